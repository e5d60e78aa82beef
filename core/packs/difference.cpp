#include <map>

#include "core/packs/book.h"
#include "core/packs/book_sheets.h"

namespace anjuan::packs {
namespace {

struct Element {
    QString name; // as people call it
    QJsonObject json;
    int at = 0; // which of its list
};

/// Both sides of a comparison, and what they mean where they can be read.
struct Sides {
    const QJsonObject &now, &next;
    std::optional<Pack> nowRead, nextRead;
};

std::optional<Pack> readOr(const QJsonObject &json)
{
    auto pack = parsePack(json, QString());
    return pack ? std::optional<Pack>(std::move(*pack)) : std::nullopt;
}

/// What is empty or false says the same as what is not there, and blanks around words say nothing.
QJsonValue said(const QJsonValue &value)
{
    if (value.isString())
        return value.toString().trimmed();
    if (value.isArray()) {
        QJsonArray out;
        for (const auto each : value.toArray())
            out.append(said(each));
        return out;
    }
    if (!value.isObject())
        return value;
    QJsonObject out;
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QJsonValue one = said(it.value());
        const bool nothing = one.isNull() || (one.isBool() && !one.toBool()) || one == QJsonValue(QString())
            || (one.isArray() && one.toArray().isEmpty()) || (one.isObject() && one.toObject().isEmpty());
        if (!nothing)
            out.insert(it.key(), one);
    }
    return out;
}

/// Whether two elements of a list mean the same: by what the program reads of them, where it reads all of them.
bool meanSame(const Sides &sides, const QString &list, const Element &now, const Element &next)
{
    if (said(now.json) == said(next.json))
        return true;
    if (!sides.nowRead || !sides.nextRead)
        return false;
    const auto same = [&](const auto &before, const auto &after) {
        const auto a = static_cast<std::size_t>(now.at), b = static_cast<std::size_t>(next.at);
        return a < before.size() && b < after.size() && before[a] == after[b];
    };
    if (list == QLatin1String("items"))
        return same(sides.nowRead->items, sides.nextRead->items);
    if (list == QLatin1String("power_list"))
        return same(sides.nowRead->powers, sides.nextRead->powers);
    if (list == QLatin1String("benchmarks"))
        return same(sides.nowRead->benchmarks, sides.nextRead->benchmarks);
    if (list == QLatin1String("platforms"))
        return same(sides.nowRead->platforms, sides.nextRead->platforms);
    return list == QLatin1String("factors") && same(sides.nowRead->factors, sides.nextRead->factors);
}

/// The elements of a list by what tells them apart.
std::map<QString, Element> elementsOf(const QJsonObject &pack, const QString &list)
{
    static const std::map<QString, QStringList> keys{
        {QStringLiteral("items"), {QStringLiteral("id"), QStringLiteral("effective_from")}},
        {QStringLiteral("power_list"),
         {QStringLiteral("item"), QStringLiteral("township_kind"), QStringLiteral("effective_from")}},
        {QStringLiteral("benchmarks"), {QStringLiteral("benchmark_id")}},
        {QStringLiteral("four_lists"), {QStringLiteral("list"), QStringLiteral("item"), QStringLiteral("conditions")}},
        {QStringLiteral("factors"), {QStringLiteral("code")}},
        {QStringLiteral("av_list"), {QStringLiteral("step")}},
        {QStringLiteral("review_catalogue"), {QStringLiteral("code")}},
        {QStringLiteral("hearing_variants"), {QStringLiteral("zh")}},
        {QStringLiteral("contacts"), {QStringLiteral("organ"), QStringLiteral("duty")}},
        {QStringLiteral("calendar"), {QStringLiteral("on")}},
        {QStringLiteral("platforms"), {QStringLiteral("id")}},
    };
    std::map<QString, Element> out;
    const auto members = keys.find(list);
    if (members == keys.end())
        return out;
    std::map<QString, QString> itemNames;
    for (const auto each : pack.value(QLatin1String("items")).toArray())
        itemNames[each.toObject().value(QLatin1String("id")).toString()] =
            each.toObject().value(QLatin1String("name")).toString();
    int at = 0;
    for (const auto each : pack.value(list).toArray()) {
        const QJsonObject json = each.toObject();
        QStringList key;
        for (const QString &member : members->second)
            key << json.value(member).toString();
        QString name;
        for (const char *member : {"name", "title", "zh", "conditions", "organ"})
            if (name.isEmpty())
                name = json.value(QLatin1String(member)).toString();
        if (name.isEmpty())
            name = itemNames[json.value(QLatin1String("item")).toString()];
        const QString called = name.isEmpty() ? key.join(QChar(u' ')) : key.front() + QChar(u' ') + name;
        out[key.join(QChar(u'\x1F'))] = {called, json, at++};
    }
    return out;
}

PackDifference::Part partOf(const QString &zh, const QString &list, const Sides &sides)
{
    PackDifference::Part out{zh, {}, {}, {}};
    const auto before = elementsOf(sides.now, list), after = elementsOf(sides.next, list);
    for (const auto &[key, element] : after) {
        const auto old = before.find(key);
        if (old == before.end())
            out.come << element.name;
        else if (!meanSame(sides, list, old->second, element))
            out.changed << element.name;
    }
    for (const auto &[key, element] : before)
        if (!after.count(key))
            out.go << element.name;
    return out;
}

QJsonValue at(const QJsonObject &object, const QString &path)
{
    QJsonValue value = object;
    for (const QString &step : path.split(QLatin1Char('.')))
        value = value.toObject().value(step);
    return value;
}

} // namespace

PackDifference differenceOf(const QJsonObject &now, const QJsonObject &next)
{
    PackDifference out;
    const Sides sides{now, next, readOr(now), readOr(next)};
    PackDifference::Part settings{QString::fromUtf8(kSettingsSheet), {}, {}, {}};
    for (const PackSetting &each : packSettings()) {
        const QString path = QLatin1String(each.path);
        if (said(at(now, path)) != said(at(next, path)))
            settings.changed << QString::fromUtf8(each.title);
    }
    for (const char *of : {"hearing", "discussion"}) {
        const QString path = QStringLiteral("settings.%1.by_field").arg(QLatin1String(of));
        if (said(at(now, path)) != said(at(next, path)))
            settings.changed << QStringLiteral("分领域标准");
    }
    settings.changed.removeDuplicates();
    if (now.value(QLatin1String("numbers")) != next.value(QLatin1String("numbers")))
        settings.changed << QStringLiteral("文号规则");
    if (now.value(QLatin1String("forms")) != next.value(QLatin1String("forms")))
        settings.changed << QStringLiteral("文书格式");
    if (!settings.isEmpty())
        out.parts.push_back(settings);
    QStringList done;
    for (const PackSheet &sheet : packSheets()) {
        const QString list = QLatin1String(sheet.list);
        if (done.contains(list))
            continue;
        done << list;
        const PackDifference::Part part = partOf(QString::fromUtf8(sheet.name), list, sides);
        if (!part.isEmpty())
            out.parts.push_back(part);
    }
    return out;
}

} // namespace anjuan::packs
