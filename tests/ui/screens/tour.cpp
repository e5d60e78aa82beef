#include "tour.h"

#include <algorithm>
#include <ctime>

#include <QtCore/QElapsedTimer>
#include <QtCore/QEventLoop>
#include <QtCore/QPointer>
#include <QtCore/QTextStream>
#include <QtCore/QTimer>
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

#include "ui/bureau/bureau_page.h"
#include "ui/casepage/case_page.h"
#include "ui/cases/case_list_page.h"
#include "ui/common/job_dialog.h"
#include "ui/forms/act_dialog.h"

#include "text_check.h"

namespace anjuan::ui {
namespace {

constexpr int kQuickTrip = 15;  // milliseconds of the processor in which a lane without other work answers
constexpr int kQuietTrips = 2;  // after each other: nobody asks for more
constexpr int kLongest = 20000; // for work that a button begins

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

QSize leastOf(const QWidget *widget)
{
    return widget->minimumSize().expandedTo(widget->minimumSizeHint());
}

int along(Qt::Orientation way, const QSize &size)
{
    return way == Qt::Horizontal ? size.width() : size.height();
}

/// What of a widget needs its width or height: the largest of its children, of theirs, and so on.
QString largestIn(const QWidget *widget, Qt::Orientation way)
{
    const QWidget *largest = nullptr;
    for (const QObject *child : widget->children()) {
        const auto *one = qobject_cast<const QWidget *>(child);
        if (one && !one->isWindow() && !one->isHidden()
            && (!largest || along(way, leastOf(one)) > along(way, leastOf(largest))))
            largest = one;
    }
    const QString name =
        widget->objectName().isEmpty() ? QLatin1String(widget->metaObject()->className()) : widget->objectName();
    if (!largest || along(way, leastOf(largest)) < along(way, leastOf(widget)) / 3)
        return name;
    return name + QStringLiteral(" > ") + largestIn(largest, way);
}

} // namespace

Tour::Tour(const QString &library, const QDir &out, const QString &look, QSize size)
    : m_library(library), m_out(out), m_look(look), m_size(size), m_window(m_clock, m_prompt)
{
    m_window.resize(size);
    m_window.show();
    // The pages are made after the first one was painted.
    static_cast<void>(QTest::qWaitFor([this] { return m_window.findChild<BureauPage *>() != nullptr; }, kLongest));
    settle();
}

bool Tour::answered()
{
    bool done = false;
    QEventLoop loop; // QTest::qWaitFor sleeps 10 ms between its looks, which adds up to most of a tour
    m_window.desk().run(
        &m_window, QString(), [](const Core &, Progress &) -> Result<void> { return {}; },
        [&](const Result<void> &) {
            done = true;
            loop.quit();
        });
    QTimer::singleShot(kLongest, &loop, &QEventLoop::quit);
    loop.exec();
    return done;
}

/// Told at once: a tour takes long, and is read while it goes on.
void Tour::note(const QString &finding)
{
    m_findings.append(finding);
    QTextStream(stdout) << finding << Qt::endl;
}

void Tour::settle()
{
    // What was asked of the library before is answered before this; and an answer may ask for more. Waiting for that,
    // not for a time, is what makes a tour of two thousand pictures bearable.
    // What a trip costs is counted in time of the processor: beside other work of the machine nothing would be quick.
    int quiet = 0;
    QElapsedTimer whole;
    whole.start();
    while (quiet < kQuietTrips && whole.elapsed() < kLongest) {
        const std::clock_t begun = std::clock();
        if (!answered() && !answered()) { // once the machine may have slept
            note(QStringLiteral("%1: work without an end").arg(m_look));
            return;
        }
        quiet = (std::clock() - begun) * 1000 / CLOCKS_PER_SEC <= kQuickTrip ? quiet + 1 : 0;
    }
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCoreApplication::processEvents();
}

bool Tour::run()
{
    auto *start = m_window.findChild<QWidget *>(QStringLiteral("startPage"));
    take(&m_window, QStringLiteral("start"));
    dialogsOf(start, QStringLiteral("start"));
    if (!enter("zhangsan"))
        return false;
    pages();
    cases();
    const auto *person = m_window.findChild<QToolButton *>(QStringLiteral("person"));
    openMenu(person->menu(), QStringLiteral("person"));
    if (!m_everywhere)
        return true;
    forms();
    return role("admin",
                {QStringLiteral("workbenchPage"), QStringLiteral("officePage"), QStringLiteral("packsPage"),
                 QStringLiteral("exchangePage"), QStringLiteral("bureauPage")})
        && role("sunqi", {QStringLiteral("workbenchPage")}) && role("zhaoliu", {QStringLiteral("workbenchPage")})
        && role("zhouba", {QStringLiteral("workbenchPage")});
}

bool Tour::enter(const char *login)
{
    if (!m_window.desk().hasLibrary())
        m_window.openLibrary(m_library);
    auto *page = m_window.findChild<QWidget *>(QStringLiteral("loginPage"));
    if (!QTest::qWaitFor([&] { return page->isVisible(); }, kLongest))
        return false;
    settle();
    if (m_as.isEmpty()) {
        take(&m_window, QStringLiteral("login"));
        dialogsOf(page, QStringLiteral("login"));
    }
    auto *people = page->findChild<QComboBox *>(QStringLiteral("people"));
    people->setCurrentIndex(people->findData(QLatin1String(login)));
    page->findChild<QLineEdit *>(QStringLiteral("password"))->setText(QStringLiteral("demo-2026"));
    page->findChild<QPushButton *>(QStringLiteral("logIn"))->click();
    const bool in = QTest::qWaitFor([&] { return m_window.desk().isLoggedIn(); }, kLongest);
    settle();
    return in;
}

void Tour::leave()
{
    m_window.findChild<QAbstractButton *>(QStringLiteral("logOut"))->click();
    if (!QTest::qWaitFor([&] { return !m_window.desk().isLoggedIn(); }, kLongest))
        note(QStringLiteral("%1: nobody can log out").arg(m_look));
    settle();
}

void Tour::page(int row)
{
    auto *navigation = m_window.findChild<QListWidget *>(QStringLiteral("navigation"));
    const auto *pages = m_window.findChild<QStackedWidget *>(QStringLiteral("pages"));
    navigation->setCurrentRow(row);
    settle();
    const QString name = m_as + navigation->item(row)->data(Qt::UserRole).toString();
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

void Tour::pages()
{
    auto *navigation = m_window.findChild<QListWidget *>(QStringLiteral("navigation"));
    for (int i = 0; i < navigation->count(); ++i) {
        if (!navigation->item(i)->isHidden())
            page(i);
    }
}

void Tour::cases()
{
    m_window.desk().run(
        &m_window, QString(),
        [](const Core &core, Progress &) -> Result<std::vector<casework::CaseRow>> {
            int total = 0;
            return core.library->cases({}, 0, 100, &total);
        },
        [this](const Result<std::vector<casework::CaseRow>> &rows) {
            if (rows)
                m_cases = *rows;
        });
    settle();
    std::stable_partition(m_cases.begin(), m_cases.end(),
                          [](const casework::CaseRow &row) { return row.stage != QLatin1String("archived"); });
    if (m_cases.empty())
        note(QStringLiteral("%1: no case to look at").arg(m_look));
    const std::size_t shown = m_everywhere ? m_cases.size() : std::min<std::size_t>(m_cases.size(), 1);
    for (std::size_t i = 0; i < shown; ++i)
        tabs(m_cases[i].id, QStringLiteral("case%1").arg(i + 1));
}

void Tour::tabs(const CaseId &id, const QString &place)
{
    Q_EMIT m_window.findChild<CaseListPage *>()->openCase(id);
    auto *page = m_window.findChild<CasePage *>();
    if (!QTest::qWaitFor([&] { return page->isVisible(); }, kLongest))
        note(QStringLiteral("%1 %2: the page of the case does not come").arg(m_look, place));
    settle();
    auto *tabs = page->findChild<QTabWidget *>(QStringLiteral("caseTabs"));
    for (int tab = 0; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        settle();
        take(&m_window, QStringLiteral("%1-tab%2").arg(place).arg(tab + 1));
        dialogsOf(tabs->currentWidget(), QStringLiteral("%1-tab%2").arg(place).arg(tab + 1));
    }
    dialogsOf(page, place);
}

void Tour::forms()
{
    for (const casework::Act &act : casework::acts()) {
        const bool ofCase = act.isOfCase() && act.act != QLatin1String("case.open");
        if (ofCase && m_cases.empty())
            continue;
        openAct(&m_window, m_window.desk(), act.act, ofCase ? std::optional(m_cases.front().id) : std::nullopt);
        settle();
        takeDialogs(QStringLiteral("form-") + act.act);
    }
}

bool Tour::role(const char *login, const QStringList &pages)
{
    leave();
    m_as = QLatin1String(login) + QLatin1Char('-');
    if (!enter(login))
        return false;
    auto *navigation = m_window.findChild<QListWidget *>(QStringLiteral("navigation"));
    for (int i = 0; i < navigation->count(); ++i) {
        const QListWidgetItem *item = navigation->item(i);
        if (!item->isHidden() && pages.contains(item->data(Qt::UserRole).toString()))
            page(i);
    }
    if (!m_cases.empty())
        tabs(m_cases.front().id, m_as + QStringLiteral("case"));
    return true;
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
        note(QStringLiteral("%1 %2: work without an end").arg(m_look, place));
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
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
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
    QStringList faults = unreadable(widget, picture);
    if (m_look.endsWith(QLatin1String("zh")))
        faults += untranslated(widget);
    for (const QString &what : faults)
        note(QStringLiteral("%1 %2: %3").arg(m_look, place, what));
    // Each page of a stack counts, since the window is as wide as the widest of them: told once, where it is shown.
    const auto *pages = m_window.findChild<QStackedWidget *>(QStringLiteral("pages"));
    const bool atWork = widget == &m_window && pages->isVisible();
    const QWidget *measured = atWork ? pages->currentWidget() : widget;
    const QSize room = atWork ? m_size - (m_window.size() - pages->size()) : m_size;
    const QSize wanted = atWork ? leastOf(measured) : widget == &m_window ? QSize() : widget->size();
    for (const Qt::Orientation way : {Qt::Horizontal, Qt::Vertical}) {
        if (along(way, wanted) > along(way, room))
            note(QStringLiteral("%1 %2: larger than the screen, %3 of %4: %5")
                     .arg(m_look, place)
                     .arg(along(way, wanted))
                     .arg(along(way, room))
                     .arg(largestIn(measured, way)));
    }
}

} // namespace anjuan::ui
