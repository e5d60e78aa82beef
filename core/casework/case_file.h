#pragma once
#include <map>
#include <span>
#include <vector>

#include "core/chain/record.h"
#include "core/office/book.h"
#include "core/packs/pack.h"
#include "core/store/store.h"
#include "core/vault/vault.h"

namespace anjuan::casework {

/// One record of a case as the acts read it: a statement that was taken in reads as what its signer said.
struct Entry {
    chain::Record record;
    QString kind;            // of the record, or of the statement in it
    QJsonObject body;        // likewise
    PersonId by;             // who said it
    QJsonObject particulars; // the private members, where their blob is here
    QDate on() const { return record.at.date(); }
    QString hash() const { return record.hash.hex(); }
};

/// One case's chain in order 案件.
class CaseFile {
public:
    /// With particulars; a missing blob leaves them empty.
    static Result<CaseFile> load(const store::Read &read, const vault::Vault &vault, const CaseId &id);
    /// From records alone.
    static CaseFile from(std::vector<chain::Record> records);

    const CaseId &id() const { return m_id; }
    void setId(const CaseId &id) { m_id = id; }
    const std::vector<Entry> &entries() const { return m_entries; }
    /// The first `count` records: how the case stood before the next one.
    std::span<const Entry> before(std::size_t count) const { return {m_entries.data(), count}; }
    std::span<const Entry> all() const { return {m_entries.data(), m_entries.size()}; }
    const Entry *byHash(const QString &hash) const;
    void add(chain::Record record, const vault::Vault *vault);

private:
    CaseId m_id;
    std::vector<Entry> m_entries;
};

using Entries = std::span<const Entry>;

/// The newest entry of one of these kinds, or nullptr.
const Entry *newest(Entries entries, std::initializer_list<const char *> kinds);
/// All of these kinds, in order.
std::vector<const Entry *> allOf(Entries entries, std::initializer_list<const char *> kinds);
const Entry *entryOf(Entries entries, const QString &hash);
/// When the paper of `entry` (or a document made about it) was first served, and by which record.
const Entry *serviceOf(Entries entries, const Entry &entry);
/// The newest decision of whatever procedure: issued, on the spot, or not to penalise; or nullptr.
const Entry *decisionOf(Entries entries);
/// The party 当事人 as last entered: who was split off into another case is that case's party, and no longer this
/// one's. nullptr where none is left.
const Entry *partyOf(Entries entries);
/// The two handling officers 承办人 as last recorded.
QStringList handlingOfficers(Entries entries);
/// Evidence that counts: added, and neither excluded nor moved to another case nor destroyed.
std::vector<const Entry *> liveEvidence(Entries entries);

/// One line of the index of evidence, as the tables number it: items and what was made of them in the order of their
/// records.
struct NumberedItem {
    const Entry *entry = nullptr;
    int no = 0;
    QString parent; // record of the item that it was made of; empty for evidence itself
    QString gone;   // kind of the record that took it out: evidence.excluded, .moved, .destroyed; else empty
    QString ground;
};
std::vector<NumberedItem> numberedEvidence(Entries entries);

} // namespace anjuan::casework
