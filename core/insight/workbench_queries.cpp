#include "core/insight/case_list.h"
#include "core/insight/workbench.h"

namespace anjuan::insight {
namespace {

/// Columns: those of the case, and kind, instant, hash of the record.
WaitingCase waitingFrom(const store::Row &row)
{
    WaitingCase waiting;
    waiting.id = CaseId::parse(row.text(0)).value_or(CaseId());
    waiting.number = row.text(1);
    waiting.cause = row.text(2);
    waiting.stage = row.text(3);
    waiting.kind = row.text(4);
    waiting.since = row.text(5);
    waiting.record = row.text(6);
    return waiting;
}

} // namespace

Result<std::vector<WaitingCase>> waitingCases(const store::Read &read, const LibraryId &holder,
                                              const QStringList &kinds)
{
    std::vector<WaitingCase> all;
    std::vector<qint64> seqs;
    // With MAX in it, SQLite takes the other columns from the row that has it.
    ANJUAN_CHECK(read.each(
        "SELECT c.case_id, c.number, c.cause, c.stage, s.kind, s.at, s.record, MAX(s.seq) FROM case_row c JOIN step s "
        "ON s.case_id = c.case_id WHERE c.holder = ?1 AND c.archived_on IS NULL AND c.stage NOT IN ('not_filed', "
        "'transferred', 'merged', 'registered') AND instr(?2, ',' || s.kind || ',') GROUP BY c.case_id ORDER BY s.at, c.case_id",
        {holder.toString(), QString(QLatin1Char(',') + kinds.join(QLatin1Char(',')) + QLatin1Char(','))},
        [&](const store::Row &row) -> Result<void> {
            seqs.push_back(row.integer(7));
            all.push_back(waitingFrom(row));
            return {};
        }));
    for (std::size_t i = 0; i < all.size(); ++i) {
        WaitingCase &waiting = all[i];
        ANJUAN_TRY(waiting.officers, officersOf(read, waiting.id));
        ANJUAN_CHECK(
            read.each("SELECT a.signer, a.level, a.step, p.about, a.outcome FROM approval a JOIN step p ON p.record = "
                      "a.record AND p.case_id = a.case_id WHERE a.case_id = ? AND p.seq > ? ORDER BY p.seq",
                      {waiting.id.toString(), seqs[i]}, [&](const store::Row &row) -> Result<void> {
                          waiting.answers.push_back({row.text(0), row.text(1), row.text(2), row.text(3), row.text(4)});
                          return {};
                      }));
    }
    return all;
}

Result<std::vector<WaitingCase>> reportedMeasures(const store::Read &read, const LibraryId &holder)
{
    std::vector<WaitingCase> all;
    // A measure may be approved before it is typed in that it was reported; a word that names nothing came after it.
    ANJUAN_CHECK(read.each(
        "SELECT r.case_id, r.number, r.cause, r.stage, 'measure.reported', MIN(r.at), r.measure FROM (SELECT "
        "c.case_id, c.number, c.cause, c.stage, s.at, json_extract(CAST(b.raw AS TEXT), '$.body.measure') AS measure "
        "FROM case_row c JOIN step s ON s.case_id = c.case_id JOIN record b ON b.hash = s.record WHERE c.holder = ?1 "
        "AND c.archived_on IS NULL AND s.kind = 'measure.reported') r JOIN step m ON m.case_id = r.case_id AND "
        "m.record = r.measure WHERE NOT EXISTS (SELECT 1 FROM approval a JOIN step p ON p.case_id = a.case_id AND "
        "p.record = a.record WHERE a.case_id = r.case_id AND a.step = 'measure' AND a.level = 'leader' AND p.seq > "
        "m.seq AND ifnull(p.about, r.measure) = r.measure) GROUP BY r.case_id, r.measure ORDER BY MIN(r.at), r.case_id",
        {holder.toString()}, [&](const store::Row &row) -> Result<void> {
            all.push_back(waitingFrom(row));
            return {};
        }));
    return all;
}

Result<std::map<QString, int>> openByStage(const store::Read &read)
{
    std::map<QString, int> counts;
    ANJUAN_CHECK(
        read.each("SELECT stage, COUNT(*) FROM case_row WHERE closed_on IS NULL AND stage NOT IN ('not_filed', "
                  "'transferred', 'merged', 'registered') GROUP BY stage",
                  {}, [&](const store::Row &row) -> Result<void> {
                      counts[row.text(0)] = static_cast<int>(row.integer(1));
                      return {};
                  }));
    return counts;
}

Result<std::vector<OwedPage>> owedPages(const store::Read &read, const LibraryId &holder, const QStringList &kinds,
                                        const QString &platform, const QString &page)
{
    // The entries of one case are few: they are read only where the case has records that ask for one.
    const QString sql =
        QStringLiteral("SELECT case_id, number, cause, at FROM (SELECT case_row.case_id AS case_id, number, cause, "
                       "max(step.seq) AS seq, max(step.at) AS at FROM case_row JOIN step USING (case_id) "
                       "WHERE archived_on IS NULL AND holder = ?1 AND procedure <> 'history' "
                       "AND instr(?2, ',' || step.kind || ',') > 0 GROUP BY case_row.case_id) AS asked "
                       "WHERE NOT EXISTS (SELECT 1 FROM step JOIN record ON record.hash = step.record "
                       "WHERE step.case_id = asked.case_id AND step.kind = 'platform.page_entered' "
                       "AND step.seq > asked.seq "
                       "AND json_extract(CAST(record.raw AS TEXT), '$.body.platform') = ?3 "
                       "AND json_extract(CAST(record.raw AS TEXT), '$.body.page') = ?4) ORDER BY at, case_id");
    const QString asked = QLatin1Char(',') + kinds.join(QLatin1Char(',')) + QLatin1Char(',');
    std::vector<OwedPage> out;
    ANJUAN_CHECK(read.each(
        sql.toUtf8().constData(), {holder.toString(), asked, platform, page},
        [&](const store::Row &row) -> Result<void> {
            out.push_back({CaseId::parse(row.text(0)).value_or(CaseId()), row.text(1), row.text(2), row.text(3)});
            return {};
        }));
    return out;
}

} // namespace anjuan::insight
