#pragma once
#include <algorithm>

#include <catch2/catch.hpp>

#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtTest/QTest>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialog>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTableView>
#include <QtWidgets/QTextBrowser>

#include "core/casework/joining.h"
#include "core/casework/script.h"

#include "desk_bench.h"

namespace anjuan::ui {

inline constexpr int kPatience = 20000;
inline const QString kCases = QStringLiteral(ANJUAN_SOURCE_DIR "/tests/data/cases/");
inline const QString kFresh = QStringLiteral("purple-Lantern-93-harbour");

template <class F> bool comes(F condition)
{
    return QTest::qWaitFor(condition, kPatience);
}

template <class T> T must(Result<T> result)
{
    if (!result)
        FAIL(describe(result.error()).toStdString());
    return std::move(*result);
}

inline void must(Result<void> result)
{
    if (!result)
        FAIL(describe(result.error()).toStdString());
}

inline void click(const QWidget *in, const char *name)
{
    auto *button = need<QPushButton>(in, QLatin1String(name));
    INFO(name);
    REQUIRE(button->isEnabled());
    button->click();
}

inline QString said(const QWidget *in)
{
    return need<QLabel>(in, QStringLiteral("message"))->text();
}

/// The seven answers; that of `problem`, if any, is no good one.
inline QJsonArray sevenHeads(int problem = 0)
{
    QJsonArray heads;
    for (int i = 1; i <= 7; ++i) {
        QJsonObject head{{QStringLiteral("no"), i}, {QStringLiteral("answer"), QStringLiteral("ok")}};
        if (i == problem) {
            head.insert(QStringLiteral("answer"), QStringLiteral("problem"));
            head.insert(QStringLiteral("remark"), QStringLiteral("当事人主体未查清"));
        }
        heads.append(head);
    }
    return heads;
}

inline void copyFolder(const QString &from, const QString &to)
{
    REQUIRE(QDir().mkpath(to));
    QDirIterator files(from, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString file = files.next();
        const QString there = to + file.mid(from.size());
        REQUIRE(QDir().mkpath(QFileInfo(there).path()));
        REQUIRE(QFile::copy(file, there));
    }
}

/// One PC: its window, and who answers what it asks.
struct Pc {
    Pc(Clock &clock, const QString &folder) : dir(folder), window(std::make_unique<MainWindow>(clock, prompt))
    {
        window->show();
    }
    QWidget *page(const char *name) const { return need<QWidget>(window.get(), QLatin1String(name)); }
    /// Shows the page at that place of the navigation.
    /// By way of the navigation, 0 to the cases, 1 to the unit, 2 to the exchange; gives the widget of that name.
    QWidget *go(int place, const char *name) const
    {
        static const char *const kPages[] = {"caseListPage", "officePage", "exchangePage"};
        QListWidgetItem *line = navigationLine(window.get(), QLatin1String(kPages[place]));
        line->listWidget()->setCurrentItem(line);
        return page(name);
    }
    void logIn(const QString &login, const QString &password) const
    {
        if (!page("loginPage")->isVisible())
            window->openLibrary(dir);
        QWidget *login_ = page("loginPage");
        REQUIRE(comes([&] { return login_->isVisible(); }));
        auto *people = need<QComboBox>(login_, QStringLiteral("people"));
        people->setCurrentIndex(people->findData(login));
        REQUIRE(people->currentIndex() >= 0);
        need<QLineEdit>(login_, QStringLiteral("password"))->setText(password);
        click(login_, "logIn");
        // Who handles no cases begins at the workbench.
        REQUIRE(comes([&] {
            const auto *bench = window->findChild<QWidget *>(QStringLiteral("workbenchPage"));
            return window->desk().isLoggedIn() && (page("caseListPage")->isVisible() || (bench && bench->isVisible()));
        }));
        go(0, "caseListPage");
        REQUIRE(comes([&] { return page("caseListPage")->isVisible(); }));
    }
    QTableView *cases(int count) const
    {
        auto *table = need<QTableView>(page("caseListPage"), QStringLiteral("cases"));
        REQUIRE(comes([&] { return table->model()->rowCount() == count; }));
        return table;
    }
    QWidget *openCase() const
    {
        go(0, "caseListPage");
        QTableView *table = cases(1);
        table->selectRow(0);
        QTest::keyClick(table, Qt::Key_Return);
        QWidget *shown = page("casePage");
        auto *title = need<QLabel>(shown, QStringLiteral("caseTitle"));
        REQUIRE(comes([&] { return shown->isVisible() && !title->text().isEmpty(); }));
        return shown;
    }
    /// Through the exchange page; gives what the dialog said at the end.
    QString import(const QString &file, const QString &passphrase = {})
    {
        prompt.nextFiles = {file};
        click(go(2, "exchangePage"), "import");
        QPointer<QDialog> dialog = visibleDialog(QStringLiteral("importDialog"));
        auto *submit = need<QPushButton>(dialog, QStringLiteral("submit"));
        auto *message = need<QLabel>(dialog, QStringLiteral("message"));
        if (!passphrase.isEmpty()) {
            auto *line = need<QLineEdit>(dialog, QStringLiteral("passphrase"));
            REQUIRE(comes([&] { return line->isVisible(); }));
            line->setText(QStringLiteral("wrong-wrong"));
            click(dialog, "unlock");
            REQUIRE(comes([&] { return message->text().contains(QStringLiteral("口令")) && !submit->isEnabled(); }));
            line->setText(passphrase);
            click(dialog, "unlock");
        }
        REQUIRE(comes([&] { return submit->isEnabled() || !message->text().contains(QStringLiteral("正在")); }));
        QString text = need<QTextBrowser>(dialog, QStringLiteral("report"))->toPlainText() + message->text();
        if (submit->isEnabled()) {
            submit->click();
            REQUIRE(comes([&] { return !submit->isVisible(); }));
            text = need<QTextBrowser>(dialog, QStringLiteral("report"))->toPlainText() + message->text();
        }
        dialog->reject();
        return text;
    }

    QString dir;
    TestPrompt prompt;
    std::unique_ptr<MainWindow> window;
};

/// A training unit with the people of the published cases and one case that waits for its legal review, and a folder
/// that its PCs share.
struct Unit {
    Unit() : first(folder.filePath(QStringLiteral("first"))), second(folder.filePath(QStringLiteral("second")))
    {
        REQUIRE(QDir(folder.path()).mkpath(QStringLiteral("shared")));
        casework::Founding founding;
        founding.unitName = QStringLiteral("测试镇综合行政执法队");
        founding.unitCode = QStringLiteral("000000000000000000");
        founding.adminName = QStringLiteral("管理员");
        founding.adminPassword = Secret::fromText(kPassword);
        founding.demo = true;
        casework::Script office = must(casework::readScript(kCases + QStringLiteral("office.json")));
        clock.moveTo(*Instant::parse(office.steps.front().at));
        const auto library = must(casework::Library::create(first, founding, clock, nullptr, quiet));
        run(*library, office);
        casework::Script script = must(casework::readScript(kCases + QStringLiteral("T01-completed.json")));
        const auto review = std::find_if(script.steps.begin(), script.steps.end(),
                                         [](const auto &step) { return step.act == QLatin1String("review.request"); });
        REQUIRE(review != script.steps.end());
        script.steps.erase(review + 1, script.steps.end());
        run(*library, script);
    }
    void run(casework::Library &library, const casework::Script &script)
    {
        const casework::Passwords passwords = [](const QString &) -> Result<Secret> {
            return Secret::fromText(kPassword);
        };
        must(casework::runScript(library, clock, script, passwords, quiet, nullptr));
    }
    /// The reviewer's answer in that folder; with a file, the case goes out as a package from there.
    CaseId giveOpinion(const QString &dir, const QString &outcome, const QString &file)
    {
        const auto library = must(casework::Library::open(dir, casework::Access::ReadWrite, clock));
        const auto session = must(library->logIn(QStringLiteral("sunqi"), Secret::fromText(kPassword)));
        int total = 0;
        const auto rows = must(library->cases({}, 0, 10, &total));
        REQUIRE(total == 1);
        casework::Request request;
        request.act = QStringLiteral("review.give_opinion");
        request.caseId = rows.front().id;
        request.with = {{QStringLiteral("heads"), sevenHeads(outcome == QLatin1String("agree") ? 0 : 1)},
                        {QStringLiteral("outcome"), outcome},
                        {QStringLiteral("signed_on"), dateText(clock.now().date())}};
        must(session->perform(request, quiet));
        if (!file.isEmpty()) {
            casework::ExportRequest package;
            package.profile = QStringLiteral("review");
            package.cases = {rows.front().id};
            package.file = file;
            must(session->exportBundle(package, quiet));
        }
        must(session->logOut());
        return rows.front().id;
    }
    /// Answers the dialog: to the only other PC, into the shared folder.
    void handOver() const
    {
        QPointer<QDialog> dialog = visibleDialog(QStringLiteral("handOverDialog"));
        auto *pc = need<QComboBox>(dialog, QStringLiteral("pc"));
        REQUIRE(pc->count() == 1);
        CHECK(pc->currentText() == QStringLiteral("2号窗口"));
        need<QLineEdit>(dialog, QStringLiteral("folder"))->setText(folder.filePath(QStringLiteral("shared")));
        click(dialog, "submit");
        REQUIRE(comes([&] { return !said(dialog).isEmpty(); }));
        INFO(said(dialog).toStdString());
        REQUIRE(said(dialog).contains(QStringLiteral("已移交")));
        dialog->reject();
    }
    QString shared(const char *name) const { return folder.filePath(QStringLiteral("shared/") + QLatin1String(name)); }
    /// The second PC joins with that person, without a window.
    void join(const QString &login)
    {
        const auto library = must(casework::Library::open(first, casework::Access::ReadWrite, clock));
        const auto admin = must(library->logIn(QStringLiteral("admin"), Secret::fromText(kPassword)));
        casework::JoinRequest request;
        request.dir = second;
        request.card = casework::joinCardOf(*library);
        request.pcName = QStringLiteral("2号窗口");
        const auto known = std::find_if(request.card.people.begin(), request.card.people.end(),
                                        [&](const auto &person) { return person.login == login; });
        REQUIRE(known != request.card.people.end());
        request.people.push_back({known->person, known->name, known->login, Secret::fromText(kPassword)});
        const auto asked = must(casework::startJoining(request, shared("join.json"), quiet));
        must(casework::acceptEnrolment(*admin, asked, {}, quiet));
        casework::ExportRequest package;
        package.profile = QStringLiteral("office");
        package.file = shared("join.anjuan.zip");
        must(admin->exportBundle(package, quiet));
        must(casework::finishJoining(second, package.file, clock, quiet));
        must(admin->logOut());
    }

    QTemporaryDir folder;
    QString first;
    QString second;
    casework::ScriptClock clock;
    NoProgress quiet;
};

} // namespace anjuan::ui
