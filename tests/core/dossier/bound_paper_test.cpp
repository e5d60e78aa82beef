#include <algorithm>

#include <catch2/catch.hpp>

#include <QtCore/QStringList>

#include "core/dossier/bound_paper.h"

using namespace anjuan::dossier;
using What = PaperDifference::What;

namespace {

/// Item 1: paper A of two pages; item 2: two photographs, one a page; item 3: paper B of three pages.
std::vector<BuiltPage> volume(int first = 1)
{
    const QString a = QStringLiteral("A");
    const QString b = QStringLiteral("B");
    return {{first, 1, a, 1},     {first + 1, 1, a, 2}, {first + 2, 2, {}, 0}, {first + 3, 2, {}, 0},
            {first + 4, 3, b, 1}, {first + 5, 3, b, 2}, {first + 6, 3, b, 3}};
}

/// `A1`, or `-` for a side without a code.
std::vector<BoundSide> sides(const QString &words)
{
    std::vector<BoundSide> all;
    for (const QString &one : words.split(QLatin1Char(' '), Qt::SkipEmptyParts))
        all.push_back(one == QLatin1String("-") ? BoundSide{} : BoundSide{one.left(1), one.mid(1).toInt()});
    return all;
}

} // namespace

TEST_CASE("bound paper that is the volume differs in nothing, with its note or without", "[paper]")
{
    for (const auto &[paper, back] : {std::pair("A1 A2 - - B1 B2 B3", 0), {"A1 A2 - - B1 B2 B3 -", 1}}) {
        const PaperCheck check = comparePaper(volume(), sides(QLatin1String(paper)), 1, 1);
        CHECK(check.differences.empty());
        CHECK(check.back == back);
        CHECK(check.builtOf == std::vector<int>{0, 1, 2, 3, 4, 5, 6});
    }
    // A later volume is numbered on.
    CHECK(comparePaper(volume(201), sides(QStringLiteral("A1 A2 - - B1 B2 B3 -")), 201, 1).differences.empty());
}

TEST_CASE("a page that may be another signed paper is taken with its code and without", "[paper]")
{
    std::vector<BuiltPage> built = volume();
    CHECK(comparePaper(built, sides(QStringLiteral("A1 A2 - - - B2 B3")), 1, 0).differences
          == std::vector<PaperDifference>{{What::Unread, 5, 5, 5, 5}});
    built[4].mayLack = true;
    CHECK(comparePaper(built, sides(QStringLiteral("A1 A2 - - - B2 B3")), 1, 0).differences.empty());
    CHECK(comparePaper(built, sides(QStringLiteral("A1 A2 - - B1 B2 B3")), 1, 0).differences.empty());
    CHECK_FALSE(comparePaper(built, sides(QStringLiteral("A1 A2 - - B2 B3")), 1, 0).differences.empty());
}

TEST_CASE("a page that the paper lacks is named, and what follows it has other numbers", "[paper]")
{
    const PaperCheck check = comparePaper(volume(), sides(QStringLiteral("A1 A2 - - B1 B3 -")), 1, 1);
    CHECK(check.differences == std::vector<PaperDifference>{{What::Shifted, 6, 6, 7, 7}, {What::Missing, 0, 0, 6, 6}});
    // Of two photographs nobody can say which.
    const PaperCheck photo = comparePaper(volume(), sides(QStringLiteral("A1 A2 - B1 B2 B3")), 1, 0);
    CHECK(photo.differences.size() == 2);
    CHECK(photo.differences.front().what == What::Shifted);
    CHECK(photo.differences.front().to == 6);
    CHECK(photo.differences.back().what == What::Missing);
    CHECK(photo.differences.back().builtFrom == photo.differences.back().builtTo);
    CHECK((photo.differences.back().builtFrom == 3 || photo.differences.back().builtFrom == 4));
}

TEST_CASE("a side that the volume lacks is named", "[paper]")
{
    // A page of another version, and a page twice.
    const PaperCheck check = comparePaper(volume(), sides(QStringLiteral("A1 A2 C1 - - B1 B2 B2 B3")), 1, 1);
    REQUIRE(check.differences.size() >= 3);
    CHECK(check.differences[0] == PaperDifference{What::Extra, 3, 3, 0, 0});
    CHECK(check.builtOf[2] == -1);
    CHECK(std::count(check.builtOf.begin(), check.builtOf.end(), -1) == 2);
    for (const PaperDifference &one : check.differences)
        CHECK(one.what != What::Missing);
}

TEST_CASE("a side that lies elsewhere is misplaced, and neither missing nor extra", "[paper]")
{
    const PaperCheck check = comparePaper(volume(), sides(QStringLiteral("A1 B2 A2 - - B1 B3 -")), 1, 1);
    bool misplaced = false;
    for (const PaperDifference &one : check.differences) {
        misplaced |= one == PaperDifference{What::Misplaced, 2, 2, 6, 6};
        CHECK((one.what == What::Misplaced || one.what == What::Shifted));
    }
    CHECK(misplaced);
}

TEST_CASE("a code that could not be read is told where it should be", "[paper]")
{
    const PaperCheck check = comparePaper(volume(), sides(QStringLiteral("A1 - - - B1 B2 B3 -")), 1, 1);
    CHECK(check.differences == std::vector<PaperDifference>{{What::Unread, 2, 2, 2, 2}});
    CHECK(check.back == 1);
}

TEST_CASE("paper of quite another case is extra from end to end, and all of the volume is missing", "[paper]")
{
    const PaperCheck check = comparePaper(volume(), sides(QStringLiteral("X1 X2 X3")), 1, 1);
    CHECK(check.differences == std::vector<PaperDifference>{{What::Extra, 1, 3, 0, 0}, {What::Missing, 0, 0, 1, 7}});
    CHECK(comparePaper(volume(), {}, 1, 1).differences == std::vector<PaperDifference>{{What::Missing, 0, 0, 1, 7}});
}
