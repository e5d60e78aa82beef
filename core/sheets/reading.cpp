#include "core/sheets/reading.h"

#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include "core/sheets/formats.h"

namespace anjuan::sheets {
namespace {

const QByteArray kZip("PK\x03\x04");
const QByteArray kOle("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"); // [MS-CFB] 2.2

/// Office locks a workbook by putting the encrypted zip into a compound file under this name. [MS-OFFCRYPTO] 1.3.2
QByteArray encryptedPackage()
{
    const QString name = QStringLiteral("EncryptedPackage");
    return {reinterpret_cast<const char *>(name.utf16()), name.size() * 2}; // as on disk: UTF-16 little-endian
}

constexpr qint64 kMiB = 1024 * 1024;

} // namespace

Result<void> CellCount::add(int row, int column)
{
    if (row >= m_limits.rows || column >= m_limits.columns || ++m_cells > m_limits.cells)
        return fail(
            Fault::Invalid, "sheets.too_big",
            {m_name, QStringLiteral("%1 × %2, %3").arg(m_limits.rows).arg(m_limits.columns).arg(m_limits.cells)});
    return {};
}

void trim(Sheet &sheet)
{
    for (auto &row : sheet.rows)
        while (!row.empty() && row.back().isEmpty() && row.back().formula.isEmpty() && !row.back().covered)
            row.pop_back();
    while (!sheet.rows.empty() && sheet.rows.back().empty())
        sheet.rows.pop_back();
}

Result<Workbook> readTable(const QString &path, Progress &progress, const Limits &limits)
{
    QFile file(path);
    if (!QFileInfo(path).isFile())
        return fail(Fault::NotFound, "sheets.missing", {path});
    if (file.size() > limits.fileBytes)
        return fail(Fault::Invalid, "sheets.too_big", {path, QStringLiteral("%1 MiB").arg(limits.fileBytes / kMiB)});
    if (!file.open(QIODevice::ReadOnly))
        return fail(Fault::Io, "sheets.not_read", {path, file.errorString()});
    const QByteArray bytes = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return fail(Fault::Io, "sheets.not_read", {path, file.errorString()});
    return readTable(bytes, QFileInfo(path).fileName(), progress, limits);
}

Result<Workbook> readTable(const QByteArray &bytes, const QString &name, Progress &progress, const Limits &limits)
{
    if (bytes.isEmpty())
        return fail(Fault::Invalid, "sheets.empty", {name});
    if (bytes.startsWith(kZip))
        return readXlsx(bytes, name, progress, limits);
    if (bytes.startsWith(kOle))
        return fail(Fault::Invalid, bytes.contains(encryptedPackage()) ? "sheets.locked" : "sheets.old_format", {name});
    return readCsv(bytes, name, progress, limits);
}

} // namespace anjuan::sheets
