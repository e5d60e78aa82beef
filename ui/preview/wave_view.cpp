#include "ui/preview/wave_view.h"

#include <QtGui/QMouseEvent>
#include <QtGui/QPainter>

namespace anjuan::ui {

WaveView::WaveView(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("waveView"));
    setMinimumHeight(64);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void WaveView::setPeaks(std::vector<int> peaks)
{
    m_peaks = std::move(peaks);
    update();
}

void WaveView::setTimes(qint64 position, qint64 duration)
{
    m_position = position;
    m_duration = duration;
    update();
}

void WaveView::setMarks(std::vector<std::pair<qint64, qint64>> marks)
{
    m_marks = std::move(marks);
    update();
}

void WaveView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().base());
    const auto xOf = [this](qint64 time) { return m_duration > 0 ? static_cast<int>(time * width() / m_duration) : 0; };
    for (const auto &[from, to] : m_marks)
        painter.fillRect(QRect(xOf(from), 0, qMax(2, xOf(to) - xOf(from)), height()), QColor(255, 213, 79, 140));
    painter.setPen(palette().color(QPalette::Highlight));
    const int middle = height() / 2;
    constexpr int kFull = 1000;
    for (int x = 0; x < width() && !m_peaks.empty(); ++x) {
        const auto bin = static_cast<std::size_t>(x) * m_peaks.size() / static_cast<std::size_t>(width());
        const int half = m_peaks[bin] * middle / kFull;
        painter.drawLine(x, middle - half, x, middle + half);
    }
    painter.setPen(QPen(palette().color(QPalette::Text), 2));
    painter.drawLine(xOf(m_position), 0, xOf(m_position), height());
}

void WaveView::mousePressEvent(QMouseEvent *event)
{
    if (m_duration > 0)
        Q_EMIT sought(qBound<qint64>(0, event->position().toPoint().x() * m_duration / qMax(1, width()), m_duration));
}

} // namespace anjuan::ui
