#include "ui/verify/verify_panel.h"

#include <QtCore/QFileInfo>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSplitter>
#include <QtWidgets/QTextBrowser>
#include <QtWidgets/QVBoxLayout>

#include "core/casework/backup.h"
#include "core/casework/certificate.h"
#include "core/casework/reverify.h"

#include "ui/common/flow_layout.h"
#include "ui/common/look.h"
#include "ui/common/table.h"
#include "ui/help/help_window.h"
#include "ui/verify/verdict_html.h"

namespace anjuan::ui {

using casework::Finding;
using casework::VerifyOptions;
using casework::VerifyReport;

namespace {

Result<casework::RepairReport> foundIn(casework::Library &library, const QString &folder, Progress &progress)
{
    ANJUAN_TRY(const casework::RecoverReport found, casework::recoverContents(library, folder, progress));
    casework::RepairReport report;
    for (const casework::Recovered &one : found.found)
        report.contents.append(one.sha256);
    report.stillMissing = found.missing;
    return report;
}

} // namespace

VerifyPanel::VerifyPanel(Desk &desk, const QString &folder, QWidget *parent)
    : QWidget(parent),
      m_desk(desk),
      m_folder(folder),
      m_contents(new QPushButton(tr("Check everything"), this)),
      m_structure(new QPushButton(tr("Check records only (quick)"), this)),
      m_level(new QComboBox(this)),
      m_outside(new QLineEdit(this)),
      m_outsideProblem(new QLabel(this)),
      m_certificate(new QPushButton(tr("Certificate (PDF)…"), this)),
      m_rebuild(new QPushButton(tr("Rebuild the tables…"), this)),
      m_repair(new QPushButton(tr("Repair lost contents…"), this)),
      m_restore(new QPushButton(tr("Restore a backup…"), this)),
      m_result(new QLabel(this)),
      m_model(new RowModel<Finding>({{tr("Where"), [](const Finding &row) { return placeOfFinding(row); }},
                                     {tr("Case"), [](const Finding &row) { return caseOfFinding(row); }},
                                     {tr("Finding"), [](const Finding &row) { return Words::of(row.error); }}},
                                    this)),
      m_findings(makeTable(m_model, QStringLiteral("findings"), {280, 220, 500}, this)),
      m_detail(new QTextBrowser(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(makeButtons());
    column->addWidget(makeOutside());
    m_result->setObjectName(QStringLiteral("verdict"));
    m_result->setWordWrap(true);
    m_result->setTextFormat(Qt::RichText);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *about = new QPushButton(tr("About this verdict"), this);
    about->setObjectName(QStringLiteral("aboutVerdict"));
    about->setAutoDefault(false);
    connect(about, &QPushButton::clicked, this, [] { HelpWindow::open(QStringLiteral("verdict")); });
    auto *said = new QHBoxLayout;
    said->addWidget(m_result, 1);
    said->addWidget(about, 0, Qt::AlignTop);
    column->addLayout(said);
    column->addWidget(makeFindings(), 1);
    column->addStretch();
    busy(false);
}

QWidget *VerifyPanel::makeButtons()
{
    auto *box = new QWidget(this);
    auto *row = new FlowLayout(box);
    m_contents->setObjectName(QStringLiteral("verifyContents"));
    m_structure->setObjectName(QStringLiteral("verifyStructure"));
    m_level->setObjectName(QStringLiteral("level"));
    m_certificate->setObjectName(QStringLiteral("certificate"));
    m_rebuild->setObjectName(QStringLiteral("rebuild"));
    m_repair->setObjectName(QStringLiteral("repair"));
    m_restore->setObjectName(QStringLiteral("restore"));
    m_certificate->setToolTip(
        tr("The verdict as a page for the file or the court. It wants a check of everything that skipped nothing."));
    m_rebuild->setToolTip(tr("Makes lists and pages anew from the signed records. No record is touched."));
    m_repair->setToolTip(tr(
        "Brings back files and keys that are lost or damaged here: from a backup, or files by their hash from any card, "
        "folder or bundle, whatever they are called now. No record is touched."));
    m_restore->setToolTip(tr("Puts a proven backup into a new folder. This library stays as it is."));
    m_level->addItem(tr("Skip nothing"));
    for (QWidget *widget : std::initializer_list<QWidget *>{m_contents, m_structure, m_level})
        row->addWidget(widget);
    row->addGap();
    for (QPushButton *button : {m_certificate, m_rebuild, m_repair, m_restore})
        row->addWidget(button);
    m_level->setVisible(m_folder.isEmpty());
    m_rebuild->setVisible(m_folder.isEmpty()); // a library that opens can be rebuilt
    connect(m_contents, &QPushButton::clicked, this, [this] { verify(true); });
    connect(m_structure, &QPushButton::clicked, this, [this] { verify(false); });
    connect(m_certificate, &QPushButton::clicked, this, &VerifyPanel::certify);
    connect(m_rebuild, &QPushButton::clicked, this, &VerifyPanel::rebuild);
    connect(m_repair, &QPushButton::clicked, this, &VerifyPanel::repair);
    connect(m_restore, &QPushButton::clicked, this, &VerifyPanel::restoreWanted);
    return box;
}

QWidget *VerifyPanel::makeOutside()
{
    auto *box = new QWidget(this);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    auto *row = new QHBoxLayout;
    auto *label = new QLabel(tr("Compare with an &outside root"), box);
    label->setBuddy(m_outside);
    m_outside->setObjectName(QStringLiteral("outside"));
    m_outside->setClearButtonEnabled(true);
    m_outside->setPlaceholderText(tr("Optional: its file, or SIZE:ROOT from a printed page"));
    m_outside->setToolTip(
        tr("Optional: a receipt, checkpoint, bundle or backup list, or SIZE:ROOT from a printed page"));
    auto *choose = new QPushButton(tr("Choose a file…"), box);
    choose->setObjectName(QStringLiteral("chooseOutside"));
    row->addWidget(label);
    row->addWidget(m_outside, 1);
    row->addWidget(choose);
    m_outsideProblem->setObjectName(QStringLiteral("outsideProblem"));
    m_outsideProblem->setWordWrap(true);
    m_outsideProblem->setTextFormat(Qt::PlainText);
    m_outsideProblem->setStyleSheet(look::toned(QStringLiteral("color:#b3261e")));
    m_outsideProblem->hide();
    column->addLayout(row);
    column->addWidget(m_outsideProblem);
    connect(choose, &QPushButton::clicked, this, &VerifyPanel::chooseOutside);
    connect(m_outside, &QLineEdit::textChanged, m_outsideProblem, &QWidget::hide);
    return box;
}

QWidget *VerifyPanel::makeFindings()
{
    auto *splitter = new QSplitter(Qt::Vertical, this);
    m_findingsBox = splitter;
    m_detail->setObjectName(QStringLiteral("findingDetail"));
    m_detail->setOpenLinks(false);
    splitter->addWidget(m_findings);
    splitter->addWidget(m_detail);
    splitter->setChildrenCollapsible(false);
    splitter->setSizes({200, 200});
    splitter->hide();
    connect(m_findings->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &now) { showFinding(now.row()); });
    return splitter;
}

QString VerifyPanel::dir() const
{
    return m_folder.isEmpty() ? m_desk.info().dir : m_folder;
}

void VerifyPanel::busy(bool isBusy)
{
    for (QPushButton *button : {m_contents, m_structure, m_repair, m_restore})
        button->setEnabled(!isBusy);
    m_rebuild->setEnabled(!isBusy && m_desk.whyReadOnly().isEmpty());
    m_certificate->setEnabled(!isBusy && m_report && m_report->contents && m_report->signaturesSkipped == 0);
}

void VerifyPanel::refresh()
{
    m_report.reset();
    m_result->clear();
    m_model->replace({});
    m_findingsBox->hide();
    busy(false);
    askTrusted();
}

void VerifyPanel::askTrusted()
{
    if (!m_folder.isEmpty())
        return;
    m_desk.run(
        this, QString(),
        [](Core core, Progress &) -> Result<std::optional<casework::OutsideRoot>> {
            if (!core.session)
                return std::optional<casework::OutsideRoot>{};
            return core.session->verified();
        },
        [this](const Result<std::optional<casework::OutsideRoot>> &trusted) {
            m_trusted = trusted ? *trusted : std::nullopt;
            while (m_level->count() > 1)
                m_level->removeItem(1);
            if (m_trusted)
                m_level->addItem(tr("Signatures up to my check of %1 not again").arg(Words::moment(m_trusted->at)));
        });
}

void VerifyPanel::chooseOutside()
{
    m_desk.prompt().openFiles(this, tr("Receipt, checkpoint, bundle or backup list"),
                              tr("Outside roots (*.json *.zip);;All files (*)"), false,
                              [this](const QStringList &files) {
                                  if (!files.isEmpty())
                                      m_outside->setText(files.constFirst());
                              });
}

void VerifyPanel::verify(bool contents)
{
    VerifyOptions options;
    options.contents = contents;
    if (m_level->currentIndex() == 1 && m_trusted) {
        options.all = false;
        options.trusted = m_trusted;
    }
    const QString text = m_outside->text().trimmed();
    if (text.isEmpty()) {
        run(options);
        return;
    }
    if (const auto typed = casework::typedRoot(text)) {
        options.against = *typed;
        run(options);
        return;
    }
    m_desk.run(
        this, QString(), [text](Core, Progress &) { return casework::readOutsideRoot(text); },
        [this, options](const Result<casework::OutsideRoot> &root) {
            if (!root) {
                refresh(); // the last verdict was not held against this
                m_outsideProblem->setText(Words::of(root.error()));
                m_outsideProblem->show();
                return;
            }
            VerifyOptions against = options;
            against.against = *root;
            run(against);
        });
}

void VerifyPanel::run(const VerifyOptions &options)
{
    busy(true);
    m_desk.run(
        this, tr("Checking"),
        [options, folder = m_folder, &clock = m_desk.clock()](Core core, Progress &progress) -> Result<VerifyReport> {
            if (!folder.isEmpty())
                return casework::Library::verifyFolder(folder, options, clock, progress);
            if (!core.library)
                return fail(Fault::Refused, "ui.logged_out");
            ANJUAN_TRY(const VerifyReport report, core.library->verify(options, progress));
            // So that the next check need not verify the same signatures again; a verdict stands without it.
            if (core.session && report.signaturesSkipped == 0)
                static_cast<void>(core.session->noteVerified(report));
            return report;
        },
        [this](const Result<VerifyReport> &report) {
            if (report)
                show(*report);
            else
                tell(Words::of(report.error()), true);
            busy(false);
            if (m_folder.isEmpty())
                m_desk.reload(); // that nothing was found was recorded
            askTrusted();
        });
}

void VerifyPanel::tell(const QString &text, bool isProblem)
{
    m_result->setText(
        QStringLiteral("<p style='%1'>%2</p>")
            .arg(isProblem ? look::toned(QStringLiteral("color:#b3261e")) : QString(), text.toHtmlEscaped()));
}

void VerifyPanel::show(const VerifyReport &report)
{
    m_report = std::make_shared<VerifyReport>(report);
    m_result->setText(verdictHtml(report));
    m_model->replace(report.findings);
    m_findingsBox->setVisible(!report.clean());
    if (!report.clean())
        m_findings->selectRow(0);
}

void VerifyPanel::showFinding(int row)
{
    if (!m_report || row < 0 || row >= m_model->rowCount())
        m_detail->clear();
    else
        m_detail->setHtml(findingDetailHtml(m_model->row(row), m_report->findings));
}

void VerifyPanel::certify()
{
    if (!m_report)
        return;
    m_desk.prompt().saveFile(
        this, tr("Save the certificate"), tr("integrity-certificate.pdf"), [this](const QString &file) {
            m_desk.run(
                this, tr("Writing the certificate"),
                [folder = dir(), report = m_report, file, &clock = m_desk.clock()](Core, Progress &) {
                    return casework::writeCertificate(folder, *report, file, clock);
                },
                [this, file](const Result<void> &done) {
                    m_desk.prompt().tell(
                        this, done ? tr("The certificate was saved as %1.").arg(file) : Words::of(done.error()), !done);
                });
        });
}

void VerifyPanel::rebuild()
{
    m_desk.prompt().ask(
        this, tr("Empty every table and replay the chains? No record is touched."), tr("Rebuild"), [this](bool yes) {
            if (!yes)
                return;
            busy(true);
            m_desk.run(
                this, tr("Rebuilding"),
                [](Core core, Progress &progress) -> Result<void> {
                    if (!core.library)
                        return fail(Fault::Refused, "ui.logged_out");
                    return core.library->rebuild(progress);
                },
                [this](const Result<void> &done) {
                    refresh();
                    tell(done ? tr(
                             "The tables were rebuilt from the chains. Check once more to see whether all is well.")
                              : Words::of(done.error()),
                         !done);
                    m_desk.announce(std::nullopt);
                });
        });
}

void VerifyPanel::repair()
{
    m_desk.prompt().openFolder(this, tr("Backup, or a folder where the files may lie"), [this](const QString &backup) {
        if (backup.isEmpty())
            return;
        busy(true);
        m_desk.run(
            this, tr("Repairing"),
            [folder = dir(), isOpen = m_folder.isEmpty(), backup](Core core, Progress &progress) {
                const bool isBackup = QFileInfo::exists(backup + QStringLiteral("/anjuan-backup.json"));
                return isOpen && core.library && !isBackup ? foundIn(*core.library, backup, progress)
                                                           : casework::repairFrom(folder, backup, progress);
            },
            [this](const Result<casework::RepairReport> &report) {
                refresh();
                if (!report) {
                    tell(Words::of(report.error()), true);
                    return;
                }
                QString text =
                    tr("Brought back: %1 files, %2 keys.").arg(report->contents.size()).arg(report->keys.size());
                if (!report->stillMissing.isEmpty())
                    text +=
                        tr(" %1 files are not there; try another backup or folder.").arg(report->stillMissing.size());
                tell(text + tr(" Check once more to see whether all is well."), !report->stillMissing.isEmpty());
                m_desk.reload();
            });
    });
}

} // namespace anjuan::ui
