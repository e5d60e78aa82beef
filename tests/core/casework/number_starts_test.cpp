#include <catch2/catch.hpp>

#include "core/base/json.h"
#include "core/casework/number_starts.h"
#include "core/casework/numbers.h"
#include "core/packs/pack.h"

#include "tests/core/casework/adopting.h"

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

/// The decisions of that unit count by the field of their item: 罚决(城管) and 罚决(林).
void countByField(Bench &bench)
{
    QJsonObject pack = packs::builtInPack();
    pack.insert(QStringLiteral("version"), QStringLiteral("by-field"));
    pack.insert(QStringLiteral("sample"), false);
    QJsonObject series = pack.value(QLatin1String("numbers")).toObject().value(QLatin1String("series")).toObject();
    QJsonObject decision = series.value(QLatin1String("decision")).toObject();
    QJsonObject pattern = decision.value(QLatin1String("pattern")).toObject();
    pattern.insert(QStringLiteral("text"), QStringLiteral("{place}综执{kind}({field})字〔{year}〕第{serial}号"));
    QJsonArray fields;
    for (const auto &[field, word] : {std::pair{"固体废物", "城管"}, {"林业", "林"}})
        fields.append(QJsonObject{{QStringLiteral("field"), QString::fromUtf8(field)},
                                  {QStringLiteral("word"), QString::fromUtf8(word)}});
    pattern.insert(QStringLiteral("fields"), fields);
    decision.insert(QStringLiteral("pattern"), pattern);
    series.insert(QStringLiteral("decision"), decision);
    pack.insert(QStringLiteral("numbers"), QJsonObject{{QStringLiteral("series"), series}});
    anjuan::test::adoptPack(bench, pack, QStringLiteral("2026-01-05T09:00:00+08:00"));
}

std::string toldOf(Bench &bench, const QString &text)
{
    const auto starts = readNumberStarts(bench.library(), text, kYear);
    REQUIRE(starts);
    REQUIRE(starts->front().fault);
    return starts->front().fault->args.join(QLatin1Char('|')).toStdString();
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
    CHECK(understood(bench, QStringLiteral("37")) == "!no_word");
    CHECK(understood(bench, QStringLiteral("罚决(城管)37,责改52")) == "!no_field, correction 52");
    CHECK(toldOf(bench, QStringLiteral("罚决(城管)37")) == "罚决(城管)37|城管|罚决");
    CHECK(toldOf(bench, QStringLiteral("某某9")).rfind("某某9|某某|", 0) == 0);
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

TEST_CASE("numbers used so far are read with the word for a field of law, as people write it")
{
    Bench bench;
    countByField(bench);
    const char *const same[] = {"罚决(城管)37,罚决(林)5",
                                "罚决(城管)37罚决(林)5",
                                "罚决(城管)字第37号;罚决(林)字第5号",
                                "罚决字(城管)37、罚决字(林)5",
                                "罚决:城管37,罚决:林5",
                                "罚决城管37,林罚决5",
                                "罚决(固体废物)37,罚决(林业)5",
                                "(城管)罚决37,行政处罚决定(林)5",
                                "示综执罚决(城管)字〔2026〕第37号,示综执罚决(林)字〔2026〕第005号",
                                "示综执城管罚决字〔2026〕第37号,示综执林罚决字〔2026〕第005号",
                                "decision:城管 37, decision:林 5"};
    for (const char *const text : same) {
        INFO(text);
        CHECK(understood(bench, QString::fromUtf8(text)) == "decision:城管 37, decision:林 5");
    }
    // An item whose field has no word counts by itself.
    CHECK(understood(bench, QStringLiteral("罚决37,责改52")) == "decision 37, correction 52");
    CHECK(understood(bench, QStringLiteral("罚决(水)37")) == "!unknown_field");
    CHECK(toldOf(bench, QStringLiteral("罚决(水)37")) == "罚决(水)37|水|罚决|城管、林");
    CHECK(understood(bench, QStringLiteral("责改(林)37")) == "!no_field");
    CHECK(understood(bench, QStringLiteral("罚决(林)3,林罚决4")) == "decision:林 3, !twice");
    const auto known = readNumberStarts(bench.library(), QStringLiteral("罚决(林)12"), kYear);
    REQUIRE(known);
    CHECK(known->front().zh == QStringLiteral("行政处罚决定(罚决:林)"));
    CHECK(known->front().next.contains(QStringLiteral("罚决(林)字〔2026〕第013号")));
}

TEST_CASE("the next decision of a field goes on after the number noted for it")
{
    Bench bench;
    countByField(bench);
    NoProgress progress;
    CHECK_FALSE(*numbersBegun(bench.library(), kYear));
    const auto noted = noteNumberStarts(bench.session(QStringLiteral("admin")),
                                        QStringLiteral("罚决(城管)37,罚决(林)5"), kYear, progress);
    REQUIRE(noted);
    CHECK(*numbersBegun(bench.library(), kYear));
    CHECK(numberLedger(bench.library(), QStringLiteral("罚决:城管"), kYear)->next == 38);
    CHECK(numberLedger(bench.library(), QStringLiteral("decision:林"), kYear)->next == 6);
    CHECK(numberLedger(bench.library(), QStringLiteral("罚决"), kYear)->next == 1);
    CHECK(understood(bench, QStringLiteral("罚决(林)4,罚决2")) == "!lower, decision 2");
    bench.runUntil(test::caseScript(QStringLiteral("T01-completed")), QStringLiteral("decision_service"));
    CHECK(bench.newestBody(QStringLiteral("decision.issued"))
              .value(QLatin1String("number"))
              .toString()
              .contains(QStringLiteral("罚决(城管)字〔2026〕第038号")));
    CHECK(bench.holds());
}
