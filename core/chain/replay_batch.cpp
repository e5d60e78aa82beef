#include "core/chain/replay_batch.h"

#include "core/base/sm3_lanes.h"

namespace anjuan::chain {

void parse(Batch &batch, std::size_t first, std::size_t last)
{
    std::vector<QByteArrayView> raws;
    for (std::size_t i = first; i < last; ++i)
        raws.emplace_back(batch[i].stored.raw);
    Hashes hashes(raws.size());
    sm3Lanes(raws, hashes);
    for (std::size_t i = first; i < last; ++i) {
        StoredRecord &stored = batch[i].stored;
        auto record = readWhole(stored.raw);
        const auto hash = Digest::fromHex(stored.hash);
        if (!record || hash != hashes[i - first]) {
            batch[i].record = stored.parse();
            continue;
        }
        record->hash = *hash;
        record->sig = std::move(stored.sig);
        batch[i].record = *std::move(record);
    }
}

Result<void> Applying::apply(store::Write &write, const Batch &batch)
{
    for (const Passing &one : batch) {
        if (!one.record && m_skipDamaged)
            continue;
        ANJUAN_CHECK(one.record);
        const Record &record = *one.record;
        m_ends[record.chain] = {record.seq, record.hash, record.at};
        for (const Projection &projection : m_registry.projections())
            ANJUAN_CHECK(projection.apply == m_own ? applyWithoutEnd(write, record) : projection.apply(write, record));
    }
    return {};
}

Result<void> Applying::finish(store::Write &write) const
{
    for (const auto &[chain, end] : m_ends)
        ANJUAN_CHECK(keepEnd(write, chain, end));
    return {};
}

} // namespace anjuan::chain
