#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtGui/QKeyEvent>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QGridLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QRadioButton>
#include <QtWidgets/QVBoxLayout>

#include "ui/forms/field_editor.h"
#include "ui/forms/phrases.h"
#include "ui/forms/typed_words.h"

namespace anjuan::ui {
namespace {

/// The members of one object, in two columns.
class ObjectEditor final : public FieldEditor {
    Q_DECLARE_TR_FUNCTIONS(anjuan::ui::FieldEditor)
public:
    ObjectEditor(const casework::Field &field, const EditorNeeds &needs, QWidget *parent) : FieldEditor(parent)
    {
        auto *grid = new QGridLayout(this);
        grid->setContentsMargins(0, 0, 0, 0);
        int at = 0;
        for (const casework::Field &member : field.fields) {
            FieldEditor *editor = makeEditor(member, needs, this);
            auto *label = new QLabel(member.required ? member.zh + QStringLiteral(" *") : member.zh, this);
            label->setBuddy(editor);
            grid->addWidget(label, at / 2, at % 2 * 2);
            grid->addWidget(editor, at / 2, at % 2 * 2 + 1);
            connect(editor, &FieldEditor::edited, this, &FieldEditor::edited);
            m_members.push_back({member, editor});
            ++at;
        }
        if (!m_members.empty())
            setFocusProxy(m_members.front().editor);
    }
    QJsonValue value() const override
    {
        QJsonObject object;
        for (const Member &member : m_members) {
            const QJsonValue value = member.editor->value();
            if (!value.isUndefined())
                object.insert(member.field.name, value);
        }
        return object.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(object);
    }
    void setValue(const QJsonValue &value) override
    {
        for (const Member &member : m_members) {
            if (value.toObject().contains(member.field.name))
                member.editor->setValue(value.toObject().value(member.field.name));
        }
    }
    QString problem() const override
    {
        if (value().isUndefined())
            return {};
        for (const Member &member : m_members) {
            if (member.field.required && member.editor->value().isUndefined())
                return tr("%1 is missing").arg(member.field.zh);
            if (const QString problem = member.editor->problem(); !problem.isEmpty())
                return member.field.zh + QStringLiteral(": ") + problem;
        }
        return {};
    }

private:
    struct Member {
        casework::Field field;
        FieldEditor *editor;
    };
    std::vector<Member> m_members;
};

/// Questions and answers as fast as they are spoken 问/答: Enter goes from the question to its answer and from the
/// answer to the next question, Shift+Enter is a new line within an answer, F2 to F9 put in the unit's phrases and
/// those of resources/texts.
class DialogueEditor final : public FieldEditor {
    Q_DECLARE_TR_FUNCTIONS(anjuan::ui::FieldEditor)
public:
    DialogueEditor(const std::vector<casework::Phrase> &phrases, QWidget *parent)
        : FieldEditor(parent),
          m_questions(phrasesOf("question", phrases)),
          m_answers(phrasesOf("answer", phrases)),
          m_pairs(new QVBoxLayout),
          m_add(new QPushButton(tr("Next question (Alt+Enter)"), this))
    {
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        column->addLayout(m_pairs);
        column->addWidget(m_add, 0, Qt::AlignLeft);
        connect(m_add, &QPushButton::clicked, this, [this] { addPair({}, {}); });
        addPair({}, {});
    }
    QJsonValue value() const override
    {
        QJsonArray pairs;
        for (const Pair &pair : m_lines) {
            const QString question = typedWords(pair.question->text());
            const QString answer = typedWords(pair.answer->toPlainText());
            if (!question.isEmpty() || !answer.isEmpty())
                pairs.append(QJsonObject{{QStringLiteral("q"), question}, {QStringLiteral("a"), answer}});
        }
        return pairs.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(pairs);
    }
    void setValue(const QJsonValue &value) override
    {
        for (const Pair &pair : m_lines) {
            pair.question->deleteLater();
            pair.answer->deleteLater();
        }
        m_lines.clear();
        for (const QJsonValue &pair : value.toArray())
            addPair(pair[QStringLiteral("q")].toString(), pair[QStringLiteral("a")].toString());
        if (m_lines.empty())
            addPair({}, {});
    }
    QString problem() const override
    {
        for (const Pair &pair : m_lines) {
            if (const QString cut = cutOff(*pair.question); !cut.isEmpty())
                return cut;
        }
        for (const QJsonValue &pair : value().toArray()) {
            if (pair[QStringLiteral("q")].toString().isEmpty() || pair[QStringLiteral("a")].toString().isEmpty())
                return tr("A question has no answer, or an answer no question");
        }
        return {};
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::KeyPress)
            return FieldEditor::eventFilter(watched, event);
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool enters = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        const bool plain = (key->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
        if (enters && plain && qobject_cast<QPlainTextEdit *>(watched)) {
            next(watched);
            return true;
        }
        if (enters && key->modifiers() == Qt::AltModifier) {
            addPair({}, {});
            return true;
        }
        if (plain && key->key() >= Qt::Key_F2 && key->key() <= Qt::Key_F9)
            return putPhrase(watched, key->key() - Qt::Key_F2);
        return FieldEditor::eventFilter(watched, event);
    }

private:
    struct Pair {
        QLineEdit *question;
        QPlainTextEdit *answer;
    };
    /// From an answer to the question after it, which is made where there is none.
    void next(const QObject *answer)
    {
        for (size_t i = 0; i + 1 < m_lines.size(); ++i) {
            if (m_lines[i].answer == answer) {
                m_lines[i + 1].question->setFocus();
                return;
            }
        }
        addPair({}, {});
    }
    bool putPhrase(QObject *where, int no) const
    {
        const bool asks = qobject_cast<QLineEdit *>(where) != nullptr;
        const QString phrase = (asks ? m_questions : m_answers).value(no);
        if (phrase.isEmpty())
            return false;
        if (auto *line = qobject_cast<QLineEdit *>(where))
            line->insert(phrase);
        else if (auto *text = qobject_cast<QPlainTextEdit *>(where))
            text->insertPlainText(phrase);
        return true;
    }
    void addPair(const QString &questionText, const QString &answerText)
    {
        const auto no = static_cast<int>(m_lines.size()) + 1;
        Pair pair{new QLineEdit(questionText, this), new QPlainTextEdit(answerText, this)};
        pair.question->setPlaceholderText(tr("Question %1").arg(no));
        pair.question->setObjectName(QStringLiteral("question%1").arg(no));
        pair.answer->setPlaceholderText(tr("Answer %1").arg(no));
        pair.answer->setObjectName(QStringLiteral("answer%1").arg(no));
        pair.answer->setTabChangesFocus(true);
        pair.answer->setFixedHeight(pair.answer->fontMetrics().lineSpacing() * 2 + 12);
        pair.answer->installEventFilter(this);
        pair.question->installEventFilter(this);
        m_pairs->addWidget(pair.question);
        m_pairs->addWidget(pair.answer);
        if (!m_lines.empty())
            setTabOrder(m_lines.back().answer, pair.question);
        setTabOrder(pair.question, pair.answer);
        setTabOrder(pair.answer, m_add); // and on to the rest of the form
        connect(pair.question, &QLineEdit::textChanged, this, &FieldEditor::edited);
        connect(pair.question, &QLineEdit::returnPressed, pair.answer, qOverload<>(&QWidget::setFocus));
        connect(pair.answer, &QPlainTextEdit::textChanged, this, &FieldEditor::edited);
        m_lines.push_back(pair);
        if (no > 1)
            pair.question->setFocus();
    }
    QStringList m_questions, m_answers; // of the keys F2 to F9
    QVBoxLayout *m_pairs;
    QPushButton *m_add;
    std::vector<Pair> m_lines;
};

/// The seven heads of the legal review (行政处罚法 第五十八条): each is answered, a problem with its remark.
class HeadsEditor final : public FieldEditor {
    Q_DECLARE_TR_FUNCTIONS(anjuan::ui::FieldEditor)
public:
    HeadsEditor(const std::vector<QString> &texts, QWidget *parent) : FieldEditor(parent)
    {
        auto *column = new QVBoxLayout(this);
        column->setContentsMargins(0, 0, 0, 0);
        int no = 0;
        for (const QString &text : texts)
            column->addWidget(makeHead(++no, text));
        if (!m_heads.empty())
            setFocusProxy(m_heads.front().good);
    }
    QJsonValue value() const override
    {
        QJsonArray heads;
        for (size_t i = 0; i < m_heads.size(); ++i) {
            const Head &head = m_heads[i];
            if (!head.good->isChecked() && !head.problem->isChecked())
                continue;
            QJsonObject object{
                {QStringLiteral("no"), static_cast<int>(i) + 1},
                {QStringLiteral("answer"), head.good->isChecked() ? QStringLiteral("ok") : QStringLiteral("problem")}};
            if (const QString remark = typedWords(head.remark->text()); !remark.isEmpty())
                object.insert(QStringLiteral("remark"), remark);
            heads.append(object);
        }
        return heads.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(heads);
    }
    void setValue(const QJsonValue &value) override
    {
        for (const QJsonValue &head : value.toArray()) {
            const auto no = static_cast<size_t>(head[QStringLiteral("no")].toInteger());
            if (no < 1 || no > m_heads.size())
                continue;
            const bool good = head[QStringLiteral("answer")].toString() == QLatin1String("ok");
            (good ? m_heads[no - 1].good : m_heads[no - 1].problem)->setChecked(true);
            m_heads[no - 1].remark->setText(head[QStringLiteral("remark")].toString());
        }
    }
    QString problem() const override
    {
        for (size_t i = 0; i < m_heads.size(); ++i) {
            const Head &head = m_heads[i];
            if (!head.good->isChecked() && !head.problem->isChecked())
                return tr("Head %1 is not answered").arg(i + 1);
            if (head.problem->isChecked() && head.remark->text().trimmed().isEmpty())
                return tr("Say what the problem under head %1 is, and on what ground").arg(i + 1);
            if (const QString cut = cutOff(*head.remark); !cut.isEmpty())
                return cut;
        }
        return {};
    }

private:
    struct Head {
        QRadioButton *good;
        QRadioButton *problem;
        QLineEdit *remark;
    };
    QWidget *makeHead(int no, const QString &text)
    {
        auto *box = new QWidget(this);
        auto *grid = new QGridLayout(box);
        grid->setContentsMargins(0, 2, 0, 2);
        auto *label = new QLabel(QStringLiteral("%1. %2").arg(no).arg(text), box);
        label->setWordWrap(true);
        Head head{new QRadioButton(tr("No problem"), box), new QRadioButton(tr("Problem"), box), new QLineEdit(box)};
        head.good->setObjectName(QStringLiteral("head%1ok").arg(no));
        head.problem->setObjectName(QStringLiteral("head%1problem").arg(no));
        head.remark->setPlaceholderText(tr("Problem and its ground"));
        grid->addWidget(label, 0, 0, 1, 3);
        grid->addWidget(head.good, 1, 0);
        grid->addWidget(head.problem, 1, 1);
        grid->addWidget(head.remark, 2, 0, 1, 3);
        grid->setColumnStretch(2, 1);
        // On a line of its own, where there is a problem to be worded: beside the case the form is narrow.
        head.remark->hide();
        const auto follow = [head] {
            head.remark->setVisible(head.problem->isChecked() || !head.remark->text().isEmpty());
        };
        connect(head.problem, &QRadioButton::toggled, head.remark, follow);
        connect(head.remark, &QLineEdit::textChanged, head.remark, follow);
        connect(head.good, &QRadioButton::toggled, this, &FieldEditor::edited);
        connect(head.problem, &QRadioButton::toggled, this, &FieldEditor::edited);
        connect(head.remark, &QLineEdit::textChanged, this, &FieldEditor::edited);
        m_heads.push_back(head);
        return box;
    }
    std::vector<Head> m_heads;
};

} // namespace

FieldEditor *makeGroupEditor(const casework::Field &field, const EditorNeeds &needs, QWidget *parent)
{
    if (field.type == QLatin1String("object"))
        return new ObjectEditor(field, needs, parent);
    if (field.name == QLatin1String("heads") && !needs.context.reviewHeads.empty())
        return new HeadsEditor(needs.context.reviewHeads, parent);
    if (field.name == QLatin1String("qa"))
        return new DialogueEditor(needs.context.phrases, parent);
    return makeTableEditor(field, needs, parent);
}

} // namespace anjuan::ui
