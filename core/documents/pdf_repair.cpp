#include "core/documents/pdf_repair.h"

#include <algorithm>
#include <exception>

// clang-format off
#include "core/documents/pdf_objects.h"
// clang-format on
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFWriter.hh>

#include <QtCore/QDateTime>

#include "core/documents/render.h"

namespace anjuan::documents {

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

Result<QByteArray> repairPdf(const QByteArray &pdf, const PdfFacts &facts)
{
    try {
        QPDF document;
        document.setSuppressWarnings(true);
        document.processMemoryFile("rendered", pdf.constData(), static_cast<size_t>(pdf.size()));
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
