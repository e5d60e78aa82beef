#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/documents/form.h"
#include "core/documents/render.h"

namespace anjuan::dossier {

/// A piece of the volume: one row of its index. A Photo or Scan with `mediaSha256` that cannot stand in an archive file
/// as it came (encrypted, without its fonts, damaged, no picture) becomes a MediaLeaf that says why: one such file
/// spoils no volume. Without `mediaSha256` it is refused. A PDF with captions has a leaf with them and its digest
/// before its pages. Photographs that follow one another stand two to a page, the last of an odd number in its upper
/// half; what is said of one, and room lacks for, gives it a page of its own. Ours: the rules of archiving say nothing
/// of it.
struct Part {
    enum class Kind {
        Document,  // a PDF of this program
        Photo,     // a photograph with its caption, unchanged
        MediaLeaf, // a leaf in place of a video or sound recording
        Scan,      // signed paper: a JPEG or PNG for each side, or a PDF
    };

    Kind kind = Kind::Document;
    QString title;
    QString responsible; // 责任者
    QString number;      // 文号
    QString date;        // YYYY-MM-DD or YYYYMMDD
    QString remark;
    QByteArray bytes;  // the file itself, or …
    QStringList files; // … its path; a Scan may have several. What they are is seen from their bytes, not their names
    QStringList captions;  // Photo, MediaLeaf: lines below
    QString mediaName;     // MediaLeaf
    QString mediaLength;   // MediaLeaf: as it is to be printed
    qint64 mediaBytes = 0; // MediaLeaf
    QString mediaSha256;   // MediaLeaf
    QString firstFrame;    // MediaLeaf: path of a JPEG; empty for sound
    QString mediaHeading;  // MediaLeaf: what stands above it; empty: by what it is
    QString mediaWhy;      // MediaLeaf: why it stands here as a leaf alone, if it is no recording
    QString record{};      // of the case, that it comes from
    QString form{};        // of a document, or of the document that it is a scan of
    /// Document: the scan of its signed paper. With as many pages it stands in the document's place, whose words lie
    /// unseen beneath; with more or fewer it stands behind it.
    std::shared_ptr<const Part> signedPaper{};
    bool wholePage = false; // Photo: a page of its own: a picture of paper, to be read
};

/// Where page numbers stand: for paper printed on both sides, upper right of fronts and upper left of backs.
enum class NumberCorner { UpperOuter, UpperRight };

/// What a volume (案卷) is made of, in order: cover, index, the parts, note (备考表).
struct VolumePlan {
    documents::Form cover;
    documents::Form index;
    documents::Form note;
    /// For all three. `dossier.items`, `.pages`, `.page_from`, `.page_to` and `.index` (rows no, responsible, number,
    /// title, date, page_from, page_to, page_text, remark) are filled in here; where there are several books, also
    /// `.book`, `.books`, `.book_text` (第1册，共3册) and `.book_lines` for the note.
    QJsonObject fields;
    QList<Part> parts;
    documents::RenderContext context; // its title is that of the whole
    NumberCorner corner = NumberCorner::UpperOuter;
    QStringList leftOut; // lines for the note: what is no part of it, and why; parts that became leaves are added
    int firstItem = 1;   // of a volume that goes on from another 续卷
    int firstPage = 1;
    /// Pages behind the note, counted by nobody: the chain of records of an inner volume. Of several books the last has
    /// them.
    std::optional<documents::Form> tail{};
    /// More than so many pages with a number are bound in several books 分册 (docs/domain.md AR-1); 0: in one.
    int mostPages = 0;
    /// Further members of `dossier` in `fields`, by the parts that lie in a book.
    std::function<QJsonObject(const QList<Part> &)> ofBook{};
};

/// Which book of how many, as it is written: 第1册，共3册.
QString bookWords(int book, int books);

/// Two photographs may stand on the same page.
struct IndexRow {
    int no = 0;
    int pageFrom = 0;
    int pageTo = 0;
    int before = 0;      // of its pages lie in books before
    bool goesOn = false; // in the next book
};
/// A row of the index as its form has it; `remark` stands before what is said of other books.
QJsonObject indexRow(const Part &part, const IndexRow &row, QString remark);

struct AssembledDossier {
    QString file;
    int book = 1, books = 1;
    int firstItem = 1, firstPage = 1;
    int pages = 0;         // of the file
    int numbered = 0;      // how many pages of the parts: cover, index and note bear no number
    int firstNumbered = 0; // position in the file, from 1, of the first page with a number
    QList<IndexRow> index;
    /// What is not as it came, to be worded by `describe`: `dossier.note_decoded {name}`, `dossier.note_unmapped
    /// {title, character}`, `dossier.note_left_out {title, why}`. Of several books the last has them, for all.
    QList<Error> notes;
};

/// Writes the volume as one PDF/A-1b for each book, with bookmarks; all files appear whole or none does. One book is
/// `outFile`; of several each has its number behind the name (volume.pdf: volume-1.pdf, volume-2.pdf …), and cover,
/// index and note of its own; items and pages are numbered on. What is left out is told in the note of the last.
/// Photographs that are grey or colour JPEG are in it byte for byte. Faults: Io `dossier.cannot_read {file}`,
/// `dossier.cannot_write {file}`; Corrupt `dossier.damaged_picture {name}`, `dossier.damaged_pdf {title, why}`; Invalid
/// `dossier.unknown_picture {name}`, `dossier.foreign_pdf {title, why}`, `dossier.no_content {title}`; Cancelled
/// `dossier.cancelled {}`; those of documents::render.
Result<std::vector<AssembledDossier>> assembleBooks(const VolumePlan &plan, const QString &outFile, Progress &progress);
/// The same for a plan of one book, whatever its `mostPages`.
Result<AssembledDossier> assembleDossier(const VolumePlan &plan, const QString &outFile, Progress &progress);

/// What a volume of this program counts, read from its own bookmarks.
struct VolumeCount {
    int items = 0;
    int numbered = 0;
};
/// Of a volume whose numbers begin with 1. Fault: Corrupt `dossier.damaged_pdf {title, why}` also for what is no
/// volume.
Result<VolumeCount> countVolume(const QString &file);

} // namespace anjuan::dossier
