#pragma once
#include <QtWidgets/QDialog>

#include "core/casework/joining.h"

#include "ui/common/desk.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace anjuan::ui {

class JoinerRow;

/// On a PC that joins the unit 加入本单位: the card's unit and code to compare by eye, the PC's name, who will log in,
/// the folder; then the application is saved as a file.
class JoinDialog final : public QDialog {
    Q_OBJECT
public:
    JoinDialog(Desk &desk, const QString &cardFile, QWidget *parent);

Q_SIGNALS:
    /// The folder waits for the administrator's answer.
    void applied(const QString &dir);

protected:
    void done(int result) override;

private:
    void build();
    QWidget *makeHead();
    QWidget *makePeople();
    void chooseCard();
    void read(const QString &cardFile);
    void show(const casework::JoinCard &card);
    void addRow(const casework::JoinCard::Person *known);
    void propose();
    QString problem() const;
    void submit();
    void apply(const QString &file);

    Desk &m_desk;
    std::optional<casework::JoinCard> m_card;
    QLabel *m_unit;
    QLabel *m_code;
    QLineEdit *m_pc;
    QLineEdit *m_folder;
    QLineEdit *m_group;
    QWidget *m_body = nullptr;
    QVBoxLayout *m_rows = nullptr;
    std::vector<JoinerRow *> m_joiners;
    QLabel *m_message;
    QPushButton *m_submit;
};

} // namespace anjuan::ui
