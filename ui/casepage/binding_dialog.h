#pragma once
#include <QtCore/QJsonObject>
#include <QtWidgets/QDialog>

class QComboBox;
class QSpinBox;

namespace anjuan::ui {

/// How dossiers are bound here 装订方式: how many pages a book holds, and where page numbers stand. Kept in the user's
/// profile.
class BindingDialog final : public QDialog {
    Q_OBJECT
public:
    explicit BindingDialog(QWidget *parent);

    /// What was chosen, as fields of dossier.build; empty where nobody chose yet, and the core decides.
    static QJsonObject chosen();
    void accept() override;

private:
    QSpinBox *m_mostPages;
    QComboBox *m_numbers;
};

} // namespace anjuan::ui
