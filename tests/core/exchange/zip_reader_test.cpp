#include <catch2/catch.hpp>

#include <QtCore/QTemporaryDir>

#include "core/base/messages.h"
#include "core/exchange/zip_reader.h"
#include "core/exchange/zip_writer.h"

#include "tests/core/chain/unit_fixture.h"
#include "tests/core/exchange/bag_fixture.h"

using namespace anjuan;
using namespace anjuan::exchange;
using test::RawEntry;
using test::RawZip;

namespace {

RawEntry entry(const char *name, const QByteArray &content)
{
    RawEntry out;
    out.name = name;
    out.content = content;
    out.crc = test::crcOf(content);
    return out;
}

RawZip two()
{
    RawZip zip;
    zip.entries = {entry("top/a.txt", "first"), entry("top/sub/b.txt", QByteArray("second\0x", 8))};
    return zip;
}

Result<std::unique_ptr<BagSource>> read(const QByteArray &data)
{
    return ZipReader::openDevice(test::deviceOf(data), QStringLiteral("z.zip"));
}

/// The id of what refuses it; empty when it is read.
QString refusal(const QByteArray &data)
{
    const auto zip = read(data);
    if (!zip)
        CHECK(hasMessage(zip.error().id));
    return zip ? QString() : zip.error().id;
}

const QString kRefused = QStringLiteral("exchange.zip_refused");

template <class Change> QString changed(Change change)
{
    RawZip zip = two();
    change(zip);
    return refusal(zip.bytes());
}

} // namespace

TEST_CASE("CRC-32 is that of the standard")
{
    CHECK(test::crcOf("123456789") == 0xCBF43926);
    CHECK(test::crcOf({}) == 0);
    Crc32 parts;
    parts.add("12345");
    parts.add("6789");
    CHECK(parts.value() == 0xCBF43926);
}

TEST_CASE("a plain stored zip is read by ranges")
{
    const auto zip = read(two().bytes());
    REQUIRE(zip);
    CHECK((*zip)->name() == QLatin1String("top"));
    REQUIRE((*zip)->files().size() == 2);
    CHECK(*(*zip)->read(QStringLiteral("a.txt"), 100) == "first");
    CHECK(*(*zip)->read(QStringLiteral("sub/b.txt"), 100) == QByteArray("second\0x", 8));
    CHECK((*zip)->crcOf(QStringLiteral("a.txt")) == test::crcOf("first"));
    CHECK_FALSE((*zip)->crcOf(QStringLiteral("c")));
    CHECK((*zip)->read(QStringLiteral("c"), 9).error().fault == Fault::NotFound);
    CHECK((*zip)->read(QStringLiteral("a.txt"), 4).error().id == QLatin1String("exchange.too_long"));
    const auto range = *(*zip)->open(QStringLiteral("sub/b.txt"));
    CHECK(range->size() == 8);
    REQUIRE(range->seek(3));
    CHECK(range->read(2) == "on");
    CHECK(range->pos() == 5);
    CHECK(range->readAll() == QByteArray("d\0x", 3));
    CHECK(range->atEnd());
    CHECK_FALSE(range->seek(9));
}

TEST_CASE("what is no zip is told from a zip that is damaged")
{
    CHECK(refusal({}) == QLatin1String("exchange.not_a_zip"));
    CHECK(refusal(QByteArray(100, 'x')) == QLatin1String("exchange.not_a_zip"));
    const auto missing = ZipReader::openFile(QStringLiteral("/nonexistent/x.zip"));
    REQUIRE_FALSE(missing);
    CHECK(missing.error().fault == Fault::NotFound);
    const QByteArray whole = two().bytes();
    for (qsizetype length = 0; length < whole.size(); ++length)
        CHECK_FALSE(read(whole.first(length)));
}

TEST_CASE("every trick with the zip's form is refused")
{
    CHECK(changed([](RawZip &) {}).isEmpty());
    CHECK(changed([](RawZip &z) { z.comment = "hello"; }) == kRefused);
    CHECK(changed([](RawZip &z) { z.tail = "x"; }) == kRefused);
    CHECK(changed([](RawZip &z) { z.tail = two().bytes(); }) == kRefused);
    CHECK(changed([](RawZip &z) { z.beforeDirectory = "x"; }) == kRefused);
    CHECK(changed([](RawZip &z) { z.beforeEnd = "x"; }) == kRefused);
    CHECK(changed([](RawZip &z) { z.entries[0].before = "x"; }) == kRefused);
    CHECK(changed([](RawZip &z) { z.entries[0].after = "x"; }) == kRefused);
    CHECK(changed([](RawZip &z) { z.entries[0].comment = "x"; }) == kRefused);
    CHECK(changed([](RawZip &z) { z.countOffset = 1; }) == kRefused);
    CHECK(changed([](RawZip &z) { z.countOffset = -1; }) == kRefused);
    CHECK(changed([](RawZip &z) { z.entries[0].flags = 0x0008; }) == kRefused); // data descriptor
    CHECK(changed([](RawZip &z) { z.entries[0].flags = 0x0800; }).isEmpty());   // UTF-8 names
    CHECK(changed([](RawZip &z) { z.entries[0].method = 8; }) == kRefused);     // deflate
    CHECK(changed([](RawZip &z) { z.entries[0].centralFlags = 0x0800; }) == kRefused);
    CHECK(changed([](RawZip &z) { z.entries[0].localName = "top/x.txt"; }) == kRefused);
    CHECK(changed([](RawZip &z) { z.entries[0].localName = "top/longer.txt"; }) == kRefused);
    const QByteArray time = QByteArray::fromHex("55540500030000000000"); // Info-ZIP's time stamp
    CHECK(changed([&](RawZip &z) { z.entries[0].localExtra = time; }) == kRefused);
    CHECK(changed([&](RawZip &z) { z.entries[0].centralExtra = time; }) == kRefused);
    CHECK(changed([](RawZip &z) { z.entries[0].attributes = 0120777U << 16; }) == kRefused); // link
    CHECK(changed([](RawZip &z) { z.entries[0].attributes = 0040755U << 16; }) == kRefused); // folder
    CHECK(changed([](RawZip &z) { z.entries[0].attributes = 0x10; }) == kRefused);           // DOS folder
}

TEST_CASE("an entry that needs a newer kind of zip is refused")
{
    const QByteArray plain = two().bytes();
    const qsizetype needs = plain.indexOf("PK\x01\x02") + 6;
    for (const int version : {10, 20, 45, 63, 64, 255}) {
        INFO(version);
        QByteArray bytes = plain;
        bytes[needs] = static_cast<char>(version);
        CHECK(refusal(bytes) == (version <= 63 ? QString() : kRefused));
    }
}

TEST_CASE("an encrypted bundle is told apart, with the way to open it")
{
    const QString encrypted = QStringLiteral("exchange.zip_encrypted");
    CHECK(changed([](RawZip &z) { z.entries[1].flags = 1; }) == encrypted);
    CHECK(changed([](RawZip &z) { z.entries[1].method = 99; }) == encrypted);
    RawZip zip = two();
    zip.entries[0].flags = 1;
    const auto got = read(zip.bytes());
    CHECK(got.error().fault == Fault::Refused);
    CHECK(describe(got.error()).contains(QLatin1String("7-Zip")));
}

TEST_CASE("names that lead elsewhere or collide are refused")
{
    const auto named = [](const QByteArray &name) { return changed([&](RawZip &z) { z.entries[0].name = name; }); };
    for (const char *name : {"/top/a", "top/../a", "../top/a", "top/./a", "top//a", "top/a/", "top", "", "top\\a",
                             "top/c:a", "top/A.txt", "top/\xE6\xA1\x88", "top/a b", "other/a", "top/a\n"}) {
        INFO(name);
        CHECK(named(name) == kRefused);
    }
    CHECK(named(QByteArray("top/a\0b", 7)) == kRefused);
    CHECK(named("top/sub/b.txt") == kRefused); // twice
    CHECK(named("top/sub/B.TXT") == kRefused); // twins on Windows
}

TEST_CASE("sizes that lie or overlap are refused")
{
    CHECK(changed([](RawZip &z) { z.entries[0].localSize = 4; }) == kRefused);
    CHECK(changed([](RawZip &z) { z.entries[0].centralSize = 4; }) == kRefused);
    CHECK(changed([](RawZip &z) { z.entries[0].localSize = z.entries[0].centralSize = 4; }) == kRefused);
    CHECK(changed([](RawZip &z) { z.entries[0].localSize = z.entries[0].centralSize = 60; }) == kRefused);
    CHECK(changed([](RawZip &z) { z.entries[1].localSize = z.entries[1].centralSize = 0x7FFFFFFF; }) == kRefused);
    CHECK(changed([](RawZip &z) { z.entries[1].localSize = z.entries[1].centralSize = 0xFFFFFFFF; }) == kRefused);
    // Two entries of the directory over one content.
    RawZip zip = two();
    zip.entries[1] = zip.entries[0];
    zip.entries[1].name = "top/b.txt";
    QByteArray bytes = zip.bytes();
    const qsizetype second = bytes.lastIndexOf("PK\1\2");
    bytes.replace(second + 42, 4, QByteArray(4, '\0'));
    CHECK(refusal(bytes) == kRefused);
}

TEST_CASE("ZIP64 numbers count where they are needed, and only there")
{
    const auto numbers = [](const QByteArray &content, int count) {
        const auto size = static_cast<quint64>(content.size());
        QByteArray out = RawZip::number<quint16>(1) + RawZip::number<quint16>(static_cast<quint16>(8 * count));
        for (int i = 0; i < count; ++i)
            out += RawZip::number<quint64>(size);
        return out;
    };
    const auto wide = [&](int local, int central, qint64 extra) {
        return changed([&](RawZip &z) {
            RawEntry &e = z.entries[1];
            e.localSize = e.centralSize = 0xFFFFFFFF;
            e.localExtra = numbers(e.content + QByteArray(static_cast<qsizetype>(extra), 'x'), local);
            e.centralExtra = numbers(e.content, central);
        });
    };
    CHECK(wide(2, 2, 0).isEmpty());
    CHECK(wide(2, 1, 0) == kRefused);
    CHECK(wide(1, 2, 0) == kRefused);
    CHECK(wide(2, 3, 0) == kRefused);
    CHECK(wide(2, 2, 1) == kRefused);
    CHECK(changed([&](RawZip &z) { z.entries[1].localExtra = numbers(z.entries[1].content, 2); }) == kRefused);
    CHECK(changed([&](RawZip &z) { z.entries[1].centralExtra = numbers(z.entries[1].content, 2); }) == kRefused);
}

TEST_CASE("no bit of a zip's headers changes what is read unseen")
{
    const QByteArray whole = two().bytes();
    const auto before = read(whole);
    int unseen = 0;
    for (qsizetype i = 0; i < whole.size() * 8; ++i) {
        QByteArray bytes = whole;
        bytes[i / 8] = static_cast<char>(bytes[i / 8] ^ (1 << i % 8));
        const auto zip = read(bytes);
        if (!zip)
            continue;
        for (const BagFile &file : (*zip)->files()) {
            const auto content = *(*zip)->read(file.path, 100);
            const bool same = (*before)->find(file.path) && content == *(*before)->read(file.path, 100);
            unseen += same || test::crcOf(content) != (*zip)->crcOf(file.path) ? 0 : 1;
        }
    }
    CHECK(unseen == 0);
}

TEST_CASE("what the writer writes, the reader reads, 70000 entries too")
{
    QByteArray data;
    QBuffer out(&data);
    REQUIRE(out.open(QIODevice::ReadWrite));
    ZipWriter writer(out, QStringLiteral("top"), test::at("2026-01-08T17:00:00+08:00"));
    for (int i = 0; i < 70000; ++i)
        REQUIRE(writer.add(QStringLiteral("f%1").arg(i), QByteArray::number(i)));
    REQUIRE(writer.finish());
    CHECK(writer.written() == data.size());
    const auto zip = read(data);
    REQUIRE(zip);
    CHECK((*zip)->files().size() == 70000);
    CHECK(*(*zip)->read(QStringLiteral("f69999"), 10) == "69999");
    CHECK((*zip)->crcOf(QStringLiteral("f69999")) == test::crcOf("69999"));
    // The ZIP64 end record must agree with the end record.
    for (qsizetype back = 22 + 20 + 56; back > 22; --back) {
        QByteArray bytes = data;
        const qsizetype i = bytes.size() - back;
        bytes[i] = static_cast<char>(bytes[i] ^ 1);
        const bool versions = back <= 98 - 12 && back > 98 - 16; // made by, needed
        CHECK((refusal(bytes).isEmpty()) == versions);
    }
}

TEST_CASE("a content that changes its length while it is copied is refused")
{
    QByteArray data;
    QBuffer out(&data);
    REQUIRE(out.open(QIODevice::ReadWrite));
    ZipWriter writer(out, QStringLiteral("top"), test::at("2026-01-08T17:00:00+08:00"));
    QBuffer from;
    from.setData("12345");
    REQUIRE(from.open(QIODevice::ReadOnly));
    const auto added = writer.add(QStringLiteral("a"), from, 6, [](qint64) { return Result<void>{}; });
    REQUIRE_FALSE(added);
    CHECK(added.error().id == QLatin1String("exchange.length_changed"));
}

TEST_CASE("an entry of more than 4 GiB is written with ZIP64 and read again", "[.large]")
{
    const QTemporaryDir dir;
    QFile big(dir.filePath(QStringLiteral("big")));
    REQUIRE(big.open(QIODevice::ReadWrite));
    const qint64 size = (qint64{1} << 32) + 5;
    REQUIRE(big.resize(size));
    QFile out(dir.filePath(QStringLiteral("z.zip")));
    REQUIRE(out.open(QIODevice::ReadWrite));
    ZipWriter writer(out, QStringLiteral("top"), test::at("2026-01-08T17:00:00+08:00"));
    REQUIRE(writer.add(QStringLiteral("big"), big, size, [](qint64) { return Result<void>{}; }));
    REQUIRE(writer.add(QStringLiteral("after"), "tail"));
    REQUIRE(writer.finish());
    out.close();
    const auto zip = ZipReader::openFile(out.fileName());
    REQUIRE(zip);
    CHECK((*zip)->find(QStringLiteral("big"))->size == size);
    CHECK(*(*zip)->read(QStringLiteral("after"), 10) == "tail");
}
