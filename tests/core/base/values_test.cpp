#include <catch2/catch.hpp>
#include <openssl/evp.h>

#include "core/base/clock.h"
#include "core/base/digest.h"
#include "core/base/id.h"
#include "core/base/messages.h"
#include "core/base/money.h"
#include "core/base/secret.h"

using namespace anjuan;

TEST_CASE("digests are those of the standards, and have one written form")
{
    // GB/T 32905-2016 A.1; FIPS 180-4
    CHECK(sm3("abc").hex() == QLatin1String("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"));
    CHECK(sha256("abc").hex() == QLatin1String("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    // Across the length of its blocks: what OpenSSL, which makes the signatures, calls SM3.
    for (qsizetype length = 0; length < 200; ++length) {
        const QByteArray data(length, static_cast<char>(length));
        Digest other;
        REQUIRE(EVP_Q_digest(nullptr, "SM3", nullptr, data.data(), static_cast<std::size_t>(length), other.bytes.data(),
                             nullptr)
                == 1);
        CHECK(sm3(data) == other);
    }
    Hasher parts;
    parts.add("a");
    parts.add({});
    parts.add("bc");
    CHECK(parts.result() == sha256("abc"));
    const QString hex = sm3("abc").hex();
    CHECK(Digest::fromHex(hex) == sm3("abc"));
    CHECK_FALSE(Digest::fromHex(hex.toUpper()));
    CHECK_FALSE(Digest::fromHex(hex.chopped(1)));
    CHECK_FALSE(Digest::fromHex(hex + u'0'));
    CHECK_FALSE(Digest::fromHex(QString(64, u'g')));
    // Not by the low byte of a wider character, nor by a byte above ASCII.
    CHECK_FALSE(Digest::fromHex(QString(hex).replace(7, 1, QChar(0x0130))));
    CHECK_FALSE(Digest::fromHex(QByteArrayView(QByteArray(64, '\xb0'))));
    CHECK(Digest::fromHex(QString(64, u'0'))->isZero());
}

TEST_CASE("an instant has one written form and is compared by the point of time")
{
    const auto read = [](const char *text) { return Instant::parse(QString::fromLatin1(text)); };
    const auto at = read("2026-03-05T09:30:15+08:00");
    REQUIRE(at);
    CHECK(at->toString() == QLatin1String("2026-03-05T09:30:15+08:00"));
    CHECK(at->epochSeconds == 1772674215);
    CHECK(*at == *read("2026-03-05T01:30:15+00:00"));
    CHECK(*at < *read("2026-03-05T09:30:16+08:00"));
    CHECK(read("2026-03-05T00:30:00+08:00")->date() == QDate(2026, 3, 5));
    CHECK(read("2026-01-01T00:00:00-03:30")->toString() == QLatin1String("2026-01-01T00:00:00-03:30"));
    for (const char *bad : {"2026-03-05T09:30:15Z", "2026-03-05T09:30:15", "2026-03-05 09:30:15+08:00",
                            "2026-02-30T09:30:15+08:00", "2026-03-05T24:00:00+08:00", "2026-03-05T09:30:60+08:00",
                            "2026-03-05T09:30:15+24:00", "2026-03-05T09:30:15+08:60", "2026-03-05T09:30:15.0+08:00",
                            "2026-03-05T09:30:15 08:00", "0000-03-05T09:30:15+08:00", ""})
        CHECK_FALSE(read(bad));
    CHECK(parseDate(u"2024-02-29") == QDate(2024, 2, 29));
    CHECK_FALSE(parseDate(u"2026-02-29"));
    CHECK_FALSE(parseDate(u"2026-2-09"));
    CHECK(dateText(QDate(2026, 3, 5)) == QLatin1String("2026-03-05"));
    FixedClock clock(*at);
    CHECK(clock.today() == QDate(2026, 3, 5));
    clock.moveTo(*read("2027-01-01T00:00:00+08:00"));
    CHECK(clock.today() == QDate(2027, 1, 1));
}

TEST_CASE("amounts are written in capitals as banks and courts write them")
{
    const auto capital = [](qint64 fen) { return Fen{fen}.capital(); };
    CHECK(capital(100000) == QStringLiteral("壹仟元整"));
    CHECK(capital(1505040) == QStringLiteral("壹万伍仟零伍拾元肆角整"));
    CHECK(capital(1000) == QStringLiteral("壹拾元整"));
    CHECK(capital(1100) == QStringLiteral("壹拾壹元整"));
    CHECK(capital(10050000) == QStringLiteral("壹拾万零伍佰元整"));
    CHECK(capital(1000000000) == QStringLiteral("壹仟万元整"));
    CHECK(capital(5) == QStringLiteral("伍分"));
    CHECK(capital(50) == QStringLiteral("伍角整"));
    CHECK(capital(105) == QStringLiteral("壹元零伍分"));
    CHECK(capital(0) == QStringLiteral("零元整"));
    CHECK(capital(-100) == QStringLiteral("负壹元整"));
    CHECK(capital(123456789) == QStringLiteral("壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分"));
    CHECK(capital(10000000100) == QStringLiteral("壹亿零壹元整"));
    CHECK(capital(100010000) == QStringLiteral("壹佰万零壹佰元整"));
    CHECK(capital(200000000000000) == QStringLiteral("贰万亿元整"));
    CHECK(capital(150000000000000) == QStringLiteral("壹万伍仟亿元整"));
    CHECK(Fen{100000}.yuan() == QLatin1String("1000"));
    CHECK(Fen{1505040}.yuan() == QLatin1String("15050.40"));
    CHECK(Fen{5}.yuan() == QLatin1String("0.05"));
    CHECK(Fen{-5}.yuan() == QLatin1String("-0.05"));
}

TEST_CASE("a secret is wiped when it is told to and when it goes")
{
    QByteArray words("pass-phrase-of-some-length");
    words.detach();
    Secret secret(words);
    const char *where = secret.bytes().data();
    CHECK(where != words.constData());
    Secret moved = std::move(secret);
    CHECK(secret.isEmpty());
    CHECK(moved.bytes() == QByteArrayView(words));
    const Secret copy = moved.clone();
    moved.wipe();
    CHECK(moved.isEmpty());
    CHECK(copy.bytes() == QByteArrayView(words));
    moved = copy.clone();
    CHECK_FALSE(moved.isEmpty());
}

TEST_CASE("ids of one sort are uuids in lower case")
{
    CHECK(isUuid(newUuid()));
    CHECK(PersonId::create() != PersonId::create());
    CHECK(CaseId::parse(u"00000000-0000-4000-8000-00000000000a"));
    CHECK_FALSE(CaseId::parse(u"00000000-0000-4000-8000-00000000000A"));
    CHECK_FALSE(CaseId::parse(u"{0000000-0000-4000-8000-00000000000a}"));
    CHECK_FALSE(CaseId::parse(u"00000000-0000-4000-8000-00000000000"));
    CHECK(CaseId().isNull());
}

TEST_CASE("a message fills its places once, and an unknown id is never silent")
{
    CHECK(message(QStringLiteral("keys.wrong_password"), {QStringLiteral("%1 a")}, Language::English)
          == QLatin1String("wrong password: %1 a was not unlocked"));
    CHECK(hasMessage(QStringLiteral("json.refused")));
    CHECK_FALSE(hasMessage(QStringLiteral("no.such")));
    CHECK(message(QStringLiteral("no.such"), {QStringLiteral("x")}) == QLatin1String("no.such: x"));
}
