#pragma once
#include <map>
#include <optional>

#include "core/base/clock.h"
#include "core/casework/library.h"

namespace anjuan::casework {

/// When each content was last read again and held against its digest 定期复核. Local state of this PC, in
/// `<library>/verified.json`: it can be deleted, and proves nothing to others.
class CheckedContents {
public:
    struct Entry {
        QString at;
        bool good = true;
    };
    explicit CheckedContents(const QString &libraryDir);
    std::optional<Entry> of(const QString &sha256) const;
    void note(const QString &sha256, const QString &at, bool good);
    /// Fault: Io `file.not_written`.
    Result<void> write();

private:
    QString m_file;
    std::map<QString, Entry> m_entries;
};

struct ReverifyReport {
    qint64 contents = 0; // read this time
    qint64 bytes = 0;
    qint64 left = 0; // not yet read this time round
    std::vector<Finding> findings;
};

/// How much of the vault to read in one go.
struct ReverifyOptions {
    qint64 bytes = 0;  // stop after so many; 0: all
    int threads = 0;   // 0: all cores
    int olderThan = 0; // days: those checked since are left alone
};

/// Reads contents again, those first whose last reading is the oldest, on several cores; each file's pages are given
/// back to the system, so that nobody's work is pushed out of memory. Stops soon after `progress` is cancelled, with
/// what was found so far. Whoever works meanwhile comes first: it takes no lock.
Result<ReverifyReport> reverify(const Library &library, const ReverifyOptions &options, Progress &progress);

/// Contents of the vault that no record names: left by an intake that never became a record, or by a hand. Younger than
/// a day they are let be.
struct Orphan {
    QString sha256;
    qint64 bytes = 0;
};
Result<std::vector<Orphan>> orphans(const Library &library);
/// Removes them. Needs a library open for writing. Gives what went.
Result<std::vector<Orphan>> sweepOrphans(Library &library);

/// Contents that records name and that are lost or damaged here, looked for by their hash under `folder`: a card, a
/// backup, another PC's copy, whatever the files are called now. What is found is taken in.
struct Recovered {
    QString sha256;
    QString file;
};
struct RecoverReport {
    std::vector<Recovered> found;
    QStringList missing; // digests still not here
    qint64 read = 0;     // files whose length fitted, and were hashed
};
Result<RecoverReport> recoverContents(Library &library, const QString &folder, Progress &progress);

} // namespace anjuan::casework
