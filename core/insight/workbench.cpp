#include "core/insight/workbench.h"

#include <algorithm>

#include "core/insight/case_list.h"

namespace anjuan::insight {

Result<std::vector<WaitingCase>> waitingCases(const store::Read &read, const LibraryId &holder,
                                              const QStringList &kinds)
{
    std::vector<WaitingCase> all;
    std::vector<qint64> seqs;
    // With MAX in it, SQLite takes the other columns from the row that has it.
    ANJUAN_CHECK(read.each(
        "SELECT c.case_id, c.number, c.cause, c.stage, s.kind, s.at, MAX(s.seq) FROM case_row c JOIN step s ON "
        "s.case_id = c.case_id WHERE c.holder = ?1 AND c.archived_on IS NULL AND c.stage NOT IN ('not_filed', "
        "'transferred') AND instr(?2, ',' || s.kind || ',') GROUP BY c.case_id ORDER BY s.at, c.case_id",
        {holder.toString(), QString(QLatin1Char(',') + kinds.join(QLatin1Char(',')) + QLatin1Char(','))},
        [&](const store::Row &row) -> Result<void> {
            WaitingCase waiting;
            waiting.id = CaseId::parse(row.text(0)).value_or(CaseId());
            waiting.number = row.text(1);
            waiting.cause = row.text(2);
            waiting.stage = row.text(3);
            waiting.kind = row.text(4);
            waiting.since = row.text(5);
            seqs.push_back(row.integer(6));
            all.push_back(std::move(waiting));
            return {};
        }));
    for (std::size_t i = 0; i < all.size(); ++i) {
        WaitingCase &waiting = all[i];
        ANJUAN_TRY(waiting.officers, officersOf(read, waiting.id));
        ANJUAN_CHECK(
            read.each("SELECT a.signer, a.level FROM approval a JOIN step p ON p.record = a.record AND p.case_id "
                      "= a.case_id WHERE a.case_id = ? AND p.seq > ? ORDER BY p.seq",
                      {waiting.id.toString(), seqs[i]}, [&](const store::Row &row) -> Result<void> {
                          waiting.answeredBy += row.text(0);
                          waiting.leaderAnswered = waiting.leaderAnswered || row.text(1) == QLatin1String("leader");
                          return {};
                      }));
    }
    return all;
}

Result<std::map<QString, int>> openByStage(const store::Read &read)
{
    std::map<QString, int> counts;
    ANJUAN_CHECK(
        read.each("SELECT stage, COUNT(*) FROM case_row WHERE closed_on IS NULL AND stage NOT IN ('not_filed', "
                  "'transferred') GROUP BY stage",
                  {}, [&](const store::Row &row) -> Result<void> {
                      counts[row.text(0)] = static_cast<int>(row.integer(1));
                      return {};
                  }));
    return counts;
}

} // namespace anjuan::insight
