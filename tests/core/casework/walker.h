#pragma once
#include <functional>
#include <random>

#include "core/casework/act_table.h"
#include "core/casework/facts.h"

namespace anjuan::test {

/// A case without library and keys: records that only a chain of rules has judged. 100,000 acts take minutes, not days.
class Walker {
public:
    explicit Walker(unsigned seed);

    /// Begins a case in that procedure, with a party.
    void open(const QString &procedure);
    /// One act, random or one that is usually next. Nothing is appended where a rule refuses.
    void random();
    /// Goes on by what is usually next, each act done well, until the case ends or `limit` acts were tried.
    bool finish(int limit);
    bool ended() const;

    casework::Entries entries() const { return m_file.all(); }
    casework::Lawbook law() const { return {&m_book, &m_pack, &m_calendar}; }
    QDate today() const { return m_at.date(); }
    int performed() const { return m_performed; }
    /// Facts that were refused, with the rule: there must be none.
    const QStringList &refusedFacts() const { return m_refusedFacts; }
    QString story() const;

private:
    enum class Care { Random, Good };
    bool attempt(const casework::Act &act, Care care);
    QJsonObject bodyOf(const casework::Act &act, Care care);
    QJsonValue valueOf(const casework::Field &field, const casework::Act &act, Care care);
    QJsonArray peopleFor(Care care);
    void append(const QString &kind, const QJsonObject &body, const PersonId &by);
    void pass(int maxDays);
    int pick(int below);
    bool often(int percent) { return pick(100) < percent; }
    void found();

    std::mt19937 m_random;
    office::OfficeBook m_book;
    packs::Pack m_pack;
    calendar::Calendar m_calendar;
    casework::CaseFile m_file;
    std::vector<PersonId> m_officers; // with cards, then without
    PersonId m_leader, m_reviewer;
    Instant m_at;
    qint64 m_seq = 0;
    int m_performed = 0;
    QStringList m_refusedFacts;
};

} // namespace anjuan::test
