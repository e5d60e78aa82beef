#include "ui/forms/phrases.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace anjuan::ui {

QStringList phrasesOf(const char *place)
{
    static const QJsonObject all = [] {
        QFile file(QStringLiteral(":/texts/phrases.json"));
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    }();
    QStringList out;
    for (const QJsonValue &phrase : all.value(QLatin1String(place)).toArray())
        out += phrase.toString();
    return out;
}

} // namespace anjuan::ui
