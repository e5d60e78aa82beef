#pragma once
#include <vector>

#include "core/documents/render.h"
#include "core/documents/typeset.h"

namespace anjuan::documents {

/// The place of a seal across the edges of several sheets 骑缝章: the sheets are fanned, and each bears its part.
struct SeamMarks {
    std::vector<Op> ops;
    QList<PlacedText> words;
};

/// What stands at the right edge of that page (from 0) of `of`, at the same height on each: its part of the seal's
/// dashed circle of 42 mm. One page has none. Of more than six, six at a time are sealed together, the last of which is
/// the first of the next six, at another height: no sheet can be changed. `marginRight`: in mm, what of it there is.
SeamMarks seamMarks(int page, int of, double marginRight);

} // namespace anjuan::documents
