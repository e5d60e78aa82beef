#pragma once
#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QList>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include "core/base/clock.h"
#include "core/base/result.h"

namespace anjuan::documents {

/// What was drawn with one face: its glyphs in the order of their first use, which is the order in which the PDF writer
/// numbers them from 1, and the character each stands for.
struct DrawnFace {
    QString name;
    QList<quint32> glyphs;
    QHash<quint32, char32_t> characters;
};

struct PdfFacts {
    QString title;
    Instant at;
};

/// Gives the PDF the text behind its glyphs (Qt 6.4 writes Kangxi radicals for 人 行 日 …, nothing beyond the BMP, and
/// spoils long tables), and its title, times and identifier from `facts`. `unread` receives what cannot be read back:
/// the name of a face whose glyphs do not tally, or a glyph without a character.
/// Faults: Corrupt `documents.pdf_failed {title, why}`.
Result<QByteArray> repairPdf(const QByteArray &pdf, const QList<DrawnFace> &faces, const PdfFacts &facts,
                             QStringList *unread);

/// The XMP packet of a PDF/A-1b file with these facts.
QByteArray xmpPacket(const PdfFacts &facts);
/// A date as PDF writes it: D:20260106093000+08'00'.
QByteArray pdfDate(const Instant &at);

} // namespace anjuan::documents
