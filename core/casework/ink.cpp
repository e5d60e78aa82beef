#include "core/casework/ink.h"

#include <algorithm>
#include <map>

#include <QtCore/QDir>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonDocument>

#include "core/base/messages.h"
#include "core/base/whole_file.h"
#include "core/casework/parts.h"
#include "core/casework/records.h"
#include "core/casework/slips.h"
#include "core/chain/body.h"
#include "core/documents/queries.h"
#include "core/documents/scan_page.h"
#include "core/exchange/queries.h"

namespace anjuan::casework {
namespace {

QString words(const char *id, const QStringList &args = {})
{
    return message(QLatin1String(id), args);
}

struct SortedPage {
    documents::PageCode code;
    QString file;  // a picture of it alone
    QString slip;  // text of its code
    QString whole; // the file as it came, where it is this page and no more, and straight already
    QString from;
};

class Sorter {
public:
    Sorter(const Library &library, ScanSorting &sorting) : m_library(library), m_sorting(sorting) {}

    Result<void> take(const QString &file, Progress &progress)
    {
        return documents::eachPageOf(
            file, progress, [&](int page, int of, const QImage &picture) { return takePage(file, page, of, picture); });
    }

    /// Papers whose pages are all there; what is not goes to the tray.
    Result<void> settle()
    {
        for (const QString &paper : m_order)
            ANJUAN_CHECK(settlePaper(m_papers[paper]));
        return {};
    }

private:
    Result<void> takePage(const QString &file, int page, int of, const QImage &picture)
    {
        const QString name = QFileInfo(file).fileName();
        const QString from = of > 1 ? name + QLatin1Char('#') + QString::number(page + 1) : name;
        ++m_sorting.pages;
        const documents::ScanPage seen = documents::readScanPage(picture);
        if (seen.blank) {
            m_sorting.blank += from;
            return {};
        }
        const QString kept =
            m_sorting.work->filePath(QStringLiteral("%1.jpg").arg(m_sorting.pages, 5, 10, QChar(u'0')));
        ANJUAN_CHECK(documents::keepScanPage(seen, kept));
        const auto found = std::find_if(seen.otherTexts.begin(), seen.otherTexts.end(),
                                        [](const QString &text) { return parseSlip(text).has_value(); });
        const QString slip = found == seen.otherTexts.end() ? QString() : *found;
        if (!seen.code) {
            lay(kept, from, words(slip.isEmpty() ? "ink.why_no_code" : "ink.why_slip"));
            return {};
        }
        auto &pages = m_papers[seen.code->paper];
        if (pages.empty())
            m_order += seen.code->paper;
        static const QStringList pictures = {QStringLiteral("jpg"), QStringLiteral("jpeg"), QStringLiteral("png")};
        const bool asItCame = of == 1 && seen.turned == 0 && pictures.contains(QFileInfo(file).suffix().toLower());
        pages.push_back({*seen.code, kept, slip, asItCame ? file : QString(), from});
        return {};
    }

    void lay(const QString &file, const QString &from, const QString &why)
    {
        m_sorting.tray.push_back({{}, file, from, why, {}});
    }

    void layAll(const std::vector<SortedPage> &pages, const QString &why)
    {
        for (const SortedPage &page : pages)
            lay(page.file, page.from, why);
    }

    Result<void> settlePaper(std::vector<SortedPage> pages)
    {
        std::stable_sort(pages.begin(), pages.end(),
                         [](const SortedPage &a, const SortedPage &b) { return a.code.page < b.code.page; });
        ANJUAN_TRY(const auto row, documents::paperByCode(*m_library.parts().store, pages.front().code.paper));
        if (!row)
            return settleUnknown(pages);
        ANJUAN_TRY(const QString label, labelOf(m_library, row->caseId));
        const QString name = label + QLatin1Char(' ') + row->title;
        ANJUAN_TRY(const QString hindrance, hindranceTo(*row));
        if (!hindrance.isEmpty()) {
            layAll(pages, name + QStringLiteral("：") + hindrance);
            return {};
        }
        // A page that came twice: the first is taken, the other waits for a look.
        std::vector<SortedPage> whole;
        for (SortedPage &page : pages) {
            if (!whole.empty() && whole.back().code.page == page.code.page)
                lay(page.file, page.from,
                    name + QStringLiteral("：") + words("ink.why_twice", {QString::number(page.code.page)}));
            else
                whole.push_back(std::move(page));
        }
        const bool complete = static_cast<int>(whole.size()) == row->pages
            && std::all_of(whole.begin(), whole.end(),
                           [&](const SortedPage &page) { return page.code.of == row->pages; });
        if (!complete) {
            layAll(whole,
                   name + QStringLiteral("：")
                       + words("ink.why_incomplete", {QString::number(row->pages), QString::number(whole.size())}));
            return {};
        }
        return bind(*row, label, whole);
    }

    /// No document has that code: a blank form that was taken outside, or nothing of this library.
    Result<void> settleUnknown(const std::vector<SortedPage> &pages)
    {
        ANJUAN_TRY(auto sheet, documents::fieldSheetByCode(*m_library.parts().store, pages.front().code.paper));
        if (!sheet) {
            layAll(pages, words("ink.why_unknown"));
            return {};
        }
        const QString name = sheet->title + QLatin1Char(' ') + sheet->number;
        if (!sheet->isOut()) {
            layAll(pages, name + QStringLiteral("：") + words("field.why_back", {sheet->reason}));
            return {};
        }
        FieldPaper paper{*sheet, {}, pages.front().file};
        for (const SortedPage &page : pages)
            paper.from += page.from;
        m_sorting.outside.push_back(std::move(paper));
        layAll(pages, name + QStringLiteral("：") + words("field.why_out", {sheet->place}));
        return {};
    }

    /// Why a document of this library takes no scan by itself; empty where it does.
    Result<QString> hindranceTo(const documents::PaperRow &row) const
    {
        const Library::Parts &parts = m_library.parts();
        if (row.scans > 0)
            return words("ink.why_filed");
        ANJUAN_TRY(const LibraryId holder, exchange::holderOf(*parts.store, row.caseId));
        if (holder != parts.library())
            return words("ink.why_elsewhere");
        ANJUAN_TRY(const CaseFile file, CaseFile::load(*parts.store, *parts.vault, row.caseId));
        for (const Entry *one : allOf(file.all(), {"document.voided"})) {
            if (chain::textOf(one->body, "document") == row.record)
                return words("ink.why_voided");
        }
        return QString();
    }

    Result<void> bind(const documents::PaperRow &row, const QString &label, const std::vector<SortedPage> &pages)
    {
        ScannedPaper paper;
        paper.record = row.record;
        paper.code = pages.front().code.paper;
        paper.caseId = row.caseId;
        paper.caseLabel = label;
        paper.title = row.title;
        paper.number = row.number;
        paper.pages = row.pages;
        const Library::Parts &parts = m_library.parts();
        ANJUAN_TRY(const CaseFile file, CaseFile::load(*parts.store, *parts.vault, row.caseId));
        // The code at the foot is enough: of a sheet of the book the records say the rest.
        paper.slip = slipTextOf(file, row.record);
        QStringList pictures;
        for (const SortedPage &page : pages) {
            paper.from += page.from;
            if (paper.slip.isEmpty())
                paper.slip = page.slip;
            pictures += page.file;
        }
        if (pages.size() == 1) {
            paper.file = pages.front().whole.isEmpty() ? pages.front().file : pages.front().whole;
        } else {
            ANJUAN_TRY(const QByteArray pdf,
                       documents::pdfOfPictures(pictures, row.title, m_library.parts().clock->now()));
            paper.file = m_sorting.work->filePath(row.record.left(16) + QStringLiteral(".pdf"));
            ANJUAN_CHECK(writeWhole(paper.file, pdf));
        }
        m_sorting.papers.push_back(std::move(paper));
        return {};
    }

    const Library &m_library;
    ScanSorting &m_sorting;
    std::map<QString, std::vector<SortedPage>> m_papers;
    QStringList m_order;
};

QString trayFolder(const Library &library)
{
    return library.parts().dir + QStringLiteral("/tray");
}

Result<void> layInTray(const Library &library, const TrayPage &page, int nth)
{
    const QString dir = trayFolder(library);
    if (!makeFolders(dir))
        return fail(Fault::Io, "library.cannot_write", {dir, QString()});
    const Instant now = library.parts().clock->now();
    QString id;
    for (int n = nth; id.isEmpty() || QFileInfo::exists(dir + QLatin1Char('/') + id + QStringLiteral(".json")); ++n)
        id = QStringLiteral("%1-%2").arg(now.epochSeconds).arg(n, 4, 10, QChar(u'0'));
    ANJUAN_CHECK(copyWhole(page.file, dir + QLatin1Char('/') + id + QStringLiteral(".jpg")));
    const QJsonObject said{{QStringLiteral("from"), page.from},
                           {QStringLiteral("why"), page.why},
                           {QStringLiteral("at"), dateText(now.date())}};
    // The words come last: a picture without them is what was cut short, and lies there still.
    return writeWhole(dir + QLatin1Char('/') + id + QStringLiteral(".json"), QJsonDocument(said).toJson());
}

Result<TrayPage> fromTray(const Library &library, const QString &id)
{
    for (const TrayPage &page : trayOf(library)) {
        if (page.id == id)
            return page;
    }
    return fail(Fault::NotFound, "ink.not_in_tray", {id});
}

Request scanRequest(const CaseId &caseId, const QString &document, const QString &file, QDate signedOn)
{
    Request request;
    request.act = QStringLiteral("document.add_scan");
    request.caseId = caseId;
    request.with = {{QStringLiteral("document"), document},
                    {QStringLiteral("scan"), file},
                    {QStringLiteral("signed_on"), dateText(signedOn)}};
    return request;
}

} // namespace

QStringList scanFilesIn(const QStringList &paths)
{
    static const QStringList kinds = {QStringLiteral("*.jpg"),  QStringLiteral("*.jpeg"), QStringLiteral("*.png"),
                                      QStringLiteral("*.tif"),  QStringLiteral("*.tiff"), QStringLiteral("*.bmp"),
                                      QStringLiteral("*.webp"), QStringLiteral("*.pdf")};
    QStringList files;
    for (const QString &path : paths) {
        if (!QFileInfo(path).isDir()) {
            files += path;
            continue;
        }
        const QDir dir(path);
        for (const QString &name : dir.entryList(kinds, QDir::Files, QDir::Name | QDir::LocaleAware))
            files += dir.filePath(name);
    }
    return files;
}

Result<ScanSorting> sortScans(const Library &library, const QStringList &paths, Progress &progress)
{
    const QStringList files = scanFilesIn(paths);
    if (files.isEmpty())
        return fail(Fault::NotFound, "ink.nothing", {paths.join(QStringLiteral(", "))});
    ScanSorting sorting;
    sorting.work = std::make_shared<QTemporaryDir>();
    if (!sorting.work->isValid())
        return fail(Fault::Io, "library.cannot_write", {sorting.work->path(), sorting.work->errorString()});
    Sorter sorter(library, sorting);
    for (qsizetype i = 0; i < files.size(); ++i) {
        progress.report(i, files.size(), QFileInfo(files[i]).fileName());
        const auto taken = sorter.take(files[i], progress);
        if (taken)
            continue;
        if (taken.error().fault == Fault::Cancelled || taken.error().fault == Fault::Io)
            return fail(taken.error());
        sorting.unread += describe(taken.error());
    }
    ANJUAN_CHECK(sorter.settle());
    return sorting;
}

Result<FiledScans> fileScans(Session &session, const ScanSorting &sorting, QDate signedOn, Progress &progress)
{
    const Library &library = session.library();
    if (library.parts().access != Access::ReadWrite)
        return fail(Fault::Refused, "library.read_only", {library.parts().dir});
    FiledScans filed;
    std::vector<TrayPage> rest = sorting.tray;
    qint64 done = 0;
    for (const ScannedPaper &paper : sorting.papers) {
        progress.report(done++, static_cast<qint64>(sorting.papers.size()), paper.title);
        Request request = scanRequest(paper.caseId, paper.record, paper.file, signedOn);
        request.with.insert(QStringLiteral("page_code"), paper.code);
        const auto outcome = session.perform(request, progress);
        if (outcome) {
            filed.records += outcome->record;
            if (std::find(filed.cases.begin(), filed.cases.end(), paper.caseId) == filed.cases.end())
                filed.cases.push_back(paper.caseId);
        } else if (outcome.error().fault == Fault::Io) {
            return fail(outcome.error());
        } else {
            rest.push_back({{}, paper.file, paper.from.join(QStringLiteral(", ")), describe(outcome.error()), {}});
        }
    }
    for (const TrayPage &page : rest)
        ANJUAN_CHECK(layInTray(library, page, ++filed.trayed));
    return filed;
}

std::vector<TrayPage> trayOf(const Library &library)
{
    const QDir dir(trayFolder(library));
    std::vector<TrayPage> pages;
    for (const QString &name : dir.entryList({QStringLiteral("*.jpg")}, QDir::Files, QDir::Name)) {
        TrayPage page;
        page.id = name.chopped(4);
        page.file = dir.filePath(name);
        QFile file(dir.filePath(page.id + QStringLiteral(".json")));
        if (file.open(QIODevice::ReadOnly)) {
            const QJsonObject said = QJsonDocument::fromJson(file.readAll()).object();
            page.from = chain::textOf(said, "from");
            page.why = chain::textOf(said, "why");
            page.at = chain::textOf(said, "at");
        }
        pages.push_back(std::move(page));
    }
    return pages;
}

Result<void> dropFromTray(const Library &library, const QString &id)
{
    ANJUAN_TRY(const TrayPage page, fromTray(library, id));
    QFile::remove(page.file.chopped(4) + QStringLiteral(".json"));
    if (!QFile::remove(page.file))
        return fail(Fault::Io, "library.cannot_write", {page.file, QString()});
    return {};
}

Result<Outcome> fileFromTray(Session &session, const QString &id, const CaseId &caseId, const QString &document,
                             QDate signedOn, Progress &progress)
{
    ANJUAN_TRY(const TrayPage page, fromTray(session.library(), id));
    ANJUAN_TRY(Outcome outcome, session.perform(scanRequest(caseId, document, page.file, signedOn), progress));
    ANJUAN_CHECK(dropFromTray(session.library(), id));
    return outcome;
}

} // namespace anjuan::casework
