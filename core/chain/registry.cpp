#include "core/chain/registry.h"

#include <algorithm>

namespace anjuan::chain {

QStringList Registry::tables() const
{
    QStringList all;
    for (const Projection &projection : m_projections)
        all += projection.tables;
    return all;
}

QString Registry::version() const
{
    QStringList parts;
    for (const Projection &projection : m_projections)
        parts += projection.room + QLatin1Char(':') + QString::number(projection.version);
    return parts.join(QLatin1Char(' '));
}

Result<void> Registry::createTables(store::Write &write) const
{
    ANJUAN_CHECK(write.script(
        "CREATE TABLE projection_state (only INTEGER PRIMARY KEY CHECK (only = 1), version TEXT NOT NULL) STRICT;"));
    for (const Projection &projection : m_projections)
        ANJUAN_CHECK(write.script(projection.ddl));
    return write.run("INSERT INTO projection_state (only, version) VALUES (1, ?)", {version()});
}

Result<void> Registry::dropTables(store::Write &write) const
{
    // By what stands in the file, so that tables of an older version go too.
    ANJUAN_TRY(const auto rows,
               write.rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
                          "AND name NOT IN ('meta', 'record', 'leaf', 'checkpoint', 'branch') ORDER BY rowid DESC"));
    for (const store::Row &row : rows)
        ANJUAN_CHECK(write.script("DROP TABLE \"" + row.text(0).toUtf8().replace('"', "\"\"") + "\";"));
    return {};
}

Result<void> Registry::apply(store::Write &write, const Record &record) const
{
    for (const Projection &projection : m_projections)
        ANJUAN_CHECK(projection.apply(write, record));
    return {};
}

QString storedVersion(const store::Read &read)
{
    const auto row = read.first("SELECT version FROM projection_state");
    return row && *row ? (*row)->text(0) : QString();
}

Result<std::vector<QString>> tableRows(const store::Read &read, const QString &table)
{
    const auto cell = [](const store::Value &value) -> QString {
        if (std::holds_alternative<qint64>(value))
            return QString::number(std::get<qint64>(value));
        if (std::holds_alternative<QString>(value))
            return QLatin1Char('\'') + std::get<QString>(value) + QLatin1Char('\'');
        if (std::holds_alternative<QByteArray>(value))
            return QString::fromLatin1(std::get<QByteArray>(value).toHex());
        return QStringLiteral("NULL");
    };
    std::vector<QString> rows;
    ANJUAN_CHECK(
        read.each(("SELECT * FROM " + table.toLatin1()).constData(), {}, [&](const store::Row &row) -> Result<void> {
            QStringList cells;
            for (const store::Value &value : row.values())
                cells += cell(value);
            rows.push_back(cells.join(QStringLiteral(", ")));
            return {};
        }));
    std::sort(rows.begin(), rows.end());
    return rows;
}

} // namespace anjuan::chain
