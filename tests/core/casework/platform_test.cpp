#include <catch2/catch.hpp>

#include "core/casework/platform.h"
#include "core/casework/workbench.h"

#include "tests/core/casework/bench.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Bench;

namespace {

const PlatformPageView &pageOf(const std::vector<PlatformPageView> &pages, const char *id)
{
    for (const PlatformPageView &page : pages) {
        if (page.page == QLatin1String(id))
            return page;
    }
    FAIL("no page " << id);
    return pages.front();
}

QString valueOf(const PlatformPageView &page, const char *title)
{
    for (const PlatformLine &line : page.lines) {
        if (line.title == QString::fromUtf8(title))
            return line.value;
    }
    return QStringLiteral("(no such field)");
}

Result<Outcome> entered(Bench &bench, const char *page, const char *number)
{
    Request request;
    request.act = QStringLiteral("platform.enter");
    request.caseId = bench.caseId();
    request.with = {{QStringLiteral("entered_on"), dateText(bench.clock().today())},
                    {QStringLiteral("platform"), QStringLiteral("province_sample")},
                    {QStringLiteral("page"), QLatin1String(page)},
                    {QStringLiteral("number"), QLatin1String(number)},
                    {QStringLiteral("act_code"), QStringLiteral("XZ-41-0001")}};
    NoProgress quiet;
    return bench.session(test::kOfficer).perform(request, quiet);
}

std::string owedOf(const Library &library)
{
    const auto owed = notMirrored(library);
    REQUIRE(owed);
    QStringList all;
    for (const NotMirrored &one : *owed)
        all += one.page;
    return all.join(QLatin1Char(' ')).toStdString();
}

} // namespace

TEST_CASE("a case fills the platform's pages in their order, and is owed until they were entered")
{
    Bench bench;
    const Script script = test::caseScript(QStringLiteral("T01-completed"));
    bench.runUntil(script, QStringLiteral("filed"));
    CHECK(owedOf(bench.library()).empty()); // nothing is owed before the filing
    bench.runUntil(script, QStringLiteral("publication"));
    CHECK(owedOf(bench.library()) == "立案登记 当事人 处罚决定");
    const auto pages = platformPages(bench.library(), bench.caseId());
    REQUIRE(pages);
    REQUIRE(pages->size() == 4);
    CHECK(pages->front().page == QStringLiteral("filing"));
    const PlatformPageView &decision = pageOf(*pages, "decision");
    CHECK(decision.isOwed());
    CHECK(valueOf(decision, "罚款金额(元)").toStdString() == "100");
    CHECK(valueOf(decision, "决定日期").toStdString() == "2026-01-14");
    CHECK_FALSE(valueOf(decision, "违法事实").isEmpty());
    CHECK(valueOf(pageOf(*pages, "filing"), "执法人员").toStdString() == "张三、李四");
    CHECK_FALSE(pageOf(*pages, "closing").due);

    REQUIRE(entered(bench, "decision", "P-2026-17"));
    CHECK(owedOf(bench.library()) == "立案登记 当事人");
    const auto after = platformPages(bench.library(), bench.caseId());
    REQUIRE(after);
    CHECK_FALSE(pageOf(*after, "decision").isOwed());
    // The platform's number goes with the case: it stands on every page from then on.
    CHECK(pageOf(*after, "filing").number.toStdString() == "P-2026-17");
    CHECK(pageOf(*after, "filing").code.toStdString() == "XZ-41-0001");
    const auto desk = workbenchOf(bench.session(test::kOfficer));
    REQUIRE(desk);
    CHECK(desk->notMirrored.size() == 2);
    CHECK(bench.holds());
}

TEST_CASE("who has no role for it notes nothing on the platform")
{
    Bench bench;
    bench.runUntil(test::caseScript(QStringLiteral("T01-completed")), QStringLiteral("inspection"));
    Request request;
    request.act = QStringLiteral("platform.enter");
    request.caseId = bench.caseId();
    request.with = {{QStringLiteral("entered_on"), QStringLiteral("2026-01-14")},
                    {QStringLiteral("platform"), QStringLiteral("province_sample")},
                    {QStringLiteral("page"), QStringLiteral("filing")}};
    NoProgress quiet;
    const auto refused = bench.session(QStringLiteral("sunqi")).perform(request, quiet);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().id == QStringLiteral("act.no_role"));
}
