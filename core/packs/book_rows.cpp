#include "core/packs/book_rows.h"

#include <algorithm>

#include <QtCore/QRegularExpression>

#include "core/packs/book_fine.h"
#include "core/sheets/values.h"

namespace anjuan::packs {
namespace {

using Weight = PackFinding::Weight;

/// The last member that a reader's path names: items[x].statutory[0].fine.min_fen is fine.min_fen.
QString memberOf(const QString &path)
{
    const QString tail = path.mid(path.lastIndexOf(QLatin1Char(']')) + 1);
    return tail.startsWith(QLatin1Char('.')) ? tail.mid(1) : tail;
}

/// Columns whose members are called otherwise than in the JSON.
QString columnMember(QString member)
{
    return member.replace(QLatin1String("fine.first."), QLatin1String("fine."))
        .replace(QLatin1String("fine.fen"), QLatin1String("fine.min_fen"))
        .replace(QLatin1String("min_permille"), QLatin1String("min_percent"))
        .replace(QLatin1String("max_permille"), QLatin1String("max_percent"));
}

QString untitled(const QString &title)
{
    QString out = sheets::foldWidth(title).trimmed();
    while (out.endsWith(QLatin1Char('*')))
        out.chop(1);
    return out.trimmed();
}

bool isEmptyRow(const sheets::Sheet &sheet, int row)
{
    for (int column = 0; column < sheet.columnCount(); ++column)
        if (!sheet.at(row, column).isEmpty() || !sheet.at(row, column).formula.isEmpty())
            return false;
    return true;
}

} // namespace

QString BookRow::cell(const QString &member) const
{
    if (row < 0)
        return {};
    const auto found = columns.find(columnMember(member));
    if (found != columns.end())
        return sheets::cellName(row, found->second);
    int first = columns.empty() ? 0 : columns.begin()->second;
    for (const auto &[name, column] : columns)
        first = std::min(first, column);
    return sheets::cellName(row, first);
}

void BookRows::fault(const char *id, const QStringList &args, const QString &sheet, const QString &cell)
{
    m_out.push_back({Weight::Fault, Error{Fault::Invalid, QLatin1String(id), args}, {}, {}, {}, sheet, cell});
}

void BookRows::doubt(const char *id, const QStringList &args, const QString &sheet, const QString &cell)
{
    m_out.push_back({Weight::Doubt, Error{Fault::Invalid, QLatin1String(id), args}, {}, {}, {}, sheet, cell});
}

QJsonValue BookRows::valueAt(const sheets::Sheet &sheet, int row, int column, const PackColumn &about)
{
    const sheets::Cell &cell = sheet.shownAt(row, column);
    const QString name = sheets::cellName(row, column);
    auto value = valueOf(cell, about);
    if (!value) {
        Error error = value.error();
        error.args.prepend(QString::fromUtf8(about.title));
        m_out.push_back({Weight::Fault, error, {}, {}, {}, sheet.name, name});
        return QJsonValue(QJsonValue::Undefined);
    }
    if (!cell.formula.isEmpty() && !value->isUndefined())
        doubt("packs.cell_from_formula", {cell.formula.left(60), cell.text.left(60)}, sheet.name, name);
    if (about.required && value->isUndefined())
        fault("packs.cell_missing", {QString::fromUtf8(about.title)}, sheet.name, name);
    return *value;
}

std::map<QString, int> BookRows::titlesOf(const PackSheet &sheet, const sheets::Sheet &from, int *titleRow)
{
    constexpr int kLookAt = 10;
    const QString first = untitled(QString::fromUtf8(sheet.columns.front().title));
    std::map<QString, int> found;
    for (*titleRow = 0; *titleRow < std::min(from.rowCount(), kLookAt); ++*titleRow) {
        for (int column = 0; column < from.columnCount(); ++column)
            if (const QString title = untitled(from.at(*titleRow, column).text); !title.isEmpty())
                found.emplace(title, column);
        if (found.count(first))
            break;
        found.clear();
    }
    if (found.empty()) {
        fault("packs.titles_missing", {QString::fromUtf8(sheet.columns.front().title)}, from.name,
              QStringLiteral("A1"));
        return found;
    }
    for (const PackColumn &each : sheet.columns)
        if (each.required && !found.count(untitled(QString::fromUtf8(each.title))))
            fault("packs.title_missing", {QString::fromUtf8(each.title)}, from.name, sheets::cellName(*titleRow, 0));
    for (const auto &[title, column] : found)
        if (std::none_of(sheet.columns.begin(), sheet.columns.end(), [&title = title](const PackColumn &each) {
                return untitled(QString::fromUtf8(each.title)) == title;
            }))
            doubt("packs.title_unknown", {title}, from.name, sheets::cellName(*titleRow, column));
    return found;
}

std::vector<BookRow> BookRows::read(const PackSheet &sheet, const sheets::Sheet &from)
{
    std::vector<BookRow> out;
    if (from.isEmpty()) {
        doubt("packs.sheet_empty", {}, from.name, QStringLiteral("A1"));
        return out;
    }
    int titleRow = 0;
    const std::map<QString, int> titles = titlesOf(sheet, from, &titleRow);
    if (titles.empty())
        return out;
    for (int row = titleRow + 1; row < from.rowCount(); ++row) {
        if (isEmptyRow(from, row))
            continue;
        BookRow made;
        made.sheet = from.name;
        made.row = row;
        QJsonObject flat;
        for (const PackColumn &column : sheet.columns) {
            const auto title = titles.find(untitled(QString::fromUtf8(column.title)));
            if (title == titles.end())
                continue;
            const QString member = QLatin1String(column.member);
            const QJsonValue value = valueAt(from, row, title->second, column);
            made.columns.emplace(member, title->second);
            if (value.isUndefined())
                continue;
            if (member.isEmpty())
                (column.as == As::Date ? made.parentFrom : made.parent) = value.toString();
            else if (member.startsWith(QLatin1String("fine.")))
                flat.insert(member, value);
            else if (!(column.as == As::CheckedFlag && value.toBool()))
                made.json.insert(member, value);
        }
        if (!flat.isEmpty())
            made.json.insert(QStringLiteral("fine"), fineOf(flat));
        if (QLatin1String(sheet.list) == QLatin1String("items") && *sheet.children == 0
            && !made.json.contains(QLatin1String("law_refs_violated")))
            made.json.insert(QStringLiteral("law_refs_violated"), QJsonArray());
        out.push_back(std::move(made));
    }
    return out;
}

void BookRows::check(const QString &list, const QJsonObject &json, const BookRow &row,
                     const std::vector<const BookRow *> &children)
{
    static const QRegularExpression inner(QStringLiteral("\\.(?:statutory|tiers)\\[([^\\]]*)\\]"));
    for (const char *label : {"id", "benchmark_id", "item", "code", "list"})
        if (json.contains(QLatin1String(label))) {
            m_places.emplace(list + QLatin1Char(':') + json.value(QLatin1String(label)).toString(), row);
            break;
        }
    const QString id = json.value(QLatin1String("benchmark_id")).toString();
    for (const BookRow *child : children)
        m_places.emplace(QStringLiteral("tiers:%1:%2").arg(id, child->json.value(QLatin1String("id")).toString()),
                         *child);
    // A row whose cells are wrong lacks members for that reason alone.
    const auto told = [&](const BookRow &one) {
        static const QRegularExpression letters(QStringLiteral("^[A-Z]+"));
        return std::any_of(m_out.begin(), m_out.end(), [&](const PackFinding &each) {
            return each.isFault() && each.sheet == one.sheet
                && QString(each.cell).remove(letters).toInt() == one.row + 1;
        });
    };
    if (row.row < 0 && children.empty())
        return;
    const auto checked = checkElement(list, json, row.sheet);
    if (checked)
        return;
    const QString path = checked.error().args.value(1);
    const BookRow *about = &row;
    if (const auto match = inner.match(path); match.hasMatch()) {
        for (std::size_t i = 0; i < children.size(); ++i)
            if (children[i]->json.value(QLatin1String("id")).toString() == match.captured(1)
                || QString::number(i) == match.captured(1))
                about = children[i];
    }
    QString member = memberOf(path);
    // What a benchmark says of its tiers names the tier.
    if (member == QLatin1String("tiers"))
        for (const BookRow *child : children)
            if (child->json.value(QLatin1String("id")).toString() == checked.error().args.value(2)) {
                about = child;
                member = checked.error().id == QLatin1String("packs.party_unknown") ? QStringLiteral("parties")
                                                                                    : QStringLiteral("id");
            }
    if (!told(*about))
        m_out.push_back({Weight::Fault, checked.error(), {}, {}, {}, about->sheet, about->cell(member)});
}

void BookRows::findTwins(const QString &list, const std::vector<BookRow> &rows, const QString &label)
{
    const bool dated = list == QLatin1String("items");
    const auto text = [](const BookRow &row, const char *member) {
        return row.json.value(QLatin1String(member)).toString();
    };
    std::map<QString, std::vector<const BookRow *>> seen;
    for (const BookRow &row : rows) {
        const QString own = row.json.value(label).toString();
        if (own.isEmpty())
            continue;
        for (const BookRow *before : seen[own]) {
            // Days as text stand in order; a side without an end is open.
            const bool apart = dated
                && ((!text(*before, "effective_to").isEmpty()
                     && text(*before, "effective_to") < text(row, "effective_from"))
                    || (!text(row, "effective_to").isEmpty()
                        && text(row, "effective_to") < text(*before, "effective_from")));
            if (!apart)
                fault(dated ? "packs.row_overlap" : "packs.row_twice", {own, QString::number(before->row + 1)},
                      row.sheet, row.cell(label));
        }
        seen[own].push_back(&row);
    }
}

void BookRows::locate(PackFinding &finding) const
{
    if (!finding.sheet.isEmpty())
        return;
    QStringList keys;
    if (!finding.tier.isEmpty())
        keys << QStringLiteral("tiers:%1:%2").arg(finding.benchmark, finding.tier);
    if (!finding.benchmark.isEmpty())
        keys << QStringLiteral("benchmarks:") + finding.benchmark;
    if (!finding.item.isEmpty())
        keys << QStringLiteral("items:") + finding.item;
    const QStringList &args = finding.error.args;
    static const std::map<QString, QString> labels{{QStringLiteral("power_list"), QStringLiteral("power_list")},
                                                   {QStringLiteral("benchmarks"), QStringLiteral("benchmarks")},
                                                   {QStringLiteral("four_lists"), QStringLiteral("four_lists")}};
    if (const auto list = labels.find(args.value(1)); list != labels.end())
        keys << list->second + QLatin1Char(':') + args.value(3) << list->second + QLatin1Char(':') + args.value(2);
    for (const QString &key : keys)
        if (const auto place = m_places.find(key); place != m_places.end() && place->second.row >= 0) {
            finding.sheet = place->second.sheet;
            finding.cell = place->second.cell(!finding.tier.isEmpty() ? QString::fromLatin1(kFineType)
                                                  : finding.error.id == QLatin1String("packs.item_unknown")
                                                  ? QStringLiteral("item")
                                                  : QStringLiteral("id"));
            return;
        }
}

bool BookRows::isAboutWhole(const PackFinding &finding) const
{
    return !finding.isFault() || finding.error.id.startsWith(QLatin1String("packs.finding_"));
}

} // namespace anjuan::packs
