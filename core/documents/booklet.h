#pragma once
#include <array>
#include <vector>

#include <QtCore/QByteArray>
#include <QtCore/QStringList>

#include "core/base/clock.h"
#include "core/base/result.h"

namespace anjuan::documents {

/// One side of a sheet that is folded once: the page on its left and on its right, from 0; -1: blank.
using BookletSide = std::array<int, 2>;
/// The sides of a saddle-stitched booklet 骑马订 of so many pages: front and back of the outermost sheet first. What is
/// missing to a multiple of four stays blank at the end.
std::vector<BookletSide> bookletSides(int pages);

enum class BookletPaper {
    A3, // pages of A4 as large as they are
    A4  // pages of A4 made smaller, to the half of a sheet
};

struct Booklet {
    QByteArray pdf; // landscape sides, to be printed on both sides of the paper, turned over its short edge
    int pages = 0;
    int sheets = 0;
    int blank = 0; // pages left blank at the end
};
/// The pages of these files, one file behind the other, two to a side. Nothing of them is drawn anew. Fault: Corrupt
/// `documents.cannot_join {file, why}`, also where there is no page.
Result<Booklet> bookletOf(const QStringList &files, BookletPaper paper, const QString &title, const Instant &at);

} // namespace anjuan::documents
