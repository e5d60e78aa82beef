#include <catch2/catch.hpp>

#include <QtCore/QTemporaryDir>

#include "core/chain/ledger.h"

#include "tests/core/chain/unit_fixture.h"

using namespace anjuan;
using namespace anjuan::chain;
using anjuan::test::Unit;
using anjuan::test::uuidOf;

namespace {

/// A ledger in a file of its own, founded with the keys of a unit.
struct Desk {
    QTemporaryDir dir;
    std::unique_ptr<store::Store> store;
    Registry registry;
    LedgerState state;
    FixedClock clock{test::at("2026-01-05T08:30:00+08:00")};
    Unit unit;
    Actor admin{unit.adminId, &unit.admin};
    Actor zhang{unit.zhangId, &unit.zhang};

    Desk()
    {
        registry.add(chainProjection());
        state.library = unit.library;
        state.ledger = uuidOf(71);
        auto made = store::Store::create(dir.filePath(QStringLiteral("anjuan.db")));
        REQUIRE(made);
        store = std::move(*made);
        REQUIRE(store->write([&](store::Write &write) -> Result<void> {
            ANJUAN_CHECK(write.run("INSERT INTO meta (name, value) VALUES ('library', ?), ('ledger', ?)",
                                   {state.library.toString(), state.ledger}));
            return registry.createTables(write);
        }));
        REQUIRE(append(admin, unit.office, "office.founded", unit.foundingBody()));
        unit.chains[unit.office].push_back(newest(unit.office)); // the key's proof names the genesis
        REQUIRE(append(admin, unit.office, "person.key_issued", unit.issueBody(unit.zhangId, unit.zhang)));
    }

    Result<Record> append(const Actor &actor, const QString &chain, const char *kind, const QJsonObject &body = {})
    {
        std::optional<Record> made;
        const LedgerState saved = state;
        const auto done = store->write([&](store::Write &write) -> Result<void> {
            Ledger ledger(write, state, registry, clock);
            ANJUAN_TRY(made, ledger.append(actor, chain, QLatin1String(kind), body));
            return {};
        });
        if (!done) {
            state = saved;
            return fail(done.error());
        }
        return *made;
    }

    Record newest(const QString &chain)
    {
        const auto last = lastOf(*store, chain);
        REQUIRE(last);
        REQUIRE(*last);
        return **last;
    }
};

} // namespace

TEST_CASE("records follow one another in their chain, each a leaf of the ledger")
{
    Desk desk;
    const auto first =
        desk.append(desk.zhang, desk.unit.caseName, "case.opened", {{QStringLiteral("title"), QStringLiteral("甲")}});
    REQUIRE(first);
    desk.clock.moveTo(test::at("2026-01-05T09:00:00+08:00"));
    const auto second = desk.append(desk.zhang, desk.unit.caseName, "party.entered");
    REQUIRE(second);
    CHECK(first->seq == 0);
    CHECK(first->prev == Digest{});
    CHECK(second->seq == 1);
    CHECK(second->prev == first->hash);
    CHECK(second->office == desk.newest(desk.unit.office).hash);
    CHECK(second->at == desk.clock.now());
    CHECK_FALSE(second->clock);
    CHECK(keys::PublicKey::parse(desk.unit.zhang.publicPem())->verifies(second->raw, second->sig));

    const auto all = leaves(*desk.store);
    REQUIRE(all);
    CHECK(all->size() == 4);
    CHECK(all->back() == second->hash);
    CHECK(desk.state.frontier.size() == 4);
    CHECK(desk.state.frontier.root() == merkleRoot(*all));
    const auto chain = recordsOf(*desk.store, desk.unit.caseName);
    REQUIRE(chain);
    REQUIRE(chain->size() == 2);
    CHECK((*chain)[1].raw == second->raw);
    const auto found = recordByHash(*desk.store, first->hash);
    REQUIRE(found);
    CHECK((*found)->raw == first->raw);
    const auto lost = recordByHash(*desk.store, Digest{});
    REQUIRE(lost);
    CHECK_FALSE(*lost);
}

TEST_CASE("a record's time never goes back: the clock stands beside it")
{
    Desk desk;
    desk.clock.moveTo(test::at("2026-01-06T10:00:00+08:00"));
    REQUIRE(desk.append(desk.zhang, desk.unit.caseName, "case.opened"));
    desk.clock.moveTo(test::at("2026-01-05T23:00:00+08:00"));
    const auto late = desk.append(desk.zhang, desk.unit.caseName, "party.entered");
    REQUIRE(late);
    CHECK(late->at == test::at("2026-01-06T10:00:00+08:00"));
    REQUIRE(late->clock);
    CHECK(*late->clock == test::at("2026-01-05T23:00:00+08:00"));
}

TEST_CASE("nobody appends without a key of the unit, nor to a chain that another library holds")
{
    Desk desk;
    const qint64 size = desk.state.frontier.size();
    const auto refused = [&](const Actor &actor, const QString &chain, const char *kind, const QJsonObject &body = {}) {
        const auto record = desk.append(actor, chain, kind, body);
        REQUIRE_FALSE(record);
        CHECK(record.error().fault == Fault::Refused);
        CHECK(desk.state.frontier.size() == size);
        return record.error().id;
    };
    refused({desk.unit.liId, &desk.unit.li}, desk.unit.caseName, "case.opened");    // no key issued
    refused({desk.unit.liId, &desk.unit.zhang}, desk.unit.caseName, "case.opened"); // another's key
    refused(desk.zhang, desk.unit.office, "pack.adopted");                          // no administrator
    CHECK(refused(desk.zhang, deskChain(desk.unit.second), "desk.logged_in") == QStringLiteral("chain.not_holder"));
    CHECK(leaves(*desk.store)->size() == static_cast<std::size_t>(size));

    REQUIRE(desk.append(desk.admin, desk.unit.office, "library.enrolled",
                        {{QStringLiteral("library"), desk.unit.second.toString()},
                         {QStringLiteral("name"), QStringLiteral("二号机")}}));
    REQUIRE(desk.append(desk.zhang, desk.unit.caseName, "case.opened"));
    REQUIRE(desk.append(desk.zhang, desk.unit.caseName, "case.handed_over",
                        {{QStringLiteral("to_library"), desk.unit.second.toString()}}));
    const auto after = desk.append(desk.zhang, desk.unit.caseName, "party.entered");
    REQUIRE_FALSE(after);
    CHECK(after.error().id == QStringLiteral("chain.not_holder"));
}

TEST_CASE("a revoked key appends no more")
{
    Desk desk;
    REQUIRE(desk.append(desk.zhang, desk.unit.caseName, "case.opened"));
    REQUIRE(desk.append(
        desk.admin, desk.unit.office, "person.key_revoked",
        {{QStringLiteral("key"), desk.unit.zhang.id()}, {QStringLiteral("reason"), QStringLiteral("离岗")}}));
    const auto record = desk.append(desk.zhang, desk.unit.caseName, "party.entered");
    REQUIRE_FALSE(record);
    CHECK(record.error().fault == Fault::Refused);
}

TEST_CASE("a transaction that fails leaves neither record nor leaf nor row")
{
    Desk desk;
    const qint64 size = desk.state.frontier.size();
    const Digest root = desk.state.frontier.root();
    for (const char *denied : {"record", "leaf", "chain_head"}) {
        desk.store->setWriteGuard([&](QStringView table) { return table != QLatin1String(denied); });
        const auto record = desk.append(desk.zhang, desk.unit.caseName, "case.opened");
        INFO(denied);
        REQUIRE_FALSE(record);
        CHECK(record.error().id == QStringLiteral("store.write_denied"));
        desk.store->setWriteGuard({});
        CHECK(recordsOf(*desk.store, desk.unit.caseName)->empty());
        CHECK(leaves(*desk.store)->size() == static_cast<std::size_t>(size));
        CHECK(desk.state.frontier.root() == root);
    }
    CHECK(desk.append(desk.zhang, desk.unit.caseName, "case.opened"));
}

TEST_CASE("the state read back from the file is the one that was kept")
{
    Desk desk;
    REQUIRE(desk.append(desk.zhang, desk.unit.caseName, "case.opened"));
    const auto loaded = loadLedger(*desk.store);
    REQUIRE(loaded);
    CHECK(loaded->library == desk.state.library);
    CHECK(loaded->ledger == desk.state.ledger);
    CHECK(loaded->frontier.size() == desk.state.frontier.size());
    CHECK(loaded->frontier.root() == desk.state.frontier.root());
    CHECK(loaded->authority.head() == desk.state.authority.head());
    CHECK(loaded->authority.isAdmin(desk.unit.adminId));
}

TEST_CASE("a checkpoint is signed over every leaf and every head")
{
    Desk desk;
    REQUIRE(desk.append(desk.zhang, desk.unit.caseName, "case.opened"));
    const auto envelope = checkpointNow(*desk.store, desk.state, desk.zhang, desk.clock.now());
    REQUIRE(envelope);
    const auto checkpoint = parseCheckpoint(*envelope, QStringLiteral("here"));
    REQUIRE(checkpoint);
    CHECK(checkpoint->size == 3);
    CHECK(checkpoint->root == merkleRoot(*leaves(*desk.store)));
    const auto all = heads(*desk.store);
    REQUIRE(all);
    REQUIRE(all->size() == 2);
    CHECK((*all)[0].chain == desk.unit.caseName);
    CHECK((*all)[1].chain == desk.unit.office);
    CHECK((*all)[1].seq == 1);
    CHECK(checkpoint->heads == 2);
    CHECK(checkpoint->headsRoot == merkleRoot(headItems(*all)));
    CHECK(checkpoint->ledger == desk.state.ledger);
    CHECK(keys::PublicKey::parse(desk.unit.zhang.publicPem())->verifies(checkpoint->raw, checkpoint->sig));
}

TEST_CASE("a damaged record or leaf is told with its place")
{
    Desk desk;
    REQUIRE(desk.append(desk.zhang, desk.unit.caseName, "case.opened"));
    REQUIRE(desk.store->write([&](store::Write &write) -> Result<void> {
        ANJUAN_CHECK(write.script("DROP TRIGGER record_kept; DROP TRIGGER leaf_kept;"));
        return write.run("UPDATE record SET raw = x'7b7d' WHERE chain = ?", {desk.unit.caseName});
    }));
    const auto chain = recordsOf(*desk.store, desk.unit.caseName);
    REQUIRE_FALSE(chain);
    CHECK(chain.error().fault == Fault::Corrupt);
    CHECK(chain.error().args.join(QLatin1Char(' ')).contains(desk.unit.caseName + QStringLiteral("#0")));
    CHECK(loadLedger(*desk.store));
    REQUIRE(desk.store->write([&](store::Write &write) -> Result<void> {
        return write.run("UPDATE record SET raw = x'7b7d' WHERE chain = ? AND seq = 1", {desk.unit.office});
    }));
    const auto loaded = loadLedger(*desk.store);
    REQUIRE_FALSE(loaded);
    CHECK(loaded.error().fault == Fault::Corrupt);
}
