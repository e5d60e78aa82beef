#include <QtCore/QDirIterator>
#include <QtCore/QXmlStreamReader>

#include "core/base/messages.h"

#include "sample.h"

using namespace anjuan;
using namespace anjuan::documents;

namespace {

Form asking(const char *fields, const char *body = R"([{"text":"{{own.a}}"}])")
{
    QJsonObject json{{QStringLiteral("id"), QStringLiteral("ask")},
                     {QStringLiteral("title"), QStringLiteral("问")},
                     {QStringLiteral("version"), QStringLiteral("1")}};
    json.insert(QStringLiteral("fields"), QJsonDocument::fromJson(fields).array());
    json.insert(QStringLiteral("body"), QJsonDocument::fromJson(body).array());
    const auto form = parseForm(json, QStringLiteral("ask"));
    REQUIRE(form);
    return *form;
}

QJsonObject object(const char *json)
{
    return QJsonDocument::fromJson(json).object();
}

const char *const kAll = R"([
    {"name":"a","label":"甲","source":["x.a","{{x.b|date}}起"],"required":true},
    {"name":"on","label":"日期","type":"date","source":["x.b"]},
    {"name":"n","label":"数","type":"int"}, {"name":"ok","label":"是","type":"bool"},
    {"name":"at","label":"时","type":"instant"}, {"name":"list","label":"列","type":"strings"},
    {"name":"k","label":"种类","type":"enum","options":[{"value":"p","zh":"甲类"},{"value":"q","zh":"乙类"}]},
    {"name":"rows","label":"物品","type":"rows","source":["x.goods"],
     "fields":[{"name":"name","label":"名称"},{"name":"fen","label":"金额","type":"fen"}]}])";

QString refusalOf(const Form &form, const char *values)
{
    const auto checked = checkOwn(form, object(values));
    REQUIRE_FALSE(checked);
    CHECK(checked.error().fault == Fault::Invalid);
    CHECK(hasMessage(checked.error().id));
    return checked.error().id + QLatin1Char(':') + checked.error().args.value(1);
}

/// Words outside the paper, by another program's boxes.
QStringList outsideThePage(const QString &pdf)
{
    const QByteArray html =
        sample::run(QStringLiteral("pdftotext"), {QStringLiteral("-bbox"), pdf, QStringLiteral("-")});
    QXmlStreamReader xml(html);
    QStringList out;
    double width = 0;
    double height = 0;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        const auto at = [&](const char *name) { return xml.attributes().value(QLatin1String(name)).toDouble(); };
        if (xml.name() == QLatin1String("page")) {
            width = at("width");
            height = at("height");
        } else if (xml.name() == QLatin1String("word")) {
            const bool inside =
                at("xMin") >= 10 && at("yMin") >= 10 && at("xMax") <= width - 10 && at("yMax") <= height - 10;
            const QString word = xml.readElementText();
            if (!inside)
                out += word;
        }
    }
    REQUIRE(width > 500);
    return out;
}

QJsonValue longest(const FormField &field, int depth = 0)
{
    if (field.type == QLatin1String("rows")) {
        QJsonArray rows;
        for (int i = 0; i < 40; ++i) {
            QJsonObject row;
            for (const FormField &column : field.fields)
                row.insert(column.name, longest(column, 1));
            rows.append(row);
        }
        return rows;
    }
    if (field.type == QLatin1String("int") || field.type == QLatin1String("fen"))
        return qint64(99999999999);
    if (field.type == QLatin1String("bool"))
        return true;
    if (field.type == QLatin1String("date"))
        return QStringLiteral("2026-12-31");
    if (field.type == QLatin1String("instant"))
        return QStringLiteral("2026-12-31T23:59:00+08:00");
    if (field.type == QLatin1String("enum"))
        return field.options.back().value;
    const bool isLong = field.type == QLatin1String("longtext");
    const QString mark = QStringLiteral("〔%1〕").arg(field.name);
    const QString words = QStringLiteral("当事人自当日起未经批准在人行道上堆放物料")
                              .repeated(depth > 0    ? 3
                                            : isLong ? 90
                                                     : 15);
    if (field.type == QLatin1String("strings"))
        return QJsonArray{words, mark};
    return words + mark;
}

} // namespace

TEST_CASE("a form's own fields are filled from the case, and what was typed stands over it")
{
    const Form form = asking(kAll);
    const QJsonObject fields =
        object(R"({"x":{"b":"2026-01-06","goods":[{"name":"砂","weight":3,"fen":12},{"z":1}]}})");
    const QJsonObject own = prefilled(form, fields);
    CHECK(own.value(QLatin1String("a")) == QStringLiteral("2026年1月6日起"));
    CHECK(own.value(QLatin1String("on")) == QStringLiteral("2026-01-06"));
    CHECK(own.value(QLatin1String("rows")).toArray() == QJsonDocument::fromJson(R"([{"name":"砂","fen":12}])").array());
    CHECK_FALSE(own.contains(QLatin1String("n")));
    const QJsonObject all = withOwn(form, fields, object(R"({"a":"乙","k":"q","on":""})"));
    const QJsonObject said = all.value(QLatin1String("own")).toObject();
    CHECK(said.value(QLatin1String("a")) == QStringLiteral("乙"));
    CHECK(said.value(QLatin1String("k_text")) == QStringLiteral("乙类"));
    CHECK(said.value(QLatin1String("on")) == QString());
    CHECK(missingOwn(form, said).isEmpty());
    CHECK(missingOwn(form, {}) == QStringList{QStringLiteral("甲")});
}

TEST_CASE("a case that says nothing leaves a form's own fields empty")
{
    CHECK(prefilled(asking(kAll), {}).isEmpty());
    CHECK(prefilled(asking(kAll), object(R"({"x":{"b":"去年","goods":[]}})")).value(QLatin1String("a"))
          == QStringLiteral("去年起"));
    CHECK_FALSE(prefilled(asking(kAll), object(R"({"x":{"b":"去年"}})")).contains(QLatin1String("on")));
}

TEST_CASE("what is typed into a form is checked by field and type")
{
    const Form form = asking(kAll);
    CHECK(checkOwn(form, object(R"({"a":"x","n":3,"ok":false,"list":["y"],"rows":[{"fen":5}],"k":"p"})")));
    CHECK(refusalOf(form, R"({"zz":"x"})") == QStringLiteral("documents.own_unknown:zz"));
    CHECK(refusalOf(form, R"({"rows":[{"weight":3}]})") == QStringLiteral("documents.own_unknown:rows.weight"));
    CHECK(refusalOf(form, R"({"a":5})") == QStringLiteral("documents.own_wrong:甲"));
    CHECK(refusalOf(form, R"({"on":"2026-13-01"})") == QStringLiteral("documents.own_wrong:日期"));
    CHECK(refusalOf(form, R"({"at":"noon"})") == QStringLiteral("documents.own_wrong:时"));
    CHECK(refusalOf(form, R"({"n":1.5})") == QStringLiteral("documents.own_wrong:数"));
    CHECK(refusalOf(form, R"({"n":-1})") == QStringLiteral("documents.own_wrong:数"));
    CHECK(refusalOf(form, R"({"ok":"yes"})") == QStringLiteral("documents.own_wrong:是"));
    CHECK(refusalOf(form, R"({"k":"r"})") == QStringLiteral("documents.own_wrong:种类"));
    CHECK(refusalOf(form, R"({"rows":"x"})") == QStringLiteral("documents.own_wrong:物品"));
    CHECK(refusalOf(form, R"({"rows":[{"fen":"x"}]})") == QStringLiteral("documents.own_wrong:金额"));
}

TEST_CASE("a form to be filled in by hand has empty cells, rows and lines to write on, and strikes nothing out")
{
    const Form form = asking(R"([{"name":"a","label":"甲"},{"name":"t","label":"情况","type":"longtext"}])",
                             R"([{"text":"{{own.t}}"},{"text":"（以下空白）"},
            {"block":"table","columns":[1,1],"rows":[["甲","{{own.a}}"],
              {"each":"own.list","as":"r","cells":["行","{{r.x}}"]}]}])");
    QTemporaryDir folder;
    RenderContext context = sample::context();
    const auto struck = render(form, {}, context);
    context.byHand = true;
    const auto open = render(form, {}, context);
    REQUIRE((struck && open));
    const QString typed = sample::textOf(sample::save(folder, QStringLiteral("typed"), struck->pdf));
    const QString written = sample::textOf(sample::save(folder, QStringLiteral("written"), open->pdf));
    CHECK(typed.contains(QStringLiteral("（以下空白）")));
    CHECK(typed.count(QStringLiteral("行")) == 0);
    CHECK_FALSE(written.contains(QStringLiteral("以下空白")));
    CHECK_FALSE(written.contains(QLatin1Char('/')));
    CHECK(written.count(QStringLiteral("行")) == 5);
}

TEST_CASE("a form to be filled in by hand leaves its places open")
{
    const Form form = asking(R"([{"name":"a","label":"甲"}])", R"([{"text":"甲{{own.a}}乙"}])");
    QTemporaryDir folder;
    RenderContext context = sample::context();
    const auto struck = render(form, {}, context);
    context.byHand = true;
    const auto open = render(form, {}, context);
    REQUIRE((struck && open));
    CHECK(
        sample::textOf(sample::save(folder, QStringLiteral("struck"), struck->pdf)).contains(QStringLiteral("甲/乙")));
    CHECK(sample::textOf(sample::save(folder, QStringLiteral("open"), open->pdf))
              .contains(QStringLiteral("甲＿＿＿＿＿＿乙"))); // a line to write on
}

TEST_CASE("every form says who signs it, when it is due and what asks for it")
{
    QDirIterator files(sample::source(QStringLiteral("resources/forms")), {QStringLiteral("*.json")}, QDir::Files);
    int count = 0;
    while (files.hasNext()) {
        const QString id = QFileInfo(files.next()).completeBaseName();
        INFO(id.toStdString());
        const Form form = sample::form(id);
        CHECK(form.id == id);
        CHECK_FALSE(form.signers.isEmpty());
        CHECK_FALSE(form.due.isEmpty());
        CHECK_FALSE(form.basis.isEmpty());
        CHECK_FALSE(form.group.isEmpty());
        const auto checked = checkOwn(form, examplesOf(form));
        INFO((checked ? "" : checked.error().args.join(QLatin1Char(' ')).toStdString()));
        CHECK(checked);
        ++count;
    }
    CHECK(count >= 80);
}

TEST_CASE("the longest plausible words are on the paper of every form, whole")
{
    QDirIterator files(sample::source(QStringLiteral("resources/forms")), {QStringLiteral("*.json")}, QDir::Files);
    QTemporaryDir folder;
    while (files.hasNext()) {
        const QString id = QFileInfo(files.next()).completeBaseName();
        const Form form = sample::form(id);
        QJsonObject own;
        for (const FormField &field : form.fields)
            own.insert(field.name, longest(field));
        QJsonObject fields = sample::caseFields(id);
        QJsonObject party = fields.value(QLatin1String("party")).toObject();
        party.insert(QStringLiteral("name"), QStringLiteral("云溪县石桥镇龙门龟兴建材经营部第一分部").repeated(15));
        fields.insert(QStringLiteral("party"), party);
        const auto made = render(form, withOwn(form, fields, own), sample::context());
        INFO(id.toStdString());
        REQUIRE(made);
        const QString pdf = sample::save(folder, id + QStringLiteral("_long"), made->pdf);
        CHECK(outsideThePage(pdf).join(QLatin1Char(' ')).toStdString() == "");
        const QString text = sample::textOf(pdf);
        for (const FormField &field : form.fields) {
            const bool worded = field.type == QLatin1String("text") || field.type == QLatin1String("longtext");
            // Fields that are shown under a condition only are tried by the golden texts.
            if (worded && field.required) {
                INFO(field.name.toStdString());
                CHECK(text.contains(QStringLiteral("〔%1〕").arg(field.name)));
            }
        }
    }
}

TEST_CASE("a statement of thirty pages and forty pieces of evidence are on the paper whole")
{
    QTemporaryDir folder;
    QJsonObject fields = sample::caseFields(QStringLiteral("inquiry_record"));
    QJsonArray qa;
    for (int n = 1; n <= 480; ++n)
        qa.append(QJsonObject{
            {QStringLiteral("q"), QStringLiteral("第%1问，请说明当日在人行道上堆放物料的时间、地点和数量。").arg(n)},
            {QStringLiteral("a"),
             QStringLiteral("第%1答，当日上午九时起，在门前堆放砂石约三立方米，没有办理手续。").arg(n)}});
    QJsonObject it = fields.value(QLatin1String("it")).toObject();
    it.insert(QStringLiteral("qa"), qa);
    fields.insert(QStringLiteral("it"), it);
    QJsonArray evidence;
    for (int n = 1; n <= 40; ++n) {
        QJsonObject one = fields.value(QLatin1String("evidence")).toArray().first().toObject();
        one.insert(QStringLiteral("title"), QStringLiteral("第%1件证据，现场照片及其说明").arg(n));
        one.insert(QStringLiteral("no"), n);
        evidence.append(one);
    }
    fields.insert(QStringLiteral("evidence"), evidence);
    for (const QString &id :
         {QStringLiteral("inquiry_record"), QStringLiteral("evidence_list"), QStringLiteral("investigation_report")}) {
        INFO(id.toStdString());
        const Form form = sample::form(id);
        const auto made = render(form, withOwn(form, fields, examplesOf(form)), sample::context());
        REQUIRE(made);
        const QString pdf = sample::save(folder, id + QStringLiteral("_thirty"), made->pdf);
        CHECK(outsideThePage(pdf).join(QLatin1Char(' ')).toStdString() == "");
        const QString text = sample::textOf(pdf);
        const bool statement = id == QLatin1String("inquiry_record");
        CHECK((!statement || made->pages >= 30));
        for (int n = 1; n <= (statement ? 480 : 40); ++n) {
            const QString mark = QStringLiteral("第%1").arg(n);
            CHECK((statement ? text.contains(mark + QStringLiteral("问")) && text.contains(mark + QStringLiteral("答"))
                             : text.contains(mark + QStringLiteral("件证据"))));
        }
    }
}

TEST_CASE("the day of a hearing whose hour is not settled stands on its notice")
{
    const Form form = sample::form(QStringLiteral("hearing_notice"));
    QJsonObject own = examplesOf(form);
    own.insert(QStringLiteral("when"), QStringLiteral("2026-12-07"));
    CHECK(checkOwn(form, own));
    own.insert(QStringLiteral("when"), QStringLiteral("2026-12-32"));
    CHECK_FALSE(checkOwn(form, own));
}
