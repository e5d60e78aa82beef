#include "core/chain/authority.h"

#include <algorithm>

#include "core/base/json.h"

namespace anjuan::chain {
namespace {

enum class Form { Text, Uuid, KeyId, Hash };

struct Member {
    const char *name;
    Form form;
};

/// The bodies that decide who may sign (spec §3): exactly these members; `demo` aside.
const std::map<QString, std::vector<Member>> &bodyForms()
{
    static const std::vector<Member> kIssue = {
        {"key", Form::KeyId}, {"person", Form::Uuid}, {"proof", Form::Text}, {"public_key", Form::Text}};
    static const std::map<QString, std::vector<Member>> forms = {
        {QStringLiteral("office.founded"),
         {{"key", Form::KeyId},
          {"name", Form::Text},
          {"person", Form::Uuid},
          {"public_key", Form::Text},
          {"recovery_key", Form::KeyId},
          {"recovery_public_key", Form::Text},
          {"unit_code", Form::Text},
          {"unit_name", Form::Text}}},
        {QStringLiteral("office.recovered"), kIssue},
        {QStringLiteral("person.key_issued"), kIssue},
        {QStringLiteral("person.key_revoked"), {{"key", Form::KeyId}, {"reason", Form::Text}}},
        {QStringLiteral("person.admin_named"), {{"person", Form::Uuid}}},
        {QStringLiteral("person.admin_removed"), {{"person", Form::Uuid}}},
        {QStringLiteral("library.enrolled"), {{"library", Form::Uuid}, {"name", Form::Text}}},
        {QStringLiteral("office.handed_over"), {{"to_library", Form::Uuid}}},
        {QStringLiteral("office.bureau_pinned"),
         {{"genesis", Form::Hash}, {"key", Form::KeyId}, {"public_key", Form::Text}}},
        {QStringLiteral("person.late_record_accepted"), {{"hash", Form::Hash}}},
    };
    return forms;
}

bool hasForm(const QJsonValue &value, Form form)
{
    const QString text = value.toString();
    const bool hexOnly = std::all_of(text.begin(), text.end(),
                                     [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); });
    switch (form) {
    case Form::Text:
        return value.isString();
    case Form::Uuid:
        return isUuid(text);
    case Form::KeyId:
        return text.size() == 32 && hexOnly;
    case Form::Hash:
        return text.size() == 64 && hexOnly;
    }
    return false;
}

/// The first member that is missing, wrong or too much; empty when the body is as the kind wants it.
QString wrongMember(const QString &kind, const QJsonObject &body)
{
    const auto found = bodyForms().find(kind);
    if (found == bodyForms().end())
        return {};
    for (const Member &member : found->second) {
        if (!hasForm(body.value(QLatin1String(member.name)), member.form))
            return QLatin1String(member.name);
    }
    const QStringList names = body.keys();
    for (const QString &name : names) {
        const bool known = std::any_of(found->second.begin(), found->second.end(),
                                       [&](const Member &m) { return name == QLatin1String(m.name); });
        const bool demo = name == QLatin1String("demo") && kind == QLatin1String("office.founded")
            && body.value(name) == QJsonValue(true);
        if (!known && !demo)
            return name;
    }
    return {};
}

QString textOf(const QJsonObject &body, const char *name)
{
    return body.value(QLatin1String(name)).toString();
}

PersonId personOf(const QJsonObject &body)
{
    return PersonId::parse(textOf(body, "person")).value_or(PersonId());
}

LibraryId libraryOf(const QJsonObject &body, const char *name)
{
    return LibraryId::parse(textOf(body, name)).value_or(LibraryId());
}

} // namespace

void Authority::add(const Record &record, Findings &findings, bool checkSignatures)
{
    const qint64 n = m_size;
    if (n == 0) {
        m_chain = record.chain;
        m_genesis = record.hash;
    }
    const QString where = QStringLiteral("%1#%2").arg(record.chain).arg(n);
    m_admins.push_back(n == 0 ? std::set<PersonId>{} : m_admins.back());
    m_libraries.push_back(n == 0 ? std::set<LibraryId>{} : m_libraries.back());
    const QString wrong = wrongMember(record.kind, record.body);
    if ((record.kind == QLatin1String("office.founded")) != (n == 0))
        addFinding(findings, where, "chain.founding_place");
    else if (!wrong.isEmpty())
        addFinding(findings, where, "chain.office_body", {record.kind, wrong});
    else
        takeIn(record, where, checkSignatures, findings);
    m_seqs.emplace(record.hash, n);
    m_head = record.hash;
    m_size = n + 1;
    if (!anyAdminHasKey(m_admins.back()))
        addFinding(findings, where, "chain.no_administrator");
}

void Authority::takeIn(const Record &record, const QString &where, bool checkSignatures, Findings &findings)
{
    const qint64 n = m_size;
    const bool recovers = record.kind == QLatin1String("office.recovered");
    if (n == 0)
        found(record, where, findings);
    if (recovers)
        checkRecovery(record, where, checkSignatures, findings);
    if (record.library != m_holder)
        addFinding(findings, where, "chain.not_office_holder", {record.library.toString()});
    if (!recovers) {
        checkSigner(where, record.key, record.by, record.raw, record.sig, n, n == 0, checkSignatures, findings);
        if (!m_admins.back().contains(record.by))
            addFinding(findings, where, "chain.not_administrator", {record.kind});
    }
    if (recovers || record.kind == QLatin1String("person.key_issued")) {
        issue(record.body, where, findings);
        if (checkSignatures)
            checkProof(record.body, where, findings);
    }
    takeEffect(record, where, findings);
}

void Authority::found(const Record &record, const QString &where, Findings &findings)
{
    const QJsonObject &body = record.body;
    m_holder = record.library;
    m_demo = body.contains(QLatin1String("demo"));
    m_unitName = textOf(body, "unit_name");
    m_unitCode = textOf(body, "unit_code");
    m_reserved.insert(textOf(body, "recovery_key"));
    issue(body, where, findings);
    const auto recovery = keys::PublicKey::parse(textOf(body, "recovery_public_key").toUtf8());
    if (recovery)
        m_recovery = *recovery;
    const bool agree = recovery && recovery->id() == textOf(body, "recovery_key") && personOf(body) == record.by
        && textOf(body, "key") == record.key;
    if (!agree)
        addFinding(findings, where, "chain.founding_disagrees");
    m_admins.back().insert(personOf(body));
    m_libraries.back().insert(record.library);
}

void Authority::checkRecovery(const Record &record, const QString &where, bool checkSignatures, Findings &findings)
{
    const bool holds = m_recovery && record.key == m_recovery->id() && record.by == personOf(record.body)
        && (!checkSignatures || m_recovery->verifies(record.raw, record.sig));
    if (!holds)
        addFinding(findings, where, "chain.not_recovery_key");
    if (m_libraries.back().contains(record.library))
        m_holder = record.library;
}

void Authority::issue(const QJsonObject &body, const QString &where, Findings &findings)
{
    const QString id = textOf(body, "key");
    const QByteArray pem = textOf(body, "public_key").toUtf8();
    const auto key = keys::PublicKey::parse(pem);
    if (!key || key->id() != id)
        addFinding(findings, where, "chain.key_id_differs", {id});
    if (m_keys.contains(id) || m_reserved.contains(id))
        addFinding(findings, where, "chain.key_issued_twice", {id});
    if (key)
        m_keys.emplace(id, IssuedKey{*key, pem, personOf(body), m_size, std::nullopt});
}

void Authority::checkProof(const QJsonObject &body, const QString &where, Findings &findings) const
{
    const QJsonObject claim{{QStringLiteral("genesis"), m_genesis.hex()},
                            {QStringLiteral("key"), body.value(QLatin1String("key"))},
                            {QStringLiteral("person"), body.value(QLatin1String("person"))}};
    const auto raw = canonicalJson(claim);
    const auto proof = keys::unbase64(textOf(body, "proof"), where);
    const auto issued = m_keys.find(textOf(body, "key"));
    if (!raw || !proof || issued == m_keys.end() || !issued->second.key.verifies(*raw, *proof))
        addFinding(findings, where, "chain.proof_fails", {textOf(body, "key")});
}

void Authority::takeEffect(const Record &record, const QString &where, Findings &findings)
{
    const QString &kind = record.kind;
    const QJsonObject &body = record.body;
    if (kind == QLatin1String("person.key_revoked"))
        revoke(body, where, findings);
    else if (kind == QLatin1String("person.admin_named") || kind == QLatin1String("office.recovered"))
        m_admins.back().insert(personOf(body));
    else if (kind == QLatin1String("person.admin_removed"))
        m_admins.back().erase(personOf(body));
    else if (kind == QLatin1String("library.enrolled"))
        m_libraries.back().insert(libraryOf(body, "library"));
    else if (kind == QLatin1String("office.bureau_pinned"))
        pinBureau(body, where, findings);
    else if (kind == QLatin1String("person.late_record_accepted"))
        m_late[Digest::fromHex(textOf(body, "hash")).value_or(Digest{})] = m_size;
    else if (kind == QLatin1String("office.handed_over")) {
        m_holder = libraryOf(body, "to_library");
        if (!m_libraries.back().contains(m_holder))
            addFinding(findings, where, "chain.handed_to_stranger", {m_holder.toString()});
    }
}

void Authority::revoke(const QJsonObject &body, const QString &where, Findings &findings)
{
    const auto key = m_keys.find(textOf(body, "key"));
    if (key == m_keys.end() || key->second.revokedAt)
        addFinding(findings, where, "chain.revokes_nothing", {textOf(body, "key")});
    else
        key->second.revokedAt = m_size;
}

void Authority::pinBureau(const QJsonObject &body, const QString &where, Findings &findings)
{
    const QString id = textOf(body, "key");
    const auto key = keys::PublicKey::parse(textOf(body, "public_key").toUtf8());
    if (!key || key->id() != id || m_keys.contains(id) || m_reserved.contains(id))
        addFinding(findings, where, "chain.bureau_key", {id});
    if (textOf(body, "genesis") != std::exchange(m_bureauGenesis, textOf(body, "genesis")))
        m_bureauKeys.clear(); // another bureau
    if (key)
        m_bureauKeys.insert_or_assign(id, *key);
    m_reserved.insert(id);
}

bool Authority::anyAdminHasKey(const std::set<PersonId> &admins) const
{
    return std::any_of(m_keys.begin(), m_keys.end(), [&](const auto &issued) {
        return !issued.second.revokedAt && admins.contains(issued.second.person);
    });
}

void Authority::checkSigner(const QString &where, const QString &key, const PersonId &by, QByteArrayView raw,
                            QByteArrayView sig, qint64 upto, bool selfIssued, bool checkSignatures,
                            Findings &findings) const
{
    const auto known = m_keys.find(key);
    if (known == m_keys.end() || (known->second.issuedAt >= upto && !selfIssued))
        addFinding(findings, where, "chain.key_not_issued", {key});
    else if (known->second.person != by)
        addFinding(findings, where, "chain.key_of_another", {key, by.toString()});
    else if (known->second.revokedAt && *known->second.revokedAt < upto)
        addFinding(findings, where, "chain.key_revoked", {key});
    else if (checkSignatures && !known->second.key.verifies(raw, sig))
        addFinding(findings, where, "chain.signature_fails", {key});
}

std::optional<qint64> Authority::seqOf(const Digest &officeHash) const
{
    const auto found = m_seqs.find(officeHash);
    return found == m_seqs.end() ? std::nullopt : std::optional<qint64>(found->second);
}

bool Authority::isAdminAt(const PersonId &person, qint64 seq) const
{
    return seq >= 0 && seq < m_size && m_admins[static_cast<std::size_t>(seq)].contains(person);
}

bool Authority::isEnrolledAt(const LibraryId &library, qint64 seq) const
{
    return seq >= 0 && seq < m_size && m_libraries[static_cast<std::size_t>(seq)].contains(library);
}

std::optional<qint64> Authority::lateAcceptedAt(const Digest &record) const
{
    const auto found = m_late.find(record);
    return found == m_late.end() ? std::nullopt : std::optional<qint64>(found->second);
}

std::optional<qint64> Authority::check(const QString &where, const std::optional<Digest> &office, const PersonId &by,
                                       const QString &key, const std::optional<LibraryId> &library, QByteArrayView raw,
                                       QByteArrayView sig, bool bureauKind, Findings &findings,
                                       bool checkSignatures) const
{
    if (bureauKind) {
        const auto pinned = m_bureauKeys.find(key);
        if (pinned == m_bureauKeys.end() || (checkSignatures && !pinned->second.verifies(raw, sig)))
            addFinding(findings, where, "chain.not_bureau_key", {key});
        return -1;
    }
    const auto n = office ? seqOf(*office) : std::nullopt;
    if (!n) {
        addFinding(findings, where, "chain.office_unknown");
        return std::nullopt;
    }
    checkSigner(where, key, by, raw, sig, *n + 1, false, checkSignatures, findings);
    if (library && !isEnrolledAt(*library, *n))
        addFinding(findings, where, "chain.library_not_enrolled", {library->toString()});
    return n;
}

} // namespace anjuan::chain
