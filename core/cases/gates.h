#pragma once
#include <map>
#include <vector>

#include <QtCore/QStringList>

#include "core/calendar/calendar.h"
#include "core/cases/facts.h"

namespace anjuan::cases {

/// The three classes of docs/design.md §2.
enum class GateClass {
    Flaw, // records a fact: never refused, marked 瑕疵 with its cure
    GoOn, // goes on: wants an approval, or a reason where the rule allows one
    Stop, // issues something against a party: a hard stop
};

/// How a GoOn rule is cleared.
enum class Clearance { Approval, Reason };

/// One rule of law as a row: its words stand in resources/rules/<id>.json {zh, en, source, who, cure}.
struct Gate { // 门槛规则
    const char *id;
    GateClass gateClass;
    Clearance clearance;
    std::vector<const char *> acts; // the acts it watches; "*" for all
    /// True where the rule holds. `args` takes what fills the words' places.
    bool (*holds)(const StepFacts &facts, const calendar::Calendar &calendar, QStringList &args);
};

const std::vector<Gate> &gates();

/// A rule that does not hold for the act.
struct GateFinding {
    QString rule;
    GateClass gateClass = GateClass::Flaw;
    Clearance clearance = Clearance::Reason;
    QStringList args;
    bool cleared = false; // a reason was given, where the rule allows one
    bool blocks() const { return !cleared && gateClass != GateClass::Flaw; }
    bool operator==(const GateFinding &) const = default;
};

/// Classes that the pack gives to rules, by id (packs::Settings::gateClasses). Only a GoOn rule takes another: a flaw
/// never refuses a fact, and the hard stops of docs/design.md §2 are fixed.
using GateClasses = std::map<QString, GateClass>;

/// Every rule that does not hold for `facts`, hard stops first. For an act that already happened (facts.alreadyIssued)
/// everything comes back as a Flaw: facts are never refused.
std::vector<GateFinding> judge(const StepFacts &facts, const calendar::Calendar &calendar,
                               const GateClasses &classes = {});

} // namespace anjuan::cases
