#include <catch2/catch.hpp>

#include "core/casework/batch.h"
#include "core/casework/overdue.h"
#include "core/casework/party_lookup.h"

#include "tests/core/casework/bench.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Bench;
using anjuan::test::caseScript;
using anjuan::test::stepOf;

namespace {

std::vector<KnownParty> like(Bench &bench, const char *typed, const std::optional<CaseId> &besides = {})
{
    const auto found = partiesLike(bench.library(), QString::fromUtf8(typed), besides);
    REQUIRE(found);
    return *found;
}

Request again(const Request &request)
{
    return {request.act, request.caseId, request.with, {}, request.filesFrom};
}

OverduePage overdue(Bench &bench, const CaseFilter &filter = {})
{
    const auto page = overdueCases(bench.library(), filter, 0, 60, Language::Chinese);
    REQUIRE(page);
    return *page;
}

} // namespace

TEST_CASE("a party is known again by name or number, with how often it was penalised")
{
    Bench bench;
    bench.runAll(caseScript(QStringLiteral("P01-simple"))); // fined on the spot
    const CaseId fined = bench.caseId();
    bench.runAll(caseScript(QStringLiteral("P02-short"))); // the same number, not penalised
    bench.runUntil(caseScript(QStringLiteral("T03-completed")), QStringLiteral("decision"));

    auto found = like(bench, "王某");
    REQUIRE(found.size() == 1);
    CHECK(found.front().fields.value(QLatin1String("id_number")) == QLatin1String("410000199001010014"));
    CHECK(found.front().fields.value(QLatin1String("party_kind")) == QLatin1String("person"));
    CHECK_FALSE(found.front().fields.contains(QLatin1String("salt")));
    CHECK_FALSE(found.front().fields.contains(QLatin1String("age_class")));
    CHECK(found.front().cases == 2);
    CHECK(found.front().penalised == 1);
    REQUIRE(found.front().penalties.size() == 1);
    CHECK(found.front().penalties.front().startsWith(QStringLiteral("2026-04-13")));

    CHECK(like(bench, "41000019900101").size() == 1);
    CHECK(like(bench, "41000019900101").front().penalised == 1);
    CHECK(like(bench, "410").empty());    // too little of a number
    CHECK(like(bench, "王").empty());     // too little of a name
    CHECK(like(bench, "示例村").empty()); // an address is no name
    // Undecided yet, and the case itself is not its own history.
    CHECK(like(bench, "杜*").front().penalised == 0);
    found = like(bench, "李某", bench.caseId());
    REQUIRE(found.size() == 1);
    CHECK(found.front().penalised == 1);
    CHECK(like(bench, "李某", fined).front().penalised == 0);
}

TEST_CASE("a penalty that was revoked is not held against a party")
{
    Bench bench;
    bench.runAll(caseScript(QStringLiteral("R01-lost-and-reopened")));
    const auto found = like(bench, "邱*");
    REQUIRE(found.size() == 1);
    CHECK(found.front().cases == 1);
    const bool stands = bench.view().row.decidedOn.has_value();
    CHECK(found.front().penalised == (stands ? 1 : 0));
}

TEST_CASE("one act in several cases is one record in each, and a case that fails is named and leaves nothing")
{
    Bench bench;
    casework::Script script = caseScript(QStringLiteral("T01-completed"));
    std::vector<Request> requests;
    for (int n = 0; n < 3; ++n) {
        bench.runUntil(script, QStringLiteral("filing_team"));
        requests.push_back(bench.requestOf(stepOf(script, QStringLiteral("filing_team"))));
        requests.back().caseId = bench.caseId();
    }
    requests[1].with.remove(QStringLiteral("opinion"));
    NoProgress progress;
    Session &head = bench.session(QStringLiteral("wangwu"));
    const qint64 before = bench.records();
    const auto rows = performBatch(head, requests, progress);
    REQUIRE(rows);
    REQUIRE(rows->size() == 3);
    CHECK((*rows)[0].id == *requests[0].caseId);
    CHECK_FALSE((*rows)[0].record.isEmpty());
    REQUIRE((*rows)[1].fault);
    CHECK((*rows)[1].fault->id == QStringLiteral("act.missing_field"));
    CHECK((*rows)[1].record.isEmpty());
    CHECK_FALSE((*rows)[2].record.isEmpty());
    CHECK((*rows)[0].record != (*rows)[2].record);
    CHECK(bench.records() == before + 2);

    const auto none = performBatch(head, {}, progress);
    REQUIRE_FALSE(none);
    CHECK(none.error().id == QStringLiteral("batch.nothing"));
    std::vector<Request> same;
    same.push_back(again(requests[0]));
    same.push_back(again(requests[0]));
    const auto twice = performBatch(head, same, progress);
    REQUIRE_FALSE(twice);
    CHECK(twice.error().id == QStringLiteral("batch.twice"));
    same.front().caseId.reset();
    const auto noCase = performBatch(head, same, progress);
    REQUIRE_FALSE(noCase);
    CHECK(noCase.error().id == QStringLiteral("batch.no_case"));
    CHECK(bench.records() == before + 2);
    CHECK(bench.holds());
}

TEST_CASE("of a batch that is stopped the rest is named as not done")
{
    class Stopped final : public Progress {
    public:
        void report(qint64 done, qint64, const QString &) override { m_done = done; }
        bool cancelled() const override { return m_done > 0; }

    private:
        qint64 m_done = 0;
    };
    Bench bench;
    casework::Script script = caseScript(QStringLiteral("T01-completed"));
    std::vector<Request> requests;
    for (int n = 0; n < 2; ++n) {
        bench.runUntil(script, QStringLiteral("filing_team"));
        requests.push_back(bench.requestOf(stepOf(script, QStringLiteral("filing_team"))));
        requests.back().caseId = bench.caseId();
    }
    Stopped progress;
    const auto rows = performBatch(bench.session(QStringLiteral("wangwu")), requests, progress);
    REQUIRE(rows);
    CHECK_FALSE((*rows)[0].record.isEmpty());
    REQUIRE((*rows)[1].fault);
    CHECK((*rows)[1].fault->id == QStringLiteral("work.cancelled"));
}

TEST_CASE("what is overdue is found among the cases that match, the longest overdue first")
{
    Bench bench;
    casework::Script script = caseScript(QStringLiteral("T01-completed"));
    bench.runUntil(script, QStringLiteral("filing_proposal"));
    const CaseId unfiled = bench.caseId();
    CHECK(overdue(bench).total == 0);
    bench.clock().moveTo(*Instant::parse(u"2026-03-20T09:00:00+08:00"));
    OverduePage page = overdue(bench);
    REQUIRE(page.total == 1);
    REQUIRE(page.rows.size() == 1);
    CHECK(page.rows.front().id == unfiled);
    CHECK(page.rows.front().found.contains(QStringLiteral("立案")));
    CHECK_FALSE(page.rows.front().stageZh.isEmpty());
    CaseFilter filter;
    filter.text = QStringLiteral("没有这样的案件");
    CHECK(overdue(bench, filter).total == 0);
    filter.text = page.rows.front().cause.left(2);
    REQUIRE(filter.text.size() == 2);
    CHECK(overdue(bench, filter).total == 1);
    const auto beyond = overdueCases(bench.library(), {}, 1, 60, Language::Chinese);
    REQUIRE(beyond);
    CHECK(beyond->rows.empty());
    CHECK(beyond->total == 1);
}
