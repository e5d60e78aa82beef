#include "core/dossier/projection.h"

#include "core/chain/body.h"

namespace anjuan::dossier {
namespace {

using chain::columnOf;
using chain::flagOf;
using chain::integerOf;
using chain::Record;
using chain::textOf;

const char *const kTables = R"(
CREATE TABLE dossier (record TEXT PRIMARY KEY, case_id TEXT NOT NULL, seq INTEGER NOT NULL, sha256 TEXT NOT NULL, as_of TEXT NOT NULL, pages INTEGER NOT NULL) STRICT;
CREATE TABLE score_mark (record TEXT PRIMARY KEY, case_id TEXT NOT NULL, seq INTEGER NOT NULL, particulars TEXT NOT NULL, by_person TEXT NOT NULL, on_day TEXT NOT NULL) STRICT;
CREATE TABLE volume_scan (record TEXT PRIMARY KEY, case_id TEXT NOT NULL, seq INTEGER NOT NULL, volume TEXT NOT NULL, sha256 TEXT NOT NULL, on_day TEXT NOT NULL, numbered INTEGER NOT NULL, same INTEGER NOT NULL) STRICT;
CREATE INDEX score_mark_case ON score_mark (case_id, seq);
)";

Result<void> apply(store::Write &write, const Record &record)
{
    if (record.kind == QLatin1String("score.marked"))
        return write.run(
            "INSERT INTO score_mark (record, case_id, seq, particulars, by_person, on_day) VALUES (?, ?, ?, ?, ?, ?)",
            {record.hash.hex(), textOf(record.body, "case"), record.seq, textOf(record.body, "private_sha256"),
             record.by.toString(), dateText(record.at.date())});
    if (chain::sortOf(record) != chain::ChainSort::Case)
        return {};
    const QString id = chain::caseIdOf(record);
    if (record.kind == QLatin1String("dossier.rescanned"))
        return write.run("INSERT INTO volume_scan (record, case_id, seq, volume, sha256, on_day, numbered, same) "
                         "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                         {record.hash.hex(), id, record.seq, textOf(record.body, "volume"),
                          textOf(record.body, "scan_sha256"), textOf(record.body, "scanned_on"),
                          integerOf(record.body, "numbered"), flagOf(record.body, "same") ? 1 : 0});
    if (record.kind != QLatin1String("dossier.built"))
        return {};
    return write.run("INSERT INTO dossier (record, case_id, seq, sha256, as_of, pages) VALUES (?, ?, ?, ?, ?, ?)",
                     {record.hash.hex(), id, record.seq, textOf(record.body, "dossier_sha256"),
                      textOf(record.body, "as_of"), integerOf(record.body, "pages")});
}

} // namespace

chain::Projection projection()
{
    return {QStringLiteral("dossier"),
            3,
            kTables,
            {QStringLiteral("dossier"), QStringLiteral("score_mark"), QStringLiteral("volume_scan")},
            &apply};
}

} // namespace anjuan::dossier
