#include <catch2/catch.hpp>
#include <sys/stat.h>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QTemporaryDir>

#include "core/base/whole_file.h"
#include "core/vault/folders.h"
#include "core/vault/vault.h"

using namespace anjuan;
using namespace anjuan::vault;

namespace {

unsigned modeOf(const QString &name)
{
    struct ::stat found {};
    REQUIRE(::stat(QFile::encodeName(name).constData(), &found) == 0);
    return found.st_mode & 07777;
}

void setMode(const QString &name, unsigned mode)
{
    REQUIRE(::chmod(QFile::encodeName(name).constData(), mode) == 0);
}

} // namespace

TEST_CASE("in a folder of a group contents can be read, and folders written, by the group")
{
    const QTemporaryDir dir;
    const QString library = dir.filePath(QStringLiteral("库"));
    REQUIRE(QDir().mkdir(library));
    setMode(library, 02770);
    const auto vault = Vault::create(library + QStringLiteral("/vault"));
    REQUIRE(vault);
    const auto blob = vault->takeIn(QByteArray("甲"));
    REQUIRE(blob);
    CHECK(modeOf(library + QStringLiteral("/vault")) == 02770);
    CHECK(modeOf(library + QStringLiteral("/vault/incoming")) == 02770);
    CHECK(modeOf(QFileInfo(vault->path(blob->sha256)).path()) == 02770);
    CHECK(modeOf(vault->path(blob->sha256)) == 0440);
    CHECK(isShared(library + QStringLiteral("/vault")));
    CHECK(filePermissions(library).testFlag(QFileDevice::WriteGroup));
    CHECK_FALSE(filePermissions(library).testFlag(QFileDevice::ReadOther));
}

TEST_CASE("elsewhere everything is its owner's alone, whatever the folder around it lets others do")
{
    const QTemporaryDir dir;
    for (const unsigned mode : {0700U, 0770U, 0777U, 02755U}) {
        const QString library = dir.filePath(QString::number(mode, 8));
        REQUIRE(QDir().mkdir(library));
        setMode(library, mode);
        INFO(mode);
        const auto vault = Vault::create(library + QStringLiteral("/vault"));
        REQUIRE(vault);
        const auto blob = vault->takeIn(QByteArray("甲"));
        REQUIRE(blob);
        // A folder takes the group of a setgid folder around it, and with it that bit; nobody of the group gets in.
        CHECK((modeOf(library + QStringLiteral("/vault")) & 0777) == 0700);
        CHECK((modeOf(QFileInfo(vault->path(blob->sha256)).path()) & 0777) == 0700);
        CHECK(modeOf(vault->path(blob->sha256)) == 0400);
        CHECK(filePermissions(library) == (QFileDevice::ReadOwner | QFileDevice::WriteOwner));
    }
}
