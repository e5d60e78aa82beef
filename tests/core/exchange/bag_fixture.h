#pragma once
#include <map>

#include <QtCore/QBuffer>
#include <QtCore/QtEndian>

#include "core/exchange/bag_source.h"
#include "core/exchange/bundle_verify.h"

namespace anjuan::test {

/// A bag whose files lie in memory, to be changed at will.
class MemoryBag final : public exchange::BagSource {
public:
    explicit MemoryBag(QString top) : m_top(std::move(top)) {}
    /// The whole of another bag.
    explicit MemoryBag(const exchange::BagSource &from) : m_top(from.name())
    {
        for (const auto &file : from.files())
            content[file.path] = *from.read(file.path, 1 << 24);
        refresh();
    }

    std::map<QString, QByteArray> content;

    /// After files were added or removed, or changed their length.
    void refresh()
    {
        m_files.clear();
        for (const auto &[path, data] : content)
            m_files.push_back({path, data.size(), true});
    }

    QString name() const override { return m_top; }
    const std::vector<exchange::BagFile> &files() const override { return m_files; }
    Result<std::unique_ptr<QIODevice>> open(const QString &path) const override
    {
        const auto found = content.find(path);
        if (found == content.end())
            return fail(Fault::NotFound, "exchange.file_missing", {path});
        auto buffer = std::make_unique<QBuffer>();
        buffer->setData(found->second);
        buffer->open(QIODevice::ReadOnly);
        return buffer;
    }

private:
    QString m_top;
    std::vector<exchange::BagFile> m_files;
};

/// One entry of a zip that may lie in every way.
struct RawEntry {
    QByteArray name;
    QByteArray content;
    QByteArray before; // bytes ahead of its local header
    QByteArray after;  // bytes behind its content
    quint16 flags = 0;
    quint16 centralFlags = 0;
    quint16 method = 0;
    quint32 crc = 0;       // central; local is the same
    qint64 localSize = -1; // -1: the true one
    qint64 centralSize = -1;
    QByteArray localName; // empty: the same
    QByteArray localExtra;
    QByteArray centralExtra;
    QByteArray comment;
    quint32 attributes = 0100644U << 16;
};

struct RawZip {
    std::vector<RawEntry> entries;
    QByteArray comment;
    QByteArray beforeDirectory;
    QByteArray beforeEnd;
    QByteArray tail;
    int countOffset = 0;

    QByteArray bytes() const
    {
        QByteArray out;
        QByteArray directory;
        for (const RawEntry &entry : entries) {
            out += entry.before;
            const auto offset = static_cast<quint32>(out.size());
            const QByteArray &localName = entry.localName.isEmpty() ? entry.name : entry.localName;
            out += number<quint32>(0x04034b50) + number<quint16>(20) + number<quint16>(entry.flags)
                + number<quint16>(entry.method) + common(entry, entry.localSize, localName)
                + number<quint16>(static_cast<quint16>(entry.localExtra.size())) + localName + entry.localExtra
                + entry.content + entry.after;
            directory += number<quint32>(0x02014b50) + number<quint16>(20) + number<quint16>(20)
                + number<quint16>(entry.flags ^ entry.centralFlags) + number<quint16>(entry.method)
                + common(entry, entry.centralSize, entry.name)
                + number<quint16>(static_cast<quint16>(entry.centralExtra.size()))
                + number<quint16>(static_cast<quint16>(entry.comment.size())) + number<quint16>(0) + number<quint16>(0)
                + number<quint32>(entry.attributes) + number<quint32>(offset) + entry.name + entry.centralExtra
                + entry.comment;
        }
        out += beforeDirectory;
        const auto at = static_cast<quint32>(out.size());
        const auto count = static_cast<quint16>(static_cast<int>(entries.size()) + countOffset);
        out += directory + beforeEnd + number<quint32>(0x06054b50) + number<quint32>(0) + number<quint16>(count)
            + number<quint16>(count) + number<quint32>(static_cast<quint32>(directory.size())) + number<quint32>(at)
            + number<quint16>(static_cast<quint16>(comment.size())) + comment + tail;
        return out;
    }

    template <class T> static QByteArray number(T value)
    {
        QByteArray out(sizeof(T), '\0');
        qToLittleEndian<T>(value, out.data());
        return out;
    }

private:
    static QByteArray common(const RawEntry &entry, qint64 stated, const QByteArray &name)
    {
        const auto size = number<quint32>(static_cast<quint32>(stated < 0 ? entry.content.size() : stated));
        return number<quint32>(0x5c210000) + number<quint32>(entry.crc) + size + size
            + number<quint16>(static_cast<quint16>(name.size()));
    }
};

inline quint32 crcOf(const QByteArray &data)
{
    exchange::Crc32 crc;
    crc.add(data);
    return crc.value();
}

/// A plain stored zip of a bag's files.
inline RawZip zipOf(const MemoryBag &bag)
{
    RawZip zip;
    for (const auto &[path, data] : bag.content) {
        RawEntry entry;
        entry.name = (bag.name() + u'/' + path).toLatin1();
        entry.content = data;
        entry.crc = crcOf(data);
        zip.entries.push_back(entry);
    }
    return zip;
}

inline std::shared_ptr<QIODevice> deviceOf(const QByteArray &data)
{
    auto buffer = std::make_shared<QBuffer>();
    buffer->setData(data);
    buffer->open(QIODevice::ReadOnly);
    return buffer;
}

} // namespace anjuan::test
