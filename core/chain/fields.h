#pragma once
#include <algorithm>
#include <optional>

#include <QtCore/QJsonObject>

#include "core/base/clock.h"
#include "core/base/digest.h"
#include "core/base/result.h"

namespace anjuan::chain {

/// 32 hex digits.
bool isKeyId(QStringView text);
/// `<room>.<what happened>` that names an act (spec §2).
bool isKind(QStringView text);

/// Reads the typed members of one signed object. The first fault is kept, so that a reader takes all members and asks
/// `verdict` once. Fault: Corrupt `chain.malformed {where, why}`.
class Fields {
public:
    Fields(const QJsonObject &object, const QString &where) : m_object(object), m_where(where) {}

    /// Exactly these members, and perhaps the optional ones.
    void members(const QStringList &needed, const QStringList &optional = {});
    QString text(const char *name);
    qint64 number(const char *name);
    QJsonObject object(const char *name);
    QJsonArray array(const char *name);
    Digest digest(const char *name) { return take(name, Digest::fromHex(text(name)), "is not 64 hex digits"); }
    Instant instant(const char *name)
    {
        return take(name, Instant::parse(text(name)), "is not an instant with seconds and offset");
    }
    template <class T> T id(const char *name)
    {
        return take(name, T::parse(text(name)), "is not a uuid in lower case");
    }
    QString uuid(const char *name);
    /// 32 hex digits.
    QString keyId(const char *name);
    /// `<room>.<what happened>` that names an act (spec §2).
    QString kind(const char *name);

    void wrong(const char *name, const char *why);
    Result<void> verdict() const;

private:
    template <class T> T take(const char *name, std::optional<T> value, const char *why)
    {
        if (!value)
            wrong(name, why);
        return value.value_or(T{});
    }

    const QJsonObject &m_object;
    QString m_where;
    QString m_why;
};

} // namespace anjuan::chain
