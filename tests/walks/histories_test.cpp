#include <catch2/catch.hpp>

#include "tests/walks/walker.h"

/// Histories that random walks found to be judged wrongly, told by hand.
using namespace anjuan;
using namespace anjuan::casework;
using namespace anjuan::test;

namespace {

/// A case of these records, on one day each from 2026-03-02 on.
class History {
public:
    QString add(const char *kind, const QJsonObject &body)
    {
        chain::Record record;
        record.kind = QLatin1String(kind);
        record.body = body;
        record.at = m_at;
        record.by = world().officers[0];
        record.seq = ++m_seq;
        record.hash = *Digest::fromHex(QStringLiteral("%1").arg(m_seq, 64, 16, QLatin1Char('0')));
        const QString hash = record.hash.hex();
        m_file.add(std::move(record), nullptr);
        m_at.epochSeconds += 86400;
        return hash;
    }
    /// The rules that stop that act now.
    QStringList stops(const char *name, const QJsonObject &body) const
    {
        const Lawbook law{&world().book, &world().pack, &world().calendar};
        QStringList rules;
        for (const auto &finding :
             judgeAct(m_file.all(), law, {findAct(QLatin1String(name)), body, m_at, world().officers[0]})) {
            if (finding.blocks())
                rules += finding.rule;
        }
        return rules;
    }
    cases::StepFacts standing() const
    {
        return standingFacts(m_file.all(), {&world().book, &world().pack, &world().calendar}, m_at.date());
    }
    QString today() const { return dateText(m_at.date()); }

private:
    CaseFile m_file;
    Instant m_at = *Instant::parse(u"2026-03-02T09:00:00+08:00");
    qint64 m_seq = 0;
};

struct Member {
    Member(const char *called, const char *text) : name(called), value(QString::fromUtf8(text)) {}
    Member(const char *called, const QJsonValue &any) : name(called), value(any) {}
    const char *name;
    QJsonValue value;
};

QJsonObject object(std::initializer_list<Member> members)
{
    QJsonObject made;
    for (const Member &member : members)
        made.insert(QLatin1String(member.name), member.value);
    return made;
}

QJsonObject person(const char *id)
{
    return object({{"party", id}, {"party_kind", "person"}, {"age_class", "adult"}});
}

constexpr char kFirst[] = "00000000-0000-4000-8000-000000000001";
constexpr char kSecond[] = "00000000-0000-4000-8000-000000000002";

} // namespace

TEST_CASE("what paper says of a decision is not what an act on the spot says of itself", "[walks]")
{
    History history;
    history.add("case.opened", object({{"procedure", "ordinary"}}));
    history.add("party.entered", person(kFirst));
    history.add("case.continued_from_paper",
                object({{"stage", "decided"}, {"decided_on", "2026-03-01"}, {"fine_fen", 5000}}));
    const auto decide = [&](qint64 fen) {
        return history.stops("simple.decide",
                             object({{"fine_fen", fen}, {"rights_told", true}, {"item", "zz_litter"}}));
    };
    CHECK(decide(20000).filter(QStringLiteral("SP-1-amount")).isEmpty());
    CHECK(decide(20001).contains(QStringLiteral("SP-1-amount")));
    CHECK(decide(0).contains(QStringLiteral("SP-2-kinds")));
}

TEST_CASE("sent to the police again, a case waits for another answer", "[walks]")
{
    History history;
    history.add("case.opened", object({{"procedure", "ordinary"}}));
    history.add("party.entered", person(kFirst));
    history.add("police.transferred", object({{"sent_at", "2026-03-04T10:00:00+08:00"}}));
    const QJsonObject penalty = object({{"outcome", "penalty"}, {"fine_fen", 5000}, {"decided_on", "2026-03-20"}});
    const auto waits = [&] { return history.stops("decision.issue", penalty).contains(QStringLiteral("310-instead")); };
    CHECK(waits());
    history.add("police.responded", object({{"outcome", "refused"}, {"received_on", "2026-03-05"}}));
    CHECK_FALSE(waits());
    history.add("police.transferred", object({{"sent_at", "2026-03-06T10:00:00+08:00"}}));
    CHECK(waits());
    history.add("police.responded", object({{"outcome", "refused"}, {"received_on", "2026-03-09"}}));
    CHECK_FALSE(waits());
    // Entered late: the answer stood in the program before the transfer did.
    history.add("police.transferred", object({{"sent_at", "2026-03-08T10:00:00+08:00"}}));
    CHECK_FALSE(waits());
}

TEST_CASE("a leader's word on an extension serves once, also where no measure is named", "[walks]")
{
    History history;
    history.add("case.opened", object({{"procedure", "ordinary"}}));
    history.add("party.entered", person(kFirst));
    const auto approve = [&] {
        history.add("approval.given",
                    object({{"step", "measure_extension"},
                            {"level", "leader"},
                            {"outcome", "agree"},
                            {"approved_on", history.today()}}));
    };
    const auto refused = [&] {
        return history
            .stops("measure.extend", object({{"measure", ""}, {"days", 10}, {"extended_on", history.today()}}))
            .contains(QStringLiteral("CM-7-extension"));
    };
    CHECK(refused());
    approve();
    CHECK_FALSE(refused());
    history.add("measure.extended", object({{"measure", ""}, {"days", 10}, {"extended_on", history.today()}}));
    CHECK(refused());
    approve();
    CHECK_FALSE(refused());
}

TEST_CASE("what was decided on paper falls when the case is taken up again", "[walks]")
{
    for (const char *to : {"investigation", "defence"}) {
        CAPTURE(to);
        History history;
        history.add("case.opened", object({{"procedure", "ordinary"}}));
        history.add("party.entered", person(kFirst));
        history.add("case.continued_from_paper",
                    object({{"stage", "served"}, {"decided_on", "2026-03-01"}, {"fine_fen", 5000}}));
        CHECK(history.standing().decidedOn);
        history.add("decision.revoked", object({{"how", "revoked"}, {"by", "court"}}));
        history.add("case.reopened", object({{"to", to}}));
        const cases::StepFacts now = history.standing();
        CHECK_FALSE(now.decidedOn);
        CHECK_FALSE(now.decisionServed);
        CHECK(now.filedOn);
        CHECK(now.notice.has_value() == (QLatin1String(to) == QLatin1String("defence")));
    }
}

TEST_CASE("who was split off into another case is no party of this one, but the only party is of both", "[walks]")
{
    History history;
    history.add("case.opened", object({{"procedure", "ordinary"}}));
    const QString first = history.add("party.entered", person(kFirst));
    QJsonObject unit = person(kSecond);
    unit.insert(QStringLiteral("party_kind"), QStringLiteral("organisation"));
    const QString second = history.add("party.entered", unit);
    CHECK(history.standing().partyKind == QStringLiteral("organisation"));
    history.add("party.entered", unit); // its particulars corrected
    history.add("case.split_off", object({{"party", second}}));
    CHECK(history.standing().partyKind == QStringLiteral("person"));
    history.add("case.split_off", object({{"party", first}}));
    CHECK(history.standing().partyKind == QStringLiteral("person"));
    const auto tooMuch = [&](qint64 fen) {
        return history.stops("simple.decide", object({{"fine_fen", fen}, {"rights_told", true}, {"item", "zz_litter"}}))
            .contains(QStringLiteral("SP-1-amount"));
    };
    CHECK_FALSE(tooMuch(20000)); // the limit of a citizen
    CHECK(tooMuch(20001));
    history.add("party.entered", unit); // taken into this case again
    CHECK(history.standing().partyKind == QStringLiteral("organisation"));
}
