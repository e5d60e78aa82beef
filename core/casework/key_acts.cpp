#include "core/casework/key_acts.h"

#include <algorithm>

#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include "core/base/json.h"
#include "core/base/messages.h"
#include "core/casework/credentials.h"
#include "core/casework/on_disk.h"
#include "core/chain/body.h"

namespace anjuan::casework {
namespace {

using chain::textOf;

Result<const Secret *> passwordFor(const Step &step, const QStringList &known)
{
    const auto given = step.request.secrets.find(QStringLiteral("password"));
    static const Secret none;
    const Secret &password = given == step.request.secrets.end() ? none : given->second;
    ANJUAN_CHECK(checkPassword(password, known, step.parts.ledger.authority.isDemo()));
    return &password;
}

QStringList unitWords(const Step &step)
{
    return {step.parts.ledger.authority.unitName(), step.parts.ledger.authority.unitCode()};
}

} // namespace

Result<std::unique_ptr<NewKey>> NewKey::make(const Library::Parts &parts, const Secret &password)
{
    ANJUAN_TRY(keys::KeyPair pair, keys::KeyPair::generate());
    ANJUAN_TRY(const QByteArray sealed, pair.seal(password));
    ANJUAN_CHECK(writeKeyFile(parts.keyFile(pair.id()), sealed));
    return std::unique_ptr<NewKey>(new NewKey(parts, std::move(pair)));
}

NewKey::~NewKey()
{
    if (!m_parts.ledger.authority.keys().contains(m_pair.id()))
        QFile::remove(m_parts.keyFile(m_pair.id()));
}

Result<QJsonObject> NewKey::bodyFor(const PersonId &person) const
{
    ANJUAN_TRY(const QByteArray claim,
               canonicalJson(QJsonObject{{QStringLiteral("genesis"), m_parts.ledger.authority.genesis().hex()},
                                         {QStringLiteral("key"), m_pair.id()},
                                         {QStringLiteral("person"), person.toString()}}));
    ANJUAN_TRY(const QByteArray proof, m_pair.sign(claim));
    return QJsonObject{{QStringLiteral("key"), m_pair.id()},
                       {QStringLiteral("person"), person.toString()},
                       {QStringLiteral("proof"), QString::fromLatin1(proof.toBase64())},
                       {QStringLiteral("public_key"), QString::fromLatin1(m_pair.publicPem())}};
}

QStringList keysInForce(const chain::Authority &authority, const PersonId &person)
{
    std::vector<std::pair<qint64, QString>> found;
    for (const auto &[key, issued] : authority.keys()) {
        if (issued.person == person && !issued.revokedAt)
            found.emplace_back(-issued.issuedAt, key);
    }
    std::sort(found.begin(), found.end());
    QStringList keys;
    for (const auto &[order, key] : found)
        keys += key;
    return keys;
}

Result<keys::KeyPair> unlockKey(const Library::Parts &parts, const office::Person &person, const Secret &password)
{
    const auto &issued = parts.ledger.authority.keys();
    const QStringList inForce = keysInForce(parts.ledger.authority, person.id);
    if (inForce.isEmpty()
        && std::any_of(issued.begin(), issued.end(), [&](const auto &one) { return one.second.person == person.id; }))
        return fail(Fault::Refused, "library.key_revoked", {person.login});
    std::optional<Error> wrong;
    for (const QString &key : inForce) {
        QFile file(parts.keyFile(key));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        auto pair = keys::KeyPair::unseal(file.readAll(), password, file.fileName());
        if (pair && pair->id() == key)
            return pair;
        const Error error =
            pair ? Error{Fault::Corrupt, QStringLiteral("keys.damaged"), {file.fileName()}} : pair.error();
        if (!wrong || error.fault == Fault::Refused)
            wrong = error;
    }
    return wrong ? fail(*wrong) : fail(Fault::NotFound, "library.no_key", {person.login});
}

Result<Outcome> registerPerson(Step &step)
{
    const QJsonObject &body = step.prepared.body;
    if (step.law().book->byLogin(textOf(body, "login")))
        return fail(Fault::Conflict, "office.login_taken", {textOf(body, "login")});
    const PersonId person = PersonId::create();
    std::unique_ptr<NewKey> fresh;
    QJsonObject issued;
    // Who signs on paper gets no key, until somebody issues one.
    if (const auto given = step.request.secrets.find(QStringLiteral("password"));
        given != step.request.secrets.end() && !given->second.isEmpty()) {
        ANJUAN_TRY(const Secret *password,
                   passwordFor(step, unitWords(step) << textOf(body, "login") << textOf(body, "name")));
        ANJUAN_TRY(fresh, NewKey::make(step.parts, *password));
        ANJUAN_TRY(issued, fresh->bodyFor(person));
    }
    QJsonObject registered = body;
    registered.insert(QStringLiteral("person"), person.toString());
    const chain::Actor admin = step.session.key().actor();
    const QString office = step.parts.ledger.authority.chainName();
    Outcome outcome;
    outcome.person = person.toString();
    ANJUAN_CHECK(step.parts.transact([&](store::Write &, chain::Ledger &ledger) -> Result<void> {
        ANJUAN_TRY(const chain::Record record, ledger.append(admin, office, step.act.kind, registered));
        outcome.record = record.hash.hex();
        if (fresh)
            ANJUAN_CHECK(ledger.append(admin, office, QStringLiteral("person.key_issued"), issued));
        return {};
    }));
    return outcome;
}

Result<Outcome> issueNewKey(Step &step)
{
    const PersonId person = PersonId::parse(textOf(step.prepared.body, "person")).value_or(PersonId());
    const office::Person *owner = step.law().book->person(person);
    if (!owner)
        return fail(Fault::NotFound, "library.no_login", {person.toString()});
    const QString login = owner->login;
    ANJUAN_TRY(const Secret *password, passwordFor(step, unitWords(step) << login << owner->name));
    ANJUAN_TRY(const std::unique_ptr<NewKey> fresh, NewKey::make(step.parts, *password));
    ANJUAN_TRY(const QJsonObject issued, fresh->bodyFor(person));
    const QStringList old = keysInForce(step.parts.ledger.authority, person);
    const QString why = message(QStringLiteral("credentials.replaced_by"), {fresh->pair().id()});
    const chain::Actor admin = step.session.key().actor();
    // Whoever renews their own key signs the end of the old one with the new: at every record a key is in force.
    const bool own = person == admin.person;
    const chain::Actor after = own ? chain::Actor{person, &fresh->pair()} : admin;
    const QString office = step.parts.ledger.authority.chainName();
    Outcome outcome;
    outcome.person = person.toString();
    ANJUAN_CHECK(step.parts.transact([&](store::Write &, chain::Ledger &ledger) -> Result<void> {
        ANJUAN_TRY(const chain::Record record, ledger.append(admin, office, step.act.kind, issued));
        outcome.record = record.hash.hex();
        for (const QString &key : old)
            ANJUAN_CHECK(ledger.append(after, office, QStringLiteral("person.key_revoked"),
                                       {{QStringLiteral("key"), key}, {QStringLiteral("reason"), why}}));
        return {};
    }));
    if (own)
        Library::Parts::giveKey(step.session, fresh->pair());
    step.parts.attempts.noteRight(step.parts.dir, login);
    return outcome;
}

} // namespace anjuan::casework
