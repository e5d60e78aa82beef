#include "tests/core/casework/walker.h"

#include <catch2/catch.hpp>

#include <QtCore/QJsonDocument>

#include "core/cases/procedure.h"
#include "core/casework/facts_parts.h"
#include "core/chain/body.h"

namespace anjuan::test {

using namespace casework;
using chain::textOf;

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

const QString kBenchmarkItem = QStringLiteral("zz_litter");

/// The families of acts that walk; a family is its group in resources/acts. Add yours here, and what its histories may
/// never hold in walks_test.cpp.
const QStringList &families()
{
    static const QStringList all = {
        QStringLiteral("clue"),      QStringLiteral("filing"),        QStringLiteral("approval"),
        QStringLiteral("procedure"), QStringLiteral("investigation"), QStringLiteral("evidence"),
        QStringLiteral("penalty"),   QStringLiteral("review"),        QStringLiteral("defence"),
        QStringLiteral("service"),   QStringLiteral("performance"),   QStringLiteral("closing"),
        QStringLiteral("simple"),    QStringLiteral("short_path"),    QStringLiteral("fast_track"),
        QStringLiteral("endings")};
    return all;
}

/// Acts that a walk leaves alone: they belong to other chains or only read.
bool walks(const Act &act)
{
    if (!families().contains(act.group))
        return false;
    return (act.chain == QLatin1String("case") || act.chain == QLatin1String("statement"))
        && act.act != QLatin1String("case.open") && act.act != QLatin1String("case.continue")
        && act.act != QLatin1String("case.enter_history");
}

} // namespace

Walker::Walker(unsigned seed) : m_random(seed)
{
    found();
}

int Walker::pick(int below)
{
    return below <= 0 ? 0 : int(m_random() % unsigned(below));
}

void Walker::found()
{
    auto pack = packs::parsePack(packs::builtInPack(), QStringLiteral("built-in"));
    REQUIRE(pack);
    m_pack = std::move(*pack);
    auto calendar = calendar::Calendar::fromJson(packs::holidaysOf(m_pack.calendar));
    REQUIRE(calendar);
    m_calendar = std::move(*calendar);
    m_at = *Instant::parse(u"2026-01-05T09:00:00+08:00");
    const auto enter = [&](const QString &role, bool card) {
        const PersonId id = PersonId::create();
        const QJsonObject person{{QStringLiteral("person"), id.toString()},
                                 {QStringLiteral("name"), QStringLiteral("某")},
                                 {QStringLiteral("role"), role},
                                 {QStringLiteral("from_on"), QStringLiteral("2022-01-01")}};
        m_book.add(record(QStringLiteral("office.person_registered"), person, m_at, ++m_seq));
        m_book.add(record(QStringLiteral("office.role_granted"), person, m_at, ++m_seq));
        const bool reviewer = role == QLatin1String("legal_reviewer");
        if (card || reviewer)
            m_book.add(record(QStringLiteral("office.credential_entered"),
                              {{QStringLiteral("person"), id.toString()},
                               {QStringLiteral("credential"),
                                reviewer ? QStringLiteral("legal_qualification") : QStringLiteral("enforcement")},
                               {QStringLiteral("number"), QString::number(m_seq)},
                               {QStringLiteral("valid_from"), QStringLiteral("2022-01-01")},
                               {QStringLiteral("valid_to"), QStringLiteral("2030-12-31")},
                               {QStringLiteral("verified_until"), QStringLiteral("2030-12-31")}},
                              m_at, ++m_seq));
        return id;
    };
    m_officers = {enter(QStringLiteral("officer"), true), enter(QStringLiteral("officer"), true),
                  enter(QStringLiteral("officer"), false)};
    m_leader = enter(QStringLiteral("leader"), false);
    m_reviewer = enter(QStringLiteral("legal_reviewer"), false);
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

void Walker::open(const QString &procedure)
{
    append(QStringLiteral("case.opened"),
           {{QStringLiteral("procedure"), procedure},
            {QStringLiteral("source"), QStringLiteral("inspection")},
            {QStringLiteral("received_on"), dateText(m_at.date())},
            {QStringLiteral("reply_days"), often(30) ? 5 : 0}},
           m_officers[0]);
    const char *const kinds[] = {"person", "individual_business", "organisation"};
    const char *const ages[] = {"adult", "adult", "unknown", "from14to18", "under14"};
    append(QStringLiteral("party.entered"),
           {{QStringLiteral("party_kind"), QLatin1String(kinds[pick(3)])},
            {QStringLiteral("age_class"), QLatin1String(ages[pick(5)])},
            {QStringLiteral("party"), newUuid()}},
           m_officers[0]);
}

QJsonArray Walker::peopleFor(Care care)
{
    QJsonArray people{m_officers[0].toString(), m_officers[1].toString()};
    if (care == Care::Random && often(20))
        people = {m_officers[2].toString()};
    return people;
}

QJsonValue Walker::valueOf(const Field &field, const Act &act, Care care)
{
    const bool good = care == Care::Good;
    const QString &type = field.type;
    if (type == QLatin1String("bool")) {
        if (good)
            return field.name != QLatin1String("disputed") && field.name != QLatin1String("already_issued")
                && field.name != QLatin1String("violation_continuing");
        return field.name == QLatin1String("already_issued") ? often(5) : often(80);
    }
    if (type == QLatin1String("enum"))
        return field.options[std::size_t(good ? 0 : pick(int(field.options.size())))].value;
    if (type == QLatin1String("date"))
        return dateText(m_at.date().addDays(good ? 0 : -pick(3)));
    if (type == QLatin1String("instant"))
        return m_at.toString();
    if (type == QLatin1String("persons"))
        return peopleFor(care);
    if (type == QLatin1String("person"))
        return m_leader.toString();
    if (type == QLatin1String("fen")) {
        const int amounts[] = {0, 5000, 20000, 20100, 300000, 300100, 2000000};
        return good ? 5000 : amounts[pick(7)];
    }
    if (type == QLatin1String("int"))
        return act.act == QLatin1String("short.decide") ? pick(2) : 5;
    if (type == QLatin1String("item"))
        return kBenchmarkItem;
    if (type == QLatin1String("benchmark"))
        return m_pack.benchmarks[std::size_t(pick(int(m_pack.benchmarks.size())))].id;
    if (type == QLatin1String("procedure")) {
        const QStringList known = {QStringLiteral("ordinary"), QStringLiteral("simple"), QStringLiteral("short")};
        return known[pick(3)];
    }
    if (type == QLatin1String("record") || type == QLatin1String("records")) {
        const auto &all = m_file.entries();
        const QString hash = all[all.size() - 1 - std::size_t(pick(int(std::min<std::size_t>(all.size(), 4))))].hash();
        return type == QLatin1String("record") ? QJsonValue(hash) : QJsonValue(QJsonArray{hash});
    }
    if (type == QLatin1String("strings"))
        return QJsonArray();
    if (type == QLatin1String("uuid"))
        return newUuid();
    if (type == QLatin1String("objects") || type == QLatin1String("object"))
        return QJsonValue();
    return QStringLiteral("字");
}

namespace {

/// The approval that the case waits for.
QString awaited(const cases::StepFacts &facts, Entries entries)
{
    if (facts.closingProposedOn && !facts.closingApproved)
        return QStringLiteral("closing");
    if (facts.decisionProposedOn && !facts.decisionApproved)
        return QStringLiteral("decision");
    if (facts.filingProposedOn && !facts.filingApproved)
        return QStringLiteral("filing");
    const Entry *ending = newest(entries, {"case.ending_proposed"});
    return ending ? textOf(ending->body, "ending") : QStringLiteral("closing");
}

/// The newest thing that is to be served.
QString served(Entries entries)
{
    const Entry *paper = newest(entries, {"decision.issued", "notice.issued"});
    return paper ? paper->hash() : entries.back().hash();
}

} // namespace

QJsonObject Walker::bodyOf(const Act &act, Care care)
{
    QJsonObject body;
    for (const std::vector<Field> *fields : {&act.fields, &act.adds}) {
        for (const Field &field : *fields) {
            if (field.isPrivate || (care == Care::Random && !field.required && often(30)))
                continue;
            if (field.type == QLatin1String("file")) {
                body.insert(field.name + QStringLiteral("_sha256"), QString(64, QLatin1Char('a')));
                continue;
            }
            if (const QJsonValue value = valueOf(field, act, care); !value.isNull())
                body.insert(field.name, value);
        }
    }
    const cases::StepFacts facts = standingFacts(entries(), law(), today());
    const bool usual = care == Care::Good || often(70);
    if (body.contains(QLatin1String("content_digest"))) {
        if (const auto content = decidedContent(entries(), m_pack))
            body.insert(QStringLiteral("content_digest"), content->digest);
    }
    if (act.act == QLatin1String("review.give_opinion") || act.act == QLatin1String("review.register_paper_opinion")) {
        if (const Entry *request = newest(entries(), {"review.requested"}))
            body.insert(QStringLiteral("content_digest"), textOf(request->body, "content_digest"));
    }
    if (act.act.startsWith(QLatin1String("approval.")) && usual) {
        body.insert(QStringLiteral("step"), awaited(facts, entries()));
        body.insert(QStringLiteral("level"), QStringLiteral("leader"));
        body.insert(QStringLiteral("outcome"), QStringLiteral("agree"));
    }
    if (act.act == QLatin1String("service.record") && usual)
        body.insert(QStringLiteral("documents"), QJsonArray{served(entries())});
    if (act.act == QLatin1String("notice.issue") || act.act == QLatin1String("decision.issue")) {
        cases::PenaltyFact penalty = proposedPenalty(entries());
        if (textOf(body, "outcome") == QLatin1String("no_penalty"))
            penalty = {};
        body.insert(QStringLiteral("fine_fen"), penalty.fineFen);
        body.insert(QStringLiteral("warning"), penalty.warning);
        body.remove(QStringLiteral("other_kinds"));
        body.insert(QStringLiteral("no_penalty_ground"), QStringLiteral("轻微"));
    }
    if (act.act == QLatin1String("fine.pay") || act.act == QLatin1String("fine.collect"))
        body.insert(QStringLiteral("fine_fen"), facts.penalty.fineFen);
    if (act.act == QLatin1String("ending.propose") && care == Care::Good)
        body.insert(QStringLiteral("ending"),
                    facts.filedOn ? QStringLiteral("withdrawal") : QStringLiteral("not_filing"));
    if (act.act == QLatin1String("performance.record") && care == Care::Good)
        body.insert(QStringLiteral("what"), QStringLiteral("all"));
    if (act.act == QLatin1String("procedure.choose") && care == Care::Good && !cases::conversionsOf(facts).empty())
        body.insert(QStringLiteral("procedure"), cases::conversionsOf(facts).front()->to);
    if (act.act == QLatin1String("review.answer"))
        body.insert(QStringLiteral("points"),
                    QJsonArray{QJsonObject{{QStringLiteral("done"), care == Care::Good || often(80)}}});
    return body;
}

bool Walker::attempt(const Act &act, Care care)
{
    QJsonObject body = bodyOf(act, care);
    const PersonId by = act.act == QLatin1String("review.give_opinion") ? m_reviewer : m_officers[0];
    if (act.act == QLatin1String("review.register_paper_opinion"))
        body.insert(QStringLiteral("reviewer"), m_reviewer.toString());
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
    if (std::any_of(findings.begin(), findings.end(), [](const auto &finding) { return finding.blocks(); }))
        return false;
    append(act.kind, body, by);
    return true;
}

void Walker::random()
{
    pass(often(90) ? 2 : 30);
    const Act *act = nullptr;
    if (often(70)) {
        const QStringList next = cases::nextActs(standingFacts(entries(), law(), today()));
        if (!next.isEmpty())
            act = findAct(next[pick(int(next.size()))]);
    }
    while (!act || !walks(*act))
        act = &acts()[std::size_t(pick(int(acts().size())))];
    attempt(*act, often(50) ? Care::Good : Care::Random);
}

bool Walker::ended() const
{
    const QString stage = cases::stageOf(standingFacts(entries(), law(), today()));
    return stage == QLatin1String("archived") || stage == QLatin1String("history");
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
    QStringList sides;
    for (const cases::Procedure *side : cases::sidesOf(procedure.id))
        collect(side->next, sides);
    QStringList own;
    for (const QString &id : {procedure.id, cases::kOrdinary})
        collect(cases::procedureOr(id).next, own);
    for (const QString &act : own)
        sides.removeAll(act);
    return sides;
}

} // namespace

bool Walker::finish(int limit)
{
    std::map<QString, int> used;
    for (int step = 0; step < limit && !ended(); ++step) {
        const cases::StepFacts facts = standingFacts(entries(), law(), today());
        const QStringList anyTime = cases::procedureOr(facts.procedure).anyTime;
        const QStringList sides = actsOfSides(cases::procedureOr(facts.procedure));
        const Act *chosen = nullptr;
        for (const QString &name : cases::nextActs(facts)) {
            const Act *act = findAct(name);
            const bool usual =
                (!anyTime.contains(name) && !sides.contains(name)) || name == QLatin1String("service.record");
            // 接续 and 转换 are choices of a person: a case must end without them.
            if (!act || !usual || name == QLatin1String("procedure.choose") || name == QLatin1String("case.continue")
                || name == QLatin1String("fast.leave"))
                continue;
            if (!chosen || used[name] < used[chosen->act])
                chosen = act;
        }
        if (!chosen)
            return false;
        ++used[chosen->act];
        pass(3);
        attempt(*chosen, Care::Good);
    }
    return ended();
}

QString Walker::story() const
{
    QStringList lines;
    for (const Entry &entry : entries())
        lines += dateText(entry.on()) + QLatin1Char(' ') + entry.kind + QLatin1Char(' ')
            + QString::fromUtf8(QJsonDocument(entry.body).toJson(QJsonDocument::Compact)).left(160);
    return lines.join(QLatin1Char('\n'));
}

} // namespace anjuan::test
