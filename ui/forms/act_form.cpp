#include "ui/forms/act_form.h"

#include <algorithm>
#include <map>

#include <QtCore/QJsonArray>
#include <QtCore/QRegularExpression>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLabel>

#include "ui/common/look.h"
#include "ui/forms/party_fields.h"

namespace anjuan::ui {

ActForm::ActForm(const casework::Act &act, const FormContext &context, Prompt &prompt, QWidget *parent)
    : QWidget(parent), m_itemLaws(context.itemLaws), m_act(act.act)
{
    setObjectName(QStringLiteral("actForm"));
    auto *grid = new QGridLayout(this);
    grid->setColumnStretch(1, 1);
    grid->setVerticalSpacing(6);
    const EditorNeeds needs{act, context, prompt};
    for (const casework::Field &field : act.fields) {
        if (const auto asked = askedAmongParties(field, act, context))
            addRow(*asked, needs, grid);
    }
    grid->setRowStretch(grid->rowCount(), 1);
    presetOfficers(act, context);
    presetCounty(act, context);
    presetKnown(act, context);
    presetRespondent(act, context);
    presetApproval(act, context);
    followParty(act, context);
    for (const Row &row : m_rows)
        spread(row);
    const FieldEditor *item = editor(QStringLiteral("item"));
    if (item || context.view)
        proposeLaws(item ? item->value().toString() : context.view->facts.discretion.item);
    if (context.view && act.act == QLatin1String("investigation.conclude"))
        presetArticles(context);
    for (const Row &row : m_rows)
        connect(row.editor, &FieldEditor::edited, this, [this, field = row.field.name] { propose(field); });
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
    // As by a key: only then the style shows where it is. An item fills other fields in.
    for (const Row &row : m_rows) {
        const bool wanted = row.field.required || row.field.type == QLatin1String("item");
        if (wanted && row.editor->value().isUndefined()) {
            row.editor->setFocus(Qt::ShortcutFocusReason);
            return;
        }
    }
    if (!m_rows.empty())
        m_rows.front().editor->setFocus(Qt::ShortcutFocusReason);
}

QString ActForm::problemOf(const Row &row)
{
    const QString problem = row.editor->problem();
    return problem.isEmpty() && row.field.required && row.editor->value().isUndefined() ? tr("This must be filled in")
                                                                                        : problem;
}

bool ActForm::isComplete() const
{
    return std::all_of(m_rows.begin(), m_rows.end(), [](const Row &row) { return problemOf(row).isEmpty(); });
}

bool ActForm::check()
{
    FieldEditor *first = nullptr;
    for (const Row &row : m_rows) {
        const QString problem = problemOf(row);
        row.problem->setText(problem);
        row.problem->setVisible(!problem.isEmpty());
        if (!problem.isEmpty() && !first)
            first = row.editor;
    }
    if (first)
        first->setFocus(Qt::ShortcutFocusReason);
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
