#include <array>

#include "core/base/json.h"
#include "core/chain/fields.h"
#include "core/chain/record.h"

namespace anjuan::chain {
namespace {

/// The members of a record in their canonical order (spec §2); those that may be absent are marked.
enum Member : std::size_t { At, Blobs, BodyOf, By, Chain, ClockAt, Key, Kind, Library, Office, Prev, Seq, V, kMembers };
struct Expected {
    QByteArrayView name;
    bool optional = false;
};
constexpr std::array<Expected, kMembers> kExpected{{{"at"},
                                                    {"blobs", true},
                                                    {"body"},
                                                    {"by"},
                                                    {"chain"},
                                                    {"clock", true},
                                                    {"key"},
                                                    {"kind"},
                                                    {"library"},
                                                    {"office", true},
                                                    {"prev"},
                                                    {"seq"},
                                                    {"v"}}};

/// The outer members of a record where they lie: texts without an escape, and where the body's own members stand.
class Outer {
public:
    Outer(const QByteArray &raw, const std::vector<JsonPlace> &places) : m_raw(raw)
    {
        std::size_t expected = 0;
        for (std::size_t i = 0; i < places.size(); ++i) {
            if (places[i].depth != 1)
                continue;
            const QByteArrayView name(raw.constData() + places[i].name, places[i].nameSize);
            while (expected < kMembers && kExpected[expected].name != name && kExpected[expected].optional)
                ++expected;
            if (expected == kMembers || kExpected[expected].name != name)
                return;
            m_values[expected] = QByteArrayView(raw).sliced(places[i].value, places[i].end - places[i].value);
            if (expected == BodyOf)
                m_bodyAt = i;
            ++expected;
        }
        m_whole = expected == kMembers && m_values[BodyOf].startsWith('{');
    }

    bool isWhole() const { return m_whole; }
    std::size_t bodyAt() const { return m_bodyAt; }
    bool has(Member member) const { return !m_values[member].isEmpty(); }
    QByteArrayView value(Member member) const { return m_values[member]; }
    /// Empty where the value is no text, or one with an escape, which none of these may hold.
    QByteArrayView bytes(Member member) const
    {
        const QByteArrayView quoted = m_values[member];
        return quoted.startsWith('"') && quoted.indexOf('\\') < 0 ? quoted.sliced(1, quoted.size() - 2)
                                                                  : QByteArrayView();
    }
    QString text(Member member) const { return QString::fromUtf8(bytes(member)); }
    std::optional<Digest> digest(Member member) const { return Digest::fromHex(bytes(member)); }

private:
    const QByteArray &m_raw;
    std::array<QByteArrayView, kMembers> m_values;
    std::size_t m_bodyAt = 0;
    bool m_whole = false;
};

/// Adds the digests of one `_sha256` or `_sha256s` member; false where it does not hold digests alone.
bool takeDigests(QByteArrayView value, bool many, std::vector<QByteArrayView> &out)
{
    constexpr qsizetype kQuoted = 66;
    if (many != value.startsWith('['))
        return false;
    QByteArrayView left = many ? value.sliced(1, value.size() - 2) : value;
    while (!left.isEmpty()) {
        if (left.size() < kQuoted || left.front() != '"' || left[kQuoted - 1] != '"')
            return false;
        const QByteArrayView digest = left.sliced(1, kQuoted - 2);
        if (!Digest::fromHex(digest))
            return false;
        if (std::find(out.begin(), out.end(), digest) == out.end())
            out.push_back(digest);
        left = left.sliced(kQuoted);
        if (!left.isEmpty() && (!many || left.front() != ','))
            return false;
        left = left.isEmpty() ? left : left.sliced(1);
    }
    return many || !value.isEmpty();
}

/// What `namedBlobs` finds, from the places alone; nothing where it would report a fault.
std::optional<std::vector<QByteArrayView>> blobsIn(QByteArrayView raw, const std::vector<JsonPlace> &places,
                                                   std::size_t first, std::size_t last)
{
    std::vector<QByteArrayView> out;
    quint32 pass = 0; // the inside of a statement is its own
    for (std::size_t i = first; i < last; ++i) {
        const QByteArrayView name = raw.sliced(places[i].name, places[i].nameSize);
        if (places[i].depth == 2 && name == QByteArrayView("statement"))
            pass = places[i].end;
        const bool many = name.endsWith("_sha256s");
        if (places[i].name < pass || (!many && !name.endsWith("_sha256")))
            continue;
        if (!takeDigests(raw.sliced(places[i].value, places[i].end - places[i].value), many, out))
            return std::nullopt;
    }
    return out;
}

/// Whether the member `blobs` says exactly what the body names.
bool agree(QByteArrayView stated, const std::vector<QByteArrayView> &named)
{
    if (stated.isEmpty() || named.empty())
        return stated.isEmpty() && named.empty();
    std::vector<QByteArrayView> listed;
    return takeDigests(stated, true, listed) && listed == named
        && stated.size() == static_cast<qsizetype>(named.size()) * 67 + 1;
}

template <class T> bool put(T &target, std::optional<T> value)
{
    if (value)
        target = *std::move(value);
    return value.has_value();
}

bool putSeq(qint64 &target, QByteArrayView digits)
{
    qint64 number = 0;
    for (const char digit : digits) {
        if (digit < '0' || digit > '9')
            return false;
        number = number * 10 + (digit - '0');
    }
    target = number;
    return true;
}

bool putMembers(Record &record, const Outer &outer)
{
    record.chain = outer.text(Chain);
    record.kind = outer.text(Kind);
    record.key = outer.text(Key);
    const ChainSort sort = sortOf(record.chain);
    if (sort == ChainSort::Unknown || (sort != ChainSort::Office) != outer.has(Office)
        || outer.value(V) != QByteArrayView("1") || !isKind(record.kind) || !isKeyId(record.key))
        return false;
    if (outer.has(Office) && !(record.office = outer.digest(Office)))
        return false;
    if (outer.has(ClockAt) && !(record.clock = Instant::parse(outer.text(ClockAt))))
        return false;
    return putSeq(record.seq, outer.value(Seq)) && put(record.prev, outer.digest(Prev))
        && put(record.at, Instant::parse(outer.text(At))) && put(record.by, PersonId::parse(outer.text(By)))
        && put(record.library, LibraryId::parse(outer.text(Library)));
}

} // namespace

std::optional<Record> readWhole(const QByteArray &raw)
{
    if (raw.size() > kMaxRecordBytes)
        return std::nullopt;
    thread_local std::vector<JsonPlace> places;
    if (!findPlaces(raw, places))
        return std::nullopt;
    const Outer outer(raw, places);
    Record record;
    if (!outer.isWhole() || !putMembers(record, outer))
        return std::nullopt;
    const std::size_t first = outer.bodyAt() + 1;
    std::size_t last = first;
    while (last < places.size() && places[last].depth > 1)
        ++last;
    const auto named = blobsIn(raw, places, first, last);
    if (!named || !agree(outer.value(Blobs), *named))
        return std::nullopt;
    for (const QByteArrayView digest : *named)
        record.blobs += QString::fromLatin1(digest);
    record.body = CanonicalObject::within(raw, places, first, last);
    record.raw = raw;
    return record;
}

} // namespace anjuan::chain
