#include <catch2/catch.hpp>

#include <QtCore/QDir>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>

#include "core/casework/parts.h"

using namespace anjuan;
using namespace anjuan::casework;

namespace {

/// One library of each released schema, as its own program left it.
QStringList released()
{
    return QDir(QStringLiteral(ANJUAN_SOURCE_DIR "/tests/data/libraries"))
        .entryList({QStringLiteral("schema*.tar.gz")}, QDir::Files, QDir::Name);
}

QString unpacked(const QTemporaryDir &dir, const QString &archive)
{
    const QString file = QStringLiteral(ANJUAN_SOURCE_DIR "/tests/data/libraries/") + archive;
    REQUIRE(QProcess::execute(QStringLiteral("tar"), {QStringLiteral("-xzf"), file, QStringLiteral("-C"), dir.path()})
            == 0);
    return dir.filePath(QStringLiteral("library"));
}

QStringList findings(Library &library)
{
    NoProgress quiet;
    const auto report = library.verify({}, quiet);
    REQUIRE(report);
    QStringList found;
    for (const Finding &finding : report->findings)
        found += finding.where + QLatin1Char(' ') + finding.error.id + QLatin1Char(' ')
            + finding.error.args.join(QLatin1Char(' '));
    return found;
}

} // namespace

TEST_CASE("a library of every released schema is opened, upgraded and found whole")
{
    REQUIRE_FALSE(released().isEmpty());
    for (const QString &archive : released()) {
        INFO(qPrintable(archive));
        const QTemporaryDir dir;
        const QString place = unpacked(dir, archive);
        FixedClock clock(*Instant::parse(u"2026-12-01T09:00:00+08:00"));
        qint64 records = 0;
        QString root;
        QString genesis;
        {
            auto library = Library::open(place, Access::ReadWrite, clock);
            INFO((library ? "" : qPrintable(library.error().id + library.error().args.join(QLatin1Char(' ')))));
            REQUIRE(library);
            records = (*library)->info().records;
            root = (*library)->info().ledgerRoot;
            genesis = (*library)->info().genesis;
            CHECK(records >= 45);
            // An upgrade is no tampering, and changes no record.
            const QStringList found = findings(**library);
            INFO(qPrintable(found.join(QLatin1Char('\n'))));
            CHECK(found.isEmpty());
            int total = 0;
            REQUIRE((*library)->cases({}, 0, 10, &total));
            CHECK(total == 1);
            NoProgress quiet;
            REQUIRE((*library)->rebuild(quiet));
            CHECK((*library)->info().ledgerRoot == root);
        }
        // From now on as any other: read, logged in to, worked on, verified.
        {
            const auto reader = Library::open(place, Access::ReadOnly, clock);
            REQUIRE(reader);
            CHECK((*reader)->info().records == records);
        }
        auto library = Library::open(place, Access::ReadWrite, clock);
        REQUIRE(library);
        CHECK((*library)->info().genesis == genesis);
        {
            auto admin = (*library)->logIn(QStringLiteral("admin"), Secret(QByteArray("demo-2026")));
            REQUIRE(admin);
            REQUIRE((*admin)->logOut());
        }
        CHECK((*library)->info().records > records);
        const QStringList found = findings(**library);
        INFO(qPrintable(found.join(QLatin1Char('\n'))));
        CHECK(found.isEmpty());
    }
}

TEST_CASE("what was changed in an old library before it is upgraded is found after it")
{
    const QTemporaryDir dir;
    const QString place = unpacked(dir, released().first());
    REQUIRE(QProcess::execute(QStringLiteral("sqlite3"),
                              {place + QStringLiteral("/anjuan.db"),
                               QStringLiteral("DROP TRIGGER record_kept; UPDATE record SET sig = zeroblob(70) WHERE "
                                              "chain LIKE 'case/%' AND seq = 2;")})
            == 0);
    FixedClock clock(*Instant::parse(u"2026-12-01T09:00:00+08:00"));
    const auto library = Library::open(place, Access::ReadWrite, clock);
    // Opened or refused as damaged: never taken for an upgrade.
    if (library)
        CHECK_FALSE(findings(**library).isEmpty());
    else
        CHECK(library.error().fault == Fault::Corrupt);
}
