#pragma once
#include <algorithm>
#include <initializer_list>

#include <QtWidgets/QHeaderView>
#include <QtWidgets/QTableView>

namespace anjuan::ui {

/// A calm table for reading: whole rows, no grid; Tab leaves it.
inline QTableView *makeTable(QAbstractItemModel *model, const QString &name, std::initializer_list<int> widths,
                             QWidget *parent)
{
    auto *table = new QTableView(parent);
    table->setObjectName(name);
    table->setModel(model);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setShowGrid(false);
    table->setAlternatingRowColors(true);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().lineSpacing() + 9);
    constexpr int kBesideTitle = 14;
    const auto *width = widths.begin();
    for (int column = 0; column < model->columnCount(); ++column) {
        // A title is read whole in either language, that of the last column where the window is narrow, too.
        const QString title = model->headerData(column, Qt::Horizontal).toString();
        const int wanted = table->horizontalHeader()->fontMetrics().horizontalAdvance(title) + kBesideTitle;
        const int given = width != widths.end() ? *width++ : table->columnWidth(column);
        table->setColumnWidth(column, std::max(given, wanted));
    }
    table->horizontalHeader()->setStretchLastSection(true);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    return table;
}

} // namespace anjuan::ui
