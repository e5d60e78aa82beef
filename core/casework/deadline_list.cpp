#include "core/casework/deadline_list.h"

#include <QtCore/QDateTime>

#include "core/casework/parts.h"

namespace anjuan::casework {
namespace {

constexpr int kOctets = 75; // RFC 5545, 3.1

QString escaped(QString text)
{
    text.replace(QLatin1Char('\\'), QStringLiteral("\\\\"));
    text.replace(QLatin1Char(';'), QStringLiteral("\\;"));
    text.replace(QLatin1Char(','), QStringLiteral("\\,"));
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    return text.replace(QLatin1Char('\n'), QStringLiteral("\\n"));
}

void addLine(QByteArray &out, const QString &line)
{
    int octets = 0;
    for (const char32_t point : line.toUcs4()) {
        const QByteArray bytes = QString::fromUcs4(&point, 1).toUtf8();
        if (octets + bytes.size() > kOctets) {
            out += "\r\n ";
            octets = 1;
        }
        out += bytes;
        octets += static_cast<int>(bytes.size());
    }
    out += "\r\n";
}

QString compact(QDate date)
{
    return date.toString(QStringLiteral("yyyyMMdd"));
}

void addEvent(QByteArray &out, const DeadlineLine &line, const QString &stamp, Language language)
{
    const cases::Deadline &deadline = line.deadline;
    QString summary = message(deadline.code, {}, language);
    if (deadline.provisional)
        summary = message(QStringLiteral("deadline.provisional"), {summary}, language);
    for (const QString &more : {line.number, line.cause}) {
        if (!more.isEmpty())
            summary += QLatin1Char(' ') + more;
    }
    const QString about = deadline.about.isEmpty() ? compact(deadline.due) : deadline.about.left(32);
    addLine(out, QStringLiteral("BEGIN:VEVENT"));
    addLine(out, QStringLiteral("UID:%1-%2-%3@anjuan").arg(line.caseId.toString(), deadline.code, about));
    addLine(out, QStringLiteral("DTSTAMP:") + stamp);
    addLine(out, QStringLiteral("DTSTART;VALUE=DATE:") + compact(deadline.due));
    addLine(out, QStringLiteral("DTEND;VALUE=DATE:") + compact(deadline.due.addDays(1)));
    addLine(out, QStringLiteral("SUMMARY:") + escaped(summary));
    addLine(out, QStringLiteral("DESCRIPTION:") + escaped(deadline.why));
    addLine(out, QStringLiteral("TRANSP:TRANSPARENT"));
    addLine(out, QStringLiteral("BEGIN:VALARM"));
    addLine(out, QStringLiteral("ACTION:DISPLAY"));
    addLine(out, QStringLiteral("TRIGGER:-P1D"));
    addLine(out, QStringLiteral("DESCRIPTION:") + escaped(summary));
    addLine(out, QStringLiteral("END:VALARM"));
    addLine(out, QStringLiteral("END:VEVENT"));
}

} // namespace

Result<std::vector<DeadlineLine>> openDeadlines(const Library &library, QDate on, Language language)
{
    const Library::Parts &parts = library.parts();
    ANJUAN_TRY(auto lines,
               insight::openDeadlines(*parts.store, cases::periodLengths(parts.pack.settings), parts.calendar, on));
    for (DeadlineLine &line : lines)
        line.deadline.why = cases::explain(line.deadline, parts.calendar, language);
    return lines;
}

QString nearnessText(const cases::Deadline &deadline, Language language)
{
    static const char *const words[] = {"done", "calm", "amber", "red", "overdue"};
    const char *word = deadline.stopped && !deadline.done ? "stopped" : words[static_cast<int>(deadline.nearness)];
    return message(QStringLiteral("deadline.state.") + QLatin1String(word), {}, language);
}

QByteArray iCalendar(const std::vector<DeadlineLine> &lines, const QString &unit, Instant stamp, Language language)
{
    QByteArray out;
    const QString at =
        QDateTime::fromSecsSinceEpoch(stamp.epochSeconds, Qt::UTC).toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'"));
    addLine(out, QStringLiteral("BEGIN:VCALENDAR"));
    addLine(out, QStringLiteral("VERSION:2.0"));
    addLine(out, QStringLiteral("PRODID:-//Anjuan//Anjuan//ZH"));
    addLine(out, QStringLiteral("CALSCALE:GREGORIAN"));
    addLine(out, QStringLiteral("X-WR-CALNAME:") + escaped(unit));
    for (const DeadlineLine &line : lines) {
        if (line.deadline.due.isValid())
            addEvent(out, line, at, language);
    }
    addLine(out, QStringLiteral("END:VCALENDAR"));
    return out;
}

} // namespace anjuan::casework
