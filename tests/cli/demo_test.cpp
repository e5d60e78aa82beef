#include <csignal>

#include <catch2/catch.hpp>

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QThread>

#include "tests/cli/runs.h"

using namespace anjuan::test;

TEST_CASE("the training library has three archived cases and holds")
{
    const Desk desk;
    const QString library = desk.demo();
    const QJsonArray cases = done({QStringLiteral("list"), library, QStringLiteral("--json")}).json().toArray();
    REQUIRE(cases.size() == 3);
    for (const auto item : cases) {
        const QJsonObject row = item.toObject();
        for (const char *member :
             {"id", "number", "cause", "party", "stage_text", "opened_on", "filed_on", "decided_on"})
            CHECK_FALSE(row.value(QLatin1String(member)).toString().isEmpty());
        CHECK(row.value(QLatin1String("stage")).toString() == QLatin1String("archived"));
        CHECK(row.value(QLatin1String("fine_fen")).toInteger() > 0);
    }
    CHECK(findings(library).isEmpty());
}

TEST_CASE("show tells what the library is and pins its genesis")
{
    const Desk desk;
    const QString library = desk.demo();
    const QJsonObject info = done({QStringLiteral("show"), library, QStringLiteral("--json")}).json().toObject();
    const QString founded =
        sql(library, QStringLiteral("SELECT hash FROM record WHERE chain LIKE 'office/%' AND seq = 0"));
    CHECK(info.value(QLatin1String("genesis")).toString() == founded);
    CHECK(info.value(QLatin1String("records")).toInteger() == records(library));
    CHECK(info.value(QLatin1String("demo")).toBool());
    CHECK(info.value(QLatin1String("root")).toString().size() == 64);
    CHECK(info.value(QLatin1String("unit_name")).toString().contains(QStringLiteral("示例镇")));
}

TEST_CASE("show tells a case by its id and by its number")
{
    const Desk desk;
    const QString library = desk.demo();
    const QJsonObject row =
        done({QStringLiteral("list"), library, QStringLiteral("--json")}).json().toArray().first().toObject();
    const QString id = row.value(QLatin1String("id")).toString();
    const Ran byId = done({QStringLiteral("show"), library, id, QStringLiteral("--json")});
    const Ran byNumber = done(
        {QStringLiteral("show"), library, row.value(QLatin1String("number")).toString(), QStringLiteral("--json")});
    CHECK(byId.out == byNumber.out);
    const QJsonObject view = byId.json().toObject();
    CHECK(view.value(QLatin1String("timeline")).toArray().size() == records(library, QStringLiteral("case/") + id));
    QStringList forms;
    for (const auto document : view.value(QLatin1String("documents")).toArray())
        forms += document.toObject().value(QLatin1String("form")).toString();
    for (const char *form : {"filing_approval", "inquiry_record", "penalty_notice", "review_opinion",
                             "penalty_decision", "service_receipt"})
        CHECK(forms.contains(QLatin1String(form)));
    for (const auto record : view.value(QLatin1String("timeline")).toArray())
        CHECK(record.toObject().value(QLatin1String("verdict")).toString() != QLatin1String("late"));
    CHECK(cli({QStringLiteral("show"), library, QStringLiteral("无此案")}).exit == 3);
    const QJsonArray found =
        done({QStringLiteral("list"), library, row.value(QLatin1String("party")).toString(), QStringLiteral("--json")})
            .json()
            .toArray();
    CHECK(found.size() == 1);
    CHECK(done({QStringLiteral("list"), library, QStringLiteral("无此当事人"), QStringLiteral("--json")})
              .json()
              .toArray()
              .isEmpty());
}

TEST_CASE("rebuild gives the same tables row for row")
{
    const Desk desk;
    const QString library = desk.demo();
    const QString before = dump(library);
    CHECK(before.count(QLatin1Char('\n')) > 200);
    QString all;
    for (const QString &table : projectionTables(library))
        all += QStringLiteral("DELETE FROM %1;").arg(table);
    sql(library, all);
    REQUIRE(dump(library) != before);
    done({QStringLiteral("rebuild"), library});
    CHECK(dump(library) == before);
    CHECK(findings(library).isEmpty());
}

TEST_CASE("every act is listed with its fields")
{
    const QJsonArray acts = done({QStringLiteral("acts"), QStringLiteral("--json")}).json().toArray();
    CHECK(acts.size() > 50);
    for (const auto item : acts) {
        const QJsonObject act = item.toObject();
        INFO(qPrintable(act.value(QLatin1String("act")).toString()));
        CHECK(act.value(QLatin1String("with")).toObject().value(QLatin1String("type")).toString()
              == QLatin1String("object"));
        CHECK_FALSE(act.value(QLatin1String("kind")).toString().isEmpty());
        CHECK_FALSE(act.value(QLatin1String("title")).toString().isEmpty());
    }
}

TEST_CASE("a demo that cannot be made leaves nothing behind")
{
    const Desk desk;
    const QString file = desk.file(QStringLiteral("file"), "x");
    const Ran under = cli({QStringLiteral("demo"), file + QStringLiteral("/demo")});
    CHECK(under.exit == 3);
    desk.demo(QStringLiteral("there"));
    const qint64 count = records(desk.path(QStringLiteral("there")));
    CHECK(cli({QStringLiteral("demo"), desk.path(QStringLiteral("there"))}).exit == 1);
    CHECK(records(desk.path(QStringLiteral("there"))) == count);
    CHECK(desk.entries() == QStringList{QStringLiteral("file"), QStringLiteral("there")});
}

TEST_CASE("a demo that is interrupted leaves nothing behind")
{
    const Desk desk;
    QProcess process;
    prepare(process);
    process.start(QStringLiteral(ANJUAN_CLI), {QStringLiteral("demo"), desk.path(QStringLiteral("demo"))});
    REQUIRE(process.waitForStarted());
    // Until it is at work beside its place.
    for (int i = 0; i < 400 && desk.entries().isEmpty(); ++i)
        QThread::msleep(25);
    REQUIRE_FALSE(desk.entries().isEmpty());
    REQUIRE(::kill(static_cast<pid_t>(process.processId()), SIGINT) == 0);
    REQUIRE(process.waitForFinished(60000));
    CHECK(process.exitStatus() == QProcess::NormalExit);
    CHECK(process.exitCode() == 1);
    CHECK(desk.entries().isEmpty());
}
