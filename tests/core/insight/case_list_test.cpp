#include <catch2/catch.hpp>

#include "core/cases/projection.h"
#include "core/insight/case_list.h"

using namespace anjuan;

namespace {

std::unique_ptr<store::Store> storeWithCases(int count)
{
    auto made = store::Store::memory();
    REQUIRE(made);
    const chain::Projection projection = cases::projection();
    REQUIRE((*made)->write([&](store::Write &write) -> Result<void> {
        ANJUAN_CHECK(write.script(projection.ddl));
        for (int i = 0; i < count; ++i) {
            chain::Record record;
            record.chain = QStringLiteral("case/00000000-0000-4000-8000-%1").arg(i, 12, 10, QLatin1Char('0'));
            record.kind = QStringLiteral("case.opened");
            record.hash = sm3(record.chain.toUtf8());
            record.at =
                *Instant::parse(QStringLiteral("2026-01-%1T09:00:00+08:00").arg(i % 28 + 1, 2, 10, QLatin1Char('0')));
            record.body = {{QStringLiteral("suspected"), QStringLiteral("涉嫌第%1号违法行为").arg(i)},
                           {QStringLiteral("source"), QStringLiteral("inspection")},
                           {QStringLiteral("place"), i % 2 == 0 ? QStringLiteral("河东村") : QStringLiteral("河西村")},
                           {QStringLiteral("received_on"), QStringLiteral("2026-01-01")}};
            ANJUAN_CHECK(projection.apply(write, record));
        }
        return {};
    }));
    return *std::move(made);
}

Result<void> leaveAsItIs(insight::CaseRow &)
{
    return {};
}

} // namespace

TEST_CASE("the case list comes in pages, newest first, with the count of all", "[insight]")
{
    const auto store = storeWithCases(45);
    int total = 0;
    const auto first = insight::casePage(*store, {}, 0, 20, &total, &leaveAsItIs);
    REQUIRE(first);
    CHECK(total == 45);
    REQUIRE(first->size() == 20);
    CHECK(first->front().lastOn >= first->back().lastOn);
    const auto last = insight::casePage(*store, {}, 40, 20, &total, &leaveAsItIs);
    REQUIRE(last);
    CHECK(last->size() == 5);
}

TEST_CASE("a search of two characters finds cases by place and by what only the dressed row knows", "[insight]")
{
    const auto store = storeWithCases(10);
    int total = 0;
    insight::CaseFilter filter;
    filter.text = QStringLiteral("河东");
    REQUIRE(insight::casePage(*store, filter, 0, 20, &total, &leaveAsItIs));
    CHECK(total == 5);
    filter.text = QStringLiteral("杜某");
    const auto named = insight::casePage(*store, filter, 0, 20, &total, [](insight::CaseRow &row) -> Result<void> {
        row.party = row.cause.contains(QLatin1Char('7')) ? QStringLiteral("杜某") : QString();
        return {};
    });
    REQUIRE(named);
    CHECK(total == 1);
}

TEST_CASE("a case is named by its id, by the beginning of it, or not at all", "[insight]")
{
    const auto store = storeWithCases(2);
    const auto whole = insight::caseNamed(*store, QStringLiteral("00000000-0000-4000-8000-000000000001"));
    REQUIRE(whole);
    const auto twice = insight::caseNamed(*store, QStringLiteral("00000000-0000"));
    REQUIRE_FALSE(twice);
    CHECK(twice.error().id == QStringLiteral("case.ambiguous"));
    const auto none = insight::caseNamed(*store, QStringLiteral("no such case"));
    REQUIRE_FALSE(none);
    CHECK(none.error().id == QStringLiteral("case.unknown"));
}

TEST_CASE("a clue that has no number yet is named by what is suspected", "[insight]")
{
    const auto store = storeWithCases(2);
    const auto clue = insight::caseNamed(*store, QStringLiteral("涉嫌第1号违法行为"));
    REQUIRE(clue);
    CHECK(clue->toString() == QStringLiteral("00000000-0000-4000-8000-000000000001"));
    REQUIRE(store->write([](store::Write &write) -> Result<void> {
        return write.run(
            "UPDATE case_row SET number = ? WHERE case_id = ?",
            {QStringLiteral("某立字〔2026〕第001号"), QStringLiteral("00000000-0000-4000-8000-000000000001")});
    }));
    const auto filed = insight::caseNamed(*store, QStringLiteral("涉嫌第1号违法行为"));
    REQUIRE_FALSE(filed);
    CHECK(filed.error().id == QStringLiteral("case.unknown"));
}
