#include <algorithm>

#include <catch2/catch.hpp>

#include <QtCore/QFile>
#include <QtCore/QProcess>

#include "core/casework/field_pack.h"
#include "core/casework/ink.h"
#include "core/casework/numbers.h"
#include "core/casework/parts.h"

#include "tests/core/casework/bench.h"
#include "tests/support/paper_scans.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::documents::FieldSheet;
using anjuan::test::Bench;

namespace {

/// Two places, three forms each, of which the order to mend bears a number.
struct Pack : Bench {
    FieldPackRequest request()
    {
        FieldPackRequest wanted;
        wanted.takenOn = clock().today();
        wanted.places = {QStringLiteral("上河村砂场"), QStringLiteral("东街农贸市场")};
        wanted.copies = {{QStringLiteral("inspection_record"), 1}, {QStringLiteral("correction_order"), 1}};
        wanted.officers = {QStringLiteral("zhangsan"), QStringLiteral("lisi")};
        wanted.file = folder.filePath(QStringLiteral("pack.pdf"));
        return wanted;
    }
    FieldPackMade take()
    {
        const auto made = takeFieldPack(session(test::kOfficer), request(), quiet);
        INFO((made ? "" : qPrintable(made.error().id + made.error().args.join(QLatin1Char(' ')))));
        REQUIRE(made);
        return *made;
    }
    FieldSheet sheet(const QString &form, int place = 0)
    {
        const auto all = fieldSheets(library());
        REQUIRE(all);
        for (const FieldSheet &one : *all) {
            if (one.form == form && one.place == request().places.at(place))
                return one;
        }
        FAIL("no sheet " << form.toStdString());
        return {};
    }
    Error refused(const FieldPackRequest &wanted, const QString &login = test::kOfficer)
    {
        Session &person = session(login); // logging in is a record, too
        const qint64 before = records();
        const QStringList contents = library().parts().vault->list();
        const auto made = takeFieldPack(person, wanted, quiet);
        REQUIRE_FALSE(made);
        CHECK(hasMessage(made.error().id));
        CHECK(records() == before);
        CHECK(library().parts().vault->list() == contents);
        return made.error();
    }
    /// Orders to mend of this case; the step of a script with other fields.
    Result<Outcome> order(const QJsonObject &more)
    {
        Script script = test::caseScript(QStringLiteral("C01-completed"));
        const auto step = std::find_if(script.steps.begin(), script.steps.end(), [](const ScriptStep &one) {
            return one.act == QLatin1String("correction.order");
        });
        REQUIRE(step != script.steps.end());
        ScriptStep again = *step;
        again.id.clear();
        again.at.clear();
        for (auto it = more.begin(); it != more.end(); ++it)
            again.with.insert(it.key(), it.value());
        return perform(again);
    }
    QString wordsOf(const QString &file)
    {
        QProcess process;
        process.start(QStringLiteral("pdftotext"), {file, QStringLiteral("-")});
        REQUIRE(process.waitForFinished());
        QString text = QString::fromUtf8(process.readAllStandardOutput());
        return text.remove(QLatin1Char('\n')).remove(QLatin1Char(' '));
    }

    QTemporaryDir folder;
    NoProgress quiet;
};

void isArchival(const QString &file)
{
    QProcess valid;
    valid.start(QStringLiteral("sh"), {QStringLiteral(ANJUAN_SOURCE_DIR "/docs/format/pdfa1b.sh"), file});
    REQUIRE(valid.waitForFinished(60000));
    INFO(valid.readAllStandardOutput().toStdString());
    CHECK(valid.exitCode() == 0);
}

} // namespace

TEST_CASE("forms go out blank with numbers that nobody else takes, and come home by their code as originals", "[field]")
{
    Pack bench;
    bench.runUntil(test::caseScript(QStringLiteral("C01-completed")), QStringLiteral("decision_leader"));
    const auto before = numberLedger(bench.library(), QStringLiteral("责改"), bench.clock().today().year());
    REQUIRE(before);
    const FieldPackMade made = bench.take();
    CHECK(made.sheets == 4);
    isArchival(bench.request().file);
    const FieldSheet first = bench.sheet(QStringLiteral("correction_order"));
    const FieldSheet second = bench.sheet(QStringLiteral("correction_order"), 1);
    CHECK(first.isOut());
    CHECK(first.number != second.number);
    CHECK(bench.sheet(QStringLiteral("inspection_record")).number.isEmpty());
    const QString words = bench.wordsOf(bench.request().file);
    CHECK(words.contains(first.number));
    CHECK(words.contains(second.number));
    CHECK(words.contains(QStringLiteral("上河村砂场")));
    CHECK(words.contains(first.code));
    CHECK_FALSE(words.contains(QStringLiteral("以下空白")));
    // Somebody at the desk orders meanwhile: the next number is behind both.
    const auto desk = bench.order({});
    INFO((desk ? "" : qPrintable(desk.error().id + desk.error().args.join(QLatin1Char(' ')))));
    REQUIRE(desk);
    const QString deskNumber =
        bench.newestBody(QStringLiteral("correction.ordered")).value(QLatin1String("number")).toString();
    CHECK(deskNumber != first.number);
    CHECK(deskNumber != second.number);
    auto ledger = numberLedger(bench.library(), QStringLiteral("责改"), bench.clock().today().year());
    REQUIRE(ledger);
    CHECK(ledger->next == before->next + 3);
    CHECK(std::count_if(ledger->rows.begin(), ledger->rows.end(),
                        [](const NumberLedger::Row &row) { return row.state == NumberLedger::Row::State::Out; })
          == 2);

    // The written page is scanned before anybody said whose it is: it waits.
    const QString blank = bench.library().blobPath(first.sha256).value();
    REQUIRE(test::pagesIn(blank) == first.pages);
    QStringList scans;
    for (int page = 0; page < first.pages; ++page) {
        scans += bench.folder.filePath(QStringLiteral("page%1.jpg").arg(page));
        QImage picture = test::pagePicture(blank, page, 200);
        QPainter(&picture).drawLine(300, 900, 1200, 950); // the pen
        REQUIRE(picture.save(scans.back()));
    }
    auto sorted = sortScans(bench.library(), scans, bench.quiet);
    REQUIRE(sorted);
    CHECK(sorted->papers.empty());
    REQUIRE(sorted->outside.size() == 1);
    CHECK(sorted->outside.front().sheet.code == first.code);
    CHECK(actOfFieldForm(first.form) == QStringLiteral("correction.order"));

    // What was written is typed as an extract, by the act that the page belongs to.
    CHECK(bench.order({{kFieldSheet, QStringLiteral("AAAA")}}).error().id == QStringLiteral("field.unknown_sheet"));
    CHECK(bench.order({{kFieldSheet, bench.sheet(QStringLiteral("inspection_record")).code}}).error().id
          == QStringLiteral("field.other_form"));
    const auto taken = bench.order({{kFieldSheet, first.code.toLower()}});
    INFO((taken ? "" : qPrintable(taken.error().id + taken.error().args.join(QLatin1Char(' ')))));
    REQUIRE(taken);
    REQUIRE(taken->documents.size() == 1);
    CHECK(bench.newestBody(QStringLiteral("correction.ordered")).value(QLatin1String("number")).toString()
          == first.number);
    const QJsonObject document = bench.newestBody(QStringLiteral("document.made"));
    CHECK(document.value(QLatin1String("page_code")).toString() == first.code);
    CHECK(document.value(QLatin1String("document_sha256")).toString() == first.sha256);
    CHECK(document.value(QLatin1String("number")).toString() == first.number);
    CHECK(document.value(QLatin1String("by_hand")).toBool());
    sorted = sortScans(bench.library(), scans, bench.quiet);
    REQUIRE(sorted);
    REQUIRE(sorted->papers.size() == 1);
    CHECK(sorted->papers.front().record == taken->documents.front());
    REQUIRE(fileScans(bench.session(test::kOfficer), *sorted, bench.clock().today(), bench.quiet));
    CHECK(bench.sheet(QStringLiteral("correction_order")).caseId == bench.caseId());
    // Once only.
    CHECK(bench.order({{kFieldSheet, first.code}}).error().id == QStringLiteral("field.not_out"));

    ledger = numberLedger(bench.library(), QStringLiteral("责改"), bench.clock().today().year());
    CHECK(std::count_if(ledger->rows.begin(), ledger->rows.end(),
                        [&](const NumberLedger::Row &row) {
                            return row.number == first.number && row.state == NumberLedger::Row::State::Used;
                        })
          == 1);
    CHECK(bench.holds());
}

TEST_CASE("sheets that were not used come back: their numbers go again, or stay void with the reason", "[field]")
{
    Pack bench;
    bench.runUntil(test::caseScript(QStringLiteral("C01-completed")), QStringLiteral("decision_leader"));
    bench.take();
    Session &session = bench.session(test::kOfficer);
    const FieldSheet first = bench.sheet(QStringLiteral("correction_order"));
    const FieldSheet second = bench.sheet(QStringLiteral("correction_order"), 1);
    CHECK(returnFieldSheets(session, {first.code}, true, QStringLiteral(" ")).error().id
          == QStringLiteral("field.no_reason"));
    CHECK(returnFieldSheets(session, {QStringLiteral("ZZ")}, true, QStringLiteral("未用")).error().id
          == QStringLiteral("field.unknown_sheet"));
    // All of them or none.
    CHECK_FALSE(returnFieldSheets(session, {first.code, QStringLiteral("ZZ")}, true, QStringLiteral("未用")));
    CHECK(bench.sheet(QStringLiteral("correction_order")).isOut());
    REQUIRE(returnFieldSheets(session, {first.code}, true, QStringLiteral("现场没有发现违法行为,未用")));
    REQUIRE(returnFieldSheets(session, {second.code}, false, QStringLiteral("雨水浸湿,作废")));
    CHECK(returnFieldSheets(session, {first.code}, true, QStringLiteral("未用")).error().id
          == QStringLiteral("field.not_out"));
    CHECK(bench.order({{kFieldSheet, first.code}}).error().id == QStringLiteral("field.not_out"));
    // The number that came back goes first; the void one never again, and its reason stands in the ledger.
    REQUIRE(bench.order({}));
    CHECK(bench.newestBody(QStringLiteral("correction.ordered")).value(QLatin1String("number")).toString()
          == first.number);
    REQUIRE(bench.order({}));
    const QString later =
        bench.newestBody(QStringLiteral("correction.ordered")).value(QLatin1String("number")).toString();
    CHECK(later != first.number);
    CHECK(later != second.number);
    const auto ledger = numberLedger(bench.library(), QStringLiteral("责改"), bench.clock().today().year());
    REQUIRE(ledger);
    CHECK_FALSE(ledger->hasOpenGap());
    CHECK(std::any_of(ledger->rows.begin(), ledger->rows.end(), [&](const NumberLedger::Row &row) {
        return row.number == second.number && row.state == NumberLedger::Row::State::Voided
            && row.reason == QStringLiteral("雨水浸湿,作废");
    }));
    // A page of a sheet that came back is told apart.
    const QString scan = bench.folder.filePath(QStringLiteral("late.jpg"));
    REQUIRE(test::pagePicture(bench.library().blobPath(second.sha256).value(), 0, 200).save(scan));
    const auto sorted = sortScans(bench.library(), {scan}, bench.quiet);
    REQUIRE(sorted);
    CHECK(sorted->outside.empty());
    REQUIRE(sorted->tray.size() == 1);
    CHECK(sorted->tray.front().why.contains(QStringLiteral("雨水浸湿")));
    CHECK(bench.holds());
}

TEST_CASE("a pack that nobody could use is refused, and leaves no number out", "[field]")
{
    Pack bench;
    FieldPackRequest wanted = bench.request();
    wanted.places = {QStringLiteral(" ")};
    CHECK(bench.refused(wanted).id == QStringLiteral("field.no_place"));
    wanted = bench.request();
    wanted.copies = {{QStringLiteral("inspection_record"), 0}};
    CHECK(bench.refused(wanted).id == QStringLiteral("field.nothing"));
    wanted.copies = {{QStringLiteral("inspection_record"), 101}};
    CHECK(bench.refused(wanted).id == QStringLiteral("field.too_many"));
    wanted = bench.request();
    wanted.officers = {QStringLiteral("nobody")};
    CHECK(bench.refused(wanted).id == QStringLiteral("field.no_officer"));
    wanted = bench.request();
    wanted.copies.push_back({QStringLiteral("no_such_form"), 1});
    CHECK(bench.refused(wanted).id == QStringLiteral("documents.no_form"));
    wanted = bench.request();
    wanted.file = bench.folder.filePath(QStringLiteral("none/pack.pdf"));
    CHECK(bench.refused(wanted).id == QStringLiteral("file.not_written"));
    CHECK(bench.refused(bench.request(), QStringLiteral("zhouba")).id == QStringLiteral("act.no_role"));
    CHECK(fieldSheets(bench.library())->empty());
    for (const FieldForm &form : fieldForms(bench.library())) {
        const Act *act = findAct(form.act);
        INFO(form.form.toStdString());
        REQUIRE(act);
        CHECK(act->field(kFieldSheet));
        CHECK((form.act == QStringLiteral("document.make") || act->makes.contains(form.form)));
    }
}
