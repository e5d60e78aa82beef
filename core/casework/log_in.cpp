#include <algorithm>

#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include "core/casework/key_acts.h"
#include "core/casework/last_seen.h"
#include "core/casework/library.h"
#include "core/casework/parts.h"

namespace anjuan::casework {
namespace {

/// No record of this program is older: a machine that says so has lost its time (a dead battery: 1970, 2000).
constexpr Instant kEarliest{1767196800}; // 2026-01-01T00:00:00+08:00
constexpr qint64 kBehind = 10 * 60;
constexpr qint64 kAhead = 400LL * 24 * 3600;

/// The newest time that this library's own records bear; two look-ups, however many cases there are.
std::optional<Instant> newestKnown(const Library::Parts &parts)
{
    std::optional<Instant> newest;
    for (const QString &chain : {parts.ledger.authority.chainName(), chain::deskChain(parts.library())}) {
        const auto last = chain::lastOf(*parts.store, chain);
        if (last && *last && (!newest || *newest < (*last)->at))
            newest = (*last)->at;
    }
    return newest;
}

QJsonObject loggedInBody(const std::optional<ClockDoubt> &doubt, const std::optional<QDate> &statedOn)
{
    QJsonObject body;
    if (doubt)
        body.insert(QStringLiteral("clock_doubt"),
                    doubt->why == ClockDoubt::Why::Behind ? QStringLiteral("behind") : QStringLiteral("ahead"));
    if (statedOn && statedOn->isValid())
        body.insert(QStringLiteral("stated_on"), dateText(*statedOn));
    return body;
}

} // namespace

void Library::Parts::giveKey(const Session &session, keys::KeyPair pair)
{
    session.m_key->pair = std::move(pair);
}

namespace {

/// As people name each other: who leads first, then who does; those of one rank by log-in name.
void sortPeople(std::vector<PersonView> &people)
{
    static const QStringList kRanks{
        QStringLiteral("leader"),         QStringLiteral("team_head"),     QStringLiteral("officer"),
        QStringLiteral("legal_reviewer"), QStringLiteral("hearing_chair"), QStringLiteral("archivist"),
        QStringLiteral("publisher"),      QStringLiteral("supervisor"),    QStringLiteral("admin")};
    const auto rank = [](const PersonView &person) {
        const auto found = std::find_if(kRanks.begin(), kRanks.end(),
                                        [&person](const QString &role) { return person.roles.contains(role); });
        return found - kRanks.begin();
    };
    std::sort(people.begin(), people.end(), [&rank](const PersonView &one, const PersonView &other) {
        return std::pair(rank(one), one.login) < std::pair(rank(other), other.login);
    });
}

} // namespace

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
        const QStringList keys = keysInForce(m_parts->ledger.authority, id);
        view.hasKey = std::any_of(keys.begin(), keys.end(),
                                  [&](const QString &key) { return QFileInfo::exists(m_parts->keyFile(key)); });
        out.push_back(std::move(view));
    }
    sortPeople(out);
    return out;
}

std::optional<ClockDoubt> Library::clockDoubt() const
{
    const chain::Authority &authority = m_parts->ledger.authority;
    if (authority.isDemo())
        return std::nullopt;
    const Instant now = m_parts->clock->now();
    const std::optional<Instant> newest = newestKnown(*m_parts);
    const Instant known = std::max(newest.value_or(kEarliest), kEarliest);
    if (now.epochSeconds + kBehind < known.epochSeconds)
        return ClockDoubt{ClockDoubt::Why::Behind, now, known};
    if (newest && now.epochSeconds > newest->epochSeconds + kAhead)
        return ClockDoubt{ClockDoubt::Why::Ahead, now, *newest};
    return std::nullopt;
}

Result<std::unique_ptr<Session>> Library::logIn(const QString &login, const Secret &password,
                                                std::optional<QDate> statedOn)
{
    const office::Person *person = m_parts->book.byLogin(login);
    if (!person)
        return fail(Fault::NotFound, "library.no_login", {login});
    const bool counts = !m_parts->ledger.authority.isDemo();
    if (counts)
        ANJUAN_CHECK(m_parts->attempts.mayTry(m_parts->dir, login, m_parts->clock->now()));
    auto pair = unlockKey(*m_parts, *person, password);
    if (!pair) {
        if (counts && pair.error().id == QLatin1String("keys.wrong_password"))
            m_parts->attempts.noteWrong(m_parts->dir, login, m_parts->clock->now());
        return fail(pair.error());
    }
    if (counts)
        m_parts->attempts.noteRight(m_parts->dir, login);
    auto unlocked = std::make_unique<Session::Key>();
    unlocked->person = person->id;
    unlocked->pair = std::move(*pair);
    if (m_parts->access == Access::ReadWrite) {
        const QJsonObject body = loggedInBody(clockDoubt(), statedOn);
        ANJUAN_CHECK(m_parts->transact([&](store::Write &write, chain::Ledger &ledger) -> Result<void> {
            ANJUAN_CHECK(openLedgerIfDue(*m_parts, write, ledger, unlocked->actor()));
            ANJUAN_CHECK(ledger.append(unlocked->actor(), chain::deskChain(m_parts->library()),
                                       QStringLiteral("desk.logged_in"), body));
            return {};
        }));
        forgetRestored(m_parts->dir);
    }
    return std::unique_ptr<Session>(new Session(*this, std::move(unlocked)));
}

} // namespace anjuan::casework
