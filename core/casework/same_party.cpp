#include "core/casework/same_party.h"

#include <QtCore/QJsonDocument>

#include "core/casework/party_lookup.h"
#include "core/chain/body.h"
#include "core/insight/case_list.h"

namespace anjuan::casework {
namespace {

QString identityIn(const vault::Vault &vault, const QString &sha256)
{
    const auto bytes = sha256.isEmpty() ? Result<QByteArray>(QByteArray()) : vault.read(sha256);
    return bytes ? partyIdentity(QJsonDocument::fromJson(*bytes).object()) : QString();
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
    ANJUAN_TRY(const auto mine, insight::partyOf(*parts.store, self));
    const QString identity = mine ? identityIn(*parts.vault, mine->particularsSha256) : QString();
    if (identity.isEmpty())
        return QStringList();
    QStringList found;
    ANJUAN_TRY(const auto others, insight::otherParties(*parts.store, *mine));
    for (const insight::PartyRow &other : others) {
        QString &known = parts.identities[other.particularsSha256];
        if (known.isNull()) {
            const QString theirs = identityIn(*parts.vault, other.particularsSha256);
            known = theirs.isNull() ? QStringLiteral("") : theirs;
        }
        if (known == identity && !found.contains(other.caseId))
            found += other.caseId;
    }
    return found;
}

} // namespace anjuan::casework
