#pragma once
#include <memory>

#include <QtCore/QTemporaryDir>
#include <QtWidgets/QWidget>

#include "ui/common/desk.h"

class QLabel;
class QListWidget;
class QPushButton;

namespace anjuan::ui {

/// The first page: which library to work in.
class StartPage final : public QWidget {
    Q_OBJECT
public:
    StartPage(Desk &desk, QWidget *parent);
    void openLibrary(const QString &dir, casework::Access access = casework::Access::ReadWrite);
    /// Asks for a backup and a new folder, and opens what was restored.
    void restore();
    /// Empty where this PC has none.
    static QString trainingLibrary();

Q_SIGNALS:
    void opened();
    /// A folder that applied to join a unit, and waits for the answer.
    void waits(const QString &dir);
    /// A package that was laid out for reading.
    void laidOut(const std::shared_ptr<QTemporaryDir> &folder);

private:
    QWidget *makeActions();
    QWidget *makeRecent();
    QWidget *makeRescue();
    void refused(const Error &error);
    void check(const QString &dir);
    void practise();
    void chooseLibrary();
    void found();
    void join();
    void readPackage();
    void lookForWaiting(const QString &dir, const Error &error);
    void remember(const QString &dir);
    void showRecent();

    Desk &m_desk;
    QListWidget *m_recent;
    QLabel *m_noRecent = nullptr;
    QLabel *m_problem;
    QWidget *m_rescue = nullptr; // what can be done about the problem
    QPushButton *m_check = nullptr;
    QPushButton *m_restore = nullptr;
    QPushButton *m_readOnly = nullptr;
    QString m_tried;
    QPushButton *m_training = nullptr;
};

} // namespace anjuan::ui
