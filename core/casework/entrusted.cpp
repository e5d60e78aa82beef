#include "core/casework/entrusted.h"

#include <algorithm>

#include "core/base/messages.h"
#include "core/casework/act_functions.h"
#include "core/chain/body.h"

namespace anjuan::casework {

using chain::textOf;

namespace {

const packs::PowerEntry *powerOn(const QString &item, Entries entries, const Lawbook &law, QDate on)
{
    std::optional<QDate> filed = newestDate(entries, "case.filed", "filed_on");
    if (const Entry *proposed = newest(entries, {"case.filing_proposed"}); !filed && proposed)
        filed = proposed->on();
    return law.pack->power(item, on, textOf(law.book->unitOn(on), "township_kind"), filed);
}

} // namespace

QString itemOfCase(Entries entries)
{
    const Entry *named =
        newest(entries, {"case.filing_proposed", "case.continued_from_paper", "decision.issued_on_spot"});
    return named ? textOf(named->body, "item") : QString();
}

const packs::PowerEntry *entrustedPower(Entries entries, const Lawbook &law, QDate on, const QString &item)
{
    const QString named = itemOfCase(entries);
    const QString asked = named.isEmpty() ? item : named;
    if (asked.isEmpty())
        return nullptr;
    const packs::PowerEntry *power = powerOn(asked, entries, law, on);
    return power && !power->organ.isEmpty() ? power : nullptr;
}

QString powerLost(Entries entries, const Lawbook &law, QDate today)
{
    const QString item = itemOfCase(entries);
    const bool over = decisionOf(entries)
        || newest(entries,
                  {"case.closed", "case.transferred", "case.merged_into", "case.not_filed", "case.filing_withdrawn"});
    if (item.isEmpty() || over || powerOn(item, entries, law, today))
        return {};
    std::optional<QDate> ended;
    for (const packs::PowerEntry &power : law.pack->powers) {
        if (power.item == item && power.effectiveTo && *power.effectiveTo < today)
            ended = std::max(ended.value_or(*power.effectiveTo), *power.effectiveTo);
    }
    return ended ? message(QStringLiteral("packs.power_ended"), {dateText(*ended)})
                 : message(QStringLiteral("packs.power_missing"));
}

} // namespace anjuan::casework
