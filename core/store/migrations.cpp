#include "core/store/migrations.h"

#include <QtCore/QDir>
#include <QtCore/QFile>

namespace anjuan::store {

Result<QList<Migration>> findMigrations(const QString &folder)
{
    QList<Migration> found;
    const QStringList names = QDir(folder).entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        const QString expected = QStringLiteral("%1_").arg(found.size() + 1, 4, 10, QLatin1Char('0'));
        QFile file(folder + QLatin1Char('/') + name);
        if (!name.startsWith(expected) || !file.open(QIODevice::ReadOnly))
            return fail(Fault::Invalid, "store.migrations_broken", {folder, name});
        found.append({name, file.readAll()});
    }
    return found;
}

} // namespace anjuan::store
