#include "core/cases/procedure.h"
#include "core/casework/act_functions.h"
#include "core/casework/facts_parts.h"
#include "core/casework/parties.h"
#include "core/chain/body.h"

#include "tests/walks/walker.h"

/// What an act is given: by its fields' types, then by what the act is about.
namespace anjuan::test {

using namespace casework;
using chain::textOf;

namespace {

/// What a record that an act names should be.
struct Names {
    const char *act; // nullptr: any
    const char *field;
    const char *kind;
};
constexpr Names kNames[] = {
    {"measure.carry_out", "proposal", "measure.proposed"},
    {"preservation.carry_out", "proposal", "preservation.proposed"},
    {nullptr, "measure", "measure.carried_out"},
    {nullptr, "preservation", "preservation.carried_out"},
    {nullptr, "commission", "appraisal.commissioned"},
    {"deferral.decide", "request", "performance.deferral_requested"},
    {"recusal.decide", "request", "recusal.requested"},
    {nullptr, "urge", "execution.urged"},
    {nullptr, "application", "execution.court_applied"},
    {nullptr, "answer", "execution.court_answered"},
    {"substitute.urge", "decision", "substitute.decided"},
    {"substitute.perform", "decision", "substitute.decided"},
    {"execution.carry_out", "decision", "execution.decided"},
    {nullptr, "decision", "decision.issued"},
    {nullptr, "remedy", "remedy.received"},
    {nullptr, "transfer", "case.transferred"},
    {nullptr, "draw", "inspection.drawn"},
    {nullptr, "based_on", "decision.revoked"},
    {nullptr, "answers", "supervision.document_received"},
    {nullptr, "items", "evidence.added"},
    {nullptr, "av_evidence", "evidence.added"},
    {"case.split", "party", "party.entered"},
};

/// Approvals: the step, what asks for it, and what uses it.
struct Waiting {
    const char *step, *asks, *uses;
};
constexpr Waiting kWaiting[] = {
    {"closing", "closing.proposed", "case.closed"},
    {"decision", "decision.proposed", "decision.issued"},
    {"filing", "case.filing_proposed", "case.filed"},
    {"preservation", "preservation.proposed", "preservation.carried_out"},
    {"measure", "measure.proposed", "measure.carried_out"},
    {"measure_extension", "measure.extension_proposed", "measure.extended"},
    {"measure_handling", "measure.carried_out", "measure.handled"},
    {"inspection", "inspection.proposed", "inspection.notified"},
    {"demolition", "demolition.notified", "demolition.ordered"},
    {"deferral", "performance.deferral_requested", "performance.deferral_decided"},
    {"execution", "execution.urged", "execution.decided"},
    {"substitute", "execution.urged", "substitute.decided"},
    {"court_application", "execution.urged", "execution.court_applied"},
    {"police_transfer", "police.reported", "police.transferred"},
    {"revocation", "remedy.concluded", "decision.revoked"},
    {"reopening", "decision.revoked", "case.reopened"},
    {"departure", "discretion.applied", "notice.issued"},
};

/// What lies unserved: the decision before the notice, these before all else.
const Entry *toBeServed(Entries entries)
{
    const Entry *last = nullptr;
    // A decision that was issued on paper before the case came in stands in the record of its coming.
    const Entry *paper = newest(entries, {"case.continued_from_paper"});
    if (paper && textOf(paper->body, "stage") == QLatin1String("decided") && !serviceToAll(entries, *paper, false)
        && !newest(entries, {"decision.issued"}))
        return paper;
    for (const char *kind :
         {"decision.issued", "notice.issued", "demolition.ordered", "demolition.notified", "execution.urged"}) {
        const Entry *issued = newest(entries, {kind});
        if (issued && !serviceToAll(entries, *issued, QLatin1String(kind) == QLatin1String("notice.issued")))
            return issued;
        last = last ? last : issued;
    }
    return last;
}

} // namespace

QString Walker::awaited()
{
    QStringList steps;
    for (const Waiting &row : kWaiting) {
        const Entry *asks = newest(entries(), {row.asks});
        const Entry *uses = newest(entries(), {row.uses});
        if (asks && (!uses || uses < asks) && !approvedByLeader(entries(), row.step, asks))
            steps += QLatin1String(row.step);
    }
    if (const Entry *ending = newest(entries(), {"case.ending_proposed"})) {
        const QString step = textOf(ending->body, "ending");
        if (!approvedByLeader(entries(), step.toLatin1().constData(), ending))
            steps += step;
    }
    // What closes and decides comes first, or a case would ask for everything else before.
    for (const char *first : {"closing", "decision"}) {
        if (steps.contains(QLatin1String(first)) && often(60))
            return QLatin1String(first);
    }
    return steps.isEmpty() ? QStringLiteral("closing") : steps[pick(int(steps.size()))];
}

QJsonValue Walker::dateFor(const Field &field, Care care)
{
    static const QStringList ahead = {QStringLiteral("due_on"),      QStringLiteral("hearing_on"),
                                      QStringLiteral("perform_on"),  QStringLiteral("planned_on"),
                                      QStringLiteral("deadline_on"), QStringLiteral("reply_due_on")};
    if (ahead.contains(field.name))
        return dateText(today().addDays(care == Care::Good ? 12 : pick(20) - 3));
    if (care == Care::Good)
        return dateText(today());
    return dateText(today().addDays(often(4) ? 40 - pick(400) : -pick(3)));
}

QJsonValue Walker::recordFor(const Field &field, const Act &act, Care care)
{
    std::vector<const Entry *> fits;
    for (const Names &row : kNames) {
        if (field.name != QLatin1String(row.field) || (row.act && act.act != QLatin1String(row.act)))
            continue;
        fits = allOf(entries(), {row.kind});
        break;
    }
    if (field.name == QLatin1String("documents")) {
        if (const Entry *paper = toBeServed(entries()); paper && (care == Care::Good || often(80)))
            fits = {paper};
    }
    const bool many = field.type == QLatin1String("records");
    if (fits.empty() && care == Care::Good)
        return field.required && !many ? QJsonValue(QString()) : QJsonValue();
    const auto &all = m_file.entries();
    const Entry &one = fits.empty() || (care == Care::Random && often(10)) ? all[std::size_t(pick(int(all.size())))]
                                                                           : *fits[std::size_t(pick(int(fits.size())))];
    return many ? QJsonValue(QJsonArray{one.hash()}) : QJsonValue(one.hash());
}

QJsonArray Walker::peopleFor(Care care)
{
    const auto &officers = world().officers;
    if (care == Care::Random && often(12))
        return {officers[2].toString()};
    if (care == Care::Random && often(12))
        return {officers[0].toString(), officers[3].toString()};
    return {officers[0].toString(), officers[1].toString()};
}

QJsonObject Walker::objectOf(const std::vector<Field> &fields, const Act &act, Care care)
{
    QJsonObject out;
    for (const Field &field : fields) {
        if (const QJsonValue value = valueOf(field, act, care); !value.isNull())
            out.insert(field.name, value);
    }
    return out;
}

QJsonValue Walker::valueOf(const Field &field, const Act &act, Care care)
{
    const bool good = care == Care::Good;
    const QString &type = field.type;
    if (type == QLatin1String("bool")) {
        static const QStringList bad = {
            QStringLiteral("disputed"),      QStringLiteral("already_issued"), QStringLiteral("violation_continuing"),
            QStringLiteral("urgent"),        QStringLiteral("immediate"),      QStringLiteral("violence"),
            QStringLiteral("cut_utilities"), QStringLiteral("daily_need"),     QStringLiteral("sealed_elsewhere"),
            QStringLiteral("is_head"),       QStringLiteral("hiding_property")};
        if (good)
            return !bad.contains(field.name);
        return bad.contains(field.name) ? often(8) : often(80);
    }
    if (type == QLatin1String("enum")) {
        if (field.options.empty())
            return QJsonValue();
        return field.options[std::size_t(good ? 0 : pick(int(field.options.size())))].value;
    }
    if (type == QLatin1String("date"))
        return dateFor(field, care);
    if (type == QLatin1String("instant"))
        return m_at.toString();
    if (type == QLatin1String("persons"))
        return peopleFor(care);
    if (type == QLatin1String("person"))
        return (good || often(80) ? world().leader : world().officers[0]).toString();
    if (type == QLatin1String("fen")) {
        const int amounts[] = {0, 5000, 20000, 20100, 300000, 300100, 2000000};
        return good ? 5000 : amounts[pick(7)];
    }
    if (type == QLatin1String("int") || type == QLatin1String("milli")) {
        const int numbers[] = {0, 1, 5, 10, 30, 31, 60};
        return act.act == QLatin1String("short.decide") ? pick(2) : good ? 10 : numbers[pick(7)];
    }
    if (type == QLatin1String("item"))
        return !good && often(8) ? QLatin1String(kUnlistedItem) : QStringLiteral("zz_litter");
    if (type == QLatin1String("benchmark"))
        return world().pack.benchmarks[std::size_t(pick(int(world().pack.benchmarks.size())))].id;
    if (type == QLatin1String("procedure")) {
        const char *const known[] = {"ordinary", "simple", "short", "inspection", "demolition", "fast", "history"};
        return QLatin1String(known[pick(good ? 3 : 7)]);
    }
    if (type == QLatin1String("record") || type == QLatin1String("records"))
        return recordFor(field, act, care);
    if (type == QLatin1String("strings"))
        return QJsonArray();
    if (type == QLatin1String("uuid"))
        return uuid();
    if (type == QLatin1String("objects")) {
        if (!field.required && (good || often(80)))
            return QJsonValue();
        return QJsonArray{objectOf(field.fields, act, care)};
    }
    if (type == QLatin1String("object"))
        return QJsonValue();
    return QStringLiteral("字");
}

QJsonObject Walker::bodyOf(const Act &act, Care care)
{
    QJsonObject body;
    QJsonArray given;
    for (const std::vector<Field> *fields : {&act.fields, &act.adds}) {
        for (const Field &field : *fields) {
            if (care == Care::Random && !field.required && often(30))
                continue;
            if (field.isPrivate) {
                given.append(field.name);
                continue;
            }
            if (field.type == QLatin1String("file")) {
                body.insert(field.name + QStringLiteral("_sha256"), QString(64, QLatin1Char('a')));
                continue;
            }
            // An approval names a matter seldom: what it names may be nothing that waits for it.
            if (field.name == QLatin1String("about") && !often(care == Care::Good ? 0 : 15))
                continue;
            if (const QJsonValue value = valueOf(field, act, care); !value.isNull())
                body.insert(field.name, value);
        }
    }
    if (!given.isEmpty())
        body.insert(QStringLiteral("private_members"), given);
    mendBody(act, care, body);
    mendContent(act, body);
    return body;
}

/// Which party an entry, a service or a waiver is about, as the program computes it (casework/complete_parties).
void Walker::mendParties(const Act &act, QJsonObject &body)
{
    const QString &name = act.act;
    for (const char *member : {"party_id", "party_untold", "still_owed", "partial", "party_fines"})
        body.remove(QLatin1String(member));
    const auto seats = seatsOf(entries());
    if (name == QLatin1String("party.enter")) {
        body.remove(QStringLiteral("in_place_of"));
        if (textOf(body, "standing") == QLatin1String("in_place") && !seats.empty())
            body.insert(QStringLiteral("party"), seats[std::size_t(pick(int(seats.size())))].id());
    }
    if (name == QLatin1String("defence.waive"))
        body.remove(QStringLiteral("party"));
    if (name != QLatin1String("service.record"))
        return;
    body.remove(QStringLiteral("party"));
    const QStringList documents = chain::textsOf(body, "documents");
    const Entry *paper = documents.isEmpty() ? nullptr : entryOf(entries(), documents.front());
    const auto waiting = paper ? notServed(entries(), *paper) : std::vector<PartySeat>();
    if (seats.size() < 2)
        return;
    const PartySeat &seat = waiting.empty() ? seats[std::size_t(pick(int(seats.size())))] : waiting.front();
    body.insert(QStringLiteral("party_id"), seat.id());
    if (waiting.size() > 1)
        body.insert(QStringLiteral("still_owed"), QJsonArray{paper->hash()});
}

/// What the program itself computes when an act is done.
void Walker::mendContent(const Act &act, QJsonObject &body)
{
    const QString &name = act.act;
    mendParties(act, body);
    if (body.contains(QLatin1String("content_digest"))) {
        if (const auto content = decidedContent(entries(), world().pack))
            body.insert(QStringLiteral("content_digest"), content->digest);
    }
    if (name == QLatin1String("review.give_opinion") || name == QLatin1String("review.register_paper_opinion")) {
        if (const Entry *request = newest(entries(), {"review.requested"}))
            body.insert(QStringLiteral("content_digest"), textOf(request->body, "content_digest"));
    }
    if (name == QLatin1String("notice.issue") || name == QLatin1String("decision.issue")) {
        cases::PenaltyFact penalty = proposedPenalty(entries());
        if (textOf(body, "outcome") == QLatin1String("no_penalty"))
            penalty = {};
        body.insert(QStringLiteral("fine_fen"), penalty.fineFen);
        body.insert(QStringLiteral("warning"), penalty.warning);
        body.remove(QStringLiteral("other_kinds"));
        if (!penalty.otherKinds.isEmpty())
            body.insert(QStringLiteral("other_kinds"), QJsonArray::fromStringList(penalty.otherKinds));
        body.insert(QStringLiteral("no_penalty_ground"), QStringLiteral("轻微"));
    }
    if (body.contains(QLatin1String("item")) && name != QLatin1String("filing.propose")
        && name != QLatin1String("simple.decide") && name != QLatin1String("short.decide")) {
        const Entry *filing = newest(entries(), {"case.filing_proposed", "case.continued_from_paper"});
        body.remove(QStringLiteral("item"));
        if (filing)
            body.insert(QStringLiteral("item"), textOf(filing->body, "item"));
    }
    if (const Entry *order = newest(entries(), {"demolition.ordered"});
        order && (name == QLatin1String("court.apply") || name == QLatin1String("execution.decide")))
        body.insert(QStringLiteral("duty_area"), textOf(order->body, "area"));
    else
        body.remove(QStringLiteral("duty_area"));
}

void Walker::mendBody(const Act &act, Care care, QJsonObject &body)
{
    const QString &name = act.act;
    const bool good = care == Care::Good;
    const bool usual = good || often(70);
    if (name.startsWith(QLatin1String("approval.")) && name != QLatin1String("approval.request") && usual) {
        body.insert(QStringLiteral("step"), awaited());
        body.insert(QStringLiteral("level"), QStringLiteral("leader"));
        body.insert(QStringLiteral("outcome"), QStringLiteral("agree"));
    }
    if (name == QLatin1String("fine.pay") || name == QLatin1String("fine.collect")) {
        const qint64 fine = standingFacts(entries(), law(), today()).penalty.fineFen;
        body.insert(QStringLiteral("fine_fen"), usual ? fine : fine / 2);
    }
    if (name == QLatin1String("discretion.apply") && usual) {
        for (int i = 0; i < 6; ++i) {
            const auto &all = world().pack.benchmarks;
            const packs::Benchmark &mark = all[std::size_t(pick(int(all.size())))];
            body.insert(QStringLiteral("benchmark"), mark.id);
            body.insert(QStringLiteral("tier"), mark.tiers[std::size_t(pick(int(mark.tiers.size())))].id);
            const auto found = assessFor(body, entries(), world().pack);
            if (!found || !found->minFen)
                continue;
            body.insert(QStringLiteral("fine_fen"),
                        good || !often(5) ? std::max<qint64>(*found->minFen, 100) : kBeyondAnyLaw);
            body.insert(QStringLiteral("warning"), found->warning);
            body.insert(QStringLiteral("other_kinds"), QJsonArray::fromStringList(found->otherKinds));
            break;
        }
    }
    if (!good)
        return;
    if (name == QLatin1String("ending.propose"))
        body.insert(QStringLiteral("ending"),
                    newest(entries(), {"case.filed"}) ? QStringLiteral("withdrawal") : QStringLiteral("not_filing"));
    if (name == QLatin1String("performance.record"))
        body.insert(QStringLiteral("what"), QStringLiteral("all"));
    if (name == QLatin1String("review.answer"))
        body.insert(QStringLiteral("points"), QJsonArray{QJsonObject{{QStringLiteral("done"), true}}});
    if (name == QLatin1String("surcharge.charge"))
        body.insert(QStringLiteral("surcharge_fen"), 0);
    if (name == QLatin1String("measure.handle"))
        body.insert(QStringLiteral("ground"), QStringLiteral("no_violation"));
    if (name == QLatin1String("procedure.choose")) {
        const cases::StepFacts facts = standingFacts(entries(), law(), today());
        if (const auto open = cases::conversionsOf(facts); !open.empty())
            body.insert(QStringLiteral("procedure"), open.front()->to);
    }
}

} // namespace anjuan::test
