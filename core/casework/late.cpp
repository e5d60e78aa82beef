#include "core/casework/late.h"

#include <algorithm>

#include "core/casework/parts.h"
#include "core/casework/records.h"
#include "core/chain/body.h"
#include "core/chain/truth.h"

namespace anjuan::casework {
namespace {

/// A key that was revoked, and where in the ledger.
struct Revoked {
    qint64 seq = 0;       // of the office record
    qint64 position = -1; // of its leaf
};

Result<std::map<QString, Revoked>> revokedKeys(const Library::Parts &parts)
{
    std::map<qint64, qint64> positions;
    std::map<QString, Revoked> keys;
    for (const auto &[id, issued] : parts.ledger.authority.keys()) {
        if (issued.revokedAt)
            keys[id] = {*issued.revokedAt, -1};
    }
    if (keys.empty())
        return keys;
    ANJUAN_CHECK(chain::eachOfficeRecord(*parts.store, [&](const chain::StoredRecord &stored) -> Result<void> {
        positions[stored.seq] = stored.position;
        return {};
    }));
    for (auto &[id, key] : keys)
        key.position = positions[key.seq];
    return keys;
}

class Search {
public:
    Search(const Library::Parts &parts, const std::map<QString, Revoked> &keys) : m_parts(parts), m_keys(keys) {}

    Result<void> look(const chain::StoredRecord &stored)
    {
        // Most are signed with a key in force: their bytes say so without being parsed.
        const bool names = std::any_of(m_keys.begin(), m_keys.end(),
                                       [&](const auto &key) { return stored.raw.contains(key.first.toLatin1()); });
        if (!names || chain::sortOf(stored.chain) == chain::ChainSort::Office)
            return {};
        ANJUAN_TRY(const chain::Record record, stored.parse());
        bool late = isLate(record.key, record.office, stored.position);
        if (record.kind == QLatin1String("case.statement_received")) {
            ANJUAN_TRY(const chain::Statement statement,
                       chain::parseStatement(record.body.value(QLatin1String("statement")).toObject(), stored.where()));
            late |= isLate(statement.key, statement.office, stored.position);
        }
        if (late)
            m_found.push_back({stored.chain,
                               {},
                               stored.seq,
                               record.hash.hex(),
                               titleOf(record),
                               m_parts.book.name(record.by),
                               record.at.toString()});
        return {};
    }

    /// Without those that were accepted, each after the revocation.
    Result<std::vector<LateRecord>> left(const Library &library)
    {
        std::map<QString, qint64> accepted;
        ANJUAN_CHECK(chain::eachOfficeRecord(*m_parts.store, [&](const chain::StoredRecord &stored) -> Result<void> {
            if (!stored.raw.contains("person.late_record_accepted"))
                return {};
            ANJUAN_TRY(const chain::Record record, stored.parse());
            const auto hash = Digest::fromHex(chain::textOf(record.body, "hash"));
            ANJUAN_TRY(const auto of,
                       hash ? chain::recordByHash(*m_parts.store, *hash)
                            : Result<std::optional<chain::Record>>(std::nullopt));
            if (of)
                accepted[of->chain] = std::max(accepted.contains(of->chain) ? accepted[of->chain] : -1, of->seq);
            return {};
        }));
        std::erase_if(m_found, [&](const LateRecord &one) {
            return accepted.contains(one.chain) && one.seq <= accepted[one.chain];
        });
        for (LateRecord &one : m_found) {
            if (const auto id = chain::caseOf(one.chain)) {
                ANJUAN_TRY(one.label, labelOf(library, *id));
            }
        }
        return std::move(m_found);
    }

private:
    bool isLate(const QString &key, const std::optional<Digest> &office, qint64 position) const
    {
        const auto revoked = m_keys.find(key);
        const auto known = office ? m_parts.ledger.authority.seqOf(*office) : std::nullopt;
        return revoked != m_keys.end() && known && revoked->second.seq > *known && position > revoked->second.position;
    }

    const Library::Parts &m_parts;
    const std::map<QString, Revoked> &m_keys;
    std::vector<LateRecord> m_found;
};

} // namespace

Result<std::vector<LateRecord>> lateRecords(const Library &library)
{
    const Library::Parts &parts = library.parts();
    ANJUAN_TRY(const auto keys, revokedKeys(parts));
    if (keys.empty())
        return std::vector<LateRecord>{};
    Search search(parts, keys);
    ANJUAN_CHECK(
        chain::eachRecord(*parts.store, [&](const chain::StoredRecord &stored) { return search.look(stored); }));
    return search.left(library);
}

} // namespace anjuan::casework
