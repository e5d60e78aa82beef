#include "core/casework/library.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QRandomGenerator>
#include <QtCore/QThread>

#include "core/base/json.h"
#include "core/casework/last_seen.h"
#include "core/casework/on_disk.h"
#include "core/casework/parts.h"
#include "core/casework/together.h"
#include "core/chain/desk.h"
#include "core/chain/truth.h"
#include "core/store/place.h"

namespace anjuan::casework {
Library::Library(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
Library::~Library() = default;

namespace {

/// A lock that does not say whose it is belongs to nobody: its maker was cut off in between, and it would bar the
/// library for ever. One that is just being made needs less than a moment for it.
bool isUnclaimed(const QString &path)
{
    constexpr qint64 kMoment = 2; // seconds
    const QFileInfo info(path);
    qint64 pid = 0;
    QString host;
    QString program;
    return info.exists() && !QLockFile(path).getLockInfo(&pid, &host, &program)
        && qAbs(info.lastModified().toSecsSinceEpoch() - SystemClock().now().epochSeconds) > kMoment;
}

Result<std::unique_ptr<QLockFile>> lockFolder(const QString &dir)
{
    constexpr int kTries = 40;
    constexpr int kPauseMilliseconds = 100;
    const QString path = dir + QStringLiteral("/lock");
    auto lock = std::make_unique<QLockFile>(path);
    lock->setStaleLockTime(0);
    for (int n = 0; n < kTries; ++n) {
        // The second one is QLockFile's own, beside a lock whose holder is gone.
        for (const QString &one : {path, path + QStringLiteral(".rmlock")}) {
            if (isUnclaimed(one))
                QFile::remove(one);
        }
        if (lock->tryLock(0))
            return lock;
        if (lock->error() == QLockFile::PermissionError)
            return fail(Fault::Refused, "store.read_only", {dir});
        qint64 pid = 0;
        QString host;
        QString program;
        if (lock->getLockInfo(&pid, &host, &program))
            break;
        QThread::msleep(kPauseMilliseconds);
    }
    return fail(Fault::Busy, "library.locked", {dir, lockHolder(*lock, path)});
}

} // namespace

Result<std::unique_ptr<Library>> Library::open(const QString &dir, Access access, const Clock &clock)
{
    const QString database = dir + QStringLiteral("/anjuan.db");
    if (!QFileInfo(database).isFile())
        return fail(Fault::NotFound, "library.missing", {dir});
    auto parts = std::make_unique<Parts>();
    parts->dir = QDir(dir).absolutePath();
    parts->access = access;
    parts->clock = &clock;
    if (access == Access::ReadWrite) {
        ANJUAN_CHECK(store::checkPlace(parts->dir));
        const QFileInfo left(parts->dir + QStringLiteral("/lock"));
        if (left.exists())
            parts->crashedSince = left.lastModified();
        ANJUAN_TRY(parts->lock, lockFolder(parts->dir));
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
    if (access == Access::ReadWrite)
        ANJUAN_CHECK(library->m_parts->prepareWriting());
    return library;
}

Result<void> Library::Parts::prepareWriting()
{
    // An upgrade of the program is no tampering: tables of another version are replayed from the chains.
    if (chain::storedVersion(*store) != registry.version()) {
        NoProgress quiet;
        ANJUAN_CHECK(rebuildTables(quiet));
    }
    ANJUAN_TRY(const auto last,
               chain::newestDeskEvent(*store, library(),
                                      {QStringLiteral("desk.library_retired"), QStringLiteral("desk.ledger_opened")}));
    retired = last && last->kind == QLatin1String("desk.library_retired") && !restoredMark(dir);
    if (retired) {
        access = Access::ReadOnly;
        return {};
    }
    // What a cut-off intake left half copied; whole contents stay staged. Nobody else writes here now.
    if (const auto staged = vault::Vault::open(dir + QStringLiteral("/intake")))
        ANJUAN_CHECK(staged->sweep());
    return sweepVault();
}

Result<void> Library::Parts::sweepVault()
{
    ANJUAN_CHECK(vault->sweep());
    if (!crashedSince)
        return {};
    // What lay decrypted when the last writer was cut off.
    const QDir own(dir);
    for (const QString &scratch : own.entryList({QStringLiteral("scratch-*")}, QDir::Dirs))
        QDir(own.filePath(scratch)).removeRecursively();
    // Whoever crashed had named nothing yet of what it took in last; older contents cannot be orphans of it.
    constexpr int kSlackSeconds = 5;
    const QDateTime since = crashedSince->addSecs(-kSlackSeconds);
    std::set<QString> candidates;
    for (const QString &digest : vault->list()) {
        if (QFileInfo(vault->path(digest)).lastModified() >= since)
            candidates.insert(digest);
    }
    // What an intake gave it bears the day on which the card was read; the intake lets it go once its record stands.
    const auto staged = vault::Vault::open(dir + QStringLiteral("/intake"));
    for (const QString &digest : staged ? staged->list() : QStringList()) {
        if (vault->has(digest))
            candidates.insert(digest);
    }
    crashedSince.reset();
    sweepKeys();
    if (candidates.empty())
        return {};
    ANJUAN_CHECK(chain::removeNamed(*store, candidates));
    for (const QString &orphan : candidates)
        ANJUAN_CHECK(vault->destroy(orphan));
    return {};
}

void Library::Parts::sweepKeys() const
{
    // A key file whose record was never written can sign nothing.
    const QDir keys(dir + QStringLiteral("/keys"));
    for (const QString &name : keys.entryList({QStringLiteral("*.pem")}, QDir::Files)) {
        if (!ledger.authority.keys().contains(name.chopped(4)))
            QFile::remove(keys.filePath(name));
    }
}

QString Library::Parts::backedUpAt() const
{
    const auto event = chain::newestDeskEvent(*store, library(), {QStringLiteral("desk.backup_proven")});
    return event && *event ? (*event)->at : QString();
}

namespace {

/// The transaction that acts done together share: the store's lock is this thread's as long as it lasts.
struct Shared {
    const Library::Parts *of = nullptr;
    store::Write *write = nullptr;
    chain::Ledger *ledger = nullptr;
    std::optional<Error> failed;
};
thread_local Shared shared;

} // namespace

Result<void> together(Library::Parts &parts, const std::function<Result<void>()> &acts)
{
    if (shared.of)
        return fail(Fault::Invalid, "store.nested_write");
    return parts.transact([&](store::Write &write, chain::Ledger &ledger) -> Result<void> {
        shared = {&parts, &write, &ledger, std::nullopt};
        const auto done = acts();
        const auto failed = shared.failed;
        shared = {};
        if (done && failed)
            return fail(*failed);
        return done;
    });
}

Result<void> Library::Parts::transact(const Work &work)
{
    if (retired)
        return fail(Fault::Refused, "library.retired", {dir});
    if (access != Access::ReadWrite)
        return fail(Fault::Refused, "library.read_only", {dir});
    if (shared.of == this) {
        auto done = work(*shared.write, *shared.ledger);
        if (!done && !shared.failed)
            shared.failed = done.error();
        return done;
    }
    const chain::MerkleFrontier tree = ledger.frontier;
    const QString ledgerBefore = ledger.ledger;
    ledger.authorityBefore.reset();
    const auto done = store->write([&](store::Write &write) -> Result<void> {
        chain::Ledger writer(write, ledger, registry, *clock);
        return work(write, writer);
    });
    const bool office = ledger.authorityBefore != nullptr;
    if (!done) {
        ledger.frontier = tree;
        ledger.ledger = ledgerBefore;
        if (office)
            ledger.authority = *ledger.authorityBefore;
        ledger.authorityBefore.reset();
        return done;
    }
    ledger.authorityBefore.reset();
    return office ? readOffice() : Result<void>{};
}

Result<void> Library::Parts::readOffice()
{
    laws.reset();
    ANJUAN_TRY(const auto records, chain::recordsOf(*store, ledger.authority.chainName()));
    book = {};
    for (const chain::Record &record : records)
        book.add(record);
    lawDay = QDate();
    return turnTo(clock->today());
}

Result<void> Library::Parts::turnTo(QDate day)
{
    if (day == lawDay || book.packs().empty())
        return {};
    if (!shelves)
        shelves = std::make_shared<Shelves>(*vault);
    ANJUAN_TRY(const Shelves::Law law, shelves->on(book, day));
    lawDay = day;
    if (law.pack != standing) {
        standing = law.pack;
        pack = *law.pack;
    }
    calendar = *law.calendar;
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
            .demo = authority.isDemo(),
            .retired = m_parts->retired,
            .readOnly = m_parts->access != Access::ReadWrite,
            .backedUpAt = m_parts->backedUpAt(),
            .notices = noticesOf(*m_parts)};
}

const packs::Pack &Library::pack() const
{
    return m_parts->pack;
}

Result<QString> Library::blobPath(const QString &sha256) const
{
    if (!m_parts->vault->has(sha256))
        return fail(Fault::NotFound, "vault.no_blob", {sha256});
    return m_parts->vault->path(sha256);
}

Result<QJsonObject> packJson(const vault::Vault &vault, const QString &sha256)
{
    ANJUAN_TRY(const QByteArray content, vault.read(sha256));
    ANJUAN_TRY(const QJsonValue value, parseCanonical(content, sha256));
    return value.toObject();
}

Result<packs::Pack> packFrom(const vault::Vault &vault, const QString &sha256)
{
    ANJUAN_TRY(const QJsonObject object, packJson(vault, sha256));
    return packs::parsePack(object, sha256);
}

QString newSalt()
{
    QByteArray bytes(16, Qt::Uninitialized);
    QRandomGenerator::system()->fillRange(reinterpret_cast<quint32 *>(bytes.data()), 4);
    return QString::fromLatin1(bytes.toHex());
}

namespace {

/// The format's member names are a few ASCII letters; an object named by the fields of a county's own form
/// (`检查日期`) is kept as pairs of name and value.
QJsonValue withPlainNames(const QJsonValue &value)
{
    if (value.isArray()) {
        QJsonArray out;
        for (const auto one : value.toArray())
            out.append(withPlainNames(one));
        return out;
    }
    if (!value.isObject())
        return value;
    static const QRegularExpression plain(QStringLiteral("\\A[a-z0-9_]+\\z"));
    const QJsonObject object = value.toObject();
    const QStringList names = object.keys();
    const bool asObject =
        std::all_of(names.begin(), names.end(), [](const QString &name) { return plain.match(name).hasMatch(); });
    QJsonObject members;
    QJsonArray pairs;
    for (auto it = object.begin(); it != object.end(); ++it) {
        const QJsonValue inner = withPlainNames(it.value());
        if (asObject)
            members.insert(it.key(), inner);
        else
            pairs.append(QJsonObject{{QStringLiteral("name"), it.key()}, {QStringLiteral("value"), inner}});
    }
    return asObject ? QJsonValue(members) : QJsonValue(pairs);
}

} // namespace

Result<vault::Blob> takeInPrivate(const vault::Vault &vault, QJsonObject object)
{
    object.insert(QStringLiteral("salt"), newSalt());
    ANJUAN_TRY(const QByteArray bytes, canonicalJson(withPlainNames(object)));
    return vault.takeIn(bytes);
}

} // namespace anjuan::casework
