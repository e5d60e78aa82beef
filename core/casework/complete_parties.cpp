#include "core/casework/complete_parties.h"

#include <algorithm>

#include "core/base/messages.h"
#include "core/base/money.h"
#include "core/casework/parties.h"
#include "core/casework/reopening.h"
#include "core/chain/body.h"

namespace anjuan::casework {

using chain::textOf;

namespace {

tl::unexpected<Error> badField(const Step &step, const char *field, const char *why, const QStringList &args = {})
{
    return fail(Fault::Invalid, "act.bad_field",
                {step.act.act, QLatin1String(field), message(QString::fromLatin1(why), args)});
}

/// The id of the party whom a field of the act names; empty where it names none.
Result<QString> namedParty(const Step &step, const char *field)
{
    const QString record = textOf(step.prepared.body, field);
    const QString id = partyIdOf(step.file.all(), record);
    if (!record.isEmpty() && id.isEmpty())
        return badField(step, field, "party.not_one");
    return id;
}

const Entry *paperIn(Entries entries, const QString &hash)
{
    const Entry *paper = entryOf(entries, hash);
    const Entry *about = paper ? entryOf(entries, textOf(paper->body, "about")) : nullptr;
    return about ? about : paper;
}

bool waits(const std::vector<PartySeat> &seats, const QString &besides)
{
    return std::any_of(seats.begin(), seats.end(), [&](const PartySeat &one) { return !one.ids.contains(besides); });
}

} // namespace

Result<void> putPartyId(Step &step)
{
    QJsonObject &body = step.prepared.body;
    ANJUAN_TRY(QString id, namedParty(step, "in_place_of"));
    const Entry *last = partyOf(step.file.all());
    if (textOf(body, "standing") != QLatin1String("in_place"))
        id.clear();
    else if (id.isEmpty() && last)
        id = textOf(last->body, "party");
    body.insert(QStringLiteral("party"), id.isEmpty() ? newUuid() : id);
    return {};
}

Result<void> putServedParty(Step &step)
{
    const Entries entries = step.file.all();
    QJsonObject &body = step.prepared.body;
    ANJUAN_TRY(QString id, namedParty(step, "party"));
    const auto seats = seatsOf(entries);
    if (seats.size() < 2)
        return {};
    const QString to = textOf(step.prepared.particulars, "to").trimmed();
    for (const PartySeat &seat : seats) {
        if (id.isEmpty() && !to.isEmpty() && seat.name().trimmed() == to)
            id = seat.id();
    }
    if (id.isEmpty())
        body.insert(QStringLiteral("party_untold"), true);
    else
        body.insert(QStringLiteral("party_id"), id);
    QJsonArray owed;
    for (const QString &hash : chain::textsOf(body, "documents")) {
        const Entry *paper = paperIn(entries, hash);
        if (paper && waits(notServed(entries, *paper), id))
            owed.append(hash);
    }
    if (!owed.isEmpty())
        body.insert(QStringLiteral("still_owed"), owed);
    return {};
}

Result<void> putWaivingParty(Step &step)
{
    QJsonObject &body = step.prepared.body;
    const Entries entries = step.file.all();
    ANJUAN_TRY(const QString id, namedParty(step, "party"));
    if (id.isEmpty())
        return {};
    body.insert(QStringLiteral("party_id"), id);
    const QString scope = textOf(body, "scope");
    QStringList waived{id};
    const Entry *notice = newest(entries, {"notice.issued"});
    for (const Entry *entry : allOf(entries, {"defence.waived"})) {
        const QString said = textOf(entry->body, "scope");
        if ((!notice || entry > notice) && (said == scope || said == QLatin1String("both")))
            waived += textOf(entry->body, "party_id");
    }
    const auto seats = seatsOf(entries);
    const bool all = std::all_of(seats.begin(), seats.end(), [&](const PartySeat &seat) {
        return std::any_of(seat.ids.begin(), seat.ids.end(), [&](const QString &one) { return waived.contains(one); });
    });
    if (!all)
        body.insert(QStringLiteral("partial"), true);
    return {};
}

Result<void> checkPartyFines(const Step &step)
{
    const QJsonObject &body = step.prepared.body;
    const QJsonArray rows = body.value(QLatin1String("party_fines")).toArray();
    if (rows.isEmpty())
        return {};
    QStringList named;
    qint64 sum = 0;
    const auto seats = seatsOf(step.file.all());
    for (const auto each : rows) {
        const QString id = partyIdOf(step.file.all(), textOf(each.toObject(), "party"));
        const bool stands =
            std::any_of(seats.begin(), seats.end(), [&](const PartySeat &seat) { return seat.ids.contains(id); });
        if (!stands)
            return badField(step, "party_fines", "party.not_one");
        if (named.contains(id))
            return badField(step, "party_fines", "party.fined_twice");
        named += id;
        sum += chain::integerOf(each.toObject(), "fine_fen");
    }
    for (const PartySeat &seat : seats) {
        if (!named.contains(seat.id()))
            return badField(step, "party_fines", "party.fine_left_out", {seat.name()});
    }
    const qint64 whole = chain::integerOf(body, "fine_fen");
    if (sum != whole)
        return badField(step, "party_fines", "party.fines_differ", {Fen{sum}.yuan(), Fen{whole}.yuan()});
    return {};
}

void putPartyFines(Step &step)
{
    const Standing standing(step.file.all());
    const Entry *discretion = newest(standing.entries(), {"discretion.applied"});
    if (discretion && discretion->body.contains(QLatin1String("party_fines")))
        step.prepared.body.insert(QStringLiteral("party_fines"), discretion->body.value(QLatin1String("party_fines")));
}

} // namespace anjuan::casework
