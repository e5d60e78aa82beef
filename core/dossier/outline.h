#pragma once
#include <utility>
#include <vector>

// clang-format off
#include "core/documents/qpdf_prelude.h"
// clang-format on
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include <QtCore/QString>

namespace anjuan::dossier {

/// Bookmarks 书签, one behind the other: words, and the page that they lead to. At least one.
using Bookmarks = std::vector<std::pair<QString, QPDFObjectHandle>>;
void addBookmarks(QPDF &pdf, const Bookmarks &bookmarks);

/// What a reader shows as the number of a page 页标签: from that page on (from 0), `prefix`, and behind it numbers
/// counted from `first`; 0: no number.
struct PageLabel {
    int page = 0;
    QString prefix;
    int first = 0;
};
void addPageLabels(QPDF &pdf, const std::vector<PageLabel> &labels);

} // namespace anjuan::dossier
