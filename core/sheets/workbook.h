#pragma once
#include <vector>

#include <QtCore/QDate>
#include <QtCore/QString>

namespace anjuan::sheets {

/// One cell as the file has it. A program that writes tables (Excel, WPS, LibreOffice, ours) keeps a date as a number
/// with a date format; here it is a Date already.
struct Cell { // 单元格
    enum class Kind {
        Empty,
        Text,   // text, also numbers typed as text
        Number, // text holds it in figures, without an exponent where it is whole
        Date,   // date (and text: 2026-03-05); a time of day is dropped
        Bool,   // text: TRUE or FALSE
        Fault,  // text: #REF!, #N/A …
    };
    Kind kind = Kind::Empty;
    QString text; // exactly as stored: not trimmed, nothing folded
    double number = 0;
    QDate date;
    QString formula;      // not empty: what stands here was last worked out by this formula
    bool covered = false; // within a merged range whose content stands in its first cell

    static Cell ofText(const QString &text);
    static Cell ofNumber(double number);
    static Cell ofDate(QDate date);
    bool isEmpty() const { return text.trimmed().isEmpty(); }
    bool operator==(const Cell &) const = default;
};

/// A merged range; rows and columns from 0, both ends within.
struct Merge { // 合并单元格
    int top = 0, left = 0, bottom = 0, right = 0;
    bool operator==(const Merge &) const = default;
};

struct Sheet { // 工作表
    QString name;
    bool hidden = false;
    std::vector<std::vector<Cell>> rows; // without empty rows at the end; rows differ in length
    std::vector<Merge> merges;

    int rowCount() const { return static_cast<int>(rows.size()); }
    int columnCount() const;
    /// The cell there, or an empty one; rows and columns from 0.
    const Cell &at(int row, int column) const;
    /// Likewise, and within a merged range the cell that shows: 合并单元格按左上角取值.
    const Cell &shownAt(int row, int column) const;
    bool isEmpty() const { return rows.empty(); }
};

struct Workbook {              // 工作簿
    std::vector<Sheet> sheets; // in the order of the tabs
    /// By its exact name, or nullptr.
    const Sheet *sheet(const QString &name) const;
};

/// What people call a column and a cell: columnName(27) is AB, cellName(2, 1) is B3.
QString columnName(int column);
QString cellName(int row, int column);

} // namespace anjuan::sheets
