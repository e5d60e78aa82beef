#include "core/chain/fields.h"

#include <QtCore/QJsonArray>

#include "core/base/id.h"

namespace anjuan::chain {

bool isKeyId(QStringView text)
{
    return text.size() == 32 && std::all_of(text.begin(), text.end(), [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
           });
}

bool isKind(QStringView text)
{
    const qsizetype dot = text.indexOf(u'.');
    if (dot <= 0 || dot == text.size() - 1)
        return false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (i != dot && c != u'_' && (c < u'a' || c > u'z'))
            return false;
    }
    // Such names say that something changed and hide what was done.
    const qsizetype word = std::max(text.lastIndexOf(u'_'), text.lastIndexOf(u'.')) + 1;
    const QStringView last = text.sliced(word);
    return last != u"updated" && last != u"changed" && last != u"saved" && last != u"set";
}

void Fields::members(const QStringList &needed, const QStringList &optional)
{
    for (const QString &name : needed) {
        if (!m_object.contains(name))
            wrong(name.toLatin1().constData(), "is missing");
    }
    const QStringList names = m_object.keys();
    for (const QString &name : names) {
        if (!needed.contains(name) && !optional.contains(name))
            wrong(name.toLatin1().constData(), "does not belong here");
    }
}

QString Fields::text(const char *name)
{
    const QJsonValue value = m_object.value(QLatin1String(name));
    if (!value.isString())
        wrong(name, "is not a text");
    return value.toString();
}

qint64 Fields::number(const char *name)
{
    const QJsonValue value = m_object.value(QLatin1String(name));
    if (!value.isDouble())
        wrong(name, "is not a whole number");
    return value.toInteger();
}

QJsonObject Fields::object(const char *name)
{
    const QJsonValue value = m_object.value(QLatin1String(name));
    if (!value.isObject())
        wrong(name, "is not an object");
    return value.toObject();
}

QJsonArray Fields::array(const char *name)
{
    const QJsonValue value = m_object.value(QLatin1String(name));
    if (!value.isArray())
        wrong(name, "is not a list");
    return value.toArray();
}

QString Fields::uuid(const char *name)
{
    const QString out = text(name);
    if (!isUuid(out))
        wrong(name, "is not a uuid in lower case");
    return out;
}

QString Fields::keyId(const char *name)
{
    const QString out = text(name);
    if (!isKeyId(out))
        wrong(name, "is not a key id of 32 hex digits");
    return out;
}

QString Fields::kind(const char *name)
{
    const QString out = text(name);
    if (!isKind(out))
        wrong(name, "is not a <room>.<what happened> that names an act");
    return out;
}

void Fields::wrong(const char *name, const char *why)
{
    if (m_why.isEmpty())
        m_why = QLatin1String(name) + u' ' + QLatin1String(why);
}

Result<void> Fields::verdict() const
{
    if (m_why.isEmpty())
        return {};
    return fail(Fault::Corrupt, "chain.malformed", {m_where, m_why});
}

} // namespace anjuan::chain
