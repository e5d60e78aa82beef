#include "ui/casepage/lane_delegate.h"

#include <QtGui/QPainter>
#include <QtWidgets/QApplication>

#include "ui/casepage/timeline_model.h"
#include "ui/common/look.h"

namespace anjuan::ui {
namespace {

constexpr int kApart = 9; // pixels between two rails
constexpr int kKnot = 3;  // its radius

} // namespace

int LaneDelegate::railsWidth(int lanes)
{
    return lanes > 0 ? (lanes + 1) * kApart : 0;
}

void LaneDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto lanes = index.data(TimelineModel::LanesRole).value<TimelineLanes>();
    // The ground first, so that the rails stand on a chosen row, too.
    QStyleOptionViewItem whole = option;
    initStyleOption(&whole, index);
    whole.text.clear();
    const QWidget *widget = option.widget;
    (widget ? widget->style() : QApplication::style())->drawControl(QStyle::CE_ItemViewItem, &whole, painter, widget);
    const bool chosen = option.state & QStyle::State_Selected;
    const QColor faint = look::toned(QColor(0x5f6368));
    const QColor ink = option.palette.color(chosen ? QPalette::HighlightedText : QPalette::Text);
    const QRect rect = option.rect;
    const auto railAt = [&rect](int lane) { return rect.left() + (lane + 1) * kApart; };
    const int middle = rect.center().y();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(chosen ? ink : faint, 1));
    for (const TimelineLanes::Rail &rail : lanes.rails) {
        const int from = rail.begins ? middle : rect.top();
        const int to = rail.ends ? middle : rect.bottom() + 1;
        if (from != to)
            painter->drawLine(QPointF(railAt(rail.lane) + 0.5, from), QPointF(railAt(rail.lane) + 0.5, to));
    }
    if (lanes.lane >= 0) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(ink);
        painter->drawEllipse(QPointF(railAt(lanes.lane) + 0.5, middle + 0.5), kKnot, kKnot);
    }
    painter->setPen(ink);
    const QRect text = rect.adjusted(railsWidth(lanes.count) + 2, 0, -2, 0);
    painter->drawText(text, static_cast<int>(Qt::AlignVCenter | Qt::AlignLeft),
                      option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, text.width()));
    painter->restore();
}

} // namespace anjuan::ui
