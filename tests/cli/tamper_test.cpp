#include <catch2/catch.hpp>

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QMap>

#include "tests/cli/runs.h"

using namespace anjuan::test;

namespace {

struct Column {
    QString name;
    bool isNumber = false;
};

QList<Column> columnsOf(const QString &library, const QString &table)
{
    QList<Column> columns;
    for (const QString &line :
         sql(library, QStringLiteral("SELECT name, type FROM pragma_table_info('%1') ORDER BY cid").arg(table))
             .split(QLatin1Char('\n')))
        columns +=
            {line.section(QLatin1Char('|'), 0, 0), line.section(QLatin1Char('|'), 1, 1) == QLatin1String("INTEGER")};
    REQUIRE_FALSE(columns.isEmpty());
    return columns;
}

bool isEmpty(const QString &library, const QString &table)
{
    return sql(library, QStringLiteral("SELECT count(*) FROM ") + table) == QLatin1String("0");
}

/// Picks the first or the last row of a table, by its key where it has no numbers of SQLite's own.
QString oneRow(const QString &library, const QString &table, bool last)
{
    const bool keyed = sql(library, QStringLiteral("SELECT wr FROM pragma_table_list WHERE name = '%1'").arg(table))
        == QLatin1String("1");
    const QString key = keyed
        ? sql(library,
              QStringLiteral("SELECT group_concat(name, ', ') FROM pragma_table_info('%1') WHERE pk > 0").arg(table))
        : QStringLiteral("rowid");
    return QStringLiteral("WHERE (%1) = (SELECT %1 FROM %2 ORDER BY %3 LIMIT 1)")
        .arg(key, table,
             last ? key.split(QStringLiteral(", ")).join(QStringLiteral(" DESC, ")) + QStringLiteral(" DESC") : key);
}

/// Changes one cell of one row, whatever stands in it.
QString editOf(const QString &library, const QString &table, const Column &column)
{
    return QStringLiteral(
               "UPDATE %1 SET %2 = CASE typeof(%2) WHEN 'integer' THEN %2 + 1000000 WHEN 'null' THEN %3 ELSE %2 || '~' END "
               "%4")
        .arg(table, column.name, column.isNumber ? QStringLiteral("7") : QStringLiteral("'forged'"),
             oneRow(library, table, false));
}

QString insertOf(const QString &table, const QList<Column> &columns)
{
    QStringList values;
    for (const Column &column : columns)
        values += column.isNumber ? QStringLiteral("987654") : QStringLiteral("'forged'");
    return QStringLiteral("INSERT INTO %1 VALUES (%2)").arg(table, values.join(QStringLiteral(", ")));
}

/// Every table that was touched is named, and no other; rebuild mends all of them.
void checkNamed(const QString &library, QStringList touched, const QString &whole)
{
    QStringList named = findings(library);
    named.removeDuplicates();
    named.sort();
    touched.sort();
    INFO(qPrintable(named.join(QLatin1Char(' '))));
    INFO(qPrintable(touched.join(QLatin1Char(' '))));
    CHECK(named == touched);
    done({QStringLiteral("rebuild"), library});
    CHECK(dump(library) == whole);
}

const QString kFree = QStringLiteral(
    "DROP TRIGGER record_kept; DROP TRIGGER record_stays; DROP TRIGGER leaf_kept; DROP TRIGGER leaf_stays; "
    "DROP TRIGGER checkpoint_kept; DROP TRIGGER checkpoint_stays;");

/// Somebody changes a truth table with a tool of their own; `verify` must say so, and name a place that begins with
/// `where`.
void checkTruth(const QString &statement, const QString &where)
{
    const Desk desk;
    const QString library = desk.demo();
    sql(library, kFree + statement);
    INFO(qPrintable(statement));
    const QStringList named = findings(library);
    INFO(qPrintable(named.join(QLatin1Char('\n'))));
    CHECK(std::any_of(named.begin(), named.end(), [&](const QString &one) { return one.startsWith(where); }));
}

QString someCase(const QString &library)
{
    return sql(library, QStringLiteral("SELECT min(chain) FROM record WHERE chain LIKE 'case/%'"));
}

} // namespace

TEST_CASE("verify names every projection table with an edited cell, column by column")
{
    const Desk desk;
    const QString library = desk.demo();
    const QString whole = dump(library);
    QMap<QString, QList<Column>> all;
    qsizetype most = 0;
    for (const QString &table : projectionTables(library)) {
        if (isEmpty(library, table))
            continue;
        all[table] = columnsOf(library, table);
        most = std::max(most, all[table].size());
    }
    CHECK(all.size() > 20);
    for (qsizetype n = 0; n < most; ++n) {
        QStringList touched;
        QString edits;
        for (auto it = all.begin(); it != all.end(); ++it) {
            if (n >= it->size() || (*it)[n].name == QLatin1String("only"))
                continue;
            edits += editOf(library, it.key(), (*it)[n]) + QLatin1Char(';');
            touched += it.key();
        }
        sql(library, edits);
        checkNamed(library, touched, whole);
    }
    CHECK(findings(library).isEmpty());
}

TEST_CASE("verify names every projection table with a row deleted, a row added, and a table dropped")
{
    const Desk desk;
    const QString library = desk.demo();
    const QString whole = dump(library);
    QStringList filled;
    QStringList tables;
    QString deletes;
    QString inserts;
    for (const QString &table : projectionTables(library)) {
        if (!isEmpty(library, table)) {
            filled += table;
            deletes += QStringLiteral("DELETE FROM %1 %2;").arg(table, oneRow(library, table, true));
        }
        if (table == QLatin1String("projection_state"))
            continue; // it can hold one row only
        tables += table;
        inserts += insertOf(table, columnsOf(library, table)) + QLatin1Char(';');
    }
    sql(library, deletes);
    checkNamed(library, filled, whole);
    sql(library, inserts);
    checkNamed(library, tables, whole);
    sql(library, QStringLiteral("DROP TABLE case_row; DROP TABLE pinned_bureau"));
    checkNamed(library, {QStringLiteral("case_row"), QStringLiteral("pinned_bureau")}, whole);
    CHECK(findings(library).isEmpty());
}

TEST_CASE("records cannot be changed by an ordinary statement")
{
    const Desk desk;
    const QString library = desk.demo();
    for (const char *table : {"record", "leaf", "checkpoint"}) {
        CHECK_FALSE(triesSql(library, QStringLiteral("DELETE FROM %1").arg(QLatin1String(table))));
        CHECK_FALSE(triesSql(library, QStringLiteral("UPDATE %1 SET rowid = rowid + 1000").arg(QLatin1String(table))));
    }
    CHECK(findings(library).isEmpty());
}

TEST_CASE("verify finds an edited column of a record")
{
    const QString row = QStringLiteral(
        " WHERE rowid = (SELECT rowid FROM record WHERE chain LIKE 'case/%' AND seq = 3 ORDER BY chain LIMIT 1)");
    const QString chain = QStringLiteral("case/");
    checkTruth(QStringLiteral("UPDATE record SET hash = lower(hex(randomblob(32)))") + row, QStringLiteral("leaf "));
    checkTruth(QStringLiteral("UPDATE record SET chain = 'case/00000000-0000-4000-8000-000000000001'") + row, chain);
    checkTruth(QStringLiteral("UPDATE record SET seq = seq + 1000") + row, chain);
    checkTruth(
        QStringLiteral(
            "UPDATE record SET raw = CAST(replace(CAST(raw AS TEXT), '\"kind\":\"', '\"kind\":\"x') AS BLOB), hash = hash")
            + row,
        chain);
    checkTruth(QStringLiteral("UPDATE record SET raw = CAST(CAST(raw AS TEXT) || ' ' AS BLOB)") + row, chain);
    checkTruth(
        QStringLiteral("UPDATE record SET sig = (SELECT sig FROM record WHERE seq = 4 AND chain LIKE 'case/%' LIMIT 1)")
            + row,
        chain);
    checkTruth(QStringLiteral("UPDATE record SET sig = x'00'") + row, chain);
}

TEST_CASE("verify finds a record deleted anywhere in a case, its leaf too or not")
{
    for (const char *which : {"0", "5", "(SELECT max(seq) FROM record s WHERE s.chain = record.chain)"}) {
        const QString rows =
            QStringLiteral(
                "FROM record WHERE chain = (SELECT min(chain) FROM record WHERE chain LIKE 'case/%') AND seq = %1")
                .arg(QLatin1String(which));
        checkTruth(QStringLiteral("DELETE ") + rows, QStringLiteral("leaf "));
        checkTruth(QStringLiteral("DELETE FROM leaf WHERE hash = (SELECT hash %1); DELETE %1").arg(rows),
                   QStringLiteral("leaf "));
    }
}

TEST_CASE("verify finds a record or leaf added, and one moved in the ledger")
{
    checkTruth(
        QStringLiteral(
            "INSERT INTO record SELECT lower(hex(randomblob(32))), chain, 5000, raw, sig FROM record WHERE chain LIKE 'case/%' AND seq = 2 LIMIT 1"),
        QStringLiteral("case/"));
    checkTruth(QStringLiteral("INSERT INTO leaf SELECT max(position) + 1, lower(hex(randomblob(32))) FROM leaf"),
               QStringLiteral("leaf "));
    checkTruth(QStringLiteral("UPDATE leaf SET position = position + 100000 WHERE position = 20"),
               QStringLiteral("leaf "));
    checkTruth(QStringLiteral("UPDATE leaf SET hash = lower(hex(randomblob(32))) WHERE position = 20"),
               QStringLiteral("leaf 20"));
    checkTruth(
        QStringLiteral(
            "UPDATE leaf SET position = 100000 WHERE position = 30; UPDATE leaf SET position = 30 WHERE position = 31; "
            "UPDATE leaf SET position = 31 WHERE position = 100000"),
        QStringLiteral("checkpoint "));
}

TEST_CASE("verify finds a checkpoint edited, deleted or invented")
{
    checkTruth(QStringLiteral("UPDATE checkpoint SET size = size + 1 WHERE size = (SELECT max(size) FROM checkpoint)"),
               QStringLiteral("checkpoint "));
    checkTruth(
        QStringLiteral(
            "UPDATE checkpoint SET envelope = CAST(replace(CAST(envelope AS TEXT), '\"root\":\"', '\"root\":\"0') AS BLOB) WHERE size = (SELECT min(size) FROM checkpoint)"),
        QStringLiteral("checkpoint "));
    checkTruth(QStringLiteral("UPDATE checkpoint SET envelope = x'00' WHERE size = (SELECT min(size) FROM checkpoint)"),
               QStringLiteral("checkpoint "));
    checkTruth(QStringLiteral("DELETE FROM checkpoint WHERE size = (SELECT min(size) FROM checkpoint)"),
               QStringLiteral("desk/"));
    checkTruth(QStringLiteral("DELETE FROM checkpoint WHERE size = (SELECT max(size) FROM checkpoint)"),
               QStringLiteral("desk/"));
    checkTruth(QStringLiteral("INSERT INTO checkpoint SELECT 3, envelope FROM checkpoint LIMIT 1"),
               QStringLiteral("checkpoint 3"));
}

TEST_CASE("verify finds the library's identity edited or lost")
{
    checkTruth(QStringLiteral("UPDATE meta SET value = lower(hex(randomblob(32))) WHERE name = 'genesis'"),
               QStringLiteral("meta genesis"));
    checkTruth(QStringLiteral("DELETE FROM meta WHERE name = 'genesis'"), QStringLiteral("meta genesis"));
    checkTruth(QStringLiteral("UPDATE meta SET value = '00000000-0000-4000-8000-000000000001' WHERE name = 'ledger'"),
               QStringLiteral("meta ledger"));
    checkTruth(QStringLiteral("UPDATE meta SET value = '00000000-0000-4000-8000-000000000001' WHERE name = 'library'"),
               QStringLiteral("meta library"));
    const Desk desk;
    const QString library = desk.demo();
    sql(library, QStringLiteral("DELETE FROM meta WHERE name = 'library'"));
    CHECK(findings(library).contains(QStringLiteral("meta library")));
}

TEST_CASE("a damaged record of the office is never taken for a sound library")
{
    const Desk desk;
    const QString library = desk.demo();
    sql(library,
        kFree
            + QStringLiteral(
                "UPDATE record SET raw = CAST(CAST(raw AS TEXT) || ' ' AS BLOB) WHERE chain LIKE 'office/%' AND seq = 4"));
    const Ran ran = cli({QStringLiteral("verify"), library});
    INFO(qPrintable(ran.all()));
    CHECK((ran.exit == 1 || ran.exit == 3));
    CHECK(ran.all().contains(QStringLiteral("#4")));
}

TEST_CASE("verify names the content that was changed, cut short or removed")
{
    const Desk desk;
    const QString library = desk.demo();
    const QString chain = someCase(library);
    const auto blobOf = [&](const char *member) {
        return sql(
            library,
            QStringLiteral(
                "SELECT json_extract(CAST(raw AS TEXT), '$.body.%1') FROM record WHERE chain = '%2' AND json_extract(CAST(raw AS TEXT), '$.body.%1') IS NOT NULL LIMIT 1")
                .arg(QLatin1String(member), chain));
    };
    const QString photo = blobOf("evidence_sha256");
    const QString paper = blobOf("document_sha256");
    const QString person = blobOf("private_sha256");
    const auto path = [&](const QString &sha) {
        return library + QStringLiteral("/vault/") + sha.left(2) + QLatin1Char('/') + sha;
    };
    for (const QString &sha : {photo, paper, person}) {
        REQUIRE(sha.size() == 64);
        REQUIRE(QFile::setPermissions(path(sha), QFile::ReadOwner | QFile::WriteOwner));
    }
    QFile changed(path(photo));
    REQUIRE(changed.open(QIODevice::ReadWrite));
    REQUIRE(changed.seek(changed.size() / 2));
    char byte = 0;
    REQUIRE(changed.peek(&byte, 1) == 1);
    byte = static_cast<char>(byte ^ 1);
    REQUIRE(changed.write(&byte, 1) == 1);
    changed.close();
    REQUIRE(QFile::resize(path(paper), QFileInfo(path(paper)).size() - 1));
    REQUIRE(QFile::remove(path(person)));
    const Ran ran = cli({QStringLiteral("verify"), library, QStringLiteral("--json")});
    CHECK(ran.exit == 1);
    const QJsonArray found = ran.json().toObject().value(QLatin1String("findings")).toArray();
    CHECK(found.size() == 3);
    for (const auto item : found)
        CHECK(item.toObject().value(QLatin1String("where")).toString().startsWith(chain));
    for (const QString &sha : {photo, paper, person})
        CHECK(ran.out.contains(sha));
    // A check of the structure alone never says that it was more.
    const QJsonObject structure =
        done({QStringLiteral("verify"), library, QStringLiteral("--structure"), QStringLiteral("--json")})
            .json()
            .toObject();
    CHECK_FALSE(structure.value(QLatin1String("contents")).toBool());
}

TEST_CASE("no dossier is made of content that was changed or lost, and no bundle carries it as sound")
{
    const Desk desk;
    const QString library = desk.demo();
    const QString chain = someCase(library);
    const QString id = chain.section(QLatin1Char('/'), 1);
    const QString dossier = desk.path(QStringLiteral("dossier.pdf"));
    const QString bundle = desk.path(QStringLiteral("b.anjuan.zip"));
    for (const char *member : {"evidence_sha256", "document_sha256", "private_sha256"}) {
        INFO(member);
        const QString sha = sql(
            library,
            QStringLiteral(
                "SELECT json_extract(CAST(raw AS TEXT), '$.body.%1') FROM record WHERE chain = '%2' AND json_extract(CAST(raw AS TEXT), '$.body.%1') IS NOT NULL LIMIT 1")
                .arg(QLatin1String(member), chain));
        const QString path = library + QStringLiteral("/vault/") + sha.left(2) + QLatin1Char('/') + sha;
        QFile file(path);
        REQUIRE(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        file.close();
        REQUIRE(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        REQUIRE(file.open(QIODevice::WriteOnly));
        REQUIRE(file.write(
                    QByteArray(content).replace(content.size() / 2, 1, content[content.size() / 2] == 'x' ? "y" : "x"))
                == content.size());
        file.close();
        const qint64 count = records(library, chain);
        const Ran changed = cli({QStringLiteral("dossier"), library, id, QStringLiteral("-o"), dossier});
        INFO(qPrintable(changed.all()));
        CHECK(changed.exit == 3);
        CHECK(changed.err.contains(sha));
        const Ran exported =
            cli({QStringLiteral("bundle"), QStringLiteral("export"), library, id, QStringLiteral("-o"), bundle});
        CHECK(exported.exit == 3);
        CHECK(exported.err.contains(sha));
        REQUIRE(file.remove());
        const Ran lost = cli({QStringLiteral("dossier"), library, id, QStringLiteral("-o"), dossier});
        CHECK(lost.exit == 3);
        CHECK(lost.err.contains(sha));
        CHECK_FALSE(QFileInfo::exists(dossier));
        CHECK_FALSE(QFileInfo::exists(bundle));
        CHECK(records(library, chain) == count);
        REQUIRE(file.open(QIODevice::WriteOnly));
        REQUIRE(file.write(content) == content.size());
        file.close();
    }
    done({QStringLiteral("dossier"), library, id, QStringLiteral("-o"), dossier});
    CHECK(findings(library).isEmpty());
}
