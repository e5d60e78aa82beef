#include "core/base/canonical_object.h"

#include <array>
#include <cstring>

#include <QtCore/QJsonArray>
#include <QtCore/QJsonValue>

#include "core/base/json_reader.h"

namespace anjuan {
namespace {

enum Sort : unsigned char { Plain, Quote, Escape, Control, High };

/// What a byte means within a text.
constexpr auto kSorts = [] {
    std::array<Sort, 256> sorts{};
    for (std::size_t i = 0; i < 256; ++i)
        sorts[i] = i < 0x20 ? Control : i < 0x80 ? Plain : High;
    sorts['"'] = Quote;
    sorts['\\'] = Escape;
    return sorts;
}();

constexpr auto kNameBytes = [] {
    std::array<bool, 256> good{};
    for (std::size_t i = 0; i < 256; ++i)
        good[i] = (i >= 'a' && i <= 'z') || (i >= '0' && i <= '9') || i == '_';
    return good;
}();

constexpr quint64 kMaxSafe = 9007199254740991;
constexpr std::size_t kUsualMembers = 32;

/// Holds canonical JSON against its grammar and notes where members lie. The same language as json_reader.cpp.
class Walker {
public:
    Walker(QByteArrayView text, std::vector<JsonPlace> &places)
        : m_begin(reinterpret_cast<const unsigned char *>(text.data())),
          m_at(m_begin),
          m_end(m_begin + text.size()),
          m_places(places)
    {
        m_places.clear();
        m_places.reserve(kUsualMembers);
    }

    bool document() { return peek() == '{' && object(1) && m_at == m_end; }

private:
    unsigned char peek() const { return m_at < m_end ? *m_at : 0; }
    bool take(unsigned char byte)
    {
        if (peek() != byte)
            return false;
        ++m_at;
        return true;
    }
    bool word(const char *text, std::ptrdiff_t size)
    {
        if (m_end - m_at < size || std::memcmp(m_at, text, static_cast<std::size_t>(size)) != 0)
            return false;
        m_at += size;
        return true;
    }
    quint32 offset() const { return static_cast<quint32>(m_at - m_begin); }

    bool value(int depth)
    {
        if (depth > kMaxJsonDepth)
            return false;
        switch (peek()) {
        case '{':
            return object(depth);
        case '[':
            return array(depth);
        case '"':
            return text();
        case 't':
            return word("true", 4);
        case 'f':
            return word("false", 5);
        default:
            return number();
        }
    }

    bool object(int depth)
    {
        ++m_at;
        if (take('}'))
            return true;
        const unsigned char *before = nullptr;
        std::size_t beforeSize = 0;
        do {
            if (!take('"'))
                return false;
            const unsigned char *name = m_at;
            while (m_at < m_end && kNameBytes[*m_at])
                ++m_at;
            const auto size = static_cast<std::size_t>(m_at - name);
            if (size == 0 || size > 0xffff || !take('"') || !take(':') || !follows(before, beforeSize, name, size))
                return false;
            before = name;
            beforeSize = size;
            const std::size_t mine = m_places.size();
            m_places.push_back({static_cast<quint32>(name - m_begin), offset(), 0, static_cast<quint16>(size),
                                static_cast<quint16>(depth)});
            if (!value(depth + 1))
                return false;
            m_places[mine].end = offset();
        } while (take(','));
        return take('}');
    }

    static bool follows(const unsigned char *a, std::size_t aSize, const unsigned char *b, std::size_t bSize)
    {
        const int order = a == nullptr ? -1 : std::memcmp(a, b, std::min(aSize, bSize));
        return order < 0 || (order == 0 && aSize < bSize);
    }

    bool array(int depth)
    {
        ++m_at;
        if (take(']'))
            return true;
        do {
            if (!value(depth + 1))
                return false;
        } while (take(','));
        return take(']');
    }

    bool number()
    {
        const bool negative = take('-');
        const unsigned char *digits = m_at;
        quint64 number = 0;
        while (peek() >= '0' && peek() <= '9' && m_at - digits < 17)
            number = number * 10 + (*m_at++ - '0');
        const auto count = m_at - digits;
        if (count == 0 || count > 16 || (count > 1 && *digits == '0') || number > kMaxSafe)
            return false;
        return !(negative && number == 0);
    }

    bool text()
    {
        ++m_at;
        while (m_at < m_end) {
            switch (kSorts[*m_at]) {
            case Plain:
                ++m_at;
                break;
            case Quote:
                ++m_at;
                return true;
            case Escape:
                if (!escape())
                    return false;
                break;
            case High:
                if (!utf8())
                    return false;
                break;
            case Control:
                return false;
            }
        }
        return false;
    }

    /// Only what must be escaped, in its one form; U+0000 stands nowhere.
    bool escape()
    {
        ++m_at;
        const unsigned char kind = peek();
        if (kind == '"' || kind == '\\' || kind == 'b' || kind == 'f' || kind == 'n' || kind == 'r' || kind == 't') {
            ++m_at;
            return true;
        }
        if (!word("u00", 3) || m_end - m_at < 2)
            return false;
        const int high = m_at[0] - '0';
        const int low = m_at[1] >= 'a' && m_at[1] <= 'f' ? m_at[1] - 'a' + 10
            : m_at[1] >= '0' && m_at[1] <= '9'           ? m_at[1] - '0'
                                                         : -1;
        const int code = high * 16 + low;
        m_at += 2;
        return (high == 0 || high == 1) && low >= 0 && code != 0 && !(code >= 8 && code <= 13 && code != 11);
    }

    /// One character of two to four bytes: not overlong, no surrogate, none beyond U+10FFFF.
    bool utf8()
    {
        const unsigned char lead = *m_at;
        const std::ptrdiff_t more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
        if (lead < 0xC2 || lead > 0xF4 || m_end - m_at <= more)
            return false;
        const unsigned char second = m_at[1];
        const unsigned char from = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        const unsigned char to = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        if (second < from || second > to)
            return false;
        for (std::ptrdiff_t i = 2; i <= more; ++i) {
            if ((m_at[i] & 0xC0) != 0x80)
                return false;
        }
        m_at += more + 1;
        return true;
    }

    const unsigned char *m_begin;
    const unsigned char *m_at;
    const unsigned char *m_end;
    std::vector<JsonPlace> &m_places;
};

/// The meaning of a canonical text that stands between its quotation marks; it was held against the grammar already.
QString textOf(QByteArrayView quoted)
{
    const QByteArrayView inner = quoted.sliced(1, quoted.size() - 2);
    if (inner.indexOf('\\') < 0)
        return QString::fromUtf8(inner);
    return readJson(quoted, JsonStrictness::Canonical).value_or(QJsonValue()).toString();
}

} // namespace

std::optional<std::vector<JsonPlace>> placesIn(QByteArrayView text)
{
    std::vector<JsonPlace> places;
    return findPlaces(text, places) ? std::optional(std::move(places)) : std::nullopt;
}

bool findPlaces(QByteArrayView text, std::vector<JsonPlace> &places)
{
    return Walker(text, places).document();
}

CanonicalObject CanonicalObject::within(const QByteArray &whole, const std::vector<JsonPlace> &places,
                                        std::size_t first, std::size_t last)
{
    CanonicalObject out;
    out.m_whole = whole;
    out.m_members.reserve(last - first);
    for (std::size_t i = first; i < last; ++i) {
        if (places[i].depth == places[first].depth)
            out.m_members.push_back(places[i]);
    }
    return out;
}

std::vector<CanonicalObject> CanonicalObject::objects(QLatin1String name) const
{
    std::vector<CanonicalObject> out;
    if (!isRead()) {
        for (const auto one : m_object.value(name).toArray()) {
            if (one.isObject())
                out.emplace_back(one.toObject());
        }
        return out;
    }
    const QByteArrayView list = find(name);
    qsizetype depth = 0;
    qsizetype from = 0;
    bool quoted = false;
    for (qsizetype at = 0; at < list.size() && list.front() == '['; ++at) {
        const char c = list[at];
        if (quoted) {
            at += c == '\\' ? 1 : 0;
            quoted = c != '"';
        } else if (c == '"') {
            quoted = true;
        } else if (c == '{' || c == '[') {
            from = ++depth == 2 ? at : from;
        } else if (c == '}' || c == ']') {
            if (--depth != 1 || c != '}')
                continue;
            const QByteArray one = list.sliced(from, at + 1 - from).toByteArray();
            thread_local std::vector<JsonPlace> places;
            out.push_back(findPlaces(one, places) ? within(one, places, 0, places.size()) : CanonicalObject());
        }
    }
    return out;
}

QByteArrayView CanonicalObject::find(QLatin1String name) const
{
    for (const JsonPlace &member : m_members) {
        if (member.nameSize == name.size()
            && std::memcmp(m_whole.constData() + member.name, name.data(), member.nameSize) == 0)
            return textAt(member.value, member.end);
    }
    return {};
}

QJsonObject CanonicalObject::toObject() const
{
    if (!isRead())
        return m_object;
    QJsonObject out;
    for (const JsonPlace &member : m_members)
        out.insert(QLatin1String(m_whole.constData() + member.name, member.nameSize),
                   readJson(textAt(member.value, member.end), JsonStrictness::Canonical).value_or(QJsonValue()));
    return out;
}

Result<QByteArray> CanonicalObject::toCanonical() const
{
    if (!isRead())
        return canonicalJson(QJsonValue(m_object));
    QByteArray out("{");
    // From the first name's quotation mark to the last value's end.
    out += textAt(m_members.front().name - 1, m_members.back().end);
    return out += '}';
}

bool CanonicalObject::contains(QLatin1String name) const
{
    return isRead() ? !find(name).isEmpty() : m_object.contains(name);
}

QStringList CanonicalObject::keys() const
{
    if (!isRead())
        return m_object.keys();
    QStringList out;
    for (const JsonPlace &member : m_members)
        out += QString::fromLatin1(m_whole.constData() + member.name, member.nameSize);
    return out;
}

QJsonValue CanonicalObject::value(QLatin1String name) const
{
    if (!isRead())
        return m_object.value(name);
    const QByteArrayView found = find(name);
    return found.isEmpty() ? QJsonValue(QJsonValue::Undefined)
                           : readJson(found, JsonStrictness::Canonical).value_or(QJsonValue());
}

QString CanonicalObject::text(QLatin1String name) const
{
    if (!isRead())
        return m_object.value(name).toString();
    const QByteArrayView found = find(name);
    return found.startsWith('"') ? textOf(found) : QString();
}

qint64 CanonicalObject::integer(QLatin1String name) const
{
    if (!isRead())
        return m_object.value(name).toInteger();
    const QByteArrayView found = find(name);
    if (found.isEmpty() || !(found.front() == '-' || (found.front() >= '0' && found.front() <= '9')))
        return 0;
    qint64 number = 0;
    for (const char digit : found)
        number = digit == '-' ? 0 : number * 10 + (digit - '0');
    return found.front() == '-' ? -number : number;
}

bool CanonicalObject::flag(QLatin1String name) const
{
    return isRead() ? find(name) == QByteArrayView("true") : m_object.value(name).toBool();
}

bool CanonicalObject::isText(QLatin1String name) const
{
    return isRead() ? find(name).startsWith('"') : m_object.value(name).isString();
}

QString CanonicalObject::json(QLatin1String name) const
{
    if (isRead())
        return QString::fromUtf8(find(name));
    return m_object.contains(name) ? QString::fromUtf8(canonicalJson(m_object.value(name)).value_or(QByteArray()))
                                   : QString();
}

QStringList CanonicalObject::texts(QLatin1String name) const
{
    QStringList out;
    if (isRead() && !find(name).startsWith('['))
        return out;
    for (const auto item : value(name).toArray())
        out += item.toString();
    return out;
}

} // namespace anjuan
