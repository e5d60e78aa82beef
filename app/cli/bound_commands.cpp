#include "core/casework/bound_paper.h"

#include "app/cli/cli.h"

namespace anjuan::cli {
namespace {

QJsonObject checkJson(const casework::BoundCheck &check)
{
    QJsonArray sides;
    for (const casework::BoundCheck::Line &line : check.lines)
        sides.append(QJsonObject{{QStringLiteral("number"), line.number},
                                 {QStringLiteral("from"), line.from},
                                 {QStringLiteral("differs"), line.differs},
                                 {QStringLiteral("words"), line.words}});
    QJsonArray differences;
    for (const casework::BoundCheck::Difference &one : check.differences)
        differences.append(one.words);
    return {{QStringLiteral("volume"), check.volume.record}, {QStringLiteral("sides"), sides},
            {QStringLiteral("front"), check.front},          {QStringLiteral("back"), check.back},
            {QStringLiteral("blank"), check.blank},          {QStringLiteral("numbered"), check.numbered},
            {QStringLiteral("coded"), check.coded},          {QStringLiteral("same"), check.isEqual()},
            {QStringLiteral("differences"), differences}};
}

void tell(Context &context, const casework::BoundScan &scan, const casework::BoundCheck &check)
{
    for (const QString &unread : scan.unread)
        context.line(unread);
    context.line(
        message(QStringLiteral("cli.bound"),
                {QString::number(check.lines.size()), QString::number(check.front), QString::number(check.numbered),
                 QString::number(check.back), QString::number(check.blank), QString::number(check.coded)},
                context.language));
    for (const casework::BoundCheck::Difference &one : check.differences)
        context.line(one.words);
    if (check.isEqual())
        context.line(message(QStringLiteral("cli.bound_same"), {}, context.language));
}

/// Nothing where it is no number.
std::optional<casework::BoundRequest> requestOf(const Context &context, const CaseId &id)
{
    casework::BoundRequest request{id, context.words.at(2), std::nullopt, std::nullopt};
    for (const auto &[option, member] :
         {std::pair("front", &casework::BoundRequest::front), {"back", &casework::BoundRequest::back}}) {
        if (!context.has(option))
            continue;
        bool isNumber = false;
        request.*member = context.option(option).toInt(&isNumber);
        if (!isNumber)
            return std::nullopt;
    }
    return request;
}

Result<void> record(Context &context, casework::Library &library, const casework::BoundScan &scan,
                    const casework::BoundCheck &check, Progress &progress)
{
    ANJUAN_TRY(const auto session, context.logIn(library));
    const QDate on =
        context.has("scanned-on") ? parseDate(context.option("scanned-on")).value_or(QDate()) : context.clock().today();
    if (!on.isValid())
        return fail(Fault::Invalid, "field.wants_date", {context.option("scanned-on")});
    ANJUAN_TRY(const auto outcome,
               casework::recordBoundPaper(*session, scan, check, on, context.option("note"), progress));
    if (!context.json)
        context.line(message(QStringLiteral("cli.bound_recorded"), {outcome.record}, context.language));
    return session->logOut();
}

} // namespace

int runVolumeCheck(Context &context)
{
    const auto usage = [&] {
        return context.usage(
            QStringLiteral("volume check LIB CASE VOLUME SCAN… [--front N] [--back N] [--index OUT.pdf] "
                           "[--record [--scanned-on DATE] [--note TEXT]]"));
    };
    if (context.words.size() < 4)
        return usage();
    const bool writes = context.has("record");
    const auto library =
        context.open(context.words.first(), writes ? casework::Access::ReadWrite : casework::Access::ReadOnly);
    if (!library)
        return context.failed(library.error());
    const auto id = (*library)->findCase(context.words.at(1));
    if (!id)
        return context.failed(id.error());
    const auto request = requestOf(context, *id);
    if (!request)
        return usage();
    TerminalProgress progress;
    const auto scan = casework::readBoundPaper(**library, context.words.mid(3), progress);
    if (!scan)
        return context.failed(scan.error());
    const auto check = casework::checkBoundPaper(**library, *scan, *request);
    if (!check)
        return context.failed(check.error());
    if (context.json)
        context.print(checkJson(*check));
    else
        tell(context, *scan, *check);
    if (context.has("index")) {
        if (const auto written = casework::saveBoundIndex(**library, *check, context.option("index")); !written)
            return context.failed(written.error());
    }
    if (writes) {
        if (const auto recorded = record(context, **library, *scan, *check, progress); !recorded)
            return context.failed(recorded.error());
    }
    return check->isEqual() ? Done : RefusedOrFinding;
}

} // namespace anjuan::cli
