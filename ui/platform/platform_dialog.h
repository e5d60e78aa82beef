#pragma once
#include <QtWidgets/QDialog>

#include "core/casework/platform.h"

#include "ui/common/desk.h"

class QComboBox;
class QDateEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;

namespace anjuan::ui {

/// What a province's platform asks of a case, in the order of its pages 平台录入单. It stays above the browser: one
/// key copies a field and goes on to the next. What was entered is noted with the platform's own number and
/// 行政行为码.
class PlatformDialog final : public QDialog {
    Q_OBJECT
public:
    PlatformDialog(Desk &desk, const CaseId &id, const QString &label, QWidget *parent);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeFoot();
    void load();
    void fill(const std::vector<casework::PlatformPageView> &pages);
    void showPage();
    void copy();
    void enter();

    Desk &m_desk;
    CaseId m_case;
    std::vector<casework::PlatformPageView> m_pages;
    QComboBox *m_page;
    QLabel *m_state;
    QTableWidget *m_fields;
    QLabel *m_copied;
    QDateEdit *m_on;
    QLineEdit *m_number;
    QLineEdit *m_code;
    QPushButton *m_enter;
};

} // namespace anjuan::ui
