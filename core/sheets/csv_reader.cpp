#include <algorithm>
#include <array>

#include <iconv.h>

#include <QtCore/QFileInfo>
#include <QtCore/QStringDecoder>

#include "core/sheets/formats.h"

namespace anjuan::sheets {
namespace {

/// GB18030 holds GBK and GB 2312. Nothing where the bytes are not of it.
std::optional<QString> fromGb18030(const QByteArray &bytes)
{
    const iconv_t converter = iconv_open("UTF-8", "GB18030");
    if (converter == reinterpret_cast<iconv_t>(-1))
        return std::nullopt;
    QByteArray out(bytes.size() * 2 + 16, Qt::Uninitialized); // two bytes become three, four become four
    QByteArray in = bytes;
    char *from = in.data(), *to = out.data();
    std::size_t left = static_cast<std::size_t>(in.size()), room = static_cast<std::size_t>(out.size());
    const bool whole = iconv(converter, &from, &left, &to, &room) != static_cast<std::size_t>(-1) && left == 0;
    iconv_close(converter);
    if (!whole)
        return std::nullopt;
    out.truncate(out.size() - static_cast<qsizetype>(room));
    return QString::fromUtf8(out);
}

std::optional<QString> decoded(const QByteArray &bytes)
{
    if (bytes.startsWith("\xFF\xFE") || bytes.startsWith("\xFE\xFF")) {
        QStringDecoder wide(QStringDecoder::Utf16);
        const QString text = wide(bytes);
        return wide.hasError() ? std::nullopt : std::optional(text);
    }
    if (bytes.contains('\0'))
        return std::nullopt;
    QStringDecoder narrow(QStringDecoder::Utf8);
    const QString text = narrow(bytes);
    return narrow.hasError() ? fromGb18030(bytes) : std::optional(text);
}

QChar separatorOf(const QString &text)
{
    const QStringView line = QStringView(text).left(text.indexOf(QChar(u'\n')));
    QChar best(u',');
    for (const QChar each : {QChar(u';'), QChar(u'\t')})
        if (line.count(each) > line.count(best))
            best = each;
    return best;
}

/// RFC 4180, and a quote within an unquoted field is a character like any other.
class CsvParser {
public:
    CsvParser(const QString &text, Sheet &sheet, CellCount &count)
        : m_text(text), m_separator(separatorOf(text)), m_sheet(sheet), m_count(count)
    {
    }

    Result<void> run(Progress &progress)
    {
        constexpr qsizetype kEach = 1 << 18;
        for (m_at = 0; m_at < m_text.size(); ++m_at) {
            if (m_at % kEach == 0) {
                progress.report(m_at, m_text.size(), m_sheet.name);
                if (progress.cancelled())
                    return fail(Fault::Cancelled, "sheets.cancelled");
            }
            ANJUAN_CHECK(step(m_text[m_at]));
        }
        if (!m_field.isEmpty() || !m_row.empty())
            ANJUAN_CHECK(endRow());
        return {};
    }

private:
    Result<void> step(QChar c)
    {
        if (m_quoted && c == QChar(u'"')) {
            if (m_at + 1 < m_text.size() && m_text[m_at + 1] == QChar(u'"'))
                m_field += m_text[++m_at];
            else
                m_quoted = false;
        } else if (m_quoted) {
            m_field += c;
        } else if (c == QChar(u'"') && m_field.isEmpty()) {
            m_quoted = true;
        } else if (c == m_separator) {
            return endField();
        } else if (c == QChar(u'\n')) {
            return endRow();
        } else if (c != QChar(u'\r')) {
            m_field += c;
        }
        return {};
    }

    Result<void> endField()
    {
        ANJUAN_CHECK(m_count.add(m_sheet.rowCount(), static_cast<int>(m_row.size())));
        m_row.push_back(Cell::ofText(m_field));
        m_field.clear();
        return {};
    }

    Result<void> endRow()
    {
        ANJUAN_CHECK(endField());
        m_sheet.rows.push_back(std::move(m_row));
        m_row.clear();
        return {};
    }

    const QString &m_text;
    QChar m_separator;
    Sheet &m_sheet;
    CellCount &m_count;
    qsizetype m_at = 0;
    bool m_quoted = false;
    QString m_field;
    std::vector<Cell> m_row;
};

} // namespace

Result<Workbook> readCsv(const QByteArray &bytes, const QString &name, Progress &progress, const Limits &limits)
{
    const auto text = decoded(bytes);
    if (!text)
        return fail(Fault::Corrupt, "sheets.not_text", {name});
    Workbook out;
    out.sheets.push_back({QFileInfo(name).completeBaseName(), false, {}, {}});
    CellCount count(limits, name);
    ANJUAN_CHECK(CsvParser(*text, out.sheets.front(), count).run(progress));
    trim(out.sheets.front());
    return out;
}

} // namespace anjuan::sheets
