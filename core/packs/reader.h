#pragma once
#include <initializer_list>
#include <optional>
#include <type_traits>
#include <vector>

#include <QtCore/QDate>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include "core/base/result.h"

namespace anjuan::packs {

/// Reads one JSON object member by member and remembers the first fault, so that a parser reads as a list of fields.
/// After a fault every answer is empty; `result()` tells it.
class Reader {
public:
    Reader(QJsonObject object, QString where, QString path);

    QString text(const char *name); // required, not empty
    QString textOr(const char *name, const char *otherwise = "");
    QString oneOf(const char *name, std::initializer_list<const char *> allowed);
    bool flag(const char *name, bool otherwise = false);
    qint64 whole(const char *name, qint64 least, std::optional<qint64> otherwise = std::nullopt);
    std::optional<qint64> wholeIfAny(const char *name, qint64 least);
    QDate date(const char *name);
    std::optional<QDate> dateIfAny(const char *name);
    QStringList texts(const char *name); // optional
    QJsonObject objectOf(const char *name);
    QJsonArray arrayOf(const char *name, bool required = false);
    bool has(const char *name) const { return m_object.contains(QLatin1String(name)); }

    /// Each element of an array of objects through `parse(object, where, path)`, which returns Result<T>.
    template <class Parse> auto each(const char *name, bool required, const QString &labelMember, Parse parse)
    {
        using T = typename std::invoke_result_t<Parse, QJsonObject, QString, QString>::value_type;
        std::vector<T> out;
        const QJsonArray all = arrayOf(name, required);
        for (qsizetype i = 0; i < all.size() && !m_error; ++i) {
            const QString label = all[i].toObject().value(labelMember).toString(QString::number(i));
            const QString path = pathOf(name) + QLatin1Char('[') + label + QLatin1Char(']');
            if (!all[i].isObject()) {
                wrong(path, QStringLiteral("{…}"));
                break;
            }
            if (auto parsed = parse(all[i].toObject(), m_where, path))
                out.push_back(*std::move(parsed));
            else
                take(parsed.error());
        }
        return out;
    }

    /// Keeps the first fault.
    void take(const Error &error);
    void refuse(const char *id, const char *name, const QStringList &more = {});
    QString pathOf(const char *name) const;
    const QString &where() const { return m_where; }
    Result<void> result() const;

private:
    void missing(const char *name);
    void wrong(const QString &path, const QString &expected);
    QJsonValue value(const char *name) const { return m_object.value(QLatin1String(name)); }

    QJsonObject m_object;
    QString m_where, m_path;
    std::optional<Error> m_error;
};

} // namespace anjuan::packs
