#include "ui/forms/act_form.h"

#include <algorithm>
#include <map>

#include <QtCore/QJsonArray>
#include <QtCore/QRegularExpression>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLabel>

#include "core/casework/sign_off_book.h"

#include "ui/common/look.h"

namespace anjuan::ui {

ActForm::ActForm(const casework::Act &act, const FormContext &context, Prompt &prompt, QWidget *parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("actForm"));
    auto *grid = new QGridLayout(this);
    grid->setColumnStretch(1, 1);
    grid->setVerticalSpacing(6);
    const EditorNeeds needs{act, context, prompt};
    for (const casework::Field &field : act.fields)
        addRow(field, needs, grid);
    grid->setRowStretch(grid->rowCount(), 1);
    presetOfficers(act, context);
    presetKnown(act, context);
    presetRespondent(act, context);
    presetApproval(act, context);
    for (const Row &row : m_rows)
        spread(row);
}

void ActForm::addRow(const casework::Field &field, const EditorNeeds &needs, QGridLayout *grid)
{
    const int at = static_cast<int>(m_rows.size()) * 2;
    QString name = field.zh.toHtmlEscaped();
    if (field.required)
        name += look::toned(QStringLiteral(" <span style='color:#b3261e'>*</span>"));
    auto *label = new QLabel(name, this);
    // On one line as far as it goes: a label that may wrap gives way at once, and stands as a column of two letters.
    constexpr int kWidest = 170;
    const int oneLine = label->fontMetrics().horizontalAdvance(field.zh + QStringLiteral(" * ")) + 8;
    label->setMinimumWidth(std::min(kWidest, oneLine));
    label->setMaximumWidth(kWidest);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignRight | Qt::AlignTop);
    label->setContentsMargins(0, 4, 4, 0);
    if (field.isPrivate)
        label->setToolTip(tr("Kept apart from the record, so that it can be destroyed lawfully"));
    FieldEditor *editor = makeEditor(field, needs, this);
    label->setBuddy(editor);
    auto *problem = new QLabel(this);
    problem->setObjectName(QStringLiteral("problem:") + field.name);
    problem->setStyleSheet(look::toned(QStringLiteral("color:#b3261e")));
    problem->setWordWrap(true);
    problem->hide();
    grid->addWidget(label, at, 0);
    grid->addWidget(editor, at, 1);
    grid->addWidget(problem, at + 1, 1);
    m_rows.push_back({field, editor, problem});
    connect(editor, &FieldEditor::edited, this, [this, row = m_rows.back()] {
        row.problem->hide();
        spread(row);
        Q_EMIT edited();
    });
}

void ActForm::spread(const Row &from)
{
    const QJsonValue value = from.editor->value();
    for (const Row &row : m_rows) {
        if (row.editor != from.editor)
            row.editor->otherChanged(from.field.name, value);
    }
}

void ActForm::presetOfficers(const casework::Act &act, const FormContext &context)
{
    FieldEditor *officers = act.officersField.isEmpty() ? nullptr : editor(act.officersField);
    if (officers)
        officers->setValue(QJsonArray{context.me.toString()});
    // Who archives bound the volume, most often.
    if (FieldEditor *compiler = act.act == QLatin1String("case.archive") ? editor(QStringLiteral("compiler")) : nullptr)
        compiler->setValue(context.me.toString());
}

namespace {

/// What an act takes over from a record before it, so that nobody types it twice: a field, and the newest record's
/// member.
struct TakenOver {
    const char *act, *field, *kind, *member;
};
constexpr TakenOver kTakenOver[] = {
    {"inspection.record", "place", "case.opened", "place"},
    {"short.decide", "place", "case.opened", "place"},
    {"short.decide", "cause", "case.opened", "suspected"},
    {"simple.decide", "place", "case.opened", "place"},
    {"simple.decide", "cause", "case.opened", "suspected"},
    {"deferral.decide", "plan", "performance.deferral_requested", "plan"},
    {"substitute.urge", "perform_on", "substitute.decided", "perform_on"},
    {"substitute.perform", "performer", "substitute.decided", "performer"},
    {"demolition.order", "building", "demolition.notified", "building"},
    {"demolition.order", "basis", "demolition.notified", "basis"},
    {"inspection.notify", "inspection_on", "inspection.proposed", "planned_on"},
    {"inspection.notify", "content", "inspection.proposed", "item_text"},
    {"inspection.notify", "officers", "inspection.proposed", "officers"},
    {"inspection.feed_back", "to", "inspection.proposed", "enterprise_name"},
    {"preservation.carry_out", "items", "preservation.proposed", "items"},
    {"preservation.carry_out", "reason", "preservation.proposed", "reason"},
    {"measure.carry_out", "measure_kind", "measure.proposed", "measure_kind"},
    {"measure.carry_out", "basis", "measure.proposed", "basis"},
    {"measure.carry_out", "items", "measure.proposed", "items"},
    {"measure.carry_out", "place", "measure.proposed", "place"},
    {"measure.carry_out", "days", "measure.proposed", "days"},
    {"hearing.hold", "on", "hearing.notified", "hearing_on"},
    {"hearing.hold", "chair", "hearing.notified", "chair"},
    {"hearing.hold", "openness", "hearing.notified", "openness"},
    {"hearing.report", "chair", "hearing.notified", "chair"},
    {"measure.extend", "days", "measure.extension_proposed", "days"},
    {"measure.extend", "reason", "measure.extension_proposed", "reason"},
    {"review.request", "proposal", "review.requested", "proposal"}, // a later round
    {"review.request", "materials", "review.requested", "materials"},
};

} // namespace

/// What went out last and nobody has received yet is what is served now, to the party.
void ActForm::presetService(const FormContext &context)
{
    const casework::CaseView &view = *context.view;
    const QString to = view.fields.value(QLatin1String("party")).toObject().value(QLatin1String("name")).toString();
    if (FieldEditor *known = editor(QStringLiteral("to")); known && !to.isEmpty())
        known->setValue(to);
    const auto last = std::find_if(view.documents.rbegin(), view.documents.rend(), [&context](const auto &document) {
        return !context.insideForms.contains(document.form) && !document.served && !document.voided;
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

/// What the case has said already stands there: typed once.
void ActForm::presetKnown(const casework::Act &act, const FormContext &context)
{
    if (!context.view)
        return;
    for (const TakenOver &row : kTakenOver) {
        FieldEditor *known = act.act == QLatin1String(row.act) ? editor(QLatin1String(row.field)) : nullptr;
        if (!known)
            continue;
        for (const casework::RecordView &record : context.view->timeline) {
            if (record.kind == QLatin1String(row.kind) && record.body.contains(QLatin1String(row.member)))
                known->setValue(record.body.value(QLatin1String(row.member)));
        }
    }
    if (act.act == QLatin1String("service.record"))
        presetService(context);
    if (act.act == QLatin1String("review.answer"))
        presetAnswers(context);
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

struct Awaited {
    QString step, record;
};

/// The newest proposal without a word of the leader, or nothing.
Awaited awaited(const std::vector<casework::RecordView> &timeline)
{
    std::vector<Awaited> waiting;
    for (const casework::RecordView &record : timeline) {
        if (const QString step = casework::signOffStep(record.kind, record.body); !step.isEmpty())
            waiting.push_back({step, record.hash});
        const bool leader = record.body.value(QLatin1String("level")).toString() == QLatin1String("leader");
        if (leader && record.kind.startsWith(QLatin1String("approval."))) {
            const QString step = record.body.value(QLatin1String("step")).toString();
            std::erase_if(waiting, [&step](const Awaited &one) { return one.step == step; });
        }
    }
    return waiting.empty() ? Awaited() : waiting.back();
}

} // namespace

/// What waits for a word stands there already; the word itself is the approver's.
void ActForm::presetApproval(const casework::Act &act, const FormContext &context)
{
    if (!context.view || !act.act.startsWith(QLatin1String("approval.")))
        return;
    const Awaited found = awaited(context.view->timeline);
    for (const auto &[field, value] : {std::pair("step", found.step), std::pair("about", found.record)}) {
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
    FieldEditor *level = editor(QStringLiteral("level"));
    for (const casework::PersonView &person : context.people) {
        const bool leads = person.roles.contains(QLatin1String("leader"));
        const bool heads = person.roles.contains(QLatin1String("team_head"));
        // Who is both says which.
        if (level && person.id == context.me && leads != heads)
            level->setValue(leads ? QStringLiteral("leader") : QStringLiteral("team"));
    }
}

FieldEditor *ActForm::editor(const QString &field) const
{
    for (const Row &row : m_rows) {
        if (row.field.name == field)
            return row.editor;
    }
    return nullptr;
}

QJsonObject ActForm::values() const
{
    QJsonObject values;
    for (const Row &row : m_rows) {
        const QJsonValue value = row.editor->value();
        if (!row.field.secret && !value.isUndefined())
            values.insert(row.field.name, value);
    }
    return values;
}

void ActForm::setValues(const QJsonObject &values)
{
    for (const Row &row : m_rows) {
        if (!values.contains(row.field.name))
            continue;
        row.editor->setValue(values.value(row.field.name));
        spread(row);
    }
}

std::map<QString, QString> ActForm::secrets() const
{
    std::map<QString, QString> secrets;
    for (const Row &row : m_rows) {
        if (row.field.secret)
            secrets[row.field.name] = row.editor->value().toString();
    }
    return secrets;
}

void ActForm::focusFirstEmpty()
{
    for (const Row &row : m_rows) {
        if (row.field.required && row.editor->value().isUndefined()) {
            row.editor->setFocus();
            return;
        }
    }
}

bool ActForm::check()
{
    FieldEditor *first = nullptr;
    for (const Row &row : m_rows) {
        QString problem = row.editor->problem();
        if (problem.isEmpty() && row.field.required && row.editor->value().isUndefined())
            problem = tr("This must be filled in");
        row.problem->setText(problem);
        row.problem->setVisible(!problem.isEmpty());
        if (!problem.isEmpty() && !first)
            first = row.editor;
    }
    if (first)
        first->setFocus();
    return first == nullptr;
}

bool ActForm::showError(const Error &error)
{
    // `respondent.name` and `qa[2].a` are told beside `respondent` and `qa`.
    static const QRegularExpression deeper(QStringLiteral("[.\\[].*$"));
    for (const Row &row : m_rows) {
        const bool meant = std::any_of(error.args.begin(), error.args.end(), [&row](QString arg) {
            return arg == row.field.zh || arg.remove(deeper) == row.field.name;
        });
        if (meant) {
            row.problem->setText(Words::of(error));
            row.problem->show();
            row.editor->setFocus();
            return true;
        }
    }
    return false;
}

void ActForm::clearErrors()
{
    for (const Row &row : m_rows)
        row.problem->hide();
}

} // namespace anjuan::ui
