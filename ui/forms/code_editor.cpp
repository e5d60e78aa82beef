#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QVBoxLayout>

#include "core/base/codes.h"

#include "ui/common/look.h"
#include "ui/forms/field_editor.h"
#include "ui/forms/typed_words.h"

namespace anjuan::ui {
namespace {

/// A code with a check digit: what looks mistyped is told beneath it, and stays as it is (early codes break the rule).
class CodeEditor final : public FieldEditor {
    Q_DECLARE_TR_FUNCTIONS(anjuan::ui::FieldEditor)
public:
    CodeEditor(QString which, QDate today, QWidget *parent)
        : FieldEditor(parent),
          m_which(std::move(which)),
          m_today(today),
          m_line(new QLineEdit(this)),
          m_doubt(new QLabel(this))
    {
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->addWidget(m_line);
        m_doubt->setObjectName(QStringLiteral("doubt"));
        m_doubt->setWordWrap(true);
        m_doubt->setStyleSheet(look::toned(QStringLiteral("color:#8a5300")));
        m_doubt->hide();
        column->addWidget(m_doubt);
        setFocusProxy(m_line);
        connect(m_line, &QLineEdit::textChanged, this, [this] {
            tell();
            Q_EMIT edited();
        });
    }
    QJsonValue value() const override
    {
        const QString text = typedCode(m_line->text());
        return text.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(text);
    }
    void setValue(const QJsonValue &value) override { m_line->setText(value.toString()); }
    void otherChanged(const QString &field, const QJsonValue &value) override
    {
        if (field == QLatin1String("id_kind"))
            m_kind = value.toString();
        tell();
    }

private:
    void tell()
    {
        const QString text = typedCode(m_line->text());
        const bool resident = m_kind.isEmpty() || m_kind.contains(QStringLiteral("身份证"));
        CodeDoubt doubt = CodeDoubt::None;
        if (m_which == QLatin1String("credit_code"))
            doubt = creditCodeDoubt(text);
        else if (resident)
            doubt = idNumberDoubt(text, m_today);
        const bool said = !text.isEmpty() && doubt != CodeDoubt::None;
        m_doubt->setVisible(said);
        m_doubt->setText(said ? message(codeDoubtId(m_which, doubt), {}, Words::language()) : QString());
    }

    QString m_which;
    QString m_kind;
    QDate m_today;
    QLineEdit *m_line;
    QLabel *m_doubt;
};

} // namespace

FieldEditor *makeCodeEditor(const casework::Field &field, const EditorNeeds &needs, QWidget *parent)
{
    return new CodeEditor(field.name, needs.context.now.date(), parent);
}

} // namespace anjuan::ui
