#pragma once
#include <QtCore/QCoreApplication>
#include <QtWidgets/QDialog>

class QLabel;
class QPushButton;
class QScrollArea;

namespace anjuan::ui {

/// What the dialogs over several cases have in common.
class SeveralCases {
    Q_DECLARE_TR_FUNCTIONS(anjuan::ui::SeveralCases)
public:
    struct Foot {
        QWidget *row;
        QLabel *message;
        QPushButton *submit;
    };
    /// A message beside 关闭, which rejects the dialog, and 提交并签名, which the dialog connects.
    static Foot makeFoot(QDialog *dialog);
    /// The cases left out, a line each with its reason; hidden where there is none.
    static QLabel *makeLeftOut(const QStringList &lines, QWidget *parent);
    /// `what` in a frame that scrolls up and down alone.
    static QScrollArea *scrolling(QWidget *what, QWidget *parent);
};

} // namespace anjuan::ui
