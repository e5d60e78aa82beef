#include "core/exchange/split_bag.h"

#include <algorithm>
#include <map>
#include <set>

#include <QtCore/QFileInfo>
#include <QtCore/QRegularExpression>

#include "core/exchange/bag_layout.h"
#include "core/exchange/write_out.h"
#include "core/exchange/zip_reader.h"
#include "core/exchange/zip_time.h"
#include "core/exchange/zip_writer.h"

namespace anjuan::exchange {
namespace {

using Rows = std::map<QString, QByteArray>; // path → SHA-256 in hex, in the order in which a bundle lists them

const QString kBagit = QStringLiteral("bagit.txt");
const QString kBagInfo = QStringLiteral("bag-info.txt");
const QString kReadme = QStringLiteral("readme.txt");
const QString kManifest = QStringLiteral("manifest-sha256.txt");
const QString kTagManifest = QStringLiteral("tagmanifest-sha256.txt");
const QString kSignature = QStringLiteral("signature.json");
const QByteArray kOxum = "Payload-Oxum";
const QByteArray kGroup = "Bag-Group-Identifier";
const QByteArray kCount = "Bag-Count";

constexpr qint64 kDigest = 64;
constexpr qint64 kZipEnd = 98;        // end record, ZIP64 end record and its locator
constexpr qint64 kZipEntry = 76 + 48; // both headers, and their ZIP64 numbers
constexpr qint64 kMoreInfo = 200;     // the two lines of a part, and a longer Payload-Oxum
constexpr qsizetype kNamedMissing = 10;

bool isPayload(const QString &path)
{
    return path.startsWith(QLatin1String("data/"));
}

bool isBlob(const QString &path)
{
    return path.startsWith(QLatin1String("data/blobs/"));
}

QString mib(qint64 bytes)
{
    return QString::number((bytes + (1 << 20) - 1) >> 20);
}

/// bag-info.txt, line by line as it stands.
struct Info {
    std::vector<std::pair<QByteArray, QByteArray>> lines;

    /// Nothing unless `text` is exactly lines of “Label: value”, each label once.
    static std::optional<Info> parse(const QByteArray &text)
    {
        Info info;
        std::set<QByteArray> labels;
        QList<QByteArray> rows = text.split('\n');
        if (!rows.takeLast().isEmpty())
            return std::nullopt;
        for (const QByteArray &row : rows) {
            const qsizetype colon = row.indexOf(": ");
            if (colon <= 0 || !labels.insert(row.left(colon)).second)
                return std::nullopt;
            info.lines.emplace_back(row.left(colon), row.mid(colon + 2));
        }
        return info;
    }

    QByteArray text() const
    {
        QByteArray out;
        for (const auto &[label, value] : lines)
            out += label + ": " + value + '\n';
        return out;
    }

    QByteArray value(const QByteArray &label) const
    {
        const auto found =
            std::find_if(lines.begin(), lines.end(), [&](const auto &row) { return row.first == label; });
        return found == lines.end() ? QByteArray() : found->second;
    }

    /// The whole bundle's: without the two lines of a part.
    Info whole(const QByteArray &oxum) const
    {
        Info out;
        for (const auto &[label, value] : lines) {
            if (label != kGroup && label != kCount)
                out.lines.emplace_back(label, label == kOxum ? oxum : value);
        }
        return out;
    }
};

struct Oxum {
    qint64 bytes = 0;
    qint64 files = 0;
    QByteArray text() const { return QByteArray::number(bytes) + '.' + QByteArray::number(files); }
};

Oxum oxumOf(const BagSource &bag)
{
    Oxum out;
    for (const BagFile &file : bag.files()) {
        out.bytes += isPayload(file.path) ? file.size : 0;
        out.files += isPayload(file.path) ? 1 : 0;
    }
    return out;
}

QByteArray textOf(const Rows &rows)
{
    QByteArray out;
    for (const auto &[path, digest] : rows)
        out += digest + "  " + path.toLatin1() + '\n';
    return out;
}

/// The rows of a manifest; nothing unless they are written as a bundle writes them.
std::optional<Rows> rowsOf(const QByteArray &text)
{
    Rows rows;
    for (const QByteArray &line : text.split('\n')) {
        if (line.size() > kDigest + 2)
            rows.emplace(QString::fromLatin1(line.mid(kDigest + 2)), line.left(kDigest));
    }
    return textOf(rows) == text ? std::optional(std::move(rows)) : std::nullopt;
}

/// A whole bundle or a part: its texts, which agree with each other and with the names that stand in it.
struct Bag {
    QString file;
    std::shared_ptr<BagSource> source;
    QByteArray bagit;
    QByteArray readme;
    Info info;
    Rows payload;
};

/// Reads it; `id` is the fault of a path whose text is not as it must be.
Result<Bag> readBag(const QString &file, Fault fault, const char *id)
{
    Bag bag;
    bag.file = file;
    ANJUAN_TRY(bag.source, ZipReader::openFile(file));
    const auto wrong = [&](const QString &path) { return fail(fault, id, {file, path}); };
    std::map<QString, QByteArray> texts;
    for (const QString &path : {kBagit, kBagInfo, kReadme, kManifest, kTagManifest}) {
        ANJUAN_TRY(texts[path], bag.source->read(path, kMaxTextFile));
    }
    const auto info = Info::parse(texts[kBagInfo]);
    if (!info || info->value(kOxum) != oxumOf(*bag.source).text())
        return wrong(kBagInfo);
    const auto payload = rowsOf(texts[kManifest]);
    const auto tags = rowsOf(texts[kTagManifest]);
    Rows expected;
    for (const QString &path : {kBagit, kBagInfo, kReadme, kManifest})
        expected[path] = sha256(texts[path]).hex().toLatin1();
    if (!payload || !tags || *tags != expected)
        return wrong(payload ? kTagManifest : kManifest);
    qsizetype listed = 0;
    for (const BagFile &content : bag.source->files()) {
        if (!isBundlePath(content.path) || (isPayload(content.path) && !payload->contains(content.path)))
            return wrong(content.path);
        listed += isPayload(content.path) ? 1 : 0;
    }
    if (listed != static_cast<qsizetype>(payload->size()))
        return wrong(kManifest);
    bag.bagit = texts[kBagit];
    bag.readme = texts[kReadme];
    bag.info = *info;
    bag.payload = *payload;
    return bag;
}

Instant timeOf(const QString &file)
{
    QFile device(file);
    return zip::instantOf(device.open(QIODevice::ReadOnly) ? zip::dosTimeOf(device) : 0);
}

/// Copies one content, which must be what its manifest says.
Result<void> copyContent(const Bag &from, const QString &path, ZipWriter &zip, Ticker &ticker)
{
    ANJUAN_TRY(const auto content, from.source->open(path));
    const qint64 size = from.source->find(path)->size;
    ANJUAN_TRY(const ContentFacts facts,
               zip.add(path, *content, size, [&](qint64 bytes) { return ticker.tick(bytes, path); }));
    if (facts.sha256.hex().toLatin1() != from.payload.at(path))
        return fail(Fault::Corrupt, "exchange.content_damaged", {from.file, path});
    return ticker.tick(0, path);
}

class Splitting {
public:
    Splitting(Bag whole, qint64 most, Progress &progress)
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
        Rows rows;
        Oxum oxum;
        for (const QString &path : m_parts[index].paths) {
            ANJUAN_CHECK(copyContent(m_whole, path, zip, m_ticker));
            rows[path] = m_whole.payload.at(path);
            oxum.bytes += m_whole.source->find(path)->size;
            ++oxum.files;
        }
        Info info = m_whole.info.whole(oxum.text());
        info.lines.emplace_back(kGroup, m_whole.source->name().toLatin1());
        info.lines.emplace_back(kCount, QByteArray::number(index + 1) + " of " + QByteArray::number(m_parts.size()));
        Rows tags;
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

    Bag m_whole;
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

/// Nothing where it is a whole bundle.
Result<std::optional<PartFacts>> factsOf(const QString &file, const Info &info)
{
    static const QRegularExpression kForm(QStringLiteral(R"(\A([1-9][0-9]{0,5}) of ([1-9][0-9]{0,5})\z)"));
    const QByteArray count = info.value(kCount);
    const QByteArray group = info.value(kGroup);
    if (count.isEmpty() && group.isEmpty())
        return std::optional<PartFacts>();
    const auto match = kForm.match(QString::fromLatin1(count));
    const PartFacts facts{QString::fromUtf8(group), match.captured(1).toInt(), match.captured(2).toInt()};
    if (!match.hasMatch() || facts.group.isEmpty() || facts.number > facts.count)
        return fail(Fault::Corrupt, "exchange.part_refused", {file, kBagInfo});
    return std::optional(facts);
}

Result<std::optional<PartFacts>> factsOfFile(const QString &file)
{
    ANJUAN_TRY(const auto bag, ZipReader::openFile(file));
    ANJUAN_TRY(const QByteArray text, bag->read(kBagInfo, kMaxTextFile));
    const auto info = Info::parse(text);
    if (!info)
        return fail(Fault::Corrupt, "exchange.part_refused", {file, kBagInfo});
    return factsOf(file, *info);
}

class Joining {
public:
    explicit Joining(Progress &progress) : m_progress(progress) {}

    Result<void> read(const QStringList &files)
    {
        for (const QString &file : files) {
            ANJUAN_TRY(const PartFacts facts, partFacts(file));
            m_named.push_back({file, facts});
        }
        ANJUAN_CHECK(checkSet());
        for (const auto &[file, facts] : m_named) {
            ANJUAN_TRY(Bag part, readBag(file, Fault::Corrupt, "exchange.part_refused"));
            ANJUAN_CHECK(take(std::move(part), facts.number));
        }
        return {};
    }

    Result<void> write(QFile &out)
    {
        Oxum oxum;
        Rows rows;
        for (const auto &[path, number] : m_places) {
            rows[path] = m_parts.at(number).payload.at(path);
            oxum.bytes += m_parts.at(number).source->find(path)->size;
            ++oxum.files;
        }
        const Bag &first = m_parts.at(1);
        ANJUAN_TRY(const QByteArray signature, first.source->read(kSignature, kMaxTextFile));
        std::map<QString, QByteArray> texts = {{kBagit, first.bagit},
                                               {kBagInfo, first.info.whole(oxum.text()).text()},
                                               {kReadme, first.readme},
                                               {kManifest, textOf(rows)}};
        Rows tags;
        for (const auto &[path, text] : texts)
            tags[path] = sha256(text).hex().toLatin1();
        texts[kTagManifest] = textOf(tags);
        texts[kSignature] = signature;
        Ticker ticker(m_progress, oxum.bytes);
        ZipWriter zip(out, first.source->name(), timeOf(first.file));
        // In the order of the names: texts before `data/`, payload, texts after it.
        const auto after = texts.lower_bound(QStringLiteral("data/"));
        for (auto text = texts.begin(); text != after; ++text)
            ANJUAN_CHECK(zip.add(text->first, text->second));
        for (const auto &[path, number] : m_places)
            ANJUAN_CHECK(copyContent(m_parts.at(number), path, zip, ticker));
        for (auto text = after; text != texts.end(); ++text)
            ANJUAN_CHECK(zip.add(text->first, text->second));
        return zip.finish();
    }

private:
    struct Named {
        QString file;
        PartFacts facts;
    };

    /// All parts of one bundle, each once. A stray part is the one that differs from most.
    Result<void> checkSet() const
    {
        using Key = std::pair<QString, int>;
        std::map<Key, int> times;
        for (const Named &part : m_named)
            ++times[{part.facts.group, part.facts.count}];
        const auto usual = std::max_element(times.begin(), times.end(),
                                            [](const auto &a, const auto &b) { return a.second < b.second; });
        std::set<int> numbers;
        for (const auto &[file, facts] : m_named) {
            if (Key{facts.group, facts.count} != usual->first)
                return fail(Fault::Invalid, "exchange.part_foreign", {file});
            if (!numbers.insert(facts.number).second)
                return fail(Fault::Invalid, "exchange.part_twice", {file});
        }
        const int count = m_named.empty() ? 1 : usual->first.second;
        QStringList missing;
        for (int n = 1; n <= count && missing.size() <= kNamedMissing; ++n) {
            if (!numbers.contains(n))
                missing << (missing.size() < kNamedMissing ? QString::number(n) : QStringLiteral("…"));
        }
        if (!missing.isEmpty())
            return fail(Fault::Invalid, "exchange.part_missing",
                        {missing.join(QStringLiteral(", ")), QString::number(count)});
        return {};
    }

    Result<void> take(Bag part, int number)
    {
        const auto wrong = [&](const QString &path) {
            return fail(Fault::Corrupt, "exchange.part_refused", {part.file, path});
        };
        for (const BagFile &file : part.source->files()) {
            const bool belongs = isBlob(file.path) == (number > 1);
            if ((isPayload(file.path) && !belongs) || (file.path == kSignature && number > 1)
                || (isPayload(file.path) && !m_places.emplace(file.path, number).second))
                return wrong(file.path);
        }
        if (number == 1 && !part.source->find(kSignature))
            return wrong(kSignature);
        // They agree in all that is not a part's own, or they were never one bundle.
        if (!m_parts.empty()) {
            const Bag &other = m_parts.begin()->second;
            if (other.source->name() != part.source->name() || other.bagit != part.bagit
                || other.info.whole({}).text() != part.info.whole({}).text())
                return fail(Fault::Invalid, "exchange.part_foreign", {part.file});
        }
        m_parts.emplace(number, std::move(part));
        return {};
    }

    Progress &m_progress;
    std::vector<Named> m_named;
    std::map<int, Bag> m_parts;
    std::map<QString, int> m_places; // payload path → part
};

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
    ANJUAN_TRY(Bag whole, readBag(plainZip, Fault::Invalid, "exchange.not_splittable"));
    return Splitting(std::move(whole), most, progress).run(outFile);
}

Result<QString> joinBundle(const QStringList &parts, const QString &outZip, Progress &progress)
{
    Joining joining(progress);
    ANJUAN_CHECK(joining.read(parts));
    ANJUAN_CHECK(writeOut(outZip, [&](QFile &out) { return joining.write(out); }));
    return outZip;
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
