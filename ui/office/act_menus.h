#pragma once
#include <vector>

#include <QtCore/QStringList>
#include <QtWidgets/QWidget>

class QAction;
class QMenu;

namespace anjuan::ui {

/// The acts of a unit in a row of few buttons, each with a menu of what belongs together. An act's entry is named
/// `act:<act>`, a menu's button `menu:<name>`.
class ActMenus final : public QWidget {
    Q_OBJECT
public:
    explicit ActMenus(QWidget *parent);
    /// Another entry, at the top of the menu of that name.
    QAction *addFirst(const char *menu, const QString &text, const char *name);

Q_SIGNALS:
    void chosen(const QString &act);

private:
    QMenu *add(const char *name, const QString &title, const QStringList &acts);
    std::vector<std::pair<const char *, QMenu *>> m_menus;
};

} // namespace anjuan::ui
