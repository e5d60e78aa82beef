#include "core/office/book.h"

#include <algorithm>

#include "core/chain/body.h"

namespace anjuan::office {
namespace {

using chain::textOf;

QDate date(const QJsonObject &body, const char *member)
{
    return parseDate(textOf(body, member)).value_or(QDate());
}

PersonId personOf(const QJsonObject &body)
{
    return PersonId::parse(textOf(body, "person")).value_or(PersonId());
}

bool isOpen(QDate from, const std::optional<QDate> &to, QDate on)
{
    return from <= on && (!to || on <= *to);
}

} // namespace

void OfficeBook::add(const chain::Record &record)
{
    const QJsonObject &body = record.body;
    const QString &kind = record.kind;
    if (kind == QLatin1String("office.founded")) {
        const PersonId id = personOf(body);
        m_people[id] = Person{id, textOf(body, "name"), QStringLiteral("admin"), {}};
        m_unit.insert(QStringLiteral("name"), textOf(body, "unit_name"));
        m_unit.insert(QStringLiteral("code"), textOf(body, "unit_code"));
    } else if (kind == QLatin1String("office.person_registered")) {
        const PersonId id = personOf(body);
        m_people[id] =
            Person{id, textOf(body, "name"), textOf(body, "login"), textOf(body, "position"), textOf(body, "body")};
    } else if (kind == QLatin1String("office.role_granted")) {
        m_roles.push_back({personOf(body), textOf(body, "role"), date(body, "from_on"), std::nullopt});
    } else if (kind == QLatin1String("office.role_ended")) {
        for (Role &role : m_roles) {
            if (role.person == personOf(body) && role.role == textOf(body, "role") && !role.to)
                role.to = date(body, "to_on");
        }
    } else if (kind == QLatin1String("office.authority_delegated")) {
        m_delegations.push_back({PersonId::parse(textOf(body, "from")).value_or(PersonId()),
                                 PersonId::parse(textOf(body, "to")).value_or(PersonId()), textOf(body, "role"),
                                 date(body, "from_on"), date(body, "to_on")});
    } else if (kind == QLatin1String("office.delegation_ended")) {
        for (Delegation &one : m_delegations) {
            if (one.from == PersonId::parse(textOf(body, "from")).value_or(PersonId())
                && one.to == PersonId::parse(textOf(body, "to")).value_or(PersonId()))
                one.ends = std::min(one.ends, date(body, "ended_on"));
        }
    } else if (kind == QLatin1String("office.credential_entered")) {
        m_credentials.push_back({personOf(body),
                                 textOf(body, "credential"),
                                 textOf(body, "number"),
                                 date(body, "valid_from"),
                                 parseDate(textOf(body, "valid_to")),
                                 parseDate(textOf(body, "verified_until")),
                                 {}});
    } else if (kind == QLatin1String("office.credential_status_recorded")) {
        for (Credential &credential : m_credentials) {
            if (credential.number == textOf(body, "number"))
                credential.statuses.emplace_back(date(body, "from_on"), textOf(body, "status"));
        }
    } else if (kind == QLatin1String("office.unit_described")) {
        for (auto it = body.begin(); it != body.end(); ++it)
            m_unit.insert(it.key(), it.value());
    } else if (kind == QLatin1String("office.numbers_allotted")) {
        m_ranges.push_back({textOf(body, "series"), static_cast<int>(body.value(QLatin1String("year")).toInteger()),
                            body.value(QLatin1String("first")).toInteger(),
                            body.value(QLatin1String("last")).toInteger(), textOf(body, "library")});
    } else if (kind == QLatin1String("office.forms_drawn")) {
        m_forms.push_back({PersonId::parse(textOf(body, "officer")).value_or(PersonId()), textOf(body, "kind_word"),
                           body.value(QLatin1String("first")).toInteger(),
                           body.value(QLatin1String("last")).toInteger()});
    } else if (kind == QLatin1String("office.form_voided")) {
        m_voidForms.insert({textOf(body, "kind_word"), body.value(QLatin1String("number")).toInteger()});
    } else if (kind == QLatin1String("pack.adopted")) {
        m_packs.push_back(
            {textOf(body, "pack_sha256"), record.hash.hex(), textOf(body, "reason"), record.at, record.by});
    } else if (kind == QLatin1String("calendar.adopted")) {
        m_calendars.push_back(
            {textOf(body, "calendar_sha256"), record.hash.hex(), textOf(body, "source"), record.at, record.by});
    } else if (kind == QLatin1String("office.unit_renamed")) {
        Renaming renaming{date(body, "from_on"), textOf(body, "name"), textOf(body, "short"), textOf(body, "document"),
                          chain::textsOf(body, "merged")};
        const auto at = std::upper_bound(m_renamings.begin(), m_renamings.end(), renaming.from,
                                         [](QDate day, const Renaming &each) { return day < each.from; });
        m_renamings.insert(at, std::move(renaming));
    } else {
        addPaper(kind, body);
    }
}

/// Numbers and forms.
void OfficeBook::addPaper(const QString &kind, const QJsonObject &body)
{
    const auto whole = [&body](const char *member) { return body.value(QLatin1String(member)).toInteger(); };
    const int year = static_cast<int>(whole("year"));
    using Kind = NumberNote::Kind;
    if (kind == QLatin1String("numbers.used_before"))
        m_numberNotes.push_back(
            {Kind::UsedBefore, textOf(body, "series"), year, 1, whole("last"), textOf(body, "reason")});
    else if (kind == QLatin1String("numbers.voided"))
        m_numberNotes.push_back(
            {Kind::Voided, textOf(body, "series"), year, whole("serial"), whole("serial"), textOf(body, "reason")});
    else if (kind == QLatin1String("numbers.gap_explained"))
        m_numberNotes.push_back(
            {Kind::GapExplained, textOf(body, "series"), year, whole("first"), whole("last"), textOf(body, "reason")});
    else if (kind == QLatin1String("form.withdrawn"))
        m_wordForms.erase(textOf(body, "form"));
    else if (kind == QLatin1String("form.adopted"))
        m_wordForms[textOf(body, "form")] = {textOf(body, "form"),
                                             textOf(body, "title"),
                                             textOf(body, "version"),
                                             textOf(body, "template_sha256"),
                                             textOf(body, "number_kind"),
                                             textOf(body, "form_group"),
                                             body.value(QLatin1String("external")).toBool()};
}

QJsonObject OfficeBook::unitOn(QDate day) const
{
    QJsonObject out = m_unit;
    for (const Renaming &each : m_renamings) {
        if (each.from > day)
            break;
        out.insert(QStringLiteral("name"), each.name);
        if (!each.shortName.isEmpty())
            out.insert(QStringLiteral("short"), each.shortName);
    }
    return out;
}

const Person *OfficeBook::person(const PersonId &id) const
{
    const auto it = m_people.find(id);
    return it == m_people.end() ? nullptr : &it->second;
}

const Person *OfficeBook::byLogin(const QString &login) const
{
    for (const auto &[id, person] : m_people) {
        if (!person.login.isEmpty() && person.login == login)
            return &person;
    }
    return nullptr;
}

QString OfficeBook::name(const PersonId &id) const
{
    const Person *found = person(id);
    return found ? found->name : id.toString().left(8);
}

QStringList OfficeBook::rolesOn(const PersonId &id, QDate on) const
{
    QStringList roles;
    for (const Role &role : m_roles) {
        if (role.person == id && isOpen(role.from, role.to, on) && !roles.contains(role.role))
            roles += role.role;
    }
    for (const Delegation &one : m_delegations) {
        if (one.to == id && standsInFor(id, one.role, on) && !roles.contains(one.role))
            roles += one.role;
    }
    return roles;
}

std::optional<PersonId> OfficeBook::standsInFor(const PersonId &id, const QString &role, QDate on) const
{
    const auto holds = [&](const PersonId &person) {
        return std::any_of(m_roles.begin(), m_roles.end(), [&](const Role &one) {
            return one.person == person && one.role == role && isOpen(one.from, one.to, on);
        });
    };
    if (holds(id))
        return std::nullopt; // in their own right
    for (const Delegation &one : m_delegations) {
        // What somebody does not hold, or no longer, they give to nobody.
        if (one.to == id && one.role == role && one.begins <= on && on <= one.ends && holds(one.from))
            return one.from;
    }
    return std::nullopt;
}

QStringList OfficeBook::rolesOpen(const PersonId &id) const
{
    QStringList roles;
    for (const Role &role : m_roles) {
        if (role.person == id && !role.to && !roles.contains(role.role))
            roles += role.role;
    }
    return roles;
}

CardState OfficeBook::cardOn(const PersonId &id, QDate on) const
{
    CardState best = CardState::Unknown;
    for (const Credential &credential : m_credentials) {
        if (credential.person != id || credential.kind != QLatin1String("enforcement"))
            continue;
        QString status = QStringLiteral("valid");
        for (const auto &[from, word] : credential.statuses) {
            if (from <= on)
                status = word;
        }
        const bool valid = status == QLatin1String("valid") && isOpen(credential.validFrom, credential.validTo, on);
        if (valid && (!credential.verifiedUntil || on <= *credential.verifiedUntil))
            return CardState::Valid;
        if (valid)
            best = CardState::VerificationMissing;
        else if (best == CardState::Unknown)
            best = CardState::NotValid;
    }
    return best;
}

QString OfficeBook::cardNumber(const PersonId &id, QDate on) const
{
    QString number;
    for (const Credential &credential : m_credentials) {
        if (credential.person != id || credential.kind != QLatin1String("enforcement"))
            continue;
        number = credential.number;
        if (isOpen(credential.validFrom, credential.validTo, on))
            return number;
    }
    return number;
}

bool OfficeBook::isQualifiedReviewer(const PersonId &id, QDate on) const
{
    for (const Credential &credential : m_credentials) {
        if (credential.person == id && credential.kind == QLatin1String("legal_qualification")
            && isOpen(credential.validFrom, credential.validTo, on))
            return true;
    }
    return false;
}

QString OfficeBook::qualificationNumber(const PersonId &id) const
{
    for (const Credential &credential : m_credentials) {
        if (credential.person == id && credential.kind == QLatin1String("legal_qualification"))
            return credential.number;
    }
    return {};
}

} // namespace anjuan::office
