#pragma once
#include <vector>

#include <QtCore/QStringList>

namespace anjuan::ui {

/// Where in the window an act is called from.
enum class Page { CaseList, Overview, Timeline, Party, Evidence, Documents, Review, Dossier, Score, Office, Preview };

struct ActPage {
    const char *act;
    Page page;
};

/// Every act that has a page; those without one stand in ui/coverage.md with the reason. Pages make their buttons from
/// this table, and a test holds it against casework::acts().
const std::vector<ActPage> &actPages();
QStringList actsOn(Page page);

} // namespace anjuan::ui
