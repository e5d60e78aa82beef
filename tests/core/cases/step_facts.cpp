#include "tests/core/cases/step_facts.h"

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

namespace anjuan::cases {
namespace {

const char *const kRecordBody =
    R"({"started_at":"2026-03-05T09:00:00+08:00","ended_at":"2026-03-05T10:00:00+08:00",
        "card_shown":true,"rights_told":true,"recusal_asked":true,"signature":"signed"})";

const std::vector<Moment> &moments()
{
    static const std::vector<Moment> all = [] {
        std::vector<Moment> both = {
            {"party.enter", 1, day(3, 2), "{}"},
            {"filing.propose", 1, day(3, 3), R"({"recusal_declared":true})"},
            {"case.file", 2, day(3, 4), "{}"},
            {"inspection.record", 3, day(3, 5), kRecordBody},
            {"inquiry.record", 3, day(3, 5), kRecordBody},
            {"correction.order", 3, day(3, 5), "{}"},
            {"evidence.add", 3, day(3, 5), R"({"type":"electronic","made_at":"2026-03-05T09:30:00+08:00"})"},
            {"correction.reinspect", 4, day(3, 16), R"({"done":"not_done"})"},
            {"discretion.apply", 4, day(3, 18),
             R"({"four_lists":[{"list":"no_penalty"},{"list":"mitigate"},{"list":"lighten"},{"list":"no_compulsion"}]})"},
            {"investigation.conclude", 5, day(3, 20), "{}"},
            {"review.request", 6, day(3, 20), R"({"materials":[{"name":"证据材料"}]})"},
            {"review.give_opinion", 7, day(3, 23), "{}"},
            {"review.register_paper_opinion", 7, day(3, 23), "{}"},
            {"notice.issue", 8, day(3, 24), R"({"hearing":true,"defence_days":5})"},
            {"hearing.request", 10, day(3, 31), "{}"},
            {"hearing.notify", 10, day(3, 31), R"({"hearing_on":"2026-04-13"})"},
            {"hearing.hold", 10, day(4, 13), "{}"},
            {"decision.propose", 11, day(4, 1), "{}"},
            {"decision.issue", 12, day(4, 1), R"({"outcome":"penalty"})"},
            {"service.record", 13, day(4, 2), R"({"method":"direct"})"},
            {"publicity.publish", 14, day(4, 3), "{}"},
            {"fine.pay", 15, day(4, 10), R"({"fine_fen":100000})"},
            {"case.close", 16, day(4, 13), "{}"},
            {"case.archive", 17, day(4, 20), "{}"},
        };
        both.insert(both.end(), momentsBeside().begin(), momentsBeside().end());
        return both;
    }();
    return all;
}

void untilConcluded(StepFacts &facts, int rank)
{
    facts.receivedOn = day(3, 2);
    facts.violationOn = day(3, 2);
    facts.discoveredOn = day(3, 2);
    facts.partyKind = QStringLiteral("person");
    facts.ageClass = QStringLiteral("adult");
    facts.itemInPower = true;
    facts.filingApproved = true;
    if (rank > 1)
        facts.filingProposedOn = day(3, 3);
    if (rank > 2)
        facts.filedOn = day(3, 4);
    if (rank > 3) {
        facts.inspected = facts.correctionOrdered = true;
        facts.correctionDueOn = day(3, 15);
        facts.evidenceCount = facts.evidenceVerified = 3;
    }
    facts.discretion.applied = rank > 4;
    facts.discretion.warningRequired = true;
    facts.penalty = facts.discretion.penalty = {.fineFen = 100000, .warning = true, .otherKinds = {}};
    if (rank > 5)
        facts.concludedOn = day(3, 20);
}

void untilDecided(StepFacts &facts, int rank)
{
    facts.reviewDue = facts.reviewBeforeNotice = facts.reviewAfterDefence = facts.hearingDue = true;
    facts.contentDigest = QString(64, QLatin1Char('a'));
    if (rank > 6) {
        facts.review.emplace();
        facts.review->round = 1;
        facts.review->requestedOn = day(3, 20);
        facts.review->contentDigest = facts.contentDigest;
    }
    if (rank > 7) {
        facts.review->signedOn = day(3, 23);
        facts.review->outcome = QStringLiteral("agree");
    }
    if (rank > 8)
        facts.notice = NoticeFact{.issuedOn = day(3, 24),
                                  .servedOn = day(3, 24),
                                  .penalty = facts.penalty,
                                  .hearingOffered = true,
                                  .defenceDays = 5,
                                  .contentDigest = facts.contentDigest};
    if (rank > 11) {
        facts.decisionProposedOn = day(4, 1);
        facts.decisionApproved = true;
    }
}

void untilArchived(StepFacts &facts, int rank)
{
    if (rank > 12)
        facts.decidedOn = day(4, 1);
    if (rank > 13) {
        facts.decisionServed = true;
        facts.decisionServedOn = day(4, 2);
    }
    if (rank > 14) {
        facts.published = true;
        facts.publishedOn = day(4, 3);
    }
    if (rank > 15) {
        facts.finePaid = true;
        facts.paidOn = day(4, 10);
        facts.closingProposedOn = day(4, 13);
        facts.closingApproved = true;
    }
    if (rank > 16) {
        facts.closedOn = day(4, 13);
        facts.dossierBuilt = true;
    }
}

} // namespace

const calendar::Calendar &holidays()
{
    static const calendar::Calendar known = [] {
        QFile file(QStringLiteral(ANJUAN_SOURCE_DIR "/resources/calendars/holidays.json"));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("no calendar to test with");
        return calendar::Calendar::fromJson(QJsonDocument::fromJson(file.readAll()).object()).value();
    }();
    return known;
}

const QStringList &properActs()
{
    static const QStringList all = [] {
        QStringList names;
        for (const Moment &moment : moments())
            names.append(QString::fromLatin1(moment.act));
        return names;
    }();
    return all;
}

StepFacts proper(const QString &act)
{
    // What no moment names stands in the middle of the investigation; a case of a rule says the rest.
    static const Moment kElsewhere{"", 4, day(3, 16), "{}"};
    const auto at = properActs().indexOf(act);
    const Moment &moment = at < 0 ? kElsewhere : moments().at(static_cast<std::size_t>(at));
    StepFacts facts;
    facts.act = act;
    facts.actOn = facts.recordedOn = moment.on;
    facts.recordedAt = Instant::parse(dateText(moment.on) + QStringLiteral("T18:00:00+08:00"));
    facts.body = QJsonDocument::fromJson(moment.body).object();
    static const PersonId first = PersonId::create();
    static const PersonId second = PersonId::create();
    facts.officers = {{first, OfficerFact::Card::Valid}, {second, OfficerFact::Card::Valid}};
    facts.officersNeeded = 2;
    facts.servesDecision = act == QLatin1String("service.record");
    if (facts.servesDecision)
        facts.privateGiven = {QStringLiteral("receiver")};
    untilConcluded(facts, moment.rank);
    untilDecided(facts, moment.rank);
    untilArchived(facts, moment.rank);
    dressBeside(facts);
    return facts;
}

} // namespace anjuan::cases
