#include "core/casework/same_party.h"

#include <QtCore/QJsonDocument>

#include "core/chain/body.h"
#include "core/insight/case_list.h"

namespace anjuan::casework {
namespace {

/// What makes two parties one; empty where nothing does.
QString identityIn(const vault::Vault &vault, const QString &sha256)
{
    const auto bytes = sha256.isEmpty() ? Result<QByteArray>(QByteArray()) : vault.read(sha256);
    const QJsonObject party = bytes ? QJsonDocument::fromJson(*bytes).object() : QJsonObject();
    for (const char *number : {"id_number", "credit_code"}) {
        if (const QString text = chain::textOf(party, number).trimmed().toUpper(); !text.isEmpty())
            return QLatin1String(number) + QLatin1Char(':') + text;
    }
    const QString name = chain::textOf(party, "name").trimmed();
    const QString address = chain::textOf(party, "address").trimmed();
    return name.isEmpty() || address.isEmpty() ? QString() : name + QLatin1Char('\n') + address;
}

} // namespace

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
