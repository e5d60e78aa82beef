#include <catch2/catch.hpp>

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include "core/cases/projection.h"
#include "core/discretion/projection.h"
#include "core/insight/deadline_list.h"
#include "core/insight/similar.h"

using namespace anjuan;

namespace {

std::unique_ptr<store::Store> emptyStore()
{
    auto made = store::Store::memory();
    REQUIRE(made);
    REQUIRE((*made)->write([&](store::Write &write) -> Result<void> {
        ANJUAN_CHECK(write.script(cases::projection().ddl));
        return write.script(discretion::projection().ddl);
    }));
    return *std::move(made);
}

CaseId caseNo(int n)
{
    return *CaseId::parse(QStringLiteral("00000000-0000-4000-8000-%1").arg(n, 12, 10, QLatin1Char('0')));
}

void addDecided(store::Store &store, int from, const std::vector<qint64> &fines, const char *tier = "B01/x")
{
    REQUIRE(store.write([&](store::Write &write) -> Result<void> {
        int n = from;
        for (const qint64 fen : fines)
            ANJUAN_CHECK(
                write.run("INSERT INTO decided_like (case_id, item, tier, fine_fen, decided_on) VALUES (?, 'I', ?, ?, "
                          "'2026-01-05')",
                          {caseNo(n++).toString(), QString::fromLatin1(tier), fen}));
        return {};
    }));
}

void addPeriod(store::Store &store, int n, const char *code, const char *from, const char *done = nullptr)
{
    REQUIRE(store.write([&](store::Write &write) -> Result<void> {
        ANJUAN_CHECK(write.run(
            "INSERT OR IGNORE INTO case_row (case_id, number, cause, source, place, stage, opened_on, last_on, "
            "holder) VALUES (?, '某罚立〔2026〕1号', '擅自', 's', 'p', 'filing', '2026-01-01', '2026-01-01', 'h')",
            {caseNo(n).toString()}));
        return write.run(
            "INSERT INTO period (case_id, n, code, about, from_on, done_on, settled, length, extended, agreed, owed, "
            "paid, match, waits) VALUES (?1, (SELECT COUNT(*) FROM period WHERE case_id = ?1), ?2, 'r', ?3, ?4, "
            "0, -1, 0, 0, 0, 0, '', '')",
            {caseNo(n).toString(), QString::fromLatin1(code), QString::fromLatin1(from),
             done ? store::Value(QString::fromLatin1(done)) : store::Value()});
    }));
}

calendar::Calendar holidays()
{
    QFile file(QStringLiteral(ANJUAN_SOURCE_DIR "/resources/calendars/holidays.json"));
    REQUIRE(file.open(QIODevice::ReadOnly));
    return *calendar::Calendar::fromJson(QJsonDocument::fromJson(file.readAll()).object());
}

Result<insight::Similar> similar(const store::Store &store, qint64 fen, int self = 999)
{
    return insight::similarCases(store, QStringLiteral("I"), QStringLiteral("B01/x"), fen, caseNo(self));
}

} // namespace

TEST_CASE("similar cases show their quartiles by nearest rank, and where an amount stands", "[insight]")
{
    const auto store = emptyStore();
    addDecided(*store, 0, {100, 200, 300, 400, 500, 600, 700, 800});
    addDecided(*store, 100, {5000, 6000}, "B01/y"); // another tier
    const auto like = similar(*store, 300);
    REQUIRE(like);
    CHECK(like->count == 8);
    CHECK(like->shown());
    CHECK(like->minFen == 100);
    CHECK(like->q1Fen == 200);
    CHECK(like->medianFen == 400);
    CHECK(like->q3Fen == 600);
    CHECK(like->maxFen == 800);
    CHECK(like->below == 2);
    CHECK(like->equal == 1);
    CHECK(like->above == 5);
    CHECK(like->bandLowFen() == -400);
    CHECK(like->bandHighFen() == 1200);
}

TEST_CASE("fewer than five similar cases tell their number alone, and a case is not compared with itself", "[insight]")
{
    const auto store = emptyStore();
    addDecided(*store, 0, {100, 200, 300, 400, 500});
    CHECK(similar(*store, 300)->shown());
    const auto own = similar(*store, 300, 2);
    CHECK(own->count == 4);
    CHECK_FALSE(own->shown());
    CHECK(own->maxFen == 0);
    CHECK(own->below == 0);
}

TEST_CASE("the list of deadlines holds what is open on the day, by its last day, over all cases", "[insight]")
{
    const auto store = emptyStore();
    addPeriod(*store, 1, "DL-DECIDE", "2026-03-04");
    addPeriod(*store, 2, "DL-SERVE", "2026-04-01");
    addPeriod(*store, 2, "DL-PUBLISH", "2026-04-01", "2026-04-03"); // done
    addPeriod(*store, 3, "DL-FY", "2025-01-02");                    // ran out long ago
    addPeriod(*store, 3, "DL-SS", "2026-04-02");
    const auto lines = insight::openDeadlines(*store, {}, holidays(), QDate(2026, 4, 20));
    REQUIRE(lines);
    REQUIRE(lines->size() == 3);
    CHECK((*lines)[0].deadline.code == QStringLiteral("DL-SERVE"));
    CHECK((*lines)[0].deadline.late);
    CHECK((*lines)[0].caseId == caseNo(2));
    CHECK((*lines)[0].number == QStringLiteral("某罚立〔2026〕1号"));
    CHECK((*lines)[1].deadline.due == QDate(2026, 6, 2));
    CHECK((*lines)[2].deadline.due == QDate(2026, 10, 8));
    const auto later = insight::openDeadlines(*store, {}, holidays(), QDate(2026, 12, 30));
    REQUIRE(later);
    REQUIRE(later->size() == 3); // the right to sue is over; the statistics of the year are near
    CHECK((*later)[2].deadline.code == QStringLiteral("DL-STAT"));
    CHECK((*later)[2].caseId.isNull());
}

TEST_CASE("the pack's lengths and what was left out count in the list", "[insight]")
{
    const auto store = emptyStore();
    addPeriod(*store, 1, "DL-PUBLISH", "2026-04-01");
    addPeriod(*store, 2, "DL-DECIDE", "2026-03-04");
    REQUIRE(store->write([](store::Write &write) {
        return write.run(
            "INSERT INTO period_break (case_id, n, code, from_on, to_on, reason) VALUES (?, 0, 'DL-DECIDE', "
            "'2026-03-10', '2026-03-20', '鉴定')",
            {caseNo(2).toString()});
    }));
    const auto lines =
        insight::openDeadlines(*store, {{QStringLiteral("publish_days"), 20}}, holidays(), QDate(2026, 4, 10));
    REQUIRE(lines);
    REQUIRE(lines->size() == 2);
    CHECK((*lines)[0].deadline.due == QDate(2026, 4, 30));
    CHECK((*lines)[1].deadline.due == QDate(2026, 6, 12));
    CHECK((*lines)[1].deadline.plain == QDate(2026, 6, 2));
}
