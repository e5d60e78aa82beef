#include "core/casework/recordings.h"

#include <algorithm>

#include "core/casework/act_table.h"
#include "core/chain/body.h"

namespace anjuan::casework {

using chain::textOf;

namespace {

/// The day the act itself was done.
QDate dayOf(const Act &act, const Entry &entry)
{
    return parseDate(entry.body.value(act.onField).toString().left(10)).value_or(entry.on());
}

/// From when on the list asks anything of this case: not of what was done before it was in force, nor of what was done
/// while the case was kept on paper.
QDate askedFrom(Entries entries, const packs::Pack &pack)
{
    QDate from = pack.effectiveFrom;
    if (const Entry *paper = newest(entries, {"case.continued_from_paper"}))
        from = std::max(from, chain::dateOf(paper->body, "baseline_on").value_or(paper->on()));
    return from;
}

} // namespace

std::vector<evidence::AvRow> avListOf(Entries entries, const packs::Pack &pack)
{
    std::vector<evidence::DoneAct> done;
    std::vector<evidence::RecordedStep> recordings;
    std::vector<evidence::RecordedStep> waivers;
    const QDate from = askedFrom(entries, pack);
    for (const Entry &entry : entries) {
        if (entry.kind == QLatin1String("recording.waived"))
            waivers.push_back({entry.hash(), textOf(entry.body, "step")});
        else if (!entry.kind.startsWith(QLatin1String("evidence."))) {
            const Act *act = actOfKind(entry.kind);
            if (act && (!from.isValid() || dayOf(*act, entry) >= from))
                done.push_back({entry.hash(), act->act, entry.body});
        }
    }
    for (const Entry *entry : liveEvidence(entries)) {
        // A paper records no sound and no picture, whatever step it was placed with.
        const QString media = textOf(entry->body.value(QLatin1String("claims")).toObject(), "media");
        if (media == QLatin1String("document"))
            continue;
        if (const QString step = textOf(entry->body, "av_step"); !step.isEmpty())
            recordings.push_back({entry->hash(), step});
    }
    return evidence::avRows(pack.avList, done, recordings, waivers);
}

QStringList owedRecordings(Entries entries, const packs::Pack &pack)
{
    QStringList owed;
    for (const evidence::AvRow &row : avListOf(entries, pack)) {
        if (row.state == evidence::AvRow::State::Owed)
            owed += row.zh;
    }
    return owed;
}

QString missingRecording(Entries before, const QString &act, const QJsonObject &body, const packs::Pack &pack)
{
    const QString step = evidence::stepOfAct(act, body);
    // What service asks has its own rule (MS-89-lien).
    if (step.isEmpty() || act == QLatin1String("service.record") || !chain::textsOf(body, "av_evidence").isEmpty())
        return {};
    const bool mandatory = std::any_of(pack.avList.begin(), pack.avList.end(), [&step](const QJsonValue &line) {
        return textOf(line.toObject(), "step") == step && chain::flagOf(line.toObject(), "mandatory");
    });
    if (!mandatory)
        return {};
    for (const evidence::AvRow &row : avListOf(before, pack)) {
        if (row.step == step)
            return row.recordings.isEmpty() && row.waivers.isEmpty() ? row.zh : QString();
    }
    return {};
}

} // namespace anjuan::casework
