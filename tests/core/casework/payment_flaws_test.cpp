#include <algorithm>

#include <catch2/catch.hpp>

#include "tests/core/casework/refused.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Bench;
using anjuan::test::caseScript;
using anjuan::test::findingOf;
using anjuan::test::refusedBy;
using anjuan::test::stepOf;

TEST_CASE("a fine paid late and in full has run up a surcharge to the day of payment, which an act may charge",
          "[families]")
{
    Bench bench;
    Script script = caseScript(QStringLiteral("E02-court"));
    bench.runUntil(script, QStringLiteral("urge"));
    const auto offered = [&bench] {
        const auto view = bench.library().caseView(bench.caseId(), &bench.session(test::kOfficer));
        REQUIRE(view);
        return std::any_of(view->next.begin(), view->next.end(),
                           [](const NextAct &one) { return one.act == QStringLiteral("surcharge.charge"); });
    };
    bench.clock().moveTo(*Instant::parse(QStringLiteral("2026-01-29T09:00:00+08:00")));
    CHECK_FALSE(offered()); // the last day to pay
    const ScriptStep payment{test::kOfficer,
                             QStringLiteral("fine.pay"),
                             QStringLiteral("late_payment"),
                             QStringLiteral("2026-02-01T10:00:00+08:00"),
                             {{QStringLiteral("paid_on"), QStringLiteral("2026-02-01")},
                              {QStringLiteral("fine_fen"), 10000},
                              {QStringLiteral("receipt_number"), QStringLiteral("1")}}};
    REQUIRE(bench.perform(payment));
    // The flaw counts what is paid now.
    const auto late = findingOf(bench.view().timeline.back().findings, "PA-3-late");
    REQUIRE(late);
    CHECK(late->args == QStringList{QStringLiteral("2026-01-29"), QStringLiteral("3"), QStringLiteral("9")});
    CHECK_FALSE(findingOf(bench.view().timeline.back().findings, "PA-1-amount"));
    bench.clock().moveTo(*Instant::parse(QStringLiteral("2026-03-04T09:00:00+08:00")));
    CHECK(offered());
    CHECK(bench.view().facts.execution.surchargeOpenFen == 900);
    CHECK(bench.view().fields.value(QLatin1String("surcharge_formula")).toString()
          == QStringLiteral("100 × 3% × 3 日 = 9 元"));
    ScriptStep charge = stepOf(script, QStringLiteral("surcharge"));
    charge.with.insert(QStringLiteral("surcharge_fen"), 901);
    CHECK(refusedBy(bench, charge) == QStringLiteral("PA-3-most"));
    charge.with.insert(QStringLiteral("surcharge_fen"), 900);
    REQUIRE(bench.perform(charge));
    CHECK_FALSE(offered());
    CHECK(bench.newestBody(QStringLiteral("performance.surcharge_charged")).value(QLatin1String("late_days")) == 3);
    CHECK(bench.holds());
}

TEST_CASE("a payment behind the plan says what was paid before it and what is paid with it", "[families]")
{
    Bench bench;
    Script script = caseScript(QStringLiteral("E01-instalments"));
    bench.runUntil(script, QStringLiteral("payment_1"));
    ScriptStep payment = stepOf(script, QStringLiteral("payment_1"));
    payment.with.insert(QStringLiteral("paid_on"), QStringLiteral("2026-02-03"));
    payment.at = QStringLiteral("2026-02-03T10:00:00+08:00");
    REQUIRE(bench.perform(payment));
    const auto late = findingOf(bench.view().timeline.back().findings, "PA-2-instalment");
    REQUIRE(late);
    CHECK(
        late->args
        == QStringList{QStringLiteral("2026-02-03"), QStringLiteral("50"), QStringLiteral("0"), QStringLiteral("50")});
    // Three days of 50 yuan, though the instalment is paid by now.
    CHECK(bench.view().facts.execution.surchargeOpenFen == 450);
}

TEST_CASE("an age that the number of the card contradicts is a flaw, and what may be true is none", "[families]")
{
    Bench bench;
    Script script = caseScript(QStringLiteral("E02-court"));
    bench.runUntil(script, QStringLiteral("party"));
    const auto doubtsOf = [&](const char *number, const char *born, const char *age) {
        ScriptStep party = stepOf(script, QStringLiteral("party"));
        party.id.clear();
        party.with.insert(QStringLiteral("id_number"), QLatin1String(number));
        party.with.insert(QStringLiteral("age_class"), QLatin1String(age));
        if (*born)
            party.with.insert(QStringLiteral("birth_on"), QLatin1String(born));
        REQUIRE(bench.perform(party));
        const auto found = findingOf(bench.view().timeline.back().findings, "R-30-age");
        return found ? found->args.front() : QString();
    };
    const char *const adult = "11010519491231002X";
    CHECK(doubtsOf(adult, "", "adult").isEmpty());
    CHECK(doubtsOf(adult, "", "unknown").isEmpty());
    CHECK(doubtsOf(adult, "", "under14") == QStringLiteral("行为时年龄段"));
    CHECK(doubtsOf(adult, "1949-12-30", "adult") == QStringLiteral("出生日期"));
    // Born on 5 January 2012, the clue came on 6 January 2026: the act may lie before the birthday.
    CHECK(doubtsOf("", "2012-01-05", "under14").isEmpty());
    CHECK(doubtsOf("", "2012-01-05", "from14to18").isEmpty());
    CHECK(doubtsOf("", "2012-01-05", "adult") == QStringLiteral("行为时年龄段"));
    CHECK(doubtsOf("", "2012-01-07", "from14to18") == QStringLiteral("行为时年龄段"));
    // The day of birth is a particular, and stands in no body.
    CHECK_FALSE(bench.rawTexts().contains(QStringLiteral("2012-01-05")));
    // Once the day of the act is known it alone counts.
    bench.runUntil(script, QStringLiteral("filed"));
    CHECK(doubtsOf("", "2012-01-05", "under14") == QStringLiteral("行为时年龄段"));
    CHECK(doubtsOf("", "2012-01-05", "from14to18").isEmpty());
}

TEST_CASE("who served in person names the receiver or scans the receipt, else it is a flaw", "[families]")
{
    Bench bench;
    Script script = caseScript(QStringLiteral("E02-court"));
    bench.runUntil(script, QStringLiteral("decision_service"));
    ScriptStep service = stepOf(script, QStringLiteral("decision_service"));
    const auto speaks = [&] {
        REQUIRE(bench.perform(service));
        const CaseView view = bench.view();
        const auto newest = std::find_if(view.timeline.rbegin(), view.timeline.rend(), [](const RecordView &record) {
            return record.kind == QStringLiteral("service.recorded");
        });
        REQUIRE(newest != view.timeline.rend());
        return findingOf(newest->findings, "MS-88-signed").has_value();
    };
    // What would be said is what is said of the record: a file that is chosen counts before it is taken in.
    const auto would = [&](const char *rule) {
        NoProgress quiet;
        const auto judged = bench.session(service.as).consider(bench.requestOf(service), quiet);
        REQUIRE(judged);
        return findingOf(*judged, rule).has_value();
    };
    CHECK_FALSE(speaks());
    service.with.remove(QStringLiteral("receiver"));
    CHECK_FALSE(would("MS-88-signed"));
    CHECK_FALSE(speaks()); // the receipt that was scanned is signed
    service.with.insert(QStringLiteral("method"), QStringLiteral("post"));
    CHECK_FALSE(would("MS-91-proof"));
    service.with.remove(QStringLiteral("proof"));
    CHECK(would("MS-91-proof"));
    service.with.insert(QStringLiteral("method"), QStringLiteral("direct"));
    CHECK(would("MS-88-signed"));
    CHECK(speaks());
    service.with.insert(QStringLiteral("receiver"), QStringLiteral("邱**"));
    CHECK_FALSE(speaks());
    CHECK(bench.holds());
}
