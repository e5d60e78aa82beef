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

#include "core/base/messages.h"
#include "core/documents/pdf_repair.h"
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

class Assembler {
public:
    Assembler(const VolumePlan &plan, Progress &progress)
        : m_plan(plan), m_progress(progress), m_open(plan, m_out.notes)
    {
    }

    Result<AssembledDossier> run(const QString &outFile);

private:
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
    PartPages m_open;
    QPDF *m_volume = nullptr;
    std::vector<Pages> m_parts;
    Bookmarks m_bookmarks;
};

void Assembler::numberParts()
{
    int next = m_plan.firstPage;
    for (size_t i = 0; i < m_parts.size(); ++i) {
        if (m_parts[i].shared) {
            m_out.index.append({m_plan.firstItem + static_cast<int>(i), next - 1, next - 1});
            continue;
        }
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
        rows.append(
            QJsonObject{{QStringLiteral("no"), row.no},
                        {QStringLiteral("responsible"), part.responsible},
                        {QStringLiteral("number"), part.number},
                        {QStringLiteral("title"), part.title},
                        {QStringLiteral("date"), part.date},
                        {QStringLiteral("page_from"), row.pageFrom},
                        {QStringLiteral("page_to"), row.pageTo},
                        {QStringLiteral("page_text"), pages},
                        {QStringLiteral("remark"),
                         m_open.isLeaf(nth) ? message(QStringLiteral("dossier.remark_leaf"), {part.remark}).trimmed()
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
    m_bookmarks.emplace_back(pages.title, all.at(pages.shared ? before - 1 : before).getObjectHandle());
}

Result<void> Assembler::joinAll()
{
    const QJsonObject fields = filledFields();
    ANJUAN_TRY(Pages cover, m_open.rendered(m_plan.cover, fields, m_plan.cover.title));
    m_volume = &m_open.newest(); // keeps the cover's output intent
    ANJUAN_TRY(Pages index, m_open.rendered(m_plan.index, fields, m_plan.index.title));
    ANJUAN_TRY(Pages note, m_open.rendered(m_plan.note, fields, m_plan.note.title));
    Pages tail;
    if (m_plan.tail) {
        ANJUAN_TRY(tail,
                   m_open.rendered(*m_plan.tail, fields,
                                   message(QStringLiteral("dossier.chain_title"), {}, Language::Chinese)));
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
    ANJUAN_TRY(m_parts, m_open.openAll(m_progress));
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
