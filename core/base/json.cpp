#include "core/base/json.h"

#include <algorithm>

#include <QtCore/QJsonDocument>

#include "core/base/json_reader.h"

namespace anjuan {
namespace {

constexpr qint64 kMaxSafe = 9007199254740991;

tl::unexpected<Error> notCanonical(const QString &why)
{
    return fail(Fault::Invalid, "json.not_canonical", {why});
}

bool writeText(const QString &text, QByteArray &out)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        const bool pair = c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (c.isNull() || (c.isSurrogate() && !pair))
            return false;
        i += pair ? 1 : 0;
    }
    out += '"';
    for (const char c : text.toUtf8()) {
        const auto code = static_cast<unsigned char>(c);
        static const char *const kShort = "btn\0fr";
        if (c == '"' || c == '\\')
            (out += '\\') += c;
        else if (code >= 8 && code <= 13 && code != 11)
            (out += '\\') += kShort[code - 8];
        else if (code < 0x20)
            (out += "\\u00") += QByteArray::number(code, 16).rightJustified(2, '0');
        else
            out += c;
    }
    out += '"';
    return true;
}

bool goodName(const QString &name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'_';
    });
}

Result<void> write(const QJsonValue &value, QByteArray &out, int depth)
{
    if (depth > kMaxJsonDepth)
        return notCanonical(QStringLiteral("deeper than 32"));
    switch (value.type()) {
    case QJsonValue::Bool:
        out += value.toBool() ? "true" : "false";
        return {};
    case QJsonValue::Double: {
        const double number = value.toDouble();
        const qint64 whole = value.toInteger(kMaxSafe + 1);
        if (whole > kMaxSafe || whole < -kMaxSafe || static_cast<double>(whole) != number)
            return notCanonical(QStringLiteral("number %1").arg(number, 0, 'g', 17));
        out += QByteArray::number(whole);
        return {};
    }
    case QJsonValue::String:
        return writeText(value.toString(), out) ? Result<void>{}
                                                : notCanonical(QStringLiteral("U+0000 or a lone surrogate"));
    case QJsonValue::Array: {
        out += '[';
        bool first = true;
        for (const auto item : value.toArray()) {
            if (!std::exchange(first, false))
                out += ',';
            ANJUAN_CHECK(write(item, out, depth + 1));
        }
        out += ']';
        return {};
    }
    case QJsonValue::Object: {
        const QJsonObject object = value.toObject();
        QStringList names = object.keys();
        std::sort(names.begin(), names.end());
        out += '{';
        bool first = true;
        for (const QString &name : names) {
            if (!goodName(name))
                return notCanonical(QStringLiteral("member name \"%1\"").arg(name));
            if (!std::exchange(first, false))
                out += ',';
            ((out += '"') += name.toLatin1()) += "\":";
            ANJUAN_CHECK(write(object.value(name), out, depth + 1));
        }
        out += '}';
        return {};
    }
    default:
        return notCanonical(QStringLiteral("null"));
    }
}

} // namespace

Result<QByteArray> canonicalJson(const QJsonValue &value)
{
    QByteArray out;
    ANJUAN_CHECK(write(value, out, 1));
    return out;
}

Result<QJsonValue> parseCanonical(QByteArrayView text, const QString &where, qint64 limit)
{
    const auto refused = [&](const QString &why) { return fail(Fault::Corrupt, "json.refused", {where, why}); };
    if (text.size() > limit)
        return refused(QStringLiteral("longer than %1 bytes").arg(limit));
    auto value = readJson(text, JsonStrictness::Canonical);
    if (!value)
        return refused(value.error().why);
    return *std::move(value);
}

Result<QJsonValue> parseJson(QByteArrayView text, const QString &where)
{
    if (text.startsWith("\xEF\xBB\xBF"))
        text = text.sliced(3);
    auto value = readJson(text, JsonStrictness::Free);
    if (value)
        return *std::move(value);
    const QByteArrayView before = text.first(std::min<qsizetype>(value.error().at, text.size()));
    const qsizetype lineStart = before.lastIndexOf('\n') + 1;
    return fail(Fault::Invalid, "json.syntax",
                {where, QString::number(before.count('\n') + 1), QString::number(before.size() - lineStart + 1),
                 value.error().why});
}

} // namespace anjuan
