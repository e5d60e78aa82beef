#pragma once
#include <QtWidgets/QWidget>

#include "ui/common/desk.h"
#include "ui/common/row_model.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;
class QTextBrowser;

namespace anjuan::ui {

/// Checks a library against its own chains and, if given, against a root from outside; says what each finding means and
/// what to do, and what the verdict does not prove 完整性核验.
class VerifyPanel final : public QWidget {
    Q_OBJECT
public:
    /// `folder` empty: the open library of the desk.
    VerifyPanel(Desk &desk, const QString &folder, QWidget *parent);
    /// Forgets the last verdict, and asks for the last clean check of the person logged in.
    void refresh();

Q_SIGNALS:
    void restoreWanted();

private:
    QWidget *makeButtons();
    QWidget *makeOutside();
    QWidget *makeFindings();
    void busy(bool isBusy);
    void askTrusted();
    void verify(bool contents);
    void run(const casework::VerifyOptions &options);
    void show(const casework::VerifyReport &report);
    void showFinding(int row);
    void tell(const QString &text, bool isProblem);
    void chooseOutside();
    void certify();
    void rebuild();
    void repair();
    QString dir() const;

    Desk &m_desk;
    QString m_folder;
    QPushButton *m_contents;
    QPushButton *m_structure;
    QComboBox *m_level;
    QLineEdit *m_outside;
    QLabel *m_outsideProblem;
    QPushButton *m_certificate;
    QPushButton *m_rebuild;
    QPushButton *m_repair;
    QPushButton *m_restore;
    QLabel *m_result;
    RowModel<casework::Finding> *m_model;
    QWidget *m_findingsBox = nullptr;
    QTableView *m_findings;
    QTextBrowser *m_detail;
    std::optional<casework::OutsideRoot> m_trusted;
    std::shared_ptr<casework::VerifyReport> m_report;
};

} // namespace anjuan::ui
