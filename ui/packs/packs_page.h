#pragma once
#include "core/casework/pack_views.h"

#include "ui/common/desk.h"
#include "ui/common/row_model.h"
#include "ui/window/work_page.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;
class QTextBrowser;

namespace anjuan::ui {

/// 规则包与清单: what is in force, its versions, its items with their benchmarks, its lists; taking a pack or a year's
/// holidays in, and writing the pack out for a table program.
class PacksPage final : public WorkPage {
    Q_OBJECT
public:
    PacksPage(Desk &desk, QWidget *parent);
    void refresh() override;

private:
    struct Shown {
        std::vector<casework::PackVersion> versions;
        packs::Pack pack;
        QString version;
        std::vector<int> years;
    };
    struct ItemRow {
        const packs::Item *item = nullptr;
    };
    QWidget *makeItems();
    QWidget *makeVersions();
    QWidget *makeButtons();
    void show(const Shown &shown);
    void search();
    void showItem();
    void import();
    void importCalendar();
    void exportBook();
    void writePaper(const QString &file);
    void say(const QString &text, bool isProblem);

    Desk &m_desk;
    Shown m_shown;
    QLabel *m_head, *m_message;
    QLineEdit *m_search;
    QComboBox *m_filter;
    RowModel<ItemRow> *m_items;
    QTableView *m_itemTable;
    QTextBrowser *m_item, *m_lists, *m_settings;
    RowModel<casework::PackVersion> *m_versions;
    QPushButton *m_import = nullptr, *m_calendar = nullptr, *m_export = nullptr, *m_handbook = nullptr;
    QComboBox *m_paper = nullptr; // which of the unit's own papers
};

} // namespace anjuan::ui
