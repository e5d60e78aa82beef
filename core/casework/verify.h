#pragma once
#include <map>
#include <mutex>
#include <set>

#include "core/casework/parts.h"

namespace anjuan::casework {

/// Verdicts on the very same bytes: a signature by (bytes, signature, key), a replay and its gates by the ledger's
/// root. Only what is a pure function of those bytes is kept. May be asked from several threads.
class VerifyMemo {
public:
    std::optional<bool> signature(const Digest &of) const;
    void keepSignature(const Digest &of, bool holds);
    /// A record as parsed from bytes with this hash; its signature is not among them.
    std::optional<chain::Record> record(const Digest &of) const;
    void keepRecord(const Digest &of, const chain::Record &record);
    /// The tables that the ledger with this root and these identities replays to, as rows by table.
    using Tables = std::map<QString, std::vector<QString>>;
    std::shared_ptr<const Tables> replay(const Digest &of) const;
    void keepReplay(const Digest &of, std::shared_ptr<const Tables> tables);
    bool gatesHold(const Digest &of) const;
    void keepGatesHold(const Digest &of);

private:
    mutable std::mutex m_mutex;
    std::map<Digest, bool> m_signatures;
    std::map<Digest, chain::Record> m_records;
    std::map<Digest, std::shared_ptr<const Tables>> m_replays;
    std::set<Digest> m_gates;
};

/// What one run of `verify` works on.
struct Verification {
    const Library::Parts &parts;
    const VerifyOptions &options;
    VerifyReport &report;
    Progress &progress;
    /// Labels of cases, for findings: number, else what it is about.
    std::map<QString, QString> labels{};

    void add(const QString &where, const char *id, QStringList args = {}) const;
    void add(const chain::Findings &findings) const;
    int threads() const;
};

/// Links, hashes, signatures, authority, ledger root, heads, checkpoints: what the truth tables hold.
Result<void> verifyStructure(Verification &run);
/// Blobs by their hashes; every projection table against a replay of the chains.
Result<void> verifyContents(Verification &run);
/// Gates that a case's records were recorded without (spec §6).
Result<void> verifyGates(Verification &run);
/// Says of each finding which case it touches.
void nameCases(Verification &run);

/// Which contents the chains name, by the first record that does, and which were destroyed lawfully.
struct NamedContents {
    std::map<QString, QString> named;
    std::set<QString> destroyed;
    /// What another PC entered and kept: minutes of several cases, scores of its own. It need not be here.
    std::set<QString> keptThere;

    /// Whether it ought to be here, where `here` says whether it is.
    bool wants(const QString &digest, bool here) const
    {
        return !destroyed.contains(digest) && (here || !keptThere.contains(digest));
    }
};
Result<NamedContents> namedContents(const store::Read &read, const LibraryId &own);

/// The office's people, pack and calendar as records of the past knew them: folded once, kept by office record.
class LawOf {
public:
    /// Faults: as recordsOf and packFrom.
    static Result<LawOf> load(const Library::Parts &parts);
    /// As of that record of the office; of the packs then adopted, the one that governs the day `on`.
    Result<Lawbook> at(const std::optional<Digest> &office, QDate on);

private:
    struct Moment {
        office::OfficeBook book;
        std::map<QDate, Shelves::Law> laws;
    };
    const Library::Parts *m_parts = nullptr;
    std::vector<chain::Record> m_office;
    std::map<qint64, std::shared_ptr<Moment>> m_moments;
    std::shared_ptr<Shelves> m_shelves;
};

/// The findings on each record of one case, by the lawbook as it stood at each: index by seq.
Result<std::vector<std::vector<cases::GateFinding>>> judgeAll(LawOf &law, const CaseFile &file);
Result<std::vector<std::vector<cases::GateFinding>>> judgeAll(const Library::Parts &parts, const CaseFile &file);

} // namespace anjuan::casework
