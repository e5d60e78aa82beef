#pragma once
#include <functional>
#include <optional>

#include <QtCore/QStringList>
#include <QtWidgets/QWidget>

#include "core/casework/views.h"

class QPushButton;

namespace anjuan::ui {

/// A row of buttons, one for each act, which wraps where the row is full. Each is named `act:<act>`.
class ActBar final : public QWidget {
    Q_OBJECT
public:
    ActBar(const QStringList &acts, QWidget *parent);
    /// Greys acts the person has no role for, and tells in the tip what stands in the way of the others.
    void follow(const std::vector<casework::NextAct> &next, const QStringList &roles);
    /// Nothing can be recorded: every button is grey and says why. An empty reason gives them back.
    void block(const QString &why);
    /// Only these acts are shown, all without a list; with none of its own the bar goes. On a copy of a case most acts
    /// cannot be recorded.
    void offerOnly(const std::optional<QStringList> &acts);

Q_SIGNALS:
    void chosen(const QString &act);

private:
    std::vector<std::pair<QString, QPushButton *>> m_buttons;
    QString m_blocked;
};

} // namespace anjuan::ui
