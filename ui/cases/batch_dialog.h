#pragma once
#include <set>
#include <vector>

#include <QtCore/QTimer>
#include <QtWidgets/QDialog>

#include "core/casework/batch.h"

#include "ui/cases/case_model.h"
#include "ui/forms/act_form.h"

class QLabel;
class QPushButton;
class QStackedWidget;
class QTreeWidget;
class QTreeWidgetItem;

namespace anjuan::ui {

class GatePanel;

/// A case that was selected for a batch, and what its form needs.
struct BatchCase {
    casework::CaseRow row;
    FormContext context;
    QString whyNot;    // why this act is not for it now; empty where it is
    QJsonObject draft; // what was typed in it and not submitted, here or in the form of the case alone
};

/// One act in several cases 批量办理: each case has its own form, filled with what it knows; what is typed in one can
/// be put into the others. Each case gets a record of its own, signed together; those that fail are named and stay.
/// What was typed and not submitted is the draft of that act in that case.
class BatchDialog final : public QDialog {
    Q_OBJECT
public:
    BatchDialog(Desk &desk, const casework::Act &act, std::vector<BatchCase> cases, QWidget *parent);

protected:
    void done(int result) override;

private:
    struct Row {
        casework::CaseRow of;
        ActForm *form = nullptr;
        GatePanel *gates = nullptr;
        QTreeWidgetItem *line = nullptr;
        QJsonObject before; // values as the form opened
        bool recorded = false;
    };
    QWidget *makeForms();
    QWidget *makeFoot();
    void addCase(const BatchCase &one);
    void takeDraft(const BatchCase &one, const Row &row);
    QStringList leftOut() const;
    casework::Request requestOf(const Row &row) const;
    void alsoInOthers();
    using Findings = std::vector<std::pair<std::size_t, Result<std::vector<cases::GateFinding>>>>;
    void considerAll();
    void consider();
    void keepDrafts();
    void considered(const Findings &findings);
    bool check();
    bool isComplete() const;
    void submit();
    void submitted(const Result<std::vector<casework::BatchRow>> &rows);
    void say(const QString &text, bool isProblem);

    Desk &m_desk;
    const casework::Act &m_act;
    std::vector<BatchCase> m_cases;
    std::vector<Row> m_rows;
    QTreeWidget *m_list = nullptr;
    QStackedWidget *m_forms = nullptr;
    QLabel *m_message = nullptr;
    QPushButton *m_submit = nullptr;
    QTimer m_soon;
    QTimer m_draftSoon;
    std::set<std::size_t> m_changed; // cases whose form says something else now
    std::set<std::size_t> m_toKeep;  // cases whose draft is not that which lies there
    bool m_wantsFields = false;      // and says so
    bool m_continued = false;        // from a draft
};

/// The acts that can be done in several cases at once, in the order of a case.
const QStringList &batchActs();
/// Loads what the dialog needs for these cases and opens it over `parent`; where the act is for none of them, it says
/// why instead.
void actTogether(Desk &desk, QWidget *parent, const QString &act, const std::vector<casework::CaseRow> &rows);

} // namespace anjuan::ui
