#include <QtCore/QJsonArray>
#include <QtGui/QIntValidator>
#include <QtGui/QRegularExpressionValidator>
#include <QtWidgets/QButtonGroup>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

#include "core/base/quantity.h"
#include "core/base/typed.h"

#include "ui/common/look.h"
#include "ui/common/password_meter.h"
#include "ui/forms/field_editor.h"
#include "ui/forms/phrases.h"
#include "ui/forms/typed_words.h"

namespace anjuan::ui {
namespace {

/// Digits and signs of full width are plain ones, as they are typed.
template <class Validator> class Folding final : public Validator {
public:
    using Validator::Validator;
    QValidator::State validate(QString &input, int &at) const override
    {
        if (const QString plain = input.normalized(QString::NormalizationForm_KC); plain.size() == input.size())
            input = plain; // and the place in it is the same
        return Validator::validate(input, at);
    }
};

QHBoxLayout *flatRow(QWidget *widget)
{
    auto *row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    return row;
}

class TextEditor final : public FieldEditor {
    Q_DECLARE_TR_FUNCTIONS(anjuan::ui::FieldEditor)
public:
    TextEditor(const QString &field, const std::vector<casework::Phrase> &phrases, QWidget *parent)
        : FieldEditor(parent), m_line(new QLineEdit(this))
    {
        QHBoxLayout *row = flatRow(this);
        row->addWidget(m_line);
        // Into a name or a place nobody puts what fits everywhere.
        const bool isWording = casework::phrasePlaceOf(field) != QLatin1String("any");
        if (QToolButton *menu = isWording ? makePhraseMenu(m_line, field, phrases) : nullptr)
            row->addWidget(menu);
        setFocusProxy(m_line);
        connect(m_line, &QLineEdit::textChanged, this, &FieldEditor::edited);
    }
    QJsonValue value() const override
    {
        const QString text = typedWords(m_line->text());
        return text.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(text);
    }
    void setValue(const QJsonValue &value) override { m_line->setText(value.toString()); }
    QString problem() const override { return cutOff(*m_line); }

private:
    QLineEdit *m_line;
};

class SecretEditor final : public FieldEditor {
    Q_DECLARE_TR_FUNCTIONS(anjuan::ui::FieldEditor)
public:
    SecretEditor(const FormContext &context, QWidget *parent)
        : FieldEditor(parent),
          m_context(context),
          m_first(makePasswordLine("secret", this)),
          m_again(makePasswordLine("secretAgain", this)),
          m_meter(new PasswordMeter(m_first, this))
    {
        m_again->setPlaceholderText(tr("Once more"));
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        auto *row = new QHBoxLayout;
        row->addWidget(m_first);
        row->addWidget(m_again);
        column->addLayout(row);
        column->addWidget(m_meter);
        setFocusProxy(m_first);
        tellKnown();
        connect(m_first, &QLineEdit::textChanged, this, &FieldEditor::edited);
        connect(m_again, &QLineEdit::textChanged, this, &FieldEditor::edited);
    }
    ~SecretEditor() override
    {
        const QSignalBlocker quiet(this); // the form around it may be half gone
        m_first->clear();
        m_again->clear();
    }
    QJsonValue value() const override
    {
        return m_first->text().isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(m_first->text());
    }
    void setValue(const QJsonValue &) override {}
    QString problem() const override
    {
        if (m_first->text() != m_again->text())
            return tr("The two entries differ");
        return m_first->text().isEmpty() || m_context.info.demo ? QString() : m_meter->problem();
    }
    void otherChanged(const QString &field, const QJsonValue &value) override
    {
        m_others.insert(field, value.toString());
        tellKnown();
    }

private:
    /// A name or a log-in that was typed, or the person who was chosen.
    void tellKnown()
    {
        QStringList known{m_context.info.unitName, m_context.info.unitCode, m_others.value(QStringLiteral("name")),
                          m_others.value(QStringLiteral("login"))};
        for (const casework::PersonView &person : m_context.people) {
            if (person.id.toString() == m_others.value(QStringLiteral("person")))
                known << person.name << person.login;
        }
        known.removeAll(QString());
        m_meter->setKnown(known);
    }

    FormContext m_context;
    QHash<QString, QString> m_others;
    QLineEdit *m_first;
    QLineEdit *m_again;
    PasswordMeter *m_meter;
};

class LongTextEditor final : public FieldEditor {
    Q_DECLARE_TR_FUNCTIONS(anjuan::ui::FieldEditor)
public:
    LongTextEditor(const casework::Field &field, const std::vector<casework::Phrase> &phrases, QWidget *parent)
        : FieldEditor(parent), m_text(new QPlainTextEdit(this)), m_lines(field.type == QLatin1String("strings"))
    {
        const bool lines = m_lines;
        m_text->setTabChangesFocus(true);
        m_text->setFixedHeight(m_text->fontMetrics().lineSpacing() * (lines ? 3 : 4) + 14);
        if (lines)
            m_text->setPlaceholderText(tr("One to a line"));
        QHBoxLayout *row = flatRow(this);
        row->addWidget(m_text);
        if (QToolButton *menu = lines ? nullptr : makePhraseMenu(m_text, field.name, phrases))
            row->addWidget(menu, 0, Qt::AlignTop);
        setFocusProxy(m_text);
        connect(m_text, &QPlainTextEdit::textChanged, this, &FieldEditor::edited);
    }
    QJsonValue value() const override
    {
        const QString text = typedWords(m_text->toPlainText());
        if (text.isEmpty())
            return QJsonValue(QJsonValue::Undefined);
        if (!m_lines)
            return text;
        QJsonArray array;
        for (const QString &line : text.split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
            if (!line.trimmed().isEmpty())
                array.append(line.trimmed());
        }
        return array;
    }
    void setValue(const QJsonValue &value) override
    {
        if (!value.isArray()) {
            m_text->setPlainText(value.toString());
            return;
        }
        QStringList lines;
        for (const QJsonValue &line : value.toArray())
            lines.append(line.toString());
        m_text->setPlainText(lines.join(QLatin1Char('\n')));
    }

private:
    QPlainTextEdit *m_text;
    bool m_lines;
};

class IntEditor final : public FieldEditor {
    Q_DECLARE_TR_FUNCTIONS(anjuan::ui::FieldEditor)
public:
    explicit IntEditor(QWidget *parent) : FieldEditor(parent), m_line(new QLineEdit(this))
    {
        m_line->setValidator(new Folding<QIntValidator>(0, 999999999, m_line));
        m_line->setMaximumWidth(160);
        QHBoxLayout *row = flatRow(this);
        row->addWidget(m_line);
        row->addStretch();
        setFocusProxy(m_line);
        connect(m_line, &QLineEdit::textChanged, this, &FieldEditor::edited);
    }
    QJsonValue value() const override
    {
        bool good = false;
        const qint64 number = m_line->text().toLongLong(&good);
        return good ? QJsonValue(number) : QJsonValue(QJsonValue::Undefined);
    }
    void setValue(const QJsonValue &value) override
    {
        m_line->setText(value.isUndefined() || value.isNull() ? QString() : QString::number(value.toInteger()));
    }

private:
    QLineEdit *m_line;
};

/// A required yes or no starts unanswered: an oversight must not become an answer.
class AnswerEditor final : public FieldEditor {
    Q_DECLARE_TR_FUNCTIONS(anjuan::ui::FieldEditor)
public:
    explicit AnswerEditor(QWidget *parent)
        : FieldEditor(parent),
          m_yes(new QRadioButton(Words::yesNo(true), this)),
          m_no(new QRadioButton(Words::yesNo(false), this)),
          m_group(new QButtonGroup(this))
    {
        m_yes->setObjectName(QStringLiteral("yes"));
        m_no->setObjectName(QStringLiteral("no"));
        m_group->addButton(m_yes);
        m_group->addButton(m_no);
        QHBoxLayout *row = flatRow(this);
        row->addWidget(m_yes);
        row->addWidget(m_no);
        row->addStretch();
        setFocusProxy(m_yes);
        connect(m_group, &QButtonGroup::buttonToggled, this, &FieldEditor::edited);
    }
    QJsonValue value() const override
    {
        return m_group->checkedButton() ? QJsonValue(m_yes->isChecked()) : QJsonValue(QJsonValue::Undefined);
    }
    void setValue(const QJsonValue &value) override
    {
        if (value.isBool())
            (value.toBool() ? m_yes : m_no)->setChecked(true);
    }

private:
    QRadioButton *m_yes;
    QRadioButton *m_no;
    QButtonGroup *m_group;
};

class TickEditor final : public FieldEditor {
public:
    explicit TickEditor(QWidget *parent) : FieldEditor(parent), m_tick(new QCheckBox(Words::yesNo(true), this))
    {
        flatRow(this)->addWidget(m_tick);
        setFocusProxy(m_tick);
        connect(m_tick, &QCheckBox::toggled, this, &FieldEditor::edited);
    }
    QJsonValue value() const override
    {
        return m_tick->isChecked() ? QJsonValue(true) : QJsonValue(QJsonValue::Undefined);
    }
    void setValue(const QJsonValue &value) override { m_tick->setChecked(value.toBool()); }

private:
    QCheckBox *m_tick;
};

/// Yuan as people write them; fen is what the act takes. The amount in words stands beside it, against slips.
class MoneyEditor final : public FieldEditor {
    Q_DECLARE_TR_FUNCTIONS(anjuan::ui::FieldEditor)
public:
    explicit MoneyEditor(QWidget *parent)
        : FieldEditor(parent), m_line(new QLineEdit(this)), m_capital(new QLabel(this))
    {
        m_line->setPlaceholderText(tr("500, 1200.50, 3千, 1.5万"));
        m_line->setFixedWidth(m_line->fontMetrics().horizontalAdvance(m_line->placeholderText()) + 24);
        QHBoxLayout *row = flatRow(this);
        row->addWidget(m_line);
        row->addWidget(new QLabel(tr("yuan"), this));
        row->addWidget(m_capital, 1);
        setFocusProxy(m_line);
        connect(m_line, &QLineEdit::textChanged, this, [this] {
            const QJsonValue fen = value();
            const bool wrong = fen.isUndefined() && !m_line->text().trimmed().isEmpty();
            m_capital->setText(wrong                   ? tr("This is no amount in yuan, with two places at most.")
                                   : fen.isUndefined() ? QString()
                                                       : Fen{fen.toInteger()}.capital());
            m_capital->setStyleSheet(wrong ? look::toned(QStringLiteral("color:#b3261e")) : QString());
            Q_EMIT edited();
        });
    }
    QJsonValue value() const override
    {
        const auto fen = typedAmount(m_line->text());
        return fen ? QJsonValue(fen->value) : QJsonValue(QJsonValue::Undefined);
    }
    void setValue(const QJsonValue &value) override
    {
        m_line->setText(value.isDouble() ? Fen{value.toInteger()}.yuan() : QString());
    }

private:
    QLineEdit *m_line;
    QLabel *m_capital;
};

/// A quantity as people write it, to three places; the act takes thousandths.
class QuantityEditor final : public FieldEditor {
    Q_DECLARE_TR_FUNCTIONS(anjuan::ui::FieldEditor)
public:
    explicit QuantityEditor(QWidget *parent) : FieldEditor(parent), m_line(new QLineEdit(this))
    {
        static const QRegularExpression form(QStringLiteral("[0-9]{0,9}([.][0-9]{0,3})?"));
        m_line->setValidator(new Folding<QRegularExpressionValidator>(form, m_line));
        m_line->setMaximumWidth(160);
        QHBoxLayout *row = flatRow(this);
        row->addWidget(m_line);
        row->addWidget(new QLabel(tr("in whole units, such as 1.5; thousandths are worked out"), this), 1);
        setFocusProxy(m_line);
        connect(m_line, &QLineEdit::textChanged, this, &FieldEditor::edited);
    }
    QJsonValue value() const override
    {
        const auto milli = quantityMilli(m_line->text());
        return milli ? QJsonValue(*milli) : QJsonValue(QJsonValue::Undefined);
    }
    void setValue(const QJsonValue &value) override
    {
        m_line->setText(value.isDouble() ? quantityText(value.toInteger()) : QString());
    }

private:
    QLineEdit *m_line;
};

} // namespace

FieldEditor *makeSimpleEditor(const casework::Field &field, const EditorNeeds &needs, QWidget *parent)
{
    if (field.type == QLatin1String("milli"))
        return new QuantityEditor(parent);
    if (field.secret || field.type == QLatin1String("secret"))
        return new SecretEditor(needs.context, parent);
    if (field.name == QLatin1String("id_number") || field.name == QLatin1String("credit_code"))
        return makeCodeEditor(field, needs, parent);
    if (field.type == QLatin1String("longtext") || field.type == QLatin1String("strings"))
        return new LongTextEditor(field, needs.context.phrases, parent);
    if (field.type == QLatin1String("int"))
        return new IntEditor(parent);
    if (field.type == QLatin1String("fen"))
        return new MoneyEditor(parent);
    if (field.type == QLatin1String("bool")) {
        if (field.required)
            return new AnswerEditor(parent);
        return new TickEditor(parent);
    }
    return new TextEditor(field.name, needs.context.phrases, parent);
}

} // namespace anjuan::ui
