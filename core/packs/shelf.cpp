#include "core/packs/shelf.h"

#include <algorithm>
#include <set>

namespace anjuan::packs {
namespace {

const QString &idOf(const Item &item)
{
    return item.id;
}

const QString &idOf(const Benchmark &benchmark)
{
    return benchmark.id;
}

template <class Entry> void endAt(Entry &entry, QDate last)
{
    if (!entry.effectiveTo || *entry.effectiveTo > last)
        entry.effectiveTo = last;
}

template <class Entry> bool isEver(const Entry &entry)
{
    return !entry.effectiveTo || *entry.effectiveTo >= entry.effectiveFrom;
}

/// The same but for the days.
template <class Entry> bool isSameRule(Entry a, const Entry &b)
{
    a.effectiveFrom = b.effectiveFrom;
    a.effectiveTo = b.effectiveTo;
    return a == b;
}

/// What a version says as the one before it did is one entry still, in force since the earlier one's day.
template <class Entry> bool isContinued(std::vector<Entry> &into, const Entry &earlier, QDate begins)
{
    const auto same = std::find_if(into.begin(), into.end(), [&](const Entry &each) {
        return each.effectiveFrom == begins && isSameRule(each, earlier);
    });
    if (same == into.end() || earlier.effectiveTo != begins.addDays(-1))
        return false;
    same->effectiveFrom = earlier.effectiveFrom;
    return true;
}

/// Puts an earlier version's entries before those that stand there from `begins` on.
template <class Entry> void putBefore(std::vector<Entry> &into, const std::vector<Entry> &earlier, QDate begins)
{
    std::set<QString> told;
    for (const Entry &each : earlier)
        told.insert(idOf(each));
    for (Entry &each : into)
        if (told.count(idOf(each)) && each.effectiveFrom < begins)
            each.effectiveFrom = begins;
    for (Entry each : earlier) {
        endAt(each, begins.addDays(-1));
        if (!isEver(each) || !isContinued(into, each, begins))
            into.push_back(std::move(each));
    }
    into.erase(std::remove_if(into.begin(), into.end(), [](const Entry &each) { return !isEver(each); }), into.end());
}

void putPowersBefore(std::vector<PowerEntry> &into, const std::vector<PowerEntry> &earlier, QDate begins)
{
    std::set<QString> told;
    for (const PowerEntry &each : into)
        told.insert(each.item);
    for (PowerEntry each : earlier) {
        if (told.count(each.item))
            continue;
        endAt(each, begins.addDays(-1));
        if (isEver(each))
            into.push_back(std::move(each));
    }
}

} // namespace

void Shelf::add(std::shared_ptr<const Pack> pack)
{
    m_packs.push_back(std::move(pack));
    m_composed.clear();
}

std::vector<const Pack *> Shelf::line() const
{
    const bool real = std::any_of(m_packs.begin(), m_packs.end(), [](const auto &each) { return !each->sample; });
    std::vector<const Pack *> out;
    for (const auto &each : m_packs) {
        if (real && each->sample)
            continue;
        // The later adopted of one day takes the place of the earlier.
        const auto same = std::find_if(
            out.begin(), out.end(), [&](const Pack *before) { return before->effectiveFrom == each->effectiveFrom; });
        if (same == out.end())
            out.push_back(each.get());
        else
            *same = each.get();
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const Pack *a, const Pack *b) { return a->effectiveFrom < b->effectiveFrom; });
    return out;
}

const Pack *Shelf::governing(QDate on) const
{
    const std::vector<const Pack *> all = line();
    const Pack *out = all.empty() ? nullptr : all.front();
    for (const Pack *each : all)
        if (each->effectiveFrom <= on)
            out = each;
    return out;
}

std::shared_ptr<const Pack> Shelf::on(QDate day) const
{
    const Pack *now = governing(day);
    auto &composed = m_composed[now];
    if (composed)
        return composed;
    std::vector<const Pack *> earlier;
    for (const Pack *each : line()) {
        if (each == now)
            break;
        earlier.push_back(each);
    }
    if (earlier.empty()) {
        for (const auto &each : m_packs)
            if (each.get() == now)
                composed = each;
        if (!composed)
            composed = std::make_shared<const Pack>();
        return composed;
    }
    auto made = std::make_shared<Pack>(*now);
    QDate begins = now->effectiveFrom;
    for (auto each = earlier.rbegin(); each != earlier.rend(); ++each) {
        putBefore(made->items, (*each)->items, begins);
        putBefore(made->benchmarks, (*each)->benchmarks, begins);
        putPowersBefore(made->powers, (*each)->powers, begins);
        begins = (*each)->effectiveFrom;
    }
    composed = std::move(made);
    return composed;
}

} // namespace anjuan::packs
