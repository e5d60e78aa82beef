#include "tour.h"

#include <QtCore/QPointer>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDialog>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QTabWidget>
#include <QtWidgets/QTableView>
#include <QtWidgets/QToolButton>

#include "ui/casepage/case_page.h"
#include "ui/cases/case_list_page.h"
#include "ui/common/job_dialog.h"

#include "text_check.h"

namespace anjuan::ui {
namespace {

constexpr int kSettle = 150;    // milliseconds for a page to read what it shows
constexpr int kLongest = 20000; // for work that a button begins

void settle()
{
    QTest::qWait(kSettle);
}

QList<QDialog *> dialogs()
{
    QList<QDialog *> found;
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        auto *dialog = qobject_cast<QDialog *>(widget);
        if (dialog && dialog->isVisible())
            found.append(dialog);
    }
    return found;
}

/// Buttons that leave what is being looked at, or the window.
bool leaves(const QString &name)
{
    static const QSet<QString> names{QStringLiteral("lock"), QStringLiteral("logOut"), QStringLiteral("back"),
                                     QStringLiteral("otherLibrary"), QStringLiteral("training")};
    return names.contains(name) || name.startsWith(QLatin1String("qt_"));
}

} // namespace

Tour::Tour(const QString &library, const QDir &out, const QString &look, QSize size)
    : m_library(library), m_out(out), m_look(look), m_window(m_clock, m_prompt)
{
    m_window.resize(size);
    m_window.show();
    settle();
}

bool Tour::run()
{
    auto *start = m_window.findChild<QWidget *>(QStringLiteral("startPage"));
    take(&m_window, QStringLiteral("start"));
    dialogsOf(start, QStringLiteral("start"));
    if (!enter())
        return false;
    pages();
    tabs();
    const auto *person = m_window.findChild<QToolButton *>(QStringLiteral("person"));
    openMenu(person->menu(), QStringLiteral("person"));
    return true;
}

bool Tour::enter()
{
    m_window.openLibrary(m_library);
    auto *page = m_window.findChild<QWidget *>(QStringLiteral("loginPage"));
    if (!QTest::qWaitFor([&] { return page->isVisible(); }, kLongest))
        return false;
    settle();
    take(&m_window, QStringLiteral("login"));
    dialogsOf(page, QStringLiteral("login"));
    auto *people = page->findChild<QComboBox *>(QStringLiteral("people"));
    people->setCurrentIndex(people->findData(QStringLiteral("zhangsan")));
    page->findChild<QLineEdit *>(QStringLiteral("password"))->setText(QStringLiteral("demo-2026"));
    page->findChild<QPushButton *>(QStringLiteral("logIn"))->click();
    const bool in = QTest::qWaitFor([&] { return m_window.desk().isLoggedIn(); }, kLongest);
    settle();
    return in;
}

void Tour::pages()
{
    auto *navigation = m_window.findChild<QListWidget *>(QStringLiteral("navigation"));
    const auto *pages = m_window.findChild<QStackedWidget *>(QStringLiteral("pages"));
    for (int i = 0; i < navigation->count(); ++i) {
        if (navigation->item(i)->isHidden())
            continue;
        navigation->setCurrentRow(i);
        settle();
        const QString name = navigation->item(i)->data(Qt::UserRole).toString();
        take(&m_window, name);
        QWidget *page = pages->currentWidget();
        for (auto *tabs : page->findChildren<QTabWidget *>()) {
            for (int tab = 0; tab < tabs->count(); ++tab) {
                tabs->setCurrentIndex(tab);
                settle();
                take(&m_window, QStringLiteral("%1-tab%2").arg(name).arg(tab + 1));
                dialogsOf(tabs->currentWidget(), name);
            }
        }
        dialogsOf(page, name);
    }
}

void Tour::tabs()
{
    auto *navigation = m_window.findChild<QListWidget *>(QStringLiteral("navigation"));
    navigation->setCurrentRow(1);
    navigation->setCurrentRow(0);
    settle();
    auto *list = m_window.findChild<CaseListPage *>();
    auto *table = list->findChild<QTableView *>();
    table->setCurrentIndex(table->model()->index(0, 1));
    Q_EMIT table->activated(table->model()->index(0, 1));
    settle();
    auto *page = m_window.findChild<CasePage *>();
    auto *tabs = page->findChild<QTabWidget *>(QStringLiteral("caseTabs"));
    for (int tab = 0; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        QTest::qWait(3 * kSettle);
        const QString place = QStringLiteral("case-tab%1").arg(tab + 1);
        take(&m_window, place);
        dialogsOf(tabs->currentWidget(), place);
    }
    dialogsOf(page, QStringLiteral("case"));
}

void Tour::dialogsOf(QWidget *scope, const QString &place)
{
    QList<QPointer<QAbstractButton>> buttons;
    for (auto *button : scope->findChildren<QAbstractButton *>())
        buttons.append(button);
    for (const auto &button : buttons) {
        if (!button || !button->isVisible() || !button->isEnabled() || button->isCheckable()
            || leaves(button->objectName()))
            continue;
        if (const auto *push = qobject_cast<QPushButton *>(button.data()); push && push->menu()) {
            openMenu(push->menu(), place);
            continue;
        }
        if (const auto *tool = qobject_cast<QToolButton *>(button.data());
            tool && (tool->menu() || tool->objectName().isEmpty()))
            continue;
        button->click();
        takeDialogs(place);
        if (!scope->isVisible())
            return;
    }
}

void Tour::openMenu(QMenu *menu, const QString &place)
{
    for (QAction *action : menu->actions()) {
        if (!action->isEnabled() || action->isCheckable() || action->isSeparator() || action->menu())
            continue;
        action->trigger();
        takeDialogs(place);
    }
}

void Tour::takeDialogs(const QString &place)
{
    settle();
    const bool rests = QTest::qWaitFor(
        [] {
            for (const QDialog *dialog : dialogs()) {
                if (qobject_cast<const JobDialog *>(dialog))
                    return false;
            }
            return true;
        },
        kLongest);
    if (!rests)
        m_findings.append(QStringLiteral("%1 %2: work without an end").arg(m_look, place));
    for (const QPointer<QDialog> dialog : dialogs()) {
        const QString name = (dialog->objectName().isEmpty() ? QString::fromLatin1(dialog->metaObject()->className())
                                                             : dialog->objectName())
            + QLatin1Char(' ') + dialog->windowTitle();
        if (!m_seen.contains(name)) {
            m_seen.insert(name);
            settle();
            take(dialog, QStringLiteral("%1-dialog%2-%3").arg(place).arg(m_seen.size()).arg(name.section(u' ', 0, 0)));
        }
        dialog->reject();
        settle();
        if (dialog && dialog->isVisible())
            dialog->done(QDialog::Rejected);
        settle();
    }
}

void Tour::take(QWidget *widget, const QString &place)
{
    const QImage picture = widget->grab().toImage();
    QString name = m_look + QLatin1Char('-') + place;
    name.replace(QLatin1Char(':'), QLatin1Char('_')).remove(QStringLiteral("anjuan__ui__"));
    if (picture.save(m_out.filePath(name + QStringLiteral(".png"))))
        ++m_pictures;
    for (const QString &what : unreadable(widget, picture))
        m_findings.append(QStringLiteral("%1 %2: %3").arg(m_look, place, what));
    if (widget->width() > m_window.width() || widget->height() > m_window.height())
        m_findings.append(QStringLiteral("%1 %2: larger than the screen, %3 × %4")
                              .arg(m_look, place)
                              .arg(widget->width())
                              .arg(widget->height()));
}

} // namespace anjuan::ui
