#include <algorithm>
#include <cstdlib>

#include <QtCore/QDateTime>

#include "core/cases/gate_rows.h"

namespace anjuan::cases::rows {
namespace {

constexpr int kIntakeHours = 24;
constexpr int kClockMinutes = 10;

QJsonObject claimsOf(const StepFacts &facts)
{
    return facts.body.value(QLatin1String("claims")).toObject();
}

qint64 claimedSeconds(const StepFacts &facts)
{
    return claimsOf(facts).value(QLatin1String("milliseconds")).toInteger() / 1000;
}

/// The end of what was recorded: as stated, else the beginning and the file's own length.
qint64 endOf(const StepFacts &facts, const Instant &made)
{
    const auto ended = Instant::parse(textOf(facts, "ended_at"));
    return ended ? ended->epochSeconds : made.epochSeconds + claimedSeconds(facts);
}

bool beforeDecision(const StepFacts &facts, const Calendar &, QStringList &args)
{
    // What was filmed of the execution supports no decision, and need not be there before it.
    if (!facts.decidedOn || textOf(facts, "av_step") == QLatin1String("execution"))
        return true;
    args = {dateText(*facts.decidedOn)};
    return false;
}

bool takenInSoon(const StepFacts &facts, const Calendar &, QStringList &args)
{
    const QString type = textOf(facts, "type");
    const auto made = Instant::parse(textOf(facts, "made_at"));
    if ((type != QLatin1String("audiovisual") && type != QLatin1String("electronic")) || !made || !facts.recordedAt)
        return true;
    const qint64 waited = facts.recordedAt->epochSeconds - endOf(facts, *made);
    args = {momentText(*made), QString::number(waited / 3600)};
    return waited <= qint64(kIntakeHours) * 3600;
}

/// What the device says, its clock put right. A time without a zone is taken as the statement's.
std::optional<Instant> deviceTime(const StepFacts &facts, const Instant &made)
{
    const QString claimed = claimsOf(facts).value(QLatin1String("captured_at")).toString();
    QDateTime time = QDateTime::fromString(claimed.isEmpty() ? textOf(facts, "modified_at") : claimed, Qt::ISODate);
    if (!time.isValid())
        return std::nullopt;
    if (time.timeSpec() == Qt::LocalTime)
        time.setOffsetFromUtc(made.offsetSeconds);
    const auto seconds = [&facts](const char *field) { return facts.body.value(QLatin1String(field)).toInteger(); };
    return Instant{time.toSecsSinceEpoch() - seconds("clock_fast_seconds") + seconds("clock_slow_seconds"),
                   made.offsetSeconds};
}

bool clockAgrees(const StepFacts &facts, const Calendar &, QStringList &args)
{
    static const QStringList timed = {QStringLiteral("photo"), QStringLiteral("video"), QStringLiteral("audio")};
    const auto made = Instant::parse(textOf(facts, "made_at"));
    if (!made || !timed.contains(claimsOf(facts).value(QLatin1String("media")).toString()))
        return true;
    const auto device = deviceTime(facts, *made);
    if (!device)
        return true;
    // Some devices write when they began, others when they ended.
    const qint64 off = std::min(std::llabs(device->epochSeconds - made->epochSeconds),
                                std::llabs(device->epochSeconds - endOf(facts, *made)));
    args = {momentText(*device), momentText(*made), QString::number(off / 60)};
    return off <= qint64(kClockMinutes) * 60;
}

bool canBeRead(const StepFacts &facts, const Calendar &, QStringList &)
{
    const QJsonObject claims = claimsOf(facts);
    return claims.isEmpty() || claims.value(QLatin1String("readable")).toBool();
}

bool noStateSecret(const StepFacts &facts, const Calendar &, QStringList &)
{
    return textOf(facts, "secrecy") != QLatin1String("suspected");
}

bool recordedAsItMust(const StepFacts &facts, const Calendar &, QStringList &args)
{
    args = {facts.recordingMissing};
    return facts.recordingMissing.isEmpty();
}

bool nothingOwed(const StepFacts &facts, const Calendar &, QStringList &args)
{
    args = {facts.recordingsOwed.join(QStringLiteral("、"))};
    return facts.recordingsOwed.isEmpty();
}

} // namespace

void addEvidence(Rows &rows)
{
    const auto flaw = [&rows](const char *id, const char *act, decltype(Gate::holds) holds) {
        rows.push_back({id, GateClass::Flaw, Clearance::Reason, {act}, holds});
    };
    flaw("ZJ-60-after-decision", "evidence.add", &beforeDecision);
    flaw("AV-24h", "evidence.add", &takenInSoon);
    flaw("AV-clock", "evidence.add", &clockAgrees);
    flaw("AV-damaged", "evidence.add", &canBeRead);
    flaw("AV-secret", "evidence.add", &noStateSecret);
    // By the step that the pack gives to an act, whatever the act is called.
    flaw("AV-mandatory", "*", &recordedAsItMust);
    rows.push_back({"AV-owed",
                    GateClass::GoOn,
                    Clearance::Reason,
                    {"investigation.conclude", "closing.propose", "case.close"},
                    &nothingOwed});
}

} // namespace anjuan::cases::rows
