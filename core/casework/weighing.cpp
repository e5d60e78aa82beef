#include "core/casework/weighing.h"

#include <algorithm>

#include "core/casework/facts_parts.h"
#include "core/casework/parties.h"
#include "core/casework/reopening.h"
#include "core/chain/body.h"

namespace anjuan::casework {

using chain::flagOf;
using chain::integerOf;
using chain::textOf;
using chain::textsOf;

namespace {

std::vector<Share> sharesOf(Entries entries, const QJsonObject &body, qint64 whole)
{
    const auto fines = partyFinesOf(entries, body);
    std::vector<Share> shares;
    for (const PartySeat &seat : seatsOf(entries)) {
        const auto own = fines.find(seat.id());
        shares.push_back({textOf(seat.now->body, "party_kind"), own == fines.end() ? whole : own->second});
    }
    if (shares.empty())
        shares.push_back({{}, whole});
    return shares;
}

/// The benchmark as it is for that class of party. Faults as assessFor.
Result<discretion::Assessment> assessAs(const QString &kind, const QJsonObject &body, Entries entries,
                                        const packs::Pack &pack)
{
    QJsonObject asked = body;
    asked.insert(QStringLiteral("party_kind"), kind);
    return assessFor(asked, entries, pack);
}

/// The most that any provision of the item allows against anybody; nothing where one of them names no such sum.
std::optional<qint64> mostOf(const packs::Formula &fine)
{
    using Type = packs::Formula::Type;
    if (fine.type == Type::None)
        return 0;
    if (fine.type == Type::Range || fine.type == Type::Fixed || fine.type == Type::MaxOnly)
        return fine.maxFen ? fine.maxFen : fine.minFen;
    std::optional<qint64> most;
    for (const packs::Formula &step : fine.steps) {
        const auto one = mostOf(step);
        if (!one)
            return std::nullopt;
        most = std::max(most.value_or(0), *one);
    }
    return most;
}

/// What no law allows anybody is outside it, even where the benchmark cannot tell whom it is for.
bool beyondAnyLaw(qint64 fineFen, const QJsonObject &body, const packs::Pack &pack)
{
    const packs::Benchmark *benchmark = pack.benchmark(textOf(body, "benchmark"));
    std::optional<qint64> most;
    for (const packs::Item &item : pack.items) {
        if (!benchmark || item.id != benchmark->item)
            continue;
        for (const packs::StatutoryRange &range : item.statutory) {
            const auto one = mostOf(range.fine);
            if (!one)
                return false;
            most = std::max(most.value_or(0), *one);
        }
    }
    return most && fineFen > *most;
}

/// One act of the case, for each party by itself 分别裁量.
void measure(cases::DiscretionFact &fact, const QJsonObject &body, const std::vector<Share> &shares, bool warning,
             Entries entries, const packs::Pack &pack)
{
    for (const Share &share : shares) {
        const auto assessed = assessAs(share.kind, body, entries, pack);
        if (!assessed) {
            // What cannot be measured is not within the benchmark: a reason is asked for, never silence.
            fact.withinTier = false;
            fact.withinStatute = fact.withinStatute && !beyondAnyLaw(share.fineFen, body, pack);
            continue;
        }
        const discretion::Check check = discretion::check(*assessed, share.fineFen, warning, textsOf(body, "factors"));
        fact.withinStatute = fact.withinStatute && check.withinStatute;
        fact.withinTier = fact.withinTier && check.withinTier;
        fact.warningRequired = fact.warningRequired || assessed->warning;
    }
}

/// A fine that is shared out keeps the range if each share keeps it, or if the whole does: the law does not say which
/// of the two is meant, and what is lawful in one of them is not stopped.
cases::DiscretionFact eitherOf(cases::DiscretionFact apart, const cases::DiscretionFact &whole)
{
    apart.withinStatute = apart.withinStatute || whole.withinStatute;
    apart.withinTier = apart.withinTier || whole.withinTier;
    apart.warningRequired = apart.warningRequired || whole.warningRequired;
    return apart;
}

} // namespace

std::vector<Share> sharesProposed(Entries entries)
{
    const Standing standing(entries);
    const Entry *discretion = newest(standing.entries(), {"discretion.applied"});
    return sharesOf(entries, discretion ? discretion->body : QJsonObject(), proposedPenalty(entries).fineFen);
}

cases::DiscretionFact weighed(const QJsonObject &body, Entries entries, const packs::Pack &pack)
{
    cases::DiscretionFact fact;
    fact.applied = true;
    fact.item = textOf(body, "item");
    fact.benchmark = textOf(body, "benchmark");
    fact.tier = textOf(body, "tier");
    fact.penalty = penaltyOf(body);
    fact.departureReasoned = !textOf(body, "departure_reason").isEmpty();
    QJsonObject first = body;
    first.insert(QStringLiteral("fine_fen"), firstFine(body));
    // Where acts and parties are both several, nothing says which party's share is for which act.
    const bool apart = !body.contains(QLatin1String("more_acts")) && !partyFinesOf(entries, body).empty();
    cases::DiscretionFact whole = fact;
    measure(whole, first, sharesOf(entries, {}, firstFine(body)), fact.penalty.warning, entries, pack);
    if (apart)
        measure(fact, first, sharesOf(entries, body, firstFine(body)), fact.penalty.warning, entries, pack);
    fact = apart ? eitherOf(fact, whole) : whole;
    // Each act by itself: what one leaves free is no room for another.
    for (const QJsonObject &more : moreActs(body))
        measure(fact, more, sharesOf(entries, {}, integerOf(more, "fine_fen")), flagOf(more, "warning"), entries, pack);
    return fact;
}

} // namespace anjuan::casework
