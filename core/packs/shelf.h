#pragma once
#include <map>
#include <memory>
#include <vector>

#include "core/packs/pack.h"

namespace anjuan::packs {

/// Every pack that a unit has adopted, and what they add up to on one day 规则包版本. A pack governs from its
/// effective_from until the next one's; of two that begin on one day the later adopted one. A sample (示范) governs
/// only as long as nothing else was adopted. Before the first one's day the first one governs: a case of that time has
/// to be judged by something.
class Shelf {
public:
    /// In the order of adoption.
    void add(std::shared_ptr<const Pack> pack);
    bool isEmpty() const { return m_packs.empty(); }
    const std::vector<std::shared_ptr<const Pack>> &packs() const { return m_packs; }

    /// The version that governs that day, or nullptr.
    const Pack *governing(QDate on) const;
    /// That version, and beside it the earlier ones' items, benchmarks and powers, each for the days on which its
    /// version governed: so `itemOn(id, dayOfTheAct)` finds the law of the day of the act (从旧), whatever was adopted
    /// since. A power that the governing list names is judged by that list alone. Never nullptr; an empty pack where
    /// none was adopted.
    std::shared_ptr<const Pack> on(QDate day) const;

private:
    /// Those that can govern, by their first day.
    std::vector<const Pack *> line() const;

    std::vector<std::shared_ptr<const Pack>> m_packs;
    mutable std::map<const Pack *, std::shared_ptr<const Pack>> m_composed;
};

} // namespace anjuan::packs
