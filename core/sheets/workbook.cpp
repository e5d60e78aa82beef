#include "core/sheets/workbook.h"

#include <algorithm>
#include <cmath>

#include <QtCore/QLocale>

#include "core/base/clock.h"

namespace anjuan::sheets {
namespace {

const Cell kNothing;
constexpr double kWholeUpTo = 1e15; // beyond it a double is not exact

} // namespace

Cell Cell::ofText(const QString &text)
{
    Cell out;
    out.kind = text.isEmpty() ? Kind::Empty : Kind::Text;
    out.text = text;
    return out;
}

Cell Cell::ofNumber(double number)
{
    Cell out;
    out.kind = Kind::Number;
    out.number = number;
    // The shortest figures that give the same number back: 1234.5599999999999 was typed as 1234.56.
    out.text = number == std::floor(number) && std::abs(number) < kWholeUpTo
        ? QString::number(static_cast<qint64>(number))
        : QString::number(number, 'g', QLocale::FloatingPointShortest);
    return out;
}

Cell Cell::ofDate(QDate date)
{
    Cell out;
    out.kind = date.isValid() ? Kind::Date : Kind::Empty;
    out.date = date;
    out.text = date.isValid() ? dateText(date) : QString();
    return out;
}

int Sheet::columnCount() const
{
    std::size_t out = 0;
    for (const auto &row : rows)
        out = std::max(out, row.size());
    return static_cast<int>(out);
}

const Cell &Sheet::at(int row, int column) const
{
    if (row < 0 || column < 0 || row >= rowCount())
        return kNothing;
    const auto &cells = rows[static_cast<std::size_t>(row)];
    return static_cast<std::size_t>(column) < cells.size() ? cells[static_cast<std::size_t>(column)] : kNothing;
}

const Cell &Sheet::shownAt(int row, int column) const
{
    const Cell &own = at(row, column);
    if (!own.covered)
        return own;
    for (const Merge &each : merges)
        if (row >= each.top && row <= each.bottom && column >= each.left && column <= each.right)
            return at(each.top, each.left);
    return own;
}

const Sheet *Workbook::sheet(const QString &name) const
{
    const auto found = std::find_if(sheets.begin(), sheets.end(), [&](const Sheet &each) { return each.name == name; });
    return found == sheets.end() ? nullptr : &*found;
}

QString columnName(int column)
{
    constexpr int kLetters = 26;
    QString out;
    for (int left = column + 1; left > 0; left = (left - 1) / kLetters)
        out.prepend(QChar(u'A' + (left - 1) % kLetters));
    return out;
}

QString cellName(int row, int column)
{
    return columnName(column) + QString::number(row + 1);
}

} // namespace anjuan::sheets
