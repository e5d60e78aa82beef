#include "core/store/place.h"

#include <algorithm>
#include <filesystem>

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QStorageInfo>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace anjuan::store {

namespace {

constexpr qint64 kMiB = 1 << 20;
constexpr qint64 kLeastFree = 1024 * kMiB;

constexpr const char *kNetworks[] = {
    "nfs",
    "nfs4",
    "cifs",
    "smb",
    "smb2",
    "smb3",
    "smbfs",
    "9p",
    "afs",
    "ncpfs",
    "ncp",
    "ceph",
    "glusterfs",
    "lustre",
    "ocfs2",
    "gfs2",
    "coda",
    "davfs",
    "webdav",
    "beegfs",
    "gpfs",
    "vboxsf",
    "vmhgfs",
    "fuse.vmhgfs-fuse",
    "prl_fs",
    "fuse.sshfs",
    "fuse.rclone",
    "fuse.gvfsd-fuse",
    "fuse.davfs2",
    "fuse.s3fs",
    "fuse.curlftpfs",
    "fuse.glusterfs",
    "fuse.ceph",
    "fuse.cifs",
    "fuse.smbnetfs",
    "fuse.onedriver",
    "fuse.google-drive-ocamlfuse",
};

struct Service {
    const char *name;                // as its users know it
    std::vector<const char *> names; // of its folder, lower case
};

const std::vector<Service> &services()
{
    static const std::vector<Service> all = {
        {"OneDrive", {"onedrive"}},
        {"Dropbox", {"dropbox"}},
        {"Google Drive", {"google drive", "googledrive", "google 云端硬盘"}},
        {"iCloud", {"icloud", "icloud drive", "iclouddrive", "mobile documents"}},
        {"坚果云", {"坚果云", "我的坚果云", "nutstore", "nutstore files"}},
        {"百度网盘",
         {"百度网盘", "百度云同步盘", "baidunetdisk", "baidunetdiskworkspace", "baidusyncdisk",
          "baidunetdiskdownload"}},
        {"WPS云盘", {"wps云盘", "wps云文档", "wpsdrive", "wps drive", "wps cloud files"}},
        {"腾讯微云", {"微云", "腾讯微云", "weiyun", "微云同步助手"}},
        {"阿里云盘", {"阿里云盘", "aliyundrive", "alipan", "adrive"}},
        {"天翼云盘", {"天翼云盘", "天翼云盘同步盘", "ecloud", "cloud189"}},
        {"和彩云", {"和彩云", "和彩云同步盘", "中国移动云盘"}},
        {"115", {"115同步盘", "115云盘", "115sync"}},
        {"夸克网盘", {"夸克网盘", "quarkclouddrive"}},
        {"华为云空间", {"华为云盘", "huaweicloud"}},
        {"Nextcloud", {"nextcloud", "owncloud"}},
        {"Seafile", {"seafile", "seadrive"}},
        {"Syncthing", {"syncthing"}},
        {"pCloud", {"pcloud", "pclouddrive"}},
        {"MEGA", {"megasync"}},
        {"Box", {"box sync"}},
        {"Yandex", {"yandex.disk"}},
    };
    return all;
}

/// A folder is a service's own by its name, alone or with an account behind it (`OneDrive - 某单位`, `Dropbox (个人)`).
bool isNamed(const QString &folder, const QString &name)
{
    if (!folder.startsWith(name))
        return false;
    const QString rest = folder.mid(name.size());
    return rest.isEmpty() || rest.startsWith(QLatin1String(" - ")) || rest.startsWith(QLatin1String(" ("))
        || rest.startsWith(QLatin1Char('('));
}

struct Mark {
    const char *file;
    bool folder;
    const char *service;
};

// What these services leave in the very folder that they copy; what they keep in the home folder has other names.
constexpr Mark kMarks[] = {
    {".dropbox.cache", true, "Dropbox"},
    {".dropbox", false, "Dropbox"},
    {".nutstore", false, "坚果云"},
    {".nutstore.sync", true, "坚果云"},
    {".baidusyncdisk", true, "百度网盘"},
    {".stfolder", true, "Syncthing"},
    {".stfolder", false, "Syncthing"},
    {".megatmp", true, "MEGA"},
    {".nextcloudsync.log", false, "Nextcloud"},
    {".sync_folder_identity", false, "腾讯微云"},
};

QString markIn(const QDir &dir)
{
    for (const Mark &mark : kMarks) {
        const QFileInfo found(dir.filePath(QString::fromUtf8(mark.file)));
        if (found.exists() && found.isDir() == mark.folder)
            return QString::fromUtf8(mark.service);
    }
    return {};
}

/// The folder itself, or the nearest above it that is there.
QDir standing(const QString &dir)
{
    QString path = QDir::cleanPath(QFileInfo(dir).absoluteFilePath());
    while (!QFileInfo(path).isDir() && QFileInfo(path).absolutePath() != path)
        path = QFileInfo(path).absolutePath();
    return QDir(path);
}

bool isOwnVolume(const QStorageInfo &volume)
{
    static const QStringList passing = {QStringLiteral("vfat"),    QStringLiteral("exfat"), QStringLiteral("iso9660"),
                                        QStringLiteral("udf"),     QStringLiteral("tmpfs"), QStringLiteral("squashfs"),
                                        QStringLiteral("overlay"), QStringLiteral("ramfs")};
    const QString root = volume.rootPath();
    return volume.isValid() && volume.isReady() && !volume.isReadOnly() && volume.device().startsWith("/dev/")
        && !passing.contains(QString::fromLatin1(volume.fileSystemType())) && !root.startsWith(QLatin1String("/boot"))
        && !placeFault(placeOf(root)) && takesFiles(root);
}

} // namespace

std::optional<Error> placeFault(const Place &place)
{
    const QString type = place.fileSystem.toLower();
    for (const char *network : kNetworks) {
        if (type == QLatin1String(network))
            return Error{Fault::Refused, QStringLiteral("store.network_place"), {place.path, place.fileSystem}};
    }
    const auto cloud = [&](const QString &name) {
        return Error{Fault::Refused, QStringLiteral("store.cloud_place"), {place.path, name}};
    };
    if (!place.mark.isEmpty())
        return cloud(place.mark);
    const QStringList folders = place.path.toLower().split(QLatin1Char('/'), Qt::SkipEmptyParts);
    for (const Service &service : services()) {
        for (const char *name : service.names) {
            const QString own = QString::fromUtf8(name);
            if (std::any_of(folders.begin(), folders.end(), [&](const QString &one) { return isNamed(one, own); }))
                return cloud(QString::fromUtf8(service.name));
        }
    }
    return std::nullopt;
}

Place placeOf(const QString &dir)
{
    QDir on = standing(dir);
    const QString real = on.canonicalPath();
    const QString rest = QDir::cleanPath(QFileInfo(dir).absoluteFilePath()).mid(on.path().size());
    Place place{QString::fromLatin1(QStorageInfo(real).fileSystemType()), QDir::cleanPath(real + rest), {}};
    for (QDir at(real); place.mark.isEmpty();) {
        place.mark = markIn(at);
        if (at.isRoot() || !at.cdUp())
            break;
    }
    return place;
}

bool takesFiles(const QString &dir, const QString &file)
{
#ifdef Q_OS_UNIX
    // Asked of the system: it knows of read-only media, too, which a folder's mode does not tell.
    return ::access(QFile::encodeName(dir).constData(), W_OK | X_OK) == 0
        && (file.isEmpty() || ::access(QFile::encodeName(file).constData(), W_OK) == 0);
#else
    return QFileInfo(dir).isWritable() && (file.isEmpty() || QFileInfo(file).isWritable());
#endif
}

Result<void> checkPlace(const QString &dir)
{
    if (auto fault = placeFault(placeOf(dir)))
        return fail(std::move(*fault));
    if (const QString on = standing(dir).path(); !takesFiles(on))
        return fail(Fault::Refused, "store.read_only", {on});
    return {};
}

QStringList proposedPlaces()
{
    const QByteArray system = QStorageInfo::root().device();
    QList<QStorageInfo> volumes = QStorageInfo::mountedVolumes();
    volumes.removeIf([&](const QStorageInfo &one) { return one.device() == system || !isOwnVolume(one); });
    std::stable_sort(volumes.begin(), volumes.end(), [](const QStorageInfo &a, const QStorageInfo &b) {
        return a.bytesAvailable() > b.bytesAvailable();
    });
    QStringList places;
    for (const QStorageInfo &volume : volumes)
        places += volume.rootPath();
    places += QDir::homePath();
    places.removeDuplicates();
    return places;
}

std::optional<Error> lowDisk(const QString &dir)
{
    std::error_code unknown;
    const auto space = std::filesystem::space(QFile::encodeName(standing(dir).path()).toStdString(), unknown);
    return unknown ? std::nullopt : lowDisk(dir, static_cast<qint64>(space.available));
}

std::optional<Error> lowDisk(const QString &dir, qint64 bytesFree)
{
    if (bytesFree < 0 || bytesFree >= kLeastFree)
        return std::nullopt;
    return Error{Fault::Io, QStringLiteral("store.low_disk"), {dir, QString::number(bytesFree / kMiB)}};
}

} // namespace anjuan::store
