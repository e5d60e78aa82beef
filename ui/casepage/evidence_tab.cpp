#include "ui/casepage/evidence_tab.h"

#include <QtWidgets/QSplitter>
#include <QtWidgets/QVBoxLayout>

#include "ui/act_pages.h"
#include "ui/common/act_bar.h"
#include "ui/common/table.h"
#include "ui/preview/preview_pane.h"

namespace anjuan::ui {
namespace {

using casework::EvidenceView;

QString state(const EvidenceView &evidence)
{
    QStringList marks;
    if (evidence.excluded)
        marks.append(EvidenceTab::tr("Excluded"));
    else
        marks.append(evidence.verified ? EvidenceTab::tr("Verified") : EvidenceTab::tr("Not verified"));
    if (evidence.afterDecision)
        marks.append(EvidenceTab::tr("After the decision"));
    return marks.join(QStringLiteral(" · "));
}

RowModel<EvidenceView> *makeModel(QObject *parent)
{
    return new RowModel<EvidenceView>(
        {{EvidenceTab::tr("No."), [](const EvidenceView &row) { return QString::number(row.no); }},
         {EvidenceTab::tr("Title"), [](const EvidenceView &row) { return row.title; }},
         {EvidenceTab::tr("Sort"), [](const EvidenceView &row) { return row.typeZh; }},
         {EvidenceTab::tr("State"), state},
         {EvidenceTab::tr("Taken"), [](const EvidenceView &row) { return Words::moment(row.madeAt); }},
         {EvidenceTab::tr("File"), [](const EvidenceView &row) { return row.fileName; }}},
        parent);
}

} // namespace

EvidenceTab::EvidenceTab(Desk &desk, QWidget *parent)
    : CaseTab(desk, parent),
      m_model(makeModel(this)),
      m_table(makeTable(m_model, QStringLiteral("evidence"), {40, 190, 80, 65, 120, 110}, this)),
      m_preview(new PreviewPane(desk, this)),
      m_acts(new ActBar(actsOn(Page::Evidence), this))
{
    setObjectName(QStringLiteral("evidenceTab"));
    auto *splitter = new QSplitter(this);
    splitter->addWidget(m_table);
    splitter->addWidget(m_preview);
    splitter->setSizes({650, 600});
    splitter->setChildrenCollapsible(false);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_acts);
    column->addWidget(splitter, 1);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &EvidenceTab::offerCurrent);
    connect(m_table, &QTableView::doubleClicked, m_preview, &PreviewPane::open);
    connect(m_acts, &ActBar::chosen, this, [this](const QString &act) {
        QJsonObject preset;
        const QModelIndex at = m_table->currentIndex();
        if (at.isValid() && act != QLatin1String("evidence.add"))
            preset.insert(QStringLiteral("items"), QJsonArray{m_model->row(at.row()).record});
        Q_EMIT actChosen(act, preset);
    });
}

void EvidenceTab::show(const casework::CaseView &view)
{
    const int before = m_case == view.id ? m_table->currentIndex().row() : 0;
    m_case = view.id;
    m_acts->follow(view.next, desk().roles());
    m_model->replace(view.evidence);
    m_table->selectRow(qMax(0, before));
    offerCurrent();
}

void EvidenceTab::leave()
{
    m_preview->clear();
}

QString EvidenceTab::describe(const EvidenceView &evidence) const
{
    QString html = QStringLiteral("<h3>%1. %2</h3><table>").arg(evidence.no).arg(evidence.title.toHtmlEscaped());
    auto add = [&html](const QString &label, const QString &value) {
        if (!value.isEmpty())
            html += QStringLiteral("<tr><td style='color:#5f6368;padding-right:12px'>%1</td><td>%2</td></tr>")
                        .arg(label.toHtmlEscaped(), value.toHtmlEscaped());
    };
    add(tr("Sort"), evidence.typeZh);
    add(tr("State"), state(evidence));
    add(tr("Taken"), Words::moment(evidence.madeAt));
    add(tr("Place"), evidence.place);
    add(tr("Taken by"), evidence.makers);
    add(tr("Proves"), evidence.proves);
    add(tr("Original"), evidence.original ? tr("Original") : tr("Copy"));
    add(tr("File"), evidence.fileName);
    add(tr("Size"), Words::bytes(evidence.bytes));
    add(tr("Facts"), evidence.facts);
    add(tr("SHA-256"), evidence.sha256.left(32) + QLatin1Char(' ') + evidence.sha256.mid(32));
    return html + QStringLiteral("</table>");
}

void EvidenceTab::offerCurrent()
{
    const QModelIndex at = m_table->currentIndex();
    if (!at.isValid()) {
        m_preview->clear();
        return;
    }
    const EvidenceView &evidence = m_model->row(at.row());
    m_preview->offer({.caseId = m_case,
                      .record = evidence.record,
                      .sha256 = evidence.sha256,
                      .name = evidence.fileName.isEmpty() ? evidence.title : evidence.fileName,
                      .media = evidence.media},
                     describe(evidence));
}

} // namespace anjuan::ui
