#include "core/exchange/bundle_proof.h"

#include <algorithm>
#include <set>

namespace anjuan::exchange {
namespace {

using chain::ChainSort;
using chain::Record;

tl::unexpected<Error> invalid(const QString &why)
{
    return fail(Fault::Invalid, "exchange.plan_invalid", {why});
}

using Wanted = std::set<const Record *>;

void want(const QString &key, const Record &record, const std::optional<Digest> &office,
          const chain::Authority &authority, const std::vector<Record> &officeRows, Wanted &wanted)
{
    const auto issued = authority.keys().find(key);
    const auto known = office ? authority.seqOf(*office) : std::nullopt;
    if (issued == authority.keys().end() || !issued->second.revokedAt || !known || *issued->second.revokedAt <= *known)
        return;
    wanted.insert(&record);
    wanted.insert(&officeRows[static_cast<std::size_t>(*issued->second.revokedAt)]);
}

/// The records whose place in the ledger the verdict will ask for: every chain's last, and those whose key was revoked
/// after they were signed, with the revocation (spec §3).
Result<Wanted> recordsToProve(const BundlePlan &plan, const std::vector<Record> &officeRows)
{
    chain::Authority authority;
    chain::Findings ignored; // the library checked its own office chain when it took it in
    for (const Record &record : officeRows)
        authority.add(record, ignored, false);
    Wanted wanted;
    for (const auto &[chain, rows] : plan.chains) {
        wanted.insert(&rows.back());
        for (const Record &record : rows) {
            want(record.key, record, record.office, authority, officeRows, wanted);
            if (record.kind != QLatin1String("case.statement_received"))
                continue;
            ANJUAN_TRY(const chain::Statement statement,
                       chain::parseStatement(record.body.value(QLatin1String("statement")).toObject(), chain));
            want(statement.key, record, statement.office, authority, officeRows, wanted);
        }
    }
    return wanted;
}

Result<std::vector<PlaceProof>> proveHeads(const BundlePlan &plan, const std::vector<chain::Head> &heads,
                                           const chain::MerkleTree &tree)
{
    std::vector<PlaceProof> out;
    for (std::size_t i = 0; i < heads.size(); ++i) {
        const auto rows = plan.chains.find(heads[i].chain);
        if (rows == plan.chains.end())
            continue;
        if (rows->second.empty() || rows->second.back().hash != heads[i].hash)
            return invalid(heads[i].chain);
        out.push_back(
            {heads[i].chain, heads[i].hash, static_cast<qint64>(i), tree.inclusion(i, tree.size()), heads[i].seq});
    }
    if (out.size() != plan.chains.size())
        return invalid(QStringLiteral("heads"));
    return out;
}

Result<std::vector<PlaceProof>> proveInclusion(const Wanted &wanted, const chain::Hashes &leaves,
                                               const chain::MerkleTree &tree)
{
    std::map<Digest, std::size_t> index;
    for (const Record *record : wanted)
        index.emplace(record->hash, leaves.size());
    for (std::size_t i = 0; i < leaves.size(); ++i) {
        const auto found = index.find(leaves[i]);
        if (found != index.end())
            found->second = i;
    }
    std::vector<PlaceProof> out;
    for (const Record *record : wanted) {
        const std::size_t at = index[record->hash];
        if (at == leaves.size())
            return invalid(QStringLiteral("%1#%2").arg(record->chain).arg(record->seq));
        out.push_back(
            {record->chain, record->hash, static_cast<qint64>(at), tree.inclusion(at, leaves.size()), record->seq});
    }
    std::sort(out.begin(), out.end(), [](const PlaceProof &a, const PlaceProof &b) {
        return std::tie(a.chain, a.seq) < std::tie(b.chain, b.seq);
    });
    return out;
}

} // namespace

Result<PlanProof> provePlan(const BundlePlan &plan)
{
    const auto office = std::find_if(plan.chains.begin(), plan.chains.end(),
                                     [](const auto &row) { return chain::sortOf(row.first) == ChainSort::Office; });
    if (office == plan.chains.end())
        return invalid(QStringLiteral("office"));
    for (const auto &[chain, rows] : plan.chains) {
        if (rows.empty())
            return invalid(chain);
    }
    std::vector<chain::Head> heads = plan.heads;
    chain::sortHeads(heads);
    const chain::MerkleTree headTree(chain::headItems(heads));
    const chain::MerkleTree ledger(plan.leaves);
    PlanProof out;
    ANJUAN_TRY(out.proof.heads, proveHeads(plan, heads, headTree));
    ANJUAN_TRY(const Wanted wanted, recordsToProve(plan, office->second));
    ANJUAN_TRY(out.proof.inclusion, proveInclusion(wanted, plan.leaves, ledger));
    if (plan.since) {
        const auto first = static_cast<std::size_t>(plan.since->size);
        const bool within = plan.since->size >= 1 && first <= plan.leaves.size();
        if (!within || ledger.root(first) != plan.since->root)
            return fail(Fault::Conflict, "exchange.ledger_diverged", {QString::number(plan.since->size)});
        out.proof.consistency =
            ConsistencyProof{ledger.consistency(first, plan.leaves.size()), plan.since->root, plan.since->size};
    }
    out.checkpoint = {plan.at,
                      plan.signer,
                      static_cast<qint64>(heads.size()),
                      headTree.root(heads.size()),
                      plan.ledger,
                      plan.library,
                      office->second.back().hash,
                      ledger.root(plan.leaves.size()),
                      static_cast<qint64>(plan.leaves.size())};
    return out;
}

} // namespace anjuan::exchange
