#include "core/exchange/sealed_zip.h"

#include <algorithm>
#include <set>

#include "core/exchange/bag_source.h"
#include "core/exchange/sealed_bag.h"
#include "core/exchange/winzip_aes.h"
#include "core/exchange/zip_bytes.h"

namespace anjuan::exchange {
namespace {

using zip::Bytes;
using zip::isPlainName;
using zip::isWide;
using zip::kPlainFile;
using zip::kUnix;
using zip::narrow;
using zip::Numbers;

constexpr qint64 kMaxDirectory = 64 << 20;
constexpr qint64 kMaxName = 255;
constexpr qint64 kBlock = 1 << 20;
constexpr quint16 kAesTag = 0x9901;
constexpr quint16 kAesLength = 7;
constexpr quint16 kAe2 = 2;
constexpr quint16 kMarkAe = 0x4541; // "AE"
constexpr quint8 kAes256 = 3;
constexpr quint16 kAesVersion = 51; // of APPNOTE.TXT that a reader must know

struct Tail {
    quint64 entries = 0;
    quint64 size = 0;
    quint64 offset = 0;
};

/// A header, local or central; what only one of them tells stays 0.
struct Header {
    QByteArray name;
    quint16 flags = 0;
    quint16 method = 0;
    quint32 crc = 0;
    quint64 packed = 0;
    quint64 size = 0;
    quint64 offset = 0;
    quint32 attributes = 0;
    QByteArray aes; // the field of AES, without its tag and length
    bool damaged = false;
};

/// Reads the extra fields that count, ZIP64's and that of AES, each at most once; passes over others.
void readExtra(QByteArrayView extra, Header &header)
{
    std::optional<QByteArrayView> wide;
    std::optional<QByteArrayView> aes;
    while (extra.size() >= 4) {
        Numbers read(extra);
        const quint16 tag = read.u16();
        const qsizetype length = read.u16();
        if (extra.size() - 4 < length)
            break;
        std::optional<QByteArrayView> *place = tag == zip::kZip64Tag ? &wide : tag == kAesTag ? &aes : nullptr;
        header.damaged = header.damaged || (place && *place);
        if (place)
            *place = extra.sliced(4, length);
        extra = extra.sliced(4 + length);
    }
    header.damaged = header.damaged || !extra.isEmpty();
    header.aes = aes.value_or(QByteArrayView()).toByteArray();
    qsizetype wanted = 0;
    const std::initializer_list<quint64 *> numbers = {&header.size, &header.packed, &header.offset};
    for (const quint64 *number : numbers)
        wanted += *number == zip::kFull32 ? 8 : 0;
    header.damaged = header.damaged || wide.value_or(QByteArrayView()).size() != wanted;
    Numbers read(wide.value_or(QByteArrayView()));
    for (quint64 *number : numbers) {
        if (*number == zip::kFull32)
            *number = read.u64();
    }
}

std::optional<Header> takeCentral(QByteArrayView &data)
{
    Numbers read(data);
    if (data.size() < zip::kCentralLength || read.u32() != zip::kCentral)
        return std::nullopt;
    Header out;
    read.u32(); // versions
    out.flags = read.u16();
    out.method = read.u16();
    read.u32(); // time
    out.crc = read.u32();
    out.packed = read.u32();
    out.size = read.u32();
    const qsizetype name = read.u16();
    const qsizetype extra = read.u16();
    const qsizetype comment = read.u16();
    out.damaged = comment != 0 || read.u16() != 0; // another disk
    read.u16();                                    // internal attributes
    out.attributes = read.u32();
    out.offset = read.u32();
    if (data.size() < zip::kCentralLength + name + extra + comment)
        return std::nullopt;
    out.name = data.sliced(zip::kCentralLength, name).toByteArray();
    readExtra(data.sliced(zip::kCentralLength + name, extra), out);
    data = data.sliced(zip::kCentralLength + name + extra + comment);
    return out;
}

bool isAes256(const QByteArray &field)
{
    Numbers read(field);
    const quint16 version = read.u16();
    return field.size() == kAesLength && (version == 1 || version == kAe2) && read.u16() == kMarkAe
        && read.u8() == kAes256;
}

/// What can be said of an entry from the directory alone; nothing when all is well.
const char *faultOf(const Header &entry)
{
    const quint32 type = entry.attributes >> 28;
    const bool encrypted = (entry.flags & zip::kEncryptedFlag) != 0;
    if (entry.damaged)
        return "it carries a comment, another disk, or a damaged extra field";
    if (!isPlainName(entry.name) || entry.name.size() > kMaxName)
        return "its name is not plain lower-case ASCII under one top folder";
    if ((type != 0 && type != 8) || (entry.attributes & 0x10) != 0)
        return "it is a link, a folder or a device";
    if ((entry.flags & ~(zip::kUtf8Flag | zip::kEncryptedFlag)) != 0)
        return "it has a data descriptor or another flag that is not allowed";
    if (encrypted && (entry.method != zip::kAesMethod || !isAes256(entry.aes)))
        return "it is encrypted in another way than AES-256";
    const quint16 method = encrypted ? qFromLittleEndian<quint16>(entry.aes.constData() + 5) : entry.method;
    if (method != 0)
        return "it is compressed; entries are stored";
    const quint64 more = encrypted ? static_cast<quint64>(EntryCipher::kOverhead) : 0;
    if (entry.packed < more || entry.packed - more != entry.size)
        return "its two sizes do not agree";
    return nullptr;
}

class SealedParser {
public:
    explicit SealedParser(QFile &file) : m_file(file), m_length(file.size()) {}

    Result<std::vector<Header>> directory()
    {
        ANJUAN_TRY(m_tail, findTail());
        if (m_tail.entries > kMaxSealedEntries || m_tail.size > kMaxDirectory)
            return refused({}, "it holds more than 200000 files, or its directory is longer than 64 MiB");
        ANJUAN_TRY(const QByteArray data, at(m_tail.offset, static_cast<qint64>(m_tail.size)));
        std::vector<Header> all;
        for (QByteArrayView left = data; !left.isEmpty();) {
            auto entry = takeCentral(left);
            if (!entry || all.size() == m_tail.entries)
                return refused({}, "its directory is damaged");
            all.push_back(*std::move(entry));
        }
        if (all.size() != m_tail.entries || all.empty())
            return refused({}, "its directory is damaged");
        return all;
    }

    Result<std::vector<SealedEntry>> entries()
    {
        ANJUAN_TRY(std::vector<Header> all, directory());
        std::sort(all.begin(), all.end(), [](const Header &a, const Header &b) { return a.offset < b.offset; });
        const QByteArray top = all.front().name.left(all.front().name.indexOf('/') + 1);
        std::set<QByteArray> names;
        std::vector<SealedEntry> out;
        quint64 end = 0;
        for (const Header &entry : all) {
            if (const char *why = faultOf(entry))
                return refused(entry.name, why);
            if (!entry.name.startsWith(top) || !names.insert(entry.name).second)
                return refused(entry.name, "its name stands twice, or under a second top folder");
            if (entry.offset != end)
                return refused(entry.name, "something lies before it that is no entry");
            ANJUAN_TRY(const quint64 content, checkLocal(entry));
            end = content + entry.packed;
            const bool encrypted = entry.method == zip::kAesMethod;
            const bool silent = encrypted && qFromLittleEndian<quint16>(entry.aes.constData()) == kAe2;
            out.push_back({entry.name, static_cast<qint64>(content), static_cast<qint64>(entry.size), encrypted,
                           silent ? std::nullopt : std::optional(entry.crc)});
        }
        if (end != m_tail.offset)
            return refused({}, "something lies before the directory that is no entry");
        return out;
    }

private:
    tl::unexpected<Error> refused(const QByteArray &entry, const char *why) const
    {
        return sealedRefused(m_file.fileName(), entry, why);
    }

    Result<QByteArray> at(quint64 offset, qint64 length)
    {
        const bool there = m_file.seek(static_cast<qint64>(offset));
        const QByteArray data = there ? m_file.read(length) : QByteArray();
        if (!there || data.size() != length)
            return fail(Fault::Io, "exchange.cannot_read", {m_file.fileName(), m_file.errorString()});
        return data;
    }

    Result<Tail> findTail()
    {
        ANJUAN_TRY(const QByteArray first, at(0, std::min<qint64>(4, m_length)));
        const bool zip = first.size() == 4 && qFromLittleEndian<quint32>(first.constData()) == zip::kLocal;
        if (!zip || m_length < zip::kEndLength)
            return fail(Fault::Corrupt, "exchange.not_a_zip", {m_file.fileName()});
        const auto endAt = static_cast<quint64>(m_length - zip::kEndLength);
        ANJUAN_TRY(const QByteArray data, at(endAt, zip::kEndLength));
        Numbers read(data);
        if (read.u32() != zip::kEnd)
            return fail(Fault::Corrupt, "exchange.cut_short", {m_file.fileName()});
        const bool oneDisk = read.u32() == 0;
        const quint16 here = read.u16();
        Tail out;
        out.entries = read.u16();
        out.size = read.u32();
        out.offset = read.u32();
        if (!oneDisk || here != out.entries || read.u16() != 0)
            return refused({}, "it is split over disks, or carries a comment");
        quint64 end = endAt;
        if (out.entries == zip::kFull16 || out.size == zip::kFull32 || out.offset == zip::kFull32) {
            ANJUAN_TRY(end, widen(out));
        }
        if (out.size > end || out.offset != end - out.size)
            return refused({}, "its directory does not end where the end record begins");
        return out;
    }

    /// The ZIP64 end record's numbers, and where it begins.
    Result<quint64> widen(Tail &tail)
    {
        const qint64 locatorAt = m_length - zip::kEndLength - zip::kLocator64Length;
        const qint64 recordAt = locatorAt - zip::kEnd64Length;
        if (recordAt < 0)
            return refused({}, "its ZIP64 end record is missing or wrong");
        ANJUAN_TRY(const QByteArray data,
                   at(static_cast<quint64>(recordAt), zip::kEnd64Length + zip::kLocator64Length));
        Numbers read(data);
        const bool head = read.u32() == zip::kEnd64 && read.u64() == zip::kEnd64Length - 12;
        read.u32(); // versions
        const bool oneDisk = read.u64() == 0;
        const quint64 here = read.u64();
        tail.entries = read.u64();
        tail.size = read.u64();
        tail.offset = read.u64();
        const bool locator = read.u32() == zip::kLocator64 && read.u32() == 0
            && read.u64() == static_cast<quint64>(recordAt) && read.u32() == 1;
        if (!head || !oneDisk || !locator || here != tail.entries)
            return refused({}, "its ZIP64 end record is missing or wrong");
        return static_cast<quint64>(recordAt);
    }

    /// The local header must say the same; gives the place of the content.
    Result<quint64> checkLocal(const Header &entry)
    {
        const quint64 limit = m_tail.offset;
        if (entry.offset > limit || limit - entry.offset < static_cast<quint64>(zip::kLocalLength))
            return refused(entry.name, "it reaches beyond the directory");
        ANJUAN_TRY(const QByteArray data, at(entry.offset, zip::kLocalLength));
        Numbers read(data);
        Header local;
        local.damaged = read.u32() != zip::kLocal;
        read.u16(); // version
        local.flags = read.u16();
        local.method = read.u16();
        read.u32(); // time
        local.crc = read.u32();
        local.packed = read.u32();
        local.size = read.u32();
        const qint64 name = read.u16();
        const qint64 extra = read.u16();
        const quint64 content = entry.offset + static_cast<quint64>(zip::kLocalLength + name + extra);
        if (content > limit || limit - content < entry.packed)
            return refused(entry.name, "it reaches beyond the directory");
        ANJUAN_TRY(const QByteArray tail, at(entry.offset + zip::kLocalLength, name + extra));
        readExtra(QByteArrayView(tail).sliced(name), local);
        const bool same = !local.damaged && local.flags == entry.flags && local.method == entry.method
            && local.crc == entry.crc && local.packed == entry.packed && local.size == entry.size
            && local.aes == entry.aes && tail.first(name) == entry.name;
        if (!same)
            return refused(entry.name, "its two headers differ");
        return content;
    }

    QFile &m_file;
    qint64 m_length;
    Tail m_tail;
};

QByteArray aesField()
{
    return Bytes().u16(kAesTag).u16(kAesLength).u16(kAe2).u16(kMarkAe).add<quint8>(kAes256).u16(0).data();
}

QByteArray zip64Field(std::initializer_list<qint64> numbers, bool all)
{
    Bytes values;
    for (const qint64 number : numbers) {
        if (all || isWide(number))
            values.u64(number);
    }
    const auto length = static_cast<quint16>(values.data().size());
    return length == 0 ? QByteArray() : Bytes().u16(zip::kZip64Tag).u16(length).data() + values.data();
}

} // namespace

tl::unexpected<Error> sealedRefused(const QString &file, const QByteArray &entry, const char *why)
{
    return fail(Fault::Corrupt, "exchange.sealed_refused", {file, QString::fromUtf8(entry), QString::fromLatin1(why)});
}

Result<std::vector<SealedEntry>> readSealed(QFile &file)
{
    return SealedParser(file).entries();
}

Result<bool> anyEncrypted(QFile &file)
{
    ANJUAN_TRY(const std::vector<Header> all, SealedParser(file).directory());
    return std::any_of(all.begin(), all.end(), [](const Header &entry) {
        return (entry.flags & zip::kEncryptedFlag) != 0 || entry.method == zip::kAesMethod;
    });
}

Result<void> SealedWriter::put(const QByteArray &bytes, const QByteArray &entry)
{
    if (m_out.write(bytes) != bytes.size())
        return fail(Fault::Io, "exchange.cannot_write", {QString::fromLatin1(entry), m_out.errorString()});
    m_at += bytes.size();
    return {};
}

Result<quint32> SealedWriter::add(const QByteArray &name, QIODevice &from, qint64 size, const Secret &passphrase,
                                  const std::function<Result<void>(qint64)> &tick)
{
    const QString shown = QString::fromLatin1(name);
    const qint64 packed = size + EntryCipher::kOverhead;
    m_entries.push_back({name, size, m_at});
    // In a local header ZIP64 says both sizes or none.
    const bool wide = isWide(packed);
    const QByteArray extra = (wide ? zip64Field({size, packed}, true) : QByteArray()) + aesField();
    Bytes head;
    head.u32(zip::kLocal).u16(kAesVersion).u16(zip::kEncryptedFlag).u16(zip::kAesMethod).u32(m_when).u32(0);
    head.u32(wide ? zip::kFull32 : narrow(packed)).u32(wide ? zip::kFull32 : narrow(size));
    head.u16(static_cast<quint16>(name.size())).u16(static_cast<quint16>(extra.size()));
    ANJUAN_TRY(const QByteArray salt, EntryCipher::newSalt());
    ANJUAN_TRY(EntryCipher cipher, EntryCipher::make(passphrase, salt));
    ANJUAN_CHECK(put(head.data() + name + extra + salt + cipher.verifier().toByteArray(), name));
    Crc32 crc;
    qint64 left = size;
    QByteArray block(std::clamp<qint64>(size, 1, kBlock), Qt::Uninitialized);
    for (;;) {
        const qint64 got = from.read(block.data(), block.size());
        if (got < 0)
            return fail(Fault::Io, "exchange.cannot_read", {shown, from.errorString()});
        if (got == 0)
            break;
        left -= got;
        crc.add(QByteArrayView(block.constData(), got));
        ANJUAN_CHECK(cipher.encrypt(block.data(), got));
        if (m_out.write(block.constData(), got) != got)
            return fail(Fault::Io, "exchange.cannot_write", {shown, m_out.errorString()});
        m_at += got;
        ANJUAN_CHECK(tick(got));
    }
    if (left != 0)
        return fail(Fault::Corrupt, "exchange.length_changed", {shown});
    ANJUAN_TRY(const QByteArray mac, cipher.mac());
    ANJUAN_CHECK(put(mac, name));
    return crc.value();
}

Result<void> SealedWriter::finish()
{
    const qint64 offset = m_at;
    for (const Entry &entry : m_entries) {
        const qint64 packed = entry.size + EntryCipher::kOverhead;
        const QByteArray extra = zip64Field({entry.size, packed, entry.offset}, false) + aesField();
        Bytes out;
        out.u32(zip::kCentral).u16(kUnix | kAesVersion).u16(kAesVersion).u16(zip::kEncryptedFlag);
        out.u16(zip::kAesMethod).u32(m_when).u32(0).u32(narrow(packed)).u32(narrow(entry.size));
        out.u16(static_cast<quint16>(entry.name.size())).u16(static_cast<quint16>(extra.size()));
        out.u16(0).u16(0).u16(0).u32(kPlainFile).u32(narrow(entry.offset));
        ANJUAN_CHECK(put(out.data() + entry.name + extra, entry.name));
    }
    const qint64 end = m_at;
    const qint64 size = end - offset;
    const auto count = static_cast<qint64>(m_entries.size());
    const bool many = count >= zip::kFull16;
    Bytes out;
    if (many || isWide(offset) || isWide(size)) {
        out.u32(zip::kEnd64).u64(zip::kEnd64Length - 12).u16(kUnix | kAesVersion).u16(kAesVersion);
        out.u32(0).u32(0).u64(count).u64(count).u64(size).u64(offset);
        out.u32(zip::kLocator64).u32(0).u64(end).u32(1);
    }
    const quint16 shown = many ? zip::kFull16 : static_cast<quint16>(count);
    out.u32(zip::kEnd).u16(0).u16(0).u16(shown).u16(shown).u32(narrow(size)).u32(narrow(offset)).u16(0);
    return put(out.data(), {});
}

} // namespace anjuan::exchange
