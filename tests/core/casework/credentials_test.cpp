#include <catch2/catch.hpp>
#include <sys/stat.h>
#include <unistd.h>

#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QTemporaryDir>

#include "core/base/messages.h"
#include "core/casework/attempts.h"
#include "core/casework/credentials.h"
#include "core/casework/on_disk.h"
#include "core/casework/parts.h"
#include "core/chain/truth.h"

using namespace anjuan;
using namespace anjuan::casework;

namespace {

const char *const kAdmin = "Tulpen-9-Koffer";
const char *const kOfficer = "Ebene+Wolke+77";
const char *const kFresh = "Kranich/Fluss/88";

Secret secret(const char *text)
{
    return Secret(QByteArray(text));
}

template <class T> QString idOf(const Result<T> &result)
{
    return result ? QStringLiteral("no error") : result.error().id;
}

template <class T> void mustHold(const Result<T> &result)
{
    INFO((result ? "" : qPrintable(result.error().id + QLatin1Char(' ') + result.error().args.join(QLatin1Char(' ')))));
    REQUIRE(result);
}

/// A unit of its own, no training library, with its recovery card.
struct Unit {
    QTemporaryDir dir;
    FixedClock clock{*Instant::parse(u"2026-03-02T09:00:00+08:00")};
    RecoveryCard card;
    std::unique_ptr<Library> library;
    NoProgress quiet;

    explicit Unit(bool demo = false)
    {
        Founding founding = plan();
        founding.demo = demo;
        auto made = Library::create(path(), founding, clock, &card, quiet);
        mustHold(made);
        library = std::move(*made);
    }

    static Founding plan()
    {
        Founding founding;
        founding.unitName = QStringLiteral("示例镇综合行政执法队");
        founding.unitCode = QStringLiteral("000000000000000000");
        founding.adminName = QStringLiteral("管理员");
        founding.adminPassword = secret(kAdmin);
        return founding;
    }

    QString path() const { return dir.filePath(QStringLiteral("library")); }
    void later(qint64 seconds) { clock.moveTo(Instant{clock.now().epochSeconds + seconds}); }

    std::unique_ptr<Session> session(const QString &login, const char *password)
    {
        auto unlocked = library->logIn(login, secret(password));
        mustHold(unlocked);
        return std::move(*unlocked);
    }
    std::unique_ptr<Session> admin() { return session(QStringLiteral("admin"), kAdmin); }

    Result<Outcome> act(Session &by, const char *name, const QJsonObject &with, const char *password = nullptr)
    {
        Request request;
        request.act = QLatin1String(name);
        request.with = with;
        if (password)
            request.secrets.emplace(QStringLiteral("password"), secret(password));
        return by.perform(request, quiet);
    }
    Result<Outcome> enrol(Session &by, const char *login, const char *password)
    {
        return act(by, "office.register_person",
                   {{QStringLiteral("name"), QStringLiteral("某") + QLatin1String(login).right(1)},
                    {QStringLiteral("login"), QLatin1String(login)}},
                   password);
    }
    Result<Outcome> issue(Session &by, const char *login, const char *password)
    {
        return act(by, "office.issue_key", {{QStringLiteral("person"), QLatin1String(login)}}, password);
    }
    QJsonObject newest(const char *kind)
    {
        QJsonObject body;
        mustHold(
            chain::eachRecordOfLedger(*library->parts().store, [&](const chain::StoredRecord &stored) -> Result<void> {
                ANJUAN_TRY(const chain::Record record, stored.parse());
                if (record.kind == QLatin1String(kind))
                    body = record.body;
                return {};
            }));
        return body;
    }
    bool holds()
    {
        const auto report = library->verify({}, quiet);
        mustHold(report);
        for (const Finding &finding : report->findings)
            UNSCOPED_INFO(qPrintable(finding.where + QLatin1Char(' ') + finding.error.id + QLatin1Char(' ')
                                     + finding.error.args.join(QLatin1Char(' '))));
        return report->findings.empty();
    }
    void reopen(Access access = Access::ReadWrite)
    {
        library.reset();
        auto opened = Library::open(path(), access, clock);
        mustHold(opened);
        library = std::move(*opened);
    }
    QStringList keyFiles() const
    {
        return QDir(path() + QStringLiteral("/keys")).entryList(QDir::Files | QDir::Hidden);
    }
};

QString texts(const QString &dir)
{
    QString all;
    QDirIterator it(dir, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        if (file.open(QIODevice::ReadOnly))
            all += QString::fromLatin1(file.readAll());
    }
    return all;
}

} // namespace

TEST_CASE("a weak password is refused with advice wherever one is chosen")
{
    NoProgress quiet;
    FixedClock clock(*Instant::parse(u"2026-03-02T09:00:00+08:00"));
    const QTemporaryDir dir;
    for (const char *weak : {"", "short", "12345678", "password1", "管理员123", "13900001234"}) {
        Founding founding = Unit::plan();
        founding.adminPassword = secret(weak);
        const auto refused = Library::create(dir.filePath(QStringLiteral("l")), founding, clock, nullptr, quiet);
        INFO(weak);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().fault == Fault::Invalid);
        CHECK(refused.error().id == QStringLiteral("library.weak_password"));
        CHECK(refused.error().args.value(0) == QStringLiteral("8"));
        CHECK(refused.error().args.value(1).size() > 10);
    }
    CHECK(QDir(dir.path()).isEmpty());

    Unit unit;
    const auto admin = unit.admin();
    CHECK(idOf(unit.enrol(*admin, "zhangsan", "zhangsan1")) == QStringLiteral("library.weak_password"));
    mustHold(unit.enrol(*admin, "zhangsan", kOfficer));
    CHECK(idOf(unit.issue(*admin, "zhangsan", "qwertyuiop")) == QStringLiteral("library.weak_password"));
    CHECK(idOf(changePassword(*admin, secret(kAdmin), secret("11111111"))) == QStringLiteral("library.weak_password"));
    CHECK(unit.keyFiles().size() == 2);
    // What may be used, and what only a training library takes.
    CHECK(strengthOf(secret(kOfficer), {}).enough);
    CHECK(strengthOf(secret(kOfficer), {}).score >= 3);
    CHECK_FALSE(strengthOf(secret("xk7!qz"), {}).enough);
    CHECK_FALSE(strengthOf(secret("password1"), {}).advice.isEmpty());
    CHECK(idOf(checkPassword(secret("password1"), {}, true)) == QStringLiteral("no error"));
    CHECK(idOf(checkPassword(secret("pass"), {}, true)) == QStringLiteral("library.weak_password"));
}

TEST_CASE("a changed password opens the same key, and the old one does not")
{
    Unit unit;
    QString key;
    {
        const auto admin = unit.admin();
        key = admin->key().pair.id();
        CHECK(idOf(changePassword(*admin, secret(kOfficer), secret(kFresh))) == QStringLiteral("keys.wrong_password"));
        CHECK(unit.newest("desk.password_renewed").isEmpty());
        mustHold(changePassword(*admin, secret(kAdmin), secret(kFresh)));
        CHECK(unit.newest("desk.password_renewed").value(QLatin1String("key")).toString() == key);
        // The session goes on.
        mustHold(unit.enrol(*admin, "zhangsan", kOfficer));
    }
    CHECK(idOf(unit.library->logIn(QStringLiteral("admin"), secret(kAdmin))) == QStringLiteral("keys.wrong_password"));
    const auto admin = unit.session(QStringLiteral("admin"), kFresh);
    CHECK(admin->key().pair.id() == key);
    CHECK(QFile::permissions(unit.library->parts().keyFile(key)).testFlag(QFileDevice::ReadOther) == false);
    CHECK((QFile::permissions(unit.library->parts().keyFile(key)) & (QFileDevice::ReadGroup | QFileDevice::WriteGroup))
          == 0);
    CHECK(unit.holds());
    const QString all = texts(unit.path());
    for (const char *typed : {kAdmin, kOfficer, kFresh})
        CHECK_FALSE(all.contains(QLatin1String(typed)));
}

TEST_CASE("a change of password that cannot be recorded or written leaves the old one")
{
    Unit unit;
    const auto admin = unit.admin();
    const QString file = unit.library->parts().keyFile(admin->key().pair.id());
    const auto content = [&] {
        QFile in(file);
        REQUIRE(in.open(QIODevice::ReadOnly));
        return in.readAll();
    };
    const QByteArray before = content();
    unit.library->parts().store->setWriteGuard([](QStringView table) { return table != QLatin1String("leaf"); });
    CHECK(idOf(changePassword(*admin, secret(kAdmin), secret(kFresh))) == QStringLiteral("store.write_denied"));
    unit.library->parts().store->setWriteGuard({});
    CHECK(content() == before);
    // A writer that was killed leaves a part of a file: it is in nobody's way, and goes with the next change.
    QFile part(file + QStringLiteral(".AbCdEf"));
    REQUIRE(part.open(QIODevice::WriteOnly));
    part.write("half");
    part.close();
    mustHold(changePassword(*admin, secret(kAdmin), secret(kFresh)));
    CHECK(unit.keyFiles().size() == 1);
    CHECK(content() != before);
    CHECK(unit.session(QStringLiteral("admin"), kFresh));
    CHECK(unit.holds());
}

TEST_CASE("who forgot the password gets a new key, and what was signed with the old one stands")
{
    Unit unit;
    const auto admin = unit.admin();
    mustHold(unit.enrol(*admin, "zhangsan", kOfficer));
    const auto officer = unit.session(QStringLiteral("zhangsan"), kOfficer);
    const QString oldKey = officer->key().pair.id();
    mustHold(officer->logOut());
    auto open = unit.session(QStringLiteral("zhangsan"), kOfficer);
    const qint64 before = unit.library->info().records;
    const auto issued = unit.issue(*admin, "zhangsan", kFresh);
    mustHold(issued);
    CHECK(issued->person == open->person().toString());
    CHECK(unit.library->info().records == before + 2);
    CHECK(unit.newest("person.key_revoked").value(QLatin1String("key")).toString() == oldKey);
    CHECK_FALSE(unit.newest("person.key_revoked").value(QLatin1String("reason")).toString().isEmpty());
    // The same minute: a session that is open with the old key records nothing more.
    CHECK(idOf(changePassword(*open, secret(kOfficer), secret(kAdmin))) == QStringLiteral("chain.key_revoked"));
    CHECK(unit.library->info().records == before + 2);
    CHECK(idOf(unit.library->logIn(QStringLiteral("zhangsan"), secret(kOfficer)))
          == QStringLiteral("keys.wrong_password"));
    const auto again = unit.session(QStringLiteral("zhangsan"), kFresh);
    CHECK(again->key().pair.id() != oldKey);
    CHECK(unit.holds());
    // Nobody but an administrator.
    CHECK(idOf(unit.issue(*again, "admin", kOfficer)) == QStringLiteral("act.no_role"));
    CHECK(idOf(unit.act(*admin, "office.issue_key", {{QStringLiteral("person"), QStringLiteral("nobody")}}, kFresh))
          == QStringLiteral("act.bad_field"));
}

TEST_CASE("a key that is revoked is told at log-in, and its session cannot go on")
{
    Unit unit;
    const auto admin = unit.admin();
    mustHold(unit.enrol(*admin, "zhangsan", kOfficer));
    const auto officer = unit.session(QStringLiteral("zhangsan"), kOfficer);
    const auto other = unit.session(QStringLiteral("zhangsan"), kOfficer);
    const auto shown = allKeysInForce(*unit.library);
    REQUIRE(shown.size() == 2);
    CHECK(std::any_of(shown.begin(), shown.end(),
                      [&](const KeyInForce &key) { return key.id == officer->key().pair.id() && key.here; }));
    mustHold(unit.act(
        *admin, "office.revoke_key",
        {{QStringLiteral("key"), officer->key().pair.id()}, {QStringLiteral("reason"), QStringLiteral("丢失")}}));
    CHECK(allKeysInForce(*unit.library).size() == 1);
    const auto refused = unit.library->logIn(QStringLiteral("zhangsan"), secret(kOfficer));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().fault == Fault::Refused);
    CHECK(refused.error().id == QStringLiteral("library.key_revoked"));
    const qint64 before = unit.library->info().records;
    for (Session *session : {officer.get(), other.get()}) {
        const auto done = unit.library->parts().transact([&](store::Write &, chain::Ledger &ledger) -> Result<void> {
            ANJUAN_CHECK(ledger.append(session->key().actor(), chain::deskChain(unit.library->parts().library()),
                                       QStringLiteral("desk.logged_in"), {}));
            return {};
        });
        CHECK(idOf(done) == QStringLiteral("chain.key_revoked"));
    }
    CHECK(unit.library->info().records == before);
    // It is let go without another record.
    CHECK(idOf(officer->logOut()) == QStringLiteral("no error"));
    CHECK(unit.library->info().records == before);
    for (const PersonView &person : unit.library->people())
        CHECK(person.hasKey == (person.login == QStringLiteral("admin")));
    CHECK(unit.holds());
}

TEST_CASE("an administrator renews their own key and works on with it")
{
    Unit unit;
    auto admin = unit.admin();
    auto beside = unit.admin();
    const QString old = admin->key().pair.id();
    mustHold(unit.issue(*admin, "admin", kFresh));
    CHECK(admin->key().pair.id() != old);
    mustHold(unit.enrol(*admin, "zhangsan", kOfficer));
    mustHold(changePassword(*admin, secret(kFresh), secret(kAdmin)));
    CHECK(idOf(unit.enrol(*beside, "lisi", kOfficer)) == QStringLiteral("chain.key_revoked"));
    CHECK(unit.keyFiles().size() == 3);
    // The last key of the last administrator cannot be revoked without another.
    CHECK(idOf(unit.act(
              *admin, "office.revoke_key",
              {{QStringLiteral("key"), admin->key().pair.id()}, {QStringLiteral("reason"), QStringLiteral("x")}}))
          == QStringLiteral("chain.no_administrator"));
    CHECK(unit.holds());
    beside.reset();
    admin.reset();
    unit.reopen();
    CHECK(unit.admin()->key().pair.id() != old);
}

TEST_CASE("an issue of a key that fails leaves no key file and no record")
{
    Unit unit;
    const auto admin = unit.admin();
    mustHold(unit.enrol(*admin, "zhangsan", kOfficer));
    const qint64 before = unit.library->info().records;
    unit.library->parts().store->setWriteGuard([](QStringView table) { return table != QLatin1String("issued_key"); });
    CHECK(idOf(unit.issue(*admin, "zhangsan", kFresh)) == QStringLiteral("store.write_denied"));
    CHECK(idOf(unit.enrol(*admin, "lisi", kFresh)) == QStringLiteral("store.write_denied"));
    unit.library->parts().store->setWriteGuard({});
    CHECK(unit.keyFiles().size() == 2);
    CHECK(unit.library->info().records == before);
    CHECK(unit.session(QStringLiteral("zhangsan"), kOfficer));
    CHECK(unit.holds());
}

TEST_CASE("wrong passwords make the next try wait longer, and the right one ends it")
{
    const std::vector<int> delays = {0, 0, 0, 5, 10, 20, 40, 80, 160, 320, 640, 900, 900};
    for (std::size_t n = 0; n < delays.size(); ++n)
        CHECK(Attempts::delayAfter(static_cast<int>(n)) == delays[n]);
    CHECK(Attempts::delayAfter(1000) == 900);

    Unit unit;
    mustHold(unit.enrol(*unit.admin(), "zhangsan", kOfficer));
    const QString login = QStringLiteral("zhangsan");
    const auto wrong = [&] { return unit.library->logIn(login, secret(kFresh)); };
    for (int n = 0; n < 3; ++n)
        CHECK(idOf(wrong()) == QStringLiteral("keys.wrong_password"));
    const auto wait = wrong();
    REQUIRE_FALSE(wait);
    CHECK(wait.error().fault == Fault::Refused);
    CHECK(wait.error().id == QStringLiteral("library.wait"));
    CHECK(wait.error().args == QStringList{login, QStringLiteral("5")});
    // The right one must wait, too; to ask does not make it longer; another person need not.
    CHECK(idOf(unit.library->logIn(login, secret(kOfficer))) == QStringLiteral("library.wait"));
    CHECK(unit.admin());
    unit.later(4);
    CHECK(wrong().error().args.last() == QStringLiteral("1"));
    unit.later(1);
    CHECK(idOf(wrong()) == QStringLiteral("keys.wrong_password"));
    CHECK(wrong().error().args.last() == QStringLiteral("10"));
    // To start again, or to open it for reading, is no way around it.
    unit.reopen(Access::ReadOnly);
    CHECK(idOf(unit.library->logIn(login, secret(kOfficer))) == QStringLiteral("library.wait"));
    unit.reopen();
    CHECK(idOf(unit.library->logIn(login, secret(kOfficer))) == QStringLiteral("library.wait"));
    unit.later(10);
    CHECK(unit.session(login, kOfficer));
    for (int n = 0; n < 3; ++n)
        CHECK(idOf(wrong()) == QStringLiteral("keys.wrong_password"));
    CHECK(idOf(wrong()) == QStringLiteral("library.wait"));
    const QFileInfo kept(unit.path() + QStringLiteral("/local/attempts.json"));
    REQUIRE(kept.exists());
    CHECK((kept.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther)) == 0);
    // A new key from an administrator ends the wait.
    mustHold(unit.issue(*unit.admin(), "zhangsan", kFresh));
    CHECK(unit.session(login, kFresh));
    CHECK(unit.holds());
}

TEST_CASE("a clock that is set back locks nobody out for longer than the longest delay")
{
    Unit unit;
    for (int n = 0; n < 8; ++n) {
        unit.later(1000);
        CHECK(idOf(unit.library->logIn(QStringLiteral("admin"), secret(kFresh)))
              == QStringLiteral("keys.wrong_password"));
    }
    const Instant then = unit.clock.now();
    unit.clock.moveTo(Instant{then.epochSeconds - 10LL * 365 * 24 * 3600});
    const auto wait = unit.library->logIn(QStringLiteral("admin"), secret(kAdmin));
    REQUIRE_FALSE(wait);
    CHECK(wait.error().args.last().toInt() <= 900);
    unit.later(900);
    CHECK(unit.admin());
}

TEST_CASE("where the count cannot be kept on disk it is kept in memory, and a training library counts nothing")
{
    Unit unit;
    // A file in the folder's place: nothing can be written there, whoever runs the test.
    QFile inTheWay(unit.path() + QStringLiteral("/local"));
    QDir(unit.path() + QStringLiteral("/local")).removeRecursively();
    REQUIRE(inTheWay.open(QIODevice::WriteOnly));
    inTheWay.close();
    for (int n = 0; n < 3; ++n)
        CHECK(idOf(unit.library->logIn(QStringLiteral("admin"), secret(kFresh)))
              == QStringLiteral("keys.wrong_password"));
    CHECK(idOf(unit.library->logIn(QStringLiteral("admin"), secret(kAdmin))) == QStringLiteral("library.wait"));
    Unit training(true);
    for (int n = 0; n < 6; ++n)
        CHECK(idOf(training.library->logIn(QStringLiteral("admin"), secret(kFresh)))
              == QStringLiteral("keys.wrong_password"));
    CHECK(training.admin());
}

TEST_CASE("wrong old passwords at the change of a password count, too")
{
    Unit unit;
    const auto admin = unit.admin();
    for (int n = 0; n < 3; ++n)
        CHECK(idOf(changePassword(*admin, secret(kOfficer), secret(kFresh))) == QStringLiteral("keys.wrong_password"));
    CHECK(idOf(changePassword(*admin, secret(kAdmin), secret(kFresh))) == QStringLiteral("library.wait"));
    unit.later(5);
    mustHold(changePassword(*admin, secret(kAdmin), secret(kFresh)));
}

TEST_CASE("the recovery card: from print to new administrator")
{
    Unit unit;
    {
        const auto admin = unit.admin();
        mustHold(unit.enrol(*admin, "zhangsan", kOfficer));
    }
    Recovery recovery;
    recovery.sealedKey = message(QStringLiteral("recovery.card"),
                                 {QStringLiteral("示例镇综合行政执法队"), unit.library->info().genesis, unit.card.code})
                             .toUtf8()
        + "\r\n" + QByteArray(unit.card.sealedKey).replace("\n", "  \r\n") + "\r\n请妥善保管\r\n";
    recovery.name = QStringLiteral("新任管理员");
    recovery.login = QStringLiteral("newadmin");
    recovery.password = secret(kFresh);
    SECTION("the code as printed")
    {
        recovery.code = unit.card.code;
    }
    SECTION("in small letters, without hyphens, with spaces")
    {
        recovery.code = QStringLiteral("  ") + unit.card.code.toLower().replace(QLatin1Char('-'), QStringLiteral(" "))
            + QStringLiteral("\n");
    }
    SECTION("as a Chinese keyboard gives it")
    {
        for (const QChar c : unit.card.code)
            recovery.code += c == QLatin1Char('-') ? QChar(0x2014) : QChar(c.unicode() + 0xFEE0);
    }
    const auto person = recoverOffice(*unit.library, recovery);
    mustHold(person);
    CHECK(unit.newest("office.recovered").value(QLatin1String("person")).toString() == person->toString());
    auto admin = unit.session(QStringLiteral("newadmin"), kFresh);
    CHECK(admin->isAdmin());
    CHECK(admin->name() == QStringLiteral("新任管理员"));
    mustHold(unit.enrol(*admin, "lisi", kOfficer));
    mustHold(unit.act(*admin, "office.grant_role",
                      {{QStringLiteral("person"), QStringLiteral("lisi")},
                       {QStringLiteral("role"), QStringLiteral("officer")},
                       {QStringLiteral("from_on"), QStringLiteral("2026-03-02")}}));
    // What may be in wrong hands is ended by an act; what it signed before still counts.
    for (const auto &[key, issued] : unit.library->parts().ledger.authority.keys()) {
        if (issued.person == unit.library->parts().book.byLogin(QStringLiteral("admin"))->id) {
            mustHold(unit.act(*admin, "office.revoke_key",
                              {{QStringLiteral("key"), key}, {QStringLiteral("reason"), QStringLiteral("口令遗失")}}));
            break;
        }
    }
    CHECK(idOf(unit.library->logIn(QStringLiteral("admin"), secret(kAdmin))) == QStringLiteral("library.key_revoked"));
    CHECK(unit.session(QStringLiteral("zhangsan"), kOfficer));
    CHECK(unit.holds());
    admin.reset();
    unit.reopen();
    CHECK(unit.session(QStringLiteral("newadmin"), kFresh)->isAdmin());
    CHECK(unit.holds());
    const QString all = texts(unit.path());
    CHECK_FALSE(all.contains(unit.card.code));
}

TEST_CASE("the recovery card may give an administrator's own place back")
{
    Unit unit;
    mustHold(unit.enrol(*unit.admin(), "zhangsan", kOfficer));
    Recovery recovery;
    recovery.sealedKey = unit.card.sealedKey;
    recovery.code = unit.card.code;
    recovery.person = unit.library->parts().book.byLogin(QStringLiteral("admin"))->id;
    recovery.password = secret(kFresh);
    mustHold(recoverOffice(*unit.library, recovery));
    CHECK(unit.session(QStringLiteral("admin"), kFresh)->isAdmin());
    // Until it is revoked, the key whose password was forgotten is a key in force.
    CHECK(unit.admin());
    // And a second time, for an officer.
    recovery.person = unit.library->parts().book.byLogin(QStringLiteral("zhangsan"))->id;
    mustHold(recoverOffice(*unit.library, recovery));
    CHECK(unit.session(QStringLiteral("zhangsan"), kFresh)->isAdmin());
    CHECK(unit.holds());
}

TEST_CASE("a recovery that is not this unit's, or not whole, changes nothing")
{
    Unit unit;
    Unit other;
    const qint64 before = unit.library->info().records;
    const auto tried = [&](const QByteArray &key, const QString &code, const char *login = "newadmin",
                           const char *password = kFresh) {
        Recovery recovery;
        recovery.sealedKey = key;
        recovery.code = code;
        recovery.name = QStringLiteral("新任管理员");
        recovery.login = QLatin1String(login);
        recovery.password = secret(password);
        return idOf(recoverOffice(*unit.library, recovery));
    };
    const QByteArray &key = unit.card.sealedKey;
    const QString &code = unit.card.code;
    CHECK(tried("no key at all", code) == QStringLiteral("recovery.no_key"));
    CHECK(tried(key.left(key.size() / 2), code) == QStringLiteral("recovery.no_key"));
    CHECK(tried(QByteArray(key).replace(key.mid(60, 20), QByteArray(20, 'A')), code)
          == QStringLiteral("recovery.no_key"));
    CHECK(tried(key, other.card.code) == QStringLiteral("recovery.wrong_code"));
    CHECK(tried(key, code.left(10)) == QStringLiteral("recovery.wrong_code"));
    CHECK(tried(key, QString()) == QStringLiteral("recovery.wrong_code"));
    CHECK(tried(other.card.sealedKey, other.card.code) == QStringLiteral("recovery.other_unit"));
    CHECK(tried(key, code, "admin") == QStringLiteral("office.login_taken"));
    CHECK(tried(key, code, " ") == QStringLiteral("recovery.no_person"));
    CHECK(tried(key, code, "newadmin", "12345678") == QStringLiteral("library.weak_password"));
    CHECK(unit.library->info().records == before);
    CHECK(unit.keyFiles().size() == 1);
    unit.reopen(Access::ReadOnly);
    CHECK(tried(key, code) == QStringLiteral("library.read_only"));
    CHECK(unit.library->info().records == before);
}

TEST_CASE("a clock that cannot be right is noticed, asked about and noted, and is no wall")
{
    Unit unit;
    CHECK_FALSE(unit.library->clockDoubt());
    CHECK(unit.admin());
    CHECK(unit.newest("desk.logged_in").isEmpty());
    const Instant right = unit.clock.now();
    const auto at = [&](const char *text) { unit.clock.moveTo(*Instant::parse(QString::fromLatin1(text))); };
    using Why = ClockDoubt::Why;

    unit.clock.moveTo(Instant{right.epochSeconds - 600});
    CHECK_FALSE(unit.library->clockDoubt());
    unit.clock.moveTo(Instant{right.epochSeconds - 601});
    REQUIRE(unit.library->clockDoubt());
    CHECK(unit.library->clockDoubt()->why == Why::Behind);
    CHECK(unit.library->clockDoubt()->known == right);
    CHECK(unit.library->clockDoubt()->now == unit.clock.now());
    for (const char *dead : {"1970-01-01T08:00:07+08:00", "2000-01-01T00:00:00+08:00", "2025-12-31T12:00:00+08:00"}) {
        at(dead);
        REQUIRE(unit.library->clockDoubt());
        CHECK(unit.library->clockDoubt()->why == Why::Behind);
    }
    // Without a date it goes on, flagged.
    CHECK(unit.admin());
    CHECK(unit.newest("desk.logged_in") == QJsonObject{{QStringLiteral("clock_doubt"), QStringLiteral("behind")}});
    mustHold(unit.library->logIn(QStringLiteral("admin"), secret(kAdmin), QDate(2026, 3, 3)));
    CHECK(unit.newest("desk.logged_in")
          == QJsonObject{{QStringLiteral("clock_doubt"), QStringLiteral("behind")},
                         {QStringLiteral("stated_on"), QStringLiteral("2026-03-03")}});

    unit.clock.moveTo(Instant{right.epochSeconds + 400LL * 86400});
    CHECK_FALSE(unit.library->clockDoubt());
    at("2031-01-01T00:00:00+08:00");
    REQUIRE(unit.library->clockDoubt());
    CHECK(unit.library->clockDoubt()->why == Why::Ahead);
    CHECK(unit.library->clockDoubt()->known == right);
    mustHold(unit.library->logIn(QStringLiteral("admin"), secret(kAdmin), QDate(2026, 3, 4)));
    CHECK(unit.newest("desk.logged_in")
          == QJsonObject{{QStringLiteral("clock_doubt"), QStringLiteral("ahead")},
                         {QStringLiteral("stated_on"), QStringLiteral("2026-03-04")}});
    CHECK(unit.holds());
}

TEST_CASE("a library that was founded with a dead battery knows no time before the program's own, nor a training one")
{
    Unit unit;
    unit.clock.moveTo(*Instant::parse(u"2025-06-01T09:00:00+08:00"));
    const QTemporaryDir dir;
    auto made = Library::create(dir.filePath(QStringLiteral("old")), Unit::plan(), unit.clock, nullptr, unit.quiet);
    mustHold(made);
    const auto doubt = (*made)->clockDoubt();
    REQUIRE(doubt);
    CHECK(doubt->why == ClockDoubt::Why::Behind);
    CHECK(doubt->known.toString() == QStringLiteral("2026-01-01T00:00:00+08:00"));
    Unit training(true);
    training.clock.moveTo(*Instant::parse(u"1999-01-01T00:00:00+08:00"));
    CHECK_FALSE(training.library->clockDoubt());
    CHECK(training.admin());
    CHECK(training.newest("desk.logged_in").isEmpty());
}

TEST_CASE("a library is not founded on a network disk, in a synchronised folder, or for a group that is not there")
{
    NoProgress quiet;
    FixedClock clock(*Instant::parse(u"2026-03-02T09:00:00+08:00"));
    const QTemporaryDir dir;
    const auto cloud =
        Library::create(dir.filePath(QStringLiteral("Nutstore/library")), Unit::plan(), clock, nullptr, quiet);
    CHECK(idOf(cloud) == QStringLiteral("store.cloud_place"));
    Founding founding = Unit::plan();
    founding.osGroup = QStringLiteral("no-such-group-here");
    const auto group = Library::create(dir.filePath(QStringLiteral("library")), founding, clock, nullptr, quiet);
    REQUIRE_FALSE(group);
    CHECK(group.error().fault == Fault::Invalid);
    CHECK(group.error().id == QStringLiteral("library.no_such_group"));
    CHECK(group.error().args == QStringList{QStringLiteral("no-such-group-here")});
    CHECK(QDir(dir.path()).isEmpty());
}

TEST_CASE("a library that is its group's lets the group in, from the first file to the last")
{
    NoProgress quiet;
    FixedClock clock(*Instant::parse(u"2026-03-02T09:00:00+08:00"));
    const QTemporaryDir dir;
    const QString place = dir.filePath(QStringLiteral("library"));
    Founding founding = Unit::plan();
    // Whoever runs the test is in the group that their files have.
    founding.osGroup = QFileInfo(dir.path()).group();
    auto made = Library::create(place, founding, clock, nullptr, quiet);
    mustHold(made);
    {
        auto admin = (*made)->logIn(QStringLiteral("admin"), secret(kAdmin));
        mustHold(admin);
        mustHold(changePassword(**admin, secret(kAdmin), secret(kFresh)));
        for (int n = 0; n < 4; ++n)
            static_cast<void>((*made)->logIn(QStringLiteral("admin"), secret(kAdmin)));
    }
    int folders = 0;
    int files = 0;
    const auto check = [&](const QString &path) {
        struct ::stat found {};
        REQUIRE(::stat(QFile::encodeName(path).constData(), &found) == 0);
        const unsigned mode = found.st_mode & 07777;
        INFO(qPrintable(path));
        INFO(std::oct << mode);
        if (QFileInfo(path).isDir()) {
            CHECK(mode == 02770);
            ++folders;
        } else if (path.endsWith(QLatin1String("/lock"))) {
            CHECK((mode & 07000) == 0);
        } else {
            CHECK(mode == (path.contains(QLatin1String("/vault/")) ? 0440U : 0660U));
            ++files;
        }
    };
    check(place);
    QDirIterator it(place, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (it.hasNext())
        check(it.next());
    CHECK(folders >= 6);
    CHECK(files >= 4);
    // Without a group everything is its owner's alone.
    const Unit own;
    QDirIterator alone(own.path(), QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                       QDirIterator::Subdirectories);
    while (alone.hasNext()) {
        const QString path = alone.next();
        INFO(qPrintable(path));
        if (!path.endsWith(QLatin1String("/lock")))
            CHECK((QFileInfo(path).permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther)) == 0);
    }
}

TEST_CASE("whoever holds a lock is named: program, user, computer, process")
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("lock"));
    QLockFile lock(path);
    REQUIRE(lock.tryLock(0));
    QLockFile second(path);
    CHECK_FALSE(second.tryLock(0));
    const QString holder = lockHolder(second, path);
    CHECK(holder.contains(QFileInfo(path).owner() + QLatin1Char('@')));
    CHECK(holder.contains(QStringLiteral("pid %1").arg(::getpid())));
}
