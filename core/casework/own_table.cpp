#include "core/casework/own_table.h"

#include <algorithm>
#include <functional>
#include <set>

#include "core/base/money.h"
#include "core/cases/procedure_data.h"
#include "core/cases/stages.h"
#include "core/casework/statistics_keys.h"

namespace anjuan::casework {
namespace {

using insight::CountedCase;

const std::vector<const char *> kDimensions = {"item",      "field",  "month", "year",    "officer",
                                               "procedure", "source", "stage", "outcome", "amount"};
const std::vector<const char *> kMeasures = {"cases", "fines", "days"};
const std::vector<const char *> kDays = {"opened", "filed", "decided", "closed"};
const std::vector<const char *> kOutcomes = {"penalty", "no_penalty", "none"};

std::vector<Named> named(const std::vector<const char *> &codes, const char *prefix, Language language)
{
    std::vector<Named> all;
    for (const char *code : codes)
        all.push_back({QLatin1String(code), message(QLatin1String(prefix) + QLatin1String(code), {}, language)});
    return all;
}

bool knows(const std::vector<const char *> &codes, const QString &code)
{
    return std::any_of(codes.begin(), codes.end(), [&](const char *one) { return code == QLatin1String(one); });
}

std::optional<QDate> dayOf(const CountedCase &one, const QString &day)
{
    if (day == QLatin1String("opened"))
        return one.openedOn;
    if (day == QLatin1String("decided"))
        return one.decidedOn;
    if (day == QLatin1String("closed"))
        return one.closedOn;
    return one.filedOn;
}

QString outcomeOf(const CountedCase &one)
{
    if (one.outcome.isEmpty() || !one.decidedOn)
        return QStringLiteral("none");
    return one.outcome == QLatin1String("no_penalty") ? QStringLiteral("no_penalty") : QStringLiteral("penalty");
}

/// The groups that a case stands in.
using Keys = std::function<QStringList(const CountedCase &)>;

Keys keysOf(const QString &dimension, const QString &day, const Library::Parts &parts, Language language)
{
    const QString none = message(QStringLiteral("statistics.none"), {}, language);
    const auto one = [none](const QString &text) { return QStringList{text.isEmpty() ? none : text}; };
    const bool byMonth = dimension == QLatin1String("month");
    if (byMonth || dimension == QLatin1String("year"))
        return [day, byMonth, one](const CountedCase &each) {
            const auto on = dayOf(each, day);
            return one(on ? on->toString(byMonth ? QStringLiteral("yyyy-MM") : QStringLiteral("yyyy")) : QString());
        };
    if (dimension == QLatin1String("officer"))
        return [&parts, none](const CountedCase &each) { return officerNames(parts, each, none); };
    if (dimension == QLatin1String("procedure"))
        return [one](const CountedCase &each) {
            const cases::Procedure *procedure = cases::findProcedure(each.procedure);
            return one(procedure ? procedure->zh : each.procedure);
        };
    if (dimension == QLatin1String("source"))
        return [names = sourceNames(), one](const CountedCase &each) {
            const auto found = names.find(each.source);
            return one(found == names.end() ? each.source : found->second);
        };
    if (dimension == QLatin1String("stage"))
        return [one](const CountedCase &each) { return one(cases::stageName(each.stage)); };
    if (dimension == QLatin1String("outcome"))
        return [one, language](const CountedCase &each) {
            return one(message(QStringLiteral("statistics.outcome_") + outcomeOf(each), {}, language));
        };
    if (dimension == QLatin1String("amount"))
        return [one](const CountedCase &each) { return one(fineBand(each.fineFen)); };
    const bool field = dimension == QLatin1String("field");
    return [&parts, field, one](const CountedCase &each) {
        const packs::Item *item = parts.pack.item(each.item);
        return one(!item ? each.item : field ? item->field : item->name);
    };
}

bool wanted(const OwnTable &table, const CountedCase &one, QDate from, QDate to)
{
    const auto on = dayOf(one, table.day);
    return on && *on >= from && *on <= to && (table.outcome.isEmpty() || outcomeOf(one) == table.outcome)
        && (table.item.isEmpty() || one.item == table.item)
        && (table.officer.isEmpty() || one.officers.contains(table.officer));
}

/// A cell in the making.
struct Sum {
    qint64 cases = 0, fen = 0, days = 0, decided = 0;
    std::vector<CaseId> ids;

    void add(const CountedCase &one)
    {
        ++cases;
        if (outcomeOf(one) == QLatin1String("penalty"))
            fen += one.fineFen;
        if (one.filedOn && one.decidedOn) {
            days += one.filedOn->daysTo(*one.decidedOn);
            ++decided;
        }
        ids.push_back(one.id);
    }
    OwnCell cell(const QString &measure) const
    {
        if (cases == 0)
            return {};
        if (measure == QLatin1String("fines"))
            return {fen, Fen{fen}.yuan(), ids};
        if (measure == QLatin1String("days")) {
            if (decided == 0)
                return {0, QStringLiteral("—"), ids};
            const qint64 tenths = (days * 10 + decided / 2) / decided;
            return {tenths, QStringLiteral("%1.%2").arg(tenths / 10).arg(tenths % 10), ids};
        }
        return {cases, QString::number(cases), ids};
    }
};

Result<void> check(const OwnTable &table, QDate from, QDate to)
{
    if (!from.isValid() || !to.isValid() || to < from)
        return fail(Fault::Invalid, "statistics.period", {dateText(from), dateText(to)});
    const std::pair<QString, const std::vector<const char *> &> words[] = {
        {table.rows, kDimensions}, {table.measure, kMeasures}, {table.day, kDays}};
    for (const auto &[word, known] : words) {
        if (!knows(known, word))
            return fail(Fault::Invalid, "statistics.no_such", {word});
    }
    if (!table.columns.isEmpty() && !knows(kDimensions, table.columns))
        return fail(Fault::Invalid, "statistics.no_such", {table.columns});
    if (!table.outcome.isEmpty() && !knows(kOutcomes, table.outcome))
        return fail(Fault::Invalid, "statistics.no_such", {table.outcome});
    return {};
}

} // namespace

QJsonObject toJson(const OwnTable &table)
{
    return {{QStringLiteral("name"), table.name},       {QStringLiteral("rows"), table.rows},
            {QStringLiteral("columns"), table.columns}, {QStringLiteral("measure"), table.measure},
            {QStringLiteral("day"), table.day},         {QStringLiteral("outcome"), table.outcome},
            {QStringLiteral("item"), table.item},       {QStringLiteral("officer"), table.officer}};
}

OwnTable ownTableFrom(const QJsonObject &json)
{
    const auto text = [&json](const char *member) { return json.value(QLatin1String(member)).toString(); };
    return {text("name"), text("rows"),    text("columns"), text("measure"),
            text("day"),  text("outcome"), text("item"),    text("officer")};
}

std::vector<Named> ownTableDimensions(Language language)
{
    return named(kDimensions, "statistics.by_", language);
}

std::vector<Named> ownTableMeasures(Language language)
{
    return named(kMeasures, "statistics.measure_", language);
}

std::vector<Named> ownTableDays(Language language)
{
    return named(kDays, "statistics.day_", language);
}

std::vector<Named> ownTableOutcomes(Language language)
{
    return named(kOutcomes, "statistics.outcome_", language);
}

Result<OwnResult> ownTableOf(const Library &library, const OwnTable &table, QDate from, QDate to, Language language)
{
    ANJUAN_CHECK(check(table, from, to));
    const Library::Parts &parts = library.parts();
    ANJUAN_TRY(const auto all, insight::countedCases(*parts.store, from, to));
    const Keys rowKeys = keysOf(table.rows, table.day, parts, language);
    const Keys columnKeys = table.columns.isEmpty() ? Keys([](const CountedCase &) { return QStringList(); })
                                                    : keysOf(table.columns, table.day, parts, language);
    // An empty key is the total; it is asked for last.
    std::map<QString, std::map<QString, Sum>> sums;
    std::set<QString> rows, columns;
    OwnResult out;
    for (const CountedCase &one : all) {
        if (!wanted(table, one, from, to))
            continue;
        out.labels[one.id] = one.number.isEmpty() ? one.cause : one.number + QLatin1Char(' ') + one.cause;
        const QStringList inRows = rowKeys(one), inColumns = columnKeys(one);
        for (const QString &row : inRows + QStringList{QString()}) {
            for (const QString &column : inColumns + QStringList{QString()})
                sums[row][column].add(one);
        }
        rows.insert(inRows.begin(), inRows.end());
        columns.insert(inColumns.begin(), inColumns.end());
    }
    const QString total = message(QStringLiteral("statistics.total"), {}, language);
    std::vector<QString> rowOrder(rows.begin(), rows.end()), columnOrder(columns.begin(), columns.end());
    rowOrder.emplace_back();
    columnOrder.emplace_back();
    for (const QString &column : columnOrder)
        out.columns += column.isEmpty() ? total : column;
    for (const QString &row : rowOrder) {
        out.rows += row.isEmpty() ? total : row;
        std::vector<OwnCell> line;
        for (const QString &column : columnOrder)
            line.push_back(sums[row][column].cell(table.measure));
        out.cells.push_back(std::move(line));
    }
    return out;
}

std::vector<sheets::Table> ownTableSheets(const OwnTable &table, const OwnResult &result, const QString &unit,
                                          QDate from, QDate to, Language language)
{
    using sheets::Cell;
    const auto word = [language](const QString &id) { return message(id, {}, language); };
    const QString heading = message(QStringLiteral("statistics.own_heading"),
                                    {unit, table.name, dateText(from), dateText(to),
                                     word(QStringLiteral("statistics.measure_") + table.measure),
                                     word(QStringLiteral("statistics.day_") + table.day)},
                                    language);
    sheets::Table figures{word(QStringLiteral("statistics.figures")),
                          heading,
                          {{word(QStringLiteral("statistics.by_") + table.rows), 40, {}, {}}},
                          {},
                          {}};
    for (const QString &column : result.columns)
        figures.columns.push_back({column, 16, {}, {}});
    sheets::Table behind{word(QStringLiteral("statistics.behind")),
                         heading,
                         {{word(QStringLiteral("statistics.by_") + table.rows), 40, {}, {}},
                          {word(QStringLiteral("statistics.case")), 60, {}, {}}},
                         {},
                         {}};
    const double scale = table.measure == QLatin1String("fines") ? 100.0
        : table.measure == QLatin1String("days")                 ? 10.0
                                                                 : 1.0;
    for (qsizetype row = 0; row < result.rows.size(); ++row) {
        std::vector<Cell> line{Cell::ofText(result.rows[row])};
        const auto &cells = result.cells[static_cast<std::size_t>(row)];
        for (const OwnCell &cell : cells) {
            const bool counts = !cell.text.isEmpty() && cell.text != QStringLiteral("—");
            line.push_back(counts ? Cell::ofNumber(double(cell.value) / scale) : Cell::ofText(cell.text));
        }
        figures.rows.push_back(std::move(line));
        if (row + 1 == result.rows.size())
            continue; // of the total they stand above
        for (const CaseId &id : cells.back().cases)
            behind.rows.push_back({Cell::ofText(result.rows[row]), Cell::ofText(result.labels.at(id))});
    }
    return {figures, behind};
}

} // namespace anjuan::casework
