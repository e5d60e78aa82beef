#include <catch2/catch.hpp>

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtGui/QImage>

#include "core/documents/scanner.h"

using namespace anjuan;
using namespace anjuan::documents;

namespace {

/// SANE's own test scanner: ten pages in its feeder.
struct TestScanner {
    TestScanner() { qputenv("SANE_CONFIG_DIR", ANJUAN_SOURCE_DIR "/tests/data/sane"); }
    ~TestScanner()
    {
        qunsetenv("SANE_CONFIG_DIR");
        qunsetenv("ANJUAN_SCANIMAGE");
    }
    /// In place of scanimage.
    void program(const QByteArray &script)
    {
        const QString path = folder.filePath(QStringLiteral("scanimage"));
        QFile file(path);
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write("#!/bin/sh\n" + script);
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        qputenv("ANJUAN_SCANIMAGE", QFile::encodeName(path));
    }
    QTemporaryDir folder;
    NoProgress quiet;
};

class StopAtOnce final : public Progress {
public:
    void report(qint64, qint64, const QString &) override {}
    bool cancelled() const override { return true; }
};

} // namespace

TEST_CASE("a feeder is scanned until it is empty, the glass gives one page", "[scanner]")
{
    TestScanner bench;
    const auto scanners = scannersHere(bench.quiet);
    REQUIRE(scanners);
    REQUIRE(scanners->size() == 2);
    CHECK(scanners->front().id == QStringLiteral("test:0"));
    CHECK(scanners->front().name == QStringLiteral("Noname frontend-tester"));
    const auto sources = sourcesOf(QStringLiteral("test:0"), bench.quiet);
    REQUIRE(sources);
    CHECK(*sources == QStringList{QStringLiteral("Flatbed"), QStringLiteral("Automatic Document Feeder")});

    auto stack = scanStack({QStringLiteral("test:0"), sources->last(), true, 75}, bench.folder.path(), bench.quiet);
    REQUIRE(stack);
    CHECK(stack->pages.size() == 10);
    CHECK(stack->stopped.isEmpty());
    const QImage page(stack->pages.front());
    REQUIRE_FALSE(page.isNull());
    CHECK(page.format() != QImage::Format_Grayscale8);

    const QTemporaryDir other;
    stack = scanStack({QStringLiteral("test:0"), sources->first(), false, 75}, other.path(), bench.quiet);
    REQUIRE(stack);
    REQUIRE(stack->pages.size() == 1);
    CHECK(QImage(stack->pages.front()).format() == QImage::Format_Grayscale8);
}

TEST_CASE("a feeder that stops before it is empty keeps the pages that came, and says why", "[scanner]")
{
    TestScanner bench;
    bench.program("case \"$*\" in *-A*) echo '    --source ADF Duplex [ADF Duplex]'; exit 0;; esac\n"
                  "for a; do case $a in --batch=*) f=${a#--batch=};; esac; done\n"
                  "printf x > $(printf \"$f\" 1); echo 'Scanned page 1. (scanner status = 5)' >&2\n"
                  "echo 'scanimage: sane_read: Document feeder jammed' >&2\n"
                  "echo 'Batch terminated, 1 pages scanned' >&2; exit 6\n");
    CHECK(isFeeder(sourcesOf(QStringLiteral("x"), bench.quiet)->front()));
    const auto stack =
        scanStack({QStringLiteral("x"), QStringLiteral("ADF Duplex"), false, 200}, bench.folder.path(), bench.quiet);
    REQUIRE(stack);
    CHECK(stack->pages.size() == 1);
    CHECK(stack->stopped.contains(QStringLiteral("Document feeder jammed")));
}

TEST_CASE("what a scanner refuses is told in its own words", "[scanner]")
{
    TestScanner bench;
    const auto none = scanStack({QStringLiteral("test:9"), {}, false, 200}, bench.folder.path(), bench.quiet);
    REQUIRE_FALSE(none);
    CHECK(none.error().id == QStringLiteral("scanner.failed"));
    CHECK_FALSE(none.error().args.value(0).isEmpty());
    bench.program("sleep 30\n");
    StopAtOnce stop;
    CHECK(scannersHere(stop).error().id == QStringLiteral("scanner.cancelled"));
    bench.program("echo 'no such thing' >&2; exit 1\n");
    CHECK(scannersHere(bench.quiet).error().args.value(0) == QStringLiteral("no such thing"));
    qputenv("ANJUAN_SCANIMAGE", "");
    CHECK(scannersHere(bench.quiet).error().id == QStringLiteral("scanner.no_program"));
}
