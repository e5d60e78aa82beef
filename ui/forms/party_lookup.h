#pragma once
#include <QtCore/QTimer>
#include <QtWidgets/QWidget>

#include "core/casework/party_lookup.h"

#include "ui/common/desk.h"

class QCompleter;
class QLabel;
class QLineEdit;
class QStandardItemModel;

namespace anjuan::ui {

class ActForm;

/// Parties of earlier cases while a name or number is typed 当事人联想: each with how often it was penalised. One that
/// is chosen fills the fields, and its history stands in this line beneath the form.
class PartyLookup final : public QWidget {
    Q_OBJECT
public:
    /// Whether the form of that act enters a party's particulars.
    static bool isFor(const casework::Act &act);
    PartyLookup(Desk &desk, ActForm &form, const std::optional<CaseId> &besides, QWidget *parent);

private:
    void attach(const char *field);
    void look();
    void show(const std::vector<casework::KnownParty> &parties);
    void choose(int at);
    void tellHistory();

    Desk &m_desk;
    ActForm &m_form;
    std::optional<CaseId> m_besides;
    QLabel *m_history;
    QStandardItemModel *m_model;
    QTimer m_soon;
    QLineEdit *m_asking = nullptr; // where somebody types
    std::vector<QLineEdit *> m_lines;
    std::vector<casework::KnownParty> m_parties;
    int m_asked = 0;
};

} // namespace anjuan::ui
