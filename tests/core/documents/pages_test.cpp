#include "sample.h"

using namespace anjuan;
using namespace anjuan::documents;

namespace {

Form parsed(const QByteArray &body)
{
    QJsonObject form{{QStringLiteral("id"), QStringLiteral("long")},
                     {QStringLiteral("title"), QStringLiteral("长")},
                     {QStringLiteral("version"), QStringLiteral("1")}};
    form.insert(QStringLiteral("body"), QJsonDocument::fromJson(body).array());
    auto made = parseForm(form, QStringLiteral("long"));
    REQUIRE(made);
    return *made;
}

} // namespace

TEST_CASE("a long table repeats its head and loses no row", "[documents]")
{
    const Form form = parsed(R"([{"block":"table","columns":[1,4,2],"rows":[
        {"head":true,"cells":["序号","证据名称","来源"]},
        {"each":"rows","as":"r","cells":["{{index}}","{{r}}","现场"]}]}])");
    QJsonArray rows;
    for (int i = 1; i <= 120; ++i)
        rows.append(QStringLiteral("物证编号%1，拍摄于黄河路与黑鼓巷交叉口").arg(i, 3, 10, QLatin1Char('0')));
    const auto made = render(form, {{QStringLiteral("rows"), rows}}, sample::context());
    REQUIRE(made);
    REQUIRE(made->pages >= 4);
    QTemporaryDir folder;
    const QString path = sample::save(folder, QStringLiteral("long_table"), made->pdf);
    sample::requireArchival({path});
    int found = 0;
    for (int page = 1; page <= made->pages; ++page) {
        const QString text = sample::textOf(path, page);
        CHECK(text.count(QStringLiteral("证据名称")) == 1);
        found += static_cast<int>(text.count(QStringLiteral("物证编号")));
        CHECK(text.count(QStringLiteral("物证编号")) > 0);
    }
    CHECK(found == 120);
    CHECK(sample::textOf(path, made->pages).contains(QStringLiteral("物证编号120")));
}

TEST_CASE("a heading never stands at the foot of a page without the beginning of its table", "[documents]")
{
    QTemporaryDir folder;
    int moved = 0;
    for (int lines = 1; lines <= 45; ++lines) {
        const Form form = parsed(R"([{"text":"{{long}}","style":"body"},
            {"text":"文书目录","style":"heading","before":10},
            {"block":"table","columns":[1,4],"rows":[
              {"head":true,"mm":8,"cells":["序号","文书"]},
              {"each":"rows","as":"r","mm":7,"cells":["{{index}}","{{r}}"]}]}])");
        QStringList text;
        for (int i = 0; i < lines; ++i)
            text += QStringLiteral("第%1行").arg(i);
        const auto made =
            render(form,
                   {{QStringLiteral("long"), text.join(QLatin1Char('\n'))},
                    {QStringLiteral("rows"), QJsonArray{QStringLiteral("立案审批表"), QStringLiteral("结案审批表")}}},
                   sample::context());
        REQUIRE(made);
        const QString path = sample::save(folder, QStringLiteral("heading"), made->pdf);
        int with = 0;
        for (int page = 1; page <= made->pages; ++page) {
            const QString words = sample::textOf(path, page);
            if (!words.contains(QStringLiteral("文书目录")))
                continue;
            ++with;
            INFO(lines);
            CHECK(words.contains(QStringLiteral("立案审批表")));
            moved += page > 1 && !words.contains(QStringLiteral("行")) ? 1 : 0;
        }
        CHECK(with == 1);
    }
    CHECK(moved > 0);
}

TEST_CASE("a page with a seal bears two lines of the text at least, whatever white stands between", "[documents]")
{
    QTemporaryDir folder;
    const Form form = parsed(R"([{"text":"{{long}}","style":"body"},{"block":"space","mm":6},
        {"block":"seal","lines":["示范镇人民政府","2026年1月7日"]}])");
    int parted = 0;
    for (int lines = 3; lines <= 50; ++lines) {
        QStringList text;
        for (int i = 0; i < lines; ++i)
            text += QStringLiteral("第%1行").arg(i);
        const auto made = render(form, {{QStringLiteral("long"), text.join(QLatin1Char('\n'))}}, sample::context());
        REQUIRE(made);
        const QString path = sample::save(folder, QStringLiteral("seal"), made->pdf);
        const QString last = sample::textOf(path, made->pages);
        INFO(lines);
        REQUIRE(last.contains(QStringLiteral("示范镇人民政府")));
        CHECK(last.count(QChar(u'行')) >= 2);
        parted += made->pages > 1 && last.count(QChar(u'行')) == 2 ? 1 : 0;
    }
    CHECK(parted > 0);
}

TEST_CASE("a cell longer than a page goes on over pages without losing a line", "[documents]")
{
    const Form form = parsed(
        R"([{"block":"table","columns":[1,5],"rows":[["事实",{"text":"{{long}}","top":true}],["意见","{{end}}"]]}])");
    QString text;
    for (int i = 1; i <= 900; ++i)
        text += QStringLiteral("第%1句，行人须绕行。").arg(i);
    const auto made = render(form, {{QStringLiteral("long"), text}, {QStringLiteral("end"), QStringLiteral("同意")}},
                             sample::context());
    REQUIRE(made);
    REQUIRE(made->pages >= 4);
    QTemporaryDir folder;
    const QString path = sample::save(folder, QStringLiteral("long_cell"), made->pdf);
    sample::requireArchival({path});
    const QString read = sample::textOf(path);
    for (const int sentence : {1, 2, 250, 500, 899, 900})
        CHECK(read.count(QStringLiteral("第%1句").arg(sentence)) == 1);
    CHECK(sample::textOf(path, made->pages).contains(QStringLiteral("同意")));
}

TEST_CASE("text of more than forty pages stays valid and whole", "[documents]")
{
    const Form form = parsed(R"([{"text":"{{long}}","style":"body","size":16,"line":1.75}])");
    QString text;
    for (int i = 1; i <= 2600; ++i)
        text += QStringLiteral("第%1节，工作人员于当日到现场检查。").arg(i);
    const auto made = render(form, {{QStringLiteral("long"), text}}, sample::context());
    REQUIRE(made);
    REQUIRE(made->pages > 40);
    QTemporaryDir folder;
    const QString path = sample::save(folder, QStringLiteral("long_text"), made->pdf);
    sample::requireArchival({path});
    const QString read = sample::textOf(path);
    CHECK(read.contains(QStringLiteral("第1节")));
    CHECK(read.contains(QStringLiteral("第2600节")));
    CHECK(read.contains(QStringLiteral("第%1页共%1页").arg(made->pages)));
}

TEST_CASE("a seal never stands on a page without words of the text", "[documents]")
{
    for (int lines = 20; lines < 60; ++lines) {
        const Form form = parsed(
            R"([{"text":"{{long}}"},{"block":"space","mm":8},{"block":"seal","lines":["石桥镇人民政府","2026年1月6日"]}])");
        QStringList text;
        for (int i = 0; i < lines; ++i)
            text += QStringLiteral("正文");
        RenderContext plain = sample::context();
        plain.footer.clear();
        plain.pageNumbers = false;
        const auto made = render(form, {{QStringLiteral("long"), text.join(QLatin1Char('\n'))}}, plain);
        REQUIRE(made);
        QTemporaryDir folder;
        const QString last = sample::textOf(sample::save(folder, QStringLiteral("seal"), made->pdf), made->pages);
        INFO(lines);
        CHECK(last.contains(QStringLiteral("正文")));
        CHECK(last.contains(QStringLiteral("石桥镇人民政府2026年1月6日")));
    }
}

TEST_CASE("signatures stand together, on a page with words of the text", "[documents]")
{
    for (int lines = 20; lines < 60; ++lines) {
        const Form form = parsed(
            R"([{"text":"{{long}}"},{"block":"text","text":"以上属实","keep":true},
                {"block":"sign","label":"被询问人：","count":1,"keep":true},{"block":"sign","label":"询问人：","count":2}])");
        RenderContext plain = sample::context();
        plain.footer.clear();
        plain.pageNumbers = false;
        const auto made =
            render(form, {{QStringLiteral("long"), QStringList(lines, QStringLiteral("正文")).join(QLatin1Char('\n'))}},
                   plain);
        REQUIRE(made);
        QTemporaryDir folder;
        const QString last = sample::textOf(sample::save(folder, QStringLiteral("signed"), made->pdf), made->pages);
        INFO(lines << ": " << last.toStdString());
        CHECK(last.contains(QStringLiteral("正文以上属实被询问人：")));
        CHECK(last.count(QStringLiteral("询问人：年月日")) == 3);
        // No more goes over than is wanted for that.
        if (made->pages == 2 && lines > 40)
            CHECK(last.count(QStringLiteral("正文")) < 30);
    }
}

TEST_CASE("the short last row of a table does not stand alone under its heads", "[documents]")
{
    for (int rows = 1; rows < 45; ++rows) {
        const Form form = parsed(R"([{"block":"table","columns":[1,4],"rows":[{"head":true,"cells":["序号","名称"]},
            {"each":"rows","as":"r","cells":["{{index}}","{{r}}"]},["","（以下空白）"]]}])");
        const auto made = render(
            form, {{QStringLiteral("rows"), QJsonArray::fromStringList(QStringList(rows, QStringLiteral("物证一件")))}},
            sample::context());
        REQUIRE(made);
        QTemporaryDir folder;
        const QString last = sample::textOf(sample::save(folder, QStringLiteral("rows"), made->pdf), made->pages);
        INFO(rows << ": " << last.toStdString());
        CHECK(last.contains(QStringLiteral("物证一件")));
        CHECK(last.contains(QStringLiteral("（以下空白）")));
    }
}
