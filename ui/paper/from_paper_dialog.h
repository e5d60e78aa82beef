#pragma once
#include <array>

#include <QtWidgets/QDialog>

#include "core/casework/from_paper.h"

#include "ui/forms/act_form.h"

class QLabel;
class QPushButton;
class QStackedWidget;

namespace anjuan::ui {

/// A case that was kept on paper goes on here 接续办理, in three leaves: the clue, the party, how far the paper goes
/// with its scan. All three are recorded together, or nothing is.
class FromPaperDialog final : public QDialog {
    Q_OBJECT
public:
    FromPaperDialog(Desk &desk, FormContext context, QWidget *parent);

    /// Loads what the forms need and opens the dialog over `parent`.
    static void openOver(QWidget *parent, Desk &desk, const std::function<void(const CaseId &)> &taken);

Q_SIGNALS:
    void taken(const CaseId &id);

private:
    static constexpr std::size_t kLeaves = 3;
    void addLeaf(std::size_t at, const char *act, const QString &help);
    QWidget *makeFoot();
    void turnTo(int leaf);
    void next();
    void submit();
    void submitted(const Result<CaseId> &result, casework::PaperStep at);
    void say(const QString &text, bool isProblem);
    /// What is odd and not told yet 日期存疑: false, and told, where there is something.
    bool confirmed();

    Desk &m_desk;
    FormContext m_context;
    QStackedWidget *m_leaves;
    std::array<ActForm *, kLeaves> m_forms{};
    QLabel *m_where;
    QLabel *m_message;
    QPushButton *m_back;
    QPushButton *m_next;
    bool m_wantsFields = false; // and says so
    QStringList m_told;         // what was odd when it was submitted last
};

} // namespace anjuan::ui
