#include "ui/common/fit_dialogs.h"

#include <QtCore/QEvent>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDialog>

namespace anjuan::ui {
namespace {

constexpr QSize kAlwaysThere(900, 500);

} // namespace

FitDialogs::FitDialogs(QObject *parent) : QObject(parent)
{
    qApp->installEventFilter(this);
}

bool FitDialogs::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Show)
        return false;
    auto *dialog = qobject_cast<QDialog *>(watched);
    if (!dialog || !dialog->isWindow() || !dialog->parentWidget())
        return false;
    const QSize most = dialog->parentWidget()->window()->size().expandedTo(kAlwaysThere);
    const QSize fits = dialog->size().boundedTo(most).expandedTo(dialog->minimumSizeHint().boundedTo(most));
    if (fits != dialog->size())
        dialog->resize(fits);
    return false;
}

} // namespace anjuan::ui
