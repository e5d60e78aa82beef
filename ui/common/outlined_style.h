#pragma once
#include <QtWidgets/QProxyStyle>

namespace anjuan::ui {

/// Fusion, but in the dark the boxes of ticks and choices have an outline that is seen, ticked or not.
class OutlinedStyle final : public QProxyStyle {
    Q_OBJECT
public:
    OutlinedStyle();
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
};

} // namespace anjuan::ui
