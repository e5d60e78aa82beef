#pragma once
#include <QtGui/QPixmap>

namespace anjuan::ui {

/// A small picture for a line of a list: whole, and never so wide that it hides the words beside it.
inline QPixmap listPicture(const QPixmap &picture)
{
    constexpr QSize kRoom(48, 36);
    return picture.scaled(kRoom, Qt::KeepAspectRatio, Qt::SmoothTransformation);
}

} // namespace anjuan::ui
