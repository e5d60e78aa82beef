#pragma once
#include <catch2/catch.hpp>

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QProcess>
#include <QtCore/QStringList>

namespace anjuan::test {

/// The same PDF without its output intent, beside it: what Poppler makes of that for every page takes nine tenths of
/// the time in which it reads words, which have no colour. Places in the file stay where they are.
inline QString withoutOutputIntent(const QString &pdf)
{
    const QString plain = pdf + QStringLiteral(".words");
    const QFileInfo from(pdf);
    const QFileInfo made(plain);
    if (made.exists() && made.size() == from.size() && made.lastModified() > from.lastModified())
        return plain;
    QFile file(pdf);
    REQUIRE(file.open(QIODevice::ReadOnly));
    QByteArray bytes = file.readAll();
    bytes.replace("/OutputIntents", "/OutputIntentX");
    QFile copy(plain);
    REQUIRE(copy.open(QIODevice::WriteOnly));
    REQUIRE(copy.write(bytes) == bytes.size());
    return plain;
}

/// The words of a PDF as Poppler's pdftotext prints them with these options; the test fails if it cannot read it.
inline QString pdfText(const QString &pdf, const QStringList &options = {})
{
    QProcess reader;
    reader.start(QStringLiteral("pdftotext"), options + QStringList{withoutOutputIntent(pdf), QStringLiteral("-")});
    REQUIRE(reader.waitForFinished(600000));
    INFO(pdf.toStdString() << ": " << reader.readAllStandardError().toStdString());
    REQUIRE(reader.exitCode() == 0);
    return QString::fromUtf8(reader.readAllStandardOutput());
}

} // namespace anjuan::test
