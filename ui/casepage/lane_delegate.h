#pragma once
#include <QtWidgets/QStyledItemDelegate>

namespace anjuan::ui {

/// The parts of a procedure as lanes 阶段泳道: a rail for each, from its first record to its last, a knot where this
/// record stands, and the part's name beside it.
class LaneDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// What the rails of so many lanes take, in pixels.
    static int railsWidth(int lanes);
};

} // namespace anjuan::ui
