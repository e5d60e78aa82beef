#include <catch2/catch.hpp>

#include <QtCore/QDirIterator>

#include "core/casework/table_titles.h"

#include "tests/core/casework/bench.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Bench;

namespace {

sheets::Sheet sheetOf(std::initializer_list<QStringList> rows)
{
    sheets::Sheet sheet;
    sheet.name = QStringLiteral("台账");
    for (const QStringList &row : rows) {
        std::vector<sheets::Cell> cells;
        for (const QString &text : row)
            cells.push_back(text.isEmpty() ? sheets::Cell() : sheets::Cell::ofText(text));
        sheet.rows.push_back(std::move(cells));
    }
    return sheet;
}

const QStringList kTitles = {QStringLiteral("姓名"),     QStringLiteral("案由"),       QStringLiteral("决定日期"),
                             QStringLiteral("处罚金额"), QStringLiteral("决定书文号"), QStringLiteral("备注")};

ColumnMap ledgerMap()
{
    const auto map = parseColumnMap(QStringLiteral("party=姓名,fine=处罚金额"));
    REQUIRE(map);
    return *map;
}

} // namespace

TEST_CASE("a ledger with faults names each by its cell, and nothing is taken in")
{
    Bench bench;
    const auto preview =
        readTableRows(bench.library(),
                      sheetOf({kTitles,
                               {QStringLiteral("钱某"), QStringLiteral("占道"), QStringLiteral("2026-02-31"),
                                QStringLiteral("五百"), QStringLiteral("1号")},
                               {},
                               {QString(), QStringLiteral("占道"), QStringLiteral("2024/3/5"), QStringLiteral("500"),
                                QStringLiteral("1号")}}),
                      TableUse::Ledger, ledgerMap());
    REQUIRE(preview);
    QStringList cells;
    for (const TableFault &fault : preview->faults)
        cells += fault.cell + QLatin1Char(' ') + fault.why.id;
    CHECK(cells.join(QLatin1Char('\n')).toStdString()
          == "D2 table.wants_yuan\nC2 field.wants_date\nA4 table.cell_empty\nE4 table.twice");
    CHECK(preview->unused == QStringList{QStringLiteral("备注")});
    NoProgress quiet;
    casework::Session &session = bench.session(test::kOfficer); // a log-in is a record of its own
    const qint64 before = bench.records();
    const auto taken = takeTableRows(session, *preview, TableUse::Ledger, {}, quiet);
    REQUIRE_FALSE(taken);
    CHECK(taken.error().id == QStringLiteral("table.has_faults"));
    CHECK(bench.records() == before);
}

TEST_CASE("a clean ledger becomes closed cases, once")
{
    Bench bench;
    bench.clock().moveTo(*Instant::parse(QStringLiteral("2026-01-05T09:00:00+08:00")));
    const sheets::Sheet sheet =
        sheetOf({kTitles,
                 {QStringLiteral("钱某"), QStringLiteral("占道经营"), QStringLiteral("2024-03-05"),
                  QStringLiteral("1,050.40"), QStringLiteral("罚决1号")},
                 {QStringLiteral("孙某"), QStringLiteral("占道经营"), QStringLiteral("2024年4月6日"),
                  QStringLiteral("500元"), QStringLiteral("罚决2号")}});
    auto preview = readTableRows(bench.library(), sheet, TableUse::Ledger, ledgerMap());
    REQUIRE(preview);
    CHECK(preview->faults.empty());
    NoProgress quiet;
    const auto taken = takeTableRows(bench.session(test::kOfficer), *preview, TableUse::Ledger, {}, quiet);
    REQUIRE(taken);
    CHECK(taken->cases == 2);
    CHECK(taken->refused.empty());
    int total = 0;
    const auto rows = bench.library().cases({}, 0, 10, &total);
    REQUIRE(rows);
    REQUIRE(total == 2);
    const auto row = std::find_if(rows->begin(), rows->end(),
                                  [](const CaseRow &one) { return one.number == QStringLiteral("罚决1号"); });
    REQUIRE(row != rows->end());
    CHECK(row->fineFen == 105040);
    CHECK(row->procedure == QStringLiteral("history"));
    CHECK(row->decidedOn == QDate(2024, 3, 5));
    const auto flaws = bench.library().flaws(row->id);
    REQUIRE(flaws);
    CHECK(*flaws == 0);
    CHECK(bench.holds());
    preview = readTableRows(bench.library(), sheet, TableUse::Ledger, ledgerMap());
    REQUIRE(preview);
    REQUIRE(preview->faults.size() == 2);
    CHECK(preview->faults.front().why.id == QStringLiteral("table.already_here"));
}

TEST_CASE("ten cases at the roadside come from one table, each in its procedure")
{
    Bench bench;
    QStringList titles;
    for (const TableField &field : tableFields(TableUse::Roadside))
        titles += QString::fromUtf8(field.zh);
    const auto rowOf = [&](int n, const QString &fine, const QString &ground) {
        QStringList row;
        for (const TableField &field : tableFields(TableUse::Roadside)) {
            const QString name = QLatin1String(field.name);
            row += name == QStringLiteral("party")     ? QStringLiteral("摊主%1").arg(n)
                : name == QStringLiteral("party_kind") ? QStringLiteral("公民")
                : name == QStringLiteral("item")       ? QStringLiteral("road_occupying")
                : name == QStringLiteral("fine")       ? fine
                : name == QStringLiteral("ground")     ? ground
                : name == QStringLiteral("told")       ? QStringLiteral("是")
                : field.required                       ? QStringLiteral("占道经营")
                                                       : QString();
        }
        return row;
    };
    sheets::Sheet sheet = sheetOf({titles});
    for (int n = 0; n < 10; ++n) {
        // The fourth asks for more than a person may be fined on the spot: that row alone is refused.
        const QString fine = n == 3 ? QStringLiteral("300") : QStringLiteral("50");
        const bool letOff = n % 2 == 0;
        const sheets::Sheet one =
            sheetOf({rowOf(n, letOff ? QString() : fine, letOff ? QStringLiteral("轻微并及时改正") : QString())});
        sheet.rows.push_back(one.rows.front());
    }
    const auto preview = readTableRows(bench.library(), sheet, TableUse::Roadside, {});
    REQUIRE(preview);
    REQUIRE(preview->faults.empty());
    bench.clock().moveTo(*Instant::parse(u"2026-04-14T10:00:00+08:00"));
    NoProgress quiet;
    const auto taken =
        takeTableRows(bench.session(test::kOfficer), *preview, TableUse::Roadside,
                      {{QStringLiteral("zhangsan"), QStringLiteral("lisi")}, bench.clock().now()}, quiet);
    REQUIRE(taken);
    CHECK(taken->cases == 9);
    REQUIRE(taken->refused.size() == 1);
    CHECK(taken->refused.front().cell == QStringLiteral("5"));
    CHECK(taken->refused.front().why.id == QStringLiteral("SP-1-amount"));
    int total = 0;
    REQUIRE(bench.library().cases({.text = {}, .stage = QStringLiteral("not_penalised")}, 0, 20, &total));
    CHECK(total == 5);
    REQUIRE(bench.library().cases({.text = {}, .stage = QStringLiteral("decided_on_spot")}, 0, 20, &total));
    CHECK(total == 4);
    CHECK(bench.holds());
}

TEST_CASE("a row that is refused leaves nothing behind, neither its case nor what it took in")
{
    Bench bench;
    NoProgress quiet;
    casework::Session &session = bench.session(test::kOfficer);
    const auto files = [&bench] {
        int count = 0;
        for (QDirIterator each(bench.dir() + QStringLiteral("/vault"), QDir::Files, QDirIterator::Subdirectories);
             each.hasNext(); each.next())
            ++count;
        return count;
    };
    bench.clock().moveTo(*Instant::parse(u"2026-04-14T10:00:00+08:00"));
    const qint64 before = bench.records();
    const int kept = files();
    TableRow row;
    row.row = 2;
    row.values = {{QStringLiteral("party"), QStringLiteral("摊主")},
                  {QStringLiteral("party_kind"), QStringLiteral("person")},
                  {QStringLiteral("place"), QStringLiteral("镇政府门口")},
                  {QStringLiteral("item"), QStringLiteral("road_occupying")},
                  {QStringLiteral("cause"), QStringLiteral("占道经营")},
                  {QStringLiteral("facts"), QStringLiteral("占道经营")},
                  {QStringLiteral("articles"), QStringLiteral("某条例第一条")},
                  {QStringLiteral("basis"), QStringLiteral("某条例第二条")},
                  {QStringLiteral("fine"), QStringLiteral("30000")},
                  {QStringLiteral("told"), QStringLiteral("yes")}};
    TablePreview preview;
    preview.rows = {row};
    const RoadsideCommon common{{QStringLiteral("zhangsan"), QStringLiteral("lisi")}, bench.clock().now()};
    const auto taken = takeTableRows(session, preview, TableUse::Roadside, common, quiet);
    REQUIRE(taken);
    REQUIRE(taken->refused.size() == 1);
    CHECK(taken->refused.front().why.id == QStringLiteral("SP-1-amount"));
    CHECK(bench.records() == before);
    CHECK(files() == kept);
    int total = 0;
    REQUIRE(bench.library().cases({}, 0, 20, &total));
    CHECK(total == 0);
    preview.rows.front().values[QStringLiteral("fine")] = QStringLiteral("5000");
    REQUIRE(takeTableRows(session, preview, TableUse::Roadside, common, quiet)->cases == 1);
    CHECK(bench.holds());
}

TEST_CASE("a ledger's own titles are known for what they mean, a field's own name before them")
{
    const QStringList titles{QStringLiteral("年度"),           QStringLiteral("当事人名称"), QStringLiteral("违法行为"),
                             QStringLiteral("处罚决定书编号"), QStringLiteral("罚款金额"),   QStringLiteral("处罚时间"),
                             QStringLiteral("案 由")};
    const auto at = [&titles](const char *name) {
        for (const TableField &field : tableFields(TableUse::Ledger)) {
            if (QLatin1String(field.name) == QLatin1String(name))
                return likelyColumn(field, titles).value_or(-1);
        }
        return -2;
    };
    CHECK(at("party") == 1);
    CHECK(at("cause") == 6); // its own name, though another title may mean it too
    CHECK(at("decision_number") == 3);
    CHECK(at("fine") == 4);
    CHECK(at("decided_on") == 5);
    CHECK(at("closed_on") == -1);
    CHECK(at("archive_number") == -1);
}

TEST_CASE("of a workbook the sheet that has the ledger's columns is read, not the first")
{
    sheets::Workbook book;
    book.sheets.push_back({QStringLiteral("Sheet1"), false, {}, {}});
    book.sheets.push_back(sheetOf({{QStringLiteral("填表说明")}, {QStringLiteral("当事人写全称")}}));
    book.sheets.push_back(sheetOf({kTitles, {QStringLiteral("钱某")}}));
    book.sheets.back().name = QStringLiteral("2023年");
    book.sheets.push_back(sheetOf({kTitles, {QStringLiteral("孙某")}}));
    book.sheets.back().name = QStringLiteral("2024年");
    CHECK(columnsKnown(book.sheets[0], TableUse::Ledger) == 0);
    CHECK(columnsKnown(book.sheets[1], TableUse::Ledger) == 0);
    CHECK(likelySheet(book, TableUse::Ledger)->name == QStringLiteral("2023年")); // of two alike the first
    // One that the file hides is not meant.
    book.sheets[2].hidden = true;
    CHECK(likelySheet(book, TableUse::Ledger)->name == QStringLiteral("2024年"));
    // What a mapping says of the columns counts.
    book.sheets[1] = sheetOf({{QStringLiteral("甲"), QStringLiteral("乙"), QStringLiteral("丙"), QStringLiteral("丁"),
                               QStringLiteral("戊"), QStringLiteral("己")}});
    book.sheets[1].name = QStringLiteral("老台账");
    const auto map =
        parseColumnMap(QStringLiteral("party=甲,cause=乙,decided_on=丙,fine=丁,decision_number=戊,place=己"));
    REQUIRE(map);
    CHECK(likelySheet(book, TableUse::Ledger, *map)->name == QStringLiteral("老台账"));
    // Where no sheet has any, the first that holds something.
    const sheets::Workbook bare{{book.sheets[0], sheetOf({{QStringLiteral("甲")}})}};
    CHECK(likelySheet(bare, TableUse::Ledger) == &bare.sheets[1]);
}
