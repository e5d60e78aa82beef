#pragma once
#include <memory>
#include <vector>

#include <QtCore/QByteArray>
#include <QtCore/QHash>
#include <QtCore/QRect>
#include <QtCore/QString>

class QRawFont;

namespace anjuan::documents {

/// A glyph as a TrueType font holds it, in units of its face.
struct Outline {
    QByteArray data; // an entry of the table `glyf`; empty where nothing is drawn
    int advance = 0;
    QRect box; // left, lowest (top() of the rectangle), width and height: y grows upwards
    int points = 0;
    int contours = 0;
};

using OutlinePtr = std::shared_ptr<const Outline>;

/// With it a glyph is another one of the same look: of a ticked box □, which says another character than an empty one.
inline constexpr quint32 kTickedGlyph = 0x80000000U;

/// One face of a document: which glyphs were drawn, numbered from 1 in the order of their first use.
/// libharfbuzz-subset 6.0 was tried in its place: of a face with 65,535 glyphs it takes 17 to 20 ms for each document,
/// or 3 to 5 ms after 2.3 s and half a gigabyte of preparation for each face; a page is to be seen in 50 ms with its
/// two or three faces. Nor can it hold one glyph under two numbers.
class FaceGlyphs {
public:
    FaceGlyphs(const QRawFont &font, QString name);
    ~FaceGlyphs();
    FaceGlyphs(FaceGlyphs &&other) noexcept;

    /// The number by which the document calls that glyph of the font, `kTickedGlyph` or not.
    int numberOf(quint32 glyph);
    const QString &name() const { return m_name; }
    const QList<quint32> &glyphs() const { return m_glyphs; }
    const std::vector<OutlinePtr> &outlines() const { return m_outlines; }
    double unitsPerEm() const;
    /// In units of the face.
    double ascent() const;
    double descent() const;
    /// All boxes of its glyphs together.
    QRect box() const;
    /// A font of those glyphs alone, as PDF 1.4 embeds one (CIDFontType2): without names and characters.
    QByteArray program() const;

private:
    std::unique_ptr<QRawFont> m_font; // as large as its em, so that a pixel is a unit
    QString m_name;
    QByteArray m_key; // by which outlines are remembered from document to document
    QList<quint32> m_glyphs;
    QHash<quint32, int> m_numbers;
    std::vector<OutlinePtr> m_outlines;
};

} // namespace anjuan::documents
