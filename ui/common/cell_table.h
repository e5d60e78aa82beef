#pragma once
#include <QtWidgets/QTableWidget>

namespace anjuan::ui {

/// A table that is typed in: the Tab key goes from cell to cell and, past the last one (backwards: the first), to the
/// next field, so that nobody who types is shut in. A cell that holds a widget hands the keys to it.
class CellTable final : public QTableWidget {
public:
    using QTableWidget::QTableWidget;

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void closeEditor(QWidget *editor, QAbstractItemDelegate::EndEditHint hint) override;
    void currentChanged(const QModelIndex &now, const QModelIndex &before) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    bool isLast(const QModelIndex &at) const;
    static bool isFirst(const QModelIndex &at);
};

} // namespace anjuan::ui
