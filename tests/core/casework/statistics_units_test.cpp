#include <catch2/catch.hpp>

#include <QtCore/QDir>

#include "core/casework/statistics_sheet.h"

#include "tests/core/casework/exchange_bench.h"
#include "tests/core/casework/sheet_columns.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Pc;

namespace {

const QDate kFirst(2026, 1, 1), kLast(2026, 12, 31);

/// A bureau, and two units that upload to it by files in a folder.
struct County {
    QTemporaryDir dir;
    ScriptClock clock;
    NoProgress quiet;
    Pc east{clock, dir.filePath(QStringLiteral("east"))};
    Pc west{clock, dir.filePath(QStringLiteral("west"))};
    Pc bureau{clock, dir.filePath(QStringLiteral("bureau"))};

    County()
    {
        for (const char *folder : {"drop", "receipts"})
            QDir(dir.path()).mkdir(QLatin1String(folder));
        bureau.found(QStringLiteral("示例市局"));
        east.found(QStringLiteral("东镇综合行政执法队"));
        west.found(QStringLiteral("西镇综合行政执法队"));
        const QString card = dir.filePath(QStringLiteral("bureau.json"));
        QFile file(card);
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(*bureauCard(bureau.as(QStringLiteral("admin"))));
        file.close();
        for (Pc *unit : {&east, &west}) {
            REQUIRE(pinUnit(bureau.as(QStringLiteral("admin")), joinCardOf(unit->library())));
            REQUIRE(pinBureau(unit->as(QStringLiteral("admin")), *readBureauCard(card)));
        }
    }
    void upload(Pc &unit, const char *file)
    {
        unit.exported(QStringLiteral("upload"), {}, dir.filePath(QStringLiteral("drop/") + QLatin1String(file)));
        const auto rows = takeUploads(bureau.as(QStringLiteral("admin")), dir.filePath(QStringLiteral("drop")),
                                      dir.filePath(QStringLiteral("receipts")), quiet);
        REQUIRE(rows);
        for (const auto &row : *rows) {
            INFO((row.findings.empty() ? "" : qPrintable(row.findings.front().error.id)));
            CHECK(row.accepted);
            // The next upload goes on from the receipt.
            REQUIRE(acceptReceipt(unit.as(QStringLiteral("zhangsan")), row.receiptFile));
        }
        QFile::remove(dir.filePath(QStringLiteral("drop/") + QLatin1String(file)));
    }
    SheetTable penalties(const Library &library)
    {
        const auto sheet = statSheet(library, kFirst, kLast);
        REQUIRE(sheet);
        const SheetTable *table = sheet->table(QStringLiteral("penalties"));
        REQUIRE(table);
        return *table;
    }
};

qint64 valueOf(const SheetTable &table, const char *unit, const char *column)
{
    for (const SheetRow &row : table.rows) {
        if (row.unit.startsWith(QString::fromUtf8(unit)))
            return row.values[test::columnOf(table, column)];
    }
    FAIL("no unit " << unit);
    return -1;
}

} // namespace

TEST_CASE("a bureau's sheet adds up what two units uploaded and what a third reported on paper")
{
    County county;
    county.east.work(QStringLiteral("T01-completed"), {}); // fined 100 yuan
    county.west.work(QStringLiteral("T01-completed"), {});
    county.west.work(QStringLiteral("P02-short"), {}); // not penalised
    county.upload(county.east, "east.anjuan.zip");
    // A unit that has not uploaded yet has no line.
    SheetTable table = county.penalties(county.bureau.library());
    CHECK(table.rows.size() == 1);
    CHECK(table.totals[test::columnOf(table, "penalties.total")] == 1);

    county.upload(county.west, "west.anjuan.zip");
    const auto paper = [&](const char *unit, qint64 fines) {
        return enterFigures(county.bureau.as(QStringLiteral("admin")), QString::fromUtf8(unit), kFirst, kLast,
                            {{QStringLiteral("penalties.fine"), fines}}, QStringLiteral("书面报表"));
    };
    REQUIRE(paper("北镇综合行政执法队", 5));
    REQUIRE(paper("东镇综合行政执法队", 70)); // uploaded as well: its cases count, not this
    table = county.penalties(county.bureau.library());
    REQUIRE(table.rows.size() == 3);
    CHECK(valueOf(table, "东镇", "penalties.fine") == 1);
    CHECK(valueOf(table, "西镇", "penalties.fine") == 1);
    CHECK(valueOf(table, "西镇", "penalties.spared") == 1);
    CHECK(valueOf(table, "北镇", "penalties.fine") == 5);
    CHECK(table.totals[test::columnOf(table, "penalties.fine")] == 7);
    CHECK(table.totals[test::columnOf(table, "penalties.total")] == 7);
    CHECK(table.totals[test::columnOf(table, "penalties.fines")] == 20'000);
    CHECK(table.totals[test::columnOf(table, "penalties.spared")] == 1);
    // Each unit counts as it does at home.
    for (Pc *unit : {&county.east, &county.west}) {
        const SheetTable own = county.penalties(unit->library());
        for (std::size_t at = 0; at < own.columns.size(); ++at) {
            const QByteArray id = own.columns[at].id.toLatin1();
            INFO(id.constData());
            CHECK(own.totals[at] == valueOf(table, own.rows.front().unit.toUtf8().constData(), id.constData()));
        }
    }
}

TEST_CASE("a unit's next upload takes the place of its last one in the sums, and counts nothing twice")
{
    County county;
    county.east.work(QStringLiteral("T01-completed"), {});
    county.west.work(QStringLiteral("T01-completed"), {});
    county.upload(county.east, "east1.anjuan.zip");
    county.upload(county.west, "west1.anjuan.zip");
    SheetTable table = county.penalties(county.bureau.library());
    CHECK(table.totals[test::columnOf(table, "penalties.total")] == 2);
    county.east.work(QStringLiteral("P01-simple"), {}); // on the spot
    CHECK(county.penalties(county.bureau.library()).totals[test::columnOf(table, "penalties.total")] == 2);
    county.upload(county.east, "east2.anjuan.zip");
    table = county.penalties(county.bureau.library());
    CHECK(table.rows.size() == 2);
    CHECK(valueOf(table, "东镇", "penalties.total") == 2);
    CHECK(table.totals[test::columnOf(table, "penalties.total")] == 3);
    CHECK(county.bureau.findings().isEmpty());
}
