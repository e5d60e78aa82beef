#include "core/chain/body.h"
#include "core/chain/registry.h"

namespace anjuan::chain {
namespace {

const char *const kTables = R"(
CREATE TABLE chain_head (chain TEXT PRIMARY KEY, seq INTEGER NOT NULL, hash TEXT NOT NULL, at TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE unit (genesis TEXT PRIMARY KEY, name TEXT NOT NULL, code TEXT NOT NULL, demo INTEGER NOT NULL) STRICT;
CREATE TABLE issued_key (key TEXT PRIMARY KEY, person TEXT NOT NULL, issued_seq INTEGER NOT NULL, revoked_seq INTEGER, reason TEXT) STRICT;
CREATE TABLE administrator (person TEXT NOT NULL, from_seq INTEGER NOT NULL, to_seq INTEGER, PRIMARY KEY (person, from_seq)) STRICT;
CREATE TABLE enrolled_library (library TEXT PRIMARY KEY, name TEXT NOT NULL, seq INTEGER NOT NULL) STRICT;
CREATE TABLE pinned_bureau (key TEXT PRIMARY KEY, genesis TEXT NOT NULL, seq INTEGER NOT NULL) STRICT;
CREATE TABLE ledger_tree (only INTEGER PRIMARY KEY, size INTEGER NOT NULL, peaks TEXT NOT NULL) STRICT;
CREATE TABLE ledger_event (chain TEXT NOT NULL, seq INTEGER NOT NULL, kind TEXT NOT NULL, at TEXT NOT NULL, hash TEXT NOT NULL, person TEXT NOT NULL, ledger TEXT, size INTEGER, root TEXT, PRIMARY KEY (chain, seq)) STRICT;
CREATE INDEX ledger_event_kind ON ledger_event (chain, kind, seq);
)";

QString text(const Record &record, const char *member)
{
    return record.body.value(QLatin1String(member)).toString();
}

Result<void> addKey(store::Write &write, const Record &record)
{
    return write.run("INSERT OR IGNORE INTO issued_key (key, person, issued_seq) VALUES (?, ?, ?)",
                     {text(record, "key"), text(record, "person"), record.seq});
}

Result<void> addAdministrator(store::Write &write, const Record &record)
{
    return write.run("INSERT OR IGNORE INTO administrator (person, from_seq) SELECT ?1, ?2 WHERE NOT EXISTS "
                     "(SELECT 1 FROM administrator WHERE person = ?1 AND to_seq IS NULL)",
                     {text(record, "person"), record.seq});
}

Result<void> applyOffice(store::Write &write, const Record &record)
{
    if (record.kind == QLatin1String("office.founded")) {
        ANJUAN_CHECK(write.run("INSERT OR IGNORE INTO unit (genesis, name, code, demo) VALUES (?, ?, ?, ?)",
                               {record.hash.hex(), text(record, "unit_name"), text(record, "unit_code"),
                                qint64(record.body.value(QLatin1String("demo")).toBool())}));
        ANJUAN_CHECK(addKey(write, record));
        ANJUAN_CHECK(addAdministrator(write, record));
        return write.run("INSERT OR IGNORE INTO enrolled_library (library, name, seq) VALUES (?, '', ?)",
                         {record.library.toString(), record.seq});
    }
    if (record.kind == QLatin1String("person.key_issued"))
        return addKey(write, record);
    if (record.kind == QLatin1String("office.recovered")) {
        ANJUAN_CHECK(addKey(write, record));
        return addAdministrator(write, record);
    }
    if (record.kind == QLatin1String("person.key_revoked"))
        return write.run("UPDATE issued_key SET revoked_seq = ?, reason = ? WHERE key = ? AND revoked_seq IS NULL",
                         {record.seq, text(record, "reason"), text(record, "key")});
    if (record.kind == QLatin1String("person.admin_named"))
        return addAdministrator(write, record);
    if (record.kind == QLatin1String("person.admin_removed"))
        return write.run("UPDATE administrator SET to_seq = ? WHERE person = ? AND to_seq IS NULL",
                         {record.seq, text(record, "person")});
    if (record.kind == QLatin1String("library.enrolled"))
        return write.run("INSERT OR REPLACE INTO enrolled_library (library, name, seq) VALUES (?, ?, ?)",
                         {text(record, "library"), text(record, "name"), record.seq});
    if (record.kind == QLatin1String("office.bureau_pinned"))
        return write.run("INSERT OR IGNORE INTO pinned_bureau (key, genesis, seq) VALUES (?, ?, ?)",
                         {text(record, "key"), text(record, "genesis"), record.seq});
    return {};
}

/// What says how far a ledger has come: each such record names a ledger, a size and a root.
Result<void> applyDesk(store::Write &write, const Record &record)
{
    if (!record.body.contains(QLatin1String("ledger")))
        return {};
    return write.run(
        "INSERT OR IGNORE INTO ledger_event (chain, seq, kind, at, hash, person, ledger, size, root) VALUES "
        "(?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {record.chain, record.seq, record.kind, record.at.toString(), record.hash.hex(), record.by.toString(),
         text(record, "ledger"), integerOf(record.body, "size"), text(record, "root")});
}

Result<void> keepEnd(store::Write &write, const QString &chain, const ChainEnd &end)
{
    return write.run("INSERT INTO chain_head (chain, seq, hash, at) VALUES (?, ?, ?, ?) ON CONFLICT (chain) DO "
                     "UPDATE SET seq = excluded.seq, hash = excluded.hash, at = excluded.at",
                     {chain, end.seq, end.hash.hex(), end.at.toString()});
}

Result<void> applyAmong(store::Write &write, const Record &record)
{
    const ChainSort sort = sortOf(record);
    return sort == ChainSort::Office ? applyOffice(write, record)
        : sort == ChainSort::Desk    ? applyDesk(write, record)
                                     : Result<void>{};
}

Result<void> apply(store::Write &write, const Record &record)
{
    ANJUAN_CHECK(keepEnd(write, record.chain, {record.seq, record.hash, record.at}));
    return applyAmong(write, record);
}

} // namespace

Projection chainProjection()
{
    return {QStringLiteral("chain"),
            4,
            kTables,
            {QStringLiteral("chain_head"), QStringLiteral("unit"), QStringLiteral("issued_key"),
             QStringLiteral("administrator"), QStringLiteral("enrolled_library"), QStringLiteral("pinned_bureau"),
             QStringLiteral("ledger_tree"), QStringLiteral("ledger_event")},
            &apply,
            {},
            &applyAmong,
            &keepEnd};
}

} // namespace anjuan::chain
