#include <catch2/catch.hpp>

#include "core/casework/forms.h"

#include "tests/core/casework/bench.h"
#include "tests/support/pdf_text.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Bench;
using anjuan::test::caseScript;
using anjuan::test::stepOf;

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

TEST_CASE("a reviewer reads the decision as it is proposed while none is made, and what is not settled is a blank")
{
    const auto words = [](Bench &bench, const char *form) {
        const auto draft = draftOf(
            bench.library(),
            {.caseId = bench.caseId(), .form = QLatin1String(form), .about = {}, .values = {}, .outsideNumber = {}});
        REQUIRE(draft);
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("draft.pdf"));
        QFile file(path);
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(draft->pdf);
        file.close();
        return test::pdfText(path).simplified().remove(QLatin1Char(' '));
    };
    Bench bench;
    bench.runUntil(caseScript(QStringLiteral("T03-completed")), QStringLiteral("opinion_1"));
    QString draft = words(bench, "penalty_decision");
    CHECK(draft.contains(QStringLiteral("当事人在村西侧露天焚烧秸秆")));
    CHECK(draft.contains(QStringLiteral("火点照片证明")));
    CHECK(draft.contains(QStringLiteral("罚款人民币壹仟元整")));
    CHECK(draft.contains(QStringLiteral("逾期不缴纳罚款的")));
    // A case is not decided because a draft of it was read.
    CHECK_FALSE(bench.view().fields.contains(QLatin1String("decision")));

    // A decision that was made on paper is one: what is made after it names it.
    Bench decided;
    decided.runUntil(caseScript(QStringLiteral("P06-continued")), QStringLiteral("service"));
    CHECK(words(decided, "compliance_advice").contains(QStringLiteral("示罚决〔2026〕2号")));

    // What was found and told on paper is as good; without a penalty there is a blank, and no decision to let it be.
    for (const bool told : {true, false}) {
        Script script = caseScript(QStringLiteral("P06-continued"));
        QJsonObject &paper = stepOf(script, QStringLiteral("paper")).with;
        paper.insert(QStringLiteral("stage"), QStringLiteral("defence"));
        for (const char *member : {"decision_number", "decided_on"})
            paper.remove(QLatin1String(member));
        if (!told)
            paper.remove(QStringLiteral("fine_fen"));
        paper.insert(QStringLiteral("facts"), QStringLiteral("在人行道上摆摊经营"));
        Bench continued;
        continued.runUntil(script, QStringLiteral("service"));
        draft = words(continued, "penalty_decision");
        CHECK(draft.contains(QStringLiteral("在人行道上摆摊经营")));
        CHECK(draft.contains(QStringLiteral("伍拾元整")) == told);
        CHECK_FALSE(draft.contains(QStringLiteral("不予行政处罚")));
    }
}
