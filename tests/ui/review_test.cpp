#include <QtWidgets/QApplication>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QTableWidget>

#include "ui/forms/act_dialog.h"

#include "exchange_bench.h"

using namespace anjuan;
using namespace anjuan::ui;

TEST_CASE("a review package goes out locked, and the opinion comes home as a file", "[ui]")
{
    Unit unit;
    unit.join(QStringLiteral("sunqi"));
    Pc first(unit.clock, unit.first);
    first.logIn(QStringLiteral("zhangsan"), kPassword);
    first.prompt.nextSave = unit.shared("review.anjuan.zip");
    click(first.openCase(), "reviewPackage");
    QPointer<QDialog> dialog = visibleDialog(QStringLiteral("reviewPackageDialog"));
    const QString passphrase = need<QLineEdit>(dialog, QStringLiteral("passphrase"))->text();
    CHECK(passphrase.split(QLatin1Char('-')).size() == 4);
    click(dialog, "submit");
    REQUIRE(comes([&] { return !said(dialog).isEmpty(); }));
    INFO(said(dialog).toStdString());
    REQUIRE(QFile::exists(first.prompt.nextSave));
    dialog->reject();

    Pc second(unit.clock, unit.second);
    second.logIn(QStringLiteral("sunqi"), kPassword);
    const QString result = second.import(first.prompt.nextSave, passphrase);
    INFO(result.toStdString());
    REQUIRE(result.contains(QStringLiteral("已导入")));
    QWidget *page = second.openCase();
    auto *strip = need<QLabel>(page, QStringLiteral("copyStrip"));
    REQUIRE(comes([&] { return strip->isVisible(); }));
    auto *give =
        need<QPushButton>(need<QWidget>(page, QStringLiteral("reviewTab")), QStringLiteral("act:review.give_opinion"));
    CHECK_FALSE(give->isHidden());
    second.prompt.nextSave = unit.shared("opinion.json");
    give->click();
    auto *form = static_cast<ActDialog *>(visibleDialog(QStringLiteral("actDialog")));
    form->form()->setValues({{QStringLiteral("heads"), sevenHeads()},
                             {QStringLiteral("outcome"), QStringLiteral("agree")},
                             {QStringLiteral("signed_on"), dateText(unit.clock.now().date())}});
    QPointer<QDialog> open = form;
    click(form, "submit");
    REQUIRE(comes([&] { return open.isNull() || !open->isVisible() || !said(open).contains(QStringLiteral("正在")); }));
    INFO((open.isNull() ? QString() : said(open)).toStdString());
    REQUIRE(QFile::exists(second.prompt.nextSave));

    first.prompt.nextFiles = {second.prompt.nextSave};
    click(first.openCase(), "takeOpinion");
    QPointer<QDialog> statement = visibleDialog(QStringLiteral("statementDialog"));
    const QString text = need<QTextBrowser>(statement, QStringLiteral("statement"))->toPlainText();
    CHECK(text.contains(QStringLiteral("孙七")));
    CHECK(text.contains(QStringLiteral("同意")));
    click(statement, "submit");
    REQUIRE(comes([&] { return statement.isNull() || !statement->isVisible(); }));
    // The same file once more has nothing left to do.
    click(first.openCase(), "takeOpinion");
    QPointer<QDialog> again = visibleDialog(QStringLiteral("statementDialog"));
    CHECK_FALSE(need<QPushButton>(again, QStringLiteral("submit"))->isEnabled());
    again->reject();
}

TEST_CASE("a copied library is found out, both histories are shown, and an administrator decides", "[ui]")
{
    Unit unit;
    // Somebody copies the folder, and the opinion is given in both.
    const QString copy = unit.folder.filePath(QStringLiteral("copy"));
    copyFolder(unit.first, copy);
    const QString package = unit.shared("copy.anjuan.zip");
    const CaseId id = unit.giveOpinion(unit.first, QStringLiteral("agree"), {});
    Instant later = unit.clock.now();
    later.epochSeconds += 60;
    unit.clock.moveTo(later);
    unit.giveOpinion(copy, QStringLiteral("disagree"), package);

    Pc first(unit.clock, unit.first);
    first.logIn(QStringLiteral("admin"), kPassword);
    const QString result = first.import(package);
    INFO(result.toStdString());
    CHECK(result.contains(QStringLiteral("分叉")));
    QWidget *tab = first.page("forkTab");
    CHECK(comes([&] { return tab->isVisible(); }));
    auto *forks = need<QTableView>(tab, QStringLiteral("forks"));
    REQUIRE(comes([&] { return forks->model()->rowCount() == 1; }));
    CHECK(need<QTableView>(tab, QStringLiteral("here"))->model()->rowCount() >= 1);
    CHECK(need<QTableView>(tab, QStringLiteral("there"))->model()->rowCount() >= 1);
    const auto state = [forks] { return forks->model()->index(0, 3).data().toString(); };
    CHECK(state().contains(QStringLiteral("未决定")));
    click(tab, "keepRight");
    REQUIRE(comes([&] { return !said(tab).isEmpty(); }));
    INFO(said(tab).toStdString());
    CHECK(comes([&] { return state().contains(QStringLiteral("已决定")); }));
    CHECK_FALSE(need<QPushButton>(tab, QStringLiteral("keepLeft"))->isEnabled());
    QWidget *page = first.openCase();
    const auto *review = need<QTextBrowser>(page, QStringLiteral("review"));
    CHECK(comes([&] { return review->toPlainText().contains(QStringLiteral("不同意")); }));
    CHECK_FALSE(id.isNull());
}

TEST_CASE("an upload, its receipt, and a case that the bureau returns", "[ui]")
{
    Unit unit;
    DeskBench bureau;
    REQUIRE(QDir(bureau.folder.path()).mkpath(QStringLiteral("drop")));
    REQUIRE(QDir(bureau.folder.path()).mkpath(QStringLiteral("receipts")));
    const QString unitCard = bureau.folder.filePath(QStringLiteral("unit.json"));
    const QString bureauCard = bureau.folder.filePath(QStringLiteral("bureau.json"));
    Pc first(unit.clock, unit.first);
    first.logIn(QStringLiteral("admin"), kPassword);
    first.prompt.nextSave = unitCard;
    QWidget *pcs = first.page("pcsPanel");
    click(pcs, "joinCard");
    QPointer<QDialog> shown = visibleDialog(QStringLiteral("joinCardDialog"));
    auto *save = need<QPushButton>(shown, QStringLiteral("save"));
    REQUIRE(comes([&] { return save->isEnabled(); }));
    save->click();
    REQUIRE(comes([&] { return QFile::exists(unitCard); }));
    shown->reject();

    bureau.logIn();
    REQUIRE(comes([&] { return bureau.window->desk().isLoggedIn(); }));
    auto *place = navigationLine(bureau.window.get(), QStringLiteral("bureauPage"));
    CHECK(place->isHidden());
    bureau.prompt.nextFiles = {unitCard};
    click(need<QWidget>(bureau.window.get(), QStringLiteral("pcsPanel")), "becomeBureau");
    REQUIRE(comes([&] { return !place->isHidden() || !bureau.prompt.told.isEmpty(); }));
    INFO(bureau.prompt.told.join(QLatin1Char('\n')).toStdString());
    REQUIRE_FALSE(place->isHidden());
    auto *page = need<QWidget>(bureau.window.get(), QStringLiteral("bureauPage"));
    place->listWidget()->setCurrentItem(place);
    auto *units = need<QTableView>(page, QStringLiteral("units"));
    REQUIRE(comes([&] { return units->model()->rowCount() == 1; }));
    bureau.prompt.nextSave = bureauCard;
    click(page, "bureauCard");
    REQUIRE(comes([&] { return QFile::exists(bureauCard); }));

    first.prompt.nextFiles = {bureauCard};
    click(pcs, "registerBureau");
    REQUIRE(comes([&] { return !first.prompt.told.isEmpty(); }));
    INFO(first.prompt.told.constLast().toStdString());
    QWidget *reports = first.go(2, "reportTab");
    need<QTabWidget>(first.window.get(), QStringLiteral("exchangeTabs"))->setCurrentWidget(reports);
    auto *states = need<QTableView>(reports, QStringLiteral("reports"));
    auto state = [states](int column) { return states->model()->index(0, column).data().toString(); };
    REQUIRE(comes([&] { return states->model()->rowCount() == 1 && state(1) == QStringLiteral("未报"); }));
    first.prompt.nextSave = bureau.folder.filePath(QStringLiteral("drop/unit.anjuan.zip"));
    click(reports, "upload");
    REQUIRE(comes([&] { return state(1) == QStringLiteral("已报"); }));

    need<QLineEdit>(page, QStringLiteral("dropFolder"))->setText(bureau.folder.filePath(QStringLiteral("drop")));
    need<QLineEdit>(page, QStringLiteral("receiptsFolder"))
        ->setText(bureau.folder.filePath(QStringLiteral("receipts")));
    click(page, "takeUploads");
    QPointer<QDialog> uploads = visibleDialog(QStringLiteral("uploadsDialog"));
    auto *taken = need<QTableView>(uploads, QStringLiteral("uploads"))->model();
    INFO(taken->index(0, 4).data().toString().toStdString());
    REQUIRE(taken->rowCount() == 1);
    CHECK(taken->index(0, 2).data().toString() == QStringLiteral("已收"));
    uploads->reject();
    const QDir receipts(bureau.folder.filePath(QStringLiteral("receipts")));
    QStringList files = receipts.entryList(QDir::Files, QDir::Time);
    REQUIRE(files.size() == 1);
    first.prompt.nextFiles = {receipts.filePath(files.constFirst())};
    click(reports, "takeReceipt");
    REQUIRE(
        comes([&] { return state(1) == QStringLiteral("入库") || said(reports).contains(QStringLiteral("回执")); }));
    INFO(said(reports).toStdString());
    CHECK(comes([&] { return state(1) == QStringLiteral("入库"); }));

    REQUIRE(comes([&] { return need<QPushButton>(page, QStringLiteral("returnRows"))->isEnabled(); }));
    // The unit's cases open for reading, without anybody of that unit.
    click(page, "openUnit");
    QPointer<QWidget> reader;
    for (QWidget *window : QApplication::topLevelWidgets()) {
        if (window->objectName() == QLatin1String("mainWindow") && window != first.window.get()
            && window != bureau.window.get())
            reader = window;
    }
    REQUIRE(reader);
    auto *list = need<QTableView>(need<QWidget>(reader, QStringLiteral("caseListPage")), QStringLiteral("cases"));
    CHECK(comes([&] { return list->model()->rowCount() == 1; }));
    CHECK_FALSE(need<QPushButton>(reader, QStringLiteral("act:case.open"))->isEnabled());
    reader->close();
    click(page, "returnRows");
    QPointer<QDialog> returning = visibleDialog(QStringLiteral("returnDialog"));
    auto *cells = need<QTableWidget>(returning, QStringLiteral("returns"));
    REQUIRE(comes([&] { return cells->rowCount() == 1 && cells->item(0, 2); }));
    click(returning, "submit");
    CHECK_FALSE(said(returning).isEmpty()); // nothing has a reason
    cells->item(0, 2)->setText(QStringLiteral("处罚依据:缺条款号"));
    click(returning, "submit");
    REQUIRE(comes([&] { return said(page).contains(receipts.path()); }));
    const QString again = said(page).section(receipts.path(), 1).section(QStringLiteral(".json"), 0, 0);
    first.prompt.nextFiles = {receipts.path() + again + QStringLiteral(".json")};
    click(reports, "takeReceipt");
    CHECK(comes([&] { return state(1) == QStringLiteral("退回"); }));
    INFO(said(reports).toStdString());
    CHECK(state(4).contains(QStringLiteral("缺条款号")));
}

TEST_CASE("a review package is read on a PC that has not joined, and leaves nothing there", "[ui]")
{
    Unit unit;
    Pc first(unit.clock, unit.first);
    first.logIn(QStringLiteral("zhangsan"), kPassword);
    first.prompt.nextSave = unit.shared("review.anjuan.zip");
    click(first.openCase(), "reviewPackage");
    QPointer<QDialog> dialog = visibleDialog(QStringLiteral("reviewPackageDialog"));
    const QString passphrase = need<QLineEdit>(dialog, QStringLiteral("passphrase"))->text();
    click(dialog, "submit");
    REQUIRE(comes([&] { return QFile::exists(first.prompt.nextSave); }));
    REQUIRE(comes([&] { return !said(dialog).isEmpty(); }));
    dialog->reject();

    TestPrompt prompt;
    MainWindow window(unit.clock, prompt);
    window.show();
    prompt.nextFiles = {first.prompt.nextSave};
    click(&window, "readPackage");
    QPointer<QDialog> read = visibleDialog(QStringLiteral("readPackageDialog"));
    auto *line = need<QLineEdit>(read, QStringLiteral("passphrase"));
    REQUIRE(comes([&] { return line->isVisible(); }));
    line->setText(QStringLiteral("not-this-one"));
    click(read, "submit");
    REQUIRE(comes([&] { return said(read).contains(QStringLiteral("口令")); }));
    REQUIRE(comes([&] { return need<QPushButton>(read, QStringLiteral("submit"))->isEnabled(); }));
    line->setText(passphrase);
    click(read, "submit");
    REQUIRE(comes([&] { return read.isNull() || !read->isVisible(); }));
    MainWindow *reader = nullptr;
    REQUIRE(comes([&] {
        for (QWidget *top : QApplication::topLevelWidgets()) {
            auto *one = qobject_cast<MainWindow *>(top);
            if (one && one != &window && one->isVisible() && one->desk().hasLibrary() && one->desk().info().readOnly)
                reader = one;
        }
        return reader != nullptr;
    }));
    const QString folder = reader->desk().info().dir;
    CHECK(QFile::exists(folder + QStringLiteral("/anjuan.db")));
    QPointer<MainWindow> gone = reader;
    reader->close();
    REQUIRE(comes([&] { return gone.isNull(); }));
    CHECK(comes([&] { return !QFile::exists(folder); }));
}
