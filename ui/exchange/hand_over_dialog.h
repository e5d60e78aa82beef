#pragma once
#include <QtWidgets/QDialog>

#include "core/casework/handing.h"

#include "ui/common/desk.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace anjuan::ui {

class PassphraseBox;

/// What goes to another PC.
struct Handing {
    enum class What { Cases, Officer, Office, Again } what = What::Cases;
    std::vector<CaseId> cases;
    PersonId officer;   // who leaves
    QString toName;     // Again: the PC that they are on their way to
    QStringList labels; // what the user sees of it
};

/// To which PC, why, and where the package is written 移交.
class HandOverDialog final : public QDialog {
    Q_OBJECT
public:
    HandOverDialog(Desk &desk, const Handing &handing, QWidget *parent);

private:
    void build();
    QWidget *makePlace();
    QString about() const;
    void submit();
    void handOver(const QString &place);
    using Written = Result<casework::ExportedBundle>;
    template <class Work> void run(Work work);
    QString title() const;
    void finished(const Result<casework::ExportedBundle> &bundle);

    Desk &m_desk;
    Handing m_handing;
    QComboBox *m_pc;
    QComboBox *m_reason;
    QLineEdit *m_folder;
    PassphraseBox *m_passphrase;
    QLabel *m_message;
    QPushButton *m_submit;
    QPushButton *m_close;
};

} // namespace anjuan::ui
