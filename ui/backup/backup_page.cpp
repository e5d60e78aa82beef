#include "ui/backup/backup_page.h"

#include <QtCore/QDir>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include "ui/backup/backup_at_end.h"
#include "ui/backup/restore_dialog.h"
#include "ui/common/flow_layout.h"
#include "ui/common/look.h"
#include "ui/common/places.h"
#include "ui/common/table.h"

namespace anjuan::ui {

using casework::BackupCopy;

BackupPage::BackupPage(Desk &desk, QWidget *parent)
    : QWidget(parent),
      m_desk(desk),
      m_state(new QLabel(this)),
      m_folder(new QLineEdit(this)),
      m_atEnd(
          new QCheckBox(tr("Back up there by itself at log-out and at the end, when the disk is plugged in"), this)),
      m_now(new QPushButton(tr("Back up now…"), this)),
      m_restore(new QPushButton(tr("Restore into a new folder…"), this)),
      m_move(new QPushButton(tr("Move to a new computer…"), this)),
      m_message(new QLabel(this)),
      m_model(makeCopyModel(this)),
      m_copies(makeTable(m_model, QStringLiteral("copies"), {150, 260, 80, 80, 100, 150, 160}, this))
{
    setObjectName(QStringLiteral("backupPage"));
    m_state->setObjectName(QStringLiteral("state"));
    m_state->setWordWrap(true);
    m_state->setTextFormat(Qt::RichText);
    m_message->setObjectName(QStringLiteral("message"));
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_state);
    column->addWidget(makeFolder());
    column->addWidget(m_atEnd);
    column->addWidget(makeButtons());
    column->addWidget(m_message);
    column->addWidget(new QLabel(tr("Copies in this folder, the newest first:"), this));
    column->addWidget(m_copies, 1);
    m_atEnd->setObjectName(QStringLiteral("atEnd"));
    m_atEnd->setToolTip(
        tr("In a folder that holds a first backup of this library. It can be stopped; a failure is told "
           "at the next log-in and on the workbench."));
    connect(m_atEnd, &QCheckBox::toggled, this, [](bool on) { BackupAtEnd::setOn(on); });
    connect(&desk, &Desk::peopleChanged, this, &BackupPage::showState);
}

QWidget *BackupPage::makeFolder()
{
    auto *box = new QWidget(this);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    m_folder->setObjectName(QStringLiteral("folder"));
    m_folder->setReadOnly(true);
    m_folder->setPlaceholderText(tr("A folder on an external disk"));
    auto *choose = new QPushButton(tr("Choose…"), box);
    choose->setObjectName(QStringLiteral("chooseFolder"));
    row->addWidget(new QLabel(tr("Backup folder"), box));
    row->addWidget(m_folder, 1);
    row->addWidget(choose);
    connect(choose, &QPushButton::clicked, this, [this] { chooseFolder({}); });
    return box;
}

QWidget *BackupPage::makeButtons()
{
    auto *box = new QWidget(this);
    auto *row = new FlowLayout(box);
    m_now->setObjectName(QStringLiteral("backUp"));
    m_restore->setObjectName(QStringLiteral("restore"));
    m_move->setObjectName(QStringLiteral("moveOut"));
    for (QPushButton *button : {m_now, m_restore, m_move})
        row->addWidget(button);
    connect(m_now, &QPushButton::clicked, this, &BackupPage::backUp);
    connect(m_restore, &QPushButton::clicked, this, &BackupPage::restoreWanted);
    connect(m_move, &QPushButton::clicked, this, &BackupPage::askMove);
    return box;
}

void BackupPage::refresh()
{
    m_folder->setText(lastBackupFolder());
    if (m_folder->text().isEmpty())
        proposeDisk();
    m_atEnd->setChecked(BackupAtEnd::isOn());
    m_message->clear();
    showState();
    look();
}

/// The first time, on the disk that is plugged in; it is kept once a copy is made there.
void BackupPage::proposeDisk()
{
    m_desk.run(
        this, QString(),
        [name = tr("anjuan-backup")](Core, Progress &) -> Result<QString> {
            return folderOnDisk(pluggedDisks(), name);
        },
        [this](const Result<QString> &folder) {
            m_proposed = folder.value_or(QString());
            if (m_folder->text().isEmpty())
                m_folder->setText(m_proposed);
        });
}

void BackupPage::showState()
{
    const casework::LibraryInfo &info = m_desk.info();
    const QString last = info.backedUpAt.isEmpty()
        ? tr("There is no proven backup of this library yet.")
        : tr("Last backup that was restored on trial and checked without a finding: %1.")
              .arg(Words::moment(info.backedUpAt));
    m_state->setText(
        QStringLiteral("<h3>%1</h3><p><b>%2</b></p><p>%3</p>")
            .arg(tr("Backup").toHtmlEscaped(), last.toHtmlEscaped(),
                 tr("Take an external disk that is locked away afterwards. Each backup is restored on trial "
                    "and checked before it counts; one that was stopped or whose disk was pulled out leaves "
                    "the last good one as it is: do it again, and it goes on from there.")
                     .toHtmlEscaped()));
    const QString why = m_desk.whyReadOnly();
    m_now->setEnabled(why.isEmpty());
    // A move that was broken off is done again from the library that was retired.
    m_move->setEnabled(why.isEmpty() || info.retired);
    m_now->setToolTip(why.isEmpty() ? tr(
                          "Only what is not there yet is copied. Stopped half-way, do it again: it goes on from there.")
                                    : why);
}

void BackupPage::say(const QString &text, bool isProblem)
{
    m_message->setStyleSheet(isProblem ? look::toned(QStringLiteral("color:#b3261e")) : QString());
    m_message->setText(text);
}

void BackupPage::chooseFolder(const std::function<void()> &then)
{
    m_desk.prompt().openFolder(this, tr("Backup folder, on an external disk"), [this, then](const QString &folder) {
        if (folder.isEmpty())
            return;
        keepBackupFolder(folder);
        m_folder->setText(folder);
        m_message->clear();
        look();
        if (then)
            then();
    });
}

void BackupPage::look()
{
    const QString folder = m_folder->text();
    if (folder.isEmpty()) {
        m_model->replace({});
        return;
    }
    m_desk.run(
        this, QString(), [folder](Core, Progress &) { return casework::backupsIn(folder); },
        [this](const Result<std::vector<BackupCopy>> &copies) {
            m_model->replace(copies ? *copies : std::vector<BackupCopy>{});
        });
}

void BackupPage::backUp()
{
    if (m_folder->text().isEmpty())
        chooseFolder([this] { backUp(); });
    else
        keep(tr("Backing up"), &casework::backUp,
             tr("The backup of %1 records was restored on trial and checked: it is proven. Now lock the disk away."));
}

void BackupPage::askMove()
{
    if (m_folder->text().isEmpty()) {
        chooseFolder([this] { askMove(); });
        return;
    }
    m_desk.prompt().ask(
        this,
        tr("A proven copy is written to %1, to be opened on the new computer with “Restore a backup, or move to this "
           "computer”. From then on the library on this computer is for reading only, so that no two go on apart.")
            .arg(m_folder->text()),
        tr("Move it"), [this](bool yes) {
            if (yes)
                keep(tr("Moving"), &casework::moveOut,
                     tr("%1 records are ready for the new computer. This library is for reading only from now on."));
        });
}

void BackupPage::keep(const QString &label, Keep work, const QString &done)
{
    if (!m_proposed.isEmpty() && m_folder->text() == m_proposed) {
        QDir().mkdir(m_proposed); // of a disk that was pulled meanwhile nothing is made
        keepBackupFolder(m_proposed);
    }
    if (!QDir(m_folder->text()).exists()) {
        say(tr("The folder %1 is not there: plug in the disk, or choose another folder.").arg(m_folder->text()), true);
        return;
    }
    m_now->setEnabled(false);
    m_move->setEnabled(false);
    say(label + QStringLiteral("…"), false);
    m_desk.run(
        this, label,
        [work, folder = m_folder->text()](Core core, Progress &progress) -> Result<BackupCopy> {
            if (!core.session)
                return fail(Fault::Refused, "ui.logged_out");
            return work(*core.session, folder, progress);
        },
        [this, done](const Result<BackupCopy> &copy) {
            if (copy)
                BackupAtEnd::forgetFailure(m_desk.info().library);
            showState();
            say(copy ? done.arg(copy->size) : Words::of(copy.error()), !copy);
            look();
            m_desk.announce(std::nullopt);
        });
}

} // namespace anjuan::ui
