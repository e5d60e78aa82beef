#pragma once
// clang-format off
#include "core/documents/qpdf_prelude.h"
// clang-format on
#include <qpdf/QPDFPageObjectHelper.hh>

#include <QtCore/QRectF>
#include <QtCore/QString>

#include "core/dossier/picture.h"

namespace anjuan::dossier {

// What is set on a page that is there already. libqpdf's exceptions pass through.

/// A picture, as large as `box` (points from the lower left) and 96 pixels to the inch allow, turned as its EXIF
/// orientation asks; of a picture that stays as it is, the bytes are read from `file` where one is named. `name`: by
/// which the page knows it; each on one page needs its own.
void setPicture(QPDFPageObjectHelper &page, const QRectF &box, const EmbeddedPicture &picture, const QString &file,
                const char *name = "/AnjuanPicture");

/// Whether a picture is a side of A4 by its proportions, to within a fiftieth, so that a scan stands at its size.
bool isSheet(const EmbeddedPicture &picture);
QRectF wholeOf(QPDFPageObjectHelper &page);

/// All that `drawn`, a page of another file, shows, over the page.
void drawOver(QPDFPageObjectHelper &page, QPDFPageObjectHelper &drawn);

/// The words of `printed`, a page of another file, where they stand on it, but unseen: a scan of the printed page can
/// be searched.
void layWordsBeneath(QPDFPageObjectHelper &page, QPDFPageObjectHelper &printed);

} // namespace anjuan::dossier
