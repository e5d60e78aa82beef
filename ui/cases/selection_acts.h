#pragma once
#include <set>

#include "core/sheets/writing.h"

#include "ui/cases/case_model.h"
#include "ui/common/desk.h"

namespace anjuan::ui {

/// These rows of a list, its shown columns: what is seen is what goes out.
sheets::Table tableOf(const QAbstractItemModel &list, const std::vector<int> &rows, const std::set<int> &hidden);

/// Asks for a file and writes the table there.
void exportCases(Desk &desk, QWidget *parent, const sheets::Table &table);

/// The documents made in these cases, but for those made void, one after the other with a preview; which were printed
/// is on record in each case, as from its own page.
void printCases(Desk &desk, QWidget *parent, const std::vector<casework::CaseRow> &rows);

} // namespace anjuan::ui
