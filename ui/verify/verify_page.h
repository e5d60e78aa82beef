#pragma once
#include <QtWidgets/QDialog>
#include <QtWidgets/QWidget>

#include "ui/common/desk.h"

class QLabel;

namespace anjuan::ui {

class VerifyPanel;

/// The check of the open library.
class VerifyPage final : public QWidget {
    Q_OBJECT
public:
    VerifyPage(Desk &desk, QWidget *parent);
    void refresh();

Q_SIGNALS:
    void restoreWanted();

private:
    void showAbout();

    Desk &m_desk;
    QLabel *m_about;
    VerifyPanel *m_panel;
};

/// The check of a folder that nobody has opened, and that may be too damaged to be opened.
class CheckDialog final : public QDialog {
    Q_OBJECT
public:
    CheckDialog(Desk &desk, const QString &folder, QWidget *parent);

Q_SIGNALS:
    void restoreWanted();
};

} // namespace anjuan::ui
