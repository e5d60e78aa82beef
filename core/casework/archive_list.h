#pragma once
#include "core/casework/library.h"
#include "core/casework/volumes.h"
#include "core/sheets/writing.h"

namespace anjuan::casework {

/// A case on the list with which the archive takes over 移交清单 (columns: domain.md §5.1, cover and archive number).
struct ArchivedCase {
    CaseId id;
    QString archiveNumber;  // 归档号
    QString title;          // 案卷名称: 当事人、违法行为
    QString decisionNumber; // 决定书文号
    std::optional<QDate> filedOn, closedOn;
    QDate archivedOn;
    QString retention; // 保管期限, in words
    QString officers;
    QString secrecy; // 密级: the highest of its evidence; empty where none has one
    QString compiler;
    int items = 0;
    int pages = 0;                  // that bear numbers
    std::vector<VolumeRow> volumes; // that stand
    QStringList remarks;
};

/// Cases archived within these days, both within, by archive number. A case whose dossier was never built stands there
/// with a remark. Fault: Invalid `archive.period {from, to}` where it ends before it begins.
Result<std::vector<ArchivedCase>> archivedCases(const Library &library, QDate from, QDate to);

/// One sheet with a row for each case and places for both signatures, one with a row for each volume and its SHA-256.
/// 全宗号, 目录号 and 案卷号 are left for the archive.
std::vector<sheets::Table> archiveSheets(const std::vector<ArchivedCase> &cases, const QString &unit, QDate from,
                                         QDate to);

} // namespace anjuan::casework
