#include "core/casework/thumbnails.h"

#include <algorithm>
#include <atomic>
#include <thread>

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
