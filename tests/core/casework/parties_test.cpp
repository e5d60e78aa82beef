#include <algorithm>

#include <catch2/catch.hpp>

#include <QtCore/QFile>
#include <QtCore/QJsonArray>

#include "core/casework/copy_mask.h"
#include "core/casework/envelopes.h"
#include "core/casework/parts.h"
#include "core/casework/party_lookup.h"
#include "core/casework/same_party.h"

#include "tests/core/casework/bench.h"
#include "tests/support/pdf_text.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Bench;
using anjuan::test::caseScript;
using anjuan::test::stepOf;

namespace {

const QString kBoth = QStringLiteral("方某、梁某");

Script joint()
{
    return caseScript(QStringLiteral("T02-joint"));
}

void leaveOut(Script &script, const char *id)
{
    const auto at = std::find_if(script.steps.begin(), script.steps.end(),
                                 [id](const ScriptStep &step) { return step.id == QLatin1String(id); });
    REQUIRE(at != script.steps.end());
    script.steps.erase(at);
}

/// What the step of that id comes to, after all steps before it.
Result<Outcome> attempt(Bench &bench, Script &script, const char *id)
{
    bench.runUntil(script, QLatin1String(id));
    return bench.perform(stepOf(script, QLatin1String(id)));
}

ScriptStep entering(const QString &name, const QJsonObject &more)
{
    ScriptStep step;
    step.as = test::kOfficer;
    step.act = QStringLiteral("party.enter");
    step.with = {{QStringLiteral("party_kind"), QStringLiteral("person")}, {QStringLiteral("name"), name}};
    for (auto it = more.begin(); it != more.end(); ++it)
        step.with.insert(it.key(), it.value());
    return step;
}

QString textOf(Bench &bench, const char *form, int nth = 0)
{
    for (const DocumentView &document : bench.view().documents) {
        if (document.form != QLatin1String(form) || nth-- > 0)
            continue;
        const auto pdf = bench.library().parts().vault->read(document.sha256);
        REQUIRE(pdf);
        const QTemporaryDir dir;
        QFile file(dir.filePath(QStringLiteral("paper.pdf")));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(*pdf);
        file.close();
        return test::pdfText(file.fileName(), {QStringLiteral("-raw")}).simplified().remove(QLatin1Char(' '));
    }
    FAIL("no document of the form " << form);
    return {};
}

QString partyHash(Bench &bench, int nth)
{
    const QJsonArray parties = bench.view().fields.value(QLatin1String("parties")).toArray();
    return parties.at(nth).toObject().value(QLatin1String("record")).toString();
}

} // namespace

TEST_CASE("two parties have one case, one decision and a service each, to the archive", "[parties]")
{
    Bench bench;
    bench.runAll(joint());
    const CaseView view = bench.view();
    CHECK(view.row.stage == QStringLiteral("archived"));
    CHECK(view.row.party == kBoth);
    int total = 0;
    const auto rows = bench.library().cases({}, 0, 10, &total);
    REQUIRE(rows);
    CHECK(rows->front().party == kBoth);
    CHECK_FALSE(view.fields.contains(QLatin1String("unserved")));
    // The defence runs from the last service of the notice, the payment from the last of the decision.
    REQUIRE(view.facts.notice);
    CHECK(dateText(view.facts.notice->servedOn.value_or(QDate())) == QStringLiteral("2024-08-08"));
    CHECK(dateText(view.facts.decisionServedOn.value_or(QDate())) == QStringLiteral("2024-08-19"));
    for (const char *code : {"DL-DEFENCE", "DL-PAY"}) {
        const auto period = std::find_if(view.facts.periods.running.begin(), view.facts.periods.running.end(),
                                         [code](const auto &one) { return one.code == QLatin1String(code); });
        REQUIRE(period != view.facts.periods.running.end());
        CHECK(dateText(period->from)
              == (QLatin1String(code) == QLatin1String("DL-PAY") ? QStringLiteral("2024-08-19")
                                                                 : QStringLiteral("2024-08-08")));
    }
    const QString decision = textOf(bench, "penalty_decision");
    for (const QString &words :
         {QStringLiteral("当事人一：方某"), QStringLiteral("当事人二：梁某"), QStringLiteral("4406201944*******5"),
          QStringLiteral("其中方某承担罚款人民币壹仟元整（¥1000元）、梁某承担罚款人民币捌佰元整（¥800元）")}) {
        INFO(words.toStdString());
        CHECK(decision.contains(words));
    }
    CHECK(textOf(bench, "penalty_notice").contains(kBoth + QStringLiteral("：")));
    CHECK(textOf(bench, "service_receipt", 0).contains(QStringLiteral("受送达人方某")));
    CHECK(textOf(bench, "service_receipt", 1).contains(QStringLiteral("受送达人梁某")));
    CHECK(bench.holds());
}

TEST_CASE("a notice that one of the parties was not given is no notice", "[parties]")
{
    Bench bench;
    Script script = joint();
    leaveOut(script, "notice_liang");
    const auto decided = attempt(bench, script, "decision");
    REQUIRE_FALSE(decided);
    CHECK(decided.error().id == QStringLiteral("R-62-notice"));
    const QJsonArray waiting = bench.view().fields.value(QLatin1String("unserved")).toArray();
    REQUIRE(waiting.size() == 1);
    CHECK(waiting.first().toObject().value(QLatin1String("party")).toString() == QStringLiteral("梁某"));
    // Served after all, the window runs from then; with the waivers of both it is over.
    Script whole = joint();
    ScriptStep late = stepOf(whole, QStringLiteral("notice_liang"));
    late.with.insert(QStringLiteral("served_at"), QStringLiteral("2024-08-15T16:00:00+08:00"));
    late.at.clear();
    REQUIRE(bench.perform(late));
    CHECK(bench.perform(stepOf(script, QStringLiteral("decision"))));
    CHECK(bench.holds());
}

TEST_CASE("one party waives its defence for nobody else", "[parties]")
{
    Bench bench;
    Script script = joint();
    leaveOut(script, "waiver_liang");
    const auto decided = attempt(bench, script, "decision");
    // 2024-08-08 and five working days: the 15th. On the 16th the window is over without a waiver.
    CHECK(decided);
    Bench early;
    Script soon = joint();
    leaveOut(soon, "waiver_liang");
    stepOf(soon, QStringLiteral("decision")).with.insert(QStringLiteral("decided_on"), QStringLiteral("2024-08-15"));
    const auto refused = attempt(early, soon, "decision");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().id == QStringLiteral("R-62-defence"));
    CHECK_FALSE(early.view().facts.defenceWaived);
}

TEST_CASE("a service among several parties is to one of them: as chosen, by the name, or to nobody", "[parties]")
{
    Bench bench;
    Script script = joint();
    bench.runUntil(script, QStringLiteral("notice_fang"));
    ScriptStep service = stepOf(script, QStringLiteral("notice_fang"));
    service.with.remove(QStringLiteral("party"));
    service.with.insert(QStringLiteral("to"), QStringLiteral("方某的邻居"));
    REQUIRE(bench.perform(service));
    QJsonObject body = bench.newestBody(QStringLiteral("service.recorded"));
    CHECK(body.value(QLatin1String("party_untold")).toBool());
    const CaseView untold = bench.view();
    CHECK(test::findingOf(untold.timeline.back().findings.empty() ? untold.timeline[untold.timeline.size() - 2].findings
                                                                  : untold.timeline.back().findings,
                          "R-61-each"));
    CHECK(untold.fields.value(QLatin1String("unserved")).toArray().size() == 2);
    service.with.insert(QStringLiteral("to"), QStringLiteral("方某"));
    REQUIRE(bench.perform(service));
    body = bench.newestBody(QStringLiteral("service.recorded"));
    CHECK(body.contains(QLatin1String("party_id")));
    CHECK(body.value(QLatin1String("still_owed")).toArray().size() == 1);
    CHECK_FALSE(bench.view().facts.notice->servedOn);
    service.with.insert(QStringLiteral("party"), bench.record(QStringLiteral("clue")));
    CHECK(bench.perform(service).error().id == QStringLiteral("act.bad_field"));
}

TEST_CASE("a decision not served to one of the parties is told when the case is closed, and a reason clears it",
          "[parties]")
{
    Bench bench;
    Script script = joint();
    leaveOut(script, "decision_liang");
    const auto closed = attempt(bench, script, "closed");
    REQUIRE_FALSE(closed);
    CHECK(closed.error().id == QStringLiteral("P15-served"));
    ScriptStep with = stepOf(script, QStringLiteral("closed"));
    with.with.insert(QStringLiteral("reasons"),
                     QJsonArray{QJsonObject{{QStringLiteral("rule"), QStringLiteral("P15-served")},
                                            {QStringLiteral("reason"), QStringLiteral("梁某已病故,无承受人")}}});
    CHECK(bench.perform(with));
}

TEST_CASE("the parties' fines add up to the fine, each party once", "[parties]")
{
    Bench bench;
    Script script = joint();
    bench.runUntil(script, QStringLiteral("discretion"));
    ScriptStep step = stepOf(script, QStringLiteral("discretion"));
    const QString fang = partyHash(bench, 0), liang = partyHash(bench, 1);
    const auto with = [&](std::vector<std::pair<QString, qint64>> fines) {
        QJsonArray rows;
        for (const auto &[party, fen] : fines)
            rows.append(QJsonObject{{QStringLiteral("party"), party}, {QStringLiteral("fine_fen"), fen}});
        step.with.insert(QStringLiteral("party_fines"), rows);
        const auto done = bench.perform(step);
        return done ? QString() : done.error().args.value(1) + QLatin1Char(' ') + done.error().args.value(2);
    };
    CHECK(with({{fang, 100000}, {liang, 70000}}).startsWith(QStringLiteral("party_fines 各当事人的罚款合计1700元")));
    CHECK(with({{fang, 180000}}).contains(QStringLiteral("没有列出当事人梁某")));
    CHECK(with({{fang, 100000}, {fang, 80000}}).contains(QStringLiteral("列了两次")));
    CHECK(with({{fang, 100000}, {bench.record(QStringLiteral("clue")), 80000}})
              .contains(QStringLiteral("不是本案当事人")));
    CHECK(with({{fang, 180000}, {liang, 0}}).isEmpty());
    CHECK(with({}).isEmpty()); // together
    CHECK(bench.view().fields.value(QLatin1String("penalty"))[QLatin1String("text")].toString().endsWith(
        QStringLiteral("，由方某、梁某共同承担")));
}

TEST_CASE("a party added after the review makes another content, and has no notice", "[parties]")
{
    Bench bench;
    const Script script = caseScript(QStringLiteral("T03-completed"));
    bench.runUntil(script, QStringLiteral("decision"));
    const QString before = bench.view().facts.contentDigest;
    REQUIRE(bench.perform(entering(QStringLiteral("王**"), {{QStringLiteral("standing"), QStringLiteral("beside")}})));
    CHECK(bench.view().facts.contentDigest != before);
    ScriptStep decision = caseScript(QStringLiteral("T03-completed")).steps.front();
    for (const ScriptStep &step : script.steps)
        decision = step.id == QLatin1String("decision") ? step : decision;
    NoProgress quiet;
    const auto judged = bench.session(test::kOfficer).consider(bench.requestOf(decision), quiet);
    REQUIRE(judged);
    CHECK(test::findingOf(*judged, "R-62-notice"));
    CHECK(test::findingOf(*judged, "R-58-content"));
}

TEST_CASE("an entry takes the place of the one before, of the one it names, or stands beside", "[parties]")
{
    Bench bench;
    bench.runUntil(caseScript(QStringLiteral("T03-completed")), QStringLiteral("inspection"));
    const auto named = [&] { return bench.view().row.party; };
    CHECK(named() == QStringLiteral("杜**"));
    const QString first = bench.newestBody(QStringLiteral("party.entered")).value(QLatin1String("party")).toString();
    // As it always was: what says nothing takes the place of the last.
    REQUIRE(bench.perform(entering(QStringLiteral("甲某"), {})));
    CHECK(named() == QStringLiteral("甲某"));
    REQUIRE(bench.perform(entering(QStringLiteral("乙某"), {{QStringLiteral("standing"), QStringLiteral("beside")}})));
    CHECK(named() == QStringLiteral("甲某、乙某"));
    REQUIRE(bench.perform(entering(QStringLiteral("丙某"), {{QStringLiteral("standing"), QStringLiteral("beside")}})));
    CHECK(named() == QStringLiteral("甲某等3人"));
    REQUIRE(bench.perform(entering(QStringLiteral("甲某某"),
                                   {{QStringLiteral("standing"), QStringLiteral("in_place")},
                                    {QStringLiteral("in_place_of"), partyHash(bench, 0)}})));
    CHECK(bench.view().fields.value(QLatin1String("party"))[QLatin1String("name")].toString()
          == QStringLiteral("甲某某、乙某、丙某"));
    REQUIRE(
        bench.perform(entering(QStringLiteral("丁某"), {{QStringLiteral("standing"), QStringLiteral("in_place")}})));
    // The last that was entered, whoever it was.
    CHECK(bench.view().fields.value(QLatin1String("party"))[QLatin1String("name")].toString()
          == QStringLiteral("丁某、乙某、丙某"));
    const auto wrong = bench.perform(entering(QStringLiteral("戊某"),
                                              {{QStringLiteral("standing"), QStringLiteral("in_place")},
                                               {QStringLiteral("in_place_of"), bench.record(QStringLiteral("clue"))}}));
    CHECK(wrong.error().id == QStringLiteral("act.bad_field"));
    int total = 0;
    CHECK(bench.library().cases({}, 0, 10, &total)->front().party == QStringLiteral("丁某等3人"));
    CHECK_FALSE(first.isEmpty());
    CHECK(bench.holds());
}

TEST_CASE("one of the parties is split off, and the papers of the others count for the rest", "[parties]")
{
    Bench bench;
    Script script = joint();
    bench.runUntil(script, QStringLiteral("notice_liang")); // only 方某 has the notice
    CHECK_FALSE(bench.view().facts.notice->servedOn);
    ScriptStep split;
    split.as = test::kOfficer;
    split.act = QStringLiteral("case.split");
    split.with = {{QStringLiteral("split_on"), QStringLiteral("2024-08-07")},
                  {QStringLiteral("suspected"), QStringLiteral("另案处理")},
                  {QStringLiteral("party"), partyHash(bench, 1)},
                  {QStringLiteral("reason"), QStringLiteral("下落不明,另案公告送达")}};
    REQUIRE(bench.perform(split));
    CHECK(bench.view().row.party == QStringLiteral("方某"));
    CHECK(bench.view().facts.notice->servedOn);
    CHECK(bench.holds());
}

TEST_CASE("a decision that was served stays served when whom it was about is split off from others", "[parties]")
{
    Bench bench;
    bench.runUntil(caseScript(QStringLiteral("T01-completed")), QStringLiteral("publication"));
    REQUIRE(bench.view().facts.decisionServed);
    const QString first = partyHash(bench, 0);
    const QJsonObject beside{{QStringLiteral("standing"), QStringLiteral("beside")}};
    REQUIRE(bench.perform(entering(QStringLiteral("乙某"), beside)));
    REQUIRE(bench.perform(entering(QStringLiteral("丙某"), beside)));
    CHECK(bench.view().facts.decisionServed);
    ScriptStep split;
    split.as = test::kOfficer;
    split.act = QStringLiteral("case.split");
    split.with = {{QStringLiteral("split_on"), QStringLiteral("2026-01-14")},
                  {QStringLiteral("suspected"), QStringLiteral("另案处理")},
                  {QStringLiteral("party"), first},
                  {QStringLiteral("reason"), QStringLiteral("另案处理")}};
    REQUIRE(bench.perform(split));
    CHECK(bench.view().row.party == QStringLiteral("乙某、丙某"));
    CHECK(bench.view().facts.decisionServed);
    CHECK(bench.holds());
}

TEST_CASE("the same party is found again in another case, whichever of several it was", "[parties]")
{
    Bench bench;
    bench.runAll(joint());
    const CaseId first = bench.caseId();
    bench.runUntil(caseScript(QStringLiteral("T03-completed")), QStringLiteral("inspection"));
    REQUIRE(bench.perform(entering(QStringLiteral("杜**"), {})));
    for (const char *name : {"方某", "梁某"}) {
        const auto known = partiesLike(bench.library(), QString::fromUtf8(name), bench.caseId());
        REQUIRE(known);
        REQUIRE(known->size() == 1);
        CHECK(known->front().penalised == 1);
        QJsonObject fields = known->front().fields;
        fields.insert(QStringLiteral("standing"), QStringLiteral("beside"));
        ScriptStep again = entering(QString::fromUtf8(name), fields);
        REQUIRE(bench.perform(again));
    }
    const auto same = casesOfSameParty(bench.library().parts(), bench.caseId());
    REQUIRE(same);
    CHECK(*same == QStringList{first.toString()});
}

TEST_CASE("a copy for one of the parties covers what is told of the other", "[parties]")
{
    Bench bench;
    Script script = joint();
    stepOf(script, QStringLiteral("party_fang"))
        .with.insert(QStringLiteral("id_number"), QStringLiteral("11010519491231002X"));
    stepOf(script, QStringLiteral("party_liang"))
        .with.insert(QStringLiteral("id_number"), QStringLiteral("440301198001010018"));
    stepOf(script, QStringLiteral("party_liang")).with.insert(QStringLiteral("phone"), QStringLiteral("13800138000"));
    bench.runUntil(script, QStringLiteral("filing_proposal"));
    const auto &parts = bench.library().parts();
    const auto file = CaseFile::load(*parts.store, *parts.vault, bench.caseId());
    REQUIRE(file);
    const QString told =
        QStringLiteral("方某,11010519491231002X;梁某,440301198001010018,13800138000,中山市沙溪镇濠*******号。");
    const auto masked = [&](const char *receiver, bool names) {
        return copyMaskOf(*file, parts, names, QString::fromUtf8(receiver), {}).mask.masked(told);
    };
    const QString forFang = masked("方某", true);
    CHECK(forFang.startsWith(QStringLiteral("方某,11010519491231002X;梁某,")));
    CHECK_FALSE(forFang.contains(QStringLiteral("440301198001010018")));
    CHECK_FALSE(forFang.contains(QStringLiteral("13800138000")));
    CHECK_FALSE(forFang.contains(QStringLiteral("中山市沙溪镇濠")));
    const QString forLiang = masked("梁某", true);
    CHECK(forLiang.contains(QStringLiteral("440301198001010018,13800138000")));
    CHECK_FALSE(forLiang.contains(QStringLiteral("11010519491231002X")));
    const QString forAgent = masked("钱律师", true);
    CHECK_FALSE(forAgent.contains(QStringLiteral("440301198001010018")));
    CHECK_FALSE(forAgent.contains(QStringLiteral("11010519491231002X")));
    CHECK(masked("人民法院", false) == told); // the court sees who the parties are
}

TEST_CASE("a case that goes into another brings its party along, once", "[parties]")
{
    Bench bench;
    bench.runUntil(caseScript(QStringLiteral("T03-completed")), QStringLiteral("inspection"));
    const CaseId other = bench.caseId();
    bench.runUntil(caseScript(QStringLiteral("T03-completed")), QStringLiteral("inspection"));
    const CaseId same = bench.caseId();
    bench.runUntil(caseScript(QStringLiteral("T01-completed")), QStringLiteral("inspection"));
    const auto merge = [&](const CaseId &from) {
        ScriptStep step;
        step.as = test::kOfficer;
        step.act = QStringLiteral("case.merge");
        step.with = {{QStringLiteral("merged_on"), QStringLiteral("2026-01-06")},
                     {QStringLiteral("other"), from.toString()},
                     {QStringLiteral("reason"), QStringLiteral("共同违法行为,并案调查")}};
        return bench.perform(step);
    };
    REQUIRE(merge(other));
    CHECK(bench.view().row.party == QStringLiteral("邱**、杜**"));
    REQUIRE(merge(same)); // the same man again
    CHECK(bench.view().row.party == QStringLiteral("邱**、杜**"));
    CHECK(bench.holds());
}

TEST_CASE("an envelope goes to the party whom its paper still waits for", "[parties]")
{
    Bench bench;
    Script script = joint();
    bench.runUntil(script, QStringLiteral("notice_liang"));
    QString notice;
    for (const DocumentView &document : bench.view().documents)
        notice = document.form == QLatin1String("penalty_notice") ? document.record : notice;
    const auto draft = envelopeOf(bench.library(), bench.caseId(), {notice});
    REQUIRE(draft);
    CHECK(draft->words.toName == QStringLiteral("梁某"));
    const auto any = envelopeOf(bench.library(), bench.caseId(), {});
    REQUIRE(any);
    CHECK(any->words.toName == QStringLiteral("方某"));
}

TEST_CASE("the strictest among the parties decides what is due", "[parties]")
{
    // 河南省: a hearing from 5,000 yuan for a citizen, from 50,000 for an organisation.
    const auto due = [](const char *kind, qint64 fang, qint64 liang) {
        Bench bench;
        Script script = joint();
        stepOf(script, QStringLiteral("party_liang")).with.insert(QStringLiteral("party_kind"), QLatin1String(kind));
        ScriptStep &discretion = stepOf(script, QStringLiteral("discretion"));
        discretion.with.insert(QStringLiteral("base_fen"), 24000000);
        discretion.with.insert(QStringLiteral("fine_fen"), fang + liang);
        QJsonArray rows = discretion.with.value(QLatin1String("party_fines")).toArray();
        for (int i = 0; i < 2; ++i) {
            QJsonObject row = rows[i].toObject();
            row.insert(QStringLiteral("fine_fen"), i == 0 ? fang : liang);
            rows[i] = row;
        }
        discretion.with.insert(QStringLiteral("party_fines"), rows);
        bench.runUntil(script, QStringLiteral("conclusion"));
        return bench.view().facts.hearingDue;
    };
    CHECK_FALSE(due("organisation", 490000, 1000000)); // the unit's share is beneath its own threshold
    CHECK(due("person", 490000, 1000000));
    CHECK(due("organisation", 500000, 990000));
}
