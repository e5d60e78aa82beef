#include <catch2/catch.hpp>

#include "core/base/messages.h"

using namespace anjuan;

TEST_CASE("what is wrong in a file is told in the language of the message, brackets and all")
{
    const QStringList args{QStringLiteral("card.json"), QStringLiteral("genesis is not 64 hex digits")};
    const QString zh = message(QStringLiteral("chain.malformed"), args, Language::Chinese);
    CHECK(zh.contains(QStringLiteral("“genesis”应为 64 位十六进制数")));
    CHECK(message(QStringLiteral("chain.malformed"), args, Language::English).contains(args.at(1)));
    const QString whole = message(QStringLiteral("chain.malformed"),
                                  {QStringLiteral("a"), QStringLiteral("longer than 256 KiB")}, Language::Chinese);
    CHECK(whole.contains(QStringLiteral("超过 256 KiB")));
    // What nobody translated stays as it is, and other messages keep what they were given.
    CHECK(
        message(QStringLiteral("chain.malformed"), {QStringLiteral("a"), QStringLiteral("x is odd")}, Language::Chinese)
            .contains(QStringLiteral("x is odd")));
    CHECK(message(QStringLiteral("field.wants_date"), {QStringLiteral("this is missing")}, Language::Chinese)
              .contains(QStringLiteral("this is missing")));
}
