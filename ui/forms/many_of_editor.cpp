#include "ui/forms/many_of_editor.h"

#include <utility>

#include <QtCore/QJsonArray>
#include <QtCore/QSignalBlocker>
#include <QtWidgets/QHBoxLayout>

#include "core/packs/penalty_kinds.h"

#include "ui/common/words.h"

namespace anjuan::ui {
namespace {

std::vector<Choice> otherKinds()
{
    std::vector<Choice> out;
    for (const packs::PenaltyKind &each : packs::kPenaltyKinds) {
        const QString code = QString::fromLatin1(each.code);
        if (code != QLatin1String("warning") && code != QLatin1String("fine"))
            out.push_back({code, packs::penaltyKindName(code, Words::language())});
    }
    return out;
}

} // namespace

ManyOfEditor::ManyOfEditor(const std::vector<Choice> &choices, QWidget *parent, Order order, std::vector<Choice> others)
    : FieldEditor(parent), m_list(new QListWidget(this)), m_order(order), m_others(std::move(others))
{
    setChoices(choices);
    m_list->setTabKeyNavigation(false);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_list);
    setFocusProxy(m_list);
    connect(m_list, &QListWidget::itemChanged, this, &FieldEditor::edited);
}

void ManyOfEditor::setChoices(const std::vector<Choice> &choices)
{
    const QJsonArray before = value().toArray();
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (const Choice &choice : choices)
        add(choice);
    if (choices.empty()) {
        auto *none = new QListWidgetItem(tr("Nothing to choose from yet"), m_list);
        none->setFlags(Qt::NoItemFlags);
    }
    const int rows = qBound(2, static_cast<int>(choices.size()), 5);
    m_list->setFixedHeight(rows * (m_list->fontMetrics().lineSpacing() + 5) + 6);
    setValue(before);
}

QJsonValue ManyOfEditor::value() const
{
    QJsonArray chosen;
    for (int i = 0; i < m_list->count(); ++i) {
        if (m_list->item(i)->checkState() == Qt::Checked)
            chosen.append(m_list->item(i)->data(Qt::UserRole).toString());
    }
    return chosen.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(chosen);
}

void ManyOfEditor::setValue(const QJsonValue &value)
{
    const QJsonArray chosen = value.toArray();
    for (const Choice &other : std::exchange(m_others, {})) {
        if (chosen.contains(other.value))
            add(other);
        else
            m_others.push_back(other);
    }
    if (m_order == Order::AsGiven)
        putFirst(chosen);
    for (int i = 0; i < m_list->count(); ++i) {
        QListWidgetItem *item = m_list->item(i);
        if (item->flags().testFlag(Qt::ItemIsUserCheckable))
            item->setCheckState(chosen.contains(item->data(Qt::UserRole).toString()) ? Qt::Checked : Qt::Unchecked);
    }
}

void ManyOfEditor::add(const Choice &choice)
{
    auto *item = new QListWidgetItem(choice.text, m_list);
    item->setData(Qt::UserRole, choice.value);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(Qt::Unchecked);
    item->setToolTip(choice.text);
}

/// Who leads is named first, and stays it.
void ManyOfEditor::putFirst(const QJsonArray &chosen)
{
    for (qsizetype at = chosen.size() - 1; at >= 0; --at) {
        for (int row = 0; row < m_list->count(); ++row) {
            if (m_list->item(row)->data(Qt::UserRole).toString() == chosen[at].toString())
                m_list->insertItem(0, m_list->takeItem(row));
        }
    }
}

CircumstancesEditor::CircumstancesEditor(const std::vector<BenchmarkChoice> &benchmarks, QWidget *parent)
    : ManyOfEditor({}, parent), m_benchmarks(benchmarks)
{
}

void CircumstancesEditor::otherChanged(const QString &field, const QJsonValue &value)
{
    if (field != QLatin1String("benchmark"))
        return;
    for (const BenchmarkChoice &benchmark : m_benchmarks) {
        if (benchmark.id == value.toString())
            setChoices(benchmark.circumstances);
    }
}

KindsEditor::KindsEditor(const std::vector<BenchmarkChoice> &benchmarks, QWidget *parent)
    : ManyOfEditor(otherKinds(), parent), m_benchmarks(benchmarks)
{
}

void KindsEditor::otherChanged(const QString &field, const QJsonValue &value)
{
    if (field == QLatin1String("benchmark"))
        m_benchmark = value.toString();
    if (field != QLatin1String("tier"))
        return;
    // What a person ticked stays; what the last tier ticked goes with it.
    if (const QJsonValue now = this->value(); !now.isUndefined() && now.toArray() != m_proposed)
        return;
    m_proposed = {};
    for (const BenchmarkChoice &benchmark : m_benchmarks) {
        const auto kinds = benchmark.tierKinds.find(value.toString());
        if (benchmark.id == m_benchmark && kinds != benchmark.tierKinds.end())
            m_proposed = QJsonArray::fromStringList(kinds->second);
    }
    setValue(m_proposed);
    m_proposed = this->value().toArray();
}

} // namespace anjuan::ui
