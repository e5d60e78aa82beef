#pragma once
#include "core/casework/parts.h"

namespace anjuan::casework {

/// How far this user last saw a library come, kept in the user's own profile and not in the library: an older copy that
/// is put back in its place is noticed 最近所见.
struct LastSeen {
    QString ledger;
    qint64 size = 0;
    QString root;
    QString leaf; // hash of the record at size − 1, so that a look costs one row
    QString at;
};
std::optional<LastSeen> lastSeen(const LibraryId &library);
/// Best effort: a profile that cannot be written is no reason to stop work.
void noteSeen(const LibraryId &library, const LastSeen &seen);

/// What `seen` says that the library does not hold any more, unless the ledger in force was opened for that very
/// reason; nothing when all is well.
Result<std::optional<LastSeen>> missingOf(const store::Read &read, const Library::Parts &parts);

/// Left in a folder by `restore`: the next log-in opens a new ledger that follows this one.
struct Restored {   // 恢复标记
    QString reason; // restored, moved
    QString ledger;
    qint64 size = 0;
    QString root;
};
std::optional<Restored> restoredMark(const QString &dir);
Result<void> markRestored(const QString &dir, const Restored &mark);

/// Opens a new ledger where one is due: after a restore, a move, or when an older copy was put back. First thing in the
/// transaction of a log-in; `forgetRestored` after it. Nothing in a training library's older copies.
Result<void> openLedgerIfDue(Library::Parts &parts, store::Write &write, chain::Ledger &ledger,
                             const chain::Actor &actor);
void forgetRestored(const QString &dir);

/// What whoever opens the library must be told (LibraryInfo::notices).
std::vector<Error> noticesOf(const Library::Parts &parts);

} // namespace anjuan::casework
