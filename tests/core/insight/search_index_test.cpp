#include <catch2/catch.hpp>

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtCore/QUuid>

#include "core/insight/search_index.h"
#include "core/insight/search_text.h"

using namespace anjuan;
using namespace anjuan::insight;

namespace {

CaseId caseNo(int i)
{
    return *CaseId::parse(QStringLiteral("00000000-0000-4000-8000-%1").arg(i, 12, 10, QLatin1Char('0')));
}

SearchEntry entry(int i, const QString &text, const QString &stage = QStringLiteral("filing"))
{
    SearchEntry out;
    out.id = caseNo(i);
    out.text = text;
    out.stage = stage;
    out.item = QStringLiteral("straw/1");
    out.officers = {QStringLiteral("11111111-1111-4111-8111-111111111111")};
    out.filedOn = QDate(2026, 1, 1).addDays(i);
    out.fineFen = 1000 * i;
    return out;
}

struct Bench {
    QTemporaryDir folder;
    QString file = folder.filePath(QStringLiteral("local.db"));
    std::unique_ptr<SearchIndex> index = open();

    std::unique_ptr<SearchIndex> open() const
    {
        auto opened = SearchIndex::open(file);
        REQUIRE(opened);
        return *std::move(opened);
    }
    void put(std::vector<SearchEntry> entries) const { REQUIRE(index->put(entries, {QStringLiteral("ledger"), 1})); }
    std::vector<int> find(const SearchQuery &query, int *total = nullptr) const
    {
        const auto hits = index->find(query, 0, 50);
        if (total)
            *total = index->count(query).value_or(-1);
        REQUIRE(hits);
        std::vector<int> found;
        for (const SearchHit &hit : *hits)
            found.push_back(hit.id.toString().right(6).toInt());
        return found;
    }
    std::vector<int> find(const QString &text) const { return find(SearchQuery{.text = text}); }
};

using Found = std::vector<int>;

} // namespace

TEST_CASE("a text is indexed by pairs of Han characters, the last of a run, and other words whole", "[insight]")
{
    CHECK(indexWords(QStringLiteral("罚款200元"))
          == QStringList{QStringLiteral("罚款"), QStringLiteral("款"), QStringLiteral("200"), QStringLiteral("元")});
    CHECK(indexWords(QStringLiteral("ABC,def")) == QStringList{QStringLiteral("abc"), QStringLiteral("def")});
    CHECK(indexWords(QStringLiteral(" ,。")).isEmpty());
    // 𠮷 stands beyond the basic plane and is one character.
    CHECK(indexWords(QStringLiteral("𠮷野")) == QStringList{QStringLiteral("𠮷野"), QStringLiteral("野")});
    CHECK(matchFor(QStringLiteral("  ")).isEmpty());
    CHECK(matchFor(QStringLiteral("\"OR* NEAR(")) == QStringLiteral("\"or\"* AND \"near\"*"));
}

TEST_CASE("one, two and more characters find the cases that hold them in this order, the newest first", "[insight]")
{
    const Bench bench;
    bench.put({entry(1, QStringLiteral("露天焚烧秸秆\n杜某")), entry(2, QStringLiteral("占道经营\n王杜甫")),
               entry(3, QStringLiteral("焚烧露天垃圾"))});
    CHECK(bench.find(QStringLiteral("焚烧")) == Found{3, 1});
    CHECK(bench.find(QStringLiteral("露天焚烧")) == Found{1});
    CHECK(bench.find(QStringLiteral("焚烧露天")) == Found{3});
    CHECK(bench.find(QStringLiteral("杜")) == Found{2, 1});
    CHECK(bench.find(QStringLiteral("某")) == Found{1});
    CHECK(bench.find(QStringLiteral("秸秆杜某")).empty()); // two lines are no phrase
    CHECK(bench.find(QStringLiteral("秸秆 杜某")) == Found{1});
    CHECK(bench.find(QStringLiteral("垃圾桶")).empty());
}

TEST_CASE("numbers are found as far as they were typed, in full width too", "[insight]")
{
    const Bench bench;
    bench.put({entry(1, QStringLiteral("(塔)罚决〔2026〕第037号 13800138000"))});
    for (const char *typed : {"罚决", "2026", "罚决〔2026〕", "037", "03", "138001", "1380", "罚决2026"})
        CHECK(bench.find(QString::fromUtf8(typed)) == Found{1});
    CHECK(bench.find(QStringLiteral("38000")).empty());
}

TEST_CASE("the end of a number finds the case that bears it before those in which it stands", "[insight]")
{
    const Bench bench;
    std::vector<SearchEntry> all;
    for (int i = 1; i <= 9; ++i)
        all.push_back(entry(i,
                            i == 3 || i == 5 ? QStringLiteral("(塔)立〔2026〕第005号\n焚烧")
                                             : QStringLiteral("(塔)立〔2026〕第01%1号\n另见第005号").arg(i)));
    bench.put(all);
    for (const char *typed : {"005", "005号", " 005 "}) {
        int total = 0;
        CHECK(bench.find({.text = QString::fromUtf8(typed)}, &total) == Found{5, 3, 9, 8, 7, 6, 4, 2, 1});
        CHECK(total == 9);
    }
    CHECK(bench.find(QStringLiteral("第005号")) == Found{9, 8, 7, 6, 5, 4, 3, 2, 1});
    Found pages;
    for (int offset = 0; offset < 10; offset += 2) {
        const auto hits = bench.index->find({.text = QStringLiteral("005")}, offset, 2);
        REQUIRE(hits);
        for (const SearchHit &hit : *hits)
            pages.push_back(hit.id.toString().right(6).toInt());
    }
    CHECK(pages == Found{5, 3, 9, 8, 7, 6, 4, 2, 1});
}

TEST_CASE("filters and text narrow each other down, and the count is of all that match", "[insight]")
{
    const Bench bench;
    std::vector<SearchEntry> entries;
    for (int i = 1; i <= 60; ++i)
        entries.push_back(
            entry(i, QStringLiteral("占道经营"), QString::fromLatin1(i % 2 ? "filing" : "decision_approval")));
    entries.back().open = false;
    entries.back().officers.clear();
    bench.put(entries);
    int total = 0;
    CHECK(bench.find(SearchQuery{.text = QStringLiteral("占道")}, &total).size() == 50);
    CHECK(total == 60);
    bench.find(SearchQuery{.text = QStringLiteral("占道"), .stage = QStringLiteral("decision_approval")}, &total);
    CHECK(total == 30);
    bench.find(SearchQuery{.stage = QStringLiteral("decision_approval"), .openOnly = true}, &total);
    CHECK(total == 29);
    bench.find(SearchQuery{.item = QStringLiteral("straw/1"),
                           .officer = QStringLiteral("11111111-1111-4111-8111-111111111111")},
               &total);
    CHECK(total == 59);
    bench.find(SearchQuery{.item = QStringLiteral("straw")}, &total);
    CHECK(total == 0);
    SearchQuery dated{.text = QStringLiteral("占道")};
    dated.filedFrom = QDate(2026, 1, 11);
    dated.filedTo = QDate(2026, 1, 20);
    dated.fineFromFen = 15000;
    CHECK(bench.find(dated, &total) == Found{19, 18, 17, 16, 15});
    CHECK(total == 5);
    CHECK(SearchQuery{}.asksNothing());
    CHECK_FALSE(dated.asksNothing());
}

TEST_CASE("a case that changed is found by what it says now alone, and stands first", "[insight]")
{
    const Bench bench;
    bench.put({entry(1, QStringLiteral("占道经营")), entry(2, QStringLiteral("占道经营"))});
    bench.put({entry(1, QStringLiteral("乱倒垃圾 占道"), QStringLiteral("closed"))});
    CHECK(bench.find(QStringLiteral("占道")) == Found{1, 2});
    CHECK(bench.find(QStringLiteral("经营")) == Found{2});
    CHECK(bench.find(SearchQuery{.stage = QStringLiteral("closed")}) == Found{1});
}

TEST_CASE("an index that was deleted, damaged or is newer is made anew and says that it has read nothing", "[insight]")
{
    Bench bench;
    bench.put({entry(1, QStringLiteral("占道经营"))});
    CHECK(bench.index->state()->size == 1);
    bench.index.reset();
    SECTION("opened again it is as it was")
    {
        bench.index = bench.open();
        CHECK(bench.index->state()->ledger == QStringLiteral("ledger"));
        CHECK(bench.find(QStringLiteral("占道")) == Found{1});
        REQUIRE(bench.index->clear());
        CHECK(bench.find(QStringLiteral("占道")).empty());
        CHECK(bench.index->state()->ledger.isEmpty());
    }
    SECTION("damaged")
    {
        QFile file(bench.file);
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write("no database at all");
        file.close();
        bench.index = bench.open();
        CHECK(bench.index->state()->size == 0);
    }
}

TEST_CASE("flaws are remembered as long as chain and office stand as they did", "[insight]")
{
    const Bench bench;
    REQUIRE(bench.index->keepFlaws(caseNo(1), 7, QStringLiteral("head"), 3));
    CHECK(*bench.index->flaws(caseNo(1), 7, QStringLiteral("head")) == 3);
    CHECK_FALSE(*bench.index->flaws(caseNo(1), 8, QStringLiteral("head")));
    CHECK_FALSE(*bench.index->flaws(caseNo(1), 7, QStringLiteral("other")));
}

TEST_CASE("what was found is shown with what stands around it, in its own line", "[insight]")
{
    const QString text = QStringLiteral("第一行\n当事人在河东村村口露天焚烧秸秆约三亩被巡查人员当场发现\n第三行");
    CHECK(foundAround(text, QStringLiteral("秸秆"), 4) == QStringLiteral("…露天焚烧秸秆约三亩被…"));
    CHECK(foundAround(text, QStringLiteral("当事人"), 4) == QStringLiteral("当事人在河东村…"));
    CHECK(foundAround(text, QStringLiteral("没有"), 4).isEmpty());
}
