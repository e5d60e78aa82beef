#pragma once
#include <QtWidgets/QWidget>

#include "core/base/secret.h"

#include "ui/common/prompt.h"

class QCheckBox;
class QLineEdit;

namespace anjuan::ui {

/// Four groups of four letters and digits that nobody mistakes for one another: for reading over the telephone.
QString newPassphrase();

/// Whether a package is locked, and with which words 口令: proposed, shown large, to be copied or printed.
class PassphraseBox final : public QWidget {
    Q_OBJECT
public:
    PassphraseBox(bool isOn, QWidget *parent);
    /// Empty where no passphrase is wanted.
    Secret secret() const;
    bool isOn() const;
    /// The package is written: its passphrase stands for noting it down.
    void freeze();
    /// What the printed slip says it is for.
    void setAbout(const QString &about) { m_about = about; }

private:
    void print();

    QCheckBox *m_on;
    QLineEdit *m_words;
    QString m_about;
};

} // namespace anjuan::ui
