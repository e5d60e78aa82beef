#include <algorithm>

#include <catch2/catch.hpp>

#include "tests/core/casework/bench.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Bench;
using anjuan::test::caseScript;
using anjuan::test::stepOf;

namespace {

/// Which of the three are offered: that a paper came back, that it is withdrawn, that it was sealed.
QString offered(Bench &bench)
{
    QStringList names;
    for (const char *act : {"service.note_return", "document.void", "document.seal"}) {
        const auto next = bench.view().next;
        if (std::any_of(next.begin(), next.end(), [act](const auto &one) { return one.act == QLatin1String(act); }))
            names += QLatin1String(act);
    }
    return names.join(QLatin1Char(' '));
}

Result<Outcome> act(Bench &bench, const char *name, const QJsonObject &with)
{
    return bench.perform({test::kOfficer, QLatin1String(name), QString(), QString(), with});
}

} // namespace

TEST_CASE("a paper is sealed, sent back or withdrawn where there is one, and never refused where there is none",
          "[procedure]")
{
    Bench bench;
    Script script = caseScript(QStringLiteral("P02-short"));
    bench.runUntil(script, QStringLiteral("scene"));
    CHECK(offered(bench).isEmpty());
    REQUIRE(bench.perform(stepOf(script, QStringLiteral("scene"))));
    // What the officers write and the party signs can be withdrawn; it bears no seal and goes to nobody.
    CHECK(offered(bench) == QStringLiteral("document.void"));
    const auto ordered = bench.perform(stepOf(script, QStringLiteral("correction")));
    REQUIRE(ordered);
    REQUIRE(ordered->documents.size() == 1);
    CHECK(offered(bench) == QStringLiteral("service.note_return document.void document.seal"));
    const QJsonArray paper{ordered->documents.front()};
    REQUIRE(act(bench, "document.seal",
                {{QStringLiteral("documents"), paper},
                 {QStringLiteral("sealed_on"), QStringLiteral("2026-04-14")},
                 {QStringLiteral("seal"), QStringLiteral("organ")},
                 {QStringLiteral("copies"), 2},
                 {QStringLiteral("approver"), QStringLiteral("赵六")},
                 {QStringLiteral("keeper"), QStringLiteral("周八")}}));
    CHECK(offered(bench) == QStringLiteral("service.note_return document.void"));
    for (const DocumentView &document : bench.view().documents) {
        REQUIRE(act(bench, "document.void",
                    {{QStringLiteral("document"), document.record},
                     {QStringLiteral("voided_on"), QStringLiteral("2026-04-14")},
                     {QStringLiteral("reason"), QStringLiteral("写错")}}));
    }
    CHECK(offered(bench).isEmpty());
    // Not offered is not refused: what happened is recorded.
    CHECK(act(bench, "service.note_return",
              {{QStringLiteral("documents"), paper},
               {QStringLiteral("returned_on"), QStringLiteral("2026-04-14")},
               {QStringLiteral("reason"), QStringLiteral("查无此人")}}));
    CHECK(bench.holds());
}
