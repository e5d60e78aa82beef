#include <catch2/catch.hpp>

#include <QtCore/QJsonArray>

#include "core/base/messages.h"
#include "core/review/opinion.h"

using namespace anjuan;
using namespace anjuan::review;

namespace {

Opinion agreement()
{
    Opinion opinion;
    for (int no = 1; no <= kHeads; ++no)
        opinion.heads.push_back({no, false, {}});
    return opinion;
}

Opinion objection(Outcome outcome)
{
    Opinion opinion = agreement();
    opinion.outcome = outcome;
    opinion.heads[4] = {5, true, QStringLiteral("no notice was served")};
    return opinion;
}

std::string faultOf(const Opinion &opinion)
{
    const auto checked = checkOpinion(opinion);
    if (checked)
        return {};
    CHECK(checked.error().fault == Fault::Invalid);
    CHECK(hasMessage(checked.error().id));
    return checked.error().id.toStdString();
}

packs::Pack packWith(std::initializer_list<std::pair<const char *, const char *>> entries)
{
    packs::Pack pack;
    for (const auto &[code, when] : entries)
        pack.reviewCatalogue.append(
            QJsonObject{{QStringLiteral("code"), QLatin1String(code)}, {QStringLiteral("when"), QLatin1String(when)}});
    pack.settings.hearing = {500000, 5000000, QStringLiteral("person")};
    return pack;
}

} // namespace

TEST_CASE("a review asks seven questions, numbered and worded in both languages", "[review]")
{
    REQUIRE(heads().size() == kHeads);
    for (int no = 1; no <= kHeads; ++no) {
        CHECK(heads()[static_cast<std::size_t>(no - 1)].no == no);
        CHECK_FALSE(heads()[static_cast<std::size_t>(no - 1)].zh.isEmpty());
        CHECK_FALSE(heads()[static_cast<std::size_t>(no - 1)].en.isEmpty());
    }
}

TEST_CASE("only agreement, or agreement with every change ticked off, lets a decision follow", "[review]")
{
    CHECK(passes(Outcome::Agree, false));
    CHECK_FALSE(passes(Outcome::AgreeAfterFix, false));
    CHECK(passes(Outcome::AgreeAfterFix, true));
    for (const Outcome outcome : {Outcome::Supplement, Outcome::Disagree, Outcome::Transfer})
        CHECK_FALSE(passes(outcome, true));
}

TEST_CASE("outcomes are written by their codes, and no other code is read", "[review]")
{
    for (const char *code : {"agree", "agree_after_fix", "supplement", "disagree", "transfer"})
        CHECK(codeOf(outcomeOf(QLatin1String(code)).value()) == QLatin1String(code));
    CHECK_FALSE(outcomeOf(QStringLiteral("agreed")));
}

TEST_CASE("an opinion at one with itself is taken", "[review]")
{
    CHECK(faultOf(agreement()).empty());
    CHECK(faultOf(objection(Outcome::Disagree)).empty());
    Opinion mended = objection(Outcome::AgreeAfterFix);
    mended.fixes = {QStringLiteral("name the article")};
    CHECK(faultOf(mended).empty());
}

TEST_CASE("an opinion needs all seven answers, each once", "[review]")
{
    Opinion opinion = agreement();
    SECTION("none")
    {
        opinion.heads.clear();
        CHECK(faultOf(opinion) == "review.heads_empty");
    }
    SECTION("six")
    {
        opinion.heads.erase(opinion.heads.begin() + 2);
        CHECK(faultOf(opinion) == "review.head_missing");
        CHECK(checkOpinion(opinion).error().args == QStringList{QStringLiteral("3")});
    }
    SECTION("one twice")
    {
        opinion.heads.push_back({7, false, {}});
        CHECK(faultOf(opinion) == "review.head_twice");
    }
    SECTION("an eighth")
    {
        opinion.heads.push_back({8, false, {}});
        CHECK(faultOf(opinion) == "review.head_unknown");
    }
}

TEST_CASE("a problem needs its remark", "[review]")
{
    Opinion opinion = objection(Outcome::Disagree);
    opinion.heads[4].remark = QStringLiteral("  ");
    CHECK(faultOf(opinion) == "review.problem_without_remark");
}

TEST_CASE("an outcome that contradicts the answers is refused", "[review]")
{
    CHECK(faultOf(objection(Outcome::Agree)) == "review.agree_with_problem");
    Opinion opinion = agreement();
    opinion.outcome = Outcome::Transfer;
    CHECK(faultOf(opinion) == "review.objection_without_problem");
    CHECK(faultOf(objection(Outcome::AgreeAfterFix)) == "review.fixes_missing");
    opinion = objection(Outcome::Disagree);
    opinion.fixes = {QStringLiteral("x")};
    CHECK(faultOf(opinion) == "review.fixes_unasked");
}

TEST_CASE("an opinion is read from a record's body", "[review]")
{
    QJsonArray answers;
    for (int no = 1; no <= kHeads; ++no)
        answers.append(
            QJsonObject{{QStringLiteral("no"), no},
                        {QStringLiteral("answer"), no == 3 ? QStringLiteral("problem") : QStringLiteral("ok")},
                        {QStringLiteral("remark"), QStringLiteral("r")}});
    QJsonObject body{{QStringLiteral("heads"), answers},
                     {QStringLiteral("outcome"), QStringLiteral("agree_after_fix")},
                     {QStringLiteral("fixes"), QJsonArray{QStringLiteral("a"), QStringLiteral(" ")}}};
    const auto opinion = opinionFromJson(body);
    REQUIRE(opinion);
    CHECK(opinion->heads.size() == kHeads);
    CHECK(opinion->heads[2].problem);
    CHECK(opinion->fixes == QStringList{QStringLiteral("a")});
    CHECK(checkOpinion(*opinion));
    body.insert(QStringLiteral("outcome"), QStringLiteral("fine"));
    CHECK(opinionFromJson(body).error().id.toStdString() == "review.outcome_unknown");
    body.insert(QStringLiteral("outcome"), QStringLiteral("agree"));
    body.insert(QStringLiteral("heads"), QJsonArray{QJsonObject{{QStringLiteral("no"), 1}}});
    CHECK(opinionFromJson(body).error().id.toStdString() == "review.answer_unknown");
}

TEST_CASE("every ordinary penalty is reviewed where the unit says so", "[review]")
{
    packs::Pack pack = packWith({{"ordinary", "every_ordinary_penalty"}});
    TriggerFacts facts;
    CHECK(reviewTriggers(pack, facts) == QStringList{QStringLiteral("ordinary")});
    facts.ordinaryPenalty = false;
    CHECK(reviewTriggers(pack, facts).isEmpty());
    facts.ordinaryPenalty = true;
    pack.settings.review.everyOrdinaryPenalty = false;
    CHECK(reviewTriggers(pack, facts).isEmpty());
}

TEST_CASE("a fine triggers review from the threshold of the party's class, the amount included", "[review]")
{
    const packs::Pack pack = packWith({{"large_fine", "hearing_threshold"}});
    TriggerFacts facts;
    facts.partyKind = QStringLiteral("person");
    facts.fineFen = 499999;
    CHECK(reviewTriggers(pack, facts).isEmpty());
    facts.fineFen = 500000;
    CHECK(reviewTriggers(pack, facts).size() == 1);
    facts.partyKind = QStringLiteral("individual_business");
    CHECK(reviewTriggers(pack, facts).size() == 1);
    facts.partyKind = QStringLiteral("organisation");
    CHECK(reviewTriggers(pack, facts).isEmpty());
    facts.otherKinds = {QStringLiteral("suspension")};
    CHECK(reviewTriggers(pack, facts).size() == 1);
}

TEST_CASE("a hearing held and what a person names are triggers, in the catalogue's order", "[review]")
{
    const packs::Pack pack =
        packWith({{"public_interest", "human"}, {"hearing", "hearing_held"}, {"complex", "unheard_of"}});
    TriggerFacts facts;
    CHECK(reviewTriggers(pack, facts).isEmpty());
    facts.hearingHeld = true;
    facts.named = {QStringLiteral("complex"), QStringLiteral("public_interest")};
    CHECK(reviewTriggers(pack, facts)
          == QStringList{QStringLiteral("public_interest"), QStringLiteral("hearing"), QStringLiteral("complex")});
}
