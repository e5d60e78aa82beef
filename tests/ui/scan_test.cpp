#include <catch2/catch.hpp>

#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTreeWidget>

#include "ui/paper/scan_dialog.h"
#include "ui/paper/scanner_dialog.h"

#include "desk_bench.h"
#include "tests/support/paper_scans.h"

using namespace anjuan;
using namespace anjuan::ui;

namespace {

struct Made {
    CaseId id;
    QString pdf;
    int pages = 0;
};

/// A case with a document that was printed.
Made madePaper(DeskBench &bench)
{
    Made made;
    bool done = false;
    bench.window->desk().run(
        bench.window.get(), {},
        [today = bench.clock.today()](const Core &core, Progress &progress) -> Result<Made> {
            casework::Request request;
            request.act = QStringLiteral("case.open");
            request.with = {{QStringLiteral("source"), QStringLiteral("inspection")},
                            {QStringLiteral("received_on"), dateText(today)},
                            {QStringLiteral("place"), QStringLiteral("人民路")},
                            {QStringLiteral("suspected"), QStringLiteral("占道经营")},
                            {QStringLiteral("content"), QStringLiteral("巡查发现")}};
            ANJUAN_TRY(const casework::Outcome opened, core.session->perform(request, progress));
            casework::Request make;
            make.act = QStringLiteral("document.make");
            make.caseId = opened.caseId;
            make.with = {{QStringLiteral("form"), QStringLiteral("service_address")},
                         {QStringLiteral("by_hand"), true}};
            ANJUAN_TRY(const casework::Outcome paper, core.session->perform(make, progress));
            ANJUAN_TRY(const casework::CaseView view, core.library->caseView(*opened.caseId, core.session));
            ANJUAN_TRY(const QString path, core.library->blobPath(view.documents.front().sha256));
            return Made{*opened.caseId, path, view.documents.front().pages};
        },
        [&](const Result<Made> &result) {
            INFO((result ? "" : result.error().id.toStdString() + result.error().args.join(u' ').toStdString()));
            REQUIRE(result);
            made = *result;
            done = true;
        });
    REQUIRE(QTest::qWaitFor([&] { return done; }, 10000));
    return made;
}

} // namespace

TEST_CASE("signed pages are dropped, looked at, and filed; what nobody knows lies in the tray", "[ui]")
{
    DeskBench bench;
    bench.logIn();
    Desk &desk = bench.window->desk();
    REQUIRE(QTest::qWaitFor([&] { return desk.isLoggedIn(); }, 10000));
    const Made made = madePaper(bench);
    QTemporaryDir scans;
    for (int page = 0; page < made.pages; ++page)
        REQUIRE(test::spoilt(test::pagePicture(made.pdf, page, 200), {.turned = 182, .light = 0.7}, 1)
                    .save(scans.filePath(QStringLiteral("a%1.jpg").arg(page)), "JPG", 85));
    QImage stranger(1654, 2339, QImage::Format_RGB32);
    stranger.fill(Qt::white);
    QPainter(&stranger).fillRect(300, 300, 900, 40, Qt::black);
    REQUIRE(stranger.save(scans.filePath(QStringLiteral("b.jpg"))));

    auto *dialog = new ScanDialog(desk, bench.window.get());
    dialog->open();
    QSignalSpy sorted(dialog, &ScanDialog::sorted);
    QSignalSpy settled(dialog, &ScanDialog::settled);
    auto *file = need<QPushButton>(dialog, QStringLiteral("file"));
    CHECK_FALSE(file->isEnabled());
    bench.prompt.nextFolder = scans.path();
    need<QPushButton>(dialog, QStringLiteral("chooseFolder"))->click();
    REQUIRE(QTest::qWaitFor([&] { return sorted.count() == 1; }, 20000));
    CHECK(need<QTreeWidget>(dialog, QStringLiteral("papers"))->topLevelItemCount() == 2);
    REQUIRE(file->isEnabled());
    file->click();
    REQUIRE(QTest::qWaitFor([&] { return settled.count() == 1; }, 20000));
    CHECK(need<QLabel>(dialog, QStringLiteral("said"))->text().contains(QStringLiteral("1")));
    auto *tray = need<QTreeWidget>(dialog, QStringLiteral("tray"));
    REQUIRE(QTest::qWaitFor([&] { return tray->topLevelItemCount() == 1; }, 10000));
    CHECK(tray->topLevelItem(0)->text(0) == QStringLiteral("b.jpg"));
    CHECK_FALSE(tray->topLevelItem(0)->text(2).isEmpty());
    bool filed = false;
    desk.run(
        dialog, {}, [id = made.id](const Core &core, Progress &) { return core.library->caseView(id, core.session); },
        [&](const Result<casework::CaseView> &view) {
            REQUIRE(view);
            filed = view->documents.front().scanSha256s.size() == 1;
        });
    REQUIRE(QTest::qWaitFor([&] { return filed; }, 10000));
    tray->setCurrentItem(tray->topLevelItem(0));
    CHECK_FALSE(need<QPushButton>(dialog, QStringLiteral("claim"))->isEnabled()); // of which case?
    need<QLineEdit>(dialog, QStringLiteral("caseNumber"))->setText(made.id.toString());
    CHECK(need<QPushButton>(dialog, QStringLiteral("claim"))->isEnabled());
    need<QPushButton>(dialog, QStringLiteral("drop"))->click();
    REQUIRE(QTest::qWaitFor([&] { return tray->topLevelItemCount() == 0; }, 10000));
}

TEST_CASE("pages come from a scanner's feeder into the same list", "[ui]")
{
    qputenv("SANE_CONFIG_DIR", ANJUAN_SOURCE_DIR "/tests/data/sane");
    DeskBench bench;
    bench.logIn();
    REQUIRE(QTest::qWaitFor([&] { return bench.window->desk().isLoggedIn(); }, 10000));
    auto *dialog = new ScanDialog(bench.window->desk(), bench.window.get());
    dialog->open();
    need<QPushButton>(dialog, QStringLiteral("fromScanner"))->click();
    auto *scanner = need<ScannerDialog>(dialog, QStringLiteral("scannerDialog"));
    auto *scan = need<QPushButton>(scanner, QStringLiteral("scan"));
    REQUIRE(QTest::qWaitFor([&] { return scan->isEnabled(); }, 20000));
    CHECK(need<QComboBox>(scanner, QStringLiteral("scanner"))->count() == 2);
    // The feeder is proposed, in words, with the driver's own beside them.
    CHECK(need<QComboBox>(scanner, QStringLiteral("source"))->currentText()
          == QStringLiteral("送纸器(Automatic Document Feeder)"));
    QSignalSpy sorted(dialog, &ScanDialog::sorted);
    scan->click();
    REQUIRE(QTest::qWaitFor([&] { return sorted.count() == 1; }, 30000));
    // Test pictures bear no code: ten pages for the tray, or blank.
    CHECK(need<QLabel>(dialog, QStringLiteral("said"))->text().contains(QStringLiteral("共 10 页")));
}

TEST_CASE("without a scanning program the window says what to install, and how to do without", "[ui]")
{
    qputenv("ANJUAN_SCANIMAGE", "");
    DeskBench bench;
    bench.logIn();
    REQUIRE(QTest::qWaitFor([&] { return bench.window->desk().isLoggedIn(); }, 10000));
    ScannerDialog scanner(bench.window->desk(), bench.window.get());
    QSignalSpy looked(&scanner, &ScannerDialog::looked);
    REQUIRE(QTest::qWaitFor([&] { return looked.count() == 1; }, 10000));
    qunsetenv("ANJUAN_SCANIMAGE");
    CHECK(need<QLabel>(&scanner, QStringLiteral("said"))->text().contains(QStringLiteral("sane-utils")));
    CHECK_FALSE(need<QPushButton>(&scanner, QStringLiteral("scan"))->isEnabled());
}
