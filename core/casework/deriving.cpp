#include "core/casework/deriving.h"

#include <QtCore/QFileInfo>
#include <QtCore/QTemporaryDir>

#include "core/base/messages.h"
#include "core/casework/field_map.h"
#include "core/casework/parts.h"
#include "core/casework/records.h"
#include "core/evidence/queries.h"

namespace anjuan::casework {
namespace {

using evidence::MediaFacts;

QString suffixFor(const DeriveRequest &request, const MediaFacts &facts, const QString &name)
{
    static const QStringList kept = {QStringLiteral("mp4"), QStringLiteral("mov"), QStringLiteral("mkv"),
                                     QStringLiteral("avi"), QStringLiteral("ts"),  QStringLiteral("wav"),
                                     QStringLiteral("mp3"), QStringLiteral("m4a")};
    if (request.how == QLatin1String("still") || facts.kind == MediaFacts::Photo)
        return QStringLiteral("jpg");
    if (facts.kind == MediaFacts::Document)
        return QStringLiteral("pdf");
    if (request.how == QLatin1String("mask"))
        return facts.kind == MediaFacts::Video ? QStringLiteral("mp4") : QStringLiteral("wav");
    const QString own = QFileInfo(name).suffix().toLower();
    return kept.contains(own) ? own : QStringLiteral("mkv");
}

Result<QString> make(const DeriveRequest &request, const MediaFacts &facts, const QString &source,
                     const QStringList &lines, const QString &out, Progress &progress)
{
    if (request.how == QLatin1String("clip"))
        return evidence::cutClip(source, {request.fromMs, request.toMs}, out, progress);
    if (request.how == QLatin1String("still"))
        return evidence::makeStill(source, request.fromMs, lines, out, progress);
    if (request.regions.empty() && request.silences.empty())
        return fail(Fault::Refused, "evidence.nothing_masked");
    if (facts.kind == MediaFacts::Photo)
        return evidence::maskPhoto(source, request.regions, out);
    if (facts.kind == MediaFacts::Document)
        return evidence::redactPdf(source, request.regions, out, progress);
    return evidence::maskFilm(source, request.regions, request.silences, out, progress);
}

QJsonArray regionsJson(const std::vector<evidence::Region> &regions)
{
    QJsonArray all;
    for (const evidence::Region &region : regions) {
        QJsonObject one{{QStringLiteral("x"), region.x},
                        {QStringLiteral("y"), region.y},
                        {QStringLiteral("width"), region.width},
                        {QStringLiteral("height"), region.height},
                        {QStringLiteral("how"), region.blur ? QStringLiteral("blur") : QStringLiteral("cover")}};
        if (region.page > 0)
            one.insert(QStringLiteral("page"), region.page);
        if (region.fromMs > 0)
            one.insert(QStringLiteral("from_ms"), region.fromMs);
        if (region.toMs >= 0)
            one.insert(QStringLiteral("to_ms"), region.toMs);
        all.append(one);
    }
    return all;
}

QJsonObject fieldsOf(const DeriveRequest &request, const QString &title, const QString &file, const QString &method)
{
    QJsonObject with{{QStringLiteral("item"), request.record}, {QStringLiteral("derived"), file},
                     {QStringLiteral("how"), request.how},     {QStringLiteral("title"), title},
                     {QStringLiteral("why"), request.why},     {QStringLiteral("method"), method}};
    if (!request.askedBy.isEmpty())
        with.insert(QStringLiteral("asked_by"), request.askedBy);
    if (request.how != QLatin1String("mask")) {
        with.insert(QStringLiteral("from_ms"), request.fromMs);
        if (request.how == QLatin1String("clip"))
            with.insert(QStringLiteral("to_ms"), request.toMs);
    }
    if (!request.regions.empty())
        with.insert(QStringLiteral("regions"), regionsJson(request.regions));
    QJsonArray silences;
    for (const evidence::Span &span : request.silences)
        silences.append(QJsonObject{{QStringLiteral("from_ms"), span.fromMs}, {QStringLiteral("to_ms"), span.toMs}});
    if (!silences.isEmpty())
        with.insert(QStringLiteral("silences"), silences);
    return with;
}

/// What stands beneath a still: when, which content, which case.
QStringList linesOf(const DeriveRequest &request, const evidence::ItemRow &item, const QString &label)
{
    return {message(QStringLiteral("still.what"), {item.title, evidence::lengthText(request.fromMs), item.madeAt}),
            message(QStringLiteral("still.content"), {item.sha256}), message(QStringLiteral("still.case"), {label})};
}

} // namespace

Result<Outcome> deriveItem(Session &session, const DeriveRequest &request, Progress &progress)
{
    const Library &library = session.library();
    const Library::Parts &parts = library.parts();
    ANJUAN_TRY(const auto item, evidence::itemByRecord(*parts.store, request.record));
    if (!item || item->caseId != request.caseId)
        return fail(Fault::Refused, "evidence.no_item", {request.record});
    ANJUAN_TRY(const QString source, library.blobPath(item->sha256));
    ANJUAN_TRY(const MediaFacts facts, evidence::mediaFacts(source));
    ANJUAN_TRY(const QString label, labelOf(library, request.caseId));
    Request look;
    look.act = QStringLiteral("evidence.export");
    look.caseId = request.caseId;
    look.with = {{QStringLiteral("what"), item->title},
                 {QStringLiteral("record"), request.record},
                 {QStringLiteral("purpose"), request.why},
                 {QStringLiteral("how"), request.how}};
    ANJUAN_CHECK(session.perform(look, progress));
    // Beside the vault, so that nothing of it lies on another disk; removed in any case.
    const QTemporaryDir scratch(parts.dir + QStringLiteral("/scratch-XXXXXX"));
    if (!scratch.isValid())
        return fail(Fault::Io, "library.cannot_write", {parts.dir, scratch.errorString()});
    const QString title = request.title.isEmpty()
        ? item->title + QLatin1Char(' ') + optionText("evidence.derive", "how", request.how)
        : request.title;
    const QString out = scratch.filePath(QStringLiteral("derived.") + suffixFor(request, facts, item->fileName));
    ANJUAN_TRY(const QString method, make(request, facts, source, linesOf(request, *item, label), out, progress));
    Request derive;
    derive.act = QStringLiteral("evidence.derive");
    derive.caseId = request.caseId;
    derive.with = fieldsOf(request, title, out, method);
    return session.perform(derive, progress);
}

} // namespace anjuan::casework
