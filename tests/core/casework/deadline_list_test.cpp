#include <catch2/catch.hpp>

#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryFile>

#include "core/cases/queries.h"
#include "core/casework/deadline_list.h"
#include "core/casework/facts_parts.h"
#include "core/casework/parts.h"

#include "tests/core/casework/bench.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Bench;
using anjuan::test::caseScript;

namespace {

std::optional<DeadlineLine> lineOf(const std::vector<DeadlineLine> &lines, const char *code)
{
    for (const DeadlineLine &line : lines) {
        if (line.deadline.code == QLatin1String(code))
            return line;
    }
    return std::nullopt;
}

/// The tables hold what the records add up to, read in one go.
bool tablesHold(Bench &bench)
{
    const Library::Parts &parts = bench.library().parts();
    const auto file = CaseFile::load(*parts.store, *parts.vault, bench.caseId());
    const auto book = cases::periodBookOf(*parts.store, bench.caseId().toString());
    return file && book && *book == periodsOf(file->all());
}

} // namespace

TEST_CASE("the periods in the tables are those that the records add up to, at every step of every case", "[casework]")
{
    for (const char *name : {"C01-completed", "T01-completed", "T03-completed"}) {
        Bench bench;
        int differ = 0;
        for (const ScriptStep &one : caseScript(QString::fromLatin1(name)).steps) {
            REQUIRE(bench.perform(one));
            const bool begun = !bench.caseId().isNull(); // the unit describes itself before there is a case
            differ += begun && !tablesHold(bench) ? 1 : 0;
        }
        INFO(name);
        CHECK(differ == 0);
        CHECK(cases::periodBookOf(*bench.library().parts().store, bench.caseId().toString())->running.size() > 8);
    }
}

TEST_CASE("the open deadlines of a library explain themselves, and leave once they are kept", "[casework]")
{
    Bench bench;
    const Script script = caseScript(QStringLiteral("T03-completed"));
    bench.runUntil(script, QStringLiteral("decision"));
    const auto lines = openDeadlines(bench.library(), QDate(2025, 1, 9));
    REQUIRE(lines);
    const auto decide = lineOf(*lines, "DL-DECIDE");
    REQUIRE(decide);
    CHECK(decide->caseId == bench.caseId());
    CHECK(decide->deadline.due == QDate(2025, 4, 6));
    CHECK(decide->deadline.why.contains(QStringLiteral("自 2025-01-06 次日起算 90 日")));
    Bench whole;
    whole.runAll(script);
    CHECK_FALSE(lineOf(*openDeadlines(whole.library(), QDate(2025, 1, 20)), "DL-DECIDE"));
}

TEST_CASE("days are left out of a period by an act, and stopping and going on are acts too", "[casework]")
{
    Bench bench;
    bench.runUntil(caseScript(QStringLiteral("T03-completed")), QStringLiteral("decision"));
    const auto act = [&](const char *name, QJsonObject with) {
        with.insert(QStringLiteral("code"), QStringLiteral("DL-DECIDE"));
        with.insert(QStringLiteral("reason"), QStringLiteral("鉴定"));
        return bench.perform({QStringLiteral("zhangsan"), QString::fromLatin1(name), {}, {}, with});
    };
    const QJsonObject excluded{{QStringLiteral("excluded_on"), QStringLiteral("2025-01-09")},
                               {QStringLiteral("from_on"), QStringLiteral("2025-01-07")},
                               {QStringLiteral("to_on"), QStringLiteral("2025-01-08")},
                               {QStringLiteral("basis"), QStringLiteral("鉴定委托书")}};
    REQUIRE(act("deadline.exclude", excluded));
    const auto on = [&] { return lineOf(*openDeadlines(bench.library(), QDate(2025, 1, 9)), "DL-DECIDE")->deadline; };
    CHECK(on().due == QDate(2025, 4, 8));
    CHECK(on().plain == QDate(2025, 4, 6));
    REQUIRE(act("deadline.suspend",
                {{QStringLiteral("from_on"), QStringLiteral("2025-01-09")},
                 {QStringLiteral("basis"), QStringLiteral("另案")}}));
    CHECK(on().stopped);
    CHECK(nearnessText(on()) == QStringLiteral("中止"));
    REQUIRE(act("deadline.resume", {{QStringLiteral("resumed_on"), QStringLiteral("2025-01-10")}}));
    CHECK(on().due == QDate(2025, 4, 9));
    CHECK(tablesHold(bench));
    CHECK(bench.holds());
}

TEST_CASE("the calendar file folds its lines at 75 octets without splitting a character", "[casework]")
{
    DeadlineLine line;
    line.caseId = *CaseId::parse(QStringLiteral("00000000-0000-4000-8000-000000000001"));
    line.number = QStringLiteral("某立〔2026〕1号");
    line.cause = QStringLiteral("擅自设立弃置场受纳建筑垃圾;甲,乙\n丙");
    line.deadline.code = QStringLiteral("DL-PAY");
    line.deadline.due = QDate(2026, 4, 17);
    line.deadline.why =
        QStringLiteral("送达决定书:自 2026-04-02 次日起算 15 日;自然日,节假日计入;2026-04-17 届满。").repeated(3);
    DeadlineLine stopped = line;
    stopped.deadline.due = {};
    const QByteArray bytes =
        iCalendar({line, stopped}, QStringLiteral("示范镇"), *Instant::parse(u"2026-04-03T08:00:00+08:00"));
    for (const QByteArray &each : bytes.split('\n')) {
        CHECK(each.size() <= 76); // with the carriage return
        CHECK(QString::fromUtf8(each).toUtf8() == each);
    }
    QByteArray unfolded = bytes;
    unfolded.replace("\r\n ", "");
    CHECK(unfolded.contains("DTSTART;VALUE=DATE:20260417\r\n"));
    CHECK(unfolded.contains("DTEND;VALUE=DATE:20260418\r\n"));
    CHECK(unfolded.contains("DTSTAMP:20260403T000000Z\r\n"));
    CHECK(unfolded.contains(
        QStringLiteral("SUMMARY:缴纳罚款期限 某立〔2026〕1号 擅自设立弃置场受纳建筑垃圾\\;甲\\,乙\\n丙\r\n").toUtf8()));
    CHECK(unfolded.count("BEGIN:VEVENT") == 1);
    CHECK(bytes.startsWith("BEGIN:VCALENDAR\r\n"));
    CHECK(bytes.endsWith("END:VCALENDAR\r\n"));
}

TEST_CASE("a second reader of calendars finds every deadline in the file", "[casework]")
{
    const QString python = QStandardPaths::findExecutable(QStringLiteral("python3"), {QStringLiteral("/usr/bin")});
    REQUIRE_FALSE(python.isEmpty());
    Bench bench;
    bench.runUntil(caseScript(QStringLiteral("T03-completed")), QStringLiteral("decision"));
    const auto lines = openDeadlines(bench.library(), QDate(2025, 1, 9));
    REQUIRE(lines);
    QTemporaryFile file;
    REQUIRE(file.open());
    file.write(iCalendar(*lines, QStringLiteral("示范镇"), *Instant::parse(u"2025-01-09T08:00:00+08:00")));
    file.close();
    QProcess reader;
    reader.start(
        python,
        {QStringLiteral("-c"),
         QStringLiteral("import sys, icalendar\n"
                        "c = icalendar.Calendar.from_ical(open(sys.argv[1], 'rb').read())\n"
                        "for e in c.walk('VEVENT'): print(e['DTSTART'].dt.isoformat(), len(e['DESCRIPTION']))"),
         file.fileName()});
    REQUIRE(reader.waitForFinished());
    INFO(reader.readAllStandardError().toStdString());
    REQUIRE(reader.exitCode() == 0);
    const QStringList read =
        QString::fromUtf8(reader.readAllStandardOutput()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    REQUIRE(read.size() == static_cast<int>(lines->size()));
    for (int i = 0; i < read.size(); ++i) {
        const DeadlineLine &line = (*lines)[static_cast<std::size_t>(i)];
        CHECK(read[i] == dateText(line.deadline.due) + QStringLiteral(" %1").arg(line.deadline.why.toUcs4().size()));
    }
}

TEST_CASE("an amount outside the band of similar cases wants a reason, and the party's earlier cases are found",
          "[casework]")
{
    Bench bench;
    Script script = caseScript(QStringLiteral("T03-completed"));
    // A name alone makes nobody the same party.
    test::stepOf(script, QStringLiteral("party"))
        .with.insert(QStringLiteral("address"), QStringLiteral("尔王庄镇某村1号"));
    for (int i = 0; i < 5; ++i)
        bench.runAll(script);
    bench.runUntil(script, QStringLiteral("discretion"));
    ScriptStep heavier = test::stepOf(script, QStringLiteral("discretion"));
    const qint64 usual = heavier.with.value(QStringLiteral("fine_fen")).toInteger();
    heavier.with.insert(QStringLiteral("fine_fen"), usual + 10000);
    NoProgress quiet;
    const auto findings = bench.session(heavier.as).consider(bench.requestOf(heavier), quiet);
    REQUIRE(findings);
    CHECK(test::findingOf(*findings, "R-34-band"));
    CHECK(test::findingOf(*findings, "R-34-too-heavy"));
    CHECK(test::findingOf(*findings, "R-33-repeat"));
    heavier.with.insert(QStringLiteral("fine_fen"), usual);
    heavier.with.insert(QStringLiteral("repeat_offender"), QStringLiteral("yes"));
    REQUIRE(bench.perform(heavier));
    const QJsonObject body = bench.newestBody(QStringLiteral("discretion.applied"));
    const QJsonObject similar = body.value(QLatin1String("similar")).toObject();
    CHECK(similar.value(QLatin1String("count")).toInt() == 5);
    CHECK(similar.value(QLatin1String("median_fen")).toInteger() == usual);
    CHECK(similar.value(QLatin1String("equal")).toInt() == 5);
    CHECK(body.value(QLatin1String("earlier_cases")).toArray().size() == 5);
}
