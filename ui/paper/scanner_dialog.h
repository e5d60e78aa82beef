#pragma once
#include <QtWidgets/QDialog>

#include "core/documents/scanner.h"

#include "ui/common/desk.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace anjuan::ui {

/// Which scanner, from where, in colour or not 从扫描仪扫描. What was chosen last stands there again.
class ScannerDialog final : public QDialog {
    Q_OBJECT
public:
    ScannerDialog(Desk &desk, QWidget *parent);
    documents::ScanWish wish() const;

Q_SIGNALS:
    /// The scanners are known, or why there are none.
    void looked();

private:
    void look();
    void ask();
    void remember();
    void say(const QString &text, bool bad);

    Desk &m_desk;
    QLabel *m_said;
    QComboBox *m_scanner;
    QComboBox *m_source;
    QComboBox *m_colour;
    QComboBox *m_dpi;
    QPushButton *m_scan;
};

} // namespace anjuan::ui
