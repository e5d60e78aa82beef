#include <QtGui/QPdfWriter>
#include <QtPdf/QPdfDocument>
#include <QtWidgets/QCheckBox>

#include "ui/exchange/join_card_dialog.h"
#include "ui/exchange/passphrase_box.h"
#include "ui/exchange/qr.h"
#include "ui/forms/act_dialog.h"

#include "exchange_bench.h"

using namespace anjuan;
using namespace anjuan::ui;

TEST_CASE("a second PC joins by a card, an application and a package, without another word", "[ui]")
{
    DeskBench bench;
    bench.logIn();
    REQUIRE(comes([&] { return bench.window->desk().isLoggedIn(); }));
    const QString card = bench.folder.filePath(QStringLiteral("card.json"));
    const QString application = bench.folder.filePath(QStringLiteral("application.json"));
    const QString package = bench.folder.filePath(QStringLiteral("unit.anjuan.zip"));
    auto *pcs = need<QWidget>(bench.window.get(), QStringLiteral("pcsPanel"));
    bench.prompt.nextSave = card;
    click(pcs, "joinCard");
    QPointer<QDialog> shown = bench.dialog(QStringLiteral("joinCardDialog"));
    auto *save = need<QPushButton>(shown, QStringLiteral("save"));
    REQUIRE(comes([&] { return save->isEnabled(); }));
    const QString code = need<QLabel>(shown, QStringLiteral("checkCode"))->text();
    save->click();
    REQUIRE(comes([&] { return QFile::exists(card); }));
    shown->reject();

    Pc second(bench.clock, bench.folder.filePath(QStringLiteral("second")));
    second.prompt.nextFiles = {card};
    second.prompt.nextSave = application;
    click(second.page("startPage"), "joinUnit");
    QPointer<QDialog> join = visibleDialog(QStringLiteral("joinDialog"));
    auto *apply = need<QPushButton>(join, QStringLiteral("submit"));
    REQUIRE(comes([&] { return apply->isEnabled(); }));
    CHECK(need<QLabel>(join, QStringLiteral("checkCode"))->text() == code);
    CHECK(need<QLabel>(join, QStringLiteral("unit"))->text().contains(QStringLiteral("测试镇")));
    apply->click();
    CHECK_FALSE(said(join).isEmpty()); // nobody is ticked
    need<QLineEdit>(join, QStringLiteral("pcName"))->setText(QStringLiteral("2号窗口"));
    need<QLineEdit>(join, QStringLiteral("folder"))->setText(second.dir);
    click(join, "addJoiner");
    auto *row = need<QWidget>(join, QStringLiteral("joiner:new"));
    need<QLineEdit>(row, QStringLiteral("name"))->setText(QStringLiteral("李四"));
    need<QLineEdit>(row, QStringLiteral("login"))->setText(QStringLiteral("lisi"));
    need<QLineEdit>(row, QStringLiteral("password"))->setText(kFresh);
    apply->click();
    CHECK(said(join).contains(QStringLiteral("不一致")));
    need<QLineEdit>(row, QStringLiteral("passwordAgain"))->setText(kFresh);
    apply->click();
    QWidget *waiting = second.page("waitingPage");
    REQUIRE(comes([&] { return waiting->isVisible(); }));
    auto *asked = need<QLabel>(waiting, QStringLiteral("checkCode"));
    REQUIRE(comes([&] { return !asked->text().isEmpty(); }));

    bench.prompt.nextFiles = {application};
    bench.prompt.nextSave = package;
    click(pcs, "takeApplication");
    QPointer<QDialog> enrol = bench.dialog(QStringLiteral("enrolDialog"));
    CHECK(need<QLabel>(enrol, QStringLiteral("checkCode"))->text() == asked->text());
    CHECK(need<QLabel>(enrol, QStringLiteral("pcName"))->text() == QStringLiteral("2号窗口"));
    CHECK(need<QCheckBox>(enrol, QStringLiteral("role:lisi:officer"))->isChecked());
    click(enrol, "submit");
    REQUIRE(comes([&] { return !bench.prompt.told.isEmpty(); }));
    INFO(bench.prompt.told.join(QLatin1Char('\n')).toStdString());
    REQUIRE(QFile::exists(package));
    auto *table = need<QTableView>(pcs, QStringLiteral("pcs"));
    CHECK(comes([&] { return table->model()->rowCount() == 2; }));

    // A folder that waits is found again by opening it.
    click(waiting, "waitingBack");
    second.window->openLibrary(second.dir);
    REQUIRE(comes(
        [&] { return waiting->isVisible() && need<QPushButton>(waiting, QStringLiteral("finish"))->isEnabled(); }));
    second.prompt.nextFiles = {card}; // no package at all
    click(waiting, "finish");
    REQUIRE(comes([&] { return !said(waiting).isEmpty(); }));
    second.prompt.nextFiles = {package};
    click(waiting, "finish");
    REQUIRE(comes([&] { return second.page("loginPage")->isVisible(); }));
    second.logIn(QStringLiteral("lisi"), kFresh);
    CHECK(second.window->desk().roles().contains(QStringLiteral("officer")));
}

TEST_CASE("a case handed over is a copy on one PC, handled on the other, and acknowledged", "[ui]")
{
    Unit unit;
    unit.join(QStringLiteral("zhangsan"));
    Pc first(unit.clock, unit.first);
    first.logIn(QStringLiteral("admin"), kPassword);
    first.cases(1)->selectRow(0);
    click(first.page("caseListPage"), "handOver");
    unit.handOver();
    QWidget *page = first.openCase();
    auto *strip = need<QLabel>(page, QStringLiteral("copyStrip"));
    REQUIRE(comes([&] { return strip->isVisible(); }));
    CHECK(strip->text().contains(QStringLiteral("2号窗口")));
    CHECK_FALSE(need<QPushButton>(page, QStringLiteral("handOver"))->isVisible());
    CHECK_FALSE(need<QPushButton>(page, QStringLiteral("act:party.enter"))->isVisible());

    QWidget *sent = first.go(2, "sentTab");
    auto *rows = need<QTableView>(sent, QStringLiteral("sent"));
    REQUIRE(comes([&] { return rows->model()->rowCount() == 1; }));
    click(sent, "sendAgain");
    QPointer<QDialog> again = visibleDialog(QStringLiteral("handOverDialog"));
    need<QLineEdit>(again, QStringLiteral("folder"))->setText(unit.shared("again.anjuan.zip"));
    click(again, "submit");
    REQUIRE(comes([&] { return said(again).contains(QStringLiteral("again.anjuan.zip")); }));
    again->reject();

    Pc second(unit.clock, unit.second);
    second.logIn(QStringLiteral("zhangsan"), kPassword);
    const QString result = second.import(unit.shared("again.anjuan.zip"));
    INFO(result.toStdString());
    CHECK(result.contains(QStringLiteral("新增")));
    CHECK(result.contains(QStringLiteral("由本机办理")));
    QWidget *here = second.openCase();
    CHECK(comes([&] { return need<QPushButton>(here, QStringLiteral("handOver"))->isVisible(); }));
    CHECK_FALSE(need<QLabel>(here, QStringLiteral("copyStrip"))->isVisible());
    // The same once more says so, and cannot be imported.
    CHECK(second.import(unit.shared("again.anjuan.zip")).contains(QStringLiteral("没有新内容")));

    // Any package from there acknowledges it.
    second.prompt.nextSave = unit.shared("review.anjuan.zip");
    click(second.openCase(), "reviewPackage");
    QPointer<QDialog> review = visibleDialog(QStringLiteral("reviewPackageDialog"));
    need<QCheckBox>(review, QStringLiteral("withPassphrase"))->setChecked(false);
    click(review, "submit");
    REQUIRE(comes([&] { return QFile::exists(second.prompt.nextSave) && !said(review).isEmpty(); }));
    review->reject();
    const QString back = first.import(second.prompt.nextSave);
    INFO(back.toStdString());
    CHECK(back.contains(QStringLiteral("增加")));
    CHECK(comes([&] { return rows->model()->rowCount() == 0; }));
}

TEST_CASE("a case that nobody opened is taken back", "[ui]")
{
    Unit unit;
    unit.join(QStringLiteral("zhangsan"));
    Pc first(unit.clock, unit.first);
    first.logIn(QStringLiteral("admin"), kPassword);
    first.cases(1)->selectRow(0);
    click(first.page("caseListPage"), "handOver");
    unit.handOver();
    QWidget *sent = first.go(2, "sentTab");
    auto *rows = need<QTableView>(sent, QStringLiteral("sent"));
    REQUIRE(comes([&] { return rows->model()->rowCount() == 1; }));
    first.prompt.nextAnswer = false;
    click(sent, "takeBack");
    CHECK(said(sent).isEmpty());
    first.prompt.nextAnswer = true;
    click(sent, "takeBack");
    REQUIRE(comes([&] { return !said(sent).isEmpty(); }));
    INFO(said(sent).toStdString());
    CHECK(comes([&] { return rows->model()->rowCount() == 0; }));
    QWidget *page = first.openCase();
    CHECK(comes([&] { return need<QPushButton>(page, QStringLiteral("handOver"))->isVisible(); }));
    CHECK_FALSE(need<QLabel>(page, QStringLiteral("copyStrip"))->isVisible());
}

TEST_CASE("all cases of one who leaves, and the unit's own chain, go to another PC", "[ui]")
{
    Unit unit;
    unit.join(QStringLiteral("zhangsan"));
    Pc first(unit.clock, unit.first);
    first.logIn(QStringLiteral("admin"), kPassword);
    QWidget *office = first.go(1, "officePage");
    click(office, "handOverAll");
    CHECK(first.prompt.told.size() == 1); // nobody is chosen
    auto *people = need<QTableView>(office, QStringLiteral("peopleTable"));
    for (int i = 0; i < people->model()->rowCount(); ++i) {
        if (people->model()->index(i, 1).data().toString() == QLatin1String("zhangsan"))
            people->selectRow(i);
    }
    click(office, "handOverAll");
    unit.handOver();
    auto *rows = need<QTableView>(first.go(2, "sentTab"), QStringLiteral("sent"));
    CHECK(comes([&] { return rows->model()->rowCount() == 1; }));
    QWidget *pcs = first.go(1, "pcsPanel");
    click(pcs, "handOverOffice");
    unit.handOver();
    CHECK(comes([&] { return !need<QPushButton>(pcs, QStringLiteral("takeApplication"))->isEnabled(); }));
    CHECK(need<QPushButton>(pcs, QStringLiteral("joinCard"))->isEnabled());
}

TEST_CASE("what is no card, no application and no package is refused in words", "[ui]")
{
    DeskBench bench;
    const QString rubbish = bench.folder.filePath(QStringLiteral("rubbish.json"));
    {
        QFile file(rubbish);
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write("not a card\n");
    }
    Pc other(bench.clock, bench.folder.filePath(QStringLiteral("other")));
    other.prompt.nextFiles = {rubbish};
    click(other.page("startPage"), "joinUnit");
    QPointer<QDialog> join = visibleDialog(QStringLiteral("joinDialog"));
    REQUIRE(comes([&] { return said(join).contains(QStringLiteral("rubbish.json")); }));
    CHECK_FALSE(need<QPushButton>(join, QStringLiteral("submit"))->isEnabled());
    join->reject();

    bench.logIn();
    REQUIRE(comes([&] { return bench.window->desk().isLoggedIn(); }));
    bench.prompt.nextFiles = {rubbish};
    click(need<QWidget>(bench.window.get(), QStringLiteral("pcsPanel")), "takeApplication");
    REQUIRE(comes([&] { return bench.prompt.told.size() == 1; }));
    CHECK(bench.prompt.told.constLast().contains(QStringLiteral("rubbish.json")));
    click(need<QWidget>(bench.window.get(), QStringLiteral("exchangePage")), "import");
    QPointer<QDialog> dialog = bench.dialog(QStringLiteral("importDialog"));
    auto *message = need<QLabel>(dialog, QStringLiteral("message"));
    REQUIRE(comes([&] { return message->styleSheet().contains(QStringLiteral("b3261e")); }));
    CHECK_FALSE(message->text().isEmpty());
    CHECK_FALSE(need<QPushButton>(dialog, QStringLiteral("submit"))->isEnabled());
    dialog->reject();
    click(need<QWidget>(bench.window.get(), QStringLiteral("exchangePage")), "takeOpinion");
    REQUIRE(comes([&] { return bench.prompt.told.size() == 2; }));
    CHECK(bench.prompt.told.constLast().contains(QStringLiteral("rubbish.json")));
}

TEST_CASE("a passphrase is four groups that nobody misreads, and never the same", "[ui]")
{
    const QString one = newPassphrase();
    CHECK(one.size() == 4 * 4 + 3);
    for (const QChar letter : one)
        CHECK_FALSE(QStringLiteral("0o1il").contains(letter));
    CHECK(one != newPassphrase());
}

TEST_CASE("the printed joining card is one page, with its code and a QR code", "[ui]")
{
    casework::JoinCard card;
    card.unitName = QStringLiteral("测试镇综合行政执法队");
    card.unitCode = QStringLiteral("000000000000000000");
    card.office = newUuid();
    const QByteArray qr = must(casework::joinCardBytes(card, false));
    CHECK_FALSE(qrImage(qr, 4).isNull());
    CHECK(qrImage(QByteArray(8000, 'x'), 4).isNull());
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("card.pdf"));
    {
        QPdfWriter writer(file);
        printJoinCard(card, qr, writer);
    }
    QPdfDocument pdf;
    REQUIRE(pdf.load(file) == QPdfDocument::Error::None);
    CHECK(pdf.pageCount() == 1);
    CHECK(pdf.getAllText(0).text().contains(card.checkCode()));
}

TEST_CASE("a scan of the opinion sheet opens the act for the round that it is about", "[ui]")
{
    Unit unit;
    const QString scan = unit.shared("opinion.pdf");
    QString request;
    {
        const auto library = must(casework::Library::open(unit.first, casework::Access::ReadWrite, unit.clock));
        const auto session = must(library->logIn(QStringLiteral("zhangsan"), Secret::fromText(kPassword)));
        int total = 0;
        const CaseId id = must(library->cases({}, 0, 10, &total)).front().id;
        casework::Request sheet;
        sheet.act = QStringLiteral("document.make");
        sheet.caseId = id;
        sheet.with = {{QStringLiteral("form"), QStringLiteral("review_opinion_paper")},
                      {QStringLiteral("by_hand"), true}};
        must(session->perform(sheet, unit.quiet));
        const casework::CaseView view = must(library->caseView(id, session.get()));
        REQUIRE(QFile::copy(must(library->blobPath(view.documents.back().sha256)), scan));
        for (const casework::RecordView &record : view.timeline) {
            if (record.kind == QLatin1String("review.requested"))
                request = record.hash;
        }
        must(session->logOut());
    }
    Pc first(unit.clock, unit.first);
    first.logIn(QStringLiteral("zhangsan"), kPassword);
    QWidget *page = first.openCase();
    first.prompt.nextFiles = {scan};
    click(page, "takeOpinion");
    QPointer<QDialog> slip = visibleDialog(QStringLiteral("slipDialog"));
    CHECK(need<QTextBrowser>(slip, QStringLiteral("slip"))->toPlainText().contains(QStringLiteral("第 1 轮")));
    click(slip, "submit");
    QPointer<QDialog> act = visibleDialog(QStringLiteral("actDialog"));
    auto *form = qobject_cast<ActDialog *>(act.data())->form();
    CHECK(form->values().value(QLatin1String("request")) == request);
    CHECK(form->values().value(QLatin1String("scan")) == scan);
    act->reject();
    // What bears no code is told.
    first.prompt.nextFiles = {kCases + QStringLiteral("evidence/rubble_heap.jpg")};
    click(page, "takeOpinion");
    REQUIRE(comes([&] { return !first.prompt.told.isEmpty(); }));
    CHECK(first.prompt.told.last().contains(QStringLiteral("二维码")));
}

TEST_CASE("a copy for the party is shown before it is made, and wants a receiver", "[ui]")
{
    Unit unit;
    Pc first(unit.clock, unit.first);
    first.logIn(QStringLiteral("zhangsan"), kPassword);
    QWidget *page = first.openCase();
    auto *button = need<QPushButton>(page, QStringLiteral("act:copy.give"));
    REQUIRE(comes([&] { return button->isEnabled(); }));
    button->click();
    QPointer<QDialog> dialog = visibleDialog(QStringLiteral("copyDialog"));
    auto *pieces = need<QTableView>(dialog, QStringLiteral("pieces"));
    auto *submit = need<QPushButton>(dialog, QStringLiteral("submit"));
    REQUIRE(comes([&] { return submit->isEnabled() && pieces->model()->rowCount() > 5; }));
    submit->click();
    CHECK(said(dialog).contains(QStringLiteral("事由")));
    const auto left = [&] {
        int count = 0;
        for (int row = 0; row < pieces->model()->rowCount(); ++row)
            count += pieces->model()->index(row, 1).data().toString().startsWith(QStringLiteral("不附")) ? 1 : 0;
        return count;
    };
    const int before = left();
    CHECK(before > 0);
    for (int row = 0; row < pieces->model()->rowCount(); ++row) {
        if (pieces->model()->index(row, 0).data().toString() == QStringLiteral("现场检查（勘验）笔录"))
            pieces->selectRow(row);
    }
    click(dialog, "stay");
    REQUIRE(comes([&] { return submit->isEnabled() && left() == before + 1; }));
    need<QLineEdit>(dialog, QStringLiteral("receiver"))->setText(QStringLiteral("邱某"));
    need<QLineEdit>(dialog, QStringLiteral("purpose"))->setText(QStringLiteral("查阅"));
    first.prompt.nextSave = unit.shared("copy.pdf");
    submit->click();
    REQUIRE(comes([&] { return dialog.isNull() || !dialog->isVisible(); }));
    CHECK(QFile::exists(unit.shared("copy.pdf")));
}
