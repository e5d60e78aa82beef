#pragma once
#include <QtWidgets/QDialog>

#include "core/casework/statistics_sheet.h"

#include "ui/common/desk.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace anjuan::ui {

/// What a unit without an upload reported on paper, typed in for the sum.
class FiguresDialog final : public QDialog {
    Q_OBJECT
public:
    FiguresDialog(Desk &desk, const casework::StatSheet &sheet, QWidget *parent);

private:
    void submit();

    Desk &m_desk;
    QDate m_from, m_to;
    QLineEdit *m_unit;
    QLineEdit *m_source;
    struct Figure {
        casework::SheetColumn column;
        QLineEdit *line;
    };
    std::vector<Figure> m_figures;
    QLabel *m_said;
    QPushButton *m_submit;
};

} // namespace anjuan::ui
