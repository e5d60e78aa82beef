#include <catch2/catch.hpp>

#include <QtCore/QFile>
#include <QtCore/QProcess>

#include "core/casework/four_properties.h"
#include "core/casework/parts.h"

#include "tests/core/casework/bench.h"
#include "tests/support/pdf_text.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Bench;
using anjuan::test::caseScript;
using Seen = PropertyItem::Outcome;

namespace {

struct ArchiveBench : Bench {
    ArchiveBench() { runAll(caseScript(QStringLiteral("C01-completed"))); }

    PropertyReport report(const QString &bundle = {})
    {
        const auto made = checkProperties(library(), {QDate(2020, 1, 1), QDate(2030, 1, 1), bundle}, quiet);
        INFO((made ? "" : qPrintable(made.error().id)));
        REQUIRE(made);
        return *made;
    }

    static Seen of(const PropertyReport &report, const char *code)
    {
        for (const PropertyItem &item : report.items) {
            if (item.code == QLatin1String(code))
                return item.outcome;
        }
        FAIL("no item " << code);
        return Seen::NotChecked;
    }

    /// The file of a content, which the vault keeps read-only.
    QString open(const QString &sha256)
    {
        const auto path = library().blobPath(sha256);
        REQUIRE(path);
        REQUIRE(QFile::setPermissions(*path, QFile::ReadOwner | QFile::WriteOwner));
        return *path;
    }

    QString volume() { return report().dossiers.front().archived.volumes.front().sha256; }

    NoProgress quiet;
};

} // namespace

TEST_CASE("sound dossiers hold in all that is looked at, and what is not is said", "[properties]")
{
    ArchiveBench bench;
    const PropertyReport report = bench.report();
    REQUIRE(report.dossiers.size() == 1);
    CHECK(report.dossiers.front().faults.join(QLatin1Char(' ')).toStdString().empty());
    for (const PropertyItem &item : report.items) {
        INFO(item.code.toStdString() << ": " << item.said.toStdString());
        CHECK(item.outcome != Seen::Fails);
        CHECK_FALSE(item.said.isEmpty());
    }
    for (const char *code : {"virus", "medium", "process", "environment", "package", "package_complete"})
        CHECK(ArchiveBench::of(report, code) == Seen::NotChecked);
    CHECK(report.count(Seen::Holds) == 10);
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("four.pdf"));
    REQUIRE(writePropertyReport(bench.library(), report, file));
    const QString text = test::pdfText(file);
    for (const char *word : {"真实性", "完整性", "可用性", "安全性", "未检", "本程序不查病毒"})
        CHECK(text.contains(QString::fromUtf8(word)));
    QProcess reader;
    reader.start(QStringLiteral("sh"), {QStringLiteral(ANJUAN_SOURCE_DIR "/docs/format/pdfa1b.sh"), file});
    REQUIRE(reader.waitForFinished());
    CHECK(reader.exitCode() == 0);
}

TEST_CASE("the package that goes to the archive is looked through, and must hold each dossier", "[properties]")
{
    ArchiveBench bench;
    const QTemporaryDir folder;
    const QString bundle = folder.filePath(QStringLiteral("archive.zip"));
    ExportRequest request;
    request.cases = {bench.caseId()};
    request.profile = QStringLiteral("archive");
    request.file = bundle;
    request.light = false;
    REQUIRE(bench.session(QStringLiteral("zhouba")).exportBundle(request, bench.quiet));
    PropertyReport report = bench.report(bundle);
    CHECK(ArchiveBench::of(report, "package") == Seen::Holds);
    CHECK(ArchiveBench::of(report, "package_complete") == Seen::Holds);
    CHECK(ArchiveBench::of(report, "package_usable") == Seen::Holds);
    // Another dossier of the period is not in it.
    bench.runAll(caseScript(QStringLiteral("T03-completed")));
    report = bench.report(bundle);
    CHECK(report.dossiers.size() == 2);
    CHECK(ArchiveBench::of(report, "package_complete") == Seen::Fails);
    CHECK(ArchiveBench::of(bench.report(folder.filePath(QStringLiteral("none.zip"))), "package") == Seen::NotChecked);
}

TEST_CASE("each property fails by what breaks it", "[properties]")
{
    ArchiveBench bench;
    SECTION("a volume with another byte")
    {
        QFile file(bench.open(bench.volume()));
        REQUIRE(file.open(QIODevice::ReadWrite));
        file.seek(file.size() / 2);
        const char was = file.peek(1).at(0);
        file.write(QByteArray(1, static_cast<char>(was ^ 0x55)));
        file.close();
        const PropertyReport report = bench.report();
        CHECK(ArchiveBench::of(report, "content") == Seen::Fails);
        CHECK(ArchiveBench::of(report, "source") == Seen::Fails);
        CHECK_FALSE(report.dossiers.front().faults.isEmpty());
    }
    SECTION("a volume cut in half")
    {
        QFile file(bench.open(bench.volume()));
        REQUIRE(file.resize(file.size() / 2));
        const PropertyReport report = bench.report();
        CHECK(ArchiveBench::of(report, "content_usable") == Seen::Fails);
        CHECK(ArchiveBench::of(report, "link") == Seen::Fails);
    }
    SECTION("an item of evidence is gone")
    {
        const QString path = bench.open(bench.view().evidence.front().sha256);
        REQUIRE(QFile::remove(path));
        const PropertyReport report = bench.report();
        CHECK(ArchiveBench::of(report, "content_complete") == Seen::Fails);
        CHECK(ArchiveBench::of(report, "content") == Seen::Holds);
    }
    SECTION("the file of a volume is gone")
    {
        REQUIRE(QFile::remove(bench.open(bench.volume())));
        CHECK(ArchiveBench::of(bench.report(), "content_complete") == Seen::Fails);
    }
}

TEST_CASE("a period that ends before it begins has no report", "[properties]")
{
    ArchiveBench bench;
    const auto made = checkProperties(bench.library(), {QDate(2026, 2, 1), QDate(2026, 1, 1), {}}, bench.quiet);
    REQUIRE_FALSE(made);
    CHECK(made.error().id == QStringLiteral("archive.period"));
}
