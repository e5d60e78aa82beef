#include <thread>

#include <catch2/catch.hpp>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>

#include "core/base/digest.h"
#include "core/vault/batch.h"

using namespace anjuan;
using namespace anjuan::vault;

namespace {

struct Card {
    QTemporaryDir dir;
    Vault vault = *Vault::create(dir.filePath(QStringLiteral("vault")));
    NoProgress quiet;

    QString write(const QString &name, const QByteArray &content) const
    {
        QFile file(dir.filePath(name));
        REQUIRE(file.open(QIODevice::WriteOnly));
        REQUIRE(file.write(content) == content.size());
        return file.fileName();
    }
    bool nothingOnItsWay() const { return QDir(dir.filePath(QStringLiteral("vault/incoming"))).isEmpty(); }
};

} // namespace

TEST_CASE("contents taken in together, by several threads, are there when they are kept, and not before")
{
    const Card card;
    constexpr int kFiles = 60;
    QStringList files;
    for (int n = 0; n < kFiles; ++n)
        files += card.write(QString::number(n), QByteArray(1000 * n + n / 30, static_cast<char>('a' + n % 30)));
    Batch batch(card.vault);
    std::vector<Batch::Added> added(kFiles);
    const auto work = [&](int from) {
        NoProgress quiet;
        for (int n = from; n < kFiles; n += 3)
            added[static_cast<std::size_t>(n)] = batch.add(files[n], quiet).value();
    };
    std::thread second(work, 1);
    std::thread third(work, 2);
    work(0);
    second.join();
    third.join();
    CHECK(card.vault.list().isEmpty());
    for (const Batch::Added &one : added) {
        QFile waiting(one.path);
        REQUIRE(waiting.open(QIODevice::ReadOnly));
        CHECK(sha256(waiting.readAll()).hex() == one.blob.sha256);
    }
    REQUIRE(batch.keep());
    CHECK(card.vault.list().size() == kFiles);
    NoProgress quiet;
    for (const Batch::Added &one : added) {
        CHECK(card.vault.check(one.blob.sha256, quiet));
        CHECK(QFile(card.vault.path(one.blob.sha256)).permissions().testFlag(QFile::WriteOwner) == false);
        CHECK_FALSE(QFile::exists(one.path));
    }
    CHECK(card.nothingOnItsWay());
}

TEST_CASE("of contents taken in together and not kept nothing is left")
{
    Card card;
    {
        Batch batch(card.vault);
        REQUIRE(batch.add(card.write(QStringLiteral("a"), "a"), card.quiet));
        REQUIRE(batch.add(card.write(QStringLiteral("b"), "b"), card.quiet));
        CHECK(batch.add(card.dir.filePath(QStringLiteral("none")), card.quiet).error().id
              == QStringLiteral("vault.no_file"));
        CHECK_FALSE(card.nothingOnItsWay());
    }
    CHECK(card.nothingOnItsWay());
    CHECK(card.vault.list().isEmpty());
}

TEST_CASE("one content twice in what is taken in together is kept once")
{
    Card card;
    Batch batch(card.vault);
    REQUIRE(batch.add(card.write(QStringLiteral("a"), "the same"), card.quiet));
    REQUIRE(batch.add(card.write(QStringLiteral("b"), "the same"), card.quiet));
    REQUIRE(batch.keep());
    CHECK(card.vault.list() == QStringList{sha256("the same").hex()});
    CHECK(card.nothingOnItsWay());
    REQUIRE(batch.keep()); // nothing more to keep
}

TEST_CASE("many contents are adopted at once, and one that is missing is told")
{
    Card card;
    const Vault other = *Vault::create(card.dir.filePath(QStringLiteral("other")));
    QStringList digests;
    for (int n = 0; n < 20; ++n)
        digests += card.vault.takeIn(QByteArray::number(n))->sha256;
    REQUIRE(adoptAll(other, card.vault, digests));
    digests.sort();
    CHECK(other.list() == digests);
    const QString missing = sha256("missing").hex();
    CHECK(adoptAll(other, card.vault, {missing}).error().id == QStringLiteral("vault.no_blob"));
}
