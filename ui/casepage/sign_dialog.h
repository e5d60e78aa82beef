#pragma once
#include <QtWidgets/QDialog>

#include "core/casework/hand_signing.h"

#include "ui/common/desk.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace anjuan::ui {

class PdfPane;
class SignPad;

/// Signing a document on a pen tablet or with the mouse: the page as it is beside the area to write in.
class SignDialog final : public QDialog {
    Q_OBJECT
public:
    /// `names`: the likely signer of each role.
    SignDialog(Desk &desk, const CaseId &caseId, const QString &document, QHash<QString, QStringList> names,
               QWidget *parent);

Q_SIGNALS:
    void loaded();
    void signedNow();

private:
    void build();
    void load();
    void follow(const casework::Signing &signing);
    void followPlace();
    void followInk();
    void submit();
    void say(const QString &text, bool bad);

    Desk &m_desk;
    CaseId m_case;
    QString m_document;
    QString m_sha256;
    QHash<QString, QStringList> m_names;
    std::vector<casework::Signing::Place> m_places;
    PdfPane *m_page;
    QComboBox *m_place;
    QComboBox *m_role;
    QComboBox *m_name;
    SignPad *m_pad;
    QLabel *m_had;
    QLabel *m_message;
    QPushButton *m_undo;
    QPushButton *m_clear;
    QPushButton *m_submit;
};

} // namespace anjuan::ui
