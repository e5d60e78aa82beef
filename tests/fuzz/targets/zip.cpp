#include <QtCore/QBuffer>

#include "core/exchange/bag_layout.h"
#include "core/exchange/zip_reader.h"

#include "tests/fuzz/targets.h"

namespace anjuan::fuzz {

void zip(QByteArrayView data)
{
    auto device = std::make_shared<QBuffer>();
    device->setData(data.data(), static_cast<int>(data.size()));
    device->open(QIODevice::ReadOnly);
    const auto bag = exchange::ZipReader::openDevice(device, QStringLiteral("input"));
    if (!bag)
        return;
    qint64 bytes = 0;
    const exchange::BagFile *before = nullptr;
    for (const exchange::BagFile &file : (*bag)->files()) {
        expect(!before || before->path < file.path, "files are sorted, each once");
        expect(file.size >= 0 && file.size <= data.size(), "no file is longer than its zip");
        expect((*bag)->crcOf(file.path).has_value(), "each file has a checksum");
        const auto content = (*bag)->read(file.path, data.size());
        expect(content && content->size() == file.size, "each file can be read whole");
        bytes += file.size;
        before = &file;
    }
    expect(bytes < data.size(), "no two files share bytes");
    NoProgress progress;
    chain::Findings findings;
    static_cast<void>(exchange::checkBag(**bag, progress, findings));
}

} // namespace anjuan::fuzz
