#include "core/casework/pack_acts.h"

#include "core/base/digest.h"
#include "core/base/json.h"
#include "core/casework/pack_views.h"
#include "core/casework/parts.h"

namespace anjuan::casework {
namespace {

Result<void> soundness(const packs::PackFindings &findings)
{
    const int faults = packs::countOf(findings, packs::PackFinding::Weight::Fault);
    for (const packs::PackFinding &each : findings) {
        if (!each.isFault())
            continue;
        if (faults == 1 && each.sheet.isEmpty())
            return fail(each.error);
        return fail(Fault::Invalid, "packs.not_adopted", {QString::number(faults), each.text()});
    }
    return {};
}

void put(Step &step, const char *member, const QByteArray &bytes)
{
    step.prepared.files.clear();
    step.contents.emplace_back(QLatin1String(member), bytes);
}

} // namespace

Result<void> checkNew(const Library::Parts &parts, const packs::PackImport &import)
{
    ANJUAN_TRY(const QByteArray bytes, canonicalJson(import.json));
    const QString digest = sha256(bytes).hex();
    const auto &adopted = parts.book.packs();
    if (!adopted.empty() && adopted.back().sha256 == digest)
        return fail(Fault::Conflict, "packs.already_adopted", {import.pack->version});
    for (const office::OfficeBook::Adoption &each : adopted) {
        if (each.sha256 == digest)
            continue;
        ANJUAN_TRY(const QJsonObject json, packJson(*parts.vault, each.sha256));
        if (json.value(QLatin1String("pack_id")).toString() == import.pack->id
            && json.value(QLatin1String("version")).toString() == import.pack->version)
            return fail(Fault::Conflict, "packs.version_taken", {import.pack->version});
    }
    return {};
}

Result<void> completePack(Step &step)
{
    const QString path = step.prepared.files.front().second;
    NoProgress progress;
    ANJUAN_TRY(const QJsonObject standing, governingPack(step.session.library()));
    ANJUAN_TRY(const packs::PackImport import, packs::readPackFile(path, standing, progress));
    ANJUAN_CHECK(soundness(import.findings));
    if (!import.pack)
        return fail(Fault::Invalid, "packs.not_adopted", {QStringLiteral("0"), path});
    ANJUAN_CHECK(checkNew(step.parts, import));
    // The vault keeps the canonical form, whatever white space the county's file had.
    ANJUAN_TRY(const QByteArray bytes, canonicalJson(import.json));
    put(step, "pack", bytes);
    QJsonObject &body = step.prepared.body;
    body.insert(QStringLiteral("pack_id"), import.pack->id);
    body.insert(QStringLiteral("version"), import.pack->version);
    body.insert(QStringLiteral("title"), import.pack->title);
    body.insert(QStringLiteral("effective_from"), dateText(import.pack->effectiveFrom));
    body.insert(QStringLiteral("sample"), import.pack->sample);
    return {};
}

Result<void> completeCalendar(Step &step)
{
    const QString path = step.prepared.files.front().second;
    NoProgress progress;
    ANJUAN_TRY(const packs::CalendarFile file, packs::readCalendarFile(path, progress));
    ANJUAN_CHECK(soundness(file.findings));
    ANJUAN_TRY(const QByteArray bytes, canonicalJson(QJsonObject{{QStringLiteral("days"), file.days}}));
    put(step, "calendar", bytes);
    QStringList years;
    for (const int year : file.years)
        years << QString::number(year);
    QJsonObject &body = step.prepared.body;
    body.insert(QStringLiteral("years"), QJsonArray::fromStringList(years));
    body.insert(QStringLiteral("days"), file.days.size());
    return {};
}

} // namespace anjuan::casework
