#include <catch2/catch.hpp>

#include "core/sheets/reading.h"
#include "core/sheets/values.h"

#include "tests/core/sheets/hand_made.h"

using namespace anjuan;
using namespace anjuan::sheets;
using test::bookOf;

namespace {

const QString kName = QStringLiteral("table.xlsx");

Result<Workbook> read(const QByteArray &bytes, const Limits &limits = {})
{
    NoProgress progress;
    return readTable(bytes, kName, progress, limits);
}

Sheet sheetOf(const QByteArray &rows, const QByteArray &after = {})
{
    const auto book = read(bookOf(rows, after));
    REQUIRE(book);
    REQUIRE(book->sheets.size() == 1);
    return book->sheets.front();
}

QString faultOf(const QByteArray &bytes, const Limits &limits = {})
{
    const auto book = read(bytes, limits);
    return book ? QString() : book.error().id;
}

class Stopped final : public Progress {
public:
    void report(qint64, qint64, const QString &) override {}
    bool cancelled() const override { return true; }
};

} // namespace

TEST_CASE("a workbook's cells are read by their types, and its sheet through its relations")
{
    const Sheet sheet =
        sheetOf("<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"C2\" t=\"s\"><v>1</v></c>"
                "<c t=\"inlineStr\"><is><t>in</t><r><t>line</t></r></is></c>"
                "<c r=\"E2\"><v>1234.5599999999999</v></c><c r=\"F2\" t=\"b\"><v>1</v></c>"
                "<c r=\"G2\" t=\"e\"><v>#N/A</v></c><c r=\"H2\" t=\"str\"><f>A1&amp;B1</f><v>made</v></c>"
                "<c r=\"I2\" t=\"s\"><v>2</v></c></row>");
    CHECK(sheet.name == QString::fromUtf8("事项"));
    CHECK(sheet.rowCount() == 2);
    CHECK(sheet.at(0, 0).isEmpty());
    CHECK(sheet.at(1, 0).text == QLatin1String("plain"));
    CHECK(sheet.at(1, 1).kind == Cell::Kind::Empty);
    CHECK(sheet.at(1, 2).text == QLatin1String("two runs"));
    CHECK(sheet.at(1, 3).text == QLatin1String("inline"));
    CHECK(sheet.at(1, 4).text == QLatin1String("1234.56"));
    CHECK(sheet.at(1, 5).text == QLatin1String("TRUE"));
    CHECK(sheet.at(1, 6).kind == Cell::Kind::Fault);
    CHECK(sheet.at(1, 7).formula == QLatin1String("=A1&B1"));
    CHECK(sheet.at(1, 7).text == QLatin1String("made"));
    CHECK(sheet.at(1, 8).text == QLatin1String("a\nb"));
    CHECK(cellName(1, 8) == QLatin1String("I2"));
    CHECK(columnName(27) == QLatin1String("AB"));
    CHECK(columnName(701) == QLatin1String("ZZ"));
}

TEST_CASE("a number with a date's format is a day, in either base")
{
    const QByteArray rows = "<row r=\"1\"><c r=\"A1\" s=\"1\"><v>46086</v></c><c r=\"B1\" s=\"2\"><v>46086.75</v></c>"
                            "<c r=\"C1\" s=\"3\"><v>46086</v></c><c r=\"D1\"><v>46086</v></c>"
                            "<c r=\"E1\" s=\"1\"><v>59</v></c><c r=\"F1\" s=\"1\"><v>61</v></c></row>";
    const Sheet sheet = sheetOf(rows);
    CHECK(sheet.at(0, 0).date == QDate(2026, 3, 5));
    CHECK(sheet.at(0, 1).date == QDate(2026, 3, 5));
    CHECK(sheet.at(0, 2).kind == Cell::Kind::Number);
    CHECK(sheet.at(0, 3).kind == Cell::Kind::Number);
    CHECK(sheet.at(0, 4).date == QDate(1900, 2, 28));
    CHECK(sheet.at(0, 5).date == QDate(1900, 3, 1));
    auto parts = test::partsOf(rows);
    parts[QStringLiteral("xl/workbook.xml")].replace("<sheets>", "<workbookPr date1904=\"1\"/><sheets>");
    const auto old = read(test::zipOf(parts));
    REQUIRE(old);
    CHECK(old->sheets.front().at(0, 0).date == QDate(2030, 3, 6));
}

TEST_CASE("a merged range shows its first cell everywhere")
{
    const Sheet sheet =
        sheetOf("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\"><v>1</v></c></row>"
                "<row r=\"2\"><c r=\"B2\"><v>2</v></c></row><row r=\"3\"><c r=\"B3\"><v>3</v></c></row>",
                "<mergeCells count=\"1\"><mergeCell ref=\"A1:A3\"/></mergeCells>");
    CHECK(sheet.at(1, 0).isEmpty());
    CHECK(sheet.at(1, 0).covered);
    CHECK_FALSE(sheet.at(0, 0).covered);
    CHECK(sheet.shownAt(2, 0).text == QLatin1String("plain"));
    CHECK(sheet.shownAt(2, 1).text == QLatin1String("3"));
}

TEST_CASE("a damaged workbook is refused, and the part that is wrong is named")
{
    const QByteArray good = bookOf("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>");
    CHECK(faultOf(good).isEmpty());
    CHECK(faultOf(good.left(good.size() / 2)) == QLatin1String("sheets.damaged"));
    CHECK(faultOf("PK\x03\x04 and nothing more") == QLatin1String("sheets.damaged"));
    CHECK(faultOf(bookOf("<row r=\"1\"><c r=\"A1\"><v>1</v></row>")) == QLatin1String("sheets.damaged"));
    CHECK(faultOf(bookOf("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>99</v></c></row>")) == QLatin1String("sheets.damaged"));
    CHECK(faultOf(bookOf("<row r=\"1\"><c r=\"A1\"><v>12x</v></c></row>")) == QLatin1String("sheets.damaged"));
    CHECK(faultOf(bookOf("<row r=\"1\"><c r=\"A1\"><v>1e999</v></c></row>")) == QLatin1String("sheets.damaged"));
    CHECK(faultOf(bookOf("<row r=\"2\"/><row r=\"1\"/>")) == QLatin1String("sheets.damaged"));
    CHECK(faultOf(bookOf("<row r=\"1\"><c r=\"B1\"/><c r=\"A1\"/></row>")) == QLatin1String("sheets.damaged"));
    CHECK(faultOf(bookOf("<row r=\"1\"><c r=\"A7\"/></row>")) == QLatin1String("sheets.damaged"));
    auto parts = test::partsOf("<row r=\"1\"/>");
    parts.erase(QStringLiteral("xl/workbook.xml"));
    CHECK(faultOf(test::zipOf(parts)) == QLatin1String("sheets.damaged"));
    parts = test::partsOf("<row r=\"1\"/>");
    parts.erase(QStringLiteral("_rels/.rels"));
    CHECK(faultOf(test::zipOf(parts)) == QLatin1String("sheets.damaged"));
    parts = test::partsOf("<row r=\"1\"/>");
    parts[QStringLiteral("xl/worksheets/odd-name.xml")].prepend("<!DOCTYPE x [<!ENTITY a \"aa\">]>");
    CHECK(faultOf(test::zipOf(parts)) == QLatin1String("sheets.damaged"));
    parts = test::partsOf({});
    parts[QStringLiteral("xl/workbook.xml")].replace("x:id=\"r9\"", "");
    CHECK(faultOf(test::zipOf(parts)) == QLatin1String("sheets.empty"));
    const auto told = read(bookOf("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>99</v></c></row>"));
    REQUIRE_FALSE(told);
    CHECK(told.error().args.contains(QStringLiteral("A1: 99")));
}

TEST_CASE("a flipped bit in a compressed part is found by its checksum")
{
    QByteArray rows;
    for (int i = 1; i < 400; ++i)
        rows += "<row r=\"" + QByteArray::number(i) + "\"><c><v>" + QByteArray::number(i * 7919) + "</v></c></row>";
    QByteArray bytes = bookOf(rows);
    const qsizetype at = bytes.indexOf("odd-name.xml") + 800;
    bytes[at] = static_cast<char>(bytes[at] ^ 0x10);
    CHECK(faultOf(bytes) == QLatin1String("sheets.damaged"));
}

TEST_CASE("what is no workbook is told apart: old format, password, empty, other bytes")
{
    const QByteArray ole = QByteArray("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) + QByteArray(600, '\0');
    CHECK(faultOf({}) == QLatin1String("sheets.empty"));
    CHECK(faultOf(ole) == QLatin1String("sheets.old_format"));
    QByteArray name;
    for (const char each : QByteArray("EncryptedPackage"))
        name += QByteArray(1, each) + QByteArray(1, '\0');
    CHECK(faultOf(ole + name) == QLatin1String("sheets.locked"));
    CHECK(faultOf(QByteArray("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16)) == QLatin1String("sheets.not_text"));
    NoProgress progress;
    const auto missing = readTable(QStringLiteral("/nowhere/a.xlsx"), progress);
    REQUIRE_FALSE(missing);
    CHECK(missing.error().id == QLatin1String("sheets.missing"));
}

TEST_CASE("more than may be held is refused before it is held")
{
    Limits few;
    few.cells = 3;
    CHECK(faultOf(bookOf("<row r=\"1\"><c r=\"A1\"/><c r=\"B1\"/><c r=\"C1\"/></row>"), few)
          == QLatin1String("sheets.too_big"));
    CHECK(faultOf(bookOf("<row r=\"4000000\"><c r=\"A4000000\"/></row>")) == QLatin1String("sheets.too_big"));
    CHECK(faultOf(bookOf("<row r=\"1\"><c r=\"ZZZZ1\"/></row>")) == QLatin1String("sheets.too_big"));
    Limits small;
    small.partBytes = 1000;
    CHECK(faultOf(bookOf(QByteArray(2000, ' ')), small) == QLatin1String("sheets.too_big"));
    CHECK(faultOf("a,b,c\n1,2,3\n", few) == QLatin1String("sheets.too_big"));
}

TEST_CASE("reading can be cancelled")
{
    Stopped stopped;
    const auto book = readTable(bookOf("<row r=\"1\"/><row r=\"1024\"/><row r=\"1025\"/>"), kName, stopped);
    REQUIRE_FALSE(book);
    CHECK(book.error().fault == Fault::Cancelled);
    const auto csv = readTable("a,b\n", kName, stopped);
    REQUIRE_FALSE(csv);
    CHECK(csv.error().fault == Fault::Cancelled);
}

TEST_CASE("a csv is read in UTF-8 with or without its mark, UTF-16 and GBK, with any separator")
{
    const QString kItem = QString::fromUtf8("露天焚烧");
    const auto first = [](const QByteArray &bytes) {
        const auto book = read(bytes);
        REQUIRE(book);
        return book->sheets.front();
    };
    CHECK(first("\xEF\xBB\xBF"
                "露天焚烧,1\n")
              .at(0, 0)
              .text
          == kItem);
    CHECK(first("露天焚烧,1\n").at(0, 0).text == kItem);
    CHECK(first("\xC2\xB6\xCC\xEC\xB7\xD9\xC9\xD5;1\r\n").at(0, 0).text == kItem);
    CHECK(first(QByteArray("\xFF\xFE\x32\x97\x29\x59,\0", 8)).at(0, 0).text == QString::fromUtf8("露天"));
    const Sheet quoted = first("a\t\"b\t\"\"c\"\"\nd\"\te\n\n\n");
    CHECK(quoted.rowCount() == 1);
    CHECK(quoted.at(0, 1).text == QLatin1String("b\t\"c\"\nd"));
    CHECK(quoted.at(0, 2).text == QLatin1String("e"));
    CHECK(faultOf("\xFF\xFA\x80 not text") == QLatin1String("sheets.not_text"));
}

TEST_CASE("days are read as people write them, and a day that does not exist is none")
{
    for (const char *each :
         {"2026-03-05", "2026/3/5", "2026.3.5", "2026年3月5日", " ２０２６－０３－０５ ", "20260305"})
        CHECK(dateIn(QString::fromUtf8(each)) == QDate(2026, 3, 5));
    for (const char *each : {"2026-02-31", "2026-13-01", "26-3-5", "三月五日", "", "2026-03-05x"})
        CHECK_FALSE(dateIn(QString::fromUtf8(each)));
    CHECK(dateIn(Cell::ofNumber(46086)) == QDate(2026, 3, 5));
    CHECK(dateIn(Cell::ofNumber(20260305)) == QDate(2026, 3, 5));
    CHECK_FALSE(dateIn(Cell::ofNumber(5)));
}

TEST_CASE("amounts are whole counts of fen, and a third decimal is told")
{
    const auto fen = [](const char *text) { return scaledIn(QString::fromUtf8(text), 2); };
    CHECK(fen("15050.40") == Scaled{Scaled::Fault::None, 1505040});
    CHECK(fen("１，０００．５").value == 100050);
    CHECK(fen("¥5,000元").value == 500000);
    CHECK(fen("0.100").value == 10);
    CHECK(fen("-3").value == -300);
    CHECK(fen("1.005").fault == Scaled::Fault::TooPrecise);
    CHECK(fen("约500").fault == Scaled::Fault::NotNumber);
    CHECK(fen("5,00").fault == Scaled::Fault::NotNumber);
    CHECK(fen("").fault == Scaled::Fault::NotNumber);
    CHECK(fen("99999999999999").fault == Scaled::Fault::TooLarge);
    CHECK(scaledIn(Cell::ofNumber(1234.5599999999999), 2).value == 123456);
    CHECK(scaledIn(Cell::ofDate(QDate(2026, 3, 5)), 2).fault == Scaled::Fault::NotNumber);
    CHECK(foldWidth(QString::fromUtf8("ＡＮ－０１　x")) == QLatin1String("AN-01 x"));
}
