#include "core/casework/statistics.h"

#include <algorithm>
#include <functional>

#include <QtCore/QFile>
#include <QtCore/QJsonDocument>

#include "core/base/money.h"
#include "core/cases/procedure_data.h"
#include "core/cases/stages.h"
#include "core/casework/statistics_keys.h"

namespace anjuan::casework {
namespace {

using insight::CountedCase;

/// A line of resources/texts/statistics.json.
struct Measure {
    QString id, zh, en, ruleZh, ruleEn;
    QString on; // a day of the case, or the kind of record that is counted
    QStringList conditions;
    QString part, of; // a rate of two others
    bool sumsFines = false;
};

const std::vector<Measure> &measures()
{
    static const std::vector<Measure> all = [] {
        std::vector<Measure> read;
        QFile file(QStringLiteral(":/texts/statistics.json"));
        if (!file.open(QIODevice::ReadOnly))
            return read;
        const QJsonArray lines = QJsonDocument::fromJson(file.readAll()).array();
        for (const auto each : lines) {
            const QJsonObject line = each.toObject();
            const auto text = [&](const char *name) { return line.value(QLatin1String(name)).toString(); };
            Measure one{text("id"), text("zh"), text("en"),   text("rule_zh"), text("rule_en"),
                        text("on"), {},         text("part"), text("of"),      text("sum") == QLatin1String("fine")};
            for (const auto condition : line.value(QLatin1String("if")).toArray())
                one.conditions += condition.toString();
            read.push_back(std::move(one));
        }
        return read;
    }();
    return all;
}

bool within(const std::optional<QDate> &day, QDate from, QDate to)
{
    return day && *day >= from && *day <= to;
}

std::optional<std::optional<QDate>> dayOf(const CountedCase &one, const QString &name)
{
    static const std::map<QString, std::optional<QDate> CountedCase::*> days = {
        {QStringLiteral("opened"), &CountedCase::openedOn},
        {QStringLiteral("filed"), &CountedCase::filedOn},
        {QStringLiteral("decided"), &CountedCase::decidedOn},
        {QStringLiteral("closed"), &CountedCase::closedOn},
        {QStringLiteral("archived"), &CountedCase::archivedOn}};
    const auto found = days.find(name);
    if (found == days.end())
        return std::nullopt;
    return one.*(found->second);
}

bool has(const CountedCase &one, const QString &kind)
{
    return std::any_of(one.steps.begin(), one.steps.end(), [&](const auto &step) { return step.kind == kind; });
}

/// `penalty`, `!simple`, `!register`, `has kind|kind`, `within 90`; alternatives are parted by `|`.
bool holds(const CountedCase &one, QString condition)
{
    const bool no = condition.startsWith(QLatin1Char('!'));
    if (no)
        condition.remove(0, 1);
    bool any = false;
    const bool ofRecords = condition.startsWith(QLatin1String("has "));
    for (const QString &word : condition.mid(ofRecords ? 4 : 0).split(QLatin1Char('|'))) {
        if (ofRecords)
            any |= has(one, word);
        else if (word == QLatin1String("penalty"))
            any |= !one.outcome.isEmpty() && one.outcome != QLatin1String("no_penalty");
        else if (word == QLatin1String("no_penalty"))
            any |= one.outcome == QLatin1String("no_penalty");
        else if (word == QLatin1String("simple"))
            any |= one.procedure == QLatin1String("simple");
        else if (word == QLatin1String("register"))
            any |= one.procedure == QLatin1String("register");
        else if (word == QLatin1String("filed"))
            any |= one.filedOn.has_value();
        else if (word.startsWith(QLatin1String("within ")))
            any |= one.filedOn && one.decidedOn && one.filedOn->daysTo(*one.decidedOn) <= word.mid(7).toInt();
    }
    return any != no;
}

StatFigure counted(const Measure &measure, const std::vector<CountedCase> &cases, QDate from, QDate to)
{
    StatFigure figure;
    for (const CountedCase &one : cases) {
        if (!std::all_of(measure.conditions.begin(), measure.conditions.end(),
                         [&](const QString &condition) { return holds(one, condition); }))
            continue;
        qint64 times = 0;
        if (const auto day = dayOf(one, measure.on))
            times = within(*day, from, to) ? 1 : 0;
        else
            times = std::count_if(one.steps.begin(), one.steps.end(), [&](const auto &step) {
                return step.kind == measure.on && within(step.on, from, to);
            });
        if (times == 0)
            continue;
        figure.value += measure.sumsFines ? one.fineFen : times;
        figure.cases.push_back(one.id);
    }
    figure.text = measure.sumsFines ? Fen{figure.value}.yuan() + QStringLiteral("元") : QString::number(figure.value);
    return figure;
}

StatFigure rate(const Measure &measure, const Statistics &statistics)
{
    const StatFigure *part = statistics.figure(measure.part);
    const StatFigure *of = statistics.figure(measure.of);
    StatFigure figure;
    if (!part || !of || of->value == 0) {
        figure.value = -1;
        figure.text = QStringLiteral("—");
        return figure;
    }
    figure.value = part->value * 1000 / of->value;
    figure.text = QString::number(double(part->value) * 100 / double(of->value), 'f', 1) + QLatin1Char('%');
    // Behind a rate stand those that it lacks: they are what one wants to see.
    std::copy_if(of->cases.begin(), of->cases.end(), std::back_inserter(figure.cases), [&](const CaseId &id) {
        return std::find(part->cases.begin(), part->cases.end(), id) == part->cases.end();
    });
    return figure;
}

using Keys = std::function<QStringList(const CountedCase &)>;

StatBreakdown broken(const QString &id, Language language, const std::vector<CountedCase> &cases, QDate from, QDate to,
                     const Keys &keys)
{
    StatBreakdown breakdown{id, message(QStringLiteral("statistics.by_") + id, {}, language), {}};
    std::map<QString, StatGroup> groups;
    for (const CountedCase &one : cases) {
        const bool filed = within(one.filedOn, from, to), closed = within(one.closedOn, from, to);
        const bool decided = within(one.decidedOn, from, to);
        const bool penalty = decided && holds(one, QStringLiteral("penalty"));
        const bool spared = decided && holds(one, QStringLiteral("no_penalty"));
        if (!filed && !closed && !penalty && !spared)
            continue;
        for (const QString &key : keys(one)) {
            StatGroup &group = groups[key];
            group.title = key;
            group.filed += filed ? 1 : 0;
            group.closed += closed ? 1 : 0;
            group.penalised += penalty ? 1 : 0;
            group.spared += spared ? 1 : 0;
            group.fineFen += penalty ? one.fineFen : 0;
            group.cases.push_back(one.id);
        }
    }
    for (auto &[key, group] : groups)
        breakdown.groups.push_back(std::move(group));
    return breakdown;
}

QString named(const QString &name, const QString &otherwise)
{
    return name.isEmpty() ? otherwise : name;
}

std::vector<StatBreakdown> breakdownsOf(const Library::Parts &parts, const std::vector<CountedCase> &cases, QDate from,
                                        QDate to, Language language)
{
    const QString none = message(QStringLiteral("statistics.none"), {}, language);
    std::map<QString, QString> items;
    for (const packs::Item &item : parts.pack.items)
        items[item.id] = item.name;
    const auto nameIn = [](const std::map<QString, QString> &names, const QString &id) {
        const auto found = names.find(id);
        return found == names.end() ? id : found->second;
    };
    const auto officers = [&](const CountedCase &one) { return officerNames(parts, one, none); };
    const auto month = [from, to](const CountedCase &one) {
        QStringList months;
        for (const auto &day : {one.filedOn, one.decidedOn, one.closedOn}) {
            if (within(day, from, to))
                months += day->toString(QStringLiteral("yyyy-MM"));
        }
        months.removeDuplicates();
        return months;
    };
    const std::map<QString, QString> sources = sourceNames();
    std::vector<StatBreakdown> all;
    const auto add = [&](const char *id, const Keys &keys) {
        all.push_back(broken(QLatin1String(id), language, cases, from, to, keys));
    };
    add("item", [&](const CountedCase &one) { return QStringList{named(nameIn(items, one.item), none)}; });
    add("month", month);
    add("officer", officers);
    add("procedure", [&](const CountedCase &one) {
        const cases::Procedure *procedure = cases::findProcedure(one.procedure);
        return QStringList{procedure ? procedure->zh : one.procedure};
    });
    add("source", [&](const CountedCase &one) { return QStringList{nameIn(sources, one.source)}; });
    add("stage", [](const CountedCase &one) { return QStringList{cases::stageName(one.stage)}; });
    add("amount", [](const CountedCase &one) { return QStringList{fineBand(one.fineFen)}; });
    return all;
}

} // namespace

QString fineBand(qint64 fen)
{
    struct Band {
        qint64 below;
        const char16_t *name;
    };
    static constexpr Band kBands[] = {{1, u"0 无罚款"},
                                      {100'000, u"1 不满1000元"},
                                      {500'000, u"2 1000元以上不满5000元"},
                                      {1'000'000, u"3 5000元以上不满1万元"},
                                      {5'000'000, u"4 1万元以上不满5万元"}};
    for (const Band &one : kBands) {
        if (fen < one.below)
            return QString::fromUtf16(one.name);
    }
    return QStringLiteral("5 5万元以上");
}

std::map<QString, QString> sourceNames()
{
    std::map<QString, QString> names;
    const Act *open = findAct(QStringLiteral("case.open"));
    const Field *source = open ? open->field(QStringLiteral("source")) : nullptr;
    for (const Field::Option &option : source ? source->options : std::vector<Field::Option>())
        names[option.value] = option.zh;
    return names;
}

QStringList officerNames(const Library::Parts &parts, const CountedCase &one, const QString &none)
{
    QStringList names;
    for (const QString &id : one.officers) {
        const auto person = PersonId::parse(id);
        const auto found = person ? parts.book.people().find(*person) : parts.book.people().end();
        names += found == parts.book.people().end() ? id.left(8) : found->second.name;
    }
    return names.isEmpty() ? QStringList{none} : names;
}

const StatFigure *Statistics::figure(const QString &id) const
{
    const auto found =
        std::find_if(figures.begin(), figures.end(), [&](const StatFigure &one) { return one.id == id; });
    return found == figures.end() ? nullptr : &*found;
}

Result<Statistics> statisticsOf(const Library &library, QDate from, QDate to, Language language)
{
    if (!from.isValid() || !to.isValid() || to < from)
        return fail(Fault::Invalid, "statistics.period", {dateText(from), dateText(to)});
    const Library::Parts &parts = library.parts();
    ANJUAN_TRY(const auto cases, insight::countedCases(*parts.store, from, to));
    Statistics out;
    out.from = from;
    out.to = to;
    for (const Measure &measure : measures()) {
        StatFigure figure = measure.of.isEmpty() ? counted(measure, cases, from, to) : rate(measure, out);
        const bool chinese = language == Language::Chinese;
        figure.id = measure.id;
        figure.title = chinese ? measure.zh : measure.en;
        figure.rule = chinese ? measure.ruleZh : measure.ruleEn;
        out.figures.push_back(std::move(figure));
    }
    out.breakdowns = breakdownsOf(parts, cases, from, to, language);
    for (const CountedCase &one : cases)
        out.labels[one.id] = one.number.isEmpty() ? one.cause : one.number + QLatin1Char(' ') + one.cause;
    return out;
}

std::vector<sheets::Table> statisticsSheets(const Statistics &statistics, const QString &unit, Language language)
{
    using sheets::Cell;
    const auto word = [language](const char *id) { return message(QLatin1String(id), {}, language); };
    const QString heading = message(QStringLiteral("statistics.heading"),
                                    {unit, dateText(statistics.from), dateText(statistics.to)}, language);
    sheets::Table figures{word("statistics.figures"),
                          heading,
                          {{word("statistics.figure"), 44, {}, {}},
                           {word("statistics.value"), 16, {}, {}},
                           {word("statistics.rule"), 60, {}, {}}},
                          {},
                          {}};
    for (const StatFigure &one : statistics.figures) {
        const bool number = one.text == QString::number(one.value);
        figures.rows.push_back({Cell::ofText(one.title),
                                number ? Cell::ofNumber(double(one.value)) : Cell::ofText(one.text),
                                Cell::ofText(one.rule)});
    }
    std::vector<sheets::Table> tables{figures};
    for (const StatBreakdown &breakdown : statistics.breakdowns) {
        sheets::Table table{breakdown.title,
                            heading,
                            {{breakdown.title, 40, {}, {}},
                             {word("statistics.filed"), 10, {}, {}},
                             {word("statistics.penalised"), 10, {}, {}},
                             {word("statistics.spared"), 10, {}, {}},
                             {word("statistics.fines"), 14, {}, {}},
                             {word("statistics.closed"), 10, {}, {}}},
                            {},
                            {}};
        for (const StatGroup &group : breakdown.groups)
            table.rows.push_back({Cell::ofText(group.title), Cell::ofNumber(group.filed),
                                  Cell::ofNumber(group.penalised), Cell::ofNumber(group.spared),
                                  Cell::ofNumber(double(group.fineFen) / 100), Cell::ofNumber(group.closed)});
        tables.push_back(std::move(table));
    }
    sheets::Table behind{word("statistics.behind"),
                         heading,
                         {{word("statistics.figure"), 44, {}, {}}, {word("statistics.case"), 60, {}, {}}},
                         {},
                         {}};
    for (const StatFigure &one : statistics.figures) {
        for (const CaseId &id : one.cases)
            behind.rows.push_back({Cell::ofText(one.title), Cell::ofText(statistics.labels.at(id))});
    }
    tables.push_back(std::move(behind));
    return tables;
}

QString statisticsReport(const Statistics &statistics, const QString &unit)
{
    const auto value = [&](const char *id) {
        const StatFigure *one = statistics.figure(QLatin1String(id));
        return one ? one->text : QString();
    };
    return message(QStringLiteral("statistics.report"),
                   {unit, dateText(statistics.from), dateText(statistics.to), value("clues"), value("filed"),
                    value("penalised"), value("on_spot"), value("fines"), value("spared")},
                   Language::Chinese)
        + message(
               QStringLiteral("statistics.report_rates"),
               {value("review_rate"), value("publicity_rate"), value("time_rate"), value("closed"), value("archived")},
               Language::Chinese);
}

} // namespace anjuan::casework
