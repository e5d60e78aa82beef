#pragma once
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>

#include "core/store/store.h"

/// A folder of its own with two migrations and room for libraries.
struct Place {
    QTemporaryDir dir;
    QString file = dir.filePath(QStringLiteral("卷.db"));
    QString one = dir.filePath(QStringLiteral("one"));
    QString two = dir.filePath(QStringLiteral("two"));

    Place()
    {
        const QByteArray first = "CREATE TABLE note(id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;\n"
                                 "CREATE TABLE page(note INTEGER NOT NULL REFERENCES note(id), bytes BLOB) STRICT;\n";
        const QByteArray second = "ALTER TABLE note ADD COLUMN weight INTEGER NOT NULL DEFAULT 7;";
        put(one, "0001_first.sql", first);
        put(two, "0001_first.sql", first);
        put(two, "0002_second.sql", second);
    }

    static void put(const QString &folder, const char *name, const QByteArray &content)
    {
        QDir().mkpath(folder);
        writeFile(folder + QLatin1Char('/') + QLatin1String(name), content);
    }

    static void writeFile(const QString &name, const QByteArray &content)
    {
        QFile out(name);
        if (!out.open(QIODevice::WriteOnly) || out.write(content) != content.size())
            qFatal("cannot write the test's own file");
    }

    static QByteArray readFile(const QString &name)
    {
        QFile in(name);
        return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray();
    }
};

inline QString idOf(const auto &result)
{
    return result ? QStringLiteral("no error") : result.error().id;
}

inline anjuan::Result<void> addNote(anjuan::store::Store &store, qint64 id, const QString &text)
{
    return store.write([&](anjuan::store::Write &write) {
        return write.run("INSERT INTO note(id, text) VALUES(?, ?)", {id, text});
    });
}

inline qint64 notes(const anjuan::store::Read &read)
{
    const auto row = read.first("SELECT count(*) FROM note");
    return row && *row ? (*row)->integer(0) : -1;
}
