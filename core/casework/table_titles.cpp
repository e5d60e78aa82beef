#include "core/casework/table_titles.h"

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>

#include "core/chain/body.h"

namespace anjuan::casework {

std::optional<int> likelyColumn(const TableField &field, const QStringList &titles)
{
    static const QJsonObject known = [] {
        QFile file(QStringLiteral(":/texts/table_titles.json"));
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    }();
    QStringList names{QString::fromUtf8(field.zh)};
    names += chain::textsOf(known, field.name);
    for (const QString &name : names) {
        for (int column = 0; column < titles.size(); ++column) {
            if (titles[column].simplified().remove(QLatin1Char(' ')) == name)
                return column;
        }
    }
    return std::nullopt;
}

} // namespace anjuan::casework
