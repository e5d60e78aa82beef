#include <catch2/catch.hpp>

#include <QtCore/QFile>

#include "core/base/json.h"
#include "core/chain/merkle.h"

using namespace anjuan;
using namespace anjuan::chain;

namespace {

QJsonObject merkleVectors()
{
    QFile file(QStringLiteral(ANJUAN_SOURCE_DIR "/docs/format/vectors.json"));
    REQUIRE(file.open(QIODevice::ReadOnly));
    return parseJson(file.readAll(), file.fileName())->toObject().value(QStringLiteral("merkle")).toObject();
}

Hashes hashes(const QJsonValue &list)
{
    Hashes out;
    for (const auto item : list.toArray())
        out.push_back(Digest::fromHex(item.toString()).value());
    return out;
}

/// Every path that differs from a right one in one place, or is longer or shorter by one.
std::vector<Hashes> nearMisses(const Hashes &path)
{
    std::vector<Hashes> out;
    for (std::size_t i = 0; i < path.size(); ++i) {
        Hashes changed = path;
        changed[i].bytes[31] = static_cast<unsigned char>(changed[i].bytes[31] ^ 1);
        out.push_back(changed);
        Hashes without = path;
        without.erase(without.begin() + static_cast<std::ptrdiff_t>(i));
        out.push_back(without);
    }
    Hashes longer = path;
    longer.push_back(Digest{});
    out.push_back(longer);
    return out;
}

Hashes numbered(std::size_t n)
{
    Hashes out;
    for (std::size_t i = 0; i < n; ++i)
        out.push_back(sm3(QByteArray::number(static_cast<qulonglong>(i))));
    return out;
}

} // namespace

TEST_CASE("roots of the vectors come out of the tree, the frontier and the list alike")
{
    const QJsonObject vectors = merkleVectors();
    const Hashes all = hashes(vectors.value(QStringLiteral("record_hashes")));
    const Hashes roots = hashes(vectors.value(QStringLiteral("roots")));
    REQUIRE(roots.size() == 14);
    const MerkleTree tree(all);
    MerkleFrontier frontier;
    for (std::size_t n = 0; n <= all.size(); ++n) {
        CHECK(tree.root(n) == roots[n]);
        CHECK(frontier.root() == roots[n]);
        CHECK(frontier.size() == static_cast<qint64>(n));
        CHECK(merkleRoot(Hashes(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(n))) == roots[n]);
        if (n < all.size())
            frontier.add(all[n]);
    }
}

TEST_CASE("inclusion paths are those of the vectors, hold, and nothing near them holds")
{
    const QJsonObject vectors = merkleVectors();
    const Hashes all = hashes(vectors.value(QStringLiteral("record_hashes")));
    const Hashes roots = hashes(vectors.value(QStringLiteral("roots")));
    int count = 0;
    for (const auto item : vectors.value(QStringLiteral("inclusion")).toArray()) {
        const auto index = item.toObject().value(QStringLiteral("index")).toInteger();
        const auto size = item.toObject().value(QStringLiteral("size")).toInteger();
        const auto i = static_cast<std::size_t>(index);
        const auto n = static_cast<std::size_t>(size);
        const Hashes path = hashes(item.toObject().value(QStringLiteral("path")));
        CHECK(inclusionPath(all, i, n) == path);
        CHECK(inclusionHolds(index, size, all[i], path, roots[n]));
        for (const Hashes &near : nearMisses(path))
            CHECK_FALSE(inclusionHolds(index, size, all[i], near, roots[n]));
        CHECK_FALSE(inclusionHolds(index, size, sm3("x"), path, roots[n]));
        CHECK_FALSE(inclusionHolds(-1, size, all[i], path, roots[n]));
        CHECK_FALSE(inclusionHolds(size, size, all[i], path, roots[n]));
        if (size > 1)
            CHECK_FALSE(inclusionHolds(index ^ 1, size, all[i], path, roots[n]));
        ++count;
    }
    CHECK(count == 34);
}

TEST_CASE("consistency paths are those of the vectors, hold, and nothing near them holds")
{
    const QJsonObject vectors = merkleVectors();
    const Hashes all = hashes(vectors.value(QStringLiteral("record_hashes")));
    const Hashes roots = hashes(vectors.value(QStringLiteral("roots")));
    int count = 0;
    for (const auto item : vectors.value(QStringLiteral("consistency")).toArray()) {
        const auto first = item.toObject().value(QStringLiteral("first")).toInteger();
        const auto second = item.toObject().value(QStringLiteral("second")).toInteger();
        const auto m = static_cast<std::size_t>(first);
        const auto n = static_cast<std::size_t>(second);
        const Hashes path = hashes(item.toObject().value(QStringLiteral("path")));
        CHECK(consistencyPath(all, m, n) == path);
        CHECK(consistencyHolds(first, second, roots[m], roots[n], path));
        for (const Hashes &near : nearMisses(path))
            CHECK_FALSE(consistencyHolds(first, second, roots[m], roots[n], near));
        CHECK_FALSE(consistencyHolds(first, second, Digest{}, roots[n], path));
        CHECK_FALSE(consistencyHolds(first, second, roots[m], Digest{}, path));
        CHECK_FALSE(consistencyHolds(0, second, roots[0], roots[n], path));
        if (m != n)
            CHECK_FALSE(consistencyHolds(second, first, roots[n], roots[m], path));
        ++count;
    }
    CHECK(count == 33);
}

TEST_CASE("every path of a tree of 70 leaves holds, and shows another leaf as false")
{
    const Hashes all = numbered(70);
    const MerkleTree tree(all);
    for (std::size_t n = 1; n <= all.size(); n += 3) {
        const Digest root = tree.root(n);
        for (std::size_t i = 0; i < n; ++i) {
            const Hashes path = tree.inclusion(i, n);
            CHECK(inclusionHolds(static_cast<qint64>(i), static_cast<qint64>(n), all[i], path, root));
            CHECK_FALSE(inclusionHolds(static_cast<qint64>(i), static_cast<qint64>(n), all[(i + 1) % 70], path, root));
        }
        for (std::size_t m = 1; m <= n; ++m)
            CHECK(consistencyHolds(static_cast<qint64>(m), static_cast<qint64>(n), tree.root(m), root,
                                   tree.consistency(m, n)));
    }
}
