#pragma once
#include <QtWidgets/QDialog>

#include "core/casework/copies.h"

#include "ui/common/desk.h"
#include "ui/common/row_model.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;

namespace anjuan::ui {

/// A masked copy for the party or a court: first what goes, what is covered and what stays, then the file.
class CopyDialog final : public QDialog {
    Q_OBJECT
public:
    CopyDialog(Desk &desk, const CaseId &caseId, const QString &fileStem, QWidget *parent);

Q_SIGNALS:
    /// The file was written and noted.
    void made(const QString &file);

private:
    void build();
    void plan();
    void turn(const QModelIndex &index);
    void submit();
    void write(const QString &file);
    casework::CopyRequest request() const;

    Desk &m_desk;
    CaseId m_case;
    QString m_stem;
    QComboBox *m_profile;
    QLineEdit *m_receiver;
    QLineEdit *m_purpose;
    QLineEdit *m_also;
    RowModel<casework::CopyPiece> *m_model;
    QTableView *m_table;
    QLabel *m_message;
    QPushButton *m_stay;
    QPushButton *m_submit;
    QStringList m_leaveOut; // records
    int m_asked = 0;
};

} // namespace anjuan::ui
