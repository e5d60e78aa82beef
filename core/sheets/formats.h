#pragma once
#include "core/sheets/reading.h"

namespace anjuan::sheets {

/// One reader each; see readTable.
Result<Workbook> readXlsx(const QByteArray &bytes, const QString &name, Progress &progress, const Limits &limits);
Result<Workbook> readCsv(const QByteArray &bytes, const QString &name, Progress &progress, const Limits &limits);

/// Within Excel's limits, and not more than may be held.
class CellCount {
public:
    CellCount(const Limits &limits, const QString &name) : m_limits(limits), m_name(name) {}
    /// Counts one cell there. Fault: Invalid `sheets.too_big`.
    Result<void> add(int row, int column);

private:
    const Limits &m_limits;
    const QString &m_name;
    qint64 m_cells = 0;
};

/// Cuts empty rows off the end, and empty cells off the end of each row.
void trim(Sheet &sheet);

} // namespace anjuan::sheets
