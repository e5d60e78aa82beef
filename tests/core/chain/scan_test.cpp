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
