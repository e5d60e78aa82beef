#include "core/cases/projection.h"
#include "core/casework/parts.h"
#include "core/discretion/projection.h"
#include "core/documents/projection.h"
#include "core/dossier/projection.h"
#include "core/evidence/projection.h"
#include "core/exchange/projection.h"
#include "core/office/projection.h"
#include "core/packs/projection.h"
#include "core/publicity/projection.h"
#include "core/review/projection.h"

namespace anjuan::casework {

chain::Registry makeRegistry()
{
    chain::Registry registry;
    registry.add(chain::chainProjection());
    registry.add(packs::projection());
    registry.add(office::projection());
    registry.add(cases::projection());
    registry.add(evidence::projection());
    registry.add(discretion::projection());
    registry.add(documents::projection());
    registry.add(review::projection());
    registry.add(dossier::projection());
    registry.add(publicity::projection());
    registry.add(exchange::projection());
    return registry;
}

} // namespace anjuan::casework
