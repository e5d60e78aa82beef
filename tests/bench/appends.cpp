#include <QtCore/QDir>

#include "core/casework/parts.h"

#include "tests/bench/bench.h"
#include "tests/bench/founded.h"

namespace anjuan::bench {
namespace {

constexpr int kRounds = 9;
constexpr int kTurns = 100;
constexpr int kCases = 20;

/// Both sides of the comparison, on the same disk.
class Race {
public:
    static Result<std::unique_ptr<Race>> make(const QString &folder)
    {
        auto race = std::make_unique<Race>();
        ANJUAN_TRY(race->m_library, founded(folder + QStringLiteral("/library"), race->m_clock));
        ANJUAN_TRY(race->m_session, race->m_library->logIn(QStringLiteral("admin"), Secret(kPassword)));
        ANJUAN_TRY(race->m_other, store::Store::create(folder + QStringLiteral("/other.db")));
        ANJUAN_CHECK(race->m_other->write([](store::Write &write) -> Result<void> {
            ANJUAN_CHECK(write.script("CREATE TABLE one (id INTEGER PRIMARY KEY, n INTEGER NOT NULL) STRICT;"));
            return write.run("INSERT INTO one (id, n) VALUES (1, 0)");
        }));
        for (int i = 0; i < kCases; ++i) {
            race->m_chains += chain::caseChain(CaseId::create());
            ANJUAN_CHECK(race->append(QStringLiteral("case.opened"),
                                      {{QStringLiteral("suspected"), QStringLiteral("擅自倾倒建筑垃圾")},
                                       {QStringLiteral("source"), QStringLiteral("inspection")},
                                       {QStringLiteral("place"), QStringLiteral("示例路1号")},
                                       {QStringLiteral("received_on"), QStringLiteral("2026-03-05")}}));
        }
        return race;
    }

    /// One record in its own transaction, as an act is written; chains take turns.
    Result<void> append(const QString &kind, const QJsonObject &body)
    {
        const QString chain = m_chains[m_turn++ % m_chains.size()];
        const chain::Actor actor = m_session->key().actor();
        return m_library->parts().transact([&](store::Write &, chain::Ledger &ledger) -> Result<void> {
            ANJUAN_CHECK(ledger.append(actor, chain, kind, body));
            return {};
        });
    }

    Result<void> append()
    {
        return append(QStringLiteral("evidence.noted"),
                      {{QStringLiteral("title"), QStringLiteral("现场照片")},
                       {QStringLiteral("taken_on"), QStringLiteral("2026-03-05")},
                       {QStringLiteral("words"), QString(60, QChar(u'案'))}});
    }

    /// The least that a durable signed record can cost.
    Result<void> least()
    {
        ANJUAN_CHECK(m_session->key().pair.sign(m_message));
        return m_other->write([](store::Write &write) { return write.run("UPDATE one SET n = n + 1 WHERE id = 1"); });
    }

private:
    SystemClock m_clock;
    std::unique_ptr<casework::Library> m_library;
    std::unique_ptr<casework::Session> m_session;
    std::unique_ptr<store::Store> m_other;
    QStringList m_chains;
    qsizetype m_turn = 0;
    QByteArray m_message = QByteArray(600, 'x');
};

} // namespace

Result<Figures> appends(const QString &folder)
{
    ANJUAN_TRY(const auto race, Race::make(folder));
    Figure ratio{QStringLiteral("durable signed appends, of what a signature and a smallest commit allow"),
                 QStringLiteral("×"),
                 {},
                 0.8,
                 false,
                 {}};
    double appended = 0;
    double bare = 0;
    for (int round = 0; round < kRounds; ++round) {
        double ours = 0;
        double least = 0;
        for (int turn = 0; turn < kTurns; ++turn) {
            const double start = seconds();
            ANJUAN_CHECK(race->append());
            const double middle = seconds();
            ANJUAN_CHECK(race->least());
            ours += middle - start;
            least += seconds() - middle;
        }
        ratio.values.push_back(least / ours);
        appended += ours;
        bare += least;
    }
    const int all = kRounds * kTurns;
    ratio.beside = QStringLiteral("%1 appends/s against %2/s, turn by turn, %3 rounds of %4")
                       .arg(all / appended, 0, 'f', 0)
                       .arg(all / bare, 0, 'f', 0)
                       .arg(kRounds)
                       .arg(kTurns);
    return Figures{ratio};
}

} // namespace anjuan::bench
