#include "core/exchange/split_bag.h"

#include <algorithm>

#include <QtCore/QFileInfo>

#include "core/exchange/bag_layout.h"
#include "core/exchange/bag_texts.h"

namespace anjuan::exchange {
namespace {

constexpr qint64 kZipEnd = 98;        // end record, ZIP64 end record and its locator
constexpr qint64 kZipEntry = 76 + 48; // both headers, and their ZIP64 numbers
constexpr qint64 kMoreInfo = 200;     // the two lines of a part, and a longer Payload-Oxum

QString mib(qint64 bytes)
{
    return QString::number((bytes + (1 << 20) - 1) >> 20);
}

class Splitting {
public:
    Splitting(OpenBag whole, qint64 most, Progress &progress)
        : m_whole(std::move(whole)),
          m_most(most),
          m_ticker(progress, oxumOf(*m_whole.source).bytes),
          m_at(timeOf(m_whole.file))
    {
    }

    Result<QStringList> run(const QString &outFile)
    {
        ANJUAN_CHECK(plan());
        QStringList written;
        for (std::size_t i = 0; i < m_parts.size(); ++i) {
            const QString name = nameOf(outFile, i);
            const auto done = writeOut(name, [&](QFile &out) { return writePart(out, i); });
            if (!done) {
                for (const QString &file : written)
                    QFile::remove(file);
                return fail(done.error());
            }
            written << name;
        }
        return written;
    }

private:
    struct Part {
        std::vector<QString> paths;
        qint64 bytes = 0;
    };

    QString nameOf(const QString &outFile, std::size_t index) const
    {
        const QString whole = QStringLiteral(".anjuan.zip");
        const QString end = outFile.endsWith(whole) ? whole : QStringLiteral(".zip");
        const qsizetype stem = outFile.size() - (outFile.endsWith(end) ? end.size() : 0);
        return QStringLiteral("%1.%2of%3%4")
            .arg(outFile.left(stem))
            .arg(index + 1)
            .arg(m_parts.size())
            .arg(outFile.mid(stem));
    }

    qint64 entryBytes(const QString &path, qint64 size) const
    {
        return kZipEntry + 2 * (m_whole.source->name().size() + 1 + path.size()) + size;
    }

    static qint64 rowBytes(const QString &path) { return kDigest + 2 + path.size() + 1; }

    /// What a part takes without payload, at most.
    qint64 frameBytes() const
    {
        const qint64 tags = rowBytes(kBagit) + rowBytes(kBagInfo) + rowBytes(kReadme) + rowBytes(kManifest);
        return kZipEnd + entryBytes(kBagit, m_whole.bagit.size()) + entryBytes(kReadme, m_whole.readme.size())
            + entryBytes(kBagInfo, m_whole.info.text().size() + kMoreInfo) + entryBytes(kManifest, 0)
            + entryBytes(kTagManifest, tags);
    }

    Result<void> plan()
    {
        const BagFile *signature = m_whole.source->find(kSignature);
        if (!signature)
            return fail(Fault::NotFound, "exchange.file_missing", {kSignature});
        Part first{{}, frameBytes() + entryBytes(kSignature, signature->size)};
        std::vector<BagFile> blobs;
        for (const BagFile &file : m_whole.source->files()) {
            if (isBlob(file.path))
                blobs.push_back(file);
            else if (isPayload(file.path))
                put(file, first);
        }
        if (first.bytes > m_most)
            return fail(Fault::Invalid, "exchange.records_larger_than_part", {mib(first.bytes)});
        m_parts = {std::move(first)};
        // The largest first, each where there is room: few parts.
        std::stable_sort(blobs.begin(), blobs.end(), [](const auto &a, const auto &b) { return a.size > b.size; });
        for (const BagFile &blob : blobs) {
            const qint64 needed = entryBytes(blob.path, blob.size) + rowBytes(blob.path);
            if (frameBytes() + needed > m_most)
                return fail(Fault::Invalid, "exchange.blob_larger_than_part",
                            {blob.path.section(u'/', -1), mib(blob.size)});
            auto part = std::find_if(m_parts.begin() + 1, m_parts.end(),
                                     [&](const Part &p) { return p.bytes + needed <= m_most; });
            if (part == m_parts.end())
                part = m_parts.insert(part, Part{{}, frameBytes()});
            put(blob, *part);
        }
        return {};
    }

    void put(const BagFile &file, Part &part) const
    {
        part.paths.push_back(file.path);
        part.bytes += entryBytes(file.path, file.size) + rowBytes(file.path);
    }

    Result<void> writePart(QFile &out, std::size_t index)
    {
        ZipWriter zip(out, m_whole.source->name(), m_at);
        BagRows rows;
        BagOxum oxum;
        for (const QString &path : m_parts[index].paths) {
            ANJUAN_CHECK(copyContent(m_whole, path, zip, m_ticker));
            rows[path] = m_whole.payload.at(path);
            oxum.bytes += m_whole.source->find(path)->size;
            ++oxum.files;
        }
        BagInfo info = m_whole.info.whole(oxum.text());
        info.lines.emplace_back(kGroup, m_whole.source->name().toLatin1());
        info.lines.emplace_back(kCount, QByteArray::number(index + 1) + " of " + QByteArray::number(m_parts.size()));
        BagRows tags;
        const std::map<QString, QByteArray> texts = {
            {kBagit, m_whole.bagit}, {kBagInfo, info.text()}, {kReadme, m_whole.readme}, {kManifest, textOf(rows)}};
        for (const auto &[path, text] : texts) {
            ANJUAN_TRY(const ContentFacts facts, zip.add(path, text));
            tags[path] = facts.sha256.hex().toLatin1();
        }
        ANJUAN_CHECK(zip.add(kTagManifest, textOf(tags)));
        if (index == 0) {
            ANJUAN_TRY(const QByteArray signature, m_whole.source->read(kSignature, kMaxTextFile));
            ANJUAN_CHECK(zip.add(kSignature, signature));
        }
        return zip.finish();
    }

    OpenBag m_whole;
    qint64 m_most;
    Ticker m_ticker;
    Instant m_at;
    std::vector<Part> m_parts;
};

Result<void> copyFile(const QString &from, const QString &to, Progress &progress)
{
    QFile source(from);
    if (!source.open(QIODevice::ReadOnly))
        return fail(Fault::Io, "exchange.cannot_read", {from, source.errorString()});
    Ticker ticker(progress, source.size());
    const auto tick = [&](qint64 bytes) { return ticker.tick(bytes, from); };
    return writeOut(to, [&](QFile &out) -> Result<void> {
        ANJUAN_CHECK(readThrough(source, from, tick, &out));
        return {};
    });
}

} // namespace

Result<QStringList> splitBundle(const QString &plainZip, const QString &outFile, qint64 most, Progress &progress)
{
    ANJUAN_TRY(const auto facts, factsOfFile(plainZip));
    if (facts)
        return fail(Fault::Refused, "exchange.split_bag",
                    {QStringLiteral("%1 of %2").arg(facts->number).arg(facts->count)});
    if (QFileInfo(plainZip).size() <= most) {
        ANJUAN_CHECK(copyFile(plainZip, outFile, progress));
        return QStringList{outFile};
    }
    ANJUAN_TRY(OpenBag whole, readBag(plainZip, Fault::Invalid, "exchange.not_splittable"));
    return Splitting(std::move(whole), most, progress).run(outFile);
}

Result<PartFacts> partFacts(const QString &file)
{
    ANJUAN_TRY(const auto facts, factsOfFile(file));
    if (!facts)
        return fail(Fault::Invalid, "exchange.not_a_part", {file});
    return *facts;
}

Result<bool> isPart(const QString &file)
{
    ANJUAN_TRY(const auto facts, factsOfFile(file));
    return facts.has_value();
}

} // namespace anjuan::exchange
