#pragma once
#include <functional>
#include <vector>

#include <QtCore/QString>

#include "ui/common/desk.h"
#include "ui/window/work_page.h"

namespace anjuan::ui {

/// One line of the navigation beside those that the window knows itself.
struct WorkPlace {
    QString name;  // of the page as an object, and of its line
    QString title; // in the navigation
    const char *icon = "";
    std::function<WorkPage *(Desk &, QWidget *)> make;
};

/// The pages in the order of the navigation. A page needs no more than its line here.
std::vector<WorkPlace> workPlaces();

} // namespace anjuan::ui
