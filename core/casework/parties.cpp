#include "core/casework/parties.h"

#include <algorithm>

#include <QtCore/QJsonArray>

#include "core/base/clock.h"
#include "core/base/messages.h"
#include "core/chain/body.h"

namespace anjuan::casework {

using chain::textOf;

namespace {

/// The entries of one place in order; the last one counts.
struct Stack {
    std::vector<const Entry *> entries;
    QStringList ids;
};
using Stacks = std::vector<Stack>;

QString idIn(const Entry &entry)
{
    return textOf(entry.body, "party");
}

void enter(Stacks &stacks, const Entry &entry)
{
    const QString id = idIn(entry);
    auto place = std::find_if(stacks.begin(), stacks.end(), [&](const Stack &stack) { return stack.ids.contains(id); });
    const bool beside = textOf(entry.body, "standing") == QLatin1String("beside");
    if (place == stacks.end() && !stacks.empty() && !beside)
        place = std::prev(stacks.end());
    if (place == stacks.end())
        place = stacks.insert(stacks.end(), Stack());
    place->entries.push_back(&entry);
    if (!place->ids.contains(id))
        place->ids += id;
}

void leave(Stacks &stacks, const QString &id)
{
    Stacks left = stacks;
    for (Stack &stack : left) {
        stack.entries.erase(std::remove_if(stack.entries.begin(), stack.entries.end(),
                                           [&](const Entry *one) { return idIn(*one) == id; }),
                            stack.entries.end());
        stack.ids.removeAll(id);
    }
    left.erase(std::remove_if(left.begin(), left.end(), [](const Stack &stack) { return stack.entries.empty(); }),
               left.end());
    // Whose second act becomes a case of its own is the party of both: no case is left without.
    if (!left.empty())
        stacks = std::move(left);
}

/// The papers by which `target` goes out: its own record, and the documents made about it.
QStringList papersOf(Entries entries, const Entry &target)
{
    QStringList papers{target.hash()};
    for (const Entry *made : allOf(entries, {"document.made"})) {
        if (textOf(made->body, "about") == target.hash())
            papers += made->hash();
    }
    return papers;
}

Entries upTo(Entries entries, const Entry &entry)
{
    return entries.first(static_cast<std::size_t>(&entry - entries.data()));
}

/// To whom a service was made, as ids; one that names nobody was made to the party who stood alone then.
QStringList servedBy(Entries entries, const Entry &service)
{
    if (const QString id = textOf(service.body, "party_id"); !id.isEmpty())
        return {id};
    const auto then = seatsOf(upTo(entries, service));
    return then.size() == 1 ? then.front().ids : QStringList();
}

bool sharesOne(const QStringList &a, const QStringList &b)
{
    return std::any_of(a.begin(), a.end(), [&](const QString &one) { return b.contains(one); });
}

const Entry *firstServiceTo(Entries entries, const QStringList &papers, const PartySeat &seat)
{
    for (const Entry *service : allOf(entries, {"service.recorded"})) {
        if (sharesOne(chain::textsOf(service->body, "documents"), papers)
            && sharesOne(servedBy(entries, *service), seat.ids))
            return service;
    }
    return nullptr;
}

bool isNamedIn(Entries entries, const Entry &target, const PartySeat &seat)
{
    const auto then = seatsOf(upTo(entries, target));
    return std::any_of(then.begin(), then.end(), [&](const PartySeat &one) { return sharesOne(one.ids, seat.ids); });
}

bool servedLater(const Entry *a, const Entry *b)
{
    const auto at = [](const Entry *one) { return Instant::parse(textOf(one->body, "served_at")); };
    return at(a) && at(b) && at(a)->epochSeconds < at(b)->epochSeconds;
}

} // namespace

QString PartySeat::id() const
{
    return now ? idIn(*now) : QString();
}

QString PartySeat::name() const
{
    return now ? textOf(now->particulars, "name") : QString();
}

std::vector<PartySeat> seatsOf(Entries entries)
{
    Stacks stacks;
    for (const Entry &entry : entries) {
        if (entry.kind == QLatin1String("party.entered"))
            enter(stacks, entry);
        if (entry.kind != QLatin1String("case.split_off"))
            continue;
        if (const Entry *gone = entryOf(entries, textOf(entry.body, "party")))
            leave(stacks, idIn(*gone));
    }
    std::vector<PartySeat> seats;
    for (const Stack &stack : stacks)
        seats.push_back({stack.entries.back(), stack.ids});
    return seats;
}

std::vector<const Entry *> partiesOf(Entries entries)
{
    std::vector<const Entry *> parties;
    for (const PartySeat &seat : seatsOf(entries))
        parties.push_back(seat.now);
    return parties;
}

QString partyNames(Entries entries)
{
    QStringList names;
    for (const PartySeat &seat : seatsOf(entries))
        names += seat.name();
    names.removeAll(QString());
    return names.join(QStringLiteral("、"));
}

QString partyHeading(const QStringList &names)
{
    constexpr qsizetype kNamed = 2; // as a heading has room for
    return names.size() <= kNamed ? names.join(QStringLiteral("、"))
                                  : message(QStringLiteral("party.and_others"),
                                            {names.front(), QString::number(names.size())}, Language::Chinese);
}

QString partyIdOf(Entries entries, const QString &hash)
{
    const Entry *entry = hash.isEmpty() ? nullptr : entryOf(entries, hash);
    return entry && entry->kind == QLatin1String("party.entered") ? idIn(*entry) : QString();
}

std::vector<PartySeat> notServed(Entries entries, const Entry &target)
{
    std::vector<PartySeat> waiting;
    const auto seats = seatsOf(entries);
    if (seats.size() < 2)
        return waiting;
    const QStringList papers = papersOf(entries, target);
    for (const PartySeat &seat : seats) {
        if (isNamedIn(entries, target, seat) && !firstServiceTo(entries, papers, seat))
            waiting.push_back(seat);
    }
    return waiting;
}

const Entry *serviceToAll(Entries entries, const Entry &target, bool toAllNow)
{
    const auto seats = seatsOf(entries);
    if (seats.size() < 2)
        return serviceOf(entries, target);
    const QStringList papers = papersOf(entries, target);
    const Entry *last = nullptr;
    bool named = false;
    for (const PartySeat &seat : seats) {
        if (!isNamedIn(entries, target, seat)) {
            if (toAllNow)
                return nullptr;
            continue;
        }
        named = true;
        const Entry *service = firstServiceTo(entries, papers, seat);
        if (!service)
            return nullptr;
        if (!last || servedLater(last, service))
            last = service;
    }
    // Whom it was about left the case: nobody waits for it, and it was served or was not.
    return named ? last : serviceOf(entries, target);
}

namespace {

/// The first of `order` that one of the parties has; else what the last one says.
QString firstOf(Entries entries, const char *member, std::initializer_list<const char *> order)
{
    QStringList said;
    for (const Entry *party : partiesOf(entries))
        said += textOf(party->body, member);
    for (const char *one : order) {
        if (said.contains(QLatin1String(one)))
            return QLatin1String(one);
    }
    return said.isEmpty() ? QString() : said.back();
}

} // namespace

QString strictestKind(Entries entries)
{
    return firstOf(entries, "party_kind", {"person", "individual_business", "organisation"});
}

QString youngestClass(Entries entries)
{
    return firstOf(entries, "age_class", {"under14", "from14to18", "unknown", "adult"});
}

std::map<QString, qint64> partyFinesOf(Entries entries, const QJsonObject &body)
{
    std::map<QString, qint64> fines;
    for (const auto each : body.value(QLatin1String("party_fines")).toArray())
        fines[partyIdOf(entries, textOf(each.toObject(), "party"))] += chain::integerOf(each.toObject(), "fine_fen");
    return fines;
}

} // namespace anjuan::casework
