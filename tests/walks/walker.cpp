#include "tests/walks/walker.h"

#include <catch2/catch.hpp>

#include <QtCore/QJsonDocument>

#include "core/cases/procedure.h"
#include "core/casework/facts_parts.h"
#include "core/chain/body.h"

#include "tests/walks/unsettled.h"

namespace anjuan::test {

using namespace casework;
using chain::textOf;

const char *const kWithdrawnOfficer = "00000000-0000-4000-8000-00000000dead";
const char *const kUnlistedItem = "stands_in_no_list";

namespace {

chain::Record record(const QString &kind, const QJsonObject &body, Instant at, qint64 seq)
{
    chain::Record out;
    out.kind = kind;
    out.body = body;
    out.at = at;
    out.seq = seq;
    out.hash = *Digest::fromHex(QStringLiteral("%1").arg(seq, 64, 16, QLatin1Char('0')));
    return out;
}

/// One person of the unit; `card` is the kind of the credential, or nullptr.
PersonId enter(World &made, qint64 &seq, const PersonId &id, const char *role, const char *card)
{
    const QJsonObject person{{QStringLiteral("person"), id.toString()},
                             {QStringLiteral("name"), QStringLiteral("某")},
                             {QStringLiteral("role"), QLatin1String(role)},
                             {QStringLiteral("from_on"), QStringLiteral("2022-01-01")}};
    made.book.add(record(QStringLiteral("office.person_registered"), person, made.from, ++seq));
    made.book.add(record(QStringLiteral("office.role_granted"), person, made.from, ++seq));
    if (card)
        made.book.add(record(QStringLiteral("office.credential_entered"),
                             {{QStringLiteral("person"), id.toString()},
                              {QStringLiteral("credential"), QLatin1String(card)},
                              {QStringLiteral("number"), id.toString()},
                              {QStringLiteral("valid_from"), QStringLiteral("2022-01-01")},
                              {QStringLiteral("valid_to"), QStringLiteral("2040-12-31")},
                              {QStringLiteral("verified_until"), QStringLiteral("2040-12-31")}},
                             made.from, ++seq));
    return id;
}

World found()
{
    World made;
    auto pack = packs::parsePack(packs::builtInPack(), QStringLiteral("built-in"));
    REQUIRE(pack);
    made.pack = std::move(*pack);
    auto calendar = calendar::Calendar::fromJson(packs::holidaysOf(made.pack.calendar));
    REQUIRE(calendar);
    made.calendar = std::move(*calendar);
    made.from = *Instant::parse(u"2026-01-05T09:00:00+08:00");
    qint64 seq = 0;
    for (const char *card : {"enforcement", "enforcement", static_cast<const char *>(nullptr)})
        made.officers.push_back(enter(made, seq, PersonId::create(), "officer", card));
    const PersonId withdrawn = *PersonId::parse(QString::fromLatin1(kWithdrawnOfficer));
    made.officers.push_back(enter(made, seq, withdrawn, "officer", "enforcement"));
    made.book.add(record(QStringLiteral("office.credential_status_recorded"),
                         {{QStringLiteral("person"), withdrawn.toString()},
                          {QStringLiteral("number"), withdrawn.toString()},
                          {QStringLiteral("status"), QStringLiteral("cancelled")},
                          {QStringLiteral("from_on"), QStringLiteral("2023-01-01")}},
                         made.from, ++seq));
    REQUIRE(made.book.cardOn(withdrawn, made.from.date()) == office::CardState::NotValid);
    made.leader = enter(made, seq, PersonId::create(), "leader", nullptr);
    made.reviewer = enter(made, seq, PersonId::create(), "legal_reviewer", "legal_qualification");
    return made;
}

/// Families of acts that belong to other chains' business or only to files and papers.
const QStringList &leftAlone()
{
    static const QStringList groups = {QStringLiteral("access"), QStringLiteral("copies"), QStringLiteral("documents"),
                                       QStringLiteral("papers"), QStringLiteral("evidence_media")};
    return groups;
}

} // namespace

const World &world()
{
    static const World made = found();
    return made;
}

bool walks(const Act &act)
{
    if (leftAlone().contains(act.group))
        return false;
    return (act.chain == QLatin1String("case") || act.chain == QLatin1String("statement"))
        && act.act != QLatin1String("case.open");
}

Walker::Walker(const Plan &plan, unsigned seed) : m_plan(&plan), m_random(seed), m_at(world().from)
{
    append(QStringLiteral("case.opened"),
           {{QStringLiteral("procedure"), QLatin1String(plan.opens)},
            {QStringLiteral("source"), QStringLiteral("inspection")},
            {QStringLiteral("received_on"), dateText(m_at.date())},
            {QStringLiteral("reply_days"), often(30) ? 5 : 0}},
           world().officers[0]);
    const char *const kinds[] = {"person", "individual_business", "organisation"};
    const char *const ages[] = {"adult", "adult", "unknown", "from14to18", "under14"};
    append(QStringLiteral("party.entered"),
           {{QStringLiteral("party_kind"), QLatin1String(kinds[pick(3)])},
            {QStringLiteral("age_class"), QLatin1String(ages[pick(plan.penalisable ? 4 : 5)])},
            {QStringLiteral("party"), uuid()}},
           world().officers[0]);
}

Walker::Walker(const Walker &from, unsigned seed) : Walker(from)
{
    m_random.seed(seed);
}

QString Walker::uuid()
{
    return QStringLiteral("00000000-0000-4000-8000-%1").arg(++m_seq, 12, 16, QLatin1Char('0'));
}

void Walker::append(const QString &kind, const QJsonObject &body, const PersonId &by)
{
    chain::Record made = record(kind, body, m_at, ++m_seq);
    made.by = by;
    m_file.add(std::move(made), nullptr);
}

void Walker::pass(int maxDays)
{
    m_at.epochSeconds += qint64(pick(maxDays * 24)) * 3600 + 60;
}

bool Walker::attempt(const Act &act, Care care, const QJsonObject &given)
{
    QJsonObject body = bodyOf(act, care);
    for (auto it = given.begin(); it != given.end(); ++it)
        body.insert(it.key(), it.value());
    const PersonId by = act.act == QLatin1String("review.give_opinion") ? world().reviewer : world().officers[0];
    if (act.act == QLatin1String("review.register_paper_opinion"))
        body.insert(QStringLiteral("reviewer"), world().reviewer.toString());
    const auto judged = [&] { return judgeAct(entries(), law(), {&act, body, m_at, by}); };
    auto findings = judged();
    QJsonArray reasons;
    for (const cases::GateFinding &finding : findings) {
        if (finding.blocks() && act.actClass == QLatin1String("fact"))
            m_refusedFacts += act.act + QLatin1Char(' ') + finding.rule;
        reasons.append(QJsonObject{{QStringLiteral("rule"), finding.rule},
                                   {QStringLiteral("reason"), QStringLiteral("确有需要")}});
    }
    // Who is stopped gives a reason for everything: what a reason clears must not be what only law clears.
    if (!reasons.isEmpty() && (care == Care::Good || often(70))) {
        body.insert(QStringLiteral("reasons"), reasons);
        findings = judged();
    }
    ++m_performed;
    m_lastBlocks.clear();
    for (const cases::GateFinding &finding : findings) {
        if (finding.blocks())
            m_lastBlocks += finding.rule;
    }
    if (!m_lastBlocks.isEmpty())
        return false;
    append(act.kind, body, by);
    return true;
}

void Walker::begin()
{
    if (m_plan->firstAct)
        attempt(*findAct(QLatin1String(m_plan->firstAct)), often(50) ? Care::Good : Care::Random);
}

const Act *Walker::anyAct()
{
    const bool focused = often(60);
    for (;;) {
        const Act &act = acts()[std::size_t(pick(int(acts().size())))];
        if (walks(act) && (!focused || m_plan->focus.contains(act.group)))
            return &act;
    }
}

void Walker::random()
{
    pass(often(90) ? 3 : 60);
    const Act *act = nullptr;
    if (often(50)) {
        const QStringList next = cases::nextActs(standingFacts(entries(), law(), today()));
        if (!next.isEmpty())
            act = findAct(next[pick(int(next.size()))]);
    }
    while (!act || !walks(*act) || (act->act == QLatin1String("case.archive") && often(80)))
        act = anyAct();
    attempt(*act, often(50) ? Care::Good : Care::Random);
}

bool Walker::ended() const
{
    const QString stage = cases::stageOf(standingFacts(entries(), law(), today()));
    return stage == QLatin1String("archived") || stage == QLatin1String("history")
        || stage == QLatin1String("registered");
}

namespace {

void collect(const std::vector<cases::NextLine> &lines, QStringList &acts)
{
    for (const cases::NextLine &line : lines) {
        acts += line.acts;
        collect(line.next, acts);
        collect(line.oneOf, acts);
    }
}

/// What only a side process offers: a case must end without it.
QStringList actsOfSides(const cases::Procedure &procedure)
{
    QStringList offered;
    for (const cases::Procedure *side : cases::sidesOf(procedure.id))
        collect(side->next, offered);
    QStringList own;
    for (const QString &id : {procedure.id, cases::kOrdinary})
        collect(cases::procedureOr(id).next, own);
    for (const QString &act : own)
        offered.removeAll(act);
    return offered;
}

/// 接续 and 转换 are choices of a person: a case must end without them.
bool isChoice(const QString &act)
{
    return act == QLatin1String("procedure.choose") || act == QLatin1String("case.continue")
        || act == QLatin1String("fast.leave") || act == QLatin1String("fast.begin");
}

} // namespace

bool Walker::lead(const char *kind)
{
    const auto reached = [&] {
        // The notice is served before the decision is.
        return QLatin1String(kind) == QLatin1String("service.recorded")
            ? standingFacts(entries(), law(), today()).decisionServed
            : newest(entries(), {kind}) != nullptr;
    };
    return goOn(90, reached);
}

bool Walker::finish(int limit)
{
    return goOn(limit, [this] { return ended(); });
}

const Act *Walker::usualNext(const std::map<QString, int> &used) const
{
    const cases::StepFacts facts = standingFacts(entries(), law(), today());
    const QStringList anyTime = cases::procedureOr(facts.procedure).anyTime;
    const QStringList beside = actsOfSides(cases::procedureOr(facts.procedure));
    const auto times = [&](const Act *act) {
        const auto it = used.find(act->act);
        return it == used.end() ? 0 : it->second;
    };
    const Act *chosen = nullptr;
    for (const QString &name : cases::nextActs(facts)) {
        const Act *act = findAct(name);
        const bool usual =
            (!anyTime.contains(name) && !beside.contains(name)) || name == QLatin1String("service.record");
        if (act && usual && !isChoice(name) && (!chosen || times(act) < times(chosen)))
            chosen = act;
    }
    return chosen;
}

bool Walker::goOn(int limit, const std::function<bool()> &there)
{
    std::map<QString, int> used;
    QStringList stopped;
    for (int step = 0; step < limit && !there(); ++step) {
        const Act *chosen = usualNext(used);
        if (!chosen)
            return false;
        ++used[chosen->act];
        pass(3);
        if (!attempt(*chosen, Care::Good)) {
            stopped.push_back(chosen->act);
            continue;
        }
        // What was stopped may go now.
        for (const QString &act : stopped)
            --used[act];
        stopped.clear();
    }
    return there();
}

bool Walker::approve(const char *step)
{
    return attempt(*findAct(QStringLiteral("approval.give")), Care::Good,
                   {{QStringLiteral("step"), QLatin1String(step)}});
}

bool Walker::end(const Side &side, const Entry &open, QStringList &wrong)
{
    const QString what = QLatin1String(side.opens);
    const QString hash = open.hash();
    const cases::StepFacts facts = standingFacts(entries(), law(), today());
    // Of a closed case the newest things alone are shown.
    if (!facts.closedOn && !cases::nextActs(facts).contains(QLatin1String(side.act)))
        wrong += QStringLiteral("%1 is open and %2 is not offered").arg(what, QLatin1String(side.act));
    pass(1);
    if (side.approval && !approve(side.approval))
        wrong += QStringLiteral("%1: no approval can be given").arg(what);
    QJsonObject given;
    if (side.member)
        given.insert(QLatin1String(side.member), hash);
    if (attempt(*findAct(QLatin1String(side.act)), Care::Good, given))
        return true;
    if (side.must)
        wrong += QStringLiteral("%1 cannot be ended: %2").arg(what, m_lastBlocks.join(QLatin1Char(' ')));
    return false;
}

QStringList Walker::settle()
{
    QStringList wrong;
    for (const Side &side : sides()) {
        for (int i = 0; i < 40; ++i) {
            const Entry *open = openOne(side, entries());
            if (!open || !end(side, *open, wrong))
                break;
        }
    }
    return wrong;
}

QString Walker::story() const
{
    QStringList lines;
    for (const Entry &entry : entries())
        lines += dateText(entry.on()) + QLatin1Char(' ') + entry.kind + QLatin1Char(' ')
            + QString::fromUtf8(QJsonDocument(entry.body).toJson(QJsonDocument::Compact)).left(1500);
    lines +=
        QStringLiteral("offered: ") + cases::nextActs(standingFacts(entries(), law(), today())).join(QLatin1Char(' '));
    lines += QStringLiteral("last stopped by: ") + m_lastBlocks.join(QLatin1Char(' '));
    return lines.join(QLatin1Char('\n'));
}

} // namespace anjuan::test
