#include "core/exchange/zip_writer.h"

#include <algorithm>

#include <QtCore/QBuffer>
#include <QtCore/QDateTime>

#include "core/exchange/zip_bytes.h"

namespace anjuan::exchange {
namespace {

using zip::Bytes;
using zip::isWide;
using zip::kPlainFile;
using zip::kUnix;
using zip::narrow;

constexpr quint16 kPlainVersion = 20;
constexpr quint16 kZip64Version = 45;
constexpr qint64 kCrcInHeader = 14;

quint32 dosTime(Instant at)
{
    const QDateTime local = QDateTime::fromSecsSinceEpoch(at.epochSeconds + at.offsetSeconds, Qt::UTC);
    const QDate date = local.date();
    const QTime time = local.time();
    const int year = std::clamp(date.year(), 1980, 2107);
    const int day = (year - 1980) << 9 | date.month() << 5 | date.day();
    const int seconds = time.hour() << 11 | time.minute() << 5 | time.second() / 2;
    return static_cast<quint32>(day) << 16 | static_cast<quint32>(seconds);
}

} // namespace

ZipWriter::ZipWriter(QIODevice &out, QString top, Instant at) : m_out(out), m_top(std::move(top)), m_when(dosTime(at))
{
}

Result<void> ZipWriter::put(const QByteArray &bytes, const QString &path)
{
    if (m_out.write(bytes) != bytes.size())
        return fail(Fault::Io, "exchange.cannot_write", {path, m_out.errorString()});
    m_at += bytes.size();
    return {};
}

QByteArray ZipWriter::localHeader(const Entry &entry) const
{
    const bool wide = isWide(entry.size);
    Bytes out;
    out.u32(zip::kLocal).u16(wide ? kZip64Version : kPlainVersion).u16(0).u16(0).u32(m_when).u32(entry.crc);
    out.u32(narrow(entry.size)).u32(narrow(entry.size));
    out.u16(static_cast<quint16>(entry.name.size())).u16(wide ? 20 : 0);
    Bytes extra;
    if (wide)
        extra.u16(zip::kZip64Tag).u16(16).u64(entry.size).u64(entry.size);
    return out.data() + entry.name + extra.data();
}

QByteArray ZipWriter::centralHeader(const Entry &entry) const
{
    Bytes numbers;
    if (isWide(entry.size))
        numbers.u64(entry.size).u64(entry.size);
    if (isWide(entry.offset))
        numbers.u64(entry.offset);
    const auto length = static_cast<quint16>(numbers.data().size());
    Bytes extra;
    if (length > 0)
        extra.u16(zip::kZip64Tag).u16(length);
    const quint16 version = length > 0 ? kZip64Version : kPlainVersion;
    Bytes out;
    out.u32(zip::kCentral).u16(kUnix | version).u16(version).u16(0).u16(0).u32(m_when).u32(entry.crc);
    out.u32(narrow(entry.size)).u32(narrow(entry.size)).u16(static_cast<quint16>(entry.name.size()));
    out.u16(length > 0 ? length + 4 : 0).u16(0).u16(0).u16(0).u32(kPlainFile).u32(narrow(entry.offset));
    return out.data() + entry.name + extra.data() + numbers.data();
}

Result<ContentFacts> ZipWriter::add(const QString &path, const QByteArray &content)
{
    QBuffer from;
    from.setData(content);
    from.open(QIODevice::ReadOnly);
    return add(path, from, content.size(), [](qint64) { return Result<void>{}; });
}

Result<ContentFacts> ZipWriter::add(const QString &path, QIODevice &from, qint64 size,
                                    const std::function<Result<void>(qint64)> &tick)
{
    Entry entry{(m_top + u'/' + path).toLatin1(), 0, size, m_at};
    ANJUAN_CHECK(put(localHeader(entry), path));
    ANJUAN_TRY(const ContentFacts facts, readThrough(from, path, tick, &m_out));
    if (facts.size != size)
        return fail(Fault::Corrupt, "exchange.length_changed", {path});
    m_at += facts.size;
    // The CRC stands before the content and is known after it.
    entry.crc = facts.crc;
    const QByteArray crc = Bytes().u32(facts.crc).data();
    if (!m_out.seek(entry.offset + kCrcInHeader) || m_out.write(crc) != crc.size() || !m_out.seek(m_at))
        return fail(Fault::Io, "exchange.cannot_write", {path, m_out.errorString()});
    m_entries.push_back(std::move(entry));
    return facts;
}

Result<void> ZipWriter::finish()
{
    const qint64 offset = m_at;
    for (const Entry &entry : m_entries)
        ANJUAN_CHECK(put(centralHeader(entry), QString::fromLatin1(entry.name)));
    const qint64 end = m_at;
    const qint64 size = end - offset;
    const auto count = static_cast<qint64>(m_entries.size());
    const bool many = count >= zip::kFull16;
    Bytes out;
    if (many || isWide(offset) || isWide(size)) {
        out.u32(zip::kEnd64).u64(zip::kEnd64Length - 12).u16(kUnix | kZip64Version).u16(kZip64Version);
        out.u32(0).u32(0).u64(count).u64(count).u64(size).u64(offset);
        out.u32(zip::kLocator64).u32(0).u64(end).u32(1);
    }
    const quint16 shown = many ? zip::kFull16 : static_cast<quint16>(count);
    out.u32(zip::kEnd).u16(0).u16(0).u16(shown).u16(shown).u32(narrow(size)).u32(narrow(offset)).u16(0);
    return put(out.data(), QString());
}

} // namespace anjuan::exchange
