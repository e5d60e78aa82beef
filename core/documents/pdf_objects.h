#pragma once
// Only for the files that write PDF; the standing prelude comes first.
// clang-format off
#include "core/documents/qpdf_prelude.h"
// clang-format on
#include <qpdf/QPDF.hh>

#include <QtCore/QByteArray>

#include "core/documents/pdf_repair.h"

namespace anjuan::documents {

/// Title, times, and XMP from those facts alone.
void stateFacts(QPDF &pdf, const PdfFacts &facts);

/// The file: PDF 1.4, the same objects in the same bytes.
QByteArray written(QPDF &pdf);

} // namespace anjuan::documents
