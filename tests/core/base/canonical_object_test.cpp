#include <random>

#include <catch2/catch.hpp>

#include <QtCore/QJsonArray>

#include "core/base/canonical_object.h"
#include "core/base/json.h"

using namespace anjuan;

namespace {

const QString kHere = QStringLiteral("here");

CanonicalObject objectOf(const QByteArray &text)
{
    const auto places = placesIn(text);
    REQUIRE(places);
    return CanonicalObject::within(text, *places, 0, places->size());
}

/// The reader that builds values and the one that builds none accept the same texts.
void checkAlike(const QByteArray &text)
{
    const auto value = parseCanonical(text, kHere);
    const bool object = value && value->isObject();
    INFO(text.toStdString());
    REQUIRE(placesIn(text).has_value() == object);
    if (object && !value->toObject().isEmpty())
        REQUIRE(objectOf(text).toObject() == value->toObject());
}

} // namespace

TEST_CASE("a canonical object reads as the object it was written from")
{
    const QJsonObject inner{{QStringLiteral("deep"), QJsonArray{1, QStringLiteral("二"), false}}};
    const QJsonObject object{{QStringLiteral("flag"), true},
                             {QStringLiteral("name"), QStringLiteral("张\"三\"\n")},
                             {QStringLiteral("plain"), QStringLiteral("书 abc 😀")},
                             {QStringLiteral("empty"), QString()},
                             {QStringLiteral("inner"), inner},
                             {QStringLiteral("less"), -42},
                             {QStringLiteral("most"), qint64(9007199254740991)},
                             {QStringLiteral("list"), QJsonArray{QStringLiteral("a"), QStringLiteral("b")}}};
    const CanonicalObject read = objectOf(*canonicalJson(object));
    const CanonicalObject given(object);
    CHECK(read == given);
    for (const CanonicalObject &one : {read, given}) {
        CHECK(one.toObject() == object);
        CHECK(canonicalJson(one).value() == canonicalJson(object).value());
        QStringList names = one.keys();
        names.sort();
        CHECK(names == object.keys());
        for (const QString &name : object.keys()) {
            const QByteArray latin = name.toLatin1();
            const QLatin1String member(latin);
            CHECK(one.contains(member));
            CHECK(one.value(member) == object.value(name));
            CHECK(one[member] == object.value(name));
            CHECK(one.value(name) == object.value(name));
            CHECK(one.text(member) == object.value(name).toString());
            CHECK(one.integer(member) == object.value(name).toInteger());
            CHECK(one.flag(member) == object.value(name).toBool());
            CHECK(one.isText(member) == object.value(name).isString());
        }
        CHECK(one.texts(QLatin1String("list")) == QStringList{QStringLiteral("a"), QStringLiteral("b")});
        CHECK(one.texts(QLatin1String("name")).isEmpty());
        CHECK_FALSE(one.contains(QLatin1String("nam")));
        CHECK(one.value(QLatin1String("absent")).isUndefined());
        CHECK(one.text(QLatin1String("absent")).isEmpty());
        CHECK(one.integer(QLatin1String("absent")) == 0);
        CHECK_FALSE(one.isEmpty());
    }
    CHECK(CanonicalObject().isEmpty());
    CHECK(CanonicalObject().toObject().isEmpty());
}

TEST_CASE("the objects of a list are read one by one, and what else stands in it is left out")
{
    const QJsonObject first{{QStringLiteral("n"), 1}, {QStringLiteral("s"), QStringLiteral("\"]}[{\\")}};
    const QJsonObject second{{QStringLiteral("deep"), QJsonArray{QJsonObject{{QStringLiteral("n"), 2}}}}};
    const QJsonObject object{{QStringLiteral("list"), QJsonArray{first, 7, QJsonObject(), QJsonArray{first}, second}},
                             {QStringLiteral("none"), QJsonArray()},
                             {QStringLiteral("one"), second},
                             {QStringLiteral("words"), QJsonArray{QStringLiteral("{}")}}};
    for (const CanonicalObject &whole : {objectOf(*canonicalJson(object)), CanonicalObject(object)}) {
        const auto objects = whole.objects(QLatin1String("list"));
        REQUIRE(objects.size() == 3);
        CHECK(objects[0].toObject() == first);
        CHECK(objects[0].text(QLatin1String("s")) == first.value(QLatin1String("s")).toString());
        CHECK(objects[1].isEmpty());
        CHECK(objects[2].toObject() == second);
        for (const char *other : {"none", "one", "words", "absent"})
            CHECK(whole.objects(QLatin1String(other)).empty());
    }
}

TEST_CASE("what is no canonical object has no places")
{
    for (const char *text : {"",
                             "[]",
                             "1",
                             "\"a\"",
                             "{",
                             "{}x",
                             "{ }",
                             "{\"a\":1,}",
                             "{\"b\":1,\"a\":1}",
                             "{\"a\":1,\"a\":1}",
                             "{\"A\":1}",
                             "{\"\":1}",
                             "{\"a\":null}",
                             "{\"a\":1.5}",
                             "{\"a\":1e3}",
                             "{\"a\":01}",
                             "{\"a\":-0}",
                             "{\"a\":-}",
                             "{\"a\":9007199254740992}",
                             "{\"a\":12345678901234567890}",
                             "{\"a\":\"\\/\"}",
                             "{\"a\":\"\\u0041\"}",
                             "{\"a\":\"\\u0000\"}",
                             "{\"a\":\"\\u000A\"}",
                             "{\"a\":\"\\u0008\"}",
                             "{\"a\":\"\\u001F\"}",
                             "{\"a\":\"\xC0\x80\"}",
                             "{\"a\":\"\xED\xA0\x80\"}",
                             "{\"a\":\"\xF4\x90\x80\x80\"}",
                             "{\"a\":\"\xE4\xB8\"}",
                             "{\"a\":\"\t\"}",
                             "{\"a\":tru}",
                             "{\"a\":[1,]}",
                             "{\"a\":[1 ,2]}",
                             "{\"a\"}"}) {
        INFO(text);
        CHECK_FALSE(placesIn(text));
        checkAlike(text);
    }
    for (const char *text :
         {"{}", "{\"a\":\"\\u001f\\b\\\\\\\"\"}", "{\"a\":-9007199254740991,\"a_b\":{\"c\":[[],{}]}}",
          "{\"a\":\"\xEF\xBB\xBF\xEF\xBF\xBE\"}"}) {
        INFO(text);
        CHECK(placesIn(text));
        checkAlike(text);
    }
    const auto nested = [](int depth) { return "{\"a\":" + QByteArray(depth, '[') + QByteArray(depth, ']') + '}'; };
    CHECK(placesIn(nested(31)));
    CHECK_FALSE(placesIn(nested(32)));
    checkAlike(nested(31));
    checkAlike(nested(32));
}

TEST_CASE("both readers of canonical JSON take and refuse the same ten thousand mutants")
{
    const QJsonObject object{
        {QStringLiteral("a"), QJsonArray{1, -7, 0, true, QStringLiteral("x\\y\u0001\b")}},
        {QStringLiteral("b_sha256"), QStringLiteral("0123456789abcdef")},
        {QStringLiteral("name"), QStringLiteral("镇\u00e9😀\u0085")},
        {QStringLiteral("z"), QJsonObject{{QStringLiteral("a"), QJsonObject()}, {QStringLiteral("b"), QJsonArray()}}}};
    const QByteArray good = *canonicalJson(object);
    static constexpr QByteArrayView kBytes = "\"\\{}[],:-019aeftunr/_ \x01\x80\xBF\xC2\xE4\xED\xF0\xF4\xFF";
    std::minstd_rand random(7);
    const auto below = [&](qsizetype n) { return static_cast<qsizetype>(random() % static_cast<unsigned>(n)); };
    for (int n = 0; n < 10'000; ++n) {
        QByteArray text = good;
        for (qsizetype change = below(3); change >= 0; --change) {
            const qsizetype at = below(text.size());
            switch (below(4)) {
            case 0:
                text[at] = kBytes[below(kBytes.size())];
                break;
            case 1:
                text.insert(at, kBytes[below(kBytes.size())]);
                break;
            case 2:
                text.remove(at, 1 + below(3));
                break;
            default:
                text.insert(at, text.sliced(below(text.size())).first(1));
            }
        }
        checkAlike(text);
    }
}
