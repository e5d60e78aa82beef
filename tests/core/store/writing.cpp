#include <limits>
#include <stdexcept>
#include <thread>

#include <catch2/catch.hpp>

#include "core/base/messages.h"

#include "tests/core/store/library.h"

using namespace anjuan;
using namespace anjuan::store;

TEST_CASE("Values come back as they went in")
{
    const auto store = Store::memory();
    REQUIRE(store);
    REQUIRE((*store)->write(
        [](Write &write) { return write.script("CREATE TABLE v(a ANY) STRICT; CREATE TABLE w(b TEXT) STRICT;"); }));
    const QByteArray bytes = QByteArray("\0\xff\x80 zero \0", 10);
    const Args values{std::monostate{},
                      qint64(0),
                      std::numeric_limits<qint64>::min(),
                      std::numeric_limits<qint64>::max(),
                      QString(QStringLiteral("")),
                      QStringLiteral("行政处罚决定书〔2026〕第12号 𠮷 🚧 'quoted'"),
                      QString(QLatin1String("a\0b", 3)),
                      QString(100000, u'卷'),
                      QByteArray(""),
                      bytes};
    for (const Value &value : values) {
        REQUIRE((*store)->write([&](Write &write) -> Result<void> {
            ANJUAN_CHECK(write.run("DELETE FROM v"));
            return write.run("INSERT INTO v VALUES(?)", {value});
        }));
        const auto row = (*store)->first("SELECT a FROM v");
        REQUIRE(row);
        CHECK(row->value() == Row({value}));
        CHECK(row->value().isNull(0) == std::holds_alternative<std::monostate>(value));
    }
    const Row row({qint64(5), QStringLiteral("五"), bytes, std::monostate{}});
    CHECK(row.integer(0) == 5);
    CHECK(row.text(1) == QStringLiteral("五"));
    CHECK(row.blob(2) == bytes);
    CHECK(row.text(3).isEmpty());
    CHECK(row.isNull(4));
    CHECK(row.integer(-1) == 0);
}

TEST_CASE("A statement that does not fit is refused, never half understood")
{
    const auto store = Store::memory();
    REQUIRE(store);
    CHECK(idOf((*store)->rows("SELECT ?, ?", {qint64(1)})) == QStringLiteral("store.failed"));
    CHECK(idOf((*store)->rows("SELECT 1.5")) == QStringLiteral("store.failed"));
    CHECK(idOf((*store)->rows("SELEKT 1")) == QStringLiteral("store.failed"));
    CHECK((*store)->first("SELECT 1 WHERE 0").value() == std::nullopt);
}

TEST_CASE("A visitor may ask the same statement again, and may stop")
{
    const auto store = Store::memory();
    REQUIRE(store);
    const char *sql = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4) SELECT i FROM n";
    int inner = 0;
    REQUIRE((*store)->each(sql, {}, [&](const Row &) -> Result<void> {
        ANJUAN_TRY(const auto again, (*store)->rows(sql));
        inner += int(again.size());
        return {};
    }));
    CHECK(inner == 16);
    int seen = 0;
    const auto stopped = (*store)->each(sql, {}, [&](const Row &row) -> Result<void> {
        ++seen;
        if (row.integer(0) == 2)
            return fail(Fault::Cancelled, "test.stop");
        return {};
    });
    CHECK(idOf(stopped) == QStringLiteral("test.stop"));
    CHECK(seen == 2);
}

TEST_CASE("What fails is undone whole")
{
    const Place place;
    const auto store = Store::create(place.file, place.one);
    REQUIRE(store);
    REQUIRE(addNote(**store, 1, QStringLiteral("一")));
    const auto add = [](Write &write, qint64 id) { return write.run("INSERT INTO note VALUES(?, 'x')", {id}); };

    SECTION("the work says so")
    {
        const auto result = (*store)->write([&](Write &write) -> Result<void> {
            ANJUAN_CHECK(add(write, 2));
            CHECK(notes(write) == 2);
            return fail(Fault::Refused, "test.no");
        });
        CHECK(idOf(result) == QStringLiteral("test.no"));
    }
    SECTION("a constraint says so")
    {
        const auto result = (*store)->write([&](Write &write) -> Result<void> {
            ANJUAN_CHECK(add(write, 2));
            return add(write, 1);
        });
        CHECK(idOf(result) == QStringLiteral("store.constraint"));
        CHECK(result.error().fault == Fault::Conflict);
    }
    SECTION("a foreign key says so")
    {
        CHECK(idOf((*store)->write([&](Write &write) -> Result<void> {
                  ANJUAN_CHECK(add(write, 2));
                  return write.run("INSERT INTO page VALUES(99, NULL)");
              }))
              == QStringLiteral("store.constraint"));
    }
    SECTION("a script fails in the middle")
    {
        CHECK_FALSE((*store)->write([](Write &write) {
            return write.script("INSERT INTO note VALUES(2, 'x'); CREATE TABLE t(a) STRICT; nonsense;");
        }));
    }
    SECTION("the work throws")
    {
        CHECK_THROWS((*store)->write([&](Write &write) -> Result<void> {
            ANJUAN_CHECK(add(write, 2));
            throw std::runtime_error("out of the blue");
        }));
    }
    CHECK(notes(**store) == 1);
    REQUIRE(addNote(**store, 2, QStringLiteral("二")));
    CHECK(notes(**store) == 2);
}

TEST_CASE("Work cannot end its transaction, begin another, or attach a file")
{
    const Place place;
    const auto store = Store::create(place.file, place.one);
    REQUIRE(store);
    for (const char *sql : {"COMMIT", "ROLLBACK", "BEGIN", "ATTACH 'x.db' AS x", "PRAGMA foreign_keys=OFF"}) {
        INFO(sql);
        const auto result = (*store)->write([&](Write &write) -> Result<void> {
            ANJUAN_CHECK(write.run("INSERT INTO note VALUES(1, 'x')"));
            return write.script(sql);
        });
        CHECK(idOf(result) == QStringLiteral("store.write_denied"));
        CHECK(notes(**store) == 0);
    }
    const auto nested = (*store)->write([&](Write &) { return addNote(**store, 1, QStringLiteral("x")); });
    CHECK(idOf(nested) == QStringLiteral("store.nested_write"));
    const auto inSnapshot = (*store)->snapshot([&](const Read &) { return addNote(**store, 1, QStringLiteral("x")); });
    CHECK(idOf(inSnapshot) == QStringLiteral("store.nested_write"));
    CHECK(notes(**store) == 0);
}

TEST_CASE("Reading cannot write")
{
    const Place place;
    const auto store = Store::create(place.file, place.one);
    REQUIRE(store);
    REQUIRE(addNote(**store, 1, QStringLiteral("一")));
    for (const char *sql : {"INSERT INTO note VALUES(2, 'x') RETURNING id", "DELETE FROM note", "DROP TABLE note",
                            "UPDATE note SET text = 'x'", "CREATE TABLE t(a)", "PRAGMA user_version=9", "BEGIN"}) {
        INFO(sql);
        CHECK(idOf((*store)->rows(sql)) == QStringLiteral("store.outside_write"));
    }
    CHECK(notes(**store) == 1);
    // A statement kept from a transaction is no way round.
    REQUIRE((*store)->write([](Write &write) { return write.run("DELETE FROM note WHERE id = 5"); }));
    CHECK(idOf((*store)->rows("DELETE FROM note WHERE id = 5")) == QStringLiteral("store.outside_write"));
    const auto returned = (*store)->write([](Write &write) -> Result<void> {
        ANJUAN_TRY(const auto row, write.first("INSERT INTO note VALUES(8, 'x') RETURNING id"));
        CHECK(row->integer(0) == 8);
        return {};
    });
    CHECK(returned);
    CHECK(notes(**store) == 2);
}

TEST_CASE("A library opened for reading refuses writes and sees what a writer beside it commits")
{
    const Place place;
    const auto writer = Store::create(place.file, place.one);
    REQUIRE(writer);
    const auto reader = Store::open(place.file, Mode::ReadOnly, place.one);
    REQUIRE(reader);
    const auto refused = addNote(**reader, 1, QStringLiteral("x"));
    CHECK(idOf(refused) == QStringLiteral("store.read_only"));
    CHECK(refused.error().fault == Fault::Refused);

    REQUIRE((*writer)->write([&](Write &write) -> Result<void> {
        ANJUAN_CHECK(write.run("INSERT INTO note VALUES(1, 'x')"));
        CHECK(notes(**reader) == 0);
        return {};
    }));
    CHECK(notes(**reader) == 1);
    REQUIRE((*reader)->snapshot([&](const Read &read) -> Result<void> {
        REQUIRE(addNote(**writer, 2, QStringLiteral("y")));
        CHECK(notes(read) == 1);
        return {};
    }));
    CHECK(notes(**reader) == 2);
}

TEST_CASE("A second writer waits five seconds, then hears that the library is busy")
{
    const Place place;
    const auto first = Store::create(place.file, place.one);
    const auto second = Store::open(place.file, Mode::ReadWrite, place.one);
    REQUIRE((first && second));
    REQUIRE((*first)->write([&](Write &) -> Result<void> {
        const auto refused = addNote(**second, 1, QStringLiteral("x"));
        CHECK(idOf(refused) == QStringLiteral("store.busy"));
        CHECK(refused.error().fault == Fault::Busy);
        return {};
    }));
    CHECK(addNote(**second, 1, QStringLiteral("x")));
}

TEST_CASE("Threads share one store without losing a row")
{
    const Place place;
    const auto store = Store::create(place.file, place.one);
    REQUIRE(store);
    const auto work = [&](qint64 from) {
        for (qint64 i = from; i < from + 50; ++i) {
            static_cast<void>(addNote(**store, i, QStringLiteral("x")));
            static_cast<void>(notes(**store));
        }
    };
    std::thread one(work, 0);
    std::thread two(work, 1000);
    one.join();
    two.join();
    CHECK(notes(**store) == 100);
}

TEST_CASE("The write guard is asked each time and names the table")
{
    const Place place;
    const auto store = Store::create(place.file, place.one);
    REQUIRE(store);
    REQUIRE((*store)->write([](Write &write) {
        return write.script("CREATE TRIGGER t AFTER INSERT ON note BEGIN INSERT INTO page VALUES(new.id, NULL); END;");
    }));
    // Kept before the guard stands.
    REQUIRE(addNote(**store, 1, QStringLiteral("x")));
    QStringList open{QStringLiteral("note")};
    (*store)->setWriteGuard([&](QStringView table) { return open.contains(table.toString()); });

    const auto denied = addNote(**store, 2, QStringLiteral("x"));
    REQUIRE_FALSE(denied);
    CHECK(denied.error() == Error{Fault::Refused, QStringLiteral("store.write_denied"), {QStringLiteral("page")}});
    open.append(QStringLiteral("page"));
    CHECK(addNote(**store, 2, QStringLiteral("x")));
    open.clear();
    CHECK(idOf(addNote(**store, 3, QStringLiteral("x"))) == QStringLiteral("store.write_denied"));
    for (const char *sql :
         {"UPDATE note SET text = ''", "DELETE FROM note", "DROP TABLE page", "INSERT INTO note VALUES(7, 'x')"}) {
        INFO(sql);
        CHECK(idOf((*store)->write([&](Write &write) { return write.script(sql); }))
              == QStringLiteral("store.write_denied"));
    }
    CHECK(notes(**store) == 2);
    (*store)->setWriteGuard({});
    CHECK(addNote(**store, 3, QStringLiteral("x")));
}

TEST_CASE("Every error of the store has words in both languages")
{
    for (const char *id : {"missing", "exists", "not_a_file", "damaged", "not_library", "newer", "older", "busy",
                           "failed", "disk_full", "read_only", "constraint", "write_denied", "outside_write",
                           "nested_write", "migration_failed", "migrations_broken"})
        CHECK(hasMessage(QStringLiteral("store.") + QLatin1String(id)));
}
