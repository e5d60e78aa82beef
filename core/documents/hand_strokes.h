#pragma once
#include <QtCore/QList>
#include <QtCore/QRectF>
#include <QtCore/QString>

#include "core/base/result.h"

namespace anjuan::documents {

/// One point of a pen's way. Lengths in hundredths of a pixel of the signing area, from its upper left corner.
struct StrokePoint {
    int x = 0;
    int y = 0;
    int pressure = 0; // 1…1023; 0: the pen tells none (a mouse)
    int ms = 0;       // since the first point of the signature

    bool operator==(const StrokePoint &) const = default;
};

/// A signature as the pen wrote it 手写笔迹: vectors with their times, not a picture.
struct HandStrokes {
    int width = 0; // of the signing area
    int height = 0;
    QString pen; // tablet 手写板, mouse 鼠标
    QList<QList<StrokePoint>> strokes;

    bool operator==(const HandStrokes &) const = default;
    /// The smallest box around the ink.
    QRectF ink() const;
};

/// Canonical JSON {"height","pen","strokes":[[[x,y,pressure,ms],…],…],"width"}: its SHA-256 names the signature. Fault:
/// as parseStrokes.
Result<QString> strokesText(const HandStrokes &strokes);
/// Reads it strictly. Faults, all Invalid: `signing.bad_strokes {why}`; `signing.no_ink` where nothing was written that
/// could be a name: one dot, or marks within a fiftieth of the area.
Result<HandStrokes> parseStrokes(const QString &text);

} // namespace anjuan::documents
