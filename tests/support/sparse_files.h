#pragma once
#include <catch2/catch.hpp>
#include <sys/stat.h>

#include <QtCore/QFile>
#include <QtCore/QProcess>

namespace anjuan::test {

/// A file as long as that, with a little at its beginning, its middle and its end, and holes between.
inline void writeSparse(const QString &path, qint64 length)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    for (const qint64 at : {qint64(0), length / 2 + 5, length - 3}) {
        REQUIRE(file.seek(at));
        REQUIRE(file.write("abc") == 3);
    }
}

/// The bytes that it takes up.
inline qint64 onDisk(const QString &path)
{
    struct ::stat found {};
    REQUIRE(::stat(QFile::encodeName(path).constData(), &found) == 0);
    return qint64(found.st_blocks) * 512;
}

/// By a program that is not ours.
inline QString digestOf(const QString &path)
{
    QProcess program;
    program.start(QStringLiteral("sha256sum"), {path});
    REQUIRE(program.waitForFinished(-1));
    return QString::fromLatin1(program.readAllStandardOutput()).left(64);
}

} // namespace anjuan::test
