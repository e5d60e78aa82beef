#include "tests/walks/plans.h"

namespace anjuan::test {

const std::vector<Plan> &plans()
{
    const auto groups = [](const char *names) { return QString::fromLatin1(names).split(QLatin1Char(' ')); };
    static const std::vector<Plan> all = {
        {"ordinary", "ordinary", "decision.proposed", nullptr, groups("penalty review defence filing")},
        {"hearing", "ordinary", "notice.issued", "hearing.request", groups("defence penalty recusal review")},
        {"simple", "simple", "decision.issued_on_spot", nullptr, groups("simple performance")},
        {"short", "short", "correction.ordered", nullptr, groups("short_path investigation"), false},
        {"fast", "ordinary", "case.filed", "fast.begin", groups("fast_track penalty defence")},
        {"inspection", "inspection", "inspection.notified", nullptr, groups("inspecting investigation"), false},
        {"measures", "ordinary", "case.filed", "measure.propose", groups("measures deadlines evidence"), false},
        {"enforcement", "ordinary", "service.recorded", "urge.issue", groups("performance_enforcement performance")},
        {"demolition", "demolition", "case.filed", "demolition.notify", groups("demolition performance_enforcement"),
         false},
        {"transfers", "ordinary", "case.filed", "police.assign_team", groups("transfers filing measures"), false},
        {"remedies", "ordinary", "service.recorded", "remedy.receive", groups("remedies performance review penalty")},
        {"reports", "ordinary", "case.filed", "recusal.request", groups("recusal reports review_due supervision"),
         false},
        {"endings", "ordinary", "case.filed", "ending.propose", groups("endings procedure filing clue"), false},
        {"several", "ordinary", "case.filed", "case.split", groups("merging clue handing penalty")},
        {"from_paper", "ordinary", nullptr, "case.continue", groups("from_paper penalty defence performance")},
        {"history", "history", nullptr, nullptr, groups("from_paper closing"), false},
        {"register", "register", nullptr, nullptr, groups("reports closing"), false},
    };
    return all;
}

} // namespace anjuan::test
