#include "core/evidence/projection.h"

#include "core/chain/body.h"

namespace anjuan::evidence {
namespace {

using chain::columnOf;
using chain::integerOf;
using chain::Record;
using chain::textOf;

const char *const kTables = R"(
CREATE TABLE evidence (
    record TEXT PRIMARY KEY, case_id TEXT NOT NULL, no INTEGER NOT NULL, type TEXT NOT NULL, title TEXT NOT NULL,
    sha256 TEXT NOT NULL, file_name TEXT NOT NULL, bytes INTEGER NOT NULL, made_at TEXT NOT NULL, place TEXT NOT NULL,
    original TEXT NOT NULL, av_step TEXT, verified_on TEXT, excluded_on TEXT, after_decision INTEGER NOT NULL) STRICT;
CREATE INDEX evidence_case ON evidence (case_id, no);
CREATE TABLE evidence_frozen (case_id TEXT PRIMARY KEY, decided_seq INTEGER NOT NULL) STRICT;
)";

Result<void> added(store::Write &write, const Record &record, const QString &id)
{
    return write.run(
        "INSERT INTO evidence (record, case_id, no, type, title, sha256, file_name, bytes, made_at, place, original, "
        "av_step, after_decision) SELECT ?1, ?2, (SELECT COUNT(*) + 1 FROM evidence WHERE case_id = ?2), ?3, ?4, ?5, ?6, "
        "?7, ?8, ?9, ?10, ?11, EXISTS (SELECT 1 FROM evidence_frozen WHERE case_id = ?2)",
        {record.hash.hex(), id, textOf(record.body, "type"), textOf(record.body, "title"),
         textOf(record.body, "evidence_sha256"), textOf(record.body, "evidence_name"),
         integerOf(record.body, "evidence_bytes"), textOf(record.body, "made_at"), textOf(record.body, "place"),
         textOf(record.body, "original"), columnOf(record.body, "av_step")});
}

Result<void> apply(store::Write &write, const Record &record)
{
    if (chain::sortOf(record.chain) != chain::ChainSort::Case)
        return {};
    const QString id = chain::caseOf(record.chain)->toString();
    if (record.kind == QLatin1String("evidence.added"))
        return added(write, record, id);
    // 证据在决定时固定 (最高人民法院关于行政诉讼证据若干问题的规定 第六十条): what comes later is marked.
    if (record.kind == QLatin1String("decision.issued"))
        return write.run("INSERT OR IGNORE INTO evidence_frozen (case_id, decided_seq) VALUES (?, ?)",
                         {id, record.seq});
    const bool verified = record.kind == QLatin1String("evidence.verified");
    if (!verified && record.kind != QLatin1String("evidence.excluded"))
        return {};
    for (const QString &item : chain::textsOf(record.body, "items")) {
        ANJUAN_CHECK(write.run(verified ? "UPDATE evidence SET verified_on = ? WHERE record = ? AND case_id = ?"
                                        : "UPDATE evidence SET excluded_on = ? WHERE record = ? AND case_id = ?",
                               {textOf(record.body, verified ? "verified_on" : "excluded_on"), item, id}));
    }
    return {};
}

} // namespace

chain::Projection projection()
{
    return {QStringLiteral("evidence"),
            1,
            kTables,
            {QStringLiteral("evidence"), QStringLiteral("evidence_frozen")},
            &apply};
}

} // namespace anjuan::evidence
