#include "core/exchange/zip_reader.h"

#include <algorithm>
#include <set>

#include <QtCore/QFile>
#include <QtCore/QtEndian>

#include "core/exchange/zip_bytes.h"

namespace anjuan::exchange {
namespace {

using zip::isPlainName;
using zip::Numbers;

constexpr qint64 kMaxDirectory = 256 << 20;

tl::unexpected<Error> refused(const QString &entry, const char *why)
{
    return fail(Fault::Corrupt, "exchange.zip_refused", {entry, QString::fromLatin1(why)});
}

struct Entry {
    QByteArray name;
    quint16 needs = 0; // version, 63 for 6.3; the upper byte is a system
    quint16 flags = 0;
    quint16 method = 0;
    quint32 when = 0;
    quint32 crc = 0;
    quint64 packed = 0;
    quint64 size = 0;
    quint64 offset = 0;
    quint32 attributes = 0;
    bool foreign = false; // an extra field other than the ZIP64 numbers that are needed, or a comment, or another disk
};

struct Directory {
    quint64 entries = 0;
    quint64 size = 0;
    quint64 offset = 0;
    quint64 end = 0; // where the end records begin
};

/// Replaces the saturated numbers by those of the ZIP64 field; false unless the field holds exactly them.
bool widen(QByteArrayView extra, std::initializer_list<quint64 *> numbers)
{
    qsizetype wanted = 0;
    for (const quint64 *number : numbers)
        wanted += *number == zip::kFull32 ? 8 : 0;
    if (wanted == 0)
        return extra.isEmpty();
    Numbers read(extra);
    if (extra.size() != wanted + 4 || read.u16() != zip::kZip64Tag || read.u16() != wanted)
        return false;
    for (quint64 *number : numbers) {
        if (*number == zip::kFull32)
            *number = read.u64();
    }
    return true;
}

/// Reads one entry of the central directory and takes it off the front.
std::optional<Entry> takeCentral(QByteArrayView &data)
{
    if (data.size() < zip::kCentralLength)
        return std::nullopt;
    Numbers read(data);
    Entry entry;
    if (read.u32() != zip::kCentral)
        return std::nullopt;
    read.u16(); // made by
    entry.needs = read.u16() & 0xFF;
    entry.flags = read.u16();
    entry.method = read.u16();
    entry.when = read.u32();
    entry.crc = read.u32();
    entry.packed = read.u32();
    entry.size = read.u32();
    const qsizetype nameLength = read.u16();
    const qsizetype extraLength = read.u16();
    const qsizetype commentLength = read.u16();
    const bool otherDisk = read.u16() != 0;
    read.u16(); // internal attributes
    entry.attributes = read.u32();
    entry.offset = read.u32();
    const qsizetype whole = zip::kCentralLength + nameLength + extraLength + commentLength;
    if (data.size() < whole)
        return std::nullopt;
    entry.name = data.sliced(zip::kCentralLength, nameLength).toByteArray();
    const QByteArrayView extra = data.sliced(zip::kCentralLength + nameLength, extraLength);
    entry.foreign = !widen(extra, {&entry.size, &entry.packed, &entry.offset}) || commentLength != 0 || otherDisk;
    data = data.sliced(whole);
    return entry;
}

/// What can be said of an entry from the central directory alone.
Result<void> checkEntry(const Entry &entry)
{
    const QString name = QString::fromUtf8(entry.name);
    if (entry.needs > zip::kNewestVersion)
        return refused(name, "it needs a newer kind of zip");
    if ((entry.flags & zip::kEncryptedFlag) != 0 || entry.method == zip::kAesMethod)
        return fail(Fault::Refused, "exchange.zip_encrypted", {name});
    if (entry.method != 0)
        return refused(name, "it is compressed; entries are stored");
    if ((entry.flags & ~zip::kUtf8Flag) != 0)
        return refused(name, "it has a data descriptor or another flag that is not allowed");
    if (entry.foreign)
        return refused(name, "it carries a comment, another disk, or an extra field that is not needed");
    const quint32 type = entry.attributes >> 28;
    if ((type != 0 && type != 8) || (entry.attributes & 0x10) != 0)
        return refused(name, "it is a link, a folder or a device");
    if (!isPlainName(entry.name))
        return refused(name, "its name is not plain lower-case ASCII under one top folder");
    if (entry.packed != entry.size)
        return refused(name, "its two sizes differ");
    return {};
}

class ZipParser {
public:
    explicit ZipParser(QIODevice &device) : m_device(device), m_length(device.size()) {}

    Result<std::vector<Entry>> entries()
    {
        ANJUAN_TRY(const Directory directory, findDirectory());
        ANJUAN_TRY(std::vector<Entry> all, readDirectory(directory));
        std::sort(all.begin(), all.end(), [](const Entry &a, const Entry &b) { return a.offset < b.offset; });
        quint64 end = 0;
        for (Entry &entry : all) {
            if (entry.offset != end)
                return refused(QString::fromUtf8(entry.name), "something lies before it that is no entry");
            ANJUAN_TRY(end, checkLocal(entry, directory.offset));
        }
        if (end != directory.offset)
            return refused(QString(), "something lies before the directory that is no entry");
        return all;
    }

private:
    Result<QByteArray> at(qint64 offset, qint64 length)
    {
        if (!m_device.seek(offset))
            return fail(Fault::Io, "exchange.cannot_read", {QString(), m_device.errorString()});
        const QByteArray data = m_device.read(length);
        if (data.size() != length)
            return fail(Fault::Io, "exchange.cannot_read", {QString(), m_device.errorString()});
        return data;
    }

    Result<Directory> findDirectory()
    {
        if (m_length < zip::kEndLength)
            return fail(Fault::Corrupt, "exchange.not_a_zip");
        ANJUAN_TRY(const QByteArray first, at(0, 4));
        ANJUAN_TRY(const QByteArray data, at(m_length - zip::kEndLength, zip::kEndLength));
        Numbers read(data);
        if (read.u32() != zip::kEnd)
            return qFromLittleEndian<quint32>(first.constData()) == zip::kLocal
                ? refused(QString(), "it is cut short, carries a comment, or something follows its end record")
                : fail(Fault::Corrupt, "exchange.not_a_zip");
        const quint32 disks = read.u32();
        const quint16 here = read.u16();
        Directory out;
        out.entries = read.u16();
        out.size = read.u32();
        out.offset = read.u32();
        const bool comment = read.u16() != 0;
        if (disks != 0 || here != out.entries || comment)
            return refused(QString(), "it is split over disks, or carries a comment");
        out.end = static_cast<quint64>(m_length - zip::kEndLength);
        if (out.entries == zip::kFull16 || out.size == zip::kFull32 || out.offset == zip::kFull32)
            ANJUAN_CHECK(widenDirectory(out));
        if (out.size > out.end || out.offset != out.end - out.size)
            return refused(QString(), "its directory does not end where the end record begins");
        return out;
    }

    Result<void> widenDirectory(Directory &directory)
    {
        const auto wrong = [] { return refused(QString(), "its ZIP64 end record is missing or wrong"); };
        const qint64 locatorAt = m_length - zip::kEndLength - zip::kLocator64Length;
        const qint64 recordAt = locatorAt - zip::kEnd64Length;
        if (recordAt < 0)
            return wrong();
        ANJUAN_TRY(const QByteArray data, at(recordAt, zip::kEnd64Length + zip::kLocator64Length));
        Numbers read(data);
        const bool head = read.u32() == zip::kEnd64 && read.u64() == zip::kEnd64Length - 12;
        read.u32(); // versions
        const bool oneDisk = read.u64() == 0;
        const quint64 here = read.u64();
        const quint64 entries = read.u64();
        const quint64 size = read.u64();
        const quint64 offset = read.u64();
        const bool locator = read.u32() == zip::kLocator64 && read.u32() == 0
            && read.u64() == static_cast<quint64>(recordAt) && read.u32() == 1;
        const bool agree = (directory.entries == zip::kFull16 || directory.entries == entries)
            && (directory.size == zip::kFull32 || directory.size == size)
            && (directory.offset == zip::kFull32 || directory.offset == offset);
        if (!head || !oneDisk || !locator || !agree || here != entries)
            return wrong();
        directory.entries = entries;
        directory.size = size;
        directory.offset = offset;
        directory.end = static_cast<quint64>(recordAt);
        return {};
    }

    Result<std::vector<Entry>> readDirectory(const Directory &directory)
    {
        if (directory.size > kMaxDirectory)
            return refused(QString(), "its directory is longer than 256 MiB");
        ANJUAN_TRY(const QByteArray data,
                   at(static_cast<qint64>(directory.offset), static_cast<qint64>(directory.size)));
        QByteArrayView left = data;
        std::vector<Entry> all;
        std::set<QByteArray> names;
        while (!left.isEmpty()) {
            auto entry = takeCentral(left);
            if (!entry)
                return refused(QString(), "its directory is damaged");
            // Twins that differ only in case become one file on Windows.
            if (!names.insert(entry->name.toLower()).second)
                return refused(QString::fromUtf8(entry->name), "its name stands twice, or differs only in case");
            ANJUAN_CHECK(checkEntry(*entry));
            all.push_back(*std::move(entry));
        }
        if (all.size() != directory.entries)
            return refused(QString(), "its directory holds another number of entries than its end record says");
        return all;
    }

    /// The local header must say the same; gives the place behind the content, and moves `offset` to the content.
    Result<quint64> checkLocal(Entry &entry, quint64 limit)
    {
        const QString name = QString::fromUtf8(entry.name);
        const auto differ = [&] { return refused(name, "its two headers differ"); };
        if (entry.offset > limit || limit - entry.offset < static_cast<quint64>(zip::kLocalLength))
            return refused(name, "it reaches beyond the directory");
        ANJUAN_TRY(const QByteArray data, at(static_cast<qint64>(entry.offset), zip::kLocalLength));
        Numbers read(data);
        if (read.u32() != zip::kLocal)
            return differ();
        read.u16(); // version
        const bool same =
            read.u16() == entry.flags && read.u16() == 0 && read.u32() == entry.when && read.u32() == entry.crc;
        quint64 packed = read.u32();
        quint64 size = read.u32();
        const qint64 nameLength = read.u16();
        const qint64 extraLength = read.u16();
        if (!same || nameLength != entry.name.size())
            return differ();
        const quint64 content = entry.offset + static_cast<quint64>(zip::kLocalLength + nameLength + extraLength);
        if (content > limit || limit - content < entry.size)
            return refused(name, "it reaches beyond the directory");
        ANJUAN_TRY(const QByteArray tail,
                   at(static_cast<qint64>(entry.offset) + zip::kLocalLength, nameLength + extraLength));
        if (!tail.startsWith(entry.name))
            return differ();
        if (!widen(QByteArrayView(tail).sliced(nameLength), {&size, &packed}))
            return refused(name, "it carries an extra field that is not needed");
        if (size != entry.size || packed != entry.size)
            return differ();
        entry.offset = content;
        return content + entry.size;
    }

    QIODevice &m_device;
    qint64 m_length;
};

/// One entry's bytes, read from the file that all entries share.
class RangeDevice final : public QIODevice {
public:
    RangeDevice(std::shared_ptr<QIODevice> file, qint64 offset, qint64 length)
        : m_file(std::move(file)), m_offset(offset), m_length(length)
    {
    }
    qint64 size() const override { return m_length; }
    bool seek(qint64 to) override
    {
        m_at = to;
        return to >= 0 && to <= m_length && QIODevice::seek(to);
    }

protected:
    qint64 readData(char *data, qint64 most) override
    {
        const qint64 length = std::min(most, m_length - m_at);
        if (length <= 0)
            return 0;
        if (!m_file->seek(m_offset + m_at)) {
            setErrorString(m_file->errorString());
            return -1;
        }
        const qint64 got = m_file->read(data, length);
        if (got <= 0) {
            setErrorString(m_file->errorString());
            return -1;
        }
        m_at += got;
        return got;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    std::shared_ptr<QIODevice> m_file;
    qint64 m_offset;
    qint64 m_length;
    qint64 m_at = 0; // pos() runs behind it, by what is buffered
};

} // namespace

Result<std::unique_ptr<BagSource>> ZipReader::openFile(const QString &file)
{
    auto device = std::make_shared<QFile>(file);
    if (!device->exists())
        return fail(Fault::NotFound, "exchange.file_missing", {file});
    if (!device->open(QIODevice::ReadOnly))
        return fail(Fault::Io, "exchange.cannot_read", {file, device->errorString()});
    return openDevice(std::move(device), file);
}

Result<std::unique_ptr<BagSource>> ZipReader::openDevice(std::shared_ptr<QIODevice> device, const QString &name)
{
    auto entries = ZipParser(*device).entries();
    if (!entries) {
        Error error = std::move(entries).error();
        if (error.id == QLatin1String("exchange.not_a_zip"))
            error.args = {name};
        else if (error.args.value(0).isEmpty())
            error.args.replace(0, name);
        return fail(std::move(error));
    }
    std::sort(entries->begin(), entries->end(), [](const Entry &a, const Entry &b) { return a.name < b.name; });
    auto reader = std::make_unique<ZipReader>();
    reader->m_device = std::move(device);
    for (const Entry &entry : *entries) {
        const qsizetype slash = entry.name.indexOf('/');
        const QString top = QString::fromLatin1(entry.name.first(slash));
        if (!reader->m_top.isEmpty() && reader->m_top != top)
            return refused(name, "it has more than one top folder");
        reader->m_top = top;
        reader->m_files.push_back(
            {QString::fromLatin1(entry.name.sliced(slash + 1)), static_cast<qint64>(entry.size), true});
        reader->m_places.push_back({static_cast<qint64>(entry.offset), entry.crc});
    }
    return reader;
}

Result<std::unique_ptr<QIODevice>> ZipReader::open(const QString &path) const
{
    const BagFile *file = find(path);
    if (!file)
        return fail(Fault::NotFound, "exchange.file_missing", {path});
    const Place &place = m_places[static_cast<std::size_t>(file - m_files.data())];
    auto device = std::make_unique<RangeDevice>(m_device, place.offset, file->size);
    device->open(QIODevice::ReadOnly);
    return device;
}

std::optional<quint32> ZipReader::crcOf(const QString &path) const
{
    const BagFile *file = find(path);
    return file ? std::optional<quint32>(m_places[static_cast<std::size_t>(file - m_files.data())].crc) : std::nullopt;
}

} // namespace anjuan::exchange
