#pragma once
#include <QtWidgets/QDialog>

#include "ui/common/desk.h"

class QCheckBox;
class QPushButton;

namespace anjuan::ui {

/// Shows the recovery card once 恢复卡: it is kept nowhere in the library.
class RecoveryDialog final : public QDialog {
    Q_OBJECT
public:
    RecoveryDialog(Desk &desk, const casework::RecoveryCard &card, QWidget *parent);

protected:
    void reject() override;

private:
    void save();
    void print();
    void kept();

    Desk &m_desk;
    casework::LibraryInfo m_info;
    casework::RecoveryCard m_card;
    QString m_text;
    QCheckBox *m_kept;
    QPushButton *m_done;
};

} // namespace anjuan::ui
