#include "core/cases/queries.h"

#include <map>

namespace anjuan::cases {
namespace {

constexpr const char *kPeriod = "SELECT case_id, code, about, from_on, from_at, done_on, settled, length, extended, "
                                "agreed, owed, paid, match, waits FROM period ";
constexpr const char *kBreak = "SELECT case_id, code, from_on, to_on, reason FROM period_break ";

QDate day(const store::Row &row, int column)
{
    return row.isNull(column) ? QDate() : parseDate(row.text(column)).value_or(QDate());
}

RunningPeriod periodFrom(const store::Row &row)
{
    RunningPeriod out;
    out.code = row.text(1);
    out.about = row.text(2);
    out.from = day(row, 3);
    if (!row.isNull(4))
        out.fromAt = Instant::parse(row.text(4));
    out.doneOn = day(row, 5);
    out.settled = row.integer(6) != 0;
    out.length = static_cast<int>(row.integer(7));
    out.extended = static_cast<int>(row.integer(8));
    out.agreed = row.integer(9) != 0;
    out.owed = row.integer(10);
    out.paid = row.integer(11);
    out.match = row.text(12);
    out.waits = row.text(13);
    return out;
}

PeriodBreak breakFrom(const store::Row &row)
{
    return {row.text(1), day(row, 2), day(row, 3), row.text(4)};
}

} // namespace

Result<PeriodBook> periodBookOf(const store::Read &read, const QString &caseId)
{
    PeriodBook book;
    ANJUAN_CHECK(read.each((QByteArray(kPeriod) + "WHERE case_id = ? ORDER BY n").constData(), {caseId},
                           [&](const store::Row &row) -> Result<void> {
                               book.running.push_back(periodFrom(row));
                               return {};
                           }));
    ANJUAN_CHECK(read.each((QByteArray(kBreak) + "WHERE case_id = ? ORDER BY n").constData(), {caseId},
                           [&](const store::Row &row) -> Result<void> {
                               book.breaks.push_back(breakFrom(row));
                               return {};
                           }));
    return book;
}

Result<std::vector<std::pair<QString, PeriodBook>>> openPeriodBooks(const store::Read &read, QDate rightsSince)
{
    std::map<QString, PeriodBook> books;
    const QByteArray open = QByteArray(kPeriod)
        + "INDEXED BY period_open WHERE done_on IS NULL AND settled = 0 AND code = ? "
          "AND from_on >= ? ORDER BY from_on, case_id, n";
    for (const PeriodRow &row : periodRows()) {
        const QDate since = row.right ? rightsSince : QDate(1, 1, 1);
        ANJUAN_CHECK(
            read.each(open.constData(), {row.code, dateText(since)}, [&](const store::Row &found) -> Result<void> {
                books[found.text(0)].running.push_back(periodFrom(found));
                return {};
            }));
    }
    ANJUAN_CHECK(read.each((QByteArray(kBreak) + "ORDER BY case_id, n").constData(), {},
                           [&](const store::Row &row) -> Result<void> {
                               if (const auto it = books.find(row.text(0)); it != books.end())
                                   it->second.breaks.push_back(breakFrom(row));
                               return {};
                           }));
    return std::vector<std::pair<QString, PeriodBook>>(books.begin(), books.end());
}

Result<std::optional<qint64>> lastSerial(const store::Read &read, const QString &series, int year)
{
    ANJUAN_TRY(const auto row,
               read.first("SELECT MAX(serial) FROM number_used WHERE series = ? AND year = ?", {series, qint64(year)}));
    return row && !row->isNull(0) ? std::optional<qint64>(row->integer(0)) : std::nullopt;
}

Result<int> visitsOf(const store::Read &read, const QString &enterpriseCode, int year)
{
    ANJUAN_TRY(const auto row,
               read.first("SELECT COUNT(*) FROM inspection_visit WHERE code = ? AND year = ?",
                          {enterpriseCode, qint64(year)}));
    return row ? static_cast<int>(row->integer(0)) : 0;
}

Result<std::vector<NumberUsed>> numbersUsed(const store::Read &read, const QString &series, int year)
{
    ANJUAN_TRY(const auto rows,
               read.rows("SELECT serial, number, record FROM number_used WHERE series = ? AND year = ? "
                         "ORDER BY serial, number",
                         {series, qint64(year)}));
    std::vector<NumberUsed> out;
    for (const store::Row &row : rows)
        out.push_back({row.integer(0), row.text(1), row.text(2)});
    return out;
}

Result<std::vector<DecidedParty>> decidedParties(const store::Read &read, const QString &item, const QString &except)
{
    ANJUAN_TRY(const auto rows,
               read.rows("SELECT p.case_id, p.particulars_sha256 FROM party p JOIN case_row c ON c.case_id = p.case_id "
                         "WHERE c.item = ? AND c.case_id <> ? AND c.decided_on IS NOT NULL AND p.particulars_sha256 IS "
                         "NOT NULL ORDER BY p.case_id",
                         {item, except}));
    std::vector<DecidedParty> parties;
    for (const store::Row &row : rows)
        parties.push_back({row.text(0), row.text(1)});
    return parties;
}

Result<std::set<qint64>> serialsUsed(const store::Read &read, const QString &series, int year)
{
    ANJUAN_TRY(const auto rows,
               read.rows("SELECT serial FROM number_used WHERE series = ? AND year = ?", {series, qint64(year)}));
    std::set<qint64> used;
    for (const store::Row &row : rows)
        used.insert(row.integer(0));
    return used;
}

} // namespace anjuan::cases
