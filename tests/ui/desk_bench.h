#pragma once
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>
#include <QtWidgets/QListWidget>

#include "ui/common/prompt.h"
#include "ui/window/main_window.h"

namespace anjuan::ui {

/// Answers in the user's place.
class TestPrompt final : public Prompt {
public:
    QStringList nextFiles;
    QString nextFolder;
    QString nextSave;
    bool nextAnswer = true;
    QStringList told;

    void openFiles(QWidget *, const QString &, const QString &, bool, const FilesChosen &chosen) override
    {
        chosen(nextFiles);
    }
    void openFolder(QWidget *, const QString &, const FileChosen &chosen) override { chosen(nextFolder); }
    void saveFile(QWidget *, const QString &, const QString &, const FileChosen &chosen) override { chosen(nextSave); }
    void ask(QWidget *, const QString &, const QString &, const Answered &answered) override { answered(nextAnswer); }
    void tell(QWidget *, const QString &text, bool) override { told.append(text); }
};

inline const QString kPassword = QStringLiteral("Correct-Horse-7-Battery");

/// The dialog of that name once it shows; required to come.
QDialog *visibleDialog(const QString &name);

/// The line of the navigation that leads to the page of that name; required to be there.
QListWidgetItem *navigationLine(const MainWindow *window, const QString &page);

/// A founded library whose administrator is also an officer, and the window on it.
struct DeskBench {
    DeskBench();
    /// Opens the library in the window and logs in through the widgets.
    void logIn(const QString &password = kPassword);
    /// The same, and waits until somebody is logged in.
    void logInAndWait();
    /// A clue by whoever is logged in: an inspection in 人民路, of today.
    CaseId openCase();
    QDialog *dialog(const QString &name) { return visibleDialog(name); }

    QTemporaryDir folder;
    QString dir;
    SystemClock clock;
    TestPrompt prompt;
    std::unique_ptr<MainWindow> window;
};

/// A widget by its object name, required to be there, or to come: the pages are made after the log-in page was painted.
template <class T> T *need(const QObject *parent, const QString &name)
{
    constexpr int kPatience = 5000;
    T *found = nullptr;
    if (!QTest::qWaitFor([&] { return (found = parent->findChild<T *>(name)) != nullptr; }, kPatience))
        qFatal("no %s in %s", qPrintable(name), qPrintable(parent->objectName()));
    return found;
}

} // namespace anjuan::ui
