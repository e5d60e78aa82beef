#pragma once
#include <functional>
#include <map>
#include <optional>

#include "core/base/clock.h"
#include "core/casework/library.h"
#include "core/vault/vault.h"

namespace anjuan::casework {

/// When each content was last read again and held against its digest 定期复核. Local state of this PC, in
/// `<library>/local/verified.json`: it can be deleted, and proves nothing to others.
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

/// One content that is to be read again, and where a record names it.
struct DueContent {
    QString sha256;
    QString where;
    qint64 bytes = 0;
    bool here = true; // false: it was lost already when it was listed
};

/// What was not read, or not found good, within so many days, and what must be known to read it without the library.
struct DueContents {
    vault::Vault vault;
    QString libraryDir;
    std::vector<DueContent> contents; // those first whose last reading is the oldest
};
Result<DueContents> dueContents(const Library &library, int olderThan);

/// Reads them again one after the other beside whoever uses the library 后台复核: on one thread, which may be another
/// than the library's, each file's pages given back to the system. `progress.cancelled` is asked at every MiB and may
/// wait for as long as somebody works. `known` is told each result at once; the ages are kept after each file that is
/// long, and at the end. What was read until a wish to stop counts. Fault: Io `file.not_written`.
using ContentKnown = std::function<void(const DueContent &, const Result<void> &)>;
Result<ReverifyReport> readAgain(const DueContents &due, const Clock &clock, const ContentKnown &known,
                                 Progress &progress);

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
/// backup, another PC's copy, whatever the files are called now, and within bundles that lie there (not those with a
/// passphrase). What is found is taken in.
struct Recovered {
    QString sha256;
    QString file; // of a bundle: with its entry
};
struct RecoverReport {
    std::vector<Recovered> found;
    QStringList missing; // digests still not here
    qint64 read = 0;     // files whose length fitted, and were hashed
};
Result<RecoverReport> recoverContents(Library &library, const QString &folder, Progress &progress);

} // namespace anjuan::casework
