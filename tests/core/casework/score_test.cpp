#include <catch2/catch.hpp>

#include <QtCore/QJsonDocument>
#include <QtCore/QRegularExpression>

#include "core/casework/parts.h"
#include "core/casework/score.h"
#include "core/casework/score_checks.h"
#include "core/exchange/bundle_verify.h"
#include "core/sheets/reading.h"

#include "tests/core/casework/bench.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Bench;

namespace {

ScriptStep stepWith(const QString &as, const QString &act, const QJsonObject &with, const QString &at)
{
    ScriptStep step;
    step.as = as;
    step.act = act;
    step.with = with;
    step.at = at;
    return step;
}

Outcome must(Bench &bench, const ScriptStep &step)
{
    const auto outcome = bench.perform(step);
    INFO(qPrintable(step.act));
    INFO((outcome ? "" : qPrintable(outcome.error().id + QLatin1Char(' ') + outcome.error().args.join(u' '))));
    REQUIRE(outcome);
    return *outcome;
}

void mark(Bench &bench, const QString &sheet, const QString &criterion, const QString &outcome,
          const QString &points = {})
{
    QJsonObject with{{QStringLiteral("sheet"), sheet},
                     {QStringLiteral("criterion"), criterion},
                     {QStringLiteral("outcome"), outcome}};
    if (!points.isEmpty())
        with.insert(QStringLiteral("points"), points);
    must(bench, stepWith(test::kOfficer, QStringLiteral("score.mark"), with, {}));
}

/// The published case T03 with all that an inspector asks for: particulars, signed scans, the seal, marks by hand.
void fullCase(Bench &bench)
{
    Script script = test::caseScript(QStringLiteral("T03-completed"));
    QJsonObject &party = test::stepOf(script, QStringLiteral("party")).with;
    party.insert(QStringLiteral("id_number"), QStringLiteral("120224197001010011"));
    party.insert(QStringLiteral("address"), QStringLiteral("天津市宝坻区尔王庄镇某村1号"));
    party.insert(QStringLiteral("phone"), QStringLiteral("13800000000"));
    QJsonObject &inquiry = test::stepOf(script, QStringLiteral("inquiry")).with;
    inquiry.insert(QStringLiteral("respondent"),
                   QJsonObject{{QStringLiteral("name"), QStringLiteral("杜**")},
                               {QStringLiteral("relation"), QStringLiteral("当事人")},
                               {QStringLiteral("id_number"), QStringLiteral("120224197001010011")},
                               {QStringLiteral("phone"), QStringLiteral("13800000000")}});
    bench.runUntil(script, QStringLiteral("dossier"));
    for (const DocumentView &document : bench.view().documents) {
        if (document.form == QLatin1String("inspection_record") || document.form == QLatin1String("inquiry_record")
            || document.form == QLatin1String("penalty_decision"))
            must(bench,
                 stepWith(test::kOfficer, QStringLiteral("document.add_scan"),
                          {{QStringLiteral("document"), document.record},
                           {QStringLiteral("scan"), QStringLiteral("evidence/scan_service.jpg")},
                           {QStringLiteral("signed_on"), QStringLiteral("2025-01-09")}},
                          QStringLiteral("2025-01-16T09:00:00+08:00")));
    }
    must(bench, test::stepOf(script, QStringLiteral("dossier")));
    must(bench, test::stepOf(script, QStringLiteral("archived")));
}

void markAll(Bench &bench, const QString &sheet)
{
    const auto sheets = scoreSheets();
    REQUIRE(sheets);
    for (const dossier::ScorePart &part : sheets->at(sheet).parts) {
        for (const dossier::Criterion &one : part.criteria) {
            if (one.isManual())
                mark(bench, sheet, one.id, QStringLiteral("kept"));
        }
    }
}

// What a line of tests/data/score/faults.json does to a case.

QJsonObject without(QJsonObject object, const QString &path, const QJsonValue &instead = QJsonValue::Undefined)
{
    const QString first = path.section(QLatin1Char('.'), 0, 0);
    const QString rest = path.section(QLatin1Char('.'), 1);
    if (rest.isEmpty() && instead.isUndefined())
        object.remove(first);
    else if (rest.isEmpty())
        object.insert(first, instead);
    else
        object.insert(first, without(object.value(first).toObject(), rest, instead));
    return object;
}

void put(RecordView &record, const QString &member, const QJsonValue &value)
{
    QJsonObject &in =
        record.particulars.contains(member.section(QLatin1Char('.'), 0, 0)) ? record.particulars : record.body;
    in = without(in, member, value);
}

QJsonArray shortened(const RecordView &record, const QString &member, int to)
{
    QJsonArray all = record.body.value(member).toArray();
    if (all.isEmpty())
        all = record.particulars.value(member).toArray();
    while (all.size() > to)
        all.removeLast();
    return all;
}

bool plantInRecords(CaseView &view, const QStringList &words)
{
    const QString &verb = words[0];
    int found = 0;
    for (RecordView &record : view.timeline) {
        if (record.kind != words.value(1))
            continue;
        ++found;
        if (verb == QLatin1String("blank"))
            put(record, words[2], QJsonValue::Undefined);
        else if (verb == QLatin1String("set"))
            put(record, words[2], words[3]);
        else if (verb == QLatin1String("cut"))
            put(record, words[2], shortened(record, words[2], words[3].toInt()));
        else if (verb == QLatin1String("uncosign"))
            record.cosignedBy.clear();
        else if (verb == QLatin1String("finding") && found == 1)
            record.findings.push_back({words[2], cases::GateClass::Flaw, cases::Clearance::Reason, {}, false});
        else if (verb != QLatin1String("finding"))
            return false;
    }
    return found > 0;
}

bool plantInDocuments(CaseView &view, const QStringList &words)
{
    int found = 0;
    for (DocumentView &document : view.documents) {
        if (document.form != words.value(1))
            continue;
        ++found;
        if (words[0] == QLatin1String("nodoc"))
            document.voided = true;
        else if (words[0] == QLatin1String("noscan"))
            document.scanSha256s.clear();
        else if (words[0] == QLatin1String("unserved"))
            document.served = false;
        else if (words[0] == QLatin1String("unsealed"))
            document.awaitsSeal = true;
        else
            return false;
    }
    return found > 0;
}

bool plantInEvidence(CaseView &view, const QStringList &words)
{
    if (words[0] == QLatin1String("noevidence")) {
        view.evidence.clear();
        std::erase_if(view.timeline, [](const RecordView &one) { return one.kind == QLatin1String("evidence.added"); });
        return true;
    }
    EvidenceView &item = view.evidence.at(words[1].toUInt());
    if (words[2] == QLatin1String("verified"))
        item.verified = false;
    else if (words[2] == QLatin1String("source"))
        item.source.clear();
    else if (words[2] == QLatin1String("place"))
        item.place.clear();
    else if (words[2] == QLatin1String("proves"))
        item.proves.clear();
    else
        return false;
    return true;
}

bool plantWhole(CaseView &view, const QStringList &words)
{
    const auto ofKind = [&](const RecordView &one) { return one.kind == words.value(1); };
    if (words[0] == QLatin1String("drop"))
        return std::erase_if(view.timeline, ofKind) > 0;
    if (words[0] == QLatin1String("unapprove"))
        return std::erase_if(view.timeline,
                             [&](const RecordView &one) {
                                 return one.body.value(QLatin1String("step")) == words[1]
                                     && one.body.value(QLatin1String("level")) == words[2];
                             })
            > 0;
    const auto found = std::find_if(view.timeline.begin(), view.timeline.end(), ofKind);
    if (found == view.timeline.end())
        return false;
    RecordView copy = *found;
    if (words[0] == QLatin1String("after")) {
        copy.seq = view.timeline.back().seq + 1;
        view.timeline.push_back(copy);
        return true;
    }
    view.timeline.insert(found, copy);
    return words[0] == QLatin1String("twice");
}

bool plant(CaseView &view, const QString &text)
{
    const QStringList words = text.split(QLatin1Char(' '));
    static const QStringList records{QStringLiteral("blank"), QStringLiteral("set"), QStringLiteral("cut"),
                                     QStringLiteral("uncosign"), QStringLiteral("finding")};
    static const QStringList documents{QStringLiteral("nodoc"), QStringLiteral("noscan"), QStringLiteral("unserved"),
                                       QStringLiteral("unsealed")};
    if (records.contains(words[0]))
        return plantInRecords(view, words);
    if (documents.contains(words[0]))
        return plantInDocuments(view, words);
    if (words[0].startsWith(QLatin1String("ev")) || words[0] == QLatin1String("noevidence"))
        return plantInEvidence(view, words);
    if (words[0] == QLatin1String("nofield") || words[0] == QLatin1String("setfield")) {
        view.fields =
            without(view.fields, words[1], words.size() > 2 ? QJsonValue(words[2]) : QJsonValue(QJsonValue::Undefined));
        return true;
    }
    return plantWhole(view, words);
}

QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}

QStringList lostIn(const dossier::Score &score)
{
    QStringList lost;
    for (const dossier::PartScore &part : score.parts) {
        for (const dossier::ScoreLine &line : part.lines) {
            if (line.criterion.tenths > line.got())
                lost += line.criterion.id + QLatin1Char(' ') + dossier::pointsText(line.criterion.tenths - line.got());
        }
    }
    return sorted(lost);
}

QStringList lostIn(const QJsonObject &fault)
{
    QStringList lost;
    const QJsonObject wanted = fault.value(QLatin1String("lost")).toObject();
    for (auto it = wanted.begin(); it != wanted.end(); ++it)
        lost += it.key() + QLatin1Char(' ') + dossier::pointsText(static_cast<int>(it.value().toDouble() * 10 + 0.5));
    return sorted(lost);
}

QStringList namesIn(const QJsonObject &fault, const char *member)
{
    QStringList names;
    for (const auto one : fault.value(QLatin1String(member)).toArray())
        names += one.toString();
    return names;
}

QJsonArray answersIn(const char *name)
{
    QFile file(QStringLiteral(ANJUAN_SOURCE_DIR "/tests/data/score/") + QLatin1String(name));
    REQUIRE(file.open(QIODevice::ReadOnly));
    return QJsonDocument::fromJson(file.readAll()).array();
}

QJsonArray faults()
{
    return answersIn("faults.json");
}

} // namespace

TEST_CASE("a dossier without a fault scores full, and each planted fault loses exactly what the hand answer says")
{
    Bench bench;
    fullCase(bench);
    const QString sheet = QStringLiteral("sample100");
    markAll(bench, sheet);
    markAll(bench, QStringLiteral("henan"));
    const CaseView view = bench.view();
    const auto full = scoreOf(bench.library(), view, sheet);
    REQUIRE(full);
    INFO(qPrintable(scoreSentence(*full)));
    CHECK(lostIn(*full).join(u',').toStdString() == "");
    CHECK(full->points() == 1000);
    CHECK(full->grade.toStdString() == "优秀");
    CHECK(full->doubtful.isEmpty());
    const auto henan = scoreOf(bench.library(), view, QStringLiteral("henan"));
    REQUIRE(henan);
    CHECK(henan->points() == 1000);
    CHECK(henan->parts.front().got == 200);
    const QJsonArray all = faults();
    CHECK(all.size() >= 90);
    for (const auto each : all) {
        const QJsonObject fault = each.toObject();
        INFO(qPrintable(fault.value(QLatin1String("fault")).toString()));
        CaseView spoilt = view;
        for (const auto one : fault.value(QLatin1String("do")).toArray())
            REQUIRE(plant(spoilt, one.toString()));
        const auto score = scoreOf(bench.library(), spoilt, sheet);
        REQUIRE(score);
        CHECK(lostIn(*score).join(u',').toStdString() == lostIn(fault).join(u',').toStdString());
        CHECK(score->vetoes.join(u',').toStdString() == namesIn(fault, "veto").join(u',').toStdString());
        CHECK(score->doubtful.join(u',').toStdString() == namesIn(fault, "doubtful").join(u',').toStdString());
        CHECK(score->points() == (score->vetoes.isEmpty() ? 1000 - score->lost : 0));
        // The same in Henan's structure: four fifths, and any basic item not met takes everything.
        const auto other = scoreOf(bench.library(), spoilt, QStringLiteral("henan"));
        REQUIRE(other);
        CHECK(other->points() == (score->vetoes.isEmpty() ? 1000 - score->lost * 8 / 10 : 0));
        for (const dossier::PartScore &part : score->parts) {
            for (const dossier::ScoreLine &line : part.lines) {
                for (const dossier::ScoreLead &lead : line.answer.leads)
                    CHECK((findAct(lead.act) && !lead.words.isEmpty()));
            }
        }
    }
}

TEST_CASE("sixty dossiers with several planted faults each score exactly as the answers beside them")
{
    Bench bench;
    fullCase(bench);
    const QString sheet = QStringLiteral("sample100");
    markAll(bench, sheet);
    markAll(bench, QStringLiteral("henan"));
    const CaseView view = bench.view();
    std::map<QString, QJsonObject> known;
    for (const auto each : faults())
        known.emplace(each[QLatin1String("fault")].toString(), each.toObject());
    const QJsonArray all = answersIn("dossiers.json");
    CHECK(all.size() >= 60);
    for (const auto each : all) {
        const QJsonObject dossier = each.toObject();
        INFO(qPrintable(dossier.value(QLatin1String("dossier")).toString()));
        CaseView spoilt = view;
        const QStringList names = namesIn(dossier, "faults");
        CHECK(names.size() >= 2);
        for (const QString &name : names) {
            INFO(qPrintable(name));
            REQUIRE(known.count(name) == 1);
            for (const auto one : known.at(name).value(QLatin1String("do")).toArray())
                REQUIRE(plant(spoilt, one.toString()));
        }
        const auto score = scoreOf(bench.library(), spoilt, sheet);
        REQUIRE(score);
        CHECK(lostIn(*score).join(u',').toStdString() == lostIn(dossier).join(u',').toStdString());
        CHECK(sorted(score->vetoes).join(u',').toStdString()
              == sorted(namesIn(dossier, "veto")).join(u',').toStdString());
        CHECK(sorted(score->doubtful).join(u',').toStdString()
              == sorted(namesIn(dossier, "doubtful")).join(u',').toStdString());
        const double points = dossier.value(QLatin1String("points")).toDouble();
        CHECK(score->points() == static_cast<int>(points * 10 + 0.5));
        const auto henan = scoreOf(bench.library(), spoilt, QStringLiteral("henan"));
        REQUIRE(henan);
        // Four fifths of what is not got, whether it is lost or a step has not come yet.
        CHECK(henan->points() == (score->vetoes.isEmpty() ? 1000 - (1000 - score->points()) * 8 / 10 : 0));
    }
}

TEST_CASE("no name that only the program gives stands in what a person reads of a score")
{
    Bench bench;
    bench.runUntil(test::caseScript(QStringLiteral("T03-completed")), QStringLiteral("notice"));
    for (const QString &sheet : {QStringLiteral("sample100"), QStringLiteral("henan")}) {
        auto score = scoreOf(bench.library(), bench.caseId(), sheet);
        REQUIRE(score);
        // As if each criterion were a veto, and lost.
        for (dossier::PartScore &part : score->parts) {
            for (dossier::ScoreLine &line : part.lines) {
                line.answer.standing = dossier::Standing::Lost;
                score->vetoes += line.criterion.id;
                CHECK(criterionText(line.criterion).contains(line.criterion.zh));
            }
        }
        const QRegularExpression name(QStringLiteral("[a-z]+[._][a-z]+"));
        CHECK_FALSE(scoreSentence(*score).contains(name));
        for (const sheets::Table &table : scoreTables({{bench.caseId(), QStringLiteral("某案"), *score}}, {})) {
            for (const auto &row : table.rows) {
                for (const sheets::Cell &cell : row) {
                    INFO(cell.text.toStdString());
                    CHECK_FALSE(cell.text.contains(name));
                }
            }
        }
    }
    CHECK(scoreSheet(QStringLiteral("sample100"))->criterion(QStringLiteral("V5")) != nullptr);
    CHECK(criterionText(*scoreSheet(QStringLiteral("sample100"))->criterion(QStringLiteral("V5")))
              .startsWith(QStringLiteral("V5 ")));
}

TEST_CASE("an open case loses nothing for steps that have not come")
{
    Bench bench;
    const Script script = test::caseScript(QStringLiteral("T03-completed"));
    bench.runUntil(script, QStringLiteral("notice"));
    const auto score = scoreOf(bench.library(), bench.caseId(), QStringLiteral("sample100"));
    REQUIRE(score);
    CHECK(score->line(QStringLiteral("decision.facts"))->answer.standing == dossier::Standing::NotYet);
    CHECK(score->line(QStringLiteral("hearing.procedure"))->answer.standing == dossier::Standing::NotYet);
    CHECK(score->line(QStringLiteral("filing.facts"))->answer.standing == dossier::Standing::Kept);
    CHECK(score->line(QStringLiteral("evidence.preserved"))->answer.standing == dossier::Standing::NotApplicable);
    CHECK(score->notYet == 550); // review 5, approval 5, notice 8, defence 7, discussion 5, decision 10 … archive 5
    CHECK(score->grade.isEmpty());
    // The published case does not say who the party is, nor are the records signed on paper yet.
    CHECK(lostIn(*score).contains(QStringLiteral("filing.party 0.5")));
    const dossier::ScoreLine *party = score->line(QStringLiteral("filing.party"));
    CHECK(party->answer.leads.front().act == QStringLiteral("party.enter"));
    const dossier::ScoreLine *scan = score->line(QStringLiteral("scene.signature"));
    CHECK(scan->answer.leads.front().act == QStringLiteral("document.add_scan"));
    // Mended there, the point comes back.
    must(bench,
         stepWith(test::kOfficer, scan->answer.leads.front().act,
                  {{QStringLiteral("document"), scan->answer.leads.front().preset.value(QLatin1String("document"))},
                   {QStringLiteral("scan"), QStringLiteral("evidence/scan_service.jpg")},
                   {QStringLiteral("signed_on"), QStringLiteral("2025-01-06")}},
                  {}));
    const auto mended = scoreOf(bench.library(), bench.caseId(), QStringLiteral("sample100"));
    REQUIRE(mended);
    CHECK(mended->got == score->got + 20);
}

TEST_CASE("a mark by hand is a record: the newest counts, and it says who judged")
{
    Bench bench;
    bench.runUntil(test::caseScript(QStringLiteral("T03-completed")), QStringLiteral("notice"));
    const QString sheet = QStringLiteral("sample100");
    mark(bench, sheet, QStringLiteral("scene.objective"), QStringLiteral("lost"), QStringLiteral("0.5"));
    auto score = scoreOf(bench.library(), bench.caseId(), sheet);
    REQUIRE(score);
    CHECK(score->line(QStringLiteral("scene.objective"))->got() == 15);
    CHECK(score->line(QStringLiteral("scene.objective"))->answer.by == QStringLiteral("张三"));
    mark(bench, sheet, QStringLiteral("scene.objective"), QStringLiteral("kept"));
    score = scoreOf(bench.library(), bench.caseId(), sheet);
    REQUIRE(score);
    CHECK(score->line(QStringLiteral("scene.objective"))->got() == 20);
    CHECK(scoreMarks(bench.library(), bench.caseId(), QStringLiteral("henan"))->empty());
    // What the sheet does not ask, and more points than it has, are refused.
    const auto refused = [&](const QString &criterion, const QString &points, const char *id) {
        const auto outcome = bench.perform(stepWith(test::kOfficer, QStringLiteral("score.mark"),
                                                    {{QStringLiteral("sheet"), sheet},
                                                     {QStringLiteral("criterion"), criterion},
                                                     {QStringLiteral("outcome"), QStringLiteral("lost")},
                                                     {QStringLiteral("points"), points}},
                                                    {}));
        REQUIRE_FALSE(outcome);
        CHECK(outcome.error().id == QLatin1String(id));
    };
    refused(QStringLiteral("nothing"), QStringLiteral("1"), "score.no_criterion");
    refused(QStringLiteral("scene.objective"), QStringLiteral("2.1"), "score.bad_points");
    refused(QStringLiteral("scene.objective"), QStringLiteral("0.05"), "score.bad_points");
    const auto unknown = scoreOf(bench.library(), bench.caseId(), QStringLiteral("none"));
    REQUIRE_FALSE(unknown);
    CHECK(unknown.error().id == QStringLiteral("score.no_sheet"));
    CHECK(bench.holds());
}

TEST_CASE("what was marked leaves the PC in no bundle, of whatever profile")
{
    Bench bench;
    bench.runUntil(test::caseScript(QStringLiteral("T03-completed")), QStringLiteral("notice"));
    mark(bench, QStringLiteral("sample100"), QStringLiteral("scene.objective"), QStringLiteral("lost"));
    const auto row = bench.library().parts().store->first("SELECT particulars FROM score_mark");
    REQUIRE((row && *row));
    const QString blob = (*row)->text(0);
    CHECK(bench.library().blobPath(blob));
    QTemporaryDir folder;
    NoProgress quiet;
    for (const char *profile : {"upload", "archive", "handoff", "review", "office"}) {
        INFO(profile);
        ExportRequest request;
        request.profile = QLatin1String(profile);
        if (request.profile != QLatin1String("office"))
            request.cases = {bench.caseId()};
        request.light = false;
        request.file = folder.filePath(QLatin1String(profile) + QStringLiteral(".anjuan.zip"));
        const auto bundle = bench.session(test::kOfficer).exportBundle(request, quiet);
        REQUIRE(bundle);
        CHECK(bundle->lost.isEmpty());
        QFile file(request.file);
        REQUIRE(file.open(QIODevice::ReadOnly));
        // Names of members stand plainly in a zip's directory.
        CHECK_FALSE(file.readAll().contains((blob + QLatin1String(".json")).toUtf8()));
        const auto checked = exchange::verifyBundle(request.file, {}, quiet);
        REQUIRE(checked);
        CHECK(checked->findings.empty());
    }
}

TEST_CASE("what was corrected in words is judged by a person, not lost for ever")
{
    Bench bench;
    bench.runUntil(test::caseScript(QStringLiteral("T03-completed")), QStringLiteral("notice"));
    auto score = scoreOf(bench.library(), bench.caseId(), QStringLiteral("sample100"));
    REQUIRE(score);
    const dossier::ScoreLine *line = score->line(QStringLiteral("inquiry.respondent"));
    REQUIRE(line->answer.standing == dossier::Standing::Lost);
    must(bench,
         stepWith(test::kOfficer, QStringLiteral("record.correct"),
                  {{QStringLiteral("record"), line->answer.leads.front().record},
                   {QStringLiteral("text"), QStringLiteral("被询问人身份证号、电话见当事人登记。")},
                   {QStringLiteral("reason"), QStringLiteral("漏填")}},
                  {}));
    score = scoreOf(bench.library(), bench.caseId(), QStringLiteral("sample100"));
    REQUIRE(score);
    CHECK(score->line(QStringLiteral("inquiry.respondent"))->answer.standing == dossier::Standing::Unjudged);
}

TEST_CASE("a sample is drawn by its seed alone, and goes out as a workbook")
{
    Bench bench;
    bench.runAll(test::caseScript(QStringLiteral("T03-completed")));
    bench.runAll(test::caseScript(QStringLiteral("T01-completed")));
    const auto draw = [&](int count, const char *seed) {
        const auto drawn = drawCases(bench.library(), QDate(2020, 1, 1), QDate(2030, 1, 1), count, QLatin1String(seed));
        REQUIRE(drawn);
        return *drawn;
    };
    CHECK(draw(5, "a").size() == 2);
    CHECK(draw(1, "a") == draw(1, "a"));
    bool differs = false;
    // Ids are new in each run: forty seeds that all draw the same of two cases are not seen in anybody's life.
    for (int seed = 0; seed < 40; ++seed)
        differs |= draw(1, QByteArray::number(seed).constData()) != draw(1, "a");
    CHECK(differs);
    CHECK(drawCases(bench.library(), QDate(2020, 1, 1), QDate(2020, 1, 2), 5, {})->empty());
    CHECK_FALSE(drawCases(bench.library(), QDate(2030, 1, 1), QDate(2020, 1, 2), 5, {}));
    std::vector<ScoredCase> scored;
    for (const CaseId &id : draw(2, "a"))
        scored.push_back({id, id.toString(), *scoreOf(bench.library(), id)});
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("评查.xlsx"));
    NoProgress quiet;
    REQUIRE(sheets::writeWorkbook(path, scoreTables(scored, QStringLiteral("某镇")), QStringLiteral("评查"),
                                  QDate(2026, 1, 1), quiet));
    const auto read = sheets::readTable(path, quiet);
    REQUIRE(read);
    CHECK(read->sheet(QStringLiteral("得分"))->at(0, 0).text.contains(QStringLiteral("自查参考")));
    CHECK(read->sheet(QStringLiteral("失分明细"))->rowCount() > 4);
}
