#include <QtCore/QSaveFile>

#include "core/casework/deadline_list.h"

#include "app/cli/cli.h"

namespace anjuan::cli {
namespace {

QJsonObject lineJson(const casework::DeadlineLine &line, Language language)
{
    const cases::Deadline &deadline = line.deadline;
    QJsonObject out{{QStringLiteral("code"), deadline.code},
                    {QStringLiteral("title"), message(deadline.code, {}, language)},
                    {QStringLiteral("from"), dateText(deadline.from)},
                    {QStringLiteral("due"), dateText(deadline.due)},
                    {QStringLiteral("provisional"), deadline.provisional},
                    {QStringLiteral("state"), casework::nearnessText(deadline, language)},
                    {QStringLiteral("overdue"), deadline.late},
                    {QStringLiteral("why"), deadline.why}};
    if (!line.caseId.isNull()) {
        out.insert(QStringLiteral("case"), line.caseId.toString());
        out.insert(QStringLiteral("number"), line.number);
        out.insert(QStringLiteral("cause"), line.cause);
    }
    if (deadline.plain.isValid() && deadline.plain != deadline.due)
        out.insert(QStringLiteral("due_without_exclusion"), dateText(deadline.plain));
    if (deadline.advised.isValid())
        out.insert(QStringLiteral("advised"), dateText(deadline.advised));
    return out;
}

Result<void> write(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(Fault::Io, "library.cannot_write", {path, file.errorString()});
    return {};
}

} // namespace

int runDeadlines(Context &context)
{
    if (context.words.size() != 1)
        return context.usage(QStringLiteral("deadlines LIB [--on DATE] [--ics FILE]"));
    const auto on = context.has("on") ? parseDate(context.option("on")) : std::optional(context.clock().today());
    if (!on)
        return context.usage(message(QStringLiteral("field.wants_date"), {context.option("on")}, context.language));
    const auto library = context.open(context.words.first(), casework::Access::ReadOnly);
    if (!library)
        return context.failed(library.error());
    const auto lines = casework::openDeadlines(**library, *on, context.language);
    if (!lines)
        return context.failed(lines.error());
    if (context.has("ics")) {
        const QByteArray bytes =
            casework::iCalendar(*lines, (*library)->info().unitName, context.clock().now(), context.language);
        if (const auto written = write(context.option("ics"), bytes); !written)
            return context.failed(written.error());
    }
    QJsonArray all;
    for (const casework::DeadlineLine &line : *lines) {
        if (context.json) {
            all.append(lineJson(line, context.language));
            continue;
        }
        const QString due = dateText(line.deadline.due);
        context.line(QStringLiteral("%1  %2  %3  %4  %5")
                         .arg(due.isEmpty() ? QStringLiteral("-") : due,
                              casework::nearnessText(line.deadline, context.language),
                              message(line.deadline.code, {}, context.language),
                              line.number.isEmpty() ? QStringLiteral("-") : line.number, line.cause));
        context.line(QStringLiteral("    ") + line.deadline.why);
    }
    if (context.json)
        context.print(all);
    return Done;
}

} // namespace anjuan::cli
