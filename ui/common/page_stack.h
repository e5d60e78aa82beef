#pragma once
#include <QtWidgets/QStackedWidget>
#include <QtWidgets/QTabWidget>

namespace anjuan::ui {

/// Pages that take the room they are given. A height that depends on the width would be asked of every page, the unseen
/// ones too, whenever a word on one of them changes; each page lays its own out within its room.
template <class Stack> class OfPages final : public Stack {
public:
    using Stack::Stack;
    bool hasHeightForWidth() const override { return false; }
    int heightForWidth(int) const override { return -1; }
};

using PageStack = OfPages<QStackedWidget>;
using PageTabs = OfPages<QTabWidget>;

} // namespace anjuan::ui
