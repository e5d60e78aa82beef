#include "ui/casepage/documents_tab.h"

#include <QtCore/QJsonArray>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QVBoxLayout>

#include "ui/act_pages.h"
#include "ui/common/act_bar.h"
#include "ui/common/table.h"
#include "ui/preview/preview_pane.h"
#include "ui/preview/print_queue.h"

namespace anjuan::ui {
namespace {

using casework::DocumentView;

/// Where a document stands, the most telling first.
QString stateOf(const DocumentView &row)
{
    if (row.voided)
        return DocumentsTab::tr("void");
    if (row.corrected)
        return DocumentsTab::tr("corrected");
    if (row.returned)
        return row.served ? DocumentsTab::tr("returned, served") : DocumentsTab::tr("returned");
    if (row.served)
        return DocumentsTab::tr("served");
    return row.awaitsSeal ? DocumentsTab::tr("to be sealed") : DocumentsTab::tr("issued");
}

RowModel<DocumentView> *makeModel(QObject *parent)
{
    return new RowModel<DocumentView>(
        {{DocumentsTab::tr("Document"), [](const DocumentView &row) { return row.title; }},
         {DocumentsTab::tr("Document number"), [](const DocumentView &row) { return row.number; }},
         {DocumentsTab::tr("Made"), [](const DocumentView &row) { return Words::moment(row.madeAt); }},
         {DocumentsTab::tr("Pages"), [](const DocumentView &row) { return QString::number(row.pages); }},
         {DocumentsTab::tr("Signed"), [](const DocumentView &row) { return Words::yesNo(!row.scanSha256s.isEmpty()); }},
         {DocumentsTab::tr("State"), &stateOf}},
        parent);
}

} // namespace

DocumentsTab::DocumentsTab(Desk &desk, QWidget *parent)
    : CaseTab(desk, parent),
      m_model(makeModel(this)),
      m_table(makeTable(m_model, QStringLiteral("documents"), {140, 150, 120, 40, 40, 80}, this)),
      m_copy(new QComboBox(this)),
      m_preview(new PreviewPane(desk, this)),
      m_acts(new ActBar(actsOn(Page::Documents), this)),
      m_print(new QPushButton(tr("Print… (Ctrl+P)"), this))
{
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    setObjectName(QStringLiteral("documentsTab"));
    m_copy->setObjectName(QStringLiteral("copy"));
    auto *right = new QWidget(this);
    auto *rightColumn = new QVBoxLayout(right);
    rightColumn->setContentsMargins(0, 0, 0, 0);
    rightColumn->addWidget(m_copy);
    rightColumn->addWidget(m_preview, 1);
    auto *splitter = new QSplitter(this);
    splitter->addWidget(m_table);
    splitter->addWidget(right);
    splitter->setSizes({600, 650});
    splitter->setChildrenCollapsible(false);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_acts);
    column->addWidget(splitter, 1);
    m_print->setObjectName(QStringLiteral("print"));
    m_print->setShortcut(QKeySequence::Print);
    m_print->setToolTip(tr("Prints the documents that are marked, with a preview; Ctrl or Shift marks several"));
    column->addWidget(m_print, 0, Qt::AlignLeft);
    connect(m_print, &QPushButton::clicked, this, &DocumentsTab::print);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &DocumentsTab::offerCurrent);
    connect(m_table, &QTableView::doubleClicked, m_preview, &PreviewPane::open);
    connect(m_copy, &QComboBox::activated, this, &DocumentsTab::offerCopy);
    connect(m_acts, &ActBar::chosen, this, [this](const QString &act) {
        QJsonObject preset;
        const QModelIndex at = m_table->currentIndex();
        if (at.isValid() && act == QLatin1String("document.add_scan"))
            preset.insert(QStringLiteral("document"), m_model->row(at.row()).record);
        static const QStringList ofSeveral{QStringLiteral("service.record"), QStringLiteral("service.note_return"),
                                           QStringLiteral("document.seal")};
        if (ofSeveral.contains(act))
            preset.insert(QStringLiteral("documents"), chosen());
        if (at.isValid() && act == QLatin1String("document.void"))
            preset.insert(QStringLiteral("document"), m_model->row(at.row()).record);
        Q_EMIT actChosen(act, preset);
    });
}

void DocumentsTab::show(const casework::CaseView &view)
{
    const int before = m_case == view.id ? m_table->currentIndex().row() : 0;
    m_case = view.id;
    m_acts->follow(view.next, desk().roles());
    m_model->replace(view.documents);
    m_table->selectRow(qMax(0, before));
    offerCurrent();
}

/// The records of the rows that are marked.
QJsonArray DocumentsTab::chosen() const
{
    QJsonArray out;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        out.append(m_model->row(index.row()).record);
    return out;
}

void DocumentsTab::print()
{
    std::vector<DocumentView> rows;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        rows.push_back(m_model->row(index.row()));
    if (rows.empty())
        return;
    struct Found {
        QStringList names;
        QStringList files;
    };
    desk().run(
        this, QString(),
        [rows](Core core, Progress &) -> Result<Found> {
            if (!core.library || !core.session)
                return fail(Fault::Refused, "ui.logged_out");
            Found found;
            for (const DocumentView &row : rows) {
                ANJUAN_TRY(const QString path, core.library->blobPath(row.sha256));
                found.names += row.title;
                found.files += path;
            }
            return found;
        },
        [this](const Result<Found> &found) {
            if (found)
                sendToPrinter(found->names, found->files);
            else
                desk().prompt().tell(this, Words::of(found.error()), true);
        });
}

void DocumentsTab::sendToPrinter(const QStringList &names, const QStringList &files)
{
    QStringList unread;
    for (qsizetype i = 0; i < files.size(); ++i) {
        if (!isReadablePdf(files[i]))
            unread += names[i];
    }
    if (!unread.isEmpty()) {
        desk().prompt().tell(this, tr("Print these from WPS or Word: %1").arg(unread.join(QStringLiteral("、"))), true);
        return;
    }
    // Printed is seen: it goes on record like a viewing.
    previewPrint(this, files, [this, names] {
        desk().run(
            this, QString(),
            [id = m_case, names](Core core, Progress &progress) -> Result<void> {
                if (!core.session)
                    return fail(Fault::Refused, "ui.logged_out");
                ANJUAN_CHECK(core.session->perform({.act = QStringLiteral("evidence.view"),
                                                    .caseId = id,
                                                    .with = {{QStringLiteral("what"), names.join(QStringLiteral("、"))},
                                                             {QStringLiteral("purpose"), tr("printed")}},
                                                    .secrets = {},
                                                    .filesFrom = {}},
                                                   progress));
                return {};
            },
            [this](const Result<void> &done) {
                if (!done)
                    desk().prompt().tell(this, Words::of(done.error()), true);
            });
    });
}

void DocumentsTab::leave()
{
    m_preview->clear();
}

void DocumentsTab::offerCurrent()
{
    m_copy->clear();
    const QModelIndex at = m_table->currentIndex();
    if (at.isValid()) {
        const DocumentView &document = m_model->row(at.row());
        m_copy->addItem(tr("As rendered"), document.sha256);
        for (int i = 0; i < document.scanSha256s.size(); ++i)
            m_copy->addItem(tr("Signed scan %1").arg(i + 1), document.scanSha256s[i]);
    }
    offerCopy();
}

void DocumentsTab::offerCopy()
{
    const QModelIndex at = m_table->currentIndex();
    if (!at.isValid()) {
        m_preview->clear();
        return;
    }
    const DocumentView &document = m_model->row(at.row());
    const QString name =
        document.number.isEmpty() ? document.title : document.title + QLatin1Char(' ') + document.number;
    m_preview->offer({.caseId = m_case,
                      .record = document.record,
                      .sha256 = m_copy->currentData().toString(),
                      .name = name + QStringLiteral(".pdf"),
                      .media = casework::EvidenceView::Media::Other},
                     QStringLiteral("<h3>%1</h3><p>%2</p><p>%3</p>")
                         .arg(document.title.toHtmlEscaped(), document.number.toHtmlEscaped(),
                              tr("Press Open to read it; the viewing is recorded.").toHtmlEscaped()));
}

} // namespace anjuan::ui
