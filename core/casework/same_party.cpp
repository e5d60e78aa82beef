#include "core/casework/same_party.h"

#include <QtCore/QJsonDocument>

#include "core/casework/party_lookup.h"
#include "core/chain/body.h"
#include "core/insight/party_queries.h"

namespace anjuan::casework {
namespace {

QString identityIn(const vault::Vault &vault, const QString &sha256)
{
    const auto bytes = sha256.isEmpty() ? Result<QByteArray>(QByteArray()) : vault.read(sha256);
    return bytes ? partyIdentity(QJsonDocument::fromJson(*bytes).object()) : QString();
}

/// The other cases in which that party stands, behind those found already.
Result<void> findSame(const Library::Parts &parts, const insight::PartyRow &mine, QStringList &found)
{
    const QString identity = identityIn(*parts.vault, mine.particularsSha256);
    if (identity.isEmpty())
        return {};
    ANJUAN_TRY(const auto others, insight::otherParties(*parts.store, mine));
    for (const insight::PartyRow &other : others) {
        QString &known = parts.identities[other.particularsSha256];
        if (known.isNull()) {
            const QString theirs = identityIn(*parts.vault, other.particularsSha256);
            known = theirs.isNull() ? QStringLiteral("") : theirs;
        }
        if (known == identity && !found.contains(other.caseId))
            found += other.caseId;
    }
    return {};
}

} // namespace

const QStringList &partyNumbers()
{
    static const QStringList members = {QStringLiteral("id_number"), QStringLiteral("credit_code")};
    return members;
}

QString partyIdentity(const QJsonObject &particulars)
{
    for (const QString &number : partyNumbers()) {
        if (const QString text = particulars.value(number).toString().trimmed().toUpper(); !text.isEmpty())
            return number + QLatin1Char(':') + text;
    }
    const QString name = chain::textOf(particulars, "name").trimmed();
    const QString address = chain::textOf(particulars, "address").trimmed();
    return name.isEmpty() || address.isEmpty() ? QString() : name + QLatin1Char('\n') + address;
}

Result<QStringList> casesOfSameParty(const Library::Parts &parts, const CaseId &self)
{
    QStringList found;
    ANJUAN_TRY(const auto parties, insight::standingParties(*parts.store, self));
    for (const insight::PartyRow &mine : parties)
        ANJUAN_CHECK(findSame(parts, mine, found));
    found.sort();
    return found;
}

} // namespace anjuan::casework
