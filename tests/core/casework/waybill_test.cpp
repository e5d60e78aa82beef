#include <catch2/catch.hpp>

#include "core/casework/waybill.h"

using namespace anjuan::casework;

TEST_CASE("the number of a posting is read as a gun gives it, and a slip is found by its check digit")
{
    CHECK(waybillOf(QStringLiteral(" ee 473124829 cn\n")) == QStringLiteral("EE473124829CN"));
    CHECK(waybillHolds(QStringLiteral("EE473124829CN"))); // the example of UPU S10
    CHECK_FALSE(waybillHolds(QStringLiteral("EE473124828CN")));
    CHECK_FALSE(waybillHolds(QStringLiteral("EE473124289CN")));
    CHECK(waybillHolds(QStringLiteral("1234567890123")));
    CHECK(waybillHolds(QStringLiteral("SF1234567890")));
}
