#pragma once
#include <functional>

#include <QtCore/QElapsedTimer>
#include <QtWidgets/QTableView>

#include "ui/casepage/case_page.h"
#include "ui/cases/case_list_page.h"
#include "ui/window/main_window.h"

#include "silent_prompt.h"
#include "tests/bench/bench.h"

namespace anjuan::bench {

/// Milliseconds of frames, and how long the thread itself worked in each.
struct Frames {
    std::vector<double> took, own;
};

/// Drives the real window over a library and takes the time from what a user does to what they see.
class Walk final : public QObject {
public:
    explicit Walk(QString library);
    /// Reads the whole library for the search, as the window does by itself after the first log-in.
    Result<void> readForSearch();
    /// The log-in page of the library; false where it does not come.
    bool open();
    /// Milliseconds from the click to the painted list; `key` is told what opening the key alone takes.
    Result<double> logIn(const QString &login, double *key);
    void logOut();
    /// Milliseconds for each character typed, to the painted results.
    std::vector<double> type(const QString &word);
    void clearSearch();
    /// Ids of cases here and there in the list.
    std::vector<CaseId> someCases(int count);
    /// Milliseconds to the painted page of the case.
    double openCase(const CaseId &id);
    void backToList();
    /// Each frame while the wheel turns; none takes less than a sixtieth of a second on the clock, so
    /// that what is read in between has its time.
    Frames scroll(int frames);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    double until(const std::function<bool()> &seen);

    QString m_library;
    SystemClock m_clock;
    ui::SilentPrompt m_prompt;
    ui::MainWindow m_window;
    ui::CaseListPage *m_list = nullptr;
    ui::CasePage *m_case = nullptr;
    QTableView *m_table = nullptr;
    bool m_answered = false; // the list has its new rows
    bool m_painted = false;  // and they were painted
    QElapsedTimer m_since;
};

/// The first window of the program with the log-in page against KeePassXC's first, turn by turn, under Xvfb. Without
/// values where Xvfb, xdotool or keepassxc is missing.
Figure startAgainstKeePassXc(const QString &program, const QString &library);

} // namespace anjuan::bench
