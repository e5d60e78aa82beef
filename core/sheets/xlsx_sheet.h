#pragma once
#include <set>

#include <QtCore/QXmlStreamReader>

#include "core/sheets/formats.h"

namespace anjuan::sheets {

/// What the sheets of one workbook share.
struct SheetContext {
    std::vector<QString> strings;
    std::set<int> dateStyles;
    bool from1904 = false;
};

/// The text of a string item (si, is): its runs joined, without the reading aids, with _x000D_ and its like undone.
/// Stands at the end element afterwards.
QString richText(QXmlStreamReader &xml);

/// One worksheet part, row by row. ECMA-376 part 1, 18.3
class SheetReader {
public:
    SheetReader(QXmlStreamReader &xml, const SheetContext &context, Sheet &sheet, CellCount &count)
        : m_xml(xml), m_context(context), m_sheet(sheet), m_count(count)
    {
    }
    /// Faults: Cancelled `sheets.cancelled`, Invalid `sheets.too_big`. The xml's own errors stay in it.
    Result<void> run(Progress &progress);
    bool declared() const { return m_declared; }
    /// The first cell that makes no sense, or empty.
    QString fault() const { return m_fault; }

private:
    Result<void> readRow();
    Result<void> readCell();
    Cell cellOf(const QString &type, int style, const QString &value, const QString &inlined) const;
    void readMerge(const QString &range);

    QXmlStreamReader &m_xml;
    const SheetContext &m_context;
    Sheet &m_sheet;
    CellCount &m_count;
    int m_row = -1, m_column = -1;
    bool m_declared = false;
    mutable QString m_fault;
};

} // namespace anjuan::sheets
