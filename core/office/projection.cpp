#include "core/office/projection.h"

#include "core/base/json.h"
#include "core/chain/body.h"

namespace anjuan::office {
namespace {

const char *const kTables = R"(
CREATE TABLE person (person TEXT PRIMARY KEY, name TEXT NOT NULL, login TEXT NOT NULL, position TEXT NOT NULL) STRICT;
CREATE TABLE role (seq INTEGER PRIMARY KEY, person TEXT NOT NULL, role TEXT NOT NULL, from_on TEXT NOT NULL, to_on TEXT) STRICT;
CREATE TABLE credential (seq INTEGER PRIMARY KEY, person TEXT NOT NULL, credential TEXT NOT NULL, number TEXT NOT NULL, valid_from TEXT NOT NULL, valid_to TEXT, verified_until TEXT, status TEXT NOT NULL, status_from TEXT) STRICT;
CREATE TABLE unit_description (seq INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;
CREATE TABLE number_range (seq INTEGER PRIMARY KEY, series TEXT NOT NULL, year INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, library TEXT NOT NULL) STRICT;
)";

Result<void> addPerson(store::Write &write, const chain::Record &record, const QString &login)
{
    return write.run("INSERT OR REPLACE INTO person (person, name, login, position) VALUES (?, ?, ?, ?)",
                     {chain::textOf(record.body, "person"), chain::textOf(record.body, "name"), login,
                      chain::textOf(record.body, "position")});
}

Result<void> apply(store::Write &write, const chain::Record &record)
{
    if (chain::sortOf(record) != chain::ChainSort::Office)
        return {};
    const QString &kind = record.kind;
    if (kind == QLatin1String("office.founded"))
        return addPerson(write, record, QStringLiteral("admin"));
    if (kind == QLatin1String("office.person_registered"))
        return addPerson(write, record, chain::textOf(record.body, "login"));
    if (kind == QLatin1String("office.role_granted"))
        return write.run("INSERT INTO role (seq, person, role, from_on) VALUES (?, ?, ?, ?)",
                         {record.seq, chain::textOf(record.body, "person"), chain::textOf(record.body, "role"),
                          chain::textOf(record.body, "from_on")});
    if (kind == QLatin1String("office.role_ended"))
        return write.run("UPDATE role SET to_on = ? WHERE person = ? AND role = ? AND to_on IS NULL",
                         {chain::textOf(record.body, "to_on"), chain::textOf(record.body, "person"),
                          chain::textOf(record.body, "role")});
    if (kind == QLatin1String("office.credential_entered"))
        return write.run("INSERT INTO credential (seq, person, credential, number, valid_from, valid_to, "
                         "verified_until, status) VALUES (?, ?, ?, ?, ?, ?, ?, 'valid')",
                         {record.seq, chain::textOf(record.body, "person"), chain::textOf(record.body, "credential"),
                          chain::textOf(record.body, "number"), chain::textOf(record.body, "valid_from"),
                          chain::columnOf(record.body, "valid_to"), chain::columnOf(record.body, "verified_until")});
    if (kind == QLatin1String("office.credential_status_recorded"))
        return write.run("UPDATE credential SET status = ?, status_from = ? WHERE number = ?",
                         {chain::textOf(record.body, "status"), chain::textOf(record.body, "from_on"),
                          chain::textOf(record.body, "number")});
    if (kind == QLatin1String("office.unit_described")) {
        ANJUAN_TRY(const QByteArray body, canonicalJson(record.body));
        return write.run("INSERT INTO unit_description (seq, body) VALUES (?, ?)",
                         {record.seq, QString::fromUtf8(body)});
    }
    if (kind == QLatin1String("office.numbers_allotted"))
        return write.run("INSERT INTO number_range (seq, series, year, first, last, library) VALUES (?, ?, ?, ?, ?, ?)",
                         {record.seq, chain::textOf(record.body, "series"), chain::integerOf(record.body, "year"),
                          chain::integerOf(record.body, "first"), chain::integerOf(record.body, "last"),
                          chain::textOf(record.body, "library")});
    return {};
}

} // namespace

chain::Projection projection()
{
    return {QStringLiteral("office"),
            1,
            kTables,
            {QStringLiteral("person"), QStringLiteral("role"), QStringLiteral("credential"),
             QStringLiteral("unit_description"), QStringLiteral("number_range")},
            &apply};
}

} // namespace anjuan::office
