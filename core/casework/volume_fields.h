#pragma once
#include <QtCore/QDate>
#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

#include "core/casework/case_file.h"
#include "core/casework/library.h"
#include "core/casework/perform.h"
#include "core/casework/volumes.h"
#include "core/dossier/assemble.h"

namespace anjuan::casework {

/// What was archived is what stood when the case was archived first; a case that was opened again goes on in 续卷.
const Entry *archivedIn(const CaseFile &file);

/// What a volume says of itself.
struct VolumeTelling {
    int volume = 1;
    VolumeSide side = VolumeSide::Whole;
    std::size_t from = 0; // the first record that it may tell of
    QJsonObject note;     // 备考表
};

/// The faults that nobody could cure, each with why and what was done, among the records from that one on.
QStringList faultLines(const CaseFile &file, std::size_t from);

/// What the cover says of secrecy 密级: by the item of evidence in the volume that bears the highest, what was made of
/// an item bearing its; empty where none bears any. A suspected state secret is told as such and never marked with a
/// level, which only the competent unit may do, as nothing else may be marked (保守国家秘密法, docs/domain.md §7.3).
QString secrecyWords(const QList<dossier::Part> &parts, const CaseFile &file);

/// The fields of cover, index and note: those of the case, and `dossier`.
QJsonObject volumeFields(const CaseFile &file, const Library::Parts &parts, QDate today, const VolumeTelling &telling);

/// What the archivist says of the volume 本卷情况说明: of the archived one with its archiving, of a 续卷 with its
/// building; nothing of a volume that is not archived yet.
QJsonObject volumeNote(const Step &step, const Entry *archived, int volume);

} // namespace anjuan::casework
