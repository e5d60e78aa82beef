#include "ui/common/outlined_style.h"

#include <QtGui/QPainter>
#include <QtWidgets/QStyleOption>

namespace anjuan::ui {

OutlinedStyle::OutlinedStyle() : QProxyStyle(QStringLiteral("Fusion")) {}

void OutlinedStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                                  const QWidget *widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    const bool box = element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck;
    constexpr int kMiddle = 128; // of lightness
    if ((!box && element != PE_IndicatorRadioButton) || !option
        || option->palette.color(QPalette::Base).lightness() >= kMiddle)
        return;
    // Fusion takes the outline from the window's colour, made darker: on a dark window it is not there.
    constexpr double kFaint = 0.45;
    QColor line = option->palette.color(QPalette::WindowText);
    if (!(option->state & State_Enabled))
        line.setAlphaF(kFaint);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, !box);
    painter->setPen(line);
    painter->setBrush(Qt::NoBrush);
    if (box)
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
    else
        painter->drawEllipse(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5));
    painter->restore();
}

} // namespace anjuan::ui
