#include <catch2/catch.hpp>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>
#include <QtCore/QRandomGenerator>
#include <QtCore/QRegularExpression>

#include "tests/cli/runs.h"

using namespace anjuan::test;

namespace {

const QByteArray kAdmin = "Tulpen-9-Koffer";
const QByteArray kFresh = "Kranich/Fluss/88";

/// A unit of its own, no training library.
QString unit(const Desk &desk, const QString &name = QStringLiteral("unit"))
{
    const QString library = desk.path(name);
    const Ran ran =
        cli({QStringLiteral("new"), library, QStringLiteral("--unit"), QStringLiteral("示例镇综合行政执法队"),
             QStringLiteral("--unit-code"), QStringLiteral("000000000000000000"), QStringLiteral("--admin"),
             QStringLiteral("管理员"), QStringLiteral("--recovery-card"), desk.path(name + QStringLiteral(".card"))},
            kAdmin);
    INFO(qPrintable(ran.all()));
    REQUIRE(ran.exit == 0);
    return library;
}

QString passwords(const Desk &desk, const QString &name, const QJsonObject &all)
{
    return desk.file(name, QJsonDocument(all).toJson());
}

QStringList passwd(const QString &library, const QString &file)
{
    return {QStringLiteral("passwd"),      library, QStringLiteral("--as"), QStringLiteral("admin"),
            QStringLiteral("--passwords"), file};
}

/// Whether that password opens the administrator's key: a checkpoint is written by a bundle's export.
bool opens(const Desk &desk, const QString &library, const QByteArray &password)
{
    const QString out = desk.path(QStringLiteral("out.anjuan.zip"));
    QFile::remove(out);
    const Ran ran =
        cli({QStringLiteral("bundle"), QStringLiteral("export"), library, QStringLiteral("-o"), out}, password);
    INFO(qPrintable(ran.all()));
    CHECK((ran.exit == 0 || ran.err.contains(QStringLiteral("keys.wrong_password"))));
    return ran.exit == 0;
}

QString codeOn(const QString &card)
{
    QFile file(card);
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    const auto found = QRegularExpression(QStringLiteral("[A-Z2-9]{4}(-[A-Z2-9]{4}){4}")).match(text);
    REQUIRE(found.hasMatch());
    return found.captured(0);
}

} // namespace

TEST_CASE("a password is changed from the command line, and is in no output")
{
    const Desk desk;
    const QString library = unit(desk);
    const QString file = passwords(desk, QStringLiteral("p.json"),
                                   {{QStringLiteral("admin"), QString::fromLatin1(kAdmin)},
                                    {QStringLiteral("new:admin"), QString::fromLatin1(kFresh)}});
    const Ran ran = cli(passwd(library, file), {});
    INFO(qPrintable(ran.all()));
    REQUIRE(ran.exit == 0);
    CHECK_FALSE(ran.all().contains(QString::fromLatin1(kAdmin)));
    CHECK_FALSE(ran.all().contains(QString::fromLatin1(kFresh)));
    CHECK(opens(desk, library, kFresh));
    CHECK_FALSE(opens(desk, library, kAdmin));
    CHECK(findings(library).isEmpty());
    // The old password again: wrong now; a weak new one: refused; none: asked for.
    CHECK(cli(passwd(library, file), {}).err.contains(QStringLiteral("keys.wrong_password")));
    const QString weak = passwords(desk, QStringLiteral("w.json"),
                                   {{QStringLiteral("admin"), QString::fromLatin1(kFresh)},
                                    {QStringLiteral("new:admin"), QStringLiteral("12345678")}});
    const Ran refused = cli(passwd(library, weak), {});
    CHECK(refused.exit == 2);
    CHECK(refused.err.contains(QStringLiteral("library.weak_password")));
    const QString none =
        passwords(desk, QStringLiteral("n.json"), {{QStringLiteral("admin"), QString::fromLatin1(kFresh)}});
    CHECK(cli(passwd(library, none), {}).err.contains(QStringLiteral("cli.passwords_lack")));
    CHECK(cli({QStringLiteral("passwd"), library}, kFresh).exit == 2);
    CHECK(opens(desk, library, kFresh));
}

TEST_CASE("a change of password that is killed at any moment leaves the old one or the new one")
{
    const Desk desk;
    const QString library = unit(desk);
    QByteArray known = kAdmin;
    constexpr int kMoments = 12;
    for (int n = 0; n < kMoments; ++n) {
        const QByteArray next = "Kranich/Fluss/" + QByteArray::number(100 + n);
        const QString file = passwords(desk, QStringLiteral("p.json"),
                                       {{QStringLiteral("admin"), QString::fromLatin1(known)},
                                        {QStringLiteral("new:admin"), QString::fromLatin1(next)}});
        QProcess process;
        prepare(process, {});
        process.start(QStringLiteral(ANJUAN_CLI), passwd(library, file));
        REQUIRE(process.waitForStarted());
        process.waitForFinished(100 + static_cast<int>(QRandomGenerator::global()->bounded(500)));
        process.kill();
        REQUIRE((process.state() == QProcess::NotRunning || process.waitForFinished(60000)));
        const bool fresh = opens(desk, library, next);
        INFO(n);
        if (!fresh)
            REQUIRE(opens(desk, library, known));
        known = fresh ? next : known;
        CHECK(findings(library).isEmpty());
    }
}

TEST_CASE("three wrong passwords, and the command line must wait as well")
{
    const Desk desk;
    const QString library = unit(desk);
    for (int n = 0; n < 3; ++n)
        CHECK_FALSE(opens(desk, library, "not this one"));
    const Ran ran = cli({QStringLiteral("bundle"), QStringLiteral("export"), library, QStringLiteral("-o"),
                         desk.path(QStringLiteral("o.zip"))},
                        kAdmin);
    CHECK(ran.exit == 1);
    CHECK(ran.err.contains(QStringLiteral("library.wait")));
}

TEST_CASE("the recovery card is used from the command line, from print to new administrator")
{
    const Desk desk;
    const QString library = unit(desk);
    const QString card = desk.path(QStringLiteral("unit.card"));
    const QString code = desk.file(QStringLiteral("code"), codeOn(card).toLower().toUtf8() + "\n");
    const QString file = passwords(desk, QStringLiteral("p.json"),
                                   {{QStringLiteral("new:newadmin"), QString::fromLatin1(kFresh)},
                                    {QStringLiteral("new:admin"), QString::fromLatin1(kFresh)}});
    const QStringList recover{QStringLiteral("recover"), library, card, QStringLiteral("--passwords"), file};
    const QStringList fresh{QStringLiteral("--name"), QStringLiteral("新管理员"), QStringLiteral("--login"),
                            QStringLiteral("newadmin")};
    CHECK(cli(recover + fresh, {}).err.contains(QStringLiteral("cli.no_recovery_code")));
    const QString wrong = desk.file(QStringLiteral("wrong"), "AAAA-BBBB-CCCC-DDDD-EEEE");
    const Ran refused = cli(recover + fresh + QStringList{QStringLiteral("--code-file"), wrong}, {});
    CHECK(refused.exit == 1);
    CHECK(refused.err.contains(QStringLiteral("recovery.wrong_code")));
    CHECK(cli(recover, {}).exit == 2);
    const Ran ran = cli(recover + fresh + QStringList{QStringLiteral("--code-file"), code}, {});
    INFO(qPrintable(ran.all()));
    REQUIRE(ran.exit == 0);
    const Ran out = cli({QStringLiteral("bundle"), QStringLiteral("export"), library, QStringLiteral("-o"),
                         desk.path(QStringLiteral("o.zip")), QStringLiteral("--as"), QStringLiteral("newadmin")},
                        kFresh);
    INFO(qPrintable(out.all()));
    CHECK(out.exit == 0);
    // The bureau's own check agrees that what this administrator signed counts.
    CHECK(cli({QStringLiteral("bundle"), QStringLiteral("verify"), desk.path(QStringLiteral("o.zip"))}).exit == 0);
    const Ran own = cli(
        recover + QStringList{QStringLiteral("--person"), QStringLiteral("admin"), QStringLiteral("--code-file"), code},
        {});
    INFO(qPrintable(own.all()));
    CHECK(own.exit == 0);
    CHECK(opens(desk, library, kFresh));
    CHECK(findings(library).isEmpty());
}

TEST_CASE("a log-in under a clock in doubt takes the date that is stated, and goes on without one")
{
    const Desk desk;
    const QString library = unit(desk);
    // The library's records are of today; the program is told of a time long after by nobody: the option alone counts.
    const QString out = desk.path(QStringLiteral("o.zip"));
    const QStringList words{QStringLiteral("bundle"), QStringLiteral("export"), library, QStringLiteral("-o"), out};
    const Ran bad = cli(words + QStringList{QStringLiteral("--date"), QStringLiteral("today")}, kAdmin);
    CHECK(bad.exit == 2);
    CHECK(bad.err.contains(QStringLiteral("cli.bad_date")));
    REQUIRE(cli(words + QStringList{QStringLiteral("--date"), QStringLiteral("2026-03-05")}, kAdmin).exit == 0);
    CHECK(sql(library,
              QStringLiteral("SELECT count(*) FROM record WHERE json_extract(CAST(raw AS TEXT), '$.body.stated_on') = "
                             "'2026-03-05'"))
          == QStringLiteral("1"));
    CHECK(findings(library).isEmpty());
}

TEST_CASE("a library for a group that is not there is not founded, and one in a synchronised folder neither")
{
    const Desk desk;
    const auto tried = [&](const QString &name, const QStringList &more) {
        return cli(QStringList{QStringLiteral("new"), desk.path(name), QStringLiteral("--unit"), QStringLiteral("某队"),
                               QStringLiteral("--unit-code"), QStringLiteral("000000000000000000"),
                               QStringLiteral("--admin"), QStringLiteral("某人")}
                       + more,
                   kAdmin);
    };
    const Ran group = tried(QStringLiteral("a"), {QStringLiteral("--group"), QStringLiteral("no-such-group-here")});
    CHECK(group.exit == 2);
    CHECK(group.err.contains(QStringLiteral("library.no_such_group")));
    const Ran cloud = tried(QStringLiteral("Dropbox/a"), {});
    CHECK(cloud.exit == 1);
    CHECK(cloud.err.contains(QStringLiteral("store.cloud_place")));
    CHECK(desk.entries().isEmpty());
    const Ran mine = tried(QStringLiteral("b"), {QStringLiteral("--group"), QFileInfo(desk.path(QString())).group()});
    INFO(qPrintable(mine.all()));
    CHECK(mine.exit == 0);
}

TEST_CASE("a person's second check skips the signatures of the first, and --all skips nothing")
{
    const Desk desk;
    const QString library = desk.training();
    const auto skipped = [&](const QStringList &more) {
        const Ran ran = cli(QStringList{QStringLiteral("verify"), library, QStringLiteral("--json")} + more);
        INFO(qPrintable(ran.all()));
        REQUIRE(ran.exit == 0);
        return ran.json().toObject().value(QLatin1String("signatures_skipped")).toInt();
    };
    const QStringList me = {QStringLiteral("--as"), QStringLiteral("admin")};
    CHECK(skipped(me) == 0);
    CHECK(skipped(me) > 0);
    CHECK(skipped(me + QStringList{QStringLiteral("--all")}) == 0);
    CHECK(skipped({}) == 0); // nobody logged in: nobody's word to go by
    // A certificate says what was looked at, so it looks at everything.
    CHECK(skipped(me + QStringList{QStringLiteral("--certificate"), desk.path(QStringLiteral("c.pdf"))}) == 0);
    // What was skipped is still hashed: an edit below the noted root makes that root another one.
    sql(library,
        QStringLiteral("DROP TRIGGER record_kept; UPDATE record SET raw = CAST(replace(CAST(raw AS TEXT), "
                       "'\"seq\":2', '\"seq\":3') AS BLOB) WHERE chain LIKE 'desk%' AND seq = 2"));
    CHECK(cli(QStringList{QStringLiteral("verify"), library} + me).exit != 0);
}
