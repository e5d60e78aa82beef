#include <xlsxwriter.h>

#include <QtCore/QDateTime>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QRegularExpression>
#include <QtCore/QTemporaryDir>
#include <QtCore/QTimeZone>

#include "core/base/whole_file.h"
#include "core/sheets/writing.h"

namespace anjuan::sheets {
namespace {

constexpr int kMostRows = 1'048'576, kMostColumns = 16'384, kMostCharacters = 32'767, kMostInList = 255;
constexpr lxw_color_t kTitleGround = 0xDDE6F0, kMarkGround = 0xFFF2B3, kLine = 0xC0C0C0;

/// The workbook under libxlsxwriter's hands; closing writes it.
class Book {
public:
    explicit Book(const QByteArray &file, const QByteArray &scratch) : m_scratch(scratch)
    {
        lxw_workbook_options options{};
        options.tmpdir = m_scratch.data();
        options.use_zip64 = LXW_FALSE;
        m_book = workbook_new_opt(file.constData(), &options);
    }
    ~Book()
    {
        if (m_book)
            lxw_workbook_free(m_book);
    }
    Book(const Book &) = delete;
    Book &operator=(const Book &) = delete;

    lxw_workbook *operator->() const { return m_book; }
    lxw_workbook *get() const { return m_book; }
    lxw_format *format(lxw_color_t ground, bool bold, const char *number = nullptr) const
    {
        lxw_format *out = workbook_add_format(m_book);
        format_set_text_wrap(out);
        format_set_align(out, LXW_ALIGN_VERTICAL_TOP);
        format_set_border(out, LXW_BORDER_THIN);
        format_set_border_color(out, kLine);
        if (ground)
            format_set_bg_color(out, ground);
        if (bold)
            format_set_bold(out);
        if (number)
            format_set_num_format(out, number);
        return out;
    }
    lxw_error close()
    {
        lxw_workbook *book = std::exchange(m_book, nullptr);
        return workbook_close(book);
    }

private:
    QByteArray m_scratch;
    lxw_workbook *m_book = nullptr;
};

struct Looks {
    lxw_format *title, *plain, *date, *marked, *markedDate;
};

void offer(lxw_worksheet *sheet, int column, int firstRow, const QStringList &among)
{
    if (among.isEmpty() || among.join(QChar(u',')).size() > kMostInList)
        return;
    std::vector<QByteArray> words;
    for (const QString &each : among)
        words.push_back(each.toUtf8());
    std::vector<char *> pointers;
    for (QByteArray &each : words)
        pointers.push_back(each.data());
    pointers.push_back(nullptr);
    lxw_data_validation rule{};
    rule.validate = LXW_VALIDATION_TYPE_LIST;
    rule.value_list = pointers.data();
    worksheet_data_validation_range(sheet, static_cast<lxw_row_t>(firstRow), static_cast<lxw_col_t>(column), 9999,
                                    static_cast<lxw_col_t>(column), &rule);
}

int putTitles(lxw_worksheet *sheet, const Table &table, const Looks &looks)
{
    int row = 0;
    if (!table.heading.isEmpty())
        worksheet_write_string(sheet, static_cast<lxw_row_t>(row++), 0, table.heading.toUtf8().constData(), nullptr);
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const Column &each = table.columns[i];
        const auto column = static_cast<lxw_col_t>(i);
        worksheet_set_column(sheet, column, column, each.width, nullptr);
        worksheet_write_string(sheet, static_cast<lxw_row_t>(row), column, each.title.toUtf8().constData(),
                               looks.title);
        if (!each.note.isEmpty())
            worksheet_write_comment(sheet, static_cast<lxw_row_t>(row), column, each.note.toUtf8().constData());
        offer(sheet, static_cast<int>(i), row + 1, each.among);
    }
    worksheet_freeze_panes(sheet, static_cast<lxw_row_t>(row + 1), 0);
    return row + 1;
}

/// What looks like an escape is one (22.4.2.4), unless its underscore is escaped itself; the library leaves that out.
QByteArray plainText(QString text)
{
    static const QRegularExpression escape(QStringLiteral("_(?=x[0-9A-Fa-f]{4}_)"));
    return text.replace(escape, QStringLiteral("_x005F_")).toUtf8();
}

Result<void> putCell(lxw_worksheet *sheet, const Table &table, int row, int column, const Cell &cell, lxw_format *plain,
                     lxw_format *date)
{
    const auto r = static_cast<lxw_row_t>(row);
    const auto c = static_cast<lxw_col_t>(column);
    if (cell.kind == Cell::Kind::Number) {
        worksheet_write_number(sheet, r, c, cell.number, plain);
    } else if (cell.kind == Cell::Kind::Date) {
        lxw_datetime day{cell.date.year(), cell.date.month(), cell.date.day(), 0, 0, 0};
        worksheet_write_datetime(sheet, r, c, &day, date);
    } else if (cell.text.isEmpty()) {
        worksheet_write_blank(sheet, r, c, plain);
    } else {
        if (cell.text.size() > kMostCharacters)
            return fail(Fault::Invalid, "sheets.text_too_long", {table.name, cellName(row, column)});
        worksheet_write_string(sheet, r, c, plainText(cell.text).constData(), plain);
    }
    return {};
}

Result<void> putTable(const Book &book, const Table &table, const Looks &looks, Progress &progress)
{
    const QByteArray name = table.name.toUtf8();
    if (workbook_validate_sheet_name(book.get(), name.constData()) != LXW_NO_ERROR)
        return fail(Fault::Invalid, "sheets.bad_name", {table.name});
    lxw_worksheet *sheet = workbook_add_worksheet(book.get(), name.constData());
    const int first = putTitles(sheet, table, looks);
    constexpr int kEach = 512;
    for (int i = 0; i < static_cast<int>(table.rows.size()); ++i) {
        if (i % kEach == 0) {
            progress.report(i, static_cast<qint64>(table.rows.size()), table.name);
            if (progress.cancelled())
                return fail(Fault::Cancelled, "sheets.cancelled");
        }
        const bool marked = std::find(table.marked.begin(), table.marked.end(), i) != table.marked.end();
        const auto &cells = table.rows[static_cast<std::size_t>(i)];
        for (int column = 0; column < static_cast<int>(cells.size()); ++column)
            ANJUAN_CHECK(putCell(sheet, table, first + i, column, cells[static_cast<std::size_t>(column)],
                                 marked ? looks.marked : looks.plain, marked ? looks.markedDate : looks.date));
    }
    if (!table.rows.empty() && !table.columns.empty())
        worksheet_autofilter(sheet, static_cast<lxw_row_t>(first - 1), 0,
                             static_cast<lxw_row_t>(first + static_cast<int>(table.rows.size()) - 1),
                             static_cast<lxw_col_t>(table.columns.size() - 1));
    return {};
}

Result<void> checkSizes(const QString &path, const std::vector<Table> &tables)
{
    for (const Table &each : tables)
        if (static_cast<int>(each.rows.size()) + 2 > kMostRows || static_cast<int>(each.columns.size()) > kMostColumns)
            return fail(Fault::Invalid, "sheets.too_big",
                        {path, QStringLiteral("%1 × %2").arg(kMostRows).arg(kMostColumns)});
    return {};
}

} // namespace

Result<void> writeWorkbook(const QString &path, const std::vector<Table> &tables, const QString &title, QDate createdOn,
                           Progress &progress)
{
    ANJUAN_CHECK(checkSizes(path, tables));
    const QTemporaryDir scratch(QFileInfo(path).absolutePath() + QStringLiteral("/.sheets-XXXXXX"));
    if (!scratch.isValid())
        return fail(Fault::Io, "file.not_written", {path, scratch.errorString()});
    const QString made = scratch.filePath(QStringLiteral("book.xlsx"));
    {
        Book book(QFile::encodeName(made), QFile::encodeName(scratch.path()));
        QByteArray heading = title.toUtf8();
        lxw_doc_properties properties{};
        properties.title = heading.data();
        properties.created = QDateTime(createdOn, QTime(0, 0), QTimeZone::utc()).toSecsSinceEpoch();
        workbook_set_properties(book.get(), &properties);
        const char *const day = "yyyy-mm-dd";
        const Looks looks{book.format(kTitleGround, true), book.format(0, false), book.format(0, false, day),
                          book.format(kMarkGround, false), book.format(kMarkGround, false, day)};
        for (const Table &each : tables)
            ANJUAN_CHECK(putTable(book, each, looks, progress));
        if (const lxw_error error = book.close(); error != LXW_NO_ERROR)
            return fail(Fault::Io, "file.not_written", {path, QString::fromUtf8(lxw_strerror(error))});
    }
    return copyWhole(made, path);
}

} // namespace anjuan::sheets
