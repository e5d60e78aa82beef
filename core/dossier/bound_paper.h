#pragma once
#include <vector>

#include <QtCore/QString>

namespace anjuan::dossier {

/// A page of a volume as it was built, and what the code at its foot says; `paper` is empty where it bears none.
struct BuiltPage {
    int number = 0;
    int item = 0;
    QString paper;
    int page = 0;
    bool mayLack = false; // it may as well be a paper that was signed without the code
};
/// A side of the bound paper with something on it, and what its code says.
struct BoundSide {
    QString paper;
    int page = 0;
};

/// Where the paper and the built volume part.
struct PaperDifference {
    enum class What {
        Missing,   // 缺页: built pages that no side is
        Extra,     // 多页: sides that no built page is
        Misplaced, // 错位: a side that the built volume has elsewhere
        Shifted,   // 页号不同: sides that are there in their order, under other numbers
        Unread,    // 码未读出: where the built page bears a code none was read
    } what = What::Missing;
    int from = 0, to = 0;           // numbers of the paper; 0: none
    int builtFrom = 0, builtTo = 0; // numbers of the built volume; 0: none
    bool operator==(const PaperDifference &) const = default;
};

struct PaperCheck {
    std::vector<int> builtOf; // for each side with a number, which of the built pages it is; -1: none
    int back = 0;             // sides behind them: the note
    std::vector<PaperDifference> differences;
};

/// Holds the sides of a bound volume against the pages that were built, in order: the sides are numbered from
/// `firstNumber` on, but for at most `mostBack` at the end that bear no code. A page without a code is known by its
/// place among the others. Of all ways to lay one beside the other that with the fewest differences is taken.
PaperCheck comparePaper(const std::vector<BuiltPage> &built, const std::vector<BoundSide> &sides, int firstNumber,
                        int mostBack);

} // namespace anjuan::dossier
