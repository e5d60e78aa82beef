#pragma once
#include <QtCore/QByteArray>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/dossier/text_mask.h"

namespace anjuan::dossier {

/// What covering the words of a mask made of a PDF.
struct MaskedPdf {
    QByteArray pdf;      // empty where there was nothing to cover: the file may go as it is
    int pages = 0;       // of the file
    int covered = 0;     // places
    bool unread = false; // a page has no text at all: a picture, which nobody here can read
};

/// Finds the words in a PDF's text; where there are any, every page becomes a picture with them covered: neither text,
/// nor the glyphs of a font, nor anything that the file says of itself is left. A place that cannot be told on its page
/// takes the whole page. Needs a QGuiApplication, may run on any thread. Faults: Corrupt `dossier.damaged_pdf {title,
/// why}`, Io `dossier.cannot_write {title}`, Cancelled `dossier.cancelled`.
Result<MaskedPdf> maskPdf(const QString &file, const TextMask &mask, const QString &title, Progress &progress);

} // namespace anjuan::dossier
