#include "core/store/database.h"

#include <cstring>
#include <filesystem>

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QUrl>
#include <QtCore/QVarLengthArray>

#include "core/base/whole_file.h"

namespace anjuan::store {

namespace {

constexpr int kBusyMilliseconds = 5000;
constexpr std::size_t kMaxKept = 256;

// Of a hostile file nothing runs but what this program wrote; what is sorted on the way never reaches the disk.
constexpr char kSettings[] = "PRAGMA foreign_keys=ON; PRAGMA synchronous=FULL; PRAGMA trusted_schema=OFF;"
                             "PRAGMA cell_size_check=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16000;";

/// Texts as SQLite wants them, where they lie until the statement is reset: side by side, since a string for each was
/// a good part of what a replay costs.
class Texts {
public:
    explicit Texts(std::span<const Value> args)
    {
        qsizetype most = 0;
        for (const Value &value : args)
            most += std::holds_alternative<QString>(value) ? std::get<QString>(value).size() * 3 : 0;
        m_bytes.resize(most); // once: where a text lies it stays
    }
    QByteArrayView add(QStringView text)
    {
        char *const to = m_bytes.data() + m_size;
        char16_t all = 0;
        for (qsizetype i = 0; i < text.size(); ++i) {
            all = static_cast<char16_t>(all | text[i].unicode());
            to[i] = static_cast<char>(text[i].unicode());
        }
        qsizetype size = text.size();
        if (all >= 0x80) {
            const QByteArray utf8 = text.toUtf8();
            size = utf8.size();
            std::memcpy(to, utf8.constData(), static_cast<std::size_t>(size));
        }
        m_size += size;
        return QByteArrayView(to, size);
    }

private:
    QVarLengthArray<char, 2048> m_bytes;
    qsizetype m_size = 0;
};

/// SQLite's own result of the first that failed.
int bindAll(sqlite3_stmt *statement, std::span<const Value> args, Texts &texts)
{
    int failed = SQLITE_OK;
    for (std::size_t i = 0; i < args.size() && failed == SQLITE_OK; ++i) {
        const int place = static_cast<int>(i) + 1;
        if (const auto *number = std::get_if<qint64>(&args[i])) {
            failed = sqlite3_bind_int64(statement, place, *number);
        } else if (const auto *text = std::get_if<QString>(&args[i])) {
            const auto utf8 = texts.add(*text);
            failed = sqlite3_bind_text(statement, place, utf8.data(), static_cast<int>(utf8.size()), SQLITE_STATIC);
        } else if (const auto *bytes = std::get_if<QByteArray>(&args[i])) {
            failed =
                sqlite3_bind_blob(statement, place, bytes->constData(), static_cast<int>(bytes->size()), SQLITE_STATIC);
        } else {
            failed = sqlite3_bind_null(statement, place);
        }
    }
    return failed;
}

/// Nothing for a fraction.
std::optional<Value> valueOf(sqlite3_stmt *statement, int column)
{
    switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER:
        return Value(qint64(sqlite3_column_int64(statement, column)));
    case SQLITE_TEXT: {
        const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(statement, column));
        return Value(QString::fromUtf8(text, sqlite3_column_bytes(statement, column)));
    }
    case SQLITE_BLOB: {
        const void *bytes = sqlite3_column_blob(statement, column);
        return Value(QByteArray(static_cast<const char *>(bytes), sqlite3_column_bytes(statement, column)));
    }
    case SQLITE_FLOAT:
        return std::nullopt;
    default:
        return Value();
    }
}

bool readsOnly(const char *pragma)
{
    for (const char *name : {"table_info", "table_xinfo", "table_list", "index_list", "index_info", "index_xinfo",
                             "foreign_key_list", "foreign_key_check", "integrity_check", "quick_check"}) {
        if (qstricmp(pragma, name) == 0)
            return true;
    }
    return false;
}

} // namespace

Read::Database::~Database() = default;

Result<std::shared_ptr<Read::Database>> Read::Database::connect(const QString &file, Access access)
{
    // SQLite's count of its memory is one lock for all connections of the process: threads that each fill a store of
    // their own would stand in line at every allocation. Nothing here asks for the count.
    static const int counting = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    static_cast<void>(counting);
    auto database = std::make_shared<Database>();
    database->file = file;
    database->readOnly = access == Access::ReadOnly || access == Access::Unchanging;
    const Trusted trusted(database->trusted);
    const int flags = access == Access::ReadOnly ? SQLite::OPEN_READONLY
        : access == Access::Unchanging           ? SQLite::OPEN_READONLY | SQLite::OPEN_URI
        : access == Access::ReadWrite            ? SQLite::OPEN_READWRITE
                                                 : SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE;
    // Absolute, or a name such as "file:x" would be read as an address.
    QString name = access == Access::Memory ? QStringLiteral(":memory:") : QFileInfo(file).absoluteFilePath();
    if (access == Access::Unchanging)
        name = QStringLiteral("file:%1?immutable=1").arg(QString::fromLatin1(QUrl::toPercentEncoding(name, "/")));
    try {
        database->m_connection = std::make_unique<SQLite::Database>(
            name.toStdString(), flags | SQLite::OPEN_NOMUTEX, // this room's own lock is enough
            kBusyMilliseconds);
        sqlite3 *handle = database->m_connection->getHandle();
        sqlite3_extended_result_codes(handle, 1);
        sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
        sqlite3_set_authorizer(handle, &Database::authorize, database.get());
        database->m_connection->exec(kSettings);
        // SQLite opens a write-protected file for reading without a word.
        if (access == Access::ReadWrite && sqlite3_db_readonly(handle, "main") != 0)
            return fail(Fault::Refused, "store.read_only", {file});
    } catch (const SQLite::Exception &exception) {
        return fail(database->error(exception));
    }
    return database;
}

Error Read::Database::error(const SQLite::Exception &exception)
{
    const QString why = QString::fromUtf8(exception.what());
    const auto make = [](Fault fault, const char *id, QStringList args) {
        return Error{fault, QString::fromLatin1(id), std::move(args)};
    };
    switch (exception.getErrorCode() & 0xff) {
    case SQLITE_AUTH:
        return writing ? make(Fault::Refused, "store.write_denied", {m_denied})
                       : make(Fault::Invalid, "store.outside_write", {m_denied});
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return make(Fault::Busy, "store.busy", {file});
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return make(Fault::Corrupt, "store.damaged", {file, why});
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
        return make(Fault::Conflict, "store.constraint", {why});
    case SQLITE_READONLY:
        return make(Fault::Refused, "store.read_only", {file});
    case SQLITE_FULL:
        return make(Fault::Io, "store.disk_full", {file});
    default:
        return make(Fault::Io, "store.failed", {file, why});
    }
}

int Read::Database::deny(const char *what)
{
    m_denied = QString::fromUtf8(what);
    return SQLITE_DENY;
}

int Read::Database::authorize(void *self, int action, const char *first, const char *second, const char *, const char *)
{
    auto &database = *static_cast<Database *>(self);
    if (database.trusted)
        return SQLITE_OK;
    switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_FUNCTION:
    case SQLITE_RECURSIVE:
        return SQLITE_OK;
    case SQLITE_PRAGMA:
        return second == nullptr || readsOnly(first) ? SQLITE_OK : database.deny(first);
    case SQLITE_TRANSACTION:
    case SQLITE_ATTACH:
    case SQLITE_DETACH:
        return database.deny(first);
    case SQLITE_INSERT:
    case SQLITE_UPDATE:
    case SQLITE_DELETE:
        if (!database.writing)
            return database.deny(first);
        if (database.guard && std::strncmp(first, "sqlite_", 7) != 0 && !database.guard(QString::fromUtf8(first)))
            return database.deny(first);
        return SQLITE_OK;
    default:
        return database.writing ? SQLITE_OK : database.deny(first);
    }
}

void Read::Database::Finalize::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

Read::Database::Kept Read::Database::prepare(std::string_view sql)
{
    sqlite3 *handle = m_connection->getHandle();
    sqlite3_stmt *statement = nullptr;
    const int result = sqlite3_prepare_v2(handle, sql.data(), static_cast<int>(sql.size()), &statement, nullptr);
    if (result != SQLITE_OK)
        throw SQLite::Exception(handle, result);
    return Kept(statement);
}

bool Read::Database::step(sqlite3_stmt *statement)
{
    const int result = sqlite3_step(statement);
    if (result != SQLITE_ROW && result != SQLITE_DONE)
        throw SQLite::Exception(m_connection->getHandle(), result);
    return result == SQLITE_ROW;
}

Read::Database::Taken Read::Database::take(std::string_view sql)
{
    const auto found = statements().find(sql);
    if (found == statements().end())
        return {prepare(sql), nullptr, m_keeping};
    return {found->second ? std::move(found->second) : prepare(sql), &found->second, m_keeping};
}

void Read::Database::keep(std::string_view sql, Taken taken)
{
    // The guard is asked when a statement is prepared: with a guard each run prepares anew.
    if (guard || sqlite3_reset(taken.statement.get()) != SQLITE_OK)
        return;
    sqlite3_clear_bindings(taken.statement.get());
    if (taken.place && taken.of == m_keeping) {
        *taken.place = std::move(taken.statement);
        return;
    }
    if (statements().size() >= kMaxKept)
        forgetStatements();
    statements().insert_or_assign(std::string(sql), std::move(taken.statement));
}

void Read::Database::forgetStatements()
{
    ++m_keeping;
    for (Statements &kept : m_kept)
        kept.clear();
}

bool Read::Database::inTransaction() const
{
    return sqlite3_get_autocommit(m_connection->getHandle()) == 0;
}

Result<void> Read::Database::run(const char *sql, std::span<const Value> args,
                                 const std::function<Result<void>(const Row &)> &visit)
{
    const std::lock_guard lock(mutex);
    // After a full disk SQLite itself rolls back; going on would write each statement for good on its own.
    if (writing && !inTransaction())
        return fail(Fault::Io, "store.failed", {file, QStringLiteral("the transaction was rolled back")});
    try {
        Texts texts(args); // before the statement: goes after it
        Taken taken = take(sql);
        sqlite3_stmt *const statement = taken.statement.get();
        const int places = sqlite3_bind_parameter_count(statement);
        if (places != static_cast<int>(args.size()))
            return fail(Fault::Io, "store.failed",
                        {file,
                         QStringLiteral("%1 places, %2 arguments: %3")
                             .arg(places)
                             .arg(args.size())
                             .arg(QString::fromUtf8(sql))});
        if (const int failed = bindAll(statement, args, texts); failed != SQLITE_OK)
            throw SQLite::Exception(m_connection->getHandle(), failed);
        while (step(statement)) {
            if (!visit)
                continue;
            std::vector<Value> values;
            const int columns = sqlite3_column_count(statement);
            values.reserve(static_cast<std::size_t>(columns));
            for (int i = 0; i < columns; ++i) {
                auto value = valueOf(statement, i);
                if (!value) {
                    const QString why = QStringLiteral("column %1 is a fraction: ").arg(i) + QString::fromUtf8(sql);
                    return fail(Fault::Io, "store.failed", {file, why});
                }
                values.push_back(*std::move(value));
            }
            ANJUAN_CHECK(visit(Row(std::move(values))));
        }
        keep(sql, std::move(taken));
        return {};
    } catch (const SQLite::Exception &exception) {
        return fail(error(exception));
    }
}

Result<void> Read::Database::scan(const char *sql, std::span<const Value> args,
                                  const std::function<Result<void>(const RowView &)> &visit)
{
    const std::lock_guard lock(mutex);
    try {
        Texts texts(args);
        Taken taken = take(sql);
        sqlite3_stmt *const statement = taken.statement.get();
        if (const int failed = bindAll(statement, args, texts); failed != SQLITE_OK)
            throw SQLite::Exception(m_connection->getHandle(), failed);
        while (step(statement))
            ANJUAN_CHECK(visit(RowView(statement)));
        keep(sql, std::move(taken));
        return {};
    } catch (const SQLite::Exception &exception) {
        return fail(error(exception));
    }
}

qint64 RowView::integer(int column) const
{
    return sqlite3_column_int64(static_cast<sqlite3_stmt *>(m_statement), column);
}

QByteArrayView RowView::bytes(int column) const
{
    auto *const row = static_cast<sqlite3_stmt *>(m_statement);
    const void *data = sqlite3_column_blob(row, column);
    return QByteArrayView(static_cast<const char *>(data), sqlite3_column_bytes(row, column));
}

Result<void> Read::Database::script(const char *sql)
{
    const std::lock_guard lock(mutex);
    if (writing && !inTransaction())
        return fail(Fault::Io, "store.failed", {file, QStringLiteral("the transaction was rolled back")});
    try {
        m_connection->exec(sql);
        return {};
    } catch (const SQLite::Exception &exception) {
        return fail(error(exception));
    }
}

Result<qint64> Read::Database::number(const char *sql)
{
    qint64 answer = 0;
    ANJUAN_CHECK(run(sql, {}, [&](const Row &row) -> Result<void> {
        answer = row.integer(0);
        return {};
    }));
    return answer;
}

Result<void> Read::Database::copyTo(const QString &target)
{
    const std::lock_guard lock(mutex);
    const Trusted own(trusted);
    QFile made(target);
    if (!made.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return fail(Fault::Io, "store.failed", {target, made.errorString()});
    if (isShared(QFileInfo(target).absolutePath()))
        made.setPermissions(made.permissions() | QFileDevice::ReadGroup | QFileDevice::WriteGroup);
    made.close();
    try {
        SQLite::Database copy(QFileInfo(target).absoluteFilePath().toStdString(), SQLite::OPEN_READWRITE,
                              kBusyMilliseconds);
        copy.exec("PRAGMA synchronous=FULL");
        SQLite::Backup backup(copy, *m_connection);
        const int done = backup.executeStep(-1);
        if (done == SQLITE_DONE)
            return {};
        QFile::remove(target);
        return fail(Fault::Busy, "store.busy", {file});
    } catch (const SQLite::Exception &exception) {
        QFile::remove(target);
        Error failed = error(exception);
        if (failed.fault == Fault::Io && !failed.args.isEmpty())
            failed.args[0] = target;
        return fail(std::move(failed));
    }
}

Result<void> syncDirectory(const QString &dir)
{
    return syncFolder(dir) ? Result<void>{} : fail(Fault::Io, "store.failed", {dir, QStringLiteral("fsync")});
}

} // namespace anjuan::store
