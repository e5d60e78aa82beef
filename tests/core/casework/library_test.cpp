#include <catch2/catch.hpp>

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>

#include "core/casework/parts.h"

#include "tests/core/casework/bench.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Bench;
using anjuan::test::caseScript;
using anjuan::test::stepOf;

namespace {

ScriptStep allot(int first, int last)
{
    return {QStringLiteral("admin"),
            QStringLiteral("office.allot_numbers"),
            {},
            QStringLiteral("2022-01-05T09:00:00+08:00"),
            QJsonObject{{QStringLiteral("series"), QStringLiteral("filing")},
                        {QStringLiteral("year"), 2025},
                        {QStringLiteral("first"), first},
                        {QStringLiteral("last"), last}}};
}

qint64 serialOf(Bench &bench, const Script &script)
{
    bench.runUntil(script, QStringLiteral("filed"));
    Script copy = script;
    const auto filed = bench.perform(stepOf(copy, QStringLiteral("filed")));
    INFO((filed ? "" : qPrintable(filed.error().id)));
    REQUIRE(filed);
    const QJsonObject body = bench.newestBody(QStringLiteral("case.filed"));
    const QJsonObject used = body.value(QLatin1String("numbers_used")).toArray().first().toObject();
    CHECK(body.value(QLatin1String("number")) == used.value(QLatin1String("number")));
    CHECK(bench.view().row.number == body.value(QLatin1String("number")).toString());
    return used.value(QLatin1String("serial")).toInteger();
}

} // namespace

TEST_CASE("numbers follow one another, each year from the start")
{
    Bench bench;
    CHECK(serialOf(bench, caseScript(QStringLiteral("T03-completed"))) == 1);
    CHECK(serialOf(bench, caseScript(QStringLiteral("T03-completed"))) == 2);
    CHECK(serialOf(bench, caseScript(QStringLiteral("T01-completed"))) == 1);
    CHECK(serialOf(bench, caseScript(QStringLiteral("T03-completed"))) == 3);
    CHECK(bench.holds());
}

TEST_CASE("a range of numbers is used up, and another one goes on")
{
    Bench bench;
    Script script = caseScript(QStringLiteral("T03-completed"));
    REQUIRE(bench.perform(allot(7, 8)));
    CHECK(serialOf(bench, script) == 7);
    CHECK(serialOf(bench, script) == 8);
    bench.runUntil(script, QStringLiteral("filed"));
    const qint64 before = bench.records();
    const auto refused = bench.perform(stepOf(script, QStringLiteral("filed")));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().fault == Fault::Refused);
    CHECK(refused.error().id == QStringLiteral("numbers.range_used_up"));
    CHECK(refused.error().args.contains(QStringLiteral("2025")));
    CHECK(bench.records() == before);
    REQUIRE(bench.perform(allot(20, 21)));
    CHECK(serialOf(bench, script) == 20);
    CHECK(bench.holds());
}

TEST_CASE("private particulars stand in no record and not in the database")
{
    Bench bench;
    Script script = caseScript(QStringLiteral("T03-completed"));
    const QString name = QStringLiteral("欧阳测甲");
    const QString number = QStringLiteral("110101199003079991");
    const QString told = QStringLiteral("我当时在地头抽烟后点着的");
    for (ScriptStep &step : script.steps) {
        const QString text = QString::fromUtf8(QJsonDocument(step.with).toJson(QJsonDocument::Compact))
                                 .replace(QStringLiteral("杜**"), name);
        step.with = QJsonDocument::fromJson(text.toUtf8()).object();
    }
    ScriptStep &party = stepOf(script, QStringLiteral("party"));
    party.with.insert(QStringLiteral("id_number"), number);
    party.with.insert(QStringLiteral("phone"), QStringLiteral("13900001234"));
    party.with.insert(QStringLiteral("address"), QStringLiteral("测试县测试镇测试村九号"));
    stepOf(script, QStringLiteral("inquiry"))
        .with.insert(
            QStringLiteral("qa"),
            QJsonArray{QJsonObject{{QStringLiteral("q"), QStringLiteral("怎么起的火?")}, {QStringLiteral("a"), told}}});
    // What is published names the party by the law's own wish.
    stepOf(script, QStringLiteral("publication"))
        .with.insert(QStringLiteral("text"), QStringLiteral("当事人欧某,罚款1000元。"));
    bench.runAll(script);
    CHECK(bench.view().row.party == name);
    const QString raw = bench.rawTexts();
    CHECK(raw.contains(QStringLiteral("当事人欧某")));
    REQUIRE(bench.library().parts().store->backUpTo(bench.dir() + QStringLiteral("-copy.db")));
    QFile copy(bench.dir() + QStringLiteral("-copy.db"));
    REQUIRE(copy.open(QIODevice::ReadOnly));
    const QByteArray bytes = copy.readAll();
    CHECK(bytes.contains(QStringLiteral("当事人欧某").toUtf8()));
    for (const QString &secret :
         {name, number, told, QStringLiteral("13900001234"), QStringLiteral("测试县测试镇测试村九号")}) {
        INFO(qPrintable(secret));
        CHECK_FALSE(raw.contains(secret));
        CHECK_FALSE(bytes.contains(secret.toUtf8()));
    }
    for (const char *secret : {"demo-2026", "PRIVATE KEY"})
        CHECK_FALSE(bytes.contains(secret));
    // A name alone cannot be guessed from its digest: equal particulars give different contents.
    const QString digest =
        bench.newestBody(QStringLiteral("party.entered")).value(QLatin1String("private_sha256")).toString();
    bench.runUntil(script, QStringLiteral("inspection"));
    CHECK(bench.newestBody(QStringLiteral("party.entered")).value(QLatin1String("private_sha256")).toString()
          != digest);
}

TEST_CASE("every act of a case writes the ledger's and the projections' tables and no other")
{
    Bench bench;
    store::Store &store = *bench.library().parts().store;
    const QStringList allowed = bench.library().parts().registry.tables()
        + QStringList{QStringLiteral("record"), QStringLiteral("leaf"), QStringLiteral("checkpoint")};
    QStringList refused;
    QStringList asked;
    store.setWriteGuard([&](QStringView table) {
        if (!asked.contains(table.toString()))
            asked += table.toString();
        if (allowed.contains(table.toString()))
            return true;
        refused += table.toString();
        return false;
    });
    for (const char *name : {"C01-completed", "T01-completed", "T03-completed"})
        bench.runAll(caseScript(QLatin1String(name)));
    INFO(qPrintable(refused.join(QLatin1Char(' '))));
    CHECK(refused.isEmpty());
    for (const char *table : {"record", "leaf", "case_row", "party", "evidence", "document", "review_round", "service",
                              "publication", "dossier"}) {
        INFO(table);
        CHECK(asked.contains(QLatin1String(table)));
    }
    store.setWriteGuard({});
    CHECK(bench.holds());
}

TEST_CASE("an act whose record cannot be written leaves nothing at all")
{
    Bench bench;
    Script script = caseScript(QStringLiteral("T03-completed"));
    bench.runUntil(script, QStringLiteral("filed"));
    bench.session(test::kOfficer);
    const qint64 before = bench.records();
    const QString root = bench.library().info().ledgerRoot;
    store::Store &store = *bench.library().parts().store;
    for (const char *denied : {"leaf", "step", "document"}) {
        store.setWriteGuard([&](QStringView table) { return table != QLatin1String(denied); });
        const auto outcome = bench.perform(stepOf(script, QStringLiteral("filed")));
        INFO(denied);
        REQUIRE_FALSE(outcome);
        CHECK(outcome.error().id == QStringLiteral("store.write_denied"));
        store.setWriteGuard({});
        CHECK(bench.records() == before);
        CHECK(bench.library().info().ledgerRoot == root);
    }
    CHECK(bench.holds());
    const auto outcome = bench.perform(stepOf(script, QStringLiteral("filed")));
    REQUIRE(outcome);
    // The number that the failed attempts would have taken is not lost.
    CHECK(bench.newestBody(QStringLiteral("case.filed"))
              .value(QLatin1String("numbers_used"))
              .toArray()
              .first()
              .toObject()
              .value(QLatin1String("serial"))
              .toInteger()
          == 1);
    CHECK(bench.holds());
}

TEST_CASE("a library opened for reading takes no act")
{
    Bench bench;
    bench.runUntil(caseScript(QStringLiteral("T03-completed")), QStringLiteral("party"));
    const qint64 before = bench.records();
    auto reader = Library::open(bench.dir(), Access::ReadOnly, bench.clock());
    REQUIRE(reader);
    {
        auto session = (*reader)->logIn(test::kOfficer, Secret(QByteArray("demo-2026")));
        REQUIRE(session);
        Script script = caseScript(QStringLiteral("T03-completed"));
        NoProgress quiet;
        const auto outcome = (*session)->perform(bench.requestOf(stepOf(script, QStringLiteral("party"))), quiet);
        REQUIRE_FALSE(outcome);
        CHECK(outcome.error().id == QStringLiteral("library.read_only"));
        const auto rebuilt = (*reader)->rebuild(quiet);
        REQUIRE_FALSE(rebuilt);
        CHECK(rebuilt.error().id == QStringLiteral("library.read_only"));
    }
    CHECK(bench.records() == before);
    const auto second = Library::open(bench.dir(), Access::ReadWrite, bench.clock());
    REQUIRE_FALSE(second);
    CHECK(second.error().fault == Fault::Busy);
}

TEST_CASE("a log-in is one person's, and is taken once")
{
    Bench bench;
    const auto wrong = bench.library().logIn(test::kOfficer, Secret(QByteArray("demo-2027")));
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().id == QStringLiteral("keys.wrong_password"));
    const auto nobody = bench.library().logIn(QStringLiteral("nobody"), Secret(QByteArray("demo-2026")));
    REQUIRE_FALSE(nobody);
    CHECK(nobody.error().id == QStringLiteral("library.no_login"));
    bench.session(QStringLiteral("admin")); // a log-in is a record
    const qint64 before = bench.records();
    const auto twice = bench.perform(
        {QStringLiteral("admin"),
         QStringLiteral("office.register_person"),
         {},
         {},
         QJsonObject{{QStringLiteral("name"), QStringLiteral("另一人")}, {QStringLiteral("login"), test::kOfficer}}});
    REQUIRE_FALSE(twice);
    CHECK(twice.error().id == QStringLiteral("office.login_taken"));
    Request weak;
    weak.act = QStringLiteral("office.register_person");
    weak.with = QJsonObject{{QStringLiteral("name"), QStringLiteral("另一人")},
                            {QStringLiteral("login"), QStringLiteral("another")}};
    weak.secrets.emplace(QStringLiteral("password"), Secret(QByteArray("short")));
    NoProgress quiet;
    const auto refused = bench.session(QStringLiteral("admin")).perform(weak, quiet);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().id == QStringLiteral("library.weak_password"));
    CHECK(bench.records() == before);
}

TEST_CASE("a case's own clock never goes back: an earlier time is kept beside the record")
{
    Bench bench;
    Script script = caseScript(QStringLiteral("T03-completed"));
    bench.runUntil(script, QStringLiteral("inspection"));
    ScriptStep early = stepOf(script, QStringLiteral("inspection"));
    early.at = QStringLiteral("2024-12-01T08:00:00+08:00");
    REQUIRE(bench.perform(early));
    const auto rows = bench.library().parts().store->rows(
        "SELECT json_extract(CAST(raw AS TEXT), '$.at'), json_extract(CAST(raw AS TEXT), '$.clock') "
        "FROM record WHERE json_extract(CAST(raw AS TEXT), '$.kind') = 'inspection.recorded'");
    REQUIRE(rows);
    REQUIRE(rows->size() == 1);
    CHECK(rows->front().text(0) == stepOf(script, QStringLiteral("party")).at);
    CHECK(rows->front().text(1) == early.at);
    CHECK(bench.holds());
}

TEST_CASE("verify tells a record that was signed around the rules, and one that no rule knows")
{
    Bench bench;
    bench.runUntil(caseScript(QStringLiteral("T03-completed")), QStringLiteral("notice"));
    REQUIRE(bench.holds());
    const QString chain = chain::caseChain(bench.caseId());
    const qint64 length = static_cast<qint64>(bench.view().timeline.size());
    const auto around = [&](const char *kind, const QJsonObject &body) {
        const chain::Actor actor = bench.session(test::kOfficer).key().actor();
        REQUIRE(bench.library().parts().transact([&](store::Write &, chain::Ledger &ledger) -> Result<void> {
            ANJUAN_CHECK(ledger.append(actor, chain, QLatin1String(kind), body));
            return {};
        }));
    };
    const QString officer = bench.session(test::kOfficer).person().toString();
    around("decision.issued",
           {{QStringLiteral("decided_on"), QStringLiteral("2025-01-07")},
            {QStringLiteral("outcome"), QStringLiteral("penalty")},
            {QStringLiteral("officers"), QJsonArray{officer}},
            {QStringLiteral("fine_fen"), 100000},
            {QStringLiteral("warning"), false},
            {QStringLiteral("content_digest"), QString(64, QLatin1Char('0'))},
            {QStringLiteral("number"), QStringLiteral("x")}});
    around("case.blessed", {{QStringLiteral("by"), QStringLiteral("nobody")}});
    NoProgress quiet;
    const auto report = bench.library().verify({}, quiet);
    REQUIRE(report);
    QStringList told;
    for (const Finding &finding : report->findings) {
        UNSCOPED_INFO(qPrintable(finding.where + QLatin1Char(' ') + finding.error.id + QLatin1Char(' ')
                                 + finding.error.args.join(QLatin1Char(' '))));
        told += finding.where.mid(chain.size()) + QLatin1Char(' ') + finding.error.id + QLatin1Char(' ')
            + finding.error.args.value(0);
    }
    const QString decision = QStringLiteral("#%1 ").arg(length);
    CHECK(told.contains(decision + QStringLiteral("verify.without_gate R-62-notice")));
    CHECK(told.contains(decision + QStringLiteral("verify.without_gate R-58-review")));
    CHECK(std::any_of(told.begin(), told.end(), [&](const QString &one) {
        return one.startsWith(QStringLiteral("#%1 verify.body").arg(length + 1));
    }));
}
