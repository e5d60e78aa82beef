#include "core/dossier/queries.h"

namespace anjuan::dossier {

Result<std::vector<MarkRow>> marksOf(const store::Read &read, const CaseId &id)
{
    std::vector<MarkRow> marks;
    ANJUAN_CHECK(read.each("SELECT particulars, by_person, on_day FROM score_mark WHERE case_id = ? ORDER BY seq",
                           {id.toString()}, [&](const store::Row &row) -> Result<void> {
                               marks.push_back({row.text(0), row.text(1), row.text(2)});
                               return {};
                           }));
    return marks;
}

Result<QStringList> casesWith(const store::Read &read, const QStringList &kinds)
{
    QStringList ids;
    for (const QString &kind : kinds) {
        ANJUAN_CHECK(read.each("SELECT DISTINCT case_id FROM step WHERE kind = ? ORDER BY case_id", {kind},
                               [&](const store::Row &row) -> Result<void> {
                                   ids += row.text(0);
                                   return {};
                               }));
    }
    ids.sort();
    ids.removeDuplicates();
    return ids;
}

} // namespace anjuan::dossier
