#include <catch2/catch.hpp>
#include <openssl/evp.h>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>

#include "core/base/messages.h"
#include "core/exchange/sealed_bag.h"
#include "core/exchange/sealed_zip.h"
#include "core/exchange/zip_reader.h"
#include "core/exchange/zip_writer.h"

#include "tests/core/chain/unit_fixture.h"
#include "tests/core/exchange/bag_fixture.h"

using namespace anjuan;
using namespace anjuan::exchange;
using test::RawEntry;
using test::RawZip;

namespace {

const QString kSample = QStringLiteral(ANJUAN_SOURCE_DIR "/docs/format/sample.anjuan.zip");
const QString kPhrase = QStringLiteral("horse-battery 9 Staple");
const QString kRefused = QStringLiteral("exchange.sealed_refused");

QByteArray bytesOf(const QString &name)
{
    QFile file(name);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

/// What a program says and how it ends.
struct Ran {
    int code = -1;
    QByteArray said;
};

Ran run(const QString &program, const QStringList &args, const QString &folder = {})
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setWorkingDirectory(folder);
    process.start(program, args);
    REQUIRE(process.waitForFinished(120000));
    return {process.exitCode(), process.readAll()};
}

class Stopped final : public Progress {
public:
    explicit Stopped(int after) : m_left(after) {}
    void report(qint64, qint64, const QString &) override { --m_left; }
    bool cancelled() const override { return m_left < 0; }

private:
    int m_left;
};

struct Desk {
    QTemporaryDir dir;
    NoProgress progress;
    Secret phrase = Secret::fromText(kPhrase);
    QString sealed = path("sealed.anjuan.zip");
    QString plain = path("plain.anjuan.zip");

    QString path(const char *name) const { return dir.filePath(QString::fromLatin1(name)); }
    void put(const QString &name, const QByteArray &bytes) const
    {
        QFile file(name);
        REQUIRE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        REQUIRE(file.write(bytes) == bytes.size());
    }
    QStringList files() const { return QDir(dir.path()).entryList(QDir::Files); }

    /// The id of what refuses these bytes; empty when they are decrypted. Nothing stands there after a refusal.
    QString refusal(const QByteArray &bytes)
    {
        QFile::remove(plain);
        put(sealed, bytes);
        const auto done = decryptBundle(sealed, plain, phrase, progress);
        CHECK(files().size() == (done ? 2 : 1));
        if (done)
            return {};
        CHECK(hasMessage(done.error().id));
        m_why = done.error().args.value(2);
        return done.error().id;
    }
    QString why() const { return m_why; }

    QByteArray sealedOf(const std::vector<std::pair<QByteArray, QByteArray>> &entries) const
    {
        QByteArray data;
        QBuffer out(&data);
        REQUIRE(out.open(QIODevice::WriteOnly));
        SealedWriter writer(out, 0x5c210000);
        for (const auto &[name, content] : entries) {
            QBuffer from;
            from.setData(content);
            REQUIRE(from.open(QIODevice::ReadOnly));
            REQUIRE(writer.add(name, from, content.size(), phrase, [](qint64) { return Result<void>{}; }));
        }
        REQUIRE(writer.finish());
        return data;
    }

private:
    QString m_why;
};

QByteArray two(const Desk &desk)
{
    return desk.sealedOf({{"top/a.txt", "first"}, {"top/sub/b.txt", QByteArray("second\0x", 8)}});
}

/// Every place of a mark, moved by `by` bytes, gets that byte.
QByteArray patched(QByteArray data, const QByteArray &mark, qsizetype by, char value)
{
    for (qsizetype at = data.indexOf(mark); at >= 0; at = data.indexOf(mark, at + 1))
        data[at + by] = value;
    return data;
}

const QByteArray kLocalMark = "PK\3\4";
const QByteArray kCentralMark = "PK\1\2";
const QByteArray kAesMark = QByteArray::fromHex("01990700");

/// Two zips of one entry each as one zip.
QByteArray spliced(const QByteArray &a, const QByteArray &b)
{
    const auto parts = [](const QByteArray &zip) {
        const qsizetype central = zip.indexOf(kCentralMark);
        return std::pair(zip.first(central), zip.sliced(central, zip.size() - 22 - central));
    };
    const auto [firstBody, firstRow] = parts(a);
    auto [secondBody, secondRow] = parts(b);
    secondRow.replace(42, 4, RawZip::number<quint32>(static_cast<quint32>(firstBody.size())));
    const QByteArray rows = firstRow + secondRow;
    const qsizetype bodies = firstBody.size() + secondBody.size();
    return firstBody + secondBody + rows + RawZip::number<quint32>(0x06054b50) + RawZip::number<quint32>(0)
        + RawZip::number<quint16>(2) + RawZip::number<quint16>(2)
        + RawZip::number<quint32>(static_cast<quint32>(rows.size()))
        + RawZip::number<quint32>(static_cast<quint32>(bodies)) + RawZip::number<quint16>(0);
}

RawZip storedZip(const QByteArray &name, const QByteArray &content)
{
    RawZip zip;
    RawEntry entry;
    entry.name = name;
    entry.content = content;
    entry.crc = test::crcOf(content);
    zip.entries = {entry};
    return zip;
}

} // namespace

TEST_CASE("a bundle under a passphrase comes back with every byte of its entries, and holds")
{
    Desk desk;
    REQUIRE(encryptBundle(kSample, desk.sealed, desk.phrase, desk.progress));
    CHECK(*isSealed(desk.sealed));
    CHECK_FALSE(*isSealed(kSample));
    const auto strict = ZipReader::openFile(desk.sealed);
    REQUIRE_FALSE(strict);
    CHECK(strict.error().id == QLatin1String("exchange.zip_encrypted"));
    CHECK_FALSE(bytesOf(desk.sealed).contains("Source-Organization"));
    REQUIRE(decryptBundle(desk.sealed, desk.plain, desk.phrase, desk.progress));
    const auto before = ZipReader::openFile(kSample);
    const auto after = ZipReader::openFile(desk.plain);
    REQUIRE(after);
    CHECK(test::MemoryBag(**after).content == test::MemoryBag(**before).content);
    CHECK((*after)->name() == (*before)->name());
    CHECK(bytesOf(desk.plain).mid(10, 4) == bytesOf(kSample).mid(10, 4)); // the time of its entries
    const auto verdict = verifyBundle(desk.plain, {}, desk.progress);
    REQUIRE(verdict);
    CHECK(verdict->holds());
    const Ran second =
        run(QStringLiteral("python3"),
            {QStringLiteral("-B"), QStringLiteral(ANJUAN_SOURCE_DIR "/docs/format/anjuan_verify.py"), desk.plain});
    INFO(second.said.toStdString());
    CHECK(second.code == 0);
    CHECK(desk.files().size() == 2);
    const QString once = desk.path("again.anjuan.zip");
    REQUIRE(encryptBundle(desk.plain, desk.sealed, desk.phrase, desk.progress));
    REQUIRE(decryptBundle(desk.sealed, once, desk.phrase, desk.progress));
    CHECK((bytesOf(once) == bytesOf(desk.plain)));
}

TEST_CASE("two bundles of the same content under the same passphrase differ in every salt")
{
    const Desk desk;
    const QByteArray a = two(desk);
    const QByteArray b = two(desk);
    REQUIRE(a.size() == b.size());
    CHECK(a != b);
    CHECK(a.mid(50, 16) != b.mid(50, 16));
}

TEST_CASE("7-Zip opens a bundle with its passphrase, and finds AES-256 and no checksum of what is secret")
{
    Desk desk;
    const QString seven = QStringLiteral("7zz");
    REQUIRE(encryptBundle(kSample, desk.sealed, desk.phrase, desk.progress));
    const Ran good = run(seven, {QStringLiteral("t"), QStringLiteral("-p") + kPhrase, desk.sealed});
    INFO(good.said.toStdString());
    CHECK(good.code == 0);
    CHECK(good.said.contains("Everything is Ok"));
    const Ran bad = run(seven, {QStringLiteral("t"), QStringLiteral("-pno"), desk.sealed});
    CHECK(bad.code != 0);
    const Ran list = run(seven, {QStringLiteral("l"), QStringLiteral("-slt"), desk.sealed});
    CHECK(list.said.count("Method = AES-256 Store") == 17);
    CHECK(list.said.count("Encrypted = +") == 17);
    CHECK(list.said.count("CRC = \n") == 17);
    CHECK_FALSE(list.said.contains("WARNING"));
    const QString into = QStringLiteral("-o") + desk.dir.filePath(QStringLiteral("x"));
    CHECK(run(seven, {QStringLiteral("x"), QStringLiteral("-p") + kPhrase, into, desk.sealed}).code == 0);
    const auto top = desk.dir.filePath(QStringLiteral("x/00000000-0000-4000-8000-000000000041"));
    const auto verdict = verifyBundle(top, {}, desk.progress);
    REQUIRE(verdict);
    CHECK(verdict->holds());
}

TEST_CASE("what 7-Zip encrypted is opened too")
{
    Desk desk;
    REQUIRE(QDir(desk.dir.path()).mkpath(QStringLiteral("top/data")));
    const QByteArray content(200001, 'z');
    desk.put(desk.path("top/data/long.txt"), content);
    desk.put(desk.path("top/empty.txt"), {});
    const Ran made = run(QStringLiteral("7zz"),
                         {QStringLiteral("a"), QStringLiteral("-tzip"), QStringLiteral("-mx=0"),
                          QStringLiteral("-mem=AES256"), QStringLiteral("-p") + kPhrase, desk.sealed,
                          QStringLiteral("top/data/long.txt"), QStringLiteral("top/empty.txt")},
                         desk.dir.path());
    INFO(made.said.toStdString());
    REQUIRE(made.code == 0);
    const auto done = decryptBundle(desk.sealed, desk.plain, desk.phrase, desk.progress);
    INFO((done ? std::string() : describe(done.error()).toStdString()));
    REQUIRE(done);
    const auto zip = ZipReader::openFile(desk.plain);
    REQUIRE(zip);
    CHECK(*(*zip)->read(QStringLiteral("data/long.txt"), 1 << 20) == content);
    CHECK((*zip)->read(QStringLiteral("empty.txt"), 1)->isEmpty());
}

TEST_CASE("contents of every length around a block come back")
{
    Desk desk;
    std::vector<std::pair<QByteArray, QByteArray>> entries;
    for (const qsizetype length : {0, 1, 15, 16, 17, 16383, 16384, 16385, (1 << 20) - 1, 1 << 20, (1 << 20) + 7}) {
        QByteArray content(length, '\0');
        for (qsizetype i = 0; i < length; ++i)
            content[i] = static_cast<char>(i * 31 >> 3);
        entries.emplace_back("top/f" + QByteArray::number(length), content);
    }
    CHECK(desk.refusal(desk.sealedOf(entries)).isEmpty());
    const auto zip = ZipReader::openFile(desk.plain);
    REQUIRE(zip);
    for (const auto &[name, content] : entries)
        CHECK(*(*zip)->read(QString::fromLatin1(name.mid(4)), 1 << 21) == content);
    const Ran seven = run(QStringLiteral("7zz"), {QStringLiteral("t"), QStringLiteral("-p") + kPhrase, desk.sealed});
    CHECK(seven.code == 0);
}

TEST_CASE("a wrong passphrase is told from a damaged bundle, and leaves nothing")
{
    Desk desk;
    REQUIRE(encryptBundle(kSample, desk.sealed, desk.phrase, desk.progress));
    for (const char *wrong : {"horse-battery 9 staple", "", "x", "口令"}) {
        const auto got = decryptBundle(desk.sealed, desk.plain, Secret(QByteArray(wrong)), desk.progress);
        REQUIRE_FALSE(got);
        CHECK(got.error().fault == Fault::Refused);
        CHECK(got.error().id == QLatin1String("exchange.wrong_passphrase"));
        CHECK(describe(got.error()).contains(desk.sealed));
        CHECK(desk.files().size() == 1);
    }
    // A changed salt of one entry makes that entry's keys other keys; the passphrase is right all the same.
    QByteArray bytes = bytesOf(desk.sealed);
    const qsizetype salt = bytes.indexOf(kAesMark) + 11;
    bytes[salt] = static_cast<char>(bytes[salt] ^ 1);
    CHECK(desk.refusal(bytes) == kRefused);
    CHECK(desk.why() == QLatin1String("its content was changed"));
}

TEST_CASE("a passphrase that another PC may read otherwise is not taken")
{
    Desk desk;
    for (const QByteArray &words : {QByteArray(), QByteArray("口令123"), QByteArray("a\tb"), QByteArray("a\0b", 3),
                                    QByteArray(100, 'a'), QByteArray("caf\xC3\xA9")}) {
        const auto got = encryptBundle(kSample, desk.sealed, Secret(words), desk.progress);
        REQUIRE_FALSE(got);
        CHECK(got.error().fault == Fault::Invalid);
        CHECK(got.error().id == QLatin1String("exchange.passphrase_letters"));
        CHECK(hasMessage(got.error().id));
        CHECK(desk.files().isEmpty());
    }
    const QByteArray longest = "~ !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}" + QByteArray(66, 'a');
    REQUIRE(longest.size() == 99);
    REQUIRE(encryptBundle(kSample, desk.sealed, Secret(longest), desk.progress));
    const QString option = QStringLiteral("-p") + QString::fromLatin1(longest);
    CHECK(run(QStringLiteral("7zz"), {QStringLiteral("t"), option, desk.sealed}).code == 0);
}

TEST_CASE("a bundle under a passphrase that is cut short is refused at every length")
{
    Desk desk;
    const QByteArray whole = two(desk);
    for (qsizetype length = 0; length < whole.size(); ++length) {
        const QString id = desk.refusal(whole.first(length));
        if (id != QLatin1String("exchange.cut_short") && id != QLatin1String("exchange.not_a_zip"))
            FAIL(length << " " << id.toStdString());
    }
    CHECK(desk.refusal(whole).isEmpty());
}

TEST_CASE("a plain bundle that is cut short is told as such where one looks whether it has a passphrase")
{
    Desk desk;
    QFile sample(kSample);
    REQUIRE(sample.open(QIODevice::ReadOnly));
    const QByteArray whole = sample.readAll();
    QFile shorter(desk.sealed);
    REQUIRE(shorter.open(QIODevice::WriteOnly));
    REQUIRE(shorter.write(whole.first(whole.size() / 2)) == whole.size() / 2);
    shorter.close();
    const auto sealed = isSealed(desk.sealed);
    REQUIRE_FALSE(sealed);
    CHECK(sealed.error().id == QStringLiteral("exchange.cut_short"));
    CHECK(sealed.error().args == QStringList{desk.sealed});
}

TEST_CASE("no byte of a bundle under a passphrase can be changed unseen")
{
    Desk desk;
    const QByteArray whole = two(desk);
    int unseen = 0;
    for (qsizetype i = 0; i < whole.size(); ++i) {
        QByteArray bytes = whole;
        bytes[i] = static_cast<char>(bytes[i] ^ (1 << i % 8));
        if (!desk.refusal(bytes).isEmpty())
            continue;
        const auto zip = ZipReader::openFile(desk.plain);
        REQUIRE(zip);
        REQUIRE((*zip)->files().size() == 2);
        const bool same = (*zip)->read(QStringLiteral("a.txt"), 9) == QByteArray("first")
            && (*zip)->read(QStringLiteral("sub/b.txt"), 9) == QByteArray("second\0x", 8);
        unseen += same ? 0 : 1;
    }
    CHECK(unseen == 0);
    // The content itself, and what authenticates it, each byte of it.
    const qsizetype content = whole.indexOf(kAesMark) + 11;
    for (qsizetype i = content; i < content + 5 + 28; ++i) {
        QByteArray bytes = whole;
        bytes[i] = static_cast<char>(bytes[i] ^ 0x80);
        CHECK(desk.refusal(bytes) == kRefused);
    }
}

TEST_CASE("names that lead elsewhere or collide are refused under a passphrase too")
{
    Desk desk;
    for (const QByteArray &name :
         {QByteArray("/top/a"), QByteArray("top/../a"), QByteArray("../top/a"), QByteArray("top/./a"),
          QByteArray("top//a"), QByteArray("top/a/"), QByteArray("top"), QByteArray(), QByteArray("top\\a"),
          QByteArray("top/c:a"), QByteArray("top/A.txt"), QByteArray("top/\xE6\xA1\x88"), QByteArray("top/a b"),
          QByteArray("top/a\n"), QByteArray("top/a\0b", 7), "top/" + QByteArray(252, 'a')}) {
        INFO(name.toStdString());
        CHECK(desk.refusal(desk.sealedOf({{name, "x"}, {"top/z", "y"}})) == kRefused);
        CHECK(desk.why() == QLatin1String("its name is not plain lower-case ASCII under one top folder"));
    }
    CHECK(desk.refusal(desk.sealedOf({{"top/a", "x"}, {"other/a", "y"}})) == kRefused);
    CHECK(desk.refusal(desk.sealedOf({{"top/a", "x"}, {"top/a", "y"}})) == kRefused);
    CHECK(desk.why().contains(QLatin1String("twice")));
    CHECK(desk.refusal(desk.sealedOf({{"top/a", "x"}, {"top/" + QByteArray(251, 'a'), "y"}})).isEmpty());
}

TEST_CASE("an entry is under AES-256 or stored; any other way is refused")
{
    Desk desk;
    const QByteArray whole = two(desk);
    const auto refused = [&](const QByteArray &bytes, const char *why) {
        CHECK(desk.refusal(bytes) == kRefused);
        CHECK(desk.why().toStdString() == std::string(why));
    };
    const char *const other = "it is encrypted in another way than AES-256";
    refused(patched(whole, kAesMark, 8, 1), other);   // AES-128
    refused(patched(whole, kAesMark, 4, 3), other);   // AE-3
    refused(patched(whole, kAesMark, 6, 'X'), other); // another vendor
    refused(patched(whole, kAesMark, 0, 2), other);   // no field of AES
    refused(patched(whole, kAesMark, 2, 6), "it carries a comment, another disk, or a damaged extra field");
    refused(patched(whole, kAesMark, 9, 8), "it is compressed; entries are stored");
    RawZip old = storedZip("top/a", "content of the old kind");
    old.entries[0].flags = 1;
    refused(old.bytes(), other);
    const QByteArray sealed = desk.sealedOf({{"top/a", "secret"}});
    const RawZip stored = storedZip("top/b", "open");
    CHECK(desk.refusal(spliced(sealed, stored.bytes())).isEmpty());
    CHECK(*(*ZipReader::openFile(desk.plain))->read(QStringLiteral("b"), 9) == "open");
    CHECK(desk.refusal(spliced(stored.bytes(), sealed)).isEmpty());
    CHECK(*isSealed(desk.sealed));
    RawZip changed = stored;
    changed.entries[0].content = "Open";
    refused(spliced(sealed, changed.bytes()), "its content was changed");
    RawZip deflated = stored;
    deflated.entries[0].method = 8;
    refused(spliced(sealed, deflated.bytes()), "it is compressed; entries are stored");
    refused(stored.bytes(), "no entry of it is encrypted");
}

TEST_CASE("AE-1, which states a checksum, is held to it")
{
    Desk desk;
    QByteArray bytes = patched(desk.sealedOf({{"top/a", "secret"}}), kAesMark, 4, 1);
    const auto stating = [&](quint32 crc) {
        bytes.replace(14, 4, RawZip::number(crc));
        bytes.replace(bytes.indexOf(kCentralMark) + 16, 4, RawZip::number(crc));
        return desk.refusal(bytes);
    };
    CHECK(stating(test::crcOf("secret")).isEmpty());
    CHECK(stating(0) == kRefused);
    CHECK(desk.why() == QLatin1String("its content was changed"));
}

TEST_CASE("every trick with the form of a bundle under a passphrase is refused")
{
    Desk desk;
    const QByteArray whole = two(desk);
    const QByteArray one = desk.sealedOf({{"top/a", "x"}});
    const qsizetype row = one.indexOf(kCentralMark);
    const auto refused = [&](QByteArray bytes) { CHECK(desk.refusal(bytes) == kRefused); };
    const auto with = [](QByteArray bytes, qsizetype at, const QByteArray &what) {
        return bytes.replace(at, what.size(), what);
    };
    const auto endless = [&](const QByteArray &bytes) {
        CHECK(desk.refusal(bytes) == QLatin1String("exchange.cut_short"));
    };
    endless(whole + "x");
    endless(with(whole, whole.size() - 2, RawZip::number<quint16>(1)) + "x");            // a comment
    refused(with(one, one.size() - 12, RawZip::number<quint16>(2)));                     // counts that differ
    refused(with(with(one, one.size() - 12, QByteArray("\2\0\2\0", 4)), 0, kLocalMark)); // one too many
    refused(with(one, one.size() - 14, QByteArray("\0\0\0\0", 4)));                      // none
    refused(patched(patched(one, kLocalMark, 6, 9), kCentralMark, 8, 9));                // data descriptor
    refused(patched(one, kCentralMark, 38, 0x10));                                       // a folder
    refused(patched(one, kCentralMark, 41, static_cast<char>(0xA1)));                    // a link
    refused(patched(one, kCentralMark, 20, 34));                                         // its length
    refused(patched(one, kCentralMark, 24, 2));                                          // the other length
    refused(patched(patched(one, kCentralMark, 20, 35), kCentralMark, 24, 7));           // both, in one header
    refused(patched(one, kLocalMark, 14, 1));                                            // headers that differ
    refused(with(one, row + 42, QByteArray("\1\0\0\0", 4)));                             // its place
    refused(with(one, row + 42, QByteArray("\xFF\xFF\xFF\x7F", 4)));                     // far beyond
    refused(with(one, row + 20, QByteArray("\xFF\xFF\xFF\xFF", 4)));                     // ZIP64 without its numbers
    refused(with(one, one.size() - 10, QByteArray("\xFF\xFF\xFF\xFF", 4)));              // the same of the end record
    CHECK(desk.refusal("x" + one) == QLatin1String("exchange.not_a_zip"));
    // Two rows of the directory over one content.
    QByteArray twin = whole;
    const qsizetype second = twin.lastIndexOf(kCentralMark);
    refused(twin.replace(second + 42, 4, QByteArray(4, '\0')));
}

TEST_CASE("more entries than a bundle under a passphrase may hold are refused in both directions")
{
    Desk desk;
    QFile many(desk.path("many.zip"));
    REQUIRE(many.open(QIODevice::ReadWrite));
    ZipWriter writer(many, QStringLiteral("top"), test::at("2026-01-08T17:00:00+08:00"));
    for (qint64 i = 0; i <= kMaxSealedEntries; ++i)
        REQUIRE(writer.add(QString::number(i), QByteArray()));
    REQUIRE(writer.finish());
    many.close();
    for (const auto &got : {encryptBundle(many.fileName(), desk.sealed, desk.phrase, desk.progress),
                            decryptBundle(many.fileName(), desk.sealed, desk.phrase, desk.progress)}) {
        REQUIRE_FALSE(got);
        CHECK(got.error().id == kRefused);
        CHECK(got.error().args.value(2).contains(QLatin1String("200000")));
    }
    CHECK(desk.files().size() == 1);
}

TEST_CASE("encryption refuses what is no sound bundle, and leaves nothing")
{
    Desk desk;
    const auto encrypt = [&](const QString &from) {
        const auto got = encryptBundle(from, desk.path("out.zip"), desk.phrase, desk.progress);
        REQUIRE_FALSE(got);
        CHECK(hasMessage(got.error().id));
        CHECK_FALSE(desk.files().contains(QStringLiteral("out.zip")));
        return got.error();
    };
    CHECK(encrypt(desk.path("none.zip")).fault == Fault::NotFound);
    desk.put(desk.path("text.zip"), "no zip at all");
    CHECK(encrypt(desk.path("text.zip")).id == QLatin1String("exchange.not_a_zip"));
    desk.put(desk.sealed, two(desk));
    CHECK(encrypt(desk.sealed).id == QLatin1String("exchange.zip_encrypted"));
    RawZip damaged = storedZip("top/a", "content");
    damaged.entries[0].content = "Content";
    desk.put(desk.path("bad.zip"), damaged.bytes());
    const Error error = encrypt(desk.path("bad.zip"));
    CHECK(error.fault == Fault::Corrupt);
    CHECK(error.id == QLatin1String("exchange.content_damaged"));
    CHECK(desk.files().size() == 3);
}

TEST_CASE("a bundle that is not there, or is none, or is stopped, or cannot be written, leaves nothing")
{
    Desk desk;
    REQUIRE(encryptBundle(kSample, desk.sealed, desk.phrase, desk.progress));
    const auto missing = decryptBundle(desk.path("none.zip"), desk.plain, desk.phrase, desk.progress);
    CHECK(missing.error().fault == Fault::NotFound);
    CHECK(isSealed(desk.path("none.zip")).error().fault == Fault::NotFound);
    desk.put(desk.path("text.zip"), "no zip at all, but long enough");
    CHECK(isSealed(desk.path("text.zip")).error().id == QLatin1String("exchange.not_a_zip"));
    for (const int after : {0, 3, 30}) {
        Stopped stopped(after);
        CHECK(encryptBundle(kSample, desk.plain, desk.phrase, stopped).error().fault == Fault::Cancelled);
        Stopped again(after);
        CHECK(decryptBundle(desk.sealed, desk.plain, desk.phrase, again).error().fault == Fault::Cancelled);
    }
    const QString nowhere = desk.path("no/such/folder.zip");
    for (const auto &got : {encryptBundle(kSample, nowhere, desk.phrase, desk.progress),
                            decryptBundle(desk.sealed, nowhere, desk.phrase, desk.progress)}) {
        REQUIRE_FALSE(got);
        CHECK(got.error().fault == Fault::Io);
        CHECK(got.error().id == QLatin1String("file.not_written"));
    }
    CHECK(desk.files().size() == 2);
}

TEST_CASE("without AES or HMAC-SHA1 nothing is written in the clear")
{
    Desk desk;
    REQUIRE(encryptBundle(kSample, desk.sealed, desk.phrase, desk.progress));
    REQUIRE(EVP_set_default_properties(nullptr, "provider=none") == 1);
    const auto sealed = encryptBundle(kSample, desk.path("b.zip"), desk.phrase, desk.progress);
    const auto opened = decryptBundle(desk.sealed, desk.plain, desk.phrase, desk.progress);
    REQUIRE(EVP_set_default_properties(nullptr, "") == 1);
    for (const auto &got : {sealed, opened}) {
        REQUIRE_FALSE(got);
        CHECK(got.error().fault == Fault::Io);
        CHECK(got.error().id == QLatin1String("exchange.cipher_unavailable"));
        CHECK(hasMessage(got.error().id));
    }
    CHECK(desk.files().size() == 1);
}

TEST_CASE("an entry of more than 4 GiB goes under a passphrase and comes back", "[.large]")
{
    Desk desk;
    QFile big(desk.path("big"));
    REQUIRE(big.open(QIODevice::ReadWrite));
    const qint64 size = (qint64{1} << 32) + 5;
    REQUIRE(big.resize(size));
    QFile out(desk.path("z.zip"));
    REQUIRE(out.open(QIODevice::ReadWrite));
    ZipWriter writer(out, QStringLiteral("top"), test::at("2026-01-08T17:00:00+08:00"));
    REQUIRE(writer.add(QStringLiteral("big"), big, size, [](qint64) { return Result<void>{}; }));
    REQUIRE(writer.add(QStringLiteral("after"), "tail"));
    REQUIRE(writer.finish());
    out.close();
    REQUIRE(big.remove());
    REQUIRE(encryptBundle(out.fileName(), desk.sealed, desk.phrase, desk.progress));
    REQUIRE(out.remove());
    CHECK(run(QStringLiteral("7zz"), {QStringLiteral("t"), QStringLiteral("-p") + kPhrase, desk.sealed}).code == 0);
    REQUIRE(decryptBundle(desk.sealed, desk.plain, desk.phrase, desk.progress));
    const auto zip = ZipReader::openFile(desk.plain);
    REQUIRE(zip);
    CHECK((*zip)->find(QStringLiteral("big"))->size == size);
    CHECK(*(*zip)->read(QStringLiteral("after"), 10) == "tail");
}
