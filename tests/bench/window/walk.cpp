#include "tests/bench/window/walk.h"

#include <algorithm>
#include <ctime>

#include <QtCore/QDir>
#include <QtCore/QRandomGenerator>
#include <QtGui/QWheelEvent>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QHeaderView>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

#include "core/keys/sm2.h"

#include "ui/cases/case_model.h"

namespace anjuan::bench {

using namespace ui;

namespace {

constexpr int kLongest = 60000; // milliseconds
constexpr double kFrame = 16.0;
const QString kPassword = QStringLiteral("demo-2026");

/// What this thread has worked; what the machine did meanwhile for others is not in it.
double ownMilliseconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// What opening a key costs, the median of five: scrypt makes it slow on purpose.
Result<double> unlocking(const QString &library)
{
    const QDir keys(library + QStringLiteral("/keys"));
    const QStringList files = keys.entryList({QStringLiteral("*.pem")}, QDir::Files);
    QFile file(keys.filePath(files.value(0)));
    if (!file.open(QIODevice::ReadOnly))
        return fail(Fault::Io, "library.cannot_read", {file.fileName(), file.errorString()});
    const QByteArray sealed = file.readAll();
    std::vector<double> took;
    for (int i = 0; i < 5; ++i) {
        const double start = seconds();
        ANJUAN_CHECK(keys::KeyPair::unseal(sealed, Secret::fromText(kPassword), file.fileName()));
        took.push_back((seconds() - start) * 1000);
    }
    std::sort(took.begin(), took.end());
    return took[2];
}

} // namespace

Walk::Walk(QString library) : m_library(std::move(library)), m_window(m_clock, m_prompt)
{
    m_window.resize(1366, 768);
    m_window.show();
    // The pages are made after the first one was painted.
    while (!m_case) {
        QTest::qWait(10);
        m_case = m_window.findChild<CasePage *>();
    }
    m_list = m_window.findChild<CaseListPage *>();
    m_table = m_list->findChild<QTableView *>();
    QObject::connect(m_table->model(), &QAbstractItemModel::modelReset, this, [this] { m_answered = true; });
    // The same rows again: the view stays as it is, with other words marked.
    QObject::connect(m_table->model(), &QAbstractItemModel::dataChanged, this, [this] { m_answered = true; });
    m_table->viewport()->installEventFilter(this);
}

bool Walk::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Paint && m_answered)
        m_painted = true;
    return QObject::eventFilter(watched, event);
}

/// Runs the loop until it is seen, and gives the milliseconds since `m_since`.
double Walk::until(const std::function<bool()> &seen)
{
    while (!seen() && m_since.elapsed() < kLongest)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 20);
    return static_cast<double>(m_since.nsecsElapsed()) / 1e6;
}

Result<void> Walk::readForSearch()
{
    ANJUAN_TRY(const auto library, casework::Library::open(m_library, casework::Access::ReadWrite, m_clock));
    qint64 left = 1;
    while (left > 0) {
        ANJUAN_TRY(left, library->readOnForSearch(20000));
    }
    return {};
}

bool Walk::open()
{
    m_window.openLibrary(m_library);
    auto *page = m_window.findChild<QWidget *>(QStringLiteral("loginPage"));
    return QTest::qWaitFor([&] { return page->isVisible(); }, kLongest);
}

Result<double> Walk::logIn(const QString &login, double *key)
{
    ANJUAN_TRY(*key, unlocking(m_library));
    auto *page = m_window.findChild<QWidget *>(QStringLiteral("loginPage"));
    QTest::qWait(200); // the page is at rest
    auto *people = page->findChild<QComboBox *>(QStringLiteral("people"));
    people->setCurrentIndex(people->findData(login));
    page->findChild<QLineEdit *>(QStringLiteral("password"))->setText(kPassword);
    m_answered = m_painted = false;
    m_since.start();
    page->findChild<QPushButton *>(QStringLiteral("logIn"))->click();
    return until([this] { return m_painted && m_window.desk().isLoggedIn(); });
}

void Walk::logOut()
{
    m_window.findChild<QAbstractButton *>(QStringLiteral("logOut"))->click();
    m_since.start();
    until([this] { return !m_window.desk().isLoggedIn(); });
}

std::vector<double> Walk::type(const QString &word)
{
    std::vector<double> took;
    auto *search = m_list->findChild<QLineEdit *>(QStringLiteral("search"));
    search->setFocus();
    for (const QChar letter : word) {
        m_answered = m_painted = false;
        m_since.start();
        search->insert(QString(letter)); // as an input method gives it
        took.push_back(until([this] { return m_painted; }));
        QTest::qWait(static_cast<int>(QRandomGenerator::global()->bounded(60, 180))); // between two keys
    }
    return took;
}

void Walk::clearSearch()
{
    auto *search = m_list->findChild<QLineEdit *>(QStringLiteral("search"));
    m_answered = m_painted = false;
    m_since.start();
    search->clear();
    until([this] { return m_painted; });
}

std::vector<CaseId> Walk::someCases(int count)
{
    std::vector<CaseId> ids;
    bool done = false;
    m_window.desk().run(
        &m_window, QString(),
        [count](const Core &core, Progress &) -> Result<std::vector<CaseId>> {
            std::vector<CaseId> found;
            int total = 0;
            ANJUAN_CHECK(core.library->cases({}, 0, 1, &total));
            QRandomGenerator dice(7);
            for (int i = 0; i < count; ++i) {
                ANJUAN_TRY(const auto rows, core.library->cases({}, dice.bounded(std::max(1, total)), 1, nullptr));
                for (const casework::CaseRow &row : rows)
                    found.push_back(row.id);
            }
            return found;
        },
        [&](const Result<std::vector<CaseId>> &found) {
            if (found)
                ids = *found;
            done = true;
        });
    m_since.start();
    until([&] { return done; });
    return ids;
}

double Walk::openCase(const CaseId &id)
{
    bool loaded = false;
    const auto link = QObject::connect(m_case, &CasePage::loaded, this, [&] { loaded = true; });
    m_since.start();
    Q_EMIT m_list->openCase(id);
    until([&] { return loaded; });
    m_window.repaint(); // what is due is painted with it, as the next pass of the loop would
    QCoreApplication::processEvents();
    QObject::disconnect(link);
    return static_cast<double>(m_since.nsecsElapsed()) / 1e6;
}

void Walk::backToList()
{
    m_answered = m_painted = false;
    m_case->findChild<QPushButton *>(QStringLiteral("back"))->click();
    QTest::qWait(20);
}

Frames Walk::scroll(int frames)
{
    Frames turned;
    QElapsedTimer frame;
    const QPointF at(200, 200);
    for (int i = 0; i < frames; ++i) {
        frame.start();
        Frames passes;
        const auto pass = [&passes](const auto &work) {
            QElapsedTimer clock;
            clock.start();
            const double own = ownMilliseconds();
            work();
            passes.took.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
            passes.own.push_back(ownMilliseconds() - own);
        };
        pass([&] {
            QWheelEvent turn(at, m_table->viewport()->mapToGlobal(at), QPoint(), QPoint(0, -120), Qt::NoButton,
                             Qt::NoModifier, Qt::NoScrollPhase, false);
            QApplication::sendEvent(m_table->viewport(), &turn);
            QCoreApplication::processEvents();
        });
        while (static_cast<double>(frame.nsecsElapsed()) / 1e6 < kFrame) {
            pass([] { QCoreApplication::processEvents(); });
            QTest::qSleep(1);
        }
        turned.took.push_back(*std::max_element(passes.took.begin(), passes.took.end()));
        turned.own.push_back(*std::max_element(passes.own.begin(), passes.own.end()));
    }
    return turned;
}

} // namespace anjuan::bench
