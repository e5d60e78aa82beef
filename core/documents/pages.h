#pragma once
#include <vector>

#include "core/documents/typeset.h"

namespace anjuan::documents {

struct TableCell {
    int column = 0;
    int columns = 1;
    bool top = false;
    Lines lines;
    size_t foot = 0; // lines from this one on stand at the bottom of the cell, as signatures do
};

struct TableRow {
    std::vector<TableCell> cells;
    double minimum = 0;
    bool head = false;
    int side = -1; // index of the cell it stands beside
};

/// A table laid out but not yet on pages.
struct Table {
    std::vector<double> edges; // left edge of each column, and the right edge of the last
    std::vector<TableRow> rows;
    std::vector<Lines> sides;
};

inline constexpr double kPadX = mmToPx(1.6); // between a cell's border and its words
inline constexpr double kPadY = mmToPx(1.5);

/// The height a row needs.
double rowHeight(const TableRow &row);

struct Page {
    std::vector<Op> ops;
};

/// The room on each page, in device pixels.
struct Area {
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
};

/// Puts what it is given on pages, one after the other.
class Pages {
public:
    explicit Pages(const Area &area);

    /// Lines that are kept with the next stay on one page with it; the last with so much of what comes `behind`.
    void add(const Lines &lines, double behind = 0);
    /// Rows go over to the next page whole; a tall one is split between lines. Each page closes the table's borders and
    /// begins with its head rows.
    void add(const Table &table);
    /// What the page must have room for where a table begins: its heads and something of its first row.
    double beginningOf(const Table &table) const;
    void addPicture(const QString &name, double height);
    void breakPage();

    std::vector<Page> pages;
    std::vector<PictureBox> pictures; // in device pixels from the upper left corner

private:
    struct Placed {
        int side;
        bool head;
        double top;
        double bottom;
    };

    double room() const { return m_area.bottom - m_y; }
    void place(const Line &line, double x);
    void placeHeads(const Table &table);
    void placeRow(const Table &table, const TableRow &row, double height);
    void keepGroup(const Table &table, size_t first);
    void keepLastRows(const Table &table, size_t first);
    void placeOrSplit(const Table &table, TableRow row);
    void splitRow(const Table &table, TableRow &row);
    bool onlyHeads() const;
    void closeTable(const Table &table);
    void drawCell(const Table &table, const TableCell &cell, double top, double bottom);

    Area m_area;
    double m_y;
    std::vector<Placed> m_placed; // rows of the table on this page
    size_t m_opsAtTop = 0;        // marks on this page before the first row that is no head
};

} // namespace anjuan::documents
