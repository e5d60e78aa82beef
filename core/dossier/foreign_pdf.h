#pragma once
#include <QtCore/QString>

class QPDF;

namespace anjuan::dossier {

/// Why the pages of that PDF would make the dossier invalid as PDF/A-1b: `encrypted`, `font <name>`, `transparency`,
/// `colour`, `filter <name>`, `script`, `file`; empty where nothing was found. What is checked is what foreign files
/// get wrong in practice, not the whole standard. May throw what libqpdf throws on damage.
QString faultOfPdf(QPDF &pdf);

} // namespace anjuan::dossier
