#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QTemporaryDir>

#include "core/base/whole_file.h"
#include "core/store/database.h"
#include "core/store/migrations.h"
#include "core/store/place.h"
#include "core/store/store.h"

namespace anjuan::store {

namespace {

constexpr auto kGroup = QFileDevice::ReadGroup | QFileDevice::WriteGroup;

void removeWithCompanions(const QString &file)
{
    for (const char *suffix : {"", "-wal", "-shm", "-journal"})
        QFile::remove(file + QLatin1String(suffix));
}

/// Without the file that readers and writers share SQLite cannot read beside a writer; where it cannot be made, and
/// nobody else made it, nobody writes either.
bool liesOnReadOnlyMedia(const QString &file)
{
    return !takesFiles(QFileInfo(file).absolutePath()) && !QFileInfo::exists(file + QLatin1String("-shm"));
}

} // namespace

Result<std::shared_ptr<Read::Database>> Read::Database::connectTo(const QString &file, Mode mode)
{
    if (mode == Mode::ReadWrite)
        return connect(file, Access::ReadWrite);
    if (mode == Mode::ReadOnly && !liesOnReadOnlyMedia(file))
        return connect(file, Access::ReadOnly);
    if (QFileInfo(file + QLatin1String("-wal")).size() == 0)
        return connect(file, Access::Unchanging);
    // What the log holds was acknowledged: it is read from a copy, since SQLite must write beside it.
    auto copies = std::make_unique<QTemporaryDir>();
    const QString copy = copies->filePath(QStringLiteral("copy.db"));
    for (const char *suffix : {"", "-wal"}) {
        QFile part(file + QLatin1String(suffix));
        const QString target = copy + QLatin1String(suffix);
        if (!copies->isValid() || !part.copy(target))
            return fail(Fault::Io, "store.cannot_copy", {part.fileName(), target, part.errorString()});
        QFile::setPermissions(target, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    }
    ANJUAN_TRY(auto database, connect(copy, Access::ReadOnly));
    database->file = file;
    database->copies = std::move(copies);
    return database;
}

Result<std::unique_ptr<Store>> Store::create(const QString &file, const QString &migrations)
{
    if (QFileInfo::exists(file))
        return fail(Fault::Conflict, "store.exists", {file});
    ANJUAN_TRY(const auto found, findMigrations(migrations));
    QFile made(file);
    if (!made.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return fail(Fault::Io, "store.failed", {file, made.errorString()});
    // Where the library is its group's, the file is, too; SQLite gives its companions the same mode.
    if (isShared(QFileInfo(file).absolutePath()))
        made.setPermissions(made.permissions() | kGroup);
    made.close();

    auto built = [&]() -> Result<std::unique_ptr<Store>> {
        ANJUAN_TRY(auto database, Database::connect(file, Database::Access::ReadWrite));
        {
            const Trusted trusted(database->trusted);
            ANJUAN_CHECK(database->script("PRAGMA journal_mode=WAL"));
            ANJUAN_CHECK(database->script(
                QStringLiteral("PRAGMA application_id=%1").arg(kApplicationId).toLatin1().constData()));
        }
        std::unique_ptr<Store> store(new Store(std::move(database), file));
        ANJUAN_CHECK(store->upgrade(0, migrations));
        return store;
    }();
    if (built) {
        const auto synced = syncDirectory(QFileInfo(file).absolutePath());
        if (synced)
            return built;
        built = fail(synced.error());
    }
    removeWithCompanions(file);
    return built;
}

Result<std::unique_ptr<Store>> Store::open(const QString &file, Mode mode, const QString &migrations)
{
    const QFileInfo info(file);
    if (!info.exists())
        return fail(Fault::NotFound, "store.missing", {file});
    if (!info.isFile())
        return fail(Fault::Invalid, "store.not_a_file", {file});
    if (info.size() == 0)
        return fail(Fault::Corrupt, "store.damaged", {file, QStringLiteral("0 bytes")});
    ANJUAN_TRY(const auto known, findMigrations(migrations));
    const bool hadLog = QFileInfo(file + QLatin1String("-wal")).size() > 0;

    ANJUAN_TRY(auto database, Database::connectTo(file, mode));
    ANJUAN_TRY(const qint64 application, database->number("PRAGMA application_id"));
    if (application != kApplicationId)
        return fail(Fault::Corrupt, "store.not_library", {file});
    ANJUAN_CHECK(database->number("SELECT count(*) FROM sqlite_master"));
    ANJUAN_TRY(const qint64 pages, database->number("PRAGMA page_count"));
    ANJUAN_TRY(const qint64 pageSize, database->number("PRAGMA page_size"));
    const qint64 bytes = info.size();
    // Whole pages are written, and a write that broke off leaves its log: without one a file of another length is hurt,
    // surely when a page is not whole, else if SQLite's own check says so.
    if (!hadLog && bytes % pageSize != 0)
        return fail(Fault::Corrupt, "store.damaged", {file, QStringLiteral("%1 bytes").arg(bytes)});
    if (!hadLog && bytes != pages * pageSize) {
        ANJUAN_TRY(const auto why, Read(database).first("PRAGMA quick_check(1)"));
        if (!why || why->text(0) != QLatin1String("ok"))
            return fail(Fault::Corrupt, "store.damaged", {file, why ? why->text(0) : QString()});
    }

    ANJUAN_TRY(const qint64 version, database->number("PRAGMA user_version"));
    const QStringList versions{file, QString::number(version), QString::number(known.size())};
    if (version < 0)
        return fail(Fault::Corrupt, "store.damaged", {file, QStringLiteral("user_version %1").arg(version)});
    if (version > known.size())
        return fail(Fault::Newer, "store.newer", versions);
    if (version < known.size() && mode != Mode::ReadWrite)
        return fail(Fault::Conflict, "store.older", versions);
    std::unique_ptr<Store> store(new Store(std::move(database), file));
    if (mode == Mode::ReadWrite) {
        const Trusted trusted(store->m_database->trusted);
        ANJUAN_CHECK(store->m_database->script("PRAGMA journal_mode=WAL"));
    }
    if (version < known.size()) {
        // An upgrade that failed earlier leaves its copy; the file has the same version still and may hold more by now.
        const QString copy = QStringLiteral("%1.v%2.bak").arg(file).arg(version);
        const QString fresh = copy + QLatin1String(".new");
        QFile::remove(fresh); // of a copy that was broken off: it would bar the upgrade for ever
        ANJUAN_CHECK(store->backUpTo(fresh));
        QFile::remove(copy);
        if (!QFile::rename(fresh, copy))
            return fail(Fault::Io, "store.failed", {copy, QStringLiteral("rename")});
        ANJUAN_CHECK(syncDirectory(info.absolutePath()));
        ANJUAN_CHECK(store->upgrade(version, migrations));
    }
    return store;
}

Result<std::unique_ptr<Store>> Store::memory()
{
    ANJUAN_TRY(auto database, Database::connect(QStringLiteral(":memory:"), Database::Access::Memory));
    // Nothing is read from a disk here: larger pages are split less often.
    const Trusted own(database->trusted);
    ANJUAN_CHECK(database->script("PRAGMA page_size=16384"));
    return std::unique_ptr<Store>(new Store(std::move(database), QStringLiteral(":memory:")));
}

Result<void> Store::upgrade(qint64 from, const QString &migrations)
{
    ANJUAN_TRY(const auto all, findMigrations(migrations));
    Database &database = *m_database;
    const std::lock_guard lock(database.mutex);
    const Trusted trusted(database.trusted);
    // Off while tables are rebuilt, as SQLite's own recipe for ALTER asks; checked before each commit instead.
    ANJUAN_CHECK(database.script("PRAGMA foreign_keys=OFF"));
    for (qsizetype i = from; i < all.size(); ++i) {
        const auto step = [&]() -> Result<void> {
            ANJUAN_CHECK(database.script("BEGIN IMMEDIATE"));
            ANJUAN_CHECK(database.script(all[i].sql.constData()));
            if (!database.inTransaction())
                return fail(Fault::Io, "store.failed", {m_file, QStringLiteral("COMMIT")});
            ANJUAN_TRY(const auto broken, first("PRAGMA foreign_key_check"));
            if (broken)
                return fail(Fault::Conflict, "store.constraint", {broken->text(0)});
            ANJUAN_CHECK(database.script(QStringLiteral("PRAGMA user_version=%1").arg(i + 1).toLatin1().constData()));
            return database.script("COMMIT");
        };
        if (const auto stepped = step(); !stepped) {
            if (database.inTransaction())
                static_cast<void>(database.script("ROLLBACK"));
            const Error &error = stepped.error();
            if (error.fault == Fault::Corrupt || error.fault == Fault::Busy)
                return fail(error);
            const QString why = error.args.value(error.args.size() - 1);
            return fail(Fault::Io, "store.migration_failed", {m_file, all[i].name, why});
        }
    }
    database.forgetStatements();
    return database.script("PRAGMA foreign_keys=ON");
}

Result<void> Store::backUpTo(const QString &file) const
{
    if (QFileInfo::exists(file))
        return fail(Fault::Conflict, "store.exists", {file});
    const QString part = file + QLatin1String(".part");
    removeWithCompanions(part);
    ANJUAN_CHECK(m_database->copyTo(part));
    if (!QFile::rename(part, file)) {
        QFile::remove(part);
        return fail(Fault::Io, "store.failed", {file, QStringLiteral("rename")});
    }
    return syncDirectory(QFileInfo(file).absolutePath());
}

} // namespace anjuan::store
