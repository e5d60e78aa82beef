#include <catch2/catch.hpp>

#include "core/base/codes.h"
#include "core/base/messages.h"

using namespace anjuan;

namespace {

const QDate kToday(2026, 3, 5);

CodeDoubt id(const char *text)
{
    return idNumberDoubt(QString::fromLatin1(text), kToday);
}

CodeDoubt credit(const char *text)
{
    return creditCodeDoubt(QString::fromLatin1(text));
}

} // namespace

TEST_CASE("ID numbers of the standard pass, and each sort of mistake is told apart", "[base]")
{
    CHECK(id("11010519491231002X") == CodeDoubt::None);
    CHECK(id("11010519491231002x") == CodeDoubt::None);
    CHECK(id("440524188001010014") == CodeDoubt::None);
    CHECK(id("110105194912310021") == CodeDoubt::CheckDigit);
    CHECK(id("11010519491231020X") == CodeDoubt::CheckDigit);
    CHECK(id("1101051949123100") == CodeDoubt::Length);
    CHECK(id("110105194902310020") == CodeDoubt::Date); // 31 February
    CHECK(id("110105203001010020") == CodeDoubt::Date); // not yet born
    CHECK(id("11010519491231O02X") == CodeDoubt::Characters);
    CHECK(id("") == CodeDoubt::Length);
    CHECK(id("510*************33") == CodeDoubt::None); // masked as published
}

TEST_CASE("credit codes of real bodies pass, an early one that breaks the rule is only doubted", "[base]")
{
    for (const char *good : {"914403001922038216", "91330106673959654P", "12100000425006790C"})
        CHECK(credit(good) == CodeDoubt::None);
    CHECK(credit("91350100M0001TGQXM") == CodeDoubt::CheckDigit);
    CHECK(credit("914403001922038217") == CodeDoubt::CheckDigit);
    CHECK(credit("91440300192203821") == CodeDoubt::Length);
    CHECK(credit("91440300192203821I") == CodeDoubt::Characters);
}

TEST_CASE("every doubt has words", "[base]")
{
    for (const char *which : {"id_number", "credit_code"}) {
        for (const CodeDoubt doubt : {CodeDoubt::Length, CodeDoubt::Characters, CodeDoubt::CheckDigit})
            CHECK(hasMessage(codeDoubtId(QString::fromLatin1(which), doubt)));
    }
    CHECK(hasMessage(codeDoubtId(QStringLiteral("id_number"), CodeDoubt::Date)));
    CHECK(codeDoubtId(QStringLiteral("id_number"), CodeDoubt::None).isEmpty());
}
