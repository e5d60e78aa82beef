#pragma once
#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QString>

#include "core/base/result.h"

namespace anjuan::store {

/// One step from a version to the next.
struct Migration {
    QString name;
    QByteArray sql;
};

/// Those of a folder in order: `NNNN_name.sql`, from 0001 without a gap; none when the folder is not there.
/// Fault: Invalid `store.migrations_broken {folder, name}`.
Result<QList<Migration>> findMigrations(const QString &folder);

} // namespace anjuan::store
