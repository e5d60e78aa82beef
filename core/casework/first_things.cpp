#include "core/casework/first_things.h"

#include <algorithm>

#include "core/casework/parts.h"
#include "core/chain/body.h"

namespace anjuan::casework {

bool unitIsDescribed(const Library &library)
{
    const Library::Parts &parts = library.parts();
    if (!chain::textOf(parts.book.unit(), "short").isEmpty())
        return true;
    return std::none_of(parts.pack.series.begin(), parts.pack.series.end(), [](const packs::NumberSeries &series) {
        return series.pattern.place.isEmpty() && series.pattern.text.contains(QLatin1String("{place}"));
    });
}

} // namespace anjuan::casework
