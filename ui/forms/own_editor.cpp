#include <algorithm>

#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLabel>

#include "ui/common/look.h"
#include "ui/forms/field_editor.h"

namespace anjuan::ui {
namespace {

/// What the Tab key stops at within `editor`, in its order.
std::vector<QWidget *> tabStopsIn(const QWidget *editor)
{
    std::vector<QWidget *> stops;
    for (QWidget *at = editor->nextInFocusChain(); editor->isAncestorOf(at); at = at->nextInFocusChain()) {
        if ((at->focusPolicy() & Qt::TabFocus) && !at->focusProxy())
            stops.push_back(at);
    }
    return stops;
}

/// The fields of whichever form is chosen, filled with what the case says.
class OwnEditor final : public FieldEditor {
    Q_DECLARE_TR_FUNCTIONS(anjuan::ui::FieldEditor)
public:
    OwnEditor(const EditorNeeds &needs, QWidget *parent)
        : FieldEditor(parent), m_needs(needs), m_grid(new QGridLayout(this))
    {
        m_grid->setContentsMargins(0, 0, 0, 0);
        m_grid->setColumnStretch(0, 1);
    }

    QJsonValue value() const override
    {
        QJsonObject object = m_kept;
        for (const Row &row : m_rows) {
            const QJsonValue value = row.editor->value();
            // What the case says and the writer took away stays away.
            if (!value.isUndefined())
                object.insert(row.field.name, value);
            else if (m_prefilled.contains(row.field.name))
                object.insert(row.field.name, QString());
        }
        return object.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(object);
    }

    void setValue(const QJsonValue &value) override
    {
        // A draft comes before the form it was written for.
        m_kept = m_rows.empty() ? value.toObject() : QJsonObject();
        fill(value.toObject());
    }

    void otherChanged(const QString &field, const QJsonValue &value) override
    {
        if (field == QLatin1String("by_hand"))
            m_byHand = value.toBool();
        if (field != QLatin1String("form") || value.toString() == m_form)
            return;
        m_form = value.toString();
        build();
        fill(m_kept);
        m_kept = {};
    }

    QString problem() const override
    {
        QStringList missing;
        for (const Row &row : m_rows) {
            if (const QString problem = row.editor->problem(); !problem.isEmpty())
                return row.field.zh + QStringLiteral(": ") + problem;
            if (row.field.required && row.editor->value().isUndefined())
                missing += row.field.zh;
        }
        if (missing.isEmpty() || m_byHand)
            return {};
        return tr("Still to be filled in: %1").arg(missing.join(QStringLiteral("、")));
    }

private:
    struct Row {
        casework::Field field;
        FieldEditor *editor;
    };

    void build()
    {
        while (QLayoutItem *item = m_grid->takeAt(0)) {
            if (item->widget())
                item->widget()->deleteLater();
            delete item;
        }
        m_rows.clear();
        const auto asked = m_needs.context.asked.find(m_form);
        m_prefilled = asked == m_needs.context.asked.end() ? QJsonObject() : asked->second.prefilled;
        if (asked == m_needs.context.asked.end())
            return;
        for (const casework::Field &field : asked->second.fields) {
            QString text = field.zh.toHtmlEscaped();
            if (field.required)
                text += look::toned(QStringLiteral(" <span style='color:#b3261e'>*</span>"));
            if (!field.help.isEmpty())
                text += look::toned(QStringLiteral("  <span style='color:#5f6368'>%1</span>"))
                            .arg(field.help.toHtmlEscaped());
            auto *label = new QLabel(text, this);
            label->setWordWrap(true);
            FieldEditor *editor = makeEditor(field, m_needs, this);
            editor->setObjectName(QStringLiteral("own:") + field.name);
            label->setBuddy(editor);
            m_grid->addWidget(label, m_grid->rowCount(), 0);
            m_grid->addWidget(editor, m_grid->rowCount(), 0);
            connect(editor, &FieldEditor::edited, this, &FieldEditor::edited);
            m_rows.push_back({field, editor});
        }
        chain();
        fill(m_prefilled);
    }

    /// They were made after the rest of the form, and the Tab key comes to them in their place.
    void chain()
    {
        QWidget *last = previousInFocusChain();
        while (last != this && !(last->focusPolicy() & Qt::TabFocus))
            last = last->previousInFocusChain();
        std::vector<QWidget *> stops;
        for (const Row &row : m_rows) {
            const std::vector<QWidget *> own = tabStopsIn(row.editor);
            stops.insert(stops.end(), own.begin(), own.end());
        }
        for (QWidget *stop : stops) {
            setTabOrder(last, stop);
            last = stop;
        }
    }

    void fill(const QJsonObject &values)
    {
        for (const Row &row : m_rows) {
            if (values.contains(row.field.name))
                row.editor->setValue(values.value(row.field.name));
        }
    }

    EditorNeeds m_needs;
    QGridLayout *m_grid;
    std::vector<Row> m_rows;
    QString m_form;
    QJsonObject m_prefilled;
    QJsonObject m_kept; // given before its form was chosen
    bool m_byHand = false;
};

} // namespace

FieldEditor *makeOwnEditor(const EditorNeeds &needs, QWidget *parent)
{
    return new OwnEditor(needs, parent);
}

} // namespace anjuan::ui
