#include "core/chain/scan.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "core/base/sm3_lanes.h"
#include "core/chain/checkpoint.h"
#include "core/chain/truth.h"

namespace anjuan::chain {
namespace {

/// Takes `,"name":"…"` off the end of what is left; empty where something else stands there.
QByteArrayView takeText(QByteArrayView &left, QByteArrayView name, qsizetype length)
{
    const qsizetype whole = 6 + name.size() + length; // ,"":""
    if (left.size() < whole)
        return {};
    const QByteArrayView part = left.last(whole);
    const bool fits = part.startsWith(",\"") && part.sliced(2, name.size()) == name
        && part.sliced(2 + name.size(), 3) == QByteArrayView("\":\"") && part.back() == '"';
    if (!fits)
        return {};
    left.chop(whole);
    return part.sliced(5 + name.size(), length);
}

/// The same for a text whose length is not fixed and which holds no quotation mark.
QByteArrayView takeAnyText(QByteArrayView &left, QByteArrayView name)
{
    if (left.size() < 8 || left.back() != '"')
        return {};
    const qsizetype open = left.first(left.size() - 1).lastIndexOf('"');
    return open < 0 ? QByteArrayView() : takeText(left, name, left.size() - open - 2);
}

constexpr qsizetype kUuid = 36;
constexpr qsizetype kHash = 64;
constexpr qsizetype kKey = 32;
constexpr qsizetype kInstant = 25;
constexpr QByteArrayView kAt = R"({"at":")";
constexpr std::size_t kBatch = 512;

qint64 takeSeq(QByteArrayView &left)
{
    const qsizetype comma = left.lastIndexOf(',');
    constexpr QByteArrayView kSeq = R"(,"seq":)";
    if (comma < 0 || !left.sliced(comma).startsWith(kSeq))
        return -1;
    const QByteArrayView digits = left.sliced(comma + kSeq.size());
    bool good = !digits.isEmpty() && digits.size() < 17;
    qint64 seq = 0;
    for (const char digit : digits) {
        good = good && digit >= '0' && digit <= '9';
        seq = seq * 10 + (digit - '0');
    }
    left = left.first(comma);
    return good ? seq : -1;
}

struct ChainState {
    Digest last;
    qint64 next = 0;
};

/// One pass in the order in which rows were written; what is out of order is looked at again, chain by chain.
class Scanner {
public:
    Scanner(const store::Read &read, const std::set<qint64> &sizes, Progress &progress)
        : m_read(read), m_sizes(sizes), m_progress(progress)
    {
    }

    Result<LedgerScan> run()
    {
        ANJUAN_CHECK(readLeaves());
        ANJUAN_CHECK(m_read.scan("SELECT chain, seq, hash, raw FROM record ORDER BY rowid", {},
                                 [this](const store::RowView &row) { return take(row); }));
        lookAtBatch();
        ANJUAN_CHECK(readBranches());
        ANJUAN_CHECK(lookAgain());
        for (std::size_t i = 0; i < m_leaves.size(); ++i) {
            if (!m_met[i])
                addFinding(m_scan.findings, QStringLiteral("leaf %1").arg(i), "verify.leaf_without_record",
                           {m_leaves[i].hex()});
        }
        m_scan.chains = static_cast<qint64>(m_chains.size());
        return std::move(m_scan);
    }

private:
    Result<void> readLeaves()
    {
        qint64 expected = 0;
        ANJUAN_CHECK(m_read.scan("SELECT position, hash FROM leaf ORDER BY position", {},
                                 [&](const store::RowView &row) -> Result<void> {
                                     const auto hash = Digest::fromHex(row.bytes(1));
                                     if (row.integer(0) != expected || !hash)
                                         addFinding(m_scan.findings, QStringLiteral("leaf %1").arg(row.integer(0)),
                                                    "verify.leaf_gap", {QString::number(expected)});
                                     expected = row.integer(0) + 1;
                                     m_leaves.push_back(hash.value_or(Digest{}));
                                     return {};
                                 }));
        m_scan.size = static_cast<qint64>(m_leaves.size());
        std::set<qint64> sizes = m_sizes;
        sizes.insert(m_scan.size);
        // Whether a checkpoint's signature holds is for others to tell: its root was made by libgcrypt, which is
        // enough.
        std::map<qint64, Digest> stated;
        ANJUAN_TRY(const auto kept, checkpoints(m_read));
        for (const StoredCheckpoint &checkpoint : kept) {
            if (const auto read = parseCheckpoint(checkpoint.envelope, QString()))
                stated[checkpoint.size] = read->root;
        }
        m_scan.rootAt = rootsOf(m_leaves, sizes, stated);
        m_scan.root = m_scan.rootAt[m_scan.size];
        m_met.assign(m_leaves.size(), false);
        return {};
    }

    /// A row of `record`, with its bytes in `m_bytes`: the hashes of many are computed side by side.
    struct Row {
        qsizetype name = 0;
        qsizetype stored = 0;
        qsizetype raw = 0;
        qsizetype end = 0;
        qint64 seq = 0;
    };

    Result<void> take(const store::RowView &row)
    {
        if (++m_scan.records % 4096 == 0) {
            m_progress.report(m_scan.records, m_scan.size, QString());
            if (m_progress.cancelled())
                return fail(Fault::Cancelled, "work.cancelled");
        }
        Row next{.name = m_bytes.size(), .seq = row.integer(1)};
        m_bytes += row.bytes(0);
        next.stored = m_bytes.size();
        m_bytes += row.bytes(2);
        next.raw = m_bytes.size();
        m_bytes += row.bytes(3);
        next.end = m_bytes.size();
        m_rows.push_back(next);
        if (m_rows.size() == kBatch)
            lookAtBatch();
        return {};
    }

    void lookAtBatch()
    {
        m_raws.clear();
        for (const Row &row : m_rows)
            m_raws.push_back(QByteArrayView(m_bytes).sliced(row.raw, row.end - row.raw));
        m_digests.resize(m_rows.size());
        sm3Lanes(m_raws, m_digests);
        for (std::size_t i = 0; i < m_rows.size(); ++i)
            next(m_rows[i], m_raws[i], m_digests[i]);
        m_rows.clear();
        m_bytes.resize(0); // which keeps its room
    }

    void next(const Row &row, QByteArrayView raw, Digest hash)
    {
        const QByteArrayView name = QByteArrayView(m_bytes).sliced(row.name, row.stored - row.name);
        const QByteArrayView hex = QByteArrayView(m_bytes).sliced(row.stored, row.raw - row.stored);
        const auto stored = Digest::fromHex(hex);
        if (stored != hash)
            hash = sm3(raw); // no difference is believed of the lanes
        ChainState &chain = stateOf(name);
        const auto ends = endsOf(raw);
        const auto where = [&] { return QString::fromUtf8(name) + QLatin1Char('#') + QString::number(row.seq); };
        if (stored != hash)
            addFinding(m_scan.findings, where(), "verify.hash", {QString::fromUtf8(hex)});
        if (!ends)
            addFinding(m_scan.findings, where(), "verify.bytes");
        else if (ends->chain != name || ends->seq != row.seq)
            addFinding(m_scan.findings, where(), "verify.row_moved");
        if (!ends || row.seq != chain.next || Digest::fromHex(ends->prev) != chain.last)
            m_irregular.insert(QString::fromUtf8(name));
        chain.last = hash;
        chain.next = row.seq + 1;
        meetLeaf(stored.value_or(hash), where);
    }

    /// The other sides of forks: their bytes, that each follows one that is here, and the leaves of those that stood in
    /// their chain once.
    Result<void> readBranches()
    {
        std::set<Digest> known;
        return m_read.scan("SELECT chain, seq, hash, raw FROM branch ORDER BY chain, seq", {},
                           [&](const store::RowView &row) -> Result<void> {
                               const QByteArrayView raw = row.bytes(3);
                               const Digest hash = sm3(raw);
                               const QString where =
                                   QString::fromUtf8(row.bytes(0)) + QLatin1Char('#') + QString::number(row.integer(1));
                               const auto ends = endsOf(raw);
                               if (Digest::fromHex(row.bytes(2)) != hash)
                                   addFinding(m_scan.findings, where, "verify.hash", {QString::fromUtf8(row.bytes(2))});
                               if (!ends || ends->chain != row.bytes(0) || ends->seq != row.integer(1))
                                   addFinding(m_scan.findings, where, "verify.row_moved");
                               const auto prev = ends ? Digest::fromHex(ends->prev) : std::nullopt;
                               if (prev && !known.contains(*prev) && row.integer(1) > 0) {
                                   ANJUAN_TRY(const auto before,
                                              m_read.first("SELECT 1 FROM record WHERE hash = ?", {prev->hex()}));
                                   if (!before)
                                       addFinding(m_scan.findings, where, "verify.link");
                               }
                               known.insert(hash);
                               for (std::size_t i = 0; i < m_leaves.size(); ++i) {
                                   if (m_leaves[i] == hash) {
                                       m_met[i] = true;
                                       m_outOfOrder = true;
                                   }
                               }
                               return {};
                           });
    }

    ChainState &stateOf(QByteArrayView name)
    {
        m_key.assign(name.data(), static_cast<std::size_t>(name.size()));
        return m_chains[m_key];
    }

    template <class Where> void meetLeaf(const Digest &hash, const Where &where)
    {
        // Rows and leaves are written together: the next row's leaf is the next one.
        if (m_leaf < m_leaves.size() && m_leaves[m_leaf] == hash) {
            m_met[m_leaf++] = true;
            return;
        }
        if (m_positions.empty()) {
            for (std::size_t i = 0; i < m_leaves.size(); ++i)
                m_positions.emplace(m_leaves[i], i);
        }
        const auto found = m_positions.find(hash);
        if (found == m_positions.end()) {
            addFinding(m_scan.findings, where(), "verify.record_without_leaf");
            return;
        }
        m_met[found->second] = true;
        m_leaf = found->second + 1;
        m_outOfOrder = true;
    }

    /// Chains that did not come one by one: are they whole, once they are put in order?
    Result<void> lookAgain()
    {
        for (const QString &chain : m_irregular) {
            Digest last;
            qint64 expected = 0;
            ANJUAN_CHECK(
                m_read.scan("SELECT seq, raw FROM record WHERE chain = ? ORDER BY seq", {chain},
                            [&](const store::RowView &row) -> Result<void> {
                                const QByteArrayView raw = row.bytes(1);
                                const QString where = chain + QLatin1Char('#') + QString::number(row.integer(0));
                                const auto ends = endsOf(raw);
                                if (row.integer(0) != expected)
                                    addFinding(m_scan.findings, where, "verify.gap", {QString::number(expected)});
                                if (ends && Digest::fromHex(ends->prev) != last)
                                    addFinding(m_scan.findings, where, "verify.link");
                                expected = row.integer(0) + 1;
                                last = sm3(raw);
                                return {};
                            }));
        }
        return m_outOfOrder || !m_irregular.empty() ? checkOrder() : Result<void>{};
    }

    /// Within the ledger each chain's records stand in their order.
    Result<void> checkOrder()
    {
        std::map<QString, qint64> nextSeq;
        return eachLeaf(m_read, [&](const StoredLeaf &leaf) -> Result<void> {
            if (leaf.chain && leaf.seq != nextSeq[*leaf.chain]++)
                addFinding(m_scan.findings, QStringLiteral("leaf %1").arg(leaf.position), "verify.leaf_order",
                           {*leaf.chain});
            return {};
        });
    }

    const store::Read &m_read;
    const std::set<qint64> &m_sizes;
    Progress &m_progress;
    std::vector<Row> m_rows;
    std::vector<QByteArrayView> m_raws;
    Hashes m_digests;
    QByteArray m_bytes;
    LedgerScan m_scan;
    Hashes m_leaves;
    std::vector<bool> m_met;
    std::size_t m_leaf = 0;
    std::map<Digest, std::size_t> m_positions;
    std::unordered_map<std::string, ChainState> m_chains;
    std::string m_key;
    std::set<QString> m_irregular;
    bool m_outOfOrder = false;
};

} // namespace

std::optional<RecordEnds> endsOf(QByteArrayView raw)
{
    constexpr QByteArrayView kEnd = R"(,"v":1})";
    if (raw.size() < 300 || !raw.startsWith(kAt) || !raw.endsWith(kEnd))
        return std::nullopt;
    RecordEnds ends;
    ends.at = raw.sliced(kAt.size(), kInstant);
    QByteArrayView left = raw.chopped(kEnd.size());
    ends.seq = takeSeq(left);
    ends.prev = takeText(left, "prev", kHash);
    if (ends.seq < 0 || ends.prev.isEmpty())
        return std::nullopt;
    ends.office = takeText(left, "office", kHash);
    ends.library = takeText(left, "library", kUuid);
    ends.kind = takeAnyText(left, "kind");
    const QByteArrayView key = takeText(left, "key", kKey);
    takeText(left, "clock", kInstant);
    ends.chain = takeAnyText(left, "chain");
    if (ends.library.isEmpty() || ends.kind.isEmpty() || key.isEmpty() || ends.chain.isEmpty())
        return std::nullopt;
    return ends;
}

Result<LedgerScan> scanLedger(const store::Read &read, const std::set<qint64> &sizes, Progress &progress)
{
    return Scanner(read, sizes, progress).run();
}

} // namespace anjuan::chain
