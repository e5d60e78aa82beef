#pragma once
#include <functional>
#include <map>
#include <memory>
#include <random>

#include "core/casework/act_table.h"
#include "core/casework/facts.h"

#include "tests/walks/plans.h"

namespace anjuan::test {

/// The unit that all walks of a process belong to: made once.
struct World {
    office::OfficeBook book;
    packs::Pack pack;
    calendar::Calendar calendar;
    std::vector<PersonId> officers; // two with cards, one without, one whose card was withdrawn
    PersonId leader, reviewer;
    Instant from; // when the first case begins
};
const World &world();
/// The officer whose card was withdrawn, as the table of forbidden histories knows it.
extern const char *const kWithdrawnOfficer;
/// An item that stands in no list of powers.
extern const char *const kUnlistedItem;
/// A fine that no item of the pack gives.
constexpr qint64 kBeyondAnyLaw = 1'000'000'000'00;

enum class Care { Random, Good };

/// A case without library and keys: records that only a chain of rules has judged. 100,000 acts take a minute.
class Walker {
public:
    /// Begins a case as the plan says.
    Walker(const Plan &plan, unsigned seed);
    /// The same case from here on with other luck.
    Walker(const Walker &from, unsigned seed);

    /// Leads the case well until a record of that kind is there; whether it came.
    bool lead(const char *kind);
    /// Does the plan's first act, where the case has come so far.
    void begin();
    /// One act, random or one that is usually next. Nothing is appended where a rule refuses.
    void random();
    /// Ends every side process that is open. What cannot be ended, or is not offered: the list must be empty.
    QStringList settle();
    /// Goes on by what is usually next, each act done well, until the case ends or `limit` acts were tried.
    bool finish(int limit);
    bool ended() const;

    casework::Entries entries() const { return m_file.all(); }
    static casework::Lawbook law() { return {&world().book, &world().pack, &world().calendar}; }
    QDate today() const { return m_at.date(); }
    int performed() const { return m_performed; }
    /// Facts that were refused, with the rule: there must be none.
    const QStringList &refusedFacts() const { return m_refusedFacts; }
    QString story() const;

private:
    struct Words; // what an act is given beyond its fields' types
    bool attempt(const casework::Act &act, Care care, const QJsonObject &given = {});
    QJsonObject bodyOf(const casework::Act &act, Care care);
    void mendBody(const casework::Act &act, Care care, QJsonObject &body);
    void mendParties(const casework::Act &act, QJsonObject &body);
    void mendContent(const casework::Act &act, QJsonObject &body);
    QJsonValue valueOf(const casework::Field &field, const casework::Act &act, Care care);
    QJsonValue dateFor(const casework::Field &field, Care care);
    QJsonValue recordFor(const casework::Field &field, const casework::Act &act, Care care);
    QJsonObject objectOf(const std::vector<casework::Field> &fields, const casework::Act &act, Care care);
    QJsonArray peopleFor(Care care);
    QString awaited();
    bool approve(const char *step);
    bool end(const struct Side &side, const casework::Entry &open, QStringList &wrong);
    const casework::Act *anyAct();
    const casework::Act *usualNext(const std::map<QString, int> &used) const;
    bool goOn(int limit, const std::function<bool()> &there);
    void append(const QString &kind, const QJsonObject &body, const PersonId &by);
    void pass(int maxDays);
    int pick(int below) { return below <= 0 ? 0 : int(m_random() % unsigned(below)); }
    bool often(int percent) { return pick(100) < percent; }
    QString uuid();

    const Plan *m_plan;
    std::mt19937 m_random;
    casework::CaseFile m_file;
    Instant m_at;
    qint64 m_seq = 0;
    int m_performed = 0;
    QStringList m_refusedFacts;
    QStringList m_lastBlocks; // rules that stopped the last attempt
};

/// Acts that a walk tries: those of a case's own chain and what is said about it.
bool walks(const casework::Act &act);

} // namespace anjuan::test
