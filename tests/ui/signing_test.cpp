#include <catch2/catch.hpp>

#include <QtCore/QPointer>
#include <QtGui/QPointingDevice>
#include <QtGui/QTabletEvent>
#include <QtTest/QSignalSpy>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>

#include "ui/casepage/documents_tab.h"
#include "ui/casepage/envelope_dialog.h"
#include "ui/casepage/sign_dialog.h"
#include "ui/casepage/sign_pad.h"

#include "desk_bench.h"

using namespace anjuan;
using namespace anjuan::ui;

namespace {

void mouseStroke(QWidget *pad, QPoint from, QPoint by)
{
    QTest::mousePress(pad, Qt::LeftButton, {}, from);
    for (int i = 1; i <= 8; ++i)
        QTest::mouseMove(pad, from + by * i / 8);
    QTest::mouseRelease(pad, Qt::LeftButton, {}, from + by);
}

void tabletPoint(QWidget *pad, QEvent::Type type, const QPointF &at, double pressure)
{
    QTabletEvent event(type, QPointingDevice::primaryPointingDevice(), at, pad->mapToGlobal(at), pressure, 0, 0, 0, 0,
                       0, Qt::NoModifier, Qt::LeftButton, Qt::LeftButton);
    QApplication::sendEvent(pad, &event);
    CHECK(event.isAccepted());
}

struct Made {
    CaseId id;
    QString document;
};

/// A unit that allows the pad or not, and a case with a confirmation of the address, by its party.
Made madePaper(DeskBench &bench, bool allowed)
{
    Made made;
    bool done = false;
    const CaseId id = bench.openCase();
    bench.window->desk().run(
        bench.window.get(), {},
        [id, allowed](const Core &core, Progress &progress) -> Result<Made> {
            casework::Request unit;
            unit.act = QStringLiteral("office.describe_unit");
            for (const casework::Field &field : casework::findAct(unit.act)->fields) {
                if (field.required)
                    unit.with.insert(field.name, QStringLiteral("石桥镇"));
            }
            unit.with.insert(QStringLiteral("hand_signing"), allowed);
            unit.with.insert(QStringLiteral("postcode"), QStringLiteral("453500"));
            ANJUAN_CHECK(core.session->perform(unit, progress));
            casework::Request paper;
            paper.act = QStringLiteral("document.make");
            paper.caseId = id;
            paper.with = {{QStringLiteral("form"), QStringLiteral("service_address")},
                          {QStringLiteral("values"),
                           QJsonObject{{QStringLiteral("receiver"), QStringLiteral("钱某")},
                                       {QStringLiteral("address"), QStringLiteral("云溪县石桥镇黄河路88号")},
                                       {QStringLiteral("postcode"), QStringLiteral("453501")},
                                       {QStringLiteral("phone"), QStringLiteral("13800000000")},
                                       {QStringLiteral("electronic"), QStringLiteral("no")}}}};
            ANJUAN_TRY(const casework::Outcome document, core.session->perform(paper, progress));
            return Made{id, document.record};
        },
        [&](const Result<Made> &result) {
            INFO((result ? "" : result.error().id.toStdString() + result.error().args.join(u' ').toStdString()));
            REQUIRE(result);
            made = *result;
            done = true;
        });
    REQUIRE(QTest::qWaitFor([&] { return done; }, 20000));
    return made;
}

} // namespace

TEST_CASE("the pad takes a mouse without pressure and a tablet with it, undoes and clears", "[ui]")
{
    SignPad pad(nullptr);
    pad.resize(400, 200);
    pad.show();
    REQUIRE(QTest::qWaitForWindowExposed(&pad));
    mouseStroke(&pad, {40, 60}, {200, 40});
    mouseStroke(&pad, {60, 120}, {150, -20});
    documents::HandStrokes written = pad.strokes();
    REQUIRE(written.strokes.size() == 2);
    CHECK(written.pen == QStringLiteral("mouse"));
    CHECK(written.strokes[0].size() >= 8);
    CHECK(written.strokes[0].first().x == 4000);
    CHECK(written.strokes[0].first().pressure == 0);
    CHECK(documents::strokesText(written));
    pad.undo();
    CHECK(pad.strokes().strokes.size() == 1);
    tabletPoint(&pad, QEvent::TabletPress, {50, 50}, 0.25);
    for (int i = 1; i < 10; ++i)
        tabletPoint(&pad, QEvent::TabletMove, QPointF(50 + 20 * i, 50 + 5.25 * i), 0.25 + i / 20.0);
    tabletPoint(&pad, QEvent::TabletRelease, {230, 97}, 0);
    written = pad.strokes();
    REQUIRE(written.strokes.size() == 2);
    CHECK(written.pen == QStringLiteral("tablet"));
    CHECK(written.strokes[1].first().pressure == 256);
    CHECK(written.strokes[1].last().pressure > 600);
    CHECK(written.strokes[1][1].y == 5525);
    // A pen that leaves the area runs along its edge.
    mouseStroke(&pad, {380, 100}, {90, 0});
    CHECK(pad.strokes().ink().right() == 40000);
    CHECK(documents::strokesText(pad.strokes()));
    pad.clear();
    CHECK(pad.isEmpty());
    CHECK_FALSE(documents::strokesText(pad.strokes()));
}

TEST_CASE("a party signs the document on the pad, and the tab shows it", "[ui]")
{
    DeskBench bench;
    bench.logInAndWait();
    const Made made = madePaper(bench, true);
    Desk &desk = bench.window->desk();
    auto *dialog = new SignDialog(desk, made.id, made.document, {{QStringLiteral("party"), {QStringLiteral("钱某")}}},
                                  bench.window.get());
    QSignalSpy loaded(dialog, &SignDialog::loaded);
    QSignalSpy signedNow(dialog, &SignDialog::signedNow);
    dialog->open();
    REQUIRE(QTest::qWaitFor([&] { return loaded.count() == 1; }, 10000));
    auto *place = need<QComboBox>(dialog, QStringLiteral("place"));
    auto *submit = need<QPushButton>(dialog, QStringLiteral("submit"));
    REQUIRE(place->count() > 1);
    CHECK(need<QComboBox>(dialog, QStringLiteral("role"))->currentData().toString() == QStringLiteral("party"));
    CHECK(need<QComboBox>(dialog, QStringLiteral("signer"))->currentText() == QStringLiteral("钱某"));
    CHECK_FALSE(submit->isEnabled()); // nothing was written
    auto *pad = need<SignPad>(dialog, QStringLiteral("signPad"));
    mouseStroke(pad, {60, 60}, {240, 60});
    REQUIRE(submit->isEnabled());
    need<QPushButton>(dialog, QStringLiteral("clear"))->click();
    CHECK_FALSE(submit->isEnabled());
    mouseStroke(pad, {60, 60}, {240, 60});
    mouseStroke(pad, {90, 120}, {200, -50});
    const int places = place->count();
    submit->click();
    REQUIRE(QTest::qWaitFor([&] { return signedNow.count() == 1 && loaded.count() == 2; }, 20000));
    CHECK(place->count() == places - 1);
    CHECK(pad->isEmpty());
    CHECK(need<QLabel>(dialog, QStringLiteral("had"))->text().contains(QStringLiteral("钱某")));
    dialog->close();

    DocumentsTab tab(desk, nullptr);
    tab.QWidget::show();
    bool shown = false;
    desk.run(
        &tab, {}, [id = made.id](const Core &core, Progress &) { return core.library->caseView(id, core.session); },
        [&](const Result<casework::CaseView> &view) {
            REQUIRE(view);
            tab.show(*view);
            auto *table = need<QTableView>(&tab, QStringLiteral("documents"));
            for (int row = 0; row < static_cast<int>(view->documents.size()); ++row) {
                if (view->documents[static_cast<size_t>(row)].record == made.document)
                    table->selectRow(row);
            }
            shown = true;
        });
    REQUIRE(QTest::qWaitFor([&] { return shown; }, 10000));
    auto *signatures = need<QLabel>(&tab, QStringLiteral("signatures"));
    REQUIRE(QTest::qWaitFor([&] { return signatures->text().contains(QStringLiteral("钱某")); }, 10000));

    // What is printed is the signed copy, unless one says otherwise; the preview says which.
    auto *copy = need<QComboBox>(&tab, QStringLiteral("copy"));
    CHECK(copy->itemText(1).contains(QStringLiteral("手写板签名件")));
    const auto printed = [&](const char *first) {
        need<QPushButton>(&tab, QStringLiteral("print"))->click();
        REQUIRE(QTest::qWaitFor([&] { return visibleDialog(QStringLiteral("printCopiesDialog")) != nullptr; }, 10000));
        QPointer<QDialog> which = visibleDialog(QStringLiteral("printCopiesDialog"));
        if (first)
            need<QPushButton>(which, QLatin1String(first))->click();
        need<QPushButton>(which, QStringLiteral("goOn"))->click();
        REQUIRE(QTest::qWaitFor([&] { return visibleDialog(QStringLiteral("printPreview")) != nullptr; }, 10000));
        QPointer<QDialog> preview = visibleDialog(QStringLiteral("printPreview"));
        const QString title = preview->windowTitle();
        preview->reject();
        REQUIRE(QTest::qWaitFor([&] { return !preview && !which; }, 10000));
        return title;
    };
    CHECK(printed(nullptr).contains(QStringLiteral("手写板签名件")));
    const QString plain = printed("allAsMade");
    CHECK_FALSE(plain.contains(QStringLiteral("手写板签名件")));
    CHECK(plain.contains(QStringLiteral("未签名")));
}

TEST_CASE("where the unit does not allow it the dialog says so, and takes no ink", "[ui]")
{
    DeskBench bench;
    bench.logInAndWait();
    const Made made = madePaper(bench, false);
    auto *dialog = new SignDialog(bench.window->desk(), made.id, made.document, {}, bench.window.get());
    QSignalSpy loaded(dialog, &SignDialog::loaded);
    dialog->open();
    REQUIRE(QTest::qWaitFor([&] { return loaded.count() == 1; }, 10000));
    CHECK(need<QLabel>(dialog, QStringLiteral("message"))->text().contains(QStringLiteral("没有启用手写板签名")));
    auto *pad = need<SignPad>(dialog, QStringLiteral("signPad"));
    CHECK_FALSE(pad->isEnabled());
    CHECK_FALSE(need<QPushButton>(dialog, QStringLiteral("submit"))->isEnabled());
    dialog->close();
}

TEST_CASE("an envelope is addressed as was confirmed for service, and follows what is typed", "[ui]")
{
    DeskBench bench;
    bench.logInAndWait();
    const Made made = madePaper(bench, false);
    auto *dialog = new EnvelopeDialog(bench.window->desk(), made.id, {made.document}, bench.window.get());
    QSignalSpy drawn(dialog, &EnvelopeDialog::drawn);
    dialog->open();
    REQUIRE(QTest::qWaitFor([&] { return drawn.count() > 0; }, 20000));
    CHECK(need<QLineEdit>(dialog, QStringLiteral("toName"))->text() == QStringLiteral("钱某"));
    CHECK(need<QLineEdit>(dialog, QStringLiteral("toAddress"))->text().contains(QStringLiteral("黄河路88号")));
    auto *postcode = need<QLineEdit>(dialog, QStringLiteral("toPostcode"));
    CHECK(postcode->text() == QStringLiteral("453501"));
    auto *print = need<QPushButton>(dialog, QStringLiteral("print"));
    REQUIRE(QTest::qWaitFor([&] { return print->isEnabled(); }, 10000));
    postcode->setText(QStringLiteral("45"));
    REQUIRE(QTest::qWaitFor([&] { return !print->isEnabled(); }, 10000));
    postcode->setText(QStringLiteral("453502"));
    REQUIRE(QTest::qWaitFor([&] { return print->isEnabled(); }, 10000));
    QTemporaryDir folder;
    bench.prompt.nextSave = folder.filePath(QStringLiteral("e.pdf"));
    need<QPushButton>(dialog, QStringLiteral("save"))->click();
    CHECK(QFile::exists(bench.prompt.nextSave));
    dialog->close();
}
