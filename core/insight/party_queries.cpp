#include "core/insight/party_queries.h"

namespace anjuan::insight {

Result<std::vector<PartyRow>> partiesOf(const store::Read &read, const CaseId &id)
{
    std::vector<PartyRow> all;
    ANJUAN_CHECK(read.each("SELECT kind, particulars_sha256 FROM party WHERE case_id = ? "
                           "AND particulars_sha256 IS NOT NULL ORDER BY rowid",
                           {id.toString()}, [&](const store::Row &row) -> Result<void> {
                               all.push_back({id.toString(), row.text(0), row.text(1)});
                               return {};
                           }));
    return all;
}

Result<std::vector<PartyRow>> standingParties(const store::Read &read, const CaseId &id)
{
    std::vector<PartyRow> all;
    ANJUAN_CHECK(read.each("SELECT kind, particulars_sha256, max(rowid) FROM party WHERE case_id = ? "
                           "GROUP BY place ORDER BY place",
                           {id.toString()}, [&](const store::Row &row) -> Result<void> {
                               all.push_back({id.toString(), row.text(0), row.isNull(1) ? QString() : row.text(1)});
                               return {};
                           }));
    return all;
}

Result<bool> endedInPenalty(const store::Read &read, const CaseId &id)
{
    ANJUAN_TRY(const auto row,
               read.first("SELECT step.kind, json_extract(CAST(record.raw AS TEXT), '$.body.outcome') "
                          "FROM case_row JOIN step USING (case_id) JOIN record ON record.hash = step.record "
                          "WHERE case_id = ? AND decided_on IS NOT NULL AND step.kind IN ('decision.issued', "
                          "'decision.issued_on_spot', 'decision.not_penalised', 'case.history_entered') "
                          "ORDER BY step.seq DESC LIMIT 1",
                          {id.toString()}));
    if (!row)
        return false;
    return row->text(0) == QLatin1String("decision.issued_on_spot")
        || (!row->isNull(1) && row->text(1) == QLatin1String("penalty"));
}

} // namespace anjuan::insight
