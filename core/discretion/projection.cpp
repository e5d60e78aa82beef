#include "core/discretion/projection.h"

#include "core/chain/body.h"

namespace anjuan::discretion {
namespace {

using chain::columnOf;
using chain::integerOf;
using chain::Record;
using chain::textOf;

const char *const kTables = R"(
CREATE TABLE discretion (
    record TEXT PRIMARY KEY, case_id TEXT NOT NULL, seq INTEGER NOT NULL, item TEXT NOT NULL, benchmark TEXT NOT NULL,
    tier TEXT NOT NULL, fine_fen INTEGER NOT NULL, warning INTEGER NOT NULL, departure INTEGER NOT NULL) STRICT;
CREATE INDEX discretion_case ON discretion (case_id, seq);
)";

Result<void> apply(store::Write &write, const Record &record)
{
    if (chain::sortOf(record.chain) != chain::ChainSort::Case)
        return {};
    const QString id = chain::caseOf(record.chain)->toString();
    if (record.kind != QLatin1String("discretion.applied"))
        return {};
    return write.run(
        "INSERT INTO discretion (record, case_id, seq, item, benchmark, tier, fine_fen, warning, departure) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {record.hash.hex(), id, record.seq, textOf(record.body, "item"), textOf(record.body, "benchmark"),
         textOf(record.body, "tier"), integerOf(record.body, "fine_fen"), qint64(chain::flagOf(record.body, "warning")),
         qint64(!textOf(record.body, "departure_reason").isEmpty())});
}

} // namespace

chain::Projection projection()
{
    return {QStringLiteral("discretion"), 1, kTables, {QStringLiteral("discretion")}, &apply};
}

} // namespace anjuan::discretion
