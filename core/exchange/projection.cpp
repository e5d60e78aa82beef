#include "core/exchange/projection.h"

#include "core/base/json.h"
#include "core/chain/body.h"

namespace anjuan::exchange {
namespace {

using chain::integerOf;
using chain::Record;
using chain::textOf;

const char *const kTables = R"(
CREATE TABLE desk_event (chain TEXT NOT NULL, seq INTEGER NOT NULL, kind TEXT NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (chain, seq)) STRICT;
CREATE TABLE handover (record TEXT PRIMARY KEY, case_id TEXT NOT NULL, seq INTEGER NOT NULL, from_library TEXT NOT NULL, to_library TEXT NOT NULL, at TEXT NOT NULL, acknowledged_at TEXT) STRICT;
CREATE INDEX handover_case ON handover (case_id, seq);
CREATE TABLE fork (chain TEXT NOT NULL, there TEXT NOT NULL, here TEXT NOT NULL, common INTEGER NOT NULL, at TEXT NOT NULL, after INTEGER NOT NULL, PRIMARY KEY (chain, there)) STRICT;
CREATE TABLE fork_decision (seq INTEGER PRIMARY KEY, chain TEXT NOT NULL, hash TEXT NOT NULL) STRICT;
CREATE TABLE pinned_unit (genesis TEXT PRIMARY KEY, name TEXT NOT NULL, code TEXT NOT NULL) STRICT;
)";

Result<void> applyDesk(store::Write &write, const Record &record)
{
    ANJUAN_TRY(const QByteArray body, canonicalJson(record.body));
    ANJUAN_CHECK(write.run(
        "INSERT INTO desk_event (chain, seq, kind, at, by, body) VALUES (?, ?, ?, ?, ?, ?)",
        {record.chain, record.seq, record.kind, record.at.toString(), record.by.toString(), QString::fromUtf8(body)}));
    if (record.kind != QLatin1String("desk.fork_found"))
        return {};
    return write.run(
        "INSERT OR IGNORE INTO fork (chain, there, here, common, at, after) VALUES (?1, ?2, ?3, ?4, ?5, (SELECT "
        "coalesce(max(seq), -1) FROM fork_decision WHERE chain = ?1))",
        {textOf(record.body, "chain"), textOf(record.body, "there"), textOf(record.body, "here"),
         integerOf(record.body, "common"), record.at.toString()});
}

Result<void> applyOffice(store::Write &write, const Record &record)
{
    if (record.kind == QLatin1String("office.fork_decided"))
        return write.run("INSERT INTO fork_decision (seq, chain, hash) VALUES (?, ?, ?)",
                         {record.seq, textOf(record.body, "chain"), textOf(record.body, "hash")});
    if (record.kind == QLatin1String("office.unit_pinned"))
        return write.run(
            "INSERT OR REPLACE INTO pinned_unit (genesis, name, code) VALUES (?, ?, ?)",
            {textOf(record.body, "genesis"), textOf(record.body, "unit_name"), textOf(record.body, "unit_code")});
    return {};
}

Result<void> applyCase(store::Write &write, const Record &record)
{
    const QString id = chain::caseIdOf(record);
    if (record.kind == QLatin1String("case.handed_over"))
        return write.run("INSERT INTO handover (record, case_id, seq, from_library, to_library, at) "
                         "VALUES (?, ?, ?, ?, ?, ?)",
                         {record.hash.hex(), id, record.seq, record.library.toString(),
                          textOf(record.body, "to_library"), record.at.toString()});
    if (record.kind == QLatin1String("case.taken_over"))
        return write.run("UPDATE handover SET acknowledged_at = ? WHERE case_id = ? AND seq = ?",
                         {record.at.toString(), id, record.seq - 1});
    return {};
}

Result<void> apply(store::Write &write, const Record &record)
{
    switch (chain::sortOf(record)) {
    case chain::ChainSort::Desk:
        return applyDesk(write, record);
    case chain::ChainSort::Office:
        return applyOffice(write, record);
    case chain::ChainSort::Case:
        return applyCase(write, record);
    default:
        return {};
    }
}

} // namespace

chain::Projection projection()
{
    return {QStringLiteral("exchange"),
            2,
            kTables,
            {QStringLiteral("desk_event"), QStringLiteral("handover"), QStringLiteral("fork"),
             QStringLiteral("fork_decision"), QStringLiteral("pinned_unit")},
            &apply,
            {QStringLiteral("handover_case")}};
}

} // namespace anjuan::exchange
