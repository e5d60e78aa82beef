#include "core/publicity/projection.h"

#include "core/chain/body.h"

namespace anjuan::publicity {
namespace {

using chain::columnOf;
using chain::integerOf;
using chain::Record;
using chain::textOf;

const char *const kTables = R"(
CREATE TABLE publication (record TEXT PRIMARY KEY, case_id TEXT NOT NULL, published INTEGER NOT NULL, decided_on TEXT NOT NULL, platform TEXT) STRICT;
)";

Result<void> apply(store::Write &write, const Record &record)
{
    if (chain::sortOf(record) != chain::ChainSort::Case)
        return {};
    const QString id = chain::caseIdOf(record);
    const bool published = record.kind == QLatin1String("publicity.published");
    if (!published && record.kind != QLatin1String("publicity.declined"))
        return {};
    return write.run(
        "INSERT INTO publication (record, case_id, published, decided_on, platform) VALUES (?, ?, ?, ?, ?)",
        {record.hash.hex(), id, qint64(published), textOf(record.body, published ? "published_on" : "declined_on"),
         columnOf(record.body, "platform")});
}

} // namespace

chain::Projection projection()
{
    return {QStringLiteral("publicity"), 1, kTables, {QStringLiteral("publication")}, &apply};
}

} // namespace anjuan::publicity
