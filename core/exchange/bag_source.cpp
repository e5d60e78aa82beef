#include "core/exchange/bag_source.h"

#include <algorithm>
#include <array>

#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QtEndian>

#include "core/exchange/zip_reader.h"

namespace anjuan::exchange {
namespace {

constexpr qint64 kBlock = 1 << 20;

class Folder final : public BagSource {
public:
    explicit Folder(const QString &dir) : m_dir(QDir(dir).absolutePath())
    {
        QDirIterator all(m_dir, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                         QDirIterator::Subdirectories);
        while (all.hasNext()) {
            all.next();
            const QFileInfo info = all.fileInfo();
            if (info.isDir() && !info.isSymLink())
                continue;
            const QString path = QDir(m_dir).relativeFilePath(all.filePath());
            m_files.push_back({path, info.size(), info.isFile() && !info.isSymLink()});
        }
        std::sort(m_files.begin(), m_files.end(), [](const auto &a, const auto &b) { return a.path < b.path; });
    }

    QString name() const override { return QFileInfo(m_dir).fileName(); }
    const std::vector<BagFile> &files() const override { return m_files; }

    Result<std::unique_ptr<QIODevice>> open(const QString &path) const override
    {
        const BagFile *known = find(path);
        if (!known || !known->plain)
            return fail(Fault::NotFound, "exchange.file_missing", {path});
        auto file = std::make_unique<QFile>(m_dir + u'/' + path);
        if (!file->open(QIODevice::ReadOnly))
            return fail(Fault::Io, "exchange.cannot_read", {path, file->errorString()});
        return file;
    }

private:
    QString m_dir;
    std::vector<BagFile> m_files;
};

/// Tables for eight bytes at a time.
std::array<std::array<quint32, 256>, 8> crcTables()
{
    std::array<std::array<quint32, 256>, 8> tables{};
    for (quint32 n = 0; n < 256; ++n) {
        quint32 c = n;
        for (int k = 0; k < 8; ++k)
            c = (c & 1) != 0 ? 0xEDB88320U ^ (c >> 1) : c >> 1;
        tables[0][n] = c;
    }
    for (std::size_t t = 1; t < 8; ++t) {
        for (std::size_t n = 0; n < 256; ++n)
            tables[t][n] = tables[0][tables[t - 1][n] & 0xFF] ^ (tables[t - 1][n] >> 8);
    }
    return tables;
}

} // namespace

const BagFile *BagSource::find(const QString &path) const
{
    const auto &all = files();
    const auto found = std::lower_bound(all.begin(), all.end(), path,
                                        [](const BagFile &file, const QString &wanted) { return file.path < wanted; });
    return found != all.end() && found->path == path ? &*found : nullptr;
}

Result<QByteArray> BagSource::read(const QString &path, qint64 limit) const
{
    ANJUAN_TRY(const auto device, open(path));
    const BagFile *known = find(path);
    if (known && known->size > limit)
        return fail(Fault::Corrupt, "exchange.too_long", {path, QString::number(limit)});
    // Asked for what it says it has, and one byte more: QIODevice takes memory for all that it is asked for.
    const QByteArray data = known ? device->read(known->size + 1) : QByteArray();
    if (!known || data.size() != known->size)
        return fail(Fault::Io, "exchange.cannot_read", {path, device->errorString()});
    return data;
}

Result<std::unique_ptr<BagSource>> openFolder(const QString &dir)
{
    if (!QFileInfo(dir).isDir())
        return fail(Fault::NotFound, "exchange.file_missing", {dir});
    return std::make_unique<Folder>(dir);
}

Result<std::unique_ptr<BagSource>> openBag(const QString &file)
{
    const QFileInfo info(file);
    if (!info.exists())
        return fail(Fault::NotFound, "exchange.file_missing", {file});
    if (info.isDir())
        return openFolder(file);
    return ZipReader::openFile(file);
}

Result<ContentFacts> readThrough(QIODevice &from, const QString &what, const std::function<Result<void>(qint64)> &tick,
                                 QIODevice *copyTo)
{
    Hasher hasher;
    Crc32 crc;
    ContentFacts facts;
    const qint64 length = from.isSequential() ? kBlock : std::clamp<qint64>(from.size(), 1, kBlock);
    QByteArray block(length, Qt::Uninitialized);
    while (true) {
        const qint64 got = from.read(block.data(), block.size());
        if (got < 0)
            return fail(Fault::Io, "exchange.cannot_read", {what, from.errorString()});
        if (got == 0)
            break;
        const QByteArrayView view(block.constData(), got);
        hasher.add(view);
        crc.add(view);
        facts.size += got;
        if (copyTo && copyTo->write(view.data(), view.size()) != view.size())
            return fail(Fault::Io, "exchange.cannot_write", {what, copyTo->errorString()});
        ANJUAN_CHECK(tick(got));
    }
    facts.sha256 = hasher.result();
    facts.crc = crc.value();
    return facts;
}

void Crc32::add(QByteArrayView data)
{
    static const auto tables = crcTables();
    const auto *at = reinterpret_cast<const unsigned char *>(data.data());
    qsizetype left = data.size();
    quint32 c = m_state;
    for (; left >= 8; left -= 8, at += 8) {
        const quint32 low = qFromLittleEndian<quint32>(at) ^ c;
        c = tables[7][low & 0xFF] ^ tables[6][low >> 8 & 0xFF] ^ tables[5][low >> 16 & 0xFF] ^ tables[4][low >> 24]
            ^ tables[3][at[4]] ^ tables[2][at[5]] ^ tables[1][at[6]] ^ tables[0][at[7]];
    }
    for (; left > 0; --left, ++at)
        c = tables[0][(c ^ *at) & 0xFF] ^ (c >> 8);
    m_state = c;
}

} // namespace anjuan::exchange
