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

} // namespace anjuan::chain
