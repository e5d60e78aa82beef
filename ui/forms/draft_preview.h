#pragma once
#include <QtCore/QTemporaryDir>
#include <QtWidgets/QWidget>

#include "ui/forms/form_context.h"

class QLabel;

namespace anjuan::ui {

class PdfPane;

/// The page of a document as it would be, drawn anew while it is written, and what is doubtful in its words.
class DraftPreview final : public QWidget {
    Q_OBJECT
public:
    DraftPreview(Desk &desk, const CaseId &caseId, QWidget *parent);
    /// `with`: the fields of document.make as they stand.
    void show(const QJsonObject &with);

private:
    void showDraft(const Result<casework::Draft> &draft);

    Desk &m_desk;
    CaseId m_case;
    PdfPane *m_page;
    QLabel *m_remarks;
    QTemporaryDir m_pages;
    int m_asked = 0; // answers to older questions are dropped
};

} // namespace anjuan::ui
