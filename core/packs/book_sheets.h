#pragma once
#include <vector>

#include "core/packs/columns.h"

namespace anjuan::packs {

/// One sheet of the workbook and the list of the JSON it stands for.
struct PackSheet {
    const char *name;
    const char *list; // member of the pack
    std::vector<PackColumn> columns;
    const char *label;         // the member by which people call an element
    const char *children = ""; // the rows are elements of this member …
    const char *parent = "";   // … of the element whose `label` stands under this title
    const char *only = "";     // four_lists: the one list this sheet holds
};

const std::vector<PackSheet> &packSheets();

/// The lines of the sheet 规则包: what is called how, and where it stands in the JSON.
struct PackSetting {
    const char *title, *path;
    As as = As::Text;
    std::span<const Word> words{};
    bool required = true;
};
const std::vector<PackSetting> &packSettings();

inline constexpr const char *kSettingsSheet = "规则包";
/// A formula's columns: those of the fine, or of its first step, and those after refusal.
inline constexpr const char *kFineType = "fine.type", *kStepType = "fine.after_refusal.type";

} // namespace anjuan::packs
