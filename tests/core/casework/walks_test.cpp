#include <catch2/catch.hpp>

#include "core/cases/procedure.h"
#include "core/chain/body.h"

#include "tests/core/casework/walker.h"

/// Random walks: what no history may hold, written without the rules, the facts and the gates of the program: only
/// kinds of records, their dates and members. A family of acts adds its rows to `forbidden()`.
using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Walker;
using chain::flagOf;
using chain::integerOf;
using chain::textOf;

namespace {

/// Whether `entry`, standing after `before`, makes a history that may not be.
struct Forbidden {
    const char *what;
    const char *kind;
    bool (*is)(Entries before, const Entry &entry);
};

const Entry *lastOf(Entries before, const char *kind)
{
    const Entry *found = nullptr;
    for (const Entry &entry : before) {
        if (entry.kind == QLatin1String(kind))
            found = &entry;
    }
    return found;
}

/// What the agency issued already on paper is a fact.
bool onPaper(const Entry &entry)
{
    return flagOf(entry.body, "already_issued");
}

bool penalty(const Entry &entry)
{
    return textOf(entry.body, "outcome") != QLatin1String("no_penalty");
}

/// Whether a leader's last word on that step, after `since`, is yes.
bool leaderAgreed(Entries before, const char *step, const Entry *since)
{
    bool agreed = false;
    for (const Entry &entry : before) {
        if (&entry == since)
            agreed = false;
        const bool written =
            entry.kind == QLatin1String("approval.given") || entry.kind == QLatin1String("approval.signed_on_paper");
        const bool spoken =
            entry.kind == QLatin1String("approval.given_orally") && QLatin1String(step) != QLatin1String("decision");
        if ((written || spoken) && textOf(entry.body, "step") == QLatin1String(step)
            && textOf(entry.body, "level") == QLatin1String("leader"))
            agreed = textOf(entry.body, "outcome") == QLatin1String("agree");
    }
    return agreed;
}

bool noticeWasServed(Entries before)
{
    const Entry *notice = lastOf(before, "notice.issued");
    for (const Entry &entry : before) {
        if (notice && entry.kind == QLatin1String("service.recorded")
            && entry.body.value(QLatin1String("documents")).toArray().contains(notice->hash()))
            return true;
    }
    return false;
}

bool endingAgreed(Entries before, const char *ending)
{
    const Entry *proposal = nullptr;
    for (const Entry &entry : before) {
        if (entry.kind == QLatin1String("case.ending_proposed")
            && textOf(entry.body, "ending") == QLatin1String(ending))
            proposal = &entry;
    }
    return proposal && leaderAgreed(before, ending, proposal);
}

bool reviewedAndPassed(Entries before)
{
    const Entry *opinion = nullptr;
    for (const Entry &entry : before) {
        if (entry.kind == QLatin1String("review.opinion_signed")
            || entry.kind == QLatin1String("review.opinion_signed_on_paper"))
            opinion = &entry;
    }
    return opinion && lastOf(before, "review.requested") && textOf(opinion->body, "outcome").startsWith(u"agree");
}

QString partyMember(Entries before, const char *member)
{
    const Entry *party = lastOf(before, "party.entered");
    return party ? textOf(party->body, member) : QString();
}

const std::vector<Forbidden> &forbidden()
{
    static const std::vector<Forbidden> rows = {
        {"filed without the leader", "case.filed",
         [](Entries before, const Entry &) {
             return !leaderAgreed(before, "filing", lastOf(before, "case.filing_proposed"));
         }},
        {"a penalty without a served notice", "decision.issued",
         [](Entries before, const Entry &entry) {
             return penalty(entry) && !onPaper(entry) && !noticeWasServed(before);
         }},
        {"a penalty heavier than the notice", "decision.issued",
         [](Entries before, const Entry &entry) {
             const Entry *notice = lastOf(before, "notice.issued");
             return penalty(entry) && !onPaper(entry) && notice
                 && integerOf(entry.body, "fine_fen") > integerOf(notice->body, "fine_fen");
         }},
        {"a penalty without a review that passed", "decision.issued",
         [](Entries before, const Entry &entry) {
             return penalty(entry) && !onPaper(entry) && !reviewedAndPassed(before);
         }},
        {"a decision without the leader", "decision.issued",
         [](Entries before, const Entry &entry) {
             return !onPaper(entry) && !leaderAgreed(before, "decision", lastOf(before, "decision.proposed"));
         }},
        {"a child penalised", "decision.issued",
         [](Entries before, const Entry &entry) {
             return penalty(entry) && !onPaper(entry) && partyMember(before, "age_class") == QLatin1String("under14");
         }},
        {"a child penalised on the spot", "decision.issued_on_spot",
         [](Entries before, const Entry &entry) {
             return !onPaper(entry) && partyMember(before, "age_class") == QLatin1String("under14");
         }},
        {"too much on the spot", "decision.issued_on_spot",
         [](Entries before, const Entry &entry) {
             const bool unit = partyMember(before, "party_kind") == QLatin1String("organisation");
             return !onPaper(entry) && integerOf(entry.body, "fine_fen") > (unit ? 300000 : 20000);
         }},
        {"nothing on the spot", "decision.issued_on_spot",
         [](Entries, const Entry &entry) {
             return !onPaper(entry) && integerOf(entry.body, "fine_fen") == 0 && !flagOf(entry.body, "warning");
         }},
        {"on the spot without a word", "decision.issued_on_spot",
         [](Entries, const Entry &entry) { return !onPaper(entry) && !flagOf(entry.body, "rights_told"); }},
        {"not filed without the leader", "case.not_filed",
         [](Entries before, const Entry &) { return !endingAgreed(before, "not_filing"); }},
        {"withdrawn without the leader", "case.filing_withdrawn",
         [](Entries before, const Entry &) { return !endingAgreed(before, "withdrawal"); }},
        {"suspended without the leader", "case.suspended",
         [](Entries before, const Entry &) { return !endingAgreed(before, "suspension"); }},
        {"closed without the leader", "case.closed",
         [](Entries before, const Entry &) {
             const bool reported =
                 lastOf(before, "decision.issued_on_spot") && lastOf(before, "simple.decision_reported");
             return !reported && !leaderAgreed(before, "closing", lastOf(before, "closing.proposed"));
         }},
    };
    return rows;
}

QStringList forbiddenIn(Entries entries)
{
    QStringList found;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        for (const Forbidden &row : forbidden()) {
            if (entries[i].kind == QLatin1String(row.kind) && row.is(entries.first(i), entries[i]))
                found += QStringLiteral("%1 at %2").arg(QLatin1String(row.what)).arg(i);
        }
    }
    return found;
}

/// How many acts for each procedure: ANJUAN_WALKS, else a sample.
int actsWanted()
{
    const int wanted = qEnvironmentVariableIntValue("ANJUAN_WALKS");
    return wanted > 0 ? wanted : 400;
}

} // namespace

TEST_CASE("no random walk issues what it may not, refuses a fact, or comes to a dead end", "[walks]")
{
    // A family of acts whose walks are proven adds the procedure that it opens a case in.
    for (const char *id : {"ordinary", "simple", "short"}) {
        const cases::Procedure &procedure = *cases::findProcedure(QLatin1String(id));
        int performed = 0;
        int ended = 0;
        for (unsigned seed = 1; performed < actsWanted(); ++seed) {
            Walker walker(seed);
            walker.open(procedure.id);
            const int length = 5 + int(seed % 60);
            for (int i = 0; i < length; ++i)
                walker.random();
            const bool reached = walker.finish(250);
            const QStringList wrong = forbiddenIn(walker.entries());
            performed += walker.performed();
            ended += reached ? 1 : 0;
            if (reached && wrong.isEmpty() && walker.refusedFacts().isEmpty())
                continue;
            INFO(procedure.id.toStdString() << " seed " << seed << "\n" << walker.story().toStdString());
            CHECK(wrong.join(QLatin1Char('\n')).toStdString() == "");
            CHECK(walker.refusedFacts().join(QLatin1Char('\n')).toStdString() == "");
            REQUIRE(reached);
        }
        CHECK(ended > 0);
    }
}

TEST_CASE("the table of forbidden histories finds each of them", "[walks]")
{
    const auto entry = [](const char *kind, QJsonObject body) {
        Entry made;
        made.kind = QLatin1String(kind);
        made.body = std::move(body);
        return made;
    };
    for (const Forbidden &row : forbidden()) {
        CAPTURE(row.what);
        std::vector<Entry> history = {
            entry("party.entered",
                  {{QStringLiteral("age_class"), QStringLiteral("under14")},
                   {QStringLiteral("party_kind"), QStringLiteral("person")}}),
            entry("notice.issued", {{QStringLiteral("fine_fen"), 100}}),
            entry(row.kind,
                  {{QStringLiteral("fine_fen"),
                    QLatin1String(row.what) == QLatin1String("nothing on the spot") ? 0 : 30000}})};
        CHECK(forbiddenIn(history).filter(QLatin1String(row.what)).size() == 1);
    }
}
