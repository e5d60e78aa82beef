#pragma once
#include <vector>

#include <QtCore/QTimer>
#include <QtWidgets/QDialog>

#include "core/casework/discussions.h"

#include "ui/cases/case_model.h"
#include "ui/forms/act_form.h"

class QLabel;
class QPushButton;
class QStackedWidget;
class QTreeWidget;

namespace anjuan::ui {

/// Minutes of one meeting about several cases 集体讨论(多案): the meeting once, and for each case what was said of it,
/// its result and its votes. What was typed and not submitted is kept as a draft.
class DiscussionDialog final : public QDialog {
    Q_OBJECT
public:
    DiscussionDialog(Desk &desk, std::vector<casework::DiscussableCase> cases, FormContext context, QWidget *parent);

    void setDraft(const QJsonObject &draft);
    static QString draftKey(const PersonId &me);

protected:
    void done(int result) override;

private:
    struct Row {
        casework::DiscussableCase of;
        ActForm *form;
    };
    QWidget *makeMeeting();
    QWidget *makeCases();
    QWidget *makeFoot();
    QStringList leftOut() const;
    void follow();
    void votesToAll();
    bool check();
    void submit();
    void submitted(const Result<casework::DiscussionHeld> &held);
    void say(const QString &text, bool isProblem);
    void edited();
    void keepDraft();

    Desk &m_desk;
    std::vector<casework::DiscussableCase> m_cases; // those that were selected
    FormContext m_context;
    casework::Act m_shared; // the fields of the meeting, and those of each case
    casework::Act m_own;
    ActForm *m_meeting = nullptr;
    std::vector<Row> m_rows;
    QTreeWidget *m_list = nullptr;
    QStackedWidget *m_forms = nullptr;
    QLabel *m_message = nullptr;
    QPushButton *m_submit = nullptr;
    QTimer m_draftSoon;
    bool m_dirty = false;
    bool m_recorded = false;
    bool m_wantsFields = false; // and says so
};

/// Loads what the dialog needs and opens it over `parent` for these cases; those that take no minutes here are named
/// in it and left out. Where none of them can, it says why instead.
void discussTogether(Desk &desk, QWidget *parent, const std::vector<casework::CaseRow> &rows);

} // namespace anjuan::ui
