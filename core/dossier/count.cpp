#include <exception>

// clang-format off
#include "core/documents/qpdf_prelude.h"
// clang-format on
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFOutlineDocumentHelper.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

#include <QtCore/QFile>

#include "core/base/messages.h"
#include "core/dossier/assemble.h"

namespace anjuan::dossier {
namespace {

tl::unexpected<Error> noVolume(const QString &file, const QString &why)
{
    return fail(Fault::Corrupt, "dossier.damaged_pdf", {file, why});
}

/// Where, among the pages, a bookmark leads.
int placeOf(const std::vector<QPDFPageObjectHelper> &pages, QPDFOutlineObjectHelper &item)
{
    const QPDFObjGen wanted = item.getDestPage().getObjGen();
    for (size_t i = 0; i < pages.size(); ++i) {
        if (QPDFObjectHandle(pages[i].getObjectHandle()).getObjGen() == wanted)
            return static_cast<int>(i);
    }
    return -1;
}

} // namespace

Result<VolumeCount> countVolume(const QString &file)
{
    // Cover, index, the items, note.
    constexpr size_t kBeside = 3;
    try {
        QPDF pdf;
        pdf.setSuppressWarnings(true);
        pdf.processFile(QFile::encodeName(file).constData());
        std::vector<QPDFOutlineObjectHelper> marks = QPDFOutlineDocumentHelper(pdf).getTopLevelOutlines();
        // Behind the note may stand the chain of records, which is counted by nobody.
        const auto title = QString::fromStdString(marks.empty() ? std::string() : marks.back().getTitle());
        if (title == message(QStringLiteral("dossier.chain_title"), {}, Language::Chinese))
            marks.pop_back();
        if (marks.size() < kBeside)
            return noVolume(file, QStringLiteral("outlines"));
        const auto pages = QPDFPageDocumentHelper(pdf).getAllPages();
        const int first = placeOf(pages, marks[2]);
        const int note = placeOf(pages, marks.back());
        if (first < 2 || note < first)
            return noVolume(file, QStringLiteral("outlines"));
        return VolumeCount{static_cast<int>(marks.size() - kBeside), note - first};
    } catch (const std::exception &error) {
        return noVolume(file, QString::fromUtf8(error.what()));
    }
}

} // namespace anjuan::dossier
