#include "core/casework/sign_offs.h"

#include <algorithm>

#include <QtCore/QFile>

#include "core/base/json.h"
#include "core/chain/body.h"

namespace anjuan::casework {
namespace {

using chain::textOf;

struct Asks {
    QString kind, step, stepFrom;
    QString about;         // the member that names what is approved; empty: the record itself
    bool eachStep = false; // a later one stands for an earlier one of the same step alone
};

const std::vector<Asks> &asks()
{
    static const std::vector<Asks> all = [] {
        std::vector<Asks> read;
        QFile file(QStringLiteral(":/texts/sign_offs.json"));
        if (!file.open(QIODevice::ReadOnly))
            return read;
        if (const auto value = parseJson(file.readAll(), file.fileName())) {
            for (const auto one : value->toArray()) {
                const QJsonObject row = one.toObject();
                read.push_back({textOf(row, "kind"), textOf(row, "step"), textOf(row, "step_from"),
                                textOf(row, "about"), row.value(QLatin1String("each_step")).toBool()});
            }
        }
        return read;
    }();
    return all;
}

const Asks *asksOf(const QString &kind)
{
    const auto found = std::find_if(asks().begin(), asks().end(), [&](const Asks &one) { return one.kind == kind; });
    return found == asks().end() ? nullptr : &*found;
}

QString stepOf(const Asks &row, const QJsonObject &body)
{
    return row.stepFrom.isEmpty() ? row.step : body.value(row.stepFrom).toString();
}

bool isLeadersWord(const SignOffRecord &record, const QString &step, bool byWord)
{
    return (record.kind == QLatin1String("approval.given") || record.kind == QLatin1String("approval.signed_on_paper")
            || (byWord && record.kind == QLatin1String("approval.given_orally")))
        && textOf(record.body, "level") == QLatin1String("leader") && textOf(record.body, "step") == step;
}

/// Whether a word that names this record speaks of something else: an urgent measure has its own.
bool isOfAnother(const QString &named, const SignOffAsked &asked, const std::vector<SignOffRecord> &records)
{
    if (named.isEmpty() || named == asked.about)
        return false;
    return asked.urgent || std::any_of(records.begin(), records.end(), [&](const SignOffRecord &one) {
               const Asks *row = asksOf(one.kind);
               return row && !row->about.isEmpty() && row->step == asked.step
                   && one.body.value(row->about).toString() == named;
           });
}

bool isAnswered(const SignOffAsked &asked, const std::vector<SignOffRecord> &records, bool byWord)
{
    // A measure may be approved before it is typed in that it was reported.
    const auto since =
        std::find_if(records.begin(), records.end(), [&](const SignOffRecord &one) { return one.hash == asked.about; });
    return std::any_of(since, records.end(), [&](const SignOffRecord &one) {
        return isLeadersWord(one, asked.step, byWord) && !isOfAnother(textOf(one.body, "about"), asked, records);
    });
}

} // namespace

QStringList signOffKinds()
{
    QStringList kinds;
    for (const Asks &one : asks())
        kinds += one.kind;
    return kinds;
}

QString signOffStep(const QString &kind, const QJsonObject &body)
{
    const Asks *row = asksOf(kind);
    return row ? stepOf(*row, body) : QString();
}

QString signOffStepOfKind(const QString &kind)
{
    const Asks *row = asksOf(kind);
    return row ? row->step : QString();
}

QString signOffAbout(const QString &kind, const QJsonObject &body)
{
    const Asks *row = asksOf(kind);
    return row && !row->about.isEmpty() ? body.value(row->about).toString() : QString();
}

std::vector<SignOffAsked> signOffsAsked(const std::vector<SignOffRecord> &records, bool byWord)
{
    std::vector<SignOffAsked> all;
    for (std::size_t i = 0; i < records.size(); ++i) {
        const SignOffRecord &record = records[i];
        const Asks *row = asksOf(record.kind);
        if (!row)
            continue;
        const bool urgent = !row->about.isEmpty();
        // A later proposal stands for the earlier one; each measure was taken for itself.
        std::erase_if(all, [&](const SignOffAsked &earlier) {
            return records[earlier.at].kind == record.kind
                && (!urgent || earlier.about == record.body.value(row->about).toString())
                && (!row->eachStep || earlier.step == stepOf(*row, record.body));
        });
        all.push_back(
            {i, stepOf(*row, record.body), urgent ? record.body.value(row->about).toString() : record.hash, urgent});
    }
    std::erase_if(all, [&](const SignOffAsked &one) { return one.step.isEmpty() || isAnswered(one, records, byWord); });
    std::stable_partition(all.begin(), all.end(), [](const SignOffAsked &one) { return one.urgent; });
    return all;
}

} // namespace anjuan::casework
