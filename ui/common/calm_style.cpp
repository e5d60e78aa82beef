#include "ui/common/calm_style.h"

#include <QtGui/QPainter>
#include <QtWidgets/QStyleOption>

#include "ui/common/look.h"

namespace anjuan::ui {

void CalmStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                              const QWidget *widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    const bool box = element == PE_IndicatorCheckBox;
    if ((!box && element != PE_IndicatorRadioButton) || !look::isDark())
        return;
    const bool enabled = option->state.testFlag(State_Enabled);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, !box);
    painter->setBrush(Qt::NoBrush);
    painter->setPen(option->palette.color(enabled ? QPalette::Active : QPalette::Disabled,
                                          enabled ? QPalette::PlaceholderText : QPalette::Mid));
    if (box)
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
    else
        painter->drawEllipse(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5));
    painter->restore();
}

} // namespace anjuan::ui
