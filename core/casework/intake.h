#pragma once
#include <map>

#include "core/casework/library.h"
#include "core/evidence/media.h"
#include "core/vault/vault.h"

namespace anjuan::casework {

/// A file on its way in 待收入的文件.
struct IntakeFile {
    enum class State {
        Found,     // seen on the card
        Staged,    // copied and hashed; the library has it, no record names it yet
        Duplicate, // its content is there already, in the case or earlier on this list
        Failed,    // not read; the card may have been pulled out: it is tried again
        Recorded,
    };
    QString path;
    QString name;
    qint64 bytes = 0;
    QString modifiedAt; // instant, as the card's file system says
    State state = State::Found;
    QString sha256;
    std::optional<evidence::MediaFacts> facts; // none where the media cannot be read
    std::optional<Error> error;
    std::vector<QString> knownAs; // where the same content stands: "case · 3. title"
    std::vector<CaseId> knownIn;
    QString equipment; // number of the device whose card this is
};

/// Files under `paths`, which may be files and folders, in the order of their names: no hidden ones, none that a system
/// keeps for itself, no links. Fault: NotFound `intake.nothing_found {path}`, Cancelled.
Result<std::vector<IntakeFile>> findIntake(const Library &library, const QStringList &paths, Progress &progress);

/// Copies each file that is not staged yet into the library and hashes it, in one read; the originals stay as they are.
/// A file that cannot be read keeps its fault, and the others go on: called again it tries only those. What was staged
/// stays staged when it is cancelled, or when the program ends: the same files are not read twice. Progress counts the
/// bytes of all files. Faults: Cancelled `vault.cancelled`, Io `vault.disk_full`, `vault.write_failed`,
/// `file.not_written` (the list of what was staged: the files are, and would be read again).
Result<void> stageIntake(Library &library, std::vector<IntakeFile> &files, Progress &progress);

/// One file to be recorded: where, and what is said of it (fields of evidence.add but the file itself).
struct IntakeItem {
    std::size_t file = 0; // of the list
    CaseId caseId;
    QJsonObject with;
};

struct IntakeDone {
    QString record; // empty where the case has that content already
    std::vector<cases::GateFinding> findings;
};

/// Records staged files, all in one transaction or none. A content that the case has already is not recorded again.
/// Faults: those of Session::perform for evidence.add; Invalid `intake.not_staged {file}`.
Result<std::vector<IntakeDone>> recordIntake(Session &session, std::vector<IntakeFile> &files,
                                             const std::vector<IntakeItem> &items, Progress &progress);

/// Gives back what is staged of these files and not recorded.
Result<void> dropIntake(Library &library, std::vector<IntakeFile> &files);
/// How many bytes wait in the library for a record, from an intake that was left.
qint64 stagedBytes(const Library &library);

/// A staged content, for a picture on the page.
QString stagedPath(const Library &library, const IntakeFile &file);

/// Which registered device a path belongs to: by the volume it lies on, or by what the file says of itself.
QString equipmentOf(const Library &library, const QString &path, const std::optional<evidence::MediaFacts> &facts);
/// The identity of the volume under a path, as equipment.register keeps it: its UUID, else its label.
QString volumeOf(const QString &path);

/// A name as a record can keep it: NFC, without control characters and what is no character.
QString recordedName(const QString &name);
/// The sort of evidence that such a file usually is.
QString usualType(const std::optional<evidence::MediaFacts> &facts);
/// What evidence.add may be told without asking: sort, time, source, by the file's own claims.
QJsonObject proposedFields(const IntakeFile &file, const Clock &clock);

} // namespace anjuan::casework
