#include "core/casework/bound_paper.h"

#include <algorithm>

#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>

#include "core/base/messages.h"
#include "core/base/whole_file.h"
#include "core/casework/fonts.h"
#include "core/casework/forms.h"
#include "core/casework/ink.h"
#include "core/casework/volume.h"
#include "core/casework/volume_fields.h"
#include "core/chain/body.h"
#include "core/documents/scan_page.h"

namespace anjuan::casework {
namespace {

using chain::integerOf;
using chain::textOf;
using What = dossier::PaperDifference::What;

QString words(const char *id, const QStringList &args = {})
{
    return message(QLatin1String(id), args);
}

QString codeOf(What what)
{
    switch (what) {
    case What::Missing:
        return QStringLiteral("missing");
    case What::Extra:
        return QStringLiteral("extra");
    case What::Misplaced:
        return QStringLiteral("misplaced");
    case What::Shifted:
        return QStringLiteral("shifted");
    case What::Unread:
        break;
    }
    return QStringLiteral("unread");
}

QJsonArray itemsJson(const BoundCheck &check)
{
    QJsonArray all;
    for (const BoundCheck::Item &item : check.index)
        all.append(QJsonObject{{QStringLiteral("no"), item.no},
                               {QStringLiteral("record"), item.record},
                               {QStringLiteral("page_from"), item.pageFrom},
                               {QStringLiteral("page_to"), item.pageTo}});
    return all;
}

QJsonArray differencesJson(const BoundCheck &check)
{
    QJsonArray all;
    for (const BoundCheck::Difference &one : check.differences) {
        QJsonObject json{{QStringLiteral("what"), codeOf(one.of.what)}, {QStringLiteral("words"), one.words}};
        for (const auto &[member, number] :
             std::initializer_list<std::pair<const char *, int>>{{"page_from", one.of.from},
                                                                 {"page_to", one.of.to},
                                                                 {"built_from", one.of.builtFrom},
                                                                 {"built_to", one.of.builtTo}}) {
            if (number > 0)
                json.insert(QLatin1String(member), number);
        }
        all.append(json);
    }
    return all;
}

} // namespace

Result<BoundScan> readBoundPaper(const Library &library, const QStringList &paths, Progress &progress)
{
    const QStringList files = scanFilesIn(paths);
    if (files.isEmpty())
        return fail(Fault::NotFound, "ink.nothing", {paths.join(QStringLiteral(", "))});
    BoundScan scan;
    scan.work = std::make_shared<QTemporaryDir>();
    if (!scan.work->isValid())
        return fail(Fault::Io, "library.cannot_write", {scan.work->path(), scan.work->errorString()});
    QStringList pictures;
    for (const QString &file : files) {
        const QString name = QFileInfo(file).fileName();
        const auto take = [&](int page, int of, const QImage &picture) -> Result<void> {
            progress.report(page, of, name);
            const documents::ScanPage seen = documents::readScanPage(picture);
            BoundScan::Side side;
            side.from = of > 1 ? name + QLatin1Char('#') + QString::number(page + 1) : name;
            side.file = scan.work->filePath(QStringLiteral("%1.jpg").arg(pictures.size() + 1, 5, 10, QChar(u'0')));
            side.blank = seen.blank;
            side.code = seen.code;
            ANJUAN_CHECK(documents::keepScanPage(seen, side.file));
            pictures += side.file;
            scan.sides.push_back(std::move(side));
            return {};
        };
        const auto taken = documents::eachPageOf(file, progress, take);
        if (taken)
            continue;
        if (taken.error().fault == Fault::Cancelled || taken.error().fault == Fault::Io)
            return fail(taken.error());
        scan.unread += describe(taken.error());
    }
    if (scan.sides.empty())
        return fail(Fault::Invalid, "bound.no_sides", {scan.unread.join(QChar(u'；'))});
    if (files.size() == 1 && files.front().endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive)) {
        scan.whole = files.front();
    } else {
        ANJUAN_TRY(const QByteArray pdf,
                   documents::pdfOfPictures(pictures, words("bound.title"), library.parts().clock->now()));
        scan.whole = scan.work->filePath(QStringLiteral("volume.pdf"));
        ANJUAN_CHECK(writeWhole(scan.whole, pdf));
    }
    return scan;
}

Result<Outcome> recordBoundPaper(Session &session, const BoundScan &scan, const BoundCheck &check, QDate scannedOn,
                                 const QString &note, Progress &progress)
{
    Request request;
    request.act = QStringLiteral("dossier.rescan");
    request.caseId = check.caseId;
    request.with = {{QStringLiteral("volume"), check.volume.record},
                    {QStringLiteral("scanned_on"), dateText(scannedOn)},
                    {QStringLiteral("scan"), scan.whole},
                    {QStringLiteral("sides"), static_cast<qint64>(scan.sides.size())},
                    {QStringLiteral("blank"), check.blank},
                    {QStringLiteral("front"), check.front},
                    {QStringLiteral("back"), check.back},
                    {QStringLiteral("numbered"), check.numbered},
                    {QStringLiteral("coded"), check.coded},
                    {QStringLiteral("same"), check.isEqual()},
                    {QStringLiteral("contents"), itemsJson(check)}};
    if (!check.isEqual())
        request.with.insert(QStringLiteral("differences"), differencesJson(check));
    if (!note.trimmed().isEmpty())
        request.with.insert(QStringLiteral("note"), note.trimmed());
    return session.perform(request, progress);
}

Result<void> saveBoundIndex(const Library &library, const BoundCheck &check, const QString &file)
{
    const Library::Parts &parts = library.parts();
    ANJUAN_TRY(const CaseFile now, CaseFile::load(*parts.store, *parts.vault, check.caseId));
    const CaseFile then = cutAfter(now, placeOf(now, check.volume.asOf), *parts.vault);
    const QTemporaryDir frames;
    ANJUAN_TRY(
        VolumeContents all,
        wholeVolume(then, parts, frames.path(), check.volume.marketOrder ? VolumeOrder::Market : VolumeOrder::Process));
    joinSigned(all.parts, then);
    QJsonArray rows;
    for (const BoundCheck::Item &item : check.index) {
        const auto part = std::find_if(all.parts.begin(), all.parts.end(),
                                       [&](const dossier::Part &one) { return one.record == item.record; });
        if (part == all.parts.end())
            continue;
        rows.append(dossier::indexRow(*part, {item.no, item.pageFrom, item.pageTo}, part->remark));
        all.parts.erase(part); // of a record with several papers each stands once
    }
    QJsonObject fields =
        volumeFields(then, parts, parts.clock->today(),
                     {.volume = check.volume.volume, .side = check.volume.side, .from = 0, .note = QJsonObject()});
    QJsonObject volume = fields.value(QLatin1String("dossier")).toObject();
    volume.insert(QStringLiteral("index"), rows);
    if (check.volume.books > 1)
        volume.insert(QStringLiteral("volume_text"),
                      textOf(volume, "volume_text") + QChar(0x3000)
                          + dossier::bookWords(check.volume.book, check.volume.books));
    fields.insert(QStringLiteral("dossier"), volume);
    documents::RenderContext context;
    context.demo = parts.ledger.authority.isDemo();
    context.at = parts.clock->now();
    context.fonts = fontsOf(parts.dir);
    ANJUAN_TRY(const documents::Form form, formOf(parts.pack, QStringLiteral("dossier_index")));
    ANJUAN_TRY(const documents::RenderedDocument pages, documents::render(form, fields, context));
    return writeWhole(file, pages.pdf, kByUmask);
}

Result<std::vector<BoundRow>> boundPapersOf(const Library &library, const CaseId &id)
{
    const Library::Parts &parts = library.parts();
    ANJUAN_TRY(const CaseFile file, CaseFile::load(*parts.store, *parts.vault, id));
    std::vector<BoundRow> rows;
    for (const Entry *entry : allOf(file.all(), {"dossier.rescanned"})) {
        const auto on = chain::dateOf(entry->body, "scanned_on");
        rows.push_back({entry->hash(), textOf(entry->body, "volume"), on.value_or(QDate()),
                        static_cast<int>(integerOf(entry->body, "numbered")),
                        static_cast<int>(entry->body.value(QLatin1String("differences")).toArray().size())});
    }
    return rows;
}

} // namespace anjuan::casework
