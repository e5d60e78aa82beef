#include <algorithm>

#include <catch2/catch.hpp>

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>

#include "core/cases/deadlines.h"

#include "tests/core/cases/step_facts.h"

using namespace anjuan;
using namespace anjuan::cases;

namespace {

std::optional<Deadline> deadline(const StepFacts &facts, const char *code, QDate today)
{
    const auto all = deadlines(facts, holidays(), today);
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
    CHECK(dueOf(facts, "DL-REVIEW") == day(3, 27));
    CHECK(dueOf(facts, "DL-DEFENCE") == day(3, 31));
    CHECK(dueOf(facts, "DL-HEARREQ") == day(3, 31));
    CHECK(dueOf(facts, "DL-SERVE") == day(4, 13)); // 清明 4 to 6 April
    CHECK(dueOf(facts, "DL-PUBLISH") == day(4, 13));
    CHECK(dueOf(facts, "DL-PAY") == day(4, 17));
    CHECK(dueOf(facts, "DL-FY") == day(6, 1));
    CHECK(dueOf(facts, "DL-SS") == day(10, 8)); // 2 October is a holiday: the first day after 1 to 7 October
    CHECK(dueOf(facts, "DL-ARCHIVE") == day(5, 13));
    CHECK(deadlines(facts, holidays(), day(4, 20)).size() == 11);
    for (const Deadline &one : deadlines(facts, holidays(), day(4, 20))) {
        CAPTURE(one.code.toStdString());
        CHECK_FALSE(one.late);
        CHECK(one.done == (one.code != QLatin1String("DL-FY") && one.code != QLatin1String("DL-SS")));
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
    CHECK(dueOf(facts, "DL-PUBLISH") == day(4, 30));
    CHECK(dueOf(facts, "DL-REVIEW") == day(3, 25));
    CHECK(dueOf(facts, "DL-ARCHIVE") == day(4, 23));
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
    StepFacts facts = proper(QStringLiteral("case.archive"));
    for (const Deadline &one : deadlines(facts, holidays(), day(4, 20))) {
        CAPTURE(one.code.toStdString());
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
    facts.filedOn.reset();
    CHECK_FALSE(daysUsed(facts, day(6, 2)));
}
