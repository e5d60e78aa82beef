#pragma once
#include "core/packs/book_rows.h"

namespace anjuan::packs {

/// The platforms of a pack 平台录入单 as rows of one sheet, a field each, in their order; what is said of a platform
/// or a page stands in its first row alone.
QJsonArray platformRows(const QJsonArray &platforms);

/// And back: rows of one platform and one page belong together wherever they stand. What is missing of a platform or
/// page, or said in two ways, is noted at its cell.
QJsonArray platformsFrom(const std::vector<BookRow> &rows, BookRows &notes);

} // namespace anjuan::packs
