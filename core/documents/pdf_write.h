#pragma once
#include <vector>

#include <QtCore/QByteArray>
#include <QtCore/QStringList>

#include "core/base/result.h"
#include "core/documents/pages.h"
#include "core/documents/pdf_repair.h"

namespace anjuan::documents {

/// The pages as PDF/A-1b on A4: fonts embedded with the glyphs that are used, each with the character that it stands
/// for (Qt 6.4's own writer gives Kangxi radicals for 人 行 日 …, nothing beyond the BMP, and looks through all
/// characters for each face of each document). The same pages and facts give the same bytes. `unread` receives each
/// glyph that no character leads to. May run on any thread. Faults: Corrupt `documents.pdf_failed {title, why}`.
Result<QByteArray> writePdf(const std::vector<Page> &pages, const PdfFacts &facts, QStringList *unread);

} // namespace anjuan::documents
