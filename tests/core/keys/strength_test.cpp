#include <catch2/catch.hpp>

#include "core/base/messages.h"
#include "core/keys/strength.h"

using namespace anjuan;
using keys::strengthOf;

namespace {

const QStringList kKnown = {QStringLiteral("示例镇综合行政执法队"), QStringLiteral("张三丰"),
                            QStringLiteral("zhangsanfeng")};

keys::Strength of(const char *password)
{
    return strengthOf(Secret(QByteArray(password)), kKnown);
}

} // namespace

TEST_CASE("what is tried first is weak, and the advice says why")
{
    struct Case {
        const char *password;
        const char *advice;
    };
    for (const Case &one : std::initializer_list<Case>{{"password1", "password.common_word"},
                                                       {"qwertyuiop", "password.common_word"},
                                                       {"xkqxkqxkqxkqxkq", "password.repeats"},
                                                       {"13900001234", "password.figures_only"},
                                                       {"19900307", "password.figures_only"},
                                                       {"110101199003079991", "password.figures_only"},
                                                       {"zs19870612", "password.date"},
                                                       {"ZSF870612", "password.date"},
                                                       {"20010911ab", "password.date"},
                                                       {"woaini1314", "password.known_word"},
                                                       {"Woaini520520", "password.known_word"},
                                                       {"zhangsanfeng1", "password.known_word"},
                                                       {"ZhangSanFeng@1", "password.known_word"},
                                                       {"张三丰123", "password.known_word"},
                                                       {"示例镇综合行政执法队1", "password.known_word"}}) {
        const keys::Strength strength = of(one.password);
        INFO(one.password);
        INFO(strength.guesses);
        CHECK(strength.guesses < 6);
        CHECK(strength.advice == QLatin1String(one.advice));
        CHECK(hasMessage(strength.advice));
    }
}

TEST_CASE("what nobody tries first is strong, in Chinese too")
{
    for (const char *password : {"Tulpen-9-Koffer", "xk7!qzRw2", "四十二只白鹤过江", "correct horse battery staple",
                                 "zs19876612", "zs-19870612-Kiefer"}) {
        INFO(password);
        CHECK(of(password).guesses > 8);
    }
    // A character is one choice, however many bytes it takes.
    CHECK(of("四十二只白鹤过江").characters == 8);
    CHECK(of("四十二只白鹤过江").guesses <= 20);
    CHECK(of("xk7!qzRw2").guesses > of("xk7!qzR").guesses);
}

TEST_CASE("a password of no characters, or with a zero in it, is worth nothing")
{
    CHECK(of("").guesses == 0);
    CHECK(of("").characters == 0);
    CHECK(strengthOf(Secret(QByteArray("abc\0xk7!qzRw2", 13)), {}).guesses == 0);
    CHECK(of("").advice == QStringLiteral("password.longer"));
    // A very long one is judged as fast.
    CHECK(strengthOf(Secret(QByteArray(5000, 'a')), {}).guesses < 8);
}
