#include <catch2/catch.hpp>

#include <QtCore/QFile>

#include "core/base/digest.h"
#include "core/base/json.h"
#include "core/base/messages.h"

using namespace anjuan;

namespace {

QJsonObject vectors()
{
    QFile file(QStringLiteral(ANJUAN_SOURCE_DIR "/docs/format/vectors.json"));
    REQUIRE(file.open(QIODevice::ReadOnly));
    const auto all = parseJson(file.readAll(), file.fileName());
    REQUIRE(all);
    return all->toObject();
}

const QString kHere = QStringLiteral("here");

bool isRefused(const QByteArray &text)
{
    const auto value = parseCanonical(text, kHere);
    return !value && value.error().fault == Fault::Corrupt && value.error().id == QLatin1String("json.refused");
}

struct Place {
    QString line;
    QString column;
};

Place faultOf(const QByteArray &text)
{
    const auto value = parseJson(text, kHere);
    REQUIRE_FALSE(value);
    CHECK(value.error().fault == Fault::Invalid);
    CHECK(value.error().id == QLatin1String("json.syntax"));
    return {value.error().args.value(1), value.error().args.value(2)};
}

} // namespace

TEST_CASE("the vectors' canonical texts are read, written again and hashed alike")
{
    int count = 0;
    for (const auto item : vectors().value(QStringLiteral("canonical")).toArray()) {
        const QByteArray text = item.toObject().value(QStringLiteral("utf8")).toString().toUtf8();
        const auto value = parseCanonical(text, kHere);
        REQUIRE(value);
        CHECK(*canonicalJson(*value) == text);
        CHECK(sm3(text).hex() == item.toObject().value(QStringLiteral("sm3")).toString());
        CHECK(sha256(text).hex() == item.toObject().value(QStringLiteral("sha256")).toString());
        ++count;
    }
    CHECK(count == 5);
}

TEST_CASE("the vectors' other texts are refused")
{
    int count = 0;
    for (const auto item : vectors().value(QStringLiteral("refused")).toArray()) {
        INFO(item.toString().toStdString());
        CHECK(isRefused(item.toString().toUtf8()));
        ++count;
    }
    CHECK(count == 22);
}

TEST_CASE("canonical JSON is narrow at every edge")
{
    const QByteArray deep32 = QByteArray(32, '[') + QByteArray(32, ']');
    CHECK(parseCanonical(deep32, kHere));
    CHECK(isRefused(QByteArray(32, '[') + '1' + QByteArray(32, ']')));
    CHECK(parseCanonical("9007199254740991", kHere));
    CHECK(isRefused("-9007199254740992"));
    CHECK(isRefused("99999999999999999999999999"));
    CHECK(isRefused("\"\xC0\x80\""));     // overlong NUL
    CHECK(isRefused("\"\xED\xA0\x80\"")); // a surrogate in UTF-8
    CHECK(isRefused("\"\xE4\xB8\""));     // cut off
    CHECK(isRefused("\"\xFF\""));
    CHECK(isRefused("\"a\nb\""));
    CHECK(isRefused(QByteArray("\"a\0b\"", 5)));
    CHECK(isRefused("\"\\u000A\""));
    CHECK(isRefused("\"\\u000a\"")); // must be \n
    CHECK(parseCanonical("\"\\n\\u000b\"", kHere));
    CHECK(isRefused("{\"a\":1}{"));
    CHECK(isRefused("{\"a\":1"));
    CHECK(isRefused("{\"\":1}"));
    CHECK(isRefused("{\"a b\":1}"));
    CHECK(isRefused("{\"a\":1,}"));
    CHECK(isRefused("tru"));
    CHECK(isRefused("\"x"));
    CHECK(isRefused("\"\\"));
    CHECK(isRefused("\"\\u12\""));
    CHECK(isRefused("-"));
    // A byte-order mark is refused before a text, and kept within one.
    const QByteArray mark = "{\"a\":\"\xEF\xBB\xBFx\"}";
    REQUIRE(parseCanonical(mark, kHere));
    CHECK(*canonicalJson(*parseCanonical(mark, kHere)) == mark);
    CHECK_FALSE(parseCanonical(QByteArray(300, ' '), kHere, 299));
    CHECK(describe(parseCanonical("null", kHere).error(), Language::English).contains(kHere));
}

TEST_CASE("what has no canonical form is not written")
{
    const QString lone = QString(QChar(0xD800));
    for (const QJsonValue &bad :
         {QJsonValue(1.5), QJsonValue(QJsonValue::Null), QJsonValue(9007199254740992.0), QJsonValue(lone),
          QJsonValue(QString(QChar(u'\0'))), QJsonValue(QJsonObject{{QStringLiteral("A"), 1}}),
          QJsonValue(QJsonObject{{QString(), 1}}), QJsonValue(QJsonArray{QJsonValue(1e300)})}) {
        const auto text = canonicalJson(bad);
        REQUIRE_FALSE(text);
        CHECK(text.error().fault == Fault::Invalid);
        CHECK(text.error().id == QLatin1String("json.not_canonical"));
    }
    QJsonValue deep = 1;
    for (int i = 0; i < 31; ++i)
        deep = QJsonArray{deep};
    CHECK(canonicalJson(deep));
    CHECK_FALSE(canonicalJson(QJsonArray{deep}));
    CHECK(*canonicalJson(QJsonObject{{QStringLiteral("b"), 2.0}, {QStringLiteral("a"), QStringLiteral("\x01\t/")}})
          == R"({"a":"\u0001\t/","b":2})");
}

TEST_CASE("JSON as people write it is read freely and its faults are placed")
{
    const auto value = parseJson("\xEF\xBB\xBF{ \"b\" : [ 1.5, null ,-0.25e1], \"A\":\"\\u4e00\\/\" }\r\n", kHere);
    REQUIRE(value);
    CHECK(value->toObject().value(QStringLiteral("A")).toString() == QStringLiteral("一/"));
    CHECK(value->toObject().value(QStringLiteral("b")).toArray().at(2).toDouble() == -2.5);

    const Place twice = faultOf("{\n  \"a\": 1,\n  \"a\": 2\n}");
    CHECK(twice.line == QLatin1String("3"));
    const Place comma = faultOf("{\n \"a\": 1\n \"b\": 2}");
    CHECK(comma.line == QLatin1String("3"));
    CHECK(comma.column == QLatin1String("2"));
    const Place first = faultOf("x");
    CHECK(first.line == QLatin1String("1"));
    CHECK(first.column == QLatin1String("1"));
    CHECK(faultOf("{} {}").column == QLatin1String("4"));
    CHECK(faultOf("").line == QLatin1String("1"));
    CHECK(faultOf("[1,]").column == QLatin1String("4"));
    CHECK(faultOf("[01]").line == QLatin1String("1"));
    CHECK(faultOf("[1.2.3]").line == QLatin1String("1"));
    CHECK(faultOf("\"\\x\"").line == QLatin1String("1"));
    CHECK(faultOf(QByteArray(40, '[')).line == QLatin1String("1"));
}
