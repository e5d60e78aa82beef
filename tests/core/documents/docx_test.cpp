#include <QtCore/QDirIterator>

#include "core/base/messages.h"
#include "core/documents/docx.h"
#include "core/documents/field_names.h"
#include "core/documents/fields.h"

#include "sample.h"

using namespace anjuan;
using namespace anjuan::documents;

namespace {

const QString kFolder = QStringLiteral("tests/data/docx");

QByteArray form(const QString &name)
{
    return sample::bytesOf(sample::source(kFolder + QLatin1Char('/') + name));
}

QJsonObject fieldsWith(const char *own = R"({"备注说明":"a < b & \"c\"\n第二行","检查日期":"2026-01-05"})")
{
    QJsonObject fields = sample::caseFields();
    fields.insert(QStringLiteral("own"), QJsonDocument::fromJson(QByteArray(own)).object());
    return fields;
}

QString filledText(const QString &name, const QJsonObject &fields)
{
    const auto made = fillDocx(form(name), name, fields);
    if (!made)
        FAIL(made.error().id.toStdString() << ": " << made.error().args.join(QLatin1Char(' ')).toStdString());
    const auto text = docxText(*made, name);
    REQUIRE(text);
    return *text;
}

Error faultOf(const QString &name)
{
    const auto check = checkDocx(form(QStringLiteral("bad/") + name), name);
    const Error error = check ? check->faults.at(0) : check.error();
    CHECK(hasMessage(error.id));
    const auto filled = fillDocx(form(QStringLiteral("bad/") + name), name, {});
    REQUIRE_FALSE(filled);
    CHECK(filled.error().id == error.id);
    return error;
}

QStringList forms(const QString &start)
{
    QStringList out =
        QDir(sample::source(kFolder)).entryList({start + QStringLiteral("_*.docx")}, QDir::Files, QDir::Name);
    REQUIRE(out.size() >= 3);
    return out;
}

QString withoutBlanks(QString text)
{
    text.removeIf([](QChar c) { return c.isSpace(); });
    return text;
}

} // namespace

TEST_CASE("a county's form is filled alike, whatever program wrote it")
{
    // Twenty of different make: Word, WPS, LibreOffice, and what LibreOffice makes of Word's.
    CHECK(QDir(sample::source(kFolder)).entryList({QStringLiteral("*.docx")}, QDir::Files).size() >= 20);
    for (const QString &kind : {QStringLiteral("form"), QStringLiteral("blocks"), QStringLiteral("textbox")}) {
        const QString wanted = filledText(kind + QStringLiteral("_plain.docx"), fieldsWith());
        CHECK_FALSE(wanted.contains(QStringLiteral("{{")));
        for (const QString &name : forms(kind)) {
            INFO(name.toStdString());
            const bool others = name.contains(QLatin1String("libreoffice")); // without a header, and other blanks
            const QString text = filledText(name, fieldsWith());
            if (others)
                CHECK(withoutBlanks(wanted).startsWith(withoutBlanks(text)));
            else
                CHECK(text.toStdString() == wanted.toStdString());
        }
    }
}

TEST_CASE("rows, paragraphs and words are repeated, and tags leave nothing behind")
{
    const QString text = filledText(QStringLiteral("blocks_wps.docx"), fieldsWith());
    INFO(text.toStdString());
    CHECK(
        text.startsWith(QStringLiteral("证据清单\n名称\n内容\n1.现场检查笔录\n现场笔录，取得于2026年1月5日\n证明\n")));
    CHECK(text.contains(QStringLiteral("检查全过程\n（以下空白）\n")));
    CHECK(text.count(QStringLiteral("证明\n")) == 5);
    CHECK(text.contains(QStringLiteral("审核结论：修改后同意\n1. ")));
    CHECK(text.contains(QStringLiteral("罚款：1000元")));
    CHECK_FALSE(text.contains(QStringLiteral("不予处罚")));
    CHECK(text.contains(QStringLiteral(
        "送达文书：《行政处罚决定书》（石桥综执罚决字〔2026〕第002号）；《罚款缴纳通知单》（/）；由钱")));
    const QString box = filledText(QStringLiteral("textbox_word.docx"), fieldsWith());
    CHECK(box.contains(QStringLiteral("印章处：云溪县石桥镇人民政府")));
    CHECK(box.contains(QStringLiteral("A&B<C>13800000000")));
    const QString list = filledText(QStringLiteral("list_libreoffice.docx"), fieldsWith());
    CHECK(list.contains(QStringLiteral("1、现场检查笔录：")));
    CHECK_FALSE(list.contains(QStringLiteral("{{")));
}

TEST_CASE("a filled form says what the case says")
{
    const QString text = filledText(QStringLiteral("form_word.docx"), fieldsWith());
    CHECK(text.contains(QStringLiteral("石桥综执罚决字〔2026〕第002号")));
    CHECK(text.contains(QStringLiteral("经营者：钱𬭎")));
    CHECK_FALSE(text.contains(QStringLiteral("性别")));
    CHECK(text.contains(QStringLiteral("罚款人民币壹仟元整（¥1000元）")));
    CHECK(text.contains(QStringLiteral("5\n执法记录仪视频\n检查全过程")));
    CHECK(text.contains(QStringLiteral("a < b & \"c\"\n第二行 检查日期：2026年1月5日")));
    CHECK(text.contains(QStringLiteral("2026年2月9日")));
    CHECK(text.contains(QStringLiteral("已告知听证权利")));
    CHECK_FALSE(text.contains(QStringLiteral("{{")));
    QJsonObject person = fieldsWith();
    person.insert(QStringLiteral("party"),
                  QJsonObject{{QStringLiteral("kind"), QStringLiteral("person")},
                              {QStringLiteral("name"), QStringLiteral("龙某")}});
    person.insert(QStringLiteral("evidence"), QJsonArray());
    const QString other = filledText(QStringLiteral("form_wps.docx"), person);
    CHECK(other.contains(QStringLiteral("当事人：龙某，性别：/，住址：/")));
    CHECK_FALSE(other.contains(QStringLiteral("统一社会信用代码")));
    CHECK_FALSE(other.contains(QStringLiteral("{{")));
}

TEST_CASE("no field can break a Word file, or be taken for a place")
{
    QJsonObject fields = fieldsWith();
    QJsonObject party = fields.value(QLatin1String("party")).toObject();
    const QString hostile = QStringLiteral("]]></w:t>&amp;<w:p/>{{案由}}{{#证据}}\u0001\uFFFE%1").arg(QChar(0xD800));
    party.insert(QStringLiteral("name"), hostile);
    fields.insert(QStringLiteral("party"), party);
    const QString text = filledText(QStringLiteral("form_one_run.docx"), fields);
    CHECK(text.contains(QStringLiteral("]]></w:t>&amp;<w:p/>{{案由}}{{#证据}}")));
    CHECK_FALSE(text.contains(QChar(1)));
    const auto again = fillDocx(form(QStringLiteral("form_plain.docx")), QStringLiteral("x"), fields);
    const auto twice = fillDocx(form(QStringLiteral("form_plain.docx")), QStringLiteral("x"), fields);
    REQUIRE((again && twice));
    CHECK(*again == *twice);
}

TEST_CASE("LibreOffice opens what was filled")
{
    const QString office = QStandardPaths::findExecutable(QStringLiteral("soffice"));
    if (office.isEmpty()) {
        WARN("LibreOffice is not installed here");
        return;
    }
    QTemporaryDir folder;
    for (const QString &name : {QStringLiteral("form_word.docx"), QStringLiteral("blocks_wps.docx")}) {
        const auto made = fillDocx(form(name), name, fieldsWith());
        REQUIRE(made);
        const QString path = folder.filePath(name);
        QFile file(path);
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(*made);
        file.close();
        sample::run(office,
                    {QStringLiteral("-env:UserInstallation=file://") + folder.path() + QStringLiteral("/profile"),
                     QStringLiteral("--headless"), QStringLiteral("--convert-to"), QStringLiteral("pdf"),
                     QStringLiteral("--outdir"), folder.path(), path});
        const QString text =
            sample::textOf(folder.filePath(QFileInfo(name).completeBaseName() + QStringLiteral(".pdf")));
        CHECK(text.contains(QStringLiteral("钱𬭎")));
        CHECK(text.contains(QStringLiteral("检查全过程")));
    }
}

TEST_CASE("fields that a county's form asks of its writer are found")
{
    const auto check = checkDocx(form(QStringLiteral("form_wide.docx")), QStringLiteral("x"));
    REQUIRE(check);
    REQUIRE(check->fields.size() == 2);
    CHECK(check->fields[0].label == QStringLiteral("备注说明"));
    CHECK_FALSE(check->fields[0].required);
    CHECK(check->fields[1].type == QStringLiteral("date"));
    CHECK(check->names.contains(QStringLiteral("违法事实")));
}

TEST_CASE("a template that is not understood is refused with the place and the nearest name")
{
    const auto both = checkDocx(form(QStringLiteral("bad/unknown.docx")), QStringLiteral("x"));
    REQUIRE(both);
    REQUIRE(both->faults.size() == 2);
    const Error unknown = faultOf(QStringLiteral("unknown.docx"));
    CHECK(unknown.id == QStringLiteral("documents.docx_unknown_field"));
    CHECK(unknown.args.mid(1) == QStringList{QStringLiteral("按由"), QStringLiteral("案由")});
    CHECK(unknown.args[0].contains(QStringLiteral("第1段")));
    CHECK(both->faults[1].args.mid(1) == QStringList{QStringLiteral("证名事项"), QStringLiteral("证明事项")});
    const Error unclosed = faultOf(QStringLiteral("unclosed.docx"));
    CHECK(unclosed.id == QStringLiteral("documents.docx_unclosed"));
    CHECK(unclosed.args[0].contains(QStringLiteral("第2段")));
    CHECK(faultOf(QStringLiteral("crossed.docx")).id == QStringLiteral("documents.docx_unopened"));
    CHECK(faultOf(QStringLiteral("brace.docx")).id == QStringLiteral("documents.docx_brace"));
    CHECK(faultOf(QStringLiteral("filter.docx")).id == QStringLiteral("documents.docx_filter"));
    const Error header = faultOf(QStringLiteral("header.docx"));
    CHECK(header.args[0].contains(QStringLiteral("页眉")));
    CHECK(header.args.value(2) == QStringLiteral("单位"));
}

TEST_CASE("what is no Word form is refused with the way out")
{
    CHECK(faultOf(QStringLiteral("old.doc")).id == QStringLiteral("documents.docx_old"));
    CHECK(faultOf(QStringLiteral("macros.docx")).id == QStringLiteral("documents.docx_macros"));
    CHECK(faultOf(QStringLiteral("macro_type.docx")).id == QStringLiteral("documents.docx_macros"));
    CHECK(faultOf(QStringLiteral("text.docx")).id == QStringLiteral("documents.docx_none"));
    CHECK(faultOf(QStringLiteral("cut.docx")).id == QStringLiteral("documents.docx_none"));
    CHECK(faultOf(QStringLiteral("doctype.docx")).id == QStringLiteral("documents.docx_damaged"));
}

TEST_CASE("every name of a field leads to a place that the language of forms takes")
{
    const FieldNames &names = FieldNames::known();
    REQUIRE(names.all().size() > 70);
    for (const auto &[name, place] : names.all()) {
        INFO(name.toStdString());
        CHECK(parseTemplate(QStringLiteral("{{") + place + QStringLiteral("}}")));
    }
    CHECK(names.nearest(QStringLiteral("名称"), {QStringLiteral("证据")}) == QStringLiteral("名称"));
    CHECK(names.nearest(QStringLiteral("完全无关的一句话"), {}).isEmpty());
    CHECK(names.placeOf(QStringLiteral("party.name"), {}) == QStringLiteral("party.name"));
    CHECK(names.placeOf(QStringLiteral("partie.name"), {}).isEmpty());
}
