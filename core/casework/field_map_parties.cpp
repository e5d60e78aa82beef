#include "core/base/messages.h"
#include "core/base/money.h"
#include "core/casework/field_map_parts.h"
#include "core/casework/parties.h"
#include "core/chain/body.h"

namespace anjuan::casework {

using chain::textOf;

namespace {

QJsonObject fieldsOf(const Entry &entry, const Lawbook &law)
{
    QJsonObject party = entryFields(entry, law);
    party.insert(QStringLiteral("record"), entry.hash());
    party.insert(QStringLiteral("kind"), textOf(party, "party_kind"));
    party.insert(QStringLiteral("kind_text"), textOf(party, "party_kind_text"));
    if (party.contains(QLatin1String("gender")))
        party.insert(QStringLiteral("gender"), optionText("party.enter", "gender", textOf(party, "gender")));
    return party;
}

/// 一, 二 … 十二: how manieth of several.
QString ordinal(int no)
{
    static const QString figures = QStringLiteral("零一二三四五六七八九");
    constexpr int kTen = 10;
    const QString ones = no % kTen == 0 ? QString() : QString(figures[no % kTen]);
    if (no < kTen)
        return ones;
    return (no < 2 * kTen ? QString() : QString(figures[no / kTen])) + QStringLiteral("十") + ones;
}

/// What a form says of all of them in one place: each once, in their order.
QString together(const QJsonArray &parties, const char *member, const QString &between)
{
    QStringList said;
    for (const auto party : parties)
        said += textOf(party.toObject(), member);
    said.removeAll(QString());
    said.removeDuplicates();
    return said.join(between);
}

/// The party of a form that has one place for all. Where some have a credit code and some none, each one's own number
/// stands in one list.
QJsonObject allOfThem(const QJsonArray &parties)
{
    QJsonObject all;
    putText(all, "kind", textOf(parties.first().toObject(), "kind"));
    QStringList numbers;
    bool coded = true;
    for (const auto party : parties) {
        const QString code = textOf(party.toObject(), "credit_code");
        coded = coded && !code.isEmpty();
        numbers += code.isEmpty() ? textOf(party.toObject(), "id_number") : code;
    }
    numbers.removeAll(QString());
    for (const char *member : {"name", "kind_text", "legal_representative", "operator"})
        putText(all, member, together(parties, member, QStringLiteral("、")));
    for (const char *member : {"address", "phone"})
        putText(all, member, together(parties, member, QStringLiteral("；")));
    putText(all, coded ? "credit_code" : "id_number", numbers.join(QStringLiteral("；")));
    return all;
}

} // namespace

void putParties(QJsonObject &out, Entries entries, const Lawbook &law)
{
    QJsonArray parties;
    const auto standing = partiesOf(entries);
    for (const Entry *entry : standing) {
        QJsonObject party = fieldsOf(*entry, law);
        if (standing.size() > 1)
            party.insert(QStringLiteral("no"), ordinal(static_cast<int>(parties.size()) + 1));
        parties.append(party);
    }
    if (standing.size() == 1)
        out.insert(QStringLiteral("party"), parties.first());
    if (standing.size() > 1)
        out.insert(QStringLiteral("party"), allOfThem(parties));
    // A form has a place for the particulars also where nobody was entered yet.
    out.insert(QStringLiteral("parties"), parties.isEmpty() ? QJsonArray{QJsonObject()} : parties);
}

void putUnserved(QJsonObject &out, Entries entries)
{
    QJsonArray unserved;
    for (const char *kind : {"notice.issued", "decision.issued"}) {
        const Entry *paper = newest(entries, {kind});
        const Act *act = actOfKind(QLatin1String(kind));
        for (const PartySeat &seat : paper &&act ? notServed(entries, *paper) : std::vector<PartySeat>())
            unserved.append(QJsonObject{{QStringLiteral("party"), seat.name()}, {QStringLiteral("paper"), act->zh}});
    }
    if (!unserved.isEmpty())
        out.insert(QStringLiteral("unserved"), unserved);
}

QString sharesText(Entries entries, const QJsonObject &body)
{
    const auto seats = seatsOf(entries);
    if (seats.size() < 2 || chain::integerOf(body, "fine_fen") <= 0)
        return {};
    const auto fines = partyFinesOf(entries, body);
    if (fines.empty())
        return message(QStringLiteral("party.jointly"), {partyNames(entries)});
    QStringList shares;
    for (const PartySeat &seat : seats) {
        const auto own = fines.find(seat.id());
        const Fen fen{own == fines.end() ? 0 : own->second};
        shares += fen.value > 0 ? message(QStringLiteral("party.pays"), {seat.name(), fen.capital(), fen.yuan()})
                                : message(QStringLiteral("party.pays_nothing"), {seat.name()});
    }
    return message(QStringLiteral("party.of_it"), {shares.join(QStringLiteral("、"))});
}

} // namespace anjuan::casework
