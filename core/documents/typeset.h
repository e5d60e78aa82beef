#pragma once
#include <memory>
#include <vector>

#include <QtCore/QHash>
#include <QtCore/QPointF>
#include <QtCore/QSet>
#include <QtCore/QString>

#include "core/documents/form.h"
#include "core/documents/render.h"

class QFont;
class QPaintDevice;
class QTextLayout;

namespace anjuan::documents {

inline constexpr int kDpi = 300; // more, and a page's coordinates leave the range that PDF/A allows

constexpr double mmToPx(double mm)
{
    return mm * kDpi / 25.4;
}
constexpr double ptToPx(double pt)
{
    return pt * kDpi / 72.0;
}

/// A mark on the paper. All lengths in device pixels; a line of text is drawn from its upper left corner.
struct Op {
    enum class Kind { Text, Stroke, Frame };
    Kind kind = Kind::Text;
    std::shared_ptr<QTextLayout> layout; // Text
    int line = 0;                        // Text: which line of the layout
    QPointF at;
    QPointF to;         // Stroke: its end; Frame: the opposite corner
    double width = 0;   // Stroke, Frame
    QList<int> ticks{}; // Text: where its ticked boxes stand, in the layout's text
};

/// One line of a paragraph with all that belongs to it, from its own upper left corner.
struct Line {
    double height = 0;
    bool keep = false; // on one page with the next line
    std::vector<Op> ops;
};

using Lines = std::vector<Line>;

/// Turns words into lines. Holds what it learnt about the fonts for one document.
class Typesetter {
public:
    Typesetter(const FontSet &fonts, QPaintDevice *device);
    ~Typesetter();
    Typesetter(const Typesetter &) = delete;
    Typesetter &operator=(const Typesetter &) = delete;

    /// Words broken to a width; a line feed begins a new paragraph. The style's sizes must be set.
    Lines paragraph(const QString &text, const TextStyle &style, double width);
    /// The length of words on one line.
    double lengthOf(const QString &text, const TextStyle &style);
    /// Characters met so far that no font draws.
    QStringList unmapped() const;

private:
    QFont fontFor(const TextStyle &style) const;
    QString drawable(const QString &text, const QFont &font);
    bool isDrawable(char32_t character, const QFont &font);
    void layOut(const QString &text, const TextStyle &style, double width, Lines &out);

    FontSet m_fonts;
    QPaintDevice *m_device;
    QHash<char32_t, bool> m_drawable;
    QStringList m_unmapped;
};

} // namespace anjuan::documents
