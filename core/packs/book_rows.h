#pragma once
#include <map>

#include "core/packs/book_sheets.h"

namespace anjuan::packs {

/// One row as the element it stands for, and where it stands.
struct BookRow {
    QJsonObject json;
    QString parent, parentFrom; // of a child row: whom it belongs to
    QString sheet;
    int row = -1;
    std::map<QString, int> columns; // by member

    /// The cell of a member, or of the row's first column.
    QString cell(const QString &member) const;
};

/// Reads rows by a sheet's columns, and knows afterwards where each element stands.
class BookRows {
public:
    explicit BookRows(PackFindings &out) : m_out(out) {}

    void fault(const char *id, const QStringList &args, const QString &sheet, const QString &cell);
    void doubt(const char *id, const QStringList &args, const QString &sheet, const QString &cell);

    /// Every row below the titles that is not empty; its cells' faults are noted.
    std::vector<BookRow> read(const PackSheet &sheet, const sheets::Sheet &from);
    /// One cell; undefined where it is empty or means nothing.
    QJsonValue valueAt(const sheets::Sheet &sheet, int row, int column, const PackColumn &about);
    /// Looks an element through; what is wrong with it is noted at its cell, or at the row of the child it is about.
    void check(const QString &list, const QJsonObject &json, const BookRow &row,
               const std::vector<const BookRow *> &children);
    /// Elements with the same label (items: on the same day).
    void findTwins(const QString &list, const std::vector<BookRow> &rows, const QString &label);

    /// Finds the cell of what a finding is about.
    void locate(PackFinding &finding) const;
    /// Not about an element that `check` has looked through.
    bool isAboutWhole(const PackFinding &finding) const;

private:
    std::map<QString, int> titlesOf(const PackSheet &sheet, const sheets::Sheet &from, int *titleRow);

    PackFindings &m_out;
    std::map<QString, BookRow> m_places; // "items:straw", "tiers:B01:light" …
};

} // namespace anjuan::packs
