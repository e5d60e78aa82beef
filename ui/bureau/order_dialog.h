#pragma once
#include <QtWidgets/QDialog>

#include "core/casework/bureau.h"

#include "ui/common/desk.h"

class QComboBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace anjuan::ui {

class ActForm;
struct FormContext;

/// The bureau asks something of a case that a unit uploaded 督办: signed to a file that goes to the unit.
class OrderDialog final : public QDialog {
    Q_OBJECT
public:
    OrderDialog(Desk &desk, const casework::UnitRow &unit, QWidget *parent);

private:
    void load();
    void show(const std::vector<casework::CaseRow> &rows, const FormContext &context);
    void submit();
    void sign(const QString &file);

    Desk &m_desk;
    casework::UnitRow m_unit;
    QComboBox *m_case;
    ActForm *m_form = nullptr;
    QVBoxLayout *m_middle;
    QLabel *m_message;
    QPushButton *m_submit;
};

} // namespace anjuan::ui
