#pragma once
#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>
#include <QtCore/QList>
#include <QtCore/QRectF>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/documents/form.h"

namespace anjuan::documents {

/// Families of the four faces; where a machine lacks one, or it lacks a character, 宋体 and then 黑体 stand in.
struct FontSet {
    QString song = QStringLiteral("Noto Serif CJK SC");
    QString hei = QStringLiteral("Noto Sans CJK SC");
    QString fang = QStringLiteral("FandolFang R");
    QString kai = QStringLiteral("FandolKai");
};

struct RenderContext {
    FontSet fonts{};
    QString title{};   // of the PDF; empty: that of the form
    QString footer{};  // in small type at the foot of every page: case number, digest
    bool demo = false; // 示范库: every page says so
    bool pageNumbers = true;
    QString paperCode{}; // newPaperCode(): each page bears its code at the foot; empty: none
    bool byHand = false; // a form to be filled in by hand: empty places are left open, not struck out
    Instant at{};        // the PDF's time of making
};

/// Where a form left room for a picture; points, from the lower left corner of the page.
struct PictureBox {
    QString name;
    int page = 0; // from 0
    QRectF box;
};

struct RenderedDocument {
    QByteArray pdf; // PDF/A-1b
    int pages = 0;
    QStringList unmapped; // characters that no font draws: 〓 stands for each, so that nothing vanishes in silence
    QList<PictureBox> pictures;
};

/// Fills and draws a form. The same form, fields and context give the same pages. Needs a QGuiApplication, may run on
/// any thread. Faults: Invalid `documents.no_font {family}` where the machine has no font for Chinese at all; Corrupt
/// `documents.pdf_failed {title, why}`.
Result<RenderedDocument> render(const Form &form, const QJsonObject &fields, const RenderContext &context);

/// How many pages a PDF has; 0 where it is none.
int pageCount(const QByteArray &pdf);

/// A word on a page; millimetres from the upper left corner, to its upper edge, and to its left, middle or right.
struct PlacedText {
    QString text;
    double x = 0;
    double y = 0;
    double points = 10.5;
    Align align = Align::Left;
};

/// One A4 page for each list, with nothing but those words on it: to be laid over other pages. Faults as `render`.
Result<RenderedDocument> renderOverlay(const QList<QList<PlacedText>> &pages, const RenderContext &context);

} // namespace anjuan::documents
