#include "ui/common/act_bar.h"

#include <QtWidgets/QPushButton>

#include "ui/common/flow_layout.h"
#include "ui/common/words.h"
#include "ui/forms/gate_panel.h"

namespace anjuan::ui {

ActBar::ActBar(const QStringList &acts, QWidget *parent) : QWidget(parent)
{
    auto *row = new FlowLayout(this);
    for (const QString &act : acts) {
        auto *button = new QPushButton(Words::actName(act), this);
        button->setObjectName(QStringLiteral("act:") + act);
        button->setAutoDefault(false);
        row->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, act] { Q_EMIT chosen(act); });
        m_buttons.emplace_back(act, button);
    }
}

void ActBar::follow(const std::vector<casework::NextAct> &next, const QStringList &roles)
{
    for (const auto &[name, button] : m_buttons) {
        const casework::Act *act = casework::findAct(name);
        if (!act)
            continue;
        const bool allowed = std::any_of(act->roles.begin(), act->roles.end(),
                                         [&roles](const QString &role) { return roles.contains(role); });
        button->setEnabled(allowed && m_blocked.isEmpty());
        QStringList lines;
        if (!m_blocked.isEmpty())
            lines.append(m_blocked.toHtmlEscaped());
        if (!allowed) {
            QStringList names;
            for (const QString &role : act->roles)
                names.append(Words::roleName(role));
            const QString who = names.join(Words::tr(", ", "between names"));
            lines.append(Words::tr("Your roles do not cover this. Who can do it: %1").arg(who).toHtmlEscaped());
        }
        for (const casework::NextAct &entry : next) {
            for (const cases::GateFinding &finding : entry.findings)
                lines.append(entry.act == name ? findingHtml(finding) : QString());
        }
        lines.removeAll(QString());
        button->setToolTip(lines.join(QStringLiteral("<br>")));
    }
}

void ActBar::block(const QString &why)
{
    if (why == m_blocked)
        return;
    m_blocked = why;
    for (const auto &[name, button] : m_buttons) {
        button->setEnabled(why.isEmpty());
        button->setToolTip(why.toHtmlEscaped());
    }
}

void ActBar::offerOnly(const std::optional<QStringList> &acts)
{
    bool any = false;
    for (const auto &[name, button] : m_buttons) {
        button->setVisible(!acts || acts->contains(name));
        any = any || !button->isHidden();
    }
    setVisible(any);
}

} // namespace anjuan::ui
