#pragma once
#include <catch2/catch.hpp>

#include "tests/core/casework/bench.h"

namespace anjuan::test {

/// The rule that refuses a step; nothing was recorded by it.
inline QString refusedBy(Bench &bench, const casework::ScriptStep &step)
{
    bench.session(step.as); // a log-in is a record of its own
    const qint64 before = bench.records();
    const auto outcome = bench.perform(step);
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().fault == Fault::Refused);
    CHECK(bench.records() == before);
    return outcome.error().id;
}

} // namespace anjuan::test
