#include <numeric>
#include <random>

#include <catch2/catch.hpp>

#include "core/dossier/books.h"

using namespace anjuan::dossier;

namespace {

std::vector<int> thickness(const std::vector<Book> &books)
{
    std::vector<int> all;
    for (const Book &book : books)
        all.push_back(std::accumulate(book.begin(), book.end(), 0,
                                      [](int sum, const Slice &slice) { return sum + slice.count; }));
    return all;
}

} // namespace

TEST_CASE("a volume is divided between two items, into books about equally thick", "[dossier]")
{
    CHECK(thickness(dividedIntoBooks({}, 200)) == std::vector<int>{0});
    CHECK(thickness(dividedIntoBooks({100, 100}, 200)) == std::vector<int>{200});
    CHECK(thickness(dividedIntoBooks({100, 100, 5}, 200)) == std::vector<int>{100, 105});
    CHECK(thickness(dividedIntoBooks({150, 60, 150}, 200)) == std::vector<int>{150, 60, 150});
    CHECK(thickness(dividedIntoBooks(std::vector<int>(41, 10), 200)) == std::vector<int>{140, 140, 130});
    CHECK(thickness(dividedIntoBooks({300, 300}, 0)) == std::vector<int>{600});
}

TEST_CASE("an item longer than a book is cut, and no other", "[dossier]")
{
    const auto books = dividedIntoBooks({5, 500, 20}, 200);
    CHECK(thickness(books) == std::vector<int>{200, 200, 125});
    CHECK(books[0] == Book{{0, 0, 5}, {1, 0, 195}});
    CHECK(books[1] == Book{{1, 195, 200}});
    CHECK(books[2] == Book{{1, 395, 105}, {2, 0, 20}});
}

TEST_CASE("what has no page of its own stays with the one before", "[dossier]")
{
    const auto books = dividedIntoBooks({199, 1, 0, 1, 0}, 200);
    REQUIRE(books.size() == 2);
    for (const Book &book : books)
        CHECK(book.front().count > 0);
}

TEST_CASE("whatever the items, no book is too thick and every page lies in one", "[dossier]")
{
    for (unsigned seed = 0; seed < 500; ++seed) {
        std::mt19937 random(seed);
        const int most = 1 + static_cast<int>(random() % 40);
        std::vector<int> pages = {1 + static_cast<int>(random() % 20)};
        for (unsigned n = random() % 60; n > 0; --n)
            pages.push_back(static_cast<int>(random() % (random() % 9 == 0 ? 120 : 9)));
        const auto books = dividedIntoBooks(pages, most);
        std::vector<int> lies(pages.size());
        bool good = true;
        for (const Book &book : books) {
            good &= thickness({book}).front() <= most && !book.empty() && (books.size() == 1 || book.front().count > 0);
            for (const Slice &slice : book) {
                good &=
                    slice.from == lies[slice.part] && (slice.count == pages[slice.part] || pages[slice.part] > most);
                lies[slice.part] += slice.count;
            }
        }
        INFO("seed " << seed);
        CHECK(good);
        CHECK(lies == pages);
    }
}
