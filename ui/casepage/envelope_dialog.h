#pragma once
#include <QtCore/QTemporaryDir>
#include <QtWidgets/QDialog>

#include "core/casework/envelopes.h"

#include "ui/common/desk.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace anjuan::ui {

class PdfPane;

/// An envelope or what goes on a courier's waybill: filled from the confirmed address, seen as it will be printed.
class EnvelopeDialog final : public QDialog {
    Q_OBJECT
public:
    /// `documents`: records of what goes in.
    EnvelopeDialog(Desk &desk, const CaseId &caseId, const QStringList &documents, QWidget *parent);

Q_SIGNALS:
    void drawn();

private:
    void build();
    void load(const QStringList &documents);
    void draw();
    void print();
    void save();
    documents::EnvelopeWords words() const;
    documents::Envelope envelope() const;

    Desk &m_desk;
    CaseId m_case;
    QComboBox *m_size;
    QLineEdit *m_name;
    QLineEdit *m_address;
    QLineEdit *m_postcode;
    QLineEdit *m_phone;
    QLineEdit *m_from;
    QLineEdit *m_fromAddress;
    QLineEdit *m_fromPostcode;
    QLineEdit *m_fromPhone;
    QPlainTextEdit *m_contents;
    QCheckBox *m_boxes;
    QLabel *m_message;
    PdfPane *m_page;
    QPushButton *m_print;
    QPushButton *m_save;
    QTemporaryDir m_pages;
    QString m_file; // as last drawn
    int m_asked = 0;
};

} // namespace anjuan::ui
