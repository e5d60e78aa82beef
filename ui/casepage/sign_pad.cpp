#include "ui/casepage/sign_pad.h"

#include <algorithm>
#include <cmath>

#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>
#include <QtGui/QTabletEvent>

namespace anjuan::ui {
namespace {

constexpr int kParts = 100; // of a pixel
constexpr double kMostPressure = 1023;
constexpr double kEvenWidth = 2.6; // pixels, of a pen without pressure

} // namespace

SignPad::SignPad(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("signPad"));
    setCursor(Qt::CrossCursor);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Signing area"));
}

documents::HandStrokes SignPad::strokes() const
{
    documents::HandStrokes out;
    out.width = width() * kParts;
    out.height = height() * kParts;
    out.pen = m_tablet ? QStringLiteral("tablet") : QStringLiteral("mouse");
    out.strokes = m_strokes;
    return out;
}

void SignPad::undo()
{
    if (m_writing || m_strokes.isEmpty())
        return;
    m_strokes.removeLast();
    if (m_strokes.isEmpty())
        m_tablet = false;
    update();
    Q_EMIT written();
}

void SignPad::clear()
{
    m_strokes.clear();
    m_writing = false;
    m_tablet = false;
    update();
    Q_EMIT written();
}

void SignPad::begin(const QPointF &at, double pressure, quint64 when)
{
    if (m_strokes.isEmpty())
        m_begun = when;
    m_writing = true;
    m_strokes.append(QList<documents::StrokePoint>());
    add(at, pressure, when);
}

void SignPad::go(const QPointF &at, double pressure, quint64 when)
{
    if (m_writing)
        add(at, pressure, when);
}

void SignPad::end()
{
    if (!m_writing)
        return;
    m_writing = false;
    Q_EMIT written();
}

void SignPad::add(const QPointF &at, double pressure, quint64 when)
{
    documents::StrokePoint point;
    // Beyond the edge the pen runs along it.
    point.x = static_cast<int>(std::lround(std::clamp(at.x(), 0.0, double(width())) * kParts));
    point.y = static_cast<int>(std::lround(std::clamp(at.y(), 0.0, double(height())) * kParts));
    point.pressure = pressure <= 0 ? 0 : std::max(1, static_cast<int>(std::lround(pressure * kMostPressure)));
    QList<documents::StrokePoint> &stroke = m_strokes.last();
    const int last = !stroke.isEmpty() ? stroke.last().ms
        : m_strokes.size() > 1         ? m_strokes[m_strokes.size() - 2].last().ms
                                       : 0;
    point.ms = std::max(last, when > m_begun ? static_cast<int>(std::min<quint64>(when - m_begun, 3600 * 1000)) : 0);
    if (!stroke.isEmpty() && stroke.last().x == point.x && stroke.last().y == point.y)
        return;
    stroke.append(point);
    update();
}

void SignPad::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && !m_writing)
        begin(event->position(), 0, event->timestamp());
}

void SignPad::mouseMoveEvent(QMouseEvent *event)
{
    go(event->position(), 0, event->timestamp());
}

void SignPad::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        end();
}

void SignPad::tabletEvent(QTabletEvent *event)
{
    event->accept(); // else it comes again as a mouse, without its pressure
    if (event->type() == QEvent::TabletPress && !m_writing) {
        m_tablet = true;
        begin(event->position(), event->pressure(), event->timestamp());
    } else if (event->type() == QEvent::TabletMove) {
        go(event->position(), event->pressure(), event->timestamp());
    } else if (event->type() == QEvent::TabletRelease) {
        end();
    }
}

void SignPad::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    // Paper is white and ink black in the dark look as well: it is what will stand on the page.
    painter.fillRect(rect(), Qt::white);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor(0xb0, 0xb0, 0xb0), 1, Qt::DashLine));
    painter.drawLine(QPointF(width() * 0.06, height() * 0.78), QPointF(width() * 0.94, height() * 0.78));
    painter.setPen(QPen(QColor(0x80, 0x80, 0x80), 1));
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    if (m_strokes.isEmpty())
        painter.drawText(rect(), Qt::AlignCenter, tr("Sign here with the pen, or hold the mouse button and write"));
    const auto at = [](const documents::StrokePoint &point) {
        return QPointF(double(point.x) / kParts, double(point.y) / kParts);
    };
    for (const QList<documents::StrokePoint> &stroke : std::as_const(m_strokes)) {
        for (qsizetype i = 0; i < stroke.size(); ++i) {
            const double width = stroke[i].pressure == 0 ? kEvenWidth : 1.2 + 3.6 * stroke[i].pressure / kMostPressure;
            painter.setPen(QPen(Qt::black, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
            painter.drawLine(at(stroke[std::max<qsizetype>(0, i - 1)]), at(stroke[i]));
        }
    }
}

} // namespace anjuan::ui
