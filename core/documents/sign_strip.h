#pragma once
#include "core/documents/sign_places.h"

namespace anjuan::documents {

/// The words of the strip on its page.
QList<PlacedText> stripWords(const SignStrip &strip);
/// The lines to write on, as content of a page of that height in points.
QByteArray stripLines(const SignStrip &strip, double pageHeight);

} // namespace anjuan::documents
