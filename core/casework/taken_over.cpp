#include "core/casework/taken_over.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

#include "core/chain/body.h"

namespace anjuan::casework {

const std::vector<TakenOver> &takenOver()
{
    static const std::vector<TakenOver> all = [] {
        std::vector<TakenOver> rows;
        QFile file(QStringLiteral(":/texts/taken_over.json"));
        if (!file.open(QIODevice::ReadOnly))
            return rows;
        for (const auto row : QJsonDocument::fromJson(file.readAll()).array()) {
            const QJsonObject one = row.toObject();
            const auto text = [&one](const char *member) { return chain::textOf(one, member); };
            rows.push_back(
                {text("act"), text("field"), text("kind"), text("member"), text("procedure"), text("wording")});
        }
        return rows;
    }();
    return all;
}

} // namespace anjuan::casework
