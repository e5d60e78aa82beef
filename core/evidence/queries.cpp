#include "core/evidence/queries.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include "core/evidence/claims.h"

namespace anjuan::evidence {
namespace {

#define ANJUAN_ITEM_COLUMNS                                                                                            \
    "SELECT record, case_id, no, seq, type, title, sha256, file_name, bytes, made_at, ended_at, place, original, "     \
    "officers, source, proves, method, carrier, provenance, equipment, privacy, secrecy, claims, av_step, added_by, "  \
    "added_at, parent, how, verified_on, verified_by, excluded_on, exclusion, moved_to, destroyed_on, after_decision " \
    "FROM evidence "

ItemRow itemFrom(const store::Row &row)
{
    ItemRow item;
    int at = 0;
    const auto text = [&] { return row.text(at++); };
    item.record = text();
    item.caseId = CaseId::parse(text()).value_or(CaseId());
    item.no = static_cast<int>(row.integer(at++));
    item.seq = row.integer(at++);
    for (QString *member : {&item.type, &item.title, &item.sha256, &item.fileName})
        *member = text();
    item.bytes = row.integer(at++);
    for (QString *member : {&item.madeAt, &item.endedAt, &item.place, &item.original})
        *member = text();
    for (const auto officer : QJsonDocument::fromJson(text().toUtf8()).array())
        item.officers += officer.toString();
    for (QString *member : {&item.source, &item.proves, &item.method, &item.carrier, &item.provenance, &item.equipment,
                            &item.privacy, &item.secrecy})
        *member = text();
    const QJsonObject claims = QJsonDocument::fromJson(text().toUtf8()).object();
    item.hasClaims = !claims.isEmpty();
    item.facts = factsOf(claims);
    for (QString *member : {&item.avStep, &item.addedBy, &item.addedAt, &item.parent, &item.how, &item.verifiedOn,
                            &item.verifiedBy, &item.excludedOn, &item.exclusion, &item.movedTo, &item.destroyedOn})
        *member = text();
    item.afterDecision = row.integer(at) != 0;
    return item;
}

Result<std::vector<ItemRow>> itemsFrom(Result<store::Rows> rows)
{
    if (!rows)
        return fail(rows.error());
    std::vector<ItemRow> items;
    items.reserve(rows->size());
    for (const store::Row &row : *rows)
        items.push_back(itemFrom(row));
    return items;
}

} // namespace

Result<std::vector<ItemRow>> itemsOf(const store::Read &read, const CaseId &id)
{
    return itemsFrom(read.rows(ANJUAN_ITEM_COLUMNS "WHERE case_id = ? ORDER BY no", {id.toString()}));
}

Result<std::optional<ItemRow>> itemByRecord(const store::Read &read, const QString &record)
{
    ANJUAN_TRY(const auto row, read.first(ANJUAN_ITEM_COLUMNS "WHERE record = ?", {record}));
    return row ? std::optional(itemFrom(*row)) : std::nullopt;
}

Result<std::vector<ItemRow>> itemsWith(const store::Read &read, const QString &sha256)
{
    return itemsFrom(read.rows(ANJUAN_ITEM_COLUMNS "WHERE sha256 = ? ORDER BY added_at, record", {sha256}));
}

Result<std::vector<ItemRow>> allItems(const store::Read &read)
{
    return itemsFrom(read.rows(ANJUAN_ITEM_COLUMNS "ORDER BY case_id, no"));
}

Result<std::vector<MarkRow>> marksOf(const store::Read &read, const QString &item)
{
    ANJUAN_TRY(
        const store::Rows rows,
        read.rows("SELECT record, item, at_ms, to_ms, note, proves, made_by, made_at FROM evidence_mark WHERE item "
                  "= ? ORDER BY at_ms, made_at, record",
                  {item}));
    std::vector<MarkRow> marks;
    for (const store::Row &row : rows) {
        marks.push_back({row.text(0), row.text(1), row.integer(2),
                         row.isNull(3) ? std::nullopt : std::optional(row.integer(3)), row.text(4), row.text(5),
                         row.text(6), row.text(7)});
    }
    return marks;
}

Result<QStringList> transcribedOf(const store::Read &read, const CaseId &id)
{
    ANJUAN_TRY(const store::Rows rows,
               read.rows("SELECT DISTINCT item FROM evidence_transcript WHERE case_id = ?", {id.toString()}));
    QStringList items;
    for (const store::Row &row : rows)
        items += row.text(0);
    return items;
}

Result<std::vector<EquipmentRow>> equipment(const store::Read &read)
{
    ANJUAN_TRY(const store::Rows rows,
               read.rows("SELECT number, sort, model, serial, volume, holder, handed_on, clock_fast, clock_checked_at, "
                         "retired_on FROM equipment ORDER BY number"));
    std::vector<EquipmentRow> all;
    for (const store::Row &row : rows)
        all.push_back({row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6),
                       row.integer(7), row.text(8), row.text(9)});
    return all;
}

} // namespace anjuan::evidence
