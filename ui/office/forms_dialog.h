#pragma once
#include <QtCore/QTemporaryDir>
#include <QtWidgets/QDialog>

#include "core/casework/forms.h"

#include "ui/common/desk.h"
#include "ui/common/row_model.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace anjuan::ui {

class PdfPane;

/// The forms documents are made with 文书格式: who signs each and when; a county's Word form is checked, tried on a
/// real case and adopted here.
class FormsDialog final : public QDialog {
    Q_OBJECT
public:
    FormsDialog(Desk &desk, QWidget *parent);

    /// Checks that file and fills it from the case that is named; both are shown.
    void tryForm(const QString &file);

private:
    struct Trial { // 试填
        QStringList faults;
        QStringList asked;
        QString words;
        QByteArray pdf; // empty: no LibreOffice here
    };
    static Result<Trial> tryOn(const casework::Library &library, const QString &file, const QString &caseName);
    void refresh();
    void choose();
    void show(const Result<Trial> &trial);
    void adopt();
    RowModel<casework::FormView> *makeModel();

    Desk &m_desk;
    RowModel<casework::FormView> *m_model;
    QTableView *m_table;
    QLineEdit *m_case;
    QLabel *m_said;
    PdfPane *m_page;
    QPushButton *m_adopt;
    QTemporaryDir m_pages;
    QString m_file;
    int m_trials = 0;
};

} // namespace anjuan::ui
