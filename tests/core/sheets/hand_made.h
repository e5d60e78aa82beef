#pragma once
#include <map>

#include <QtCore/QByteArray>
#include <QtCore/QString>

namespace anjuan::test {

/// A zip of these parts, by name.
QByteArray zipOf(const std::map<QString, QByteArray> &parts);

/// The parts of a workbook with one sheet of these rows (the XML within sheetData), as another program would write it:
/// the sheet stands in a folder of its own name, so that only the relations lead to it.
std::map<QString, QByteArray> partsOf(const QByteArray &rows, const QByteArray &after = {});

/// Those parts as a file's bytes.
QByteArray bookOf(const QByteArray &rows, const QByteArray &after = {});

} // namespace anjuan::test
