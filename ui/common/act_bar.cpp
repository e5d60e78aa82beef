#include "ui/common/act_bar.h"

#include <QtWidgets/QGridLayout>
#include <QtWidgets/QPushButton>

#include "ui/common/words.h"
#include "ui/forms/gate_panel.h"

namespace anjuan::ui {

ActBar::ActBar(const QStringList &acts, QWidget *parent) : QWidget(parent)
{
    constexpr int kPerRow = 6;
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(6);
    int at = 0;
    for (const QString &act : acts) {
        auto *button = new QPushButton(Words::actName(act), this);
        button->setObjectName(QStringLiteral("act:") + act);
        button->setAutoDefault(false);
        grid->addWidget(button, at / kPerRow, at % kPerRow);
        connect(button, &QPushButton::clicked, this, [this, act] { Q_EMIT chosen(act); });
        m_buttons.emplace_back(act, button);
        ++at;
    }
    grid->setColumnStretch(kPerRow, 1);
}

void ActBar::follow(const std::vector<casework::NextAct> &next)
{
    for (const auto &[act, button] : m_buttons) {
        for (const casework::NextAct &entry : next) {
            if (entry.act != act)
                continue;
            button->setEnabled(entry.roleAllows);
            QStringList lines;
            if (!entry.roleAllows)
                lines.append(
                    Words::tr("Your roles do not cover this. Who can do it: %1").arg(entry.rolesZh).toHtmlEscaped());
            for (const cases::GateFinding &finding : entry.findings)
                lines.append(findingHtml(finding));
            button->setToolTip(lines.join(QStringLiteral("<br>")));
        }
    }
}

} // namespace anjuan::ui
