#include "core/documents/pdf_repair.h"

#include <algorithm>
#include <exception>

#include "core/documents/render.h"

// clang-format off
#include "core/documents/qpdf_prelude.h"
// clang-format on
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFWriter.hh>

#include <QtCore/QDateTime>

namespace anjuan::documents {
namespace {

constexpr int kBlock = 100; // entries of one bfchar block, at most

QByteArray hex4(quint32 value)
{
    return QByteArray::number(value, 16).rightJustified(4, '0').toUpper();
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
    for (qsizetype i = 0; i < face.glyphs.size(); ++i) {
        const auto character = face.characters.constFind(face.glyphs[i]);
        if (character == face.characters.constEnd()) {
            unread->append(QStringLiteral("%1: glyph %2").arg(face.name).arg(face.glyphs[i]));
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

quint32 number(const unsigned char *data, size_t at, int bytes)
{
    quint32 value = 0;
    for (int i = 0; i < bytes; ++i)
        value = value << 8 | data[at + static_cast<size_t>(i)];
    return value;
}

/// Glyphs of the embedded TrueType program, by its table `maxp`, without .notdef; -1 if it has none.
qsizetype glyphsOf(QPDFObjectHandle font)
{
    QPDFObjectHandle program =
        font.getKey("/DescendantFonts").getArrayItem(0).getKey("/FontDescriptor").getKey("/FontFile2");
    if (!program.isStream())
        return -1;
    const std::shared_ptr<Buffer> buffer = program.getStreamData(qpdf_dl_all);
    const unsigned char *data = buffer->getBuffer();
    const size_t size = buffer->getSize();
    const size_t tables = size < 12 ? 0 : number(data, 4, 2);
    for (size_t i = 0; i < tables && 12 + 16 * (i + 1) <= size; ++i) {
        const size_t entry = 12 + 16 * i;
        const size_t at = number(data, entry + 8, 4);
        if (QByteArray(reinterpret_cast<const char *>(data + entry), 4) == "maxp" && at + 6 <= size)
            return static_cast<qsizetype>(number(data, at + 4, 2)) - 1;
    }
    return -1;
}

std::vector<QPDFObjectHandle> embeddedFonts(QPDF &pdf)
{
    std::vector<QPDFObjectHandle> fonts;
    for (QPDFObjectHandle object : pdf.getAllObjects())
        if (object.isDictionary() && object.getKey("/Type").isNameAndEquals("/Font")
            && object.getKey("/Subtype").isNameAndEquals("/Type0"))
            fonts.push_back(object);
    // Object numbers are given out when a face is first used.
    std::sort(fonts.begin(), fonts.end(), [](auto &a, auto &b) { return a.getObjectID() < b.getObjectID(); });
    return fonts;
}

void repairFonts(QPDF &pdf, const QList<DrawnFace> &faces, QStringList *unread)
{
    std::vector<QPDFObjectHandle> fonts = embeddedFonts(pdf);
    for (size_t i = 0; i < fonts.size(); ++i) {
        const auto face = static_cast<qsizetype>(i);
        if (face >= faces.size() || glyphsOf(fonts[i]) != faces[face].glyphs.size()) {
            unread->append(QString::fromStdString(fonts[i].getKey("/BaseFont").getName()));
            continue;
        }
        const QByteArray map = toUnicode(faces[face], unread);
        fonts[i].replaceKey("/ToUnicode", QPDFObjectHandle::newStream(&pdf, map.toStdString()));
    }
}

void stateFacts(QPDF &pdf, const PdfFacts &facts)
{
    QPDFObjectHandle info = QPDFObjectHandle::newDictionary();
    info.replaceKey("/Title", QPDFObjectHandle::newUnicodeString(facts.title.toStdString()));
    info.replaceKey("/Creator", QPDFObjectHandle::newUnicodeString("Anjuan"));
    info.replaceKey("/Producer", QPDFObjectHandle::newUnicodeString("Anjuan"));
    info.replaceKey("/CreationDate", QPDFObjectHandle::newString(pdfDate(facts.at).toStdString()));
    info.replaceKey("/ModDate", QPDFObjectHandle::newString(pdfDate(facts.at).toStdString()));
    pdf.getTrailer().replaceKey("/Info", pdf.makeIndirectObject(info));
    QPDFObjectHandle metadata = QPDFObjectHandle::newStream(&pdf, xmpPacket(facts).toStdString());
    metadata.getDict().replaceKey("/Type", QPDFObjectHandle::newName("/Metadata"));
    metadata.getDict().replaceKey("/Subtype", QPDFObjectHandle::newName("/XML"));
    pdf.getRoot().replaceKey("/Metadata", metadata);
}

QByteArray written(QPDF &pdf)
{
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.setObjectStreamMode(qpdf_o_disable);
    writer.forcePDFVersion("1.4");
    writer.setNewlineBeforeEndstream(true);
    writer.setDeterministicID(true);
    writer.write();
    const std::shared_ptr<Buffer> buffer = writer.getBufferSharedPointer();
    return QByteArray(reinterpret_cast<const char *>(buffer->getBuffer()), static_cast<qsizetype>(buffer->getSize()));
}

} // namespace

QByteArray pdfDate(const Instant &at)
{
    const QString text = at.toString();
    const QString digits = text.left(19).remove(QLatin1Char('-')).remove(QLatin1Char('T')).remove(QLatin1Char(':'));
    return ("D:" + digits.toLatin1() + text.mid(19, 3).toLatin1() + "'" + text.mid(23, 2).toLatin1() + "'");
}

QByteArray xmpPacket(const PdfFacts &facts)
{
    const QByteArray at = facts.at.toString().toLatin1();
    return "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
           "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
           "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title><rdf:Alt>"
           "<rdf:li xml:lang=\"x-default\">"
        + facts.title.toHtmlEscaped().toUtf8()
        + "</rdf:li></rdf:Alt></dc:title></rdf:Description>\n"
          "<rdf:Description rdf:about=\"\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"><xmp:CreatorTool>Anjuan</xmp:CreatorTool>"
          "<xmp:CreateDate>"
        + at + "</xmp:CreateDate><xmp:ModifyDate>" + at
        + "</xmp:ModifyDate></rdf:Description>\n"
          "<rdf:Description rdf:about=\"\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"><pdf:Producer>Anjuan</pdf:Producer></rdf:Description>\n"
          "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"><pdfaid:part>1</pdfaid:part>"
          "<pdfaid:conformance>B</pdfaid:conformance></rdf:Description>\n"
          "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>\n";
}

Result<QByteArray> repairPdf(const QByteArray &pdf, const QList<DrawnFace> &faces, const PdfFacts &facts,
                             QStringList *unread)
{
    try {
        QPDF document;
        document.setSuppressWarnings(true);
        document.processMemoryFile("rendered", pdf.constData(), static_cast<size_t>(pdf.size()));
        repairFonts(document, faces, unread);
        stateFacts(document, facts);
        return written(document);
    } catch (const std::exception &error) {
        return fail(Fault::Corrupt, "documents.pdf_failed", {facts.title, QString::fromUtf8(error.what())});
    }
}

int pageCount(const QByteArray &pdf)
{
    try {
        QPDF file;
        file.processMemoryFile("pdf", pdf.constData(), static_cast<size_t>(pdf.size()));
        return static_cast<int>(file.getAllPages().size());
    } catch (const std::exception &) {
        return 0;
    }
}

} // namespace anjuan::documents
