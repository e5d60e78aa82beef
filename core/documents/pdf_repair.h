#pragma once
#include <QtCore/QByteArray>
#include <QtCore/QString>

#include "core/base/clock.h"
#include "core/base/result.h"

namespace anjuan::documents {

struct PdfFacts {
    QString title;
    Instant at;
};

/// Gives a PDF of pictures its title, times and identifier from `facts`. Faults: Corrupt `documents.pdf_failed {title,
/// why}`.
Result<QByteArray> repairPdf(const QByteArray &pdf, const PdfFacts &facts);

/// The XMP packet of a PDF/A-1b file with these facts.
QByteArray xmpPacket(const PdfFacts &facts);
/// A date as PDF writes it: D:20260106093000+08'00'.
QByteArray pdfDate(const Instant &at);

} // namespace anjuan::documents
