#include "tests/walks/forbidden.h"

#include <algorithm>
#include <map>

#include "core/base/clock.h"
#include "core/chain/body.h"

#include "tests/walks/walker.h"

namespace anjuan::test {

using namespace casework;
using chain::flagOf;
using chain::integerOf;
using chain::textOf;

namespace {

const Entry *lastOf(Entries before, const char *kind)
{
    const Entry *found = nullptr;
    for (const Entry &entry : before) {
        if (entry.kind == QLatin1String(kind))
            found = &entry;
    }
    return found;
}

/// What a case that was taken up again has to do anew.
Entries sinceReopened(Entries before)
{
    const Entry *reopened = lastOf(before, "case.reopened");
    return reopened ? before.subspan(std::size_t(reopened - before.data())) : before;
}

bool onPaper(const Entry &entry)
{
    return flagOf(entry.body, "already_issued");
}

/// Whether the case came into the program when that stage was reached on paper 接续办理: what was before is not judged.
bool onPaperUntil(Entries before, const char *stage)
{
    static const QStringList order = {QStringLiteral("investigating"), QStringLiteral("concluded"),
                                      QStringLiteral("notice"),        QStringLiteral("defence"),
                                      QStringLiteral("decided"),       QStringLiteral("served"),
                                      QStringLiteral("performance")};
    const Entry *paper = lastOf(before, "case.continued_from_paper");
    const Entry *reopened = lastOf(before, "case.reopened");
    if (paper && reopened && paper < reopened) {
        const bool early = textOf(reopened->body, "to") == QLatin1String("investigation");
        if (order.indexOf(QLatin1String(stage)) > order.indexOf(QLatin1String(early ? "investigating" : "defence")))
            return false;
    }
    return paper && order.indexOf(textOf(paper->body, "stage")) >= order.indexOf(QLatin1String(stage));
}

bool penalty(const Entry &entry)
{
    return !onPaper(entry) && textOf(entry.body, "outcome") != QLatin1String("no_penalty");
}

QString text(const Entry &entry, const char *member)
{
    return textOf(entry.body, member);
}

/// Whether the recorder gave a reason for that rule.
bool reasoned(const Entry &entry, const char *rule)
{
    for (const auto reason : entry.body.value(QLatin1String("reasons")).toArray()) {
        if (textOf(reason.toObject(), "rule") == QLatin1String(rule))
            return true;
    }
    return false;
}

QString dayOf(const Entry &entry)
{
    for (const char *member : {"approved_on", "signed_on", "given_at"}) {
        if (const QString day = text(entry, member).left(10); !day.isEmpty())
            return day;
    }
    return {};
}

/// Whether a leader's last word on that step, after `since` or about one of `about`, is yes, and not later than `by`.
bool agreed(Entries before, const char *step, const Entry *since, const QStringList &about = {}, const QString &by = {})
{
    bool yes = false;
    bool after = since == nullptr;
    for (const Entry &entry : before) {
        after |= &entry == since;
        const bool spoken = entry.kind == QLatin1String("approval.given_orally");
        const bool word = spoken || entry.kind == QLatin1String("approval.given")
            || entry.kind == QLatin1String("approval.signed_on_paper");
        if (!word || (spoken && QLatin1String(step) == QLatin1String("decision"))
            || text(entry, "step") != QLatin1String(step) || text(entry, "level") != QLatin1String("leader"))
            continue;
        const QString named = text(entry, "about");
        const bool ours = !named.isEmpty() && about.contains(named);
        if (!ours && (!after || (!named.isEmpty() && !about.isEmpty())))
            continue;
        yes = text(entry, "outcome") == QLatin1String("agree") && (by.isEmpty() || dayOf(entry) <= by);
    }
    return yes;
}

bool leaderAgreed(Entries before, const char *step, const char *proposal)
{
    return agreed(before, step, lastOf(before, proposal));
}

bool servedSince(Entries before, const Entry *paper)
{
    for (const Entry &entry : before) {
        if (paper && entry.kind == QLatin1String("service.recorded")
            && entry.body.value(QLatin1String("documents")).toArray().contains(paper->hash()))
            return true;
    }
    return false;
}

/// 共同当事人: who stands in the case, each by the ids under which they were entered.
std::vector<QStringList> partiesAt(Entries before)
{
    std::vector<std::pair<QString, std::size_t>> entered; // id, and the place it was entered in
    std::size_t places = 0;
    for (const Entry &entry : before) {
        if (entry.kind == QLatin1String("party.entered")) {
            const QString id = text(entry, "party");
            std::size_t place = 0;
            std::size_t last = 0;
            for (const auto &[known, at] : entered) {
                place = known == id ? at : place;
                last = std::max(last, at);
            }
            if (place == 0)
                place = last == 0 || text(entry, "standing") == QLatin1String("beside") ? ++places : last;
            entered.emplace_back(id, place);
        }
        if (entry.kind != QLatin1String("case.split_off"))
            continue;
        QString gone;
        for (const Entry &party : before)
            gone = party.hash() == text(entry, "party") ? text(party, "party") : gone;
        auto left = entered;
        std::erase_if(left, [&](const auto &one) { return one.first == gone; });
        if (!left.empty())
            entered = left;
    }
    std::map<std::size_t, QStringList> ids;
    for (const auto &[id, place] : entered)
        ids[place] += id;
    std::vector<QStringList> parties;
    for (const auto &[place, known] : ids)
        parties.push_back(known);
    return parties;
}

/// Each of several parties, one by one; of one, as servedSince.
bool servedToEach(Entries before, const Entry *paper)
{
    const auto parties = partiesAt(before);
    if (parties.size() < 2 || !paper)
        return servedSince(before, paper);
    return std::all_of(parties.begin(), parties.end(), [&](const QStringList &ids) {
        return std::any_of(before.begin(), before.end(), [&](const Entry &entry) {
            if (entry.kind != QLatin1String("service.recorded")
                || !entry.body.value(QLatin1String("documents")).toArray().contains(paper->hash()))
                return false;
            const QString to = text(entry, "party_id");
            return to.isEmpty() ? partiesAt(before.first(std::size_t(&entry - before.data()))).size() == 1
                                : ids.contains(to);
        });
    });
}

bool endingAgreed(Entries before, const char *ending)
{
    const Entry *proposal = nullptr;
    for (const Entry &entry : before) {
        if (entry.kind == QLatin1String("case.ending_proposed") && text(entry, "ending") == QLatin1String(ending))
            proposal = &entry;
    }
    return proposal && agreed(before, ending, proposal);
}

bool reviewedAndPassed(Entries all)
{
    const Entries before = sinceReopened(all);
    const Entry *opinion = nullptr;
    for (const Entry &entry : before) {
        if (entry.kind == QLatin1String("review.opinion_signed")
            || entry.kind == QLatin1String("review.opinion_signed_on_paper"))
            opinion = &entry;
    }
    return opinion && lastOf(before, "review.requested") && text(*opinion, "outcome").startsWith(u"agree");
}

QString partyMember(Entries before, const char *member)
{
    std::vector<const Entry *> here;
    for (const Entry &entry : before) {
        if (entry.kind == QLatin1String("party.entered"))
            here.push_back(&entry);
        if (entry.kind != QLatin1String("case.split_off"))
            continue;
        QString gone; // with all that was entered of that party
        for (const Entry *party : here)
            gone = party->hash() == text(entry, "party") ? text(*party, "party") : gone;
        const auto goes = [&](const Entry *party) { return text(*party, "party") == gone; };
        if (!std::all_of(here.begin(), here.end(), goes)) // the only party is that of both cases
            std::erase_if(here, goes);
    }
    return here.empty() ? QString() : text(*here.back(), member);
}

bool child(Entries before, const Entry &)
{
    return partyMember(before, "age_class") == QLatin1String("under14");
}

/// Whether someone whose card was withdrawn long ago acts today.
bool withdrawnCard(const Entry &entry, const char *day)
{
    return !onPaper(entry) && text(entry, day).left(10) == dateText(entry.on())
        && entry.body.value(QLatin1String("officers")).toArray().contains(QLatin1String(kWithdrawnOfficer));
}

bool unlisted(Entries before, const Entry &entry)
{
    const Entry *filing = lastOf(before, "case.filing_proposed");
    return !onPaper(entry) && filing && text(*filing, "item") == QLatin1String(kUnlistedItem);
}

bool anyOpen(Entries before, const char *opens, const char *ends, const char *member)
{
    for (const Entry &entry : before) {
        if (entry.kind != QLatin1String(opens))
            continue;
        bool ended = false;
        for (const Entry &later : before)
            ended |= later.kind == QLatin1String(ends) && text(later, member) == entry.hash();
        if (!ended)
            return true;
    }
    return false;
}

/// The days of a hearing that was asked for and neither held nor given up, since the newest notice.
bool hearingOwed(Entries before)
{
    bool owed = false;
    for (const Entry &entry : before) {
        if (entry.kind == QLatin1String("notice.issued") || entry.kind == QLatin1String("hearing.held")
            || entry.kind == QLatin1String("hearing.withdrawn"))
            owed = false;
        // Asked for on the very day of the notice or the next: in time, whatever the calendar says.
        const Entry *notice = lastOf(before, "notice.issued");
        if (entry.kind == QLatin1String("hearing.requested") && notice && &entry > notice)
            owed = parseDate(text(entry, "on")) && parseDate(text(*notice, "issued_on"))
                && *parseDate(text(entry, "on")) <= parseDate(text(*notice, "issued_on"))->addDays(1);
    }
    return owed;
}

qint64 surchargedBefore(Entries before)
{
    qint64 sum = 0;
    for (const Entry &entry : sinceReopened(before))
        sum +=
            entry.kind == QLatin1String("performance.surcharge_charged") ? integerOf(entry.body, "surcharge_fen") : 0;
    return sum;
}

qint64 decidedFine(Entries before)
{
    qint64 fine = 0;
    bool here = false;
    for (const Entry &entry : before) {
        const bool issued =
            entry.kind == QLatin1String("decision.issued") || entry.kind == QLatin1String("decision.issued_on_spot");
        here = here || issued;
        // What was issued here stands, whatever is taken over from paper later.
        if (issued || (!here && entry.kind == QLatin1String("case.continued_from_paper")))
            fine = integerOf(entry.body, "fine_fen");
    }
    return fine;
}

/// Whether the decision fell, and nothing was taken up again since.
bool fallen(Entries before)
{
    const Entry *revoked = lastOf(before, "decision.revoked");
    const QString how = revoked ? text(*revoked, "how") : QString();
    return (how == QLatin1String("revoked") || how == QLatin1String("void")) && !lastOf(before, "case.reopened");
}

/// Whether a report, or what was told of the paper, says what was found.
bool factsKnown(Entries before)
{
    const Entry *reopened = lastOf(before, "case.reopened");
    const bool anew = reopened && text(*reopened, "to") == QLatin1String("investigation");
    const Entry *paper = lastOf(before, "case.continued_from_paper");
    const bool onPaperToo = paper
        && (!text(*paper, "facts").isEmpty()
            || paper->body.value(QLatin1String("private_members")).toArray().contains(QLatin1String("facts")));
    return onPaperToo || lastOf(anew ? sinceReopened(before) : before, "investigation.concluded");
}

qint64 costOfPerformance(Entries before)
{
    qint64 cost = 0;
    for (const Entry &entry : sinceReopened(before))
        cost += entry.kind == QLatin1String("substitute.performed") ? integerOf(entry.body, "cost_fen") : 0;
    return cost;
}

/// Whether the party said something, or that it will not, since that record.
bool heardSince(Entries before, const Entry *since)
{
    for (const Entry &entry : before) {
        if (since && &entry > since
            && (entry.kind == QLatin1String("defence.recorded") || entry.kind == QLatin1String("defence.waived")))
            return true;
    }
    return false;
}

/// The day on which that paper was handed over; empty: it was not.
QString servedOn(Entries before, const Entry *paper)
{
    for (const Entry &entry : before) {
        if (paper && entry.kind == QLatin1String("service.recorded")
            && entry.body.value(QLatin1String("documents")).toArray().contains(paper->hash()))
            return text(entry, "served_at").left(10);
    }
    return {};
}

/// Whether what was weighed last, after the newest report, is another fine or another warning than that which the
/// report could rest on.
bool weighedAnewSinceReport(Entries before)
{
    const Entry *report = lastOf(before, "investigation.concluded");
    const Entry *last = lastOf(before, "discretion.applied");
    if (!report || !last || last < report)
        return false;
    const Entry *then = lastOf(before.first(std::size_t(report - before.data())), "discretion.applied");
    return then
        && (integerOf(then->body, "fine_fen") != integerOf(last->body, "fine_fen")
            || flagOf(then->body, "warning") != flagOf(last->body, "warning"));
}

using Rows = std::vector<Forbidden>;

/// The one benchmark of the pack whose law is published without an amount: nothing lies beyond it.
const QString kWithoutAmount = QStringLiteral("B28");

/// What may be weighed and told 裁量、告知.
void addWeighing(Rows &rows)
{
    rows.push_back({"weighed beyond any law without a reason",
                    "discretion.applied",
                    [](Entries, const Entry &entry) {
                        return integerOf(entry.body, "fine_fen") >= kBeyondAnyLaw
                            && text(entry, "benchmark") != kWithoutAmount && !reasoned(entry, "R-32-range");
                    },
                    {{QStringLiteral("fine_fen"), kBeyondAnyLaw}}});
    rows.push_back({"told of a fine beyond any law",
                    "notice.issued",
                    [](Entries before, const Entry &entry) {
                        const Entry *weighed = lastOf(before, "discretion.applied");
                        return !onPaper(entry) && integerOf(entry.body, "fine_fen") >= kBeyondAnyLaw
                            && !(weighed && text(*weighed, "benchmark") == kWithoutAmount);
                    },
                    {{QStringLiteral("fine_fen"), kBeyondAnyLaw}}});
    rows.push_back({"told of another fine than the report's without a reason",
                    "notice.issued",
                    [](Entries before, const Entry &entry) {
                        const Entry *reopened = lastOf(before, "case.reopened");
                        const bool anew = reopened && text(*reopened, "to") == QLatin1String("investigation");
                        return !onPaper(entry) && weighedAnewSinceReport(anew ? sinceReopened(before) : before)
                            && !reasoned(entry, "R-57-report");
                    },
                    {}});
    rows.push_back({"a penalty on the day its notice was served on paper, unheard",
                    "decision.issued",
                    [](Entries before, const Entry &entry) {
                        const Entry *paper = lastOf(before, "case.continued_from_paper");
                        return penalty(entry) && paper && text(*paper, "stage") == QLatin1String("notice")
                            && !lastOf(before, "notice.issued") && !lastOf(before, "case.reopened")
                            && !text(*paper, "notice_served_on").isEmpty() && !heardSince(before, before.data())
                            && text(entry, "decided_on") <= text(*paper, "notice_served_on");
                    },
                    {}});
}

void addPenalties(Rows &rows)
{
    rows.push_back({"a penalty without a served notice",
                    "decision.issued",
                    [](Entries before, const Entry &entry) {
                        return penalty(entry) && !onPaperUntil(before, "notice")
                            && !servedToEach(before, lastOf(before, "notice.issued"));
                    },
                    {}});
    rows.push_back({"a penalty without facts",
                    "decision.issued",
                    [](Entries before, const Entry &entry) { return penalty(entry) && !factsKnown(before); },
                    {}});
    rows.push_back({"a penalty heavier than the notice",
                    "decision.issued",
                    [](Entries before, const Entry &entry) {
                        const Entry *notice = lastOf(before, "notice.issued");
                        return penalty(entry) && notice
                            && integerOf(entry.body, "fine_fen") > integerOf(notice->body, "fine_fen");
                    },
                    {}});
    rows.push_back({"a penalty without a review that passed",
                    "decision.issued",
                    [](Entries before, const Entry &entry) {
                        return penalty(entry) && !onPaperUntil(before, "decided") && !reviewedAndPassed(before);
                    },
                    {}});
    rows.push_back({"a decision without the leader",
                    "decision.issued",
                    [](Entries before, const Entry &entry) {
                        return !onPaper(entry) && !onPaperUntil(before, "decided")
                            && !leaderAgreed(sinceReopened(before), "decision", "decision.proposed");
                    },
                    {}});
    rows.push_back({"a child penalised",
                    "decision.issued",
                    [](Entries before, const Entry &entry) { return penalty(entry) && child(before, entry); },
                    {}});
    rows.push_back({"a child told of a penalty",
                    "notice.issued",
                    [](Entries before, const Entry &entry) { return penalty(entry) && child(before, entry); },
                    {}});
    rows.push_back({"a penalty while the hearing is owed",
                    "decision.issued",
                    [](Entries before, const Entry &entry) { return penalty(entry) && hearingOwed(before); },
                    {}});
    rows.push_back({"a penalty without power",
                    "decision.issued",
                    [](Entries before, const Entry &entry) { return penalty(entry) && unlisted(before, entry); },
                    {}});
    rows.push_back({"not penalised without power or reason",
                    "decision.issued",
                    [](Entries before, const Entry &entry) {
                        return !onPaper(entry) && text(entry, "outcome") == QLatin1String("no_penalty")
                            && unlisted(before, entry) && !reasoned(entry, "R-24-outside");
                    },
                    {{QStringLiteral("outcome"), QStringLiteral("no_penalty")}}});
    rows.push_back({"a penalty by a withdrawn card",
                    "decision.issued",
                    [](Entries, const Entry &entry) { return penalty(entry) && withdrawnCard(entry, "decided_on"); },
                    {}});
    rows.push_back({"decided on a revoked notice",
                    "decision.issued",
                    [](Entries before, const Entry &entry) {
                        const Entry *reopened = lastOf(before, "case.reopened");
                        return penalty(entry) && reopened && text(*reopened, "to") == QLatin1String("investigation")
                            && !lastOf(sinceReopened(before), "notice.issued");
                    },
                    {}});
}

void addOnSpot(Rows &rows)
{
    rows.push_back({"a child penalised on the spot",
                    "decision.issued_on_spot",
                    [](Entries before, const Entry &entry) { return !onPaper(entry) && child(before, entry); },
                    {}});
    rows.push_back({"too much on the spot",
                    "decision.issued_on_spot",
                    [](Entries before, const Entry &entry) {
                        const bool unit = partyMember(before, "party_kind") == QLatin1String("organisation");
                        return !onPaper(entry) && integerOf(entry.body, "fine_fen") > (unit ? 300000 : 20000);
                    },
                    {}});
    rows.push_back({"nothing on the spot",
                    "decision.issued_on_spot",
                    [](Entries, const Entry &entry) {
                        return !onPaper(entry) && integerOf(entry.body, "fine_fen") == 0
                            && !flagOf(entry.body, "warning");
                    },
                    {{QStringLiteral("fine_fen"), 0}}});
    rows.push_back({"on the spot without a word",
                    "decision.issued_on_spot",
                    [](Entries, const Entry &entry) { return !onPaper(entry) && !flagOf(entry.body, "rights_told"); },
                    {}});
    rows.push_back({"on the spot without power",
                    "decision.issued_on_spot",
                    [](Entries, const Entry &entry) {
                        return !onPaper(entry) && text(entry, "item") == QLatin1String(kUnlistedItem);
                    },
                    {{QStringLiteral("item"), QLatin1String(kUnlistedItem)}}});
    rows.push_back({"not penalised without ground or reason",
                    "decision.not_penalised",
                    [](Entries, const Entry &entry) {
                        return text(entry, "ground") == QLatin1String("r33_a") && !flagOf(entry.body, "minor")
                            && !reasoned(entry, "R-33-conditions");
                    },
                    {{QStringLiteral("ground"), QStringLiteral("r33_a")}}});
    rows.push_back({"not penalised on the spot without power or reason",
                    "decision.not_penalised",
                    [](Entries, const Entry &entry) {
                        return !onPaper(entry) && text(entry, "item") == QLatin1String(kUnlistedItem)
                            && !reasoned(entry, "R-24-outside");
                    },
                    {{QStringLiteral("item"), QLatin1String(kUnlistedItem)}}});
    rows.push_back({"not penalised a second time without a reason",
                    "decision.not_penalised",
                    [](Entries, const Entry &entry) {
                        return text(entry, "ground") == QLatin1String("r33_b") && integerOf(entry.body, "earlier") > 0
                            && !reasoned(entry, "R-33-first");
                    },
                    {{QStringLiteral("ground"), QStringLiteral("r33_b")}, {QStringLiteral("earlier"), 1}}});
    rows.push_back({"a child hurried along",
                    "fasttrack.agreed",
                    [](Entries before, const Entry &entry) {
                        return partyMember(before, "age_class").contains(QLatin1String("14"))
                            && !reasoned(entry, "FT-conditions");
                    },
                    {}});
}

void addCourse(Rows &rows)
{
    rows.push_back({"filed without the leader",
                    "case.filed",
                    [](Entries before, const Entry &) {
                        return !onPaperUntil(before, "investigating")
                            && !leaderAgreed(before, "filing", "case.filing_proposed");
                    },
                    {}});
    rows.push_back({"not filed without the leader",
                    "case.not_filed",
                    [](Entries before, const Entry &) { return !endingAgreed(before, "not_filing"); },
                    {}});
    rows.push_back({"withdrawn without the leader",
                    "case.filing_withdrawn",
                    [](Entries before, const Entry &) { return !endingAgreed(before, "withdrawal"); },
                    {}});
    rows.push_back({"suspended without the leader",
                    "case.suspended",
                    [](Entries before, const Entry &) { return !endingAgreed(before, "suspension"); },
                    {}});
    rows.push_back({"closed without the leader",
                    "case.closed",
                    [](Entries all, const Entry &) {
                        const Entries before = sinceReopened(all);
                        const bool reported =
                            lastOf(before, "decision.issued_on_spot") && lastOf(before, "simple.decision_reported");
                        return !reported && !leaderAgreed(before, "closing", "closing.proposed");
                    },
                    {}});
    rows.push_back({"closed over an open measure without a reason",
                    "case.closed",
                    [](Entries before, const Entry &entry) {
                        return anyOpen(before, "measure.carried_out", "measure.handled", "measure")
                            && !reasoned(entry, "CM-9-open");
                    },
                    {}});
    rows.push_back({"closed over preserved things without a reason",
                    "case.closed",
                    [](Entries before, const Entry &entry) {
                        return anyOpen(before, "preservation.carried_out", "preservation.handled", "preservation")
                            && !reasoned(entry, "EV-2-open");
                    },
                    {}});
    rows.push_back({"closed while a remedy is pending without a reason",
                    "case.closed",
                    [](Entries before, const Entry &entry) {
                        return anyOpen(before, "remedy.received", "remedy.concluded", "remedy")
                            && !reasoned(entry, "PR-pending");
                    },
                    {}});
    rows.push_back({"an inspection announced without the leader",
                    "inspection.notified",
                    [](Entries before, const Entry &entry) {
                        const Entry *proposal = lastOf(before, "inspection.proposed");
                        const QStringList about = proposal ? QStringList{proposal->hash()} : QStringList();
                        // Without a proposal in the program: the leader's word since the last announcement.
                        const Entry *since = proposal ? proposal : lastOf(before, "inspection.notified");
                        return !onPaper(entry) && !flagOf(entry.body, "urgent")
                            && !agreed(before, "inspection", since, about);
                    },
                    {}});
    rows.push_back({"sent to the police without the leader",
                    "police.transferred",
                    [](Entries before, const Entry &) {
                        // With no report the word itself is the approval, and serves one transfer.
                        const Entry *report = lastOf(before, "police.reported");
                        const Entry *since = report ? report : lastOf(before, "police.transferred");
                        return !agreed(before, "police_transfer", since,
                                       report ? QStringList{report->hash()} : QStringList());
                    },
                    {}});
    rows.push_back({"a penalty in the place of the police without a reason",
                    "decision.issued",
                    [](Entries before, const Entry &entry) {
                        const Entry *sent = lastOf(before, "police.transferred");
                        const Entry *answer = lastOf(before, "police.responded");
                        // An answer may be entered before the transfer that it answers.
                        const bool stale =
                            answer && answer < sent && text(*answer, "received_on") < text(*sent, "sent_at").left(10);
                        return penalty(entry) && sent && (!answer || stale) && !reasoned(entry, "310-instead");
                    },
                    {}});
}

void addMeasures(Rows &rows)
{
    rows.push_back({"a measure without the leader",
                    "measure.carried_out",
                    [](Entries before, const Entry &entry) {
                        const QString named = text(entry, "proposal");
                        const Entry *proposal = lastOf(before, "measure.proposed");
                        if (onPaper(entry) || flagOf(entry.body, "urgent"))
                            return false;
                        const Entry *since = proposal ? proposal : lastOf(before, "measure.carried_out");
                        QStringList about{named};
                        if (proposal)
                            about += proposal->hash();
                        return !agreed(before, "measure", since, about, text(entry, "started_at").left(10));
                    },
                    {}});
    rows.push_back({"a measure beyond thirty days without a reason",
                    "measure.carried_out",
                    [](Entries, const Entry &entry) {
                        return !onPaper(entry) && integerOf(entry.body, "days") > 30 && !reasoned(entry, "CM-7-period");
                    },
                    {{QStringLiteral("days"), 31}}});
    rows.push_back({"a measure by a withdrawn card",
                    "measure.carried_out",
                    [](Entries, const Entry &entry) { return withdrawnCard(entry, "started_at"); },
                    {}});
    rows.push_back({"a measure without power", "measure.carried_out", unlisted, {}});
    for (const char *kind :
         {"measure.extended", "substitute.decided", "execution.decided", "performance.surcharge_charged"})
        rows.push_back({"carried on without power or reason",
                        kind,
                        [](Entries before, const Entry &entry) {
                            return unlisted(before, entry) && !reasoned(entry, "R-24-outside");
                        },
                        {}});
    rows.push_back({"a measure extended without the leader",
                    "measure.extended",
                    [](Entries before, const Entry &entry) {
                        return !onPaper(entry)
                            && !agreed(before, "measure_extension", nullptr, {}, text(entry, "extended_on"));
                    },
                    {}});
    rows.push_back(
        {"a measure extended twice on one word",
         "measure.extended",
         [](Entries before, const Entry &entry) {
             const Entry *earlier = nullptr;
             for (const Entry &one : before) {
                 if (one.kind == QLatin1String("measure.extended") && text(one, "measure") == text(entry, "measure"))
                     earlier = &one;
             }
             return !onPaper(entry) && earlier
                 && !agreed(before.subspan(std::size_t(earlier - before.data())), "measure_extension", nullptr);
         },
         {}});
    rows.push_back({"sealed things disposed of without the leader",
                    "measure.handled",
                    [](Entries before, const Entry &entry) {
                        const bool byLaw = text(entry, "outcome") == QLatin1String("released")
                            && text(entry, "ground") == QLatin1String("expired");
                        return !byLaw && !agreed(before, "measure_handling", nullptr, {}, text(entry, "handled_on"));
                    },
                    {}});
    rows.push_back({"confiscated before the decision without a reason",
                    "measure.handled",
                    [](Entries before, const Entry &entry) {
                        const bool taken = text(entry, "outcome") == QLatin1String("confiscated")
                            || text(entry, "outcome") == QLatin1String("destroyed");
                        const bool decided = lastOf(before, "decision.issued")
                            || lastOf(before, "decision.issued_on_spot") || lastOf(before, "decision.not_penalised")
                            || onPaperUntil(before, "decided");
                        return taken && !decided && !reasoned(entry, "CM-9-confiscation");
                    },
                    {{QStringLiteral("outcome"), QStringLiteral("confiscated")}}});
    rows.push_back({"preserved without the leader",
                    "preservation.carried_out",
                    [](Entries before, const Entry &entry) {
                        return !onPaper(entry)
                            && !agreed(before, "preservation", nullptr, {}, text(entry, "preserved_at").left(10));
                    },
                    {}});
}

void addSubstitute(Rows &rows)
{
    rows.push_back({"performed for the party without urging or a reason",
                    "substitute.decided",
                    [](Entries before, const Entry &entry) {
                        return !onPaper(entry) && !servedSince(before, lastOf(sinceReopened(before), "execution.urged"))
                            && !reasoned(entry, "EX-2-urged");
                    },
                    {}});
    rows.push_back({"more asked for than the performance cost, without a reason",
                    "substitute.costs_demanded",
                    [](Entries before, const Entry &entry) {
                        return !onPaper(entry) && integerOf(entry.body, "cost_fen") > costOfPerformance(before)
                            && !reasoned(entry, "EX-2-cost-demand");
                    },
                    {{QStringLiteral("cost_fen"), 1}}});
}

void addEnforcement(Rows &rows)
{
    rows.push_back({"a surcharge beyond the fine",
                    "performance.surcharge_charged",
                    [](Entries before, const Entry &entry) {
                        const qint64 now = integerOf(entry.body, "surcharge_fen");
                        return !onPaper(entry) && now > 0 && surchargedBefore(before) + now > decidedFine(before);
                    },
                    {{QStringLiteral("surcharge_fen"), 2000000}}});
    rows.push_back({"deferred without the leader",
                    "performance.deferral_decided",
                    [](Entries before, const Entry &entry) {
                        return text(entry, "outcome") == QLatin1String("granted")
                            && !agreed(before, "deferral", nullptr, {}, text(entry, "decided_on"));
                    },
                    {{QStringLiteral("outcome"), QStringLiteral("granted")}}});
    const auto leader = [&rows](const char *what, const char *kind, bool (*is)(Entries, const Entry &)) {
        rows.push_back({what, kind, is, {}});
    };
    leader("the court asked without the leader", "execution.court_applied", [](Entries before, const Entry &entry) {
        return !onPaper(entry)
            && !agreed(before, "court_application", lastOf(before, "execution.court_applied"), {},
                       text(entry, "applied_on"));
    });
    leader("the court asked without urging or a reason", "execution.court_applied",
           [](Entries before, const Entry &entry) {
               return !onPaper(entry) && !servedSince(before, lastOf(before, "execution.urged"))
                   && !reasoned(entry, "PA-8-urged");
           });
    leader("performed for the party without the leader", "substitute.decided", [](Entries before, const Entry &entry) {
        return !onPaper(entry)
            && !agreed(before, "substitute", lastOf(before, "substitute.decided"), {}, text(entry, "decided_on"));
    });
    leader("execution without the leader", "execution.decided", [](Entries before, const Entry &entry) {
        return !onPaper(entry)
            && !agreed(before, "execution", lastOf(before, "execution.decided"), {}, text(entry, "decided_on"));
    });
    leader("execution without power", "execution.decided",
           [](Entries, const Entry &entry) { return !onPaper(entry) && text(entry, "power_basis").isEmpty(); });
    rows.push_back({"a town building pulled down without the order of the county",
                    "execution.decided",
                    [](Entries, const Entry &entry) {
                        return !onPaper(entry) && text(entry, "manner") == QLatin1String("demolish_town")
                            && text(entry, "ordered_by").isEmpty();
                    },
                    {{QStringLiteral("manner"), QStringLiteral("demolish_town")}}});
    rows.push_back({"farmland executed without the court",
                    "execution.decided",
                    [](Entries before, const Entry &entry) {
                        const Entry *order = lastOf(before, "demolition.ordered");
                        return !onPaper(entry) && order && text(*order, "area") == QLatin1String("farmland");
                    },
                    {}});
    leader("demolition ordered without the leader", "demolition.ordered", [](Entries before, const Entry &entry) {
        return !onPaper(entry)
            && !agreed(before, "demolition", lastOf(before, "demolition.notified"), {}, text(entry, "ordered_on"));
    });
    leader("demolition without notice or reason", "demolition.ordered", [](Entries before, const Entry &entry) {
        return !onPaper(entry) && !servedSince(before, lastOf(before, "demolition.notified"))
            && !reasoned(entry, "DM-notified");
    });
    rows.push_back({"demolition ordered on the day of its notice, unheard, without a reason",
                    "demolition.ordered",
                    [](Entries before, const Entry &entry) {
                        const QString told = servedOn(before, lastOf(before, "demolition.notified"));
                        const QString ordered = text(entry, "ordered_on");
                        return !onPaper(entry) && !told.isEmpty() && !ordered.isEmpty() && ordered <= told
                            && !heardSince(before, before.data()) && !reasoned(entry, "DM-notified");
                    },
                    {{QStringLiteral("ordered_on"), QStringLiteral("2026-05-08")}}});
    for (const char *kind : {"performance.surcharge_charged", "execution.urged", "execution.court_applied",
                             "execution.decided", "substitute.decided"})
        rows.push_back({"enforced after it was revoked, without a reason",
                        kind,
                        [](Entries before, const Entry &entry) {
                            return !onPaper(entry) && fallen(before) && !reasoned(entry, "PR-fallen");
                        },
                        {}});
    leader("the court asked on the urging of a decision that fell", "execution.court_applied",
           [](Entries before, const Entry &entry) {
               return !onPaper(entry) && lastOf(before, "case.reopened")
                   && !servedSince(before, lastOf(sinceReopened(before), "execution.urged"))
                   && !reasoned(entry, "PA-8-urged");
           });
    rows.push_back({"revoked by ourselves without the leader",
                    "decision.revoked",
                    [](Entries before, const Entry &entry) {
                        return text(entry, "by") == QLatin1String("self")
                            && !agreed(before, "revocation", lastOf(before, "decision.revoked"), {},
                                       text(entry, "revoked_on"));
                    },
                    {{QStringLiteral("by"), QStringLiteral("self")}}});
    leader("taken up again without the leader", "case.reopened", [](Entries before, const Entry &entry) {
        return !agreed(before, "reopening", lastOf(before, "case.reopened"), {}, text(entry, "reopened_on"));
    });
}

} // namespace

const std::vector<Forbidden> &forbidden()
{
    static const std::vector<Forbidden> all = [] {
        Rows rows;
        addCourse(rows);
        addWeighing(rows);
        addPenalties(rows);
        addOnSpot(rows);
        addMeasures(rows);
        addEnforcement(rows);
        addSubstitute(rows);
        return rows;
    }();
    return all;
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

} // namespace anjuan::test
