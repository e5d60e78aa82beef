#include "core/documents/queries.h"

namespace anjuan::documents {

Result<std::optional<PaperRow>> paperByCode(const store::Read &read, const QString &code)
{
    ANJUAN_TRY(const auto row,
               read.first("SELECT d.record, d.case_id, d.form, d.title, d.number, d.pages, "
                          "(SELECT count(*) FROM document_scan s WHERE s.document = d.record) "
                          "FROM document_code c JOIN document d ON d.record = c.record WHERE c.code = ?",
                          {code}));
    if (!row)
        return std::nullopt;
    return PaperRow{row->text(0),
                    CaseId::parse(row->text(1)).value_or(CaseId()),
                    row->text(2),
                    row->text(3),
                    row->text(4),
                    static_cast<int>(row->integer(5)),
                    static_cast<int>(row->integer(6))};
}

} // namespace anjuan::documents
