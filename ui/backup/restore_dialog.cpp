#include "ui/backup/restore_dialog.h"

#include <QtCore/QDir>
#include <QtCore/QSettings>
#include <QtWidgets/QFormLayout>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include "ui/common/look.h"
#include "ui/common/places.h"
#include "ui/common/table.h"

namespace anjuan::ui {

using casework::BackupCopy;

RowModel<BackupCopy> *makeCopyModel(QObject *parent)
{
    return new RowModel<BackupCopy>(
        {{RestoreDialog::tr("Made at"), [](const BackupCopy &row) { return Words::moment(row.at); }},
         {RestoreDialog::tr("Unit"), [](const BackupCopy &row) { return row.unitName; }},
         {RestoreDialog::tr("Records"), [](const BackupCopy &row) { return QString::number(row.size); }},
         {RestoreDialog::tr("Files"), [](const BackupCopy &row) { return QString::number(row.blobs); }},
         {RestoreDialog::tr("Size"), [](const BackupCopy &row) { return Words::bytes(row.bytes); }},
         {RestoreDialog::tr("Proven"),
          [](const BackupCopy &row) {
              return row.proven ? RestoreDialog::tr("Restored and checked") : RestoreDialog::tr("Not proven");
          }},
         {RestoreDialog::tr("Made for"),
          [](const BackupCopy &row) {
              return row.moving ? RestoreDialog::tr("Moving to another computer") : RestoreDialog::tr("Backup");
          }}},
        parent);
}

QString lastBackupFolder()
{
    return QSettings().value(QStringLiteral("backup/folder")).toString();
}

void keepBackupFolder(const QString &folder)
{
    QSettings().setValue(QStringLiteral("backup/folder"), folder);
}

RestoreDialog::RestoreDialog(Desk &desk, QWidget *parent)
    : QDialog(parent),
      m_desk(desk),
      m_from(new QLineEdit(this)),
      m_model(makeCopyModel(this)),
      m_copies(makeTable(m_model, QStringLiteral("copies"), {140, 220, 70, 70, 90, 130, 140}, this)),
      m_to(new QLineEdit(this)),
      m_message(new QLabel(this)),
      m_submit(new QPushButton(tr("Restore and check"), this)),
      m_open(new QPushButton(tr("Open it and log in"), this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("restoreDialog"));
    setWindowTitle(tr("Restore a backup, or move to this computer"));
    resize(940, 480);
    build();
    connect(m_submit, &QPushButton::clicked, this, &RestoreDialog::submit);
    connect(m_open, &QPushButton::clicked, this, [this] {
        const QString dir = m_to->text();
        accept();
        Q_EMIT restored(dir);
    });
    connect(m_from, &QLineEdit::editingFinished, this, [this] { look(m_from->text()); });
    connect(m_to, &QLineEdit::editingFinished, this, &RestoreDialog::checkPlace);
    connect(m_copies->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &now) { m_submit->setEnabled(now.isValid()); });
    propose();
    if (!lastBackupFolder().isEmpty() && QDir(lastBackupFolder()).exists()) {
        m_from->setText(lastBackupFolder());
        look(lastBackupFolder());
    }
}

void RestoreDialog::build()
{
    m_from->setObjectName(QStringLiteral("from"));
    m_to->setObjectName(QStringLiteral("to"));
    m_message->setObjectName(QStringLiteral("message"));
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_message->setMinimumHeight(m_message->fontMetrics().lineSpacing() * 3);
    m_message->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_submit->setObjectName(QStringLiteral("submit"));
    m_submit->setEnabled(false);
    m_submit->setAutoDefault(false); // Enter in a line is not yet the wish to restore
    m_open->setObjectName(QStringLiteral("open"));
    m_open->hide();
    auto chooser = [this](QLineEdit *line, const QString &title, const char *name) {
        auto *row = new QHBoxLayout;
        auto *choose = new QPushButton(tr("Choose…"), this);
        choose->setObjectName(QLatin1String(name));
        choose->setAutoDefault(false);
        row->addWidget(line, 1);
        row->addWidget(choose);
        connect(choose, &QPushButton::clicked, this, [this, line, title] {
            m_desk.prompt().openFolder(this, title, [this, line](const QString &folder) {
                line->setText(folder);
                Q_EMIT line->editingFinished();
            });
        });
        return row;
    };
    auto *about = new QLabel(tr("Choose the folder of the backup (it holds anjuan-backup.json), then a new folder for "
                                "the library. Nothing else is changed. At the first log-in a new ledger opens by "
                                "itself and names where the old one ended."),
                             this);
    about->setWordWrap(true);
    auto *form = new QFormLayout;
    form->addRow(tr("Backup folder"), chooser(m_from, tr("Folder of the backup"), "chooseFrom"));
    auto *column = new QVBoxLayout(this);
    column->addWidget(about);
    column->addLayout(form);
    column->addWidget(m_copies, 1);
    auto *place = new QFormLayout;
    place->addRow(tr("New folder"), chooser(m_to, tr("New folder for the library"), "chooseTo"));
    column->addLayout(place);
    column->addWidget(m_message);
    auto *row = new QHBoxLayout;
    auto *close = new QPushButton(tr("Close (Esc)"), this);
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    row->addStretch();
    row->addWidget(close);
    row->addWidget(m_submit);
    row->addWidget(m_open);
    column->addLayout(row);
}

void RestoreDialog::say(const QString &text, bool isProblem)
{
    m_message->setStyleSheet(isProblem ? look::toned(QStringLiteral("color:#b3261e")) : QString());
    m_message->setText(text);
}

void RestoreDialog::propose()
{
    m_desk.run(
        this, QString(),
        [name = tr("anjuan-library")](Core, Progress &) -> Result<QString> { return proposedFolder(name); },
        [this](const Result<QString> &folder) {
            if (m_to->text().isEmpty() && folder)
                m_to->setText(*folder);
        });
}

void RestoreDialog::look(const QString &folder)
{
    if (folder.isEmpty())
        return;
    m_desk.run(
        this, QString(), [folder](Core, Progress &) { return casework::backupsIn(folder); },
        [this](const Result<std::vector<BackupCopy>> &copies) {
            m_model->replace(copies ? *copies : std::vector<BackupCopy>{});
            m_submit->setEnabled(copies.has_value());
            say(copies ? QString() : Words::of(copies.error()), !copies);
            if (copies)
                m_copies->selectRow(0);
        });
}

void RestoreDialog::checkPlace()
{
    m_desk.run(
        this, QString(), [dir = m_to->text()](Core, Progress &) -> Result<QString> { return whyNotThere(dir); },
        [this](const Result<QString> &why) {
            if (m_submit->isVisible())
                say(*why, true);
        });
}

void RestoreDialog::submit()
{
    const QModelIndex at = m_copies->currentIndex();
    const QString to = m_to->text().trimmed();
    if (!at.isValid() || to.isEmpty()) {
        say(tr("Choose a copy and a new folder."), true);
        return;
    }
    m_to->setText(to);
    m_submit->setEnabled(false);
    say(tr("Copying and checking…"), false);
    m_desk.run(
        this, tr("Restoring"),
        [from = m_model->row(at.row()).dir, to,
         &clock = m_desk.clock()](Core, Progress &progress) -> Result<casework::VerifyReport> {
            ANJUAN_CHECK(placeTakesLibrary(to));
            return casework::restore(from, to, clock, progress);
        },
        [this](const Result<casework::VerifyReport> &report) { finished(report); });
}

void RestoreDialog::finished(const Result<casework::VerifyReport> &report)
{
    m_submit->setEnabled(true);
    if (!report) {
        say(Words::of(report.error()), true);
        return;
    }
    m_submit->hide();
    m_open->show();
    m_open->setDefault(true);
    // On the PC where it was lost, a backup is always older than what was last seen there: that is no damage.
    const casework::Finding *damage = nullptr;
    const casework::Finding *older = nullptr;
    for (const casework::Finding &finding : report->findings)
        (finding.error.id == QLatin1String("verify.older_than_seen") ? older : damage) = &finding;
    QString text = tr("Restored to %1 with %2 records, and checked: no damage. Open it and log in.")
                       .arg(m_to->text())
                       .arg(report->records);
    if (older)
        text +=
            tr(" What was recorded on this PC after the backup is not in it (size %1 was seen here on %2): enter it "
               "again after the log-in.")
                .arg(older->error.args.value(0), Words::moment(older->error.args.value(1)));
    if (damage)
        text = tr("Restored to %1, but the check has %n finding(s), such as: %2", nullptr,
                  static_cast<int>(report->findings.size()))
                   .arg(m_to->text(), Words::of(damage->error));
    say(text, damage != nullptr);
}

} // namespace anjuan::ui
