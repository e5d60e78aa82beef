#pragma once
#include "core/casework/case_file.h"
#include "core/casework/parts.h"
#include "core/dossier/assemble.h"

namespace anjuan::casework {

/// The evidence of a case as parts of its volume: each item that stands for it, with what was made of it (clips,
/// stills, masked copies) behind it. `leftOut`: a line for each that is excluded, moved, destroyed or whose content is
/// not here.
struct EvidenceLeaves {
    QList<dossier::Part> parts;
    QStringList leftOut;
};

/// `folder`: where first frames of films are laid for the time of the assembly.
EvidenceLeaves evidenceLeaves(Entries entries, const Library::Parts &parts, const QString &folder);

} // namespace anjuan::casework
