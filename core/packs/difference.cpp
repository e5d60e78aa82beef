#include <map>

#include "core/packs/book.h"
#include "core/packs/book_sheets.h"

namespace anjuan::packs {
namespace {

struct Element {
    QString name; // as people call it
    QJsonObject json;
};

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
    };
    std::map<QString, Element> out;
    const auto members = keys.find(list);
    if (members == keys.end())
        return out;
    std::map<QString, QString> itemNames;
    for (const auto each : pack.value(QLatin1String("items")).toArray())
        itemNames[each.toObject().value(QLatin1String("id")).toString()] =
            each.toObject().value(QLatin1String("name")).toString();
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
        out[key.join(QChar(u'\x1F'))] = {called, json};
    }
    return out;
}

PackDifference::Part partOf(const QString &zh, const QString &list, const QJsonObject &now, const QJsonObject &next)
{
    PackDifference::Part out{zh, {}, {}, {}};
    const auto before = elementsOf(now, list), after = elementsOf(next, list);
    for (const auto &[key, element] : after) {
        const auto old = before.find(key);
        if (old == before.end())
            out.come << element.name;
        else if (old->second.json != element.json)
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
    PackDifference::Part settings{QString::fromUtf8(kSettingsSheet), {}, {}, {}};
    for (const PackSetting &each : packSettings()) {
        const QString path = QLatin1String(each.path);
        if (at(now, path) != at(next, path))
            settings.changed << QString::fromUtf8(each.title);
    }
    for (const char *of : {"hearing", "discussion"}) {
        const QString path = QStringLiteral("settings.%1.by_field").arg(QLatin1String(of));
        if (at(now, path) != at(next, path))
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
        const PackDifference::Part part = partOf(QString::fromUtf8(sheet.name), list, now, next);
        if (!part.isEmpty())
            out.parts.push_back(part);
    }
    return out;
}

} // namespace anjuan::packs
