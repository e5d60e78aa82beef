#pragma once
#include <QtCore/QDir>
#include <QtCore/QSet>

#include "ui/window/main_window.h"

#include "silent_prompt.h"

namespace anjuan::ui {

/// Walks the window from page to page, opens what each button of a page opens, and takes a picture of everything.
class Tour {
public:
    /// Pictures go to `out`, named `<look>-<place>.png`. The window is of `size` logical pixels.
    Tour(const QString &library, const QDir &out, const QString &look, QSize size);
    /// Besides the officer's pages, the form of every act and the pages of the other roles.
    void goEverywhere() { m_everywhere = true; }
    /// False where the library cannot be opened or logged in to.
    bool run();
    int pictures() const { return m_pictures; }
    /// What could not be read, `<look> <place>: what`.
    const QStringList &findings() const { return m_findings; }

private:
    bool enter(const char *login);
    void leave();
    /// Whether the lane answers at all.
    bool answered();
    void note(const QString &finding);
    void settle();
    void pages();
    void page(int row);
    void cases();
    void tabs(const CaseId &id, const QString &place);
    void forms();
    bool role(const char *login, const QStringList &pages);
    void dialogsOf(QWidget *scope, const QString &place);
    void openMenu(class QMenu *menu, const QString &place);
    void takeDialogs(const QString &place);
    void take(QWidget *widget, const QString &place);

    SystemClock m_clock;
    SilentPrompt m_prompt;
    QString m_library;
    QDir m_out;
    QString m_look;
    QSize m_size;
    MainWindow m_window;
    bool m_everywhere = false;
    QString m_as;                           // before the name of a place: whose it is
    std::vector<casework::CaseRow> m_cases; // of the library, those that run first
    QSet<QString> m_seen;                   // dialogs
    QStringList m_findings;
    int m_pictures = 0;
};

} // namespace anjuan::ui
