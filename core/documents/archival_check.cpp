#include "core/documents/archival_check.h"

#include <exception>

// clang-format off
#include "core/documents/pdf_objects.h"
// clang-format on
#include <qpdf/Buffer.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QRegularExpression>

namespace anjuan::documents {
namespace {

class Checker {
public:
    explicit Checker(ArchivalCheck &check) : m_check(check) {}

    void file(QPDF &pdf)
    {
        if (pdf.isEncrypted())
            add(QStringLiteral("encrypted"));
        // PDF/A-1 is built on PDF 1.4.
        if (pdf.getPDFVersion() > "1.4")
            add(QStringLiteral("version"));
        if (!pdf.getTrailer().getKey("/ID").isArray())
            add(QStringLiteral("identifier"));
        intent(pdf.getRoot().getKey("/OutputIntents"));
        xmp(pdf.getRoot().getKey("/Metadata"));
        QPDFObjectHandle names = pdf.getRoot().getKey("/Names");
        if (names.isDictionary() && names.hasKey("/JavaScript"))
            add(QStringLiteral("script"));
        if (names.isDictionary() && names.hasKey("/EmbeddedFiles"))
            add(QStringLiteral("file"));
        for (QPDFObjectHandle object : pdf.getAllObjects())
            look(object);
        pages(pdf);
    }

private:
    void add(const QString &fault)
    {
        if (!m_check.faults.contains(fault))
            m_check.faults += fault;
    }

    void intent(QPDFObjectHandle intents)
    {
        for (int i = 0; intents.isArray() && i < intents.getArrayNItems(); ++i) {
            QPDFObjectHandle one = intents.getArrayItem(i);
            if (one.isDictionary() && one.getKey("/S").isNameAndEquals("/GTS_PDFA1")
                && one.getKey("/DestOutputProfile").isStream())
                return;
        }
        add(QStringLiteral("intent"));
    }

    void xmp(QPDFObjectHandle metadata)
    {
        if (metadata.isStream()) {
            const std::shared_ptr<Buffer> data = metadata.getStreamData(qpdf_dl_generalized);
            const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data->getBuffer()),
                                                   static_cast<qsizetype>(data->getSize()));
            static const QRegularExpression part(QStringLiteral("pdfaid:part(=[\"']1[\"']|>\\s*1\\s*<)"));
            static const QRegularExpression level(QStringLiteral("pdfaid:conformance(=[\"'][AB][\"']|>\\s*[AB]\\s*<)"));
            if (part.match(text).hasMatch() && level.match(text).hasMatch())
                return;
        }
        add(QStringLiteral("xmp"));
    }

    void look(QPDFObjectHandle object)
    {
        QPDFObjectHandle dict = object.isStream() ? object.getDict() : object;
        if (object.isStream()) {
            const QByteArray filter = QByteArray::fromStdString(dict.getKey("/Filter").unparse());
            if (filter.contains("/LZWDecode") || filter.contains("/JPXDecode") || filter.contains("/Crypt"))
                add(QStringLiteral("filter"));
            if (dict.getKey("/SMask").isStream())
                add(QStringLiteral("transparency"));
        }
        if (!dict.isDictionary())
            return;
        if (dict.getKey("/Type").isNameAndEquals("/Font"))
            font(dict);
        if (dict.getKey("/S").isNameAndEquals("/Transparency") || dict.getKey("/Group").isDictionary())
            transparency(dict);
        for (const char *action : {"/JavaScript", "/Launch", "/Sound", "/Movie", "/ImportData"}) {
            if (dict.getKey("/S").isNameAndEquals(action))
                add(QStringLiteral("script"));
        }
        if (dict.getKey("/Type").isNameAndEquals("/Filespec") && dict.hasKey("/EF"))
            add(QStringLiteral("file"));
        for (const char *alpha : {"/CA", "/ca"}) {
            if (dict.getKey(alpha).isNumber() && dict.getKey(alpha).getNumericValue() < 1.0)
                add(QStringLiteral("transparency"));
        }
    }

    void transparency(QPDFObjectHandle dict)
    {
        QPDFObjectHandle group = dict.getKey("/Group").isDictionary() ? dict.getKey("/Group") : dict;
        if (group.getKey("/S").isNameAndEquals("/Transparency"))
            add(QStringLiteral("transparency"));
    }

    void font(QPDFObjectHandle font)
    {
        // A composite font is as good as what it is made of, which comes by itself.
        const QPDFObjectHandle kind = font.getKey("/Subtype");
        if (QPDFObjectHandle(kind).isNameAndEquals("/Type0") || QPDFObjectHandle(kind).isNameAndEquals("/Type3"))
            return;
        QPDFObjectHandle descriptor = font.getKey("/FontDescriptor");
        for (const char *program : {"/FontFile", "/FontFile2", "/FontFile3"}) {
            if (descriptor.isDictionary() && descriptor.hasKey(program))
                return;
        }
        add(QStringLiteral("font ")
            + (font.getKey("/BaseFont").isName() ? QString::fromStdString(font.getKey("/BaseFont").getName())
                                                 : QString()));
    }

    /// The content of each page is unpacked to its end.
    void pages(QPDF &pdf)
    {
        for (QPDFPageObjectHelper page : QPDFPageDocumentHelper(pdf).getAllPages()) {
            ++m_check.pages;
            try {
                for (QPDFObjectHandle part : page.getPageContents())
                    static_cast<void>(part.getStreamData(qpdf_dl_generalized));
            } catch (const std::exception &) {
                add(QStringLiteral("page %1").arg(m_check.pages));
            }
        }
    }

    ArchivalCheck &m_check;
};

} // namespace

Result<ArchivalCheck> checkArchival(const QString &file)
{
    if (!QFileInfo(file).isFile())
        return fail(Fault::NotFound, "documents.no_scan", {file});
    ArchivalCheck check;
    try {
        QPDF pdf;
        pdf.setSuppressWarnings(true);
        pdf.processFile(QFile::encodeName(file).constData());
        Checker(check).file(pdf);
        if (pdf.anyWarnings())
            check.faults += QStringLiteral("damaged"); // libqpdf had to mend it to read it
    } catch (const std::exception &) {
        check.faults += QStringLiteral("damaged");
    }
    return check;
}

} // namespace anjuan::documents
