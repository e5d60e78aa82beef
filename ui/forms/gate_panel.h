#pragma once
#include <map>
#include <vector>

#include <QtCore/QJsonArray>
#include <QtWidgets/QWidget>

#include "core/cases/gates.h"

class QVBoxLayout;

namespace anjuan::ui {

class ReasonEdit;

/// What the rules say of the act in the form: hard stops in red with who clears them, what a reason clears in amber
/// with a box for the reason, flaws in grey.
class GatePanel final : public QWidget {
    Q_OBJECT
public:
    explicit GatePanel(QWidget *parent);
    void show(const std::vector<cases::GateFinding> &findings);
    /// [{"rule","reason"}] of the reasons typed.
    QJsonArray reasons() const;
    void setReasons(const QJsonArray &reasons);
    bool blocks() const { return m_blocks; }

Q_SIGNALS:
    void reasonEdited();
    /// After each judgement: whether there is anything to read.
    void shown(bool anything);

private:
    void addFinding(const cases::GateFinding &finding);
    QVBoxLayout *m_rows;
    std::vector<cases::GateFinding> m_shown;
    std::map<QString, ReasonEdit *> m_lines;
    std::map<QString, QString> m_typed; // by rule; outlives a finding that comes and goes while typing
    bool m_blocks = false;
};

/// One finding as rich text: its sort, the rule's words, source and who can clear it.
QString findingHtml(const cases::GateFinding &finding);

} // namespace anjuan::ui
