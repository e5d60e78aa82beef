#include "core/exchange/bag_texts.h"

#include <algorithm>
#include <set>

#include <QtCore/QFile>
#include <QtCore/QRegularExpression>

#include "core/exchange/bag_layout.h"
#include "core/exchange/zip_time.h"

namespace anjuan::exchange {
namespace {

/// Nothing where it is a whole bundle.
Result<std::optional<PartFacts>> factsOf(const QString &file, const BagInfo &info)
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

} // namespace

bool isPayload(const QString &path)
{
    return path.startsWith(QLatin1String("data/"));
}

bool isBlob(const QString &path)
{
    return path.startsWith(QLatin1String("data/blobs/"));
}

std::optional<BagInfo> BagInfo::parse(const QByteArray &text)
{
    BagInfo info;
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

QByteArray BagInfo::text() const
{
    QByteArray out;
    for (const auto &[label, value] : lines)
        out += label + ": " + value + '\n';
    return out;
}

QByteArray BagInfo::value(const QByteArray &label) const
{
    const auto found = std::find_if(lines.begin(), lines.end(), [&](const auto &row) { return row.first == label; });
    return found == lines.end() ? QByteArray() : found->second;
}

BagInfo BagInfo::whole(const QByteArray &oxum) const
{
    BagInfo out;
    for (const auto &[label, value] : lines) {
        if (label != kGroup && label != kCount)
            out.lines.emplace_back(label, label == kOxum ? oxum : value);
    }
    return out;
}

BagOxum oxumOf(const BagSource &bag)
{
    BagOxum out;
    for (const BagFile &file : bag.files()) {
        out.bytes += isPayload(file.path) ? file.size : 0;
        out.files += isPayload(file.path) ? 1 : 0;
    }
    return out;
}

QByteArray textOf(const BagRows &rows)
{
    QByteArray out;
    for (const auto &[path, digest] : rows)
        out += digest + "  " + path.toLatin1() + '\n';
    return out;
}

std::optional<BagRows> rowsOf(const QByteArray &text)
{
    BagRows rows;
    for (const QByteArray &line : text.split('\n')) {
        if (line.size() > kDigest + 2)
            rows.emplace(QString::fromLatin1(line.mid(kDigest + 2)), line.left(kDigest));
    }
    return textOf(rows) == text ? std::optional(std::move(rows)) : std::nullopt;
}

Result<OpenBag> readBag(const QString &file, Fault fault, const char *id)
{
    OpenBag bag;
    bag.file = file;
    ANJUAN_TRY(bag.source, ZipReader::openFile(file));
    const auto wrong = [&](const QString &path) { return fail(fault, id, {file, path}); };
    std::map<QString, QByteArray> texts;
    for (const QString &path : {kBagit, kBagInfo, kReadme, kManifest, kTagManifest}) {
        ANJUAN_TRY(texts[path], bag.source->read(path, kMaxTextFile));
    }
    const auto info = BagInfo::parse(texts[kBagInfo]);
    if (!info || info->value(kOxum) != oxumOf(*bag.source).text())
        return wrong(kBagInfo);
    const auto payload = rowsOf(texts[kManifest]);
    const auto tags = rowsOf(texts[kTagManifest]);
    BagRows expected;
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

Result<void> copyContent(const OpenBag &from, const QString &path, ZipWriter &zip, Ticker &ticker)
{
    ANJUAN_TRY(const auto content, from.source->open(path));
    const qint64 size = from.source->find(path)->size;
    ANJUAN_TRY(const ContentFacts facts,
               zip.add(path, *content, size, [&](qint64 bytes) { return ticker.tick(bytes, path); }));
    if (facts.sha256.hex().toLatin1() != from.payload.at(path))
        return fail(Fault::Corrupt, "exchange.content_damaged", {from.file, path});
    return ticker.tick(0, path);
}

Result<std::optional<PartFacts>> factsOfFile(const QString &file)
{
    ANJUAN_TRY(const auto bag, ZipReader::openFile(file));
    ANJUAN_TRY(const QByteArray text, bag->read(kBagInfo, kMaxTextFile));
    const auto info = BagInfo::parse(text);
    if (!info)
        return fail(Fault::Corrupt, "exchange.part_refused", {file, kBagInfo});
    return factsOf(file, *info);
}

} // namespace anjuan::exchange
