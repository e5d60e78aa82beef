#pragma once
#include <QtWidgets/QDialog>

#include "core/casework/joining.h"

#include "ui/common/desk.h"

class QLabel;
class QPagedPaintDevice;
class QPushButton;

namespace anjuan::ui {

/// One page with the unit, the code and the QR code.
void printJoinCard(const casework::JoinCard &card, const QByteArray &qrBytes, QPagedPaintDevice &device);

/// The card with which another PC joins the unit 开户卡: shown, saved as a file or printed.
class JoinCardDialog final : public QDialog {
    Q_OBJECT
public:
    JoinCardDialog(Desk &desk, QWidget *parent);

private:
    struct Card {
        casework::JoinCard card;
        QByteArray file;
        QByteArray qr;
    };
    void build();
    void show(const Result<Card> &card);
    void save();
    void print();

    Desk &m_desk;
    QLabel *m_unit;
    QLabel *m_code;
    QLabel *m_picture;
    QLabel *m_message;
    QPushButton *m_save;
    QPushButton *m_print;
    Card m_card;
};

} // namespace anjuan::ui
