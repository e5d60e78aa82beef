#include "ui/preview/picture_view.h"

#include <cmath>

#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>
#include <QtGui/QTransform>
#include <QtGui/QWheelEvent>

namespace anjuan::ui {
namespace {

constexpr int kWhole = 10000; // regions are in ten-thousandths

} // namespace

PictureView::PictureView(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("pictureView"));
    setMinimumSize(240, 160);
    setFocusPolicy(Qt::StrongFocus);
}

void PictureView::setPicture(const QImage &picture)
{
    m_picture = picture;
    m_regions.clear();
    m_quarters = 0;
    fit();
}

QImage PictureView::turned() const
{
    return m_quarters == 0 ? m_picture : m_picture.transformed(QTransform().rotate(90.0 * m_quarters));
}

QRectF PictureView::target() const
{
    QSizeF size = m_quarters % 2 == 0 ? QSizeF(m_picture.size()) : QSizeF(m_picture.size()).transposed();
    size = m_scale > 0                                       ? size * m_scale
        : size.width() > width() || size.height() > height() ? size.scaled(QSizeF(this->size()), Qt::KeepAspectRatio)
                                                             : size;
    return QRectF(QPointF((width() - size.width()) / 2, (height() - size.height()) / 2) + m_offset, size);
}

void PictureView::zoom(double factor)
{
    constexpr double kLeast = 0.02;
    constexpr double kMost = 32;
    if (m_picture.isNull())
        return;
    const double now =
        m_scale > 0 ? m_scale : target().width() / (m_quarters % 2 == 0 ? m_picture.width() : m_picture.height());
    m_scale = qBound(kLeast, now * factor, kMost);
    update();
}

void PictureView::fit()
{
    m_scale = 0;
    m_offset = {};
    update();
}

void PictureView::turn(int quarters)
{
    m_quarters = ((m_quarters + quarters) % 4 + 4) % 4;
    update();
}

void PictureView::setChoosing(bool on, bool blur)
{
    m_choosing = on;
    m_blur = blur;
    if (on)
        m_quarters = 0;
    setCursor(on ? Qt::CrossCursor : Qt::ArrowCursor);
    update();
}

void PictureView::setRegions(std::vector<evidence::Region> regions)
{
    m_regions = std::move(regions);
    update();
}

void PictureView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), QColor(32, 33, 36));
    if (m_picture.isNull())
        return;
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QRectF place = target();
    painter.drawImage(place, turned());
    for (const evidence::Region &region : m_regions) {
        const QRectF box(place.x() + place.width() * region.x / kWhole, place.y() + place.height() * region.y / kWhole,
                         place.width() * region.width / kWhole, place.height() * region.height / kWhole);
        painter.fillRect(box, region.blur ? QColor(120, 120, 120, 220) : QColor(Qt::black));
        painter.setPen(Qt::yellow);
        painter.drawRect(box);
    }
    if (!m_drawn.isNull()) {
        painter.setPen(Qt::yellow);
        painter.drawRect(m_drawn);
    }
}

void PictureView::wheelEvent(QWheelEvent *event)
{
    zoom(event->angleDelta().y() > 0 ? 1.2 : 1 / 1.2);
    event->accept();
}

void PictureView::mousePressEvent(QMouseEvent *event)
{
    m_from = event->position();
    m_dragging = true;
}

void PictureView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_dragging)
        return;
    if (m_choosing) {
        m_drawn = QRectF(m_from, event->position()).normalized();
    } else {
        m_offset += event->position() - m_from;
        m_from = event->position();
    }
    update();
}

void PictureView::mouseReleaseEvent(QMouseEvent *event)
{
    m_dragging = false;
    if (!m_choosing)
        return;
    const QRectF place = target();
    const QRectF box = QRectF(m_from, event->position()).normalized().intersected(place);
    m_drawn = {};
    constexpr double kLeast = 3; // pixels: less is a slip of the hand
    if (box.width() >= kLeast && box.height() >= kLeast) {
        const auto part = [](double of, double whole) { return static_cast<int>(std::floor(of / whole * kWhole)); };
        evidence::Region region;
        region.x = part(box.x() - place.x(), place.width());
        region.y = part(box.y() - place.y(), place.height());
        region.width = qMin(kWhole - region.x, part(box.width(), place.width()) + 1);
        region.height = qMin(kWhole - region.y, part(box.height(), place.height()) + 1);
        region.blur = m_blur;
        m_regions.push_back(region);
        Q_EMIT regionsChanged();
    }
    update();
}

void PictureView::resizeEvent(QResizeEvent *)
{
    update();
}

} // namespace anjuan::ui
