#include "ui/common/calm_wheel.h"

#include <QtCore/QEvent>
#include <QtWidgets/QAbstractSpinBox>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>

namespace anjuan::ui {

CalmWheel::CalmWheel(QObject *parent) : QObject(parent)
{
    qApp->installEventFilter(this);
}

bool CalmWheel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Wheel && event->type() != QEvent::Polish)
        return false;
    auto *widget = qobject_cast<QWidget *>(watched);
    if (!widget || (!qobject_cast<QComboBox *>(widget) && !qobject_cast<QAbstractSpinBox *>(widget)))
        return false;
    if (event->type() == QEvent::Polish) {
        // Else the wheel itself would give the focus.
        if (widget->focusPolicy() == Qt::WheelFocus)
            widget->setFocusPolicy(Qt::StrongFocus);
        return false;
    }
    event->ignore(); // and so it goes on to the page
    return true;
}

} // namespace anjuan::ui
