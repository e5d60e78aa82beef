#include "core/casework/thumbnails.h"

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include "core/base/digest.h"
#include "core/base/whole_file.h"
#include "core/casework/parts.h"
#include "core/evidence/media.h"
#include "core/vault/folders.h"

namespace anjuan::casework {
namespace {

QString folderOf(const QString &libraryDir)
{
    return libraryDir + QStringLiteral("/local/thumbnails");
}

QString fileOf(const QString &libraryDir, const QString &sha256)
{
    return folderOf(libraryDir) + QLatin1Char('/') + sha256 + QStringLiteral(".jpg");
}

} // namespace

void forgetThumbnail(const QString &libraryDir, const QString &sha256)
{
    QFile::remove(fileOf(libraryDir, sha256));
}

QByteArray thumbnail(const Library &library, const QString &sha256, const QString &path)
{
    constexpr int kSide = 160;
    const Library::Parts &parts = library.parts();
    if (!Digest::fromHex(sha256))
        return {};
    const QString kept = fileOf(parts.dir, sha256);
    QFile file(kept);
    if (file.open(QIODevice::ReadOnly))
        return file.readAll();
    const QString source = path.isEmpty() ? parts.vault->path(sha256) : path;
    const auto made = QFileInfo(source).isFile() ? evidence::firstFrameJpeg(source, kSide) : QByteArray();
    // What has no picture is not asked again.
    const QByteArray bytes = made ? *made : QByteArray();
    if (parts.access == Access::ReadWrite && vault::makeFolder(parts.dir + QStringLiteral("/local"))
        && vault::makeFolder(folderOf(parts.dir)))
        static_cast<void>(writeWhole(kept, bytes));
    return bytes;
}

} // namespace anjuan::casework
