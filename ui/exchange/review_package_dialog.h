#pragma once
#include <QtWidgets/QDialog>

#include "ui/common/desk.h"

class QLabel;
class QPushButton;

namespace anjuan::ui {

class PassphraseBox;

/// A case goes to the reviewer as a package 送审包: locked by default, since identity cards are inside.
class ReviewPackageDialog final : public QDialog {
    Q_OBJECT
public:
    ReviewPackageDialog(Desk &desk, const CaseId &caseId, const QString &label, QWidget *parent);

private:
    void build();
    QString name() const;
    void submit();
    void write(const QString &file);
    void finished(const Result<casework::ExportedBundle> &bundle);

    Desk &m_desk;
    CaseId m_case;
    QString m_label;
    PassphraseBox *m_passphrase;
    QLabel *m_message;
    QPushButton *m_submit;
    QPushButton *m_outbox;
    QPushButton *m_close;
};

} // namespace anjuan::ui
