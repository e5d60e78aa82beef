#pragma once
#include <vector>

#include <QtCore/QJsonArray>
#include <QtCore/QStringList>

#include "core/base/result.h"

namespace anjuan::packs {

/// One field of a page of a platform: what it is called there, and where its value comes from (docs/fields.md).
struct PlatformField {
    QString zh;           // 案件名称, as the platform's page has it
    QString path;         // case.title; of a list all its elements, joined
    QString as;           // text, date, yuan, yes: how the platform wants it; text where nothing is said
    bool required = true; // told where it is empty
    bool operator==(const PlatformField &) const = default;
};

/// One page of a platform in the order in which it is filled.
struct PlatformPage {
    QString id, zh;
    QStringList kinds; // records from which on the page is to be filled
    std::vector<PlatformField> fields;
    bool operator==(const PlatformPage &) const = default;
};

/// A platform that is fed by hand 平台录入单: its pages and fields in their order are data of the pack, since each
/// province has its own and changes it.
struct PlatformSheet {
    QString id, zh, source;
    std::vector<PlatformPage> pages;
    const PlatformPage *page(const QString &pageId) const;
    bool operator==(const PlatformSheet &) const = default;
};

/// `[{"id","zh","source","pages":[{"id","zh","kinds":[…],"fields":[{"zh","path","as","required"}]}]}]`. Faults: Invalid
/// `packs.field_missing|field_wrong {where, path, …}`.
Result<std::vector<PlatformSheet>> parsePlatforms(const QJsonArray &platforms, const QString &where);

} // namespace anjuan::packs
