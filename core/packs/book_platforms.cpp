#include "core/packs/book_platforms.h"

#include <algorithm>
#include <array>

namespace anjuan::packs {
namespace {

/// A member of a platform or a page, and how its column is called in the rows.
struct Shared {
    const char *member, *column, *title;
    bool required;
};
constexpr std::array kOfPlatform{Shared{"zh", "platform_zh", "平台名称", true},
                                 Shared{"source", "source", "依据来源", false}};
constexpr std::array kOfPage{Shared{"zh", "page_zh", "页面名称", true}, Shared{"kinds", "kinds", "起填记录", true}};
constexpr std::array kOfField{"zh", "path", "as", "required"};

/// Takes over what a row says of the platform or page it belongs to; `first` is the row that began it.
template <std::size_t N>
void share(const std::array<Shared, N> &members, const BookRow &row, bool first, QJsonObject &holder, BookRows &notes)
{
    for (const Shared &each : members) {
        const QString column = QLatin1String(each.column), member = QLatin1String(each.member);
        const QJsonValue said = row.json.value(column);
        if (first && each.required && said.isUndefined())
            notes.fault("packs.cell_missing", {QString::fromUtf8(each.title)}, row.sheet, row.cell(column));
        if (said.isUndefined())
            continue;
        if (!first && holder.value(member) != said)
            notes.fault("packs.row_differs", {QString::fromUtf8(each.title)}, row.sheet, row.cell(column));
        else
            holder.insert(member, said);
    }
}

/// The element of that id, made at the end where it is new.
QJsonObject &elementOf(std::vector<QJsonObject> &all, const QString &id, bool *made)
{
    const auto found = std::find_if(all.begin(), all.end(), [&](const QJsonObject &each) {
        return each.value(QLatin1String("id")).toString() == id;
    });
    *made = found == all.end();
    if (!*made)
        return *found;
    all.push_back({{QStringLiteral("id"), id}});
    return all.back();
}

QJsonObject fieldOf(const BookRow &row)
{
    QJsonObject field;
    for (const char *member : kOfField) {
        const QString name = QLatin1String(member);
        const QJsonValue value = row.json.value(name);
        // A field is required where nothing else is said.
        if (!value.isUndefined() && !(name == QLatin1String("required") && value.toBool()))
            field.insert(name, value);
    }
    return field;
}

void append(QJsonObject &holder, const QString &list, const QJsonValue &element)
{
    QJsonArray all = holder.value(list).toArray();
    all.append(element);
    holder.insert(list, all);
}

} // namespace

QJsonArray platformRows(const QJsonArray &platforms)
{
    const auto say = [](const auto &members, const QJsonObject &holder, QJsonObject &row) {
        for (const Shared &each : members)
            if (const QJsonValue value = holder.value(QLatin1String(each.member)); !value.isUndefined())
                row.insert(QLatin1String(each.column), value);
    };
    QJsonArray rows;
    for (const auto one : platforms) {
        const QJsonObject platform = one.toObject();
        bool firstPage = true;
        for (const auto two : platform.value(QLatin1String("pages")).toArray()) {
            const QJsonObject page = two.toObject();
            bool firstField = true;
            for (const auto three : page.value(QLatin1String("fields")).toArray()) {
                QJsonObject row = three.toObject();
                row.insert(QStringLiteral("platform"), platform.value(QLatin1String("id")));
                row.insert(QStringLiteral("page"), page.value(QLatin1String("id")));
                row.insert(QStringLiteral("required"), row.value(QLatin1String("required")).toBool(true));
                if (firstPage && firstField)
                    say(kOfPlatform, platform, row);
                if (firstField)
                    say(kOfPage, page, row);
                firstField = false;
                rows.append(row);
            }
            firstPage = false;
        }
    }
    return rows;
}

QJsonArray platformsFrom(const std::vector<BookRow> &rows, BookRows &notes)
{
    std::vector<QJsonObject> platforms;
    std::map<QString, std::vector<QJsonObject>> pages; // by platform
    for (const BookRow &row : rows) {
        const QString id = row.json.value(QLatin1String("platform")).toString();
        bool made = false;
        QJsonObject &platform = elementOf(platforms, id, &made);
        share(kOfPlatform, row, made, platform, notes);
        QJsonObject &page = elementOf(pages[id], row.json.value(QLatin1String("page")).toString(), &made);
        share(kOfPage, row, made, page, notes);
        append(page, QStringLiteral("fields"), fieldOf(row));
    }
    QJsonArray out;
    for (QJsonObject &platform : platforms) {
        for (const QJsonObject &page : pages[platform.value(QLatin1String("id")).toString()])
            append(platform, QStringLiteral("pages"), page);
        out.append(platform);
    }
    return out;
}

} // namespace anjuan::packs
