#pragma once
#include "core/casework/library.h"

namespace anjuan::casework {

/// A digest as people compare it 核对码: letters and digits that nobody mixes up, from its first bytes.
QString shortCode(const Digest &digest);

/// What a second PC must know of a unit to join it 开户卡: printed, or a file on a stick. One canonical line:
/// `{"anjuan":"join","demo","genesis","office","people":[{"login","name","person"}],"unit_code","unit_name"}`.
struct JoinCard {
    struct Person {
        PersonId person;
        QString name;
        QString login;
    };
    QString unitName;
    QString unitCode;
    QString office; // the office chain's name
    Digest genesis;
    bool demo = false;
    std::vector<Person> people;

    /// Eight letters and digits in two groups, to be compared by eye with those on the first PC 核对码.
    QString checkCode() const;
};
JoinCard joinCardOf(const Library &library);
/// One line with LF. Without people it is short enough for a QR code.
Result<QByteArray> joinCardBytes(const JoinCard &card, bool withPeople = true);
/// Faults: NotFound, Corrupt `join.bad_card {file, why}`.
Result<JoinCard> parseJoinCard(QByteArray bytes, const QString &where);
Result<JoinCard> readJoinCard(const QString &file);

/// Somebody who will log in on the second PC: one of the card's people, or a new one (null id).
struct Joiner {
    PersonId known;
    QString name;
    QString login;
    Secret password;
};
struct JoinRequest { // 加入本单位
    QString dir;     // a new, empty folder
    JoinCard card;
    QString pcName; // 这台电脑的名称
    std::vector<Joiner> people;
    QString osGroup;
};

/// What a PC asks of the administrator 入网申请 (enrol.json, one canonical line).
struct Enrolment {
    struct Person {
        PersonId person;
        QString name;
        QString login;
        QString key;
        QString publicKey;
        QString proof;
    };
    LibraryId library;
    QString pcName;
    Digest genesis;
    std::vector<Person> people;
    QByteArray raw;

    QString checkCode() const; // over the whole line
};
/// Makes the folder with the people's keys, sealed under their passwords, and writes enrol.json to `enrolFile`. Faults:
/// Conflict `library.not_empty`, Invalid `join.nobody`, `join.no_name`, `join.login_twice {login}`,
/// `library.weak_password`, those of the place, Io.
Result<Enrolment> startJoining(const JoinRequest &request, const QString &enrolFile, Progress &progress);
/// A folder that waits for the administrator's answer: its card and what it asked; nothing for any other folder.
struct Waiting {
    JoinCard card;
    Enrolment enrolment;
};
std::optional<Waiting> waitingIn(const QString &dir);
/// Strict; each proof is checked. Faults: NotFound, Corrupt `join.bad_enrolment {file, why}`.
Result<Enrolment> readEnrolment(const QString &file);

/// On the PC that holds the office chain: library.enrolled, the new people with their roles, their keys
/// (person.key_issued). Roles by log-in; those of known people stay as they are. Faults: Refused `act.no_role`,
/// `chain.not_holder`, Refused `join.other_unit {name}`, Conflict `join.done {name}` (every key is issued already),
/// Conflict `office.login_taken`.
Result<void> acceptEnrolment(Session &session, const Enrolment &enrolment, const std::map<QString, QStringList> &roles,
                             Progress &progress);
/// Takes the unit's people, packs and keys from the office bundle into the waiting folder, which is a library then.
/// Nothing is changed by a bundle that does not fit. Faults: Refused `join.not_waiting {dir}`, `join.not_in_bundle
/// {name}` (the administrator has not accepted yet, or this bundle is older), `exchange.bundle_unsound`,
/// `exchange.foreign_unit`, Io.
Result<std::unique_ptr<Library>> finishJoining(const QString &dir, const QString &bundleFile, Clock &clock,
                                               Progress &progress);

/// A PC of the unit.
struct PcRow { // 单位的电脑
    LibraryId library;
    QString name;
    bool here = false;
    bool holdsOffice = false;
};
std::vector<PcRow> pcsOf(const Library &library);

} // namespace anjuan::casework
