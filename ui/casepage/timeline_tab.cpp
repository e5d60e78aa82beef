#include "ui/casepage/timeline_tab.h"

#include <QtWidgets/QSplitter>
#include <QtWidgets/QTextBrowser>
#include <QtWidgets/QVBoxLayout>

#include "ui/act_pages.h"
#include "ui/casepage/record_html.h"
#include "ui/common/act_bar.h"
#include "ui/common/table.h"

namespace anjuan::ui {

TimelineTab::TimelineTab(Desk &desk, QWidget *parent)
    : CaseTab(desk, parent),
      m_model(new TimelineModel(this)),
      m_table(makeTable(m_model, QStringLiteral("timeline"), {125, 120, 75, 80, 45, 200}, this)),
      m_detail(new QTextBrowser(this)),
      m_acts(new ActBar(actsOn(Page::Timeline), this))
{
    setObjectName(QStringLiteral("timelineTab"));
    m_detail->setObjectName(QStringLiteral("detail"));
    m_detail->setOpenLinks(false);
    auto *splitter = new QSplitter(this);
    splitter->addWidget(m_table);
    splitter->addWidget(m_detail);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    splitter->setSizes({760, 480});
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_acts);
    column->addWidget(splitter, 1);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &TimelineTab::showCurrent);
    connect(m_model, &QAbstractItemModel::modelReset, this, &TimelineTab::showCurrent);
    connect(m_detail, &QTextBrowser::anchorClicked, this, [this](const QUrl &link) {
        if (link.scheme() == QLatin1String("blob"))
            Q_EMIT blobChosen(link.path(), QString());
    });
    connect(m_acts, &ActBar::chosen, this, [this](const QString &act) {
        const QModelIndex at = m_table->currentIndex();
        QJsonObject preset;
        if (at.isValid() && act == QLatin1String("record.correct"))
            preset.insert(QStringLiteral("record"), m_model->record(at.row()).hash);
        Q_EMIT actChosen(act, preset);
    });
}

void TimelineTab::show(const casework::CaseView &view)
{
    const QString before = m_current;
    m_model->replace(view.timeline);
    m_acts->follow(view.next, desk().roles());
    int row = m_model->rowCount() - 1;
    for (int i = 0; i < m_model->rowCount(); ++i) {
        if (m_model->record(i).hash == before)
            row = i;
    }
    m_table->selectRow(row);
    m_table->scrollTo(m_model->index(row, 0));
}

void TimelineTab::showCurrent()
{
    const QModelIndex at = m_table->currentIndex();
    if (!at.isValid()) {
        m_detail->clear();
        return;
    }
    const casework::RecordView &record = m_model->record(at.row());
    m_current = record.hash;
    m_detail->setHtml(recordHtml(record, desk()));
}

} // namespace anjuan::ui
