#include "core/base/messages.h"
#include "core/documents/fields.h"
#include "core/documents/punctuation.h"

#include "sample.h"

using namespace anjuan;
using namespace anjuan::documents;

namespace {

QJsonObject json(const char *text)
{
    QJsonParseError error;
    const QJsonObject object = QJsonDocument::fromJson(QByteArray(text), &error).object();
    INFO(error.errorString().toStdString());
    REQUIRE(error.error == QJsonParseError::NoError);
    return object;
}

/// A form whose body is that JSON array.
QJsonObject formOf(const char *body)
{
    QJsonObject form = json(R"({"id":"trial","title":"试用表","version":"1"})");
    form.insert(QStringLiteral("body"), QJsonDocument::fromJson(QByteArray(body)).array());
    return form;
}

Error refusal(const QJsonObject &form)
{
    const auto parsed = parseForm(form, QStringLiteral("trial.json"));
    REQUIRE_FALSE(parsed);
    REQUIRE(parsed.error().fault == Fault::Invalid);
    REQUIRE(parsed.error().args.value(0) == QStringLiteral("trial.json"));
    REQUIRE(hasMessage(parsed.error().id));
    return parsed.error();
}

QString filled(const char *text, const char *fields)
{
    const auto parsed = parseTemplate(QString::fromUtf8(text));
    REQUIRE(parsed);
    return fill(*parsed, Scope(json(fields)));
}

QString rendered(const QJsonObject &form, const QJsonObject &fields, RenderedDocument *document = nullptr,
                 RenderContext context = sample::context())
{
    const auto parsed = parseForm(form, QStringLiteral("trial.json"));
    REQUIRE(parsed);
    const auto made = render(*parsed, fields, context);
    REQUIRE(made);
    if (document)
        *document = *made;
    QTemporaryDir folder;
    const QString path = sample::save(folder, QStringLiteral("trial"), made->pdf);
    sample::requireArchival({path});
    return sample::textOf(path);
}

} // namespace

TEST_CASE("places are filled by path and filter", "[documents]")
{
    CHECK(filled("{{a.on|date}}", R"({"a":{"on":"2026-01-06"}})") == QStringLiteral("2026年1月6日"));
    CHECK(filled("{{at|datetime}}", R"({"at":"2026-01-06T09:05:00+08:00"})") == QStringLiteral("2026年1月6日9时05分"));
    CHECK(filled("{{at|date}}", R"({"at":"2026-01-06T09:05:00+08:00"})") == QStringLiteral("2026年1月6日"));
    CHECK(filled("{{on|ymd}}", R"({"on":"2026-01-06"})") == QStringLiteral("20260106"));
    CHECK(filled("{{f|yuan}}元({{f|capital}})", R"({"f":1505040})")
          == QStringLiteral("15050.40元(壹万伍仟零伍拾元肆角整)"));
    CHECK(filled("{{t|yesno}}{{f|yesno}}", R"({"t":true,"f":false})") == QStringLiteral("是否"));
    CHECK(filled("{{p|join:;}}", R"({"p":[{"name":"甲"},"乙"]})") == QStringLiteral("甲；乙"));
    CHECK(filled("{{p.1.name}}", R"({"p":[{"name":"甲"},{"name":"乙"}]})") == QStringLiteral("乙"));
    CHECK(filled("第{{n}}次", R"({"n":2})") == QStringLiteral("第2次"));
    CHECK(filled("{{on|date}}", R"({"on":"去年冬天"})") == QStringLiteral("去年冬天"));
}

TEST_CASE("an empty place is struck out unless the form says otherwise", "[documents]")
{
    CHECK(filled("电话:{{a.phone}}", R"({"a":{"phone":" "}})") == QStringLiteral("电话:/"));
    CHECK(filled("{{x|date}}", "{}") == QStringLiteral("/"));
    CHECK(filled("{{x|or:无}}", "{}") == QStringLiteral("无"));
    CHECK(filled("{{x|optional}}", "{}").isEmpty());
}

TEST_CASE("boxes are ticked by a value", "[documents]")
{
    const QString ticked = QString(QChar(kTicked));
    CHECK(filled("{{m|check:a}}{{m|check:b}}", R"({"m":"a"})") == ticked + u'□');
    CHECK(filled("{{t|check}}{{t|uncheck}}", R"({"t":true})") == ticked + u'□');
    CHECK(filled("{{t|check}}{{t|uncheck}}", R"({"t":false})") == u'□' + ticked);
    CHECK(filled("{{t|check}}{{t|uncheck}}", "{}") == QStringLiteral("□□"));
    QJsonObject forged{{QStringLiteral("t"), QString(QChar(kTicked)) + QStringLiteral("假")}};
    CHECK(fill(*parseTemplate(QStringLiteral("{{t}}")), Scope(forged)) == QStringLiteral("假"));
}

TEST_CASE("a form that is data alone is drawn", "[documents]")
{
    const QJsonObject form = formOf(R"([
        {"text":"{{unit}}","style":"unit"}, {"text":"试用表","style":"title"},
        {"text":"只给个人","if":"kind=person"}, {"text":"只给单位","if":"kind!=person"},
        {"text":"没有罚款","unless":"fine"}, {"text":"有罚款","if":["fine","kind=person"]},
        {"block":"group","each":"people","as":"p","body":[{"text":"{{index}}号{{p.name}}由{{unit}}","if":"p.name"}]},
        {"block":"table","columns":[1,2],"rows":[
            {"head":true,"cells":["名称","数量"]},
            {"each":"goods","as":"g","cells":["{{g.name}}",{"text":"{{g.count}}","align":"center"}]},
            {"side":"备注","rows":[{"cells":["甲"]},{"cells":["乙"]}]}]},
        {"block":"rule"}, {"block":"space","mm":5},
        {"block":"sign","label":"签名:","from":"leader"}, {"block":"sign","label":"复核:","count":2},
        {"block":"seal","lines":["{{unit}}","{{on|date}}"]}
    ])");
    const QJsonObject fields = json(R"({"unit":"石桥镇","kind":"person","fine":0,"on":"2026-01-06",
        "people":[{"name":"钱𬭎"},{"name":""},{"name":"龙门"}],"goods":[{"name":"砂","count":3},{"name":"石","count":40}],
        "leader":{"name":"赵鼓","on":"2026-01-05","by_paper":true}})");
    const QString text = rendered(form, fields);
    for (const QString &wanted :
         {QStringLiteral("只给个人"), QStringLiteral("有罚款"), QStringLiteral("1号钱𬭎由石桥镇"),
          QStringLiteral("3号龙门由石桥镇"), QStringLiteral("砂3"), QStringLiteral("石40"), QStringLiteral("备注"),
          QStringLiteral("签名:赵鼓（纸质签批）2026年1月5日"), QStringLiteral("复核:年月日复核:年月日"),
          QStringLiteral("2026年1月6日")}) {
        INFO(wanted.toStdString() << " in " << text.toStdString());
        CHECK(text.contains(wanted));
    }
    CHECK_FALSE(text.contains(QStringLiteral("只给单位")));
    CHECK_FALSE(text.contains(QStringLiteral("没有罚款")));
    CHECK_FALSE(text.contains(QStringLiteral("2号")));
}

TEST_CASE("a form that is not understood is refused by name and place", "[documents]")
{
    CHECK(refusal(formOf(R"([{"text":"好"},{"block":"tabel"}])")).args
          == QStringList{QStringLiteral("trial.json"), QStringLiteral("body[1]"), QStringLiteral("tabel")});
    CHECK(refusal(formOf(R"([{"text":"{{a|data}}"}])")).id == QStringLiteral("documents.form_filter"));
    CHECK(refusal(formOf(R"([{"text":"{{a|data}}"}])")).args.last() == QStringLiteral("data"));
    CHECK(refusal(formOf(R"([{"text":"{{a"}])")).id == QStringLiteral("documents.form_placeholder"));
    CHECK(refusal(formOf(R"([{"text":"a}}"}])")).id == QStringLiteral("documents.form_placeholder"));
    CHECK(refusal(formOf(R"([{"text":"{{A b}}"}])")).id == QStringLiteral("documents.form_placeholder"));
    CHECK(refusal(formOf(R"([{"text":"好","colour":"red"}])")).id == QStringLiteral("documents.form_unknown_member"));
    CHECK(refusal(formOf(R"([{"text":"好","style":"gothic"}])")).id == QStringLiteral("documents.form_member"));
    CHECK(refusal(formOf(R"([{"text":5}])")).id == QStringLiteral("documents.form_member"));
    CHECK(refusal(formOf(R"([{"block":"text"}])")).id == QStringLiteral("documents.form_member"));
    CHECK(refusal(formOf(R"([{"block":"space"}])")).id == QStringLiteral("documents.form_member"));
    const Error columns =
        refusal(formOf(R"([{"block":"table","columns":[1,1,1],"rows":[["甲","乙","丙"],["甲","乙"]]}])"));
    CHECK(columns.id == QStringLiteral("documents.form_columns"));
    CHECK(columns.args
          == QStringList{QStringLiteral("trial.json"), QStringLiteral("body[0].rows[1]"), QStringLiteral("2"),
                         QStringLiteral("3")});
    CHECK(refusal(formOf(R"([{"block":"table","columns":[1],"rows":[[{"body":[{"block":"page_break"}]}]]}])")).id
          == QStringLiteral("documents.form_block"));
    CHECK(refusal(json(R"({"id":"a","title":"b","body":[]})")).args.last() == QStringLiteral("version"));
    QJsonObject page = formOf("[]");
    page.insert(QStringLiteral("page"), json(R"({"size":"A3"})"));
    CHECK(refusal(page).args.last() == QStringLiteral("size"));
    page.insert(QStringLiteral("page"), json(R"({"margins_mm":[1,2,3]})"));
    CHECK(refusal(page).args.last() == QStringLiteral("margins_mm"));
}

TEST_CASE("a character no font draws is shown as a gap and reported", "[documents]")
{
    RenderedDocument made;
    // U+F1234 is a place of private use, as old systems took for rare names; U+0378 is assigned to nothing.
    const char32_t rare = 0xF1234;
    const QString gaps = QString::fromUcs4(&rare, 1) + QChar(0x0378);
    const QJsonObject fields{{QStringLiteral("x"), gaps + QStringLiteral("\u0007\u200B")}};
    const QString text = rendered(formOf(R"([{"text":"名{{x}}字"}])"), fields, &made);
    CHECK(text.contains(QStringLiteral("名〓〓字")));
    CHECK(made.unmapped == QStringList{QString::fromUcs4(&rare, 1), QString(QChar(0x0378))});
}

TEST_CASE("every page of a demonstration library's document says so", "[documents]")
{
    RenderContext demo = sample::context();
    demo.demo = true;
    RenderedDocument made;
    const QString text =
        rendered(formOf(R"([{"text":"一"},{"block":"page_break"},{"text":"二"},{"block":"page_break"},{"text":"三"}])"),
                 {}, &made, demo);
    CHECK(made.pages == 3);
    CHECK(text.count(QStringLiteral("示范库")) == 3);
    CHECK_FALSE(rendered(formOf(R"([{"text":"一"}])"), {}).contains(QStringLiteral("示范库")));
}

TEST_CASE("the same fields give the same pages, made at the time that was given", "[documents]")
{
    const Form decision = sample::form(QStringLiteral("penalty_decision"));
    QTemporaryDir folder;
    QStringList texts;
    for (int i = 0; i < 2; ++i) {
        const auto made = render(decision, sample::caseFields(), sample::context());
        REQUIRE(made);
        CHECK(made->pdf.contains("D:20260301102000+08'00'"));
        texts << sample::textOf(sample::save(folder, QStringLiteral("same"), made->pdf));
    }
    CHECK(texts[0] == texts[1]);
}

TEST_CASE("marks typed half width among Chinese characters are set full width, and no others")
{
    const auto wide = [](const char *text) { return fullWidth(QString::fromUtf8(text)).toStdString(); };
    CHECK(wide("未经许可设立弃置场,堆放约120立方米;以上属实:是?否!")
          == "未经许可设立弃置场，堆放约120立方米；以上属实：是？否！");
    CHECK(wide("“严重”,3000,警告") == "“严重”，3000，警告");
    for (const char *stays : {"9:30", "1,000", "http://a.cn/?b=1;c", "照片(1).jpg",
                              "尔王庄镇街(镇)综执罚决字〔2025〕第001号", "GB/T 15063, 3", "a: b", "半角(", ")", ""})
        CHECK(wide(stays) == stays);
    CHECK(filled("{{a}}", R"-({"a":"甲,乙(丙)"})-").toStdString() == "甲，乙(丙)");
}

TEST_CASE("titles of laws stand in their brackets, whether or not they were typed with them")
{
    const auto cited = [](const char *text) { return citation(QString::fromUtf8(text)).toStdString(); };
    CHECK(cited("城市建筑垃圾管理规定第二十条第(三)项") == "《城市建筑垃圾管理规定》第二十条第（三）项");
    CHECK(cited("城市市容和环境卫生管理条例第三十四条、中华人民共和国某法第5条")
          == "《城市市容和环境卫生管理条例》第三十四条、《中华人民共和国某法》第5条");
    CHECK(cited("违反了城市道路管理条例第二十七条") == "违反了《城市道路管理条例》第二十七条");
    CHECK(cited("某市养犬管理条例(2020修正)第八条") == "《某市养犬管理条例(2020修正)》第八条");
    for (const char *stays : {"《城市道路管理条例》第二十七条、第二十八条", "第二十七条", "城市道路管理条例",
                              "经办人的决定", "《行政处罚法》第三十三条，《某条例》第二条", ""})
        CHECK(cited(stays) == stays);
    CHECK(filled("依据{{a|law}}的规定", R"({"a":"某条例第二条"})").toStdString() == "依据《某条例》第二条的规定");
    CHECK(filled("{{a|sentence}}{{b|sentence}}{{c|sentence}}", R"({"a":"警告","b":"罚款。"})").toStdString()
          == "警告。罚款。/");
}
