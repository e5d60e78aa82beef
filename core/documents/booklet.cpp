#include "core/documents/booklet.h"

#include <exception>
#include <memory>

// clang-format off
#include "core/documents/pdf_objects.h"
// clang-format on
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include <QtCore/QFile>

namespace anjuan::documents {
namespace {

// Points, landscape.
constexpr double kA3Width = 1190.55;
constexpr double kA3Height = 841.89;
constexpr double kA4Width = 841.89;
constexpr double kA4Height = 595.28;
constexpr int kPagesOfSheet = 4;

/// Pages of several files as objects that can be placed.
class Sources {
public:
    void read(const QString &file)
    {
        m_files.push_back(std::make_unique<QPDF>());
        m_files.back()->setSuppressWarnings(true);
        m_files.back()->processFile(QFile::encodeName(file).constData());
        for (QPDFPageObjectHelper page : QPDFPageDocumentHelper(*m_files.back()).getAllPages())
            m_pages.push_back(page);
    }
    int count() const { return static_cast<int>(m_pages.size()); }
    QPDFObjectHandle placeable(QPDF &into, int page)
    {
        return into.copyForeignObject(m_pages[static_cast<std::size_t>(page)].getFormXObjectForPage());
    }

private:
    std::vector<std::unique_ptr<QPDF>> m_files; // what the pages came from lives until they are written
    std::vector<QPDFPageObjectHelper> m_pages;
};

void addSide(QPDF &out, Sources &sources, const BookletSide &side, double width, double height)
{
    QPDFObjectHandle object = QPDFObjectHandle::parse("<< /Type /Page /Resources << /XObject << >> >> >>");
    object.replaceKey("/MediaBox", QPDFObjectHandle::newArray(QPDFObjectHandle::Rectangle(0, 0, width, height)));
    QPDFPageObjectHelper page(out.makeIndirectObject(object));
    std::string content;
    for (std::size_t half = 0; half < side.size(); ++half) {
        if (side[half] < 0)
            continue;
        QPDFObjectHandle form = sources.placeable(out, side[half]);
        const std::string name = half == 0 ? "/Left" : "/Right";
        object.getKey("/Resources").getKey("/XObject").replaceKey(name, form);
        const double left = half == 0 ? 0 : width / 2;
        content += page.placeFormXObject(form, name, QPDFObjectHandle::Rectangle(left, 0, left + width / 2, height));
    }
    object.replaceKey("/Contents", QPDFObjectHandle::newStream(&out, content));
    QPDFPageDocumentHelper(out).addPage(page, false);
}

} // namespace

std::vector<BookletSide> bookletSides(int pages)
{
    const int all = (pages + kPagesOfSheet - 1) / kPagesOfSheet * kPagesOfSheet;
    const auto orBlank = [pages](int page) { return page < pages ? page : -1; };
    std::vector<BookletSide> sides;
    for (int first = 0, last = all - 1; first < last; first += 2, last -= 2) {
        sides.push_back({orBlank(last), orBlank(first)});
        sides.push_back({orBlank(first + 1), orBlank(last - 1)});
    }
    return sides;
}

Result<Booklet> bookletOf(const QStringList &files, BookletPaper paper, const QString &title, const Instant &at)
{
    QString name = title;
    try {
        Sources sources;
        for (const QString &file : files) {
            name = file;
            sources.read(file);
        }
        if (sources.count() == 0)
            return fail(Fault::Corrupt, "documents.cannot_join", {title, QStringLiteral("0")});
        name = title;
        QPDF out;
        out.emptyPDF();
        const bool large = paper == BookletPaper::A3;
        const std::vector<BookletSide> sides = bookletSides(sources.count());
        for (const BookletSide &side : sides)
            addSide(out, sources, side, large ? kA3Width : kA4Width, large ? kA3Height : kA4Height);
        stateFacts(out, {title, at});
        const int sheets = static_cast<int>(sides.size()) / 2;
        return Booklet{written(out), sources.count(), sheets, sheets * kPagesOfSheet - sources.count()};
    } catch (const std::exception &error) {
        return fail(Fault::Corrupt, "documents.cannot_join", {name, QString::fromUtf8(error.what())});
    }
}

} // namespace anjuan::documents
