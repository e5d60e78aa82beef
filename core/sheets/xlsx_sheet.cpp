#include "core/sheets/xlsx_sheet.h"

#include <cmath>

#include <QtCore/QRegularExpression>

#include "core/base/clock.h"

namespace anjuan::sheets {
namespace {

struct Place {
    int row = -1, column = -1;
};

/// "AB12" as row 11, column 27; -1 where it is no place.
Place placeOf(QStringView reference)
{
    constexpr int kLetters = 26, kMost = 20'000;
    Place out;
    qsizetype at = 0;
    int column = 0;
    for (; at < reference.size() && reference[at] >= QChar(u'A') && reference[at] <= QChar(u'Z'); ++at)
        column = std::min(column * kLetters + (reference[at].unicode() - u'A' + 1), kMost);
    bool number = false;
    const int row = reference.mid(at).toInt(&number);
    if (number && row > 0 && column > 0)
        out = {row - 1, column - 1};
    return out;
}

/// ECMA-376 part 1, 22.4.2.4: _x000D_ stands for a character that XML cannot hold.
QString unescaped(QString text)
{
    static const QRegularExpression escape(QStringLiteral("_x([0-9A-Fa-f]{4})_"));
    if (!text.contains(QLatin1String("_x")))
        return text;
    for (qsizetype at = 0; (at = text.indexOf(escape, at)) >= 0; ++at)
        text.replace(at, 7, QChar(static_cast<char16_t>(text.mid(at + 2, 4).toUShort(nullptr, 16))));
    return text;
}

QDate dayOfSerial(double serial, bool from1904)
{
    // Base 1900 counts a 29 February 1900 that never was: days before 1 March 1900 are one further.
    const qint64 days = static_cast<qint64>(std::floor(serial));
    if (from1904)
        return QDate(1904, 1, 1).addDays(days);
    constexpr qint64 kFirstOfMarch = 60;
    return days < 1 ? QDate() : QDate(1899, 12, days < kFirstOfMarch ? 31 : 30).addDays(days);
}

} // namespace

QString richText(QXmlStreamReader &xml)
{
    const QString own = xml.name().toString();
    QString out;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isEndElement() && xml.name() == own)
            break;
        if (!xml.isStartElement())
            continue;
        if (xml.name() == QLatin1String("rPh"))
            xml.skipCurrentElement();
        else if (xml.name() == QLatin1String("t"))
            out += xml.readElementText();
    }
    return unescaped(out);
}

Result<void> SheetReader::run(Progress &progress)
{
    constexpr int kEach = 512;
    while (!m_xml.atEnd() && !m_declared) {
        m_xml.readNext();
        m_declared = m_xml.isDTD();
        if (!m_xml.isStartElement())
            continue;
        if (m_xml.name() == QLatin1String("row")) {
            ANJUAN_CHECK(readRow());
            if (m_row % kEach == 0) {
                progress.report(m_xml.characterOffset(), 0, m_sheet.name);
                if (progress.cancelled())
                    return fail(Fault::Cancelled, "sheets.cancelled");
            }
        } else if (m_xml.name() == QLatin1String("c")) {
            ANJUAN_CHECK(readCell());
        } else if (m_xml.name() == QLatin1String("mergeCell")) {
            readMerge(m_xml.attributes().value(QLatin1String("ref")).toString());
        }
    }
    return {};
}

Result<void> SheetReader::readRow()
{
    const auto given = m_xml.attributes().value(QLatin1String("r"));
    bool number = true;
    const int row = given.isEmpty() ? m_row + 1 : given.toInt(&number) - 1;
    if (!number || row <= m_row) {
        m_fault = QStringLiteral("row %1").arg(given.toString());
        m_xml.raiseError(m_fault);
        return {};
    }
    ANJUAN_CHECK(m_count.add(row, 0));
    m_row = row;
    m_column = -1;
    m_sheet.rows.resize(static_cast<std::size_t>(row) + 1);
    return {};
}

Result<void> SheetReader::readCell()
{
    const QString reference = m_xml.attributes().value(QLatin1String("r")).toString();
    const QString type = m_xml.attributes().value(QLatin1String("t")).toString();
    const int style = m_xml.attributes().value(QLatin1String("s")).toInt();
    const Place place = reference.isEmpty() ? Place{m_row, m_column + 1} : placeOf(reference);
    if (m_row < 0 || place.row != m_row || place.column <= m_column) {
        m_fault = reference.isEmpty() ? QStringLiteral("c") : reference;
        m_xml.raiseError(m_fault);
        return {};
    }
    ANJUAN_CHECK(m_count.add(place.row, place.column));
    m_column = place.column;
    QString value, inlined, formula;
    while (!m_xml.atEnd()) {
        m_xml.readNext();
        if (m_xml.isEndElement() && m_xml.name() == QLatin1String("c"))
            break;
        if (!m_xml.isStartElement())
            continue;
        if (m_xml.name() == QLatin1String("v"))
            value = m_xml.readElementText();
        else if (m_xml.name() == QLatin1String("f"))
            formula = QStringLiteral("=") + m_xml.readElementText();
        else if (m_xml.name() == QLatin1String("is"))
            inlined = richText(m_xml);
    }
    auto &row = m_sheet.rows[static_cast<std::size_t>(m_row)];
    row.resize(static_cast<std::size_t>(m_column) + 1);
    row.back() = cellOf(type, style, value, inlined);
    row.back().formula = formula;
    return {};
}

Cell SheetReader::cellOf(const QString &type, int style, const QString &value, const QString &inlined) const
{
    if (type == QLatin1String("inlineStr"))
        return Cell::ofText(inlined);
    if (value.isEmpty())
        return {};
    Cell out;
    bool known = true;
    if (type == QLatin1String("s")) {
        const std::size_t index = value.toUInt(&known);
        known = known && index < m_context.strings.size();
        if (known)
            return Cell::ofText(m_context.strings[index]);
    } else if (type == QLatin1String("str")) {
        return Cell::ofText(unescaped(value));
    } else if (type == QLatin1String("b")) {
        out.kind = Cell::Kind::Bool;
        out.text = value == QLatin1String("1") ? QStringLiteral("TRUE") : QStringLiteral("FALSE");
        return out;
    } else if (type == QLatin1String("e")) {
        out.kind = Cell::Kind::Fault;
        out.text = value;
        return out;
    } else if (type == QLatin1String("d")) {
        const auto date = parseDate(QStringView(value).left(10));
        return date ? Cell::ofDate(*date) : Cell::ofText(value);
    } else {
        const double number = value.toDouble(&known);
        known = known && std::isfinite(number);
        constexpr double kLastSerial = 2958466; // after 9999-12-31
        const QDate day = known && m_context.dateStyles.contains(style) && number < kLastSerial
            ? dayOfSerial(number, m_context.from1904)
            : QDate();
        if (known)
            return day.isValid() ? Cell::ofDate(day) : Cell::ofNumber(number);
    }
    m_fault = QStringLiteral("%1: %2").arg(cellName(m_row, m_column), value.left(40));
    return out;
}

void SheetReader::readMerge(const QString &range)
{
    const qsizetype colon = range.indexOf(QChar(u':'));
    const Place first = placeOf(QStringView(range).left(colon));
    const Place last = placeOf(QStringView(range).mid(colon + 1));
    if (colon < 0 || first.row < 0 || last.row < first.row || last.column < first.column)
        return;
    m_sheet.merges.push_back({first.row, first.column, last.row, last.column});
    const int bottom = std::min(last.row, m_sheet.rowCount() - 1);
    for (int row = first.row; row <= bottom; ++row) {
        auto &cells = m_sheet.rows[static_cast<std::size_t>(row)];
        const int right = std::min(last.column, m_sheet.columnCount() - 1);
        if (static_cast<int>(cells.size()) <= right)
            cells.resize(static_cast<std::size_t>(right) + 1);
        for (int column = first.column; column <= right; ++column)
            cells[static_cast<std::size_t>(column)].covered = row != first.row || column != first.column;
    }
}

} // namespace anjuan::sheets
