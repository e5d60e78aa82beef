#include "core/review/heads.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace anjuan::review {
namespace {

std::vector<Head> readHeads()
{
    QFile file(QStringLiteral(":/texts/review_heads.json"));
    QJsonArray words;
    if (file.open(QIODevice::ReadOnly))
        words = QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String("heads")).toArray();
    std::vector<Head> read;
    for (const QJsonValue entry : words) {
        const QJsonObject head = entry.toObject();
        read.push_back({static_cast<int>(head.value(QLatin1String("no")).toInteger()),
                        head.value(QLatin1String("zh")).toString(), head.value(QLatin1String("en")).toString()});
    }
    return read;
}

} // namespace

const std::vector<Head> &heads()
{
    static const std::vector<Head> all = readHeads();
    return all;
}

} // namespace anjuan::review
