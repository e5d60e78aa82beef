#include "core/dossier/assemble.h"

#include <algorithm>
#include <exception>
#include <memory>
#include <vector>

// clang-format off
#include "core/documents/qpdf_prelude.h"
// clang-format on
#include <qpdf/Buffer.hh>
#include <qpdf/Pl_Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QSet>

#include "core/base/messages.h"
#include "core/documents/pdf_repair.h"
#include "core/dossier/foreign_pdf.h"
#include "core/dossier/on_page.h"
#include "core/dossier/outline.h"
#include "core/dossier/picture.h"

namespace anjuan::dossier {
namespace {

using documents::Form;
using documents::RenderedDocument;

struct Cancelled {};

/// libqpdf asks nobody while it writes; only an exception stops it.
class WriteProgress : public QPDFWriter::ProgressReporter {
public:
    explicit WriteProgress(Progress &progress, QString file) : m_progress(progress), m_file(std::move(file)) {}
    void reportProgress(int percent) override
    {
        m_progress.report(percent, 100, m_file);
        if (m_progress.cancelled())
            throw Cancelled();
    }

private:
    Progress &m_progress;
    QString m_file;
};

/// A part whose pages are known, not yet in the volume.
struct Pages {
    std::vector<QPDFPageObjectHelper> pages;
    QString title;
    std::vector<QPDFPageObjectHelper> printed{}; // of scans: what lies unseen beneath each
};

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

class Assembler {
public:
    Assembler(const VolumePlan &plan, Progress &progress) : m_plan(plan), m_progress(progress) {}

    Result<AssembledDossier> run(const QString &outFile);

private:
    Result<void> openParts();
    Result<Pages> openPart(const Part &part);
    Result<Pages> mediaLeaf(const Part &part);
    Result<Pages> withLeaf(const Part &part);
    Result<Pages> leafInstead(const Part &part, const Error &error);
    Result<Pages> openScan(const Part &part);
    Result<Pages> openOrLeaf(const Part &part, qsizetype at);
    Result<Pages> signedPages(Pages printed, const Part &paper, qsizetype at);
    Result<Pages> pagesOf(const QByteArray &pdf, const QString &title, bool foreign);
    Result<Pages> rendered(const Form &form, const QJsonObject &fields, const QString &title);
    Result<Pages> pictureLeaf(const QString &form, const Part &part, const QByteArray &data, const QString &file);
    void numberParts();
    QStringList leftOutLines() const;
    QJsonObject filledFields() const;
    Result<void> joinAll();
    Result<void> stampNumbers();
    void add(const Pages &pages);
    void label(const Pages &cover, const Pages &note, const Pages &tail);
    void stateFacts();
    Result<void> write(const QString &outFile);
    QString partTitle(qsizetype i) const
    {
        return QStringLiteral("%1 %2").arg(m_plan.firstItem + i).arg(m_plan.parts[i].title);
    }

    const VolumePlan &m_plan;
    Progress &m_progress;
    AssembledDossier m_out;
    std::vector<std::unique_ptr<QPDF>> m_sources; // what the volume's pages came from must live until it is written
    std::vector<std::unique_ptr<QByteArray>> m_buffers;
    QPDF *m_volume = nullptr;
    std::vector<Pages> m_parts;
    QSet<qsizetype> m_leaves; // parts that stand as a leaf, though they were to stand as they are
    Bookmarks m_bookmarks;
};

Result<Pages> Assembler::pagesOf(const QByteArray &pdf, const QString &title, bool foreign)
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

Result<Pages> Assembler::rendered(const Form &form, const QJsonObject &fields, const QString &title)
{
    documents::RenderContext context = m_plan.context;
    context.title = title;
    ANJUAN_TRY(RenderedDocument made, documents::render(form, fields, context));
    for (const QString &character : made.unmapped)
        m_out.notes.append(Error{Fault::Invalid, QStringLiteral("dossier.note_unmapped"), {title, character}});
    return pagesOf(made.pdf, title, false);
}

Result<Pages> Assembler::pictureLeaf(const QString &id, const Part &part, const QByteArray &data, const QString &file)
{
    const QString name = file.isEmpty() ? part.title : file;
    QJsonObject leaf{{QStringLiteral("title"), part.title},
                     {QStringLiteral("captions"), QJsonArray::fromStringList(part.captions)}};
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
    QJsonObject fields = m_plan.fields;
    fields.insert(QStringLiteral("leaf"), leaf);
    ANJUAN_TRY(const Form form, leafForm(id));
    documents::RenderContext context = m_plan.context;
    context.title = part.title;
    context.pageNumbers = false;
    ANJUAN_TRY(RenderedDocument made, documents::render(form, fields, context));
    ANJUAN_TRY(Pages out, pagesOf(made.pdf, part.title, false));
    if (data.isEmpty() || made.pictures.isEmpty())
        return out;
    ANJUAN_TRY(EmbeddedPicture picture, pictureOf(data, name));
    if (!picture.asItIs)
        m_out.notes.append(Error{Fault::Invalid, QStringLiteral("dossier.note_decoded"), {name}});
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

Result<Pages> Assembler::openScan(const Part &part)
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

Result<Pages> Assembler::mediaLeaf(const Part &part)
{
    QByteArray frame;
    if (!part.firstFrame.isEmpty()) {
        ANJUAN_TRY(frame, readFile(part.firstFrame));
    }
    return pictureLeaf(QStringLiteral("media_leaf"), part, frame, part.firstFrame);
}

Result<Pages> Assembler::leafInstead(const Part &part, const Error &error)
{
    Part leaf = part;
    leaf.kind = Part::Kind::MediaLeaf;
    leaf.firstFrame.clear();
    leaf.mediaWhy = reasonOf(error);
    m_out.notes.append(Error{Fault::Invalid, QStringLiteral("dossier.note_left_out"), {part.title, leaf.mediaWhy}});
    return mediaLeaf(leaf);
}

Result<Pages> Assembler::withLeaf(const Part &part)
{
    ANJUAN_TRY(Pages pages, openScan(part));
    Part leaf = part;
    leaf.kind = Part::Kind::MediaLeaf;
    leaf.mediaHeading = message(QStringLiteral("dossier.leaf_paper"));
    ANJUAN_TRY(Pages all, mediaLeaf(leaf));
    std::move(pages.pages.begin(), pages.pages.end(), std::back_inserter(all.pages));
    return all;
}

Result<Pages> Assembler::openPart(const Part &part)
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

Result<Pages> Assembler::openOrLeaf(const Part &part, qsizetype at)
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
Result<Pages> Assembler::signedPages(Pages printed, const Part &paper, qsizetype at)
{
    ANJUAN_TRY(Pages scanned, openOrLeaf(paper, at));
    if (scanned.pages.size() != printed.pages.size() || m_leaves.contains(at)) {
        std::move(scanned.pages.begin(), scanned.pages.end(), std::back_inserter(printed.pages));
        return printed;
    }
    scanned.printed = std::move(printed.pages);
    return scanned;
}

Result<void> Assembler::openParts()
{
    const qsizetype total = m_plan.parts.size();
    for (qsizetype i = 0; i < total; ++i) {
        m_progress.report(i, total, m_plan.parts[i].title);
        if (m_progress.cancelled())
            return fail(Fault::Cancelled, "dossier.cancelled");
        const Part &part = m_plan.parts[i];
        ANJUAN_TRY(Pages pages, openOrLeaf(part, i));
        if (part.signedPaper) {
            ANJUAN_TRY(pages, signedPages(std::move(pages), *part.signedPaper, i));
        }
        m_parts.push_back(std::move(pages));
    }
    return {};
}

void Assembler::numberParts()
{
    int next = m_plan.firstPage;
    for (size_t i = 0; i < m_parts.size(); ++i) {
        const int count = static_cast<int>(m_parts[i].pages.size());
        m_out.index.append({m_plan.firstItem + static_cast<int>(i), next, next + count - 1});
        next += count;
    }
    m_out.numbered = next - m_plan.firstPage;
}

/// No more than the note has room for; the index marks each.
QStringList Assembler::leftOutLines() const
{
    constexpr int kMost = 12;
    QStringList lines = m_plan.leftOut;
    for (const Error &note : m_out.notes) {
        if (note.id == QLatin1String("dossier.note_left_out"))
            lines += message(note.id, note.args);
    }
    if (lines.size() <= kMost)
        return lines;
    const auto more = lines.size() - kMost + 1;
    return lines.mid(0, kMost - 1) << message(QStringLiteral("dossier.more_left_out"), {QString::number(more)});
}

QJsonObject Assembler::filledFields() const
{
    QJsonArray rows;
    for (const IndexRow &row : m_out.index) {
        const qsizetype nth = row.no - m_plan.firstItem;
        const Part &part = m_plan.parts[nth];
        QString pages = QString::number(row.pageFrom);
        if (row.pageTo != row.pageFrom)
            pages += QStringLiteral("-%1").arg(row.pageTo);
        rows.append(QJsonObject{{QStringLiteral("no"), row.no},
                                {QStringLiteral("responsible"), part.responsible},
                                {QStringLiteral("number"), part.number},
                                {QStringLiteral("title"), part.title},
                                {QStringLiteral("date"), part.date},
                                {QStringLiteral("page_from"), row.pageFrom},
                                {QStringLiteral("page_to"), row.pageTo},
                                {QStringLiteral("page_text"), pages},
                                {QStringLiteral("remark"),
                                 m_leaves.contains(nth)
                                     ? message(QStringLiteral("dossier.remark_leaf"), {part.remark}).trimmed()
                                     : part.remark}});
    }
    QJsonObject fields = m_plan.fields;
    QJsonObject dossier = fields.value(QStringLiteral("dossier")).toObject();
    dossier.insert(QStringLiteral("items"), m_plan.parts.size());
    dossier.insert(QStringLiteral("pages"), m_out.numbered);
    dossier.insert(QStringLiteral("page_from"), m_plan.firstPage);
    dossier.insert(QStringLiteral("page_to"), m_plan.firstPage + m_out.numbered - 1);
    if (m_plan.firstPage > 1)
        dossier.insert(
            QStringLiteral("span_text"),
            message(QStringLiteral("dossier.page_span"),
                    {QString::number(m_plan.firstPage), QString::number(m_plan.firstPage + m_out.numbered - 1)}));
    dossier.insert(QStringLiteral("index"), rows);
    dossier.insert(QStringLiteral("left_out"), QJsonArray::fromStringList(leftOutLines()));
    fields.insert(QStringLiteral("dossier"), dossier);
    return fields;
}

void Assembler::add(const Pages &pages)
{
    QPDFPageDocumentHelper volume(*m_volume);
    const size_t before = volume.getAllPages().size();
    for (const QPDFPageObjectHelper &page : pages.pages)
        volume.addPage(page, false);
    std::vector<QPDFPageObjectHelper> all = volume.getAllPages();
    for (size_t i = 0; i < pages.printed.size(); ++i) {
        QPDFPageObjectHelper printed = pages.printed[i];
        layWordsBeneath(all.at(before + i), printed);
    }
    m_bookmarks.emplace_back(pages.title, all.at(before).getObjectHandle());
}

Result<void> Assembler::joinAll()
{
    const QJsonObject fields = filledFields();
    ANJUAN_TRY(Pages cover, rendered(m_plan.cover, fields, m_plan.cover.title));
    m_volume = m_sources.back().get(); // keeps the cover's output intent
    ANJUAN_TRY(Pages index, rendered(m_plan.index, fields, m_plan.index.title));
    ANJUAN_TRY(Pages note, rendered(m_plan.note, fields, m_plan.note.title));
    Pages tail;
    if (m_plan.tail) {
        ANJUAN_TRY(
            tail,
            rendered(*m_plan.tail, fields, message(QStringLiteral("dossier.chain_title"), {}, Language::Chinese)));
    }
    try {
        m_bookmarks.emplace_back(cover.title, cover.pages.front().getObjectHandle());
        add(index);
        m_out.firstNumbered = static_cast<int>(cover.pages.size() + index.pages.size()) + 1;
        for (size_t i = 0; i < m_parts.size(); ++i) {
            m_parts[i].title = partTitle(static_cast<qsizetype>(i));
            add(m_parts[i]);
        }
        ANJUAN_CHECK(stampNumbers());
        add(note);
        if (!tail.pages.empty())
            add(tail);
        m_out.pages = static_cast<int>(QPDFPageDocumentHelper(*m_volume).getAllPages().size());
        addBookmarks(*m_volume, m_bookmarks);
        label(cover, note, tail);
        stateFacts();
    } catch (const std::exception &error) {
        return fail(Fault::Corrupt, "dossier.damaged_pdf", {m_plan.context.title, QString::fromUtf8(error.what())});
    }
    return {};
}

Result<void> Assembler::stampNumbers()
{
    QList<QList<documents::PlacedText>> stamps;
    for (int nth = 0; nth < m_out.numbered; ++nth) {
        // The first is the front of a sheet, whatever its number.
        const bool left = m_plan.corner == NumberCorner::UpperOuter && nth % 2 == 1;
        stamps.append({{QString::number(m_plan.firstPage + nth), left ? 14.0 : 196.0, 9.0, 12,
                        left ? documents::Align::Left : documents::Align::Right}});
    }
    if (stamps.isEmpty())
        return {};
    ANJUAN_TRY(RenderedDocument overlay, documents::renderOverlay(stamps, m_plan.context));
    ANJUAN_TRY(Pages numbers, pagesOf(overlay.pdf, m_plan.context.title, false));
    std::vector<QPDFPageObjectHelper> pages = QPDFPageDocumentHelper(*m_volume).getAllPages();
    for (size_t i = 0; i < numbers.pages.size(); ++i) {
        QPDFPageObjectHelper &page = pages.at(static_cast<size_t>(m_out.firstNumbered) - 1 + i);
        drawOver(page, numbers.pages[i]);
    }
    return {};
}

/// As the paper is numbered: cover, index and note by name, the parts by the numbers stamped on them.
void Assembler::label(const Pages &cover, const Pages &note, const Pages &tail)
{
    const int indexAt = static_cast<int>(cover.pages.size());
    std::vector<PageLabel> labels = {{0, m_plan.cover.title, 0}, {indexAt, m_plan.index.title + QLatin1Char(' '), 1}};
    if (m_out.numbered > 0)
        labels.push_back({m_out.firstNumbered - 1, {}, m_plan.firstPage});
    const int tailAt = m_out.pages - static_cast<int>(tail.pages.size());
    labels.push_back({tailAt - static_cast<int>(note.pages.size()), m_plan.note.title, 0});
    if (!tail.pages.empty())
        labels.push_back({tailAt, tail.title + QLatin1Char(' '), 1});
    addPageLabels(*m_volume, labels);
}

/// The cover's title becomes that of the volume; times stay.
void Assembler::stateFacts()
{
    const documents::PdfFacts facts{m_plan.context.title, m_plan.context.at};
    m_volume->getTrailer().getKey("/Info").replaceKey("/Title",
                                                      QPDFObjectHandle::newUnicodeString(facts.title.toStdString()));
    QPDFObjectHandle metadata = m_volume->getRoot().getKey("/Metadata");
    metadata.replaceStreamData(documents::xmpPacket(facts).toStdString(), QPDFObjectHandle::newNull(),
                               QPDFObjectHandle::newNull());
}

Result<void> Assembler::write(const QString &outFile)
{
    const QString partial = outFile + QStringLiteral(".part");
    try {
        QPDFWriter writer(*m_volume, QFile::encodeName(partial).constData());
        writer.setObjectStreamMode(qpdf_o_disable);
        writer.forcePDFVersion("1.4");
        writer.setNewlineBeforeEndstream(true);
        writer.registerProgressReporter(std::make_shared<WriteProgress>(m_progress, outFile));
        writer.write();
    } catch (const Cancelled &) {
        QFile::remove(partial);
        return fail(Fault::Cancelled, "dossier.cancelled");
    } catch (const std::exception &) {
        QFile::remove(partial);
        return fail(Fault::Io, "dossier.cannot_write", {outFile});
    }
    QFile::remove(outFile);
    if (!QFile::rename(partial, outFile)) {
        QFile::remove(partial);
        return fail(Fault::Io, "dossier.cannot_write", {outFile});
    }
    return {};
}

Result<AssembledDossier> Assembler::run(const QString &outFile)
{
    ANJUAN_CHECK(openParts());
    numberParts();
    ANJUAN_CHECK(joinAll());
    if (m_progress.cancelled())
        return fail(Fault::Cancelled, "dossier.cancelled");
    ANJUAN_CHECK(write(outFile));
    return m_out;
}

} // namespace

Result<AssembledDossier> assembleDossier(const VolumePlan &plan, const QString &outFile, Progress &progress)
{
    return Assembler(plan, progress).run(outFile);
}

} // namespace anjuan::dossier
