#include "tests/cli/runs.h"

#include <algorithm>

#include <catch2/catch.hpp>

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QJsonDocument>
#include <QtCore/QLockFile>

namespace anjuan::test {
namespace {

constexpr int kLongest = 200000; // ms

Ran finish(QProcess &process)
{
    Ran ran;
    if (process.waitForFinished(kLongest) && process.exitStatus() == QProcess::NormalExit)
        ran.exit = process.exitCode();
    ran.out = QString::fromUtf8(process.readAllStandardOutput());
    ran.err = QString::fromUtf8(process.readAllStandardError());
    return ran;
}

void copy(const QString &from, const QString &to)
{
    const Ran ran = program(QStringLiteral("cp"), {QStringLiteral("-a"), from, to});
    INFO(qPrintable(ran.err));
    REQUIRE(ran.exit == 0);
}

/// Libraries that many tests start from are made once for each build of the program.
QString shared(const QString &name, void (*make)(const QString &dir))
{
    QFile binary(QStringLiteral(ANJUAN_CLI));
    REQUIRE(binary.open(QIODevice::ReadOnly));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    REQUIRE(hash.addData(&binary));
    const QString key = QString::fromLatin1(hash.result().toHex().left(16));
    QDir scratch(QStringLiteral(ANJUAN_SCRATCH));
    REQUIRE(QDir().mkpath(scratch.path()));
    QLockFile lock(scratch.filePath(QStringLiteral("lock")));
    lock.setStaleLockTime(0);
    REQUIRE(lock.tryLock(kLongest));
    for (const QString &old : scratch.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (!old.startsWith(key))
            QDir(scratch.filePath(old)).removeRecursively();
    }
    const QString ready = scratch.filePath(key + QLatin1Char('-') + name);
    if (!QDir(ready).exists()) {
        const QString part = scratch.filePath(key + QStringLiteral("-part"));
        QDir(part).removeRecursively();
        REQUIRE(QDir().mkpath(part));
        make(part + QStringLiteral("/library"));
        REQUIRE(QDir().rename(part + QStringLiteral("/library"), ready));
        QDir(part).removeRecursively();
    }
    return ready;
}

} // namespace

QJsonValue Ran::json() const
{
    QJsonParseError fault;
    const QJsonDocument document = QJsonDocument::fromJson(out.toUtf8(), &fault);
    INFO(qPrintable(out));
    REQUIRE(fault.error == QJsonParseError::NoError);
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

void prepare(QProcess &process, const QByteArray &password)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(QStringLiteral("ANJUAN_PASSWORD"));
    if (!password.isEmpty())
        environment.insert(QStringLiteral("ANJUAN_PASSWORD"), QString::fromUtf8(password));
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    process.setProcessEnvironment(environment);
    process.setStandardInputFile(QProcess::nullDevice());
}

Ran cli(const QStringList &arguments, const QByteArray &password)
{
    QProcess process;
    prepare(process, password);
    process.start(QStringLiteral(ANJUAN_CLI), arguments);
    return finish(process);
}

Ran done(const QStringList &arguments)
{
    const Ran ran = cli(arguments);
    INFO(qPrintable(arguments.join(QLatin1Char(' '))));
    INFO(qPrintable(ran.all()));
    REQUIRE(ran.exit == 0);
    return ran;
}

Ran program(const QString &name, const QStringList &arguments)
{
    QProcess process;
    prepare(process);
    process.start(name, arguments);
    return finish(process);
}

QString python(const QString &code, const QStringList &arguments)
{
    const Ran ran = program(QStringLiteral(ANJUAN_PYTHON),
                            QStringList{QStringLiteral("-B"), QStringLiteral("-c"), code} + arguments);
    INFO(qPrintable(ran.err));
    REQUIRE(ran.exit == 0);
    return ran.out;
}

Desk::Desk()
{
    REQUIRE(m_dir.isValid());
}

QString Desk::demo(const QString &name) const
{
    copy(shared(QStringLiteral("demo"), [](const QString &dir) { done({QStringLiteral("demo"), dir}); }), path(name));
    return path(name);
}

QString Desk::training(const QString &name) const
{
    const auto make = [](const QString &dir) {
        done({QStringLiteral("new"), dir, QStringLiteral("--unit"), QStringLiteral("示例镇综合行政执法队"),
              QStringLiteral("--unit-code"), QStringLiteral("000000000000000000"), QStringLiteral("--admin"),
              QStringLiteral("管理员"), QStringLiteral("--demo")});
        done({QStringLiteral("run"), dir, caseScript(QStringLiteral("office"))});
    };
    copy(shared(QStringLiteral("training"), make), path(name));
    return path(name);
}

QString Desk::file(const QString &name, const QByteArray &content) const
{
    QFile out(path(name));
    REQUIRE(out.open(QIODevice::WriteOnly));
    REQUIRE(out.write(content) == content.size());
    return path(name);
}

QStringList Desk::entries() const
{
    return QDir(m_dir.path())
        .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
}

QString caseScript(const QString &name)
{
    return QStringLiteral(ANJUAN_SOURCE_DIR "/tests/data/cases/%1.json").arg(name);
}

QJsonObject readObject(const QString &file)
{
    QFile in(file);
    INFO(qPrintable(file));
    REQUIRE(in.open(QIODevice::ReadOnly));
    const QJsonDocument document = QJsonDocument::fromJson(in.readAll());
    REQUIRE(document.isObject());
    return document.object();
}

QStringList filesUnder(const QString &folder)
{
    QStringList all;
    QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext())
        all += it.next();
    all.sort();
    return all;
}

QString sql(const QString &library, const QString &statements)
{
    const Ran ran = program(
        QStringLiteral("sqlite3"),
        {QStringLiteral("-batch"), QStringLiteral("-bail"), library + QStringLiteral("/anjuan.db"), statements});
    INFO(qPrintable(statements));
    INFO(qPrintable(ran.all()));
    REQUIRE(ran.exit == 0);
    return ran.out.trimmed();
}

bool triesSql(const QString &library, const QString &statements)
{
    return program(
               QStringLiteral("sqlite3"),
               {QStringLiteral("-batch"), QStringLiteral("-bail"), library + QStringLiteral("/anjuan.db"), statements})
               .exit
        == 0;
}

QStringList projectionTables(const QString &library)
{
    const QStringList tables =
        sql(library,
            QStringLiteral("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' "
                           "AND name NOT IN ('meta', 'record', 'leaf', 'checkpoint', 'branch') ORDER BY name"))
            .split(QLatin1Char('\n'));
    REQUIRE(tables.size() > 20);
    return tables;
}

QString dump(const QString &library)
{
    QString statements;
    for (const QString &table : projectionTables(library))
        statements += QStringLiteral("SELECT '== %1'; SELECT * FROM %1;").arg(table);
    const Ran ran = program(QStringLiteral("sqlite3"),
                            {QStringLiteral("-batch"), QStringLiteral("-bail"), QStringLiteral("-quote"),
                             library + QStringLiteral("/anjuan.db"), statements});
    REQUIRE(ran.exit == 0);
    QStringList tables = ran.out.split(QStringLiteral("'== "));
    for (QString &table : tables) {
        // The order in which a table's rows lie says nothing.
        QStringList rows = table.split(QLatin1Char('\n'));
        std::sort(rows.begin() + 1, rows.end());
        table = rows.join(QLatin1Char('\n'));
    }
    return tables.join(QStringLiteral("== "));
}

qint64 records(const QString &library, const QString &like)
{
    return sql(library, QStringLiteral("SELECT count(*) FROM record WHERE chain LIKE '%1'").arg(like)).toLongLong();
}

QStringList findings(const QString &library)
{
    const Ran ran = cli({QStringLiteral("verify"), library, QStringLiteral("--json")});
    INFO(qPrintable(ran.all()));
    QStringList where;
    for (const auto finding : ran.json().toObject().value(QLatin1String("findings")).toArray()) {
        CHECK_FALSE(finding.toObject().value(QLatin1String("rule")).toString().isEmpty());
        CHECK_FALSE(finding.toObject().value(QLatin1String("text")).toString().isEmpty());
        where += finding.toObject().value(QLatin1String("where")).toString();
    }
    REQUIRE(ran.exit == (where.isEmpty() ? 0 : 1));
    return where;
}

} // namespace anjuan::test
