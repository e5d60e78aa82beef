#include "core/cases/procedure.h"
#include "core/casework/deadline_list.h"
#include "core/casework/demo.h"
#include "core/casework/parts.h"
#include "core/insight/similar.h"

#include "tests/bench/bench.h"

namespace anjuan::bench {
namespace {

constexpr int kRounds = 9;
constexpr int kDeadlines = 5000;
constexpr int kDecided = 100'000;

/// What a page of a case asks each time it is shown: what may be done next, and what stands in the way of each.
Result<Figure> gates(const casework::Library &library, const CaseId &id)
{
    Figure figure{QStringLiteral("gates and available acts of a case"), QStringLiteral("ms"), {}, 2, true, {}};
    const casework::Library::Parts &parts = library.parts();
    ANJUAN_TRY(const casework::CaseFile file, casework::CaseFile::load(*parts.store, *parts.vault, id));
    std::size_t acts = 0;
    for (int round = 0; round < kRounds; ++round) {
        const double start = seconds();
        const std::size_t records = file.entries().size() - static_cast<std::size_t>(round);
        const casework::CaseBefore before(file.before(records), parts.law());
        const cases::StepFacts facts = before.standing(parts.clock->today());
        for (const QString &name : cases::nextActs(facts)) {
            if (const casework::Act *act = casework::findAct(name); act && act->isOfCase()) {
                before.judge({act, QJsonObject(), parts.clock->now(), {}});
                ++acts;
            }
        }
        figure.values.push_back((seconds() - start) * 1000);
    }
    figure.beside = QStringLiteral("a case of %1 records, %2 acts judged on average")
                        .arg(file.entries().size())
                        .arg(acts / kRounds);
    return figure;
}

CaseId numbered(int n)
{
    return CaseId::parse(QStringLiteral("00000000-0000-4000-8000-%1").arg(n, 12, 10, QLatin1Char('0')))
        .value_or(CaseId());
}

/// Rows that no record made: the measure is of reading alone.
Result<void> fill(store::Write &write)
{
    const char *const codes[] = {"DL-DECIDE", "DL-SERVE", "DL-PAY", "DL-SS", "DL-FY"};
    const QDate day(2026, 3, 1);
    for (int n = 0; n < kDeadlines; ++n) {
        const QString id = numbered(n / 4).toString();
        if (n % 4 == 0)
            ANJUAN_CHECK(write.run(
                "INSERT INTO case_row (case_id, number, cause, source, place, stage, opened_on, last_on, "
                "holder) VALUES (?, ?, '擅自倾倒建筑垃圾', 's', 'p', 'filing', '2026-03-01', '2026-03-01', 'h')",
                {id, QStringLiteral("某罚立〔2026〕%1号").arg(n / 4)}));
        ANJUAN_CHECK(
            write.run("INSERT INTO period (case_id, n, code, about, from_on, settled, length, extended, agreed, owed, "
                      "paid, match, waits) VALUES (?, ?, ?, 'r', ?, 0, -1, 0, 0, 0, 0, '', '')",
                      {id, qint64(n % 4), QString::fromLatin1(codes[n % 5]), dateText(day.addDays(n % 30))}));
    }
    for (int n = 0; n < kDecided; ++n)
        ANJUAN_CHECK(
            write.run("INSERT INTO decided_like (case_id, item, tier, fine_fen, decided_on) VALUES (?, ?, ?, ?, "
                      "'2026-01-05')",
                      {numbered(n).toString(), QStringLiteral("I%1").arg(n % 10), QStringLiteral("B/%1").arg(n % 2),
                       qint64(n % 977) * 1000}));
    return {};
}

Result<Figure> deadlineList(const store::Store &store, const casework::Library &library)
{
    Figure figure{QStringLiteral("list of 5,000 open deadlines"), QStringLiteral("ms"), {}, 30, true, {}};
    std::size_t lines = 0;
    for (int round = 0; round < kRounds; ++round) {
        const double start = seconds();
        ANJUAN_TRY(const auto list,
                   insight::openDeadlines(store, cases::periodLengths(library.pack().settings),
                                          library.parts().calendar, QDate(2026, 4, 1)));
        figure.values.push_back((seconds() - start) * 1000);
        lines = list.size();
    }
    figure.beside = QStringLiteral("%1 lines of 1,250 cases, counted and sorted").arg(lines);
    return figure;
}

Result<Figure> similar(const store::Store &store)
{
    Figure figure{QStringLiteral("similar cases among 100,000"), QStringLiteral("ms"), {}, 50, true, {}};
    int count = 0;
    for (int round = 0; round < kRounds; ++round) {
        const double start = seconds();
        ANJUAN_TRY(const auto like,
                   insight::similarCases(store, QStringLiteral("I4"), QStringLiteral("B/0"), qint64(round) * 50'000,
                                         numbered(4)));
        figure.values.push_back((seconds() - start) * 1000);
        count = like.count;
    }
    figure.beside = QStringLiteral("%1 of the same item and tier, with quartiles").arg(count);
    return figure;
}

} // namespace

Result<Figures> law(const QString &folder)
{
    casework::ScriptClock clock;
    NoProgress quiet;
    const QString dir = folder + QStringLiteral("/demo");
    ANJUAN_TRY(const casework::Demo demo, casework::makeDemo(dir, clock, quiet));
    ANJUAN_TRY(const auto library, casework::Library::open(dir, casework::Access::ReadOnly, clock));
    ANJUAN_TRY(const auto store, store::Store::memory());
    const chain::Registry registry = casework::makeRegistry();
    ANJUAN_CHECK(store->write([&](store::Write &write) -> Result<void> {
        ANJUAN_CHECK(registry.createTables(write));
        return fill(write);
    }));
    ANJUAN_TRY(Figure first, gates(*library, demo.cases.front()));
    ANJUAN_TRY(Figure second, deadlineList(*store, *library));
    ANJUAN_TRY(Figure third, similar(*store));
    return Figures{first, second, third};
}

} // namespace anjuan::bench
