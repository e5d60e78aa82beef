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

/// Every party of these cases, each with its case and what tells it from others.
struct Seen {
    CaseRow row;
    QString identity;
    QJsonObject fields;
};

Result<std::vector<Seen>> partiesIn(const Library &library, const QString &text, int most,
                                    const std::optional<CaseId> &besides)
{
    const Library::Parts &parts = library.parts();
    CaseFilter filter;
    filter.text = text;
    ANJUAN_TRY(const auto rows, library.cases(filter, 0, most, nullptr));
    std::vector<Seen> seen;
    for (const CaseRow &row : rows) {
        if (besides && row.id == *besides)
            continue;
        ANJUAN_TRY(const auto parties, insight::partiesOf(*parts.store, row.id));
        for (const insight::PartyRow &party : parties) {
            QJsonObject fields = particularsIn(parts, party);
            const QString identity = partyIdentity(fields);
            fields.insert(QStringLiteral("party_kind"), party.kind);
            fields.remove(QStringLiteral("salt"));
            if (!textOf(fields, "name").isEmpty())
                seen.push_back({row, identity.isEmpty() ? textOf(fields, "name").trimmed() : identity, fields});
        }
    }
    return seen;
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
    ANJUAN_TRY(const auto seen, partiesIn(library, asked, kOwnCases, besides));
    std::set<CaseId> counted;
    for (const Seen &one : seen) {
        if (one.identity != identity || !counted.insert(one.row.id).second)
            continue;
        ++party.cases;
        ANJUAN_TRY(const bool penalised, insight::endedInPenalty(*library.parts().store, one.row.id));
        if (!penalised)
            continue;
        ++party.penalised;
        if (party.penalties.size() < kPenaltiesNamed)
            party.penalties += QStringLiteral("%1 %2").arg(dateText(one.row.decidedOn.value_or(QDate())),
                                                           one.row.number.isEmpty() ? one.row.cause : one.row.number);
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
        if (!answers(one.fields, wanted) || !identities.insert(one.identity).second)
            continue;
        KnownParty party;
        party.fields = one.fields;
        party.last = one.row.id;
        ANJUAN_CHECK(addHistory(library, one.identity, besides, party));
        found.push_back(std::move(party));
        if (found.size() == kShown)
            break;
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const KnownParty &a, const KnownParty &b) { return a.penalised > b.penalised; });
    return found;
}

} // namespace anjuan::casework
