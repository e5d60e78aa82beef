#pragma once
#include <QtWidgets/QDialog>

#include "core/casework/table_rows.h"

#include "ui/common/desk.h"

class QComboBox;
class QFormLayout;
class QLabel;
class QListWidget;
class QPushButton;
class QTableWidget;

namespace anjuan::ui {

/// A table of which each row becomes a case, a ledger of past cases or a day at the roadside, or a person of the unit.
/// Typed in, pasted, or
/// read from a spreadsheet with its columns mapped; every fault is marked in its cell before anything is recorded.
class TableDialog final : public QDialog {
    Q_OBJECT
public:
    TableDialog(Desk &desk, casework::TableUse use, QWidget *parent);

    /// Reads a spreadsheet into the table.
    void load(const QString &path);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    static constexpr int kEmptyRows = 10;
    struct Checked {
        casework::TablePreview preview;
        QString fault; // of the whole table
    };
    QWidget *makeHead();
    QWidget *makeFoot();
    void makeMapping();
    void showSheet(int index);
    void fill();
    QString unmatched() const;
    void paste(const QString &text);
    void fillDown();
    void keepOnly(const std::vector<casework::TableFault> &refused);
    std::vector<int> columnsIn(const QString &line) const;
    QString countText(int rows, bool done) const;
    sheets::Sheet typed() const;
    void check();
    void mark(const Checked &checked);
    void submit();
    void taken(const Result<casework::TableTaken> &result);
    QStringList officers() const;

    Desk &m_desk;
    casework::TableUse m_use;
    sheets::Workbook m_book; // as the file has it
    sheets::Sheet m_sheet;   // the one of it that is read
    QTableWidget *m_table;
    QFormLayout *m_mapping = nullptr;
    std::vector<QComboBox *> m_columns;
    QListWidget *m_officers = nullptr;
    QLabel *m_said;
    QPushButton *m_submit;
    casework::TablePreview m_preview;
    QStringList m_refused; // what was said when the others were recorded
    int m_asked = 0;
    bool m_filling = false;
};

} // namespace anjuan::ui
