#include "tests/bench/photographs.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtGui/QImage>

namespace anjuan::bench {

Result<void> makePhotographs(const QString &folder, qint64 count)
{
    QDir().mkpath(folder);
    QImage image(4000, 3000, QImage::Format_RGB32);
    quint32 state = 2463534242U;
    for (int y = 0; y < image.height(); ++y) {
        auto *line = reinterpret_cast<quint32 *>(image.scanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            state = state * 1664525U + 1013904223U;
            line[x] = (x % 7 == 0 ? state : 0x6080a0U + static_cast<quint32>(y / 12)) | 0xff000000U;
        }
    }
    const QString first = folder + QStringLiteral("/0.jpg");
    if (!image.save(first, "JPEG", 60))
        return fail(Fault::Io, "vault.write_failed", {first, QStringLiteral("JPEG")});
    for (qint64 n = 1; n < count; ++n) {
        const QString path = QStringLiteral("%1/%2.jpg").arg(folder).arg(n);
        QFile::copy(first, path);
        QFile file(path);
        if (!file.open(QIODevice::Append))
            return fail(Fault::Io, "vault.write_failed", {path, file.errorString()});
        file.write(QByteArray::number(n));
    }
    return {};
}

} // namespace anjuan::bench
