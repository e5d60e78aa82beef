#include "core/documents/form.h"

#include <algorithm>

#include "core/documents/form_reader.h"

namespace anjuan::documents {
namespace {

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
    static_cast<void>(in.flag("announced", false)); // says nothing of the page: whoever serves papers asks for it
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
    ANJUAN_TRY(form.body, readBlocks(body, where, QStringLiteral("body")));
    return form;
}

bool bearsSeal(const Form &form)
{
    return sealIn(form.body);
}

} // namespace anjuan::documents
