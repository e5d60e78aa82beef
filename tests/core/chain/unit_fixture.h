#pragma once
#include <map>
#include <vector>

#include "core/chain/authority.h"
#include "core/chain/checkpoint.h"

namespace anjuan::test {

inline QString uuidOf(int n)
{
    return QStringLiteral("00000000-0000-4000-8000-%1").arg(n, 12, 10, QLatin1Char('0'));
}

inline Instant at(const char *text)
{
    return *Instant::parse(QString::fromLatin1(text));
}

/// A unit with an administrator, two officers, two libraries and a bureau, whose chains grow in memory.
struct Unit {
    keys::KeyPair admin = *keys::KeyPair::generate();
    keys::KeyPair zhang = *keys::KeyPair::generate();
    keys::KeyPair li = *keys::KeyPair::generate();
    keys::KeyPair recovery = *keys::KeyPair::generate();
    keys::KeyPair bureau = *keys::KeyPair::generate();
    PersonId adminId = *PersonId::parse(uuidOf(1));
    PersonId zhangId = *PersonId::parse(uuidOf(2));
    PersonId liId = *PersonId::parse(uuidOf(3));
    LibraryId library = *LibraryId::parse(uuidOf(11));
    LibraryId second = *LibraryId::parse(uuidOf(12));
    CaseId caseId = *CaseId::parse(uuidOf(21));
    QString office = chain::officeChain(uuidOf(31));
    QString desk = chain::deskChain(library);
    QString caseName = chain::caseChain(caseId);

    std::map<QString, std::vector<chain::Record>> chains;
    std::vector<chain::Record> ledger;

    /// Appends a record; `officeSeq` names another office record than the newest.
    chain::Record &add(const QString &name, const char *kind, const PersonId &by, const keys::KeyPair &key,
                       QJsonObject body, std::optional<LibraryId> from = {}, std::optional<int> officeSeq = {})
    {
        auto &rows = chains[name];
        chain::Draft draft;
        draft.chain = name;
        draft.seq = static_cast<qint64>(rows.size());
        draft.prev = rows.empty() ? Digest{} : rows.back().hash;
        draft.at = rows.empty() ? at("2026-01-05T08:30:00+08:00") : rows.back().at;
        draft.at.epochSeconds += 60;
        draft.kind = QString::fromLatin1(kind);
        draft.by = by;
        draft.library = from.value_or(library);
        if (name != office)
            draft.office =
                officeSeq ? chains[office][static_cast<std::size_t>(*officeSeq)].hash : chains[office].back().hash;
        draft.body = std::move(body);
        const auto record = chain::seal(draft, key);
        if (!record)
            throw std::runtime_error(record.error().id.toStdString());
        rows.push_back(*record);
        ledger.push_back(*record);
        return rows.back();
    }

    static QJsonValue text(const QByteArray &pem) { return QString::fromLatin1(pem); }

    QJsonObject foundingBody() const
    {
        return {{QStringLiteral("key"), admin.id()},
                {QStringLiteral("name"), QStringLiteral("管理员")},
                {QStringLiteral("person"), adminId.toString()},
                {QStringLiteral("public_key"), text(admin.publicPem())},
                {QStringLiteral("recovery_key"), recovery.id()},
                {QStringLiteral("recovery_public_key"), text(recovery.publicPem())},
                {QStringLiteral("unit_code"), QStringLiteral("000000000")},
                {QStringLiteral("unit_name"), QStringLiteral("示例镇综合行政执法队")}};
    }

    QJsonObject issueBody(const PersonId &person, const keys::KeyPair &key) const
    {
        const QByteArray claim = R"({"genesis":")" + chains.at(office).front().hash.hex().toLatin1() + R"(","key":")"
            + key.id().toLatin1() + R"(","person":")" + person.toString().toLatin1() + R"("})";
        return {{QStringLiteral("key"), key.id()},
                {QStringLiteral("person"), person.toString()},
                {QStringLiteral("proof"), QString::fromLatin1(key.sign(claim)->toBase64())},
                {QStringLiteral("public_key"), text(key.publicPem())}};
    }

    QJsonObject bureauBody() const
    {
        return {{QStringLiteral("genesis"), Digest{}.hex()},
                {QStringLiteral("key"), bureau.id()},
                {QStringLiteral("public_key"), text(bureau.publicPem())}};
    }

    void addOffice(const char *kind, QJsonObject body) { add(office, kind, adminId, admin, std::move(body)); }

    void revoke(const keys::KeyPair &key)
    {
        addOffice("person.key_revoked",
                  {{QStringLiteral("key"), key.id()}, {QStringLiteral("reason"), QStringLiteral("离岗")}});
    }

    void found()
    {
        addOffice("office.founded", foundingBody());
        addOffice("person.key_issued", issueBody(zhangId, zhang));
        addOffice("person.key_issued", issueBody(liId, li));
        addOffice(
            "library.enrolled",
            {{QStringLiteral("library"), library.toString()}, {QStringLiteral("name"), QStringLiteral("一号机")}});
        addOffice(
            "library.enrolled",
            {{QStringLiteral("library"), second.toString()}, {QStringLiteral("name"), QStringLiteral("法制审核室")}});
        addOffice("office.bureau_pinned", bureauBody());
        add(desk, "desk.ledger_opened", adminId, admin, {{QStringLiteral("ledger"), library.toString()}});
    }

    QJsonObject statement(const chain::Record &about) const
    {
        chain::StatementDraft draft;
        draft.aboutChain = about.chain;
        draft.aboutHash = about.hash;
        draft.at = about.at;
        draft.kind = QStringLiteral("review.opinion_signed");
        draft.by = liId;
        draft.library = second;
        draft.office = chains.at(office).back().hash;
        draft.body = {{QStringLiteral("outcome"), QStringLiteral("agree")}};
        return *chain::sealStatement(draft, li);
    }

    chain::Findings fold(chain::Authority &authority) const
    {
        chain::Findings findings;
        for (const chain::Record &record : chains.at(office))
            authority.add(record, findings);
        return findings;
    }
};

inline bool found(const chain::Findings &findings, const char *id)
{
    return std::any_of(findings.begin(), findings.end(),
                       [&](const chain::Finding &f) { return f.error.id == QLatin1String(id); });
}

} // namespace anjuan::test
