#include <QtCore/QDirIterator>

#include "sample.h"

using namespace anjuan;
using namespace anjuan::documents;

namespace {

/// Every form of the program.
QStringList allForms()
{
    QStringList out;
    QDirIterator files(sample::source(QStringLiteral("resources/forms")), {QStringLiteral("*.json")}, QDir::Files);
    while (files.hasNext())
        out += QFileInfo(files.next()).completeBaseName();
    out.sort();
    return out;
}

const QStringList kForms = allForms();

/// The words of a form that stand on the paper whatever the fields are.
void literals(const std::vector<Block> &blocks, QString &out)
{
    const auto take = [&out](const Template &text) {
        for (const Piece &piece : text)
            out += piece.literal;
    };
    const auto takeRows = [&](const auto &self, const std::vector<Row> &rows) -> void {
        for (const Row &row : rows) {
            take(row.side);
            self(self, row.rows);
            for (const Cell &cell : row.cells)
                literals(cell.body, out);
        }
    };
    for (const Block &block : blocks) {
        take(block.text);
        for (const Template &line : block.lines)
            take(line);
        takeRows(takeRows, block.rows);
        literals(block.body, out);
    }
}

void collect(const QJsonValue &value, QString &out)
{
    if (value.isString())
        out += value.toString();
    for (const QJsonValue &member : value.toArray())
        collect(member, out);
    const QJsonObject object = value.toObject();
    for (const QJsonValue &member : object)
        collect(member, out);
}

} // namespace

TEST_CASE("every form is valid PDF/A-1b and says what was filled in", "[documents]")
{
    REQUIRE(kForms.size() >= 80);
    QTemporaryDir folder;
    QStringList files;
    for (const QString &id : kForms) {
        INFO(id.toStdString());
        const Form made = sample::form(id);
        REQUIRE(made.id == id);
        REQUIRE_FALSE(made.version.isEmpty());
        const QJsonObject fields = withOwn(made, sample::caseFields(id), examplesOf(made));
        const auto rendered = render(made, fields, sample::context());
        REQUIRE(rendered);
        REQUIRE(rendered->unmapped.join(QLatin1Char(' ')).toStdString() == "");
        files << sample::save(folder, id, rendered->pdf);
        const QString text = sample::textOf(files.last());
        // Cover, index and note are numbered by nobody: the volume's own numbers begin after them.
        REQUIRE(text.contains(QStringLiteral("第1页共%1页").arg(rendered->pages))
                == !id.startsWith(QLatin1String("dossier")));
        REQUIRE(text.contains(QStringLiteral("石桥综执立字〔2026〕第003号9c9c9c9c")));
        REQUIRE_FALSE(text.contains(QStringLiteral("{{")));
    }
    sample::requireArchival(files);
}

TEST_CASE("a form without any field is drawn with its places struck out", "[documents]")
{
    QTemporaryDir folder;
    QStringList files;
    for (const QString &id : kForms) {
        INFO(id.toStdString());
        const auto rendered = render(sample::form(id), {}, sample::context());
        REQUIRE(rendered);
        REQUIRE(rendered->unmapped.isEmpty());
        files << sample::save(folder, id + QStringLiteral("_empty"), rendered->pdf);
        if (id != QLatin1String("dossier_index") && id != QLatin1String("transfer_receipt"))
            REQUIRE(sample::textOf(files.last()).contains(u'/'));
    }
    sample::requireArchival({files.first(), files[files.size() / 2], files.last()});
}

TEST_CASE("a form says what it lacks before it is issued", "[documents]")
{
    const Form decision = sample::form(QStringLiteral("penalty_decision"));
    QJsonObject fields = sample::caseFields();
    REQUIRE(missingFields(decision, fields).isEmpty());
    QJsonObject document = fields.value(QStringLiteral("document")).toObject();
    document.remove(QStringLiteral("number"));
    fields.insert(QStringLiteral("document"), document);
    fields.insert(QStringLiteral("party"), QJsonObject{{QStringLiteral("name"), QStringLiteral("  ")}});
    REQUIRE(missingFields(decision, fields)
            == QStringList{QStringLiteral("document.number"), QStringLiteral("party.name")});
}

TEST_CASE("every character of the forms and of a case can be read back", "[documents]")
{
    QString all = QStringLiteral(
        "人行日工车见门龙龟黄黑鼓〇㎡𬭎⾏龍車門㈠①℃…—“”‘’《》〈〉〔〕【】（）、。；：！？·×÷±≤≥√□");
    for (const QString &id : kForms) {
        const Form made = sample::form(id);
        literals(made.body, all);
        all += made.title;
    }
    collect(sample::caseFields(), all);
    QSet<char32_t> wanted;
    QString each;
    for (const char32_t c : all.toUcs4()) {
        if (QChar::isSpace(c) || QChar::category(c) == QChar::Other_Control || wanted.contains(c))
            continue;
        wanted.insert(c);
        each += QString::fromUcs4(&c, 1);
    }
    REQUIRE(wanted.size() > 500);
    // ⾏ is a radical that looks like 行: a text with both reads back as 行 twice, which is what its reader means.
    each.replace(u'⾏', u'行');
    for (const char *face : {"song", "hei", "fang", "kai"}) {
        INFO(face);
        const QJsonObject json{{QStringLiteral("id"), QStringLiteral("t")},
                               {QStringLiteral("title"), QStringLiteral("t")},
                               {QStringLiteral("version"), QStringLiteral("1")},
                               {QStringLiteral("body"),
                                QJsonArray{QJsonObject{{QStringLiteral("text"), QStringLiteral("{{all}}")},
                                                       {QStringLiteral("font"), QString::fromLatin1(face)}}}}};
        const auto made = parseForm(json, QStringLiteral("t"));
        REQUIRE(made);
        RenderContext plain = sample::context();
        plain.footer.clear();
        plain.pageNumbers = false;
        const auto rendered = render(*made, {{QStringLiteral("all"), each}}, plain);
        REQUIRE(rendered);
        REQUIRE(rendered->unmapped.isEmpty());
        QTemporaryDir folder;
        REQUIRE(sample::textOf(sample::save(folder, QStringLiteral("all"), rendered->pdf)).toStdString()
                == each.toStdString());
    }
}
