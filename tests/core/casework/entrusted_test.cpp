#include "core/casework/number_starts.h"
#include "core/casework/numbers.h"
#include "core/packs/pack.h"

#include "tests/core/casework/adopting.h"
#include "tests/core/casework/archived.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Bench;
using anjuan::test::caseScript;
using anjuan::test::wordsOn;

namespace {

const QString kOrgan = QStringLiteral("示例县城市管理局");

/// The county's list names another organ for the item of T01.
void entrust(Bench &bench)
{
    QJsonObject pack = packs::builtInPack();
    pack.insert(QStringLiteral("version"), QStringLiteral("entrusted"));
    pack.insert(QStringLiteral("sample"), false);
    QJsonArray powers = pack.value(QLatin1String("power_list")).toArray();
    for (QJsonValueRef one : powers) {
        QJsonObject power = one.toObject();
        if (power.value(QLatin1String("item")).toString() != QLatin1String("refuse_dumping"))
            continue;
        power.insert(QStringLiteral("source"), QStringLiteral("entrusted"));
        power.insert(QStringLiteral("organ"), kOrgan);
        power.insert(QStringLiteral("organ_head"), QStringLiteral("钱九"));
        power.insert(QStringLiteral("organ_seal"), QStringLiteral("示例县城市管理局(印章)"));
        power.insert(QStringLiteral("organ_place"), QStringLiteral("示城管"));
        one = power;
    }
    pack.insert(QStringLiteral("power_list"), powers);
    anjuan::test::adoptPack(bench, pack, QStringLiteral("2026-01-05T09:00:00+08:00"));
}

QString numberOf(Bench &bench, const char *kind)
{
    return bench.newestBody(QLatin1String(kind)).value(QLatin1String("number")).toString();
}

} // namespace

TEST_CASE("an entrusted power counts the other organ's numbers, and leaves no gap in the unit's own", "[entrusted]")
{
    Bench bench;
    entrust(bench);
    // What the organ used itself is told with its own word before the number.
    const auto starts = readNumberStarts(bench.library(), QStringLiteral("示城管罚决40,罚决7"), 2026);
    REQUIRE(starts);
    REQUIRE(starts->size() == 2);
    CHECK_FALSE(starts->front().fault);
    CHECK(starts->front().series == QStringLiteral("decision@示城管"));
    CHECK(starts->front().next == QStringLiteral("示城管罚决字〔2026〕第041号"));
    CHECK(starts->back().series == QStringLiteral("decision"));
    NoProgress progress;
    REQUIRE(
        noteNumberStarts(bench.session(QStringLiteral("admin")), QStringLiteral("示城管罚决40,罚决7"), 2026, progress));

    bench.runUntil(caseScript(QStringLiteral("T01-completed")), QStringLiteral("decision_service"));
    CHECK(numberOf(bench, "case.filed") == QStringLiteral("示城管立字〔2026〕第001号"));
    CHECK(numberOf(bench, "decision.issued") == QStringLiteral("示城管罚决字〔2026〕第041号"));
    // The unit's own series stays where it was.
    const auto own = numberLedger(bench.library(), QStringLiteral("罚决"), 2026);
    REQUIRE(own);
    CHECK(own->next == 8);
    CHECK_FALSE(own->hasOpenGap());
    const auto other = numberLedger(bench.library(), QStringLiteral("罚决@示城管"), 2026);
    REQUIRE(other);
    CHECK(other->next == 42);
    CHECK(other->rows.back().number == QStringLiteral("示城管罚决字〔2026〕第041号"));
    CHECK(bench.holds());
}

TEST_CASE("under an entrusted power the papers and their index name the other organ", "[entrusted]")
{
    Bench bench;
    entrust(bench);
    bench.runUntil(caseScript(QStringLiteral("T01-completed")), QStringLiteral("dossier"));
    const QJsonObject unit = bench.view().fields.value(QLatin1String("unit")).toObject();
    CHECK(unit.value(QLatin1String("name")).toString() == kOrgan);
    CHECK(unit.value(QLatin1String("head")).toString() == QStringLiteral("钱九"));

    const QTemporaryDir dir;
    const QString file = dir.filePath(QStringLiteral("volume.pdf"));
    NoProgress progress;
    const auto made = buildVolumes(bench.session(QStringLiteral("zhouba")),
                                   {.caseId = bench.caseId(), .file = file, .with = {}}, progress);
    INFO((made ? std::string() : describe(made.error()).toStdString()));
    REQUIRE(made);
    const QString index = wordsOn(file, 2);
    INFO(index.toStdString());
    CHECK(index.contains(kOrgan));
    // What was written on the spot, before anybody proposed under which item to file, is the unit's own.
    CHECK(index.count(bench.library().info().unitName) <= 1);
}

TEST_CASE("the unit's own words go from a number of the organ that entrusted the power", "[entrusted]")
{
    packs::NumberSeries series{QStringLiteral("decision"), QStringLiteral("处罚决定"), {}};
    series.pattern.kind = QStringLiteral("罚决");
    series.pattern.follows = QStringLiteral("filing");
    const auto writtenBy = [&series](const char *text) {
        series.pattern.text = QString::fromUtf8(text);
        const packs::NumberSeries own = seriesOfOrgan(series, QStringLiteral("县城管"));
        CHECK(own.id == QStringLiteral("decision@县城管"));
        CHECK(own.pattern.follows == QStringLiteral("filing@县城管"));
        return packs::formatNumber(own.pattern, 2026, 3);
    };
    CHECK(writtenBy("{place}综执{kind}字〔{year}〕第{serial}号") == QStringLiteral("县城管罚决字〔2026〕第3号"));
    CHECK(writtenBy("{place}{kind}〔{year}〕{serial}") == QStringLiteral("县城管罚决〔2026〕3"));
    CHECK(writtenBy("{place}字〔{year}〕{serial}") == QStringLiteral("县城管字〔2026〕3"));
    CHECK(seriesOfOrgan(series, QString()) == series);
}

TEST_CASE("a case whose item was withdrawn says so, where pending cases are handed back", "[entrusted]")
{
    Bench bench;
    const auto lost = [&bench] {
        return bench.view()
            .fields.value(QLatin1String("case"))
            .toObject()
            .value(QLatin1String("power_lost"))
            .toString();
    };
    const auto withdrawn = [&bench](const char *rule) {
        QJsonObject pack = packs::builtInPack();
        pack.insert(QStringLiteral("version"), QLatin1String(rule));
        pack.insert(QStringLiteral("sample"), false);
        pack.insert(QStringLiteral("effective_from"),
                    QLatin1String(rule) == QLatin1String("finish") ? QStringLiteral("2026-01-02")
                                                                   : QStringLiteral("2026-01-03"));
        QJsonArray powers = pack.value(QLatin1String("power_list")).toArray();
        for (QJsonValueRef one : powers) {
            QJsonObject power = one.toObject();
            if (power.value(QLatin1String("item")).toString() != QLatin1String("refuse_dumping"))
                continue;
            power.insert(QStringLiteral("effective_to"), QStringLiteral("2026-01-10"));
            power.insert(QStringLiteral("pending_rule"), QLatin1String(rule));
            one = power;
        }
        pack.insert(QStringLiteral("power_list"), powers);
        anjuan::test::adoptPack(bench, pack, QStringLiteral("2026-01-05T09:00:00+08:00"));
    };
    bench.runUntil(caseScript(QStringLiteral("T01-completed")), QStringLiteral("discretion"));
    CHECK(lost().isEmpty());
    withdrawn("finish");
    bench.clock().moveTo(*Instant::parse(u"2026-01-20T09:00:00+08:00"));
    CHECK(lost().isEmpty());
    withdrawn("hand_back");
    CHECK(lost().isEmpty()); // till then it has the power still
    bench.clock().moveTo(*Instant::parse(u"2026-01-20T09:00:00+08:00"));
    CHECK(lost().contains(QStringLiteral("2026-01-10")));
}
