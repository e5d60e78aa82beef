#include "core/cases/party_queries.h"
#include "core/casework/facts_parts.h"
#include "core/chain/body.h"

namespace anjuan::casework {

cases::PeriodBook periodsOf(Entries entries)
{
    cases::PeriodBook book;
    for (const Entry &entry : entries) {
        if (!cases::tellsOfPeriods(entry.kind, entry.body))
            continue;
        cases::PeriodEvent event{entry.kind, entry.hash(), entry.body, {}};
        cases::apply(book, event);
        if (entry.kind != QLatin1String("service.recorded"))
            continue;
        event.kind = QStringLiteral("served");
        for (const QString &document : cases::servedToAll(CanonicalObject(entry.body))) {
            event.served += document;
            const Entry *paper = entryOf(entries, document);
            if (const QString about = paper ? chain::textOf(paper->body, "about") : QString(); !about.isEmpty())
                event.served += about;
        }
        cases::apply(book, event);
    }
    return book;
}

} // namespace anjuan::casework
