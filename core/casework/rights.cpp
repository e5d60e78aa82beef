#include <algorithm>

#include "core/casework/act_functions.h"
#include "core/casework/field_map.h"
#include "core/casework/records.h"
#include "core/chain/body.h"
#include "core/exchange/queries.h"

namespace anjuan::casework {
Result<void> checkRights(const Step &step)
{
    // What a bureau orders counts under the bureau's key alone (record-chain.md §2).
    if (step.act.kind.startsWith(QLatin1String("bureau.")))
        return fail(Fault::Refused, "supervision.bureau_only", {step.act.zh});
    const PersonId person = step.session.person();
    const QStringList held = step.session.roles();
    const QStringList &wanted = step.act.roles;
    const bool may =
        std::any_of(wanted.begin(), wanted.end(), [&](const QString &role) { return held.contains(role); });
    const QString who = step.law().book->name(person);
    if (!may)
        return fail(Fault::Refused, "act.no_role", {step.act.zh, roleText(wanted), who});
    const auto mayDo = functionsOf(step.act.act).mayDo;
    return mayDo ? mayDo(step) : Result<void>{};
}

Result<void> mayIssue(const Step &step)
{
    if (step.act.actClass != QLatin1String("issue") || !step.act.isOfCase())
        return {};
    ANJUAN_TRY(const bool forked, exchange::isForked(*step.parts.store, chain::caseChain(step.caseId)));
    if (!forked)
        return {};
    ANJUAN_TRY(const QString label, labelOf(step.session.library(), step.caseId));
    return fail(Fault::Refused, "exchange.fork_undecided", {label});
}

} // namespace anjuan::casework
