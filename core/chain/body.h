#pragma once
#include "core/chain/record.h"
#include "core/store/store.h"

namespace anjuan::chain {

/// Members of a record's body as projections and folds read them: what is absent reads as empty.
inline QString textOf(const QJsonObject &body, const char *member)
{
    return body.value(QLatin1String(member)).toString();
}

inline qint64 integerOf(const QJsonObject &body, const char *member)
{
    return body.value(QLatin1String(member)).toInteger();
}

inline bool flagOf(const QJsonObject &body, const char *member)
{
    return body.value(QLatin1String(member)).toBool();
}

inline std::optional<QDate> dateOf(const QJsonObject &body, const char *member)
{
    return parseDate(textOf(body, member));
}

/// The text as a column's value, NULL where it is absent.
inline store::Value columnOf(const QJsonObject &body, const char *member)
{
    const QJsonValue value = body.value(QLatin1String(member));
    return value.isString() ? store::Value(value.toString()) : store::Value(std::monostate());
}

QStringList textsOf(const QJsonObject &body, const char *member);

/// The statement that a `case.statement_received` takes in, as its inner object; empty for any other record.
QJsonObject statementOf(const Record &record);

} // namespace anjuan::chain
