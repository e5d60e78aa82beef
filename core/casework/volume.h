#pragma once
#include "core/casework/parts.h"
#include "core/casework/volumes.h"
#include "core/dossier/assemble.h"

namespace anjuan::casework {

/// What a case's volume is made of, in the order of a dossier; each part names its record, and a document its form.
/// `leftOut`: a line for each item of evidence that is no part of it, and why.
struct VolumeContents {
    QList<dossier::Part> parts;
    QStringList leftOut;
};
/// In which order the papers lie 卷内顺序 (docs/domain.md AR-3, AR-4, AR-6), as resources/texts/dossier_order*.json.
enum class VolumeOrder { Process, Market };

/// First frames of films are written into the folder `frames`.
Result<VolumeContents> volumeParts(const CaseFile &file, const Library::Parts &parts, const QString &frames,
                                   VolumeOrder order = VolumeOrder::Process);

/// That, and behind it the papers of each case that was merged into this one 并案, told apart by their titles; its
/// evidence stands among this case's own already. `leftOut` names a merged case that is not in this library.
Result<VolumeContents> wholeVolume(const CaseFile &file, const Library::Parts &parts, const QString &frames,
                                   VolumeOrder order = VolumeOrder::Process);

/// What the paper is called that a record names in that member (`scan`, `proof` …; empty: the first that has a name),
/// as resources/texts/dossier_papers.json has it; empty where nobody named it.
QString paperTitle(const Entry &entry, const QString &member = {});

/// A document and the one scan of it in the same volume are one item, as are a 送达回证 and the scan that came with its
/// service. A second scan may be another copy, and stands by itself with the first.
void joinSigned(QList<dossier::Part> &parts, const CaseFile &file);

/// Which of the case's records that is, from 0; behind the last where it is none of them.
std::size_t placeOf(const CaseFile &file, const QString &hash);
/// The case as it stood with that record as its last.
CaseFile cutAfter(const CaseFile &file, std::size_t last, const vault::Vault &vault);

/// The volumes that were built, oldest first.
std::vector<VolumeRow> volumeRows(const CaseFile &file, const vault::Vault &vault);

} // namespace anjuan::casework
