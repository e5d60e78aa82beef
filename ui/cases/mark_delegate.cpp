#include "ui/cases/mark_delegate.h"

#include <QtGui/QPainter>
#include <QtGui/QTextLayout>
#include <QtWidgets/QApplication>

namespace anjuan::ui {
namespace {

QList<QTextLayout::FormatRange> rangesIn(const QString &text, const QStringList &parts)
{
    QTextCharFormat marked;
    marked.setFontWeight(QFont::Bold);
    marked.setBackground(QColor(0xffe58f));
    marked.setForeground(QColor(0x202124));
    const QString folded = text.toCaseFolded();
    QList<QTextLayout::FormatRange> ranges;
    if (folded.size() != text.size())
        return ranges;
    for (const QString &part : parts) {
        for (qsizetype at = folded.indexOf(part); at >= 0 && !part.isEmpty(); at = folded.indexOf(part, at + 1))
            ranges.append({static_cast<int>(at), static_cast<int>(part.size()), marked});
    }
    return ranges;
}

} // namespace

void MarkDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QList<QTextLayout::FormatRange> ranges = rangesIn(item.text, m_parts);
    if (ranges.isEmpty()) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    const QWidget *widget = option.widget;
    QStyle *style = widget ? widget->style() : QApplication::style();
    const QRect room = style->subElementRect(QStyle::SE_ItemViewItemText, &item, widget).adjusted(3, 0, -3, 0);
    const QString text = item.fontMetrics.elidedText(item.text, Qt::ElideRight, room.width());
    item.text.clear();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, widget);
    QTextLayout layout(text, item.font);
    layout.setFormats(rangesIn(text, m_parts));
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(room.width());
    layout.endLayout();
    painter->save();
    painter->setClipRect(room);
    const bool selected = (item.state & QStyle::State_Selected) != 0;
    painter->setPen(item.palette.color(selected ? QPalette::HighlightedText : QPalette::Text));
    layout.draw(painter, QPointF(room.left(), room.top() + (room.height() - line.height()) / 2));
    painter->restore();
}

} // namespace anjuan::ui
