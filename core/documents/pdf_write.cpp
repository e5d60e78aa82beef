#include "core/documents/pdf_write.h"

#include <exception>
#include <mutex>

// clang-format off
#include "core/documents/pdf_objects.h"
// clang-format on
#include <qpdf/Buffer.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include <QtCore/QBuffer>
#include <QtGui/QFont>
#include <QtGui/QGlyphRun>
#include <QtGui/QPageSize>
#include <QtGui/QPainter>
#include <QtGui/QPdfWriter>
#include <QtGui/QTextLayout>

#include "core/base/digest.h"
#include "core/documents/truetype.h"
#include "core/documents/typeset.h"

namespace anjuan::documents {
namespace {

constexpr double kScale = 72.0 / kDpi;
constexpr double kPageHeight = 842; // A4 in whole points, as all its readers have it
constexpr double kPageWidth = 595;
constexpr int kBlock = 100; // entries of one bfchar block, at most

QByteArray number(double value)
{
    QByteArray out = QByteArray::number(value, 'f', 3);
    while (out.endsWith('0'))
        out.chop(1);
    if (out.endsWith('.'))
        out.chop(1);
    return out == "-0" ? QByteArrayLiteral("0") : out;
}

QByteArray point(const QPointF &px)
{
    return number(px.x() * kScale) + ' ' + number(kPageHeight - px.y() * kScale);
}

QByteArray hex4(quint32 value)
{
    return QByteArray::number(value, 16).rightJustified(4, '0').toUpper();
}

/// Characters that only look like others: a text is never meant to be made of them.
bool isLookalike(char32_t c)
{
    return (c >= 0x2E80 && c <= 0x2FDF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2F800 && c <= 0x2FA1F);
}

/// A face, and what its glyphs stand for.
struct DrawnFace {
    FaceGlyphs glyphs;
    QHash<quint32, char32_t> characters;
    QSet<char32_t> known;

    void name(const QRawFont &font, const QString &text)
    {
        for (const char32_t c : text.toUcs4()) {
            if (known.contains(c))
                continue;
            known.insert(c);
            const QList<quint32> found = font.glyphIndexesForString(QString::fromUcs4(&c, 1));
            if (found.isEmpty() || found.first() == 0)
                continue;
            const auto had = characters.constFind(found.first());
            if (had == characters.constEnd() || (isLookalike(*had) && !isLookalike(c)))
                characters.insert(found.first(), c);
        }
    }
};

/// The marks of the pages as content, and the faces they use in the order of their first use.
class Content {
public:
    QByteArray of(const Page &page)
    {
        QByteArray out;
        for (const Op &op : page.ops) {
            if (op.kind == Op::Kind::Text)
                addText(op, out);
            else if (op.kind == Op::Kind::Stroke)
                out += number(op.width * kScale) + " w " + point(op.at) + " m " + point(op.to) + " l S\n";
            else
                addFrame(op, out);
        }
        return out;
    }
    std::vector<std::unique_ptr<DrawnFace>> &faces() { return m_faces; }

private:
    static void addFrame(const Op &op, QByteArray &out)
    {
        const QRectF box = QRectF(op.at, op.to).normalized();
        out += number(op.width * kScale) + " w " + point(box.bottomLeft()) + ' ' + number(box.width() * kScale) + ' '
            + number(box.height() * kScale) + " re S\n";
    }

    void addText(const Op &op, QByteArray &out)
    {
        const QTextLine line = op.layout->lineAt(op.line);
        const QString text = op.layout->text().mid(line.textStart(), line.textLength());
        QList<QPointF> ticked;
        for (const int box : op.ticks) {
            for (const QGlyphRun &run : line.glyphRuns(box, 1))
                ticked += run.positions().mid(0, 1);
        }
        for (const QGlyphRun &run : line.glyphRuns()) {
            const QRawFont font = run.rawFont();
            const int nth = faceOf(font);
            DrawnFace &face = *m_faces[static_cast<size_t>(nth)];
            face.name(font, text);
            // A face without a bold one of its own is drawn with a stroke around it.
            const bool embolden = op.layout->font().bold() && font.weight() < QFont::DemiBold;
            const double points = font.pixelSize() * kScale;
            if (embolden)
                out += "q 2 Tr " + number(points / 30) + " w ";
            out += "BT /F" + QByteArray::number(nth) + ' ' + number(points) + " Tf ";
            addGlyphs(run, face, op.at, points, ticked, out);
            out += " ET\n";
            if (embolden)
                out += "Q\n";
        }
    }

    /// Moved only where the next glyph does not stand where the last one ends.
    static void addGlyphs(const QGlyphRun &run, DrawnFace &face, const QPointF &at, double points,
                          const QList<QPointF> &ticked, QByteArray &out)
    {
        const QList<quint32> glyphs = run.glyphIndexes();
        const QList<QPointF> places = run.positions();
        const double perUnit = 1000 / face.glyphs.unitsPerEm();
        double y = 0;
        double x = 0; // where the last glyph ended, in points
        bool open = false;
        for (qsizetype i = 0; i < glyphs.size() && i < places.size(); ++i) {
            const QPointF place = at + places[i];
            const double wanted = place.x() * kScale;
            if (!open || place.y() != y) {
                out += open ? ">] TJ " : "";
                out += "1 0 0 1 " + point(place) + " Tm [<";
                x = wanted;
                y = place.y();
            } else if (const double by = std::round((x - wanted) * 1000 / points); by != 0) {
                out += '>' + QByteArray::number(static_cast<qint64>(by)) + '<';
                x -= by * points / 1000;
            }
            open = true;
            quint32 glyph = glyphs[i];
            if (ticked.contains(places[i])) {
                glyph |= kTickedGlyph;
                face.characters.insert(glyph, U'☑');
            }
            const int nth = face.glyphs.numberOf(glyph);
            out += hex4(static_cast<quint32>(nth));
            x += face.glyphs.outlines()[static_cast<size_t>(nth) - 1]->advance * perUnit * points / 1000;
        }
        if (open)
            out += ">] TJ";
    }

    int faceOf(const QRawFont &font)
    {
        const QString name =
            font.familyName() + QLatin1Char('/') + font.styleName() + QLatin1Char('/') + QString::number(font.weight());
        for (size_t i = 0; i < m_faces.size(); ++i)
            if (m_faces[i]->glyphs.name() == name)
                return static_cast<int>(i);
        m_faces.push_back(std::make_unique<DrawnFace>(DrawnFace{FaceGlyphs(font, name), {}, {}}));
        return static_cast<int>(m_faces.size()) - 1;
    }

    std::vector<std::unique_ptr<DrawnFace>> m_faces;
};

/// Packed here, and no more than pays: libqpdf takes thrice the time for a twentieth of the size.
QPDFObjectHandle packed(QPDF &pdf, const QByteArray &data)
{
    constexpr int kLevel = 3;
    constexpr qsizetype kLength = 4; // which Qt sets before the stream
    QPDFObjectHandle out = QPDFObjectHandle::newStream(&pdf);
    const QByteArray made = qCompress(data, kLevel);
    out.replaceStreamData(std::string(made.constData() + kLength, static_cast<size_t>(made.size() - kLength)),
                          QPDFObjectHandle::newName("/FlateDecode"), QPDFObjectHandle::newNull());
    return out;
}

QByteArray utf16Hex(char32_t character)
{
    QByteArray out;
    for (const QChar unit : QString::fromUcs4(&character, 1))
        out += hex4(unit.unicode());
    return out;
}

QByteArray toUnicode(const DrawnFace &face, QStringList *unread)
{
    QByteArrayList entries;
    const QList<quint32> &glyphs = face.glyphs.glyphs();
    for (qsizetype i = 0; i < glyphs.size(); ++i) {
        const auto character = face.characters.constFind(glyphs[i]);
        if (character == face.characters.constEnd()) {
            unread->append(QStringLiteral("%1: glyph %2").arg(face.glyphs.name()).arg(glyphs[i]));
            continue;
        }
        entries.append("<" + hex4(static_cast<quint32>(i + 1)) + "> <" + utf16Hex(*character) + ">\n");
    }
    QByteArray out = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                     "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
                     "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                     "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
    for (qsizetype from = 0; from < entries.size(); from += kBlock) {
        const QByteArrayList block = entries.mid(from, kBlock);
        out += QByteArray::number(block.size()) + " beginbfchar\n" + block.join() + "endbfchar\n";
    }
    return out + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
}

/// ABCDEF+NotoSerifCJKSC: of another subset another name.
QByteArray baseName(const FaceGlyphs &face, const QByteArray &program)
{
    constexpr int kTag = 6;
    constexpr int kLetters = 26;
    const QByteArray digest = sha256(program).toBytes();
    QByteArray out;
    for (int i = 0; i < kTag; ++i)
        out += static_cast<char>('A' + static_cast<unsigned char>(digest[i]) % kLetters);
    out += '+';
    for (const QChar c : face.name().section(QLatin1Char('/'), 0, 1))
        if (c.unicode() < 128 && c.isLetterOrNumber())
            out += static_cast<char>(c.unicode());
    return out;
}

QPDFObjectHandle descriptorOf(QPDF &pdf, const FaceGlyphs &face, const QByteArray &name, const QByteArray &program)
{
    const double perUnit = 1000 / face.unitsPerEm();
    const auto scaled = [&](double units) { return number(std::round(units * perUnit)); };
    const QRect box = face.box();
    // All glyphs but .notdef. PDF/A-1, 6.3.5
    QByteArray set((static_cast<qsizetype>(face.glyphs().size()) + 8) / 8, '\0');
    for (qsizetype cid = 0; cid <= face.glyphs().size(); ++cid)
        set[cid / 8] = static_cast<char>(static_cast<unsigned char>(set[cid / 8]) | 0x80 >> cid % 8);
    QPDFObjectHandle out = QPDFObjectHandle::parse(
        ("<< /Type /FontDescriptor /FontName /" + name + " /Flags 4 /FontBBox [" + scaled(box.left()) + ' '
         + scaled(box.top()) + ' ' + scaled(box.left() + box.width()) + ' ' + scaled(box.top() + box.height())
         + "] /ItalicAngle 0 /Ascent " + scaled(face.ascent()) + " /Descent " + scaled(-face.descent()) + " /CapHeight "
         + scaled(face.ascent()) + " /StemV 80 >>")
            .toStdString());
    QPDFObjectHandle file = packed(pdf, program);
    file.getDict().replaceKey("/Length1", QPDFObjectHandle::newInteger(program.size()));
    out.replaceKey("/FontFile2", file);
    out.replaceKey("/CIDSet", packed(pdf, set));
    return pdf.makeIndirectObject(out);
}

QPDFObjectHandle fontOf(QPDF &pdf, const DrawnFace &face, QStringList *unread)
{
    const FaceGlyphs &glyphs = face.glyphs;
    const QByteArray program = glyphs.program();
    const QByteArray name = baseName(glyphs, program);
    QByteArray widths;
    for (const OutlinePtr &outline : glyphs.outlines())
        widths += number(outline->advance * 1000 / glyphs.unitsPerEm()) + ' ';
    QPDFObjectHandle inner = QPDFObjectHandle::parse(
        ("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /" + name
         + " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /CIDToGIDMap /Identity /DW 1000 /W [1 ["
         + widths + "]] >>")
            .toStdString());
    inner.replaceKey("/FontDescriptor", descriptorOf(pdf, glyphs, name, program));
    QPDFObjectHandle out = QPDFObjectHandle::parse(
        ("<< /Type /Font /Subtype /Type0 /BaseFont /" + name + " /Encoding /Identity-H >>").toStdString());
    QPDFObjectHandle descendants = QPDFObjectHandle::newArray();
    descendants.appendItem(pdf.makeIndirectObject(inner));
    out.replaceKey("/DescendantFonts", descendants);
    out.replaceKey("/ToUnicode", packed(pdf, toUnicode(face, unread)));
    return pdf.makeIndirectObject(out);
}

/// The colour profile sRGB that Qt puts into its own PDF/A files; empty where it does not.
const QByteArray &colourProfile()
{
    static std::once_flag once;
    static QByteArray profile;
    std::call_once(once, [] {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        {
            QPdfWriter writer(&buffer);
            writer.setPdfVersion(QPagedPaintDevice::PdfVersion_A1b);
            QPainter painter(&writer);
        }
        QPDF pdf;
        pdf.setSuppressWarnings(true);
        pdf.processMemoryFile("blank", buffer.data().constData(), static_cast<size_t>(buffer.data().size()));
        QPDFObjectHandle stream = pdf.getRoot().getKey("/OutputIntents").getArrayItem(0).getKey("/DestOutputProfile");
        const std::shared_ptr<Buffer> data = stream.getStreamData(qpdf_dl_generalized);
        profile =
            QByteArray(reinterpret_cast<const char *>(data->getBuffer()), static_cast<qsizetype>(data->getSize()));
    });
    return profile;
}

void addIntent(QPDF &pdf)
{
    QPDFObjectHandle profile = packed(pdf, colourProfile());
    profile.getDict().replaceKey("/N", QPDFObjectHandle::newInteger(3));
    QPDFObjectHandle intent = QPDFObjectHandle::parse(
        "<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1) /Info (sRGB IEC61966-2.1) "
        "/RegistryName (http://www.color.org) >>");
    intent.replaceKey("/DestOutputProfile", profile);
    QPDFObjectHandle intents = QPDFObjectHandle::newArray();
    intents.appendItem(pdf.makeIndirectObject(intent));
    pdf.getRoot().replaceKey("/OutputIntents", intents);
}

} // namespace

Result<QByteArray> writePdf(const std::vector<Page> &pages, const PdfFacts &facts, QStringList *unread)
{
    try {
        QPDF pdf;
        pdf.emptyPDF();
        Content content;
        std::vector<QPDFObjectHandle> made;
        for (const Page &page : pages) {
            QPDFObjectHandle object =
                QPDFObjectHandle::parse(("<< /Type /Page /MediaBox [0 0 " + number(kPageWidth) + ' '
                                         + number(kPageHeight) + "] /Resources << /ProcSet [/PDF /Text] >> >>")
                                            .toStdString());
            object.replaceKey("/Contents", packed(pdf, content.of(page)));
            made.push_back(object);
        }
        QPDFObjectHandle fonts = QPDFObjectHandle::newDictionary();
        for (size_t i = 0; i < content.faces().size(); ++i)
            fonts.replaceKey("/F" + std::to_string(i), fontOf(pdf, *content.faces()[i], unread));
        fonts = pdf.makeIndirectObject(fonts);
        QPDFPageDocumentHelper all(pdf);
        for (QPDFObjectHandle &object : made) {
            object.getKey("/Resources").replaceKey("/Font", fonts);
            all.addPage(QPDFPageObjectHelper(pdf.makeIndirectObject(object)), false);
        }
        addIntent(pdf);
        stateFacts(pdf, facts);
        return written(pdf);
    } catch (const std::exception &error) {
        return fail(Fault::Corrupt, "documents.pdf_failed", {facts.title, QString::fromUtf8(error.what())});
    }
}

} // namespace anjuan::documents
