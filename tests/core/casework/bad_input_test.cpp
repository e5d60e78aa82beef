#include <catch2/catch.hpp>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QProcess>

#include "core/casework/parts.h"
#include "core/exchange/bundle_verify.h"
#include "core/exchange/queries.h"

#include "tests/core/casework/exchange_bench.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Pc;

namespace {

template <class T> QString idOf(const Result<T> &result)
{
    return result ? QString() : result.error().id;
}

struct Two {
    QTemporaryDir dir;
    ScriptClock clock;
    Pc first{clock, dir.filePath(QStringLiteral("first"))};
    Pc second{clock, dir.filePath(QStringLiteral("second"))};

    explicit Two(const QString &unit = QStringLiteral("示例镇综合行政执法队")) { first.found(unit); }
    void join(const QString &name = QStringLiteral("二楼办案室"))
    {
        second.join(first, name, {QStringLiteral("zhangsan"), QStringLiteral("lisi")}, dir.path());
    }
    QString file(const char *name) const { return dir.filePath(QString::fromUtf8(name)); }
};

const QJsonObject kClue{{QStringLiteral("source"), QStringLiteral("inspection")},
                        {QStringLiteral("received_on"), QStringLiteral("2023-09-01")},
                        {QStringLiteral("place"), QStringLiteral("某村")},
                        {QStringLiteral("suspected"), QStringLiteral("占道经营")},
                        {QStringLiteral("content"), QStringLiteral("巡查发现")}};

} // namespace

TEST_CASE("names with a line break, of the unit, a PC or a file, make no bundle that does not hold")
{
    Two two(QStringLiteral("示例镇\n综合行政执法队"));
    two.join(QStringLiteral("二楼\n办案室"));
    const auto opened = two.first.perform(QStringLiteral("zhangsan"), QStringLiteral("case.open"), kClue);
    REQUIRE(opened);
    const CaseId id = *opened->caseId;
    const QString photo = two.file("现场\n照片.jpg");
    REQUIRE(QFile::copy(QStringLiteral(ANJUAN_SOURCE_DIR "/tests/data/cases/evidence/rubble_heap.jpg"), photo));
    const auto added = two.first.perform(QStringLiteral("zhangsan"), QStringLiteral("evidence.add"),
                                         {{QStringLiteral("evidence"), photo},
                                          {QStringLiteral("officers"), QJsonArray{QStringLiteral("zhangsan")}},
                                          {QStringLiteral("original"), QStringLiteral("original")},
                                          {QStringLiteral("type"), QStringLiteral("physical")},
                                          {QStringLiteral("title"), QStringLiteral("照片")},
                                          {QStringLiteral("source"), QStringLiteral("现场拍摄")},
                                          {QStringLiteral("made_at"), QStringLiteral("2023-09-01T09:20:11+08:00")},
                                          {QStringLiteral("place"), QStringLiteral("某村")},
                                          {QStringLiteral("proves"), QStringLiteral("占道")}},
                                         id);
    INFO((added ? "" : qPrintable(added.error().id + added.error().args.join(QLatin1Char(' ')))));
    REQUIRE(added);
    HandOver what;
    what.cases = {id};
    what.to = two.second.id();
    what.file = two.dir.path();
    NoProgress quiet;
    const auto written = handOver(two.first.as(QStringLiteral("zhangsan")), what, quiet);
    INFO((written ? "" : qPrintable(written.error().id + written.error().args.join(QLatin1Char(' ')))));
    REQUIRE(written);
    CHECK_FALSE(written->file.contains(QLatin1Char('\n')));
    CHECK(QProcess::execute(
              QStringLiteral("python3"),
              {QStringLiteral("-B"), QStringLiteral(ANJUAN_SOURCE_DIR "/docs/format/anjuan_verify.py"), written->file})
          == 0);
    const auto taken = two.second.import(written->file);
    INFO((taken ? "" : qPrintable(taken.error().id + taken.error().args.join(QLatin1Char(' ')))));
    REQUIRE(taken);
    CHECK(two.second.findings().isEmpty());
}

TEST_CASE("a bundle with a kind that this program does not know is newer, by its name, and nothing is written")
{
    Two two;
    two.join();
    const auto opened = two.first.perform(QStringLiteral("zhangsan"), QStringLiteral("case.open"), kClue);
    REQUIRE(opened);
    const CaseId id = *opened->caseId;
    Session &officer = two.first.as(QStringLiteral("zhangsan"));
    QString member;
    SECTION("a kind") {}
    SECTION("a member of a known kind")
    {
        member = QStringLiteral("record.corrected");
    }
    const auto appended =
        two.first.library().parts().transact([&](store::Write &, chain::Ledger &ledger) -> Result<void> {
            QJsonObject body{{QStringLiteral("record"), two.first.headOf(id)},
                             {QStringLiteral("text"), QStringLiteral("x")},
                             {QStringLiteral("reason"), QStringLiteral("y")}};
            if (!member.isEmpty())
                body.insert(QStringLiteral("colour"), QStringLiteral("blue"));
            ANJUAN_CHECK(ledger.append(officer.key().actor(), chain::caseChain(id),
                                       member.isEmpty() ? QStringLiteral("case.teleported") : member, body));
            return {};
        });
    INFO((appended ? "" : qPrintable(appended.error().id)));
    REQUIRE(appended);
    const QString bundle = two.first.exported(QStringLiteral("review"), {id}, two.file("n.anjuan.zip"));
    two.second.as(QStringLiteral("zhangsan"));
    const qint64 records = two.second.library().info().records;
    const auto taken = two.second.import(bundle);
    REQUIRE_FALSE(taken);
    CHECK(taken.error().fault == Fault::Newer);
    CHECK(taken.error().id == QStringLiteral("exchange.newer_kind"));
    CHECK(taken.error().args.value(0).contains(member.isEmpty() ? QStringLiteral("teleported")
                                                                : QStringLiteral("colour")));
    CHECK(two.second.library().info().records == records);
    CHECK_FALSE(two.second.library().caseView(id, nullptr));
}

TEST_CASE("a bundle whose office chain is older than ours brings its cases, and takes nothing away")
{
    Two two;
    two.join();
    const auto opened = two.second.perform(QStringLiteral("zhangsan"), QStringLiteral("case.open"), kClue);
    REQUIRE(opened);
    const CaseId id = *opened->caseId;
    REQUIRE(two.first.perform(
        QStringLiteral("admin"), QStringLiteral("office.register_person"),
        {{QStringLiteral("name"), QStringLiteral("后来人")}, {QStringLiteral("login"), QStringLiteral("houlai")}}));
    const std::size_t people = two.first.library().people().size();
    const QString bundle = two.second.exported(QStringLiteral("review"), {id}, two.file("o.anjuan.zip"));
    const auto taken = two.first.import(bundle);
    INFO((taken ? "" : qPrintable(taken.error().id)));
    REQUIRE(taken);
    for (const ChainChange &change : taken->chains)
        CHECK(
            change.what
            == (change.chain.startsWith(QLatin1String("office/")) ? ChainChange::What::Older : ChainChange::What::New));
    CHECK(two.first.library().people().size() == people);
    CHECK(two.first.library().caseView(id, nullptr));
    CHECK(two.first.findings().isEmpty());
    // Alone it is nothing new.
    const QString office = two.second.exported(QStringLiteral("office"), {}, two.file("p.anjuan.zip"));
    const auto again = two.first.import(office);
    REQUIRE(again);
    CHECK_FALSE(again->anythingNew());
}

TEST_CASE("a bundle with 100,000 tiny files that no record names is refused with their number, and nothing is written")
{
    Two two;
    two.join();
    const auto opened = two.first.perform(QStringLiteral("zhangsan"), QStringLiteral("case.open"), kClue);
    REQUIRE(opened);
    const QString good = two.first.exported(QStringLiteral("review"), {*opened->caseId}, two.file("g.anjuan.zip"));
    const QString bad = two.file("b.anjuan.zip");
    REQUIRE(
        QProcess::execute(QStringLiteral("python3"),
                          {QStringLiteral("-c"),
                           QStringLiteral("import sys, zipfile, hashlib\n"
                                          "a = zipfile.ZipFile(sys.argv[1]); b = zipfile.ZipFile(sys.argv[2], 'w')\n"
                                          "top = a.namelist()[0].split('/')[0]\n"
                                          "for n in a.namelist(): b.writestr(zipfile.ZipInfo(n), a.read(n))\n"
                                          "for i in range(100000):\n"
                                          "    t = str(i).encode(); h = hashlib.sha256(t).hexdigest()\n"
                                          "    b.writestr(zipfile.ZipInfo(f'{top}/data/blobs/{h[:2]}/{h}.bin'), t)\n"
                                          "b.close()\n"),
                           good, bad})
        == 0);
    two.second.as(QStringLiteral("zhangsan"));
    const qint64 records = two.second.library().info().records;
    const auto taken = two.second.import(bad);
    REQUIRE_FALSE(taken);
    INFO(qPrintable(taken.error().id + taken.error().args.join(QLatin1Char(' '))));
    CHECK(taken.error().fault == Fault::Corrupt);
    CHECK(two.second.library().info().records == records);
    CHECK(QDir(two.second.dir() + QStringLiteral("/vault/incoming")).entryList(QDir::Files).isEmpty());
    REQUIRE(two.second.import(good));
}
