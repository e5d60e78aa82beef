#pragma once
#include "core/exchange/bundle_write.h"
#include "core/exchange/proof.h"

namespace anjuan::exchange {

/// What the plan's ledger proves: the checkpoint to sign, and the paths to it.
struct PlanProof {
    chain::CheckpointDraft checkpoint;
    Proof proof;
};

/// Faults: Invalid `exchange.plan_invalid {why}` where chains, heads and leaves do not agree, Conflict
/// `exchange.ledger_diverged {size}` where the ledger does not extend what was receipted.
Result<PlanProof> provePlan(const BundlePlan &plan);

} // namespace anjuan::exchange
