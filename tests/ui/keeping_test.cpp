#include <catch2/catch.hpp>
#include <sqlite3.h>

#include <QtCore/QFile>
#include <QtCore/QSettings>
#include <QtGui/QAction>
#include <QtGui/QPdfWriter>
#include <QtPdf/QPdfDocument>
#include <QtTest/QTest>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>
#include <QtWidgets/QTextBrowser>

#include "ui/common/act_bar.h"
#include "ui/common/password_meter.h"
#include "ui/common/places.h"
#include "ui/start/recovery_card.h"
#include "ui/verify/verdict_html.h"
#include "ui/verify/verify_panel.h"

#include "desk_bench.h"

using namespace anjuan;
using namespace anjuan::ui;

namespace {

constexpr int kPatience = 20000;

template <class F> bool comes(F condition)
{
    return QTest::qWaitFor(condition, kPatience);
}

QWidget *pageOf(DeskBench &bench, const char *name)
{
    REQUIRE(comes([&] { return bench.window->desk().isLoggedIn(); }));
    return need<QWidget>(bench.window.get(), QLatin1String(name));
}

/// As somebody with a database tool would.
void editTable(const QString &dir, const char *statement)
{
    sqlite3 *handle = nullptr;
    REQUIRE(sqlite3_open((dir + QStringLiteral("/anjuan.db")).toUtf8().constData(), &handle) == SQLITE_OK);
    CHECK(sqlite3_exec(handle, statement, nullptr, nullptr, nullptr) == SQLITE_OK);
    sqlite3_close(handle);
}

QString verdictAfter(QWidget *page, const char *button)
{
    auto *verdict = need<QLabel>(page, QStringLiteral("verdict"));
    verdict->clear();
    need<QPushButton>(page, QLatin1String(button))->click();
    REQUIRE(comes([&] { return !verdict->text().isEmpty(); }));
    return verdict->text();
}

/// A library founded without the window, and its recovery card.
struct CardBench {
    CardBench() : dir(folder.path() + QStringLiteral("/library"))
    {
        casework::Founding founding;
        founding.unitName = QStringLiteral("测试镇综合行政执法队");
        founding.unitCode = QStringLiteral("000000000000000000");
        founding.adminName = QStringLiteral("张三");
        founding.adminPassword = Secret::fromText(kPassword);
        NoProgress quiet;
        const auto library = casework::Library::create(dir, founding, clock, &card, quiet);
        REQUIRE(library);
        info = (*library)->info();
    }
    QWidget *openLogin()
    {
        window = std::make_unique<MainWindow>(clock, prompt);
        window->show();
        window->openLibrary(dir);
        auto *page = need<QWidget>(window.get(), QStringLiteral("loginPage"));
        REQUIRE(comes([&] { return page->isVisible(); }));
        return page;
    }

    QTemporaryDir folder;
    QString dir;
    FixedClock clock{*Instant::parse(u"2026-03-05T09:30:00+08:00")};
    TestPrompt prompt;
    casework::RecoveryCard card;
    casework::LibraryInfo info;
    std::unique_ptr<MainWindow> window;
};

const QString kFresh = QStringLiteral("purple-Lantern-93-harbour");

} // namespace

TEST_CASE("the check finds an edited row, says what it means and what to do, and a rebuild mends it", "[ui]")
{
    DeskBench bench;
    editTable(bench.dir, "UPDATE person SET name = '李四'");
    bench.logIn();
    QWidget *page = pageOf(bench, "verifyPage");
    CHECK(verdictAfter(page, "verifyContents").contains(QStringLiteral("发现")));
    CHECK(need<QTableView>(page, QStringLiteral("findings"))->model()->rowCount() == 2);
    const QString detail = need<QTextBrowser>(page, QStringLiteral("findingDetail"))->toPlainText();
    CHECK(detail.contains(message(QStringLiteral("means.table_differs"))));
    CHECK(detail.contains(message(QStringLiteral("cure.table_differs"))));
    CHECK(detail.contains(QStringLiteral("数据表为 '李四',记录为 '张三'")));
    CHECK(verdictAfter(page, "rebuild").contains(QStringLiteral("重建")));
    CHECK(verdictAfter(page, "verifyContents").contains(QStringLiteral("未发现问题")));
}

TEST_CASE("a complete check gives a certificate, and is trusted by the same person's next one", "[ui]")
{
    DeskBench bench;
    bench.logIn();
    QWidget *page = pageOf(bench, "verifyPage");
    auto *certificate = need<QPushButton>(page, QStringLiteral("certificate"));
    verdictAfter(page, "verifyStructure");
    CHECK_FALSE(certificate->isEnabled());
    auto *level = need<QComboBox>(page, QStringLiteral("level"));
    CHECK(level->count() == 1);
    verdictAfter(page, "verifyContents");
    REQUIRE(certificate->isEnabled());
    bench.prompt.nextSave = bench.folder.filePath(QStringLiteral("certificate.pdf"));
    certificate->click();
    REQUIRE(comes([&] { return !bench.prompt.told.isEmpty(); }));
    QPdfDocument pdf;
    CHECK(pdf.load(bench.prompt.nextSave) == QPdfDocument::Error::None);
    CHECK(pdf.pageCount() >= 1);
    REQUIRE(comes([&] { return level->count() == 2; }));
    level->setCurrentIndex(1);
    CHECK(verdictAfter(page, "verifyContents").contains(QStringLiteral("未再验签")));
    CHECK_FALSE(certificate->isEnabled());
}

TEST_CASE("only a root from outside makes a verdict green", "[ui]")
{
    DeskBench bench;
    bench.logIn();
    QWidget *page = pageOf(bench, "verifyPage");
    auto *outside = need<QLineEdit>(page, QStringLiteral("outside"));
    const casework::LibraryInfo info = bench.window->desk().info();
    CHECK_FALSE(verdictAfter(page, "verifyContents").contains(QStringLiteral("✓")));
    const QString root = info.ledgerRoot;
    outside->setText(QStringLiteral(" %1:%2 ").arg(info.records).arg(root.left(8) + QLatin1Char(' ') + root.mid(8)));
    CHECK(verdictAfter(page, "verifyContents").contains(QStringLiteral("✓")));
    outside->setText(QStringLiteral("%1:%2").arg(info.records).arg(QString(64, QLatin1Char('a'))));
    const QString wrong = verdictAfter(page, "verifyContents");
    CHECK_FALSE(wrong.contains(QStringLiteral("✓")));
    CHECK(wrong.contains(QStringLiteral("不一致")));
    outside->setText(bench.folder.filePath(QStringLiteral("nothing.json")));
    need<QPushButton>(page, QStringLiteral("verifyContents"))->click();
    auto *problem = need<QLabel>(page, QStringLiteral("outsideProblem"));
    CHECK(comes([&] { return problem->text().contains(QStringLiteral("nothing.json")); }));
}

TEST_CASE("a typed root may have spaces and letters of full width, and nothing else", "[ui]")
{
    const QString root(64, QLatin1Char('b'));
    REQUIRE(casework::typedRoot(QStringLiteral("12:") + root));
    CHECK(casework::typedRoot(QStringLiteral(" 12 :%1 %2").arg(root.left(8), root.mid(8)))->size == 12);
    CHECK_FALSE(casework::typedRoot(QStringLiteral("0:") + root));
    CHECK_FALSE(casework::typedRoot(QStringLiteral("12:abc")));
    CHECK_FALSE(casework::typedRoot(QStringLiteral("/mnt/a:b")));
}

TEST_CASE("a damaged library is refused with a check and a restore, and the check reads it", "[ui]")
{
    DeskBench bench;
    QFile database(bench.dir + QStringLiteral("/anjuan.db"));
    REQUIRE(database.resize(database.size() / 2));
    MainWindow window(bench.clock, bench.prompt);
    window.show();
    window.openLibrary(bench.dir);
    auto *start = need<QWidget>(&window, QStringLiteral("startPage"));
    auto *check = need<QPushButton>(start, QStringLiteral("checkThis"));
    REQUIRE(comes([&] { return check->isVisible(); }));
    CHECK(need<QPushButton>(start, QStringLiteral("restoreInstead"))->isVisible());
    CHECK_FALSE(need<QPushButton>(start, QStringLiteral("openReadOnly"))->isVisible());
    check->click();
    QDialog *dialog = visibleDialog(QStringLiteral("checkDialog"));
    CHECK(verdictAfter(dialog, "verifyContents").contains(QStringLiteral("发现")));
    CHECK(need<QTextBrowser>(dialog, QStringLiteral("findingDetail"))
              ->toPlainText()
              .contains(message(QStringLiteral("cure.file_damaged"))));
}

TEST_CASE("the backup page makes a proven copy, and what is restored from it opens", "[ui]")
{
    DeskBench bench;
    bench.logIn();
    QWidget *page = pageOf(bench, "backupPage");
    bench.prompt.nextFolder = bench.folder.filePath(QStringLiteral("disk"));
    REQUIRE(QDir().mkpath(bench.prompt.nextFolder));
    need<QPushButton>(page, QStringLiteral("backUp"))->click();
    auto *copies = need<QTableView>(page, QStringLiteral("copies"));
    REQUIRE(comes([&] { return copies->model()->rowCount() == 1; }));
    QWidget *check = pageOf(bench, "verifyPage");
    need<QLineEdit>(check, QStringLiteral("outside"))
        ->setText(bench.prompt.nextFolder + QStringLiteral("/anjuan-backup.json"));
    CHECK(verdictAfter(check, "verifyContents").contains(QStringLiteral("✓")));
    CHECK(need<QLabel>(page, QStringLiteral("message"))->text().contains(QStringLiteral("恢复演练通过")));
    CHECK(comes([&] { return !bench.window->desk().info().backedUpAt.isEmpty(); }));

    need<QPushButton>(page, QStringLiteral("restore"))->click();
    QPointer<QDialog> dialog = bench.dialog(QStringLiteral("restoreDialog"));
    auto *submit = need<QPushButton>(dialog, QStringLiteral("submit"));
    REQUIRE(comes([&] { return submit->isEnabled(); }));
    const QString target = bench.folder.filePath(QStringLiteral("restored"));
    need<QLineEdit>(dialog, QStringLiteral("to"))->setText(target);
    submit->click();
    auto *open = need<QPushButton>(dialog, QStringLiteral("open"));
    REQUIRE(comes([&] { return open->isVisible(); }));
    open->click();
    auto *login = need<QWidget>(bench.window.get(), QStringLiteral("loginPage"));
    REQUIRE(comes([&] { return login->isVisible() && bench.window->desk().info().dir == target; }));
    CHECK(bench.window->findChild<QLabel *>(QStringLiteral("notice:notice.restored")));
}

TEST_CASE("a library that was moved out says so and records no more", "[ui]")
{
    DeskBench bench;
    bench.logIn();
    QWidget *page = pageOf(bench, "backupPage");
    bench.prompt.nextFolder = bench.folder.filePath(QStringLiteral("disk"));
    REQUIRE(QDir().mkpath(bench.prompt.nextFolder));
    need<QPushButton>(page, QStringLiteral("moveOut"))->click();
    REQUIRE(comes([&] { return bench.window->desk().info().retired; }));
    CHECK(comes([&] { return bench.window->windowTitle().contains(QStringLiteral("只能查阅")); }));
    auto *open = need<QPushButton>(bench.window.get(), QStringLiteral("act:case.open"));
    CHECK_FALSE(open->isEnabled());
    CHECK(open->toolTip().contains(QStringLiteral("另一台电脑")));
}

TEST_CASE("the recovery card, from print to new administrator", "[ui]")
{
    CardBench bench;
    const QString file = bench.folder.filePath(QStringLiteral("card.txt"));
    {
        QFile text(file);
        REQUIRE(text.open(QIODevice::WriteOnly));
        text.write(recoveryCardText(bench.info, bench.card).toUtf8());
    }
    QWidget *page = bench.openLogin();
    need<QPushButton>(page, QStringLiteral("forgotten"))->click();
    QPointer<QDialog> dialog = visibleDialog(QStringLiteral("recoverDialog"));
    auto *submit = need<QPushButton>(dialog, QStringLiteral("submit"));
    auto *problem = need<QLabel>(dialog, QStringLiteral("problem"));
    submit->click();
    CHECK_FALSE(problem->text().isEmpty());
    bench.prompt.nextFiles = {file};
    need<QPushButton>(dialog, QStringLiteral("loadCard"))->click();
    auto *person = need<QComboBox>(dialog, QStringLiteral("person"));
    person->setCurrentIndex(person->count() - 1);
    need<QLineEdit>(dialog, QStringLiteral("name"))->setText(QStringLiteral("李四"));
    need<QLineEdit>(dialog, QStringLiteral("login"))->setText(QStringLiteral("lisi"));
    for (const char *line : {"password", "passwordAgain"})
        need<QLineEdit>(dialog, QLatin1String(line))->setText(kFresh);
    auto *code = need<QLineEdit>(dialog, QStringLiteral("code"));
    code->setText(QStringLiteral("AAAA-AAAA-AAAA-AAAA-AAAA"));
    submit->click();
    REQUIRE(comes([&] { return problem->text().contains(QStringLiteral("恢复码")); }));
    code->setText(bench.card.code.toLower().replace(QLatin1Char('-'), QLatin1Char(' ')));
    submit->click();
    REQUIRE(comes([&] { return dialog.isNull() || !dialog->isVisible(); }));
    CHECK(bench.prompt.told.join(QLatin1Char(' ')).contains(QStringLiteral("停用密钥")));
    auto *people = need<QComboBox>(page, QStringLiteral("people"));
    REQUIRE(comes([&] { return people->currentData().toString() == QLatin1String("lisi"); }));
    need<QLineEdit>(page, QStringLiteral("password"))->setText(kFresh);
    need<QPushButton>(page, QStringLiteral("logIn"))->click();
    REQUIRE(comes([&] { return bench.window->desk().isLoggedIn(); }));
    CHECK(bench.window->desk().isAdmin());
}

TEST_CASE("the printed recovery card is one page", "[ui]")
{
    casework::RecoveryCard card;
    card.code = QStringLiteral("ABCD-EFGH-JKMN-PQRS-TUVW");
    card.sealedKey = "-----BEGIN ENCRYPTED PRIVATE KEY-----\n" + QByteArray(64, 'M') + '\n' + QByteArray(64, 'w') + '\n'
        + QByteArray(64, 'M') + '\n' + QByteArray(64, 'w') + '\n' + QByteArray(40, 'M')
        + "\n-----END ENCRYPTED PRIVATE KEY-----\n";
    casework::LibraryInfo info;
    info.unitName = QStringLiteral("测试镇综合行政执法队");
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("card.pdf"));
    {
        QPdfWriter writer(file);
        printRecoveryCard(info, card, writer);
    }
    QPdfDocument pdf;
    REQUIRE(pdf.load(file) == QPdfDocument::Error::None);
    CHECK(pdf.pageCount() == 1);
    CHECK(pdf.getAllText(0).text().contains(card.code));
    CHECK(pdf.getAllText(0).text().contains(QStringLiteral("END ENCRYPTED PRIVATE KEY")));
}

TEST_CASE("a window that nobody works in is locked, and its person finds the page again", "[ui]")
{
    DeskBench bench;
    QSettings().setValue(QStringLiteral("lock/minutes"), 0.01);
    bench.logIn();
    REQUIRE(comes([&] { return bench.window->desk().isLoggedIn(); }));
    need<QPushButton>(bench.window.get(), QStringLiteral("act:case.open"))->click();
    QPointer<QDialog> dialog = bench.dialog(QStringLiteral("actDialog"));
    dialog->findChild<QWidget *>(QStringLiteral("field:place"))
        ->findChild<QLineEdit *>()
        ->setText(QStringLiteral("East village"));
    auto *login = need<QWidget>(bench.window.get(), QStringLiteral("loginPage"));
    REQUIRE(comes([&] { return login->isVisible() && dialog.isNull(); }));
    CHECK_FALSE(bench.window->desk().isLoggedIn());
    QSettings().remove(QStringLiteral("lock/minutes"));
    need<QLineEdit>(login, QStringLiteral("password"))->setText(kPassword);
    need<QPushButton>(login, QStringLiteral("logIn"))->click();
    REQUIRE(comes([&] { return bench.window->desk().isLoggedIn(); }));
    need<QPushButton>(bench.window.get(), QStringLiteral("act:case.open"))->click();
    QDialog *again = bench.dialog(QStringLiteral("actDialog"));
    CHECK(again->findChild<QWidget *>(QStringLiteral("field:place"))->findChild<QLineEdit *>()->text()
          == QStringLiteral("East village"));
}

TEST_CASE("whoever is logged in changes their password, and each fault stands at its field", "[ui]")
{
    DeskBench bench;
    bench.logIn();
    REQUIRE(comes([&] { return bench.window->desk().isLoggedIn(); }));
    need<QAction>(bench.window.get(), QStringLiteral("changePassword"))->trigger();
    QPointer<QDialog> dialog = bench.dialog(QStringLiteral("passwordDialog"));
    auto type = [&](const char *line, const QString &text) {
        need<QLineEdit>(dialog, QLatin1String(line))->setText(text);
    };
    auto shown = [&](const char *label) { return need<QLabel>(dialog, QLatin1String(label))->isVisible(); };
    auto *submit = need<QPushButton>(dialog, QStringLiteral("submit"));
    type("old", QStringLiteral("wrong-password"));
    type("new", QStringLiteral("abc"));
    type("again", QStringLiteral("abd"));
    submit->click();
    CHECK_FALSE(shown("oldProblem"));
    CHECK(shown("newProblem"));
    CHECK(shown("againProblem"));
    type("new", kFresh);
    type("again", kFresh);
    submit->click();
    REQUIRE(comes([&] { return shown("oldProblem"); }));
    type("old", kPassword);
    submit->click();
    REQUIRE(comes([&] { return dialog.isNull() || !dialog->isVisible(); }));
    need<QPushButton>(bench.window.get(), QStringLiteral("lock"))->click();
    auto *login = need<QWidget>(bench.window.get(), QStringLiteral("loginPage"));
    need<QLineEdit>(login, QStringLiteral("password"))->setText(kFresh);
    need<QPushButton>(login, QStringLiteral("logIn"))->click();
    CHECK(comes([&] { return bench.window->desk().isLoggedIn(); }));
}

TEST_CASE("the meter words a password's strength and knows its owner's names", "[ui]")
{
    QWidget box;
    auto *line = new QLineEdit(&box);
    PasswordMeter meter(line, &box);
    auto *words = need<QLabel>(&meter, QStringLiteral("strength"));
    CHECK(words->text().isEmpty());
    line->setText(QStringLiteral("12345678"));
    CHECK_FALSE(meter.isEnough());
    CHECK_FALSE(words->text().isEmpty());
    line->setText(kFresh);
    CHECK(meter.isEnough());
    line->setText(QStringLiteral("zhangsan2026"));
    meter.setKnown({QStringLiteral("zhangsan")});
    CHECK_FALSE(meter.problem().isEmpty());
}

TEST_CASE("a clock that was set back asks for the date, which may stay empty", "[ui]")
{
    CardBench bench;
    bench.clock.moveTo(*Instant::parse(u"2026-02-01T09:30:00+08:00"));
    QWidget *page = bench.openLogin();
    auto *box = need<QWidget>(page, QStringLiteral("clockBox"));
    REQUIRE(comes([&] { return box->isVisible(); }));
    CHECK(need<QLabel>(page, QStringLiteral("clockWhy"))->text().contains(QStringLiteral("2026-02-01")));
    need<QLineEdit>(page, QStringLiteral("password"))->setText(kPassword);
    need<QLineEdit>(page, QStringLiteral("statedOn"))->setText(QStringLiteral("soon"));
    auto *logIn = need<QPushButton>(page, QStringLiteral("logIn"));
    logIn->click();
    CHECK(need<QLabel>(page, QStringLiteral("problem"))->text().contains(QStringLiteral("soon")));
    need<QLineEdit>(page, QStringLiteral("statedOn"))->setText(QStringLiteral("2026年3月6日"));
    logIn->click();
    CHECK(comes([&] { return bench.window->desk().isLoggedIn(); }));
}

TEST_CASE("several wrong passwords make one wait, counted down", "[ui]")
{
    CardBench bench;
    QWidget *page = bench.openLogin();
    auto *password = need<QLineEdit>(page, QStringLiteral("password"));
    auto *logIn = need<QPushButton>(page, QStringLiteral("logIn"));
    auto *problem = need<QLabel>(page, QStringLiteral("problem"));
    const QString waits = QStringLiteral("再试");
    for (int i = 0; i < 6 && logIn->isEnabled(); ++i) {
        problem->clear();
        password->setText(QStringLiteral("wrong-password"));
        logIn->click();
        REQUIRE(comes([&] { return !problem->text().isEmpty(); }));
    }
    CHECK_FALSE(logIn->isEnabled());
    const QString first = problem->text();
    CHECK(first.contains(waits));
    CHECK(comes([&] { return problem->text() != first; }));
}

TEST_CASE("one administrator alone is told in the strip, and the line can be put away", "[ui]")
{
    DeskBench bench;
    bench.logIn();
    REQUIRE(comes([&] { return bench.window->desk().isLoggedIn(); }));
    auto *strip = need<QWidget>(bench.window.get(), QStringLiteral("notices"));
    auto find = [&] { return strip->findChild<QLabel *>(QStringLiteral("notice:notice.one_administrator")); };
    REQUIRE(comes([&] { return find() != nullptr && strip->isVisible(); }));
    find()->parentWidget()->findChild<QAbstractButton *>()->click();
    CHECK(comes([&] { return find() == nullptr; }));
}

TEST_CASE("a first backup is proposed on the roomiest disk that can be written", "[ui]")
{
    const QString name = QStringLiteral("案卷备份");
    CHECK(folderOnDisk({}, name).isEmpty());
    CHECK(folderOnDisk({{QStringLiteral("/media/locked"), 900, false}}, name).isEmpty());
    CHECK(folderOnDisk({{QStringLiteral("/media/stick"), 10, true},
                        {QStringLiteral("/media/disk"), 500, true},
                        {QStringLiteral("/media/locked"), 900, false}},
                       name)
          == QStringLiteral("/media/disk/案卷备份"));
}
