#pragma once
#include <QtCore/QStringList>
#include <QtWidgets/QStyledItemDelegate>

namespace anjuan::ui {

/// Paints a cell with what was searched marked in it: bold on a yellow ground, so that neither stands alone.
class MarkDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    /// As insight::markedParts gives them; empty marks nothing.
    void setParts(const QStringList &parts) { m_parts = parts; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    QStringList m_parts;
};

} // namespace anjuan::ui
