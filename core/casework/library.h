#pragma once
#include <memory>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>

#include "core/base/clock.h"
#include "core/base/progress.h"
#include "core/base/secret.h"
#include "core/casework/act_table.h"
#include "core/casework/views.h"
#include "core/chain/authority.h"
#include "core/packs/pack.h"

namespace anjuan::casework {

enum class Access { ReadOnly, ReadWrite };

/// What the founding of a unit needs 建库.
struct Founding {
    QString unitName;
    QString unitCode;
    QString adminName;
    QString adminLogin = QStringLiteral("admin");
    Secret adminPassword;
    bool demo = false;
    /// An operating system group whose members may open the library, too; empty: its owner only.
    QString osGroup;
};

/// What `create` gives back once: the recovery key's PEM, sealed under the recovery code printed with it (恢复卡).
struct RecoveryCard {
    QByteArray sealedKey;
    QString code;
};

/// An act about to be done.
struct Request {
    QString act;
    std::optional<CaseId> caseId;      // none for office acts and case.open
    QJsonObject with;                  // fields of the act; files as absolute paths; persons as ids or log-ins;
                                       // records as hashes; "reasons": [{"rule","reason"}]
    std::map<QString, Secret> secrets; // secret fields by name
    QString filesFrom;                 // folder that relative file paths stand under
};

/// What was recorded.
struct Outcome {
    QString record; // hash of the act's record
    std::optional<CaseId> caseId;
    QString person;                           // office.register_person: its id
    std::vector<cases::GateFinding> findings; // flaws, and GoOn rules that a reason cleared
    QStringList documents;                    // records of documents made with it
};

struct Finding {
    QString where; // record, row, blob or file
    Error error;
    QString about; // the number, else the title, of the case that is touched; empty: the whole library
    /// What it means for the case, and what to do: messages `means.<this>` and `cure.<this>`.
    QString means() const;
};

/// A root from outside the library 外部存根: from a receipt, a bundle, a certificate or a dossier on paper.
struct OutsideRoot {
    QString ledger; // empty where only size and root are known (a printed page)
    qint64 size = 0;
    Digest root;
    QString source; // file, or "typed in"
    QString at;     // instant or date it bears; may be empty
};
/// From a receipt, a checkpoint, a bundle or a backup's manifest. Faults: NotFound `verify.no_outside_root {file,
/// why}`, Corrupt `verify.bad_outside_root {file, why}`.
Result<OutsideRoot> readOutsideRoot(const QString &file);
/// `SIZE:ROOT` as it stands on a certificate or a dossier, with blanks or letters of full width; nothing for another
/// text.
std::optional<OutsideRoot> typedRoot(const QString &text);

class VerifyMemo;

struct VerifyOptions {
    bool contents = true; // false: --structure
    /// Nothing is skipped. Otherwise signatures below `trusted` are, and only those.
    bool all = true;
    /// The newest clean verification that the person logged in signed (desk.verified): asked of `Session::verified`.
    std::optional<OutsideRoot> trusted;
    std::optional<OutsideRoot> against;
    int threads = 0; // 0: all cores
    /// What was worked out before of the very same bytes; for one who verifies thousands of variants of a library.
    VerifyMemo *memo = nullptr;
};

struct VerifyReport { // 完整性核验
    std::vector<Finding> findings;
    qint64 records = 0, chains = 0, blobs = 0, rows = 0;
    qint64 signaturesSkipped = 0; // they stand below a verification that the person logged in signed
    bool contents = true;         // false: --structure
    bool tablesCompared = false;  // false also where another version of the program made the tables
    bool againstOutside = false;  // a root from outside this library agreed
    QString ledger;
    qint64 size = 0; // of the ledger
    QString root;
    QString at; // when it was run
    VerdictLines lines;
    bool clean() const { return findings.empty(); }
};

struct ExportRequest {
    std::vector<CaseId> cases;                  // empty: all
    QString profile = QStringLiteral("upload"); // upload, handoff, review, office, archive
    QString file;
    QString sinceReceipt; // path; empty: an upload goes by the last receipt accepted for this ledger
    /// Films and sound, and what the bureau has already, go by digest alone (upload); false: everything goes along.
    bool light = true;
    Secret passphrase; // not empty: AES-256
    /// Files longer than this are written in parts; 0: as the disk wants it, 3.9 GB on FAT32, else one file.
    qint64 partBytes = 0;
    LibraryId toLibrary; // whom it is for, where it is for one PC
    /// No contents go along, only their digests: an acknowledgement.
    bool recordsOnly = false;
};

/// What would leave, before it does.
struct ExportPreview {
    qint64 cases = 0;
    qint64 records = 0;
    qint64 files = 0;
    qint64 bytes = 0;
    qint64 leftOut = 0; // films and sound, and what the bureau has: named by digest alone
    qint64 lost = 0;    // not here any more
};

/// A bundle that was written.
struct ExportedBundle {
    QString file; // the first part, where there are several
    /// Contents that records name, that nobody destroyed, and that are lost on this PC: the bundle only names them as
    /// omitted, and whoever exports must be told (message `exchange.content_lost {count, digests}`).
    QStringList lost;
    QStringList files{}; // all of it
};

/// Why the machine's clock cannot be right 时钟存疑.
struct ClockDoubt {
    enum class Why { Behind, Ahead } why = Why::Behind;
    Instant now;
    Instant known; // the newest time that records bear; the machine says an earlier, or a much later one
};

class Session;

/// One library folder on one PC 案卷库 (docs/design.md §8). One writer at a time, readers beside it.
class Library {
public:
    /// Founds a unit in a new, empty folder; adopts the built-in pack. Faults: Conflict `library.not_empty {dir}`,
    /// Invalid `library.weak_password`, Io.
    static Result<std::unique_ptr<Library>> create(const QString &dir, const Founding &founding, Clock &clock,
                                                   RecoveryCard *card, Progress &progress);
    /// Faults: NotFound `library.missing {dir}`, Busy `library.locked {dir, holder}`, Newer, Corrupt.
    static Result<std::unique_ptr<Library>> open(const QString &dir, Access access, const Clock &clock);
    ~Library();
    Library(const Library &) = delete;
    Library &operator=(const Library &) = delete;

    LibraryInfo info() const;
    const packs::Pack &pack() const;
    std::vector<PersonView> people() const;

    /// Something is wrong with the machine's clock: ask for the date, and give it to `logIn`. Nothing in a training
    /// library.
    std::optional<ClockDoubt> clockDoubt() const;
    /// Unlocks the person's own key; desk.logged_in notes a clock in doubt and the date that was stated. In a library
    /// that was restored, moved or put back from an older copy a new ledger is opened first. Faults: Refused
    /// `keys.wrong_password`, NotFound `library.no_login {login}`, Refused `library.key_revoked {login}`, Refused
    /// `library.wait {login, seconds}` after several wrong passwords. A library that moved away is read only: nothing
    /// is recorded then.
    Result<std::unique_ptr<Session>> logIn(const QString &login, const Secret &password,
                                           std::optional<QDate> statedOn = std::nullopt);

    /// One page of the case list, newest first, and the count of all that match; flaws are those counted before, else
    /// -1. A text is looked up in the search index as far as that has read, else in the tables.
    /// Without `total` nothing is counted, which is what takes longest among many.
    Result<std::vector<CaseRow>> cases(const CaseFilter &filter, int offset, int limit, int *total) const;
    /// How many cases match.
    Result<int> countCases(const CaseFilter &filter) const;
    /// How many rules the records of a case did not keep.
    Result<int> flaws(const CaseId &id) const;
    /// The search index reads on in the ledger, about `most` records; gives how many are left. It is local state and
    /// may be deleted; without one (a library open for reading) nothing is left.
    Result<qint64> readOnForSearch(int most) const;
    /// A case by its id, or by its number.
    Result<CaseId> findCase(const QString &idOrNumber) const;
    Result<CaseView> caseView(const CaseId &id, const Session *session) const;

    /// Where a blob lies, for reading only. Fault: NotFound `vault.no_blob {sha256}`.
    Result<QString> blobPath(const QString &sha256) const;

    Result<VerifyReport> verify(const VerifyOptions &options, Progress &progress) const;
    /// The same of a folder that may be too damaged to be opened.
    static Result<VerifyReport> verifyFolder(const QString &dir, const VerifyOptions &options, const Clock &clock,
                                             Progress &progress);
    /// Empties every projection table and replays the chains; interrupted, the old tables stay. Fault: Corrupt
    /// `library.records_damaged {count, where}`: the records are no measure then.
    Result<void> rebuild(Progress &progress);

    struct Parts;
    Parts &parts() const { return *m_parts; }

private:
    explicit Library(std::unique_ptr<Parts> parts);
    /// Something is asked, and the search index has read all there is.
    bool answersFromIndex(const CaseFilter &filter) const;
    std::unique_ptr<Parts> m_parts;
};

/// A person logged in 登录: every record is signed with their key. Log-out writes a checkpoint.
class Session {
public:
    ~Session();
    Session(const Session &) = delete;
    Session &operator=(const Session &) = delete;

    PersonId person() const;
    QString name() const;
    QStringList roles() const;
    bool isAdmin() const;
    Library &library() const;

    /// What the rules would say of this act, without writing anything.
    Result<std::vector<cases::GateFinding>> consider(const Request &request, Progress &progress);
    /// Rights, gates, blobs, record, projections, documents: all or nothing.
    /// Faults: Invalid `act.unknown {act}`, `act.missing_field {act, field}`, `act.bad_field {act, field, why}`,
    /// `act.unknown_field {act, field}`; Refused with the id of the rule; Refused `act.no_role {act, roles}`; Io.
    Result<Outcome> perform(const Request &request, Progress &progress);

    /// Builds the dossier as of the case's last record, stores it, records dossier.built; a copy to `file` if not
    /// empty.
    Result<Outcome> buildDossier(const CaseId &id, const QString &file, Progress &progress);
    Result<ExportPreview> previewExport(const ExportRequest &request) const;
    /// Writes a bundle that anyone can check, and a checkpoint record first. Faults: Invalid
    /// `exchange.unknown_profile`, `exchange.no_cases {profile}` (handoff and review name their cases), those of
    /// writeBundle and encryptBundle.
    Result<ExportedBundle> exportBundle(const ExportRequest &request, Progress &progress);
    /// The newest verification without a finding that this person signed, or nothing.
    Result<std::optional<OutsideRoot>> verified() const;
    /// Records that a complete verification found nothing (desk.verified), so that the next one may skip signatures.
    /// Does nothing for a report with findings, without contents, or older than the ledger.
    Result<void> noteVerified(const VerifyReport &report);
    /// Writes a checkpoint record and forgets the key.
    Result<void> logOut();

    struct Key;
    const Key &key() const { return *m_key; }

private:
    friend class Library;
    Session(Library &library, std::unique_ptr<Key> key);
    Library &m_library;
    std::unique_ptr<Key> m_key;
};

} // namespace anjuan::casework
