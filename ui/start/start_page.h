#pragma once
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
    void openLibrary(const QString &dir);
    /// Empty where this PC has none.
    static QString trainingLibrary();

Q_SIGNALS:
    void opened();

private:
    QWidget *makeActions();
    QWidget *makeRecent();
    void practise();
    void chooseLibrary();
    void found();
    void remember(const QString &dir);
    void showRecent();

    Desk &m_desk;
    QListWidget *m_recent;
    QLabel *m_problem;
    QPushButton *m_training = nullptr;
};

} // namespace anjuan::ui
