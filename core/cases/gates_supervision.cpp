#include <algorithm>

#include "core/cases/gate_rows.h"

namespace anjuan::cases::rows {
namespace {

bool answeredInTime(const StepFacts &facts, const Calendar &, QStringList &args)
{
    const auto asked = std::find_if(facts.supervision.begin(), facts.supervision.end(),
                                    [&](const SupervisionFact &one) { return one.record == textOf(facts, "answers"); });
    if (asked == facts.supervision.end() || !asked->dueOn)
        return true;
    args = {dateText(*asked->dueOn), dateText(facts.actOn)};
    return facts.actOn <= *asked->dueOn;
}

} // namespace

void addSupervision(Rows &rows)
{
    rows.push_back({"SV-1-late", GateClass::Flaw, Clearance::Reason, {"supervision.reply"}, &answeredInTime});
}

} // namespace anjuan::cases::rows
