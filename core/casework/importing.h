#pragma once
#include "core/casework/library.h"

namespace anjuan::casework {

struct ImportRequest {
    QString file; // a bundle, plain or with a passphrase; or any part of a split one, its others beside it
    Secret passphrase;
};

/// One line of a chain, for showing both sides of a fork.
struct RecordLine {
    qint64 seq = 0;
    QString hash;
    QString title;
    QString at;
    QString by;
};
/// Two histories of one chain 分叉.
struct ForkView {
    QString chain;
    std::optional<CaseId> caseId;
    QString label; // the case's number, else its title
    qint64 commonSeq = -1;
    std::vector<RecordLine> here;
    std::vector<RecordLine> there;
    QString foundAt;
    QString thereHead; // hash
    QString hereHead;
    std::optional<QString> decided; // the head that goes on
};

/// What a bundle's chain is to ours (record-chain.md §5).
struct ChainChange {
    enum class What { New, Extended, Same, Older, Forked } what = What::Same;
    QString chain;
    QString label;
    qint64 added = 0; // records
    std::optional<ForkView> fork;
};
struct ImportReport { // 导入结果
    QString bundle;   // uuid
    QString profile;
    QString unitName;
    LibraryId from;
    QString fromName; // of the PC that sent it
    QString madeAt;
    std::vector<ChainChange> chains; // office, cases; sorted
    /// Records without their gate, and late ones: taken in, and told.
    std::vector<Finding> findings;
    QStringList received;       // cases that this PC holds from now on: labels
    QStringList forSomeoneElse; // cases handed over to another PC: here they are copies for reading
    qint64 blobs = 0;
    bool anythingNew() const;
};

/// Looks through a bundle without writing anything into the library. Faults: those of verifyBundle, decryptBundle and
/// joinBundle; Corrupt `exchange.bundle_unsound {file, count, where, why}` (also where a record depends on one that is
/// not in it), Refused `exchange.foreign_unit {unit, code, file}`, `exchange.wants_passphrase {file}`, Newer
/// `exchange.newer_kind {kind, file}`, Conflict `exchange.office_forked {file, seq}`.
Result<ImportReport> previewImport(const Library &library, const ImportRequest &request, Progress &progress);
/// Lays a bundle out in an empty folder of its owner alone, which then opens as a library for reading: for a reviewer
/// whose PC has not joined the unit. Nothing can be signed there. Faults: as previewImport, but any unit's bundle is
/// read.
Result<void> layOutForReading(const ImportRequest &request, const QString &dir, const Clock &clock, Progress &progress);
/// Takes a bundle of this unit in: first verified as a whole, then all in one transaction; the same again does
/// nothing. A chain that forks is not taken in: its other side is kept and shown, and the case is frozen for issuing
/// until `decideFork`. Cases that were handed over to this PC are acknowledged in their chain (case.taken_over). Writes
/// desk.bundle_imported and a checkpoint when anything is new. Further fault: Refused `library.read_only`.
Result<ImportReport> importBundle(Session &session, const ImportRequest &request, Progress &progress);

/// Forks that were found, undecided first.
Result<std::vector<ForkView>> forksOf(const Library &library);
/// office.fork_decided {chain, hash}: the branch with that head goes on, the other stays readable beside it. By an
/// administrator on the PC that holds the office chain. Faults: Refused `act.no_role`, `chain.not_holder`, NotFound
/// `exchange.no_such_fork {chain}`.
Result<void> decideFork(Session &session, const QString &chain, const QString &head, Progress &progress);

} // namespace anjuan::casework
