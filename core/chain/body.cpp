#include "core/chain/body.h"

#include <QtCore/QJsonArray>

namespace anjuan::chain {

QStringList textsOf(const QJsonObject &body, const char *member)
{
    QStringList out;
    for (const auto item : body.value(QLatin1String(member)).toArray())
        out += item.toString();
    return out;
}

QJsonObject statementOf(const Record &record)
{
    if (record.kind != QLatin1String("case.statement_received"))
        return {};
    return record.body.value(QLatin1String("statement")).toObject().value(QLatin1String("statement")).toObject();
}

} // namespace anjuan::chain
