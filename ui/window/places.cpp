#include "ui/window/places.h"

namespace anjuan::ui {

std::vector<WorkPlace> workPlaces()
{
    return {};
}

} // namespace anjuan::ui
