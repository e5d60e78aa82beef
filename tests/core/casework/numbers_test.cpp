#include <catch2/catch.hpp>

#include "core/casework/numbers.h"

#include "tests/core/casework/bench.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Bench;
using anjuan::test::caseScript;

namespace {

constexpr int kYear = 2025;

Result<Outcome> inOffice(Bench &bench, const char *act, const QJsonObject &with)
{
    return bench.perform(
        {QStringLiteral("admin"), QLatin1String(act), {}, QStringLiteral("2025-01-05T09:00:00+08:00"), with});
}

QJsonObject series(const char *kind, std::initializer_list<std::pair<const char *, QJsonValue>> more)
{
    QJsonObject with{{QStringLiteral("series"), QString::fromUtf8(kind)}, {QStringLiteral("year"), kYear}};
    for (const auto &[name, value] : more)
        with.insert(QLatin1String(name), value);
    return with;
}

/// A case that is filed, and a notice of inquiry made in it: its number.
QString inquiry(Bench &bench, const QJsonObject &more = {})
{
    QJsonObject with{{QStringLiteral("form"), QStringLiteral("inquiry_notice")}, {QStringLiteral("by_hand"), true}};
    for (auto it = more.begin(); it != more.end(); ++it)
        with.insert(it.key(), it.value());
    NoProgress progress;
    const auto made = bench.session(test::kOfficer)
                          .perform({.act = QStringLiteral("document.make"),
                                    .caseId = bench.caseId(),
                                    .with = with,
                                    .secrets = {},
                                    .filesFrom = {}},
                                   progress);
    INFO((made ? "" : qPrintable(made.error().id)));
    REQUIRE(made);
    return bench.newestBody(QStringLiteral("document.made")).value(QLatin1String("number")).toString();
}

QString shown(const NumberLedger &ledger)
{
    static const char *const states[] = {"used", "before", "void", "gap", "explained"};
    QStringList out;
    for (const NumberLedger::Row &row : ledger.rows)
        out += QStringLiteral("%1-%2 %3")
                   .arg(row.first)
                   .arg(row.last)
                   .arg(QLatin1String(states[static_cast<int>(row.state)]));
    return out.join(QStringLiteral(", "));
}

} // namespace

TEST_CASE("a unit goes on after the numbers it used before the program came")
{
    Bench bench;
    bench.runUntil(caseScript(QStringLiteral("T03-completed")), QStringLiteral("filed"));
    REQUIRE(inOffice(bench, "numbers.note_used", series("询", {{"last", 37}})));
    bench.clock().moveTo(*Instant::parse(u"2025-11-01T09:00:00+08:00"));
    CHECK(inquiry(bench).contains(QStringLiteral("038号")));
    CHECK(inquiry(bench).contains(QStringLiteral("039号")));
    // A new year begins at the beginning, whatever was used in the old one.
    bench.clock().moveTo(*Instant::parse(u"2026-01-02T09:00:00+08:00"));
    CHECK(inquiry(bench).contains(QStringLiteral("〔2026〕第001号")));
    CHECK(bench.holds());
}

TEST_CASE("void numbers are kept and not used again, and a gap is asked for until it is explained")
{
    Bench bench;
    bench.runUntil(caseScript(QStringLiteral("T03-completed")), QStringLiteral("filed"));
    REQUIRE(inOffice(bench, "numbers.void", series("询", {{"serial", 2}, {"reason", QStringLiteral("填写有误")}})));
    bench.clock().moveTo(*Instant::parse(u"2025-11-01T09:00:00+08:00"));
    CHECK(inquiry(bench).contains(QStringLiteral("001号")));
    CHECK(inquiry(bench).contains(QStringLiteral("003号")));
    bench.clock().moveTo(*Instant::parse(u"2025-11-02T09:00:00+08:00"));
    REQUIRE(bench.perform({QStringLiteral("admin"),
                           QStringLiteral("office.allot_numbers"),
                           {},
                           QStringLiteral("2025-11-02T09:00:00+08:00"),
                           series("询", {{"first", 7}, {"last", 9}})}));
    CHECK(inquiry(bench).contains(QStringLiteral("007号")));
    auto ledger = numberLedger(bench.library(), QStringLiteral("询"), kYear);
    REQUIRE(ledger);
    CHECK(shown(*ledger).toStdString() == "1-1 used, 2-2 void, 3-3 used, 4-6 gap, 7-7 used");
    CHECK(ledger->hasOpenGap());
    CHECK(ledger->next == 8);
    REQUIRE(bench.perform({QStringLiteral("admin"),
                           QStringLiteral("numbers.explain_gap"),
                           {},
                           QStringLiteral("2025-11-03T09:00:00+08:00"),
                           series("inquiry", {{"first", 4}, {"last", 6}, {"reason", QStringLiteral("分给二中队")}})}));
    ledger = numberLedger(bench.library(), QStringLiteral("询"), kYear);
    REQUIRE(ledger);
    CHECK(shown(*ledger).toStdString() == "1-1 used, 2-2 void, 3-3 used, 4-6 explained, 7-7 used");
    CHECK_FALSE(ledger->hasOpenGap());
    CHECK(bench.holds());
}

TEST_CASE("a number is put in after another, and one of another office stands outside the series")
{
    Bench bench;
    bench.runUntil(caseScript(QStringLiteral("T03-completed")), QStringLiteral("filed"));
    bench.clock().moveTo(*Instant::parse(u"2025-11-01T09:00:00+08:00"));
    CHECK(inquiry(bench).contains(QStringLiteral("001号")));
    CHECK(inquiry(bench, {{QStringLiteral("number_after"), 1}}).contains(QStringLiteral("001-1号")));
    CHECK(inquiry(bench, {{QStringLiteral("number_after"), 1}}).contains(QStringLiteral("001-2号")));
    CHECK(inquiry(bench, {{QStringLiteral("outside_number"), QStringLiteral("石政函〔2025〕8号")}})
          == QStringLiteral("石政函〔2025〕8号"));
    CHECK(inquiry(bench).contains(QStringLiteral("002号")));
    NoProgress progress;
    const auto refused = bench.session(test::kOfficer)
                             .perform({.act = QStringLiteral("document.make"),
                                       .caseId = bench.caseId(),
                                       .with = {{QStringLiteral("form"), QStringLiteral("inquiry_notice")},
                                                {QStringLiteral("by_hand"), true},
                                                {QStringLiteral("number_after"), 40}},
                                       .secrets = {},
                                       .filesFrom = {}},
                                      progress);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().id == QStringLiteral("numbers.nothing_to_follow"));
    CHECK(bench.holds());
}
