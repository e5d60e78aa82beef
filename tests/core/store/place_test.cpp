#include <catch2/catch.hpp>

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QTemporaryDir>

#include "core/base/messages.h"
#include "core/store/place.h"

#include "tests/core/store/library.h"

using namespace anjuan;
using namespace anjuan::store;
using StorePlace = anjuan::store::Place;

TEST_CASE("network file systems and synchronised folders are no place for a library")
{
    struct Case {
        const char *fileSystem;
        const char *path;
        const char *mark;
        const char *fault; // empty: a good place
        const char *what;
    };
    for (const Case &one : std::initializer_list<Case>{
             {"ext4", "/data/anjuan", "", "", ""},
             {"btrfs", "/srv/zhang/案卷库", "", "", ""},
             {"xfs", "/srv/zhang/boxes/dropbox-notes", "", "", ""},
             {"ntfs3", "/media/zhang/数据/案卷", "", "", ""},
             {"fuseblk", "/media/zhang/数据/案卷", "", "", ""},
             {"tmpfs", "/tmp/x", "", "", ""},
             {"nfs", "/mnt/a", "", "store.network_place", "nfs"},
             {"nfs4", "/mnt/a", "", "store.network_place", "nfs4"},
             {"cifs", "/mnt/a", "", "store.network_place", "cifs"},
             {"smb3", "/mnt/a", "", "store.network_place", "smb3"},
             {"SMBFS", "/mnt/a", "", "store.network_place", "SMBFS"},
             {"fuse.sshfs", "/mnt/a", "", "store.network_place", "fuse.sshfs"},
             {"fuse.rclone", "/mnt/a", "", "store.network_place", "fuse.rclone"},
             {"fuse.gvfsd-fuse", "/run/user/1000/gvfs/x", "", "store.network_place", "fuse.gvfsd-fuse"},
             {"davfs", "/mnt/a", "", "store.network_place", "davfs"},
             {"9p", "/mnt/a", "", "store.network_place", "9p"},
             {"afs", "/afs/a", "", "store.network_place", "afs"},
             {"ncpfs", "/mnt/a", "", "store.network_place", "ncpfs"},
             {"ceph", "/mnt/a", "", "store.network_place", "ceph"},
             {"ext4", "/srv/zhang/OneDrive/案卷", "", "store.cloud_place", "OneDrive"},
             {"ext4", "/srv/zhang/OneDrive - 某单位/案卷", "", "store.cloud_place", "OneDrive"},
             {"ext4", "/srv/zhang/Dropbox", "", "store.cloud_place", "Dropbox"},
             {"ext4", "/srv/zhang/Dropbox (个人)/a", "", "store.cloud_place", "Dropbox"},
             {"ext4", "/srv/zhang/Google Drive/a", "", "store.cloud_place", "Google Drive"},
             {"ext4", "/srv/zhang/iCloudDrive/a", "", "store.cloud_place", "iCloud"},
             {"ext4", "/srv/zhang/我的坚果云/a", "", "store.cloud_place", "坚果云"},
             {"ext4", "/srv/zhang/Nutstore Files/a", "", "store.cloud_place", "坚果云"},
             {"ext4", "/srv/zhang/BaiduSyncdisk/a", "", "store.cloud_place", "百度网盘"},
             {"ext4", "/srv/zhang/BaiduNetdiskWorkspace/a", "", "store.cloud_place", "百度网盘"},
             {"ext4", "/srv/zhang/WPSDrive/1234/a", "", "store.cloud_place", "WPS云盘"},
             {"ext4", "/srv/zhang/WPS云盘/a", "", "store.cloud_place", "WPS云盘"},
             {"ext4", "/srv/zhang/腾讯微云/a", "", "store.cloud_place", "腾讯微云"},
             {"ext4", "/srv/zhang/阿里云盘/a", "", "store.cloud_place", "阿里云盘"},
             {"ext4", "/srv/zhang/天翼云盘/a", "", "store.cloud_place", "天翼云盘"},
             {"ext4", "/srv/zhang/文档/案卷", "坚果云", "store.cloud_place", "坚果云"},
         }) {
        const StorePlace place{QString::fromUtf8(one.fileSystem), QString::fromUtf8(one.path),
                               QString::fromUtf8(one.mark)};
        const auto fault = placeFault(place);
        INFO(one.fileSystem << ' ' << one.path);
        CHECK(qPrintable(fault ? fault->id : QString()) == std::string(one.fault));
        if (!fault)
            continue;
        CHECK(fault->fault == Fault::Refused);
        CHECK(fault->args == QStringList{place.path, QString::fromUtf8(one.what)});
        // It names the folder and the way out.
        CHECK(describe(*fault).contains(place.path));
        CHECK(describe(*fault).contains(QStringLiteral("同步包")));
        CHECK(describe(*fault, Language::English).contains(QStringLiteral("bundle")));
    }
}

TEST_CASE("a folder that a service marked as its own is found from anywhere below it")
{
    const QTemporaryDir dir;
    const QString below = dir.filePath(QStringLiteral("a/b/新案卷库"));
    REQUIRE(QDir().mkpath(dir.filePath(QStringLiteral("a"))));
    CHECK(placeOf(below).mark.isEmpty());
    CHECK(placeOf(below).path == QFileInfo(dir.path()).canonicalFilePath() + QStringLiteral("/a/b/新案卷库"));
    CHECK_FALSE(placeOf(below).fileSystem.isEmpty());
    CHECK(checkPlace(below));
    // What Dropbox keeps in the home folder is a folder of that name; its own mark is a file.
    REQUIRE(QDir().mkpath(dir.filePath(QStringLiteral(".dropbox"))));
    CHECK(checkPlace(below));
    ::Place::writeFile(dir.filePath(QStringLiteral("a/.dropbox")), "x");
    CHECK(idOf(checkPlace(below)) == QStringLiteral("store.cloud_place"));
    CHECK(checkPlace(dir.filePath(QStringLiteral("c"))));
}

TEST_CASE("a link into a synchronised folder is seen through")
{
    const QTemporaryDir dir;
    const QString real = dir.filePath(QStringLiteral("OneDrive/cases"));
    REQUIRE(QDir().mkpath(real));
    const QString link = dir.filePath(QStringLiteral("cases"));
    REQUIRE(QFile::link(real, link));
    CHECK(idOf(checkPlace(link + QStringLiteral("/new"))) == QStringLiteral("store.cloud_place"));
}

TEST_CASE("a disk is low below one gibibyte")
{
    const QString dir = QStringLiteral("/data/anjuan");
    CHECK_FALSE(lowDisk(dir, qint64(1) << 30));
    CHECK_FALSE(lowDisk(dir, -1));
    const auto low = lowDisk(dir, (qint64(1) << 30) - 1);
    REQUIRE(low);
    CHECK(low->id == QStringLiteral("store.low_disk"));
    CHECK(low->args == QStringList{dir, QStringLiteral("1023")});
    CHECK(lowDisk(dir, 0)->args.last() == QStringLiteral("0"));
    CHECK(describe(*low).contains(QStringLiteral("1023")));
}

TEST_CASE("the places that are proposed can be written, and the last is the user's own")
{
    const QStringList places = proposedPlaces();
    REQUIRE_FALSE(places.isEmpty());
    CHECK(places.last() == QDir::homePath());
    for (const QString &place : places.mid(0, places.size() - 1)) {
        INFO(qPrintable(place));
        CHECK(checkPlace(place));
        CHECK(place != QStringLiteral("/"));
    }
}
