#include "ui/window/places.h"

#include "ui/deadlines/deadlines_page.h"
#include "ui/packs/packs_page.h"
#include "ui/statistics/statistics_page.h"
#include "ui/window/main_window.h"
#include "ui/workbench/workbench_page.h"

namespace anjuan::ui {
namespace {

/// A line whose page is made from the desk alone.
template <class Page> WorkPlace place(const char *name, const QString &title, const char *icon)
{
    return {QLatin1String(name), title, icon,
            [](Desk &desk, QWidget *parent) -> WorkPage * { return new Page(desk, parent); }};
}

} // namespace

std::vector<WorkPlace> workPlaces()
{
    return {place<WorkbenchPage>("workbenchPage", MainWindow::tr("Workbench"), "check-square"),
            place<DeadlinesPage>("deadlinesPage", MainWindow::tr("Deadlines"), "clock"),
            place<StatisticsPage>("statisticsPage", MainWindow::tr("Statistics"), "bar-chart-2"),
            place<PacksPage>("packsPage", MainWindow::tr("Rules and lists"), "book-open")};
}

} // namespace anjuan::ui
