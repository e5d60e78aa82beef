#include "core/casework/library.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QRandomGenerator>
#include <QtCore/QSaveFile>

#include "core/base/json.h"
#include "core/casework/parts.h"
#include "core/chain/body.h"
#include "core/chain/truth.h"

namespace anjuan::casework {
namespace {

constexpr int kLeastPassword = 8;

Result<void> writeKeyFile(const QString &path, const QByteArray &pem)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(pem) != pem.size() || !file.commit())
        return fail(Fault::Io, "library.cannot_write", {path, file.errorString()});
    QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    return {};
}

Result<void> makeOwnFolder(const QString &path)
{
    if (!QDir().mkpath(path))
        return fail(Fault::Io, "library.cannot_write", {path, QString()});
    QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    return {};
}

/// Five groups of four from letters and digits that nobody mixes up.
QString newRecoveryCode()
{
    static const QString alphabet = QStringLiteral("ABCDEFGHJKMNPQRSTUVWXYZ23456789");
    QStringList groups;
    for (int g = 0; g < 5; ++g) {
        QString group;
        for (int i = 0; i < 4; ++i)
            group += alphabet[QRandomGenerator::system()->bounded(static_cast<int>(alphabet.size()))];
        groups += group;
    }
    return groups.join(QLatin1Char('-'));
}

struct FoundingKeys {
    keys::KeyPair admin;
    keys::KeyPair recovery;
};

QJsonObject foundedBody(const Founding &founding, const FoundingKeys &pairs, const PersonId &person)
{
    QJsonObject body{{QStringLiteral("unit_name"), founding.unitName},
                     {QStringLiteral("unit_code"), founding.unitCode},
                     {QStringLiteral("person"), person.toString()},
                     {QStringLiteral("name"), founding.adminName},
                     {QStringLiteral("key"), pairs.admin.id()},
                     {QStringLiteral("public_key"), QString::fromLatin1(pairs.admin.publicPem())},
                     {QStringLiteral("recovery_key"), pairs.recovery.id()},
                     {QStringLiteral("recovery_public_key"), QString::fromLatin1(pairs.recovery.publicPem())}};
    if (founding.demo)
        body.insert(QStringLiteral("demo"), true);
    return body;
}

Result<void> found(Library::Parts &parts, const Founding &founding, const FoundingKeys &pairs)
{
    const PersonId person = PersonId::create();
    const QString office = chain::officeChain(newUuid());
    ANJUAN_TRY(const QByteArray pack, canonicalJson(packs::builtInPack()));
    ANJUAN_TRY(const vault::Blob blob, parts.vault->takeIn(pack));
    ANJUAN_TRY(const packs::Pack parsed, packs::parsePack(packs::builtInPack(), QStringLiteral("built-in pack")));
    ANJUAN_CHECK(parts.store->write([&](store::Write &write) -> Result<void> {
        ANJUAN_CHECK(chain::keepMeta(write, QStringLiteral("library"), parts.ledger.library.toString()));
        ANJUAN_CHECK(chain::keepMeta(write, QStringLiteral("ledger"), parts.ledger.ledger));
        return parts.registry.createTables(write);
    }));
    const chain::Actor actor{person, &pairs.admin};
    return parts.transact([&](store::Write &write, chain::Ledger &ledger) -> Result<void> {
        ANJUAN_TRY(
            const chain::Record genesis,
            ledger.append(actor, office, QStringLiteral("office.founded"), foundedBody(founding, pairs, person)));
        ANJUAN_CHECK(chain::keepMeta(write, QStringLiteral("genesis"), genesis.hash.hex()));
        ANJUAN_CHECK(ledger.append(actor, chain::deskChain(parts.ledger.library), QStringLiteral("desk.ledger_opened"),
                                   {{QStringLiteral("ledger"), parts.ledger.ledger}}));
        ANJUAN_CHECK(ledger.append(actor, office, QStringLiteral("pack.adopted"),
                                   {{QStringLiteral("pack_id"), parsed.id},
                                    {QStringLiteral("version"), parsed.version},
                                    {QStringLiteral("title"), parsed.title},
                                    {QStringLiteral("pack_sha256"), blob.sha256},
                                    {QStringLiteral("pack_name"), QStringLiteral("pack.json")},
                                    {QStringLiteral("pack_bytes"), blob.bytes}}));
        return {};
    });
}

Result<void> checkFounding(const QString &dir, const Founding &founding)
{
    const QDir target(dir);
    if (target.exists() && !target.isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot))
        return fail(Fault::Conflict, "library.not_empty", {dir});
    if (founding.adminPassword.bytes().size() < kLeastPassword)
        return fail(Fault::Invalid, "library.weak_password", {QString::number(kLeastPassword)});
    for (const QString &name : {founding.unitName, founding.unitCode, founding.adminName}) {
        if (name.trimmed().isEmpty())
            return fail(Fault::Invalid, "library.founding_incomplete");
    }
    return {};
}

} // namespace

Result<std::unique_ptr<Library>> Library::create(const QString &dir, const Founding &founding, Clock &clock,
                                                 RecoveryCard *card, Progress &progress)
{
    ANJUAN_CHECK(checkFounding(dir, founding));
    // Built beside its place and moved there whole: a failure leaves no half library.
    const QString place = QDir(dir).absolutePath();
    const QString part = place + QStringLiteral(".part-") + newUuid().left(8);
    progress.report(0, 3, place);
    const auto build = [&]() -> Result<void> {
        Parts parts;
        parts.dir = part;
        parts.access = Access::ReadWrite;
        parts.clock = &clock;
        ANJUAN_CHECK(makeOwnFolder(part));
        ANJUAN_CHECK(makeOwnFolder(part + QStringLiteral("/keys")));
        ANJUAN_TRY(parts.store, store::Store::create(part + QStringLiteral("/anjuan.db")));
        ANJUAN_TRY(parts.vault, vault::Vault::create(part + QStringLiteral("/vault")));
        parts.registry = makeRegistry();
        parts.ledger.library = LibraryId::create();
        parts.ledger.ledger = newUuid();
        FoundingKeys pairs;
        ANJUAN_TRY(pairs.admin, keys::KeyPair::generate());
        ANJUAN_TRY(pairs.recovery, keys::KeyPair::generate());
        ANJUAN_TRY(const QByteArray sealed, pairs.admin.seal(founding.adminPassword));
        ANJUAN_CHECK(writeKeyFile(parts.keyFile(pairs.admin.id()), sealed));
        if (card) {
            card->code = newRecoveryCode();
            ANJUAN_TRY(card->sealedKey, pairs.recovery.seal(Secret::fromText(card->code)));
        }
        return found(parts, founding, pairs);
    };
    if (auto built = build(); !built) {
        QDir(part).removeRecursively();
        return fail(built.error());
    }
    progress.report(2, 3, place);
    QDir().rmdir(place);
    if (!QDir().mkpath(QFileInfo(place).path()) || !QDir().rename(part, place)) {
        QDir(part).removeRecursively();
        return fail(Fault::Io, "library.cannot_write", {place, QString()});
    }
    progress.report(3, 3, place);
    return open(place, Access::ReadWrite, clock);
}

Library::Library(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
Library::~Library() = default;

Result<std::unique_ptr<Library>> Library::open(const QString &dir, Access access, Clock &clock)
{
    const QString database = dir + QStringLiteral("/anjuan.db");
    if (!QFileInfo(database).isFile())
        return fail(Fault::NotFound, "library.missing", {dir});
    auto parts = std::make_unique<Parts>();
    parts->dir = QDir(dir).absolutePath();
    parts->access = access;
    parts->clock = &clock;
    if (access == Access::ReadWrite) {
        parts->lock = std::make_unique<QLockFile>(parts->dir + QStringLiteral("/lock"));
        parts->lock->setStaleLockTime(0);
        if (!parts->lock->tryLock(0)) {
            qint64 pid = 0;
            QString host;
            QString program;
            parts->lock->getLockInfo(&pid, &host, &program);
            return fail(Fault::Busy, "library.locked",
                        {dir, QStringLiteral("%1 (%2, pid %3)").arg(program, host).arg(pid)});
        }
    }
    ANJUAN_TRY(
        parts->store,
        store::Store::open(database, access == Access::ReadWrite ? store::Mode::ReadWrite : store::Mode::ReadOnly));
    ANJUAN_TRY(parts->vault, vault::Vault::open(parts->dir + QStringLiteral("/vault")));
    parts->registry = makeRegistry();
    ANJUAN_TRY(parts->ledger, chain::loadLedger(*parts->store));
    if (!parts->ledger.authority.isFounded() || parts->ledger.library.isNull())
        return fail(Fault::Corrupt, "library.not_founded", {dir});
    std::unique_ptr<Library> library(new Library(std::move(parts)));
    ANJUAN_CHECK(library->m_parts->readOffice());
    if (access == Access::ReadWrite) {
        ANJUAN_CHECK(library->m_parts->vault->sweep());
        // An upgrade of the program is no tampering: tables of another version are replayed from the chains.
        if (chain::storedVersion(*library->m_parts->store) != library->m_parts->registry.version()) {
            NoProgress quiet;
            ANJUAN_CHECK(library->rebuild(quiet));
        }
    }
    return library;
}

Result<void> Library::Parts::transact(const Work &work)
{
    if (access != Access::ReadWrite)
        return fail(Fault::Refused, "library.read_only", {dir});
    const chain::LedgerState saved = ledger;
    const auto done = store->write([&](store::Write &write) -> Result<void> {
        chain::Ledger writer(write, ledger, registry, *clock);
        return work(write, writer);
    });
    if (!done) {
        ledger = saved;
        return done;
    }
    if (ledger.authority.size() != saved.authority.size())
        return readOffice();
    return {};
}

Result<void> Library::Parts::readOffice()
{
    const QString known = book.packSha256();
    ANJUAN_TRY(const auto records, chain::recordsOf(*store, ledger.authority.chainName()));
    book = {};
    for (const chain::Record &record : records)
        book.add(record);
    if (book.packSha256() != known && !book.packSha256().isEmpty()) {
        ANJUAN_TRY(pack, packFrom(*vault, book.packSha256()));
        ANJUAN_TRY(calendar, calendar::Calendar::fromJson(packs::holidaysOf(pack.calendar)));
    }
    return {};
}

LibraryInfo Library::info() const
{
    const chain::Authority &authority = m_parts->ledger.authority;
    return {.dir = m_parts->dir,
            .library = m_parts->ledger.library,
            .unitName = authority.unitName(),
            .unitCode = authority.unitCode(),
            .genesis = authority.genesis().hex(),
            .ledger = m_parts->ledger.ledger,
            .records = m_parts->ledger.frontier.size(),
            .ledgerRoot = m_parts->ledger.frontier.root().hex(),
            .demo = authority.isDemo()};
}

const packs::Pack &Library::pack() const
{
    return m_parts->pack;
}

std::vector<PersonView> Library::people() const
{
    const QDate today = m_parts->clock->today();
    std::vector<PersonView> out;
    for (const auto &[id, person] : m_parts->book.people()) {
        PersonView view{id,
                        person.name,
                        person.login,
                        person.position,
                        m_parts->book.rolesOn(id, today),
                        m_parts->book.cardNumber(id, today),
                        false};
        if (m_parts->ledger.authority.isAdmin(id))
            view.roles.prepend(QStringLiteral("admin"));
        for (const auto &[key, issued] : m_parts->ledger.authority.keys())
            view.hasKey |= issued.person == id && !issued.revokedAt && QFileInfo::exists(m_parts->keyFile(key));
        out.push_back(std::move(view));
    }
    return out;
}

Result<std::unique_ptr<Session>> Library::logIn(const QString &login, const Secret &password)
{
    const office::Person *person = m_parts->book.byLogin(login);
    if (!person)
        return fail(Fault::NotFound, "library.no_login", {login});
    bool revoked = false;
    for (const auto &[key, issued] : m_parts->ledger.authority.keys()) {
        if (issued.person != person->id)
            continue;
        revoked |= issued.revokedAt.has_value();
        QFile file(m_parts->keyFile(key));
        if (issued.revokedAt || !file.open(QIODevice::ReadOnly))
            continue;
        ANJUAN_TRY(keys::KeyPair pair, keys::KeyPair::unseal(file.readAll(), password, file.fileName()));
        if (pair.id() != key)
            return fail(Fault::Corrupt, "keys.damaged", {file.fileName()});
        auto unlocked = std::make_unique<Session::Key>();
        unlocked->person = person->id;
        unlocked->pair = std::move(pair);
        std::unique_ptr<Session> session(new Session(*this, std::move(unlocked)));
        if (m_parts->access == Access::ReadWrite) {
            const chain::Actor actor = session->m_key->actor();
            ANJUAN_CHECK(m_parts->transact([&](store::Write &, chain::Ledger &ledger) -> Result<void> {
                ANJUAN_CHECK(
                    ledger.append(actor, chain::deskChain(m_parts->library()), QStringLiteral("desk.logged_in"), {}));
                return {};
            }));
        }
        return session;
    }
    return revoked ? fail(Fault::Refused, "library.key_revoked", {login})
                   : fail(Fault::NotFound, "library.no_key", {login});
}

Result<QString> Library::blobPath(const QString &sha256) const
{
    if (!m_parts->vault->has(sha256))
        return fail(Fault::NotFound, "vault.no_blob", {sha256});
    return m_parts->vault->path(sha256);
}

Result<packs::Pack> packFrom(const vault::Vault &vault, const QString &sha256)
{
    ANJUAN_TRY(const QByteArray content, vault.read(sha256));
    ANJUAN_TRY(const QJsonValue value, parseCanonical(content, sha256));
    return packs::parsePack(value.toObject(), sha256);
}

QString newSalt()
{
    QByteArray bytes(16, Qt::Uninitialized);
    QRandomGenerator::system()->fillRange(reinterpret_cast<quint32 *>(bytes.data()), 4);
    return QString::fromLatin1(bytes.toHex());
}

Result<vault::Blob> takeInPrivate(const vault::Vault &vault, QJsonObject object)
{
    object.insert(QStringLiteral("salt"), newSalt());
    ANJUAN_TRY(const QByteArray bytes, canonicalJson(object));
    return vault.takeIn(bytes);
}

} // namespace anjuan::casework
