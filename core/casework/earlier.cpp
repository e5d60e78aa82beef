#include "core/casework/earlier.h"

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
                         const QJsonObject &particulars)
{
    ANJUAN_TRY(const auto parties, cases::decidedParties(*parts.store, item, id.toString()));
    std::set<QString> found;
    for (const cases::DecidedParty &party : parties) {
        const auto content = parts.vault->read(party.blob);
        const auto value = content ? parseCanonical(*content, party.blob) : Result<QJsonValue>(QJsonValue());
        if (value && sameParty(particulars, value->toObject()))
            found.insert(party.caseId);
    }
    return static_cast<int>(found.size());
}

} // namespace anjuan::casework
