#include <algorithm>

#include <catch2/catch.hpp>

#include "core/cases/procedure.h"
#include "core/casework/parts.h"
#include "core/chain/replay.h"

#include "tests/core/casework/bench.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Bench;
using anjuan::test::caseScript;

TEST_CASE("a replay in any number of parts adds up to the library's own tables")
{
    Bench bench;
    for (const char *name : {"P01-simple", "P02-short", "T03-completed"})
        bench.runAll(caseScript(QLatin1String(name)));
    const Library::Parts &parts = bench.library().parts();
    for (const int threads : {1, 2, 5}) {
        NoProgress quiet;
        const auto stores = chain::replayInMemory(*parts.store, parts.registry, threads, false, quiet);
        REQUIRE(stores);
        REQUIRE(stores->size() == static_cast<std::size_t>(threads));
        for (const QString &table : parts.registry.tables() + QStringList{QStringLiteral("projection_state")}) {
            std::vector<QString> all;
            for (const auto &store : *stores) {
                const auto rows = chain::tableRows(*store, table);
                REQUIRE(rows);
                all.insert(all.end(), rows->begin(), rows->end());
            }
            std::sort(all.begin(), all.end());
            INFO(qPrintable(table) << ", " << threads << " threads");
            CHECK(all == chain::tableRows(*parts.store, table));
        }
    }
}

TEST_CASE("a replay in parts that is cancelled ends at once, and says so")
{
    struct Impatient : Progress {
        void report(qint64, qint64, const QString &) override {}
        bool cancelled() const override { return true; }
    };
    Bench bench;
    const Library::Parts &parts = bench.library().parts();
    Impatient impatient;
    const auto stores = chain::replayInMemory(*parts.store, parts.registry, 2, false, impatient);
    REQUIRE_FALSE(stores);
    CHECK(stores.error().fault == Fault::Cancelled);
}

TEST_CASE("an act is judged alike whether the case was gathered for it alone or for all that may come next")
{
    Bench bench;
    bench.runUntil(caseScript(QStringLiteral("T03-completed")), QStringLiteral("decision"));
    const Library::Parts &parts = bench.library().parts();
    const auto file = CaseFile::load(*parts.store, *parts.vault, bench.caseId());
    REQUIRE(file);
    const CaseBefore before(file->all(), parts.law());
    std::size_t findings = 0;
    for (const QString &name : cases::nextActs(before.standing(parts.clock->today()))) {
        const Act *act = findAct(name);
        if (!act || !act->isOfCase())
            continue;
        const Proposed proposed{act, QJsonObject(), parts.clock->now(), {}};
        INFO(qPrintable(name));
        const auto found = before.judge(proposed);
        CHECK(found == judgeAct(file->all(), parts.law(), proposed));
        findings += found.size();
    }
    CHECK(findings > 0);
}
