#include "core/chain/merkle.h"

#include <algorithm>
#include <bit>

namespace anjuan::chain {
namespace {

/// The largest power of two below `n`, for n > 1: where RFC 9162 splits a tree.
std::size_t splitOf(std::size_t n)
{
    return std::bit_floor(n - 1);
}

} // namespace

Digest merkleLeaf(const Digest &recordHash)
{
    std::array<char, 33> data{};
    std::copy(recordHash.bytes.begin(), recordHash.bytes.end(), data.begin() + 1);
    return sm3(QByteArrayView(data.data(), 33));
}

Digest merkleNode(const Digest &left, const Digest &right)
{
    std::array<char, 65> data{1};
    std::copy(left.bytes.begin(), left.bytes.end(), data.begin() + 1);
    std::copy(right.bytes.begin(), right.bytes.end(), data.begin() + 33);
    return sm3(QByteArrayView(data.data(), 65));
}

MerkleTree::MerkleTree(const Hashes &recordHashes)
{
    Hashes leaves(recordHashes.size());
    std::transform(recordHashes.begin(), recordHashes.end(), leaves.begin(), merkleLeaf);
    m_levels.push_back(std::move(leaves));
    while (m_levels.back().size() > 1) {
        const Hashes &below = m_levels.back();
        Hashes level(below.size() / 2);
        for (std::size_t i = 0; i < level.size(); ++i)
            level[i] = merkleNode(below[2 * i], below[2 * i + 1]);
        m_levels.push_back(std::move(level));
    }
}

Digest MerkleTree::range(std::size_t begin, std::size_t end) const
{
    const std::size_t count = end - begin;
    if (count == 0)
        return sm3({});
    if (std::has_single_bit(count) && begin % count == 0)
        return m_levels[static_cast<std::size_t>(std::countr_zero(count))][begin / count];
    const std::size_t split = begin + splitOf(count);
    return merkleNode(range(begin, split), range(split, end));
}

Digest MerkleTree::root(std::size_t size) const
{
    return range(0, size);
}

Hashes MerkleTree::inclusion(std::size_t index, std::size_t size) const
{
    Hashes path; // from the root down, turned at the end
    std::size_t begin = 0;
    std::size_t end = size;
    while (end - begin > 1) {
        const std::size_t split = begin + splitOf(end - begin);
        if (index < split) {
            path.push_back(range(split, end));
            end = split;
        } else {
            path.push_back(range(begin, split));
            begin = split;
        }
    }
    std::reverse(path.begin(), path.end());
    return path;
}

Hashes MerkleTree::consistency(std::size_t first, std::size_t second) const
{
    Hashes path;
    std::size_t begin = 0;
    std::size_t end = second;
    while (end != first) {
        const std::size_t split = begin + splitOf(end - begin);
        if (first <= split) {
            path.push_back(range(split, end));
            end = split;
        } else {
            path.push_back(range(begin, split));
            begin = split;
        }
    }
    // The verifier knows the first root itself: it is left out where the first tree is this very subtree.
    if (begin != 0)
        path.push_back(range(begin, end));
    std::reverse(path.begin(), path.end());
    return path;
}

Digest merkleRoot(const Hashes &recordHashes)
{
    MerkleFrontier frontier;
    for (const Digest &hash : recordHashes)
        frontier.add(hash);
    return frontier.root();
}

Hashes inclusionPath(const Hashes &recordHashes, std::size_t index, std::size_t size)
{
    return MerkleTree(recordHashes).inclusion(index, size);
}

Hashes consistencyPath(const Hashes &recordHashes, std::size_t first, std::size_t second)
{
    return MerkleTree(recordHashes).consistency(first, second);
}

// RFC 9162 §2.1.3.2
bool inclusionHolds(qint64 index, qint64 size, const Digest &recordHash, const Hashes &path, const Digest &root)
{
    if (index < 0 || index >= size)
        return false;
    qint64 fn = index;
    qint64 sn = size - 1;
    Digest r = merkleLeaf(recordHash);
    for (const Digest &p : path) {
        if (sn == 0)
            return false;
        if ((fn & 1) != 0 || fn == sn) {
            r = merkleNode(p, r);
            while ((fn & 1) == 0 && fn != 0) {
                fn >>= 1;
                sn >>= 1;
            }
        } else {
            r = merkleNode(r, p);
        }
        fn >>= 1;
        sn >>= 1;
    }
    return sn == 0 && r == root;
}

// RFC 9162 §2.1.4.2
bool consistencyHolds(qint64 first, qint64 second, const Digest &firstRoot, const Digest &secondRoot,
                      const Hashes &path)
{
    if (first == second)
        return firstRoot == secondRoot && path.empty();
    if (first <= 0 || first > second || path.empty())
        return false;
    const bool whole = std::has_single_bit(static_cast<std::uint64_t>(first));
    qint64 fn = first - 1;
    qint64 sn = second - 1;
    while ((fn & 1) != 0) {
        fn >>= 1;
        sn >>= 1;
    }
    Digest fr = whole ? firstRoot : path.front();
    Digest sr = fr;
    for (auto c = path.begin() + (whole ? 0 : 1); c != path.end(); ++c) {
        if (sn == 0)
            return false;
        if ((fn & 1) != 0 || fn == sn) {
            fr = merkleNode(*c, fr);
            sr = merkleNode(*c, sr);
            while ((fn & 1) == 0 && fn != 0) {
                fn >>= 1;
                sn >>= 1;
            }
        } else {
            sr = merkleNode(sr, *c);
        }
        fn >>= 1;
        sn >>= 1;
    }
    return sn == 0 && fr == firstRoot && sr == secondRoot;
}

std::optional<MerkleFrontier> MerkleFrontier::from(qint64 size, Hashes peaks)
{
    if (size < 0 || peaks.size() != static_cast<std::size_t>(std::popcount(static_cast<std::uint64_t>(size))))
        return std::nullopt;
    MerkleFrontier frontier;
    frontier.m_size = size;
    frontier.m_peaks = std::move(peaks);
    return frontier;
}

void MerkleFrontier::add(const Digest &recordHash)
{
    Digest node = merkleLeaf(recordHash);
    for (qint64 n = m_size; (n & 1) != 0; n >>= 1) {
        node = merkleNode(m_peaks.back(), node);
        m_peaks.pop_back();
    }
    m_peaks.push_back(node);
    ++m_size;
}

Digest MerkleFrontier::root() const
{
    if (m_peaks.empty())
        return sm3({});
    Digest root = m_peaks.back();
    for (auto peak = m_peaks.rbegin() + 1; peak != m_peaks.rend(); ++peak)
        root = merkleNode(*peak, root);
    return root;
}

} // namespace anjuan::chain
