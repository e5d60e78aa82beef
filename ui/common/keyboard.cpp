#include "ui/common/keyboard.h"

namespace anjuan::ui {

void typeInto(QWidget *page)
{
    if (page->focusProxy()) {
        page->setFocus(Qt::ShortcutFocusReason);
        return;
    }
    for (QWidget *at = page->nextInFocusChain(); at && at != page; at = at->nextInFocusChain()) {
        const bool stops = (at->focusPolicy() & Qt::TabFocus) == Qt::TabFocus;
        if (stops && page->isAncestorOf(at) && at->isVisible() && at->isEnabled()) {
            at->setFocus(Qt::ShortcutFocusReason);
            return;
        }
    }
}

} // namespace anjuan::ui
