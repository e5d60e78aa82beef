#include "core/casework/score_checks.h"

#include <algorithm>
#include <map>

#include <QtCore/QRegularExpression>

#include "core/casework/act_table.h"
#include "core/casework/score_check_parts.h"

namespace anjuan::casework {
namespace scoring {

bool isEmpty(const QJsonValue &value)
{
    return value.isUndefined() || value.isNull() || (value.isString() && value.toString().trimmed().isEmpty())
        || (value.isArray() && value.toArray().isEmpty()) || (value.isObject() && value.toObject().isEmpty())
        || (value.isBool() && !value.toBool());
}

QJsonValue at(const QJsonObject &object, const QString &path)
{
    QJsonValue value = object;
    for (const QString &name : path.split(QLatin1Char('.')))
        value = value.toObject().value(name);
    return value;
}

QString titleOfKind(const QString &kind)
{
    const Act *act = actOfKind(kind);
    return act ? act->zh : kind;
}

std::vector<const RecordView *> ofKinds(const CaseView &view, const QString &kinds)
{
    const QStringList all = kinds.split(QLatin1Char('|'));
    std::vector<const RecordView *> found;
    for (const RecordView &record : view.timeline) {
        if (all.contains(record.kind))
            found.push_back(&record);
    }
    return found;
}

dossier::ScoreLead lead(const char *id, const QStringList &args, const QString &act, const QJsonObject &preset,
                        const QString &record, const QString &field)
{
    return {message(QLatin1String(id), args), act, preset, record, field};
}

QJsonObject correcting(const RecordView &record)
{
    return {{QStringLiteral("record"), record.hash}};
}

QStringList officersOf(const RecordView &record)
{
    QStringList officers = words(record.body, "officers");
    officers.removeDuplicates();
    return officers;
}

} // namespace scoring

namespace {

using namespace scoring;
using chain::textOf;
using dossier::ScoreLead;

QString actName(const QString &kind)
{
    const Act *act = actOfKind(kind);
    return act ? act->act : QString();
}

QJsonValue memberOf(const RecordView &record, const QString &path)
{
    const QJsonValue open = at(record.body, path);
    return open.isUndefined() ? at(record.particulars, path) : open;
}

/// What a field is called to those who fill it in.
QString fieldTitle(const QString &kind, const QString &path)
{
    const Act *act = actOfKind(kind);
    QString member = path.section(QLatin1Char('|'), 0, 0);
    if (member.endsWith(QLatin1String("_sha256")))
        member.chop(7);
    const std::vector<Field> *fields = act ? &act->fields : nullptr;
    QString title = member;
    for (const QString &name : member.split(QLatin1Char('.'))) {
        if (!fields)
            break;
        const auto found = std::find_if(fields->begin(), fields->end(), [&](const Field &f) { return f.name == name; });
        if (found == fields->end())
            break;
        title = found->zh;
        fields = &found->fields;
    }
    return title;
}

Leads brokenRules(const QJsonObject &data, const CaseView &view)
{
    const QStringList rules = words(data, "rules");
    const QString kinds = textOf(data, "kind");
    Leads leads;
    for (const RecordView &record : view.timeline) {
        if (!kinds.isEmpty() && !kinds.split(QLatin1Char('|')).contains(record.kind))
            continue;
        for (const cases::GateFinding &finding : record.findings) {
            if (!finding.cleared && rules.contains(finding.rule))
                leads.push_back(
                    {record.title + QStringLiteral("：") + describe({Fault::Refused, finding.rule, finding.args}),
                     QStringLiteral("record.correct"),
                     correcting(record),
                     record.hash,
                     {}});
        }
    }
    return leads;
}

Leads missingRecords(const QJsonObject &data, const CaseView &view)
{
    const QStringList kinds = words(data, "kinds");
    for (const RecordView &record : view.timeline) {
        if (kinds.contains(record.kind))
            return {};
    }
    const QString kind = kinds.value(0);
    return {lead("score.no_record", {titleOfKind(kind)}, actName(kind))};
}

/// A receipt 送达回证 that was printed, signed and filed is the proof of its service, whoever typed nothing into it.
bool hasSignedReceipt(const CaseView &view, const RecordView &record)
{
    return std::any_of(view.documents.begin(), view.documents.end(), [&](const DocumentView &one) {
        return one.form == QLatin1String("service_receipt") && one.aboutRecord == record.hash
            && !one.scanSha256s.isEmpty();
    });
}

Leads missingMembers(const QJsonObject &data, const CaseView &view)
{
    Leads leads;
    for (const RecordView *record : ofKinds(view, textOf(data, "kind"))) {
        for (const QString &wanted : words(data, "members")) {
            const QStringList ways = wanted.split(QLatin1Char('|'));
            const bool there = std::any_of(ways.begin(), ways.end(),
                                           [&](const QString &path) { return !isEmpty(memberOf(*record, path)); })
                || (ways.contains(QLatin1String("proof_sha256")) && hasSignedReceipt(view, *record));
            // Particulars that are not on this PC are not said to be missing.
            const bool elsewhere =
                record->particulars.isEmpty() && record->body.contains(QLatin1String("private_sha256"));
            if (!there && !elsewhere)
                leads.push_back(lead("score.no_member", {record->title, fieldTitle(record->kind, wanted)},
                                     QStringLiteral("record.correct"), correcting(*record), record->hash,
                                     wanted.section(QLatin1Char('|'), 0, 0)));
        }
    }
    return leads;
}

Leads tooFew(const QJsonObject &data, const CaseView &view)
{
    Leads leads;
    const QString member = textOf(data, "member");
    const qint64 least = chain::integerOf(data, "least");
    for (const RecordView *record : ofKinds(view, textOf(data, "kind"))) {
        const qsizetype has = memberOf(*record, member).toArray().size();
        if (has < least)
            leads.push_back(
                lead("score.too_few",
                     {record->title, fieldTitle(record->kind, member), QString::number(has), QString::number(least)},
                     QStringLiteral("record.correct"), correcting(*record), record->hash, member));
    }
    return leads;
}

Leads missingPaths(const QJsonObject &data, const CaseView &view)
{
    Leads leads;
    const QString act = textOf(data, "act");
    const Act *enters = findAct(act);
    for (const QString &wanted : words(data, "paths")) {
        const QStringList ways = wanted.split(QLatin1Char('|'));
        const bool there =
            std::any_of(ways.begin(), ways.end(), [&](const QString &path) { return !isEmpty(at(view.fields, path)); });
        const QString field = ways.first().section(QLatin1Char('.'), -1);
        if (!there)
            leads.push_back(lead("score.no_path",
                                 {enters ? enters->zh : act, enters ? fieldTitle(enters->kind, field) : field}, act, {},
                                 {}, field));
    }
    return leads;
}

Leads fewOfficers(const QJsonObject &data, const CaseView &view)
{
    Leads leads;
    const qint64 least = chain::integerOf(data, "least");
    for (const RecordView *record : ofKinds(view, textOf(data, "kind"))) {
        const qsizetype has = officersOf(*record).size();
        if (has < least)
            leads.push_back(lead("score.few_officers", {record->title, QString::number(has), QString::number(least)},
                                 QStringLiteral("act.cosign"), {{QStringLiteral("records"), QJsonArray{record->hash}}},
                                 record->hash));
    }
    return leads;
}

bool evidenceHas(const EvidenceView &item, const QString &member)
{
    if (member == QLatin1String("verified"))
        return item.verified;
    static const std::map<QString, QString EvidenceView::*> texts = {
        {QStringLiteral("title"), &EvidenceView::title},   {QStringLiteral("source"), &EvidenceView::source},
        {QStringLiteral("madeAt"), &EvidenceView::madeAt}, {QStringLiteral("place"), &EvidenceView::place},
        {QStringLiteral("proves"), &EvidenceView::proves}, {QStringLiteral("type"), &EvidenceView::type},
        {QStringLiteral("sha256"), &EvidenceView::sha256}};
    const auto found = texts.find(member);
    return found != texts.end() && !(item.*(found->second)).trimmed().isEmpty();
}

Leads poorEvidence(const QJsonObject &data, const CaseView &view)
{
    Leads leads;
    qint64 live = 0;
    bool anyWhole = false;
    for (const EvidenceView &item : view.evidence) {
        if (!item.isLive() || !item.parent.isEmpty())
            continue;
        ++live;
        const std::size_t before = leads.size();
        for (const QString &member : words(data, "members")) {
            if (evidenceHas(item, member))
                continue;
            const bool verify = member == QLatin1String("verified");
            leads.push_back(
                lead(verify ? "score.not_verified" : "score.evidence_lacks",
                     {QString::number(item.no), item.title, fieldTitle(QStringLiteral("evidence.added"), member)},
                     verify ? QStringLiteral("evidence.verify") : QStringLiteral("record.correct"),
                     verify ? QJsonObject{{QStringLiteral("items"), QJsonArray{item.record}}}
                            : QJsonObject{{QStringLiteral("record"), item.record}},
                     item.record, member));
        }
        anyWhole |= leads.size() == before;
    }
    if (chain::flagOf(data, "any") && anyWhole)
        return {};
    if (live == 0)
        leads.push_back(lead("score.no_evidence", {}, QStringLiteral("evidence.add")));
    return leads;
}

Leads bareCopies(const QJsonObject &, const CaseView &view)
{
    Leads leads;
    for (const RecordView *record : ofKinds(view, QStringLiteral("evidence.added"))) {
        if (textOf(record->body, "original") != QLatin1String("original")
            && (isEmpty(memberOf(*record, QStringLiteral("copied_from")))
                || isEmpty(memberOf(*record, QStringLiteral("checked_by")))))
            leads.push_back(lead("score.bare_copy", {textOf(record->body, "title")}, QStringLiteral("record.correct"),
                                 correcting(*record), record->hash, QStringLiteral("copied_from")));
    }
    return leads;
}

Leads uncitedArticle(const QJsonObject &data, const CaseView &view)
{
    static const QRegularExpression article(QStringLiteral("第[〇零一二三四五六七八九十百千0-9]+条"));
    const QString text = at(view.fields, textOf(data, "path")).toString();
    if (text.isEmpty() || text.contains(article))
        return {};
    return {lead("score.no_article", {text.left(40)}, QStringLiteral("investigation.conclude"), {}, {},
                 QStringLiteral("penalty_basis"))};
}

using Check = Leads (*)(const QJsonObject &data, const CaseView &view);

const std::map<QString, Check> &checks()
{
    static const std::map<QString, Check> all = {{QStringLiteral("rules"), &brokenRules},
                                                 {QStringLiteral("records"), &missingRecords},
                                                 {QStringLiteral("members"), &missingMembers},
                                                 {QStringLiteral("count"), &tooFew},
                                                 {QStringLiteral("documents"), &missingDocuments},
                                                 {QStringLiteral("signed"), &notSigned},
                                                 {QStringLiteral("served"), &unserved},
                                                 {QStringLiteral("sealed"), &unsealed},
                                                 {QStringLiteral("paths"), &missingPaths},
                                                 {QStringLiteral("approved"), &unapproved},
                                                 {QStringLiteral("officers"), &fewOfficers},
                                                 {QStringLiteral("cosigned"), &notCosigned},
                                                 {QStringLiteral("apart"), &atOneTime},
                                                 {QStringLiteral("evidence"), &poorEvidence},
                                                 {QStringLiteral("copies"), &bareCopies},
                                                 {QStringLiteral("articles"), &uncitedArticle},
                                                 {QStringLiteral("volume"), &staleVolume}};
    return all;
}

bool hasKind(const CaseView &view, const QString &kinds)
{
    return !ofKinds(view, kinds).empty();
}

dossier::ScoreAnswer answerOf(const dossier::Criterion &criterion, const CaseView &view)
{
    dossier::ScoreAnswer answer;
    const bool applies = std::all_of(criterion.when.begin(), criterion.when.end(),
                                     [&](const QString &one) { return scoreCondition(one, view); });
    const bool ended = hasKind(view, QStringLiteral("case.closed|case.archived"));
    const bool due = criterion.after.isEmpty() || hasKind(view, criterion.after.join(QLatin1Char('|')))
        || (ended && !criterion.after.contains(QStringLiteral("case.archived")));
    if (!due) {
        answer.standing = dossier::Standing::NotYet;
        return answer;
    }
    if (!applies) {
        answer.standing = dossier::Standing::NotApplicable;
        return answer;
    }
    if (criterion.isManual())
        return answer;
    for (const dossier::ScoreCheck &check : criterion.checks) {
        for (ScoreLead &one : runScoreCheck(check, view)) {
            const auto same = [&](const ScoreLead &other) {
                return other.words == one.words && other.record == one.record;
            };
            if (std::none_of(answer.leads.begin(), answer.leads.end(), same))
                answer.leads.push_back(std::move(one));
        }
    }
    // What was corrected in words is for a person to judge: the record itself stays as it was.
    const auto corrected = [&](const ScoreLead &one) {
        const auto corrections = ofKinds(view, QStringLiteral("record.corrected"));
        return one.act == QLatin1String("record.correct")
            && std::any_of(corrections.begin(), corrections.end(), [&](const RecordView *correction) {
                   return textOf(correction->body, "record") == one.record;
               });
    };
    if (!answer.leads.empty() && std::all_of(answer.leads.begin(), answer.leads.end(), corrected))
        return answer;
    answer.standing = answer.leads.empty() ? dossier::Standing::Kept : dossier::Standing::Lost;
    answer.lost = answer.leads.empty() ? 0 : criterion.tenths;
    return answer;
}

} // namespace

bool isScoreCheck(const QString &name)
{
    return checks().contains(name);
}

std::vector<ScoreLead> runScoreCheck(const dossier::ScoreCheck &check, const CaseView &view)
{
    const auto found = checks().find(check.name);
    return found == checks().end() ? Leads() : found->second(check.data, view);
}

bool scoreCondition(const QString &condition, const CaseView &view)
{
    if (condition.startsWith(QLatin1Char('!')))
        return !scoreCondition(condition.mid(1), view);
    if (condition.startsWith(QLatin1String("kind:")))
        return hasKind(view, condition.mid(5));
    const cases::StepFacts &facts = view.facts;
    if (condition == QLatin1String("ordinary"))
        return facts.procedure == QLatin1String("ordinary") || facts.procedure == QLatin1String("fast");
    if (condition == QLatin1String("review"))
        return facts.reviewDue || hasKind(view, QStringLiteral("review.requested"));
    if (condition == QLatin1String("hearing"))
        return facts.hearingRequested;
    if (condition == QLatin1String("discussion"))
        return facts.discussionDue || hasKind(view, QStringLiteral("discussion.held"));
    if (condition == QLatin1String("fine"))
        return facts.penalty.fineFen > 0;
    if (condition == QLatin1String("delegated"))
        return !isEmpty(at(view.fields, QStringLiteral("unit.entrusted_to")));
    return false;
}

std::map<QString, dossier::ScoreAnswer> scoreAnswers(const dossier::ScoreSheet &sheet, const CaseView &view)
{
    std::map<QString, dossier::ScoreAnswer> answers;
    for (const dossier::ScorePart &part : sheet.parts) {
        for (const dossier::Criterion &one : part.criteria)
            answers[one.id] = answerOf(one, view);
    }
    return answers;
}

} // namespace anjuan::casework
