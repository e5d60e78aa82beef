#include <map>

#include <QtCore/QBuffer>
#include <QtCore/QFile>

#include "core/exchange/zip_reader.h"

#include "tests/core/exchange/bag_fixture.h"
#include "tests/fuzz/targets.h"

namespace anjuan::fuzz {
namespace {

Result<std::unique_ptr<exchange::BagSource>> openBytes(const QByteArray &bytes)
{
    auto device = std::make_shared<QBuffer>();
    device->setData(bytes);
    device->open(QIODevice::ReadOnly);
    return exchange::ZipReader::openDevice(device, QStringLiteral("input"));
}

struct Sample {
    QString top;
    std::map<QString, QByteArray> content;
};

const Sample &sample()
{
    static const Sample read = [] {
        QFile file(QStringLiteral(ANJUAN_SOURCE_DIR "/docs/format/sample.anjuan.zip"));
        expect(file.open(QIODevice::ReadOnly), "docs/format/sample.anjuan.zip can be read");
        const auto zip = openBytes(file.readAll());
        expect(zip.has_value(), "the sample is a zip");
        Sample out{(*zip)->name(), {}};
        for (const exchange::BagFile &entry : (*zip)->files())
            out.content[entry.path] = *(*zip)->read(entry.path, entry.size);
        return out;
    }();
    return read;
}

/// Both manifests as the files now are: otherwise no mutant comes past the first comparison.
void mend(std::map<QString, QByteArray> &content)
{
    const QString payload = QStringLiteral("manifest-sha256.txt");
    const QString tags = QStringLiteral("tagmanifest-sha256.txt");
    QByteArray lines;
    qsizetype bytes = 0;
    qsizetype files = 0;
    for (const auto &[path, data] : content) {
        if (!path.startsWith(QLatin1String("data/")))
            continue;
        lines += sha256(data).toBytes().toHex() + "  " + path.toUtf8() + '\n';
        bytes += data.size();
        ++files;
    }
    content[payload] = lines;
    QByteArray &info = content[QStringLiteral("bag-info.txt")];
    const QByteArray oxum = "Payload-Oxum: ";
    if (const qsizetype at = info.indexOf(oxum); at >= 0) {
        const qsizetype end = std::max(info.indexOf('\n', at), at);
        info.replace(at, end - at, oxum + QByteArray::number(bytes) + '.' + QByteArray::number(files));
    }
    lines.clear();
    for (const auto &[path, data] : content) {
        if (!path.startsWith(QLatin1String("data/")) && path != tags && path != QLatin1String("signature.json"))
            lines += sha256(data).toBytes().toHex() + "  " + path.toUtf8() + '\n';
    }
    content[tags] = lines;
}

/// The next edit of `left`: file, what to do, where (two bytes), how much, then as many bytes as come in its place.
void edit(QByteArrayView &left, std::map<QString, QByteArray> &content)
{
    const auto byte = [&](qsizetype i) { return static_cast<unsigned char>(left[i]); };
    auto file = content.begin();
    std::advance(file, byte(0) % content.size());
    QByteArray &data = file->second;
    const qsizetype at = (byte(2) << 8 | byte(3)) % (data.size() + 1);
    const qsizetype length = byte(4);
    const auto what = byte(1) % 6;
    const qsizetype given = std::min<qsizetype>(length, left.size() - 5);
    const QByteArray bytes = left.sliced(5, given).toByteArray();
    left = left.sliced(5 + given);
    if (what == 0)
        data.replace(at, std::min(length, data.size() - at), bytes);
    else if (what == 1)
        data.insert(at, bytes);
    else if (what == 2)
        data.remove(at, length);
    else if (what == 3)
        content.erase(file);
    else if (what == 4)
        content[QString::fromLatin1(bytes)] = data;
    else
        data = bytes;
}

void judge(const exchange::BagSource &bag, bool genuine)
{
    NoProgress progress;
    const auto verdict = exchange::verifyBag(bag, {}, progress);
    const bool holds = verdict && verdict->holds();
    expect(!holds || verdict->readThrough, "what was not read through does not hold");
    expect(holds == genuine, genuine ? "the sample holds" : "no changed sample holds");
}

/// Without signatures to forge, only what the sample's own manifests and signature do not cover may differ.
bool sameAsSample(const std::map<QString, QByteArray> &content)
{
    return content == sample().content;
}

} // namespace

/// The bytes of a zip, or edits to the files of docs/format/sample.anjuan.zip, whose manifests are made anew.
void bundle(QByteArrayView data)
{
    if (data.startsWith("PK")) {
        const auto bag = openBytes(data.toByteArray());
        if (!bag)
            return;
        Sample read{(*bag)->name(), {}};
        for (const exchange::BagFile &entry : (*bag)->files())
            read.content[entry.path] = *(*bag)->read(entry.path, entry.size);
        judge(**bag, read.top == sample().top && sameAsSample(read.content));
        return;
    }
    std::map<QString, QByteArray> content = sample().content;
    for (int edits = 0; edits < 8 && data.size() >= 5 && !content.empty(); ++edits)
        edit(data, content);
    mend(content);
    const bool genuine = sameAsSample(content);
    test::MemoryBag bag(sample().top);
    bag.content = std::move(content);
    bag.refresh();
    judge(bag, genuine);
}

} // namespace anjuan::fuzz
