#include <algorithm>
#include <map>
#include <utility>

#include <QtCore/QJsonArray>
#include <QtCore/QTimer>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QCompleter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>

#include "ui/common/handlers.h"
#include "ui/forms/field_editor.h"
#include "ui/forms/many_of_editor.h"
#include "ui/forms/record_choices.h"
#include "ui/forms/score_choices.h"

namespace anjuan::ui {
namespace {

using Choices = std::vector<Choice>;

/// One of several; long lists can be searched by typing any part.
class OneOfEditor : public FieldEditor {
    Q_DECLARE_TR_FUNCTIONS(anjuan::ui::FieldEditor)
public:
    OneOfEditor(const Choices &choices, QWidget *parent) : FieldEditor(parent), m_box(new QComboBox(this))
    {
        m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        m_box->setMinimumContentsLength(12);
        auto *row = new QHBoxLayout(this);
        row->setContentsMargins(0, 0, 0, 0);
        row->addWidget(m_box, 1);
        setFocusProxy(m_box);
        setChoices(choices);
        connect(m_box, &QComboBox::currentIndexChanged, this, [this] {
            tellWhole();
            Q_EMIT edited();
        });
    }
    void setChoices(const Choices &choices)
    {
        const QSignalBlocker quiet(m_box);
        const QString before = m_box->currentData().toString();
        m_box->clear();
        m_box->addItem(tr("(choose)"), QString());
        for (const Choice &choice : choices)
            m_box->addItem(choice.text, choice.value);
        m_box->setCurrentIndex(qMax(0, m_box->findData(before)));
        if (choices.size() > 12)
            makeSearchable();
        tellWhole();
    }
    QJsonValue value() const override
    {
        const QString chosen = m_box->currentData().toString();
        return chosen.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(chosen);
    }
    void setValue(const QJsonValue &value) override
    {
        m_box->setCurrentIndex(qMax(0, m_box->findData(value.toString())));
    }

private:
    void makeSearchable()
    {
        m_box->setEditable(true);
        m_box->setInsertPolicy(QComboBox::NoInsert);
        m_box->completer()->setCompletionMode(QCompleter::PopupCompletion);
        m_box->completer()->setFilterMode(Qt::MatchContains);
        m_box->installEventFilter(this); // its line hands the focus on to it
    }
    /// What a narrow form beside a draft cuts off stands in the tip, above what the field says of itself.
    void tellWhole()
    {
        constexpr int kNarrow = 170;
        const QString text = m_box->currentText();
        const bool cut = fontMetrics().horizontalAdvance(text) > kNarrow;
        const QString help = toolTip().isEmpty() ? QString() : QLatin1Char('\n') + toolTip();
        m_box->setToolTip(cut ? text + help : QString());
    }
    /// Whoever clicks into it and types, types instead of what stands there, as whoever comes by the keyboard does.
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::FocusIn && static_cast<QFocusEvent *>(event)->reason() == Qt::MouseFocusReason)
            QTimer::singleShot(0, m_box->lineEdit(), &QLineEdit::selectAll);
        return FieldEditor::eventFilter(watched, event);
    }
    QComboBox *m_box;
};

/// The tiers of whichever benchmark the form names now.
class TierEditor final : public OneOfEditor {
public:
    TierEditor(const std::vector<BenchmarkChoice> &benchmarks, QWidget *parent)
        : OneOfEditor({}, parent), m_benchmarks(benchmarks)
    {
    }
    void otherChanged(const QString &field, const QJsonValue &value) override
    {
        if (field != QLatin1String("benchmark"))
            return;
        for (const BenchmarkChoice &benchmark : m_benchmarks) {
            if (benchmark.id == value.toString())
                setChoices(benchmark.tiers);
        }
    }

private:
    std::vector<BenchmarkChoice> m_benchmarks;
};

/// The unit's phrases of whichever sort the form names now: one that is withdrawn is not typed again.
class PhraseEditor final : public OneOfEditor {
public:
    PhraseEditor(const std::vector<casework::Phrase> &phrases, QWidget *parent)
        : OneOfEditor({}, parent), m_phrases(phrases)
    {
    }
    void otherChanged(const QString &field, const QJsonValue &value) override
    {
        if (field != QLatin1String("place"))
            return;
        Choices ofPlace;
        for (const casework::Phrase &phrase : m_phrases) {
            if (phrase.place == value.toString())
                ofPlace.push_back({phrase.text, phrase.text.simplified()});
        }
        setChoices(ofPlace);
    }

private:
    std::vector<casework::Phrase> m_phrases;
};

/// Whether the field names who was there as an officer 执法人员, or who is to handle a case 承办人.
bool asksHandlers(const casework::Field &field, const casework::Act &act)
{
    return field.name == act.officersField || field.name == QLatin1String("officers")
        || (act.act == QLatin1String("case.replace_officer") && field.name == QLatin1String("to"));
}

enum class Who { All, Handlers, NoHandlers };

/// Whoever fills the form in, then the others with an enforcement card: they are who a form of fieldwork asks for.
Choices peopleChoices(const FormContext &context, Who who = Who::All)
{
    Choices carded, others;
    for (const casework::PersonView &person : context.people) {
        const bool handles = person.id == context.me || mayHandle(person);
        if (who != Who::All && handles != (who == Who::Handlers))
            continue;
        QString text = person.name;
        if (!person.position.isEmpty())
            text += QStringLiteral(" · ") + person.position;
        if (!person.cardNumber.isEmpty())
            text += QStringLiteral(" · ") + person.cardNumber;
        Choices &those = person.cardNumber.isEmpty() ? others : carded;
        those.insert(person.id == context.me ? those.begin() : those.end(), {person.id.toString(), text});
    }
    carded.insert(carded.end(), others.begin(), others.end());
    return carded;
}

Choices enumChoices(const casework::Field &field)
{
    Choices choices;
    for (const casework::Field::Option &option : field.options)
        choices.push_back({option.value, option.zh});
    return choices;
}

Choices benchmarkChoices(const FormContext &context)
{
    const QString item = context.view ? context.view->facts.discretion.item : QString();
    Choices ofItem, others;
    for (const BenchmarkChoice &benchmark : context.benchmarks)
        (benchmark.item == item ? ofItem : others).push_back({benchmark.id, benchmark.text});
    ofItem.insert(ofItem.end(), others.begin(), others.end());
    return ofItem;
}

} // namespace

FieldEditor *makeChoiceEditor(const casework::Field &field, const EditorNeeds &needs, QWidget *parent)
{
    const FormContext &context = needs.context;
    if (field.type == QLatin1String("enum"))
        return new OneOfEditor(enumChoices(field), parent);
    if (field.type == QLatin1String("person"))
        return new OneOfEditor(peopleChoices(context, asksHandlers(field, needs.act) ? Who::Handlers : Who::All),
                               parent);
    if (field.type == QLatin1String("persons") && asksHandlers(field, needs.act))
        return new ManyOfEditor(peopleChoices(context, Who::Handlers), parent, ManyOfEditor::Order::AsGiven,
                                peopleChoices(context, Who::NoHandlers));
    if (field.type == QLatin1String("persons"))
        return new ManyOfEditor(peopleChoices(context), parent, ManyOfEditor::Order::AsGiven);
    if (field.type == QLatin1String("item"))
        return new OneOfEditor(context.items, parent);
    if (field.type == QLatin1String("benchmark"))
        return new OneOfEditor(benchmarkChoices(context), parent);
    if (field.type == QLatin1String("form"))
        return new OneOfEditor(context.forms, parent);
    if (field.type == QLatin1String("procedure"))
        return new OneOfEditor(context.procedures, parent);
    if (field.type == QLatin1String("record")) {
        auto *editor = new OneOfEditor(recordChoices(context, field, needs.act), parent);
        if (const auto meant = recordMeant(context, field, needs.act))
            editor->setValue(*meant);
        return editor;
    }
    if (field.type == QLatin1String("records"))
        return new ManyOfEditor(recordChoices(context, field, needs.act), parent);
    if (needs.act.act == QLatin1String("office.revoke_key") && field.name == QLatin1String("key"))
        return new OneOfEditor(context.keys, parent);
    const bool ofWaiver = needs.act.act == QLatin1String("recording.waive") && field.name == QLatin1String("step");
    if (ofWaiver || field.name == QLatin1String("av_step"))
        return new OneOfEditor(context.avSteps, parent);
    if (needs.act.act == QLatin1String("phrase.withdraw") && field.name == QLatin1String("text"))
        return new PhraseEditor(context.phrases, parent);
    if (field.type == QLatin1String("library"))
        return new OneOfEditor({{context.info.library.toString(), context.info.dir}}, parent);
    if (needs.act.act == QLatin1String("discretion.apply") && field.name == QLatin1String("tier"))
        return new TierEditor(context.benchmarks, parent);
    if (needs.act.act == QLatin1String("discretion.apply") && field.name == QLatin1String("factors"))
        return new ManyOfEditor(context.factors, parent);
    if (needs.act.act == QLatin1String("discretion.apply") && field.name == QLatin1String("circumstances"))
        return new CircumstancesEditor(context.benchmarks, parent);
    if (needs.act.act == QLatin1String("review.evaluate") && field.name == QLatin1String("named"))
        return new ManyOfEditor(context.catalogue, parent);
    if (needs.act.act == QLatin1String("discretion.apply") && field.name == QLatin1String("other_kinds"))
        return new KindsEditor(context.benchmarks, parent);
    if (needs.act.act == QLatin1String("score.mark") && field.name == QLatin1String("sheet"))
        return new OneOfEditor(sheetChoices(), parent);
    if (needs.act.act == QLatin1String("score.mark") && field.name == QLatin1String("criterion"))
        return new OneOfEditor(criterionChoices(), parent);
    return nullptr;
}

} // namespace anjuan::ui
