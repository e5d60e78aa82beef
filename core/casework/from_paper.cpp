#include "core/casework/from_paper.h"

#include "core/casework/parts.h"
#include "core/casework/perform.h"
#include "core/casework/together.h"

namespace anjuan::casework {

Result<CaseId> continueFromPaper(Session &session, const PaperCase &paper, Progress &progress, PaperStep *at)
{
    Library::Parts &parts = session.library().parts();
    const auto outcome = takingIn(parts, [&]() -> Result<Outcome> {
        std::optional<CaseId> id;
        const auto act = [&](PaperStep step, const char *name, const QJsonObject &with) -> Result<void> {
            if (at)
                *at = step;
            Request request;
            request.act = QLatin1String(name);
            request.caseId = id;
            request.with = with;
            ANJUAN_TRY(const Outcome done, session.perform(request, progress));
            if (!id)
                id = done.caseId;
            return {};
        };
        ANJUAN_CHECK(together(parts, [&]() -> Result<void> {
            ANJUAN_CHECK(act(PaperStep::Opening, "case.open", paper.opening));
            ANJUAN_CHECK(act(PaperStep::Party, "party.enter", paper.party));
            return act(PaperStep::Paper, "case.continue", paper.paper);
        }));
        Outcome whole;
        whole.caseId = id;
        return whole;
    });
    if (!outcome)
        return fail(outcome.error());
    return *outcome->caseId;
}

} // namespace anjuan::casework
