#include <algorithm>

#include <QtCore/QJsonArray>

#include "core/casework/taken_over.h"
#include "core/casework/words_awaited.h"

#include "ui/forms/act_form.h"
#include "ui/forms/phrases.h"

// What a form holds when it opens: what the case, the unit and the person logged in say already.

namespace anjuan::ui {

namespace {

std::vector<casework::SignOffRecord> signOffRecords(const std::vector<casework::RecordView> &timeline)
{
    std::vector<casework::SignOffRecord> records;
    for (const casework::RecordView &record : timeline)
        records.push_back({record.kind, record.hash, record.body});
    return records;
}

} // namespace

namespace {

/// Who was there the last time two were, 主办 first, while whoever fills the form in is one of them.
QJsonArray officersBefore(const std::vector<casework::RecordView> &timeline, const QString &me)
{
    QJsonArray last;
    for (const casework::RecordView &record : timeline) {
        const QJsonArray there = record.body.value(QLatin1String("officers")).toArray();
        if (there.size() >= 2)
            last = there;
        if (record.kind != QLatin1String("case.officer_replaced"))
            continue;
        for (auto &&one : last) {
            if (one == record.body.value(QLatin1String("from")))
                one = record.body.value(QLatin1String("to"));
        }
    }
    return last.contains(me) ? last : QJsonArray{me};
}

} // namespace

/// Whoever fills the form in, and where it takes two, who was there the last time: seen and ticked off like the rest.
void ActForm::presetOfficers(const casework::Act &act, const FormContext &context)
{
    const QString me = context.me.toString();
    FieldEditor *officers = act.officersField.isEmpty() ? nullptr : editor(act.officersField);
    if (officers)
        officers->setValue(context.view && act.officersNeeded >= 2 ? officersBefore(context.view->timeline, me)
                                                                   : QJsonArray{me});
    // Who archives bound the volume, most often.
    const bool binds = act.act == QLatin1String("case.archive") || act.act == QLatin1String("dossier.build");
    if (FieldEditor *compiler = binds ? editor(QStringLiteral("compiler")) : nullptr)
        compiler->setValue(context.me.toString());
}

/// What the county's rules set, and who is asked about a notice.
void ActForm::presetCounty(const casework::Act &act, const FormContext &context)
{
    const auto put = [&](const char *of, const char *field, const QJsonValue &value) {
        FieldEditor *known = act.act == QLatin1String(of) ? editor(QLatin1String(field)) : nullptr;
        if (known && known->value().isUndefined())
            known->setValue(value);
    };
    if (context.defenceDays > 0) {
        put("notice.issue", "defence_days", context.defenceDays);
        put("demolition.notify", "days", context.defenceDays);
    }
    if (!context.retention.isEmpty())
        put("case.archive", "retention", context.retention);
    for (const casework::PersonView &person : context.people) {
        if (person.id == context.me)
            put("notice.issue", "contact", person.name);
    }
}

/// What went out last and nobody has received yet is what is served now, to the party.
void ActForm::presetService(const FormContext &context)
{
    const casework::CaseView &view = *context.view;
    const QString to = view.fields.value(QLatin1String("party")).toObject().value(QLatin1String("name")).toString();
    if (FieldEditor *known = editor(QStringLiteral("to")); known && !to.isEmpty())
        known->setValue(to);
    const auto last = std::find_if(view.documents.rbegin(), view.documents.rend(), [&context](const auto &document) {
        return !context.insideForms.contains(document.form) && !context.announcedForms.contains(document.form)
            && !document.served && !document.voided;
    });
    if (FieldEditor *known = editor(QStringLiteral("documents")); known && last != view.documents.rend())
        known->setValue(QJsonArray{last->record});
}

/// What the newest opinion found stands there to be answered, one line each.
void ActForm::presetAnswers(const FormContext &context)
{
    FieldEditor *points = editor(QStringLiteral("points"));
    if (!points)
        return;
    QJsonArray rows;
    for (const casework::RecordView &record : context.view->timeline) {
        if (!record.kind.startsWith(QLatin1String("review.opinion_signed")))
            continue;
        rows = {};
        const auto add = [&rows](const QString &issue) {
            if (!issue.isEmpty())
                rows.append(QJsonObject{{QStringLiteral("issue"), issue}});
        };
        for (const auto head : record.body.value(QLatin1String("heads")).toArray()) {
            if (head[QStringLiteral("answer")].toString() == QLatin1String("problem"))
                add(head[QStringLiteral("remark")].toString());
        }
        for (const auto fix : record.body.value(QLatin1String("fixes")).toArray())
            add(fix.toString());
    }
    if (!rows.isEmpty())
        points->setValue(rows);
}

/// What is always worded alike: the cause 案由 of what is suspected, and how an inquiry begins 行政处罚法 第五十五条.
void ActForm::presetWording(const casework::Act &act, const FormContext &context)
{
    const casework::CaseView &view = *context.view;
    if (FieldEditor *cause = act.act == QLatin1String("filing.propose") ? editor(QStringLiteral("cause")) : nullptr) {
        for (const casework::RecordView &record : view.timeline) {
            const QString suspected = record.body.value(QLatin1String("suspected")).toString();
            if (record.kind == QLatin1String("case.opened") && !suspected.trimmed().isEmpty())
                cause->setValue(causeOf(suspected));
        }
    }
    if (act.act == QLatin1String("investigation.conclude"))
        presetCorrection(context);
    FieldEditor *asked = act.act == QLatin1String("inquiry.record") ? editor(QStringLiteral("qa")) : nullptr;
    const QString opening = phrasesOf("opening").value(0);
    if (!asked || opening.isEmpty())
        return;
    const QJsonObject unit = view.fields.value(QLatin1String("unit")).toObject();
    const QString team = unit.value(QLatin1String("team")).toString();
    const QString who = team.isEmpty() ? unit.value(QLatin1String("name")).toString() : team;
    asked->setValue(QJsonArray{QJsonObject{{QStringLiteral("q"), opening.arg(who)}}});
}

/// The one benchmark of the case's item, and the four lists, each of which is answered in every case.
void ActForm::presetDiscretion(const FormContext &context)
{
    const QString item = context.view->facts.discretion.item;
    QStringList ofItem;
    for (const BenchmarkChoice &one : context.benchmarks) {
        if (!item.isEmpty() && one.item == item)
            ofItem += one.id;
    }
    FieldEditor *benchmark = editor(QStringLiteral("benchmark"));
    if (benchmark && benchmark->value().isUndefined() && ofItem.size() == 1)
        benchmark->setValue(ofItem.front());
    FieldEditor *lists = editor(QStringLiteral("four_lists"));
    const auto field = std::find_if(m_rows.begin(), m_rows.end(),
                                    [](const Row &row) { return row.field.name == QLatin1String("four_lists"); });
    if (!lists || !lists->value().isUndefined() || field->field.fields.empty())
        return;
    QJsonArray rows;
    for (const casework::Field::Option &one : field->field.fields.front().options)
        rows.append(QJsonObject{{QStringLiteral("list"), one.value}});
    lists->setValue(rows);
}

/// Where nothing was decided, what is urged is the order to correct.
void ActForm::presetUrging(const FormContext &context)
{
    const auto &duty = context.view->facts.execution.duty;
    if (!duty || duty->demolition || context.view->facts.decidedOn)
        return;
    for (const casework::RecordView &record : context.view->timeline) {
        if (record.kind != QLatin1String("correction.ordered"))
            continue;
        if (FieldEditor *kind = editor(QStringLiteral("duty")))
            kind->setValue(QStringLiteral("restoration"));
        if (FieldEditor *text = editor(QStringLiteral("text")))
            text->setValue(record.body.value(QLatin1String("what")));
    }
}

namespace {

bool isPrivate(const casework::Act &act, const QString &name)
{
    return std::any_of(act.fields.begin(), act.fields.end(),
                       [&](const casework::Field &field) { return field.name == name && field.isPrivate; });
}

} // namespace

/// What is still to be paid, of a granted plan what falls due next; what may be added for payment that came late.
void ActForm::presetMoney(const casework::Act &act, const FormContext &context)
{
    const cases::StepFacts &facts = context.view->facts;
    const cases::ExecutionFacts &execution = facts.execution;
    const auto put = [this](const char *field, const QJsonValue &value) {
        if (FieldEditor *known = editor(QLatin1String(field)))
            known->setValue(value);
    };
    if (act.act == QLatin1String("fine.pay") && facts.penalty.fineFen > execution.paidFen) {
        qint64 fen = facts.penalty.fineFen - execution.paidFen;
        qint64 due = facts.penalty.fineFen - execution.planFen();
        for (const cases::Instalment &one : execution.plan) {
            due += one.fen;
            if (due > execution.paidFen) {
                fen = due - execution.paidFen;
                break;
            }
        }
        put("fine_fen", fen);
    }
    if (act.act == QLatin1String("surcharge.charge") && execution.surchargeOpenFen > 0) {
        put("surcharge_fen", execution.surchargeOpenFen);
        put("reason", context.view->fields.value(QLatin1String("surcharge_formula")));
    }
}

/// What the case has said already stands there: typed once.
void ActForm::presetKnown(const casework::Act &act, const FormContext &context)
{
    if (!context.view)
        return;
    for (const casework::TakenOver &row : casework::takenOver()) {
        FieldEditor *known = act.act == row.act ? editor(row.field) : nullptr;
        if (!known)
            continue;
        if (!row.procedure.isEmpty() && row.procedure != context.view->facts.procedure)
            continue;
        const bool asked = !casework::signOffStepOfKind(row.kind).isEmpty();
        QJsonValue value = row.kind.isEmpty() ? QJsonValue(row.wording) : QJsonValue(QJsonValue::Undefined);
        for (const casework::RecordView &record : context.view->timeline) {
            // What is a particular goes on into a particular alone.
            const bool told = record.body.contains(row.member)
                || (isPrivate(act, row.field) && record.particulars.contains(row.member));
            if (record.kind == row.kind && told)
                value = record.body.contains(row.member) ? record.body.value(row.member)
                                                         : record.particulars.value(row.member);
            // What was approved once is used up by what was done on it.
            else if (asked && record.kind == act.kind)
                value = QJsonValue(QJsonValue::Undefined);
        }
        if (!value.isUndefined() && row.wording.contains(QStringLiteral("%1")))
            value = row.wording.arg(value.toString());
        if (!value.isUndefined())
            known->setValue(value);
    }
    presetWording(act, context);
    if (act.act == QLatin1String("investigation.conclude"))
        presetProposal(context);
    if (act.act == QLatin1String("discretion.apply"))
        presetDiscretion(context);
    if (act.act == QLatin1String("service.record") || act.act == QLatin1String("service.three_papers"))
        presetService(context);
    if (act.act == QLatin1String("review.answer"))
        presetAnswers(context);
    if (act.act == QLatin1String("urge.issue"))
        presetUrging(context);
    presetMoney(act, context);
    if (act.act == QLatin1String("approval.request")) {
        const auto next = casework::wordImplied(signOffRecords(context.view->timeline), QStringLiteral("leader"), true);
        FieldEditor *step = editor(QStringLiteral("step"));
        if (next && step)
            step->setValue(next->step);
    }
    const QJsonValue court = context.view->fields.value(QLatin1String("unit")).toObject().value(QLatin1String("court"));
    if (FieldEditor *known = editor(QStringLiteral("court")); known && act.act == QLatin1String("court.apply"))
        known->setValue(court);
}

namespace {

/// Whoever is asked is most often the party, a citizen: what the case knows of them is not typed again.
QJsonObject respondentOf(const casework::RecordView &entered, QDate today)
{
    const QJsonObject known = entered.particulars;
    QJsonObject asked;
    for (const char *member : {"name", "id_number", "work_unit", "phone", "address"}) {
        if (const QJsonValue value = known.value(QLatin1String(member)); !value.isUndefined())
            asked.insert(QLatin1String(member), value);
    }
    const QString gender = known.value(QLatin1String("gender")).toString();
    if (!gender.isEmpty())
        asked.insert(QStringLiteral("gender"),
                     gender == QLatin1String("male") ? QStringLiteral("男") : QStringLiteral("女"));
    if (const auto born = parseDate(known.value(QLatin1String("birth_on")).toString())) {
        const bool hadBirthday = std::pair(today.month(), today.day()) >= std::pair(born->month(), born->day());
        asked.insert(QStringLiteral("age"), today.year() - born->year() - (hadBirthday ? 0 : 1));
    }
    asked.insert(QStringLiteral("relation"), QStringLiteral("当事人"));
    return asked;
}

} // namespace

void ActForm::presetRespondent(const casework::Act &act, const FormContext &context)
{
    FieldEditor *respondent =
        act.act == QLatin1String("inquiry.record") ? editor(QStringLiteral("respondent")) : nullptr;
    if (!respondent || !context.view)
        return;
    const casework::RecordView *party = nullptr;
    for (const casework::RecordView &record : context.view->timeline) {
        if (record.kind != QLatin1String("party.entered"))
            continue;
        // Of several nobody knows which one sits there.
        if (party)
            return;
        party = &record;
    }
    if (party && party->body.value(QLatin1String("party_kind")) == QLatin1String("person")
        && !party->particulars.isEmpty())
        respondent->setValue(respondentOf(*party, context.today()));
}

namespace {

/// leader, team; empty where the person is both, and says which.
QString levelOf(const FormContext &context)
{
    for (const casework::PersonView &person : context.people) {
        const bool leads = person.roles.contains(QLatin1String("leader"));
        const bool heads = person.roles.contains(QLatin1String("team_head"));
        if (person.id == context.me && leads != heads)
            return leads ? QStringLiteral("leader") : QStringLiteral("team");
    }
    return {};
}

} // namespace

/// What waits for a word stands there already; the word itself is the approver's.
void ActForm::presetApproval(const casework::Act &act, const FormContext &context)
{
    if (!context.view || !act.act.startsWith(QLatin1String("approval.")))
        return;
    const QString mine = levelOf(context);
    // A word by telephone is made up in writing, not said again.
    const auto found =
        casework::wordAwaited(signOffRecords(context.view->timeline), mine.isEmpty() ? QStringLiteral("leader") : mine,
                              act.act == QLatin1String("approval.note_oral"));
    const casework::SignOffAsked asked = found.value_or(casework::SignOffAsked());
    for (const auto &[field, value] : {std::pair("step", asked.step), std::pair("about", asked.about)}) {
        FieldEditor *known = editor(QLatin1String(field));
        if (known && !value.isEmpty())
            known->setValue(value);
    }
    // Whoever agrees says so in one word; whoever sends it back says why.
    FieldEditor *outcome = editor(QStringLiteral("outcome"));
    FieldEditor *opinion = editor(QStringLiteral("opinion"));
    if (outcome && opinion)
        connect(outcome, &FieldEditor::edited, this, [outcome, opinion] {
            if (outcome->value().toString() == QLatin1String("agree") && opinion->value().isUndefined())
                opinion->setValue(QStringLiteral("同意"));
        });
    if (FieldEditor *level = editor(QStringLiteral("level")); level && !mine.isEmpty())
        level->setValue(mine);
}

} // namespace anjuan::ui
