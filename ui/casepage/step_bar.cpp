#include "ui/casepage/step_bar.h"

#include <QtGui/QHelpEvent>
#include <QtGui/QPainter>
#include <QtWidgets/QToolTip>

#include "core/casework/field_map.h"

namespace anjuan::ui {

StepBar::StepBar(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("stepBar"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void StepBar::setSteps(std::vector<cases::StageInfo> stages, const QString &reached)
{
    m_stages = std::move(stages);
    m_reached = -1;
    setAccessibleName({});
    for (std::size_t i = 0; i < m_stages.size(); ++i) {
        if (m_stages[i].id != reached)
            continue;
        m_reached = static_cast<int>(i);
        setAccessibleName(m_stages[i].zh);
    }
    update();
}

QSize StepBar::sizeHint() const
{
    return {300, fontMetrics().lineSpacing() + 26};
}

QString StepBar::tipOf(const cases::StageInfo &stage) const
{
    QStringList lines{stage.zh};
    if (stage.skipped)
        lines += tr("Left out in this case");
    if (!stage.who.isEmpty())
        lines += tr("Who acts: %1").arg(casework::roleText(stage.who));
    for (const cases::StageInfo &other : m_stages) {
        if (other.id == stage.beside || other.beside == stage.id)
            lines += tr("Runs side by side with: %1").arg(other.zh);
    }
    return lines.join(QLatin1Char('\n'));
}

bool StepBar::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip || m_stages.empty())
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const auto at = std::size_t(double(help->pos().x()) * double(m_stages.size()) / std::max(1, width()));
    if (at < m_stages.size())
        QToolTip::showText(help->globalPos(), tipOf(m_stages[at]), this);
    return true;
}

void StepBar::paintStage(QPainter &painter, int i)
{
    const cases::StageInfo &stage = m_stages[std::size_t(i)];
    const double step = double(width()) / double(m_stages.size());
    constexpr double kRadius = 6;
    const double y = kRadius + 4;
    const QColor done = palette().color(QPalette::Highlight);
    const QColor ahead = palette().color(QPalette::Mid);
    const double x = step * (i + 0.5);
    if (i + 1 < int(m_stages.size())) {
        painter.setPen(QPen(i < m_reached ? done : ahead, 2));
        painter.drawLine(QPointF(x + kRadius + 2, y), QPointF(x + step - kRadius - 2, y));
    }
    const bool filled = i <= m_reached && !stage.skipped;
    painter.setPen(QPen(filled ? done : ahead, 2, stage.skipped ? Qt::DotLine : Qt::SolidLine));
    painter.setBrush(filled ? done : palette().color(QPalette::Base));
    painter.drawEllipse(QPointF(x, y), kRadius, kRadius);
    QFont font = this->font();
    font.setBold(i == m_reached);
    font.setStrikeOut(stage.skipped);
    painter.setFont(font);
    painter.setPen(palette().color(filled ? QPalette::WindowText : QPalette::PlaceholderText));
    const QRectF place(step * i, y + kRadius + 4, step, fontMetrics().lineSpacing() + 2);
    painter.drawText(place, Qt::AlignHCenter, QFontMetrics(font).elidedText(stage.zh, Qt::ElideRight, int(step)));
}

void StepBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int i = 0; i < int(m_stages.size()); ++i)
        paintStage(painter, i);
}

} // namespace anjuan::ui
