#include "core/casework/joining.h"

#include <algorithm>
#include <set>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include "core/base/json.h"
#include "core/base/messages.h"
#include "core/base/whole_file.h"
#include "core/casework/bundles.h"
#include "core/casework/credentials.h"
#include "core/casework/join_texts.h"
#include "core/casework/key_acts.h"
#include "core/casework/on_disk.h"
#include "core/casework/records.h"
#include "core/chain/truth.h"
#include "core/exchange/adopt.h"
#include "core/exchange/queries.h"
#include "core/store/place.h"
#include "core/vault/folders.h"

namespace anjuan::casework {
namespace {

const QString kWaitingFile = QStringLiteral("/joining.json");

Result<void> checkRequest(const JoinRequest &request)
{
    const QDir target(request.dir);
    if (target.exists() && !target.isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot))
        return fail(Fault::Conflict, "library.not_empty", {request.dir});
    if (request.pcName.trimmed().isEmpty())
        return fail(Fault::Invalid, "join.no_name");
    if (request.people.empty())
        return fail(Fault::Invalid, "join.nobody");
    std::set<QString> logins;
    for (const Joiner &joiner : request.people) {
        const bool taken = std::any_of(request.card.people.begin(), request.card.people.end(), [&](const auto &known) {
            return known.login == joiner.login && known.person != joiner.known;
        });
        if (joiner.login.trimmed().isEmpty() || taken || !logins.insert(joiner.login).second)
            return fail(Fault::Invalid, "join.login_twice", {joiner.login});
        ANJUAN_CHECK(checkPassword(joiner.password,
                                   {request.card.unitName, request.card.unitCode, joiner.name, joiner.login},
                                   request.card.demo));
    }
    if (!request.osGroup.isEmpty())
        ANJUAN_CHECK(checkGroup(request.osGroup));
    return store::checkPlace(request.dir);
}

Result<Enrolment> makeKeys(const JoinRequest &request, const QString &dir, Progress &progress)
{
    Enrolment enrolment;
    enrolment.library = LibraryId::create();
    enrolment.pcName = request.pcName.trimmed();
    enrolment.genesis = request.card.genesis;
    qint64 done = 0;
    for (const Joiner &joiner : request.people) {
        progress.report(done++, static_cast<qint64>(request.people.size()), joiner.name);
        ANJUAN_TRY(const keys::KeyPair pair, keys::KeyPair::generate());
        ANJUAN_TRY(const QByteArray sealed, pair.seal(joiner.password));
        ANJUAN_CHECK(writeKeyFile(dir + QStringLiteral("/keys/") + pair.id() + QStringLiteral(".pem"), sealed));
        const PersonId person = joiner.known.isNull() ? PersonId::create() : joiner.known;
        ANJUAN_TRY(const QByteArray claim, claimOf(enrolment.genesis, pair.id(), person));
        ANJUAN_TRY(const QByteArray proof, pair.sign(claim));
        enrolment.people.push_back({person, joiner.name.trimmed(), joiner.login.trimmed(), pair.id(),
                                    QString::fromLatin1(pair.publicPem()), QString::fromLatin1(proof.toBase64())});
    }
    ANJUAN_TRY(enrolment.raw, canonicalJson(enrolmentObject(enrolment)));
    return enrolment;
}

} // namespace

JoinCard joinCardOf(const Library &library)
{
    const Library::Parts &parts = library.parts();
    const chain::Authority &authority = parts.ledger.authority;
    JoinCard card{authority.unitName(), authority.unitCode(), authority.chainName(),
                  authority.genesis(),  authority.isDemo(),   {}};
    for (const auto &[id, person] : parts.book.people())
        card.people.push_back({id, person.name, person.login});
    return card;
}

Result<Enrolment> startJoining(const JoinRequest &request, const QString &enrolFile, Progress &progress)
{
    ANJUAN_CHECK(checkRequest(request));
    const QString place = QDir(request.dir).absolutePath();
    const QString part = place + QStringLiteral(".part-") + newUuid().left(8);
    const auto build = [&]() -> Result<Enrolment> {
        if (!makeFolders(part))
            return fail(Fault::Io, "library.cannot_write", {part, QString()});
        if (!request.osGroup.isEmpty())
            ANJUAN_CHECK(shareFolder(part, request.osGroup));
        if (!vault::makeFolder(part + QStringLiteral("/keys")))
            return fail(Fault::Io, "library.cannot_write", {part, QString()});
        ANJUAN_TRY(Enrolment enrolment, makeKeys(request, part, progress));
        ANJUAN_TRY(const QByteArray waiting,
                   canonicalJson(QJsonObject{{QStringLiteral("card"), cardObject(request.card, true)},
                                             {QStringLiteral("enrolment"), enrolmentObject(enrolment)}}));
        ANJUAN_CHECK(writeWhole(part + kWaitingFile, waiting + '\n'));
        ANJUAN_CHECK(writeWhole(enrolFile, enrolment.raw + '\n', kByUmask));
        return enrolment;
    };
    auto built = build();
    if (built) {
        QDir().rmdir(place);
        if (QDir().rename(part, place))
            return built;
        built = fail(Fault::Io, "library.cannot_write", {place, QString()});
    }
    QDir(part).removeRecursively();
    return built;
}

std::optional<Waiting> waitingIn(const QString &dir)
{
    const auto bytes = readLineOf(dir + kWaitingFile);
    if (!bytes)
        return std::nullopt;
    const auto value = parseCanonical(bytes->chopped(bytes->endsWith('\n') ? 1 : 0), dir);
    if (!value)
        return std::nullopt;
    const QJsonObject object = value->toObject().value(QLatin1String("enrolment")).toObject();
    const auto raw = canonicalJson(object);
    const auto card = cardFrom(value->toObject().value(QLatin1String("card")).toObject(), dir);
    const auto enrolment = enrolmentFrom(object, raw ? *raw : QByteArray(), dir);
    if (!card || !enrolment)
        return std::nullopt;
    return Waiting{*card, *enrolment};
}

namespace {

Result<void> registerApplicant(Library::Parts &parts, chain::Ledger &ledger, const chain::Actor &admin,
                               const Enrolment::Person &person, const QStringList &roles)
{
    const QString office = parts.ledger.authority.chainName();
    if (!parts.book.person(person.person)) {
        if (parts.book.byLogin(person.login))
            return fail(Fault::Conflict, "office.login_taken", {person.login});
        ANJUAN_CHECK(ledger.append(admin, office, QStringLiteral("office.person_registered"),
                                   {{QStringLiteral("person"), person.person.toString()},
                                    {QStringLiteral("name"), person.name},
                                    {QStringLiteral("login"), person.login}}));
        for (const QString &role : roles)
            ANJUAN_CHECK(ledger.append(admin, office, QStringLiteral("office.role_granted"),
                                       {{QStringLiteral("person"), person.person.toString()},
                                        {QStringLiteral("role"), role},
                                        {QStringLiteral("from_on"), dateText(parts.clock->today())}}));
    }
    if (parts.ledger.authority.keys().contains(person.key))
        return {};
    ANJUAN_CHECK(ledger.append(admin, office, QStringLiteral("person.key_issued"),
                               {{QStringLiteral("key"), person.key},
                                {QStringLiteral("person"), person.person.toString()},
                                {QStringLiteral("proof"), person.proof},
                                {QStringLiteral("public_key"), person.publicKey}}));
    return {};
}

} // namespace

Result<void> acceptEnrolment(Session &session, const Enrolment &enrolment, const std::map<QString, QStringList> &roles,
                             Progress &)
{
    Library::Parts &parts = session.library().parts();
    ANJUAN_CHECK(mustBeAdministrator(session, message(QStringLiteral("join.accepting"))));
    const chain::Authority &authority = parts.ledger.authority;
    if (enrolment.genesis != authority.genesis())
        return fail(Fault::Refused, "join.other_unit", {enrolment.pcName});
    const bool enrolled = authority.isEnrolledAt(enrolment.library, authority.size() - 1);
    const bool issued = std::all_of(enrolment.people.begin(), enrolment.people.end(),
                                    [&](const auto &person) { return authority.keys().contains(person.key); });
    if (enrolled && issued)
        return fail(Fault::Conflict, "join.done", {enrolment.pcName});
    const chain::Actor admin = session.key().actor();
    return parts.transact([&](store::Write &, chain::Ledger &ledger) -> Result<void> {
        if (!enrolled)
            ANJUAN_CHECK(ledger.append(admin, authority.chainName(), QStringLiteral("library.enrolled"),
                                       {{QStringLiteral("library"), enrolment.library.toString()},
                                        {QStringLiteral("name"), enrolment.pcName}}));
        for (const Enrolment::Person &person : enrolment.people) {
            const auto given = roles.find(person.login);
            ANJUAN_CHECK(
                registerApplicant(parts, ledger, admin, person, given == roles.end() ? QStringList() : given->second));
        }
        return {};
    });
}

namespace {

/// Tables, contents and the office chain of a library whose people's keys lie in the folder already.
Result<void> furnish(const QString &dir, const Waiting &waiting, const OpenedBundle &bundle, const Clock &clock,
                     Progress &progress)
{
    Library::Parts parts;
    parts.dir = dir;
    parts.access = Access::ReadWrite;
    parts.clock = &clock;
    ANJUAN_TRY(parts.store, store::Store::create(dir + QStringLiteral("/anjuan.db")));
    ANJUAN_TRY(parts.vault, vault::Vault::create(dir + QStringLiteral("/vault")));
    parts.registry = makeRegistry();
    parts.ledger.library = waiting.enrolment.library;
    parts.ledger.ledger = newUuid();
    ANJUAN_CHECK(takeInContents(*parts.vault, bundle, progress));
    ANJUAN_CHECK(parts.store->write([&](store::Write &write) -> Result<void> {
        ANJUAN_CHECK(chain::keepMeta(write, QStringLiteral("library"), parts.ledger.library.toString()));
        ANJUAN_CHECK(chain::keepMeta(write, QStringLiteral("ledger"), parts.ledger.ledger));
        ANJUAN_CHECK(chain::keepMeta(write, QStringLiteral("genesis"), waiting.card.genesis.hex()));
        return parts.registry.createTables(write);
    }));
    const exchange::BundleContent &content = bundle.content();
    return parts.transact([&](store::Write &, chain::Ledger &ledger) -> Result<void> {
        return exchange::adopt(ledger, content.chains.at(content.officeChain));
    });
}

void clearAway(const QString &dir)
{
    for (const char *name : {"/anjuan.db", "/anjuan.db-wal", "/anjuan.db-shm"})
        QFile::remove(dir + QLatin1String(name));
    QDir(dir + QStringLiteral("/vault")).removeRecursively();
}

} // namespace

Result<std::unique_ptr<Library>> finishJoining(const QString &dir, const QString &bundleFile, Clock &clock,
                                               Progress &progress)
{
    const auto waiting = waitingIn(dir);
    if (!waiting)
        return fail(Fault::Refused, "join.not_waiting", {dir});
    ANJUAN_TRY(const OpenedBundle bundle, openBundle({bundleFile, {}}, {}, dir, progress));
    const chain::Authority &authority = bundle.content().authority;
    if (authority.genesis() != waiting->card.genesis)
        return fail(Fault::Refused, "exchange.foreign_unit", {authority.unitName(), authority.unitCode(), bundleFile});
    ANJUAN_CHECK(mustHold(bundle, bundleFile));
    const bool issued =
        std::any_of(waiting->enrolment.people.begin(), waiting->enrolment.people.end(),
                    [&](const Enrolment::Person &person) { return authority.keys().contains(person.key); });
    if (!issued || !authority.isEnrolledAt(waiting->enrolment.library, authority.size() - 1))
        return fail(Fault::Refused, "join.not_in_bundle", {waiting->enrolment.pcName, bundleFile});
    clearAway(dir); // of an attempt that was cut off
    const QString place = QDir(dir).absolutePath();
    if (const auto made = furnish(place, *waiting, bundle, clock, progress); !made) {
        clearAway(dir);
        return fail(made.error());
    }
    if (!QFile::remove(dir + kWaitingFile))
        return fail(Fault::Io, "library.cannot_write", {dir, kWaitingFile});
    return Library::open(place, Access::ReadWrite, clock);
}

std::vector<PcRow> pcsOf(const Library &library)
{
    const Library::Parts &parts = library.parts();
    std::vector<PcRow> rows;
    const auto names = exchange::pcNames(*parts.store);
    if (!names)
        return rows;
    for (const auto &[id, name] : *names)
        rows.push_back({id, name.isEmpty() ? message(QStringLiteral("exchange.first_pc")) : name, id == parts.library(),
                        id == parts.ledger.authority.holder()});
    return rows;
}

} // namespace anjuan::casework
