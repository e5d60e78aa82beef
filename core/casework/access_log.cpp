#include "core/casework/access_log.h"

#include <algorithm>

#include "core/base/messages.h"
#include "core/casework/field_map.h"
#include "core/casework/perform.h"
#include "core/casework/records.h"
#include "core/chain/body.h"
#include "core/evidence/queries.h"

namespace anjuan::casework {
namespace {

using chain::textOf;

Result<std::vector<chain::Record>> accessOf(const store::Read &read, const std::optional<CaseId> &id)
{
    std::vector<chain::Record> all;
    ANJUAN_TRY(const auto heads, chain::heads(read));
    for (const chain::Head &head : heads) {
        if (chain::sortOf(head.chain) != chain::ChainSort::Access || (id && chain::caseOf(head.chain) != *id))
            continue;
        ANJUAN_TRY(auto records, chain::recordsOf(read, head.chain));
        std::move(records.begin(), records.end(), std::back_inserter(all));
    }
    return all;
}

bool isRestricted(const evidence::ItemRow &item)
{
    return item.privacy == QLatin1String("sensitive") || item.secrecy == QLatin1String("work")
        || item.secrecy == QLatin1String("suspected");
}

bool standsIn(const AccessFilter &filter, const AccessRow &row, QDate on)
{
    return (filter.record.isEmpty() || row.record == filter.record) && (!filter.person || row.person == *filter.person)
        && (!filter.from || on >= *filter.from) && (!filter.to || on <= *filter.to);
}

AccessRow rowFrom(const chain::Record &record, const Library::Parts &parts)
{
    AccessRow row;
    row.caseId = chain::caseOf(record.chain).value_or(CaseId());
    row.at = record.at.toString();
    row.person = record.by;
    row.by = parts.book.name(record.by);
    row.kind = record.kind;
    const Act *act = actOfKind(record.kind);
    row.kindZh = act ? act->zh : record.kind;
    row.what = textOf(record.body, "what");
    row.record = textOf(record.body, "record");
    row.phase = textOf(record.body, "phase");
    row.purpose = textOf(record.body, "purpose");
    row.how = textOf(record.body, "how");
    row.howZh = optionText("evidence.derive", "how", row.how);
    if (row.howZh == row.how) // printed or copied: no derived item
        row.howZh.clear();
    row.spans = chain::textsOf(record.body, "spans");
    row.hash = record.hash.hex();
    return row;
}

} // namespace

Result<void> mayLook(const Step &step)
{
    const QString &act = step.act.act;
    if (act != QLatin1String("evidence.view") && act != QLatin1String("evidence.play")
        && act != QLatin1String("evidence.export"))
        return {};
    const QString record = textOf(step.prepared.body, "record");
    ANJUAN_TRY(const auto item, evidence::itemByRecord(*step.parts.store, record));
    // What was opened may be closed, whatever was decided meanwhile.
    if (!item || !isRestricted(*item) || textOf(step.prepared.body, "phase") == QLatin1String("closed"))
        return {};
    const PersonId me = step.session.person();
    const QStringList roles = step.session.roles();
    if (handlingOfficers(step.file.all()).contains(me.toString()) || item->officers.contains(me.toString())
        || roles.contains(QStringLiteral("leader")) || roles.contains(QStringLiteral("team_head")))
        return {};
    ANJUAN_TRY(const auto records, accessOf(*step.parts.store, step.caseId));
    const bool allowed = std::any_of(records.begin(), records.end(), [&](const chain::Record &one) {
        const auto until = chain::dateOf(one.body, "until_on");
        return one.kind == QLatin1String("access.allowed") && textOf(one.body, "record") == record
            && textOf(one.body, "person") == me.toString() && until && *until >= step.at.date();
    });
    if (allowed)
        return {};
    return fail(Fault::Refused, "access.wants_consent", {item->title});
}

Result<std::vector<AccessRow>> accessReport(const Library &library, const AccessFilter &filter)
{
    const Library::Parts &parts = library.parts();
    ANJUAN_TRY(const auto records, accessOf(*parts.store, filter.caseId));
    std::map<QString, evidence::ItemRow> items;
    ANJUAN_TRY(auto all, evidence::allItems(*parts.store));
    for (evidence::ItemRow &item : all)
        items.emplace(item.record, std::move(item));
    std::map<QString, QString> labels;
    std::vector<AccessRow> rows;
    for (const chain::Record &record : records) {
        AccessRow row = rowFrom(record, parts);
        if (!standsIn(filter, row, record.at.date()))
            continue;
        if (const auto item = items.find(row.record); item != items.end()) {
            row.what = item->second.title;
            row.sha256 = item->second.sha256;
        }
        QString &label = labels[row.caseId.toString()];
        if (label.isEmpty())
            label = labelOf(library, row.caseId).value_or(row.caseId.toString());
        row.caseLabel = label;
        rows.push_back(std::move(row));
    }
    std::stable_sort(rows.begin(), rows.end(), [](const AccessRow &a, const AccessRow &b) {
        const auto first = Instant::parse(a.at);
        const auto second = Instant::parse(b.at);
        return first && second && *first < *second;
    });
    return rows;
}

QByteArray accessCsv(const std::vector<AccessRow> &rows)
{
    const auto cell = [](QString text) {
        // A spreadsheet would read these as formulas.
        if (!text.isEmpty() && QStringLiteral("=+-@").contains(text.at(0)))
            text.prepend(QLatin1Char('\''));
        return QLatin1Char('"') + text.replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
    };
    QString text = message(QStringLiteral("access.columns")) + QLatin1String("\r\n");
    for (const AccessRow &row : rows) {
        QStringList cells;
        for (const QString &value : {row.at, row.by, row.kindZh, row.phase, row.caseLabel, row.what, row.sha256,
                                     row.purpose, row.how, row.spans.join(QLatin1Char(' ')), row.hash})
            cells += cell(value);
        text += cells.join(QLatin1Char(',')) + QLatin1String("\r\n");
    }
    return QByteArray("\xef\xbb\xbf") + text.toUtf8();
}

} // namespace anjuan::casework
