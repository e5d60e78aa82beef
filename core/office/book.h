#pragma once
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "core/chain/record.h"

namespace anjuan::office {

struct Person { // 人员
    PersonId id;
    QString name;
    QString login;
    QString position;
    QString
        body{}; // unit 本机关, judicial_office 司法所, lawyer 公职律师、法律顾问, department 县级部门; empty: not said
};

struct Credential { // 证件
    PersonId person;
    QString kind; // enforcement 执法证, legal_qualification 法律职业资格
    QString number;
    QDate validFrom;
    std::optional<QDate> validTo;
    std::optional<QDate> verifiedUntil;              // 年度审验
    std::vector<std::pair<QDate, QString>> statuses; // from date: valid, suspended, withdrawn, cancelled
};

enum class CardState { Valid, VerificationMissing, Unknown, NotValid };

/// What the unit knew of its people after a given office record 单位名册: folded from the office chain, so that every
/// act is judged by the book as it stood when the act was recorded.
class OfficeBook {
public:
    void add(const chain::Record &record);

    const std::map<PersonId, Person> &people() const { return m_people; }
    const Person *person(const PersonId &id) const;
    const Person *byLogin(const QString &login) const;
    QString name(const PersonId &id) const;
    /// Role codes in force on that date.
    QStringList rolesOn(const PersonId &id, QDate date) const;
    /// Role codes in force whatever the date.
    QStringList rolesOpen(const PersonId &id) const;
    /// The state of the person's enforcement card on that date (行政处罚法 第四十二条; docs/domain.md §3.7).
    CardState cardOn(const PersonId &id, QDate date) const;
    /// The number of the card in force on that date, or of the newest one.
    QString cardNumber(const PersonId &id, QDate date) const;
    bool isQualifiedReviewer(const PersonId &id, QDate date) const; // 行政处罚法 第五十八条第二款
    QString qualificationNumber(const PersonId &id) const;
    /// The newest office.unit_described body, and the unit's name and code.
    const QJsonObject &unit() const { return m_unit; }
    /// The same with the name that the unit bore on that day: a paper bears the name of its own date, before and after
    /// a re-naming or a merger (office.unit_renamed).
    QJsonObject unitOn(QDate day) const;
    struct Renaming { // 更名、合并
        QDate from;
        QString name, shortName, document;
        QStringList merged; // the units that went into it
    };
    const std::vector<Renaming> &renamings() const { return m_renamings; }
    /// SHA-256 of the newest pack that was adopted; empty before the first.
    QString packSha256() const { return m_packs.empty() ? QString() : m_packs.back().sha256; }
    struct Adoption { // 采用记录
        QString sha256, record, reason;
        Instant at;
        PersonId by;
    };
    /// Packs and calendars that were adopted, in order.
    const std::vector<Adoption> &packs() const { return m_packs; }
    const std::vector<Adoption> &calendars() const { return m_calendars; }

    /// For whom this person stands in on that date in that role 代行职权 (AB角, 授权), or nobody.
    std::optional<PersonId> standsInFor(const PersonId &id, const QString &role, QDate date) const;

    struct NumberRange {
        QString series;
        int year = 0;
        qint64 first = 1;
        qint64 last = 0;
        QString library; // empty: any
    };
    const std::vector<NumberRange> &numberRanges() const { return m_ranges; }

    /// What is known of a series beyond the numbers that documents bear.
    struct NumberNote { // 文号登记
        enum class Kind { UsedBefore, Voided, GapExplained } kind = Kind::UsedBefore;
        QString series;
        int year = 0;
        qint64 first = 0; // UsedBefore: 1; Voided: the number itself
        qint64 last = 0;
        QString reason;
    };
    const std::vector<NumberNote> &numberNotes() const { return m_numberNotes; }

    /// A county's own Word form, in the version that is in force.
    struct WordForm { // 本地文书格式
        QString id;
        QString title;
        QString version;
        QString sha256;
        QString numberKind;
        QString group;
        bool external = false;
    };
    const std::map<QString, WordForm> &wordForms() const { return m_wordForms; }
    /// Decisions with preprinted numbers that an officer drew 领用 (行政处罚法 第五十二条).
    struct FormRange {
        PersonId officer;
        QString word; // before the number
        qint64 first = 1;
        qint64 last = 0;
    };
    const std::vector<FormRange> &formRanges() const { return m_forms; }
    /// 作废: {word, number}.
    bool isFormVoid(const QString &word, qint64 number) const { return m_voidForms.contains({word, number}); }

private:
    struct Role {
        PersonId person;
        QString role;
        QDate from;
        std::optional<QDate> to;
    };
    struct Delegation { // 授权
        PersonId from;
        PersonId to;
        QString role;
        QDate begins;
        QDate ends;
    };
    std::map<PersonId, Person> m_people;
    std::vector<Delegation> m_delegations;
    std::vector<Role> m_roles;
    std::vector<Credential> m_credentials;
    QJsonObject m_unit;
    std::vector<Renaming> m_renamings; // by their day
    std::vector<Adoption> m_packs, m_calendars;
    std::vector<NumberRange> m_ranges;
    std::vector<NumberNote> m_numberNotes;
    std::map<QString, WordForm> m_wordForms;

    void addPaper(const QString &kind, const QJsonObject &body);
    std::vector<FormRange> m_forms;
    std::set<std::pair<QString, qint64>> m_voidForms;
};

} // namespace anjuan::office
