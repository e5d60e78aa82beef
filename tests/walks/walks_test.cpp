#include <catch2/catch.hpp>

#include <QtCore/QElapsedTimer>

#include "core/cases/procedure.h"

#include "tests/walks/forbidden.h"
#include "tests/walks/walker.h"

/// Random walks. ANJUAN_WALKS: how many acts each procedure is walked (else a sample); ANJUAN_WALK: one plan's name;
/// ANJUAN_SEED: the first seed; ANJUAN_STORY: the one walk to be walked, and told by its records. README.md tells how
/// they are run whole.
using namespace anjuan;
using namespace anjuan::casework;
using namespace anjuan::test;

namespace {

int numberOf(const char *name, int otherwise)
{
    const int wanted = qEnvironmentVariableIntValue(name);
    return wanted > 0 ? wanted : otherwise;
}

/// Cases led well to where the plan's own acts begin: made once, walked from many times.
std::vector<Walker> led(const Plan &plan, unsigned seed)
{
    std::vector<Walker> made;
    for (unsigned i = 0; plan.leadTo && made.size() < 6 && i < 60; ++i) {
        Walker walker(plan, seed + i);
        if (walker.lead(plan.leadTo))
            made.push_back(walker);
    }
    return made;
}

struct Tally {
    int walks = 0, performed = 0, records = 0;
    QStringList wrong;
    QString story;
};

void walk(Walker walker, const Plan &plan, unsigned seed, Tally &tally)
{
    const int before = walker.performed();
    if (plan.firstAct)
        walker.begin();
    const int length = 5 + int(seed % 50);
    for (int i = 0; i < length; ++i)
        walker.random();
    QStringList wrong;
    if (seed % 2 == 0 && !walker.ended())
        wrong += walker.settle();
    if (!walker.finish(300))
        wrong += QStringLiteral("comes to a dead end");
    wrong += walker.refusedFacts();
    wrong += forbiddenIn(walker.entries());
    ++tally.walks;
    tally.performed += walker.performed() - before;
    tally.records += int(walker.entries().size());
    tally.story = walker.story();
    if (wrong.isEmpty())
        return;
    wrong.removeDuplicates();
    if (tally.wrong.size() < 40)
        tally.wrong += QStringLiteral("%1 seed %2: %3")
                           .arg(QLatin1String(plan.name))
                           .arg(seed)
                           .arg(wrong.join(QStringLiteral("; ")));
}

} // namespace

TEST_CASE("no random walk issues what it may not, refuses a fact, or comes to a dead end", "[walks]")
{
    const int wanted = numberOf("ANJUAN_WALKS", 120);
    const auto seed = unsigned(numberOf("ANJUAN_SEED", 1));
    const QString only = qEnvironmentVariable("ANJUAN_WALK");
    for (const Plan &plan : plans()) {
        if (!only.isEmpty() && only != QLatin1String(plan.name))
            continue;
        QElapsedTimer timer;
        timer.start();
        const std::vector<Walker> templates = led(plan, seed);
        CAPTURE(plan.name);
        CHECK((!plan.leadTo || !templates.empty()));
        Tally tally;
        const auto one = [&](unsigned n) {
            const bool fresh = templates.empty() || n % 4 == 0;
            walk(fresh ? Walker(plan, n) : Walker(templates[n % templates.size()], n), plan, n, tally);
        };
        if (const int told = numberOf("ANJUAN_STORY", 0)) {
            one(unsigned(told));
            qInfo("%s", qUtf8Printable(tally.story));
        } else {
            for (unsigned n = seed; tally.performed < wanted; ++n)
                one(n);
        }
        if (numberOf("ANJUAN_WALKS", 0) > 0)
            qInfo("%-12s %7d acts, %6d walks, %7d records at their ends, %lld s", plan.name, tally.performed,
                  tally.walks, tally.records, timer.elapsed() / 1000);
        CHECK(tally.wrong.join(QLatin1Char('\n')).toStdString() == "");
    }
}

TEST_CASE("the table of forbidden histories finds each of them", "[walks]")
{
    const auto entry = [](const char *kind, QJsonObject body, int n) {
        Entry made;
        made.kind = QLatin1String(kind);
        made.body = std::move(body);
        made.record.at = *Instant::parse(u"2026-05-08T09:00:00+08:00");
        made.record.hash = *Digest::fromHex(QStringLiteral("%1").arg(n, 64, 16, QLatin1Char('0')));
        return made;
    };
    for (const Forbidden &row : forbidden()) {
        CAPTURE(row.what);
        QJsonObject sample{{QStringLiteral("fine_fen"), 30000},
                           {QStringLiteral("decided_on"), QStringLiteral("2026-05-08")},
                           {QStringLiteral("started_at"), QStringLiteral("2026-05-08T09:00:00+08:00")},
                           {QStringLiteral("measure"), QString(64, QLatin1Char('0'))},
                           {QStringLiteral("officers"), QJsonArray{QLatin1String(kWithdrawnOfficer)}}};
        for (auto it = row.sample.begin(); it != row.sample.end(); ++it)
            sample.insert(it.key(), it.value());
        const QJsonObject none;
        const std::vector<Entry> history = {
            entry("party.entered",
                  {{QStringLiteral("age_class"), QStringLiteral("under14")},
                   {QStringLiteral("party_kind"), QStringLiteral("person")}},
                  1),
            entry("case.filing_proposed", {{QStringLiteral("item"), QLatin1String(kUnlistedItem)}}, 2),
            entry("measure.carried_out", none, 3),
            entry("preservation.carried_out", none, 4),
            entry("measure.extended", {{QStringLiteral("measure"), QString(64, QLatin1Char('0'))}}, 5),
            entry("demolition.ordered", {{QStringLiteral("area"), QStringLiteral("farmland")}}, 6),
            entry("remedy.received", none, 7),
            entry("police.transferred", none, 8),
            entry("case.reopened", {{QStringLiteral("to"), QStringLiteral("investigation")}}, 9),
            entry("hearing.requested", none, 10),
            entry(row.kind, sample, 12)};
        std::vector<Entry> told = history;
        if (QLatin1String(row.what).startsWith(QLatin1String("enforced after")))
            told[8] = entry("decision.revoked", {{QStringLiteral("how"), QStringLiteral("void")}}, 9);
        if (QLatin1String(row.what) == QLatin1String("a penalty heavier than the notice")
            || QLatin1String(row.what) == QLatin1String("a penalty while the hearing is owed")) {
            told.insert(
                told.begin() + 9,
                entry("notice.issued",
                      {{QStringLiteral("fine_fen"), 100}, {QStringLiteral("issued_on"), QStringLiteral("2026-05-07")}},
                      11));
            told[10].body.insert(QStringLiteral("on"), QStringLiteral("2026-05-08"));
        }
        if (QLatin1String(row.what).startsWith(QLatin1String("told of another fine"))) {
            told.insert(told.begin() + 9,
                        {entry("discretion.applied", {{QStringLiteral("fine_fen"), 100}}, 13),
                         entry("investigation.concluded", none, 14),
                         entry("discretion.applied", {{QStringLiteral("fine_fen"), 200}}, 15)});
        }
        if (QLatin1String(row.what).startsWith(QLatin1String("a penalty on the day")))
            told[8] = entry("case.continued_from_paper",
                            {{QStringLiteral("stage"), QStringLiteral("notice")},
                             {QStringLiteral("notice_served_on"), QStringLiteral("2026-05-08")}},
                            9);
        if (QLatin1String(row.what).startsWith(QLatin1String("demolition ordered on the day"))) {
            const Entry notice = entry("demolition.notified", none, 13);
            told.insert(told.begin() + 9,
                        {notice,
                         entry("service.recorded",
                               {{QStringLiteral("documents"), QJsonArray{notice.hash()}},
                                {QStringLiteral("served_at"), QStringLiteral("2026-05-09T10:00:00+08:00")}},
                               14)});
        }
        CHECK(forbiddenIn(told).filter(QString::fromLatin1(row.what) + QStringLiteral(" at 1")).size() == 1);
    }
}
