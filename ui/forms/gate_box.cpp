#include "ui/forms/gate_box.h"

#include <QtCore/QEvent>
#include <QtWidgets/QLayout>

#include "ui/forms/gate_panel.h"

namespace anjuan::ui {

GateBox::GateBox(GatePanel *panel, QWidget *parent) : QScrollArea(parent)
{
    setObjectName(QStringLiteral("gateScroll"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setStyleSheet(QStringLiteral("QScrollArea:focus{border:1px solid palette(highlight)}")); // by arrow keys
    setWidget(panel);
    panel->installEventFilter(this);
    hide();
    connect(panel, &GatePanel::shown, this, [this](bool anything) {
        setVisible(anything);
        fit();
    });
}

bool GateBox::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        fit();
    return QScrollArea::eventFilter(watched, event);
}

void GateBox::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    fit();
}

void GateBox::fit()
{
    constexpr int kLeast = 170; // that much it may take of a small window, too
    const int width = viewport()->width();
    const QLayout *rows = widget()->layout();
    const int wanted = (rows->hasHeightForWidth() ? rows->totalHeightForWidth(width) : rows->totalSizeHint().height());
    const int most = qMax(kLeast, window()->height() / 3);
    const int high = qMin(wanted, most) + 2 * frameWidth();
    if (high == height() && high == minimumHeight())
        return;
    setFixedHeight(high);
    // A reason that grew stays in sight while it is typed.
    if (QWidget *typing = focusWidget(); typing && widget()->isAncestorOf(typing))
        ensureWidgetVisible(typing, 0, 4);
}

} // namespace anjuan::ui
