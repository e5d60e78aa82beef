#include "ui/office/act_menus.h"

#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>

#include "ui/common/flow_layout.h"
#include "ui/common/words.h"

namespace anjuan::ui {

ActMenus::ActMenus(QWidget *parent) : QWidget(parent)
{
    new FlowLayout(this);
    const auto act = [](std::initializer_list<const char *> names) {
        QStringList all;
        for (const char *name : names)
            all += QLatin1String(name);
        return all;
    };
    add("people", tr("People and roles"),
        act({"office.register_person", "office.grant_role", "office.end_role", "", "office.delegate",
             "office.end_delegation"}));
    add("cards", tr("Cards"), act({"office.enter_credential", "office.note_credential_status"}));
    add("keys", tr("Passwords and administrators"),
        act({"office.issue_key", "office.revoke_key", "", "office.name_administrator", "office.remove_administrator"}));
    add("unit", tr("Unit"), act({"office.describe_unit", "office.rename_unit"}));
    add("numbers", tr("Document numbers"),
        act({"office.allot_numbers", "numbers.note_used", "numbers.void", "numbers.explain_gap", "", "forms.issue",
             "forms.void", "forms.write_off"}));
    add("rules", tr("Rules and forms"),
        act({"pack.adopt", "calendar.adopt", "", "form.adopt", "form.withdraw", "", "phrase.adopt",
             "phrase.withdraw"}));
    add("equipment", tr("Equipment"),
        act({"equipment.register", "equipment.hand", "equipment.check_clock", "equipment.retire"}));
}

QMenu *ActMenus::add(const char *name, const QString &title, const QStringList &acts)
{
    auto *button = new QPushButton(title, this);
    button->setObjectName(QStringLiteral("menu:") + QLatin1String(name));
    button->setAutoDefault(false);
    auto *menu = new QMenu(button);
    for (const QString &act : acts) {
        if (act.isEmpty()) {
            menu->addSeparator();
            continue;
        }
        auto *entry = menu->addAction(Words::actName(act));
        entry->setObjectName(QStringLiteral("act:") + act);
        connect(entry, &QAction::triggered, this, [this, act] { Q_EMIT chosen(act); });
    }
    button->setMenu(menu);
    layout()->addWidget(button);
    m_menus.emplace_back(name, menu);
    return menu;
}

QAction *ActMenus::addFirst(const char *menu, const QString &text, const char *name)
{
    for (const auto &[known, entries] : m_menus) {
        if (QLatin1String(known) != QLatin1String(menu))
            continue;
        auto *entry = new QAction(text, entries);
        entry->setObjectName(QLatin1String(name));
        entries->insertAction(entries->actions().value(0), entry);
        return entry;
    }
    return nullptr;
}

} // namespace anjuan::ui
