#pragma once
#include <vector>

#include <QtCore/QByteArray>
#include <QtCore/QStringList>

#include "core/chain/record.h"
#include "core/store/store.h"

namespace anjuan::chain {

/// The last record of a chain, of those applied so far.
struct ChainEnd {
    qint64 seq = 0;
    Digest hash;
    Instant at;
};

/// One room's tables 投影: what the records add up to. `apply` is asked for every record and writes this room's tables
/// only, and of a case's record those of that case alone (they are replayed side by side); it uses no clock, locale,
/// random number or AUTOINCREMENT, and sorts text by bytes.
struct Projection {
    QString room;
    int version = 1;
    const char *ddl = ""; // CREATE TABLE … STRICT; statements
    QStringList tables;
    Result<void> (*apply)(store::Write &write, const Record &record) = nullptr;
    /// The indexes that `apply` itself reads by. The others serve questions, and are not made where tables are only
    /// held against each other.
    QStringList readBy = {};
    /// What only the last record of a chain decides, which a replay writes once, at the end, in place of once for each
    /// record: `applyAmong` is `apply` without that, `end` writes it. Both or neither.
    Result<void> (*applyAmong)(store::Write &write, const Record &record) = nullptr;
    Result<void> (*end)(store::Write &write, const QString &chain, const ChainEnd &end) = nullptr;
};

/// All projections of this program, in the order in which they are applied.
class Registry {
public:
    void add(Projection projection) { m_projections.push_back(std::move(projection)); }
    const std::vector<Projection> &projections() const { return m_projections; }
    QStringList tables() const;
    /// "cases:1 evidence:1 …": a library whose stored text differs is rebuilt when it is opened.
    QString version() const;

    Result<void> createTables(store::Write &write) const;
    Result<void> dropTables(store::Write &write) const;
    Result<void> apply(store::Write &write, const Record &record) const;

private:
    std::vector<Projection> m_projections;
};

/// The projection version that the library's tables were made with; empty where they cannot be read.
QString storedVersion(const store::Read &read);
/// A table's rows as sorted text, so that two tables can be held against each other whatever their order.
Result<std::vector<QString>> tableRows(const store::Read &read, const QString &table);

/// The tables of this room: unit, keys, administrators, libraries, chain heads.
Projection chainProjection();

} // namespace anjuan::chain
