#include <map>

#include "core/store/database.h"
#include "core/store/migrations.h"
#include "core/store/store.h"

namespace anjuan::store {

namespace {

struct Object {
    QString kind; // table, index, trigger, view
    QString table;
    QString sql;
    bool operator==(const Object &) const = default;
};
using Schema = std::map<QString, Object>;

Result<Schema> schemaOf(const Read &read)
{
    // SQLite's own objects have names that nobody else can give; its automatic indexes come with their tables.
    ANJUAN_TRY(const Rows rows,
               read.rows("SELECT name, type, tbl_name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE "
                         "'sqlite\\_%' ESCAPE '\\'"));
    Schema schema;
    for (const Row &row : rows)
        schema[row.text(0)] = {row.text(1), row.text(2), row.text(3)};
    return schema;
}

} // namespace

Result<QStringList> Store::schemaFaults(const std::function<bool(QStringView)> &known) const
{
    ANJUAN_TRY(const auto migrations, findMigrations(kMigrations));
    ANJUAN_TRY(auto fresh, Store::memory());
    ANJUAN_CHECK(fresh->write([&](Write &write) -> Result<void> {
        for (const Migration &migration : migrations)
            ANJUAN_CHECK(write.script(migration.sql));
        return {};
    }));
    ANJUAN_TRY(const Schema expected, schemaOf(*fresh));
    ANJUAN_TRY(const Schema here, schemaOf(*this));
    QStringList faults;
    for (const auto &[name, object] : expected) {
        const auto found = here.find(name);
        if (found == here.end() || found->second != object)
            faults.append(object.kind + QLatin1Char(' ') + name);
    }
    for (const auto &[name, object] : here) {
        const bool others =
            known(object.table) && (object.kind == QLatin1String("table") || object.kind == QLatin1String("index"));
        if (!expected.contains(name) && !others)
            faults.append(object.kind + QLatin1Char(' ') + name);
    }
    return faults;
}

} // namespace anjuan::store
