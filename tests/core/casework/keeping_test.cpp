#include <catch2/catch.hpp>

#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtCore/QLockFile>
#include <QtCore/QTemporaryDir>

#include "core/casework/backup.h"
#include "core/casework/certificate.h"
#include "core/casework/last_seen.h"
#include "core/casework/verify.h"
#include "core/chain/desk.h"
#include "core/chain/truth.h"

using namespace anjuan;
using namespace anjuan::casework;

namespace {

const char *const kPassword = "Qinghe-zhifa-2026";

/// Cancels after so many reports.
class Impatient final : public Progress {
public:
    explicit Impatient(int reports) : m_left(reports) {}
    void report(qint64, qint64, const QString &) override { --m_left; }
    bool cancelled() const override { return m_left <= 0; }

private:
    int m_left;
};

/// A founded unit, not for training, in a user's profile of its own.
class Unit {
public:
    Unit()
    {
        REQUIRE(m_dir.isValid());
        qputenv("XDG_CONFIG_HOME", m_dir.filePath(QStringLiteral("profile")).toLocal8Bit());
        Founding founding;
        founding.unitName = QStringLiteral("青河镇综合行政执法队");
        founding.unitCode = QStringLiteral("123456789012345678");
        founding.adminName = QStringLiteral("王管");
        founding.adminPassword = Secret(QByteArray(kPassword));
        auto made = Library::create(dir(), founding, m_clock, nullptr, m_quiet);
        REQUIRE(made);
        m_library = std::move(*made);
    }
    ~Unit() { qunsetenv("XDG_CONFIG_HOME"); }
    Unit(const Unit &) = delete;
    Unit &operator=(const Unit &) = delete;

    QString dir() const { return m_dir.filePath(QStringLiteral("library")); }
    QString path(const char *name) const { return m_dir.filePath(QLatin1String(name)); }
    Clock &clock() { return m_clock; }
    Progress &quiet() { return m_quiet; }
    Library &library() { return *m_library; }
    void close() { m_library.reset(); }
    void open(Access access = Access::ReadWrite)
    {
        m_library.reset();
        auto opened = Library::open(dir(), access, m_clock);
        REQUIRE(opened);
        m_library = std::move(*opened);
    }
    std::unique_ptr<Session> logIn(const char *login = "admin")
    {
        auto session = m_library->logIn(QLatin1String(login), Secret(QByteArray(kPassword)));
        if (!session)
            UNSCOPED_INFO(qPrintable(session.error().id));
        REQUIRE(session);
        return std::move(*session);
    }
    void registerPerson(Session &session, const char *login)
    {
        Request request;
        request.act = QStringLiteral("office.register_person");
        request.with = {{QStringLiteral("name"), QLatin1String(login)},
                        {QStringLiteral("login"), QLatin1String(login)}};
        request.secrets.emplace(QStringLiteral("password"), Secret(QByteArray(kPassword)));
        const auto done = session.perform(request, m_quiet);
        if (!done)
            UNSCOPED_INFO(qPrintable(done.error().id));
        REQUIRE(done);
    }
    VerifyReport verify(VerifyOptions options = {})
    {
        const auto report = Library::verifyFolder(dir(), options, m_clock, m_quiet);
        REQUIRE(report);
        for (const Finding &finding : report->findings)
            UNSCOPED_INFO(qPrintable(finding.where + QLatin1Char(' ') + finding.error.id));
        return *report;
    }
    /// As somebody does who goes around the program: the guards are taken away first.
    void tamper(const QByteArray &sql)
    {
        auto store = store::Store::open(dir() + QStringLiteral("/anjuan.db"), store::Mode::ReadWrite);
        REQUIRE(store);
        REQUIRE((*store)->write([&](store::Write &write) { return write.script(sql); }));
    }

private:
    QTemporaryDir m_dir;
    SystemClock m_clock;
    NoProgress m_quiet;
    std::unique_ptr<Library> m_library;
};

bool found(const VerifyReport &report, const char *id)
{
    return std::any_of(report.findings.begin(), report.findings.end(),
                       [&](const Finding &finding) { return finding.error.id == QLatin1String(id); });
}

bool told(const LibraryInfo &info, const char *id)
{
    return std::any_of(info.notices.begin(), info.notices.end(),
                       [&](const Error &error) { return error.id == QLatin1String(id); });
}

void copyFolder(const QString &from, const QString &to)
{
    QDir().mkpath(to);
    QDirIterator all(from, QDir::Files, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QString file = all.next();
        const QString target = to + file.mid(from.size());
        QDir().mkpath(QFileInfo(target).path());
        QFile::remove(target);
        REQUIRE(QFile::copy(file, target));
    }
}

QJsonObject openedBody(Library &library)
{
    const Library::Parts &parts = library.parts();
    const auto event = chain::newestDeskEvent(*parts.store, parts.library(), {QStringLiteral("desk.ledger_opened")});
    REQUIRE(event);
    REQUIRE(*event);
    const auto record = chain::recordByHash(*parts.store, (*event)->hash);
    REQUIRE(record);
    return (*record)->body;
}

} // namespace

TEST_CASE("a backup is proven, and what is restored from it works on under a new ledger")
{
    Unit unit;
    auto session = unit.logIn();
    const auto copy = backUp(*session, unit.path("disk"), unit.quiet());
    if (!copy)
        UNSCOPED_INFO(qPrintable(copy.error().id + copy.error().args.join(QLatin1Char(' '))));
    REQUIRE(copy);
    CHECK(copy->proven);
    CHECK(copy->size == 4); // founded, ledger, pack, log-in; the proof itself comes after
    CHECK_FALSE(unit.library().info().backedUpAt.isEmpty());
    unit.registerPerson(*session, "lisi");
    REQUIRE(session->logOut());
    session.reset();
    const QString ledger = unit.library().info().ledger;
    unit.close();

    const auto report = restore(unit.path("disk"), unit.path("restored"), unit.clock(), unit.quiet());
    REQUIRE(report);
    REQUIRE(report->findings.size() == 1); // this user saw more than the backup holds: no damage, but told
    CHECK(found(*report, "verify.older_than_seen"));
    auto library = Library::open(unit.path("restored"), Access::ReadWrite, unit.clock());
    REQUIRE(library);
    CHECK(told((*library)->info(), "notice.restored"));
    {
        auto again = (*library)->logIn(QStringLiteral("admin"), Secret(QByteArray(kPassword)));
        REQUIRE(again);
        REQUIRE((*again)->logOut());
    }
    const QJsonObject opened = openedBody(**library);
    CHECK((*library)->info().ledger != ledger);
    CHECK(opened.value(QLatin1String("reason")).toString() == QLatin1String("restored"));
    // It follows the last that was known of the old one, which is more than the backup held.
    const QJsonObject follows = opened.value(QLatin1String("follows")).toObject();
    CHECK(follows.value(QLatin1String("ledger")).toString() == ledger);
    CHECK(follows.value(QLatin1String("size")).toInteger() > copy->size);
    CHECK_FALSE(told((*library)->info(), "notice.restored"));
    const auto after = (*library)->verify({}, unit.quiet());
    REQUIRE(after);
    for (const Finding &finding : after->findings)
        UNSCOPED_INFO(qPrintable(finding.where + finding.error.id));
    CHECK(after->clean());
}

TEST_CASE("a backup that was broken off goes on where it was, and the last good one stays")
{
    Unit unit;
    auto session = unit.logIn();
    REQUIRE(backUp(*session, unit.path("disk"), unit.quiet()));
    unit.registerPerson(*session, "lisi");
    Impatient gone(1);
    const auto broken = backUp(*session, unit.path("disk"), gone);
    REQUIRE_FALSE(broken);
    CHECK(broken.error().fault == Fault::Cancelled);
    const auto kept = backupsIn(unit.path("disk"));
    REQUIRE(kept);
    CHECK(kept->size() == 1);
    CHECK(backUp(*session, unit.path("disk"), unit.quiet()));
    CHECK(backupsIn(unit.path("disk"))->size() == 2);
}

TEST_CASE("a backup goes neither into the library nor into that of another")
{
    Unit unit;
    auto session = unit.logIn();
    const auto inside = backUp(*session, unit.dir() + QStringLiteral("/backup"), unit.quiet());
    REQUIRE_FALSE(inside);
    CHECK(inside.error().id == QLatin1String("backup.same_place"));
    REQUIRE(backUp(*session, unit.path("disk"), unit.quiet()));
    session.reset();
    {
        Founding founding;
        founding.unitName = founding.adminName = founding.unitCode = QStringLiteral("另一单位");
        founding.adminPassword = Secret(QByteArray(kPassword));
        auto other = Library::create(unit.path("other"), founding, unit.clock(), nullptr, unit.quiet());
        REQUIRE(other);
        auto stranger = (*other)->logIn(QStringLiteral("admin"), Secret(QByteArray(kPassword)));
        REQUIRE(stranger);
        const auto mixed = backUp(**stranger, unit.path("disk"), unit.quiet());
        REQUIRE_FALSE(mixed);
        CHECK(mixed.error().id == QLatin1String("backup.other_unit"));
        const auto repaired = repairFrom(unit.path("other"), unit.path("disk"), unit.quiet());
        REQUIRE_FALSE(repaired);
        CHECK(repaired.error().id == QLatin1String("backup.other_unit"));
    }
    const auto none = backupsIn(unit.path("nowhere"));
    REQUIRE_FALSE(none);
    CHECK(none.error().id == QLatin1String("backup.none"));
}

TEST_CASE("what is damaged gives no proven backup")
{
    Unit unit;
    {
        auto session = unit.logIn();
        REQUIRE(backUp(*session, unit.path("disk"), unit.quiet()));
    }
    unit.close();
    unit.tamper("UPDATE unit SET name='改';");
    unit.open();
    auto session = unit.logIn();
    const auto copy = backUp(*session, unit.path("disk"), unit.quiet());
    REQUIRE_FALSE(copy);
    CHECK(copy.error().id == QLatin1String("backup.not_proven"));
    CHECK(backupsIn(unit.path("disk"))->size() == 1);
    // As the message says: verify tells what to do, and after a rebuild it goes through.
    CHECK(found(unit.verify(), "verify.row_not_recorded"));
    REQUIRE(unit.library().rebuild(unit.quiet()));
    CHECK(backUp(*session, unit.path("disk"), unit.quiet()));
}

TEST_CASE("a library that moved to another computer is for reading only, and its copy works on")
{
    Unit unit;
    {
        auto session = unit.logIn();
        const auto moved = moveOut(*session, unit.path("disk"), unit.quiet());
        if (!moved)
            UNSCOPED_INFO(qPrintable(moved.error().id));
        REQUIRE(moved);
        CHECK(moved->moving);
        Request request;
        request.act = QStringLiteral("office.register_person");
        const auto late = session->perform(request, unit.quiet());
        CHECK_FALSE(late);
    }
    unit.open();
    CHECK(unit.library().info().retired);
    CHECK(told(unit.library().info(), "notice.retired"));
    {
        auto reader = unit.logIn(); // to read
        const auto refused = backUp(*reader, unit.path("disk"), unit.quiet());
        REQUIRE_FALSE(refused);
        CHECK(refused.error().id == QLatin1String("library.retired"));
    }
    unit.close();
    const auto report = restore(unit.path("disk"), unit.path("new"), unit.clock(), unit.quiet());
    REQUIRE(report);
    CHECK(report->clean());
    auto library = Library::open(unit.path("new"), Access::ReadWrite, unit.clock());
    REQUIRE(library);
    CHECK_FALSE((*library)->info().retired);
    auto session = (*library)->logIn(QStringLiteral("admin"), Secret(QByteArray(kPassword)));
    REQUIRE(session);
    CHECK(openedBody(**library).value(QLatin1String("reason")).toString() == QLatin1String("moved"));
    unit.registerPerson(**session, "lisi");
}

TEST_CASE("only an administrator moves a library out")
{
    Unit unit;
    {
        auto session = unit.logIn();
        unit.registerPerson(*session, "lisi");
    }
    auto officer = unit.logIn("lisi");
    const auto moved = moveOut(*officer, unit.path("disk"), unit.quiet());
    REQUIRE_FALSE(moved);
    CHECK(moved.error().id == QLatin1String("backup.admin_only"));
    CHECK_FALSE(unit.library().info().retired);
}

TEST_CASE("an older copy put back in place is told, and goes on under a ledger that says so")
{
    Unit unit;
    {
        auto session = unit.logIn();
        REQUIRE(session->logOut());
    }
    unit.close();
    copyFolder(unit.dir(), unit.path("older"));
    unit.open();
    {
        auto session = unit.logIn();
        unit.registerPerson(*session, "lisi");
        REQUIRE(session->logOut());
    }
    const auto seen = lastSeen(unit.library().info().library);
    REQUIRE(seen);
    unit.close();
    REQUIRE(QDir(unit.dir()).removeRecursively());
    copyFolder(unit.path("older"), unit.dir());
    unit.open();
    CHECK(told(unit.library().info(), "notice.older_copy"));
    CHECK(found(unit.verify(), "verify.older_than_seen"));
    {
        auto session = unit.logIn();
        CHECK(openedBody(unit.library()).value(QLatin1String("reason")).toString() == QLatin1String("older_copy"));
        const QJsonObject follows = openedBody(unit.library()).value(QLatin1String("follows")).toObject();
        CHECK(follows.value(QLatin1String("size")).toInteger() == seen->size);
        CHECK(follows.value(QLatin1String("root")).toString() == seen->root);
        REQUIRE(session->logOut());
    }
    CHECK_FALSE(told(unit.library().info(), "notice.older_copy"));
    CHECK(unit.verify().clean());
}

TEST_CASE("lost and damaged contents, and lost keys, come back from a backup")
{
    Unit unit;
    QString key;
    {
        auto session = unit.logIn();
        REQUIRE(backUp(*session, unit.path("disk"), unit.quiet()));
        key = session->key().pair.id();
    }
    unit.close();
    QDirIterator blobs(unit.dir() + QStringLiteral("/vault"), QDir::Files, QDirIterator::Subdirectories);
    REQUIRE(blobs.hasNext());
    const QString blob = blobs.next();
    const bool remove = GENERATE(true, false);
    if (remove) {
        REQUIRE(QFile::remove(blob));
    } else {
        QFile::setPermissions(blob, QFile::ReadOwner | QFile::WriteOwner);
        QFile file(blob);
        REQUIRE(file.open(QIODevice::Append));
        file.write("x");
    }
    REQUIRE(QFile::remove(unit.dir() + QStringLiteral("/keys/%1.pem").arg(key)));
    CHECK(found(unit.verify(), remove ? "vault.no_blob" : "vault.blob_changed"));
    const auto repaired = repairFrom(unit.dir(), unit.path("disk"), unit.quiet());
    REQUIRE(repaired);
    CHECK(repaired->contents.size() == 1);
    CHECK(repaired->keys == QStringList{key});
    CHECK(repaired->stillMissing.isEmpty());
    CHECK(unit.verify().clean());
    unit.open();
    unit.logIn();
}

TEST_CASE("a second verification skips signatures alone, below what the same person signed")
{
    Unit unit;
    {
        auto session = unit.logIn();
        unit.registerPerson(*session, "lisi");
        CHECK_FALSE(*session->verified());
        const auto report = unit.library().verify({}, unit.quiet());
        REQUIRE(report);
        REQUIRE(session->noteVerified(*report));
    }
    auto session = unit.logIn();
    VerifyOptions again;
    again.all = false;
    again.trusted = *session->verified();
    REQUIRE(again.trusted);
    const VerifyReport second = unit.verify(again);
    CHECK(second.clean());
    CHECK(second.signaturesSkipped > 0);
    CHECK(second.signaturesSkipped < second.records);
    // Another person signed nothing, and trusts nothing.
    auto other = unit.logIn("lisi");
    CHECK_FALSE(*other->verified());
    other.reset();
    session.reset();
    unit.close();
    // A signature below is not looked at again; a byte of the record is.
    const QByteArray off = "DROP TRIGGER record_kept; ";
    const QByteArray on = " CREATE TRIGGER record_kept BEFORE UPDATE ON record BEGIN SELECT RAISE(ABORT, 'records are "
                          "never changed'); END;";
    unit.tamper(off + "UPDATE record SET sig = x'3006020101020101' WHERE chain LIKE 'desk/%' AND seq = 1;" + on);
    CHECK_FALSE(found(unit.verify(again), "chain.signature_fails"));
    CHECK(found(unit.verify(), "chain.signature_fails"));
    again.trusted->root.bytes[0] ^= 1; // not what comes out: nothing is trusted
    CHECK(found(unit.verify(again), "chain.signature_fails"));
    again.trusted->root.bytes[0] ^= 1;
    unit.tamper(off
                + "UPDATE record SET raw = CAST(replace(CAST(raw AS TEXT), '2', '3') AS BLOB) WHERE chain LIKE "
                  "'desk/%' AND seq = 1;"
                + on);
    CHECK(found(unit.verify(again), "verify.hash"));
}

TEST_CASE("a root from outside tells what the library alone cannot: that its end was cut off")
{
    Unit unit;
    {
        auto session = unit.logIn();
        REQUIRE(backUp(*session, unit.path("disk"), unit.quiet()));
    }
    const auto copies = backupsIn(unit.path("disk"));
    REQUIRE(copies);
    const auto outside = readOutsideRoot(copies->front().dir + QStringLiteral("/backup.json"));
    REQUIRE(outside);
    VerifyOptions options;
    options.against = *outside;
    const VerifyReport good = unit.verify(options);
    CHECK(good.clean());
    CHECK(good.againstOutside);
    options.against->size += 100;
    CHECK(found(unit.verify(options), "verify.outside_longer"));
    options.against->size -= 100;
    options.against->root.bytes[5] ^= 1;
    CHECK(found(unit.verify(options), "verify.outside_differs"));
    options.against->ledger = newUuid();
    CHECK(found(unit.verify(options), "verify.outside_other"));
    const auto folder = readOutsideRoot(unit.path("disk") + QStringLiteral("/anjuan-backup.json"));
    REQUIRE(folder);
    CHECK(folder->root == outside->root);
    const auto nonsense = readOutsideRoot(QStringLiteral(ANJUAN_SOURCE_DIR "/README.md"));
    REQUIRE_FALSE(nonsense);
    CHECK(nonsense.error().id == QLatin1String("verify.bad_outside_root"));
    const auto gone = readOutsideRoot(unit.path("nowhere.json"));
    REQUIRE_FALSE(gone);
    CHECK(gone.error().id == QLatin1String("verify.no_outside_root"));
    const auto bundle = readOutsideRoot(QStringLiteral(ANJUAN_SOURCE_DIR "/docs/format/sample.anjuan.zip"));
    REQUIRE(bundle);
    CHECK(bundle->size > 0);
}

TEST_CASE("only a complete verification gives a certificate")
{
    Unit unit;
    VerifyOptions quick;
    quick.contents = false;
    const QString file = unit.path("certificate.pdf");
    const auto refused = writeCertificate(unit.dir(), unit.verify(quick), file, unit.clock());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().id == QLatin1String("certificate.not_complete"));
    CHECK_FALSE(QFileInfo::exists(file));
    REQUIRE(writeCertificate(unit.dir(), unit.verify(), file, unit.clock()));
    CHECK(QFileInfo(file).size() > 10000);
}

TEST_CASE("a file that cannot be read is a verdict with a way out")
{
    Unit unit;
    unit.close();
    QFile file(unit.dir() + QStringLiteral("/anjuan.db"));
    REQUIRE(file.open(QIODevice::ReadWrite));
    REQUIRE(file.resize(file.size() / 3));
    file.close();
    const VerifyReport report = unit.verify();
    REQUIRE_FALSE(report.clean());
    CHECK(report.findings.front().means() == QLatin1String("file_damaged"));
    CHECK_FALSE(report.contents);
}

TEST_CASE("guards of the file that were taken away or added are told")
{
    Unit unit;
    unit.close();
    unit.tamper("DROP TRIGGER leaf_stays;");
    CHECK(found(unit.verify(), "verify.schema"));
    unit.tamper("CREATE TRIGGER leaf_stays BEFORE DELETE ON leaf BEGIN SELECT RAISE(ABORT, 'the ledger is never "
                "changed'); END;");
    CHECK(unit.verify().clean());
    unit.tamper("CREATE TRIGGER more AFTER INSERT ON leaf BEGIN SELECT 1; END;");
    CHECK(found(unit.verify(), "verify.schema"));
}

TEST_CASE("contents that a crash left without a record are swept by the next writer")
{
    Unit unit;
    const auto &parts = unit.library().parts();
    const auto orphan = parts.vault->takeIn(QByteArray("taken in, never named"));
    REQUIRE(orphan);
    const int named = parts.vault->list().size() - 1;
    unit.close();
    unit.open();
    // An orderly end left no lock: nothing is looked for.
    CHECK(unit.library().parts().vault->has(orphan->sha256));
    unit.close();
    QFile lock(unit.dir() + QStringLiteral("/lock"));
    REQUIRE(lock.open(QIODevice::WriteOnly)); // as a killed writer leaves it: of a process that is no more
    lock.write("999999999\nanjuan\n\n");
    lock.setFileTime(QDateTime(QDate(2026, 1, 1), QTime(9, 0)), QFileDevice::FileModificationTime);
    lock.close();
    unit.open();
    CHECK_FALSE(unit.library().parts().vault->has(orphan->sha256));
    CHECK(unit.library().parts().vault->list().size() == named);
    CHECK(unit.verify().clean());
}

TEST_CASE("a lock that says nobody's name bars nobody for ever")
{
    Unit unit;
    unit.close();
    for (const char *name : {"/lock", "/lock.rmlock"}) {
        QFile left(unit.dir() + QLatin1String(name));
        REQUIRE(left.open(QIODevice::WriteOnly));
        left.setFileTime(QDateTime(QDate(2026, 1, 1), QTime(9, 0)), QFileDevice::FileModificationTime);
    }
    unit.open();
    unit.logIn();
    const auto second = Library::open(unit.dir(), Access::ReadWrite, unit.clock());
    REQUIRE_FALSE(second);
    CHECK(second.error().id == QLatin1String("library.locked"));
}

TEST_CASE("tables are not rebuilt from records that are damaged, and the verdict says which comes first")
{
    Unit unit;
    {
        auto session = unit.logIn();
        unit.registerPerson(*session, "lisi");
    }
    unit.tamper(
        "DROP TRIGGER record_kept; UPDATE record SET raw = CAST(replace(CAST(raw AS TEXT), 'lisi', 'lise') AS BLOB) "
        "WHERE chain LIKE 'office/%'; CREATE TRIGGER record_kept BEFORE UPDATE ON record BEGIN SELECT RAISE(ABORT, "
        "'records are never changed'); END;");
    const VerifyReport report = unit.verify();
    CHECK(found(report, "verify.hash"));
    CHECK(found(report, "verify.table_disagrees"));
    CHECK_FALSE(found(report, "verify.row_not_recorded"));
    const auto rebuilt = unit.library().rebuild(unit.quiet());
    REQUIRE_FALSE(rebuilt);
    CHECK(rebuilt.error().id == QLatin1String("library.records_damaged"));
}

TEST_CASE("tables that call themselves an older program's are told, so that nobody hides an edit by it")
{
    Unit unit;
    unit.close();
    unit.tamper(
        "UPDATE projection_state SET version = replace(version, 'chain:4', 'chain:1'); UPDATE unit SET name='改';");
    const VerifyReport report = unit.verify();
    CHECK(found(report, "verify.tables_of_older_program"));
    CHECK_FALSE(report.clean());
    CHECK_FALSE(report.tablesCompared);
    // As it says: opened for writing, they are the records' again.
    unit.open();
    CHECK(unit.verify().clean());
    // A version that there never was is an edit like any other.
    unit.close();
    unit.tamper("UPDATE projection_state SET version = 'forged'; UPDATE unit SET name='改';");
    CHECK(found(unit.verify(), "verify.row_not_recorded"));
}

TEST_CASE("a forged tree of the ledger is not signed: the root comes from a signed checkpoint and the leaves")
{
    Unit unit;
    {
        auto session = unit.logIn();
        REQUIRE(session->logOut());
    }
    unit.close();
    const QByteArray peak(64, 'a');
    unit.tamper("UPDATE ledger_tree SET peaks = '" + peak + " " + peak + "';");
    CHECK(found(unit.verify(), "verify.row_not_recorded"));
    unit.open();
    {
        auto session = unit.logIn();
        unit.registerPerson(*session, "lisi");
        REQUIRE(session->logOut());
    }
    CHECK(unit.verify().clean());
    // Nor one that somebody put beside a checkpoint of another size.
    unit.close();
    unit.tamper("UPDATE ledger_tree SET size = (SELECT min(size) FROM checkpoint);");
    unit.open();
    unit.logIn();
    CHECK(unit.verify().clean());
}
