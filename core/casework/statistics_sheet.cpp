#include "core/casework/statistics_sheet.h"

#include <algorithm>

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>

#include "core/base/money.h"
#include "core/casework/bureau.h"
#include "core/casework/parts.h"
#include "core/casework/records.h"
#include "core/chain/body.h"
#include "core/exchange/queries.h"
#include "core/insight/statistics.h"

namespace anjuan::casework {
namespace {

using insight::CountedCase;

struct Rule {
    QString id, zh, en;
    QStringList heaviest, records, unless, sum;
    QString outcome;
    int rank = 0;
    bool fines = false, once = false;
};

struct Layout {
    QString id, zh, en;
    std::vector<Rule> columns;
    std::vector<std::pair<QString, QString>> rules; // zh, en
};

QStringList texts(const QJsonObject &object, const char *name)
{
    QStringList all;
    for (const auto one : object.value(QLatin1String(name)).toArray())
        all += one.toString();
    return all;
}

Rule ruleFrom(const QJsonObject &json)
{
    using chain::textOf;
    Rule rule{textOf(json, "id"),     textOf(json, "zh"),    textOf(json, "en"), texts(json, "heaviest"),
              texts(json, "records"), texts(json, "unless"), texts(json, "sum"), textOf(json, "outcome")};
    rule.rank = json.value(QLatin1String("rank")).toInt();
    rule.fines = json.value(QLatin1String("fines")).toBool();
    rule.once = json.value(QLatin1String("once")).toBool();
    return rule;
}

const std::vector<Layout> &layouts()
{
    static const std::vector<Layout> all = [] {
        std::vector<Layout> read;
        QFile file(QStringLiteral(":/texts/statistics_sheets.json"));
        if (!file.open(QIODevice::ReadOnly))
            return read;
        for (const auto each : QJsonDocument::fromJson(file.readAll()).array()) {
            const QJsonObject json = each.toObject();
            Layout layout{chain::textOf(json, "id"), chain::textOf(json, "zh"), chain::textOf(json, "en"), {}, {}};
            for (const auto column : json.value(QLatin1String("columns")).toArray())
                layout.columns.push_back(ruleFrom(column.toObject()));
            for (const auto rule : json.value(QLatin1String("rules")).toArray())
                layout.rules.emplace_back(chain::textOf(rule.toObject(), "zh"), chain::textOf(rule.toObject(), "en"));
            read.push_back(std::move(layout));
        }
        return read;
    }();
    return all;
}

/// The column of the heaviest of these kinds: the one of the highest rank, `*` for what no column names.
QString heaviestColumn(const Layout &layout, const QStringList &kinds)
{
    QString found;
    int rank = -1;
    for (const Rule &rule : layout.columns) {
        if (rule.heaviest.isEmpty() || rule.rank <= rank)
            continue;
        const bool named =
            std::any_of(kinds.begin(), kinds.end(), [&](const QString &kind) { return rule.heaviest.contains(kind); });
        if (named || rule.heaviest.contains(QLatin1String("*"))) {
            found = rule.id;
            rank = rule.rank;
        }
    }
    return found;
}

bool within(const std::optional<QDate> &day, QDate from, QDate to)
{
    return day && *day >= from && *day <= to;
}

qint64 countIn(const Layout &layout, const Rule &rule, const CountedCase &one, QDate from, QDate to)
{
    const bool decided = within(one.decidedOn, from, to) && !one.outcome.isEmpty();
    const bool penalty = decided && one.outcome != QLatin1String("no_penalty");
    if (!rule.heaviest.isEmpty())
        return penalty && heaviestColumn(layout, one.kinds) == rule.id ? 1 : 0;
    if (rule.fines)
        return penalty ? one.fineFen : 0;
    if (!rule.outcome.isEmpty())
        return decided && one.outcome == rule.outcome ? 1 : 0;
    const bool elsewhere = std::any_of(one.steps.begin(), one.steps.end(),
                                       [&](const auto &step) { return rule.unless.contains(step.kind); });
    if (elsewhere)
        return 0;
    const qint64 times = std::count_if(one.steps.begin(), one.steps.end(), [&](const auto &step) {
        return rule.records.contains(step.kind) && within(step.on, from, to);
    });
    return rule.once ? std::min<qint64>(times, 1) : times;
}

void addSums(const Layout &layout, SheetRow &row)
{
    for (std::size_t at = 0; at < layout.columns.size(); ++at) {
        const Rule &rule = layout.columns[at];
        for (std::size_t part = 0; part < layout.columns.size(); ++part) {
            if (!rule.sum.contains(layout.columns[part].id))
                continue;
            row.values[at] += row.values[part];
            row.cases[at].insert(row.cases[at].end(), row.cases[part].begin(), row.cases[part].end());
        }
    }
}

SheetRow counted(const Layout &layout, const std::vector<CountedCase> &cases, QDate from, QDate to)
{
    SheetRow row;
    row.values.resize(layout.columns.size());
    row.cases.resize(layout.columns.size());
    for (std::size_t at = 0; at < layout.columns.size(); ++at) {
        for (const CountedCase &one : cases) {
            const qint64 times = countIn(layout, layout.columns[at], one, from, to);
            row.values[at] += times;
            if (times > 0)
                row.cases[at].push_back(one.id);
        }
    }
    addSums(layout, row);
    return row;
}

SheetRow typed(const Layout &layout, const QJsonObject &body)
{
    SheetRow row;
    row.from = SheetRow::From::Typed;
    row.unit = chain::textOf(body, "unit");
    row.source = chain::textOf(body, "source");
    row.values.resize(layout.columns.size());
    row.cases.resize(layout.columns.size());
    for (const auto figure : body.value(QLatin1String("figures")).toArray()) {
        for (std::size_t at = 0; at < layout.columns.size(); ++at) {
            if (layout.columns[at].id == chain::textOf(figure.toObject(), "column"))
                row.values[at] = figure.toObject().value(QLatin1String("value")).toInteger();
        }
    }
    addSums(layout, row);
    return row;
}

using Counted = std::vector<std::pair<SheetRow, std::vector<CountedCase>>>; // unit, kind and its cases

/// This library's cases, and in a bureau's those of its units as they were last uploaded.
Result<Counted> countedUnits(const Library &library, QDate from, QDate to)
{
    const Library::Parts &parts = library.parts();
    Counted all;
    if (!isBureau(library)) {
        ANJUAN_TRY(auto own, insight::countedCases(*parts.store, from, to));
        SheetRow row;
        row.unit = parts.ledger.authority.unitName();
        all.emplace_back(std::move(row), std::move(own));
        return all;
    }
    ANJUAN_TRY(const auto units, unitsOf(library));
    for (const UnitRow &unit : units) {
        if (unit.folder.isEmpty())
            continue;
        ANJUAN_TRY(const auto folder, Library::open(unit.folder, Access::ReadOnly, *parts.clock));
        ANJUAN_TRY(auto cases, insight::countedCases(*folder->parts().store, from, to));
        SheetRow row;
        row.from = SheetRow::From::Uploaded;
        row.unit = unit.name;
        row.source = unit.lastUploadAt.left(10);
        all.emplace_back(std::move(row), std::move(cases));
    }
    return all;
}

/// The newest entry of each unit for exactly this period; a unit that uploaded is not counted twice.
Result<std::vector<QJsonObject>> typedUnits(const Library &library, QDate from, QDate to, QStringList known)
{
    const Library::Parts &parts = library.parts();
    ANJUAN_TRY(const auto rows,
               exchange::deskRows(*parts.store, parts.library(), QStringLiteral("desk.figures_entered")));
    std::vector<QJsonObject> out;
    for (const exchange::DeskRow &row : rows) {
        const QString unit = chain::textOf(row.body, "unit");
        if (known.contains(unit) || chain::textOf(row.body, "from_on") != dateText(from)
            || chain::textOf(row.body, "to_on") != dateText(to))
            continue;
        known += unit;
        out.push_back(row.body);
    }
    std::reverse(out.begin(), out.end());
    return out;
}

void addUp(SheetTable &table)
{
    table.totals.assign(table.columns.size(), 0);
    for (const SheetRow &row : table.rows) {
        for (std::size_t at = 0; at < row.values.size(); ++at)
            table.totals[at] += row.values[at];
    }
}

} // namespace

const SheetTable *StatSheet::table(const QString &id) const
{
    const auto found = std::find_if(tables.begin(), tables.end(), [&](const SheetTable &one) { return one.id == id; });
    return found == tables.end() ? nullptr : &*found;
}

Result<StatSheet> statSheet(const Library &library, QDate from, QDate to, Language language)
{
    if (!from.isValid() || !to.isValid() || to < from)
        return fail(Fault::Invalid, "statistics.period", {dateText(from), dateText(to)});
    const bool chinese = language == Language::Chinese;
    ANJUAN_TRY(const Counted units, countedUnits(library, from, to));
    QStringList known;
    for (const auto &[unit, cases] : units)
        known += unit.unit;
    ANJUAN_TRY(const auto others, typedUnits(library, from, to, known));
    StatSheet sheet;
    sheet.from = from;
    sheet.to = to;
    sheet.dueOn = QDate(to.year(), to.month(), 1).addMonths(1).addDays(9);
    for (const Layout &layout : layouts()) {
        SheetTable table{layout.id, chinese ? layout.zh : layout.en, {}, {}, {}, {}};
        for (const Rule &rule : layout.columns)
            table.columns.push_back({rule.id, chinese ? rule.zh : rule.en, rule.fines, !rule.sum.isEmpty()});
        for (const auto &[zh, en] : layout.rules)
            table.rules += chinese ? zh : en;
        for (const auto &[unit, cases] : units) {
            SheetRow row = counted(layout, cases, from, to);
            row.unit = unit.unit;
            row.from = unit.from;
            row.source = unit.source;
            for (const CountedCase &one : cases)
                sheet.labels[one.id] = one.number.isEmpty() ? one.cause : one.number + QLatin1Char(' ') + one.cause;
            table.rows.push_back(std::move(row));
        }
        for (const QJsonObject &body : others)
            table.rows.push_back(typed(layout, body));
        addUp(table);
        sheet.tables.push_back(std::move(table));
    }
    return sheet;
}

Result<void> enterFigures(Session &session, const QString &unit, QDate from, QDate to,
                          const std::map<QString, qint64> &figures, const QString &source)
{
    ANJUAN_CHECK(mustBeAdministrator(session, message(QStringLiteral("statistics.typing"))));
    if (unit.trimmed().isEmpty())
        return fail(Fault::Invalid, "statistics.no_unit");
    if (!from.isValid() || !to.isValid() || to < from)
        return fail(Fault::Invalid, "statistics.period", {dateText(from), dateText(to)});
    QJsonArray values;
    for (const auto &[id, value] : figures) {
        const bool known = std::any_of(layouts().begin(), layouts().end(), [&](const Layout &layout) {
            return std::any_of(layout.columns.begin(), layout.columns.end(),
                               [&](const Rule &rule) { return rule.id == id && rule.sum.isEmpty(); });
        });
        if (!known)
            return fail(Fault::Invalid, "statistics.no_column", {id});
        if (value < 0)
            return fail(Fault::Invalid, "statistics.bad_number", {unit, id});
        values.append(QJsonObject{{QStringLiteral("column"), id}, {QStringLiteral("value"), value}});
    }
    QJsonObject body{{QStringLiteral("unit"), unit.trimmed()},
                     {QStringLiteral("from_on"), dateText(from)},
                     {QStringLiteral("to_on"), dateText(to)},
                     {QStringLiteral("figures"), values}};
    if (!source.trimmed().isEmpty())
        body.insert(QStringLiteral("source"), source.trimmed());
    Library::Parts &parts = session.library().parts();
    return parts.transact([&](store::Write &, chain::Ledger &ledger) -> Result<void> {
        ANJUAN_CHECK(ledger.append(session.key().actor(), chain::deskChain(parts.library()),
                                   QStringLiteral("desk.figures_entered"), body));
        return {};
    });
}

} // namespace anjuan::casework
