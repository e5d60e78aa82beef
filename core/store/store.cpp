#include "core/store/store.h"

#include "core/store/database.h"

namespace anjuan::store {

namespace {

template <class T> T valueAt(const std::vector<Value> &values, int column)
{
    if (column < 0 || static_cast<std::size_t>(column) >= values.size())
        return {};
    const Value &value = values[static_cast<std::size_t>(column)];
    const T *found = std::get_if<T>(&value);
    Q_ASSERT(found || std::holds_alternative<std::monostate>(value));
    return found ? *found : T{};
}

/// Ends a transaction that was not committed, also when the work throws.
class Rollback {
public:
    explicit Rollback(std::function<void()> undo) : m_undo(std::move(undo)) {}
    ~Rollback()
    {
        if (m_undo)
            m_undo();
    }
    Rollback(const Rollback &) = delete;
    Rollback &operator=(const Rollback &) = delete;

private:
    std::function<void()> m_undo;
};

} // namespace

bool Row::isNull(int column) const
{
    return column < 0 || static_cast<std::size_t>(column) >= m_values.size()
        || std::holds_alternative<std::monostate>(m_values[static_cast<std::size_t>(column)]);
}

qint64 Row::integer(int column) const
{
    return valueAt<qint64>(m_values, column);
}

QString Row::text(int column) const
{
    return valueAt<QString>(m_values, column);
}

QByteArray Row::blob(int column) const
{
    return valueAt<QByteArray>(m_values, column);
}

Read::Read(std::shared_ptr<Database> database) : m_database(std::move(database)) {}
Write::Write(std::shared_ptr<Database> database) : Read(std::move(database)) {}
Store::Store(std::shared_ptr<Database> database, QString file) : Read(std::move(database)), m_file(std::move(file)) {}

Result<void> Read::each(const char *sql, const Args &args, const std::function<Result<void>(const Row &)> &visit) const
{
    return m_database->run(sql, args, visit);
}

Result<void> Read::scan(const char *sql, const Args &args,
                        const std::function<Result<void>(const RowView &)> &visit) const
{
    return m_database->scan(sql, args, visit);
}

Result<Rows> Read::rows(const char *sql, const Args &args) const
{
    Rows found;
    ANJUAN_CHECK(m_database->run(sql, args, [&](const Row &row) -> Result<void> {
        found.push_back(row);
        return {};
    }));
    return found;
}

Result<std::optional<Row>> Read::first(const char *sql, const Args &args) const
{
    // Runs to the end, so that a statement with RETURNING is carried out whole.
    std::optional<Row> found;
    ANJUAN_CHECK(m_database->run(sql, args, [&](const Row &row) -> Result<void> {
        if (!found)
            found = row;
        return {};
    }));
    return found;
}

Result<void> Write::run(const char *sql, const Args &args)
{
    return m_database->run(sql, args, {});
}

Result<void> Write::run(const char *sql, std::initializer_list<Value> args)
{
    return m_database->run(sql, {args.begin(), args.size()}, {});
}

Result<void> Write::script(const QByteArray &sql)
{
    return m_database->script(sql.constData());
}

Result<void> Store::write(const std::function<Result<void>(Write &)> &work)
{
    Database &database = *m_database;
    const std::lock_guard lock(database.mutex);
    if (database.readOnly)
        return fail(Fault::Refused, "store.read_only", {m_file});
    if (database.inTransaction())
        return fail(Fault::Invalid, "store.nested_write");
    const auto own = [&database](const char *sql) {
        const Trusted trusted(database.trusted);
        return database.script(sql);
    };
    ANJUAN_CHECK(own("BEGIN IMMEDIATE"));
    const Rollback undo([&] {
        database.writing = false;
        if (database.inTransaction())
            static_cast<void>(own("ROLLBACK"));
    });
    database.writing = true;
    Write write(m_database);
    ANJUAN_CHECK(work(write));
    return own("COMMIT");
}

Result<void> Store::snapshot(const std::function<Result<void>(const Read &)> &work) const
{
    Database &database = *m_database;
    const std::lock_guard lock(database.mutex);
    if (database.inTransaction())
        return fail(Fault::Invalid, "store.nested_write");
    const auto own = [&database](const char *sql) {
        const Trusted trusted(database.trusted);
        return database.script(sql);
    };
    // The state is fixed by the first reading, not by BEGIN.
    ANJUAN_CHECK(own("BEGIN; SELECT 1 FROM sqlite_master LIMIT 1"));
    const Rollback end([&] { static_cast<void>(own("ROLLBACK")); });
    return work(*this);
}

void Store::setWriteGuard(std::function<bool(QStringView table)> allows)
{
    const std::lock_guard lock(m_database->mutex);
    m_database->forgetStatements();
    m_database->guard = std::move(allows);
}

Result<QStringList> Store::integrityFaults() const
{
    QStringList faults;
    const auto note = [&faults](const QString &line) {
        if (line != QLatin1String("ok"))
            faults.append(line);
    };
    const auto checked = m_database->run("PRAGMA integrity_check", {}, [&](const Row &row) -> Result<void> {
        note(row.text(0));
        return {};
    });
    // A page that cannot be read at all ends the check with an error: that is a finding, too.
    if (!checked && checked.error().fault != Fault::Corrupt)
        return fail(checked.error());
    if (!checked)
        note(checked.error().args.value(1));
    const auto keys = m_database->run("PRAGMA foreign_key_check", {}, [&](const Row &row) -> Result<void> {
        note(QStringLiteral("%1 rowid %2 -> %3").arg(row.text(0)).arg(row.integer(1)).arg(row.text(2)));
        return {};
    });
    if (!keys && keys.error().fault != Fault::Corrupt)
        return fail(keys.error());
    if (!keys)
        note(keys.error().args.value(1));
    faults.removeDuplicates();
    return faults;
}

Result<qint64> Store::version() const
{
    return m_database->number("PRAGMA user_version");
}

} // namespace anjuan::store
