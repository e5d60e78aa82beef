#pragma once
#include <vector>

#include <QtCore/QString>

#include "core/casework/views.h"

namespace anjuan::ui {

/// Something a unit still lacks before it can handle a case to its end 还缺什么.
struct FirstStep {
    QString id;   // `officers`, `reviewer` …
    QString text; // what is missing, and what for
    QString page; // of the navigation, where it is mended; empty: a dialog, `<id>:`
};

/// In the order in which a new unit does them; nothing once all is there. `hasPack`: one of its own county governs
/// today; `hasNumbers`: it is known where this year's numbers stand; `isDescribed`: papers know what to say of the
/// unit. A bureau's library needs administrators and backups alone.
std::vector<FirstStep> firstSteps(const std::vector<casework::PersonView> &people, bool hasPack, bool hasBackup,
                                  bool isBureau = false, bool hasNumbers = true, bool isDescribed = true);

/// As links `page:<page>` or `<id>:`, for a label.
QString firstStepsHtml(const std::vector<FirstStep> &steps);

} // namespace anjuan::ui
