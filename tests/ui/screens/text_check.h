#pragma once
#include <QtCore/QStringList>
#include <QtGui/QImage>

class QWidget;

namespace anjuan::ui {

/// What a reader could not read on this window as it is laid out now, a line each: text wider than its widget and
/// without a tip, widgets over one another or out of their frame, words that hardly differ from what is behind them.
/// `picture` is the window rendered, at any scale.
QStringList unreadable(const QWidget *window, const QImage &picture);

/// English words on this window that stand without any Chinese beside them: in a Chinese window, texts that nobody
/// translated. Names, paths and codes are none.
QStringList untranslated(const QWidget *window);

} // namespace anjuan::ui
