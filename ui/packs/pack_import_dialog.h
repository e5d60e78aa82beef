#pragma once
#include <QtWidgets/QDialog>

#include "core/casework/pack_views.h"

#include "ui/common/desk.h"
#include "ui/common/row_model.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace anjuan::ui {

/// What a file holds, before anything is adopted: every fault with its sheet and cell, every doubt, the difference to
/// the pack in force. It can be adopted only without a fault.
class PackImportDialog final : public QDialog {
    Q_OBJECT
public:
    /// Looks the file through in the lane, then shows the dialog; what cannot be read is told at once.
    static void begin(Desk &desk, const QString &file, QWidget *parent);

private:
    PackImportDialog(Desk &desk, const QString &file, casework::PackPreview preview, QWidget *parent);
    QString verdict() const;
    void adopt();

    Desk &m_desk;
    QString m_file;
    casework::PackPreview m_preview;
    QLineEdit *m_reason;
    QLabel *m_message;
    QPushButton *m_adopt;
};

} // namespace anjuan::ui
