#include "ui/paper/odd_paper.h"

#include <optional>
#include <vector>

#include "core/base/clock.h"
#include "core/casework/act_table.h"

#include "ui/paper/from_paper_dialog.h"

namespace anjuan::ui {
namespace {

struct Step {
    QString name; // as the form calls its day
    std::optional<QDate> on;
    bool due; // the stage has it behind it
};

Step stepOf(const char *act, const char *field, const QJsonObject &with, bool due)
{
    const casework::Field *known = casework::findAct(QLatin1String(act))->field(QLatin1String(field));
    return {known ? known->zh : QLatin1String(field), parseDate(with.value(QLatin1String(field)).toString()), due};
}

qsizetype rankOf(const QJsonObject &paper)
{
    static const QStringList stages = {QStringLiteral("investigating"), QStringLiteral("concluded"),
                                       QStringLiteral("notice"),        QStringLiteral("defence"),
                                       QStringLiteral("decided"),       QStringLiteral("served"),
                                       QStringLiteral("performance")};
    return stages.indexOf(paper.value(QLatin1String("stage")).toString());
}

/// The days in the order in which they must have come.
std::vector<Step> stepsOf(const QJsonObject &clue, const QJsonObject &paper)
{
    const auto stage = rankOf(paper);
    const char *act = "case.continue";
    return {stepOf(act, "violation_on", paper, false),    stepOf("case.open", "received_on", clue, false),
            stepOf(act, "filed_on", paper, false),        stepOf(act, "concluded_on", paper, stage >= 1),
            stepOf(act, "notice_on", paper, stage >= 2),  stepOf(act, "notice_served_on", paper, stage >= 2),
            stepOf(act, "decided_on", paper, stage >= 4), stepOf(act, "served_on", paper, stage >= 5),
            stepOf(act, "baseline_on", paper, false)};
}

} // namespace

QStringList oddOnPaper(const QJsonObject &clue, const QJsonObject &paper, QDate today)
{
    QStringList odd;
    std::optional<Step> before;
    for (const Step &step : stepsOf(clue, paper)) {
        if (!step.on) {
            if (step.due)
                odd += FromPaperDialog::tr("“%1” is left out: the day on which the case goes on here counts instead.")
                           .arg(step.name);
            continue;
        }
        if (*step.on > today)
            odd += FromPaperDialog::tr("“%1” (%2) is later than today.").arg(step.name, dateText(*step.on));
        if (before && *step.on < *before->on)
            odd += FromPaperDialog::tr("“%1” (%2) is before “%3” (%4).")
                       .arg(step.name, dateText(*step.on), before->name, dateText(*before->on));
        before = step;
    }
    const bool told =
        paper.value(QLatin1String("fine_fen")).toInteger() > 0 || paper.value(QLatin1String("warning")).toBool();
    if (rankOf(paper) >= 2 && !told)
        odd += FromPaperDialog::tr("Neither a fine nor a warning is told: a decision made here would have none.");
    return odd;
}

} // namespace anjuan::ui
