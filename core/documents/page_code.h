#pragma once
#include <optional>
#include <vector>

#include <QtCore/QPointF>
#include <QtCore/QString>

#include "core/documents/qr_code.h"
#include "core/documents/typeset.h"

namespace anjuan::documents {

/// What the small code at the foot of each printed page says 页码二维码: which paper, and which of its pages. A paper
/// is one making of a document, so that its code tells the version, too. `ANJUAN/P1/<16 letters>/<page>/<of>`.
struct PageCode {
    QString paper;
    int page = 0;
    int of = 0;
};
QString pageCodeText(const PageCode &code);
/// Nothing for any other text.
std::optional<PageCode> parsePageCode(const QString &text);
/// Eighty random bits as capitals and digits without 0, 1, 8 and 9 (RFC 4648), since people read them, too.
QString newPaperCode();

/// The code as strokes, its white around it, from the upper left corner of `side` device pixels.
std::vector<Op> qrStrokes(const QrModules &modules, QPointF corner, double side);

} // namespace anjuan::documents
