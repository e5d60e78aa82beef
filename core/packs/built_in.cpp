#include <cmath>
#include <optional>

#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QJsonDocument>

#include "core/packs/pack.h"

namespace anjuan::packs {
namespace {

QJsonObject readObject(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

constexpr double kMilli = 1000.0;
const QLatin1String kMember("milli");

/// Replaces every number (or every packed one) anywhere in a value by what `one` makes of it.
template <class One> QJsonValue mapped(const QJsonValue &value, const One &one)
{
    if (const auto done = one(value))
        return *done;
    if (value.isArray()) {
        QJsonArray out;
        for (const auto each : value.toArray())
            out.append(mapped(each, one));
        return out;
    }
    if (value.isObject()) {
        QJsonObject out;
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it)
            out.insert(it.key(), mapped(it.value(), one));
        return out;
    }
    return value;
}

QStringList jsonFiles(const QString &folder)
{
    QStringList out;
    QDirIterator files(folder, {QStringLiteral("*.json")}, QDir::Files);
    while (files.hasNext())
        out << files.next();
    out.sort();
    return out;
}

} // namespace

QJsonObject builtInPack()
{
    QJsonObject pack;
    for (const QString &path : jsonFiles(QStringLiteral(":/packs/county"))) {
        const QJsonObject part = readObject(path);
        for (auto it = part.begin(); it != part.end(); ++it) {
            QJsonArray joined = pack.value(it.key()).toArray();
            if (!it->isArray() || joined.isEmpty()) {
                pack.insert(it.key(), *it);
                continue;
            }
            for (const auto each : it->toArray())
                joined.append(each);
            pack.insert(it.key(), joined);
        }
    }
    QJsonObject forms;
    for (const QString &path : jsonFiles(QStringLiteral(":/forms")))
        forms.insert(QFileInfo(path).completeBaseName(), packedForm(readObject(path)));
    pack.insert(QStringLiteral("forms"), forms);
    pack.insert(QStringLiteral("calendar"), calendarArray(readObject(QStringLiteral(":/calendars/holidays.json"))));
    return pack;
}

QJsonObject packedForm(const QJsonObject &form)
{
    return mapped(form,
                  [](const QJsonValue &value) -> std::optional<QJsonValue> {
                      if (!value.isDouble() || value.toDouble() == std::floor(value.toDouble()))
                          return std::nullopt;
                      return QJsonValue(QJsonObject{{kMember, qint64(std::llround(value.toDouble() * kMilli))}});
                  })
        .toObject();
}

QJsonObject unpackedForm(const QJsonObject &packed)
{
    return mapped(packed,
                  [](const QJsonValue &value) -> std::optional<QJsonValue> {
                      const QJsonObject object = value.toObject();
                      if (object.size() != 1 || !object.value(kMember).isDouble())
                          return std::nullopt;
                      return QJsonValue(object.value(kMember).toDouble() / kMilli);
                  })
        .toObject();
}

QJsonArray calendarArray(const QJsonObject &holidays)
{
    QStringList days = holidays.keys();
    days.sort();
    QJsonArray out;
    for (const QString &day : days) {
        QJsonObject one = holidays.value(day).toObject();
        one.insert(QStringLiteral("on"), day);
        out.append(one);
    }
    return out;
}

QJsonObject holidaysOf(const QJsonArray &calendar)
{
    QJsonObject out;
    for (const auto each : calendar) {
        QJsonObject one = each.toObject();
        const QString day = one.take(QStringLiteral("on")).toString();
        out.insert(day, one);
    }
    return out;
}

} // namespace anjuan::packs
