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
    record TEXT PRIMARY KEY, case_id TEXT NOT NULL, no INTEGER NOT NULL, seq INTEGER NOT NULL, type TEXT NOT NULL,
    title TEXT NOT NULL, sha256 TEXT NOT NULL, file_name TEXT NOT NULL, bytes INTEGER NOT NULL, made_at TEXT NOT NULL,
    ended_at TEXT, place TEXT NOT NULL, original TEXT NOT NULL, officers TEXT NOT NULL, source TEXT NOT NULL,
    proves TEXT NOT NULL, method TEXT, carrier TEXT, provenance TEXT, equipment TEXT, privacy TEXT, secrecy TEXT,
    claims TEXT, av_step TEXT, added_by TEXT NOT NULL, added_at TEXT NOT NULL, parent TEXT, how TEXT,
    verified_on TEXT, verified_by TEXT, excluded_on TEXT, exclusion TEXT, moved_to TEXT, destroyed_on TEXT,
    after_decision INTEGER NOT NULL) STRICT;
CREATE INDEX evidence_case ON evidence (case_id, no);
CREATE INDEX evidence_content ON evidence (sha256);
CREATE TABLE evidence_frozen (case_id TEXT PRIMARY KEY, decided_seq INTEGER NOT NULL) STRICT;
CREATE TABLE evidence_mark (
    record TEXT PRIMARY KEY, item TEXT NOT NULL, at_ms INTEGER NOT NULL, to_ms INTEGER, note TEXT NOT NULL, proves TEXT,
    made_by TEXT NOT NULL, made_at TEXT NOT NULL) STRICT;
CREATE INDEX evidence_mark_item ON evidence_mark (item, at_ms);
CREATE TABLE evidence_transcript (
    record TEXT PRIMARY KEY, item TEXT NOT NULL, case_id TEXT NOT NULL, made_on TEXT NOT NULL) STRICT;
CREATE TABLE equipment (
    number TEXT PRIMARY KEY, sort TEXT NOT NULL, model TEXT, serial TEXT, volume TEXT, holder TEXT, handed_on TEXT,
    clock_fast INTEGER NOT NULL, clock_checked_at TEXT, retired_on TEXT) STRICT;
)";

/// A list's or an object's text as it stands in the record.
QString jsonOr(const CanonicalObject &body, const char *member, const char *absent)
{
    const QString text = body.json(QLatin1String(member));
    return text.isEmpty() ? QString::fromLatin1(absent) : text;
}

Result<void> added(store::Write &write, const Record &record, const QString &id)
{
    const CanonicalObject &body = record.body;
    return write.run(
        "INSERT INTO evidence (record, case_id, no, seq, type, title, sha256, file_name, bytes, made_at, ended_at, place, "
        "original, officers, source, proves, method, carrier, provenance, equipment, privacy, secrecy, claims, av_step, "
        "added_by, added_at, after_decision) SELECT ?1, ?2, (SELECT COUNT(*) + 1 FROM evidence WHERE case_id = ?2), ?3, "
        "?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, "
        "EXISTS (SELECT 1 FROM evidence_frozen WHERE case_id = ?2)",
        {record.hash.hex(),
         id,
         record.seq,
         textOf(body, "type"),
         textOf(body, "title"),
         textOf(body, "evidence_sha256"),
         textOf(body, "evidence_name"),
         integerOf(body, "evidence_bytes"),
         textOf(body, "made_at"),
         columnOf(body, "ended_at"),
         textOf(body, "place"),
         textOf(body, "original"),
         jsonOr(body, "officers", "[]"),
         textOf(body, "source"),
         textOf(body, "proves"),
         columnOf(body, "method"),
         columnOf(body, "carrier"),
         columnOf(body, "provenance"),
         columnOf(body, "equipment"),
         columnOf(body, "privacy"),
         columnOf(body, "secrecy"),
         jsonOr(body, "claims", "{}"),
         columnOf(body, "av_step"),
         record.by.toString(),
         record.at.toString()});
}

/// A derived item stands in the index beneath its parent, with what the parent says of source and place.
Result<void> derived(store::Write &write, const Record &record, const QString &id)
{
    const CanonicalObject &body = record.body;
    return write.run(
        "INSERT INTO evidence (record, case_id, no, seq, type, title, sha256, file_name, bytes, made_at, place, original, "
        "officers, source, proves, method, privacy, secrecy, claims, added_by, added_at, parent, how, after_decision) "
        "SELECT ?1, ?2, (SELECT COUNT(*) + 1 FROM evidence WHERE case_id = ?2), ?3, type, ?4, ?5, ?6, ?7, made_at, place, "
        "'copy', officers, source, proves, ?8, CASE WHEN ?9 = 'mask' THEN 'ordinary' ELSE privacy END, secrecy, '{}', "
        "?10, ?11, record, ?9, EXISTS (SELECT 1 FROM evidence_frozen WHERE case_id = ?2) FROM evidence WHERE record = ?12 "
        "AND case_id = ?2",
        {record.hash.hex(), id, record.seq, textOf(body, "title"), textOf(body, "derived_sha256"),
         textOf(body, "derived_name"), integerOf(body, "derived_bytes"), columnOf(body, "method"), textOf(body, "how"),
         record.by.toString(), record.at.toString(), textOf(body, "item")});
}

Result<void> marked(store::Write &write, const Record &record)
{
    const CanonicalObject &body = record.body;
    const bool isSpan = body.contains(QLatin1String("to_ms"));
    return write.run(
        "INSERT INTO evidence_mark (record, item, at_ms, to_ms, note, proves, made_by, made_at) VALUES (?, ?, ?, ?, ?, ?, "
        "?, ?)",
        {record.hash.hex(), textOf(body, "item"), integerOf(body, "at_ms"),
         isSpan ? store::Value(integerOf(body, "to_ms")) : store::Value(), textOf(body, "note"),
         columnOf(body, "proves"), record.by.toString(), record.at.toString()});
}

/// What later records say of items.
Result<void> judged(store::Write &write, const Record &record, const QString &id)
{
    const CanonicalObject &body = record.body;
    for (const QString &item : chain::textsOf(body, "items")) {
        if (record.kind == QLatin1String("evidence.verified"))
            ANJUAN_CHECK(
                write.run("UPDATE evidence SET verified_on = ?, verified_by = ? WHERE record = ? AND case_id = ?",
                          {textOf(body, "verified_on"), record.by.toString(), item, id}));
        else if (record.kind == QLatin1String("evidence.excluded"))
            ANJUAN_CHECK(
                write.run("UPDATE evidence SET excluded_on = ?, exclusion = ? WHERE record = ? AND case_id = ?",
                          {textOf(body, "excluded_on"), textOf(body, "ground"), item, id}));
        else if (record.kind == QLatin1String("evidence.moved"))
            ANJUAN_CHECK(write.run("UPDATE evidence SET moved_to = ? WHERE record = ? AND case_id = ?",
                                   {textOf(body, "to_case"), item, id}));
        else if (record.kind == QLatin1String("evidence.destroyed"))
            ANJUAN_CHECK(write.run("UPDATE evidence SET destroyed_on = ? WHERE record = ? AND case_id = ?",
                                   {textOf(body, "destroyed_on"), item, id}));
    }
    return {};
}

Result<void> applyCase(store::Write &write, const Record &record)
{
    const QString id = chain::caseIdOf(record);
    if (record.kind == QLatin1String("evidence.added"))
        return added(write, record, id);
    if (record.kind == QLatin1String("evidence.derived"))
        return derived(write, record, id);
    if (record.kind == QLatin1String("evidence.marked"))
        return marked(write, record);
    if (record.kind == QLatin1String("evidence.transcribed"))
        return write.run("INSERT INTO evidence_transcript (record, item, case_id, made_on) VALUES (?, ?, ?, ?)",
                         {record.hash.hex(), textOf(record.body, "item"), id, textOf(record.body, "made_on")});
    // 证据在决定时固定 (最高人民法院关于行政诉讼证据若干问题的规定 第六十条): what comes later is marked.
    if (record.kind == QLatin1String("decision.issued"))
        return write.run("INSERT OR IGNORE INTO evidence_frozen (case_id, decided_seq) VALUES (?, ?)",
                         {id, record.seq});
    return record.kind.startsWith(QLatin1String("evidence.")) ? judged(write, record, id) : Result<void>();
}

Result<void> applyOffice(store::Write &write, const Record &record)
{
    const CanonicalObject &body = record.body;
    const QString number = textOf(body, "number");
    if (record.kind == QLatin1String("equipment.registered"))
        return write.run(
            "INSERT OR REPLACE INTO equipment (number, sort, model, serial, volume, holder, handed_on, clock_fast) VALUES "
            "(?, ?, ?, ?, ?, ?, ?, 0)",
            {number, textOf(body, "sort"), columnOf(body, "model"), columnOf(body, "serial"), columnOf(body, "volume"),
             columnOf(body, "holder"), columnOf(body, "registered_on")});
    if (record.kind == QLatin1String("equipment.handed"))
        return write.run("UPDATE equipment SET holder = ?, handed_on = ? WHERE number = ?",
                         {columnOf(body, "holder"), textOf(body, "handed_on"), number});
    if (record.kind == QLatin1String("equipment.clock_checked"))
        return write.run(
            "UPDATE equipment SET clock_fast = ?, clock_checked_at = ? WHERE number = ?",
            {integerOf(body, "fast_seconds") - integerOf(body, "slow_seconds"), textOf(body, "checked_at"), number});
    if (record.kind == QLatin1String("equipment.retired"))
        return write.run("UPDATE equipment SET retired_on = ? WHERE number = ?", {textOf(body, "retired_on"), number});
    return {};
}

Result<void> apply(store::Write &write, const Record &record)
{
    switch (chain::sortOf(record)) {
    case chain::ChainSort::Case:
        return applyCase(write, record);
    case chain::ChainSort::Office:
        return applyOffice(write, record);
    default:
        return {};
    }
}

} // namespace

chain::Projection projection()
{
    return {QStringLiteral("evidence"),
            3,
            kTables,
            {QStringLiteral("evidence"), QStringLiteral("evidence_frozen"), QStringLiteral("evidence_mark"),
             QStringLiteral("evidence_transcript"), QStringLiteral("equipment")},
            &apply,
            {QStringLiteral("evidence_case")}};
}

} // namespace anjuan::evidence
