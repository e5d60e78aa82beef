#pragma once
#include <QtCore/QByteArray>
#include <QtCore/QList>
#include <QtCore/QPointF>
#include <QtCore/QRectF>
#include <QtCore/QString>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/documents/hand_strokes.h"
#include "core/documents/render.h"

namespace anjuan::documents {

/// A place on a paper where somebody signs 签名处, found by its words: on our own pages and on those that LibreOffice
/// made of a Word form alike. Lengths in points from the upper left corner of the page.
struct SignPlace {
    QString label;          // 见证人签名
    int page = 0;           // from 0
    QRectF box;             // the room for the signature
    bool everyPage = false; // at the foot of the page, below its text: signed page by page 逐页签名
    QList<QPointF> date{};  // the upper left corner of 年, 月 and 日 behind it; none: empty
    double dateHeight = 0;  // of those
};
/// In the order of pages and lines. `footFrom`: where the foot of each page begins; 0: none has one. A place that bears
/// a name already is left out. Fault: Corrupt `signing.unreadable`.
Result<QList<SignPlace>> signPlacesOn(const QByteArray &pdf, double footFrom = 0);

/// Places to sign in on a paper that has none 签名栏: below the last words of its last page or, where that is full, on
/// a page of its own behind it.
struct SignStrip {
    QList<SignPlace> places;
    bool ownPage = false;
    QString heading; // above the places: whose they are
};
/// With those labels, two beside each other. The same bytes give the same strip. Fault: Corrupt `signing.unreadable`.
Result<SignStrip> signStripOn(const QByteArray &pdf, const QStringList &labels, const QString &heading);

/// A signature to be drawn, at each of its places.
struct PlacedStrokes {
    HandStrokes strokes;
    QList<SignPlace> places;
    QString note;      // in small type at the foot of each of these pages: who, when, of what digest
    int nth = 0;       // how many were drawn before: each has its note beside theirs
    SignStrip strip{}; // drawn with the first of them; without places: the paper has its own
};
/// The same pages with the signature as vector paths in them, and its date where the form leaves room for one. What was
/// PDF/A-1b stays so. Faults: Corrupt `documents.pdf_failed {title, why}`, those of renderOverlay.
Result<QByteArray> drawStrokes(const QByteArray &pdf, const PlacedStrokes &placed, const QString &title, Instant at,
                               const RenderContext &context);

} // namespace anjuan::documents
