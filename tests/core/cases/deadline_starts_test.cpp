#include <algorithm>

#include <catch2/catch.hpp>

#include "core/cases/ending.h"

#include "tests/core/cases/step_facts.h"

using namespace anjuan;
using namespace anjuan::cases;

namespace {

PeriodBook bookOf(const std::vector<PeriodEvent> &events)
{
    PeriodBook book;
    for (const PeriodEvent &event : events)
        apply(book, event);
    return book;
}

std::optional<Deadline> in(const PeriodBook &book, const char *code, QDate today)
{
    const auto all = deadlines(book, {}, holidays(), today);
    const auto it =
        std::find_if(all.begin(), all.end(), [code](const Deadline &one) { return one.code == QLatin1String(code); });
    return it == all.end() ? std::nullopt : std::optional(*it);
}

} // namespace

TEST_CASE("a penalty that is no major one is not filed for record, and an archived case owes nothing", "[deadlines]")
{
    const auto decision = [](bool major) {
        return PeriodEvent{QStringLiteral("decision.issued"),
                           QStringLiteral("d"),
                           {{QStringLiteral("decided_on"), QStringLiteral("2025-01-09")},
                            {QStringLiteral("fine_fen"), 100000},
                            {QStringLiteral("major"), major}},
                           {}};
    };
    const PeriodEvent told{
        QStringLiteral("notice.issued"), QStringLiteral("n"), {{QStringLiteral("hearing"), true}}, {}};
    // That a hearing was offered makes no penalty a major one (published case T03: 1,000 yuan).
    CHECK_FALSE(in(bookOf({told, decision(false)}), "DL-MAJORFILE", day(4, 3)));
    const auto open = in(bookOf({told, decision(true)}), "DL-MAJORFILE", day(4, 3));
    REQUIRE(open);
    CHECK(open->late);
    const PeriodEvent archived{QStringLiteral("case.archived"),
                               QStringLiteral("a"),
                               {{QStringLiteral("archived_on"), QStringLiteral("2025-02-01")}},
                               {}};
    const auto over = in(bookOf({told, decision(true), archived}), "DL-MAJORFILE", day(4, 3));
    REQUIRE(over);
    CHECK(over->done);
    CHECK_FALSE(over->late);
}

TEST_CASE("a case that came from paper has the periods that still run, and none of those that paper kept",
          "[deadlines]")
{
    const auto paper = [](const char *stage, const char *servedOn) {
        QJsonObject body{{QStringLiteral("stage"), QString::fromLatin1(stage)},
                         {QStringLiteral("filed_on"), QStringLiteral("2026-03-03")},
                         {QStringLiteral("decided_on"), QStringLiteral("2026-04-01")},
                         {QStringLiteral("fine_fen"), 5000}};
        if (*servedOn)
            body.insert(QStringLiteral("served_on"), QString::fromLatin1(servedOn));
        return PeriodEvent{QStringLiteral("case.continued_from_paper"), QStringLiteral("p"), body, {}};
    };
    const PeriodBook decided = bookOf({paper("decided", "")});
    CHECK(in(decided, "DL-DECIDE", day(4, 20))->done);
    CHECK(in(decided, "DL-SERVE", day(4, 10))->due == day(4, 13));
    CHECK_FALSE(in(decided, "DL-PAY", day(4, 10)));
    PeriodBook handed = decided;
    apply(handed,
          {QStringLiteral("served"),
           QString(),
           {{QStringLiteral("served_at"), QStringLiteral("2026-04-02T10:00:00+08:00")}},
           {QStringLiteral("p")}});
    CHECK(in(handed, "DL-PAY", day(4, 10))->due == day(4, 17));
    CHECK(in(handed, "DL-SERVE", day(4, 10))->done);
    const PeriodBook served = bookOf({paper("served", "2026-04-02")});
    CHECK(in(served, "DL-PAY", day(4, 10))->due == day(4, 17));
    CHECK(in(served, "DL-FY", day(4, 10))->due == day(6, 1));
    CHECK_FALSE(in(served, "DL-SERVE", day(4, 10)));
    // A notice served on paper leaves the party the days that it says, or those of practice.
    const auto told = [&paper](const char *stage, int days) {
        PeriodEvent event = paper(stage, "");
        QJsonObject body = event.body.toObject();
        body.insert(QStringLiteral("notice_served_on"), QStringLiteral("2026-04-08"));
        if (days > 0)
            body.insert(QStringLiteral("defence_days"), days);
        event.body = body;
        return bookOf({event});
    };
    CHECK(in(told("notice", 0), "DL-DEFENCE", day(4, 10))->due == day(4, 15));
    CHECK_FALSE(in(told("notice", 0), "DL-DEFENCE", day(4, 15))->done);
    CHECK(in(told("notice", 0), "DL-DEFENCE", day(4, 16))->done);
    CHECK(in(told("notice", 3), "DL-DEFENCE", day(4, 10))->due == day(4, 13));
    CHECK_FALSE(in(told("defence", 0), "DL-DEFENCE", day(4, 10)));
    CHECK_FALSE(in(bookOf({paper("notice", "")}), "DL-DEFENCE", day(4, 10))); // no day is known
    const PeriodBook early = bookOf({paper("investigating", "")});
    CHECK_FALSE(in(early, "DL-PAY", day(4, 10)));
    // A case of the past that is typed in has no period left at all.
    const PeriodBook past = bookOf({{QStringLiteral("case.opened"),
                                     QString(),
                                     {{QStringLiteral("received_on"), QStringLiteral("2024-03-02")}},
                                     {}},
                                    {QStringLiteral("case.history_entered"), QString(), {}, {}}});
    for (const Deadline &one : deadlines(past, {}, holidays(), day(4, 10)))
        CHECK(one.done);
}

TEST_CASE("a report that nobody made is not done when its case is closed, and a right that nobody used has run out",
          "[deadlines]")
{
    const auto event = [](const char *kind, const char *member, const char *on) {
        return PeriodEvent{QLatin1String(kind), QLatin1String(kind), {{QLatin1String(member), QLatin1String(on)}}, {}};
    };
    const PeriodEvent filed = event("case.filed", "filed_on", "2025-03-03");
    const PeriodEvent reported = event("filing.reported", "sent_on", "2025-03-05");
    const PeriodEvent closed = event("case.closed", "closed_on", "2025-03-20");
    const auto ending = [](const std::vector<PeriodEvent> &events, const char *code) {
        const PeriodBook book = bookOf(events);
        const auto deadline = in(book, code, day(4, 3));
        REQUIRE(deadline);
        return endingOf(book, *deadline);
    };
    CHECK(ending({filed}, "DL-FILE-REPORT") == Ending::None);
    CHECK(ending({filed, closed}, "DL-FILE-REPORT") == Ending::Dropped);
    CHECK(ending({filed, reported, closed}, "DL-FILE-REPORT") == Ending::Done);
    PeriodEvent notice = event("notice.issued", "issued_on", "2025-03-03");
    notice.body =
        QJsonObject{{QStringLiteral("issued_on"), QStringLiteral("2025-03-03")}, {QStringLiteral("hearing"), true}};
    PeriodEvent served = event("served", "served_at", "2025-03-04T10:00:00+08:00");
    served.served = {notice.hash};
    CHECK(ending({notice, served}, "DL-HEARREQ") == Ending::RanOut);
}

TEST_CASE("an order to demolish ends the time to decide, and so does a decision without a penalty", "[deadlines]")
{
    const auto event = [](const char *kind, const char *member, const char *on) {
        return PeriodEvent{QLatin1String(kind), QLatin1String(kind), {{QLatin1String(member), QLatin1String(on)}}, {}};
    };
    const PeriodEvent filed = event("case.filed", "filed_on", "2026-03-02");
    const PeriodBook told = bookOf({filed, event("demolition.notified", "notified_on", "2026-03-09")});
    CHECK_FALSE(in(told, "DL-DECIDE", day(4, 3))->done);
    CHECK(in(told, "DL-DECIDE", day(6, 3))->late);
    for (const PeriodEvent &decision : {event("demolition.ordered", "ordered_on", "2026-03-20"),
                                        event("decision.not_penalised", "decided_on", "2026-03-20"),
                                        event("decision.issued_on_spot", "decided_at", "2026-03-20T10:00:00+08:00")}) {
        const PeriodBook book = bookOf({filed, decision});
        CHECK(in(book, "DL-DECIDE", day(6, 3))->done);
        CHECK_FALSE(in(book, "DL-DECIDE", day(6, 3))->late);
    }
    CHECK(in(bookOf({filed, event("demolition.ordered", "ordered_on", "2026-06-03")}), "DL-DECIDE", day(6, 3))->late);
}

TEST_CASE("a case that is taken up again has its time to decide anew, and owes no archive of its first closing",
          "[deadlines]")
{
    const auto event = [](const char *kind, const char *member, const char *on) {
        return PeriodEvent{QLatin1String(kind), QLatin1String(kind), {{QLatin1String(member), QLatin1String(on)}}, {}};
    };
    PeriodBook book =
        bookOf({event("case.filed", "filed_on", "2026-03-02"), event("decision.issued", "decided_on", "2026-03-20"),
                event("case.closed", "closed_on", "2026-04-01")});
    CHECK(in(book, "DL-DECIDE", day(4, 20))->done);
    CHECK_FALSE(in(book, "DL-ARCHIVE", day(4, 20))->done);
    apply(book, event("case.reopened", "reopened_on", "2026-04-15"));
    CHECK(in(book, "DL-DECIDE", day(4, 20))->due == day(7, 14));
    CHECK_FALSE(in(book, "DL-DECIDE", day(4, 20))->done);
    const auto archive = in(book, "DL-ARCHIVE", day(6, 20));
    CHECK(archive->done);
    CHECK_FALSE(archive->late);
    CHECK(endingOf(book, *archive) == Ending::Dropped);
    apply(book, event("case.closed", "closed_on", "2026-06-18"));
    CHECK(in(book, "DL-ARCHIVE", day(6, 20))->due == day(7, 18));
}

TEST_CASE("the party may contest the performance by another apart from the penalty, each in its own time",
          "[deadlines]")
{
    const auto decided = [](const char *kind, const char *hash) {
        return PeriodEvent{QLatin1String(kind), QLatin1String(hash), {{QStringLiteral("fine_fen"), 1000}}, {}};
    };
    const auto served = [](const char *hash, const char *at) {
        return PeriodEvent{QStringLiteral("served"),
                           QStringLiteral("s"),
                           {{QStringLiteral("served_at"), QLatin1String(at)}},
                           {QLatin1String(hash)}};
    };
    PeriodBook book = bookOf({decided("decision.issued", "d"), served("d", "2026-03-02T10:00:00+08:00"),
                              decided("substitute.decided", "x")});
    CHECK_FALSE(in(book, "DL-FY-EXEC", day(4, 20)));
    apply(book, served("x", "2026-04-02T10:00:00+08:00"));
    CHECK(in(book, "DL-FY-EXEC", day(4, 20))->due == day(6, 1));
    CHECK(in(book, "DL-SS-EXEC", day(4, 20))->due == day(10, 8));
    CHECK(in(book, "DL-FY-EXEC", day(4, 20))->right);
    CHECK(in(book, "DL-FY", day(4, 20))->due == day(5, 6));
}

TEST_CASE(
    "after the answer to a reconsideration there are fifteen days to sue, and the court's time runs from their end",
    "[deadlines]")
{
    const auto received = [](const char *hash, const char *kind) {
        return PeriodEvent{QStringLiteral("remedy.received"),
                           QLatin1String(hash),
                           {{QStringLiteral("received_on"), QStringLiteral("2026-04-10")},
                            {QStringLiteral("remedy_kind"), QLatin1String(kind)}},
                           {}};
    };
    const auto concluded = [](const char *which, const char *outcome) {
        return PeriodEvent{QStringLiteral("remedy.concluded"),
                           QStringLiteral("c"),
                           {{QStringLiteral("received_on"), QStringLiteral("2026-05-06")},
                            {QStringLiteral("remedy"), QLatin1String(which)},
                            {QStringLiteral("outcome"), QLatin1String(outcome)}},
                           {}};
    };
    const std::vector<PeriodEvent> before = {
        {QStringLiteral("decision.issued"), QStringLiteral("d"), {{QStringLiteral("fine_fen"), 1000}}, {}},
        {QStringLiteral("served"),
         QStringLiteral("s"),
         {{QStringLiteral("served_at"), QStringLiteral("2026-04-02T10:00:00+08:00")}},
         {QStringLiteral("d")}},
        received("r", "reconsideration")};
    PeriodBook book = bookOf(before);
    CHECK_FALSE(in(book, "DL-SS-FY", day(5, 1)));
    apply(book, concluded("r", "maintained"));
    CHECK(in(book, "DL-SS-FY", day(5, 10))->due == day(5, 21));
    CHECK(in(book, "DL-SS-FY", day(5, 10))->right);
    CHECK(endingOf(book, *in(book, "DL-SS", day(5, 10))) == Ending::Dropped);
    CHECK_FALSE(in(book, "DL-COURT", day(5, 21)));
    CHECK(in(book, "DL-COURT", day(5, 22))->due == day(8, 21));
    // Whoever sues meanwhile has used the time; a judgment begins no fifteen days.
    apply(book, received("l", "litigation"));
    CHECK(endingOf(book, *in(book, "DL-SS-FY", day(5, 25))) == Ending::Dropped);
    apply(book, concluded("l", "maintained"));
    CHECK(in(book, "DL-SS-FY", day(5, 25))->due == day(5, 21));
    // An answer to another remedy is none to this one; whoever takes it back has the six months still.
    PeriodBook other = bookOf(before);
    apply(other, concluded("x", "maintained"));
    CHECK_FALSE(in(other, "DL-SS-FY", day(5, 10)));
    PeriodBook withdrawn = bookOf(before);
    apply(withdrawn, concluded("r", "withdrawn"));
    CHECK(in(withdrawn, "DL-SS", day(5, 10))->due == day(10, 8));
    CHECK_FALSE(in(withdrawn, "DL-SS-FY", day(5, 10)));
}
