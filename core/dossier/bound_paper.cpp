#include "core/dossier/bound_paper.h"

#include <algorithm>
#include <limits>

namespace anjuan::dossier {
namespace {

using What = PaperDifference::What;

class Comparer {
public:
    Comparer(const std::vector<BuiltPage> &built, const std::vector<BoundSide> &sides, int firstNumber)
        : m_built(built), m_sides(sides), m_first(firstNumber)
    {
    }

    PaperCheck compare(int mostBack)
    {
        layBeside();
        m_out.back = sidesBehind(mostBack);
        const std::size_t numbered = m_sides.size() - static_cast<std::size_t>(m_out.back);
        m_out.builtOf.assign(numbered, -1);
        traceBack(numbered);
        findMisplaced();
        tellSides();
        tellMissing();
        return std::move(m_out);
    }

private:
    std::size_t rows() const { return m_sides.size() + 1; }
    int &cost(std::size_t side, std::size_t page) { return m_cost[page * rows() + side]; }

    /// What it costs to take that side for that page; more than leaving out both where it cannot be.
    int costOf(std::size_t side, std::size_t page) const
    {
        const BoundSide &one = m_sides[side];
        const BuiltPage &other = m_built[page];
        if (one.paper.isEmpty())
            return other.paper.isEmpty() || other.mayLack ? 0 : 1;
        return one.paper == other.paper && one.page == other.page ? 0 : 3;
    }

    void layBeside()
    {
        m_cost.assign(rows() * (m_built.size() + 1), 0);
        for (std::size_t page = 0; page <= m_built.size(); ++page) {
            for (std::size_t side = 0; side < rows(); ++side) {
                if (page == 0 && side == 0)
                    continue;
                int least = std::numeric_limits<int>::max();
                if (page > 0)
                    least = std::min(least, cost(side, page - 1) + 1);
                if (side > 0)
                    least = std::min(least, cost(side - 1, page) + 1);
                if (page > 0 && side > 0)
                    least = std::min(least, cost(side - 1, page - 1) + costOf(side - 1, page - 1));
                cost(side, page) = least;
            }
        }
    }

    /// The more the better, where that makes no difference more.
    int sidesBehind(int most)
    {
        int best = 0;
        for (int back = 1; back <= most && back <= static_cast<int>(m_sides.size()); ++back) {
            const std::size_t rest = m_sides.size() - static_cast<std::size_t>(back);
            if (!m_sides[rest].paper.isEmpty())
                break;
            if (cost(rest, m_built.size()) <= cost(m_sides.size() - static_cast<std::size_t>(best), m_built.size()))
                best = back;
        }
        return best;
    }

    void traceBack(std::size_t side)
    {
        std::size_t page = m_built.size();
        while (side > 0 && page > 0) {
            const int both = costOf(side - 1, page - 1);
            if (both < 3 && cost(side, page) == cost(side - 1, page - 1) + both) {
                m_out.builtOf[--side] = static_cast<int>(--page);
            } else if (cost(side, page) == cost(side, page - 1) + 1) {
                --page;
            } else {
                --side;
            }
        }
    }

    /// What lies between other pages than it should is there none the less.
    void findMisplaced()
    {
        m_found.assign(m_built.size(), false);
        for (const int page : m_out.builtOf) {
            if (page >= 0)
                m_found[static_cast<std::size_t>(page)] = true;
        }
        for (std::size_t side = 0; side < m_out.builtOf.size(); ++side) {
            if (m_out.builtOf[side] >= 0 || m_sides[side].paper.isEmpty())
                continue;
            for (std::size_t page = 0; page < m_built.size(); ++page) {
                if (m_found[page] || costOf(side, page) > 0)
                    continue;
                m_found[page] = true;
                m_misplaced.push_back(side);
                m_out.builtOf[side] = static_cast<int>(page);
                break;
            }
        }
    }

    What whatOf(std::size_t side, bool &differs) const
    {
        const int page = m_out.builtOf[side];
        differs = true;
        if (page < 0)
            return What::Extra;
        if (std::find(m_misplaced.begin(), m_misplaced.end(), side) != m_misplaced.end())
            return What::Misplaced;
        const BuiltPage &built = m_built[static_cast<std::size_t>(page)];
        if (m_sides[side].paper.isEmpty() && !built.paper.isEmpty() && !built.mayLack)
            return What::Unread;
        differs = built.number != m_first + static_cast<int>(side);
        return What::Shifted;
    }

    /// Sides that follow one another and differ in the same way are one.
    void add(What what, int number, int builtNumber)
    {
        if (!m_out.differences.empty()) {
            PaperDifference &last = m_out.differences.back();
            const bool follows = last.what == what && (number == 0 || last.to == number - 1)
                && (builtNumber == 0 || last.builtTo == builtNumber - 1);
            if (follows && what != What::Misplaced) {
                last.to = number;
                last.builtTo = builtNumber;
                return;
            }
        }
        m_out.differences.push_back({what, number, number, builtNumber, builtNumber});
    }

    void tellSides()
    {
        for (std::size_t side = 0; side < m_out.builtOf.size(); ++side) {
            bool differs = false;
            const What what = whatOf(side, differs);
            const int page = m_out.builtOf[side];
            if (differs)
                add(what, m_first + static_cast<int>(side),
                    page < 0 ? 0 : m_built[static_cast<std::size_t>(page)].number);
        }
    }

    void tellMissing()
    {
        for (std::size_t page = 0; page < m_built.size(); ++page) {
            if (!m_found[page])
                add(What::Missing, 0, m_built[page].number);
        }
    }

    const std::vector<BuiltPage> &m_built;
    const std::vector<BoundSide> &m_sides;
    int m_first;
    std::vector<int> m_cost;
    std::vector<bool> m_found;
    std::vector<std::size_t> m_misplaced;
    PaperCheck m_out;
};

} // namespace

PaperCheck comparePaper(const std::vector<BuiltPage> &built, const std::vector<BoundSide> &sides, int firstNumber,
                        int mostBack)
{
    return Comparer(built, sides, firstNumber).compare(mostBack);
}

} // namespace anjuan::dossier
