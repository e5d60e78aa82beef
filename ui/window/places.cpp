#include "ui/window/places.h"

#include "ui/deadlines/deadlines_page.h"
#include "ui/packs/packs_page.h"
#include "ui/statistics/statistics_page.h"
#include "ui/window/main_window.h"
#include "ui/workbench/workbench_page.h"

namespace anjuan::ui {
namespace {

/// A line whose page is made from the desk alone.
template <class Page> WorkPlace place(const char *name, const QString &title)
{
    return {QLatin1String(name), title,
            [](Desk &desk, QWidget *parent) -> WorkPage * { return new Page(desk, parent); }};
}

} // namespace

std::vector<WorkPlace> workPlaces()
{
    return {place<WorkbenchPage>("workbenchPage", MainWindow::tr("Workbench")),
            place<DeadlinesPage>("deadlinesPage", MainWindow::tr("Deadlines")),
            place<StatisticsPage>("statisticsPage", MainWindow::tr("Statistics")),
            place<PacksPage>("packsPage", MainWindow::tr("Rules and lists"))};
}

} // namespace anjuan::ui
