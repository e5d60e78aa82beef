#pragma once
#include <optional>
#include <unordered_map>
#include <vector>

#include "core/chain/merkle.h"
#include "core/chain/registry.h"
#include "core/chain/truth.h"

namespace anjuan::chain {

/// Records on their way from the one file into the tables of the other. Cleared, it keeps its memory: filled by one
/// thread and read by another, it would be allocated here and freed there a hundred thousand times else.
class Batch {
public:
    void add(const RecordView &view);
    std::size_t size() const { return m_places.size(); }
    void clear();
    /// As it was given, where it lies.
    RecordView view(std::size_t i) const;
    /// What came of it; nothing before parse().
    const std::optional<Result<Record>> &record(std::size_t i) const { return m_records[i]; }

    /// The records `first` to `last` - 1 from their bytes. Hashes are computed side by side and believed where they
    /// are the stored ones; what cannot be read keeps its fault. Parts of a batch may be parsed at the same time.
    void parse(std::size_t first, std::size_t last);

private:
    struct Place {
        qsizetype at, chain, raw, sig, hash; // where it begins, and the sizes, in this order
        qint64 seq, position;
    };
    QByteArray m_bytes;
    std::vector<Place> m_places;
    std::vector<std::optional<Result<Record>>> m_records;
};

/// Applies parsed records in their order, and keeps the ends of their chains until the last one is through.
class Applying {
public:
    Applying(const Registry &registry, bool skipDamaged) : m_registry(registry), m_skipDamaged(skipDamaged) {}

    /// Faults: those of the projections, and that of a record which cannot be read, unless such are skipped.
    Result<void> apply(store::Write &write, const Batch &batch);
    Result<void> finish(store::Write &write) const;

private:
    const Registry &m_registry;
    bool m_skipDamaged;
    std::unordered_map<QString, ChainEnd> m_ends;
};

/// The tree at the newest checkpoint, if there is one; leaves of records that a fork set aside are part of it.
Result<std::optional<MerkleFrontier>> treeAtCheckpoint(const store::Read &from);

} // namespace anjuan::chain
