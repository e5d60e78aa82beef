#include "ui/common/cell_table.h"

#include <QtGui/QFocusEvent>
#include <QtWidgets/QApplication>

namespace anjuan::ui {

bool CellTable::isLast(const QModelIndex &at) const
{
    return at.row() == rowCount() - 1 && at.column() == columnCount() - 1;
}

bool CellTable::isFirst(const QModelIndex &at)
{
    return at.row() == 0 && at.column() == 0;
}

QModelIndex CellTable::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    // Qt goes round and round; without a cell to go to the key is left to the form.
    const QModelIndex at = currentIndex();
    if ((action == MoveNext && isLast(at)) || (action == MovePrevious && isFirst(at)))
        return {};
    return QTableWidget::moveCursor(action, modifiers);
}

void CellTable::closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint)
{
    const QModelIndex at = currentIndex();
    QTableWidget::closeEditor(editor, hint);
    if (hint == QAbstractItemDelegate::EditNextItem && isLast(at))
        focusNextPrevChild(true);
    else if (hint == QAbstractItemDelegate::EditPreviousItem && isFirst(at))
        focusNextPrevChild(false);
}

void CellTable::currentChanged(const QModelIndex &now, const QModelIndex &before)
{
    QTableWidget::currentChanged(now, before);
    const QWidget *typedInto = QApplication::focusWidget();
    if (!typedInto || (typedInto != this && !isAncestorOf(typedInto)))
        return;
    if (QWidget *held = indexWidget(now))
        held->setFocus();
    else
        setFocus();
}

void CellTable::focusInEvent(QFocusEvent *event)
{
    QTableWidget::focusInEvent(event);
    if (rowCount() == 0)
        return;
    if (event->reason() == Qt::TabFocusReason)
        setCurrentCell(0, 0);
    else if (event->reason() == Qt::BacktabFocusReason)
        setCurrentCell(rowCount() - 1, columnCount() - 1);
    if (QWidget *held = indexWidget(currentIndex()))
        held->setFocus();
}

} // namespace anjuan::ui
