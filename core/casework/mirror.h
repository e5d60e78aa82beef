#pragma once
#include "core/casework/bundles.h"
#include "core/casework/parts.h"

namespace anjuan::casework {

/// A unit's chains as its uploads brought them 报送副本: a folder that opens as a library for reading, kept by a
/// bureau. Nothing is ever signed in it.
class Mirror {
public:
    /// Opens the folder, or makes it for the unit of that bundle. Faults: those of `store` and `vault`.
    static Result<std::unique_ptr<Mirror>> openOrMake(const QString &dir, const OpenedBundle &bundle);

    /// Chains of the bundle that do not go on from what lies here: rewritten, or older than what was accepted.
    Result<chain::Findings> compare(const exchange::BundleContent &content) const;
    /// Takes the new records and contents in, all or nothing; gives the number of records.
    Result<qint64> take(const OpenedBundle &bundle, const Clock &clock, Progress &progress);
    /// The last record of every chain that lies here, sorted by chain.
    Result<std::vector<chain::Head>> heads() const;

private:
    Library::Parts m_parts;
};

} // namespace anjuan::casework
