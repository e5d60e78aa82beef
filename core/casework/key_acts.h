#pragma once
#include "core/casework/perform.h"

namespace anjuan::casework {

/// A key pair sealed under its owner's password, in its file, not issued yet. The file goes again unless the office
/// chain knows the key by then: a record without its key could never sign, a file without its record is only an orphan.
class NewKey {
public:
    /// Faults: Io `library.cannot_write`, those of keys::KeyPair.
    static Result<std::unique_ptr<NewKey>> make(const Library::Parts &parts, const Secret &password);
    ~NewKey();
    NewKey(const NewKey &) = delete;
    NewKey &operator=(const NewKey &) = delete;

    const keys::KeyPair &pair() const { return m_pair; }
    /// The body of person.key_issued or office.recovered, with the proof by the new key.
    Result<QJsonObject> bodyFor(const PersonId &person) const;

private:
    NewKey(const Library::Parts &parts, keys::KeyPair pair) : m_parts(parts), m_pair(std::move(pair)) {}
    const Library::Parts &m_parts;
    keys::KeyPair m_pair;
};

/// Keys of a person that are issued and not revoked, the newest first.
QStringList keysInForce(const chain::Authority &authority, const PersonId &person);
/// Unlocks a key of that person that is in force and lies on this PC, whichever the password opens. Faults: Refused
/// `keys.wrong_password`, Corrupt `keys.damaged`, NotFound `library.no_key {login}`, Refused `library.key_revoked
/// {login}`.
Result<keys::KeyPair> unlockKey(const Library::Parts &parts, const office::Person &person, const Secret &password);

/// office.register_person: the person, and a key under the first password; without a password none, who signs on paper.
Result<Outcome> registerPerson(Step &step);
/// office.issue_key: another key for a person; the keys that they had are revoked with it. Who renews their own goes on
/// with the new one.
Result<Outcome> issueNewKey(Step &step);

} // namespace anjuan::casework
