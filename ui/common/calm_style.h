#pragma once
#include <QtWidgets/QProxyStyle>

namespace anjuan::ui {

/// Fusion, whose outlines are a darker shade of the window: in a dark window boxes and circles that are not ticked are
/// drawn again in a tone that can be seen.
class CalmStyle final : public QProxyStyle {
public:
    CalmStyle() : QProxyStyle(QStringLiteral("Fusion")) {}
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
};

} // namespace anjuan::ui
