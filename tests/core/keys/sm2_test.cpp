#include <catch2/catch.hpp>

#include <QtCore/QFile>

#include "core/base/json.h"
#include "core/base/messages.h"
#include "core/keys/sm2.h"

using namespace anjuan;
using keys::KeyPair;
using keys::PublicKey;

namespace {

QJsonObject sm2Vectors()
{
    QFile file(QStringLiteral(ANJUAN_SOURCE_DIR "/docs/format/vectors.json"));
    REQUIRE(file.open(QIODevice::ReadOnly));
    const auto all = parseJson(file.readAll(), file.fileName());
    REQUIRE(all);
    return all->toObject().value(QStringLiteral("sm2")).toObject();
}

Secret secret(const char *words)
{
    return Secret(QByteArray(words));
}

} // namespace

TEST_CASE("the vectors' signatures hold and fail as the second implementation says")
{
    const QJsonObject vectors = sm2Vectors();
    const auto key = PublicKey::parse(vectors.value(QStringLiteral("public_key")).toString().toUtf8());
    REQUIRE(key);
    CHECK(key->id() == vectors.value(QStringLiteral("key_id")).toString());
    int count = 0;
    for (const auto item : vectors.value(QStringLiteral("signatures")).toArray()) {
        const QJsonObject row = item.toObject();
        const auto sig = keys::unbase64(row.value(QStringLiteral("sig")).toString(), QStringLiteral("vector"));
        REQUIRE(sig);
        CHECK(key->verifies(row.value(QStringLiteral("message_utf8")).toString().toUtf8(), *sig)
              == row.value(QStringLiteral("holds")).toBool());
        ++count;
    }
    CHECK(count == 9);
}

TEST_CASE("what a key signs holds under its public half, and under nothing else")
{
    const auto key = KeyPair::generate();
    const auto other = KeyPair::generate();
    REQUIRE(key);
    REQUIRE(other);
    CHECK(key->id() != other->id());
    CHECK(key->id().size() == 32);
    const auto sig = key->sign("现场笔录");
    REQUIRE(sig);
    const auto open = PublicKey::parse(key->publicPem());
    REQUIRE(open);
    CHECK(open->id() == key->id());
    CHECK(open->verifies("现场笔录", *sig));
    CHECK_FALSE(open->verifies("现场笔录 ", *sig));
    CHECK_FALSE(open->verifies("现场笔录", QByteArrayView()));
    CHECK_FALSE(PublicKey::parse(other->publicPem())->verifies("现场笔录", *sig));
    CHECK_FALSE(PublicKey().verifies("x", *sig));
    CHECK_FALSE(KeyPair().sign("x"));
}

TEST_CASE("a signature that is not strict DER is refused")
{
    const auto key = KeyPair::generate();
    const auto open = PublicKey::parse(key->publicPem());
    const QByteArray sig = *key->sign("x");
    REQUIRE(open->verifies("x", sig));
    CHECK_FALSE(open->verifies("x", sig + '\0'));
    QByteArray longForm = sig; // 30 len … → 30 81 len …
    longForm.insert(1, char(0x81));
    CHECK_FALSE(open->verifies("x", longForm));
    QByteArray padded = sig; // one more leading zero in r
    padded[1] = static_cast<char>(padded[1] + 1);
    padded[3] = static_cast<char>(padded[3] + 1);
    padded.insert(4, '\0');
    CHECK_FALSE(open->verifies("x", padded));
    for (qsizetype i = 0; i < sig.size(); ++i) {
        QByteArray changed = sig;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        CHECK_FALSE(open->verifies("x", changed));
    }
}

TEST_CASE("a public key has exactly one PEM form")
{
    const auto key = KeyPair::generate();
    const QByteArray pem = key->publicPem();
    REQUIRE(PublicKey::parse(pem));
    const auto refused = [](const QByteArray &text) {
        const auto parsed = PublicKey::parse(text);
        return !parsed && parsed.error().fault == Fault::Invalid && parsed.error().id == QLatin1String("keys.not_sm2");
    };
    CHECK(refused({}));
    CHECK(refused("-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----\n"));
    CHECK(refused(pem + "\n"));
    CHECK(refused(" " + pem));
    CHECK(refused(pem.chopped(1)));
    CHECK(refused(QByteArray(pem).replace("\n", "\r\n")));
    QByteArray narrow = pem;
    narrow.insert(27 + 32, '\n');
    CHECK(refused(narrow));
    QByteArray offCurve = pem;
    const qsizetype at = pem.indexOf("\n-----END") - 4;
    offCurve[at] = offCurve[at] == 'A' ? 'B' : 'A';
    CHECK(refused(offCurve));
    // A P-256 key, which has the same length.
    CHECK(refused("-----BEGIN PUBLIC KEY-----\n"
                  "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEaxfR8uEsQkf4vOblY6RA8ncDfYEt\n"
                  "6zOg9KE5RdiYwpZP40Li/hp/m47n60p8D54WK84zV2sxXs7LtkBoN79R9Q==\n"
                  "-----END PUBLIC KEY-----\n"));
}

TEST_CASE("a sealed key opens under its password alone")
{
    const auto key = KeyPair::generate();
    const auto pem = key->seal(secret("口令 one"));
    REQUIRE(pem);
    CHECK(pem->startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----\n"));
    const auto opened = KeyPair::unseal(*pem, secret("口令 one"), QStringLiteral("k.pem"));
    REQUIRE(opened);
    CHECK(opened->id() == key->id());
    CHECK(opened->publicPem() == key->publicPem());
    CHECK(PublicKey::parse(key->publicPem())->verifies("m", *opened->sign("m")));

    const auto wrong = KeyPair::unseal(*pem, secret("口令 two"), QStringLiteral("k.pem"));
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().fault == Fault::Refused);
    CHECK(wrong.error().id == QLatin1String("keys.wrong_password"));
    CHECK(describe(wrong.error()).contains(QLatin1String("k.pem")));
    CHECK_FALSE(KeyPair::unseal(*pem, Secret(), QStringLiteral("k.pem")));
    CHECK_FALSE(key->seal(Secret()));
}

TEST_CASE("a damaged key file is called damaged, not a wrong password")
{
    const auto key = KeyPair::generate();
    const QByteArray pem = *key->seal(secret("p"));
    const QByteArray plain = "-----BEGIN PRIVATE KEY-----\nMIGHAgEAMBMGByqGSM49AgEGCCqBHM9VAYItBG0wawIBAQQg\n"
                             "-----END PRIVATE KEY-----\n";
    for (const QByteArray &text : {QByteArray(), QByteArray("garbage"), pem.left(pem.size() / 2),
                                   QByteArray(pem).replace("ENCRYPTED", "ENCRYPTEd"), plain, key->publicPem()}) {
        const auto opened = KeyPair::unseal(text, secret("p"), QStringLiteral("k.pem"));
        REQUIRE_FALSE(opened);
        CHECK(opened.error().fault == Fault::Corrupt);
        CHECK(opened.error().id == QLatin1String("keys.damaged"));
    }
}

TEST_CASE("base64 has one form")
{
    const auto at = QStringLiteral("here");
    CHECK(*keys::unbase64(QStringLiteral("TQ=="), at) == "M");
    CHECK(keys::unbase64(QString(), at)->isEmpty());
    for (const char *bad : {"TQ", "TQ=", "TQ==\n", "TR==", " TQ==", "T-_=", "====", "TQ==TQ=="}) {
        const auto got = keys::unbase64(QString::fromLatin1(bad), at);
        REQUIRE_FALSE(got);
        CHECK(got.error().fault == Fault::Corrupt);
        CHECK(got.error().id == QLatin1String("keys.not_base64"));
    }
    CHECK_FALSE(keys::unbase64(QStringLiteral("签"), at));
}

TEST_CASE("a key rests under scrypt at the cost that the design names")
{
    const auto key = KeyPair::generate();
    REQUIRE(key);
    const auto sealed = key->seal(secret("Correct-Horse-7-Battery"));
    REQUIRE(sealed);
    QByteArray der;
    for (const QByteArray &line : sealed->split('\n'))
        if (!line.startsWith('-'))
            der += QByteArray::fromBase64(line);
    // N = 16384, r = 8, p = 1 (docs/design.md), as DER integers one behind the other
    CHECK(der.contains(QByteArray::fromHex("02024000020108020101")));
}
