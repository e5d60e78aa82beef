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

} // namespace anjuan::dossier
