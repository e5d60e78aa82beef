#include "core/documents/compose.h"

#include <algorithm>
#include <numeric>
#include <optional>

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include "core/documents/fields.h"
#include "core/documents/page_code.h"

namespace anjuan::documents {
namespace {

// Of a form to be filled in by hand.
constexpr double kHandLineMm = 9;
constexpr int kLinesBehind = 2; // a paragraph that ends with a place for words
constexpr int kBlankRows = 5;
constexpr int kBlankLinesInCell = 2;

/// How many lines a place is given: resources/texts/hand_lines.json.
int handLines(const QString &path, int otherwise = 3)
{
    static const QJsonObject all = [] {
        QFile file(QStringLiteral(":/texts/hand_lines.json"));
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    }();
    return all.value(path).toInt(otherwise);
}

class Composer {
public:
    Composer(const Form &form, Typesetter &typesetter) : m_form(form), m_typesetter(typesetter), m_pages(areaOf(form))
    {
    }

    void blocks(const std::vector<Block> &blocks, const Scope &scope)
    {
        for (const Block &block : blocks) {
            // What is told one after another, as question and answer, is written on lines.
            if (scope.byHand() && !block.guard.each.isEmpty() && scope.elements(block.guard.each).isEmpty()
                && block.kind != Block::Kind::Table)
                append(ruled(handLines(block.guard.each)));
            else
                forEach(block.guard, scope, [&](const Scope &inner) { flow(block, inner); });
        }
    }

    Pages finish()
    {
        flush();
        return std::move(m_pages);
    }

private:
    /// `blanks`: how often, on a form to be filled in by hand, what has no element yet.
    template <class F> static void forEach(const Guard &guard, const Scope &scope, F &&act, int blanks = 0)
    {
        if (guard.each.isEmpty()) {
            if (scope.holds(guard))
                act(scope);
            return;
        }
        int index = 0;
        if (scope.byHand() && scope.elements(guard.each).isEmpty()) {
            while (index++ < blanks)
                act(scope.with(guard.as, QJsonObject(), index));
            return;
        }
        for (const QJsonValue &element : scope.elements(guard.each)) {
            const Scope inner = scope.with(guard.as, element, ++index);
            if (inner.holds(guard))
                act(inner);
        }
    }

    void flow(const Block &block, const Scope &scope);
    void flush(double behind = 0); // of what comes next, for a heading above it
    void keepWords();
    void append(Lines lines) { std::move(lines.begin(), lines.end(), std::back_inserter(m_lines)); }
    Lines ruled(int count) const;
    bool isRuled(const Block &block, const Scope &scope) const;
    static bool endsOpen(const Block &block, const Scope &scope);
    double width() const { return areaOf(m_form).right - areaOf(m_form).left; }
    TextStyle settled(TextStyle style) const;

    Lines signature(const Block &block, const Scope &scope, double width);
    Line signatureLine(const Block &block, const QString &label, const QJsonObject &signer, double width);
    Lines seal(const Block &block, const Scope &scope, double width);
    static Lines code(const Block &block, const Scope &scope, double width);
    Table table(const Block &block, const Scope &scope);
    void addRows(Table &table, const std::vector<Row> &rows, const Scope &scope, int side);
    void addSide(Table &table, const Row &row, const Scope &scope);
    TableCell cell(const Table &table, const Cell &cell, int column, const Scope &scope);
    void cellBlocks(TableCell &cell, const std::vector<Block> &blocks, const Scope &scope, double width);

    const Form &m_form;
    Typesetter &m_typesetter;
    Pages m_pages;
    Lines m_lines;
    std::optional<size_t> m_wordsKept; // where the stretch begins that took words with it
};

TextStyle Composer::settled(TextStyle style) const
{
    if (style.points <= 0)
        style.points = m_form.bodyPoints;
    if (style.lineHeight <= 0)
        style.lineHeight = m_form.lineHeight;
    return style;
}

void Composer::flush(double behind)
{
    m_pages.add(m_lines, behind);
    m_lines.clear();
    m_wordsKept.reset();
}

/// Lines to write on.
Lines Composer::ruled(int count) const
{
    const double height = mmToPx(kHandLineMm);
    const Op line{Op::Kind::Stroke, nullptr, 0, QPointF(0, height), QPointF(width(), height), ptToPx(0.4)};
    return Lines(static_cast<std::size_t>(count), Line{height, false, {line}});
}

/// Whether a paragraph is one place alone, and nothing is known for it: it is written by hand, on lines.
bool Composer::isRuled(const Block &block, const Scope &scope) const
{
    return scope.byHand() && block.text.size() == 1 && !block.text.first().path.isEmpty()
        && !isFilled(scope.at(block.text.first().path))
        && std::none_of(block.text.first().filters.begin(), block.text.first().filters.end(),
                        [](const Filter &filter) { return filter.name == QLatin1String("optional"); });
}

/// Whether a paragraph ends with a place that nothing is known for: what is to be told there wants more than a blank.
bool Composer::endsOpen(const Block &block, const Scope &scope)
{
    if (!scope.byHand() || block.text.isEmpty())
        return false;
    const Piece &last = block.text.last();
    return !last.path.isEmpty() && last.filters.isEmpty() && !isFilled(scope.at(last.path));
}

void Composer::flow(const Block &block, const Scope &scope)
{
    switch (block.kind) {
    case Block::Kind::Text:
        if (isRuled(block, scope)) {
            append(ruled(handLines(block.text.first().path)));
            break;
        }
        // That the rest is blank is said by whoever wrote.
        if (scope.byHand() && fill(block.text, scope) == formWords("documents.rest_blank"))
            break;
        append(m_typesetter.paragraph(fill(block.text, scope), settled(block.style), width()));
        if (endsOpen(block, scope))
            append(ruled(kLinesBehind));
        break;
    case Block::Kind::Sign:
        keepWords();
        append(signature(block, scope, width()));
        break;
    case Block::Kind::Seal:
        keepWords();
        append(seal(block, scope, width()));
        break;
    case Block::Kind::Space:
        m_lines.push_back({mmToPx(block.millimetres), !m_lines.empty() && m_lines.back().keep, {}});
        break;
    case Block::Kind::Rule:
        m_lines.push_back(
            {ptToPx(6),
             false,
             {{Op::Kind::Stroke, nullptr, 0, QPointF(0, ptToPx(3)), QPointF(width(), ptToPx(3)), ptToPx(1)}}});
        break;
    case Block::Kind::Qr:
        append(code(block, scope, width()));
        break;
    case Block::Kind::Group:
        blocks(block.body, scope);
        break;
    case Block::Kind::Table: {
        const Table made = table(block, scope);
        flush(m_pages.beginningOf(made));
        m_pages.add(made);
        break;
    }
    case Block::Kind::Picture:
        flush();
        m_pages.addPicture(block.name, mmToPx(block.millimetres));
        break;
    case Block::Kind::PageBreak:
        flush();
        m_pages.breakPage();
        break;
    }
}

/// A page that holds a seal or signatures and no word of the text could be put under any text: the last lines before
/// what stays together with them go with it.
void Composer::keepWords()
{
    size_t from = m_lines.size();
    while (from > 0 && m_lines[from - 1].keep)
        --from;
    if (m_wordsKept && from <= *m_wordsKept)
        return; // one more signature of the same stretch
    m_wordsKept = from;
    int kept = 0; // lines with words: the white between them holds nothing
    for (size_t back = 1; back <= from && kept < 2; ++back) {
        m_lines[from - back].keep = true;
        kept += m_lines[from - back].ops.empty() ? 0 : 1;
    }
}

Line Composer::signatureLine(const Block &block, const QString &label, const QJsonObject &signer, double width)
{
    const TextStyle style = settled(block.style);
    TextStyle left = style;
    left.align = Align::Left;
    left.before = left.after = left.indent = left.hang = 0;
    const double em = ptToPx(style.points);
    const QString name = signer.value(QStringLiteral("name")).toString();
    const QString on = signer.value(QStringLiteral("on")).toString();
    const bool signedNow = !name.isEmpty();
    const QString who = !signedNow
        ? QString()
        : formWords(signer.value(QStringLiteral("by_paper")).toBool() ? "documents.signed_on_paper"
                                                                      : "documents.signed_electronically",
                    {name});
    const QString when = !block.date ? QString()
        : !on.isEmpty()              ? longDate(on.left(10))
                                     : formWords("documents.blank_date");
    const double labelWidth = m_typesetter.lengthOf(label, left);
    const double whenWidth = when.isEmpty() ? 0 : m_typesetter.lengthOf(when, left);
    const double blank = signedNow ? m_typesetter.lengthOf(who, left)
                                   : qMax(6 * em, qMin(10 * em, width - labelWidth - whenWidth - 2 * em));
    const double total = labelWidth + blank + (when.isEmpty() ? 0 : em + whenWidth);
    double x = style.align == Align::Right ? qMax(0.0, width - total) : style.indent * em;
    Line line{0, style.keep, {}};
    const auto put = [&](const QString &text, double at) {
        if (text.isEmpty())
            return;
        Lines made = m_typesetter.paragraph(text, left, 4 * width);
        line.height = qMax(line.height, made.front().height);
        for (Op op : made.front().ops) {
            op.at.rx() += at;
            op.to.rx() += at;
            line.ops.push_back(std::move(op));
        }
    };
    put(label, x);
    x += labelWidth;
    put(who, x);
    if (!signedNow && block.ruled) {
        const double y = (line.height + em) / 2 + ptToPx(1);
        line.ops.push_back({Op::Kind::Stroke, nullptr, 0, QPointF(x, y), QPointF(x + blank, y), ptToPx(0.5)});
    }
    put(when, x + blank + em);
    return line;
}

Lines Composer::signature(const Block &block, const Scope &scope, double width)
{
    Lines out;
    const QString label = fill(block.text, scope);
    for (const QJsonValue &signer : scope.elements(block.from))
        if (isFilled(signer.toObject().value(QStringLiteral("name"))))
            out.push_back(signatureLine(block, label, signer.toObject(), width));
    if (out.empty())
        for (int i = 0; i < block.count; ++i)
            out.push_back(signatureLine(block, label, {}, width));
    for (size_t i = 0; i + 1 < out.size(); ++i)
        out[i].keep = true;
    out.front().height += ptToPx(block.style.before);
    for (Op &op : out.front().ops) {
        op.at.ry() += ptToPx(block.style.before);
        op.to.ry() += ptToPx(block.style.before);
    }
    return out;
}

/// Name of the organ over the date, in the right half, the way a seal is set over both.
Lines Composer::seal(const Block &block, const Scope &scope, double width)
{
    TextStyle style = settled(block.style);
    style.align = Align::Center;
    style.keep = true;
    Lines out;
    for (const Template &words : block.lines) {
        for (Line &line : m_typesetter.paragraph(fill(words, scope), style, width * 0.55)) {
            for (Op &op : line.ops) {
                op.at.rx() += width * 0.45;
                op.to.rx() += width * 0.45;
            }
            out.push_back(std::move(line));
        }
    }
    if (!out.empty())
        out.back().keep = block.style.keep;
    return out;
}

/// A QR code with the white around it; nothing where the text is empty or too long for one.
Lines Composer::code(const Block &block, const Scope &scope, double width)
{
    const auto modules = qrModules(fill(block.text, scope).toUtf8());
    if (!modules || modules->side == 0)
        return {};
    const double side = mmToPx(block.millimetres);
    const double left = block.style.align == Align::Right ? width - side
        : block.style.align == Align::Center              ? (width - side) / 2
                                                          : 0;
    return {Line{side, block.style.keep, qrStrokes(*modules, QPointF(left, 0), side)}};
}

void Composer::cellBlocks(TableCell &cell, const std::vector<Block> &blocks, const Scope &scope, double width)
{
    for (const Block &block : blocks) {
        forEach(
            block.guard, scope,
            [&](const Scope &inner) {
                Lines lines;
                bool foot = false;
                if (block.kind == Block::Kind::Text) {
                    lines = m_typesetter.paragraph(fill(block.text, inner), settled(block.style), width);
                } else if (block.kind == Block::Kind::Sign) {
                    lines = signature(block, inner, width);
                    foot = true;
                } else if (block.kind == Block::Kind::Seal) {
                    lines = seal(block, inner, width);
                    foot = true;
                } else if (block.kind == Block::Kind::Qr) {
                    lines = code(block, inner, width);
                } else if (block.kind == Block::Kind::Space) {
                    lines.push_back({mmToPx(block.millimetres), false, {}});
                } else if (block.kind == Block::Kind::Group) {
                    cellBlocks(cell, block.body, inner, width);
                    return;
                }
                const bool before = cell.foot == cell.lines.size();
                std::move(lines.begin(), lines.end(), std::back_inserter(cell.lines));
                if (!foot && before)
                    cell.foot = cell.lines.size();
            },
            kBlankLinesInCell);
    }
}

TableCell Composer::cell(const Table &table, const Cell &source, int column, const Scope &scope)
{
    TableCell cell;
    cell.column = column;
    cell.columns = source.columns;
    cell.top = source.top;
    const size_t from = static_cast<size_t>(column);
    const double width = table.edges[from + static_cast<size_t>(source.columns)] - table.edges[from] - 2 * kPadX;
    cellBlocks(cell, source.body, scope.inCell(), width);
    return cell;
}

void Composer::addSide(Table &table, const Row &row, const Scope &scope)
{
    TextStyle style = settled({});
    style.align = Align::Center;
    const int side = static_cast<int>(table.sides.size());
    table.sides.push_back(
        m_typesetter.paragraph(fill(row.side, scope), style, table.edges[1] - table.edges[0] - 2 * kPadX));
    const size_t before = table.rows.size();
    addRows(table, row.rows, scope, side);
    if (table.rows.size() == before) {
        table.sides.pop_back();
        return;
    }
    double needed = 2 * kPadY;
    for (const Line &line : table.sides.back())
        needed += line.height;
    double found = 0;
    for (size_t i = before; i < table.rows.size(); ++i)
        found += rowHeight(table.rows[i]);
    if (found < needed)
        table.rows.back().minimum = rowHeight(table.rows.back()) + needed - found;
}

void Composer::addRows(Table &table, const std::vector<Row> &rows, const Scope &scope, int side)
{
    for (const Row &row : rows) {
        forEach(
            row.guard, scope,
            [&](const Scope &inner) {
                if (!row.rows.empty()) {
                    addSide(table, row, inner);
                    return;
                }
                TableRow made;
                made.minimum = mmToPx(row.minimumMm);
                made.head = row.head;
                made.side = side;
                int column = side >= 0 ? 1 : 0;
                const int last = static_cast<int>(table.edges.size()) - 1;
                for (const Cell &source : row.cells) {
                    if (!inner.holds(source.guard) || column + source.columns > last)
                        continue;
                    made.cells.push_back(cell(table, source, column, inner));
                    column += source.columns;
                }
                table.rows.push_back(std::move(made));
            },
            handLines(row.guard.each, kBlankRows));
    }
}

Table Composer::table(const Block &block, const Scope &scope)
{
    Table table;
    const double sum = std::accumulate(block.columns.begin(), block.columns.end(), 0.0);
    table.edges.push_back(0);
    for (const double share : block.columns)
        table.edges.push_back(table.edges.back() + share / sum * width());
    addRows(table, block.rows, scope, -1);
    return table;
}

} // namespace

Area areaOf(const Form &form)
{
    return {mmToPx(form.marginLeft), mmToPx(form.marginTop), mmToPx(kPageWidthMm - form.marginRight),
            mmToPx(kPageHeightMm - form.marginBottom)};
}

Pages compose(const Form &form, const QJsonObject &fields, Typesetter &typesetter, bool byHand)
{
    Composer composer(form, typesetter);
    composer.blocks(form.body, Scope(fields, byHand));
    return composer.finish();
}

} // namespace anjuan::documents
