#include <catch2/catch.hpp>

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>

#include "core/base/json.h"
#include "core/packs/book.h"
#include "core/sheets/reading.h"

using namespace anjuan;
using namespace anjuan::packs;
using sheets::Cell;

namespace {

const QString kName = QStringLiteral("县.xlsx");

QString zh(const char *text)
{
    return QString::fromUtf8(text);
}

/// The built-in pack's workbook as it would be read again, without the way through a file.
sheets::Workbook book()
{
    sheets::Workbook out;
    for (const sheets::Table &table : packTables(builtInPack())) {
        sheets::Sheet sheet{table.name, false, {}, {}};
        if (!table.heading.isEmpty())
            sheet.rows.push_back({Cell::ofText(table.heading)});
        sheet.rows.emplace_back();
        for (const sheets::Column &column : table.columns)
            sheet.rows.back().push_back(Cell::ofText(column.title));
        sheet.rows.insert(sheet.rows.end(), table.rows.begin(), table.rows.end());
        out.sheets.push_back(std::move(sheet));
    }
    return out;
}

sheets::Sheet &sheetOf(sheets::Workbook &book, const char *name)
{
    for (sheets::Sheet &each : book.sheets)
        if (each.name == zh(name))
            return each;
    FAIL("no sheet " << name);
    return book.sheets.front();
}

int columnOf(const sheets::Sheet &sheet, const char *title)
{
    for (int column = 0; column < sheet.columnCount(); ++column)
        if (QString(sheet.at(0, column).text).remove(QChar(u'*')) == zh(title))
            return column;
    FAIL("no column " << title);
    return -1;
}

/// The row (from 0) whose first cells are these.
int rowOf(const sheets::Sheet &sheet, const char *first, const char *second = nullptr)
{
    for (int row = 1; row < sheet.rowCount(); ++row)
        if (sheet.at(row, 0).text == zh(first) && (!second || sheet.at(row, 1).text == zh(second)))
            return row;
    FAIL("no row " << first);
    return -1;
}

/// Puts a cell, and says what people call it.
QString put(sheets::Sheet &sheet, int row, const char *title, const Cell &cell)
{
    const int column = columnOf(sheet, title);
    auto &cells = sheet.rows[static_cast<std::size_t>(row)];
    if (static_cast<int>(cells.size()) <= column)
        cells.resize(static_cast<std::size_t>(column) + 1);
    cells[static_cast<std::size_t>(column)] = cell;
    return sheets::cellName(row, column);
}

PackImport read(const sheets::Workbook &changed)
{
    return readPackBook(changed, builtInPack(), kName);
}

bool names(const PackImport &import, const char *id, const char *sheet, const QString &cell, bool fault = true)
{
    for (const PackFinding &each : import.findings)
        if (each.error.id == QLatin1String(id) && each.sheet == zh(sheet) && each.cell == cell
            && each.isFault() == fault)
            return true;
    for (const PackFinding &each : import.findings)
        UNSCOPED_INFO(each.error.id.toStdString() << " " << each.text().toStdString());
    return false;
}

/// One cell put wrong: told there, and nothing may be adopted.
void checkTold(const char *sheet, int row, const char *title, const Cell &cell, const char *id)
{
    sheets::Workbook changed = book();
    const QString at = put(sheetOf(changed, sheet), row, title, cell);
    const PackImport import = read(changed);
    CHECK(names(import, id, sheet, at));
    CHECK_FALSE(import.mayBeAdopted());
}

Cell text(const char *words)
{
    return Cell::ofText(zh(words));
}

} // namespace

TEST_CASE("the penalties that are discussed stand in a workbook by their names", "[packs]")
{
    sheets::Workbook changed = book();
    sheets::Sheet &settings = sheetOf(changed, "规则包");
    auto &cells = settings.rows[static_cast<std::size_t>(rowOf(settings, "集体讨论:处罚种类"))];
    cells.resize(2);
    cells[1] = text("吊销许可证件、通报批评");
    const PackImport import = read(changed);
    REQUIRE(import.pack);
    CHECK(import.pack->settings.discussionKinds
          == QStringList{QStringLiteral("revoke_licence"), QStringLiteral("criticism")});
    cells[1] = text("吊销执照");
    CHECK_FALSE(read(changed).mayBeAdopted());
}

TEST_CASE("a pack written out as a workbook and read in again is the same pack", "[packs]")
{
    const QTemporaryDir dir;
    NoProgress progress;
    const QString path = dir.filePath(kName);
    REQUIRE(writePackBook(path, builtInPack(), QDate(2026, 11, 28), progress));
    const auto import = readPackFile(path, builtInPack(), progress);
    REQUIRE(import);
    for (const PackFinding &each : import->findings)
        if (each.isFault())
            UNSCOPED_INFO(each.text().toStdString());
    REQUIRE(import->mayBeAdopted());
    CHECK(import->kept.isEmpty());
    const auto before = parsePack(builtInPack(), kName);
    REQUIRE(before);
    CHECK(import->pack->items == before->items);
    CHECK(import->pack->benchmarks == before->benchmarks);
    CHECK(import->pack->powers == before->powers);
    CHECK(import->pack->fourLists == before->fourLists);
    CHECK(*import->pack == *before);
    // From then on it is the same to the last byte.
    const QString again = dir.filePath(QStringLiteral("b.xlsx"));
    REQUIRE(writePackBook(again, import->json, QDate(2026, 11, 28), progress));
    const auto second = readPackFile(again, builtInPack(), progress);
    REQUIRE(second);
    CHECK(canonicalJson(second->json) == canonicalJson(import->json));
}

TEST_CASE("the pages of a platform go out with the workbook and come into a pack that had none", "[packs]")
{
    QJsonObject bare = builtInPack();
    const QJsonValue platforms = bare.take(QStringLiteral("platforms"));
    const PackImport import = readPackBook(book(), bare, kName);
    REQUIRE(import.mayBeAdopted());
    CHECK(import.json.value(QLatin1String("platforms")) == platforms);
    REQUIRE(import.pack->platforms.size() == 1);
    CHECK(import.pack->platforms.front().pages.size() == 4);
    // An empty sheet takes them away, and the difference says so.
    sheets::Workbook emptied = book();
    sheetOf(emptied, "平台录入单").rows.resize(1);
    const PackImport without = read(emptied);
    REQUIRE(without.mayBeAdopted());
    CHECK(without.pack->platforms.empty());
    const PackDifference difference = differenceOf(builtInPack(), without.json);
    REQUIRE(difference.parts.size() == 1);
    CHECK(difference.parts.front().zh == zh("平台录入单"));
    CHECK(difference.parts.front().go.size() == 1);
}

TEST_CASE("a platform's row that lacks its page, or says it otherwise than the first, is told at its cell", "[packs]")
{
    checkTold("平台录入单", 1, "页面名称", Cell(), "packs.cell_missing");
    checkTold("平台录入单", 1, "平台名称", Cell(), "packs.cell_missing");
    checkTold("平台录入单", 1, "起填记录", Cell(), "packs.cell_missing");
    checkTold("平台录入单", 2, "取值", Cell(), "packs.cell_missing");
    checkTold("平台录入单", 2, "页面名称", text("另一页"), "packs.row_differs");
    checkTold("平台录入单", 3, "格式", text("颜色"), "packs.cell_choice");
}

TEST_CASE("each wrong cell of a workbook is told by sheet, row and column, and nothing may be adopted", "[packs]")
{
    sheets::Workbook clean = book();
    const int straw = rowOf(sheetOf(clean, "事项"), "straw_burning");
    const int tier = rowOf(sheetOf(clean, "裁量阶次"), "B01", "ordinary_person");
    const int range = rowOf(sheetOf(clean, "法定幅度"), "straw_burning");
    CHECK(read(clean).mayBeAdopted());
    checkTold("事项", straw, "施行日期", text("2016-02-31"), "packs.cell_date");
    checkTold("事项", straw, "施行日期", {}, "packs.cell_missing");
    checkTold("事项", straw, "事项名称", {}, "packs.cell_missing");
    checkTold("事项", straw, "施行日期", text("2030-01-01"), "packs.bounds_inverted");
    checkTold("事项", straw, "处罚条款", text("《中华人民共和国大气污染防治法》第五十百条"), "packs.cell_article");
    checkTold("事项", straw, "处罚条款", text("大气污染防治法119条"), "packs.cell_law");
    checkTold("事项", straw, "责令改正在先", text("也许"), "packs.cell_choice");
    checkTold("事项", straw, "核对", text("差不多"), "packs.cell_choice");
    checkTold("法定幅度", range, "上限(元)", text("2000.005"), "packs.cell_too_precise_money");
    checkTold("法定幅度", range, "上限(元)", text("约两千"), "packs.cell_not_number");
    checkTold("法定幅度", range, "下限(元)", Cell::ofNumber(3000), "packs.bounds_inverted");
    checkTold("法定幅度", range, "事项编号", text("nobody"), "packs.row_orphan");
    checkTold("裁量阶次", tier, "罚款方式", text("随便"), "packs.cell_choice");
    checkTold("裁量阶次", tier, "量化条件", text("五十方以上"), "packs.cell_condition");
    checkTold("裁量阶次", tier, "当事人类别", text("company"), "packs.party_unknown");
    checkTold("权力清单", 1, "委托机关", text("县城管局"), "packs.organ_of_own_power");
    checkTold("权力清单", 1, "权力来源", text("口头"), "packs.cell_choice");
    checkTold("裁量基准", 1, "当事人类别", text("单位"), "packs.cell_classes");
    checkTold("裁量基准", 1, "事项编号", text("nobody"), "packs.item_unknown");
    checkTold("节假日", 1, "日期", text("2026-02-30"), "packs.cell_date");
    checkTold("节假日", 2, "日期", Cell::ofDate(QDate(2021, 1, 1)), "packs.row_twice");
    checkTold("四张清单", 1, "清单", text("宽大处理"), "packs.cell_choice");
}

TEST_CASE("a code that stands twice, and versions of an item that overlap, are told", "[packs]")
{
    sheets::Workbook changed = book();
    sheets::Sheet &items = sheetOf(changed, "事项");
    items.rows.push_back(items.rows[static_cast<std::size_t>(rowOf(items, "straw_burning"))]);
    CHECK(names(read(changed), "packs.row_overlap", "事项", sheets::cellName(items.rowCount() - 1, 0)));
    put(items, items.rowCount() - 1, "施行日期", Cell::ofDate(QDate(2026, 8, 15)));
    put(items, items.rowCount() - 1, "终止日期", {});
    CHECK_FALSE(names(read(changed), "packs.row_overlap", "事项", sheets::cellName(items.rowCount() - 1, 0)));
    changed = book();
    sheets::Sheet &benchmarks = sheetOf(changed, "裁量基准");
    benchmarks.rows.push_back(benchmarks.rows[1]);
    CHECK(names(read(changed), "packs.row_twice", "裁量基准", sheets::cellName(benchmarks.rowCount() - 1, 0)));
}

TEST_CASE("tiers that overlap or exceed the law are faults at their row; gaps and missing parties are doubts",
          "[packs]")
{
    sheets::Workbook changed = book();
    sheets::Sheet &tiers = sheetOf(changed, "裁量阶次");
    const int ordinary = rowOf(tiers, "B01", "ordinary_person"), serious = rowOf(tiers, "B01", "serious_person");
    const int type = columnOf(tiers, "罚款方式");
    put(tiers, ordinary, "量化条件", text("堆放体积(m3) ≥30 ≤100"));
    PackImport import = read(changed);
    CHECK(names(import, "packs.finding_overlap", "裁量阶次", sheets::cellName(ordinary, type)));
    CHECK_FALSE(import.mayBeAdopted());
    put(tiers, ordinary, "量化条件", text("堆放体积(m3) >60 ≤100"));
    import = read(changed);
    CHECK(names(import, "packs.finding_gap", "裁量阶次", sheets::cellName(ordinary, type), false));
    CHECK(import.mayBeAdopted());
    put(tiers, serious, "下限(元)", Cell::ofNumber(500000));
    import = read(changed);
    CHECK(names(import, "packs.finding_beyond_statute", "裁量阶次", sheets::cellName(serious, type)));
    CHECK_FALSE(import.mayBeAdopted());
    changed = book();
    sheets::Sheet &again = sheetOf(changed, "裁量阶次");
    again.rows.erase(again.rows.begin() + serious);
    import = read(changed);
    CHECK(std::any_of(import.findings.begin(), import.findings.end(), [](const PackFinding &each) {
        return each.error.id == QLatin1String("packs.finding_party_missing") && each.benchmark == QLatin1String("B01");
    }));
    CHECK(import.mayBeAdopted());
}

TEST_CASE("formulas, merged cells, full-width figures and strange sheets are read as meant", "[packs]")
{
    sheets::Workbook changed = book();
    sheets::Sheet &ranges = sheetOf(changed, "法定幅度");
    const int row = rowOf(ranges, "straw_burning");
    Cell made = Cell::ofNumber(2000);
    made.formula = QStringLiteral("=1000*2");
    const QString at = put(ranges, row, "上限(元)", made);
    put(ranges, row, "下限(元)", text("５００"));
    PackImport import = read(changed);
    CHECK(import.mayBeAdopted());
    CHECK(names(import, "packs.cell_from_formula", "法定幅度", at, false));
    CHECK(import.pack->item(QStringLiteral("straw_burning"))->statutory.front().fine.minFen == 50000);
    made = {};
    made.formula = QStringLiteral("=A1*2");
    put(ranges, row, "上限(元)", made);
    CHECK(names(read(changed), "packs.cell_formula", "法定幅度", at));

    changed = book();
    sheets::Sheet &powers = sheetOf(changed, "权力清单");
    const int document = columnOf(powers, "依据文件");
    powers.rows[2][static_cast<std::size_t>(document)] = {};
    powers.rows[2][static_cast<std::size_t>(document)].covered = true;
    powers.merges.push_back({1, document, 2, document});
    import = read(changed);
    REQUIRE(import.mayBeAdopted());
    CHECK(import.pack->powers[1].document == import.pack->powers[0].document);

    changed = book();
    changed.sheets.push_back({QStringLiteral("随手记"), false, {{text("x")}}, {}});
    sheetOf(changed, "通讯录").rows.clear();
    import = read(changed);
    CHECK(import.mayBeAdopted());
    CHECK(names(import, "packs.sheet_unknown", "随手记", QStringLiteral("A1"), false));
    CHECK(names(import, "packs.sheet_empty", "通讯录", QStringLiteral("A1"), false));
}

TEST_CASE("titles that are missing or unknown are told, and a sheet that is missing keeps its part", "[packs]")
{
    sheets::Workbook changed = book();
    sheets::Sheet &items = sheetOf(changed, "事项");
    items.rows[0][static_cast<std::size_t>(columnOf(items, "领域"))] = text("行当");
    PackImport import = read(changed);
    CHECK(names(import, "packs.title_missing", "事项", QStringLiteral("A1")));
    CHECK_FALSE(import.mayBeAdopted());
    changed = book();
    sheetOf(changed, "事项").rows[0][0] = text("序号");
    CHECK(names(read(changed), "packs.titles_missing", "事项", QStringLiteral("A1")));
    changed = book();
    changed.sheets.erase(changed.sheets.begin());
    CHECK(names(read(changed), "packs.sheet_settings_missing", "规则包", QStringLiteral("A1")));
    changed = book();
    sheetOf(changed, "规则包").rows.erase(sheetOf(changed, "规则包").rows.begin() + 3);
    CHECK_FALSE(read(changed).mayBeAdopted());
    sheets::Workbook few;
    few.sheets = {book().sheets.front(), sheetOf(changed, "节假日")};
    import = read(few);
    CHECK(import.mayBeAdopted());
    CHECK(import.kept.contains(zh("事项")));
    CHECK(import.pack->items.size() == parsePack(builtInPack(), kName)->items.size());
}

TEST_CASE("thousands of rows are read, and every fault among them is told", "[packs]")
{
    sheets::Workbook changed = book();
    sheets::Sheet &days = sheetOf(changed, "节假日");
    days.rows.resize(1);
    for (int i = 0; i < 5000; ++i)
        days.rows.push_back(
            {Cell::ofDate(QDate(2021, 1, 1).addDays(i)), text("x"), text(i % 500 == 0 ? "病" : "休息")});
    const PackImport import = read(changed);
    CHECK(countOf(import.findings, PackFinding::Weight::Fault) == 10);
    CHECK_FALSE(import.mayBeAdopted());
}

TEST_CASE("every fault of a JSON pack is told, and a member that no pack has", "[packs]")
{
    QJsonObject json = builtInPack();
    QJsonArray items = json.value(QLatin1String("items")).toArray();
    for (const int i : {0, 3}) {
        QJsonObject one = items[i].toObject();
        one.remove(QStringLiteral("name"));
        items[i] = one;
    }
    QJsonObject mistyped = items[1].toObject();
    mistyped.insert(QStringLiteral("effectiv_to"), QStringLiteral("2026-08-14"));
    items[1] = mistyped;
    json.insert(QStringLiteral("items"), items);
    const CheckedPack checked = checkPack(json, kName);
    CHECK(countOf(checked.findings, PackFinding::Weight::Fault) == 3);
    CHECK_FALSE(checked.mayBeAdopted());
    bool unknown = false;
    for (const PackFinding &each : checked.findings)
        unknown |= each.error.id == QLatin1String("packs.field_unknown")
            && each.error.args.last().contains(QLatin1String("effectiv_to"));
    CHECK(unknown);
    CHECK(checkPack(builtInPack(), kName).mayBeAdopted());
}

TEST_CASE("a JSON pack with a byte order mark is read; a damaged or locked workbook is refused", "[packs]")
{
    const QTemporaryDir dir;
    NoProgress progress;
    const auto write = [&](const QByteArray &bytes) {
        QFile file(dir.filePath(QStringLiteral("a")));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        return file.fileName();
    };
    const auto bytes = canonicalJson(builtInPack());
    REQUIRE(bytes);
    const auto marked = readPackFile(write("\xEF\xBB\xBF" + *bytes), builtInPack(), progress);
    REQUIRE(marked);
    CHECK(marked->mayBeAdopted());
    CHECK_FALSE(readPackFile(write("{\"a\":"), builtInPack(), progress));
    CHECK_FALSE(readPackFile(write("PK\x03\x04"), builtInPack(), progress));
    CHECK_FALSE(readPackFile(write(QByteArray("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8)), builtInPack(), progress));
}

TEST_CASE("one sheet as a csv in GBK changes that part alone", "[packs]")
{
    const QTemporaryDir dir;
    NoProgress progress;
    QFile file(dir.filePath(zh("通讯录.csv")));
    REQUIRE(file.open(QIODevice::WriteOnly));
    // 单位,职责 / 县局,复议 in GBK
    file.write("\xB5\xA5\xCE\xBB,\xD6\xB0\xD4\xF0\r\n\xCF\xD8\xBE\xD6,\xB8\xB4\xD2\xE9\r\n");
    file.close();
    const auto import = readPackFile(file.fileName(), builtInPack(), progress);
    REQUIRE(import);
    CHECK(import->json.value(QLatin1String("contacts")).toArray().size() == 1);
    CHECK(import->json.value(QLatin1String("contacts")).toArray()[0].toObject().value(QLatin1String("organ")).toString()
          == zh("县局"));
    // Without the sheet 规则包 there is no new version to adopt.
    CHECK_FALSE(import->mayBeAdopted());
}

TEST_CASE("the difference names what comes, goes and changes", "[packs]")
{
    QJsonObject next = builtInPack();
    QJsonArray items = next.value(QLatin1String("items")).toArray();
    QJsonObject one = items[0].toObject(), fresh = items[1].toObject();
    one.insert(QStringLiteral("name"), zh("改了名"));
    fresh.insert(QStringLiteral("id"), QStringLiteral("fresh"));
    fresh.insert(QStringLiteral("name"), zh("新事项"));
    items[0] = one;
    items[1] = fresh;
    next.insert(QStringLiteral("items"), items);
    next.insert(QStringLiteral("version"), QStringLiteral("2027.1"));
    const PackDifference difference = differenceOf(builtInPack(), next);
    REQUIRE(difference.parts.size() == 2);
    CHECK(difference.parts[0].changed == QStringList{zh("版本")});
    CHECK(difference.parts[1].zh == zh("事项"));
    CHECK(difference.parts[1].come.size() == 1);
    CHECK(difference.parts[1].come.front().contains(zh("新事项")));
    CHECK(difference.parts[1].go.size() == 1);
    CHECK(difference.parts[1].changed.size() == 1);
    CHECK(differenceOf(next, next).parts.empty());
}

TEST_CASE("a workbook that nobody changed differs in nothing from the pack it was written from", "[packs]")
{
    const PackImport import = readPackBook(book(), builtInPack(), kName);
    REQUIRE(import.pack);
    const PackDifference difference = differenceOf(builtInPack(), import.json);
    for (const PackDifference::Part &part : difference.parts)
        UNSCOPED_INFO(qPrintable(part.zh + QLatin1Char(':') + (part.come + part.go + part.changed).join(u'/')));
    CHECK(difference.parts.empty());
    // One amount more, and that item alone is named.
    sheets::Workbook changed = book();
    sheets::Sheet &sheet = sheetOf(changed, "权力清单");
    const int column = columnOf(sheet, "依据文件");
    sheet.rows[1][static_cast<std::size_t>(column)] = Cell::ofText(zh("另一份文件"));
    const PackDifference one = differenceOf(builtInPack(), readPackBook(changed, builtInPack(), kName).json);
    REQUIRE(one.parts.size() == 1);
    CHECK(one.parts.front().zh == zh("权力清单"));
    CHECK(one.parts.front().changed.size() == 1);
}
