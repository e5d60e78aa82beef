#include "core/casework/thumbnails.h"

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <thread>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include "core/base/digest.h"
#include "core/base/id.h"
#include "core/base/whole_file.h"
#include "core/casework/parts.h"
#include "core/evidence/small_picture.h"
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

// What stands in the place of a picture that cannot be made: it is not asked again.
constexpr char kNone[] = "-";

/// A power cut may leave a file that is empty, or torn.
bool isWhole(const QByteArray &jpeg)
{
    return jpeg.startsWith("\xff\xd8") && jpeg.endsWith("\xff\xd9");
}

/// Under another name first, but never synced: it can be made again, and a sync costs more than to make it.
void keep(const QString &path, const QByteArray &bytes)
{
    QFile file(path + QLatin1Char('.') + newUuid().left(8));
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, kOwnerOnly))
        return;
    const bool written = file.write(bytes) == bytes.size() && file.flush();
    file.close();
    std::error_code failed;
    if (written)
        std::filesystem::rename(QFileInfo(file).filesystemFilePath(), QFileInfo(path).filesystemFilePath(), failed);
    if (!written || failed)
        file.remove();
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
    if (file.open(QIODevice::ReadOnly)) {
        const QByteArray bytes = file.readAll();
        if (bytes == kNone)
            return {};
        if (isWhole(bytes))
            return bytes;
    }
    const QString source = path.isEmpty() ? parts.vault->path(sha256) : path;
    const auto made = QFileInfo(source).isFile() ? evidence::smallPictureJpeg(source, kSide) : QByteArray();
    const QByteArray bytes = made ? *made : QByteArray();
    if (parts.access == Access::ReadWrite && vault::makeFolder(parts.dir + QStringLiteral("/local"))
        && vault::makeFolder(folderOf(parts.dir)))
        keep(kept, bytes.isEmpty() ? QByteArray(kNone) : bytes);
    return bytes;
}

std::vector<QByteArray> thumbnails(const Library &library, const std::vector<ThumbnailOf> &wanted)
{
    std::vector<QByteArray> made(wanted.size());
    std::atomic<std::size_t> next = 0;
    // Of the library it uses where it lies and the vault, which several threads may.
    const auto work = [&] {
        for (std::size_t i = next++; i < wanted.size(); i = next++)
            made[i] = thumbnail(library, wanted[i].sha256, wanted[i].path);
    };
    const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
    std::vector<std::thread> threads;
    for (std::size_t i = 1; i < std::min(cores, wanted.size()); ++i)
        threads.emplace_back(work);
    work();
    for (std::thread &thread : threads)
        thread.join();
    return made;
}

} // namespace anjuan::casework
