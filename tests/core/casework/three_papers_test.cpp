#include <catch2/catch.hpp>

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>

#include "core/base/messages.h"

#include "tests/core/casework/bench.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Bench;
using anjuan::test::caseScript;
using anjuan::test::findingOf;
using anjuan::test::stepOf;

namespace {

const char *const kPapers[] = {"compliance_advice", "credit_repair_notice"};

/// A shop's case of which the decision was made and reached nobody yet.
void toTheDecision(Bench &bench)
{
    Script script = caseScript(QStringLiteral("T03-completed"));
    stepOf(script, QStringLiteral("party"))
        .with.insert(QStringLiteral("party_kind"), QStringLiteral("individual_business"));
    bench.runUntil(script, QStringLiteral("decision_service"));
    REQUIRE(bench.view().facts.partyKind == QStringLiteral("individual_business"));
    REQUIRE(bench.view().facts.decidedOn);
    REQUIRE_FALSE(bench.view().facts.decisionServed);
}

QJsonObject threePapers(const Bench &bench)
{
    return {
        {QStringLiteral("served_at"), QStringLiteral("2025-01-09T10:00:00+08:00")},
        {QStringLiteral("decision"), bench.record(QStringLiteral("decision"))},
        {QStringLiteral("method"), QStringLiteral("direct")},
        {QStringLiteral("place"), QStringLiteral("尔王庄镇综合行政执法大队询问室")},
        {QStringLiteral("officers"), QJsonArray{QStringLiteral("zhangsan"), QStringLiteral("lisi")}},
        {QStringLiteral("receiver"), QStringLiteral("杜某")},
        {QStringLiteral("relation"), QStringLiteral("经营者")},
        {QStringLiteral("cause"), QStringLiteral("不了解秸秆禁烧规定。")},
        {QStringLiteral("risks"), QStringLiteral("再次焚烧将被再次处罚。")},
        {QStringLiteral("advice_text"), QStringLiteral("秸秆粉碎还田。\n\n离田利用。")},
        {QStringLiteral("repair_class"), QStringLiteral("general")},
        {QStringLiteral("platform"), QStringLiteral("“信用中国”网站")},
        {QStringLiteral("apply"), QStringLiteral("登录“信用中国”网站在线申请")},
        {QStringLiteral("materials"), QJsonArray{QStringLiteral("履行义务的证明材料"), QStringLiteral("信用承诺书")}},
        {QStringLiteral("repair_text"), QStringLiteral("修复后有关信息不再公示。")}};
}

Result<Outcome> act(Bench &bench, const char *name, const QJsonObject &with)
{
    NoProgress quiet;
    return bench.session(test::kOfficer)
        .perform({.act = QLatin1String(name), .caseId = bench.caseId(), .with = with, .secrets = {}, .filesFrom = {}},
                 quiet);
}

/// Whether an act stands among those that are due, which come before those of any time.
bool offers(Bench &bench, const char *name)
{
    const auto next = bench.view().next;
    const auto is = [](const char *act) { return [act](const NextAct &one) { return one.act == QLatin1String(act); }; };
    const auto anyTime = std::find_if(next.begin(), next.end(), is("document.make"));
    REQUIRE(anyTime != next.end());
    return std::any_of(next.begin(), anyTime, is(name));
}

const DocumentView *paperOf(const CaseView &view, const char *form)
{
    const auto at = std::find_if(view.documents.rbegin(), view.documents.rend(),
                                 [form](const DocumentView &one) { return one.form == QLatin1String(form); });
    return at == view.documents.rend() ? nullptr : &*at;
}

QJsonObject ownOf(Bench &bench, const DocumentView &document)
{
    for (const RecordView &record : bench.view().timeline) {
        if (record.hash != document.record)
            continue;
        const auto path = bench.library().blobPath(record.body.value(QLatin1String("fields_sha256")).toString());
        QFile file(path.value_or(QString()));
        REQUIRE(file.open(QIODevice::ReadOnly));
        return QJsonDocument::fromJson(file.readAll())
            .object()[QLatin1String("fields")][QLatin1String("own")]
            .toObject();
    }
    return {};
}

const cases::Deadline *period(const CaseView &view, const char *code)
{
    const auto at = std::find_if(view.deadlines.begin(), view.deadlines.end(),
                                 [code](const cases::Deadline &one) { return one.code == QLatin1String(code); });
    return at == view.deadlines.end() ? nullptr : &*at;
}

} // namespace

TEST_CASE("after 三书同达 nothing is owed its service, and the periods of the party run", "[service]")
{
    Bench bench;
    toTheDecision(bench);
    CHECK(offers(bench, "service.three_papers"));
    const auto done = act(bench, "service.three_papers", threePapers(bench));
    if (!done)
        FAIL(describe(done.error()).toStdString());
    CHECK(done->documents.size() == 3); // the two papers, and the receipt
    const CaseView view = bench.view();
    CHECK(view.facts.decisionServed);
    CHECK(view.facts.reports.threePapers);
    CHECK(view.row.stage == QStringLiteral("served"));
    CHECK_FALSE(offers(bench, "service.record"));
    CHECK_FALSE(offers(bench, "service.three_papers"));
    const DocumentView *decision = paperOf(view, "penalty_decision");
    REQUIRE(decision);
    CHECK(decision->served);
    for (const char *form : kPapers) {
        const DocumentView *paper = paperOf(view, form);
        REQUIRE(paper);
        CHECK(paper->served);
        CHECK_FALSE(paper->number.isEmpty());
    }
    REQUIRE(period(view, "DL-SERVE"));
    CHECK(period(view, "DL-SERVE")->done);
    for (const char *code : {"DL-SS", "DL-FY", "DL-PAY"}) {
        INFO(code);
        const cases::Deadline *of = period(view, code);
        REQUIRE(of);
        CHECK(dateText(of->from) == QStringLiteral("2025-01-09"));
    }
    const QJsonObject served = bench.newestBody(QStringLiteral("service.recorded"));
    CHECK(served.value(QLatin1String("documents")).toArray().size() == 3);
    CHECK(bench.holds()); // replayed, and every rule
}

TEST_CASE("the two papers say what was typed, and their class is the form's own", "[service]")
{
    Bench bench;
    toTheDecision(bench);
    REQUIRE(act(bench, "service.three_papers", threePapers(bench)));
    const CaseView view = bench.view();
    const QJsonObject advice = ownOf(bench, *paperOf(view, "compliance_advice"));
    CHECK(advice.value(QLatin1String("cause")).toString() == QStringLiteral("不了解秸秆禁烧规定。"));
    CHECK_FALSE(advice.value(QLatin1String("facts")).toString().isEmpty());
    const QJsonArray rows = advice.value(QLatin1String("advice")).toArray();
    REQUIRE(rows.size() == 2);
    CHECK(rows[1][QLatin1String("text")].toString() == QStringLiteral("离田利用。"));
    const QJsonObject credit = ownOf(bench, *paperOf(view, "credit_repair_notice"));
    CHECK(credit.value(QLatin1String("class")).toString() == QStringLiteral("ordinary"));
    CHECK(credit.value(QLatin1String("from_on")).toString() == QStringLiteral("2025-01-09"));
    CHECK(credit.value(QLatin1String("other")).toString() == QStringLiteral("修复后有关信息不再公示。"));
}

TEST_CASE(
    "a paper of 三书同达 that was written before is served and not written again; words without one are asked for",
    "[service]")
{
    Bench bench;
    toTheDecision(bench);
    QJsonObject with = threePapers(bench);
    with.remove(QStringLiteral("advice_text"));
    const qint64 before = bench.records();
    const auto asked = act(bench, "service.three_papers", with);
    REQUIRE_FALSE(asked);
    CHECK(asked.error().id == QStringLiteral("act.missing_field"));
    CHECK(bench.records() == before);
    const QJsonObject values{
        {QStringLiteral("facts"), QStringLiteral("露天焚烧秸秆。")},
        {QStringLiteral("cause"), QStringLiteral("收割后急于播种。")},
        {QStringLiteral("risks"), QStringLiteral("再次被罚。")},
        {QStringLiteral("advice"), QJsonArray{QJsonObject{{QStringLiteral("text"), QStringLiteral("秸秆粉碎还田。")}}}},
        {QStringLiteral("contact"), QStringLiteral("张三")}};
    const auto written =
        act(bench, "document.make",
            {{QStringLiteral("form"), QStringLiteral("compliance_advice")}, {QStringLiteral("values"), values}});
    if (!written)
        FAIL(describe(written.error()).toStdString());
    const auto done = act(bench, "service.three_papers", with);
    if (!done)
        FAIL(describe(done.error()).toStdString());
    CHECK(done->documents.size() == 2); // the other paper, and the receipt
    CHECK(bench.newestBody(QStringLiteral("service.recorded"))
              .value(QLatin1String("documents"))
              .toArray()
              .contains(written->record));
    CHECK(paperOf(bench.view(), "compliance_advice")->record == written->record);
    CHECK(bench.holds());
}

TEST_CASE("what is wrong with the service of three papers is told before, and stands at its service", "[service]")
{
    Bench bench;
    toTheDecision(bench);
    QJsonObject with = threePapers(bench);
    with.insert(QStringLiteral("method"), QStringLiteral("lien"));
    with.insert(QStringLiteral("served_at"), QStringLiteral("2025-03-09T10:00:00+08:00"));
    with.insert(QStringLiteral("officers"), QJsonArray{QStringLiteral("zhangsan")});
    bench.clock().moveTo(*Instant::parse(QStringLiteral("2025-03-09T10:00:00+08:00")));
    NoProgress quiet;
    const Request request{.act = QStringLiteral("service.three_papers"),
                          .caseId = bench.caseId(),
                          .with = with,
                          .secrets = {},
                          .filesFrom = {}};
    const auto told = bench.session(test::kOfficer).consider(request, quiet);
    REQUIRE(told);
    for (const char *rule : {"MS-89-lien", "MS-89-reason", "DE-5-late"}) {
        INFO(rule);
        CHECK(findingOf(*told, rule));
    }
    const auto done = bench.session(test::kOfficer).perform(request, quiet); // a fact is never refused
    REQUIRE(done);
    CHECK(findingOf(done->findings, "DE-5-late"));
    CHECK(bench.view().facts.decisionServed);
}

TEST_CASE("where the decision was served before, the other two papers follow it", "[service]")
{
    Bench bench;
    Script script = caseScript(QStringLiteral("T03-completed"));
    bench.runUntil(script, QStringLiteral("decision_service"));
    REQUIRE(bench.perform(stepOf(script, QStringLiteral("decision_service"))));
    REQUIRE(act(bench, "service.three_papers", threePapers(bench)));
    CHECK(bench.newestBody(QStringLiteral("service.recorded")).value(QLatin1String("documents")).toArray().size() == 2);
    CHECK(bench.holds());
}

TEST_CASE("the answer to who sent a clue is offered until it was given", "[service]")
{
    Bench bench;
    Script script = caseScript(QStringLiteral("T03-completed"));
    QJsonObject &clue = stepOf(script, QStringLiteral("clue")).with;
    clue.insert(QStringLiteral("reply_days"), 5);
    clue.insert(QStringLiteral("reply_to"), QStringLiteral("12345"));
    bench.runUntil(script, QStringLiteral("party"));
    CHECK(offers(bench, "clue.reply"));
    REQUIRE(act(bench, "clue.reply",
                {{QStringLiteral("replied_on"), QStringLiteral("2025-01-06")},
                 {QStringLiteral("way"), QStringLiteral("phone")},
                 {QStringLiteral("text"), QStringLiteral("已到现场核查。")}}));
    CHECK_FALSE(offers(bench, "clue.reply"));
}
