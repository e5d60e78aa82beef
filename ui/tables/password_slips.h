#pragma once
#include <QtWidgets/QDialog>

#include "core/casework/table_rows.h"

#include "ui/common/desk.h"

class QPagedPaintDevice;

namespace anjuan::ui {

/// The first passwords of people who were registered together 初始口令条: shown once, to be printed and cut, a slip for
/// each. They stand nowhere else.
class PasswordSlips final : public QDialog {
    Q_OBJECT
public:
    PasswordSlips(Desk &desk, std::vector<casework::FirstPassword> passwords, QWidget *parent);
    /// What is printed.
    QString html() const;

private:
    void print();

    Desk &m_desk;
    std::vector<casework::FirstPassword> m_passwords;
};

} // namespace anjuan::ui
