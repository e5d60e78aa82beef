#include "core/dossier/projection.h"

#include "core/chain/body.h"

namespace anjuan::dossier {
namespace {

using chain::columnOf;
using chain::integerOf;
using chain::Record;
using chain::textOf;

const char *const kTables = R"(
CREATE TABLE dossier (record TEXT PRIMARY KEY, case_id TEXT NOT NULL, seq INTEGER NOT NULL, sha256 TEXT NOT NULL, as_of TEXT NOT NULL, pages INTEGER NOT NULL) STRICT;
)";

Result<void> apply(store::Write &write, const Record &record)
{
    if (chain::sortOf(record) != chain::ChainSort::Case)
        return {};
    const QString id = chain::caseIdOf(record);
    if (record.kind != QLatin1String("dossier.built"))
        return {};
    return write.run("INSERT INTO dossier (record, case_id, seq, sha256, as_of, pages) VALUES (?, ?, ?, ?, ?, ?)",
                     {record.hash.hex(), id, record.seq, textOf(record.body, "dossier_sha256"),
                      textOf(record.body, "as_of"), integerOf(record.body, "pages")});
}

} // namespace

chain::Projection projection()
{
    return {QStringLiteral("dossier"), 1, kTables, {QStringLiteral("dossier")}, &apply};
}

} // namespace anjuan::dossier
