#include "core/cases/queries.h"

#include <algorithm>

#include <QtCore/QHash>

namespace anjuan::cases {
namespace {

constexpr const char *kPeriod = "SELECT case_id, code, about, from_on, from_at, done_on, settled, length, extended, "
                                "agreed, owed, paid, match, waits FROM period ";
constexpr const char *kBreak = "SELECT case_id, code, from_on, to_on, reason FROM period_break ";

QString text(const store::RowView &row, int column)
{
    return QString::fromUtf8(row.bytes(column));
}

/// No day for NULL.
QDate day(const store::RowView &row, int column)
{
    return parseDate(text(row, column)).value_or(QDate());
}

RunningPeriod periodFrom(const store::RowView &row)
{
    RunningPeriod out;
    out.code = text(row, 1);
    out.about = text(row, 2);
    out.from = day(row, 3);
    out.fromAt = Instant::parse(text(row, 4));
    out.doneOn = day(row, 5);
    out.settled = row.integer(6) != 0;
    out.length = static_cast<int>(row.integer(7));
    out.extended = static_cast<int>(row.integer(8));
    out.agreed = row.integer(9) != 0;
    out.owed = row.integer(10);
    out.paid = row.integer(11);
    out.match = text(row, 12);
    out.waits = text(row, 13);
    return out;
}

PeriodBreak breakFrom(const store::RowView &row)
{
    return {text(row, 1), day(row, 2), day(row, 3), text(row, 4)};
}

} // namespace

Result<PeriodBook> runningPeriodsOf(const store::Read &read, const QString &caseId)
{
    PeriodBook book;
    ANJUAN_CHECK(read.scan((QByteArray(kPeriod) + "WHERE case_id = ? ORDER BY n").constData(), {caseId},
                           [&](const store::RowView &row) -> Result<void> {
                               book.running.push_back(periodFrom(row));
                               return {};
                           }));
    return book;
}

Result<PeriodBook> periodBookOf(const store::Read &read, const QString &caseId)
{
    ANJUAN_TRY(PeriodBook book, runningPeriodsOf(read, caseId));
    ANJUAN_CHECK(read.scan((QByteArray(kBreak) + "WHERE case_id = ? ORDER BY n").constData(), {caseId},
                           [&](const store::RowView &row) -> Result<void> {
                               book.breaks.push_back(breakFrom(row));
                               return {};
                           }));
    return book;
}

Result<std::vector<std::pair<QString, PeriodBook>>> openPeriodBooks(const store::Read &read, QDate rightsSince)
{
    std::vector<std::pair<QString, PeriodBook>> books;
    QHash<QByteArray, std::size_t> places; // of a case in `books`
    const QByteArray open = QByteArray(kPeriod)
        + "INDEXED BY period_open WHERE done_on IS NULL AND settled = 0 AND code = ? AND from_on >= ? ORDER BY from_on";
    for (const PeriodRow &row : periodRows()) {
        const QDate since = row.right ? rightsSince : QDate(1, 1, 1);
        ANJUAN_CHECK(
            read.scan(open.constData(), {row.code, dateText(since)}, [&](const store::RowView &found) -> Result<void> {
                const QByteArrayView id = found.bytes(0);
                const QByteArray key = QByteArray::fromRawData(id.data(), id.size());
                auto place = places.constFind(key);
                if (place == places.cend()) {
                    place = places.insert(id.toByteArray(), books.size());
                    books.emplace_back(QString::fromUtf8(id), PeriodBook());
                }
                books[*place].second.running.push_back(periodFrom(found));
                return {};
            }));
    }
    ANJUAN_CHECK(read.scan(
        (QByteArray(kBreak) + "ORDER BY case_id, n").constData(), {}, [&](const store::RowView &row) -> Result<void> {
            if (const auto place = places.constFind(row.bytes(0).toByteArray()); place != places.cend())
                books[*place].second.breaks.push_back(breakFrom(row));
            return {};
        }));
    std::sort(books.begin(), books.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    return books;
}

namespace {

// On a blank form, and no record of a case has it yet.
const char *const kLeased = "FROM number_leased l WHERE series = ? AND year = ? AND state <> 'returned' AND NOT EXISTS "
                            "(SELECT 1 FROM number_used u WHERE u.series = l.series AND u.year = l.year AND u.serial = "
                            "l.serial) ";

} // namespace

Result<std::optional<qint64>> lastSerial(const store::Read &read, const QString &series, int year)
{
    ANJUAN_TRY(const auto row,
               read.first("SELECT MAX(serial) FROM (SELECT serial FROM number_used WHERE series = ? AND year = ? UNION "
                          "ALL SELECT serial FROM number_leased WHERE series = ? AND year = ? AND state <> 'returned')",
                          {series, qint64(year), series, qint64(year)}));
    return row && !row->isNull(0) ? std::optional<qint64>(row->integer(0)) : std::nullopt;
}

Result<std::optional<qint64>> returnedSerial(const store::Read &read, const QString &series, int year)
{
    ANJUAN_TRY(
        const auto row,
        read.first("SELECT MIN(serial) FROM number_leased l WHERE series = ? AND year = ? AND state = 'returned' "
                   "AND NOT EXISTS (SELECT 1 FROM number_used u WHERE u.series = l.series AND u.year = l.year "
                   "AND u.serial = l.serial) AND NOT EXISTS (SELECT 1 FROM number_leased o WHERE o.series = "
                   "l.series AND o.year = l.year AND o.serial = l.serial AND o.state <> 'returned')",
                   {series, qint64(year)}));
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
    ANJUAN_TRY(
        const auto leases,
        read.rows((QByteArray("SELECT serial, number, record, state, reason ") + kLeased + "ORDER BY serial, number")
                      .constData(),
                  {series, qint64(year)}));
    for (const store::Row &row : leases)
        out.push_back({row.integer(0), row.text(1), row.text(2), row.text(3), row.text(4)});
    std::stable_sort(out.begin(), out.end(),
                     [](const NumberUsed &a, const NumberUsed &b) { return a.serial < b.serial; });
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
    ANJUAN_TRY(const auto all, numbersUsed(read, series, year));
    std::set<qint64> used;
    for (const NumberUsed &one : all)
        used.insert(one.serial);
    return used;
}

Result<QString> serviceKindOf(const store::Read &read, const QString &caseId, const QStringList &documents)
{
    QString kind;
    for (const QString &document : documents) {
        ANJUAN_TRY(
            const auto row,
            read.first("SELECT 'decision.issued' IN (p.kind, a.kind) OR 'demolition.ordered' IN (p.kind, a.kind) "
                       "OR p.kind = 'case.continued_from_paper', 'notice.issued' IN (p.kind, a.kind) "
                       "OR 'demolition.notified' IN (p.kind, a.kind) FROM step p "
                       "LEFT JOIN step a ON a.case_id = p.case_id AND a.record = p.about "
                       "WHERE p.case_id = ? AND p.record = ?",
                       {caseId, document}));
        if (row && row->integer(0) == 1)
            return QStringLiteral("service.decision");
        if (row && row->integer(1) == 1)
            kind = QStringLiteral("service.notice");
    }
    return kind;
}

Result<QStringList> servedBy(const store::Read &read, const QString &caseId, const QStringList &documents)
{
    QStringList served;
    for (const QString &document : documents) {
        served += document;
        ANJUAN_TRY(const auto row,
                   read.first("SELECT about FROM step WHERE case_id = ? AND record = ?", {caseId, document}));
        if (row && !row->isNull(0))
            served += row->text(0);
    }
    return served;
}

Result<bool> reviewedBeforeNotice(const store::Read &read, const QString &caseId)
{
    ANJUAN_TRY(const auto row,
               read.first("WITH here AS (SELECT kind, seq FROM step WHERE case_id = ?1 AND seq > (SELECT "
                          "ifnull(max(seq), -1) FROM step WHERE case_id = ?1 AND kind = 'case.reopened')) "
                          "SELECT (SELECT min(seq) FROM here WHERE kind = 'review.requested') < "
                          "(SELECT min(seq) FROM here WHERE kind = 'notice.issued')",
                          {caseId}));
    return row && !row->isNull(0) && row->integer(0) == 1;
}

} // namespace anjuan::cases
