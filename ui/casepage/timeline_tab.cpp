#include "ui/casepage/timeline_tab.h"

#include <QtGui/QShortcut>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QTextBrowser>
#include <QtWidgets/QVBoxLayout>

#include "ui/act_pages.h"
#include "ui/casepage/lane_delegate.h"
#include "ui/casepage/record_html.h"
#include "ui/casepage/timeline_filter.h"
#include "ui/common/act_bar.h"
#include "ui/common/look.h"
#include "ui/common/table.h"

namespace anjuan::ui {

TimelineTab::TimelineTab(Desk &desk, QWidget *parent)
    : CaseTab(desk, parent),
      m_model(new TimelineModel(this)),
      m_filter(new TimelineFilter(m_model, this)),
      m_table(makeTable(m_filter, QStringLiteral("timeline"), {118, 90, 120, 62, 75, 45, 60}, this)),
      m_detail(new QTextBrowser(this)),
      m_gaps(new QLabel(this)),
      m_acts(new ActBar(actsOn(Page::Timeline), this))
{
    setObjectName(QStringLiteral("timelineTab"));
    m_table->setItemDelegateForColumn(TimelineModel::Lane, new LaneDelegate(m_table));
    m_detail->setObjectName(QStringLiteral("detail"));
    m_detail->setOpenLinks(false);
    m_gaps->setObjectName(QStringLiteral("chainGaps"));
    m_gaps->setWordWrap(true);
    auto *splitter = new QSplitter(this);
    splitter->addWidget(m_table);
    splitter->addWidget(m_detail);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setSizes({760, 480});
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_acts);
    column->addWidget(makeFilter());
    column->addWidget(splitter, 1);
    column->addWidget(m_gaps);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &TimelineTab::showCurrent);
    connect(m_filter, &QAbstractItemModel::modelReset, this, &TimelineTab::showCurrent);
    connect(m_detail, &QTextBrowser::anchorClicked, this, [this](const QUrl &link) {
        if (link.scheme() == QLatin1String("blob"))
            Q_EMIT blobChosen(link.path(), QString());
    });
    connect(m_acts, &ActBar::chosen, this, [this](const QString &act) {
        QJsonObject preset;
        if (const casework::RecordView *record = current(); record && act == QLatin1String("record.correct"))
            preset.insert(QStringLiteral("record"), record->hash);
        Q_EMIT actChosen(act, preset);
    });
}

QWidget *TimelineTab::makeFilter()
{
    auto *bar = new QWidget(this);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    auto *words = new QLineEdit(bar);
    words->setObjectName(QStringLiteral("timelineWords"));
    words->setPlaceholderText(tr("Filter (Ctrl+F)"));
    words->setClearButtonEnabled(true);
    auto *which = new QComboBox(bar);
    which->setObjectName(QStringLiteral("timelineWhich"));
    which->addItems({tr("All records"), tr("With flaws"), tr("Signature in doubt"), tr("With files")});
    row->addWidget(words, 1);
    row->addWidget(which);
    connect(words, &QLineEdit::textChanged, m_filter, &TimelineFilter::setWords);
    connect(which, &QComboBox::currentIndexChanged, this,
            [this](int at) { m_filter->setWhich(static_cast<TimelineFilter::Which>(at)); });
    auto *find = new QShortcut(QKeySequence::Find, this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, words, qOverload<>(&QWidget::setFocus));
    return bar;
}

const casework::RecordView *TimelineTab::current() const
{
    const QModelIndex at = m_filter->mapToSource(m_table->currentIndex());
    return at.isValid() ? &m_model->record(at.row()) : nullptr;
}

void TimelineTab::show(const casework::CaseView &view)
{
    const QString before = m_current;
    m_model->replace(view.timeline);
    constexpr int kName = 84;
    m_table->setColumnWidth(TimelineModel::Lane, LaneDelegate::railsWidth(m_model->lanes()) + kName);
    m_acts->follow(view.next, desk().roles());
    int row = m_filter->rowCount() - 1;
    for (int i = 0; i < m_filter->rowCount(); ++i) {
        if (m_model->record(m_filter->mapToSource(m_filter->index(i, 0)).row()).hash == before)
            row = i;
    }
    m_table->selectRow(row);
    m_table->scrollTo(m_filter->index(row, 0));
    showGaps(gapsOf(view));
}

void TimelineTab::showGaps(const ChainGaps &gaps)
{
    m_gaps->setVisible(gaps.stages > 0);
    const int whole = gaps.stages - static_cast<int>(gaps.without.size());
    QString text = tr("Chain: of %1 stages behind it that make papers, %2 have them.").arg(gaps.stages).arg(whole);
    if (!gaps.without.isEmpty())
        text += QLatin1Char(' ') + tr("Without a paper: %1").arg(gaps.without.join(QStringLiteral("、")));
    m_gaps->setText(text);
    m_gaps->setStyleSheet(gaps.without.isEmpty() ? QString() : look::toned(QStringLiteral("color:#8a5300")));
}

void TimelineTab::showCurrent()
{
    const casework::RecordView *record = current();
    if (!record) {
        m_detail->clear();
        return;
    }
    m_current = record->hash;
    m_detail->setHtml(recordHtml(*record, desk()));
}

} // namespace anjuan::ui
