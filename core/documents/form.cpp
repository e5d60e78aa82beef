#include "core/documents/form.h"

#include <QtCore/QHash>
#include <QtCore/QJsonArray>

#include "core/documents/fields.h"

namespace anjuan::documents {
namespace {

/// One object of a form, read member by member; `done` refuses those nobody asked for. The first fault stays.
class Reader {
public:
    Reader(const QJsonValue &json, const QString &where, const QString &at)
        : m_json(json.toObject()), m_where(where), m_at(at)
    {
        if (!json.isObject())
            refuse("documents.form_member", {m_where, m_at, QStringLiteral("{}")});
    }

    const QString &at() const { return m_at; }
    bool has(const char *name) const { return m_json.contains(QLatin1String(name)); }

    QString text(const char *name, const QString &otherwise = {}, bool needed = false)
    {
        const QJsonValue value = take(name, needed);
        if (!value.isUndefined() && !value.isString())
            wrong(name);
        return value.toString(otherwise);
    }

    double number(const char *name, double otherwise)
    {
        const QJsonValue value = take(name, false);
        if (!value.isUndefined() && !value.isDouble())
            wrong(name);
        return value.toDouble(otherwise);
    }

    bool flag(const char *name, bool otherwise)
    {
        const QJsonValue value = take(name, false);
        if (!value.isUndefined() && !value.isBool())
            wrong(name);
        return value.toBool(otherwise);
    }

    QJsonArray array(const char *name, bool needed = false)
    {
        const QJsonValue value = take(name, needed);
        if (!value.isUndefined() && !value.isArray())
            wrong(name);
        return value.toArray();
    }

    QJsonValue object(const char *name) { return take(name, false); }

    Template words(const char *name, bool needed = false) { return words(text(name, {}, needed)); }

    Template words(const QString &source)
    {
        const auto parsed = parseTemplate(source);
        if (!parsed) {
            refuse("documents.form_placeholder", {m_where, m_at, source});
            return {};
        }
        for (const Piece &piece : *parsed)
            for (const Filter &filter : piece.filters)
                if (!isFilter(filter.name))
                    refuse("documents.form_filter", {m_where, m_at, filter.name});
        return *parsed;
    }

    template <class T> T choice(const char *name, const QHash<QString, T> &values, T otherwise)
    {
        const QString key = text(name);
        if (key.isEmpty())
            return otherwise;
        if (!values.contains(key))
            wrong(name);
        return values.value(key, otherwise);
    }

    Guard guard()
    {
        Guard guard;
        for (const bool negated : {false, true}) {
            const QJsonValue value = take(negated ? "unless" : "if", false);
            const QJsonArray list = value.isArray() ? value.toArray()
                : value.isUndefined()               ? QJsonArray()
                                                    : QJsonArray{value};
            for (const QJsonValue &one : list)
                guard.conditions.append(condition(one.toString(), negated));
        }
        guard.each = text("each");
        guard.as = text("as", guard.as);
        return guard;
    }

    void refuse(const char *id, const QStringList &args)
    {
        if (!m_fault)
            m_fault = Error{Fault::Invalid, QString::fromLatin1(id), args};
    }

    void wrong(const char *name) { refuse("documents.form_member", {m_where, m_at, QString::fromLatin1(name)}); }

    Result<void> done()
    {
        for (auto it = m_json.begin(); !m_fault && it != m_json.end(); ++it)
            if (!m_asked.contains(it.key()))
                refuse("documents.form_unknown_member", {m_where, m_at, it.key()});
        if (m_fault)
            return fail(*m_fault);
        return {};
    }

private:
    QJsonValue take(const char *name, bool needed)
    {
        m_asked.append(QString::fromLatin1(name));
        const QJsonValue value = m_json.value(QLatin1String(name));
        if (needed && value.isUndefined())
            wrong(name);
        return value;
    }

    Condition condition(QString source, bool negated)
    {
        Condition out;
        out.negated = negated;
        if (source.startsWith(QLatin1Char('!'))) {
            out.negated = !out.negated;
            source.remove(0, 1);
        }
        if (const qsizetype equals = source.indexOf(QLatin1Char('=')); equals > 0) {
            out.compares = true;
            out.value = source.mid(equals + 1);
            source.truncate(equals);
            if (source.endsWith(QLatin1Char('!'))) {
                out.negated = !out.negated;
                source.chop(1);
            }
        }
        out.path = source;
        if (out.path.isEmpty())
            wrong("if");
        return out;
    }

    QJsonObject m_json;
    QString m_where;
    QString m_at;
    QStringList m_asked;
    std::optional<Error> m_fault;
};

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

bool isFieldType(const QString &type)
{
    static const QStringList known = {QStringLiteral("text"),    QStringLiteral("longtext"), QStringLiteral("date"),
                                      QStringLiteral("instant"), QStringLiteral("int"),      QStringLiteral("fen"),
                                      QStringLiteral("bool"),    QStringLiteral("enum"),     QStringLiteral("strings"),
                                      QStringLiteral("rows")};
    return known.contains(type);
}

Result<std::vector<FormField>> readFields(const QJsonArray &json, const QString &where, const QString &at)
{
    std::vector<FormField> out;
    for (int i = 0; i < json.size(); ++i) {
        Reader in(json[i], where, QStringLiteral("%1[%2]").arg(at).arg(i));
        FormField field;
        field.name = in.text("name", {}, true);
        field.label = in.text("label", {}, true);
        field.type = in.text("type", field.type);
        field.required = in.flag("required", false);
        field.help = in.text("help");
        field.example = in.text("example");
        for (const QJsonValue &source : in.array("source")) {
            in.words(source.toString());
            field.sources.append(source.toString());
        }
        for (const QJsonValue &option : in.array("options")) {
            Reader one(option, where, in.at() + QStringLiteral(".options"));
            field.options.push_back({one.text("value", {}, true), one.text("zh", {}, true)});
            ANJUAN_CHECK(one.done());
        }
        ANJUAN_TRY(field.fields, readFields(in.array("fields"), where, in.at() + QStringLiteral(".fields")));
        if (!isFieldType(field.type) || (field.type == QLatin1String("enum")) != !field.options.empty()
            || (field.type == QLatin1String("rows")) != !field.fields.empty())
            in.wrong("type");
        ANJUAN_CHECK(in.done());
        out.push_back(std::move(field));
    }
    return out;
}

bool sealIn(const std::vector<Block> &blocks)
{
    const auto inRows = [](const auto &self, const std::vector<Row> &rows) -> bool {
        return std::any_of(rows.begin(), rows.end(), [&](const Row &row) {
            return self(self, row.rows)
                || std::any_of(row.cells.begin(), row.cells.end(), [](const Cell &cell) { return sealIn(cell.body); });
        });
    };
    return std::any_of(blocks.begin(), blocks.end(), [&](const Block &block) {
        return block.kind == Block::Kind::Seal || sealIn(block.body) || inRows(inRows, block.rows);
    });
}

void readPage(Reader &in, Form &form, const QString &where)
{
    if (!in.has("page"))
        return;
    Reader page(in.object("page"), where, QStringLiteral("page"));
    if (page.text("size", QStringLiteral("A4")) != QLatin1String("A4"))
        page.wrong("size");
    form.bodyPoints = page.number("body_pt", form.bodyPoints);
    form.lineHeight = page.number("line", form.lineHeight);
    form.pageNumbers = page.flag("numbers", true);
    form.seam = page.flag("seam", true);
    const QJsonArray margins = page.array("margins_mm");
    if (margins.size() == 4) {
        form.marginTop = margins[0].toDouble();
        form.marginRight = margins[1].toDouble();
        form.marginBottom = margins[2].toDouble();
        form.marginLeft = margins[3].toDouble();
    } else if (!margins.isEmpty()) {
        page.wrong("margins_mm");
    }
    for (const double margin : {form.marginTop, form.marginRight, form.marginBottom, form.marginLeft})
        if (margin < 15 || margin > 80)
            page.wrong("margins_mm");
    if (form.bodyPoints < 5 || form.bodyPoints > 40 || form.lineHeight < 1 || form.lineHeight > 4)
        page.wrong("body_pt");
    if (auto ended = page.done(); !ended)
        in.refuse(ended.error().id.toLatin1().constData(), ended.error().args);
}

} // namespace

Result<Form> parseForm(const QJsonObject &json, const QString &where)
{
    static const QHash<QString, Audience> audiences = {{QStringLiteral("internal"), Audience::Internal},
                                                       {QStringLiteral("external"), Audience::External}};
    Reader in(json, where, QStringLiteral("form"));
    Form form;
    form.id = in.text("id", {}, true);
    form.title = in.text("title", {}, true);
    form.version = in.text("version", {}, true);
    form.audience = in.choice("audience", audiences, Audience::Internal);
    form.group = in.text("group");
    form.signers = in.text("signers");
    form.due = in.text("due");
    form.basis = in.text("basis");
    const QJsonArray fields = in.array("fields");
    form.stage = in.text("stage");
    form.numberKind = in.text("number_kind");
    form.everyPage = in.words("every_page");
    for (const QJsonValue &need : in.array("needs"))
        form.needs.append(need.toString());
    readPage(in, form, where);
    const QJsonArray body = in.array("body", true);
    ANJUAN_CHECK(in.done());
    ANJUAN_TRY(form.fields, readFields(fields, where, QStringLiteral("fields")));
    ANJUAN_TRY(form.body, FormParser(where).blocks(body, QStringLiteral("body")));
    return form;
}

bool bearsSeal(const Form &form)
{
    return sealIn(form.body);
}

} // namespace anjuan::documents
