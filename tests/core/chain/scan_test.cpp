#include <catch2/catch.hpp>

#include "core/chain/scan.h"

#include "tests/core/chain/unit_fixture.h"

using namespace anjuan;
using namespace anjuan::chain;
using anjuan::test::Unit;

TEST_CASE("the ends of a record are read from its bytes as a parser reads them")
{
    Unit unit;
    unit.add(unit.office, "office.founded", unit.adminId, unit.admin, unit.foundingBody());
    // A body full of what stands at the end of a record, too.
    const QJsonObject body{{QStringLiteral("prev"), QString(64, QLatin1Char('0'))},
                           {QStringLiteral("seq"), 7},
                           {QStringLiteral("v"), 1},
                           {QStringLiteral("chain"), QStringLiteral("\",\"seq\":9,\"v\":1}")}};
    unit.add(unit.desk, "desk.ledger_opened", unit.adminId, unit.admin, body);
    Record late = unit.add(unit.desk, "desk.logged_in", unit.adminId, unit.admin, body);
    for (const Record &record : unit.ledger) {
        const auto ends = endsOf(record.raw);
        INFO(record.raw.constData());
        REQUIRE(ends);
        CHECK(QString::fromLatin1(ends->at) == record.at.toString());
        CHECK(QString::fromUtf8(ends->chain) == record.chain);
        CHECK(QString::fromUtf8(ends->kind) == record.kind);
        CHECK(QString::fromLatin1(ends->library) == record.library.toString());
        CHECK(QString::fromLatin1(ends->prev) == record.prev.hex());
        CHECK(ends->office.isEmpty() == !record.office);
        CHECK(ends->seq == record.seq);
    }
    // Any other end is none.
    for (qsizetype n = 1; n < 200; ++n)
        CHECK_FALSE(endsOf(QByteArrayView(late.raw).chopped(n)));
    CHECK_FALSE(endsOf({}));
}

TEST_CASE("a tree goes on from its peaks as if it had never stopped")
{
    MerkleFrontier whole;
    for (int n = 0; n < 70; ++n) {
        const auto resumed = MerkleFrontier::from(whole.size(), whole.peaks());
        REQUIRE(resumed);
        CHECK(resumed->root() == whole.root());
        MerkleFrontier on = *resumed;
        const Digest hash = sm3(QByteArray::number(n));
        on.add(hash);
        whole.add(hash);
        CHECK(on.root() == whole.root());
    }
    CHECK_FALSE(MerkleFrontier::from(3, whole.peaks()));
    CHECK_FALSE(MerkleFrontier::from(-1, {}));
}

TEST_CASE("roots hashed in lanes are those of the tree that grows leaf by leaf")
{
    constexpr qint64 kLeaves = 12'300; // three chunks and a bit
    Hashes leaves;
    MerkleFrontier tree;
    std::map<qint64, Digest> expected{{0, tree.root()}};
    for (qint64 n = 0; n < kLeaves; ++n) {
        leaves.push_back(sm3(QByteArray::number(n)));
        tree.add(leaves.back());
        expected[tree.size()] = tree.root();
    }
    const std::set<qint64> sizes{0,    1,    2,    3,    1000, 4095,        4096,    4097,       5000,
                                 8191, 8192, 8193, 9000, 9001, kLeaves - 1, kLeaves, kLeaves + 1};
    const auto check = [&](const std::map<qint64, Digest> &stated) {
        const auto roots = rootsOf(leaves, sizes, stated);
        for (const qint64 size : sizes) {
            INFO(size << " of those with " << stated.size() << " stated roots");
            REQUIRE(roots.contains(size) == (size <= kLeaves));
            if (size <= kLeaves)
                CHECK(roots.at(size) == expected[size]);
        }
    };
    check({});
    check({{9000, expected[9000]}});
    check({{4096, expected[4096]}, {8192, expected[8192]}});
    check({{kLeaves, expected[kLeaves]}});
    // One that is false vouches for nothing, and the true root is told nevertheless.
    check({{kLeaves, Digest{}}, {5000, expected[5000]}, {-3, Digest{}}, {kLeaves + 7, Digest{}}});
    check({{9000, Digest{}}});
    leaves.resize(8192);
    CHECK(rootsOf(leaves, {8192, 8193}, {{8192, expected[8192]}}).at(8192) == expected[8192]);
    CHECK(rootsOf({}, {0}, {{0, expected[0]}}).at(0) == expected[0]);
}

TEST_CASE("a tree hashed in lanes goes on like one that grew, whether its root was stated truly or not")
{
    const Digest next = sm3(QByteArrayLiteral("next"));
    Hashes leaves;
    MerkleFrontier grown;
    for (qint64 n = 0; n <= 4097; ++n) {
        for (const Digest &stated : {grown.root(), Digest{}}) {
            if (n > 3 && n < 4095)
                break;
            INFO(n << " leaves");
            MerkleFrontier tree = treeOver(leaves, stated);
            CHECK(tree.size() == n);
            CHECK(tree.peaks() == grown.peaks());
            tree.add(next);
            MerkleFrontier other = grown;
            other.add(next);
            CHECK(tree.root() == other.root());
        }
        leaves.push_back(sm3(QByteArray::number(n)));
        grown.add(leaves.back());
    }
}
