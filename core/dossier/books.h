#pragma once
#include <cstddef>
#include <vector>

namespace anjuan::dossier {

/// The pages of one part that lie in one book: `count` of them from `from` on. A part that has no page of its own lies
/// with the one before, with a count of 0.
struct Slice {
    std::size_t part = 0;
    int from = 0;
    int count = 0;
    bool operator==(const Slice &) const = default;
};
using Book = std::vector<Slice>; // 册

/// Divides parts of so many pages each into books 分册 of at most `most` pages (docs/domain.md AR-1), about equally
/// thick; 0: into one. A book ends where a part ends, unless that part alone is longer than a book. A part of 0 pages
/// stands on the last page of the one before.
std::vector<Book> dividedIntoBooks(const std::vector<int> &pages, int most);

} // namespace anjuan::dossier
