#pragma once
#include "core/base/progress.h"
#include "core/packs/columns.h"

namespace anjuan::packs {

/// A pack as a workbook 规则包工作簿, for people who keep it in a table program: 规则包 (names and settings), 事项,
/// 法定幅度, 权力清单, 裁量基准, 裁量阶次, 四张清单, 首违不罚清单, 法定情节, 音像清单, 审核目录, 分领域标准,
/// 各地听证标准, 节假日, 通讯录, 平台录入单. What it has no sheet for (number patterns, forms) stays as in the pack in
/// force.

/// The sheets of a pack; unchecked entries on yellow ground.
std::vector<sheets::Table> packTables(const QJsonObject &pack);
/// Writes them. Faults: as sheets::writeWorkbook.
Result<void> writePackBook(const QString &path, const QJsonObject &pack, QDate createdOn, Progress &progress);

/// A pack that somebody brings, looked through before it is adopted 导入预览.
struct PackImport {
    QJsonObject json;         // what would be adopted
    std::optional<Pack> pack; // where it can be read
    PackFindings findings;    // of a workbook, each with its sheet and cell
    QStringList kept;         // sheets that are not there: their part stays as in the pack in force
    bool mayBeAdopted() const { return pack && !hasFault(findings); }
};
/// From the JSON of a pack or from a workbook (or one of its sheets as csv, named after it), which changes `base`, the
/// pack in force. Faults: as sheets::readTable; Corrupt `json.refused`.
Result<PackImport> readPackFile(const QString &path, const QJsonObject &base, Progress &progress);
/// The workbook part of it.
PackImport readPackBook(const sheets::Workbook &book, const QJsonObject &base, const QString &where);

/// What one pack has that the other has not, or has otherwise.
struct PackDifference { // 与现行版本的差异
    struct Part {
        QString zh;                    // 事项, 权力清单 …
        QStringList come, go, changed; // as people call them
        bool isEmpty() const { return come.isEmpty() && go.isEmpty() && changed.isEmpty(); }
    };
    std::vector<Part> parts; // only those that differ
};
PackDifference differenceOf(const QJsonObject &now, const QJsonObject &next);

} // namespace anjuan::packs
