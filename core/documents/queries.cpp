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

Result<QStringList> numbersOfOthersIn(const store::Read &read, const QString &words, const CaseId &id)
{
    // A paper is copied from a recent one; the table of a large library is not gone through at each key.
    ANJUAN_TRY(const auto rows,
               read.rows("SELECT DISTINCT number FROM (SELECT case_id, number FROM document ORDER BY rowid DESC LIMIT "
                         "5000) WHERE case_id <> ? AND number <> '' AND instr(?, number) > 0 AND number NOT IN "
                         "(SELECT number FROM document WHERE case_id = ? AND number IS NOT NULL) ORDER BY number",
                         {id.toString(), words, id.toString()}));
    QStringList numbers;
    for (const store::Row &row : rows)
        numbers += row.text(0);
    return numbers;
}

namespace {

const QByteArray kSheet =
    "SELECT f.record, f.code, f.form, f.form_version, f.title, f.number, f.place, f.taken_on, f.sha256, f.pages, "
    "f.state, f.reason, f.by, d.record, d.case_id FROM field_sheet f LEFT JOIN document_code c ON c.code = f.code "
    "LEFT JOIN document d ON d.record = c.record ";

FieldSheet sheetFrom(const store::Row &row)
{
    FieldSheet sheet;
    sheet.record = row.text(0);
    sheet.code = row.text(1);
    sheet.form = row.text(2);
    sheet.formVersion = row.text(3);
    sheet.title = row.text(4);
    sheet.number = row.text(5);
    sheet.place = row.text(6);
    sheet.takenOn = row.text(7);
    sheet.sha256 = row.text(8);
    sheet.pages = static_cast<int>(row.integer(9));
    sheet.state = row.text(10);
    sheet.reason = row.text(11);
    sheet.by = row.text(12);
    if (!row.isNull(13)) {
        sheet.document = row.text(13);
        sheet.caseId = CaseId::parse(row.text(14)).value_or(CaseId());
    }
    return sheet;
}

} // namespace

Result<std::optional<FieldSheet>> fieldSheetByCode(const store::Read &read, const QString &code)
{
    ANJUAN_TRY(const auto row, read.first((kSheet + "WHERE f.code = ?").constData(), {code}));
    return row ? std::optional<FieldSheet>(sheetFrom(*row)) : std::nullopt;
}

Result<std::vector<FieldSheet>> fieldSheetsOf(const store::Read &read, const QString &chain)
{
    ANJUAN_TRY(const auto rows, read.rows((kSheet + "WHERE f.chain = ? ORDER BY f.seq DESC").constData(), {chain}));
    std::vector<FieldSheet> sheets;
    for (const store::Row &row : rows)
        sheets.push_back(sheetFrom(row));
    return sheets;
}

} // namespace anjuan::documents
