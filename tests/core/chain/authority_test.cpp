#include <catch2/catch.hpp>

#include "tests/core/chain/unit_fixture.h"

using namespace anjuan;
using namespace anjuan::chain;
using anjuan::test::found;
using anjuan::test::Unit;
using anjuan::test::uuidOf;

namespace {

/// What the fold finds after one more office record.
Findings after(Unit &unit, const char *kind, const PersonId &by, const keys::KeyPair &key, QJsonObject body,
               std::optional<LibraryId> from = {})
{
    unit.add(unit.office, kind, by, key, std::move(body), from);
    Authority authority;
    return unit.fold(authority);
}

QJsonObject person(int n)
{
    return {{QStringLiteral("person"), uuidOf(n)}};
}

} // namespace

TEST_CASE("a founded unit has its people, libraries, bureau and holder")
{
    Unit unit;
    unit.found();
    Authority authority;
    CHECK_FALSE(authority.isFounded());
    REQUIRE(unit.fold(authority).empty());
    CHECK(authority.isFounded());
    CHECK(authority.size() == 6);
    CHECK(authority.genesis() == unit.chains[unit.office][0].hash);
    CHECK(authority.head() == unit.chains[unit.office][5].hash);
    CHECK(authority.chainName() == unit.office);
    CHECK(authority.unitName() == QStringLiteral("示例镇综合行政执法队"));
    CHECK(authority.unitCode() == QLatin1String("000000000"));
    CHECK_FALSE(authority.isDemo());
    CHECK(authority.holder() == unit.library);
    CHECK(authority.isAdmin(unit.adminId));
    CHECK_FALSE(authority.isAdmin(unit.zhangId));
    CHECK_FALSE(authority.isEnrolledAt(unit.second, 3));
    CHECK(authority.isEnrolledAt(unit.second, 4));
    CHECK_FALSE(authority.isEnrolledAt(unit.second, 99));
    CHECK(authority.bureauKeys().contains(unit.bureau.id()));
    CHECK(authority.keys().size() == 3);
    CHECK(authority.keys().at(unit.zhang.id()).issuedAt == 1);
    CHECK(authority.seqOf(unit.chains[unit.office][2].hash) == 2);
    CHECK_FALSE(authority.seqOf(Digest{}));
}

TEST_CASE("a training library says so in its founding")
{
    Unit unit;
    QJsonObject body = unit.foundingBody();
    body.insert(QStringLiteral("demo"), true);
    unit.addOffice("office.founded", body);
    Authority authority;
    CHECK(unit.fold(authority).empty());
    CHECK(authority.isDemo());
    Unit other;
    body = other.foundingBody();
    body.insert(QStringLiteral("demo"), false);
    CHECK(found(after(other, "office.founded", other.adminId, other.admin, body), "chain.office_body"));
}

TEST_CASE("a founding must agree with itself")
{
    const auto fault = [](const char *member, const QJsonValue &value) {
        Unit unit;
        QJsonObject body = unit.foundingBody();
        body.insert(QLatin1String(member), value);
        return after(unit, "office.founded", unit.adminId, unit.admin, body);
    };
    const QString otherPem = QString::fromLatin1(keys::KeyPair::generate()->publicPem());
    CHECK(found(fault("recovery_public_key", otherPem), "chain.founding_disagrees"));
    CHECK(found(fault("person", uuidOf(9)), "chain.founding_disagrees"));
    CHECK(found(fault("public_key", otherPem), "chain.key_id_differs"));
    CHECK(found(fault("person", QStringLiteral("x")), "chain.office_body"));
    CHECK(found(fault("extra", 1), "chain.office_body"));
    CHECK(found(fault("unit_name", 1), "chain.office_body"));
    Unit unit;
    QJsonObject own = unit.foundingBody();
    own.insert(QStringLiteral("recovery_key"), unit.admin.id());
    own.insert(QStringLiteral("recovery_public_key"), QString::fromLatin1(unit.admin.publicPem()));
    CHECK(found(after(unit, "office.founded", unit.adminId, unit.admin, own), "chain.key_issued_twice"));
    Unit first;
    CHECK(found(after(first, "person.admin_named", first.adminId, first.admin, person(2)), "chain.founding_place"));
    Unit twice;
    twice.found();
    CHECK(found(after(twice, "office.founded", twice.adminId, twice.admin, twice.foundingBody()),
                "chain.founding_place"));
}

TEST_CASE("only an administrator at the holding library writes in the office chain")
{
    Unit unit;
    unit.found();
    CHECK(found(after(unit, "pack.adopted", unit.zhangId, unit.zhang, {}), "chain.not_administrator"));
    Unit elsewhere;
    elsewhere.found();
    CHECK(found(after(elsewhere, "pack.adopted", elsewhere.adminId, elsewhere.admin, {}, elsewhere.second),
                "chain.not_office_holder"));
    Unit another;
    another.found();
    CHECK(found(after(another, "pack.adopted", another.adminId, another.zhang, {}), "chain.key_of_another"));
    Unit stranger;
    stranger.found();
    CHECK(found(after(stranger, "pack.adopted", stranger.adminId, *keys::KeyPair::generate(), {}),
                "chain.key_not_issued"));
    Unit forged;
    forged.found();
    forged.addOffice("pack.adopted", {});
    forged.chains[forged.office].back().sig = *forged.admin.sign("other");
    Authority authority;
    CHECK(found(forged.fold(authority), "chain.signature_fails"));
    Authority trusting;
    Findings findings;
    for (const Record &record : forged.chains[forged.office])
        trusting.add(record, findings, false);
    CHECK(findings.empty());
}

TEST_CASE("the office chain moves to an enrolled library, and to no other")
{
    Unit unit;
    unit.found();
    const auto to = [](const LibraryId &id) { return QJsonObject{{QStringLiteral("to_library"), id.toString()}}; };
    CHECK(after(unit, "office.handed_over", unit.adminId, unit.admin, to(unit.second)).empty());
    CHECK(after(unit, "pack.adopted", unit.adminId, unit.admin, {}, unit.second).empty());
    CHECK(found(after(unit, "pack.adopted", unit.adminId, unit.admin, {}), "chain.not_office_holder"));
    Unit other;
    other.found();
    CHECK(found(after(other, "office.handed_over", other.adminId, other.admin, to(*LibraryId::parse(uuidOf(77)))),
                "chain.handed_to_stranger"));
}

TEST_CASE("a key is issued once, with proof that its owner holds it")
{
    const auto issue = [](auto &&change) {
        Unit unit;
        unit.found();
        const auto fresh = *keys::KeyPair::generate();
        QJsonObject body = unit.issueBody(unit.liId, fresh);
        change(unit, body);
        return after(unit, "person.key_issued", unit.adminId, unit.admin, body);
    };
    CHECK(issue([](Unit &, QJsonObject &) {}).empty());
    CHECK(found(issue([](Unit &u, QJsonObject &body) { body = u.issueBody(u.liId, u.zhang); }),
                "chain.key_issued_twice"));
    CHECK(found(issue([](Unit &u, QJsonObject &body) { body = u.issueBody(u.liId, u.recovery); }),
                "chain.key_issued_twice"));
    CHECK(found(issue([](Unit &u, QJsonObject &body) { body = u.issueBody(u.liId, u.bureau); }),
                "chain.key_issued_twice"));
    CHECK(found(issue([](Unit &u, QJsonObject &body) {
                    body.insert(QStringLiteral("proof"), QString::fromLatin1(u.admin.sign("x")->toBase64()));
                }),
                "chain.proof_fails"));
    CHECK(found(issue([](Unit &, QJsonObject &body) { body.insert(QStringLiteral("proof"), QStringLiteral("?")); }),
                "chain.proof_fails"));
    CHECK(found(issue([](Unit &, QJsonObject &body) { body.insert(QStringLiteral("person"), uuidOf(8)); }),
                "chain.proof_fails"));
    CHECK(
        found(issue([](Unit &, QJsonObject &body) { body.insert(QStringLiteral("public_key"), QStringLiteral("x")); }),
              "chain.key_id_differs"));
}

TEST_CASE("a revoked key signs nothing after its revocation")
{
    Unit unit;
    unit.found();
    unit.addOffice("person.key_issued", unit.issueBody(unit.adminId, *keys::KeyPair::generate()));
    const auto before = unit.chains[unit.office].back().hash;
    unit.revoke(unit.zhang);
    Authority authority;
    REQUIRE(unit.fold(authority).empty());
    const QByteArray words = "words";
    const QByteArray sig = *unit.zhang.sign(words);
    const QString where = QStringLiteral("x");
    const auto check = [&](const std::optional<Digest> &office) {
        Findings findings;
        authority.check(where, office, unit.zhangId, unit.zhang.id(), unit.library, words, sig, false, findings);
        return findings;
    };
    CHECK(check(before).empty());
    CHECK(found(check(authority.head()), "chain.key_revoked"));
    CHECK(found(check(authority.genesis()), "chain.key_not_issued"));
    CHECK(found(check(Digest{}), "chain.office_unknown"));
    CHECK(found(check(std::nullopt), "chain.office_unknown"));
    CHECK(found(after(unit, "person.key_revoked", unit.adminId, unit.admin,
                      {{QStringLiteral("key"), unit.zhang.id()}, {QStringLiteral("reason"), QString()}}),
                "chain.revokes_nothing"));
    Unit self;
    self.found();
    self.revoke(self.admin);
    Authority none;
    CHECK(found(self.fold(none), "chain.no_administrator"));
}

TEST_CASE("there is always an administrator with a key in force")
{
    Unit unit;
    unit.found();
    CHECK(found(after(unit, "person.admin_removed", unit.adminId, unit.admin, person(1)), "chain.no_administrator"));
    Unit two;
    two.found();
    CHECK(after(two, "person.admin_named", two.adminId, two.admin, person(2)).empty());
    CHECK(after(two, "person.admin_removed", two.zhangId, two.zhang, person(1)).empty());
    Authority authority;
    two.fold(authority);
    CHECK(authority.isAdminAt(two.adminId, 6));
    CHECK_FALSE(authority.isAdmin(two.adminId));
    CHECK(authority.isAdmin(two.zhangId));
}

TEST_CASE("the recovery key names a new administrator from any enrolled library")
{
    const auto recover = [](const LibraryId &from, const PersonId &by, bool rightKey) {
        Unit unit;
        unit.found();
        const auto fresh = *keys::KeyPair::generate();
        const PersonId seven = *PersonId::parse(uuidOf(7));
        unit.add(unit.office, "office.recovered", by, rightKey ? unit.recovery : unit.zhang,
                 unit.issueBody(seven, fresh), from);
        Authority authority;
        const Findings findings = unit.fold(authority);
        if (findings.empty()) {
            CHECK(authority.holder() == from);
            CHECK(authority.isAdmin(seven));
            CHECK(authority.keys().contains(fresh.id()));
        }
        return findings;
    };
    const Unit ids;
    const PersonId seven = *PersonId::parse(uuidOf(7));
    CHECK(recover(ids.second, seven, true).empty());
    CHECK(found(recover(ids.second, seven, false), "chain.not_recovery_key"));
    CHECK(found(recover(ids.second, ids.adminId, true), "chain.not_recovery_key"));
    CHECK(found(recover(*LibraryId::parse(uuidOf(77)), seven, true), "chain.not_office_holder"));
}

TEST_CASE("the bureau's key is its own and signs the bureau's statements alone")
{
    Unit unit;
    unit.found();
    Authority authority;
    unit.fold(authority);
    const QByteArray words = "words";
    const auto check = [&](const keys::KeyPair &key) {
        Findings findings;
        const auto seq = authority.check(QStringLiteral("x"), Digest{}, unit.adminId, key.id(), std::nullopt, words,
                                         *key.sign(words), true, findings);
        CHECK(seq == -1);
        return findings;
    };
    CHECK(check(unit.bureau).empty());
    CHECK(found(check(unit.admin), "chain.not_bureau_key"));
    QJsonObject body = unit.bureauBody();
    body.insert(QStringLiteral("key"), unit.zhang.id());
    body.insert(QStringLiteral("public_key"), QString::fromLatin1(unit.zhang.publicPem()));
    CHECK(found(after(unit, "office.bureau_pinned", unit.adminId, unit.admin, body), "chain.bureau_key"));
}

TEST_CASE("a library that is not enrolled writes nothing that counts")
{
    Unit unit;
    unit.found();
    Authority authority;
    unit.fold(authority);
    Findings findings;
    authority.check(QStringLiteral("x"), authority.head(), unit.zhangId, unit.zhang.id(), *LibraryId::parse(uuidOf(77)),
                    "m", *unit.zhang.sign("m"), false, findings);
    CHECK(found(findings, "chain.library_not_enrolled"));
}

TEST_CASE("the acceptance of a late record is remembered with its place")
{
    Unit unit;
    unit.found();
    CHECK(
        after(unit, "person.late_record_accepted", unit.adminId, unit.admin, {{QStringLiteral("hash"), sm3("x").hex()}})
            .empty());
    Authority authority;
    unit.fold(authority);
    CHECK(authority.hasLateAcceptances());
    CHECK(authority.lateAcceptedAt(sm3("x")) == 6);
    CHECK_FALSE(authority.lateAcceptedAt(sm3("y")));
}
