#include <catch2/catch.hpp>

#include "core/casework/number_starts.h"
#include "core/casework/numbers.h"

#include "tests/core/casework/bench.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Bench;

namespace {

constexpr int kYear = 2026;

/// `decision 37, correction !numbers.start_…`
std::string understood(Bench &bench, const QString &text)
{
    const auto starts = readNumberStarts(bench.library(), text, kYear);
    REQUIRE(starts);
    QStringList out;
    for (const NumberStart &start : *starts)
        out += start.fault ? QLatin1Char('!') + start.fault->id.section(QLatin1Char('_'), 1)
                           : QStringLiteral("%1 %2").arg(start.series).arg(start.last);
    return out.join(QStringLiteral(", ")).toStdString();
}

} // namespace

TEST_CASE("numbers used so far are read as people write them")
{
    Bench bench;
    const char *const same[] = {"罚决３７，责改５２",
                                "罚决３７责改５２",
                                "罚决字第３７号；责改字第５２号。",
                                "罚决：３７，责改：５２",
                                "罚决37,责改52",
                                "罚决37,责改52",
                                " 罚决 37 、 责改 52 ",
                                "罚决37;责改52。",
                                "罚决37责改52",
                                "罚决字第37号,责改字第52号",
                                "罚决:37\n责改:52",
                                "罚决=37;责改=52",
                                "今年已用到:罚决37,责改52",
                                "罚决已用到37,责改用到52",
                                "罚决37号责改52号",
                                "行政处罚决定37,责令改正52",
                                "处罚决定书37,责令改正通知书52",
                                "示综执罚决字〔2026〕第037号,示综执责改字[2026]第052号",
                                "decision 37, correction 52"};
    for (const char *const text : same) {
        INFO(text);
        CHECK(understood(bench, QString::fromUtf8(text)) == "decision 37, correction 52");
    }
    CHECK(understood(bench, QStringLiteral("责52")) == "correction 52");
    CHECK(understood(bench, QStringLiteral("先登处3,先登4")) == "preservation_handling 3, preservation 4");
    CHECK(understood(bench, QStringLiteral("罚决0")) == "decision 0");
    CHECK(understood(bench, QStringLiteral(" ,。 ")).empty());
}

TEST_CASE("each piece that cannot be noted says why")
{
    Bench bench;
    CHECK(understood(bench, QStringLiteral("罚5")) == "!ambiguous");
    CHECK(understood(bench, QStringLiteral("某某9")) == "!unknown");
    CHECK(understood(bench, QStringLiteral("37")) == "!unknown");
    CHECK(understood(bench, QStringLiteral("罚决-3")) == "!unknown");
    CHECK(understood(bench, QStringLiteral("罚决3.5")) == "!unknown");
    CHECK(understood(bench, QStringLiteral("罚决")) == "!no_number");
    CHECK(understood(bench, QStringLiteral("罚决100000")) == "!too_large");
    CHECK(understood(bench, QStringLiteral("罚决99999999999999999999")) == "!too_large");
    CHECK(understood(bench, QStringLiteral("示综执罚决字〔2025〕第037号")) == "!other_year");
    CHECK(understood(bench, QStringLiteral("罚决3,处罚决定4")) == "decision 3, !twice");
    const auto known = readNumberStarts(bench.library(), QStringLiteral("罚决12"), kYear);
    REQUIRE(known);
    CHECK(known->front().next.contains(QStringLiteral("〔2026〕第013号")));
}

TEST_CASE("numbers used so far are noted together or not at all, and only go on")
{
    Bench bench;
    Session &admin = bench.session(QStringLiteral("admin"));
    NoProgress progress;
    CHECK_FALSE(*numbersBegun(bench.library(), kYear));
    const auto nothing = noteNumberStarts(admin, QStringLiteral(" "), kYear, progress);
    REQUIRE_FALSE(nothing);
    CHECK(nothing.error().id == QStringLiteral("numbers.start_nothing"));
    const auto half = noteNumberStarts(admin, QStringLiteral("罚决37,某某9"), kYear, progress);
    REQUIRE_FALSE(half);
    CHECK(half.error().id == QStringLiteral("numbers.start_unknown"));
    CHECK_FALSE(*numbersBegun(bench.library(), kYear));
    // Not an administrator: the act itself refuses.
    const auto officer = noteNumberStarts(bench.session(test::kOfficer), QStringLiteral("罚决37"), kYear, progress);
    REQUIRE_FALSE(officer);
    CHECK(officer.error().id == QStringLiteral("act.no_role"));

    const auto noted = noteNumberStarts(admin, QStringLiteral("罚决37,责改52"), kYear, progress);
    REQUIRE(noted);
    CHECK(*noted == 2);
    CHECK(*numbersBegun(bench.library(), kYear));
    CHECK_FALSE(*numbersBegun(bench.library(), kYear + 1));
    const auto ledger = numberLedger(bench.library(), QStringLiteral("责改"), kYear);
    REQUIRE(ledger);
    CHECK(ledger->next == 53);
    CHECK(understood(bench, QStringLiteral("罚决36,责改60")) == "!lower, correction 60");
    CHECK(bench.holds());
}
