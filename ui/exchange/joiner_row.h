#pragma once
#include <QtWidgets/QWidget>

#include "core/casework/joining.h"

class QCheckBox;
class QLineEdit;

namespace anjuan::ui {

class PasswordMeter;

/// One person who will log in on the PC that joins: ticked from the card, or typed in, with a password twice.
class JoinerRow final : public QWidget {
    Q_OBJECT
public:
    /// Without `known`, somebody new.
    JoinerRow(const casework::JoinCard::Person *known, const QStringList &unitWords, bool demo, QWidget *parent);
    bool isWanted() const;
    /// What is still wrong with it, in words; empty where it may be used.
    QString problem() const;
    casework::Joiner joiner() const;
    QString name() const;
    /// For the one person of a unit of one, and for a new person.
    void setWanted(bool wanted);
    void wipe();

private:
    void tellKnown();

    PersonId m_known;
    QStringList m_unitWords;
    bool m_demo;
    QCheckBox *m_tick;
    QLineEdit *m_name;
    QLineEdit *m_login;
    QLineEdit *m_password;
    QLineEdit *m_again;
    PasswordMeter *m_meter;
};

} // namespace anjuan::ui
