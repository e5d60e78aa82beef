#include "ui/backup/backup_at_end.h"

#include <algorithm>

#include <QtCore/QSettings>

#include "core/casework/backup.h"

#include "ui/backup/restore_dialog.h"

namespace anjuan::ui {
namespace {

const QString kOn = QStringLiteral("backup/atEnd");

/// Where the failure of a library's last backup stands.
QString failedAt(const LibraryId &library, const char *what)
{
    return QStringLiteral("backup/failed/%1/%2").arg(library.toString(), QLatin1String(what));
}

void keepFailure(const LibraryId &library, const QString &at, const Error &error)
{
    QSettings settings;
    settings.setValue(failedAt(library, "at"), at);
    settings.setValue(failedAt(library, "id"), error.id);
    settings.setValue(failedAt(library, "args"), error.args);
}

/// Nothing where the disk is not there, or keeps another library's copies: a folder alone may be the place where a disk
/// that is unplugged would be.
Result<bool> backUpWhereSet(const Core &core, const QString &folder, Progress &progress)
{
    if (!core.session)
        return false;
    const auto copies = casework::backupsIn(folder);
    const LibraryId mine = core.library->info().library;
    if (!copies || std::none_of(copies->begin(), copies->end(), [&](const auto &copy) { return copy.library == mine; }))
        return false;
    ANJUAN_CHECK(casework::backUp(*core.session, folder, progress));
    return true;
}

} // namespace

bool BackupAtEnd::isOn()
{
    return QSettings().value(kOn, true).toBool();
}

void BackupAtEnd::setOn(bool on)
{
    QSettings().setValue(kOn, on);
}

void BackupAtEnd::run(Desk &desk, QWidget *context, const std::function<void()> &then)
{
    const QString folder = lastBackupFolder();
    if (!isOn() || folder.isEmpty() || !desk.isLoggedIn() || desk.info().demo || !desk.whyReadOnly().isEmpty()) {
        then();
        return;
    }
    const LibraryId library = desk.info().library;
    desk.run(
        context, tr("Backing up before you leave. It can be stopped; leaving goes on."),
        [folder](Core core, Progress &progress) { return backUpWhereSet(core, folder, progress); },
        [library, then, at = desk.clock().now().toString()](const Result<bool> &done) {
            if (!done)
                keepFailure(library, at, done.error());
            else if (*done)
                forgetFailure(library);
            then();
        });
}

void BackupAtEnd::forgetFailure(const LibraryId &library)
{
    QSettings().remove(QStringLiteral("backup/failed/") + library.toString());
}

QString BackupAtEnd::failure(const casework::LibraryInfo &info)
{
    const QSettings settings;
    const QString at = settings.value(failedAt(info.library, "at")).toString();
    if (at.isEmpty() || at < info.backedUpAt)
        return {};
    Error error;
    error.id = settings.value(failedAt(info.library, "id")).toString();
    error.args = settings.value(failedAt(info.library, "args")).toStringList();
    return tr("The backup at the log-out of %1 was not made: %2").arg(Words::moment(at), Words::of(error));
}

} // namespace anjuan::ui
