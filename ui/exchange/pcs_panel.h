#pragma once
#include <QtWidgets/QWidget>

#include "core/casework/bureau.h"

#include "ui/common/desk.h"
#include "ui/common/row_model.h"

class QLabel;
class QPushButton;
class QTableView;

namespace anjuan::ui {

/// The PCs of the unit 电脑: which is this one, which keeps the unit's chain; how another joins, and who is the bureau.
class PcsPanel final : public QWidget {
    Q_OBJECT
public:
    PcsPanel(Desk &desk, QWidget *parent);
    void refresh();

private:
    QPushButton *addButton(const QString &text, const char *name, void (PcsPanel::*work)());
    RowModel<casework::PcRow> *makeModel();
    void showCard();
    void takeApplication();
    void readApplication(const QString &file);
    void exportUnit();
    void exportUnitFor(const QString &pcName);
    void writeUnit(const QString &file);
    void handOverOffice();
    void registerBureau();
    void pinBureau(const casework::BureauCard &card);
    void becomeBureau();

    Desk &m_desk;
    RowModel<casework::PcRow> *m_model;
    QTableView *m_table;
    std::vector<QPushButton *> m_buttons;
    std::vector<QPushButton *> m_ofHolder; // only where the unit's chain is
};

} // namespace anjuan::ui
