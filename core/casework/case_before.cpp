#include "core/cases/surcharge.h"
#include "core/casework/act_functions.h"
#include "core/casework/fact_families.h"
#include "core/casework/facts.h"
#include "core/casework/facts_more.h"
#include "core/casework/facts_parts.h"
#include "core/casework/paper.h"
#include "core/casework/recordings.h"
#include "core/casework/reopening.h"
#include "core/chain/body.h"

namespace anjuan::casework {

using chain::flagOf;
using chain::textOf;
using chain::textsOf;

namespace {

using cases::StepFacts;

/// The date of the act itself: a date, or the date of an instant.
QDate actDate(const Act &act, const QJsonObject &body, QDate recorded)
{
    const QString text = body.value(act.onField).toString();
    if (const auto date = parseDate(text.left(10)))
        return *date;
    return recorded;
}

StepFacts caseFacts(Entries all, const Lawbook &law)
{
    StepFacts facts;
    for (const FactsOfFamily family : factFamilies())
        family(all, law, facts);
    return facts;
}

/// A shift's folder is hundreds of records, and their rules ask for one thing of the case alone.
bool needsLittle(const Act &act)
{
    return act.act.startsWith(QLatin1String("evidence."));
}

StepFacts littleFacts(Entries entries)
{
    StepFacts facts;
    if (const Entry *decision = decisionOf(entries))
        facts.decidedOn = dayOfDecision(*decision);
    return facts;
}

void factsOfRecordings(Entries before, const Act &act, const packs::Pack &pack, StepFacts &facts)
{
    static const QStringList asked = {QStringLiteral("investigation.conclude"), QStringLiteral("closing.propose"),
                                      QStringLiteral("case.close")};
    if (asked.contains(act.act))
        facts.recordingsOwed = owedRecordings(before, pack);
    facts.recordingMissing = missingRecording(before, act.act, facts.body, pack);
}

void addReasons(const QJsonObject &body, StepFacts &facts)
{
    for (const auto reason : body.value(QLatin1String("reasons")).toArray())
        facts.reasonsGiven += textOf(reason.toObject(), "rule");
}

/// What every act has: its date, who did it, the reasons given, and whether its item stands in the power list.
void factsOfAct(Entries before, const Lawbook &law, const Proposed &proposed, StepFacts &facts)
{
    const Act &act = *proposed.act;
    const QJsonObject &body = proposed.body;
    facts.act = act.act;
    facts.body = body;
    // Rules ask for a file by its field's name, whatever it is kept as.
    for (const Field &field : act.fields) {
        const QString kept = body.value(field.name + QStringLiteral("_sha256")).toString();
        if (field.type == QLatin1String("file") && !kept.isEmpty())
            facts.body.insert(field.name, kept);
    }
    facts.recordedOn = proposed.at.date();
    facts.actOn = actDate(act, body, facts.recordedOn);
    facts.recordedAt = proposed.at;
    facts.privateGiven = textsOf(body, "private_members");
    facts.receivedByAnother = flagOf(body, "received_by_another");
    if (body.contains(QLatin1String("chair")))
        facts.chairHandledCase = handlingOfficers(before).contains(textOf(body, "chair"));
    facts.alreadyIssued = flagOf(body, "already_issued");
    facts.officersNeeded = act.officersNeeded;
    factsOfThisAct(act, body, before, facts);
    if (!act.officersField.isEmpty()) {
        QStringList people;
        for (const auto person : body.value(act.officersField).toArray())
            people += person.toString();
        for (const cases::OfficerFact &officer : officerFacts(*law.book, people, facts.actOn))
            facts.officers.push_back(officer);
    }
    factsBesideOfAct(act, body, before, facts);
    addReasons(body, facts);
    // What the leader read with the proposal is not asked for again.
    static const std::map<QString, const char *> proposals = {{QStringLiteral("case.close"), "closing.proposed"},
                                                              {QStringLiteral("case.file"), "case.filing_proposed"}};
    const auto from = proposals.find(act.act);
    if (const Entry *proposal = from == proposals.end() ? nullptr : newest(before, {from->second}))
        addReasons(proposal->body, facts);
    const Entry *filing = newest(before, {"case.filing_proposed", "case.continued_from_paper"});
    QString item = textOf(body, "item");
    if (item.isEmpty() && filing)
        item = textOf(filing->body, "item");
    if (!item.isEmpty())
        facts.itemInPower =
            law.pack->power(item, facts.actOn, textOf(law.book->unit(), "township_kind"), facts.filedOn) != nullptr;
}

/// The classes that the pack gives to rules in place of the program's.
cases::GateClasses classesOf(const packs::Pack &pack)
{
    static const std::map<QString, cases::GateClass> names = {{QStringLiteral("flaw"), cases::GateClass::Flaw},
                                                              {QStringLiteral("go_on"), cases::GateClass::GoOn},
                                                              {QStringLiteral("stop"), cases::GateClass::Stop}};
    cases::GateClasses classes;
    for (const packs::GateClassOverride &own : pack.settings.gateClasses) {
        if (const auto it = names.find(own.gateClass); it != names.end())
            classes[own.rule] = it->second;
    }
    return classes;
}

} // namespace

struct CaseBefore::Gathered {
    Gathered(Entries all, const Lawbook &law) : facts(caseFacts(all, law))
    {
        const Standing standing(all);
        if (const auto content = decidedContent(standing.entries(), *law.pack))
            facts.contentDigest = content->digest; // of what would be decided now
        // Before an act's own facts: what the paper says of the case is not what the act says of itself.
        assumePaper(standing.entries(), facts);
    }
    StepFacts facts;
};

CaseBefore::CaseBefore(Entries before, const Lawbook &law) : m_all(before), m_law(law) {}
CaseBefore::~CaseBefore() = default;

const CaseBefore::Gathered &CaseBefore::gathered() const
{
    if (!m_gathered)
        m_gathered = std::make_unique<Gathered>(m_all, m_law);
    return *m_gathered;
}

cases::StepFacts CaseBefore::facts(const Proposed &proposed) const
{
    const Standing standing(m_all);
    const Entries before = standing.entries();
    const bool little = needsLittle(*proposed.act);
    StepFacts facts = little ? littleFacts(before) : gathered().facts;
    factsOfAct(before, m_law, proposed, facts);
    if (const auto ofAct = functionsOf(proposed.act->act).facts)
        ofAct(before, m_law, proposed, facts);
    factsOfRecordings(before, *proposed.act, *m_law.pack, facts);
    return facts;
}

std::vector<cases::GateFinding> CaseBefore::judge(const Proposed &proposed) const
{
    return cases::judge(facts(proposed), *m_law.calendar, classesOf(*m_law.pack));
}

cases::StepFacts CaseBefore::standing(QDate today) const
{
    StepFacts facts = gathered().facts;
    facts.actOn = today;
    facts.recordedOn = today;
    facts.execution.surchargeOpenFen = cases::surchargeOpen(facts, *m_law.calendar, today);
    return facts;
}

cases::StepFacts gatherFacts(Entries before, const Lawbook &law, const Proposed &proposed)
{
    return CaseBefore(before, law).facts(proposed);
}

std::vector<cases::GateFinding> judgeAct(Entries before, const Lawbook &law, const Proposed &proposed)
{
    return CaseBefore(before, law).judge(proposed);
}

cases::StepFacts standingFacts(Entries entries, const Lawbook &law, QDate today)
{
    return CaseBefore(entries, law).standing(today);
}

} // namespace anjuan::casework
