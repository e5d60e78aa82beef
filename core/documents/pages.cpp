#include "core/documents/pages.h"

#include <algorithm>
#include <numeric>

namespace anjuan::documents {
namespace {

constexpr double kThin = ptToPx(0.5);
constexpr double kThick = ptToPx(1.0);
constexpr double kShortRow = 0.12; // of the height of a page's text

double heightOf(const Lines &lines)
{
    return std::accumulate(lines.begin(), lines.end(), 0.0,
                           [](double sum, const Line &line) { return sum + line.height; });
}

/// The height of the first lines, `count` of them at most.
double fittingHeight(const Lines &lines, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i < std::min(count, lines.size()); ++i)
        sum += lines[i].height;
    return sum;
}

/// The least height in which a part of the row can stand.
double firstHeight(const TableRow &row)
{
    double most = 0;
    for (const TableCell &cell : row.cells)
        most = std::max(most, fittingHeight(cell.lines, 2));
    return most + 2 * kPadY;
}

bool isSpent(const TableRow &row)
{
    return row.minimum <= 0
        && std::all_of(row.cells.begin(), row.cells.end(), [](const TableCell &cell) { return cell.lines.empty(); });
}

/// How many lines fit into that height.
size_t fitting(const Lines &lines, double height)
{
    size_t count = 0;
    for (double sum = 0; count < lines.size(); ++count) {
        sum += lines[count].height;
        if (sum > height)
            break;
    }
    return count;
}

} // namespace

double rowHeight(const TableRow &row)
{
    double height = row.minimum;
    for (const TableCell &cell : row.cells)
        height = std::max(height, heightOf(cell.lines) + 2 * kPadY);
    return height;
}

Pages::Pages(const Area &area) : pages(1), m_area(area), m_y(area.top) {}

void Pages::breakPage()
{
    pages.emplace_back();
    m_y = m_area.top;
}

void Pages::place(const Line &line, double x)
{
    for (Op op : line.ops) {
        op.at += QPointF(x, m_y);
        op.to += QPointF(x, m_y);
        pages.back().ops.push_back(std::move(op));
    }
    m_y += line.height;
}

void Pages::add(const Lines &lines, double behind)
{
    for (size_t i = 0; i < lines.size();) {
        size_t end = i + 1;
        double height = lines[i].height;
        while (end < lines.size() && lines[end - 1].keep) {
            height += lines[end].height;
            ++end;
        }
        if (end == lines.size() && lines.back().keep)
            height += behind;
        // A stretch that must stay together but fits no page is broken where the page ends.
        if (height > room() && m_y > m_area.top && height <= m_area.bottom - m_area.top)
            breakPage();
        for (; i < end; ++i) {
            if (lines[i].height > room() && m_y > m_area.top)
                breakPage();
            place(lines[i], m_area.left);
        }
    }
}

void Pages::addPicture(const QString &name, double height)
{
    height = std::min(height, m_area.bottom - m_area.top);
    if (height > room())
        breakPage();
    pictures.push_back(
        {name, static_cast<int>(pages.size()) - 1, QRectF(m_area.left, m_y, m_area.right - m_area.left, height)});
    m_y += height;
}

void Pages::placeHeads(const Table &table)
{
    for (const TableRow &row : table.rows) {
        if (!row.head)
            break;
        placeRow(table, row, rowHeight(row));
    }
}

void Pages::placeRow(const Table &table, const TableRow &row, double height)
{
    for (const TableCell &cell : row.cells)
        drawCell(table, cell, m_y, m_y + height);
    m_placed.push_back({row.side, row.head, m_y, m_y + height});
    m_y += height;
}

void Pages::drawCell(const Table &table, const TableCell &cell, double top, double bottom)
{
    const double left = m_area.left + table.edges[static_cast<size_t>(cell.column)];
    const double right = m_area.left + table.edges[static_cast<size_t>(cell.column + cell.columns)];
    pages.back().ops.push_back({Op::Kind::Frame, nullptr, 0, QPointF(left, top), QPointF(right, bottom), kThin});
    const double kept = m_y;
    const Lines above(cell.lines.begin(), cell.lines.begin() + static_cast<qsizetype>(cell.foot));
    const Lines below(cell.lines.begin() + static_cast<qsizetype>(cell.foot), cell.lines.end());
    const double spare = bottom - top - 2 * kPadY - heightOf(cell.lines);
    m_y = top + kPadY + (cell.top || !below.empty() ? 0 : std::max(0.0, spare / 2));
    for (const Line &line : above)
        place(line, left + kPadX);
    m_y = bottom - kPadY - heightOf(below);
    for (const Line &line : below)
        place(line, left + kPadX);
    m_y = kept;
}

/// Borders around the table on this page, and the cells beside rows.
void Pages::closeTable(const Table &table)
{
    if (m_placed.empty())
        return;
    for (size_t i = 0; i < m_placed.size();) {
        const int side = m_placed[i].side;
        size_t end = i + 1;
        while (end < m_placed.size() && m_placed[end].side == side)
            ++end;
        if (side >= 0) {
            TableCell cell{0, 1, false, table.sides[static_cast<size_t>(side)], 0};
            // Beside a short remainder of its rows the words would not fit, and they stand on the page before.
            if (heightOf(cell.lines) > m_placed[end - 1].bottom - m_placed[i].top)
                cell.lines.clear();
            cell.foot = cell.lines.size();
            drawCell(table, cell, m_placed[i].top, m_placed[end - 1].bottom);
        }
        i = end;
    }
    const QPointF from(m_area.left, m_placed.front().top);
    const QPointF to(m_area.left + table.edges.back(), m_placed.back().bottom);
    pages.back().ops.push_back({Op::Kind::Frame, nullptr, 0, from, to, kThick});
    m_placed.clear();
}

/// Places what fits of a row and leaves the rest of it in `row`.
void Pages::splitRow(const Table &table, TableRow &row)
{
    TableRow part = row;
    part.minimum = 0;
    const double space = room() - 2 * kPadY;
    for (size_t i = 0; i < row.cells.size(); ++i) {
        TableCell &whole = row.cells[i];
        TableCell &first = part.cells[i];
        const size_t count = fitting(whole.lines, space);
        first.lines.resize(count);
        first.top = true;
        first.foot = std::min(first.foot, count);
        whole.lines.erase(whole.lines.begin(), whole.lines.begin() + static_cast<qsizetype>(count));
        whole.foot -= std::min(whole.foot, count);
        whole.top = true;
    }
    const double height = room();
    row.minimum = std::max(0.0, row.minimum - height);
    placeRow(table, part, height);
}

bool Pages::onlyHeads() const
{
    return std::all_of(m_placed.begin(), m_placed.end(), [](const Placed &placed) { return placed.head; })
        && m_y - m_area.top < 0.5 * (m_area.bottom - m_area.top);
}

/// Rows beside one cell go over to the next page together if they are not many.
void Pages::keepGroup(const Table &table, size_t first)
{
    double height = 0;
    for (size_t i = first; i < table.rows.size() && table.rows[i].side == table.rows[first].side; ++i)
        height += rowHeight(table.rows[i]);
    if (height <= room() || height > 0.5 * (m_area.bottom - m_area.top) || onlyHeads())
        return;
    closeTable(table);
    breakPage();
    placeHeads(table);
    m_opsAtTop = pages.back().ops.size();
}

/// A short last row, such as 以下空白 or a signature, never stands on a page with nothing of the table but its heads.
void Pages::keepLastRows(const Table &table, size_t first)
{
    const double body = m_area.bottom - m_area.top;
    const double last = rowHeight(table.rows[first + 1]);
    const double height = rowHeight(table.rows[first]);
    const bool both = height + last <= room();
    const bool heads = std::all_of(m_placed.begin(), m_placed.end(), [](const Placed &placed) { return placed.head; });
    if (heads || both || height > room() || last > kShortRow * body || height > 0.2 * body)
        return;
    closeTable(table);
    breakPage();
    placeHeads(table);
    m_opsAtTop = pages.back().ops.size();
}

void Pages::placeOrSplit(const Table &table, TableRow row)
{
    const double body = m_area.bottom - m_area.top;
    for (;;) {
        const double height = rowHeight(row);
        const double first = firstHeight(row);
        const bool stuck = onlyHeads() && pages.back().ops.size() == m_opsAtTop && first > room();
        // What cannot be made to fit on any page is drawn over its edge rather than lost.
        if (height <= room() + 0.5 || stuck) {
            placeRow(table, row, height);
            return;
        }
        const bool tall = height > 0.4 * body;
        if (tall && first <= room() && (room() > 0.12 * body || onlyHeads()))
            splitRow(table, row);
        closeTable(table);
        breakPage();
        if (!row.head)
            placeHeads(table);
        m_opsAtTop = pages.back().ops.size();
        if (isSpent(row))
            return;
    }
}

double Pages::beginningOf(const Table &table) const
{
    double begin = 0;
    for (const TableRow &row : table.rows) {
        begin +=
            row.head ? rowHeight(row) : std::min(rowHeight(row), firstHeight(row) + 0.1 * (m_area.bottom - m_area.top));
        if (!row.head)
            break;
    }
    const size_t heads = static_cast<size_t>(
        std::count_if(table.rows.begin(), table.rows.end(), [](const TableRow &row) { return row.head; }));
    if (heads > 0 && table.rows.size() == heads + 2
        && rowHeight(table.rows.back()) <= kShortRow * (m_area.bottom - m_area.top))
        begin += rowHeight(table.rows.back());
    return begin;
}

void Pages::add(const Table &table)
{
    // Head rows never stand at the foot of a page alone.
    if (beginningOf(table) > room() && m_y > m_area.top)
        breakPage();
    m_opsAtTop = pages.back().ops.size();
    for (size_t i = 0; i < table.rows.size(); ++i) {
        if (table.rows[i].side >= 0 && (i == 0 || table.rows[i - 1].side != table.rows[i].side))
            keepGroup(table, i);
        if (i + 2 == table.rows.size())
            keepLastRows(table, i);
        placeOrSplit(table, table.rows[i]);
    }
    closeTable(table);
}

} // namespace anjuan::documents
