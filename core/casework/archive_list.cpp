#include "core/casework/archive_list.h"

#include <algorithm>

#include "core/base/messages.h"
#include "core/casework/case_file.h"
#include "core/casework/field_map.h"
#include "core/casework/parts.h"
#include "core/casework/volume.h"
#include "core/chain/body.h"
#include "core/dossier/queries.h"

namespace anjuan::casework {
namespace {

using chain::textOf;
using sheets::Cell;

QString words(const char *id, const QStringList &args = {})
{
    return message(QString::fromLatin1(id), args);
}

/// The highest secrecy of what counts as evidence, in words.
QString secrecyOf(const CaseFile &file)
{
    const Act *act = findAct(QStringLiteral("evidence.add"));
    const Field *field = act ? act->field(QStringLiteral("secrecy")) : nullptr;
    if (!field)
        return {};
    std::size_t highest = 0;
    for (const Entry *item : liveEvidence(file.all())) {
        for (std::size_t i = 0; i < field->options.size(); ++i) {
            if (field->options[i].value == textOf(item->body, "secrecy"))
                highest = std::max(highest, i);
        }
    }
    return highest > 0 ? field->options[highest].zh.section(QLatin1Char('('), 0, 0) : QString();
}

void addVolumes(ArchivedCase &one, const CaseFile &file, const Library::Parts &parts)
{
    for (const VolumeRow &row : volumeRows(file, *parts.vault)) {
        if (!row.stands)
            continue;
        VolumeRow counted = row;
        if (row.itemFrom == 0 && row.here) { // built by an older version
            if (const auto count = dossier::countVolume(parts.vault->path(row.sha256))) {
                counted.items = count->items;
                counted.itemFrom = counted.pageFrom = 1;
                counted.itemTo = count->items;
                counted.pageTo = count->numbered;
            }
        }
        // An item that goes on in the next book is one.
        const bool goneOn = counted.book > 1 && !one.volumes.empty() && one.volumes.back().itemTo == counted.itemFrom;
        one.items += counted.items - (goneOn ? 1 : 0);
        one.pages += counted.pageFrom > 0 ? counted.pageTo - counted.pageFrom + 1 : 0;
        if (counted.pageFrom == 0)
            one.remarks += words("archive.uncounted", {QString::number(counted.volume)});
        if (counted.volume > 1)
            one.remarks += words("archive.later", {QString::number(counted.volume), dateText(counted.on)});
        one.volumes.push_back(std::move(counted));
    }
    if (one.volumes.empty())
        one.remarks += words("archive.not_built");
}

ArchivedCase caseOf(const CaseFile &file, const Entry &archived, const Library::Parts &parts)
{
    const QJsonObject fields = fieldMap(file.all(), parts.law(), {.about = {}, .today = parts.clock->today()});
    const QJsonObject known = fields.value(QLatin1String("case")).toObject();
    ArchivedCase one;
    one.id = file.id();
    one.archiveNumber = textOf(archived.body, "archive_number");
    one.title = textOf(known, "title");
    one.decisionNumber = textOf(fields.value(QLatin1String("decision")).toObject(), "number");
    if (const Entry *filed = newest(file.all(), {"case.filed"}))
        one.filedOn = chain::dateOf(filed->body, "filed_on");
    if (const Entry *closed = newest(file.all(), {"case.closed"}))
        one.closedOn = chain::dateOf(closed->body, "closed_on");
    one.archivedOn = chain::dateOf(archived.body, "archived_on").value_or(QDate());
    one.retention = optionText("case.archive", "retention", textOf(archived.body, "retention"));
    QStringList officers;
    for (const QString &officer : handlingOfficers(file.all()))
        officers += parts.book.name(PersonId::parse(officer).value_or(PersonId()));
    one.officers = officers.join(QChar(u'、'));
    one.secrecy = secrecyOf(file);
    one.compiler = parts.book.name(PersonId::parse(textOf(archived.body, "compiler")).value_or(PersonId()));
    addVolumes(one, file, parts);
    const auto faults = allOf(file.all(), {"archive.fault_noted"});
    if (!faults.empty())
        one.remarks += words("archive.faults", {QString::number(faults.size())});
    return one;
}

sheets::Column column(const char *title, int width)
{
    return {words(title), width, {}, {}};
}

Cell dateCell(const std::optional<QDate> &day)
{
    return day ? Cell::ofDate(*day) : Cell();
}

Cell number(int value)
{
    return Cell::ofNumber(value);
}

sheets::Table listOf(const std::vector<ArchivedCase> &cases, const QString &heading)
{
    sheets::Table table{words("archive.list"), heading, {}, {}, {}};
    for (const auto &[title, width] : std::initializer_list<std::pair<const char *, int>>{{"archive.no", 6},
                                                                                          {"archive.number", 18},
                                                                                          {"archive.fonds", 10},
                                                                                          {"archive.catalogue", 10},
                                                                                          {"archive.file", 10},
                                                                                          {"archive.title", 46},
                                                                                          {"archive.decision", 30},
                                                                                          {"archive.filed", 12},
                                                                                          {"archive.closed", 12},
                                                                                          {"archive.archived", 12},
                                                                                          {"archive.retention", 10},
                                                                                          {"archive.secrecy", 10},
                                                                                          {"archive.volumes", 8},
                                                                                          {"archive.items", 8},
                                                                                          {"archive.pages", 8},
                                                                                          {"archive.officers", 18},
                                                                                          {"archive.compiler", 12},
                                                                                          {"archive.remarks", 40}})
        table.columns.push_back(column(title, width));
    int no = 0, volumes = 0, items = 0, pages = 0;
    for (const ArchivedCase &one : cases) {
        if (one.volumes.empty())
            table.marked.push_back(no);
        volumes += static_cast<int>(one.volumes.size());
        items += one.items;
        pages += one.pages;
        table.rows.push_back({number(++no), Cell::ofText(one.archiveNumber), Cell(), Cell(), Cell(),
                              Cell::ofText(one.title), Cell::ofText(one.decisionNumber), dateCell(one.filedOn),
                              dateCell(one.closedOn), Cell::ofDate(one.archivedOn), Cell::ofText(one.retention),
                              Cell::ofText(one.secrecy), number(static_cast<int>(one.volumes.size())),
                              number(one.items), number(one.pages), Cell::ofText(one.officers),
                              Cell::ofText(one.compiler), Cell::ofText(one.remarks.join(QChar(u'；')))});
    }
    std::vector<Cell> sum(table.columns.size());
    sum[5] = Cell::ofText(words("archive.sum", {QString::number(no)}));
    sum[12] = number(volumes);
    sum[13] = number(items);
    sum[14] = number(pages);
    table.rows.push_back(std::move(sum));
    for (const char *who : {"archive.gives", "archive.takes", "archive.watches"}) {
        std::vector<Cell> line(table.columns.size());
        line[5] = Cell::ofText(words(who));
        table.rows.push_back(std::move(line));
    }
    return table;
}

sheets::Table volumesTable(const std::vector<ArchivedCase> &cases)
{
    sheets::Table table{words("archive.volumes_sheet"), {}, {}, {}, {}};
    for (const auto &[title, width] : std::initializer_list<std::pair<const char *, int>>{{"archive.number", 18},
                                                                                          {"archive.title", 46},
                                                                                          {"archive.volume", 8},
                                                                                          {"archive.side", 14},
                                                                                          {"archive.items", 8},
                                                                                          {"archive.page_from", 10},
                                                                                          {"archive.page_to", 10},
                                                                                          {"archive.built", 12},
                                                                                          {"archive.sha256", 66},
                                                                                          {"archive.record", 66}})
        table.columns.push_back(column(title, width));
    for (const ArchivedCase &one : cases) {
        for (const VolumeRow &row : one.volumes)
            table.rows.push_back({Cell::ofText(one.archiveNumber), Cell::ofText(one.title), number(row.volume),
                                  Cell::ofText(row.words()), number(row.items), number(row.pageFrom),
                                  number(row.pageTo), Cell::ofDate(row.on), Cell::ofText(row.sha256),
                                  Cell::ofText(row.record)});
    }
    return table;
}

} // namespace

Result<std::vector<ArchivedCase>> archivedCases(const Library &library, QDate from, QDate to)
{
    if (to < from)
        return fail(Fault::Invalid, "archive.period", {dateText(from), dateText(to)});
    const Library::Parts &parts = library.parts();
    ANJUAN_TRY(const QStringList ids, dossier::casesWith(*parts.store, {QStringLiteral("case.archived")}));
    std::vector<ArchivedCase> all;
    for (const QString &id : ids) {
        const auto parsed = CaseId::parse(id);
        if (!parsed)
            continue;
        ANJUAN_TRY(const CaseFile file, CaseFile::load(*parts.store, *parts.vault, *parsed));
        // A case that was opened again stays in the archive under its first number.
        const auto archived = allOf(file.all(), {"case.archived"});
        if (archived.empty())
            continue;
        const auto on = chain::dateOf(archived.front()->body, "archived_on");
        if (on && *on >= from && *on <= to)
            all.push_back(caseOf(file, *archived.front(), parts));
    }
    std::stable_sort(all.begin(), all.end(), [](const ArchivedCase &left, const ArchivedCase &right) {
        return std::pair(left.archiveNumber, left.archivedOn) < std::pair(right.archiveNumber, right.archivedOn);
    });
    return all;
}

std::vector<sheets::Table> archiveSheets(const std::vector<ArchivedCase> &cases, const QString &unit, QDate from,
                                         QDate to)
{
    return {listOf(cases, words("archive.heading", {unit, dateText(from), dateText(to)})), volumesTable(cases)};
}

} // namespace anjuan::casework
