#include <QtCore/QFileInfo>

#include "core/base/json.h"
#include "core/base/whole_file.h"
#include "core/casework/pack_views.h"

#include "app/cli/cli.h"

namespace anjuan::cli {
namespace {

QJsonObject versionJson(const casework::PackVersion &version)
{
    return {{QStringLiteral("pack_id"), version.packId},
            {QStringLiteral("version"), version.version},
            {QStringLiteral("title"), version.title},
            {QStringLiteral("effective_from"), dateText(version.effectiveFrom)},
            {QStringLiteral("adopted_at"), version.at.toString()},
            {QStringLiteral("by"), version.by},
            {QStringLiteral("reason"), version.reason},
            {QStringLiteral("sha256"), version.sha256},
            {QStringLiteral("record"), version.record},
            {QStringLiteral("governs"), version.governs},
            {QStringLiteral("replaced"), version.replaced},
            {QStringLiteral("sample"), version.sample},
            {QStringLiteral("items"), version.items},
            {QStringLiteral("benchmarks"), version.benchmarks},
            {QStringLiteral("unchecked"), version.unchecked}};
}

QJsonObject findingJson(const packs::PackFinding &finding, Language language)
{
    QJsonObject out{{QStringLiteral("weight"), finding.isFault() ? QStringLiteral("fault") : QStringLiteral("doubt")},
                    {QStringLiteral("id"), finding.error.id},
                    {QStringLiteral("text"), finding.text(language)}};
    for (const auto &[name, value] :
         {std::pair{"sheet", finding.sheet}, std::pair{"cell", finding.cell}, std::pair{"item", finding.item},
          std::pair{"benchmark", finding.benchmark}, std::pair{"tier", finding.tier}})
        if (!value.isEmpty())
            out.insert(QLatin1String(name), value);
    return out;
}

void sayFindings(Context &context, const packs::PackFindings &findings)
{
    for (const bool faults : {true, false})
        for (const packs::PackFinding &each : findings)
            if (each.isFault() == faults)
                context.line(message(faults ? QStringLiteral("cli.pack_fault") : QStringLiteral("cli.pack_doubt"),
                                     {each.text(context.language)}, context.language));
}

void sayDifference(Context &context, const packs::PackDifference &difference)
{
    for (const packs::PackDifference::Part &part : difference.parts) {
        const auto names = [](const QStringList &all) {
            constexpr int kShown = 10;
            const QString some = all.mid(0, kShown).join(QStringLiteral("、"));
            return all.size() > kShown ? some + QStringLiteral(" …") : some;
        };
        for (const auto &[id, list] : {std::pair{"cli.pack_come", &part.come}, std::pair{"cli.pack_go", &part.go},
                                       std::pair{"cli.pack_changed", &part.changed}})
            if (!list->isEmpty())
                context.line(message(QLatin1String(id), {part.zh, QString::number(list->size()), names(*list)},
                                     context.language));
    }
}

QJsonObject differenceJson(const packs::PackDifference &difference)
{
    QJsonObject out;
    for (const packs::PackDifference::Part &part : difference.parts)
        out.insert(part.zh,
                   QJsonObject{{QStringLiteral("come"), QJsonArray::fromStringList(part.come)},
                               {QStringLiteral("go"), QJsonArray::fromStringList(part.go)},
                               {QStringLiteral("changed"), QJsonArray::fromStringList(part.changed)}});
    return out;
}

int adoptFile(Context &context, const char *usage, const char *act, const char *member, const char *whyMember)
{
    if (context.words.size() != 2)
        return context.usage(QString::fromLatin1(usage));
    return signedIn(context, [&](casework::Session &session, Progress &progress) -> Result<int> {
        casework::Request request;
        request.act = QLatin1String(act);
        request.with.insert(QLatin1String(member), QFileInfo(context.words.at(1)).absoluteFilePath());
        if (!context.option("reason").isEmpty())
            request.with.insert(QLatin1String(whyMember), context.option("reason"));
        ANJUAN_TRY(const auto outcome, session.perform(request, progress));
        if (context.json)
            context.print(QJsonObject{{QStringLiteral("record"), outcome.record}});
        else
            context.line(message(QStringLiteral("cli.pack_adopted"), {outcome.record}, context.language));
        return Done;
    });
}

} // namespace

int runPackShow(Context &context)
{
    if (context.words.isEmpty() || context.words.size() > 2)
        return context.usage(QStringLiteral("pack show LIB [VERSION]"));
    const auto library = context.open(context.words.first(), casework::Access::ReadOnly);
    if (!library)
        return context.failed(library.error());
    if (context.words.size() == 2) {
        const auto pack = casework::packVersion(**library, context.words.at(1));
        if (!pack)
            return context.failed(pack.error());
        context.print(*pack);
        return Done;
    }
    const auto versions = casework::packVersions(**library);
    if (!versions)
        return context.failed(versions.error());
    QStringList years;
    for (const int year : casework::knownYears(**library))
        years << QString::number(year);
    if (context.json) {
        QJsonArray all;
        for (const casework::PackVersion &each : *versions)
            all.append(versionJson(each));
        context.print(QJsonObject{{QStringLiteral("versions"), all},
                                  {QStringLiteral("calendar_years"), QJsonArray::fromStringList(years)}});
        return Done;
    }
    for (const casework::PackVersion &each : *versions)
        context.line(
            message(each.governs ? QStringLiteral("cli.pack_governs") : QStringLiteral("cli.pack_version"),
                    {each.version, each.title, dateText(each.effectiveFrom), each.at.date().toString(Qt::ISODate),
                     each.by, each.sha256.left(16), QString::number(each.items), QString::number(each.benchmarks),
                     QString::number(each.unchecked)},
                    context.language));
    context.line(message(QStringLiteral("cli.pack_years"), {years.join(QStringLiteral(", "))}, context.language));
    return Done;
}

int runPackCheck(Context &context)
{
    if (context.words.size() != 2)
        return context.usage(QStringLiteral("pack check LIB FILE"));
    const auto library = context.open(context.words.first(), casework::Access::ReadOnly);
    if (!library)
        return context.failed(library.error());
    TerminalProgress progress;
    const auto preview = casework::previewPack(**library, context.words.at(1), progress);
    if (!preview)
        return context.failed(preview.error());
    const packs::PackImport &import = preview->import;
    if (context.json) {
        QJsonArray findings;
        for (const packs::PackFinding &each : import.findings)
            findings.append(findingJson(each, context.language));
        QJsonObject out{{QStringLiteral("may_be_adopted"), preview->mayBeAdopted()},
                        {QStringLiteral("compared_with"), preview->standingVersion},
                        {QStringLiteral("findings"), findings},
                        {QStringLiteral("kept"), QJsonArray::fromStringList(import.kept)},
                        {QStringLiteral("difference"), differenceJson(preview->difference)}};
        if (preview->refused)
            out.insert(QStringLiteral("refused"), describe(*preview->refused, context.language));
        context.print(out);
        return preview->mayBeAdopted() ? Done : RefusedOrFinding;
    }
    sayFindings(context, import.findings);
    if (!import.kept.isEmpty())
        context.line(
            message(QStringLiteral("cli.pack_kept"), {import.kept.join(QStringLiteral("、"))}, context.language));
    sayDifference(context, preview->difference);
    if (preview->refused)
        context.line(describe(*preview->refused, context.language));
    context.line(message(
        preview->mayBeAdopted() ? QStringLiteral("cli.pack_sound") : QStringLiteral("cli.pack_unsound"),
        {QString::number(packs::countOf(import.findings, packs::PackFinding::Weight::Fault)),
         QString::number(packs::countOf(import.findings, packs::PackFinding::Weight::Doubt)), preview->standingVersion},
        context.language));
    return preview->mayBeAdopted() ? Done : RefusedOrFinding;
}

int runPackAdopt(Context &context)
{
    return adoptFile(context, "pack adopt LIB FILE [--reason TEXT]", "pack.adopt", "pack", "reason");
}

int runPackCalendar(Context &context)
{
    return adoptFile(context, "pack calendar LIB FILE --reason TEXT", "calendar.adopt", "calendar", "source");
}

int runPackExport(Context &context)
{
    if (context.words.isEmpty() || context.words.size() > 2 || context.option("o").isEmpty())
        return context.usage(QStringLiteral("pack export LIB [VERSION] -o OUT.xlsx|OUT.json"));
    const auto library = context.open(context.words.first(), casework::Access::ReadOnly);
    if (!library)
        return context.failed(library.error());
    const auto pack = context.words.size() == 2 ? casework::packVersion(**library, context.words.at(1))
                                                : casework::governingPack(**library);
    if (!pack)
        return context.failed(pack.error());
    const QString file = context.option("o");
    TerminalProgress progress;
    Result<void> written;
    if (file.endsWith(QLatin1String(".xlsx"), Qt::CaseInsensitive)) {
        written = packs::writePackBook(file, *pack, context.clock().today(), progress);
    } else {
        const auto bytes = canonicalJson(*pack);
        written = bytes ? writeWhole(file, *bytes) : fail(bytes.error());
    }
    if (!written)
        return context.failed(written.error());
    if (context.json)
        context.print(QJsonObject{{QStringLiteral("file"), file}});
    else
        context.line(message(QStringLiteral("cli.pack_written"), {file}, context.language));
    return Done;
}

} // namespace anjuan::cli
