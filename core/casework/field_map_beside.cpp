#include <map>

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

QString oneOf(const QString &value, const std::map<QString, QString> &words)
{
    const auto it = words.find(value);
    return it == words.end() ? QString() : it->second;
}

const Entry *newestAbout(Entries entries, const char *kind, const char *member, const Entry &about)
{
    const Entry *found = nullptr;
    for (const Entry *entry : allOf(entries, {kind})) {
        if (textOf(entry->body, member) == about.hash())
            found = entry;
    }
    return found;
}

/// As the forms name how things that were registered are settled.
QString settledAs(const QString &outcome)
{
    return oneOf(outcome,
                 {{QStringLiteral("returned"), QStringLiteral("release")},
                  {QStringLiteral("released"), QStringLiteral("release")},
                  {QStringLiteral("seal"), QStringLiteral("seize")},
                  {QStringLiteral("confiscated"), QStringLiteral("confiscate")},
                  {QStringLiteral("appraisal"), QStringLiteral("test")},
                  {QStringLiteral("moved"), QStringLiteral("transfer")}});
}

QJsonObject preservationOf(Entries entries, const Entry &kept)
{
    constexpr int kPreservationDays = 7; // working days, 行政处罚法 第五十六条
    QJsonObject out{{QStringLiteral("number"), textOf(kept.body, "number")},
                    {QStringLiteral("reason"), textOf(kept.body, "reason")},
                    {QStringLiteral("place"), textOf(kept.body, "place")},
                    {QStringLiteral("from_on"), textOf(kept.body, "preserved_at").left(10)},
                    {QStringLiteral("days"), kPreservationDays},
                    {QStringLiteral("goods"), goodsOf(kept.body)}};
    if (const Entry *settled = newestAbout(entries, "preservation.handled", "preservation", kept)) {
        out.insert(QStringLiteral("way"), settledAs(textOf(settled->body, "outcome")));
        out.insert(QStringLiteral("handling_reason"), textOf(settled->body, "text"));
    }
    return out;
}

QJsonObject seizureOf(Entries entries, const Entry &measure, const cases::MeasureFact &fact)
{
    static const std::map<QString, QString> kinds = {{QStringLiteral("seal_place"), QStringLiteral("seal")},
                                                     {QStringLiteral("seal_items"), QStringLiteral("seal")},
                                                     {QStringLiteral("detain_items"), QStringLiteral("detain")}};
    QStringList keeping{textOf(measure.body, "storage"), textOf(measure.particulars, "keeper")};
    keeping.removeAll(QString());
    QJsonObject out{{QStringLiteral("number"), textOf(measure.body, "number")},
                    {QStringLiteral("reason"), textOf(measure.body, "reason")},
                    {QStringLiteral("basis"), textOf(measure.body, "basis")},
                    {QStringLiteral("kind"), oneOf(textOf(measure.body, "measure_kind"), kinds)},
                    {QStringLiteral("keeping"), keeping.join(QStringLiteral("、"))},
                    {QStringLiteral("from_on"), dateText(fact.startedOn)},
                    {QStringLiteral("first_to_on"), dateText(fact.startedOn.addDays(fact.days))},
                    {QStringLiteral("to_on"), dateText(fact.dueOn())},
                    {QStringLiteral("goods"), goodsOf(measure.body)}};
    if (const Entry *extension = newestAbout(entries, "measure.extended", "measure", measure))
        out.insert(QStringLiteral("extension"),
                   QJsonObject{{QStringLiteral("reason"), textOf(extension->body, "reason")},
                               {QStringLiteral("days"), chain::integerOf(extension->body, "days")},
                               {QStringLiteral("to_on"), dateText(fact.dueOn())}});
    if (const Entry *handled = newestAbout(entries, "measure.handled", "measure", measure))
        out.insert(QStringLiteral("release_ground"), textOf(handled->body, "ground"));
    return out;
}

/// What is proposed for things that were sealed or detained, as 涉案财物处理审批表 names it.
QJsonObject propertyOf(const QJsonObject &proposed)
{
    QJsonObject out{{QStringLiteral("origin"), QStringLiteral("seized")},
                    {QStringLiteral("reason"), textOf(proposed, "reason")},
                    {QStringLiteral("goods"), goodsOf(proposed)}};
    putText(out, "way",
            oneOf(textOf(proposed, "outcome"),
                  {{QStringLiteral("released"), QStringLiteral("return")},
                   {QStringLiteral("confiscated"), QStringLiteral("confiscate")},
                   {QStringLiteral("destroyed"), QStringLiteral("destroy")},
                   {QStringLiteral("moved"), QStringLiteral("transfer")},
                   {QStringLiteral("sold_early"), QStringLiteral("auction")}}));
    return out;
}

/// The measure that the newest of its records is about: of several, papers are of the one that somebody works at.
const Entry *measureAtHand(Entries entries)
{
    const Entry *last = newest(entries, {"measure.carried_out", "measure.extended", "measure.handled"});
    if (!last || last->kind == QLatin1String("measure.carried_out"))
        return last;
    return entryOf(entries, textOf(last->body, "measure"));
}

} // namespace

void putBeside(QJsonObject &out, Entries entries)
{
    const Entry *settled = newest(entries, {"preservation.carried_out", "preservation.handled"});
    if (settled && settled->kind == QLatin1String("preservation.handled"))
        settled = entryOf(entries, textOf(settled->body, "preservation"));
    if (settled)
        out.insert(QStringLiteral("preservation"), preservationOf(entries, *settled));
    if (const Entry *proposed = newest(entries, {"measure.handling_proposed"}))
        out.insert(QStringLiteral("property"), propertyOf(proposed->body));
    const Entry *measure = measureAtHand(entries);
    if (!measure)
        return;
    cases::StepFacts facts;
    factsOfMeasures(entries, facts);
    for (const cases::MeasureFact &fact : facts.measures.measures) {
        if (fact.record == measure->hash())
            out.insert(QStringLiteral("seizure"), seizureOf(entries, *measure, fact));
    }
}

} // namespace anjuan::casework
