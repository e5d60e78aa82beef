#include <algorithm>

#include <catch2/catch.hpp>

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>

#include "core/casework/forms.h"
#include "core/documents/own_fields.h"

#include "tests/core/casework/bench.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Bench;
using anjuan::test::caseScript;
using anjuan::test::stepOf;

namespace {

/// What a paper says where its form asks its writer, and which of the asked places stayed empty.
struct Made {
    QJsonObject own;
    QStringList missing;
};

std::map<QString, Made> papersOf(Bench &bench)
{
    std::map<QString, Made> all;
    for (const DocumentView &document : bench.view().documents) {
        QJsonObject body;
        for (const RecordView &record : bench.view().timeline) {
            if (record.hash == document.record)
                body = record.body;
        }
        const auto path = bench.library().blobPath(body.value(QLatin1String("fields_sha256")).toString());
        REQUIRE(path);
        QFile file(*path);
        REQUIRE(file.open(QIODevice::ReadOnly));
        const QJsonObject fields =
            QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String("fields")).toObject();
        const QString form = body.value(QLatin1String("form")).toString();
        const auto source = formSource(bench.library(), form);
        REQUIRE(source);
        const QJsonObject own = fields.value(QLatin1String("own")).toObject();
        all[form] = {own, documents::missingOwn(source->form, own)};
    }
    return all;
}

std::string missing(const std::map<QString, Made> &papers, const char *form)
{
    const auto it = papers.find(QLatin1String(form));
    return it == papers.end() ? "(not made)" : it->second.missing.join(QLatin1Char(' ')).toStdString();
}

std::string said(const std::map<QString, Made> &papers, const char *form, const char *field)
{
    const auto it = papers.find(QLatin1String(form));
    return it == papers.end() ? "(not made)" : it->second.own.value(QLatin1String(field)).toString().toStdString();
}

} // namespace

TEST_CASE("urging and the application to the court come with their papers, filled", "[papers]")
{
    Bench bench;
    bench.runAll(caseScript(QStringLiteral("E02-court")));
    const auto papers = papersOf(bench);
    CHECK(missing(papers, "performance_demand").empty());
    CHECK(missing(papers, "enforcement_application").empty());
    CHECK(said(papers, "enforcement_application", "objects").find("金钱给付") == 0);
    CHECK(said(papers, "enforcement_application", "demand").find("送达《履行催告书》") != std::string::npos);
    CHECK_FALSE(said(papers, "enforcement_application", "head").empty());
    CHECK(bench.holds());
}

TEST_CASE("performance by another has its decision and its record", "[papers]")
{
    Bench bench;
    bench.runUntil(caseScript(QStringLiteral("E03-substitute")), QStringLiteral("closing_proposal"));
    const QJsonValue cost = bench.newestBody(QStringLiteral("substitute.performed")).value(QLatin1String("cost_fen"));
    REQUIRE(bench.perform(
        {QStringLiteral("zhangsan"),
         QStringLiteral("substitute.demand_costs"),
         QString(),
         QString(),
         {{QStringLiteral("demanded_on"), QStringLiteral("2026-03-05")},
          {QStringLiteral("cost_fen"), cost},
          {QStringLiteral("breakdown"), QStringLiteral("清运一车")},
          {QStringLiteral("officers"), QJsonArray{QStringLiteral("zhangsan"), QStringLiteral("lisi")}}}}));
    const auto papers = papersOf(bench);
    CHECK(missing(papers, "substitute_costs_notice").empty());
    CHECK(said(papers, "substitute_costs_notice", "decided").find("《代履行决定书》") != std::string::npos);
    CHECK(said(papers, "substitute_costs_notice", "breakdown") == "清运一车");
    CHECK(missing(papers, "substitute_decision").empty());
    CHECK(missing(papers, "enforcement_record").empty());
    CHECK(said(papers, "enforcement_record", "people").find("代履行人") != std::string::npos);
    CHECK(said(papers, "enforcement_record", "av").find("证据") == 0);
}

TEST_CASE("a demolition has each paper from notice to record, and the demand names the order", "[papers]")
{
    Bench bench;
    bench.runAll(caseScript(QStringLiteral("D01-village-demolition")));
    const auto papers = papersOf(bench);
    CHECK(missing(papers, "demolition_notice").empty());
    CHECK(said(papers, "demolition_notice", "building") == "村边砖混棚屋60平方米");
    CHECK(missing(papers, "demolition_order").empty());
    CHECK(said(papers, "demolition_order", "due_on") == "2026-02-03");
    CHECK(missing(papers, "performance_demand").empty());
    CHECK(missing(papers, "demolition_announcement").empty());
    CHECK(missing(papers, "enforcement_decision").empty());
    CHECK(missing(papers, "enforcement_record").empty());
    // The order is the decision of its case, and nobody claims that a defence was heard which nobody made.
    const QJsonObject fields = bench.view().fields;
    const QJsonObject decision = fields.value(QLatin1String("decision")).toObject();
    const QJsonObject order = fields.value(QLatin1String("demolition_order")).toObject();
    CHECK(decision.value(QLatin1String("number")) == order.value(QLatin1String("number")));
    CHECK(decision.value(QLatin1String("on")) == order.value(QLatin1String("ordered_on")));
    CHECK(decision.value(QLatin1String("text")).toString().contains(QStringLiteral("2026年2月3日")));
    CHECK(fields.value(QLatin1String("urging"))[QLatin1String("heard_text")].toString().contains(
        QStringLiteral("未提出")));
}

TEST_CASE("instalments, inspection and transfer to the police have their papers", "[papers]")
{
    {
        Bench bench;
        bench.runAll(caseScript(QStringLiteral("E01-instalments")));
        const auto papers = papersOf(bench);
        CHECK(missing(papers, "payment_plan_notice").empty());
        CHECK(said(papers, "payment_plan_notice", "result") == "instalments");
    }
    {
        Bench bench;
        bench.runAll(caseScript(QStringLiteral("I01-inspection")));
        const auto papers = papersOf(bench);
        CHECK(missing(papers, "inspection_approval").empty());
        CHECK(said(papers, "inspection_approval", "way").find("现场检查") == 0);
        CHECK(missing(papers, "inspection_notice").empty());
    }
    Bench bench;
    bench.runAll(caseScript(QStringLiteral("P01-police-accepted")));
    const auto papers = papersOf(bench);
    CHECK(missing(papers, "crime_transfer").empty());
    CHECK(said(papers, "crime_transfer", "approved").find("经行政机关负责人") != std::string::npos);
}

TEST_CASE("samples and a case for another department leave with their papers", "[papers]")
{
    Bench bench;
    bench.runUntil(caseScript(QStringLiteral("T03-completed")), QStringLiteral("filed"));
    NoProgress progress;
    const auto perform = [&](const char *act, const QJsonObject &with) {
        return bench.session(test::kOfficer)
            .perform(
                {.act = QLatin1String(act), .caseId = bench.caseId(), .with = with, .secrets = {}, .filesFrom = {}},
                progress);
    };
    const QJsonObject sample{
        {QStringLiteral("name"), QStringLiteral("复合肥料")},  {QStringLiteral("spec"), QStringLiteral("50kg")},
        {QStringLiteral("batch"), QStringLiteral("20251001")}, {QStringLiteral("base"), QStringLiteral("40袋")},
        {QStringLiteral("quantity"), QStringLiteral("2袋")},   {QStringLiteral("sealing"), QStringLiteral("封条")},
        {QStringLiteral("keeper"), QStringLiteral("钱某")}};
    REQUIRE(perform("sampling.take",
                    {{QStringLiteral("started_at"), QStringLiteral("2025-10-21T09:00:00+08:00")},
                     {QStringLiteral("ended_at"), QStringLiteral("2025-10-21T09:30:00+08:00")},
                     {QStringLiteral("place"), QStringLiteral("某农资门市部")},
                     {QStringLiteral("items"), QJsonArray{sample}},
                     {QStringLiteral("officers"), QJsonArray{QStringLiteral("zhangsan"), QStringLiteral("lisi")}},
                     {QStringLiteral("card_shown"), true},
                     {QStringLiteral("rights_told"), true},
                     {QStringLiteral("recusal_asked"), true},
                     {QStringLiteral("signature"), QStringLiteral("signed")},
                     {QStringLiteral("handed_over"), true}}));
    const QJsonObject transfer{{QStringLiteral("transferred_on"), QStringLiteral("2025-10-22")},
                               {QStringLiteral("to"), QStringLiteral("云溪县农业农村局")},
                               {QStringLiteral("transfer_kind"), QStringLiteral("department")},
                               {QStringLiteral("reason"), QStringLiteral("不属于本机关职权范围")},
                               {QStringLiteral("basis"), QStringLiteral("《中华人民共和国行政处罚法》第二十二条")},
                               {QStringLiteral("materials"), QJsonArray{QStringLiteral("线索登记表")}}};
    REQUIRE(perform("case.transfer", transfer));
    const auto papers = papersOf(bench);
    CHECK(missing(papers, "sampling_notice").empty());
    CHECK(said(papers, "sampling_notice", "keeper") == "钱某");
    CHECK(missing(papers, "transfer_letter").empty());
    CHECK(bench.newestBody(QStringLiteral("document.made")).value(QLatin1String("form"))
          == QStringLiteral("transfer_letter"));
    CHECK(bench.holds());
}

TEST_CASE("whoever is asked to a hearing is asked by a paper that comes with the act", "[papers]")
{
    Bench bench;
    Script script = caseScript(QStringLiteral("H01-hearing"));
    bench.runUntil(script, QStringLiteral("hearing_notice"));
    ScriptStep &step = test::stepOf(script, QStringLiteral("hearing_notice"));
    step.with.insert(QStringLiteral("hearing_at"), QStringLiteral("2026-01-28T09:30:00+08:00"));
    step.with.insert(QStringLiteral("recorder"), QStringLiteral("周八"));
    REQUIRE(bench.perform(step));
    const auto papers = papersOf(bench);
    CHECK(missing(papers, "hearing_notice").empty());
    CHECK(said(papers, "hearing_notice", "when").find("2026-01-28T09:30") == 0);
    CHECK(said(papers, "hearing_notice", "place") == "镇政府会议室");
    CHECK(said(papers, "hearing_notice", "open") == "open");
    CHECK(bench.holds());
}

TEST_CASE("letters of a clue name who took it in, and discipline inspection gets one of its own", "[papers]")
{
    Bench bench;
    bench.runUntil(caseScript(QStringLiteral("T01-completed")), QStringLiteral("party")); // nobody is its officer yet
    NoProgress quiet;
    const auto perform = [&](const char *act, const QJsonObject &with) {
        return bench.session(test::kOfficer)
            .perform(
                {.act = QLatin1String(act), .caseId = bench.caseId(), .with = with, .secrets = {}, .filesFrom = {}},
                quiet);
    };
    REQUIRE(perform("discipline.refer",
                    {{QStringLiteral("referred_on"), QStringLiteral("2026-01-07")},
                     {QStringLiteral("organ"), QStringLiteral("县纪委监委")},
                     {QStringLiteral("clue"), QStringLiteral("村干部收取费用后不予制止")}}));
    REQUIRE(perform("case.transfer",
                    {{QStringLiteral("transferred_on"), QStringLiteral("2026-01-08")},
                     {QStringLiteral("to"), QStringLiteral("县农业农村局")},
                     {QStringLiteral("transfer_kind"), QStringLiteral("department")},
                     {QStringLiteral("reason"), QStringLiteral("不属于本机关职权范围")},
                     {QStringLiteral("basis"), QStringLiteral("《中华人民共和国行政处罚法》第二十二条")},
                     {QStringLiteral("materials"), QJsonArray{QStringLiteral("线索登记表")}}}));
    const auto papers = papersOf(bench);
    for (const char *letter : {"discipline_letter", "transfer_letter"}) {
        INFO(letter);
        CHECK(missing(papers, letter).empty());
        CHECK(said(papers, letter, "contact") == "张三");
    }
    CHECK(said(papers, "discipline_letter", "to") == "县纪委监委");
    CHECK(bench.holds());
}

TEST_CASE("the announcement of a demolition is offered until it was made", "[papers]")
{
    Bench bench;
    const Script script = caseScript(QStringLiteral("D01-village-demolition"));
    const auto offered = [&bench] {
        const auto next = bench.view().next;
        return std::any_of(next.begin(), next.end(),
                           [](const NextAct &one) { return one.act == QLatin1String("execution.announce"); });
    };
    bench.runUntil(script, QStringLiteral("announcement"));
    CHECK(offered());
    bench.runUntil(script, QStringLiteral("demolished"));
    CHECK_FALSE(offered());
}

TEST_CASE("a filing that is reported, and a penalty that is filed for record, come with their papers", "[papers]")
{
    Bench bench;
    const Script script = caseScript(QStringLiteral("C01-completed"));
    bench.runUntil(script, QStringLiteral("decision_service"));
    NoProgress quiet;
    const auto done = [&](const char *act, QJsonObject with) {
        with.insert(QStringLiteral("sent_on"), QStringLiteral("2026-02-10"));
        const auto sent =
            bench.session(test::kOfficer)
                .perform(
                    {.act = QLatin1String(act), .caseId = bench.caseId(), .with = with, .secrets = {}, .filesFrom = {}},
                    quiet);
        INFO((sent ? "" : qPrintable(sent.error().id)));
        REQUIRE(sent);
    };
    done("report.filing",
         {{QStringLiteral("to"), QStringLiteral("县司法局")}, {QStringLiteral("way"), QStringLiteral("专网")}});
    done("report.major_penalty",
         {{QStringLiteral("to"), QStringLiteral("县人民政府")},
          {QStringLiteral("attachments"), QJsonArray{QStringLiteral("决定书"), QStringLiteral("审核意见书")}}});
    const auto papers = papersOf(bench);
    CHECK(missing(papers, "filing_report").empty());
    CHECK(said(papers, "filing_report", "to") == "县司法局");
    CHECK(missing(papers, "penalty_filing_report").empty());
    CHECK(said(papers, "penalty_filing_report", "to") == "县人民政府");
    const QJsonArray attached =
        papers.at(QStringLiteral("penalty_filing_report")).own.value(QLatin1String("attachments")).toArray();
    CHECK(attached.size() == 2);
    CHECK(bench.holds());
}

TEST_CASE("the notice of a hearing is numbered in its own series", "[papers]")
{
    Bench bench;
    const Script script = caseScript(QStringLiteral("H01-hearing"));
    bench.runUntil(script, QStringLiteral("hearing"));
    const QString number =
        bench.newestBody(QStringLiteral("hearing.notified")).value(QLatin1String("number")).toString();
    CHECK(number.contains(QStringLiteral("听通字〔2026〕第001号")));
    const auto papers = bench.view().documents;
    const auto notice = std::find_if(papers.begin(), papers.end(),
                                     [](const auto &one) { return one.form == QStringLiteral("hearing_notice"); });
    REQUIRE(notice != papers.end());
    CHECK(notice->number == number);
    // No hour was settled: the paper tells the day.
    CHECK(said(papersOf(bench), "hearing_notice", "when") == "2026-01-28");
    CHECK(bench.holds());
}

TEST_CASE("the report on a hearing is a paper of what was heard and found, unless it came signed", "[papers]")
{
    Bench bench;
    Script script = caseScript(QStringLiteral("H01-hearing"));
    bench.runUntil(script, QStringLiteral("hearing_report"));
    const ScriptStep report = stepOf(script, QStringLiteral("hearing_report"));
    REQUIRE(bench.perform(report));
    const auto papers = papersOf(bench);
    CHECK(missing(papers, "hearing_report").empty());
    CHECK(said(papers, "hearing_report", "held_on") == "2026-01-28");
    CHECK(said(papers, "hearing_report", "chair") == "孙七");
    CHECK(said(papers, "hearing_report", "people") == "调查人员张三、李四；当事人邱**；委托代理人补拟律师");
    CHECK(said(papers, "hearing_report", "found") == "双方对事实没有争议。");
    CHECK(said(papers, "hearing_report", "opinion") == "维持拟处罚意见。");
    CHECK(said(papers, "hearing_report", "party_view").find("听证笔录") != std::string::npos);
    const std::size_t made = bench.view().documents.size();
    ScriptStep again = report;
    again.id.clear();
    again.with.insert(QStringLiteral("party_view"), QStringLiteral("请求从轻。"));
    again.with.insert(QStringLiteral("evidence_view"), QStringLiteral("对证据没有异议。"));
    REQUIRE(bench.perform(again));
    const auto newer = papersOf(bench);
    CHECK(said(newer, "hearing_report", "party_view") == "请求从轻。");
    CHECK(said(newer, "hearing_report", "evidence") == "对证据没有异议。");
    CHECK(bench.view().documents.size() == made + 1);
    // One that was written elsewhere came in with its signature, and is not made a second time.
    again.with.insert(QStringLiteral("scan"), QStringLiteral("evidence/scan_service.jpg"));
    REQUIRE(bench.perform(again));
    CHECK(bench.view().documents.size() == made + 1);
    CHECK(bench.holds());
}

TEST_CASE("a decision on the spot, or not to penalise, stands on the cover and the closing of its case", "[papers]")
{
    const auto at = [](const QJsonObject &fields, const char *of, const char *member) {
        return fields.value(QLatin1String(of)).toObject().value(QLatin1String(member)).toString();
    };
    Bench simple;
    simple.runUntil(caseScript(QStringLiteral("P01-simple")), QStringLiteral("closed"));
    const QString number =
        simple.newestBody(QStringLiteral("decision.issued_on_spot")).value(QLatin1String("number")).toString();
    CHECK(at(simple.view().fields, "decision", "number") == number);
    CHECK(at(simple.view().fields, "decision", "text").contains(QStringLiteral("罚款")));
    CHECK(at(simple.view().fields, "closing", "result_text").isEmpty()); // it is open still
    Bench closed;
    closed.runUntil(caseScript(QStringLiteral("P01-simple")), QStringLiteral("dossier"));
    CHECK(at(closed.view().fields, "closing", "result_text").endsWith(QStringLiteral("罚款已缴清。")));
    Bench warned;
    warned.runUntil(caseScript(QStringLiteral("P02-short")), QStringLiteral("dossier"));
    CHECK(at(warned.view().fields, "decision", "text") == QStringLiteral("不予行政处罚"));
    CHECK_FALSE(at(warned.view().fields, "decision", "on").isEmpty());
    // What was proposed for the closing is what its papers say.
    CHECK(at(warned.view().fields, "closing", "result_text")
          == warned.newestBody(QStringLiteral("closing.proposed")).value(QLatin1String("result_text")).toString());
}

TEST_CASE("whoever heads an organisation receives for it, and is no other person", "[papers]")
{
    Script script = caseScript(QStringLiteral("H01-hearing"));
    const QString head = QStringLiteral("邱某甲");
    anjuan::test::stepOf(script, QStringLiteral("party")).with.insert(QStringLiteral("legal_representative"), head);
    const auto taken = [&script](const QString &receiver) {
        Bench bench;
        bench.runUntil(script, QStringLiteral("notice_service"));
        ScriptStep step = anjuan::test::stepOf(script, QStringLiteral("notice_service"));
        step.with.insert(QStringLiteral("receiver"), receiver);
        step.with.remove(QStringLiteral("relation"));
        const auto done = bench.perform(step);
        INFO((done ? std::string() : describe(done.error()).toStdString()));
        REQUIRE(done);
        return bench.newestBody(QStringLiteral("service.recorded"))
            .value(QLatin1String("received_by_another"))
            .toBool();
    };
    CHECK_FALSE(taken(head));
    CHECK(taken(QStringLiteral("门卫老李")));
}
