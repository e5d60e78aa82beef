#include "core/evidence/av_list.h"

#include <algorithm>

#include <QtCore/QFile>

#include "core/base/json.h"
#include "core/chain/body.h"

namespace anjuan::evidence {
namespace {

using chain::textOf;

/// Which acts are which step, as data: acts of other families are named before they come.
const QJsonArray &stepsOfActs()
{
    static const QJsonArray all = [] {
        QFile file(QStringLiteral(":/texts/av_steps.json"));
        if (!file.open(QIODevice::ReadOnly))
            return QJsonArray();
        const auto value = parseJson(file.readAll(), file.fileName());
        return value ? value->toArray() : QJsonArray();
    }();
    return all;
}

bool names(const QJsonObject &row, const QString &act)
{
    const QStringList patterns = chain::textsOf(row, "acts");
    return std::any_of(patterns.begin(), patterns.end(), [&act](const QString &pattern) {
        return pattern.endsWith(QLatin1Char('*')) ? act.startsWith(pattern.chopped(1)) : act == pattern;
    });
}

/// Left at the residence with a witness there, no recording is asked (民事诉讼法 第八十九条).
bool appliesTo(const QJsonObject &row, const QJsonObject &body)
{
    const QString member = textOf(row, "member");
    if (!member.isEmpty() && body.value(member).toString() != textOf(row, "value"))
        return false;
    const QString unless = textOf(row, "unless");
    return unless.isEmpty() || !chain::textsOf(body, "private_members").contains(unless);
}

AvRow::State stateOf(const AvRow &row)
{
    if (!row.recordings.isEmpty())
        return AvRow::State::Recorded;
    if (row.done.isEmpty())
        return AvRow::State::NotDone;
    if (!row.waivers.isEmpty())
        return AvRow::State::Waived;
    return row.mandatory ? AvRow::State::Owed : AvRow::State::Open;
}

} // namespace

QString stepOfAct(const QString &act, const QJsonObject &body)
{
    for (const auto item : stepsOfActs()) {
        const QJsonObject row = item.toObject();
        if (names(row, act) && appliesTo(row, body))
            return textOf(row, "step");
    }
    return {};
}

std::vector<AvRow> avRows(const QJsonArray &list, const std::vector<DoneAct> &done,
                          const std::vector<RecordedStep> &recordings, const std::vector<RecordedStep> &waivers)
{
    std::vector<AvRow> rows;
    for (const auto item : list) {
        const QJsonObject line = item.toObject();
        AvRow row;
        row.step = textOf(line, "step");
        row.zh = textOf(line, "zh");
        row.mandatory = chain::flagOf(line, "mandatory");
        row.method = textOf(line, "method");
        row.content = textOf(line, "content");
        row.keep = textOf(line, "keep");
        row.source = textOf(line, "source");
        for (const DoneAct &act : done) {
            if (stepOfAct(act.act, act.body) != row.step)
                continue;
            row.done += act.record;
            // A service names its own recordings.
            row.recordings += chain::textsOf(act.body, "av_evidence");
        }
        const auto take = [&row](const std::vector<RecordedStep> &from, QStringList &into) {
            for (const RecordedStep &one : from) {
                if (one.step == row.step || one.step == row.zh)
                    into += one.record;
            }
        };
        take(recordings, row.recordings);
        take(waivers, row.waivers);
        row.recordings.removeDuplicates();
        row.state = stateOf(row);
        rows.push_back(std::move(row));
    }
    return rows;
}

AvCoverage &AvCoverage::operator+=(const AvCoverage &other)
{
    done += other.done;
    recorded += other.recorded;
    waived += other.waived;
    owed += other.owed;
    return *this;
}

AvCoverage coverageOf(const std::vector<AvRow> &rows)
{
    AvCoverage sum;
    for (const AvRow &row : rows) {
        if (row.done.isEmpty())
            continue;
        ++sum.done;
        sum.recorded += row.state == AvRow::State::Recorded ? 1 : 0;
        sum.waived += row.state == AvRow::State::Waived ? 1 : 0;
        sum.owed += row.state == AvRow::State::Owed ? 1 : 0;
    }
    return sum;
}

} // namespace anjuan::evidence
