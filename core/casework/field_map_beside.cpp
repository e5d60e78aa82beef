#include "core/casework/facts_more.h"
#include "core/casework/field_map_parts.h"
#include "core/chain/body.h"

namespace anjuan::casework {
namespace {

using chain::textOf;

/// The list of a measure as the forms have it, one thing a row.
QJsonArray goodsOf(const QJsonObject &body)
{
    QJsonArray rows;
    for (const auto item : body.value(QLatin1String("items")).toArray()) {
        const QJsonObject one = item.toObject();
        rows.append(QJsonObject{{QStringLiteral("name"), textOf(one, "name")},
                                {QStringLiteral("spec"), textOf(one, "spec")},
                                {QStringLiteral("quantity"), textOf(one, "quantity")},
                                {QStringLiteral("feature"), textOf(one, "features")}});
    }
    return rows;
}

} // namespace

void putBeside(QJsonObject &out, Entries entries)
{
    if (const Entry *kept = newest(entries, {"preservation.carried_out"})) {
        out.insert(QStringLiteral("preservation"),
                   QJsonObject{{QStringLiteral("reason"), textOf(kept->body, "reason")},
                               {QStringLiteral("place"), textOf(kept->body, "place")},
                               {QStringLiteral("from_on"), textOf(kept->body, "preserved_at").left(10)},
                               {QStringLiteral("goods"), goodsOf(kept->body)}});
    }
    const Entry *measure = newest(entries, {"measure.carried_out"});
    if (!measure)
        return;
    cases::StepFacts facts;
    factsOfMeasures(entries, facts);
    out.insert(QStringLiteral("seizure"),
               QJsonObject{{QStringLiteral("number"), textOf(measure->body, "number")},
                           {QStringLiteral("reason"), textOf(measure->body, "reason")},
                           {QStringLiteral("basis"), textOf(measure->body, "basis")},
                           {QStringLiteral("from_on"), textOf(measure->body, "started_at").left(10)},
                           {QStringLiteral("to_on"), dateText(facts.measures.measures.back().dueOn())},
                           {QStringLiteral("goods"), goodsOf(measure->body)}});
}

} // namespace anjuan::casework
