#pragma once
#include "core/casework/library.h"
#include "core/documents/render.h"

namespace anjuan::casework {

/// Which fonts this PC draws documents with 字体设置: `fonts.json` beside the database, local state of one PC. What it
/// does not name, or cannot be read, is as the program comes: free fonts only.
documents::FontSet fontsOf(const QString &libraryDir);
/// Fault: Io `file.not_written {path, why}`.
Result<void> keepFonts(const QString &libraryDir, const documents::FontSet &fonts);

/// Of the fonts that are set, those this machine does not have: 宋体 or 黑体 stands in for each. Each as
/// `documents.font_missing {role, family}`; a remark, never a refusal.
std::vector<Error> missingFonts(const documents::FontSet &fonts);

} // namespace anjuan::casework
