#include "core/dossier/books.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>

namespace anjuan::dossier {
namespace {

class Divider {
public:
    Divider(int total, int most) : m_left(total), m_most(most) {}

    void add(std::size_t part, int pages)
    {
        if (m_filled > 0 && pages > 0 && endsBefore(pages))
            end();
        int from = 0;
        do {
            if (m_filled == m_most && pages > 0)
                end();
            const int taken = std::min(pages - from, m_most - m_filled);
            m_books.back().push_back({part, from, taken});
            from += taken;
            m_filled += taken;
            m_left -= taken;
        } while (from < pages);
    }

    std::vector<Book> books() { return std::move(m_books); }

private:
    void end()
    {
        m_books.emplace_back();
        m_filled = 0;
    }

    /// Whether the next part begins another book: it has no room in this one, or without it this one is nearer to an
    /// equal share of what is left, and no further book comes of that. One that is longer than a book fills this one.
    bool endsBefore(int pages) const
    {
        if (pages > m_most)
            return false;
        if (m_filled + pages > m_most)
            return true;
        const int all = m_filled + m_left;
        const int books = (all + m_most - 1) / m_most;
        const int share = (all + books - 1) / books;
        return m_left <= (books - 1) * m_most && std::abs(m_filled + pages - share) > std::abs(share - m_filled);
    }

    std::vector<Book> m_books = std::vector<Book>(1);
    int m_left; // pages that lie in no book yet
    int m_most;
    int m_filled = 0;
};

} // namespace

std::vector<Book> dividedIntoBooks(const std::vector<int> &pages, int most)
{
    const int total = std::accumulate(pages.begin(), pages.end(), 0);
    Divider divider(total, most > 0 ? most : std::max(total, 1));
    for (std::size_t part = 0; part < pages.size(); ++part)
        divider.add(part, pages[part]);
    return divider.books();
}

} // namespace anjuan::dossier
