#include "core/documents/join.h"

#include <exception>
#include <memory>
#include <vector>

// clang-format off
#include "core/documents/qpdf_prelude.h"
// clang-format on
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <QtCore/QFile>

#include "core/documents/pdf_repair.h"

namespace anjuan::documents {
namespace {

void stateFacts(QPDF &pdf, const PdfFacts &facts)
{
    pdf.getTrailer().getKey("/Info").replaceKey("/Title",
                                                QPDFObjectHandle::newUnicodeString(facts.title.toStdString()));
    QPDFObjectHandle metadata = pdf.getRoot().getKey("/Metadata");
    metadata.replaceStreamData(xmpPacket(facts).toStdString(), QPDFObjectHandle::newNull(),
                               QPDFObjectHandle::newNull());
}

} // namespace

Result<JoinedPdf> joinPdfs(const QStringList &files, const QString &title, const Instant &at)
{
    QString name;
    try {
        std::vector<std::unique_ptr<QPDF>> sources; // what the pages came from lives until they are written
        for (const QString &file : files) {
            name = file;
            sources.push_back(std::make_unique<QPDF>());
            sources.back()->setSuppressWarnings(true);
            sources.back()->processFile(QFile::encodeName(file).constData());
        }
        if (sources.empty())
            return fail(Fault::Corrupt, "documents.cannot_join", {title, QStringLiteral("0")});
        QPDF &whole = *sources.front(); // keeps its output intent
        QPDFPageDocumentHelper pages(whole);
        for (std::size_t i = 1; i < sources.size(); ++i) {
            for (QPDFPageObjectHelper page : QPDFPageDocumentHelper(*sources[i]).getAllPages())
                pages.addPage(page, false);
        }
        stateFacts(whole, {title, at});
        QPDFWriter writer(whole);
        writer.setOutputMemory();
        writer.setObjectStreamMode(qpdf_o_disable);
        writer.forcePDFVersion("1.4");
        writer.setNewlineBeforeEndstream(true);
        writer.write();
        const std::unique_ptr<Buffer> out(writer.getBuffer());
        return JoinedPdf{
            QByteArray(reinterpret_cast<const char *>(out->getBuffer()), static_cast<qsizetype>(out->getSize())),
            static_cast<int>(pages.getAllPages().size())};
    } catch (const std::exception &error) {
        return fail(Fault::Corrupt, "documents.cannot_join", {name, QString::fromUtf8(error.what())});
    }
}

} // namespace anjuan::documents
