#pragma once
#include "ui/preview/preview_pane.h"

namespace anjuan::ui {

/// The file of a case as its records and its index of evidence name it; `name` where neither does.
Exhibit exhibitOf(const casework::CaseView &view, const QString &sha256, const QString &name);

/// Opens it over `parent`. Looking is recorded as in the pane 查阅留痕.
void openExhibit(Desk &desk, const Exhibit &exhibit, QWidget *parent);

} // namespace anjuan::ui
