#include <catch2/catch.hpp>

#include "core/casework/forms.h"

#include "tests/core/casework/bench.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Bench;
using anjuan::test::caseScript;

TEST_CASE("a document is made at any stage, with what the case says and what is typed")
{
    Bench bench;
    bench.runUntil(caseScript(QStringLiteral("T03-completed")), QStringLiteral("filed"));
    NoProgress progress;
    const auto make = [&](const QJsonObject &with) {
        return bench.session(test::kOfficer)
            .perform({.act = QStringLiteral("document.make"),
                      .caseId = bench.caseId(),
                      .with = with,
                      .secrets = {},
                      .filesFrom = {}},
                     progress);
    };
    QJsonObject values{{QStringLiteral("applicant"), QStringLiteral("申请人甲")},
                       {QStringLiteral("applied_on"), QStringLiteral("2025-10-20")},
                       {QStringLiteral("person"), QStringLiteral("张三")},
                       {QStringLiteral("reason"), QStringLiteral("系近亲属")},
                       {QStringLiteral("checked"), QStringLiteral("不属实")}};
    QJsonObject with{{QStringLiteral("form"), QStringLiteral("recusal_approval")}, {QStringLiteral("values"), values}};
    const auto lacking = make(with);
    REQUIRE_FALSE(lacking);
    CHECK(lacking.error().id == QStringLiteral("documents.own_missing"));
    CHECK(lacking.error().args.value(1) == QStringLiteral("决定"));
    values.insert(QStringLiteral("decision"), QStringLiteral("refused"));
    with.insert(QStringLiteral("values"), values);
    REQUIRE(make(with));
    const QJsonObject body = bench.newestBody(QStringLiteral("document.made"));
    CHECK(body.value(QLatin1String("form")) == QStringLiteral("recusal_approval"));
    CHECK_FALSE(body.contains(QLatin1String("number")));
    // What was typed is a particular of a person: in no record in the clear.
    CHECK_FALSE(bench.rawTexts().contains(QStringLiteral("申请人甲")));

    // A form to be filled in by hand wants no field, and takes the next number of its kind.
    with = {{QStringLiteral("form"), QStringLiteral("inquiry_notice")}, {QStringLiteral("by_hand"), true}};
    REQUIRE(make(with));
    const QJsonObject blank = bench.newestBody(QStringLiteral("document.made"));
    CHECK(blank.value(QLatin1String("by_hand")).toBool());
    CHECK(blank.value(QLatin1String("number")).toString().contains(QStringLiteral("询")));
    CHECK(blank.value(QLatin1String("numbers_used")).toArray().size() == 1);
    REQUIRE(make(with));
    CHECK(bench.newestBody(QStringLiteral("document.made")).value(QLatin1String("number"))
          != blank.value(QLatin1String("number")));
    // Another office numbered it.
    with.insert(QStringLiteral("outside_number"), QStringLiteral("石政〔2025〕12号"));
    REQUIRE(make(with));
    const QJsonObject outside = bench.newestBody(QStringLiteral("document.made"));
    CHECK(outside.value(QLatin1String("number")) == QStringLiteral("石政〔2025〕12号"));
    CHECK_FALSE(outside.contains(QLatin1String("numbers_used")));
    CHECK(bench.holds());
}

TEST_CASE("what was approved within is not served with the decision")
{
    Bench bench;
    bench.runAll(caseScript(QStringLiteral("T03-completed")));
    const auto view = bench.library().caseView(bench.caseId(), nullptr);
    REQUIRE(view);
    int seen = 0;
    for (const DocumentView &paper : view->documents) {
        if (paper.form == QLatin1String("decision_approval") || paper.form == QLatin1String("closing_approval"))
            CHECK_FALSE(paper.served);
        else if (paper.form == QLatin1String("penalty_decision") || paper.form == QLatin1String("penalty_notice"))
            CHECK(paper.served);
        else
            continue;
        ++seen;
    }
    CHECK(seen == 4);
}
