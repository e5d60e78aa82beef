#pragma once
#include <array>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include <QtCore/QString>
#include <QtCore/QTemporaryDir>

#include "core/store/store.h"

struct sqlite3_stmt;
namespace SQLite {
class Database;
class Exception;
} // namespace SQLite

namespace anjuan::store {

/// One connection with its prepared statements; inside this room only.
struct Read::Database {
    /// Unchanging: for reading what nobody can write; SQLite makes no file beside it.
    enum class Access { ReadOnly, ReadWrite, Memory, Unchanging };

    /// Connects with every setting of this room except WAL, which is the file's own.
    static Result<std::shared_ptr<Database>> connect(const QString &file, Access access);
    /// The same by what a caller of Store asks for: on read-only media in the way that works there.
    static Result<std::shared_ptr<Database>> connectTo(const QString &file, Mode mode);
    ~Database();

    /// One statement, prepared once and kept.
    Result<void> run(const char *sql, std::span<const Value> args,
                     const std::function<Result<void>(const Row &)> &visit);
    Result<void> scan(const char *sql, std::span<const Value> args,
                      const std::function<Result<void>(const RowView &)> &visit);
    Result<void> script(const char *sql);
    /// The one whole number that a PRAGMA or a count answers.
    Result<qint64> number(const char *sql);
    /// Whether a transaction is open.
    bool inTransaction() const;
    /// A copy of the whole file under a name that is not taken.
    Result<void> copyTo(const QString &target);
    Error error(const SQLite::Exception &exception);

    QString file;
    bool readOnly = false;
    /// The room itself is at work: the authorizer lets everything pass.
    bool trusted = false;
    /// Within Store::write.
    bool writing = false;
    std::function<bool(QStringView)> guard;
    std::recursive_mutex mutex;
    /// Where a copy of a file on read-only media lies for as long as it is open.
    std::unique_ptr<QTemporaryDir> copies;

private:
    struct Finalize {
        void operator()(sqlite3_stmt *statement) const;
    };
    using Kept = std::unique_ptr<sqlite3_stmt, Finalize>;

    /// By the text; found without making a string of it.
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    using Statements = std::unordered_map<std::string, Kept, TextHash, std::equal_to<>>;

    /// A statement is prepared under what the authorizer then allowed: kept apart by that.
    Statements &statements() { return m_kept[trusted ? 2 : writing ? 1 : 0]; }
    Kept prepare(std::string_view sql);
    /// The next row: whether there is one. Throws SQLite::Exception, as prepare does.
    bool step(sqlite3_stmt *statement);
    /// A statement in use, and where it is kept: a visitor may run the same one again, which then is another.
    struct Taken {
        Kept statement;
        Kept *place = nullptr;
        unsigned of = 0; // the keeping, which may be forgotten meanwhile
    };
    Taken take(std::string_view sql);
    void keep(std::string_view sql, Taken taken);
    static int authorize(void *self, int action, const char *first, const char *second, const char *, const char *);
    int deny(const char *what);

    std::unique_ptr<SQLite::Database> m_connection;
    std::array<Statements, 3> m_kept; // after the connection: goes before it
    unsigned m_keeping = 0;           // counts how often statements were forgotten
    QString m_denied;

public:
    void forgetStatements();
};

/// Makes a directory's last change of names durable. Fault: Io `store.failed {dir, why}`.
Result<void> syncDirectory(const QString &dir);

/// Lets the room's own statements pass the authorizer for as long as it lives.
class Trusted {
public:
    explicit Trusted(bool &flag) : m_flag(flag), m_before(flag) { m_flag = true; }
    ~Trusted() { m_flag = m_before; }
    Trusted(const Trusted &) = delete;
    Trusted &operator=(const Trusted &) = delete;

private:
    bool &m_flag;
    bool m_before;
};

} // namespace anjuan::store
