#include "ui/cases/case_filter_bar.h"

#include <QtCore/QSettings>
#include <QtGui/QShortcut>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QInputDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QToolButton>
#include <QtWidgets/QVBoxLayout>

#include "core/base/typed.h"
#include "core/cases/stages.h"

#include "ui/common/look.h"
#include "ui/forms/typed_words.h"

namespace anjuan::ui {
namespace {

constexpr int kTypingPauseMs = 90;

const QString kKept = QStringLiteral("cases/filters");

std::optional<qint64> typedFen(const QString &text)
{
    const auto fen = typedAmount(text);
    return fen ? std::optional(fen->value) : std::nullopt;
}

void choose(QComboBox *box, const QVariant &value)
{
    const int index = box->findData(value);
    box->setCurrentIndex(index < 0 ? 0 : index);
}

} // namespace

CaseFilterBar::CaseFilterBar(Desk &desk, QWidget *parent)
    : QWidget(parent),
      m_desk(desk),
      m_search(new QLineEdit(this)),
      m_stage(new QComboBox(this)),
      m_openOnly(new QCheckBox(tr("Open cases only"), this)),
      m_overdue(new QCheckBox(tr("Overdue"), this)),
      m_kept(new QComboBox(this))
{
    m_search->setObjectName(QStringLiteral("search"));
    m_search->setPlaceholderText(tr("Search: number, party, place, facts, papers (Ctrl+F)"));
    m_search->setClearButtonEnabled(true);
    m_stage->setObjectName(QStringLiteral("stage"));
    m_openOnly->setObjectName(QStringLiteral("openOnly"));
    m_overdue->setObjectName(QStringLiteral("overdue"));
    m_overdue->setToolTip(tr("Cases in which something should have been done by today, the longest overdue first"));
    m_kept->setObjectName(QStringLiteral("keptFilters"));
    m_kept->setToolTip(tr("Filters kept under a name"));
    auto *more = new QToolButton(this);
    more->setObjectName(QStringLiteral("moreFilters"));
    more->setText(tr("More ▾"));
    more->setCheckable(true);
    auto *find = new QShortcut(QKeySequence::Find, this);
    connect(find, &QShortcut::activated, m_search, qOverload<>(&QWidget::setFocus));
    auto *first = new QHBoxLayout;
    first->setContentsMargins(0, 0, 0, 0);
    first->addWidget(m_search, 1);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_stage, m_openOnly, m_overdue, m_kept, more})
        first->addWidget(widget);
    m_more = makeMore();
    m_more->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(first);
    column->addWidget(m_more);
    m_soon.setSingleShot(true);
    m_soon.setInterval(kTypingPauseMs);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        if (checkFields())
            Q_EMIT changed();
    });
    connect(more, &QToolButton::toggled, m_more, &QWidget::setVisible);
    // The list asks once for all keys that come while it waits for an answer: no pause is needed before.
    connect(m_search, &QLineEdit::textChanged, this, &CaseFilterBar::changed);
    connect(m_openOnly, &QCheckBox::toggled, this, &CaseFilterBar::changed);
    connect(m_overdue, &QCheckBox::toggled, this, &CaseFilterBar::changed);
    connect(m_stage, &QComboBox::activated, this, &CaseFilterBar::changed);
    connect(m_kept, &QComboBox::activated, this, &CaseFilterBar::chooseKept);
    refresh();
}

QWidget *CaseFilterBar::makeMore()
{
    auto *box = new QWidget(this);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    m_officer = new QComboBox(box);
    m_officer->setObjectName(QStringLiteral("officer"));
    m_item = new QComboBox(box);
    m_item->setObjectName(QStringLiteral("item"));
    m_item->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_item->setMinimumContentsLength(12);
    for (QComboBox *combo : {m_officer, m_item}) {
        row->addWidget(combo, 1);
        connect(combo, &QComboBox::activated, this, &CaseFilterBar::changed);
    }
    addField(box, tr("Filed"), "filedFrom", tr("from, e.g. 2026-5"));
    addField(box, QStringLiteral("–"), "filedTo", tr("to"));
    addField(box, tr("Decided"), "decidedFrom", tr("from"));
    addField(box, QStringLiteral("–"), "decidedTo", tr("to"));
    addField(box, tr("Fine"), "fineFrom", tr("yuan"));
    addField(box, QStringLiteral("–"), "fineTo", tr("yuan"));
    auto *clear = new QToolButton(box);
    clear->setObjectName(QStringLiteral("clearFilters"));
    clear->setText(tr("Clear"));
    auto *keepIt = new QToolButton(box);
    keepIt->setObjectName(QStringLiteral("keepFilter"));
    keepIt->setText(tr("Keep…"));
    auto *dropIt = new QToolButton(box);
    dropIt->setObjectName(QStringLiteral("dropFilter"));
    dropIt->setText(tr("Forget"));
    for (QToolButton *button : {clear, keepIt, dropIt})
        row->addWidget(button);
    connect(clear, &QToolButton::clicked, this, &CaseFilterBar::clearAll);
    connect(keepIt, &QToolButton::clicked, this, &CaseFilterBar::keep);
    connect(dropIt, &QToolButton::clicked, this, &CaseFilterBar::drop);
    return box;
}

QLineEdit *CaseFilterBar::addField(QWidget *row, const QString &label, const char *name, const QString &hint)
{
    auto *field = new QLineEdit(row);
    field->setObjectName(QLatin1String(name));
    field->setPlaceholderText(hint);
    field->setMaximumWidth(96);
    row->layout()->addWidget(new QLabel(label, row));
    row->layout()->addWidget(field);
    connect(field, &QLineEdit::textChanged, &m_soon, qOverload<>(&QTimer::start));
    m_fields.emplace_back(QLatin1String(name), field);
    return field;
}

bool CaseFilterBar::checkFields()
{
    bool fine = true;
    for (const auto &[name, field] : m_fields) {
        const QString text = field->text().trimmed();
        const bool amount = name.startsWith(QLatin1String("fine"));
        const bool good = text.isEmpty()
            || (amount ? typedFen(text).has_value() : typedBound(text, m_desk.clock().today(), false).has_value());
        field->setStyleSheet(good ? QString() : look::toned(QStringLiteral("border:1px solid #b3261e")));
        field->setToolTip(good         ? QString()
                              : amount ? tr("An amount in yuan, e.g. 500 or 1200.50")
                                       : tr("A year, a month or a day, e.g. 2026, 2026-5, 2026-05-08"));
        fine = fine && good;
    }
    return fine;
}

casework::CaseFilter CaseFilterBar::filter() const
{
    const QDate today = m_desk.clock().today();
    casework::CaseFilter filter;
    filter.text = typedWords(m_search->text());
    filter.stage = m_stage->currentData().toString();
    filter.openOnly = m_openOnly->isChecked();
    filter.officer = m_officer->currentData().toString();
    filter.item = m_item->currentData().toString();
    for (const auto &[name, field] : m_fields) {
        const QString text = field->text();
        if (name == QLatin1String("filedFrom"))
            filter.filedFrom = typedBound(text, today, false);
        else if (name == QLatin1String("filedTo"))
            filter.filedTo = typedBound(text, today, true);
        else if (name == QLatin1String("decidedFrom"))
            filter.decidedFrom = typedBound(text, today, false);
        else if (name == QLatin1String("decidedTo"))
            filter.decidedTo = typedBound(text, today, true);
        else if (name == QLatin1String("fineFrom"))
            filter.fineFromFen = typedFen(text);
        else
            filter.fineToFen = typedFen(text);
    }
    return filter;
}

bool CaseFilterBar::overdueOnly() const
{
    return m_overdue->isChecked();
}

void CaseFilterBar::refresh()
{
    const QVariantMap before = values();
    m_stage->clear();
    m_stage->addItem(tr("All stages"), QString());
    for (const QString &stage : cases::stages())
        m_stage->addItem(cases::stageName(stage), stage);
    m_officer->clear();
    m_officer->addItem(tr("All officers"), QString());
    for (const casework::PersonView &person : m_desk.people())
        m_officer->addItem(person.name, person.id.toString());
    m_item->clear();
    m_item->addItem(tr("All items"), QString());
    for (const auto &[id, name] : m_desk.items())
        m_item->addItem(name, id);
    readKept();
    apply(before);
}

QVariantMap CaseFilterBar::values() const
{
    QVariantMap out{{QStringLiteral("text"), m_search->text()},
                    {QStringLiteral("stage"), m_stage->currentData()},
                    {QStringLiteral("open"), m_openOnly->isChecked()},
                    {QStringLiteral("overdue"), m_overdue->isChecked()},
                    {QStringLiteral("officer"), m_officer->currentData()},
                    {QStringLiteral("item"), m_item->currentData()}};
    for (const auto &[name, field] : m_fields)
        out.insert(name, field->text());
    return out;
}

void CaseFilterBar::apply(const QVariantMap &values)
{
    const QSignalBlocker quiet(m_openOnly);
    const QSignalBlocker quietToo(m_overdue);
    m_search->setText(values.value(QStringLiteral("text")).toString());
    choose(m_stage, values.value(QStringLiteral("stage")));
    m_openOnly->setChecked(values.value(QStringLiteral("open")).toBool());
    m_overdue->setChecked(values.value(QStringLiteral("overdue")).toBool());
    choose(m_officer, values.value(QStringLiteral("officer")));
    choose(m_item, values.value(QStringLiteral("item")));
    for (const auto &[name, field] : m_fields)
        field->setText(values.value(name).toString());
}

void CaseFilterBar::clearAll()
{
    apply({});
    m_kept->setCurrentIndex(0);
    Q_EMIT changed();
}

void CaseFilterBar::readKept()
{
    m_kept->clear();
    m_kept->addItem(tr("Kept filters"));
    const QVariantMap kept = QSettings().value(kKept).toMap();
    for (auto it = kept.begin(); it != kept.end(); ++it)
        m_kept->addItem(it.key(), it.value());
    m_kept->setVisible(!kept.isEmpty());
}

void CaseFilterBar::chooseKept(int index)
{
    if (index <= 0)
        return;
    apply(m_kept->itemData(index).toMap());
    Q_EMIT changed();
}

void CaseFilterBar::keep()
{
    auto *ask = new QInputDialog(this);
    ask->setObjectName(QStringLiteral("filterName"));
    ask->setAttribute(Qt::WA_DeleteOnClose);
    ask->setLabelText(tr("Keep this filter as"));
    connect(ask, &QInputDialog::textValueSelected, this, [this](const QString &name) {
        if (name.trimmed().isEmpty())
            return;
        QVariantMap kept = QSettings().value(kKept).toMap();
        kept.insert(name.trimmed(), values());
        QSettings().setValue(kKept, kept);
        readKept();
        m_kept->setCurrentText(name.trimmed());
    });
    ask->open();
}

void CaseFilterBar::drop()
{
    if (m_kept->currentIndex() <= 0)
        return;
    QVariantMap kept = QSettings().value(kKept).toMap();
    kept.remove(m_kept->currentText());
    QSettings().setValue(kKept, kept);
    readKept();
}

} // namespace anjuan::ui
