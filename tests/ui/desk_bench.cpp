#include "desk_bench.h"

#include <catch2/catch.hpp>

#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDialog>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

#include "core/casework/library.h"

namespace anjuan::ui {
namespace {

template <class T> T must(Result<T> result)
{
    if (!result)
        FAIL(describe(result.error()).toStdString());
    return std::move(*result);
}

} // namespace

DeskBench::DeskBench() : dir(folder.path() + QStringLiteral("/library"))
{
    casework::Founding founding;
    founding.unitName = QStringLiteral("测试镇综合行政执法队");
    founding.unitCode = QStringLiteral("000000000000000000");
    founding.adminName = QStringLiteral("张三");
    founding.adminPassword = Secret::fromText(kPassword);
    NoProgress quiet;
    casework::RecoveryCard card;
    const auto library = must(casework::Library::create(dir, founding, clock, &card, quiet));
    REQUIRE_FALSE(card.code.isEmpty());
    const auto session = must(library->logIn(QStringLiteral("admin"), Secret::fromText(kPassword)));
    casework::Request grant;
    grant.act = QStringLiteral("office.grant_role");
    grant.with = {{QStringLiteral("person"), session->person().toString()},
                  {QStringLiteral("role"), QStringLiteral("officer")},
                  {QStringLiteral("from_on"), QStringLiteral("2026-01-01")}};
    must(session->perform(grant, quiet));
    must(session->logOut().transform([] { return true; }));
    window = nullptr;
}

void DeskBench::logIn(const QString &password)
{
    window = std::make_unique<MainWindow>(clock, prompt);
    window->show();
    window->openLibrary(dir);
    auto *page = need<QWidget>(window.get(), QStringLiteral("loginPage"));
    REQUIRE(QTest::qWaitFor([&] { return page->isVisible(); }, 10000));
    QTest::keyClicks(need<QLineEdit>(page, QStringLiteral("password")), password);
    QTest::mouseClick(need<QPushButton>(page, QStringLiteral("logIn")), Qt::LeftButton);
}

void DeskBench::logInAndWait()
{
    logIn();
    REQUIRE(QTest::qWaitFor([this] { return window->desk().isLoggedIn(); }, 10000));
}

CaseId DeskBench::openCase()
{
    CaseId opened;
    window->desk().run(
        window.get(), {},
        [today = clock.today()](const Core &core, Progress &progress) {
            casework::Request request;
            request.act = QStringLiteral("case.open");
            request.with = {{QStringLiteral("source"), QStringLiteral("inspection")},
                            {QStringLiteral("received_on"), dateText(today)},
                            {QStringLiteral("place"), QStringLiteral("人民路")},
                            {QStringLiteral("suspected"), QStringLiteral("占道经营")},
                            {QStringLiteral("content"), QStringLiteral("巡查发现")}};
            return core.session->perform(request, progress);
        },
        [&](const Result<casework::Outcome> &outcome) {
            INFO((outcome ? "" : outcome.error().id.toStdString()));
            REQUIRE(outcome);
            opened = *outcome->caseId;
        });
    REQUIRE(QTest::qWaitFor([&] { return !opened.isNull(); }, 10000));
    return opened;
}

QDialog *visibleDialog(const QString &name)
{
    QDialog *found = nullptr;
    const bool came = QTest::qWaitFor(
        [&] {
            for (QWidget *widget : QApplication::topLevelWidgets()) {
                if (widget->objectName() == name && widget->isVisible())
                    found = qobject_cast<QDialog *>(widget);
            }
            return found != nullptr;
        },
        10000);
    REQUIRE(came);
    return found;
}

QListWidgetItem *navigationLine(const MainWindow *window, const QString &page)
{
    const auto *lines = need<QListWidget>(window, QStringLiteral("navigation"));
    for (int i = 0; i < lines->count(); ++i) {
        if (lines->item(i)->data(Qt::UserRole).toString() == page)
            return lines->item(i);
    }
    qFatal("no line of the navigation leads to %s", qPrintable(page));
}

} // namespace anjuan::ui
