#include <algorithm>

#include <catch2/catch.hpp>

#include "core/casework/statistics.h"
#include "core/casework/statistics_sheet.h"

#include "tests/core/casework/bench.h"
#include "tests/core/casework/sheet_columns.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Bench;

namespace {

const QDate kFirst(2025, 1, 1), kLast(2025, 12, 31);

Result<Outcome> enter(Bench &bench, const char *category, bool publish, const char *published)
{
    NoProgress quiet;
    QJsonObject with{{QStringLiteral("done_on"), QStringLiteral("2025-01-07")},
                     {QStringLiteral("category"), QLatin1String(category)},
                     {QStringLiteral("title"), QStringLiteral("临时占用道路许可")},
                     {QStringLiteral("outcome"), QStringLiteral("准予")},
                     {QStringLiteral("publish"), publish}};
    if (published)
        with.insert(QStringLiteral("published_on"), QLatin1String(published));
    return bench.session(test::kOfficer)
        .perform({.act = QStringLiteral("register.enter"),
                  .caseId = bench.caseId(),
                  .with = with,
                  .secrets = {},
                  .filesFrom = {}},
                 quiet);
}

qint64 figure(const Statistics &statistics, const char *id)
{
    const StatFigure *found = statistics.figure(QLatin1String(id));
    REQUIRE(found);
    return found->value;
}

} // namespace

TEST_CASE("permits and other acts of the registers count in statistics and in publicity, each by its own day",
          "[statistics]")
{
    Bench bench;
    bench.runUntil(test::caseScript(QStringLiteral("T03-completed")), QStringLiteral("party"));
    REQUIRE(enter(bench, "permit", true, "2025-01-08"));
    const CaseId permitted = bench.caseId();
    REQUIRE(enter(bench, "guidance", false, nullptr));
    bench.runUntil(test::caseScript(QStringLiteral("T03-completed")), QStringLiteral("party"));
    REQUIRE(enter(bench, "permit", true, nullptr));
    const CaseId unpublished = bench.caseId();

    const auto sheet = statSheet(bench.library(), kFirst, kLast);
    REQUIRE(sheet);
    const SheetTable *table = sheet->table(QStringLiteral("registers"));
    REQUIRE(table);
    CHECK(table->totals[test::columnOf(*table, "registers.permit")] == 2);
    CHECK(table->totals[test::columnOf(*table, "registers.guidance")] == 1);
    CHECK(table->totals[test::columnOf(*table, "registers.levy")] == 0);
    CHECK(table->totals[test::columnOf(*table, "registers.total")] == 3);
    const auto before = statSheet(bench.library(), QDate(2024, 1, 1), QDate(2024, 12, 31));
    REQUIRE(before);
    CHECK(before->table(QStringLiteral("registers"))->totals[test::columnOf(*table, "registers.total")] == 0);

    const auto statistics = statisticsOf(bench.library(), kFirst, kLast);
    REQUIRE(statistics);
    CHECK(figure(*statistics, "registers") == 3);
    CHECK(figure(*statistics, "registers_due") == 2);
    CHECK(figure(*statistics, "registers_published") == 1);
    CHECK(figure(*statistics, "registers_rate") == 500);
    // Behind the rate stand those that wait for their publication.
    REQUIRE(statistics->figure(QStringLiteral("registers_rate"))->cases.size() == 1);
    CHECK(statistics->figure(QStringLiteral("registers_rate"))->cases.front() == unpublished);
    CHECK(unpublished != permitted);
}

TEST_CASE("an act that is no case is registered by one line: no time to file it runs, and nothing of it stays open",
          "[statistics]")
{
    Bench bench;
    bench.runUntil(test::caseScript(QStringLiteral("T03-completed")), QStringLiteral("party"));
    NoProgress quiet;
    const auto opened = bench.session(test::kOfficer)
                            .perform({.act = QStringLiteral("case.open"),
                                      .caseId = {},
                                      .with = {{QStringLiteral("procedure"), QStringLiteral("register")},
                                               {QStringLiteral("source"), QStringLiteral("inspection")},
                                               {QStringLiteral("received_on"), QStringLiteral("2025-01-06")},
                                               {QStringLiteral("place"), QStringLiteral("某村")},
                                               {QStringLiteral("suspected"), QStringLiteral("临时占用道路许可")},
                                               {QStringLiteral("content"), QStringLiteral("申请")}},
                                      .secrets = {},
                                      .filesFrom = {}},
                                     quiet);
    REQUIRE(opened);
    const CaseId id = *opened->caseId;
    const auto view = [&] {
        const auto read = bench.library().caseView(id, nullptr);
        REQUIRE(read);
        return *read;
    };
    REQUIRE_FALSE(view().next.empty());
    CHECK(view().next.front().act == QStringLiteral("register.enter"));
    CHECK(view().deadlines.empty());
    REQUIRE(bench.session(test::kOfficer)
                .perform({.act = QStringLiteral("register.enter"),
                          .caseId = id,
                          .with = {{QStringLiteral("done_on"), QStringLiteral("2025-01-07")},
                                   {QStringLiteral("category"), QStringLiteral("permit")},
                                   {QStringLiteral("title"), QStringLiteral("临时占用道路许可")},
                                   {QStringLiteral("outcome"), QStringLiteral("准予")},
                                   {QStringLiteral("publish"), true}},
                          .secrets = {},
                          .filesFrom = {}},
                         quiet));
    CHECK(view().row.stage == QStringLiteral("registered"));
    int open = 0;
    CaseFilter filter;
    filter.openOnly = true;
    const auto page = bench.library().cases(filter, 0, 10, &open);
    REQUIRE(page);
    CHECK(std::none_of(page->begin(), page->end(), [&id](const CaseRow &row) { return row.id == id; }));
    const auto statistics = statisticsOf(bench.library(), kFirst, kLast);
    REQUIRE(statistics);
    CHECK(figure(*statistics, "registers") == 1);
    CHECK(figure(*statistics, "clues") == 1); // the one of the script
    CHECK(bench.holds());
}

TEST_CASE("a case of the past stands among no open cases", "[casework]")
{
    Bench bench;
    bench.runAll(test::caseScript(QStringLiteral("P07-history")));
    int total = 0;
    CaseFilter filter;
    REQUIRE(bench.library().cases(filter, 0, 10, &total));
    CHECK(total == 1);
    filter.openOnly = true;
    REQUIRE(bench.library().cases(filter, 0, 10, &total));
    CHECK(total == 0);
}
