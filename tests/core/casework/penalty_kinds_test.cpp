#include <catch2/catch.hpp>

#include "core/base/messages.h"
#include "core/packs/pack.h"

#include "tests/core/casework/adopting.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Bench;
using anjuan::test::caseScript;
using anjuan::test::stepOf;

namespace {

/// A case up to its discretion, which names these; what the benchmark leaves open has its reason.
Script weighed(const QJsonObject &with)
{
    Script script = caseScript(QStringLiteral("T01-completed"));
    ScriptStep &discretion = stepOf(script, QStringLiteral("discretion"));
    for (auto it = with.begin(); it != with.end(); ++it)
        discretion.with.insert(it.key(), *it);
    discretion.with.insert(QStringLiteral("departure_reason"), QStringLiteral("多次倾倒"));
    return script;
}

CaseView viewOf(Bench &bench, const QJsonObject &with)
{
    bench.runUntil(weighed(with), QStringLiteral("conclusion"));
    return bench.view();
}

} // namespace

TEST_CASE("a penalty is known by its Chinese name, and the right to a hearing and the discussion go with it",
          "[casework]")
{
    Bench named, coded, plain;
    const QString zh = QStringLiteral("other_kinds");
    const CaseView byName = viewOf(named, {{zh, QJsonArray{QStringLiteral("降低资质等级")}}});
    CHECK(byName.facts.discretion.penalty.otherKinds == QStringList{QStringLiteral("lower_grade")});
    CHECK(byName.facts.hearingDue);
    CHECK(byName.facts.discussionDue);
    // Named by the law without its hearing: 行政处罚法 第六十三条
    const CaseView lesser = viewOf(coded, {{zh, QJsonArray{QStringLiteral("criticism")}}});
    CHECK_FALSE(lesser.facts.hearingDue);
    CHECK_FALSE(lesser.facts.discussionDue);
    const CaseView none = viewOf(plain, {});
    CHECK_FALSE(none.facts.hearingDue);
    CHECK_FALSE(none.facts.discussionDue);
}

TEST_CASE("what the law does not name, and detention, is refused at its field with what may stand there", "[casework]")
{
    Bench bench;
    Script script = weighed({{QStringLiteral("other_kinds"), QJsonArray{QStringLiteral("行政拘留")}}});
    bench.runUntil(script, QStringLiteral("discretion"));
    const auto refused = bench.perform(stepOf(script, QStringLiteral("discretion")));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().id == QLatin1String("act.bad_field"));
    const QString words = describe(refused.error());
    CHECK(words.contains(QStringLiteral("行政拘留")));
    CHECK(words.contains(QStringLiteral("移送公安机关")));
    CHECK_FALSE(bench.view().facts.discretion.applied);
}

TEST_CASE("what is confiscated is a kind of penalty by its words", "[casework]")
{
    Bench bench;
    const CaseView view =
        viewOf(bench, {{QStringLiteral("confiscation_text"), QStringLiteral("没收违法所得500元、没收工具")}});
    CHECK(view.facts.discretion.penalty.otherKinds
          == QStringList{QStringLiteral("confiscate_gains"), QStringLiteral("confiscate_tools")});
}

TEST_CASE("what is confiscated counts for the hearing by its worth", "[casework]")
{
    const QString worth = QStringLiteral("confiscated_fen"), text = QStringLiteral("confiscation_text");
    Bench small, great;
    CHECK_FALSE(viewOf(small, {{text, QStringLiteral("没收违法所得")}, {worth, 499999}}).facts.hearingDue);
    // 河南省政府令第204号 第四条: a citizen from 5,000 yuan
    const CaseView view = viewOf(great, {{text, QStringLiteral("没收违法所得5000元")}, {worth, 500000}});
    CHECK(view.facts.hearingDue);
    CHECK(view.facts.reviewDue);
}

TEST_CASE("a pack says which penalties the heads discuss", "[casework]")
{
    QJsonObject pack = packs::builtInPack();
    pack.insert(QStringLiteral("version"), QStringLiteral("kinds"));
    pack.insert(QStringLiteral("effective_from"), QStringLiteral("2022-01-01"));
    pack.insert(QStringLiteral("sample"), false);
    QJsonObject settings = pack.value(QLatin1String("settings")).toObject();
    settings.insert(QStringLiteral("discussion_kinds"), QJsonArray{QStringLiteral("criticism")});
    pack.insert(QStringLiteral("settings"), settings);
    for (const auto &[kind, discussed, heard] :
         {std::tuple{"criticism", true, false}, std::tuple{"close_business", false, true}}) {
        Bench bench;
        anjuan::test::adoptPack(bench, pack);
        const CaseView view = viewOf(bench, {{QStringLiteral("other_kinds"), QJsonArray{QLatin1String(kind)}}});
        CHECK(view.facts.discussionDue == discussed);
        CHECK(view.facts.hearingDue == heard); // the law's own list, whatever the pack says
    }
}
