#include <random>
#include <tuple>

#include <catch2/catch.hpp>

#include <QtCore/QSet>

#include "core/base/json.h"
#include "core/base/messages.h"

#include "tests/core/chain/unit_fixture.h"

using namespace anjuan;
using namespace anjuan::chain;
using anjuan::test::Unit;
using anjuan::test::uuidOf;

namespace {

const QString kHere = QStringLiteral("here");

/// The envelope of a record object, hashed and signed whatever it holds.
QByteArray envelope(const QJsonObject &record, const keys::KeyPair &key)
{
    const QByteArray raw = *canonicalJson(record);
    return *canonicalJson(QJsonObject{{QStringLiteral("hash"), sm3(raw).hex()},
                                      {QStringLiteral("record"), record},
                                      {QStringLiteral("sig"), QString::fromLatin1(key.sign(raw)->toBase64())}});
}

bool isMalformed(const QByteArray &line)
{
    const auto record = parseEnvelope(line, kHere);
    return !record && record.error().fault == Fault::Corrupt;
}

} // namespace

TEST_CASE("chains are named by sort and uuids")
{
    const auto library = *LibraryId::parse(uuidOf(1));
    const auto id = *CaseId::parse(uuidOf(2));
    CHECK(sortOf(officeChain(uuidOf(3))) == ChainSort::Office);
    CHECK(sortOf(caseChain(id)) == ChainSort::Case);
    CHECK(sortOf(deskChain(library)) == ChainSort::Desk);
    CHECK(sortOf(accessChain(library, id)) == ChainSort::Access);
    CHECK(caseOf(caseChain(id)) == id);
    CHECK(caseOf(accessChain(library, id)) == id);
    CHECK_FALSE(caseOf(deskChain(library)));
    for (const QString &bad : {QString(), QStringLiteral("case"), QStringLiteral("case/"), QStringLiteral("case/x"),
                               caseChain(id).toUpper(), caseChain(id) + u'/', accessChain(library, id) + u'0',
                               QStringLiteral("access/") + uuidOf(1), QStringLiteral("file/") + uuidOf(1)})
        CHECK(sortOf(bad) == ChainSort::Unknown);
}

TEST_CASE("a sealed record reads back from its envelope and from its bytes")
{
    Unit unit;
    unit.found();
    const QString blob = sha256("x").hex();
    const Record &record = unit.add(unit.caseName, "evidence.added", unit.zhangId, unit.zhang,
                                    {{QStringLiteral("title"), QStringLiteral("照片")},
                                     {QStringLiteral("file_sha256"), blob},
                                     {QStringLiteral("more_sha256s"), QJsonArray{blob, sha256("y").hex()}}});
    CHECK(record.blobs == QStringList{blob, sha256("y").hex()});
    CHECK(record.key == unit.zhang.id());
    const auto again = parseEnvelope(envelopeOf(record), kHere);
    REQUIRE(again);
    CHECK(again->raw == record.raw);
    CHECK(again->hash == record.hash);
    CHECK(again->sig == record.sig);
    CHECK(again->body == record.body);
    CHECK(again->office == record.office);
    const auto stored = parseRecord(record.raw, record.sig, kHere);
    REQUIRE(stored);
    CHECK(stored->hash == record.hash);
    CHECK(stored->blobs == record.blobs);
    CHECK(keys::PublicKey::parse(unit.zhang.publicPem())->verifies(record.raw, record.sig));
    CHECK_FALSE(parseRecord(record.raw + ' ', record.sig, kHere));
    CHECK_FALSE(parseRecord("[]", record.sig, kHere));
}

TEST_CASE("no byte of an envelope can change unseen")
{
    Unit unit;
    unit.found();
    const QByteArray line = envelopeOf(unit.chains[unit.desk].front());
    const auto key = keys::PublicKey::parse(unit.admin.publicPem());
    int unseen = 0;
    for (qsizetype i = 0; i < line.size(); ++i) {
        QByteArray changed = line;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        const auto record = parseEnvelope(changed, kHere);
        unseen += record && key->verifies(record->raw, record->sig) ? 1 : 0;
    }
    CHECK(unseen == 0);
    CHECK(isMalformed(line.chopped(1)));
    CHECK(isMalformed(line + ' '));
    CHECK(isMalformed(QByteArray(line).replace("{\"hash\"", "{ \"hash\"")));
    CHECK(isMalformed("{}"));
    CHECK(isMalformed("[]"));
}

TEST_CASE("a record has exactly its members, each of its form")
{
    Unit unit;
    unit.found();
    const Record &record = unit.add(unit.caseName, "case.opened", unit.zhangId, unit.zhang, {});
    const QJsonObject good = parseCanonical(record.raw, kHere)->toObject();
    REQUIRE(parseEnvelope(envelope(good, unit.zhang), kHere));
    const QStringList members = good.keys();
    for (const QString &name : members) {
        QJsonObject without = good;
        without.remove(name);
        INFO(name.toStdString());
        CHECK(isMalformed(envelope(without, unit.zhang)));
    }
    const auto with = [&](const char *name, const QJsonValue &value) {
        QJsonObject changed = good;
        changed.insert(QLatin1String(name), value);
        return envelope(changed, unit.zhang);
    };
    CHECK(isMalformed(with("extra", 1)));
    CHECK(isMalformed(with("seq", QStringLiteral("0"))));
    CHECK(isMalformed(with("seq", -1)));
    CHECK(isMalformed(with("prev", QStringLiteral("0"))));
    CHECK(isMalformed(with("at", QStringLiteral("2026-01-01"))));
    CHECK(isMalformed(with("clock", 5)));
    CHECK(isMalformed(with("by", QStringLiteral("zhang"))));
    CHECK(isMalformed(with("key", QStringLiteral("k"))));
    CHECK(isMalformed(with("library", QStringLiteral("l"))));
    CHECK(isMalformed(with("office", QStringLiteral("o"))));
    CHECK(isMalformed(with("body", QJsonArray())));
    CHECK(isMalformed(with("chain", QStringLiteral("case/1"))));
    CHECK(isMalformed(with("blobs", QJsonArray())));
    CHECK(isMalformed(with("blobs", QJsonArray{sha256("x").hex()})));
    for (const char *kind : {"case", "case.", ".opened", "case.opened.again", "Case.opened", "case.file_updated",
                             "case.changed", "case.was_saved", "case.set", "case.opened1"})
        CHECK(isMalformed(with("kind", QString::fromLatin1(kind))));
    CHECK(parseEnvelope(with("kind", QStringLiteral("case.set_aside")), kHere));
    const auto newer = parseEnvelope(with("v", 2), kHere);
    REQUIRE_FALSE(newer);
    CHECK(newer.error().fault == Fault::Newer);
    CHECK(newer.error().id == QLatin1String("chain.newer_version"));
    // An office record names no office.
    const QJsonObject founding = parseCanonical(unit.chains[unit.office][0].raw, kHere)->toObject();
    QJsonObject two = founding;
    two.insert(QStringLiteral("office"), Digest{}.hex());
    CHECK(isMalformed(envelope(two, unit.admin)));
}

TEST_CASE("a record read where it lies is the one that is built member by member")
{
    Unit unit;
    unit.found();
    const QString blob = sha256("x").hex();
    const QJsonObject deep{{QStringLiteral("scan_sha256"), sha256("z").hex()}};
    const Record good = unit.add(unit.caseName, "evidence.added", unit.zhangId, unit.zhang,
                                 {{QStringLiteral("deep"), QJsonArray{deep, 1}},
                                  {QStringLiteral("file_sha256"), blob},
                                  {QStringLiteral("more_sha256s"), QJsonArray{blob, sha256("y").hex()}},
                                  {QStringLiteral("title"), QStringLiteral("照片\"一\"")}});
    const Record office = unit.chains[unit.office].front();
    std::minstd_rand random(11);
    const auto below = [&](qsizetype n) { return static_cast<qsizetype>(random() % static_cast<unsigned>(n)); };
    static constexpr QByteArrayView kBytes = "\"\\{}[],:-0129abfz/#.T+ _";
    int read = 0;
    for (int n = 0; n < 4000; ++n) {
        QByteArray raw = n % 5 == 0 ? office.raw : good.raw;
        for (qsizetype change = n < 5 ? 0 : 1 + below(2); change > 0; --change) {
            const qsizetype at = below(raw.size());
            if (below(2) == 0)
                raw[at] = kBytes[below(kBytes.size())];
            else if (below(2) == 0)
                raw.remove(at, 1);
            else
                raw.insert(at, kBytes[below(kBytes.size())]);
        }
        INFO(raw.toStdString());
        const QByteArray line = R"({"hash":")" + sm3(raw).toBytes().toHex() + R"(","record":)" + raw + R"(,"sig":""})";
        const auto built = parseEnvelope(line, kHere);
        const auto lean = readWhole(raw);
        REQUIRE(built.has_value() == lean.has_value());
        if (!lean)
            continue;
        ++read;
        REQUIRE(lean->body == built->body);
        REQUIRE(lean->blobs == built->blobs);
        REQUIRE(std::tie(lean->chain, lean->seq, lean->prev, lean->at, lean->clock, lean->kind, lean->by, lean->key,
                         lean->library, lean->office)
                == std::tie(built->chain, built->seq, built->prev, built->at, built->clock, built->kind, built->by,
                            built->key, built->library, built->office));
        REQUIRE(lean->at.offsetSeconds == built->at.offsetSeconds);
    }
    CHECK(read > 200);
}

TEST_CASE("a false hash or list of blobs is a finding where findings are wanted")
{
    Unit unit;
    unit.found();
    const Record &record = unit.chains[unit.desk].front();
    QByteArray line = envelopeOf(record);
    line[9] = line[9] == 'a' ? 'b' : 'a';
    Findings findings;
    CHECK(parseEnvelope(line, kHere, findings));
    REQUIRE(findings.size() == 1);
    CHECK(test::found(findings, "chain.hash_differs"));
    const auto strict = parseEnvelope(line, kHere);
    REQUIRE_FALSE(strict);
    CHECK(strict.error().id == QLatin1String("chain.malformed"));
    CHECK(describe(strict.error()).contains(kHere));
}

TEST_CASE("blobs are what the body names, in canonical order, a statement's own aside")
{
    const QString a = sha256("a").hex();
    const QString b = sha256("b").hex();
    const QString c = sha256("c").hex();
    const QJsonObject body{
        {QStringLiteral("z_sha256"), a},
        {QStringLiteral("list"), QJsonArray{QJsonObject{{QStringLiteral("x_sha256s"), QJsonArray{b, a}}}}},
        {QStringLiteral("statement"), QJsonObject{{QStringLiteral("q_sha256"), c}}}};
    CHECK(*namedBlobs(body, kHere) == QStringList{b, a});
    for (const QJsonValue &bad : {QJsonValue(1), QJsonValue(a.toUpper()), QJsonValue(QJsonArray{a})}) {
        const auto named = namedBlobs({{QStringLiteral("x_sha256"), bad}}, kHere);
        REQUIRE_FALSE(named);
        CHECK(named.error().id == QLatin1String("chain.blob_name"));
    }
    CHECK_FALSE(namedBlobs({{QStringLiteral("x_sha256s"), a}}, kHere));
    CHECK_FALSE(namedBlobs({{QStringLiteral("x_sha256s"), QJsonArray{a, 1}}}, kHere));
}

TEST_CASE("a record longer than 256 KiB is refused before it is signed")
{
    Unit unit;
    unit.found();
    Draft draft;
    draft.chain = unit.caseName;
    draft.at = test::at("2026-01-06T08:30:00+08:00");
    draft.kind = QStringLiteral("case.opened");
    draft.by = unit.zhangId;
    draft.library = unit.library;
    draft.office = unit.chains[unit.office].back().hash;
    draft.body = {{QStringLiteral("text"), QString(256 << 10, u'x')}};
    const auto record = seal(draft, unit.zhang);
    REQUIRE_FALSE(record);
    CHECK(record.error().fault == Fault::Invalid);
    CHECK(record.error().id == QLatin1String("chain.too_long"));
    draft.body = {{QStringLiteral("share"), 0.5}};
    CHECK(seal(draft, unit.zhang).error().id == QLatin1String("json.not_canonical"));
    draft.body = {};
    draft.kind = QStringLiteral("case.saved");
    CHECK_FALSE(seal(draft, unit.zhang));
}

TEST_CASE("a statement has exactly its members, and its hash")
{
    Unit unit;
    unit.found();
    const Record &record = unit.add(unit.caseName, "case.opened", unit.zhangId, unit.zhang, {});
    const QJsonObject good = unit.statement(record);
    const auto statement = parseStatement(good, kHere);
    REQUIRE(statement);
    CHECK(statement->aboutHash == record.hash);
    CHECK(keys::PublicKey::parse(unit.li.publicPem())->verifies(statement->raw, statement->sig));
    QJsonObject hash = good;
    hash.insert(QStringLiteral("hash"), Digest{}.hex());
    CHECK_FALSE(parseStatement(hash, kHere));
    QJsonObject more = good;
    more.insert(QStringLiteral("more"), 1);
    CHECK_FALSE(parseStatement(more, kHere));
    CHECK_FALSE(parseStatement({}, kHere));
    const QJsonObject inner = good.value(QStringLiteral("statement")).toObject();
    const QStringList members = inner.keys();
    for (const QString &name : members) {
        QJsonObject without = inner;
        without.remove(name);
        QJsonObject envelope = good;
        envelope.insert(QStringLiteral("statement"), without);
        CHECK_FALSE(parseStatement(envelope, kHere));
    }
}

TEST_CASE("a record must link to the one before it and stand where its kind may stand")
{
    Unit unit;
    unit.found();
    unit.add(unit.caseName, "case.opened", unit.zhangId, unit.zhang, {});
    unit.add(unit.caseName, "case.filed", unit.zhangId, unit.zhang, {});
    const auto &rows = unit.chains[unit.caseName];
    const auto check = [&](const Record &record, qint64 seq, const Record *before, const QString &chain) {
        Findings findings;
        checkLink(record, chain, seq, before, findings);
        return findings;
    };
    CHECK(check(rows[0], 0, nullptr, unit.caseName).empty());
    CHECK(check(rows[1], 1, &rows[0], unit.caseName).empty());
    CHECK(test::found(check(rows[1], 0, nullptr, unit.caseName), "chain.prev_broken"));
    CHECK(test::found(check(rows[1], 2, &rows[0], unit.caseName), "chain.another_place"));
    CHECK(test::found(check(rows[1], 1, &rows[0], test::uuidOf(9)), "chain.another_place"));
    Record earlier = rows[1];
    earlier.at.epochSeconds -= 3600;
    CHECK(test::found(check(earlier, 1, &rows[0], unit.caseName), "chain.at_moves_back"));
    Record clock = rows[1];
    clock.clock = test::at("2026-01-01T00:00:00+08:00");
    CHECK(test::found(check(clock, 1, &rows[0], unit.caseName), "chain.clock_without_cause"));
    clock.at = rows[0].at;
    CHECK(check(clock, 1, &rows[0], unit.caseName).empty());
    Record kind = rows[1];
    kind.kind = QStringLiteral("person.admin_named");
    CHECK(test::found(check(kind, 1, &rows[0], unit.caseName), "chain.office_kind_outside"));
    kind.kind = QStringLiteral("bureau.supervision_noted");
    CHECK(test::found(check(kind, 1, &rows[0], unit.caseName), "chain.bureau_kind_in_chain"));
    kind.kind = QStringLiteral("case.statement_received");
    CHECK(test::found(check(kind, 1, &rows[0], unit.caseName), "chain.statement_misplaced"));
    kind.kind = QStringLiteral("case.filed");
    kind.body = {{QStringLiteral("statement"), QJsonObject()}};
    CHECK(test::found(check(kind, 1, &rows[0], unit.caseName), "chain.statement_misplaced"));
}

TEST_CASE("a checkpoint reads back, and is checked like a record")
{
    Unit unit;
    unit.found();
    Authority authority;
    REQUIRE(unit.fold(authority).empty());
    CheckpointDraft draft{test::at("2026-01-08T17:00:00+08:00"),
                          unit.adminId,
                          1,
                          sm3("h"),
                          unit.library.toString(),
                          unit.library,
                          authority.head(),
                          sm3("r"),
                          7};
    const auto line = sealCheckpoint(draft, unit.admin);
    REQUIRE(line);
    const auto point = parseCheckpoint(*line, kHere);
    REQUIRE(point);
    CHECK(point->size == 7);
    CHECK(point->root == sm3("r"));
    Findings findings;
    checkCheckpoint(*point, authority, kHere, findings);
    CHECK(findings.empty());
    draft.office = authority.genesis();
    checkCheckpoint(*parseCheckpoint(*sealCheckpoint(draft, unit.admin), kHere), authority, kHere, findings);
    CHECK(test::found(findings, "chain.office_not_newest"));
    findings.clear();
    draft.office = authority.head();
    checkCheckpoint(*parseCheckpoint(*sealCheckpoint(draft, unit.zhang), kHere), authority, kHere, findings);
    CHECK(test::found(findings, "chain.key_of_another"));
    CHECK_FALSE(parseCheckpoint(*line + ' ', kHere));
    CHECK_FALSE(parseCheckpoint(QByteArray(*line).replace("\"size\":7", "\"size\":\"7\""), kHere));
    CHECK_FALSE(parseCheckpoint(QByteArray(*line).replace("\"size\":7", "\"size\":7,\"x\":1"), kHere));
}
