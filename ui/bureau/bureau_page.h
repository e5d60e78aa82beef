#pragma once
#include <QtWidgets/QWidget>

#include "core/casework/bureau.h"

#include "ui/common/desk.h"
#include "ui/common/row_model.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace anjuan::ui {

/// The bureau's page 上级局: the units that upload to it, what came in, what goes back.
class BureauPage final : public QWidget {
    Q_OBJECT
public:
    BureauPage(Desk &desk, QWidget *parent);
    void refresh();

Q_SIGNALS:
    /// A unit's cases, as of its last upload, for reading.
    void openUnit(const QString &folder);

private:
    RowModel<casework::UnitRow> *makeModel();
    QWidget *makeFolders();
    QWidget *makeButtons();
    QString sinceText(const QString &instant) const;
    void follow();
    void takeUploads();
    void returnRows();
    void saveCard();
    void writeCard(const QString &file);

    Desk &m_desk;
    RowModel<casework::UnitRow> *m_model;
    QTableView *m_units;
    QLineEdit *m_drop;
    QLineEdit *m_receipts;
    QPushButton *m_take;
    QPushButton *m_open;
    QPushButton *m_return;
    QPushButton *m_order;
    QPushButton *m_card;
    QPushButton *m_pin;
    QLabel *m_message;
};

} // namespace anjuan::ui
