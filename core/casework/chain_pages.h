#pragma once
#include <QtCore/QJsonObject>

#include "core/casework/case_file.h"
#include "core/casework/library.h"

namespace anjuan::casework {

/// What the last pages of an inner volume say 记录链: every record of the case in order, what was checked while the
/// volume was made (digests, links and signatures of these records), against which root outside this disk (none), what
/// that does not prove, and the ledger's root with its code, `SIZE:ROOT`, to be held against later. Pure but for the
/// library's present root.
QJsonObject chainFields(const CaseFile &file, const Library::Parts &parts);

} // namespace anjuan::casework
