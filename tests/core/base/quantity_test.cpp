#include <catch2/catch.hpp>

#include "core/base/quantity.h"

using namespace anjuan;

TEST_CASE("a quantity is written in units and kept in thousandths, there and back")
{
    for (const auto &[text, milli] :
         {std::pair{"0", 0}, {"1", 1000}, {"1.5", 1500}, {"42.007", 42007}, {"0.25", 250}}) {
        CHECK(quantityMilli(QLatin1String(text)) == milli);
        CHECK(quantityText(milli) == QLatin1String(text));
    }
    CHECK(quantityMilli(QStringLiteral("1.")) == 1000);
    CHECK(quantityMilli(QStringLiteral("1.500")) == 1500);
    for (const char *none : {"", ".5", "-1", "1.2345", "1,5", "很多", "1234567890"})
        CHECK_FALSE(quantityMilli(QString::fromUtf8(none)));
}
