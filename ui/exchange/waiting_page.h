#pragma once
#include <QtWidgets/QWidget>

#include "core/casework/joining.h"

#include "ui/common/desk.h"

class QLabel;
class QPushButton;

namespace anjuan::ui {

/// A folder that has applied and waits for the administrator's answer 等待管理员.
class WaitingPage final : public QWidget {
    Q_OBJECT
public:
    WaitingPage(Desk &desk, QWidget *parent);
    void show(const QString &dir);

Q_SIGNALS:
    void joined(const QString &dir);
    void back();

private:
    void build();
    void saveAgain();
    void finish();
    void finishWith(const QString &bundle);

    Desk &m_desk;
    QString m_dir;
    std::optional<casework::Waiting> m_waiting;
    QLabel *m_unit;
    QLabel *m_who;
    QLabel *m_code;
    QLabel *m_message;
    QPushButton *m_again;
    QPushButton *m_finish;
};

} // namespace anjuan::ui
