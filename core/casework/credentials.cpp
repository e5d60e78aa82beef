#include "core/casework/credentials.h"

#include <algorithm>

#include <QtCore/QFile>

#include "core/base/messages.h"
#include "core/casework/key_acts.h"
#include "core/casework/last_seen.h"
#include "core/casework/on_disk.h"
#include "core/casework/parts.h"
#include "core/chain/body.h"
#include "core/keys/strength.h"

namespace anjuan::casework {
namespace {

constexpr int kLeastCharacters = 8;
constexpr int kLeastScore = 2;
constexpr int kCodeLength = 20;
constexpr int kCodeGroup = 4;

/// zxcvbn's own steps: 10^3, 10^6, 10^8, 10^10 guesses.
int scoreOf(double guesses)
{
    int score = 0;
    for (const double step : {3.0, 6.0, 8.0, 10.0})
        score += guesses >= step ? 1 : 0;
    return score;
}

QByteArray trimmedLines(const QByteArray &text)
{
    QByteArray out;
    for (const QByteArray &line : QByteArray(text).replace('\r', '\n').split('\n')) {
        if (!line.trimmed().isEmpty())
            out += line.trimmed() + '\n';
    }
    return out;
}

/// The one PEM block in a card's text, whatever stands around it.
Result<QByteArray> sealedKeyOn(const QByteArray &card)
{
    const QByteArray head = "-----BEGIN ENCRYPTED PRIVATE KEY-----";
    const QByteArray foot = "-----END ENCRYPTED PRIVATE KEY-----";
    const qsizetype from = card.indexOf(head);
    const qsizetype to = card.indexOf(foot, from);
    if (from < 0 || to < 0)
        return fail(Fault::Invalid, "recovery.no_key");
    return trimmedLines(card.mid(from, to + foot.size() - from));
}

/// As it was sealed: five groups of four. Letters of full width are what a Chinese keyboard gives.
Secret codeAsSealed(const QString &typed)
{
    QString plain;
    for (const QChar c : typed.normalized(QString::NormalizationForm_KC).toUpper()) {
        if ((c >= QLatin1Char('A') && c <= QLatin1Char('Z')) || (c >= QLatin1Char('0') && c <= QLatin1Char('9')))
            plain += c;
    }
    if (plain.size() != kCodeLength)
        return {};
    for (int at = kCodeLength - kCodeGroup; at > 0; at -= kCodeGroup)
        plain.insert(at, QLatin1Char('-'));
    return Secret::fromText(plain);
}

Result<keys::KeyPair> keyOnCard(const Library::Parts &parts, const Recovery &recovery)
{
    ANJUAN_TRY(const QByteArray pem, sealedKeyOn(recovery.sealedKey));
    const Secret code = codeAsSealed(recovery.code);
    if (code.isEmpty())
        return fail(Fault::Refused, "recovery.wrong_code");
    auto pair = keys::KeyPair::unseal(pem, code, QString());
    if (!pair)
        return pair.error().fault == Fault::Refused ? fail(Fault::Refused, "recovery.wrong_code")
                                                    : fail(Fault::Invalid, "recovery.no_key");
    ANJUAN_TRY(const auto office, chain::recordsOf(*parts.store, parts.ledger.authority.chainName()));
    if (office.empty() || chain::textOf(office.front().body, "recovery_key") != pair->id())
        return fail(Fault::Refused, "recovery.other_unit", {parts.ledger.authority.unitName()});
    return pair;
}

/// The person as they will stand in the book; a new one has a name and a log-in that nobody has.
Result<office::Person> personFor(const Library::Parts &parts, const Recovery &recovery)
{
    if (recovery.person) {
        const office::Person *known = parts.book.person(*recovery.person);
        return known ? Result<office::Person>(*known) : fail(Fault::Invalid, "recovery.no_person");
    }
    const auto form = [](const QString &text) { return text.trimmed().normalized(QString::NormalizationForm_C); };
    const office::Person person{PersonId::create(), form(recovery.name), form(recovery.login), {}};
    if (person.name.isEmpty() || person.login.isEmpty())
        return fail(Fault::Invalid, "recovery.no_person");
    if (parts.book.byLogin(person.login))
        return fail(Fault::Conflict, "office.login_taken", {person.login});
    return person;
}

Result<QByteArray> readKeyFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Fault::Io, "credentials.key_file_unreadable", {path, file.errorString()});
    return file.readAll();
}

} // namespace

PasswordStrength strengthOf(const Secret &password, const QStringList &known)
{
    const keys::Strength found = keys::strengthOf(password, known);
    PasswordStrength strength;
    strength.guesses = found.guesses;
    strength.score = scoreOf(found.guesses);
    strength.enough = found.characters >= kLeastCharacters && strength.score >= kLeastScore;
    if (found.characters < kLeastCharacters)
        strength.advice = QStringLiteral("password.longer");
    else if (strength.score <= kLeastScore)
        strength.advice = found.advice;
    return strength;
}

Result<void> checkPassword(const Secret &password, const QStringList &known, bool demo)
{
    const PasswordStrength strength = strengthOf(password, known);
    if (strength.enough || (demo && keys::strengthOf(password, {}).characters >= kLeastCharacters))
        return {};
    return fail(Fault::Invalid, "library.weak_password", {QString::number(kLeastCharacters), message(strength.advice)});
}

std::vector<KeyInForce> allKeysInForce(const Library &library)
{
    const Library::Parts &parts = library.parts();
    std::vector<KeyInForce> all;
    for (const auto &[id, person] : parts.book.people()) {
        for (const QString &key : keysInForce(parts.ledger.authority, id))
            all.push_back({key, person.name, QFile::exists(parts.keyFile(key)), id});
    }
    return all;
}

Result<void> changePassword(Session &session, const Secret &old, const Secret &fresh)
{
    Library::Parts &parts = session.library().parts();
    if (parts.access != Access::ReadWrite)
        return fail(Fault::Refused, "library.read_only", {parts.dir});
    const office::Person *person = parts.book.person(session.person());
    const QString login = person ? person->login : QString();
    const bool counts = !parts.ledger.authority.isDemo();
    if (counts)
        ANJUAN_CHECK(parts.attempts.mayTry(parts.dir, login, parts.clock->now()));
    const QString path = parts.keyFile(session.key().pair.id());
    ANJUAN_TRY(const QByteArray before, readKeyFile(path));
    const auto pair = keys::KeyPair::unseal(before, old, path);
    if (!pair) {
        if (counts && pair.error().fault == Fault::Refused)
            parts.attempts.noteWrong(parts.dir, login, parts.clock->now());
        return fail(pair.error());
    }
    ANJUAN_CHECK(checkPassword(
        fresh, {parts.ledger.authority.unitName(), parts.ledger.authority.unitCode(), login, session.name()},
        parts.ledger.authority.isDemo()));
    ANJUAN_TRY(const QByteArray after, pair->seal(fresh));
    bool written = false;
    // The file last, within the transaction: a record that cannot be written leaves the old password.
    const auto done = parts.transact([&](store::Write &, chain::Ledger &ledger) -> Result<void> {
        ANJUAN_CHECK(ledger.append(session.key().actor(), chain::deskChain(parts.library()),
                                   QStringLiteral("desk.password_renewed"), {{QStringLiteral("key"), pair->id()}}));
        ANJUAN_CHECK(writeKeyFile(path, after));
        written = true;
        return {};
    });
    if (!done && written)
        static_cast<void>(writeKeyFile(path, before));
    if (done && counts)
        parts.attempts.noteRight(parts.dir, login);
    return done;
}

Result<PersonId> recoverOffice(Library &library, const Recovery &recovery)
{
    Library::Parts &parts = library.parts();
    if (parts.access != Access::ReadWrite)
        return fail(Fault::Refused, "library.read_only", {parts.dir});
    ANJUAN_TRY(const keys::KeyPair card, keyOnCard(parts, recovery));
    ANJUAN_TRY(const office::Person person, personFor(parts, recovery));
    const chain::Authority &authority = parts.ledger.authority;
    ANJUAN_CHECK(checkPassword(recovery.password,
                               {authority.unitName(), authority.unitCode(), person.name, person.login},
                               authority.isDemo()));
    ANJUAN_TRY(const std::unique_ptr<NewKey> fresh, NewKey::make(parts, recovery.password));
    ANJUAN_TRY(const QJsonObject body, fresh->bodyFor(person.id));
    const QString office = authority.chainName();
    const chain::Actor actor{person.id, &fresh->pair()};
    ANJUAN_CHECK(parts.transact([&](store::Write &write, chain::Ledger &ledger) -> Result<void> {
        ANJUAN_CHECK(ledger.append(chain::Actor{person.id, &card}, office, QStringLiteral("office.recovered"), body));
        if (!recovery.person)
            ANJUAN_CHECK(ledger.append(actor, office, QStringLiteral("office.person_registered"),
                                       {{QStringLiteral("login"), person.login},
                                        {QStringLiteral("name"), person.name},
                                        {QStringLiteral("person"), person.id.toString()}}));
        // In a restored library whose passwords are lost this comes before any log-in could.
        return openLedgerIfDue(parts, write, ledger, actor);
    }));
    forgetRestored(parts.dir);
    parts.attempts.noteRight(parts.dir, person.login);
    return person.id;
}

} // namespace anjuan::casework
