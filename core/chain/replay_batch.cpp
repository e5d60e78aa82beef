#include "core/chain/replay_batch.h"

#include "core/base/sm3_lanes.h"

namespace anjuan::chain {

void Batch::add(const RecordView &view)
{
    m_places.push_back({m_bytes.size(), view.chain.size(), view.raw.size(), view.sig.size(), view.hash.size(), view.seq,
                        view.position});
    for (const QByteArrayView part : {view.chain, view.raw, view.sig, view.hash})
        m_bytes.append(part);
    m_records.emplace_back();
}

void Batch::clear()
{
    m_bytes.resize(0); // keeps what it has
    m_places.clear();
    m_records.clear();
}

RecordView Batch::view(std::size_t i) const
{
    const Place &place = m_places[i];
    QByteArrayView left = QByteArrayView(m_bytes).sliced(place.at);
    const auto next = [&left](qsizetype size) {
        const QByteArrayView part = left.first(size);
        left = left.sliced(size);
        return part;
    };
    RecordView view;
    view.chain = next(place.chain);
    view.raw = next(place.raw);
    view.sig = next(place.sig);
    view.hash = next(place.hash);
    view.seq = place.seq;
    view.position = place.position;
    return view;
}

void Batch::parse(std::size_t first, std::size_t last)
{
    std::vector<QByteArrayView> raws;
    raws.reserve(last - first);
    for (std::size_t i = first; i < last; ++i)
        raws.push_back(view(i).raw);
    Hashes hashes(raws.size());
    sm3Lanes(raws, hashes);
    for (std::size_t i = first; i < last; ++i) {
        const RecordView one = view(i);
        auto record = readWhole(one.raw.toByteArray());
        const auto hash = Digest::fromHex(one.hash);
        if (!record || hash != hashes[i - first]) {
            m_records[i] = one.stored().parse();
            continue;
        }
        record->hash = *hash;
        record->sig = one.sig.toByteArray();
        m_records[i] = *std::move(record);
    }
}

Result<void> Applying::apply(store::Write &write, const Batch &batch)
{
    for (std::size_t i = 0; i < batch.size(); ++i) {
        const Result<Record> &read = *batch.record(i);
        if (!read && m_skipDamaged)
            continue;
        ANJUAN_CHECK(read);
        const Record &record = *read;
        m_ends[record.chain] = {record.seq, record.hash, record.at};
        for (const Projection &projection : m_registry.projections())
            ANJUAN_CHECK((projection.applyAmong ? projection.applyAmong : projection.apply)(write, record));
    }
    return {};
}

Result<void> Applying::finish(store::Write &write) const
{
    for (const Projection &projection : m_registry.projections()) {
        if (!projection.end)
            continue;
        for (const auto &[chain, end] : m_ends)
            ANJUAN_CHECK(projection.end(write, chain, end));
    }
    return {};
}

} // namespace anjuan::chain
