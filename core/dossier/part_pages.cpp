#include "core/dossier/part_pages.h"

#include <algorithm>
#include <exception>
#include <iterator>

#include <qpdf/QPDFPageDocumentHelper.hh>

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>

#include "core/base/messages.h"
#include "core/dossier/foreign_pdf.h"
#include "core/dossier/on_page.h"
#include "core/dossier/picture.h"

namespace anjuan::dossier {
namespace {

using documents::Form;
using documents::RenderedDocument;

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Fault::Io, "dossier.cannot_read", {path});
    return file.readAll();
}

Result<Form> leafForm(const QString &id)
{
    const QString path = QStringLiteral(":/leaves/%1.json").arg(id);
    ANJUAN_TRY(const QByteArray json, readFile(path));
    return documents::parseForm(QJsonDocument::fromJson(json).object(), id);
}

/// What the leaf says of a file that could not be put in, by the fault that said so.
QString reasonOf(const Error &error)
{
    if (error.id == QLatin1String("dossier.foreign_pdf")) {
        const QString why = error.args.value(1);
        return message(QStringLiteral("dossier.why_") + why.section(QLatin1Char(' '), 0, 0),
                       {why.section(QLatin1Char(' '), 1)});
    }
    return message(error.id == QLatin1String("dossier.unknown_picture") ? QStringLiteral("dossier.why_unknown")
                                                                        : QStringLiteral("dossier.why_damaged"));
}

} // namespace

Result<Pages> PartPages::pagesOf(const QByteArray &pdf, const QString &title, bool foreign)
{
    try {
        m_buffers.push_back(std::make_unique<QByteArray>(pdf));
        auto source = std::make_unique<QPDF>();
        source->setSuppressWarnings(true);
        source->processMemoryFile(title.toUtf8().constData(), m_buffers.back()->constData(),
                                  static_cast<size_t>(pdf.size()));
        if (const QString why = foreign ? faultOfPdf(*source) : QString(); !why.isEmpty())
            return fail(Fault::Invalid, "dossier.foreign_pdf", {title, why});
        Pages out{QPDFPageDocumentHelper(*source).getAllPages(), title};
        // What can be clicked or filled in has no place in an archive file, and says nothing on paper.
        for (QPDFPageObjectHelper &page : out.pages)
            for (const char *key : {"/Annots", "/AA"})
                if (foreign)
                    page.getObjectHandle().removeKey(key);
        m_sources.push_back(std::move(source));
        if (out.pages.empty())
            return fail(Fault::Corrupt, "dossier.damaged_pdf", {title, QStringLiteral("0")});
        return out;
    } catch (const QPDFExc &error) {
        if (error.getErrorCode() == qpdf_e_password)
            return fail(Fault::Invalid, "dossier.foreign_pdf", {title, QStringLiteral("encrypted")});
        return fail(Fault::Corrupt, "dossier.damaged_pdf", {title, QString::fromUtf8(error.what())});
    } catch (const std::exception &error) {
        return fail(Fault::Corrupt, "dossier.damaged_pdf", {title, QString::fromUtf8(error.what())});
    }
}

Result<Pages> PartPages::rendered(const Form &form, const QJsonObject &fields, const QString &title)
{
    documents::RenderContext context = m_plan.context;
    context.title = title;
    ANJUAN_TRY(RenderedDocument made, documents::render(form, fields, context));
    for (const QString &character : made.unmapped)
        m_notes.append(Error{Fault::Invalid, QStringLiteral("dossier.note_unmapped"), {title, character}});
    return pagesOf(made.pdf, title, false);
}

Result<QByteArray> PartPages::contentOf(const QString &path)
{
    return readFile(path);
}

Result<RenderedDocument> PartPages::renderedLeaf(const QString &id, const QJsonObject &leaf, const QString &title) const
{
    QJsonObject fields = m_plan.fields;
    fields.insert(QStringLiteral("leaf"), leaf);
    ANJUAN_TRY(const Form form, leafForm(id));
    documents::RenderContext context = m_plan.context;
    context.title = title;
    context.pageNumbers = false;
    return documents::render(form, fields, context);
}

Result<Pages> PartPages::pictureLeaf(const QString &id, const Part &part, const QByteArray &data, const QString &file)
{
    const QString name = file.isEmpty() ? part.title : file;
    QJsonObject leaf{{QStringLiteral("title"), part.title},
                     {QStringLiteral("captions"), QJsonArray::fromStringList(part.captions)},
                     {QStringLiteral("captions_text"), part.captions.join(QLatin1Char('\n'))}};
    if (part.kind == Part::Kind::MediaLeaf) {
        leaf.insert(QStringLiteral("name"), part.mediaName);
        leaf.insert(QStringLiteral("length"), part.mediaLength);
        leaf.insert(QStringLiteral("bytes"), part.mediaBytes);
        leaf.insert(QStringLiteral("sha256"), part.mediaSha256);
        leaf.insert(QStringLiteral("first_frame"), !data.isEmpty());
        leaf.insert(QStringLiteral("why"), part.mediaWhy);
        const QString heading = message(part.mediaWhy.isEmpty() ? QStringLiteral("dossier.leaf_media")
                                                                : QStringLiteral("dossier.leaf_file"));
        leaf.insert(QStringLiteral("heading"), part.mediaHeading.isEmpty() ? heading : part.mediaHeading);
    }
    ANJUAN_TRY(const RenderedDocument made, renderedLeaf(id, leaf, part.title));
    ANJUAN_TRY(Pages out, pagesOf(made.pdf, part.title, false));
    if (data.isEmpty() || made.pictures.isEmpty())
        return out;
    ANJUAN_TRY(EmbeddedPicture picture, pictureOf(data, name));
    if (!picture.asItIs)
        m_notes.append(Error{Fault::Invalid, QStringLiteral("dossier.note_decoded"), {name}});
    try {
        const documents::PictureBox &box = made.pictures.first();
        QPDFPageObjectHelper &page = out.pages[static_cast<size_t>(box.page)];
        const bool sheet = part.kind == Part::Kind::Scan && isSheet(picture);
        setPicture(page, sheet ? wholeOf(page) : box.box, picture, file);
    } catch (const std::exception &error) {
        return fail(Fault::Corrupt, "dossier.damaged_pdf", {part.title, QString::fromUtf8(error.what())});
    }
    return out;
}

Result<Pages> PartPages::openScan(const Part &part)
{
    QList<std::pair<QByteArray, QString>> sides;
    if (!part.bytes.isEmpty())
        sides.append({part.bytes, QString()});
    for (const QString &path : part.files) {
        ANJUAN_TRY(QByteArray data, readFile(path));
        sides.append({std::move(data), path});
    }
    Pages all{{}, part.title};
    for (const auto &[data, path] : sides) {
        ANJUAN_TRY(Pages some,
                   isPdf(data) ? pagesOf(data, part.title, true)
                               : pictureLeaf(QStringLiteral("scan_leaf"), part, data, path));
        std::move(some.pages.begin(), some.pages.end(), std::back_inserter(all.pages));
    }
    return all;
}

Result<Pages> PartPages::mediaLeaf(const Part &part)
{
    QByteArray frame;
    if (!part.firstFrame.isEmpty()) {
        ANJUAN_TRY(frame, readFile(part.firstFrame));
    }
    return pictureLeaf(QStringLiteral("media_leaf"), part, frame, part.firstFrame);
}

Result<Pages> PartPages::leafInstead(const Part &part, const Error &error)
{
    Part leaf = part;
    leaf.kind = Part::Kind::MediaLeaf;
    leaf.firstFrame.clear();
    leaf.mediaWhy = reasonOf(error);
    m_notes.append(Error{Fault::Invalid, QStringLiteral("dossier.note_left_out"), {part.title, leaf.mediaWhy}});
    return mediaLeaf(leaf);
}

Result<Pages> PartPages::withLeaf(const Part &part)
{
    ANJUAN_TRY(Pages pages, openScan(part));
    Part leaf = part;
    leaf.kind = Part::Kind::MediaLeaf;
    leaf.mediaHeading = message(QStringLiteral("dossier.leaf_paper"));
    ANJUAN_TRY(Pages all, mediaLeaf(leaf));
    std::move(pages.pages.begin(), pages.pages.end(), std::back_inserter(all.pages));
    return all;
}

Result<Pages> PartPages::openPart(const Part &part)
{
    if (part.kind == Part::Kind::MediaLeaf)
        return mediaLeaf(part);
    if (part.bytes.isEmpty() && part.files.isEmpty())
        return fail(Fault::Invalid, "dossier.no_content", {part.title});
    if (part.kind == Part::Kind::Scan && !part.captions.isEmpty() && !part.mediaSha256.isEmpty())
        return withLeaf(part);
    if (part.kind == Part::Kind::Scan)
        return openScan(part);
    QByteArray data = part.bytes;
    const QString file = data.isEmpty() ? part.files.first() : QString();
    if (data.isEmpty()) {
        ANJUAN_TRY(data, readFile(file));
    }
    if (part.kind == Part::Kind::Photo)
        return pictureLeaf(QStringLiteral("photo_leaf"), part, data, file);
    return pagesOf(data, part.title, true);
}

Result<Pages> PartPages::openOrLeaf(const Part &part, qsizetype at)
{
    auto pages = openPart(part);
    const bool spoiled = !pages && !part.mediaSha256.isEmpty()
        && (pages.error().fault == Fault::Invalid || pages.error().fault == Fault::Corrupt);
    if (!spoiled)
        return pages;
    m_leaves.insert(at);
    return leafInstead(part, pages.error());
}

/// Page for page the signed paper is the document; where the counts differ nobody can say which page is missing, and
/// both stand.
Result<Pages> PartPages::signedPages(Pages printed, const Part &paper, qsizetype at)
{
    ANJUAN_TRY(Pages scanned, openOrLeaf(paper, at));
    if (scanned.pages.size() != printed.pages.size() || m_leaves.contains(at)) {
        std::move(scanned.pages.begin(), scanned.pages.end(), std::back_inserter(printed.pages));
        return printed;
    }
    scanned.printed = std::move(printed.pages);
    return scanned;
}

Result<std::vector<Pages>> PartPages::openAll(Progress &progress)
{
    std::vector<Pages> all;
    const qsizetype total = m_plan.parts.size();
    while (static_cast<qsizetype>(all.size()) < total) {
        const auto i = static_cast<qsizetype>(all.size());
        progress.report(i, total, m_plan.parts[i].title);
        if (progress.cancelled())
            return fail(Fault::Cancelled, "dossier.cancelled");
        ANJUAN_TRY(const qsizetype photos, openPhotos(i, all));
        if (photos > 0)
            continue;
        const Part &part = m_plan.parts[i];
        ANJUAN_TRY(Pages pages, openOrLeaf(part, i));
        if (part.signedPaper) {
            ANJUAN_TRY(pages, signedPages(std::move(pages), *part.signedPaper, i));
        }
        all.push_back(std::move(pages));
    }
    return all;
}

} // namespace anjuan::dossier
