#include "core/documents/form_reader.h"

namespace anjuan::documents {
namespace {

class FormParser {
public:
    explicit FormParser(QString where) : m_where(std::move(where)) {}

    Result<std::vector<Block>> blocks(const QJsonArray &json, const QString &at);

private:
    Result<Block> block(const QJsonValue &json, const QString &at);
    Result<void> content(Reader &in, Block &block);
    Result<std::vector<Row>> rows(const QJsonArray &json, const QString &at, qsizetype columns);
    Result<Row> row(const QJsonValue &json, const QString &at, qsizetype columns);
    Result<Cell> cell(const QJsonValue &json, const QString &at);

    QString m_where;
};

TextStyle namedStyle(const QString &name, bool *known)
{
    TextStyle style;
    *known = true;
    if (name == QLatin1String("unit"))
        style = {.points = 18, .bold = true, .align = Align::Center, .lineHeight = 1.5, .after = 2, .keep = true};
    else if (name == QLatin1String("title"))
        style = {.points = 22, .bold = true, .align = Align::Center, .lineHeight = 1.5, .after = 8, .keep = true};
    else if (name == QLatin1String("number"))
        style = {.align = Align::Right, .after = 4, .keep = true};
    else if (name == QLatin1String("heading"))
        style = {.face = Face::Hei, .indent = 2, .before = 2, .keep = true};
    else if (name == QLatin1String("body"))
        style = {.face = Face::Fang, .align = Align::Justify, .indent = 2};
    else if (name == QLatin1String("small"))
        style = {.points = 9, .lineHeight = 1.4};
    else
        *known = name == QLatin1String("plain");
    return style;
}

TextStyle readStyle(Reader &in, const QString &otherwise)
{
    static const QHash<QString, Face> faces = {{QStringLiteral("song"), Face::Song},
                                               {QStringLiteral("hei"), Face::Hei},
                                               {QStringLiteral("fang"), Face::Fang},
                                               {QStringLiteral("kai"), Face::Kai}};
    static const QHash<QString, Align> aligns = {{QStringLiteral("left"), Align::Left},
                                                 {QStringLiteral("center"), Align::Center},
                                                 {QStringLiteral("right"), Align::Right},
                                                 {QStringLiteral("justify"), Align::Justify}};
    bool known = false;
    TextStyle style = namedStyle(in.text("style", otherwise), &known);
    if (!known)
        in.wrong("style");
    style.face = in.choice("font", faces, style.face);
    style.align = in.choice("align", aligns, style.align);
    style.points = in.number("size", style.points);
    style.bold = in.flag("bold", style.bold);
    style.indent = in.number("indent", style.indent);
    style.hang = in.number("hang", style.hang);
    style.lineHeight = in.number("line", style.lineHeight);
    style.before = in.number("before", style.before);
    style.after = in.number("after", style.after);
    style.keep = in.flag("keep", style.keep);
    return style;
}

Result<std::vector<Block>> FormParser::blocks(const QJsonArray &json, const QString &at)
{
    std::vector<Block> out;
    for (int i = 0; i < json.size(); ++i) {
        ANJUAN_TRY(Block one, block(json[i], QStringLiteral("%1[%2]").arg(at).arg(i)));
        out.push_back(std::move(one));
    }
    return out;
}

Result<Block> FormParser::block(const QJsonValue &json, const QString &at)
{
    static const QHash<QString, Block::Kind> kinds = {{QStringLiteral("text"), Block::Kind::Text},
                                                      {QStringLiteral("table"), Block::Kind::Table},
                                                      {QStringLiteral("sign"), Block::Kind::Sign},
                                                      {QStringLiteral("seal"), Block::Kind::Seal},
                                                      {QStringLiteral("space"), Block::Kind::Space},
                                                      {QStringLiteral("rule"), Block::Kind::Rule},
                                                      {QStringLiteral("picture"), Block::Kind::Picture},
                                                      {QStringLiteral("group"), Block::Kind::Group},
                                                      {QStringLiteral("page_break"), Block::Kind::PageBreak},
                                                      {QStringLiteral("qr"), Block::Kind::Qr}};
    Reader in(json, m_where, at);
    const QString kind = in.text("block", QStringLiteral("text"));
    if (!kinds.contains(kind))
        return fail(Fault::Invalid, "documents.form_block", {m_where, at, kind});
    Block block;
    block.kind = kinds.value(kind);
    block.guard = in.guard();
    ANJUAN_CHECK(content(in, block));
    ANJUAN_CHECK(in.done());
    return block;
}

Result<void> FormParser::content(Reader &in, Block &block)
{
    switch (block.kind) {
    case Block::Kind::Text:
        block.style = readStyle(in, QStringLiteral("plain"));
        block.text = in.words("text", true);
        break;
    case Block::Kind::Sign:
        block.style = readStyle(in, QStringLiteral("plain"));
        block.text = in.words("label", true);
        block.from = in.text("from");
        block.count = qBound(1, static_cast<int>(in.number("count", 1)), 20);
        block.date = in.flag("date", true);
        block.ruled = in.flag("ruled", true);
        break;
    case Block::Kind::Seal:
        block.style = readStyle(in, QStringLiteral("plain"));
        for (const QJsonValue &line : in.array("lines", true))
            block.lines.append(in.words(line.toString()));
        break;
    case Block::Kind::Table: {
        for (const QJsonValue &width : in.array("columns", true))
            block.columns.append(width.toDouble());
        if (block.columns.isEmpty() || *std::min_element(block.columns.begin(), block.columns.end()) <= 0)
            in.wrong("columns");
        ANJUAN_TRY(block.rows, rows(in.array("rows", true), in.at() + QStringLiteral(".rows"), block.columns.size()));
        break;
    }
    case Block::Kind::Group: {
        ANJUAN_TRY(block.body, blocks(in.array("body", true), in.at() + QStringLiteral(".body")));
        break;
    }
    case Block::Kind::Space:
    case Block::Kind::Picture:
        block.millimetres = in.number("mm", 0);
        block.name = in.text("name");
        if (block.millimetres <= 0)
            in.wrong("mm");
        break;
    case Block::Kind::Qr:
        block.style = readStyle(in, QStringLiteral("plain"));
        block.text = in.words("text", true);
        block.millimetres = in.number("mm", 0);
        if (block.millimetres <= 0)
            in.wrong("mm");
        break;
    case Block::Kind::Rule:
    case Block::Kind::PageBreak:
        break;
    }
    return {};
}

Result<std::vector<Row>> FormParser::rows(const QJsonArray &json, const QString &at, qsizetype columns)
{
    std::vector<Row> out;
    for (int i = 0; i < json.size(); ++i) {
        ANJUAN_TRY(Row one, row(json[i], QStringLiteral("%1[%2]").arg(at).arg(i), columns));
        out.push_back(std::move(one));
    }
    return out;
}

Result<Row> FormParser::row(const QJsonValue &json, const QString &at, qsizetype columns)
{
    Reader in(json.isArray() ? QJsonValue(QJsonObject{{QStringLiteral("cells"), json}}) : json, m_where, at);
    Row row;
    row.guard = in.guard();
    row.minimumMm = in.number("mm", row.minimumMm);
    row.head = in.flag("head", false);
    if (in.has("side")) {
        row.side = in.words("side");
        ANJUAN_TRY(row.rows, rows(in.array("rows", true), at + QStringLiteral(".rows"), columns - 1));
        ANJUAN_CHECK(in.done());
        return row;
    }
    const QJsonArray cells = in.array("cells", true);
    qsizetype always = 0;
    qsizetype sometimes = 0;
    for (int i = 0; i < cells.size(); ++i) {
        ANJUAN_TRY(Cell one, cell(cells[i], QStringLiteral("%1.cells[%2]").arg(at).arg(i)));
        (one.guard.conditions.isEmpty() ? always : sometimes) += one.columns;
        row.cells.push_back(std::move(one));
    }
    ANJUAN_CHECK(in.done());
    // Cells under a condition take turns, so together they may be more than the table is wide.
    if (sometimes == 0 ? always != columns : always >= columns || always + sometimes < columns)
        return fail(Fault::Invalid, "documents.form_columns",
                    {m_where, at, QString::number(always), QString::number(columns)});
    return row;
}

Result<Cell> FormParser::cell(const QJsonValue &json, const QString &at)
{
    const bool shorthand = json.isString();
    Reader in(shorthand ? QJsonValue(QJsonObject{{QStringLiteral("text"), json}}) : json, m_where, at);
    Cell cell;
    cell.guard = in.guard();
    cell.columns = qMax(1, static_cast<int>(in.number("cols", 1)));
    cell.label = in.flag("label", false);
    cell.top = in.flag("top", false);
    if (in.has("text")) {
        Block words;
        words.style = readStyle(in, QStringLiteral("plain"));
        words.text = in.words("text");
        // A label is the words of the form alone: it stands in the middle of its cell.
        const bool fixed =
            std::all_of(words.text.begin(), words.text.end(), [](const Piece &p) { return p.path.isEmpty(); });
        cell.label = cell.label || (shorthand && fixed);
        if (cell.label)
            words.style.align = Align::Center;
        cell.body.push_back(std::move(words));
    }
    if (in.has("body")) {
        ANJUAN_TRY(auto more, blocks(in.array("body"), at + QStringLiteral(".body")));
        for (Block &block : more) {
            if (block.kind == Block::Kind::Table || block.kind == Block::Kind::PageBreak
                || block.kind == Block::Kind::Picture)
                return fail(Fault::Invalid, "documents.form_block",
                            {m_where, at, QStringLiteral("table, page_break, picture")});
            cell.body.push_back(std::move(block));
        }
    }
    ANJUAN_CHECK(in.done());
    return cell;
}

} // namespace

Result<std::vector<Block>> readBlocks(const QJsonArray &json, const QString &where, const QString &at)
{
    return FormParser(where).blocks(json, at);
}

} // namespace anjuan::documents
