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
#include <QtCore/QFileInfo>

#include "core/base/messages.h"
#include "core/documents/pdf_repair.h"
#include "core/dossier/book_fields.h"
#include "core/dossier/books.h"
#include "core/dossier/on_page.h"
#include "core/dossier/outline.h"
#include "core/dossier/part_pages.h"

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

/// One book of the volume.
class Assembler {
public:
    Assembler(const VolumePlan &plan, PartPages &open, const std::vector<Pages> &parts, const Book &book,
              Progress &progress)
        : m_plan(plan), m_progress(progress), m_open(open), m_parts(parts), m_book(book)
    {
    }

    Result<AssembledDossier> run(AssembledDossier as, const QList<Error> &notes);

private:
    void numberParts();
    Result<void> joinAll();
    Result<void> stampNumbers();
    void add(const Pages &pages);
    Pages sliceOf(const Slice &slice) const;
    void label(const Pages &cover, const Pages &note, const Pages &tail);
    void stateFacts();
    QString title() const;
    bool isLast() const { return m_out.book == m_out.books; }
    Result<void> write(const QString &outFile);

    const VolumePlan &m_plan;
    Progress &m_progress;
    AssembledDossier m_out;
    PartPages &m_open;
    const std::vector<Pages> &m_parts;
    const Book &m_book;
    QList<Error> m_notes;
    QPDF *m_volume = nullptr;
    Bookmarks m_bookmarks;
};

void Assembler::numberParts()
{
    int next = m_out.firstPage;
    for (const Slice &slice : m_book) {
        const int no = m_plan.firstItem + static_cast<int>(slice.part);
        if (m_parts[slice.part].shared) {
            m_out.index.append({no, next - 1, next - 1});
            continue;
        }
        const bool goesOn = slice.from + slice.count < static_cast<int>(m_parts[slice.part].pages.size());
        m_out.index.append({no, next, next + slice.count - 1, slice.from, goesOn});
        next += slice.count;
    }
    m_out.firstItem = m_out.index.isEmpty() ? m_plan.firstItem : m_out.index.front().no;
    m_out.numbered = next - m_out.firstPage;
}

Pages Assembler::sliceOf(const Slice &slice) const
{
    const Pages &whole = m_parts[slice.part];
    const auto cut = [&](const std::vector<QPDFPageObjectHelper> &all) {
        const auto from = std::min(static_cast<std::size_t>(slice.from), all.size());
        const auto to = std::min(from + static_cast<std::size_t>(slice.count), all.size());
        return std::vector<QPDFPageObjectHelper>(all.begin() + static_cast<std::ptrdiff_t>(from),
                                                 all.begin() + static_cast<std::ptrdiff_t>(to));
    };
    QString title = QStringLiteral("%1 %2")
                        .arg(m_plan.firstItem + static_cast<int>(slice.part))
                        .arg(m_plan.parts[static_cast<qsizetype>(slice.part)].title);
    if (slice.from > 0)
        title += message(QStringLiteral("dossier.title_gone_on"));
    return {cut(whole.pages), title, cut(whole.printed), whole.shared};
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
    m_bookmarks.emplace_back(pages.title, all.at(pages.shared ? before - 1 : before).getObjectHandle());
}

Result<void> Assembler::joinAll()
{
    const QJsonObject fields = bookFields(m_plan, m_out, m_open, m_notes);
    ANJUAN_TRY(Pages cover, m_open.rendered(m_plan.cover, fields, m_plan.cover.title));
    m_volume = &m_open.newest(); // keeps the cover's output intent
    ANJUAN_TRY(Pages index, m_open.rendered(m_plan.index, fields, m_plan.index.title));
    ANJUAN_TRY(Pages note, m_open.rendered(m_plan.note, fields, m_plan.note.title));
    Pages tail;
    if (m_plan.tail && isLast()) {
        ANJUAN_TRY(tail,
                   m_open.rendered(*m_plan.tail, fields,
                                   message(QStringLiteral("dossier.chain_title"), {}, Language::Chinese)));
    }
    try {
        m_bookmarks.emplace_back(cover.title, cover.pages.front().getObjectHandle());
        add(index);
        m_out.firstNumbered = static_cast<int>(cover.pages.size() + index.pages.size()) + 1;
        for (const Slice &slice : m_book)
            add(sliceOf(slice));
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
        stamps.append({{QString::number(m_out.firstPage + nth), left ? 14.0 : 196.0, 9.0, 12,
                        left ? documents::Align::Left : documents::Align::Right}});
    }
    if (stamps.isEmpty())
        return {};
    ANJUAN_TRY(RenderedDocument overlay, documents::renderOverlay(stamps, m_plan.context));
    ANJUAN_TRY(Pages numbers, m_open.pagesOf(overlay.pdf, m_plan.context.title, false));
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
        labels.push_back({m_out.firstNumbered - 1, {}, m_out.firstPage});
    const int tailAt = m_out.pages - static_cast<int>(tail.pages.size());
    labels.push_back({tailAt - static_cast<int>(note.pages.size()), m_plan.note.title, 0});
    if (!tail.pages.empty())
        labels.push_back({tailAt, tail.title + QLatin1Char(' '), 1});
    addPageLabels(*m_volume, labels);
}

QString Assembler::title() const
{
    return m_out.books > 1 ? m_plan.context.title + QLatin1Char(' ') + bookWords(m_out.book, m_out.books)
                           : m_plan.context.title;
}

/// The cover's title becomes that of the volume; times stay.
void Assembler::stateFacts()
{
    const documents::PdfFacts facts{title(), m_plan.context.at};
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

Result<AssembledDossier> Assembler::run(AssembledDossier as, const QList<Error> &notes)
{
    m_out = std::move(as);
    m_notes = notes;
    numberParts();
    ANJUAN_CHECK(joinAll());
    if (m_progress.cancelled())
        return fail(Fault::Cancelled, "dossier.cancelled");
    ANJUAN_CHECK(write(m_out.file));
    return m_out;
}

QString fileOfBook(const QString &outFile, int book, int books)
{
    if (books == 1)
        return outFile;
    const QFileInfo info(outFile);
    return QStringLiteral("%1/%2-%3.%4")
        .arg(info.path(), info.completeBaseName(), QString::number(book), info.suffix());
}

Result<std::vector<AssembledDossier>> assembled(const VolumePlan &plan, int mostPages, const QString &outFile,
                                                Progress &progress)
{
    QList<Error> notes;
    PartPages open(plan, notes);
    ANJUAN_TRY(const std::vector<Pages> parts, open.openAll(progress));
    std::vector<int> counts;
    for (const Pages &part : parts)
        counts.push_back(static_cast<int>(part.pages.size()));
    const std::vector<Book> books = dividedIntoBooks(counts, mostPages);
    std::vector<AssembledDossier> made;
    int firstPage = plan.firstPage;
    for (const Book &book : books) {
        AssembledDossier as;
        as.book = static_cast<int>(made.size()) + 1;
        as.books = static_cast<int>(books.size());
        as.file = fileOfBook(outFile, as.book, as.books);
        as.firstPage = firstPage;
        auto one = Assembler(plan, open, parts, book, progress).run(std::move(as), notes);
        if (!one) {
            for (const AssembledDossier &before : made)
                QFile::remove(before.file);
            return fail(one.error());
        }
        firstPage += one->numbered;
        made.push_back(std::move(*one));
    }
    made.back().notes = notes;
    return made;
}

} // namespace

Result<std::vector<AssembledDossier>> assembleBooks(const VolumePlan &plan, const QString &outFile, Progress &progress)
{
    return assembled(plan, plan.mostPages, outFile, progress);
}

Result<AssembledDossier> assembleDossier(const VolumePlan &plan, const QString &outFile, Progress &progress)
{
    ANJUAN_TRY(std::vector<AssembledDossier> one, assembled(plan, 0, outFile, progress));
    return std::move(one.front());
}

} // namespace anjuan::dossier
