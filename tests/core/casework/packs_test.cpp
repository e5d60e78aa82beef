#include <catch2/catch.hpp>

#include <QtCore/QFile>

#include "core/base/json.h"
#include "core/casework/pack_views.h"
#include "core/casework/parts.h"

#include "tests/core/casework/bench.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Bench;
using anjuan::test::caseScript;

namespace {

QString written(const QTemporaryDir &dir, const char *name, const QByteArray &bytes)
{
    QFile file(dir.filePath(QString::fromUtf8(name)));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    return file.fileName();
}

QJsonObject county(const char *version, const char *from)
{
    QJsonObject out = packs::builtInPack();
    out.insert(QStringLiteral("version"), QLatin1String(version));
    out.insert(QStringLiteral("effective_from"), QLatin1String(from));
    out.insert(QStringLiteral("sample"), false);
    return out;
}

QString packFile(const QTemporaryDir &dir, const QJsonObject &pack)
{
    const auto bytes = canonicalJson(pack);
    REQUIRE(bytes);
    return written(dir, "pack.json", *bytes);
}

Result<Outcome> act(Bench &bench, const char *name, const QJsonObject &with, const char *at = "")
{
    return bench.perform({QStringLiteral("admin"), QLatin1String(name), {}, QLatin1String(at), with});
}

Result<Outcome> adopt(Bench &bench, const QString &file, const char *at = "")
{
    return act(bench, "pack.adopt", {{QStringLiteral("pack"), file}}, at);
}

QString governs(Bench &bench)
{
    const auto versions = packVersions(bench.library());
    REQUIRE(versions);
    for (const PackVersion &each : *versions)
        if (each.governs)
            return each.version;
    return {};
}

} // namespace

TEST_CASE("packs are adopted one after another, and the day picks the one that governs")
{
    Bench bench;
    const QTemporaryDir dir;
    REQUIRE(adopt(bench, packFile(dir, county("a", "2022-01-01")), "2026-05-06T09:00:00+08:00"));
    CHECK(governs(bench) == QLatin1String("a"));
    REQUIRE(adopt(bench, packFile(dir, county("b", "2026-07-01")), "2026-05-06T10:00:00+08:00"));
    CHECK(governs(bench) == QLatin1String("a"));
    CHECK(bench.library().pack().version == QLatin1String("a"));
    bench.clock().moveTo(*Instant::parse(QStringLiteral("2026-07-01T08:00:00+08:00")));
    CHECK(governs(bench) == QLatin1String("b"));
    const auto versions = packVersions(bench.library());
    REQUIRE(versions);
    REQUIRE(versions->size() == 3);
    CHECK(versions->front().replaced); // the sample
    const auto standing = governingPack(bench.library());
    REQUIRE(standing);
    CHECK(standing->value(QLatin1String("version")).toString() == QLatin1String("b"));
    CHECK(packVersion(bench.library(), versions->at(1).sha256.left(12)));
    CHECK_FALSE(packVersion(bench.library(), QStringLiteral("nothing")));
    CHECK(bench.holds());
}

TEST_CASE("a pack with a fault is not adopted, whole or in part")
{
    Bench bench;
    const QTemporaryDir dir;
    bench.session(QStringLiteral("admin")); // a log-in is a record
    const qint64 before = bench.records();
    QJsonObject pack = county("a", "2022-01-01");
    QJsonArray items = pack.value(QLatin1String("items")).toArray();
    QJsonObject one = items[0].toObject();
    one.insert(QStringLiteral("effective_from"), QStringLiteral("2022-02-31"));
    items[0] = one;
    pack.insert(QStringLiteral("items"), items);
    const auto wrong = adopt(bench, packFile(dir, pack));
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().id == QLatin1String("packs.field_wrong"));
    one.remove(QStringLiteral("name"));
    items[1] = one;
    pack.insert(QStringLiteral("items"), items);
    const auto more = adopt(bench, packFile(dir, pack));
    REQUIRE_FALSE(more);
    CHECK(more.error().id == QLatin1String("packs.not_adopted"));
    const auto torn = adopt(bench, written(dir, "torn.xlsx", "PK\x03\x04 torn"));
    REQUIRE_FALSE(torn);
    CHECK(torn.error().id == QLatin1String("sheets.damaged"));
    CHECK(bench.library().pack().sample);
    CHECK(packVersions(bench.library())->size() == 1);
    CHECK(bench.records() == before);
    CHECK(bench.holds());
}

TEST_CASE("the same pack again, and a version that is taken, are refused")
{
    Bench bench;
    const QTemporaryDir dir;
    REQUIRE(adopt(bench, packFile(dir, county("a", "2022-01-01"))));
    const auto again = adopt(bench, packFile(dir, county("a", "2022-01-01")));
    REQUIRE_FALSE(again);
    CHECK(again.error().id == QLatin1String("packs.already_adopted"));
    const auto other = adopt(bench, packFile(dir, county("a", "2022-02-01")));
    REQUIRE_FALSE(other);
    CHECK(other.error().id == QLatin1String("packs.version_taken"));
}

TEST_CASE("a workbook that was written out, changed and given a new version is adopted")
{
    Bench bench;
    const QTemporaryDir dir;
    NoProgress progress;
    const QString book = dir.filePath(QStringLiteral("a.xlsx"));
    REQUIRE(packs::writePackBook(book, county("x", "2022-01-01"), QDate(2026, 1, 1), progress));
    const auto preview = previewPack(bench.library(), book, progress);
    REQUIRE(preview);
    CHECK(preview->mayBeAdopted());
    CHECK_FALSE(preview->difference.parts.empty());
    REQUIRE(adopt(bench, book));
    CHECK(governs(bench) == QLatin1String("x"));
    const auto twice = previewPack(bench.library(), book, progress);
    REQUIRE(twice);
    CHECK(twice->refused);
    CHECK_FALSE(twice->mayBeAdopted());
}

TEST_CASE("a year's holidays are adopted by a record, and the year is known from then on")
{
    Bench bench;
    const QTemporaryDir dir;
    const auto calendar = [&](const QByteArray &bytes, const char *name) {
        return act(bench, "calendar.adopt",
                   {{QStringLiteral("calendar"), written(dir, name, bytes)},
                    {QStringLiteral("source"), QStringLiteral("国办发明电〔2026〕1号")}});
    };
    const auto knows = [&](int year) {
        const std::vector<int> years = knownYears(bench.library());
        return std::find(years.begin(), years.end(), year) != years.end();
    };
    CHECK(knows(2026));
    CHECK_FALSE(knows(2027));
    const auto wrong = calendar("日期,名称,类型\n2027-02-30,春节,休息\n", "a.csv");
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().id == QLatin1String("packs.not_adopted"));
    const auto part = calendar("{\"2027-02-06\":{\"name\":\"春节\",\"type\":\"holiday\"}}", "a.json");
    REQUIRE_FALSE(part);
    CHECK(part.error().id == QLatin1String("packs.calendar_no_year"));
    CHECK_FALSE(knows(2027));
    REQUIRE(calendar("日期,名称,类型\n2027年1月1日,元旦,休息\n2027/10/1,国庆节,休息\n20271009,国庆节,上班\n", "b.csv"));
    CHECK(knows(2027));
    CHECK(knows(2026));
    CHECK(bench.library().parts().calendar.isWorkday(QDate(2027, 10, 9)));
    CHECK(bench.holds());
}

TEST_CASE("a paper bears the name that the unit had on the paper's day")
{
    Bench bench;
    REQUIRE(act(bench, "office.rename_unit",
                {{QStringLiteral("name"), QStringLiteral("新镇综合行政执法队")},
                 {QStringLiteral("short"), QStringLiteral("新镇")},
                 {QStringLiteral("from_on"), QStringLiteral("2026-01-01")},
                 {QStringLiteral("document"), QStringLiteral("示例〔2025〕1号")},
                 {QStringLiteral("merged"), QJsonArray{QStringLiteral("旧乡")}}}));
    const office::OfficeBook &book = bench.library().parts().book;
    const auto name = [&](QDate day) { return book.unitOn(day).value(QLatin1String("name")).toString(); };
    CHECK(name(QDate(2025, 12, 31)) == QStringLiteral("示例镇综合行政执法队"));
    CHECK(name(QDate(2026, 1, 1)) == QStringLiteral("新镇综合行政执法队"));
    CHECK(book.unitOn(QDate(2026, 1, 1)).value(QLatin1String("short")).toString() == QStringLiteral("新镇"));
    CHECK(book.renamings().front().merged == QStringList{QStringLiteral("旧乡")});
    CHECK(bench.holds());
}
