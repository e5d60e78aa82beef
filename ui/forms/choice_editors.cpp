#include <algorithm>
#include <map>

#include <QtCore/QJsonArray>
#include <QtCore/QTimer>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QCompleter>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>

#include "ui/forms/field_editor.h"
#include "ui/forms/party_fields.h"
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

/// Any number of several, ticked.
class ManyOfEditor final : public FieldEditor {
    Q_DECLARE_TR_FUNCTIONS(anjuan::ui::FieldEditor)
public:
    enum class Order { Fixed, AsGiven };
    ManyOfEditor(const Choices &choices, QWidget *parent, Order order = Order::Fixed)
        : FieldEditor(parent), m_list(new QListWidget(this)), m_order(order)
    {
        for (const Choice &choice : choices) {
            auto *item = new QListWidgetItem(choice.text, m_list);
            item->setData(Qt::UserRole, choice.value);
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
            item->setCheckState(Qt::Unchecked);
            item->setToolTip(choice.text);
        }
        if (choices.empty()) {
            auto *none = new QListWidgetItem(tr("Nothing to choose from yet"), m_list);
            none->setFlags(Qt::NoItemFlags);
        }
        const int rows = qBound(2, static_cast<int>(choices.size()), 5);
        m_list->setFixedHeight(rows * (m_list->fontMetrics().lineSpacing() + 5) + 6);
        m_list->setTabKeyNavigation(false);
        auto *row = new QHBoxLayout(this);
        row->setContentsMargins(0, 0, 0, 0);
        row->addWidget(m_list);
        setFocusProxy(m_list);
        connect(m_list, &QListWidget::itemChanged, this, &FieldEditor::edited);
    }
    QJsonValue value() const override
    {
        QJsonArray chosen;
        for (int i = 0; i < m_list->count(); ++i) {
            if (m_list->item(i)->checkState() == Qt::Checked)
                chosen.append(m_list->item(i)->data(Qt::UserRole).toString());
        }
        return chosen.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(chosen);
    }
    void setValue(const QJsonValue &value) override
    {
        const QJsonArray chosen = value.toArray();
        if (m_order == Order::AsGiven)
            putFirst(chosen);
        for (int i = 0; i < m_list->count(); ++i) {
            QListWidgetItem *item = m_list->item(i);
            if (item->flags().testFlag(Qt::ItemIsUserCheckable))
                item->setCheckState(chosen.contains(item->data(Qt::UserRole).toString()) ? Qt::Checked : Qt::Unchecked);
        }
    }

private:
    /// Who leads is named first, and stays it.
    void putFirst(const QJsonArray &chosen)
    {
        for (qsizetype at = chosen.size() - 1; at >= 0; --at) {
            for (int row = 0; row < m_list->count(); ++row) {
                if (m_list->item(row)->data(Qt::UserRole).toString() == chosen[at].toString())
                    m_list->insertItem(0, m_list->takeItem(row));
            }
        }
    }
    QListWidget *m_list;
    Order m_order;
};

/// Whoever fills the form in, then the others with an enforcement card: they are who a form of fieldwork asks for.
Choices peopleChoices(const FormContext &context)
{
    Choices carded, others;
    for (const casework::PersonView &person : context.people) {
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

/// The kinds of records that a field of that name speaks of, whatever the act.
const std::map<QString, QStringList> &kindsOfFields()
{
    static const std::map<QString, QStringList> all = {
        {QStringLiteral("measure"), {QStringLiteral("measure.carried_out")}},
        {QStringLiteral("preservation"), {QStringLiteral("preservation.carried_out")}},
        {QStringLiteral("proposal"), {QStringLiteral("measure.proposed"), QStringLiteral("preservation.proposed")}},
        {QStringLiteral("commission"), {QStringLiteral("appraisal.commissioned")}},
        {QStringLiteral("urge"), {QStringLiteral("execution.urged")}},
        {QStringLiteral("application"), {QStringLiteral("execution.court_applied")}},
        {QStringLiteral("answer"), {QStringLiteral("execution.court_answered")}},
        {QStringLiteral("decision"),
         {QStringLiteral("substitute.decided"), QStringLiteral("execution.decided"),
          QStringLiteral("decision.issued")}},
        {QStringLiteral("request"),
         {QStringLiteral("performance.deferral_requested"), QStringLiteral("recusal.requested")}},
        {QStringLiteral("remedy"), {QStringLiteral("remedy.received")}},
        {QStringLiteral("transfer"), {QStringLiteral("case.transferred")}},
        {QStringLiteral("draw"), {QStringLiteral("inspection.drawn")}},
        {QStringLiteral("party"), {QStringLiteral("party.entered")}},
        {QStringLiteral("in_place_of"), {QStringLiteral("party.entered")}},
        {QStringLiteral("announcement"), {QStringLiteral("service.announced")}},
    };
    return all;
}

/// The kinds among which somebody chooses: a single one need not be meant.
const std::map<QString, QStringList> &kindsToChooseFrom()
{
    static const std::map<QString, QStringList> all = {
        {QStringLiteral("items"), {QStringLiteral("evidence.added")}},
        {QStringLiteral("evidence"), {QStringLiteral("evidence.added")}},
        {QStringLiteral("av_evidence"), {QStringLiteral("evidence.added")}},
        {QStringLiteral("consent"), {QStringLiteral("document.made"), QStringLiteral("evidence.added")}},
        {QStringLiteral("document"), {QStringLiteral("document.made")}},
        {QStringLiteral("answers"),
         {QStringLiteral("supervision.comment_made"), QStringLiteral("supervision.document_received"),
          QStringLiteral("bureau.supervision_ordered")}},
    };
    return all;
}

/// Acts whose `documents` are papers that leave the unit.
bool servesPapers(const casework::Act &act)
{
    static const QStringList acts{QStringLiteral("service.record"), QStringLiteral("service.announce"),
                                  QStringLiteral("service.note_return")};
    return acts.contains(act.act);
}

/// Whether a record of this kind can be what the field speaks of.
bool suits(const QString &kind, const casework::Field &field, const casework::Act &act)
{
    if (field.name == QLatin1String("proposal") && act.kind.startsWith(QLatin1String("evidence.")))
        return kind == QLatin1String("evidence.destruction_proposed");
    if (act.kind.startsWith(QLatin1String("evidence.")))
        return kind == QLatin1String("evidence.added");
    if (servesPapers(act) && field.name == QLatin1String("documents")) {
        // What was issued on a paper of its own is served by its record.
        const casework::Act *made = casework::actOfKind(kind);
        return kind == QLatin1String("document.made")
            || (made && made->actClass == QLatin1String("issue") && made->makes.isEmpty());
    }
    if (act.act == QLatin1String("review.register_paper_opinion"))
        return kind == QLatin1String("review.requested");
    // What is performed by another, or carried out, is the decision of that, never the penalty's.
    if (field.name == QLatin1String("decision") && act.act.startsWith(QLatin1String("substitute.")))
        return kind == QLatin1String("substitute.decided");
    if (field.name == QLatin1String("decision") && act.act.startsWith(QLatin1String("execution.")))
        return kind == QLatin1String("execution.decided");
    if (field.name == QLatin1String("decision") && act.act == QLatin1String("service.three_papers"))
        return kind == QLatin1String("decision.issued") || kind == QLatin1String("decision.issued_on_spot")
            || kind == QLatin1String("case.continued_from_paper");
    for (const auto *table : {&kindsOfFields(), &kindsToChooseFrom()}) {
        if (const auto kinds = table->find(field.name); kinds != table->end())
            return kinds->second.contains(kind);
    }
    if (act.act == QLatin1String("document.seal"))
        return kind == QLatin1String("document.made");
    if (act.act == QLatin1String("act.cosign")) {
        // Not only fieldwork: the second officer signs the report, the filing and the decision too.
        static const QStringList alone{QStringLiteral("act.cosigned"), QStringLiteral("approval.given"),
                                       QStringLiteral("document.made"), QStringLiteral("document.scan_added")};
        const casework::Act *made = casework::actOfKind(kind);
        return made && made->chain == QLatin1String("case") && !alone.contains(kind);
    }
    return true;
}

/// A paper of the unit's own, which is never served.
bool staysInside(const FormContext &context, const casework::RecordView &record, const casework::Act &act)
{
    return servesPapers(act) && record.kind == QLatin1String("document.made")
        && context.insideForms.contains(record.body.value(QLatin1String("form")).toString());
}

/// Whether the field speaks of records of its own kind, so that a single one is the one.
bool isNamed(const casework::Field &field, const casework::Act &act)
{
    return kindsOfFields().contains(field.name) && !act.act.startsWith(QLatin1String("supervision."));
}

Choices recordChoices(const FormContext &context, const casework::Field &field, const casework::Act &act)
{
    Choices choices;
    if (!context.view)
        return choices;
    const auto &timeline = context.view->timeline;
    for (auto it = timeline.rbegin(); it != timeline.rend(); ++it) {
        if (it->officeUnit || !suits(it->kind, field, act) || staysInside(context, *it, act)
            || isPastEntry(context, *it, act))
            continue;
        QString text = (it->actOn.isEmpty() ? Words::moment(it->at) : it->actOn) + QLatin1Char(' ') + it->title;
        const QString party = it->kind == QLatin1String("party.entered")
            ? it->particulars.value(QLatin1String("name")).toString()
            : QString(); // persons are named apart from the record
        for (const QString &more : {it->summary, party}) {
            if (!more.isEmpty())
                text += QStringLiteral(" · ") + more;
        }
        choices.push_back({it->hash, text});
    }
    return choices;
}

/// Whether an act of the same kind names this proposal: what was approved serves once.
bool isUsed(const FormContext &context, const casework::Field &field, const casework::Act &act, const QString &record)
{
    const auto &timeline = context.view->timeline;
    return field.name == QLatin1String("proposal")
        && std::any_of(timeline.begin(), timeline.end(), [&](const auto &one) {
               return one.kind == act.kind && one.body.value(field.name).toString() == record;
           });
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
        return new OneOfEditor(peopleChoices(context), parent);
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
        const Choices records = recordChoices(context, field, needs.act);
        auto *editor = new OneOfEditor(records, parent);
        // Where only one can be meant it is meant, unless it was carried out already.
        if (records.size() == 1 && isNamed(field, needs.act)
            && !isUsed(context, field, needs.act, records.front().value))
            editor->setValue(records.front().value);
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
    if (needs.act.act == QLatin1String("score.mark") && field.name == QLatin1String("sheet"))
        return new OneOfEditor(sheetChoices(), parent);
    if (needs.act.act == QLatin1String("score.mark") && field.name == QLatin1String("criterion"))
        return new OneOfEditor(criterionChoices(), parent);
    return nullptr;
}

} // namespace anjuan::ui
