#pragma once
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

#include <QtCore/QByteArray>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include "core/base/progress.h"
#include "core/base/result.h"

namespace anjuan::store {

using Value = std::variant<std::monostate, qint64, QString, QByteArray>;
using Args = std::vector<Value>;

/// One row of an answer, by column number from 0. A NULL or a column that is not there reads as 0 or empty; asking for
/// the wrong type is a programmer's fault (asserted, else 0 or empty).
class Row {
public:
    explicit Row(std::vector<Value> values) : m_values(std::move(values)) {}
    bool isNull(int column) const;
    qint64 integer(int column) const;
    QString text(int column) const;
    QByteArray blob(int column) const;
    const std::vector<Value> &values() const { return m_values; }
    bool operator==(const Row &) const = default;

private:
    std::vector<Value> m_values;
};
using Rows = std::vector<Row>;

/// One row as SQLite holds it, for passes over millions of them: without a copy, good until the visitor returns. NULL
/// reads as 0 or empty, a number as its digits.
class RowView {
public:
    explicit RowView(void *statement) : m_statement(statement) {}
    qint64 integer(int column) const;
    /// The bytes of a text or blob.
    QByteArrayView bytes(int column) const;

private:
    void *m_statement;
};

/// Reads one SQLite file. SQL stands in a room's queries.cpp only; one statement to a call, as many arguments as it has
/// places, no fractions in an answer. May be called from several threads: calls wait for each other.
/// Faults: Corrupt `store.damaged {file, why}`, Busy `store.busy {file}` (after 5 s), Io `store.failed {file, why}`,
/// Invalid `store.outside_write {what}` when the statement would write and no transaction of `Store::write` is open.
class Read {
public:
    virtual ~Read() = default;
    Result<Rows> rows(const char *sql, const Args &args = {}) const;
    /// The first row, or nothing.
    Result<std::optional<Row>> first(const char *sql, const Args &args = {}) const;
    /// Row by row, without holding them all; ends with the first error that `visit` returns.
    Result<void> each(const char *sql, const Args &args, const std::function<Result<void>(const Row &)> &visit) const;
    /// The same without copying the rows.
    Result<void> scan(const char *sql, const Args &args,
                      const std::function<Result<void>(const RowView &)> &visit) const;

protected:
    struct Database;
    explicit Read(std::shared_ptr<Database> database);
    std::shared_ptr<Database> m_database;
    friend class Store;
};

/// Writes within one transaction; only Store hands it out. Further faults: Conflict `store.constraint {why}` (unique,
/// foreign key, check, type), Refused `store.write_denied {table}` (see Store::setWriteGuard), Refused
/// `store.read_only {file}`, Io `store.disk_full {file}`. BEGIN, COMMIT, ROLLBACK and ATTACH are refused as
/// `store.write_denied`; SAVEPOINT is free.
class Write final : public Read {
public:
    /// One statement; rows it returns are dropped (`rows` keeps those of a RETURNING).
    Result<void> run(const char *sql, const Args &args = {});
    /// The same without a list of their own: most statements of a replay name what they write in place.
    Result<void> run(const char *sql, std::initializer_list<Value> args);
    /// A whole script of several statements, as for DDL.
    Result<void> script(const QByteArray &sql);

private:
    explicit Write(std::shared_ptr<Database> database);
    friend class Store;
};

/// ReadOnlyMedia: where no file can be made beside it (a disc, a locked stick); ReadOnly finds that out by itself.
enum class Mode { ReadOnly, ReadWrite, ReadOnlyMedia };

/// "AJJN": the application_id in the header of every file this room makes.
inline constexpr qint64 kApplicationId = 0x414A4A4E;

/// Where `NNNN_name.sql` lie, numbered from 0001 without a gap; the number of the last one is the file's version.
inline constexpr QLatin1String kMigrations(":/migrations");

/// One SQLite file: WAL, synchronous=FULL, foreign keys on. The only room that knows SQLite.
class Store : public Read {
public:
    /// A new file, owner only (0600; 0660 in a folder of mode 2770), with all migrations run; nothing is left of it
    /// after a failure. Faults: Conflict `store.exists {file}`, Io `store.failed`, Io `store.migration_failed {file,
    /// migration, why}`, Invalid `store.migrations_broken {folder, name}`.
    static Result<std::unique_ptr<Store>> create(const QString &file, const QString &migrations = kMigrations);
    /// An existing file; an older one is upgraded (ReadWrite) after a copy `<file>.v<N>.bak` is made beside it.
    /// ReadOnly works beside a writer; on read-only media nothing is written, and a log that was left there is read by
    /// way of a copy in the system's temporary folder, which goes when the store is closed. Faults: NotFound
    /// `store.missing {file}`, Corrupt `store.damaged {file, why}` (no SQLite file, or damaged, or cut short), Corrupt
    /// `store.not_library {file}` (another program's SQLite file), Newer `store.newer {file, found, known}`, Conflict
    /// `store.older {file, found, known}` (ReadOnly only: it cannot be upgraded), Invalid `store.not_a_file {file}`,
    /// Refused `store.read_only {file}`, Busy, Io; those of `create` for migrations.
    static Result<std::unique_ptr<Store>> open(const QString &file, Mode mode, const QString &migrations = kMigrations);
    /// An empty database in memory without migrations: for replays.
    static Result<std::unique_ptr<Store>> memory();

    /// Runs `work` in one transaction: committed when it returns a value, rolled back when it returns an error (or
    /// throws). Fault: Invalid `store.nested_write` when called from within `work`.
    Result<void> write(const std::function<Result<void>(Write &)> &work);
    /// Runs `work` on one state of the file, whatever another program writes meanwhile. Fault: Invalid
    /// `store.nested_write` when called from within itself or `write`.
    Result<void> snapshot(const std::function<Result<void>(const Read &)> &work) const;
    /// From now on an INSERT, UPDATE or DELETE (a DROP too) on a table for which `allows` answers false fails with
    /// `store.write_denied {table}`. Asked before each statement, for each table it may touch, also by trigger, foreign
    /// key or full-text index; never for SQLite's own tables. An empty function lifts the guard.
    void setWriteGuard(std::function<bool(QStringView table)> allows);
    /// SQLite's own integrity and foreign key checks: one line for each fault.
    Result<QStringList> integrityFaults() const;
    /// A whole copy by the online backup API, owner only, flushed to disk before it gets its name. Fault: Conflict
    /// `store.exists {file}`.
    Result<void> backUpTo(const QString &file) const;
    /// What of the tables, indexes and triggers that the migrations make is missing, changed, or more than they make
    /// (name, kind): an index that is gone, a trigger that somebody added. Tables for which `known` answers true are
    /// other rooms' own, with their indexes.
    Result<QStringList> schemaFaults(const std::function<bool(QStringView table)> &known) const;
    /// The number of the last migration run.
    Result<qint64> version() const;
    const QString &file() const { return m_file; }

private:
    Store(std::shared_ptr<Database> database, QString file);
    Result<void> upgrade(qint64 from, const QString &migrations);
    QString m_file;
};

} // namespace anjuan::store
