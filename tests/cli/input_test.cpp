#include <catch2/catch.hpp>

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>
#include <QtCore/QLockFile>

#include "tests/cli/runs.h"

using namespace anjuan::test;

namespace {

void overwrite(const QString &file, qint64 at, const QByteArray &bytes)
{
    QFile target(file);
    REQUIRE(target.open(QIODevice::ReadWrite));
    REQUIRE(target.seek(at));
    REQUIRE(target.write(bytes) == bytes.size());
}

/// Every command that reads the library says 3 and why.
void checkUnreadable(const QString &library)
{
    for (const char *command : {"show", "list", "verify", "rebuild"}) {
        const Ran ran = cli({QLatin1String(command), library});
        INFO(command);
        INFO(qPrintable(ran.all()));
        CHECK(ran.exit == 3);
        CHECK(ran.err.contains(QFileInfo(library).fileName()));
    }
}

const QByteArray kOpen =
    R"({"as":"zhangsan","do":"case.open","at":"2025-01-06T09:40:00+08:00","id":"clue","with":)"
    R"({"source":"inspection","received_on":"2025-01-06","place":"村西侧","suspected":"露天焚烧秸秆","content":"火点"}})";

QByteArray scriptOf(const QByteArray &steps)
{
    return "{\"steps\":[\n" + steps + "\n]}";
}

/// A script with a fault is refused before the library is touched; what is said holds each of `words`.
void checkRefused(const Desk &desk, const QString &library, const QByteArray &script, const QStringList &words)
{
    const QString before = dump(library);
    const qint64 count = records(library);
    const Ran ran = cli({QStringLiteral("run"), library, desk.file(QStringLiteral("script.json"), script)});
    INFO(script.constData());
    INFO(qPrintable(ran.all()));
    CHECK(ran.exit == 2);
    for (const QString &word : words)
        CHECK(ran.err.contains(word));
    CHECK(records(library) == count);
    CHECK(dump(library) == before);
}

QStringList founding(const QString &library)
{
    return {QStringLiteral("new"),         library,
            QStringLiteral("--unit"),      QStringLiteral("示例镇综合行政执法队"),
            QStringLiteral("--unit-code"), QStringLiteral("000000000000000000"),
            QStringLiteral("--admin"),     QStringLiteral("管理员")};
}

} // namespace

TEST_CASE("a wrong password, a missing one and an unknown log-in are refused and write nothing")
{
    const Desk desk;
    const QString library = desk.training();
    const qint64 count = records(library);
    const QStringList run = {QStringLiteral("run"), library, caseScript(QStringLiteral("T03-completed"))};
    const Ran wrong = cli(run, "not-the-password");
    CHECK(wrong.exit == 1);
    CHECK(wrong.err.contains(QStringLiteral("keys.wrong_password")));
    const Ran none = cli(run, {});
    CHECK(none.exit == 1);
    CHECK(none.err.contains(QStringLiteral("ANJUAN_PASSWORD")));
    CHECK(cli(run + QStringList{QStringLiteral("--passwords"), desk.path(QStringLiteral("none.json"))}).exit == 3);
    CHECK(cli(run
              + QStringList{QStringLiteral("--passwords"),
                            desk.file(QStringLiteral("p.json"), "{\"zhangsan\":\"demo-2026\"}")})
              .exit
          == 3);
    const QByteArray stranger = scriptOf(QByteArray(kOpen).replace("\"as\":\"zhangsan\"", "\"as\":\"nobody\""));
    const Ran unknown = cli({QStringLiteral("run"), library, desk.file(QStringLiteral("s.json"), stranger)});
    CHECK(unknown.exit == 3);
    CHECK(unknown.err.contains(QStringLiteral("nobody")));
    CHECK_FALSE((wrong.all() + none.all() + unknown.all()).contains(QStringLiteral("not-the-password")));
    CHECK(records(library) == count);
}

TEST_CASE("a key file that is damaged or gone is told from a wrong password")
{
    const Desk desk;
    const QString library = desk.training();
    const QStringList words = {QStringLiteral("bundle"), QStringLiteral("export"), library, QStringLiteral("-o"),
                               desk.path(QStringLiteral("b.anjuan.zip"))};
    for (const QString &key : filesUnder(library + QStringLiteral("/keys"))) {
        REQUIRE(QFile::remove(key));
        QFile garbage(key);
        REQUIRE(garbage.open(QIODevice::WriteOnly));
        REQUIRE(garbage.write("-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n")
                > 0);
    }
    const Ran damaged = cli(words);
    CHECK(damaged.exit == 3);
    CHECK(damaged.err.contains(QStringLiteral("keys.damaged")));
    for (const QString &key : filesUnder(library + QStringLiteral("/keys")))
        REQUIRE(QFile::remove(key));
    const Ran gone = cli(words);
    CHECK(gone.exit == 3);
    CHECK(gone.err.contains(QStringLiteral("library.no_key")));
    CHECK(desk.entries() == QStringList{QStringLiteral("training")});
    CHECK(findings(library).isEmpty());
}

TEST_CASE("passwords come from a file as well")
{
    const Desk desk;
    const QString library = desk.training();
    const QString file = desk.file(QStringLiteral("p.json"), "{\"zhangsan\":\"demo-2026\"}");
    const Ran ran = cli({QStringLiteral("run"), library, desk.file(QStringLiteral("s.json"), scriptOf(kOpen)),
                         QStringLiteral("--passwords"), file},
                        "wrong-in-the-environment");
    INFO(qPrintable(ran.all()));
    CHECK(ran.exit == 0);
}

TEST_CASE("a library that is missing, damaged, cut short or newer cannot be read")
{
    const Desk desk;
    checkUnreadable(desk.path(QStringLiteral("nothing")));
    const QString garbage = desk.training(QStringLiteral("garbage"));
    overwrite(garbage + QStringLiteral("/anjuan.db"), 0, QByteArray(4096, 'x'));
    checkUnreadable(garbage);
    const QString cut = desk.training(QStringLiteral("cut"));
    REQUIRE(QFile::resize(cut + QStringLiteral("/anjuan.db"),
                          QFileInfo(cut + QStringLiteral("/anjuan.db")).size() / 2 - 100));
    checkUnreadable(cut);
    const QString empty = desk.training(QStringLiteral("empty"));
    REQUIRE(QFile::resize(empty + QStringLiteral("/anjuan.db"), 0));
    checkUnreadable(empty);
    const QString newer = desk.training(QStringLiteral("newer"));
    sql(newer, QStringLiteral("PRAGMA user_version = 99"));
    checkUnreadable(newer);
    const QString foreign = desk.training(QStringLiteral("foreign"));
    sql(foreign, QStringLiteral("PRAGMA application_id = 1"));
    checkUnreadable(foreign);
    const QString bare = desk.training(QStringLiteral("bare"));
    REQUIRE(QFile::rename(bare + QStringLiteral("/vault"), desk.path(QStringLiteral("elsewhere"))));
    // The verdict is the one that goes on: it says which contents are gone.
    for (const char *command : {"show", "list", "rebuild"})
        CHECK(cli({QLatin1String(command), bare}).exit == 3);
    const Ran verdict = cli({QStringLiteral("verify"), bare});
    CHECK(verdict.exit == 1);
    CHECK(verdict.out.contains(QStringLiteral("SHA-256")));
}

TEST_CASE("pages of a database that were overwritten are never called sound")
{
    const Desk desk;
    const QString library = desk.training();
    const QString database = library + QStringLiteral("/anjuan.db");
    const qint64 size = QFileInfo(database).size();
    for (const qint64 at : {size / 4, size / 2, size * 3 / 4})
        overwrite(database, at / 4096 * 4096, QByteArray(4096, '\xA5'));
    const Ran ran = cli({QStringLiteral("verify"), library});
    INFO(qPrintable(ran.all()));
    CHECK((ran.exit == 1 || ran.exit == 3));
}

TEST_CASE("a script with a fault names the step and the field, and nothing of it is done")
{
    const Desk desk;
    const QString library = desk.training();
    const auto second = [](const QByteArray &step) { return scriptOf(kOpen + ",\n" + step); };
    checkRefused(desk, library, second(R"({"as":"zhangsan","do":"case.opne","with":{}})"),
                 {QStringLiteral("第 2 步"), QStringLiteral("case.opne")});
    checkRefused(
        desk, library,
        second(R"({"as":"zhangsan","do":"case.file","id":"f","with":{"filed_on":"2025-01-06","colour":"red"}})"),
        {QStringLiteral("第 2 步:f: "), QStringLiteral("case.file"), QStringLiteral("colour")});
    checkRefused(desk, library, second(R"({"as":"zhangsan","do":"case.file","with":{}})"),
                 {QStringLiteral("第 2 步"), QStringLiteral("case.file"), QStringLiteral("filed_on")});
    checkRefused(desk, library, second(R"({"do":"case.file","with":{"filed_on":"2025-01-06"}})"),
                 {QStringLiteral("第 2 步"), QStringLiteral("as")});
    checkRefused(desk, library, second(R"({"as":"zhangsan","with":{}})"),
                 {QStringLiteral("第 2 步"), QStringLiteral("do")});
    checkRefused(desk, library,
                 second(R"({"as":"zhangsan","do":"case.file","when":"now","with":{"filed_on":"2025-01-06"}})"),
                 {QStringLiteral("第 2 步"), QStringLiteral("when")});
    checkRefused(desk, library,
                 second(R"({"as":"zhangsan","do":"case.file","at":"yesterday","with":{"filed_on":"2025-01-06"}})"),
                 {QStringLiteral("第 2 步"), QStringLiteral("yesterday")});
    checkRefused(desk, library, second(R"({"as":"lisi","do":"act.cosign","with":{"records":["@later"]}})"),
                 {QStringLiteral("第 2 步"), QStringLiteral("@later")});
    checkRefused(
        desk, library,
        second(
            R"({"as":"admin","do":"office.register_person","with":{"name":"甲","login":"jia","password":"in-the-script"}})"),
        {QStringLiteral("password")});
    checkRefused(desk, library, "{\"title\":\"x\"}", {QStringLiteral("steps")});
    CHECK(cli({QStringLiteral("run"), library, desk.path(QStringLiteral("none.json"))}).exit == 3);
}

TEST_CASE("broken JSON is refused with its line and column")
{
    const Desk desk;
    const QString library = desk.training();
    const qint64 count = records(library);
    const QString file = desk.file(QStringLiteral("broken.json"), "{\"steps\":[\n  {\"as\":\"zhangsan\",,\n]}");
    const Ran ran = cli({QStringLiteral("run"), library, file, QStringLiteral("--json")});
    INFO(qPrintable(ran.all()));
    CHECK(ran.exit == 2);
    CHECK(ran.err.contains(QStringLiteral("broken.json")));
    CHECK(ran.err.contains(QLatin1Char('2')));
    CHECK(ran.err.contains(QStringLiteral("20")));
    CHECK(ran.json().toObject().value(QLatin1String("error")).toObject().contains(QLatin1String("rule")));
    for (const char *other : {"", "\xff\xfe", "{\"steps\":[],\"steps\":[]}", "{\"steps\":[{\"do\":\"\\ud800\"}]}",
                              "{\"steps\":[{\"do\":\"\\u0000\"}]}", "[1,2", "{\"steps\":[1e400]}"}) {
        INFO(other);
        CHECK(cli({QStringLiteral("run"), library, desk.file(QStringLiteral("other.json"), other)}).exit == 2);
    }
    CHECK(cli({QStringLiteral("run"), library, desk.file(QStringLiteral("deep.json"), QByteArray(200000, '['))}).exit
          == 2);
    CHECK(records(library) == count);
}

TEST_CASE("a value that no act can take is refused at its step, which leaves nothing")
{
    const Desk desk;
    const QString library = desk.training();
    const auto refused = [&](const QByteArray &from, const QByteArray &to, const char *word) {
        QByteArray step = kOpen;
        REQUIRE(step.contains(from));
        const Ran ran = cli(
            {QStringLiteral("run"), library, desk.file(QStringLiteral("s.json"), scriptOf(step.replace(from, to)))});
        INFO(qPrintable(ran.all()));
        CHECK(ran.exit == 2);
        CHECK(ran.err.contains(QLatin1String(word)));
    };
    refused("\"2025-01-06\"", "\"2025-02-30\"", "received_on");
    refused("\"2025-01-06\"", "20250106", "received_on");
    refused("\"source\":\"inspection\"", "\"source\":\"rumour\"", "source");
    refused("\"place\":\"村西侧\"", "\"place\":[\"村西侧\"]", "place");
    refused("\"place\":\"村西侧\"", "\"place\":\"  \"", "place");
    CHECK(records(library, QStringLiteral("case/%")) == 0);
    CHECK(findings(library).isEmpty());
}

TEST_CASE("evidence whose file has vanished is refused, and neither record nor content is left")
{
    const Desk desk;
    const QString library = desk.training();
    const QByteArray add =
        R"({"as":"zhangsan","do":"evidence.add","with":{"officers":["zhangsan","lisi"],"original":"original","evidence":"gone.jpg",)"
        R"("type":"physical","title":"照片","source":"拍摄","made_at":"2025-01-06T10:12:30+08:00","place":"村西侧","proves":"明火"}})";
    done({QStringLiteral("run"), library, desk.file(QStringLiteral("first.json"), scriptOf(kOpen))});
    const QStringList files = filesUnder(library + QStringLiteral("/vault"));
    const Ran ran =
        cli({QStringLiteral("run"), library, desk.file(QStringLiteral("s.json"), scriptOf(kOpen + "," + add))});
    INFO(qPrintable(ran.all()));
    CHECK(ran.exit != 0);
    CHECK(ran.err.contains(QStringLiteral("gone.jpg")));
    CHECK(records(library, QStringLiteral("case/%")) == 2);                           // the two openings
    CHECK(filesUnder(library + QStringLiteral("/vault")).size() == files.size() + 1); // particulars of the second
    CHECK(findings(library).isEmpty());
}

TEST_CASE("the clock can be put in a training library only")
{
    const Desk desk;
    const QString library = desk.path(QStringLiteral("real"));
    done(founding(library));
    const QByteArray office =
        R"({"as":"admin","do":"office.describe_unit","at":"2022-01-04T09:00:00+08:00","with":{"short":"示例","team":"队","address":"路1号","phone":"0","reconsideration_organ":"县","court":"院","bank":"行"}})";
    const qint64 count = records(library);
    const Ran at = cli({QStringLiteral("run"), library, desk.file(QStringLiteral("s.json"), scriptOf(office))});
    CHECK(at.exit == 1);
    CHECK(at.err.contains(QStringLiteral("script.clock_not_demo")));
    QByteArray free = office;
    free.replace("\"at\":\"2022-01-04T09:00:00+08:00\",", "");
    const QString script = desk.file(QStringLiteral("free.json"), scriptOf(free));
    CHECK(cli({QStringLiteral("run"), library, script, QStringLiteral("--clock"),
               QStringLiteral("2022-01-04T09:00:00+08:00")})
              .exit
          == 1);
    CHECK(records(library) == count);
    CHECK(cli({QStringLiteral("run"), library, script, QStringLiteral("--clock"), QStringLiteral("noon")}).exit == 2);
    const Ran ran = cli({QStringLiteral("run"), library, script});
    INFO(qPrintable(ran.all()));
    CHECK(ran.exit == 0);
    CHECK(findings(library).isEmpty());
}

TEST_CASE("a library is founded in a new folder with a password that is one")
{
    const Desk desk;
    const QString full = desk.path(QStringLiteral("file"));
    desk.file(QStringLiteral("file"), "x");
    const Desk other;
    other.file(QStringLiteral("letter.txt"), "keep me");
    CHECK(cli(founding(other.path(QString()))).exit == 1);
    CHECK(other.entries() == QStringList{QStringLiteral("letter.txt")});
    CHECK(cli(founding(full)).exit != 0);
    CHECK(QFileInfo(full).size() == 1);
    const QString library = desk.path(QStringLiteral("library"));
    const Ran weak = cli(founding(library), "short");
    CHECK(weak.exit == 2);
    CHECK(weak.err.contains(QStringLiteral("library.weak_password")));
    CHECK(cli(founding(library), {}).exit == 1);
    QStringList nameless = founding(library);
    nameless[3] = QStringLiteral("  ");
    CHECK(cli(nameless).exit == 2);
    CHECK(desk.entries() == QStringList{QStringLiteral("file")});
    const Ran ran = done(founding(library));
    CHECK_FALSE(ran.all().contains(QString::fromUtf8(kPassword)));
    CHECK(
        desk.entries()
        == QStringList{QStringLiteral("file"), QStringLiteral("library"), QStringLiteral("library-recovery-card.txt")});
    for (const QString &file :
         filesUnder(library) + QStringList{desk.path(QStringLiteral("library-recovery-card.txt"))}) {
        INFO(qPrintable(file));
        CHECK((QFileInfo(file).permissions()
               & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther))
              == 0);
    }
    CHECK(findings(library).isEmpty());
}

TEST_CASE("usage faults end with 2, and help with 0")
{
    CHECK(cli({}).exit == 2);
    CHECK(cli({QStringLiteral("frobnicate")}).exit == 2);
    CHECK(cli({QStringLiteral("list")}).exit == 2);
    CHECK(cli({QStringLiteral("run"), QStringLiteral("x")}).exit == 2);
    CHECK(cli({QStringLiteral("list"), QStringLiteral("x"), QStringLiteral("--no-such-option")}).exit == 2);
    CHECK(cli({QStringLiteral("bundle"), QStringLiteral("export"), QStringLiteral("x")}).exit == 2);
    CHECK(cli({QStringLiteral("dossier"), QStringLiteral("x"), QStringLiteral("y")}).exit == 2);
    const Ran help = cli({QStringLiteral("--help")});
    CHECK(help.exit == 0);
    CHECK(help.out.contains(QStringLiteral("bundle verify")));
}

TEST_CASE("a bundle that would fool or flood its reader is refused")
{
    const Desk desk;
    const QString bundle = desk.path(QStringLiteral("b.anjuan.zip"));
    const QString sample = QStringLiteral(ANJUAN_SOURCE_DIR "/docs/format/sample.anjuan.zip");
    const auto refused = [&](const char *change) {
        const QString code =
            QStringLiteral(
                "import sys, zipfile\n"
                "src = zipfile.ZipFile(sys.argv[1]); out = zipfile.ZipFile(sys.argv[2], 'w', zipfile.ZIP_STORED)\n"
                "all = [(i, src.read(i)) for i in src.infolist()]; top = all[0][0].filename.split('/')[0]\n"
                "how = zipfile.ZIP_STORED\n%1\n"
                "for i, data in all: out.writestr(zipfile.ZipInfo(i if isinstance(i, str) else i.filename, (2026, 1, 8, 17, 0, 0)), data, how)\n"
                "out.close()\n")
                .arg(QString::fromUtf8(change));
        python(code, {sample, bundle});
        const Ran ran = cli({QStringLiteral("bundle"), QStringLiteral("verify"), bundle});
        INFO(change);
        INFO(qPrintable(ran.all()));
        CHECK((ran.exit == 1 || ran.exit == 3));
        CHECK(ran.all().size() > 20);
    };
    refused("how = zipfile.ZIP_DEFLATED");
    refused("out.writestr(zipfile.ZipInfo(top + '/data/bomb'), bytes(50000000), zipfile.ZIP_DEFLATED)");
    refused("all.append((top + '/BAGIT.TXT', b'x'))");
    refused("all.append((top + '/Data/office.jsonl', b'x'))");
    refused("all.append((top + '/data/../../etc/x', b'x'))");
    refused("all.append(('/etc/x', b'x'))");
    refused("all.append((top + '/con.txt', b'x'))");
    refused("all.append((all[0][0].filename, all[0][1]))");
    refused("all = all[:-1]");
    refused("all = []");
    const QString cut = desk.path(QStringLiteral("cut.anjuan.zip"));
    REQUIRE(QFile::copy(sample, cut));
    REQUIRE(QFile::setPermissions(cut, QFile::ReadOwner | QFile::WriteOwner));
    REQUIRE(QFile::resize(cut, QFileInfo(sample).size() / 2));
    CHECK(cli({QStringLiteral("bundle"), QStringLiteral("verify"), cut}).exit == 3);
    CHECK(cli({QStringLiteral("bundle"), QStringLiteral("verify"), desk.path(QStringLiteral("none.zip"))}).exit == 3);
    CHECK(cli({QStringLiteral("bundle"), QStringLiteral("verify"),
               desk.file(QStringLiteral("text.zip"), "no zip at all")})
              .exit
          == 3);
    CHECK(cli({QStringLiteral("bundle"), QStringLiteral("verify"), desk.file(QStringLiteral("empty.zip"), "")}).exit
          == 3);
}
