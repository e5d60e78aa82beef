#include "core/packs/projection.h"

#include "core/chain/body.h"

namespace anjuan::packs {
namespace {

const char *const kTables = R"(
CREATE TABLE pack_adopted (seq INTEGER PRIMARY KEY, pack TEXT NOT NULL, version TEXT NOT NULL, title TEXT NOT NULL, pack_sha256 TEXT NOT NULL) STRICT;
)";

Result<void> apply(store::Write &write, const chain::Record &record)
{
    if (record.kind != QLatin1String("pack.adopted") || chain::sortOf(record) != chain::ChainSort::Office)
        return {};
    return write.run("INSERT INTO pack_adopted (seq, pack, version, title, pack_sha256) VALUES (?, ?, ?, ?, ?)",
                     {record.seq, chain::textOf(record.body, "pack_id"), chain::textOf(record.body, "version"),
                      chain::textOf(record.body, "title"), chain::textOf(record.body, "pack_sha256")});
}

} // namespace

chain::Projection projection()
{
    return {QStringLiteral("packs"), 1, kTables, {QStringLiteral("pack_adopted")}, &apply};
}

} // namespace anjuan::packs
