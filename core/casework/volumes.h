#pragma once
#include <vector>

#include "core/casework/case_file.h"
#include "core/casework/library.h"
#include "core/dossier/assemble.h"

namespace anjuan::casework {

/// Which leaves a volume holds: all 一卷, what the party may see 正卷, or what stays inside 副卷 (domain.md AR-1,
/// AR-5).
enum class VolumeSide { Whole, Outer, Inner };
QString codeOf(VolumeSide side); // whole, outer, inner
/// As it is written: 正卷, 副卷, with 续卷 behind it from the second volume on; empty for a first volume that holds
/// all.
QString volumeWords(VolumeSide side, int volume);

/// The side of a piece of the volume, as resources/texts/dossier_sides.json has it. What names no record of the case is
/// of the inner side; what was made of an item of evidence is of the inner side where the item is. In the order of
/// market supervision the approval of filing lies outside (AR-4).
VolumeSide sideOf(const dossier::Part &part, const CaseFile &file, bool marketOrder = false);

/// A volume that was built, as its record says it 已制作的卷.
struct VolumeRow {
    QString record;
    QString sha256;
    QString asOf;
    VolumeSide side = VolumeSide::Whole;
    int volume = 1;
    int book = 1, books = 1;                 // 第几册，共几册
    int items = 0, itemFrom = 0, itemTo = 0; // 0 where an older version of this program built it
    int pages = 0, pageFrom = 0, pageTo = 0; // likewise; `pages` are those of the file
    QDate on;
    bool marketOrder = false;
    int mostPages = 0;       // of a book; 0 where an older version built it
    bool upperRight = false; // its page numbers: those of backs, too
    bool here = false;       // its file is in this library
    bool stands = false;     // it is part of the dossier as it is now: not made anew since

    /// volumeWords(), and behind them the book where there are several.
    QString words() const;
};
/// Oldest first. Fault: NotFound `case.unknown {case}`.
Result<std::vector<VolumeRow>> volumesOf(const Library &library, const CaseId &id);

/// How a unit binds its dossiers 装订方式.
struct Binding {
    int mostPages = 200;     // of a book (docs/domain.md AR-1)
    bool upperRight = false; // page numbers: those of backs, too
};
/// As the unit described itself (office.describe_unit `book_pages`, `page_numbers`); what it left out is as above.
Binding bindingOf(const QJsonObject &unit);
Binding unitBinding(const Library &library);

struct VolumesRequest {
    CaseId caseId;
    /// Empty: none is written. The two of a split one are FILE-正卷.pdf and FILE-副卷.pdf, several books
    /// FILE-第1册.pdf, FILE-第2册.pdf …
    QString file;
    QJsonObject with; // of dossier.build: split, order, most_pages, numbers, note, compiler, checker
};
struct VolumesMade {
    QStringList files;
    QStringList records;
    int volume = 1;
};

/// Builds what is due, stores it, and records it. Until the case is archived that is the whole volume as of the newest
/// record. What was archived stays as it is: what was recorded since is bound as 续卷, with cover, index and note of
/// its own, its items and pages numbered on; it is split where the archived one was. Where nothing came since, the
/// archived volume is made once more, until a 续卷 goes on from it. Each side is bound in books of at most `most_pages`
/// pages with a number, numbered on, each with its record; where nobody asked, as the archived volumes lie, else as the
/// unit binds (unitBinding). Faults: Refused
/// `dossier.nothing_later {volumes}`; Invalid `dossier.no_pages_allowed {pages}` below one page a book,
/// `dossier.later_wants_note {}` without note or compiler for a 续卷; Corrupt `dossier.volume_uncounted
/// {record}` where an older volume's pages can not be told; those of assembleDossier.
Result<VolumesMade> buildVolumes(Session &session, const VolumesRequest &request, Progress &progress);

/// A volume as it was built, byte for byte. Faults: NotFound `dossier.no_volume {record}`, those of the vault.
Result<void> saveVolume(const Library &library, const CaseId &id, const QString &record, const QString &file);

} // namespace anjuan::casework
