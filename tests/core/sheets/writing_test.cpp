#include <catch2/catch.hpp>

#include <QtCore/QDir>
#include <QtCore/QElapsedTimer>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>

#include "core/sheets/reading.h"
#include "core/sheets/writing.h"

using namespace anjuan;
using namespace anjuan::sheets;

namespace {

const QDate kDay(2026, 11, 28);

Table sample()
{
    Table out;
    out.name = QString::fromUtf8("执法事项");
    out.heading = QString::fromUtf8("金额以元计");
    out.columns = {{QString::fromUtf8("编号"), 10, QString::fromUtf8("不可重复"), {}},
                   {QString::fromUtf8("类别"), 10, {}, {QString::fromUtf8("乡镇"), QString::fromUtf8("街道")}},
                   {QString::fromUtf8("日期"), 12, {}, {}},
                   {QString::fromUtf8("数额"), 12, {}, {}}};
    out.rows = {{Cell::ofText(QStringLiteral("0012")), Cell::ofText(QString::fromUtf8("乡镇")), Cell::ofDate(kDay),
                 Cell::ofNumber(1234.56)},
                {Cell::ofText(QStringLiteral("=1+1")),
                 Cell::ofText(QStringLiteral("a\nb\x01 _x0041_")),
                 {},
                 Cell::ofNumber(5000)}};
    out.marked = {1};
    return out;
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

} // namespace

TEST_CASE("what is written is read again, cell for cell")
{
    const QTemporaryDir dir;
    NoProgress progress;
    const QString path = dir.filePath(QString::fromUtf8("清单.xlsx"));
    REQUIRE(writeWorkbook(path, {sample()}, QStringLiteral("t"), kDay, progress));
    const auto book = readTable(path, progress);
    REQUIRE(book);
    const Sheet *sheet = book->sheet(QString::fromUtf8("执法事项"));
    REQUIRE(sheet);
    CHECK(sheet->at(0, 0).text == QString::fromUtf8("金额以元计"));
    CHECK(sheet->at(1, 3).text == QString::fromUtf8("数额"));
    for (int row = 0; row < 2; ++row)
        for (int column = 0; column < 4; ++column)
            CHECK(sheet->at(row + 2, column)
                  == sample().rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)]);
    CHECK(sheet->at(3, 0).formula.isEmpty());
    CHECK(QDir(dir.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size() == 1);
}

TEST_CASE("the same tables give the same bytes")
{
    const QTemporaryDir dir;
    NoProgress progress;
    for (const char *name : {"a.xlsx", "b.xlsx"})
        REQUIRE(writeWorkbook(dir.filePath(QLatin1String(name)), {sample()}, QStringLiteral("t"), kDay, progress));
    CHECK(bytesOf(dir.filePath(QStringLiteral("a.xlsx"))) == bytesOf(dir.filePath(QStringLiteral("b.xlsx"))));
}

TEST_CASE("a workbook that cannot be written leaves what stood there")
{
    const QTemporaryDir dir;
    NoProgress progress;
    const QString path = dir.filePath(QStringLiteral("a.xlsx"));
    QFile before(path);
    REQUIRE(before.open(QIODevice::WriteOnly));
    before.write("before");
    before.close();
    Table table = sample();
    table.rows[0][1] = Cell::ofText(QString(32768, QChar(u'x')));
    const auto tooLong = writeWorkbook(path, {table}, {}, kDay, progress);
    REQUIRE_FALSE(tooLong);
    CHECK(tooLong.error()
          == Error{Fault::Invalid, QStringLiteral("sheets.text_too_long"), {table.name, QStringLiteral("B3")}});
    CHECK(bytesOf(path) == "before");
    table = sample();
    table.name = QStringLiteral("a/b");
    const auto named = writeWorkbook(path, {table}, {}, kDay, progress);
    REQUIRE_FALSE(named);
    CHECK(named.error().id == QLatin1String("sheets.bad_name"));
    const auto twice = writeWorkbook(path, {sample(), sample()}, {}, kDay, progress);
    REQUIRE_FALSE(twice);
    CHECK(twice.error().id == QLatin1String("sheets.bad_name"));
    table = sample();
    table.rows.resize(1'048'576);
    const auto many = writeWorkbook(path, {table}, {}, kDay, progress);
    REQUIRE_FALSE(many);
    CHECK(many.error().id == QLatin1String("sheets.too_big"));
    const auto nowhere = writeWorkbook(dir.filePath(QStringLiteral("none/a.xlsx")), {sample()}, {}, kDay, progress);
    REQUIRE_FALSE(nowhere);
    CHECK(nowhere.error().fault == Fault::Io);
    CHECK(bytesOf(path) == "before");
}

TEST_CASE("a hundred thousand cells go out and come in within seconds")
{
    const QTemporaryDir dir;
    NoProgress progress;
    Table table = sample();
    table.marked.clear();
    table.rows.assign(25'000, table.rows.front());
    const QString path = dir.filePath(QStringLiteral("a.xlsx"));
    QElapsedTimer timer;
    timer.start();
    REQUIRE(writeWorkbook(path, {table}, {}, kDay, progress));
    const auto book = readTable(path, progress);
    REQUIRE(book);
    CHECK(book->sheets.front().rowCount() == 25'002);
    CHECK(timer.elapsed() < 20'000);
}
