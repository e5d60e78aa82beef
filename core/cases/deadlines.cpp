#include "core/cases/deadlines.h"

#include <algorithm>

#include "core/calendar/explain.h"

namespace anjuan::cases {
namespace {

using calendar::For;
using calendar::Period;
using calendar::Suspension;
using calendar::Unit;

constexpr int kDecisionDays = 90; // 行政处罚法 第六十条

Unit unitOf(const PeriodRow &row)
{
    if (row.unit == PeriodUnit::WorkingDays)
        return Unit::WorkingDays;
    return row.unit == PeriodUnit::Months ? Unit::Months : Unit::Days;
}

Period periodOf(const PeriodRow &row, int length)
{
    return {length, unitOf(row), row.whom == QLatin1String("party") ? For::Party : For::Agency};
}

std::optional<int> lengthOf(const PeriodRow &row, const RunningPeriod &running, const PeriodLengths &lengths)
{
    if (running.length >= 0)
        return running.length;
    if (!row.setting.isEmpty() && lengths.contains(row.setting))
        return lengths.value(row.setting);
    return lengths.contains(row.code) ? lengths.value(row.code) : row.length;
}

void count(Deadline &out, const PeriodRow &row, const calendar::Calendar &calendar)
{
    if (row.unit == PeriodUnit::Hours) {
        const Instant from =
            out.fromAt.value_or(Instant{QDateTime(out.from, QTime(0, 0), Qt::UTC).toSecsSinceEpoch(), 0});
        out.dueAt = calendar::dueAt(from, out.length);
        out.due = out.counted = out.plain = out.dueAt->date();
        return;
    }
    if (row.before) {
        out.due = out.counted = out.plain = calendar::lawfulNotice(calendar, out.from, out.length);
        out.advised = calendar::latestNotice(calendar, out.from, out.length);
        out.provisional = !calendar::unknownYears(calendar, out.advised, out.from).isEmpty();
        return;
    }
    const Period period = periodOf(row, out.length);
    const calendar::Due due = calendar::due(calendar, out.from, period, out.breaks);
    out.due = due.on;
    out.counted = due.counted;
    out.provisional = due.provisional;
    out.stopped = !due.on.isValid();
    out.plain = out.breaks.isEmpty() ? due.on : calendar::due(calendar, out.from, period).on;
}

Nearness nearnessOf(const Deadline &deadline, const PeriodRow &row, QDate today)
{
    if (deadline.done)
        return Nearness::Done;
    if (deadline.late)
        return Nearness::Overdue;
    if (deadline.stopped)
        return Nearness::Calm;
    const QDate target = deadline.advised.isValid() ? deadline.advised : deadline.due;
    const auto left = today.daysTo(target);
    if (left <= row.red)
        return Nearness::Red;
    return left <= row.amber ? Nearness::Amber : Nearness::Calm;
}

void judge(Deadline &out, const RunningPeriod &running, const PeriodRow &row, QDate today)
{
    const bool over = out.due.isValid() && today > out.due;
    const bool done = running.doneOn.isValid();
    out.done = done || running.settled || (row.right && over);
    out.late = !row.right && out.due.isValid() && (done ? running.doneOn > out.due : !out.done && over);
    out.nearness = nearnessOf(out, row, today);
}

std::optional<Deadline> deadlineOf(const PeriodBook &book, const RunningPeriod &running, const PeriodLengths &lengths,
                                   const calendar::Calendar &calendar, QDate today)
{
    const PeriodRow *row = periodRow(running.code);
    const auto length = row ? lengthOf(*row, running, lengths) : std::nullopt;
    if (!length || !running.from.isValid())
        return std::nullopt;
    Deadline out;
    out.code = running.code;
    out.about = running.about;
    out.from = running.from;
    out.fromAt = running.fromAt;
    out.forParty = row->whom == QLatin1String("party");
    out.right = row->right;
    out.extended = running.agreed ? running.extended : 0;
    out.length = *length + out.extended;
    for (const PeriodBreak &each : book.breaks) {
        if (each.code == running.code)
            out.breaks.append({each.from, each.to, each.reason});
    }
    if (!row->after.isEmpty()) {
        auto first = std::find_if(book.running.begin(), book.running.end(), [&](const RunningPeriod &other) {
            return !row->orAfter.isEmpty() && other.code == row->orAfter && other.from.isValid();
        });
        if (first == book.running.end())
            first = std::find_if(book.running.begin(), book.running.end(), [&](const RunningPeriod &other) {
                return other.code == row->after && other.about == running.about;
            });
        const auto before =
            first == book.running.end() ? std::nullopt : deadlineOf(book, *first, lengths, calendar, today);
        // Before the first is over, the second has not begun.
        if (!before || !before->due.isValid() || today <= before->due)
            return std::nullopt;
        out.from = before->due;
    }
    count(out, *row, calendar);
    judge(out, running, *row, today);
    return out;
}

PeriodLengths lengthsOf(const StepFacts &facts)
{
    return {{QStringLiteral("file_days"), facts.fileDays},
            {QStringLiteral("file_report_days"), facts.fileReportDays},
            {QStringLiteral("review_days"), facts.reviewDays},
            {QStringLiteral("publish_days"), facts.publishDays},
            {QStringLiteral("archive_days"), facts.archiveDays}};
}

} // namespace

PeriodLengths periodLengths(const packs::Settings &settings)
{
    return {{QStringLiteral("file_days"), settings.fileDays},
            {QStringLiteral("file_report_days"), settings.fileReportDays},
            {QStringLiteral("review_days"), settings.review.days},
            {QStringLiteral("publish_days"), settings.publishDays},
            {QStringLiteral("archive_days"), settings.archiveDays}};
}

std::vector<Deadline> deadlines(const PeriodBook &book, const PeriodLengths &lengths,
                                const calendar::Calendar &calendar, QDate today)
{
    std::vector<Deadline> out;
    for (const RunningPeriod &running : book.running) {
        if (auto deadline = deadlineOf(book, running, lengths, calendar, today))
            out.push_back(std::move(*deadline));
    }
    std::stable_sort(out.begin(), out.end(), [](const Deadline &a, const Deadline &b) { return a.due < b.due; });
    return out;
}

std::vector<Deadline> deadlines(const StepFacts &facts, const calendar::Calendar &calendar, QDate today)
{
    return deadlines(facts.periods, lengthsOf(facts), calendar, today);
}

std::vector<Deadline> yearlyDeadlines(QDate today, int ahead)
{
    std::vector<Deadline> out;
    for (const PeriodRow &row : periodRows()) {
        for (const QString &day : row.yearly) {
            for (const int year : {today.year(), today.year() + 1}) {
                Deadline one;
                one.code = row.code;
                one.due = one.counted = one.plain = QDate(year, day.left(2).toInt(), day.mid(3).toInt());
                one.from = QDate(one.due.year(), one.due.month(), 1).addDays(-1);
                if (!one.due.isValid() || one.due < today || today.daysTo(one.due) > ahead)
                    continue;
                one.nearness = nearnessOf(one, row, today);
                out.push_back(one);
            }
        }
    }
    return out;
}

QString explain(const Deadline &deadline, const calendar::Calendar &calendar, Language language)
{
    const PeriodRow *row = periodRow(deadline.code);
    if (!row)
        return {};
    const QString begins = language == Language::Chinese ? row->fromZh : row->fromEn;
    if (!row->yearly.isEmpty())
        return message(QStringLiteral("deadline.yearly"), {begins, dateText(deadline.due)}, language);
    QString how;
    if (row->unit == PeriodUnit::Hours)
        how = calendar::explainHours(
            deadline.fromAt.value_or(Instant{QDateTime(deadline.from, QTime(0, 0), Qt::UTC).toSecsSinceEpoch(), 0}),
            deadline.length, language);
    else if (row->before)
        how = calendar::explainBefore(calendar, deadline.from, deadline.length, language);
    else
        how = calendar::explain(calendar, deadline.from, periodOf(*row, deadline.length), deadline.breaks, language);
    if (deadline.extended > 0)
        how += message(QStringLiteral("deadline.extended_by"), {QString::number(deadline.extended)}, language);
    return message(QStringLiteral("deadline.begins"), {begins, how}, language);
}

std::optional<DaysUsed> daysUsed(const StepFacts &facts, QDate today)
{
    if (!facts.filedOn || facts.course.mergedAway)
        return std::nullopt;
    // An order to demolish is what such a case is decided by.
    const auto &duty = facts.execution.duty;
    const auto ordered = duty && duty->demolition ? std::optional(duty->decidedOn) : std::nullopt;
    const QDate until = facts.decidedOn.value_or(ordered.value_or(facts.closedOn.value_or(today)));
    // What was taken up again counts from then on.
    const QDate from = facts.remedy.reopenedOn.value_or(*facts.filedOn);
    DaysUsed out{static_cast<int>(from.daysTo(until)), kDecisionDays + facts.extendedDays.value_or(0), 0};
    for (QDate day = from.addDays(1); day <= until; day = day.addDays(1)) {
        out.excluded +=
            std::any_of(facts.periods.breaks.begin(), facts.periods.breaks.end(), [day](const PeriodBreak &b) {
                return b.code == QLatin1String("DL-DECIDE") && b.from.isValid() && day >= b.from
                    && (!b.to.isValid() || day < b.to);
            });
    }
    return out;
}

} // namespace anjuan::cases
