#include "core/casework/party_lookup.h"

#include <algorithm>
#include <set>

#include "core/base/json.h"
#include "core/casework/parts.h"
#include "core/casework/same_party.h"
#include "core/chain/body.h"
#include "core/insight/party_queries.h"
#include "core/insight/search_text.h"

namespace anjuan::casework {
namespace {

using chain::textOf;

constexpr int kCasesRead = 60; // of a search, the newest first
constexpr int kOwnCases = 200; // of one party
constexpr std::size_t kShown = 8;
constexpr int kPenaltiesNamed = 5;

/// Particulars as they were entered; empty where they were destroyed or are not here.
QJsonObject particularsIn(const Library::Parts &parts, const insight::PartyRow &row)
{
    const auto bytes = parts.vault->read(row.particularsSha256);
    const auto value = bytes ? parseCanonical(*bytes, row.particularsSha256) : Result<QJsonValue>(QJsonValue());
    return value ? value->toObject() : QJsonObject();
}

bool answers(const QJsonObject &particulars, const QString &typed)
{
    constexpr int kFewestFigures = 4;
    if (insight::searchForm(textOf(particulars, "name")).contains(typed))
        return true;
    if (typed.size() < kFewestFigures)
        return false;
    return std::any_of(partyNumbers().begin(), partyNumbers().end(), [&](const QString &member) {
        return insight::searchForm(textOf(particulars, member.toLatin1().constData())).startsWith(typed);
    });
}

/// A party of a case, and what tells it from others.
struct Seen {
    CaseId id;
    QString identity;
    insight::PartyRow party;
};

/// The newest cases in which that text stands. Their rows are not dressed: most of them are about others.
Result<std::vector<CaseId>> casesWith(const Library &library, const QString &text, int most)
{
    CaseFilter filter;
    filter.text = text;
    std::vector<CaseId> ids;
    const auto behind = library.readOnForSearch(most);
    if (const insight::SearchIndex *index = behind && *behind == 0 ? library.parts().searchIndex() : nullptr) {
        ANJUAN_TRY(const auto hits, index->find(filter, 0, most));
        for (const insight::SearchHit &hit : hits)
            ids.push_back(hit.id);
        return ids;
    }
    ANJUAN_TRY(const auto rows, library.cases(filter, 0, most, nullptr));
    for (const CaseRow &row : rows)
        ids.push_back(row.id);
    return ids;
}

/// Read once: a blob never changes, and the next letter asks for the same ones.
QString identityOf(const Library::Parts &parts, const insight::PartyRow &party)
{
    QString &known = parts.identities[party.particularsSha256];
    if (known.isNull()) {
        const QString identity = partyIdentity(particularsIn(parts, party));
        known = identity.isNull() ? QStringLiteral("") : identity;
    }
    return known;
}

Result<std::vector<Seen>> partiesIn(const Library &library, const QString &text, int most,
                                    const std::optional<CaseId> &besides)
{
    const Library::Parts &parts = library.parts();
    ANJUAN_TRY(const auto ids, casesWith(library, text, most));
    std::vector<Seen> seen;
    for (const CaseId &id : ids) {
        if (besides && id == *besides)
            continue;
        ANJUAN_TRY(const auto parties, insight::partiesOf(*parts.store, id));
        for (const insight::PartyRow &party : parties)
            seen.push_back({id, identityOf(parts, party), party});
    }
    return seen;
}

QJsonObject fieldsOf(const Library::Parts &parts, const insight::PartyRow &party)
{
    QJsonObject fields = particularsIn(parts, party);
    fields.remove(QStringLiteral("salt"));
    if (!fields.isEmpty())
        fields.insert(QStringLiteral("party_kind"), party.kind);
    return fields;
}

/// Who has neither number nor address is known by the name alone.
QString keyOf(const Seen &one, const QJsonObject &fields)
{
    return one.identity.isEmpty() ? textOf(fields, "name").trimmed() : one.identity;
}

/// All cases of a party, found by what tells it best.
Result<void> addHistory(const Library &library, const QString &identity, const std::optional<CaseId> &besides,
                        KnownParty &party)
{
    QString asked = textOf(party.fields, "name");
    for (const QString &member : partyNumbers()) {
        if (const QString number = party.fields.value(member).toString(); !number.isEmpty()) {
            asked = number;
            break;
        }
    }
    const Library::Parts &parts = library.parts();
    ANJUAN_TRY(const auto seen, partiesIn(library, asked, kOwnCases, besides));
    std::set<CaseId> counted;
    for (const Seen &one : seen) {
        const QString key = one.identity.isEmpty() ? keyOf(one, fieldsOf(parts, one.party)) : one.identity;
        if (key != identity || !counted.insert(one.id).second)
            continue;
        ++party.cases;
        ANJUAN_TRY(const bool penalised, insight::endedInPenalty(*parts.store, one.id));
        if (!penalised)
            continue;
        ++party.penalised;
        if (party.penalties.size() >= kPenaltiesNamed)
            continue;
        ANJUAN_TRY(const CaseRow row, insight::caseRow(*parts.store, one.id));
        party.penalties += QStringLiteral("%1 %2").arg(dateText(row.decidedOn.value_or(QDate())),
                                                       row.number.isEmpty() ? row.cause : row.number);
    }
    return {};
}

} // namespace

Result<std::vector<KnownParty>> partiesLike(const Library &library, const QString &typed,
                                            const std::optional<CaseId> &besides)
{
    const QString wanted = insight::searchForm(typed);
    if (wanted.size() < 2)
        return std::vector<KnownParty>{};
    ANJUAN_TRY(const auto seen, partiesIn(library, typed, kCasesRead, besides));
    std::vector<KnownParty> found;
    std::set<QString> identities;
    for (const Seen &one : seen) {
        const QJsonObject fields = fieldsOf(library.parts(), one.party);
        const QString key = keyOf(one, fields);
        if (key.isEmpty() || !answers(fields, wanted) || !identities.insert(key).second)
            continue;
        KnownParty party;
        party.fields = fields;
        party.last = one.id;
        ANJUAN_CHECK(addHistory(library, key, besides, party));
        found.push_back(std::move(party));
        if (found.size() == kShown)
            break;
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const KnownParty &a, const KnownParty &b) { return a.penalised > b.penalised; });
    return found;
}

} // namespace anjuan::casework
