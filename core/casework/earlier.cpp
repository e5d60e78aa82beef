#include "core/casework/earlier.h"

#include <algorithm>
#include <set>

#include "core/base/json.h"
#include "core/cases/queries.h"
#include "core/chain/body.h"

namespace anjuan::casework {
namespace {

using chain::textOf;

bool sameParty(const QJsonObject &a, const QJsonObject &b)
{
    for (const char *member : {"id_number", "credit_code"}) {
        const QString mine = textOf(a, member);
        const QString other = textOf(b, member);
        if (!mine.isEmpty() && !other.isEmpty())
            return mine == other;
    }
    const QString name = textOf(a, "name");
    return !name.isEmpty() && name == textOf(b, "name");
}

} // namespace

Result<int> earlierCases(const Library::Parts &parts, const CaseId &id, const QString &item,
                         const std::vector<QJsonObject> &parties)
{
    ANJUAN_TRY(const auto decided, cases::decidedParties(*parts.store, item, id.toString()));
    std::set<QString> found;
    for (const cases::DecidedParty &party : decided) {
        const auto content = parts.vault->read(party.blob);
        const auto value = content ? parseCanonical(*content, party.blob) : Result<QJsonValue>(QJsonValue());
        const bool same = value && std::any_of(parties.begin(), parties.end(), [&](const QJsonObject &mine) {
                              return sameParty(mine, value->toObject());
                          });
        if (same)
            found.insert(party.caseId);
    }
    return static_cast<int>(found.size());
}

} // namespace anjuan::casework
