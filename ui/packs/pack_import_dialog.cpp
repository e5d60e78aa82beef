#include "ui/packs/pack_import_dialog.h"

#include <QtCore/QFileInfo>
#include <QtWidgets/QDialogButtonBox>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QTextBrowser>
#include <QtWidgets/QVBoxLayout>

#include "ui/common/table.h"
#include "ui/exchange/parts.h"
#include "ui/packs/pack_html.h"

namespace anjuan::ui {

using packs::PackFinding;

void PackImportDialog::begin(Desk &desk, const QString &file, QWidget *parent)
{
    desk.run(parent, tr("Looking the pack through…"), reading([file](casework::Library &library, Progress &progress) {
                 return casework::previewPack(library, file, progress);
             }),
             [&desk, file, parent](const Result<casework::PackPreview> &preview) {
                 if (preview)
                     (new PackImportDialog(desk, file, *preview, parent))->open();
                 else
                     desk.prompt().tell(parent, Words::of(preview.error()), true);
             });
}

PackImportDialog::PackImportDialog(Desk &desk, const QString &file, casework::PackPreview preview, QWidget *parent)
    : QDialog(parent),
      m_desk(desk),
      m_file(file),
      m_preview(std::move(preview)),
      m_reason(new QLineEdit(this)),
      m_message(Exchange::makeMessage(this))
{
    setObjectName(QStringLiteral("packImport"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Import a pack: %1").arg(QFileInfo(file).fileName()));
    resize(1060, 620);
    auto *verdictLine = Exchange::makeText(verdict(), this);
    verdictLine->setObjectName(QStringLiteral("packVerdict"));
    auto *model = new RowModel<PackFinding>(
        {{tr("Weight"), [](const PackFinding &row) { return row.isFault() ? tr("Fault") : tr("Doubt"); }},
         {tr("Sheet"), [](const PackFinding &row) { return row.sheet; }},
         {tr("Cell"), [](const PackFinding &row) { return row.cell; }},
         {tr("What is wrong, and how to mend it"),
          [](const PackFinding &row) { return describe(row.error, Words::language()); }}},
        this);
    packs::PackFindings rows = m_preview.import.findings;
    std::stable_partition(rows.begin(), rows.end(), [](const PackFinding &each) { return each.isFault(); });
    model->replace(std::move(rows));
    auto *findings = makeTable(model, QStringLiteral("packFindings"), {60, 110, 60, 500}, this);
    auto *difference = new QTextBrowser(this);
    difference->setObjectName(QStringLiteral("packDifference"));
    difference->setHtml(differenceHtml(m_preview.difference, m_preview.standingVersion));
    auto *split = new QSplitter(Qt::Vertical, this);
    split->addWidget(findings);
    split->addWidget(difference);
    findings->setVisible(model->rowCount() > 0);
    m_reason->setObjectName(QStringLiteral("packReason"));
    auto *form = new QFormLayout;
    form->addRow(tr("Adopted by what document"), m_reason);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_adopt = buttons->addButton(tr("Adopt"), QDialogButtonBox::AcceptRole);
    m_adopt->setObjectName(QStringLiteral("adoptPack"));
    m_adopt->setEnabled(m_preview.mayBeAdopted());
    auto *column = new QVBoxLayout(this);
    column->addWidget(verdictLine);
    column->addWidget(split, 1);
    column->addLayout(form);
    column->addWidget(m_message);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_adopt, &QPushButton::clicked, this, &PackImportDialog::adopt);
}

QString PackImportDialog::verdict() const
{
    const packs::PackImport &import = m_preview.import;
    const int faults = packs::countOf(import.findings, PackFinding::Weight::Fault);
    const int doubts = packs::countOf(import.findings, PackFinding::Weight::Doubt);
    QString out = m_preview.mayBeAdopted()
        ? tr("No fault. “%1”, version %2, can be adopted; it governs from %3.")
              .arg(import.pack->title, import.pack->version, dateText(import.pack->effectiveFrom))
        : faults > 0 ? tr("%n faults: nothing is adopted until they are mended in the file.", nullptr, faults)
                     : QString();
    if (m_preview.refused)
        out = Words::of(*m_preview.refused);
    if (doubts > 0)
        out += QLatin1Char(' ') + tr("%n doubts do not stand in the way.", nullptr, doubts);
    if (!import.kept.isEmpty())
        out +=
            QLatin1Char('\n') + tr("Not in the file, kept as in force: %1").arg(import.kept.join(QStringLiteral("、")));
    return out;
}

void PackImportDialog::adopt()
{
    m_adopt->setEnabled(false);
    QJsonObject with{{QStringLiteral("pack"), m_file}};
    if (!m_reason->text().trimmed().isEmpty())
        with.insert(QStringLiteral("reason"), m_reason->text().trimmed());
    m_desk.run(this, tr("Adopting the pack…"), signedIn([with](casework::Session &session, Progress &progress) {
                   casework::Request request;
                   request.act = QStringLiteral("pack.adopt");
                   request.with = with;
                   return session.perform(request, progress);
               }),
               [this](const Result<casework::Outcome> &done) {
                   if (!done) {
                       Exchange::say(m_message, Words::of(done.error()), true);
                       m_adopt->setEnabled(true);
                       return;
                   }
                   m_desk.announce(std::nullopt);
                   accept();
               });
}

} // namespace anjuan::ui
