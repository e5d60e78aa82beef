#include "ui/cases/several_cases.h"

#include <QtWidgets/QHBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>

#include "ui/common/look.h"
#include "ui/exchange/parts.h"

namespace anjuan::ui {

SeveralCases::Foot SeveralCases::makeFoot(QDialog *dialog)
{
    auto *foot = new QWidget(dialog);
    auto *row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    QLabel *message = Exchange::makeMessage(foot);
    auto *close = new QPushButton(tr("Close (Esc)"), foot);
    close->setObjectName(QStringLiteral("close"));
    close->setAutoDefault(false);
    QObject::connect(close, &QPushButton::clicked, dialog, &QDialog::reject);
    auto *submit = new QPushButton(tr("Submit and sign (Ctrl+Enter)"), foot);
    submit->setObjectName(QStringLiteral("submit"));
    submit->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
    submit->setAutoDefault(false);
    row->addWidget(message, 1);
    row->addWidget(close);
    row->addWidget(submit);
    return {foot, message, submit};
}

QLabel *SeveralCases::makeLeftOut(const QStringList &lines, QWidget *parent)
{
    auto *left = new QLabel(lines.join(QLatin1Char('\n')), parent);
    left->setObjectName(QStringLiteral("leftOut"));
    left->setWordWrap(true);
    left->setTextFormat(Qt::PlainText);
    left->setStyleSheet(look::toned(QStringLiteral("color:#b3261e")));
    left->setVisible(!lines.isEmpty());
    return left;
}

QScrollArea *SeveralCases::scrolling(QWidget *what, QWidget *parent)
{
    auto *scroll = new QScrollArea(parent);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(what);
    return scroll;
}

} // namespace anjuan::ui
