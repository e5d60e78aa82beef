#pragma once
#include <QtCore/QJsonObject>
#include <QtWidgets/QDialog>

#include "core/casework/volumes.h"

class QCheckBox;
class QComboBox;
class QSpinBox;

namespace anjuan::ui {

/// How dossiers are bound here 装订方式: how many pages a book holds, and where page numbers stand. As the unit does,
/// unless one says otherwise; that is kept in the user's profile.
class BindingDialog final : public QDialog {
    Q_OBJECT
public:
    BindingDialog(const casework::Binding &unit, QWidget *parent);

    /// What was chosen, as fields of dossier.build; empty: as the unit binds.
    static QJsonObject chosen();
    void accept() override;

private:
    QCheckBox *m_asUnit;
    QSpinBox *m_mostPages;
    QComboBox *m_numbers;
};

} // namespace anjuan::ui
