#include "core/cases/party_queries.h"

#include "core/chain/body.h"

namespace anjuan::cases {

using chain::columnOf;
using chain::textOf;

Result<void> enterParty(store::Write &write, const chain::Record &record, const QString &caseId)
{
    return write.run("INSERT OR REPLACE INTO party (case_id, party, kind, age_class, particulars_sha256, place) "
                     "VALUES (?1, ?2, ?3, ?4, ?5, "
                     "ifnull((SELECT place FROM party WHERE case_id = ?1 AND party = ?2), "
                     "ifnull((SELECT max(place) + ?6 FROM party WHERE case_id = ?1), 1)))",
                     {caseId, textOf(record.body, "party"), textOf(record.body, "party_kind"),
                      columnOf(record.body, "age_class"), columnOf(record.body, "private_sha256"),
                      qint64(textOf(record.body, "standing") == QLatin1String("beside"))});
}

Result<void> splitOffParty(store::Write &write, const chain::Record &record, const QString &caseId)
{
    return write.run("DELETE FROM party WHERE case_id = ?1 AND party = ?2 "
                     "AND EXISTS (SELECT 1 FROM party WHERE case_id = ?1 AND party <> ?2)",
                     {caseId, textOf(record.body, "party_id")});
}

QStringList servedToAll(const CanonicalObject &service)
{
    QStringList papers = chain::textsOf(service, "documents");
    for (const QString &owed : chain::textsOf(service, "still_owed"))
        papers.removeAll(owed);
    return papers;
}

} // namespace anjuan::cases
