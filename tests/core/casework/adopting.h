#pragma once
#include <catch2/catch.hpp>

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>

#include "core/base/json.h"
#include "core/base/messages.h"

#include "tests/core/casework/bench.h"

namespace anjuan::test {

/// The administrator adopts that pack, from a file of its own; `at` is empty for now.
inline void adoptPack(Bench &bench, const QJsonObject &pack, const QString &at = {})
{
    const QTemporaryDir dir;
    QFile file(dir.filePath(QStringLiteral("pack.json")));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(*canonicalJson(pack));
    file.close();
    const auto adopted = bench.perform(
        {QStringLiteral("admin"), QStringLiteral("pack.adopt"), {}, at, {{QStringLiteral("pack"), file.fileName()}}});
    INFO((adopted ? std::string() : describe(adopted.error()).toStdString()));
    REQUIRE(adopted);
}

} // namespace anjuan::test
