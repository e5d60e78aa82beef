#include "core/cases/periods.h"

#include <algorithm>

#include <QtCore/QFile>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QSet>

namespace anjuan::cases {
namespace {

QString textOf(const QJsonObject &object, const char *member)
{
    return object.value(QLatin1String(member)).toString();
}

QString textOf(const CanonicalObject &object, const char *member)
{
    return object.text(QLatin1String(member));
}

PeriodUnit unitOf(const QString &unit)
{
    if (unit == QLatin1String("working_days"))
        return PeriodUnit::WorkingDays;
    if (unit == QLatin1String("months"))
        return PeriodUnit::Months;
    return unit == QLatin1String("hours") ? PeriodUnit::Hours : PeriodUnit::Days;
}

std::vector<PeriodCue> cuesFrom(const QJsonValue &list)
{
    std::vector<PeriodCue> cues;
    for (const auto each : list.toArray()) {
        const QJsonObject json = each.toObject();
        PeriodCue cue;
        cue.kind = textOf(json, "kind");
        cue.on = textOf(json, "on");
        cue.then = textOf(json, "then");
        cue.until = textOf(json, "until");
        cue.done = textOf(json, "done");
        cue.same = textOf(json, "same");
        cue.ref = textOf(json, "ref");
        cue.sum = textOf(json, "sum");
        cue.of = textOf(json, "of");
        cue.sameRecord = json.value(QLatin1String("same_record")).toBool();
        cue.when = json.value(QLatin1String("when")).toObject();
        cue.unless = json.value(QLatin1String("unless")).toObject();
        cue.above = json.value(QLatin1String("when_above")).toObject();
        cue.thenUnless = json.value(QLatin1String("then_unless")).toObject();
        for (const auto member : json.value(QLatin1String("any")).toArray())
            cue.any += member.toString();
        cues.push_back(std::move(cue));
    }
    return cues;
}

PeriodRow rowFrom(const QJsonObject &json)
{
    PeriodRow row;
    row.code = textOf(json, "code");
    if (json.value(QLatin1String("length")).isDouble())
        row.length = json.value(QLatin1String("length")).toInt();
    row.unit = unitOf(textOf(json, "unit"));
    row.whom = textOf(json, "for");
    row.right = json.value(QLatin1String("right")).toBool();
    row.before = json.value(QLatin1String("before")).toBool();
    row.each = json.value(QLatin1String("each")).toBool();
    row.after = textOf(json, "after");
    row.orAfter = textOf(json, "or_after");
    row.setting = textOf(json, "setting");
    row.lengthMember = textOf(json, "length_member");
    row.extension = json.value(QLatin1String("extension")).toInt();
    row.amber = json.value(QLatin1String("amber")).toInt(row.amber);
    row.red = json.value(QLatin1String("red")).toInt(row.red);
    row.fromZh = textOf(json, "from_zh");
    row.fromEn = textOf(json, "from_en");
    for (const auto day : json.value(QLatin1String("yearly")).toArray())
        row.yearly += day.toString();
    row.starts = cuesFrom(json.value(QLatin1String("starts")));
    row.ends = cuesFrom(json.value(QLatin1String("ends")));
    row.settles = cuesFrom(json.value(QLatin1String("settles")));
    row.extends = cuesFrom(json.value(QLatin1String("extends")));
    return row;
}

bool isSomething(const QJsonValue &value)
{
    return value.toBool() || value.toDouble() > 0 || !value.toString().isEmpty() || !value.toArray().isEmpty();
}

/// Whether one of these members has its value in the record's body.
bool isAny(const QJsonObject &members, const CanonicalObject &body)
{
    for (auto it = members.begin(); it != members.end(); ++it) {
        if (body.value(it.key()) == it.value())
            return true;
    }
    return false;
}

/// Whether the record's body is what the row asks for.
bool suits(const PeriodCue &cue, const CanonicalObject &body)
{
    for (auto it = cue.when.begin(); it != cue.when.end(); ++it) {
        if (body.value(it.key()) != it.value())
            return false;
    }
    if (isAny(cue.unless, body))
        return false;
    for (auto it = cue.above.begin(); it != cue.above.end(); ++it) {
        if (body.value(it.key()).toDouble() <= it.value().toDouble())
            return false;
    }
    return true;
}

/// Whether any of the named members says something; true where none is named.
bool hasAny(const PeriodCue &cue, const CanonicalObject &body)
{
    return cue.any.isEmpty() || std::any_of(cue.any.begin(), cue.any.end(), [&body](const QString &member) {
               return isSomething(body.value(member));
           });
}

/// What `rows.member` names: that member of each row.
QJsonArray ofRows(const CanonicalObject &body, const QString &path)
{
    QJsonArray all;
    const QString member = path.section(QLatin1Char('.'), 1);
    for (const auto row : body.value(path.section(QLatin1Char('.'), 0, 0)).toArray())
        all.append(row.toObject().value(member));
    return all;
}

QDate dayIn(const CanonicalObject &body, const QString &member)
{
    if (member.contains(QLatin1Char('.'))) {
        QDate last;
        for (const auto day : ofRows(body, member))
            last = std::max(last, parseDate(day.toString()).value_or(QDate()));
        return last;
    }
    return parseDate(body.value(member).toString().left(10)).value_or(QDate());
}

qint64 sumIn(const CanonicalObject &body, const QString &member)
{
    if (!member.contains(QLatin1Char('.')))
        return body.value(member).toInteger();
    qint64 sum = 0;
    for (const auto each : ofRows(body, member))
        sum += each.toInteger();
    return sum;
}

void begin(RunningPeriod &running, const QString &when)
{
    running.from = parseDate(when.left(10)).value_or(QDate());
    running.fromAt = Instant::parse(when);
    running.waits.clear();
}

void start(PeriodBook &book, const PeriodRow &row, const PeriodCue &cue, const PeriodEvent &event)
{
    if (!suits(cue, event.body) || (cue.then.isEmpty() && !hasAny(cue, event.body)))
        return;
    RunningPeriod running;
    running.code = row.code;
    running.about = event.hash;
    running.waits = cue.then;
    if (cue.then.isEmpty())
        begin(running, event.body.value(cue.on).toString());
    if (!cue.until.isEmpty()) {
        const QDate until = dayIn(event.body, cue.until);
        if (!until.isValid() || !running.from.isValid())
            return;
        running.length = std::max(0, int(running.from.daysTo(until)));
    }
    if (!cue.done.isEmpty())
        running.doneOn = dayIn(event.body, cue.done);
    if (const int days = event.body.value(row.lengthMember).toInt(); !row.lengthMember.isEmpty() && days > 0)
        running.length = days;
    for (const PeriodCue &end : row.ends) {
        if (!end.of.isEmpty())
            running.owed = sumIn(event.body, end.of);
        if (!end.same.isEmpty())
            running.match = event.body.value(end.same).toString();
    }
    const auto old = std::find_if(book.running.begin(), book.running.end(),
                                  [&row](const RunningPeriod &each) { return !row.each && each.code == row.code; });
    if (old != book.running.end())
        *old = running;
    else
        book.running.push_back(running);
}

/// What a waiting period waited for has come.
void goOn(RunningPeriod &running, const PeriodRow &row, const PeriodEvent &event)
{
    if (event.kind == QLatin1String("served")) {
        if (event.served.contains(running.about))
            begin(running, textOf(event.body, "served_at"));
        return;
    }
    for (const PeriodCue &cue : row.starts) {
        if (cue.then != event.kind || isAny(cue.thenUnless, event.body)
            || (!cue.ref.isEmpty() && event.body.value(cue.ref).toString() != running.about))
            continue;
        begin(running, event.body.value(cue.on).toString());
        running.settled = !hasAny(cue, event.body);
    }
}

void end(RunningPeriod &running, const PeriodCue &cue, const PeriodEvent &event)
{
    const CanonicalObject &body = event.body;
    if (running.doneOn.isValid() || !suits(cue, body)
        || (!cue.same.isEmpty() && body.value(cue.same).toString() != running.match)
        || (!cue.ref.isEmpty() && body.value(cue.ref).toString() != running.about)
        || (cue.sameRecord && !event.served.contains(running.about)))
        return;
    if (!cue.sum.isEmpty()) {
        running.paid += body.value(cue.sum).toInteger();
        if (running.paid < running.owed)
            return;
    }
    running.doneOn = dayIn(body, event.kind == QLatin1String("served") ? QStringLiteral("served_at") : cue.on);
    running.settled = running.settled || !running.doneOn.isValid();
}

void settle(RunningPeriod &running, const PeriodCue &cue, const PeriodEvent &event)
{
    if (suits(cue, event.body) && hasAny(cue, event.body)
        && (cue.ref.isEmpty() || event.body.value(cue.ref).toString() == running.about))
        running.settled = true;
}

/// 延长: a record of its own family lengthens the period that it names.
void lengthen(RunningPeriod &running, const PeriodRow &row, const PeriodCue &cue, const PeriodEvent &event)
{
    if (!suits(cue, event.body) || (!cue.ref.isEmpty() && event.body.value(cue.ref).toString() != running.about))
        return;
    const int before = running.length >= 0 ? running.length : row.length.value_or(0);
    running.length = before + event.body.value(cue.sum).toInt();
}

QString codeIn(const CanonicalObject &body)
{
    const QString code = textOf(body, "code");
    return code.isEmpty() ? QStringLiteral("DL-DECIDE") : code;
}

void extend(PeriodBook &book, const PeriodEvent &event)
{
    const bool asks = event.kind == QLatin1String("deadline.extended");
    const QString code = codeIn(event.body);
    if (asks) {
        for (RunningPeriod &running : book.running) {
            if (running.code != code)
                continue;
            running.extended = event.body.value(QLatin1String("days")).toInt();
            running.agreed = running.agreed && code == QLatin1String("DL-DECIDE");
        }
        return;
    }
    if (textOf(event.body, "step") != QLatin1String("extension")
        || textOf(event.body, "level") != QLatin1String("leader"))
        return;
    const bool agrees = textOf(event.body, "outcome") == QLatin1String("agree");
    for (RunningPeriod &running : book.running) {
        if (running.extended > 0 || running.code == QLatin1String("DL-DECIDE"))
            running.agreed = agrees;
    }
}

void breakOff(PeriodBook &book, const PeriodEvent &event)
{
    const auto day = [&event](const char *member) {
        return parseDate(textOf(event.body, member).left(10)).value_or(QDate());
    };
    // 中止调查 stops the time to decide, too.
    const bool ofCase = event.kind.startsWith(QLatin1String("case."));
    const QString code = ofCase ? QStringLiteral("DL-DECIDE") : codeIn(event.body);
    if (event.kind == QLatin1String("case.suspended")) {
        book.breaks.push_back({code, day("suspended_on"), {}, textOf(event.body, "reason")});
    } else if (event.kind == QLatin1String("deadline.excluded")) {
        // `to_on` is the last day left out; counting goes on the day after.
        book.breaks.push_back({code, day("from_on"), day("to_on").addDays(1), textOf(event.body, "reason")});
    } else if (event.kind == QLatin1String("deadline.suspended")) {
        book.breaks.push_back({code, day("from_on"), {}, textOf(event.body, "reason")});
    } else {
        for (PeriodBreak &each : book.breaks) {
            if (each.code == code && !each.to.isValid())
                each.to = day("resumed_on");
        }
    }
}

bool isExtension(const QString &kind)
{
    return kind == QLatin1String("deadline.extended") || kind == QLatin1String("approval.given")
        || kind == QLatin1String("approval.signed_on_paper");
}

QSet<QString> kindsOf(const std::vector<PeriodRow> &rows)
{
    QSet<QString> kinds{QStringLiteral("service.recorded")};
    for (const PeriodRow &row : rows) {
        for (const auto *cues : {&row.starts, &row.ends, &row.settles, &row.extends}) {
            for (const PeriodCue &cue : *cues)
                kinds << cue.kind << cue.then;
        }
    }
    return kinds;
}

} // namespace

const std::vector<PeriodRow> &periodRows()
{
    static const std::vector<PeriodRow> all = [] {
        std::vector<PeriodRow> rows;
        QFile file(QStringLiteral(":/texts/deadlines.json"));
        if (file.open(QIODevice::ReadOnly)) {
            for (const auto each : QJsonDocument::fromJson(file.readAll()).array())
                rows.push_back(rowFrom(each.toObject()));
        }
        return rows;
    }();
    return all;
}

const PeriodRow *periodRow(const QString &code)
{
    static const QHash<QString, const PeriodRow *> byCode = [] {
        QHash<QString, const PeriodRow *> made;
        for (const PeriodRow &row : periodRows())
            made.insert(row.code, &row);
        return made;
    }();
    return byCode.value(code);
}

bool breaksPeriods(const QString &kind)
{
    return kind == QLatin1String("deadline.excluded") || kind == QLatin1String("deadline.suspended")
        || kind == QLatin1String("deadline.resumed") || kind == QLatin1String("case.suspended")
        || kind == QLatin1String("case.resumed");
}

bool tellsOfPeriods(const QString &kind, const CanonicalObject &body)
{
    static const QSet<QString> kinds = kindsOf(periodRows());
    if (kinds.contains(kind) || breaksPeriods(kind) || kind == QLatin1String("deadline.extended"))
        return true;
    return isExtension(kind) && textOf(body, "step") == QLatin1String("extension");
}

void apply(PeriodBook &book, const PeriodEvent &event)
{
    if (breaksPeriods(event.kind))
        breakOff(book, event);
    if (isExtension(event.kind))
        extend(book, event);
    for (RunningPeriod &running : book.running) {
        const PeriodRow *row = periodRow(running.code);
        if (!row)
            continue;
        if (running.waits == event.kind)
            goOn(running, *row, event);
        for (const PeriodCue &cue : row->ends) {
            if (cue.kind == event.kind)
                end(running, cue, event);
        }
        for (const PeriodCue &cue : row->extends) {
            if (cue.kind == event.kind)
                lengthen(running, *row, cue, event);
        }
        for (const PeriodCue &cue : row->settles) {
            if (cue.kind == event.kind)
                settle(running, cue, event);
        }
    }
    for (const PeriodRow &row : periodRows()) {
        for (const PeriodCue &cue : row.starts) {
            if (cue.kind == event.kind)
                start(book, row, cue, event);
        }
    }
}

} // namespace anjuan::cases
