#include <algorithm>

#include <catch2/catch.hpp>

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>

#include "core/base/digest.h"
#include "core/cases/deadlines.h"
#include "core/cases/projection.h"

#include "tests/core/cases/deadline_cases.h"
#include "tests/core/cases/step_facts.h"

using namespace anjuan;
using namespace anjuan::cases;

namespace {

/// The periods of a case whose records are what the facts say.
std::vector<Deadline> deadlinesOf(StepFacts facts, QDate today)
{
    for (const PeriodEvent &event : eventsOf(facts))
        apply(facts.periods, event);
    return deadlines(facts, holidays(), today);
}

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

std::optional<Deadline> deadline(const StepFacts &facts, const char *code, QDate today)
{
    const auto all = deadlinesOf(facts, today);
    const auto it =
        std::find_if(all.begin(), all.end(), [code](const Deadline &one) { return one.code == QLatin1String(code); });
    return it == all.end() ? std::nullopt : std::optional(*it);
}

QDate dueOf(const StepFacts &facts, const char *code)
{
    const auto found = deadline(facts, code, day(4, 20));
    return found ? found->due : QDate();
}

} // namespace

TEST_CASE("the deadlines of a whole case fall on the days counted by hand", "[deadlines]")
{
    StepFacts facts = proper(QStringLiteral("case.archive"));
    facts.archivedOn = day(4, 20);
    CHECK(dueOf(facts, "DL-CLUE") == day(3, 23));
    CHECK(dueOf(facts, "DL-DECIDE") == day(6, 2));
    CHECK(dueOf(facts, "DL-FILE-REPORT") == day(3, 13));
    CHECK(dueOf(facts, "DL-REVIEW") == day(3, 27));
    CHECK(dueOf(facts, "DL-DEFENCE") == day(3, 31));
    CHECK(dueOf(facts, "DL-HEARREQ") == day(3, 31));
    CHECK(dueOf(facts, "DL-SERVE") == day(4, 13)); // 清明 4 to 6 April
    CHECK(dueOf(facts, "DL-PUBLISH") == day(4, 13));
    CHECK(dueOf(facts, "DL-PAY") == day(4, 17));
    CHECK(dueOf(facts, "DL-FY") == day(6, 1));
    CHECK(dueOf(facts, "DL-SS") == day(10, 8)); // 2 October is a holiday: the first day after 1 to 7 October
    CHECK(dueOf(facts, "DL-ARCHIVE") == day(5, 13));
    CHECK(deadlinesOf(facts, day(4, 20)).size() == 12);
    for (const Deadline &one : deadlinesOf(facts, day(4, 16))) {
        CAPTURE(one.code.toStdString());
        CHECK_FALSE(one.late);
        const bool open = one.code == QLatin1String("DL-FY") || one.code == QLatin1String("DL-SS");
        CHECK(one.done == !open);
    }
}

TEST_CASE("make-up working days count", "[deadlines]")
{
    StepFacts facts = proper(QStringLiteral("service.record"));
    facts.decidedOn = day(2, 11);
    // 12, 13, 14 (Saturday, make-up), 24, 25, 26, 27 February: 春节 15 to 23.
    CHECK(dueOf(facts, "DL-SERVE") == day(2, 27));
    facts.notice->servedOn = day(9, 24);
    // 28, 29, 30 September, 8, 9 October: 中秋 25 to 27, 国庆 1 to 7.
    CHECK(dueOf(facts, "DL-DEFENCE") == day(10, 9));
}

TEST_CASE("a party's last day on a holiday moves behind it, the agency's does not", "[deadlines]")
{
    StepFacts facts = proper(QStringLiteral("fine.pay"));
    facts.decisionServedOn = day(9, 17);
    CHECK(dueOf(facts, "DL-PAY") == day(10, 8));
    facts.filedOn = day(7, 3);
    CHECK(dueOf(facts, "DL-DECIDE") == day(10, 1));
}

TEST_CASE("a deadline that crosses a year the calendar does not know is provisional", "[deadlines]")
{
    StepFacts facts = proper(QStringLiteral("service.record"));
    CHECK_FALSE(deadline(facts, "DL-SERVE", day(4, 2))->provisional);
    facts.decidedOn = day(12, 30);
    CHECK(deadline(facts, "DL-SERVE", day(12, 31))->provisional);
}

TEST_CASE("what is not done is late on the day after, what was done late stays late", "[deadlines]")
{
    StepFacts facts = proper(QStringLiteral("service.record"));
    CHECK_FALSE(deadline(facts, "DL-SERVE", day(4, 13))->late);
    CHECK(deadline(facts, "DL-SERVE", day(4, 14))->late);
    facts.decisionServed = true;
    facts.decisionServedOn = day(4, 14);
    CHECK(deadline(facts, "DL-SERVE", day(4, 30))->late);
    CHECK(deadline(facts, "DL-SERVE", day(4, 30))->done);
    facts.decisionServedOn = day(4, 13);
    CHECK_FALSE(deadline(facts, "DL-SERVE", day(4, 30))->late);
}

TEST_CASE("a right of the party runs out without being late, and a waiver ends it", "[deadlines]")
{
    StepFacts facts = proper(QStringLiteral("decision.propose"));
    CHECK_FALSE(deadline(facts, "DL-DEFENCE", day(3, 31))->done);
    CHECK(deadline(facts, "DL-DEFENCE", day(4, 1))->done);
    CHECK_FALSE(deadline(facts, "DL-DEFENCE", day(4, 1))->late);
    facts.defenceWaived = true;
    CHECK(deadline(facts, "DL-DEFENCE", day(3, 25))->done);
    CHECK_FALSE(deadline(facts, "DL-HEARREQ", day(3, 25))->done);
    facts.notice->hearingOffered = false;
    CHECK_FALSE(deadline(facts, "DL-HEARREQ", day(3, 25)));
    CHECK(deadline(facts, "DL-DEFENCE", day(3, 25))->forParty);
}

TEST_CASE("a part of the fine paid in time does not end the time to pay", "[deadlines]")
{
    StepFacts facts = proper(QStringLiteral("fine.pay"));
    facts.paidOn = day(4, 10);
    CHECK_FALSE(deadline(facts, "DL-PAY", day(4, 17))->done);
    CHECK(deadline(facts, "DL-PAY", day(4, 18))->late);
    facts.finePaid = true;
    CHECK(deadline(facts, "DL-PAY", day(4, 18))->done);
    CHECK_FALSE(deadline(facts, "DL-PAY", day(4, 18))->late);
}

TEST_CASE("the pack's periods are used", "[deadlines]")
{
    StepFacts facts = proper(QStringLiteral("case.archive"));
    facts.publishDays = 20;
    facts.reviewDays = 3;
    facts.archiveDays = 10;
    facts.fileReportDays = 5;
    CHECK(dueOf(facts, "DL-PUBLISH") == day(4, 30));
    CHECK(dueOf(facts, "DL-REVIEW") == day(3, 25));
    CHECK(dueOf(facts, "DL-ARCHIVE") == day(4, 23));
    CHECK(dueOf(facts, "DL-FILE-REPORT") == day(3, 11));
}

TEST_CASE("a case transferred before its decision is late with nothing", "[deadlines]")
{
    StepFacts facts = proper(QStringLiteral("discretion.apply"));
    CHECK(deadline(facts, "DL-DECIDE", day(12, 1))->late);
    facts.transferred = true;
    CHECK_FALSE(deadline(facts, "DL-DECIDE", day(12, 1))->late);
    CHECK(deadline(facts, "DL-DECIDE", day(12, 1))->done);
}

TEST_CASE("every deadline has words, a source and who it binds", "[deadlines]")
{
    REQUIRE(periodRows().size() > 30);
    for (const PeriodRow &one : periodRows()) {
        CAPTURE(one.code.toStdString());
        CHECK_FALSE(one.fromZh.isEmpty());
        CHECK_FALSE(one.fromEn.isEmpty());
        QFile file(QStringLiteral(ANJUAN_SOURCE_DIR "/resources/rules/%1.json").arg(one.code));
        REQUIRE(file.open(QIODevice::ReadOnly));
        const QJsonObject words = QJsonDocument::fromJson(file.readAll()).object();
        for (const char *member : {"zh", "en", "source", "tag", "who"})
            CHECK_FALSE(words.value(QLatin1String(member)).toString().isEmpty());
    }
}

TEST_CASE("days are counted from filing to the decision, and an extension adds to the limit", "[deadlines]")
{
    StepFacts facts = proper(QStringLiteral("decision.issue"));
    CHECK(daysUsed(facts, day(3, 4))->used == 0);
    CHECK(daysUsed(facts, day(6, 2))->used == 90);
    CHECK(daysUsed(facts, day(6, 2))->limit == 90);
    facts.extendedDays = 30;
    CHECK(daysUsed(facts, day(6, 2))->limit == 120);
    facts.decidedOn = day(4, 1);
    CHECK(daysUsed(facts, day(6, 2))->used == 28);
    // What is taken up again has its days anew.
    facts.decidedOn.reset();
    facts.remedy.reopenedOn = day(5, 20);
    CHECK(daysUsed(facts, day(6, 2))->used == 13);
    facts.filedOn.reset();
    CHECK_FALSE(daysUsed(facts, day(6, 2)));
    StepFacts demolition;
    demolition.filedOn = day(3, 4);
    CHECK(daysUsed(demolition, day(6, 2))->used == 90);
    demolition.execution.duty.emplace();
    demolition.execution.duty->decidedOn = day(3, 24);
    CHECK(daysUsed(demolition, day(6, 2))->used == 90); // an order to correct decides nothing
    demolition.execution.duty->demolition = true;
    CHECK(daysUsed(demolition, day(6, 2))->used == 20);
}

TEST_CASE("every period ends on the day counted by hand: in time on it, late or over on the next", "[deadlines]")
{
    for (const DeadlineCase &one : deadlineCases()) {
        DYNAMIC_SECTION(one.code)
        {
            const PeriodBook book = bookOf(one.begun);
            SECTION("is over the day after")
            {
                const auto next = in(book, one.code, one.due.addDays(1));
                REQUIRE(next);
                CHECK(dateText(next->due).toStdString() == dateText(one.due).toStdString());
                CHECK(((next->right && next->done) || next->late || next->done));
            }
            SECTION("is kept on the day")
            {
                PeriodBook kept = book;
                if (!one.done.kind.isEmpty())
                    apply(kept, one.done);
                const auto on = in(kept, one.code, one.due);
                REQUIRE(on);
                CHECK_FALSE(on->late);
                CHECK(on->done
                      == !(one.done.kind.isEmpty() && QLatin1String(one.code) != QLatin1String("DL-HEARNOTICE")));
            }
        }
    }
}

TEST_CASE("every period that records begin has a case, and every case a row", "[deadlines]")
{
    for (const PeriodRow &row : periodRows()) {
        INFO("Period " << row.code.toStdString() << " has no case in tests/core/cases/deadline_cases.cpp");
        const bool tested =
            std::any_of(deadlineCases().begin(), deadlineCases().end(),
                        [&row](const DeadlineCase &one) { return row.code == QLatin1String(one.code); });
        CHECK((tested || row.starts.empty()));
    }
    for (const DeadlineCase &one : deadlineCases())
        CHECK(periodRow(QString::fromLatin1(one.code)));
}

TEST_CASE("a hearing told of too late by the law's count is late, one told of without full days between is not",
          "[deadlines]")
{
    const auto told = [](QDate on) {
        return bookOf(
            {{QStringLiteral("hearing.notified"),
              QString(),
              {{QStringLiteral("hearing_on"), dateText(day(4, 16))}, {QStringLiteral("notified_on"), dateText(on)}},
              {}}});
    };
    CHECK(in(told(day(4, 8)), "DL-HEARNOTICE", day(4, 20))->late);
    const auto limit = in(told(day(4, 7)), "DL-HEARNOTICE", day(4, 20));
    CHECK_FALSE(limit->late);
    CHECK(limit->advised == day(4, 6));
}

TEST_CASE("days left out lengthen a period by a record with its reason, and both counts are there", "[deadlines]")
{
    PeriodBook book = bookOf(
        {{QStringLiteral("case.filed"), QString(), {{QStringLiteral("filed_on"), QStringLiteral("2026-03-04")}}, {}},
         {QStringLiteral("deadline.excluded"),
          QString(),
          {{QStringLiteral("code"), QStringLiteral("DL-DECIDE")},
           {QStringLiteral("from_on"), QStringLiteral("2026-03-10")},
           {QStringLiteral("to_on"), QStringLiteral("2026-03-19")},
           {QStringLiteral("reason"), QStringLiteral("鉴定")}},
          {}}});
    const auto found = in(book, "DL-DECIDE", day(3, 20));
    REQUIRE(found);
    CHECK(found->due == day(6, 12));
    CHECK(found->plain == day(6, 2));
    const QString why = explain(*found, holidays());
    CHECK(why.contains(QStringLiteral("2026-03-10 至 2026-03-19 不计入(鉴定),共 10 日")));
    CHECK(why.contains(QStringLiteral("不扣除则为 2026-06-02")));
    StepFacts facts;
    facts.filedOn = day(3, 4);
    facts.periods = book;
    CHECK(daysUsed(facts, day(3, 30))->used == 26);
    CHECK(daysUsed(facts, day(3, 30))->excluded == 10);
}

TEST_CASE("a period that is stopped has no last day until it goes on", "[deadlines]")
{
    const PeriodEvent filed{
        QStringLiteral("case.filed"), QString(), {{QStringLiteral("filed_on"), QStringLiteral("2026-03-04")}}, {}};
    const PeriodEvent stop{QStringLiteral("deadline.suspended"),
                           QString(),
                           {{QStringLiteral("code"), QStringLiteral("DL-DECIDE")},
                            {QStringLiteral("from_on"), QStringLiteral("2026-03-10")},
                            {QStringLiteral("reason"), QStringLiteral("等待另案")}},
                           {}};
    const PeriodEvent goOn{QStringLiteral("deadline.resumed"),
                           QString(),
                           {{QStringLiteral("code"), QStringLiteral("DL-DECIDE")},
                            {QStringLiteral("resumed_on"), QStringLiteral("2026-04-09")}},
                           {}};
    const auto stopped = in(bookOf({filed, stop}), "DL-DECIDE", day(12, 1));
    REQUIRE(stopped);
    CHECK(stopped->stopped);
    CHECK_FALSE(stopped->late);
    CHECK(explain(*stopped, holidays()).contains(QStringLiteral("自 2026-03-10 起中止(等待另案)")));
    CHECK(in(bookOf({filed, stop, goOn}), "DL-DECIDE", day(4, 10))->due == day(7, 2));
}

TEST_CASE("an extension counts once it is approved", "[deadlines]")
{
    const PeriodEvent filed{
        QStringLiteral("case.filed"), QString(), {{QStringLiteral("filed_on"), QStringLiteral("2026-03-04")}}, {}};
    const PeriodEvent asked{QStringLiteral("deadline.extended"), QString(), {{QStringLiteral("days"), 30}}, {}};
    const auto approval = [](const char *level, const char *outcome) {
        return PeriodEvent{QStringLiteral("approval.given"),
                           QString(),
                           {{QStringLiteral("step"), QStringLiteral("extension")},
                            {QStringLiteral("level"), QString::fromLatin1(level)},
                            {QStringLiteral("outcome"), QString::fromLatin1(outcome)}},
                           {}};
    };
    CHECK(in(bookOf({filed, asked}), "DL-DECIDE", day(3, 5))->due == day(6, 2));
    CHECK(in(bookOf({filed, asked, approval("unit", "agree")}), "DL-DECIDE", day(3, 5))->due == day(6, 2));
    CHECK(in(bookOf({filed, asked, approval("leader", "disagree")}), "DL-DECIDE", day(3, 5))->due == day(6, 2));
    const auto longer = in(bookOf({filed, asked, approval("leader", "agree")}), "DL-DECIDE", day(3, 5));
    CHECK(longer->due == day(7, 2));
    CHECK(explain(*longer, holidays()).contains(QStringLiteral("含经批准延长的 30 日")));
}

TEST_CASE("a period warns in the row's own days, with red before amber", "[deadlines]")
{
    const PeriodBook book = bookOf(
        {{QStringLiteral("case.filed"), QString(), {{QStringLiteral("filed_on"), QStringLiteral("2026-03-04")}}, {}}});
    CHECK(in(book, "DL-DECIDE", day(3, 5))->nearness == Nearness::Calm);
    CHECK(in(book, "DL-DECIDE", day(5, 3))->nearness == Nearness::Amber);
    CHECK(in(book, "DL-DECIDE", day(5, 23))->nearness == Nearness::Red);
    CHECK(in(book, "DL-DECIDE", day(6, 2))->nearness == Nearness::Red);
    CHECK(in(book, "DL-DECIDE", day(6, 3))->nearness == Nearness::Overdue);
}

TEST_CASE("a new notice opens the window again, and an opinion on another content ends no review", "[deadlines]")
{
    const auto notice = [](const char *hash) {
        return PeriodEvent{QStringLiteral("notice.issued"),
                           QString::fromLatin1(hash),
                           {{QStringLiteral("hearing"), true}, {QStringLiteral("defence_days"), 5}},
                           {}};
    };
    const auto serve = [](const char *on, const char *hash) {
        return PeriodEvent{QStringLiteral("served"),
                           QString(),
                           {{QStringLiteral("served_at"), QString::fromLatin1(on)}},
                           {QString::fromLatin1(hash)}};
    };
    const PeriodEvent waive{
        QStringLiteral("defence.waived"), QString(), {{QStringLiteral("scope"), QStringLiteral("both")}}, {}};
    const PeriodBook book = bookOf({notice("n1"), serve("2026-03-24T10:00:00+08:00", "n1"), waive, notice("n2")});
    CHECK_FALSE(in(book, "DL-DEFENCE", day(3, 26)));
    PeriodBook again = book;
    apply(again, serve("2026-03-26T10:00:00+08:00", "n2"));
    CHECK_FALSE(in(again, "DL-DEFENCE", day(3, 26))->done);
    const PeriodEvent request{QStringLiteral("review.requested"),
                              QStringLiteral("r"),
                              {{QStringLiteral("requested_on"), QStringLiteral("2026-03-20")},
                               {QStringLiteral("content_digest"), QStringLiteral("a")}},
                              {}};
    const auto opinion = [](const char *digest) {
        return PeriodEvent{QStringLiteral("review.opinion_signed"),
                           QString(),
                           {{QStringLiteral("signed_on"), QStringLiteral("2026-03-23")},
                            {QStringLiteral("content_digest"), QString::fromLatin1(digest)}},
                           {}};
    };
    CHECK_FALSE(in(bookOf({request, opinion("b")}), "DL-REVIEW", day(3, 23))->done);
    CHECK(in(bookOf({request, opinion("a")}), "DL-REVIEW", day(3, 23))->done);
}

TEST_CASE("a decision without any penalty is neither published nor paid, nor is it filed as a major one", "[deadlines]")
{
    const PeriodBook book =
        bookOf({{QStringLiteral("notice.issued"), QStringLiteral("n"), {{QStringLiteral("hearing"), true}}, {}},
                {QStringLiteral("decision.issued"),
                 QStringLiteral("d"),
                 {{QStringLiteral("decided_on"), QStringLiteral("2026-04-01")},
                  {QStringLiteral("fine_fen"), 0},
                  {QStringLiteral("warning"), false}},
                 {}},
                {QStringLiteral("served"),
                 QString(),
                 {{QStringLiteral("served_at"), QStringLiteral("2026-04-02T10:00:00+08:00")}},
                 {QStringLiteral("d")}}});
    CHECK_FALSE(in(book, "DL-PAY", day(4, 3)));
    CHECK_FALSE(in(book, "DL-PUBLISH", day(4, 3)));
    CHECK_FALSE(in(book, "DL-MAJORFILE", day(4, 3)));
    CHECK(in(book, "DL-SERVE", day(4, 3))->done);
}

TEST_CASE("the statistics of the half-year are due on 10 July and 10 January", "[deadlines]")
{
    REQUIRE(yearlyDeadlines(day(6, 30), 30).size() == 1);
    CHECK(yearlyDeadlines(day(6, 30), 30).front().due == day(7, 10));
    REQUIRE(yearlyDeadlines(day(12, 20), 30).size() == 1);
    CHECK(yearlyDeadlines(day(12, 20), 30).front().due == day(1, 10, 2027));
    CHECK(yearlyDeadlines(day(8, 1), 30).empty());
}

TEST_CASE("tables that the periods were written into are made anew when the table of periods changes", "[deadlines]")
{
    // Tables of an older version are rebuilt when a library opens; of the same one they are compared row by row. With
    // another digest here goes a higher version there.
    QFile table(QStringLiteral(":/texts/deadlines.json"));
    REQUIRE(table.open(QIODevice::ReadOnly));
    CHECK(sha256(table.readAll()).hex()
          == QStringLiteral("0e742068280b7d79812287c28ea9411d6627b63dbe3ff75cd402e59c14541a5a"));
    CHECK(projection().version == 20);
}

TEST_CASE("what was urged has no time running once it was executed or the case is closed", "[deadlines]")
{
    const auto open = [](const char *kind) {
        PeriodBook book =
            bookOf({{QStringLiteral("execution.urged"), QStringLiteral("u"), {}, {}},
                    {QStringLiteral("served"),
                     QStringLiteral("s"),
                     QJsonObject{{QStringLiteral("served_at"), QStringLiteral("2026-04-01T10:00:00+08:00")}},
                     {QStringLiteral("u")}}});
        if (*kind)
            apply(book, {QString::fromLatin1(kind), QStringLiteral("x"), {}, {}});
        const auto urged = in(book, "DL-URGE", day(4, 2));
        return urged && !urged->done;
    };
    CHECK(open(""));
    CHECK_FALSE(open("execution.carried_out"));
    CHECK_FALSE(open("case.closed"));
}
