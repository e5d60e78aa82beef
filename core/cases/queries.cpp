#include "core/cases/queries.h"

namespace anjuan::cases {

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
