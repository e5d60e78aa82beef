#include "core/casework/retention.h"

#include <algorithm>

#include "core/casework/case_file.h"
#include "core/casework/parts.h"
#include "core/casework/records.h"
#include "core/chain/body.h"
#include "core/evidence/queries.h"

namespace anjuan::casework {
namespace {

using chain::textOf;

constexpr int kLeastMonths = 6;

/// When the case's own period begins; none while it is open.
std::optional<QDate> closedOn(Entries entries)
{
    if (const Entry *archived = newest(entries, {"case.archived"}))
        return chain::dateOf(archived->body, "archived_on");
    const Entry *closed = newest(entries, {"case.closed"});
    return closed ? chain::dateOf(closed->body, "closed_on") : std::nullopt;
}

QString stepKeep(const packs::Pack &pack, const QString &step)
{
    for (const auto line : pack.avList) {
        if (!step.isEmpty() && textOf(line.toObject(), "step") == step)
            return textOf(line.toObject(), "keep");
    }
    return {};
}

/// None wins over any day: it means for ever.
void lengthen(KeepRow &row, const QString &keep, QDate from)
{
    if (keep.isEmpty() || row.keep == QLatin1String("permanent"))
        return;
    const auto until = keptUntil(keep, from);
    if (until && row.until && *until <= *row.until)
        return;
    row.keep = keep;
    row.until = until;
}

} // namespace

std::optional<QDate> keptUntil(const QString &keep, QDate from)
{
    if (keep == QLatin1String("permanent"))
        return std::nullopt;
    if (keep.startsWith(QLatin1Char('y')))
        return from.addYears(keep.mid(1).toInt());
    return from.addMonths(std::max(kLeastMonths, keep.mid(1).toInt()));
}

Result<std::vector<KeepRow>> retentionOf(const Library &library, const CaseId &id)
{
    const Library::Parts &parts = library.parts();
    ANJUAN_TRY(auto records, chain::recordsOf(*parts.store, chain::caseChain(id)));
    const QString label = labelOf(records);
    const CaseFile file = CaseFile::from(std::move(records));
    const auto closed = closedOn(file.all());
    const Entry *archived = newest(file.all(), {"case.archived"});
    const QString ofCase = archived ? textOf(archived->body, "retention") : parts.pack.settings.retention;
    ANJUAN_TRY(const auto items, evidence::itemsOf(*parts.store, id));
    std::vector<KeepRow> rows;
    for (const evidence::ItemRow &item : items) {
        if (!item.destroyedOn.isEmpty())
            continue;
        KeepRow row{id, label, item.record, item.no, item.title, QStringLiteral("m6"), {}, !closed.has_value()};
        if (closed) {
            const auto made = Instant::parse(item.madeAt);
            row.until = keptUntil(row.keep, made ? made->date() : *closed);
            lengthen(row, ofCase, *closed);
            lengthen(row, stepKeep(parts.pack, item.avStep), *closed);
        } else {
            row.keep = ofCase;
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

Result<std::vector<KeepRow>> retention(const Library &library)
{
    std::vector<KeepRow> all;
    ANJUAN_TRY(const auto items, evidence::allItems(*library.parts().store));
    std::optional<CaseId> last;
    for (const evidence::ItemRow &item : items) {
        if (last && *last == item.caseId)
            continue;
        last = item.caseId;
        ANJUAN_TRY(auto rows, retentionOf(library, item.caseId));
        std::move(rows.begin(), rows.end(), std::back_inserter(all));
    }
    return all;
}

} // namespace anjuan::casework
