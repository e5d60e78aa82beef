#include "ui/casepage/documents_tab.h"

#include <algorithm>

#include <QtCore/QJsonArray>
#include <QtGui/QAction>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QVBoxLayout>

#include "ui/act_pages.h"
#include "ui/casepage/sign_dialog.h"
#include "ui/common/act_bar.h"
#include "ui/common/icons.h"
#include "ui/common/look.h"
#include "ui/common/table.h"
#include "ui/exchange/parts.h"
#include "ui/preview/preview_pane.h"

namespace anjuan::ui {
namespace {

using casework::DocumentView;

constexpr int kNumberColumn = 1;

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

/// Who is likely to sign as what: the party and who spoke for it, witnesses, the officers of the case.
QHash<QString, QStringList> signersOf(const QJsonObject &fields)
{
    QHash<QString, QStringList> out;
    const auto add = [&](const char *role, const QJsonValue &name) {
        QStringList &names = out[QLatin1String(role)];
        if (const QString text = name.toString().trimmed(); !text.isEmpty() && !names.contains(text))
            names += text;
    };
    for (const char *list : {"inspections", "reinspections", "inquiries"}) {
        for (const auto one : fields.value(QLatin1String(list)).toArray()) {
            const QJsonObject record = one.toObject();
            add("party", record.value(QLatin1String("present")));
            add("party", record.value(QLatin1String("respondent")));
            add("witness", record.value(QLatin1String("witness")));
        }
    }
    for (const auto party : fields.value(QLatin1String("parties")).toArray())
        add("party", party.toObject().value(QLatin1String("name")));
    for (const auto one : fields.value(QLatin1String("officers")).toArray())
        add("officer", one.toObject().value(QLatin1String("name")));
    return out;
}

using Copies = std::map<QString, std::vector<casework::SignedCopy>>;

/// `copies` lives as long as the model.
RowModel<DocumentView> *makeModel(const Copies &copies, QObject *parent)
{
    return new RowModel<DocumentView>(
        {{DocumentsTab::tr("Document"), [](const DocumentView &row) { return row.title; }},
         {DocumentsTab::tr("Document number"), [](const DocumentView &row) { return row.number; }},
         {DocumentsTab::tr("Made"), [](const DocumentView &row) { return Words::moment(row.madeAt); }},
         {DocumentsTab::tr("Pages"), [](const DocumentView &row) { return QString::number(row.pages); }},
         {DocumentsTab::tr("Signed"),
          [&copies](const DocumentView &row) { return Words::yesNo(copies.count(row.record) > 0); }},
         {DocumentsTab::tr("State"), &stateOf}},
        parent);
}

} // namespace

DocumentsTab::DocumentsTab(Desk &desk, QWidget *parent)
    : CaseTab(desk, parent),
      m_model(makeModel(m_copies, this)),
      m_table(makeTable(m_model, QStringLiteral("documents"), {140, 60, 128, 40, 40, 60}, this)),
      m_copy(new QComboBox(this)),
      m_preview(new PreviewPane(desk, this)),
      m_acts(new ActBar(actsOn(Page::Documents), this)),
      m_print(new QPushButton(icon("printer"), tr("Print… (Ctrl+P)"), this)),
      m_nothing(Exchange::makeText(tr("No paper yet. “Make a document” shows it while it is written; what a step makes "
                                      "by itself, as a notice or a decision, comes here, too."),
                                   this)),
      m_signatures(Exchange::makeText(QString(), this))
{
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    setObjectName(QStringLiteral("documentsTab"));
    m_copy->setObjectName(QStringLiteral("copy"));
    auto *right = new QWidget(this);
    auto *rightColumn = new QVBoxLayout(right);
    rightColumn->setContentsMargins(0, 0, 0, 0);
    rightColumn->addWidget(m_copy);
    m_signatures->setObjectName(QStringLiteral("signatures"));
    m_signatures->hide();
    rightColumn->addWidget(m_signatures);
    rightColumn->addWidget(m_preview, 1);
    auto *splitter = new QSplitter(this);
    auto *left = new QWidget(this);
    auto *leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(0, 0, 0, 0);
    m_nothing->setObjectName(QStringLiteral("noDocuments"));
    leftColumn->addWidget(m_nothing);
    leftColumn->addWidget(m_table, 1);
    splitter->addWidget(left);
    splitter->addWidget(right);
    splitter->setSizes({660, 460});
    splitter->setChildrenCollapsible(false);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_acts);
    column->addWidget(splitter, 1);
    m_print->setObjectName(QStringLiteral("print"));
    m_print->setShortcut(QKeySequence::Print);
    m_print->setToolTip(tr("Prints the documents that are marked, with a preview; Ctrl or Shift marks several"));
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_print);
    foot->addWidget(makePrintWays());
    foot->addStretch();
    column->addLayout(foot);
    connect(m_print, &QPushButton::clicked, this, [this] { print(PrintWay::Plain); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &DocumentsTab::offerCurrent);
    connect(m_table, &QTableView::doubleClicked, m_preview, &PreviewPane::open);
    connect(m_copy, &QComboBox::activated, this, &DocumentsTab::offerCopy);
    connect(m_acts, &ActBar::chosen, this, [this](const QString &act) {
        if (act == QLatin1String("document.sign_by_hand")) {
            signOnPad();
            return;
        }
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
    m_names = signersOf(view.fields);
    m_model->replace(view.documents);
    fitNumbers();
    m_nothing->setVisible(view.documents.empty());
    m_table->selectRow(qMax(0, before));
    offerCurrent();
    readSignatures();
}

/// A number is read whole: on one page of numbers only the last figures differ.
void DocumentsTab::fitNumbers()
{
    int widest = m_table->columnWidth(kNumberColumn);
    for (int row = 0; row < m_model->rowCount(); ++row)
        widest = std::max(widest, m_table->sizeHintForIndex(m_model->index(row, kNumberColumn)).width());
    m_table->setColumnWidth(kNumberColumn, widest);
}

void DocumentsTab::readSignatures()
{
    struct Read {
        std::map<QString, casework::SignedState> states;
        std::map<QString, std::vector<casework::SignedCopy>> copies;
        bool allowed = false;
    };
    desk().run(this, QString(), reading([id = m_case](casework::Library &library, Progress &) -> Result<Read> {
                   ANJUAN_TRY(auto states, casework::signedStates(library, id));
                   ANJUAN_TRY(auto copies, casework::signedCopies(library, id));
                   return Read{std::move(states), std::move(copies), casework::allowsHandSigning(library)};
               }),
               [this, id = m_case](const Result<Read> &found) {
                   if (!found || !(id == m_case))
                       return;
                   m_signed = found->states;
                   const bool others = m_copies != found->copies;
                   m_copies = found->copies;
                   if (others) {
                       offerCurrent();
                       m_table->viewport()->update();
                   }
                   // Ink is the rule: a unit that does not sign on a pad sees nothing of it.
                   const QString act = QStringLiteral("document.sign_by_hand");
                   if (auto *sign = m_acts->findChild<QPushButton *>(QStringLiteral("act:") + act))
                       sign->setVisible(found->allowed && isOffered(act));
                   showSignatures();
               });
}

/// Beside the page: a signature that is lost is told, so that nobody takes the new page for a signed one.
void DocumentsTab::showSignatures()
{
    const QModelIndex at = m_table->currentIndex();
    const auto found = at.isValid() ? m_signed.find(m_model->row(at.row()).record) : m_signed.end();
    QStringList lines;
    if (found != m_signed.end()) {
        for (const QString &one : found->second.hold)
            lines += tr("Signed on the pad: %1").arg(one).toHtmlEscaped();
        for (const QString &one : found->second.lost)
            lines += look::toned(QStringLiteral("<span style='color:#b3261e'>%1</span>"))
                         .arg(tr("Signature lost: %1").arg(one).toHtmlEscaped());
    }
    m_signatures->setTextFormat(Qt::RichText);
    m_signatures->setText(lines.join(QStringLiteral("<br>")));
    m_signatures->setVisible(!lines.isEmpty());
}

void DocumentsTab::signOnPad()
{
    const QModelIndex at = m_table->currentIndex();
    if (!at.isValid())
        return;
    auto *dialog = new SignDialog(desk(), m_case, m_model->row(at.row()).record, m_names, this);
    dialog->open();
}

/// The records of the rows that are marked.
QJsonArray DocumentsTab::chosen() const
{
    QJsonArray out;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        out.append(m_model->row(index.row()).record);
    return out;
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
        if (const auto copies = m_copies.find(document.record); copies != m_copies.end()) {
            for (const casework::SignedCopy &copy : copies->second)
                m_copy->addItem(copy.words(), copy.sha256);
        }
    }
    offerCopy();
    showSignatures();
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
