#pragma once
#include "core/casework/library.h"

namespace anjuan::casework {

/// How long a password would hold 口令强度, judged with the words that anybody knows of its owner.
struct PasswordStrength {
    int score = 0;       // 0 (at once) … 4 (centuries)
    double guesses = 0;  // log10
    QString advice;      // message id, or empty
    bool enough = false; // may be used: at least 8 characters and score 2
};
PasswordStrength strengthOf(const Secret &password, const QStringList &known);
/// Invalid `library.weak_password {least characters, advice}` unless it is enough; a training library asks for the
/// eight characters alone.
Result<void> checkPassword(const Secret &password, const QStringList &known, bool demo);

/// A key that signs for a person of the unit and is not revoked 有效密钥.
struct KeyInForce {
    QString id;        // as office.revoke_key names it
    QString name;      // of its person
    bool here = false; // its file lies on this PC
    PersonId person{};
};
/// All of them, by person, the newest of each first.
std::vector<KeyInForce> allKeysInForce(const Library &library);

/// Seals the key of the person logged in under another password; records desk.password_renewed. The old password opens
/// copies of the key file that were made before (THREATS.md). Killed at any moment, it leaves the old password or the
/// new one. Faults: Refused `keys.wrong_password`, Refused `library.wait {login, seconds}`, Invalid
/// `library.weak_password`, Io.
Result<void> changePassword(Session &session, const Secret &old, const Secret &fresh);

/// Who becomes administrator by the recovery card 恢复卡: a person of the unit, or a new one.
struct Recovery {
    QByteArray sealedKey; // the PEM of the card; text around it is ignored
    QString code;         // as printed; spaces, hyphens and case do not matter
    std::optional<PersonId> person;
    QString name;  // of a new person
    QString login; // of a new person
    Secret password;
};
/// Signs office.recovered with the recovery key, issues the person a key on this PC and names them administrator. Keys
/// that may be in wrong hands are revoked afterwards by an act. Faults: Invalid `recovery.no_key`, Invalid
/// `recovery.no_person`, Refused `recovery.wrong_code`, Refused `recovery.other_unit {unit}`, Invalid
/// `library.weak_password`, Conflict `office.login_taken`, Refused `library.read_only`, Io.
Result<PersonId> recoverOffice(Library &library, const Recovery &recovery);

} // namespace anjuan::casework
