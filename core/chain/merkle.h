#pragma once
#include <optional>
#include <vector>

#include "core/base/digest.h"

namespace anjuan::chain {

/// RFC 9162 §2.1 with SM3: leaf = SM3(0x00 ‖ hash), node = SM3(0x01 ‖ left ‖ right) (spec §4).
using Hashes = std::vector<Digest>;

Digest merkleLeaf(const Digest &recordHash);
Digest merkleNode(const Digest &left, const Digest &right);
/// The root over record hashes (leaves are hashed here). Empty: SM3 of nothing.
Digest merkleRoot(const Hashes &recordHashes);
/// The audit path of leaf `index` in the first `size` hashes.
Hashes inclusionPath(const Hashes &recordHashes, std::size_t index, std::size_t size);
/// The proof that the tree of `first` hashes is a prefix of the tree of `second`.
Hashes consistencyPath(const Hashes &recordHashes, std::size_t first, std::size_t second);

bool inclusionHolds(qint64 index, qint64 size, const Digest &recordHash, const Hashes &path, const Digest &root);
bool consistencyHolds(qint64 first, qint64 second, const Digest &firstRoot, const Digest &secondRoot,
                      const Hashes &path);

/// A tree over fixed hashes, hashed once: each root and path after that costs O(log² n). For many proofs of one ledger.
class MerkleTree {
public:
    explicit MerkleTree(const Hashes &recordHashes);
    std::size_t size() const { return m_levels.front().size(); }
    /// Of the first `size` leaves; `size`, `index`, `first`, `second` must lie within the tree.
    Digest root(std::size_t size) const;
    Hashes inclusion(std::size_t index, std::size_t size) const;
    Hashes consistency(std::size_t first, std::size_t second) const;

private:
    Digest range(std::size_t begin, std::size_t end) const;

    std::vector<Hashes> m_levels; // [k][i] is the root of the 2^k leaves from i·2^k on, complete ones only
};

/// A tree that grows: the root after each appended hash costs O(log n).
class MerkleFrontier {
public:
    MerkleFrontier() = default;
    /// As `peaks()` gave them; nothing unless there is one for each bit of `size`.
    static std::optional<MerkleFrontier> from(qint64 size, Hashes peaks);
    /// The roots of the complete subtrees, the largest first.
    const Hashes &peaks() const { return m_peaks; }
    void add(const Digest &recordHash);
    Digest root() const;
    qint64 size() const { return m_size; }

private:
    Hashes m_peaks;
    qint64 m_size = 0;
};

} // namespace anjuan::chain
