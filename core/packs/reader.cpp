#include "core/packs/reader.h"

#include <utility>

#include "core/base/clock.h"

namespace anjuan::packs {

Reader::Reader(QJsonObject object, QString where, QString path)
    : m_object(std::move(object)), m_where(std::move(where)), m_path(std::move(path))
{
}

QString Reader::pathOf(const char *name) const
{
    return m_path.isEmpty() ? QString::fromLatin1(name) : m_path + QLatin1Char('.') + QLatin1String(name);
}

void Reader::take(const Error &error)
{
    if (!m_error)
        m_error = error;
}

void Reader::refuse(const char *id, const char *name, const QStringList &more)
{
    take(Error{Fault::Invalid, QString::fromLatin1(id), QStringList{m_where, pathOf(name)} + more});
}

void Reader::missing(const char *name)
{
    refuse("packs.field_missing", name);
}

void Reader::wrong(const QString &path, const QString &expected)
{
    take(Error{Fault::Invalid, QStringLiteral("packs.field_wrong"), {m_where, path, expected}});
}

Result<void> Reader::result() const
{
    if (m_error)
        return fail(*m_error);
    return {};
}

QString Reader::text(const char *name)
{
    if (!has(name))
        missing(name);
    else if (value(name).toString().trimmed().isEmpty())
        wrong(pathOf(name), QStringLiteral("\"…\""));
    return value(name).toString();
}

QString Reader::textOr(const char *name, const char *otherwise)
{
    if (has(name) && !value(name).isString())
        wrong(pathOf(name), QStringLiteral("\"…\""));
    return value(name).toString(QString::fromUtf8(otherwise));
}

QString Reader::oneOf(const char *name, std::initializer_list<const char *> allowed)
{
    const QString given = text(name);
    QStringList words;
    for (const char *word : allowed) {
        words << QString::fromUtf8(word);
        if (given == words.last())
            return given;
    }
    wrong(pathOf(name), words.join(QStringLiteral(" | ")));
    return given;
}

bool Reader::flag(const char *name, bool otherwise)
{
    if (has(name) && !value(name).isBool())
        wrong(pathOf(name), QStringLiteral("true | false"));
    return value(name).toBool(otherwise);
}

std::optional<qint64> Reader::wholeIfAny(const char *name, qint64 least)
{
    if (!has(name))
        return std::nullopt;
    const qint64 given = value(name).toInteger(least - 1);
    if (!value(name).isDouble() || given < least) {
        wrong(pathOf(name), QStringLiteral(">= %1").arg(least));
        return std::nullopt;
    }
    return given;
}

qint64 Reader::whole(const char *name, qint64 least, std::optional<qint64> otherwise)
{
    if (!has(name) && !otherwise)
        missing(name);
    return wholeIfAny(name, least).value_or(otherwise.value_or(least));
}

std::optional<QDate> Reader::dateIfAny(const char *name)
{
    if (!has(name))
        return std::nullopt;
    const auto date = parseDate(value(name).toString());
    if (!date)
        wrong(pathOf(name), QStringLiteral("YYYY-MM-DD"));
    return date;
}

QDate Reader::date(const char *name)
{
    if (!has(name))
        missing(name);
    return dateIfAny(name).value_or(QDate());
}

QStringList Reader::texts(const char *name)
{
    QStringList out;
    for (const auto item : arrayOf(name)) {
        if (!item.isString())
            wrong(pathOf(name), QStringLiteral("[\"…\"]"));
        out << item.toString();
    }
    return out;
}

QJsonObject Reader::objectOf(const char *name)
{
    if (!has(name))
        missing(name);
    else if (!value(name).isObject())
        wrong(pathOf(name), QStringLiteral("{…}"));
    return value(name).toObject();
}

QJsonArray Reader::arrayOf(const char *name, bool required)
{
    if (!has(name) && required)
        missing(name);
    else if (has(name) && !value(name).isArray())
        wrong(pathOf(name), QStringLiteral("[…]"));
    return value(name).toArray();
}

} // namespace anjuan::packs
