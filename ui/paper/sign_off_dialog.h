#pragma once
#include <vector>

#include <QtCore/QTemporaryDir>
#include <QtWidgets/QDialog>

#include "core/casework/sign_off_book.h"

#include "ui/common/desk.h"

class QLabel;
class QPushButton;
class QTreeWidget;

namespace anjuan::ui {

/// What waits for a leader's ink 签批册: ticked matters are made into sheets, one PDF to be printed.
class SignOffDialog final : public QDialog {
    Q_OBJECT
public:
    SignOffDialog(Desk &desk, QWidget *parent);

private:
    void load();
    void fill(const std::vector<casework::SignOffLine> &lines);
    void follow();
    std::vector<casework::SignOffLine> chosen() const;
    void make(const QString &file, bool onPaper);

    Desk &m_desk;
    QLabel *m_words;
    QTreeWidget *m_list;
    QPushButton *m_print; // into one PDF
    QPushButton *m_paper;
    QTemporaryDir m_folder; // of what goes to the printer
    std::vector<casework::SignOffLine> m_lines;
};

} // namespace anjuan::ui
