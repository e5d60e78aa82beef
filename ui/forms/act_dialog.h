#pragma once
#include <QtCore/QTimer>
#include <QtWidgets/QDialog>

#include "core/casework/copying.h"

#include "ui/forms/act_form.h"
#include "ui/forms/gate_panel.h"

class QLabel;
class QPushButton;

namespace anjuan::ui {

class DraftPreview;

/// One act from form to record: the fields, what the rules say of them while they are typed, and the button that
/// submits. What was typed and not submitted is kept as a draft.
class ActDialog final : public QDialog {
    Q_OBJECT
public:
    ActDialog(Desk &desk, const casework::Act &act, const std::optional<CaseId> &caseId, FormContext context,
              QWidget *parent);

    ActForm *form() const { return m_form; }
    void setDraft(const QJsonObject &draft);
    /// Words of the case in whose likeness this one was opened, and which fields have blanks.
    void takeOver(const casework::Copied &copied);
    /// On a copy of a case: what is signed goes to a file for the PC that handles it, not into the chain here.
    void signToFile(const QString &holderName);

Q_SIGNALS:
    void recorded(const casework::Outcome &outcome);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void done(int result) override;

private:
    std::shared_ptr<casework::Request> request() const;
    QString draftKey() const;
    void build();
    void showStandingGates();
    QWidget *makeHead();
    QWidget *makeFoot();
    void edited();
    void consider();
    void showFindings(const std::vector<cases::GateFinding> &findings, int asked);
    void submit();
    void sign(const QString &file);
    void signedTo(const QString &file, const Result<QString> &hash);
    void submitted(const Result<casework::Outcome> &outcome);
    void say(const QString &text, bool isProblem);
    void keepDraft();

    Desk &m_desk;
    const casework::Act &m_act;
    std::optional<CaseId> m_caseId;
    FormContext m_context;
    ActForm *m_form = nullptr;
    GatePanel *m_gates = nullptr;
    QLabel *m_message = nullptr;
    QPushButton *m_submit = nullptr;
    DraftPreview *m_preview = nullptr; // of document.make
    QTimer m_considerSoon;
    QTimer m_draftSoon;
    int m_asked = 0; // answers to older questions are dropped
    bool m_recorded = false;
    bool m_dirty = false;
    bool m_wantsFields = false; // and says so
    QString m_holderName;       // whose PC takes it in; empty: this one
};

/// Loads what the form needs and opens it over `parent`. `preset` fills fields; a draft fills what it does not.
/// `recorded` is told what came of it once the act is in the chain. With a `holderName` it is signed to a file for that
/// PC.
void openAct(QWidget *parent, Desk &desk, const QString &act, const std::optional<CaseId> &caseId,
             const QJsonObject &preset = {}, const std::function<void(const casework::Outcome &)> &recorded = {},
             const QString &holderName = {});

} // namespace anjuan::ui
