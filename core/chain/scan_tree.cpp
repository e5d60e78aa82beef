#include "core/base/sm3_lanes.h"
#include "core/chain/scan.h"

namespace anjuan::chain {
namespace {

constexpr std::size_t kChunk = 4096; // a power of two

/// Digests of messages of one length, `first` and then one or two digests.
Hashes hashed(char first, std::span<const Digest> parts, std::size_t perMessage)
{
    const std::size_t count = parts.size() / perMessage;
    const std::size_t size = 1 + 32 * perMessage;
    std::vector<char> bytes(count * size);
    std::vector<QByteArrayView> messages(count);
    for (std::size_t i = 0; i < count; ++i) {
        char *to = bytes.data() + i * size;
        messages[i] = QByteArrayView(to, static_cast<qsizetype>(size));
        *to++ = first;
        for (std::size_t part = 0; part < perMessage; ++part, to += 32)
            std::copy(parts[i * perMessage + part].bytes.begin(), parts[i * perMessage + part].bytes.end(), to);
    }
    Hashes out(count);
    sm3Lanes(messages, out);
    return out;
}

/// The complete subtrees of one chunk of leaves, level by level.
class Chunk {
public:
    explicit Chunk(std::span<const Digest> leaves)
    {
        m_levels.push_back(hashed(0, leaves, 1));
        while (m_levels.back().size() > 1)
            m_levels.push_back(hashed(1, m_levels.back(), 2));
    }
    const Digest &top() const { return m_levels.back().front(); }
    /// Adds the peaks of its first `count` leaves.
    void addPeaks(std::size_t count, Hashes &peaks) const
    {
        std::size_t begin = 0;
        for (std::size_t level = m_levels.size(); level-- > 0;) {
            const std::size_t width = std::size_t{1} << level;
            if ((count & width) == 0)
                continue;
            peaks.push_back(m_levels[level][begin / width]);
            begin += width;
        }
    }

private:
    std::vector<Hashes> m_levels;
};

struct Roots {
    std::map<qint64, Digest> at;
    MerkleFrontier sure; // at the largest size whose root came out as signed
};

Roots rootsAt(const Hashes &leaves, const std::set<qint64> &sizes, const std::map<qint64, Digest> &signedRoots)
{
    std::set<qint64> asked = sizes;
    for (const auto &[size, root] : signedRoots)
        asked.insert(size);
    asked.erase(asked.upper_bound(static_cast<qint64>(leaves.size())), asked.end());
    asked.erase(asked.begin(), asked.lower_bound(0));

    Roots out;
    auto &roots = out.at;
    MerkleFrontier &sure = out.sure;
    const auto settle = [&](qint64 size, Hashes tops) {
        const auto tree = MerkleFrontier::from(size, std::move(tops));
        const auto stated = signedRoots.find(size);
        roots[size] = tree ? tree->root() : Digest{};
        if (tree && stated != signedRoots.end() && stated->second == roots[size])
            sure = *tree;
    };
    Hashes peaks;
    auto next = asked.begin();
    const std::size_t useful = signedRoots.empty() ? 0 : leaves.size();
    for (std::size_t begin = 0; begin < useful && next != asked.end(); begin += kChunk) {
        const std::size_t count = std::min(kChunk, leaves.size() - begin);
        const Chunk chunk(std::span<const Digest>(leaves).subspan(begin, count));
        for (; next != asked.end() && *next < static_cast<qint64>(begin + kChunk); ++next) {
            Hashes here = peaks;
            chunk.addPeaks(static_cast<std::size_t>(*next) - begin, here);
            settle(*next, std::move(here));
        }
        Digest node = chunk.top();
        for (std::size_t n = begin / kChunk; (n & 1) != 0; n >>= 1) {
            node = merkleNode(peaks.back(), node);
            peaks.pop_back();
        }
        peaks.push_back(node);
    }
    if (useful > 0 && useful % kChunk == 0 && next != asked.end())
        settle(static_cast<qint64>(useful), peaks);
    for (auto size = asked.upper_bound(sure.size()); size != asked.end(); ++size) {
        while (sure.size() < *size)
            sure.add(leaves[static_cast<std::size_t>(sure.size())]);
        roots[*size] = sure.root();
    }
    if (asked.contains(0))
        roots[0] = MerkleFrontier().root();
    return out;
}

} // namespace

std::map<qint64, Digest> rootsOf(const Hashes &leaves, const std::set<qint64> &sizes,
                                 const std::map<qint64, Digest> &signedRoots)
{
    return rootsAt(leaves, sizes, signedRoots).at;
}

MerkleFrontier treeOver(const Hashes &leaves, const Digest &root)
{
    const auto size = static_cast<qint64>(leaves.size());
    return rootsAt(leaves, {size}, {{size, root}}).sure;
}

} // namespace anjuan::chain
