#include "ui/forms/gate_panel.h"

#include <algorithm>
#include <iterator>

#include <QtCore/QJsonObject>
#include <QtWidgets/QLabel>
#include <QtWidgets/QVBoxLayout>

#include "ui/common/look.h"
#include "ui/common/words.h"
#include "ui/forms/reason_edit.h"
#include "ui/forms/typed_words.h"

namespace anjuan::ui {

QString findingHtml(const cases::GateFinding &finding)
{
    const Words::Rule words = Words::rule(finding.rule, finding.args);
    QString sort = Words::tr("Flaw");
    if (finding.gateClass == cases::GateClass::Stop)
        sort = Words::tr("Hard stop");
    else if (finding.gateClass == cases::GateClass::GoOn && finding.clearance == cases::Clearance::Reason)
        sort = Words::tr("Reason needed");
    else if (finding.gateClass == cases::GateClass::GoOn)
        sort = Words::tr("Approval needed");
    QString html = QStringLiteral("<b style='color:%1'>%2</b>&nbsp; %3")
                       .arg(colourOf(finding.gateClass), sort.toHtmlEscaped(), words.text.toHtmlEscaped());
    QStringList rest;
    if (!words.who.isEmpty() && finding.gateClass != cases::GateClass::Flaw)
        rest.append(Words::tr("Who can clear it: %1").arg(words.who));
    if (!words.cure.isEmpty())
        rest.append(Words::tr("Cure: %1").arg(words.cure));
    if (!words.source.isEmpty())
        rest.append(Words::tr("Source: %1").arg(words.source));
    if (!rest.isEmpty())
        html += look::toned(QStringLiteral("<br><span style='color:#5f6368'>%1</span>"))
                    .arg(rest.join(QStringLiteral(" | ")).toHtmlEscaped());
    return html;
}

GatePanel::GatePanel(QWidget *parent) : QWidget(parent), m_rows(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("gatePanel"));
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(4);
}

void GatePanel::show(const std::vector<cases::GateFinding> &all)
{
    // What was cleared elsewhere, as by the reason of the proposal, asks nothing here.
    std::vector<cases::GateFinding> findings;
    std::copy_if(all.begin(), all.end(), std::back_inserter(findings), [this](const cases::GateFinding &finding) {
        return !finding.cleared || !m_typed[finding.rule].trimmed().isEmpty();
    });
    m_blocks = std::any_of(findings.begin(), findings.end(), [](const auto &finding) { return finding.blocks(); });
    auto sameRules = [](const cases::GateFinding &a, const cases::GateFinding &b) {
        return a.rule == b.rule && a.args == b.args && a.gateClass == b.gateClass;
    };
    // A reason being typed clears its finding: the line under the cursor must stay where it is.
    if (std::equal(findings.begin(), findings.end(), m_shown.begin(), m_shown.end(), sameRules))
        return;
    m_shown = findings;
    m_lines.clear();
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const cases::GateFinding &finding : findings)
        addFinding(finding);
    m_rows->addStretch(); // beneath them, not between
    Q_EMIT shown(!findings.empty());
}

void GatePanel::addFinding(const cases::GateFinding &finding)
{
    auto *label = new QLabel(findingHtml(finding), this);
    label->setObjectName(QStringLiteral("finding:") + finding.rule);
    label->setTextFormat(Qt::RichText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_rows->addWidget(label);
    if (finding.gateClass != cases::GateClass::GoOn || finding.clearance != cases::Clearance::Reason)
        return;
    auto *line = new ReasonEdit(m_typed[finding.rule], this);
    line->setObjectName(QStringLiteral("reason:") + finding.rule);
    line->setPlaceholderText(tr("Give the reason; it is recorded with the act"));
    m_lines[finding.rule] = line;
    m_rows->addWidget(line);
    connect(line, &QPlainTextEdit::textChanged, this, [this, line, rule = finding.rule] {
        m_typed[rule] = line->toPlainText();
        Q_EMIT reasonEdited();
    });
}

QJsonArray GatePanel::reasons() const
{
    QJsonArray reasons;
    for (const auto &[rule, line] : m_lines) {
        const QString reason = typedWords(line->toPlainText());
        if (!reason.isEmpty())
            reasons.append(QJsonObject{{QStringLiteral("rule"), rule}, {QStringLiteral("reason"), reason}});
    }
    return reasons;
}

void GatePanel::setReasons(const QJsonArray &reasons)
{
    for (const QJsonValue &reason : reasons)
        m_typed[reason[QStringLiteral("rule")].toString()] = reason[QStringLiteral("reason")].toString();
}

} // namespace anjuan::ui
