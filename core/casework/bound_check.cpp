#include <algorithm>

#include <QtCore/QJsonArray>

#include "core/base/messages.h"
#include "core/casework/bound_paper.h"
#include "core/casework/records.h"
#include "core/casework/signed_copies.h"
#include "core/casework/volume.h"
#include "core/chain/body.h"
#include "core/documents/queries.h"

namespace anjuan::casework {
namespace {

using chain::integerOf;
using chain::textOf;
using What = dossier::PaperDifference::What;

QString words(const char *id, const QStringList &args = {})
{
    return message(QLatin1String(id), args);
}

/// `3`, or `3-5`.
QString span(int from, int to)
{
    return from == to ? QString::number(from) : QStringLiteral("%1-%2").arg(from).arg(to);
}

class Checker {
public:
    Checker(const Library &library, const CaseFile &file, const BoundScan &scan, const BoundRequest &request,
            VolumeRow volume)
        : m_parts(library.parts()), m_library(library), m_file(file), m_scan(scan), m_request(request)
    {
        m_out.caseId = request.caseId;
        m_out.volume = std::move(volume);
    }

    Result<BoundCheck> check()
    {
        const Entry *built = m_file.byHash(m_out.volume.record);
        if (!built || !built->body.contains(QLatin1String("contents")))
            return fail(Fault::Refused, "bound.no_contents", {m_out.volume.record});
        readContents(*built);
        for (const BoundScan::Side &side : m_scan.sides) {
            m_out.blank += side.blank ? 1 : 0;
            m_out.coded += side.code ? 1 : 0;
            if (!side.blank)
                m_sides.push_back(side.code ? dossier::BoundSide{side.code->paper, side.code->page}
                                            : dossier::BoundSide{});
        }
        ANJUAN_CHECK(lay(static_cast<int>(integerOf(built->body, "front"))));
        m_out.numbered = static_cast<int>(m_found.builtOf.size());
        ANJUAN_CHECK(tellDifferences());
        tellLines();
        makeIndex();
        return std::move(m_out);
    }

private:
    /// The document whose page an item of the volume is, printed or as its signed scan.
    const Entry *documentOf(const QString &record) const
    {
        const Entry *entry = m_file.byHash(record);
        if (entry && entry->kind == QLatin1String("document.scan_added"))
            entry = m_file.byHash(textOf(entry->body, "document"));
        return entry && entry->kind == QLatin1String("document.made") ? entry : nullptr;
    }

    void readContents(const Entry &built)
    {
        for (const auto &each : built.body.value(QLatin1String("contents")).toArray()) {
            const QJsonObject one = each.toObject();
            const BoundCheck::Item item{static_cast<int>(integerOf(one, "no")), textOf(one, "record"),
                                        static_cast<int>(integerOf(one, "page_from")),
                                        static_cast<int>(integerOf(one, "page_to"))};
            const Entry *document = documentOf(item.record);
            const QString code = document ? textOf(document->body, "page_code") : QString();
            // The scan that came with a service may be of any paper.
            const bool mayLack = document && receiptProof(m_file, *document);
            const int pages = document ? static_cast<int>(integerOf(document->body, "pages")) : 0;
            // Of an item that began in the book before.
            const int before = m_items.empty() ? static_cast<int>(integerOf(one, "before")) : 0;
            for (int number = item.pageFrom; number <= item.pageTo; ++number) {
                // Two photographs stand on the same page.
                if (!m_built.empty() && m_built.back().number == number)
                    continue;
                // Where the signed pages are other than the printed ones, both stand, one behind the other.
                const int nth = number - item.pageFrom + 1 + before;
                const int page = pages > 0 && nth <= 2 * pages ? (nth - 1) % pages + 1 : 0;
                const bool coded = !code.isEmpty() && page > 0;
                m_built.push_back({number, item.no, coded ? code : QString(), coded ? page : 0, coded && mayLack});
            }
            m_items.push_back(item);
        }
    }

    int differing(const dossier::PaperCheck &check) const
    {
        int pages = 0;
        for (const dossier::PaperDifference &one : check.differences) {
            if (one.what != What::Shifted)
                pages += std::max(one.to - one.from, one.builtTo - one.builtFrom) + 1;
        }
        return pages;
    }

    dossier::PaperCheck laid(int front, int mostBack) const
    {
        const std::vector<dossier::BoundSide> numbered(m_sides.begin() + front, m_sides.end());
        return dossier::comparePaper(m_built, numbered, m_out.volume.pageFrom, mostBack);
    }

    /// As somebody said; else as it fits best, and where two fit as well, with as many sides before the first number as
    /// the built volume has.
    Result<void> lay(int builtFront)
    {
        const int sides = static_cast<int>(m_sides.size());
        const int builtNumbered = m_out.volume.pageTo - m_out.volume.pageFrom + 1;
        const int builtBack = std::max(1, m_out.volume.pages - builtFront - builtNumbered);
        const int saidBack = m_request.back.value_or(0);
        if (m_request.front.value_or(0) < 0 || saidBack < 0 || m_request.front.value_or(0) + saidBack > sides)
            return fail(Fault::Invalid, "bound.too_few", {QString::number(sides)});
        if (m_request.back)
            m_sides.resize(static_cast<std::size_t>(sides - saidBack));
        const int mostBack = m_request.back ? 0 : builtBack;
        std::vector<int> fronts;
        if (m_request.front) {
            fronts = {*m_request.front};
        } else {
            const auto firstCoded = std::find_if(m_sides.begin(), m_sides.end(),
                                                 [](const dossier::BoundSide &side) { return !side.paper.isEmpty(); });
            const int most = static_cast<int>(firstCoded - m_sides.begin());
            fronts = {std::min(builtFront, most)};
            for (int front = 0; front <= std::min(most, builtFront + 3); ++front)
                fronts.push_back(front);
        }
        int least = -1;
        for (const int front : fronts) {
            dossier::PaperCheck found = laid(front, mostBack);
            const int pages = differing(found);
            if (least >= 0 && pages >= least)
                continue;
            least = pages;
            m_found = std::move(found);
            m_out.front = front;
        }
        m_out.back = m_request.back ? saidBack : m_found.back;
        return {};
    }

    const BoundCheck::Item *itemOf(int no) const
    {
        const auto it =
            std::find_if(m_items.begin(), m_items.end(), [&](const BoundCheck::Item &item) { return item.no == no; });
        return it == m_items.end() ? nullptr : &*it;
    }

    QString titleOf(int no) const
    {
        const BoundCheck::Item *item = itemOf(no);
        const Entry *entry = item ? m_file.byHash(item->record) : nullptr;
        if (!entry)
            return {};
        const Entry *document = documentOf(item->record);
        QString title = textOf((document ? document : entry)->body, "title");
        if (title.isEmpty())
            title = paperTitle(*entry);
        if (title.isEmpty()) {
            const Act *act = actOfKind(entry->kind);
            title = act ? act->zh : entry->kind;
        }
        return title;
    }

    const dossier::BuiltPage *pageNumbered(int number) const
    {
        const auto it = std::find_if(m_built.begin(), m_built.end(),
                                     [&](const dossier::BuiltPage &page) { return page.number == number; });
        return it == m_built.end() ? nullptr : &*it;
    }

    QString titlesOf(int builtFrom, int builtTo) const
    {
        QStringList titles;
        for (int number = builtFrom; number <= builtTo; ++number) {
            const dossier::BuiltPage *page = pageNumbered(number);
            const QString title =
                page ? words("bound.item", {QString::number(page->item), titleOf(page->item)}) : QString();
            if (!title.isEmpty() && !titles.contains(title))
                titles += title;
        }
        return titles.join(QChar(u'、'));
    }

    /// Why a side with that code is no page of the volume.
    Result<QString> strangerWords(const dossier::BoundSide &side) const
    {
        if (side.paper.isEmpty())
            return words("bound.extra_uncoded");
        ANJUAN_TRY(const auto row, documents::paperByCode(*m_parts.store, side.paper));
        if (!row)
            return words("bound.extra_unknown");
        if (row->caseId != m_request.caseId) {
            ANJUAN_TRY(const QString label, labelOf(m_library, row->caseId));
            return words("bound.extra_other_case", {label, row->title});
        }
        const QStringList named = {row->title, QString::number(side.page)};
        for (const Entry *one : allOf(m_file.all(), {"document.voided"})) {
            if (textOf(one->body, "document") == row->record)
                return words("bound.extra_voided", named);
        }
        if (std::any_of(m_built.begin(), m_built.end(), [&](const dossier::BuiltPage &page) {
                return page.paper == side.paper && page.page == side.page;
            }))
            return words("bound.extra_twice", named);
        const Entry *made = m_file.byHash(row->record);
        for (const BoundCheck::Item &item : m_items) {
            const Entry *other = documentOf(item.record);
            if (made && other && textOf(other->body, "form") == textOf(made->body, "form")
                && textOf(other->body, "about") == textOf(made->body, "about"))
                return words("bound.extra_version", named);
        }
        return words("bound.extra_here", named);
    }

    Result<QString> wordsOf(const dossier::PaperDifference &one) const
    {
        const QString here = span(one.from, one.to);
        const QString there = span(one.builtFrom, one.builtTo);
        switch (one.what) {
        case What::Missing:
            return words("bound.missing", {there, titlesOf(one.builtFrom, one.builtTo)});
        case What::Misplaced:
            return words("bound.misplaced", {here, there, titlesOf(one.builtFrom, one.builtTo)});
        case What::Shifted:
            return words("bound.shifted", {here, there});
        case What::Unread:
            return words("bound.unread", {here, titlesOf(one.builtFrom, one.builtTo)});
        case What::Extra:
            break;
        }
        QStringList why;
        for (int number = one.from; number <= one.to; ++number) {
            ANJUAN_TRY(const QString stranger, strangerWords(sideOf(number)));
            if (!why.contains(stranger))
                why += stranger;
        }
        return words("bound.extra", {here, why.join(QChar(u'；'))});
    }

    const dossier::BoundSide &sideOf(int number) const
    {
        return m_sides[static_cast<std::size_t>(number - m_out.volume.pageFrom + m_out.front)];
    }

    Result<void> tellDifferences()
    {
        for (const dossier::PaperDifference &one : m_found.differences) {
            ANJUAN_TRY(const QString said, wordsOf(one));
            m_out.differences.push_back({one, said});
        }
        return {};
    }

    /// What is said of one side; `nth` of those with something on them.
    void tellSide(BoundCheck::Line &line, int nth) const
    {
        const int at = nth - m_out.front;
        if (at < 0 || at >= m_out.numbered) {
            line.words = words(at < 0 ? "bound.front" : "bound.back");
            return;
        }
        line.number = m_out.volume.pageFrom + at;
        const int page = m_found.builtOf[static_cast<std::size_t>(at)];
        if (page >= 0) {
            const dossier::BuiltPage &built = m_built[static_cast<std::size_t>(page)];
            line.words = words("bound.item", {QString::number(built.item), titleOf(built.item)});
            if (built.page > 0)
                line.words += words("bound.page", {QString::number(built.page)});
        }
        for (const BoundCheck::Difference &one : m_out.differences) {
            if (one.of.from > 0 && line.number >= one.of.from && line.number <= one.of.to) {
                line.differs = true;
                line.words =
                    one.of.what == What::Shifted ? line.words + words("bound.built_at", {builtNumber(at)}) : one.words;
            }
        }
    }

    QString builtNumber(int at) const
    {
        const int page = m_found.builtOf[static_cast<std::size_t>(at)];
        return page < 0 ? QString() : QString::number(m_built[static_cast<std::size_t>(page)].number);
    }

    void tellLines()
    {
        int nth = 0;
        for (const BoundScan::Side &side : m_scan.sides) {
            BoundCheck::Line line;
            line.from = side.from;
            line.file = side.file;
            if (side.blank)
                line.words = words("bound.blank");
            else
                tellSide(line, nth++);
            m_out.lines.push_back(std::move(line));
        }
    }

    /// Each item on the sides that it is found on; two photographs on the same one.
    void makeIndex()
    {
        for (const BoundCheck::Item &item : m_items) {
            BoundCheck::Item found{item.no, item.record, 0, 0};
            for (int at = 0; at < m_out.numbered; ++at) {
                const int page = m_found.builtOf[static_cast<std::size_t>(at)];
                const int built = page < 0 ? 0 : m_built[static_cast<std::size_t>(page)].number;
                if (built < item.pageFrom || built > item.pageTo)
                    continue;
                const int number = m_out.volume.pageFrom + at;
                found.pageFrom = found.pageFrom == 0 ? number : std::min(found.pageFrom, number);
                found.pageTo = std::max(found.pageTo, number);
            }
            if (found.pageFrom > 0)
                m_out.index.push_back(found);
        }
    }

    const Library::Parts &m_parts;
    const Library &m_library;
    const CaseFile &m_file;
    const BoundScan &m_scan;
    const BoundRequest &m_request;
    std::vector<BoundCheck::Item> m_items; // of the built volume
    std::vector<dossier::BuiltPage> m_built;
    std::vector<dossier::BoundSide> m_sides; // with something on them
    dossier::PaperCheck m_found;
    BoundCheck m_out;
};

} // namespace

Result<BoundCheck> checkBoundPaper(const Library &library, const BoundScan &scan, const BoundRequest &request)
{
    const Library::Parts &parts = library.parts();
    ANJUAN_TRY(const CaseFile file, CaseFile::load(*parts.store, *parts.vault, request.caseId));
    const auto rows = volumeRows(file, *parts.vault);
    const auto row = std::find_if(rows.begin(), rows.end(),
                                  [&](const VolumeRow &one) { return one.record.startsWith(request.volume); });
    if (request.volume.isEmpty() || row == rows.end())
        return fail(Fault::NotFound, "dossier.no_volume", {request.volume});
    return Checker(library, file, scan, request, *row).check();
}

} // namespace anjuan::casework
