#include "core/base/json_reader.h"

#include <algorithm>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QStringDecoder>

namespace anjuan {
namespace {

using Value = tl::expected<QJsonValue, JsonFault>;

class Reader {
public:
    Reader(QByteArrayView text, JsonStrictness strictness)
        : m_text(text), m_strict(strictness == JsonStrictness::Canonical)
    {
    }

    Value document()
    {
        auto value = read(1);
        if (!value)
            return value;
        space();
        if (m_at != m_text.size())
            return no("something follows the value");
        return value;
    }

private:
    tl::unexpected<JsonFault> no(const char *why) const
    {
        return tl::unexpected(JsonFault{m_at, QString::fromLatin1(why)});
    }

    /// Between tokens of the canonical form nothing stands, and the reader then says that something else is expected.
    void space()
    {
        if (m_strict)
            return;
        while (m_at < m_text.size() && QByteArrayView(" \t\r\n").contains(m_text[m_at]))
            ++m_at;
    }

    char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }

    bool take(QByteArrayView word)
    {
        if (!m_text.sliced(m_at).startsWith(word))
            return false;
        m_at += word.size();
        return true;
    }

    Value read(int depth)
    {
        space();
        if (depth > kMaxJsonDepth)
            return no("deeper than 32");
        switch (peek()) {
        case '{':
            return object(depth);
        case '[':
            return array(depth);
        case '"': {
            auto words = text();
            if (!words)
                return tl::unexpected(words.error());
            return QJsonValue(*words);
        }
        default:
            break;
        }
        if (take("true"))
            return QJsonValue(true);
        if (take("false"))
            return QJsonValue(false);
        if (!m_strict && take("null"))
            return QJsonValue(QJsonValue::Null);
        return number();
    }

    Value object(int depth)
    {
        QJsonObject out;
        QString before;
        ++m_at;
        space();
        if (take("}"))
            return QJsonValue(out);
        while (true) {
            space();
            if (peek() != '"')
                return no("a member name is expected");
            auto name = text();
            if (!name)
                return tl::unexpected(name.error());
            // Sorted names cannot stand twice, and are found at the end.
            if (m_strict && !(isName(*name) && (before.isNull() || before < *name)))
                return no("not the canonical form: member names are [a-z0-9_]+, each once, sorted");
            before = *name;
            if (!m_strict && out.contains(*name))
                return tl::unexpected(JsonFault{m_at, QStringLiteral("member \"%1\" stands twice").arg(*name)});
            space();
            if (!take(":"))
                return no("':' is expected");
            auto value = read(depth + 1);
            if (!value)
                return value;
            out.insert(*name, *value);
            space();
            if (take("}"))
                return QJsonValue(out);
            if (!take(","))
                return no("',' or '}' is expected");
        }
    }

    static bool isName(const QString &name)
    {
        return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](QChar c) {
            return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'_';
        });
    }

    Value array(int depth)
    {
        QJsonArray out;
        ++m_at;
        space();
        if (take("]"))
            return QJsonValue(out);
        while (true) {
            auto value = read(depth + 1);
            if (!value)
                return value;
            out.append(*value);
            space();
            if (take("]"))
                return QJsonValue(out);
            if (!take(","))
                return no("',' or ']' is expected");
        }
    }

    Value number()
    {
        const qsizetype from = m_at;
        take("-");
        const qsizetype digits = m_at;
        while (peek() >= '0' && peek() <= '9')
            ++m_at;
        const qsizetype count = m_at - digits;
        if (count == 0 || (count > 1 && m_text[digits] == '0'))
            return no("a value is expected");
        const bool whole = peek() != '.' && peek() != 'e' && peek() != 'E';
        if (whole) {
            bool ok = false;
            const qint64 value = m_text.sliced(from, m_at - from).toByteArray().toLongLong(&ok);
            const bool safe = ok && value <= 9007199254740991 && value >= -9007199254740991;
            if (!safe || (value == 0 && m_text[from] == '-'))
                return no("number outside what is allowed");
            return QJsonValue(value);
        }
        if (m_strict)
            return no("number with a fraction or an exponent");
        while (QByteArrayView("0123456789.eE+-").contains(peek()) && peek() != '\0')
            ++m_at;
        bool ok = false;
        const double value = m_text.sliced(from, m_at - from).toByteArray().toDouble(&ok);
        return ok ? Value(QJsonValue(value)) : Value(no("not a number"));
    }

    /// Four hex digits after \u, or -1.
    int unit()
    {
        int value = 0;
        for (int i = 0; i < 4; ++i, ++m_at) {
            const char c = peek();
            const int digit = c >= '0' && c <= '9' ? c - '0'
                : c >= 'a' && c <= 'f'             ? c - 'a' + 10
                : c >= 'A' && c <= 'F'             ? c - 'A' + 10
                                                   : -1;
            if (digit < 0)
                return -1;
            value = value * 16 + digit;
        }
        return value;
    }

    tl::expected<QString, JsonFault> text()
    {
        QString out;
        ++m_at;
        while (true) {
            const qsizetype from = m_at;
            bool ascii = true;
            while (m_at < m_text.size() && m_text[m_at] != '"' && m_text[m_at] != '\\'
                   && static_cast<unsigned char>(m_text[m_at]) >= 0x20) {
                ascii = ascii && static_cast<unsigned char>(m_text[m_at]) < 0x80;
                ++m_at;
            }
            const QByteArrayView run = m_text.sliced(from, m_at - from);
            if (ascii)
                out += QLatin1String(run);
            else if (!decode(run, out))
                return no("not UTF-8");
            if (m_at >= m_text.size() || static_cast<unsigned char>(m_text[m_at]) < 0x20)
                return no("the text does not end, or holds a raw control character");
            if (take("\""))
                break;
            if (const char *why = escape(out))
                return no(why);
        }
        return out.isValidUtf16() && !out.contains(QChar(u'\0'))
            ? tl::expected<QString, JsonFault>(out)
            : tl::expected<QString, JsonFault>(no("U+0000 or a lone surrogate"));
    }

    static bool decode(QByteArrayView run, QString &out)
    {
        // U+FEFF within a text is a character like any other.
        QStringDecoder utf8(QStringDecoder::Utf8,
                            QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
        out += QString(utf8.decode(run));
        return !utf8.hasError();
    }

    /// What follows a backslash; what is wrong with it, or nullptr.
    const char *escape(QString &out)
    {
        ++m_at;
        static constexpr QByteArrayView kEscapes = "\"\\/bfnrt";
        static constexpr QByteArrayView kMeaning = "\"\\/\b\f\n\r\t";
        const qsizetype known = peek() == '\0' ? -1 : kEscapes.indexOf(peek());
        if (known >= 0) {
            if (m_strict && peek() == '/')
                return "not the canonical form: '/' is not escaped";
            out += QLatin1Char(kMeaning[known]);
            ++m_at;
            return nullptr;
        }
        if (!take("u"))
            return "an unknown escape";
        const QByteArrayView digits = m_text.sliced(m_at, std::min<qsizetype>(4, m_text.size() - m_at));
        const int code = unit();
        if (code < 0)
            return "\\u wants four hex digits";
        // Canonical: only control characters without a short form, in lower case.
        const bool shortForm = code >= 8 && code <= 13 && code != 11;
        const bool lower = std::none_of(digits.begin(), digits.end(), [](char c) { return c >= 'A' && c <= 'F'; });
        if (m_strict && (code >= 0x20 || shortForm || !lower))
            return "not the canonical form: a character is escaped that should stand as it is, or in another way";
        out += QChar(static_cast<char16_t>(code));
        return nullptr;
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
    bool m_strict;
};

} // namespace

tl::expected<QJsonValue, JsonFault> readJson(QByteArrayView text, JsonStrictness strictness)
{
    return Reader(text, strictness).document();
}

} // namespace anjuan
