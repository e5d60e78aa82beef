#include "core/base/money.h"
#include "core/casework/copying.h"
#include "core/casework/from_paper.h"
#include "core/casework/parts.h"

#include "tests/core/casework/archived.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Bench;
using anjuan::test::caseScript;
using anjuan::test::stepOf;
using anjuan::test::wordsOn;

namespace {

CaseView viewOf(Bench &bench, const CaseId &id)
{
    const auto view = bench.library().caseView(id, nullptr);
    REQUIRE(view);
    return *view;
}

int countOf(const CaseView &view, const char *kind)
{
    return static_cast<int>(std::count_if(view.timeline.begin(), view.timeline.end(),
                                          [kind](const RecordView &one) { return one.kind == QLatin1String(kind); }));
}

/// The record of that kind that came last, in any case.
QString recordOf(const CaseView &view, const char *kind)
{
    for (auto it = view.timeline.rbegin(); it != view.timeline.rend(); ++it) {
        if (it->kind == QLatin1String(kind))
            return it->hash;
    }
    FAIL("no record of the kind " << kind);
    return {};
}

Result<Outcome> act(Bench &bench, const char *name, const CaseId &id, const QJsonObject &with)
{
    Request request;
    request.act = QLatin1String(name);
    request.caseId = id;
    request.with = with;
    NoProgress quiet;
    return bench.session(test::kOfficer).perform(request, quiet);
}

QJsonObject merging(const CaseId &other)
{
    return {{QStringLiteral("merged_on"), QStringLiteral("2026-01-12")},
            {QStringLiteral("other"), other.toString()},
            {QStringLiteral("reason"), QStringLiteral("同一当事人的关联违法行为")}};
}

} // namespace

TEST_CASE("a case goes into another with its evidence, and can be closed; neither again nor into itself", "[merging]")
{
    Bench bench;
    const Script script = caseScript(QStringLiteral("T01-completed"));
    bench.runUntil(script, QStringLiteral("discretion"));
    const CaseId other = bench.caseId();
    const int evidence = viewOf(bench, other).facts.evidenceCount;
    REQUIRE(evidence == 4);
    bench.runUntil(script, QStringLiteral("evidence_2"));
    const CaseId leading = bench.caseId();
    const int own = viewOf(bench, leading).facts.evidenceCount;
    const qint64 before = bench.records();
    CHECK(act(bench, "case.merge", leading, merging(leading)).error().id == QStringLiteral("merge.same_case"));
    CHECK(bench.records() == before);
    REQUIRE(act(bench, "case.merge", leading, merging(other)));
    const CaseView here = viewOf(bench, leading), there = viewOf(bench, other);
    CHECK(here.facts.evidenceCount == own + evidence);
    CHECK(countOf(here, "case.merged") == 1);
    CHECK(there.row.stage == QStringLiteral("merged"));
    CHECK(there.facts.evidenceCount == evidence); // nothing is taken out of a chain
    const bool closes = std::any_of(there.next.begin(), there.next.end(),
                                    [](const NextAct &one) { return one.act == QLatin1String("closing.propose"); });
    CHECK(closes);
    for (const cases::Deadline &one : there.deadlines)
        CHECK((one.done || one.right));
    // What went into another case is handled there: nothing is begun in it any more, and no days are counted.
    for (const char *begun :
         {"fast.begin", "ending.propose", "measure.propose", "police.assign_team", "discipline.refer"})
        CHECK(std::none_of(there.next.begin(), there.next.end(),
                           [begun](const NextAct &one) { return one.act == QLatin1String(begun); }));
    CHECK_FALSE(there.days);
    CaseFilter inHand;
    inHand.openOnly = true;
    const auto open = bench.library().cases(inHand, 0, 50, nullptr);
    REQUIRE(open);
    CHECK(std::none_of(open->begin(), open->end(), [&](const CaseRow &one) { return one.id == other; }));
    CHECK(there.row.daysUsed <= 0);
    // Each names the other as people know it.
    const auto toldBy = [](const CaseView &view, const char *kind, const char *member) {
        for (const RecordView &one : view.timeline)
            if (one.kind == QLatin1String(kind))
                return one.body.value(QLatin1String(member)).toString();
        return QString();
    };
    CHECK(toldBy(here, "case.merged", "other_number") == there.row.number);
    CHECK(toldBy(there, "case.merged_into", "case_number") == here.row.number);
    CHECK(act(bench, "case.merge", leading, merging(other)).error().id == QStringLiteral("merge.not_open"));
    CHECK(bench.holds());
}

TEST_CASE("a case to be merged is found by the end of its number, where one alone has it", "[merging]")
{
    Bench bench;
    const Script script = caseScript(QStringLiteral("T01-completed"));
    bench.runUntil(script, QStringLiteral("evidence_1"));
    const CaseId other = bench.caseId();
    bench.runUntil(script, QStringLiteral("evidence_1"));
    const CaseId leading = bench.caseId();
    QJsonObject with = merging(other);
    with.insert(QStringLiteral("other"), viewOf(bench, other).row.number.right(4));
    bench.runUntil(script, QStringLiteral("evidence_1"));
    QJsonObject vague = with;
    vague.insert(QStringLiteral("other"), QStringLiteral("〔2026〕"));
    CHECK(act(bench, "case.merge", leading, vague).error().id == QStringLiteral("case.ambiguous"));
    vague.insert(QStringLiteral("other"), QStringLiteral("没有的案件"));
    CHECK(act(bench, "case.merge", leading, vague).error().id == QStringLiteral("case.unknown"));
    REQUIRE(act(bench, "case.merge", leading, with));
    CHECK(viewOf(bench, other).row.stage == QStringLiteral("merged"));
    CHECK(bench.holds());
}

TEST_CASE("the volume of a case has the papers of the one that was merged into it", "[merging]")
{
    Bench bench;
    const Script script = caseScript(QStringLiteral("T01-completed"));
    const QTemporaryDir dir;
    const auto built = [&bench, &dir](const CaseId &id, const char *name) {
        const QString file = dir.filePath(QLatin1String(name));
        NoProgress quiet;
        const auto made =
            buildVolumes(bench.session(QStringLiteral("zhouba")), {.caseId = id, .file = file, .with = {}}, quiet);
        INFO((made ? std::string() : describe(made.error()).toStdString()));
        REQUIRE(made);
        return dossier::countVolume(file)->items;
    };
    bench.runUntil(script, QStringLiteral("correction"));
    const CaseId other = bench.caseId();
    bench.runUntil(script, QStringLiteral("evidence_1"));
    const CaseId leading = bench.caseId();
    const QString number = viewOf(bench, other).row.number;
    const int apart = built(other, "other.pdf") + built(leading, "leading.pdf");
    REQUIRE(act(bench, "case.merge", leading, merging(other)));
    // Its evidence was taken over, and stands once.
    CHECK(built(leading, "whole.pdf") == apart);
    const QString index = wordsOn(dir.filePath(QStringLiteral("whole.pdf")), 2);
    INFO(index.toStdString());
    CHECK(index.count(QStringLiteral("(并入的%1)").arg(number)) >= 3);
    CHECK(bench.holds());
}

TEST_CASE("a part of a case becomes a case of its own, with the party and evidence that go with it", "[merging]")
{
    Bench bench;
    bench.runUntil(caseScript(QStringLiteral("T01-completed")), QStringLiteral("evidence_3"));
    const CaseId from = bench.caseId();
    const CaseView before = viewOf(bench, from);
    const QJsonObject with{{QStringLiteral("split_on"), QStringLiteral("2026-01-07")},
                           {QStringLiteral("suspected"), QStringLiteral("无证驾驶机动三轮车运输垃圾")},
                           {QStringLiteral("party"), recordOf(before, "party.entered")},
                           {QStringLiteral("items"), QJsonArray{recordOf(before, "evidence.added")}},
                           {QStringLiteral("reason"), QStringLiteral("另一违法行为,事实独立")}};
    QJsonObject wrong = with;
    wrong.insert(QStringLiteral("party"), recordOf(before, "case.opened"));
    const qint64 records = bench.records();
    CHECK(act(bench, "case.split", from, wrong).error().id == QStringLiteral("merge.no_party"));
    CHECK(bench.records() == records); // the case that was to come is not left behind
    REQUIRE(act(bench, "case.split", from, with));
    const CaseView after = viewOf(bench, from);
    const auto fresh =
        CaseId::parse(bench.newestBody(QStringLiteral("case.split_off")).value(QLatin1String("new_case")).toString());
    REQUIRE(fresh);
    const CaseView split = viewOf(bench, *fresh);
    CHECK(split.row.stage == QStringLiteral("clue"));
    CHECK(split.facts.evidenceCount == 1);
    CHECK(split.facts.partyKind == QStringLiteral("person"));
    CHECK(after.facts.evidenceCount == before.facts.evidenceCount);
    CHECK(after.facts.partyKind == QStringLiteral("person")); // the only party is that of both
    CHECK(after.row.party == before.row.party);
    CHECK(split.row.party == before.row.party);
    REQUIRE(split.timeline.size() == 3);
    CHECK(split.timeline.front().body.value(QLatin1String("split_from")).toString() == from.toString());
    CHECK(bench.holds());
}

TEST_CASE("a copied case has the words of the other, its names, dates and numbers blanked, and takes no blank",
          "[merging]")
{
    Bench bench;
    bench.runAll(caseScript(QStringLiteral("T01-completed")));
    const CaseId source = bench.caseId();
    const auto opening = copiedFrom(bench.library(), source, QStringLiteral("case.open"));
    REQUIRE(opening);
    CHECK_FALSE(opening->values.contains(QStringLiteral("received_on")));
    CHECK(opening->values.value(QLatin1String("place")).toString() == kBlank);
    QJsonObject with{{QStringLiteral("source"), QStringLiteral("inspection")},
                     {QStringLiteral("received_on"), QStringLiteral("2026-01-20")},
                     {QStringLiteral("place"), QStringLiteral("二工镇另一处")},
                     {QStringLiteral("suspected"), QStringLiteral("擅自倾倒垃圾")},
                     {QStringLiteral("content"), QStringLiteral("巡查发现")},
                     {QStringLiteral("like"), source.toString()}};
    Request open;
    open.act = QStringLiteral("case.open");
    open.with = with;
    NoProgress quiet;
    const auto opened = bench.session(test::kOfficer).perform(open, quiet);
    REQUIRE(opened);
    const CaseId copy = *opened->caseId;
    const auto filing = copiedInto(bench.library(), copy, QStringLiteral("filing.propose"));
    REQUIRE(filing);
    CHECK(filing->values.value(QLatin1String("item")).toString() == QStringLiteral("refuse_dumping"));
    CHECK_FALSE(filing->values.contains(QStringLiteral("facts"))); // kept apart as private
    CHECK_FALSE(filing->values.contains(QStringLiteral("officers")));
    CHECK_FALSE(filing->values.contains(QStringLiteral("violation_on")));
    const auto report = copiedInto(bench.library(), copy, QStringLiteral("investigation.conclude"));
    REQUIRE(report);
    const QString proposal = report->values.value(QLatin1String("proposal")).toString();
    CHECK(proposal == QStringLiteral("责令改正,处罚款") + kBlank + QStringLiteral("。"));
    CHECK(report->blanked.size() == 1);
    const auto correction = copiedInto(bench.library(), copy, QStringLiteral("correction.order"));
    REQUIRE(correction);
    QJsonObject order = correction->values;
    order.insert(QStringLiteral("ordered_on"), QStringLiteral("2026-01-20"));
    order.insert(QStringLiteral("due_on"), QStringLiteral("2026-01-25"));
    order.insert(QStringLiteral("act_text"), kBlank + QStringLiteral("倾倒垃圾"));
    order.insert(QStringLiteral("officers"), QJsonArray{QStringLiteral("zhangsan"), QStringLiteral("lisi")});
    CHECK(act(bench, "correction.order", copy, order).error().id == QStringLiteral("act.bad_field"));
    order.insert(QStringLiteral("act_text"), QStringLiteral("2026年1月20日倾倒垃圾"));
    REQUIRE(act(bench, "correction.order", copy, order));
    // From now on the case has its own.
    CHECK(copiedInto(bench.library(), copy, QStringLiteral("correction.order"))->values.isEmpty());
    CHECK(bench.holds());
}

TEST_CASE("a case from paper is taken in whole or not at all, and its record says what was not checked", "[merging]")
{
    Bench bench;
    Script script = caseScript(QStringLiteral("P06-continued"));
    bench.runUntil(script, QStringLiteral("clue"));
    const auto with = [&](const char *id) { return bench.requestOf(stepOf(script, QLatin1String(id))).with; };
    PaperCase paper{with("clue"), with("party"), with("paper")};
    const QString scan = QStringLiteral(ANJUAN_SOURCE_DIR "/tests/data/cases/");
    paper.paper.insert(QStringLiteral("paper"), scan + paper.paper.value(QLatin1String("paper")).toString());
    bench.clock().moveTo(*Instant::parse(u"2026-04-15T09:20:00+08:00"));
    Session &session = bench.session(test::kOfficer);
    const qint64 before = bench.records();
    NoProgress quiet;
    PaperCase broken = paper;
    broken.paper.remove(QStringLiteral("filed_on"));
    PaperStep at = PaperStep::Opening;
    CHECK_FALSE(continueFromPaper(session, broken, quiet, &at));
    CHECK(at == PaperStep::Paper);
    CHECK(bench.records() == before);
    const auto id = continueFromPaper(session, paper, quiet);
    REQUIRE(id);
    CHECK(bench.records() == before + 3);
    const CaseView view = viewOf(bench, *id);
    CHECK(view.row.stage == QStringLiteral("decided"));
    CHECK(view.timeline.back().body.value(QLatin1String("baseline")).toString()
          == QStringLiteral("此前在纸上,未经本程序校验"));
    // What was filed on paper stands in the papers that are made here, too.
    const QJsonObject told = view.fields.value(QLatin1String("case")).toObject();
    for (const char *member : {"filed_on", "number", "cause"})
        CHECK(told.value(QLatin1String(member)) == paper.paper.value(QLatin1String(member)));
    CHECK(told.value(QLatin1String("filed_on")).isString());
    const QJsonObject decision = view.fields.value(QLatin1String("decision")).toObject();
    CHECK(decision.value(QLatin1String("number")) == paper.paper.value(QLatin1String("decision_number")));
    CHECK(decision.value(QLatin1String("on")) == paper.paper.value(QLatin1String("decided_on")));
    CHECK(decision.value(QLatin1String("text")).toString().contains(QStringLiteral("¥50元")));
    CHECK(bench.holds());
}

TEST_CASE("what an individual business counts as on the spot is the pack's to say", "[merging]")
{
    Bench bench;
    Script script = caseScript(QStringLiteral("T01-completed"));
    stepOf(script, QStringLiteral("party"))
        .with.insert(QStringLiteral("party_kind"), QStringLiteral("individual_business"));
    bench.runUntil(script, QStringLiteral("inspection"));
    const Library::Parts &parts = bench.library().parts();
    const auto file = CaseFile::load(*parts.store, *parts.vault, bench.caseId());
    REQUIRE(file);
    packs::Pack pack = parts.pack;
    const auto limit = [&](const char *as) {
        pack.settings.simpleAs = QLatin1String(as);
        return standingFacts(file->all(), {&parts.book, &pack, &parts.calendar}, QDate(2026, 1, 6))
            .course.simpleLimitFen;
    };
    CHECK(limit("person") == 20000);
    CHECK(limit("organisation") == 300000);
}

TEST_CASE("several acts of one case are measured each by itself, and the fine is their sum", "[merging]")
{
    Bench bench;
    Script script = caseScript(QStringLiteral("T01-completed"));
    bench.runUntil(script, QStringLiteral("discretion"));
    ScriptStep step = stepOf(script, QStringLiteral("discretion"));
    const qint64 first = step.with.value(QLatin1String("fine_fen")).toInteger();
    QJsonObject more = step.with;
    for (const char *member : {"applied_on", "factors", "factor_evidence", "four_lists"})
        more.remove(QLatin1String(member));
    more.insert(QStringLiteral("act"), QStringLiteral("次日又倾倒一车"));
    step.with.insert(QStringLiteral("more_acts"), QJsonArray{more});
    // The whole is less than the part of the second act.
    step.with.insert(QStringLiteral("fine_fen"), first - 1);
    const qint64 before = bench.records();
    CHECK(bench.perform(step).error().id == QStringLiteral("act.bad_field"));
    CHECK(bench.records() == before);
    step.with.insert(QStringLiteral("fine_fen"), first * 2);
    REQUIRE(bench.perform(step));
    CHECK(bench.view().facts.discretion.withinTier);
    CHECK(bench.view().facts.discretion.withinStatute);
    // The decision says of each act what it was measured by and what it is fined.
    const QString told =
        bench.view().fields.value(QLatin1String("discretion")).toObject().value(QLatin1String("text")).toString();
    INFO(told.toStdString());
    CHECK(told.contains(QStringLiteral("次日又倾倒一车，依照《")));
    CHECK(told.count(QStringLiteral("该行为处罚款%1元。").arg(Fen{first}.yuan())) == 2);
    CHECK(told.endsWith(QStringLiteral("罚款共计%1元。").arg(Fen{first * 2}.yuan())));
    const QJsonObject body = bench.newestBody(QStringLiteral("discretion.applied"));
    CHECK(body.value(QLatin1String("first_fine_fen")).toInteger() == first);
    CHECK(body.value(QLatin1String("more_ranges")).toArray().size() == 1);
    // What the first leaves free is no room for the second.
    more.insert(QStringLiteral("fine_fen"), 100000000);
    step.id.clear();
    step.with.insert(QStringLiteral("more_acts"), QJsonArray{more});
    step.with.insert(QStringLiteral("fine_fen"), first + 100000000);
    const auto beyond = bench.perform(step);
    const bool outside = !beyond || !bench.view().facts.discretion.withinStatute;
    CHECK(outside);
    CHECK(bench.holds());
}

TEST_CASE("an inspection is linked with a case by its number, and with one that is elsewhere by what was typed",
          "[merging]")
{
    Bench bench;
    bench.runUntil(caseScript(QStringLiteral("T01-completed")), QStringLiteral("inquiry"));
    const CaseId filed = bench.caseId();
    const QString number = viewOf(bench, filed).row.number;
    REQUIRE_FALSE(number.isEmpty());
    bench.runUntil(caseScript(QStringLiteral("I01-inspection")), QString());
    const auto link = [&](const QString &named) {
        return act(bench, "inspection.link_case", bench.caseId(),
                   {{QStringLiteral("case_id"), named}, {QStringLiteral("relation"), QStringLiteral("opened")}});
    };
    REQUIRE(link(number));
    CHECK(bench.newestBody(QStringLiteral("inspection.case_linked")).value(QLatin1String("case_id")).toString()
          == filed.toString());
    REQUIRE(link(QStringLiteral("邻镇综执立字〔2026〕第001号")));
    CHECK(bench.newestBody(QStringLiteral("inspection.case_linked")).value(QLatin1String("case_id")).toString()
          == QStringLiteral("邻镇综执立字〔2026〕第001号"));
    CHECK(bench.holds());
}
