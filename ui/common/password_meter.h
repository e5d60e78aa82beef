#pragma once
#include <QtWidgets/QWidget>

#include "core/casework/credentials.h"

class QLabel;
class QLineEdit;
class QProgressBar;

namespace anjuan::ui {

/// Says in words and in length how long the password in a line would hold 口令强度.
class PasswordMeter final : public QWidget {
    Q_OBJECT
public:
    /// Follows `line`, which outlives it.
    PasswordMeter(QLineEdit *line, QWidget *parent);
    /// What anybody knows of its owner: the unit's name, their own, the log-in.
    void setKnown(const QStringList &known);
    /// What is still wrong with it; empty where it may be used.
    QString problem() const;
    bool isEnough() const { return m_strength.enough; }

private:
    void rate();

    QLineEdit *m_line;
    QProgressBar *m_bar;
    QLabel *m_words;
    QStringList m_known;
    casework::PasswordStrength m_strength;
};

/// A line for a password: nothing of it is shown, suggested or kept.
QLineEdit *makePasswordLine(const char *name, QWidget *parent);

} // namespace anjuan::ui
