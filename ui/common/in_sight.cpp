#include "ui/common/in_sight.h"

#include <QtCore/QTimer>
#include <QtGui/QGuiApplication>
#include <QtGui/QScreen>
#include <QtWidgets/QApplication>
#include <QtWidgets/QWidget>

namespace anjuan::ui {
namespace {

qint64 area(const QRect &piece)
{
    return piece.isEmpty() ? 0 : qint64(piece.width()) * piece.height();
}

} // namespace

InSight::InSight(QObject *parent) : QObject(parent)
{
    for (QScreen *screen : QGuiApplication::screens())
        follow(screen);
    connect(qApp, &QGuiApplication::screenAdded, this, &InSight::follow);
    connect(qApp, &QGuiApplication::screenRemoved, this, &InSight::look);
    connect(qApp, &QGuiApplication::primaryScreenChanged, this, &InSight::look);
}

void InSight::follow(QScreen *screen)
{
    connect(screen, &QScreen::availableGeometryChanged, this, &InSight::look);
}

QRect InSight::placed(const QRect &frame, const QList<QRect> &screens)
{
    qint64 held = 0, most = 0;
    QRect onto = screens.value(0);
    for (const QRect &screen : screens) {
        const qint64 here = area(screen.intersected(frame));
        held += here;
        if (here > most) {
            most = here;
            onto = screen;
        }
    }
    if (screens.isEmpty() || held >= area(frame))
        return frame;
    QRect put(frame.topLeft(), frame.size().boundedTo(onto.size()));
    put.moveLeft(qBound(onto.left(), put.left(), onto.right() + 1 - put.width()));
    put.moveTop(qBound(onto.top(), put.top(), onto.bottom() + 1 - put.height()));
    return put;
}

void InSight::look()
{
    if (m_asked)
        return;
    m_asked = true;
    QTimer::singleShot(0, this, [this] { // when Qt has given them to another screen
        m_asked = false;
        QList<QRect> screens{QGuiApplication::primaryScreen()->availableGeometry()};
        for (const QScreen *screen : QGuiApplication::screens()) {
            if (screen != QGuiApplication::primaryScreen())
                screens.append(screen->availableGeometry());
        }
        for (QWidget *window : QApplication::topLevelWidgets()) {
            const bool stands =
                window->isVisible() && (window->windowType() == Qt::Window || window->windowType() == Qt::Dialog);
            if (!stands || window->isMaximized() || window->isFullScreen())
                continue;
            const QRect frame = window->frameGeometry();
            const QRect put = placed(frame, screens);
            if (put == frame)
                continue;
            window->resize(window->size() - (frame.size() - put.size()));
            window->move(put.topLeft());
        }
    });
}

} // namespace anjuan::ui
