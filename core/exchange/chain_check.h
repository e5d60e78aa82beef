#pragma once
#include <map>
#include <set>

#include "core/exchange/bundle_verify.h"

namespace anjuan::exchange {

/// The second half of a verdict: every record of the bundle against authority, ledger positions and its neighbours
/// (spec §2, §3), and which blobs each chain names and destroys.
class ChainCheck {
public:
    ChainCheck(BundleContent &content, const Receipt *receipt, const std::map<Digest, qint64> &positions,
               chain::Findings &findings);

    /// Faults: Corrupt `chain.malformed`, `keys.not_base64` where a statement cannot be read.
    Result<void> run();
    bool names(const QString &chain, const QString &sha256) const;
    std::set<QString> allNamed() const;

private:
    struct Walk {
        const QString &chain;
        const std::vector<chain::Record> &rows;
        chain::ChainSort sort;
        std::set<QString> &named;
        LibraryId writer;
        qint64 seen = -1;
        std::set<Digest> earlier;
        std::vector<qint64> accepted; // for each row: the newest acceptance of it or a later one; -1
    };

    void checkSignatures();
    Result<void> walk(const QString &chain, const std::vector<chain::Record> &rows);
    Result<void> checkRecord(Walk &walk, const chain::Record &record, const QString &where);
    Result<void> checkStatement(Walk &walk, const chain::Record &record, std::optional<qint64> office,
                                const QString &where);
    void checkDestruction(Walk &walk, const chain::Record &record, const QString &where);
    void checkWriter(Walk &walk, const chain::Record &record, std::optional<qint64> office, const QString &where);
    void checkPlace(const Walk &walk);
    bool isLate(const Walk &walk, const QString &key, qint64 office, const chain::Record &record) const;
    std::vector<qint64> acceptances(const std::vector<chain::Record> &rows) const;

    BundleContent &m_content;
    const std::map<Digest, qint64> &m_positions;
    chain::Findings &m_findings;
    std::map<QString, qint64> m_receipted; // chain → seq that the last receipt accepted
    std::map<QString, std::set<QString>> m_named;
    std::set<Digest> m_taken;                   // statements taken in
    std::set<const chain::Record *> m_unproven; // whose signature did not hold, or by no key known
};

} // namespace anjuan::exchange
