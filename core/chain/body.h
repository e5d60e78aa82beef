#pragma once
#include "core/chain/record.h"
#include "core/store/store.h"

namespace anjuan::chain {

/// Members of a record's body as projections and folds read them: what is absent reads as empty.
inline QString textOf(const CanonicalObject &body, const char *member)
{
    return body.text(QLatin1String(member));
}

inline qint64 integerOf(const CanonicalObject &body, const char *member)
{
    return body.integer(QLatin1String(member));
}

inline bool flagOf(const CanonicalObject &body, const char *member)
{
    return body.flag(QLatin1String(member));
}

inline QStringList textsOf(const CanonicalObject &body, const char *member)
{
    return body.texts(QLatin1String(member));
}

/// The text as a column's value, NULL where it is absent.
inline store::Value columnOf(const CanonicalObject &body, const char *member)
{
    const QLatin1String name(member);
    return body.isText(name) ? store::Value(body.text(name)) : store::Value(std::monostate());
}

/// The same of an object within a body.
inline QString textOf(const QJsonObject &object, const char *member)
{
    return object.value(QLatin1String(member)).toString();
}

inline qint64 integerOf(const QJsonObject &object, const char *member)
{
    return object.value(QLatin1String(member)).toInteger();
}

inline bool flagOf(const QJsonObject &object, const char *member)
{
    return object.value(QLatin1String(member)).toBool();
}

inline store::Value columnOf(const QJsonObject &object, const char *member)
{
    const QJsonValue value = object.value(QLatin1String(member));
    return value.isString() ? store::Value(value.toString()) : store::Value(std::monostate());
}

template <class Object> std::optional<QDate> dateOf(const Object &object, const char *member)
{
    return parseDate(textOf(object, member));
}

QStringList textsOf(const QJsonObject &object, const char *member);

/// The statement that a `case.statement_received` takes in, as its inner object; empty for any other record.
QJsonObject statementOf(const Record &record);

} // namespace anjuan::chain
