#include "ui/forms/score_choices.h"

#include <map>
#include <utility>

#include "core/casework/score.h"

namespace anjuan::ui {

std::vector<Choice> sheetChoices()
{
    std::vector<Choice> choices;
    if (const auto sheets = casework::scoreSheets()) {
        for (const auto &[id, sheet] : *sheets)
            choices.push_back({id, sheet.zh});
    }
    return choices;
}

std::vector<Choice> criterionChoices()
{
    std::vector<Choice> choices;
    std::map<QString, bool> seen;
    if (const auto sheets = casework::scoreSheets()) {
        for (const auto &[id, sheet] : *sheets) {
            for (const dossier::ScorePart &part : sheet.parts) {
                for (const dossier::Criterion &one : part.criteria) {
                    if (!std::exchange(seen[one.id], true))
                        choices.push_back({one.id, casework::criterionText(one)});
                }
            }
        }
    }
    return choices;
}

} // namespace anjuan::ui
