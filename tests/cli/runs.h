#pragma once
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>

namespace anjuan::test {

/// What a program did.
struct Ran {
    int exit = -1; // -1: it crashed, or could not be started
    QString out;
    QString err;

    QString all() const { return out + err; }
    /// The one JSON text on standard output; anything beside it fails the test.
    QJsonValue json() const;
};

inline const QByteArray kPassword = "demo-2026";

/// A process with the environment of the tests: the password given, or none; no terminal.
void prepare(QProcess &process, const QByteArray &password = kPassword);
/// Runs anjuan-cli to its end.
Ran cli(const QStringList &arguments, const QByteArray &password = kPassword);
/// Runs anjuan-cli, which must end with 0.
Ran done(const QStringList &arguments);
Ran program(const QString &name, const QStringList &arguments);
/// Runs Python, which must end with 0.
QString python(const QString &code, const QStringList &arguments);

/// A folder of its own with copies of libraries in it.
class Desk {
public:
    Desk();
    QString path(const QString &name) const { return m_dir.filePath(name); }
    /// A copy of the training library with three archived cases.
    QString demo(const QString &name = QStringLiteral("demo")) const;
    /// A copy of a training library with a unit's people and no case.
    QString training(const QString &name = QStringLiteral("training")) const;
    /// Writes a file; gives its path.
    QString file(const QString &name, const QByteArray &content) const;
    /// What lies in the folder, hidden things too.
    QStringList entries() const;

private:
    QTemporaryDir m_dir;
};

QString caseScript(const QString &name);
QJsonObject readObject(const QString &file);
QStringList filesUnder(const QString &folder);

/// Runs SQL with the sqlite3 program, as somebody does who goes around this one.
QString sql(const QString &library, const QString &statements);
/// Whether the sqlite3 program took it.
bool triesSql(const QString &library, const QString &statements);
QStringList projectionTables(const QString &library);
/// All projection tables, row by row, sorted.
QString dump(const QString &library);
qint64 records(const QString &library, const QString &like = QStringLiteral("%"));

/// `where` of every finding of `verify`; its exit status must agree with them.
QStringList findings(const QString &library);

} // namespace anjuan::test
