#include "ui/casepage/step_bar.h"

#include <QtGui/QPainter>

namespace anjuan::ui {

StepBar::StepBar(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("stepBar"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void StepBar::setSteps(const QStringList &names, int reached)
{
    m_names = names;
    m_reached = reached;
    setAccessibleName(names.value(reached));
    update();
}

QSize StepBar::sizeHint() const
{
    return {300, fontMetrics().lineSpacing() + 26};
}

void StepBar::paintEvent(QPaintEvent *)
{
    if (m_names.isEmpty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double step = double(width()) / double(m_names.size());
    constexpr double kRadius = 6;
    const double y = kRadius + 4;
    const QColor done = palette().color(QPalette::Highlight);
    const QColor ahead = palette().color(QPalette::Mid);
    for (int i = 0; i < m_names.size(); ++i) {
        const double x = step * (i + 0.5);
        if (i + 1 < m_names.size()) {
            painter.setPen(QPen(i < m_reached ? done : ahead, 2));
            painter.drawLine(QPointF(x + kRadius + 2, y), QPointF(x + step - kRadius - 2, y));
        }
        painter.setPen(QPen(i <= m_reached ? done : ahead, 2));
        painter.setBrush(i <= m_reached ? done : palette().color(QPalette::Base));
        painter.drawEllipse(QPointF(x, y), kRadius, kRadius);
        QFont font = this->font();
        font.setBold(i == m_reached);
        painter.setFont(font);
        painter.setPen(palette().color(i <= m_reached ? QPalette::WindowText : QPalette::PlaceholderText));
        const QRectF place(step * i, y + kRadius + 4, step, fontMetrics().lineSpacing() + 2);
        painter.drawText(place, Qt::AlignHCenter, QFontMetrics(font).elidedText(m_names[i], Qt::ElideRight, int(step)));
    }
}

} // namespace anjuan::ui
