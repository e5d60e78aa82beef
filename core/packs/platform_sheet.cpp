#include "core/packs/platform_sheet.h"

#include <algorithm>

#include <QtCore/QJsonObject>

#include "core/packs/reader.h"

namespace anjuan::packs {
namespace {

Result<PlatformField> parseField(const QJsonObject &json, const QString &where, const QString &path)
{
    Reader in(json, where, path);
    PlatformField out;
    out.zh = in.text("zh");
    out.path = in.text("path");
    out.as = in.has("as") ? in.oneOf("as", {"text", "date", "yuan", "yes"}) : QStringLiteral("text");
    out.required = in.flag("required", true);
    ANJUAN_CHECK(in.result());
    return out;
}

Result<PlatformPage> parsePage(const QJsonObject &json, const QString &where, const QString &path)
{
    Reader in(json, where, path);
    PlatformPage out;
    out.id = in.text("id");
    out.zh = in.text("zh");
    out.kinds = in.texts("kinds");
    out.fields = in.each("fields", true, QStringLiteral("zh"), parseField);
    if (out.kinds.isEmpty())
        in.refuse("packs.field_missing", "kinds");
    if (out.fields.empty())
        in.refuse("packs.field_missing", "fields");
    ANJUAN_CHECK(in.result());
    return out;
}

Result<PlatformSheet> parseSheet(const QJsonObject &json, const QString &where, const QString &path)
{
    Reader in(json, where, path);
    PlatformSheet out;
    out.id = in.text("id");
    out.zh = in.text("zh");
    out.source = in.textOr("source");
    out.pages = in.each("pages", true, QStringLiteral("id"), parsePage);
    if (out.pages.empty())
        in.refuse("packs.field_missing", "pages");
    for (const PlatformPage &page : out.pages) {
        const bool twice = std::count_if(out.pages.begin(), out.pages.end(),
                                         [&](const PlatformPage &one) { return one.id == page.id; })
            > 1;
        if (twice)
            in.refuse("packs.duplicate", "pages", {page.id});
    }
    ANJUAN_CHECK(in.result());
    return out;
}

} // namespace

const PlatformPage *PlatformSheet::page(const QString &pageId) const
{
    const auto found =
        std::find_if(pages.begin(), pages.end(), [&](const PlatformPage &one) { return one.id == pageId; });
    return found == pages.end() ? nullptr : &*found;
}

Result<std::vector<PlatformSheet>> parsePlatforms(const QJsonArray &platforms, const QString &where)
{
    Reader in(QJsonObject{{QStringLiteral("platforms"), platforms}}, where, QString());
    auto sheets = in.each("platforms", false, QStringLiteral("id"), parseSheet);
    ANJUAN_CHECK(in.result());
    return sheets;
}

} // namespace anjuan::packs
