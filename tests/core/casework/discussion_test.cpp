#include <catch2/catch.hpp>

#include <QtCore/QDir>
#include <QtCore/QFile>

#include "core/casework/backup.h"
#include "core/casework/case_file.h"
#include "core/casework/discussions.h"
#include "core/casework/parts.h"
#include "core/chain/body.h"
#include "core/exchange/bundle_verify.h"

#include "tests/core/casework/bench.h"
#include "tests/core/casework/exchange_bench.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Bench;
using anjuan::test::caseScript;
using anjuan::test::findingOf;

namespace {

const QString kFiles = QStringLiteral(ANJUAN_SOURCE_DIR "/tests/data/cases");

QJsonObject meeting()
{
    return {{QStringLiteral("on"), QStringLiteral("2026-01-12")},
            {QStringLiteral("place"), QStringLiteral("镇政府会议室")},
            {QStringLiteral("chair"), QStringLiteral("zhaoliu")},
            {QStringLiteral("attendees"), QStringLiteral("赵六、王五、孙七")},
            {QStringLiteral("recorder"), QStringLiteral("周八")},
            {QStringLiteral("entitled"), 3},
            {QStringLiteral("minutes"), QStringLiteral("evidence/scan_decision.jpg")},
            {QStringLiteral("minutes_title"), QStringLiteral("2026年第2次重大案件集体讨论")}};
}

QJsonArray votes(const QString &second)
{
    return {QJsonObject{{QStringLiteral("name"), QStringLiteral("赵六")},
                        {QStringLiteral("opinion"), QStringLiteral("同意")}},
            QJsonObject{{QStringLiteral("name"), QStringLiteral("王五")}, {QStringLiteral("opinion"), second}}};
}

DiscussedCase said(const CaseId &id, const QString &excerpt, const QString &conclusion)
{
    QJsonObject with{{QStringLiteral("conclusion"), conclusion},
                     {QStringLiteral("opinions"), votes(QStringLiteral("同意"))}};
    if (!excerpt.isEmpty())
        with.insert(QStringLiteral("excerpt"), excerpt);
    return {id, with};
}

/// Three cases after filing, on one PC.
struct Three {
    Bench bench;
    std::vector<CaseId> ids;
    NoProgress quiet;

    Three()
    {
        for (int n = 0; n < 3; ++n) {
            bench.runUntil(caseScript(QStringLiteral("T01-completed")), QStringLiteral("inquiry"));
            ids.push_back(bench.caseId());
        }
    }
    std::vector<DiscussedCase> rows() const
    {
        return {said(ids[0], QStringLiteral("甲案摘录"), QStringLiteral("罚款100元")),
                said(ids[1], QStringLiteral("乙案摘录"), QStringLiteral("罚款200元")),
                said(ids[2], QStringLiteral("丙案摘录"), QStringLiteral("不予处罚"))};
    }
    Result<DiscussionHeld> hold(const QJsonObject &common, const std::vector<DiscussedCase> &cases)
    {
        return holdDiscussion(bench.session(test::kOfficer), common, cases, kFiles, quiet);
    }
    std::vector<const Entry *> heldIn(const CaseFile &file) const { return allOf(file.all(), {"discussion.held"}); }
    CaseFile file(const CaseId &id)
    {
        const Library::Parts &parts = bench.library().parts();
        auto loaded = CaseFile::load(*parts.store, *parts.vault, id);
        REQUIRE(loaded);
        return *loaded;
    }
    QString exported(const std::vector<CaseId> &cases, const QString &profile, const QString &to)
    {
        ExportRequest request;
        request.profile = profile;
        request.cases = cases;
        request.light = false;
        request.file = to;
        QFile::remove(to);
        const auto bundle = bench.session(test::kOfficer).exportBundle(request, quiet);
        REQUIRE(bundle);
        CHECK(bundle->lost.isEmpty());
        const auto checked = exchange::verifyBundle(to, {}, quiet);
        REQUIRE(checked);
        CHECK(checked->findings.empty());
        QFile bytes(to);
        REQUIRE(bytes.open(QIODevice::ReadOnly));
        return QString::fromLatin1(bytes.readAll()); // names of members stand plainly in a zip's directory
    }
};

template <class T> QString idOf(const Result<T> &result)
{
    return result ? QString() : result.error().id;
}

} // namespace

TEST_CASE("the minutes of one meeting are in three cases at once, each with its own excerpt", "[casework]")
{
    Three three;
    const auto held = three.hold(meeting(), three.rows());
    INFO((held ? "" : qPrintable(held.error().id + held.error().args.join(QLatin1Char(' ')))));
    REQUIRE(held);
    REQUIRE(held->cases.size() == 3);
    const QStringList excerpts{QStringLiteral("甲案摘录"), QStringLiteral("乙案摘录"), QStringLiteral("丙案摘录")};
    QString minutes;
    QStringList blobs;
    for (std::size_t n = 0; n < 3; ++n) {
        const CaseFile file = three.file(three.ids[n]);
        const auto records = three.heldIn(file);
        REQUIRE(records.size() == 1);
        const Entry &record = *records.front();
        CHECK(record.hash() == held->cases[n].record);
        CHECK_FALSE(findingOf(held->cases[n].findings, "R-57-excerpt"));
        CHECK(record.body.value(QLatin1String("cases_discussed")).toInteger() == 3);
        CHECK(record.body.value(QLatin1String("place")).toString() == QStringLiteral("镇政府会议室"));
        CHECK(record.body.value(QLatin1String("conclusion"))
              == three.rows()[n].with.value(QLatin1String("conclusion")));
        // The same minutes by their digest; of what was said its own part alone.
        const QString digest = chain::textOf(record.body, "minutes_sha256");
        REQUIRE_FALSE(digest.isEmpty());
        CHECK((minutes.isEmpty() || minutes == digest));
        minutes = digest;
        const QString own = chain::textOf(record.body, "private_sha256");
        const auto path = three.bench.library().blobPath(own);
        REQUIRE(path);
        QFile blob(*path);
        REQUIRE(blob.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(blob.readAll());
        for (int other = 0; other < 3; ++other)
            CHECK(text.contains(excerpts[other]) == (other == static_cast<int>(n)));
        blobs += own;
        const auto papers = allOf(file.all(), {"document.made"});
        REQUIRE_FALSE(papers.empty());
        const Entry &excerpt = *papers.back();
        CHECK(chain::textOf(excerpt.body, "form") == QStringLiteral("discussion_excerpt"));
        CHECK(chain::textOf(excerpt.body, "about") == record.hash());
        QFile fields(three.bench.library().blobPath(chain::textOf(excerpt.body, "fields_sha256")).value_or(QString()));
        REQUIRE(fields.open(QIODevice::ReadOnly));
        const QString filled = QString::fromUtf8(fields.readAll());
        for (int other = 0; other < 3; ++other)
            CHECK(filled.contains(excerpts[other]) == (other == static_cast<int>(n)));
        CHECK(filled.contains(QStringLiteral("2026年第2次重大案件集体讨论")));
    }
    CHECK(three.bench.holds());

    // In the bundle of one case its excerpt leaves, and no word of the others; where all go, the minutes go along.
    const QTemporaryDir folder;
    for (const char *profile : {"review", "handoff"}) {
        const QString bytes =
            three.exported({three.ids[1]}, QLatin1String(profile), folder.filePath(QStringLiteral("one.anjuan.zip")));
        CHECK(bytes.contains(blobs[1]));
        CHECK_FALSE(bytes.contains(blobs[0]));
        CHECK_FALSE(bytes.contains(minutes + QLatin1String(".jpg")));
        CHECK_FALSE(three
                        .exported({three.ids[0], three.ids[1]}, QLatin1String(profile),
                                  folder.filePath(QStringLiteral("two.anjuan.zip")))
                        .contains(minutes + QLatin1String(".jpg")));
        CHECK(three.exported(three.ids, QLatin1String(profile), folder.filePath(QStringLiteral("all.anjuan.zip")))
                  .contains(minutes + QLatin1String(".jpg")));
    }
    // Entered a second time in one case, they are of three cases still.
    REQUIRE(three.hold(
        [] {
            QJsonObject again = meeting();
            again.insert(QStringLiteral("cases_discussed"), 3);
            return again;
        }(),
        {three.rows()[1]}));
    REQUIRE(three.heldIn(three.file(three.ids[1])).size() == 2);
    CHECK_FALSE(three
                    .exported({three.ids[0], three.ids[1]}, QStringLiteral("review"),
                              folder.filePath(QStringLiteral("twice.anjuan.zip")))
                    .contains(minutes + QLatin1String(".jpg")));
    CHECK(three.exported({}, QStringLiteral("upload"), folder.filePath(QStringLiteral("bureau.anjuan.zip")))
              .contains(minutes + QLatin1String(".jpg")));
}

TEST_CASE("a case without an excerpt has its flaw, and minutes of one case alone are nobody else's", "[casework]")
{
    Three three;
    std::vector<DiscussedCase> rows = three.rows();
    rows[1] = said(three.ids[1], {}, QStringLiteral("罚款200元"));
    const auto held = three.hold(meeting(), rows);
    REQUIRE(held);
    CHECK_FALSE(findingOf(held->cases[0].findings, "R-57-excerpt"));
    CHECK(findingOf(held->cases[1].findings, "R-57-excerpt"));
    CHECK(
        sharedMinutes(QStringLiteral("discussion.held"),
                      {{QStringLiteral("cases_discussed"), 1}, {QStringLiteral("minutes_sha256"), QStringLiteral("a")}})
            .isEmpty());
    CHECK(
        sharedMinutes(QStringLiteral("discussion.held"),
                      {{QStringLiteral("cases_discussed"), 2}, {QStringLiteral("minutes_sha256"), QStringLiteral("a")}})
        == QStringLiteral("a"));
}

TEST_CASE("where minutes cannot be entered in one of the cases they are in none", "[casework]")
{
    Three three;
    const qint64 records = three.bench.records();
    const QStringList contents = three.bench.library().parts().vault->list();
    const auto refused = [&](const QJsonObject &common, const std::vector<DiscussedCase> &rows) {
        const auto held = three.hold(common, rows);
        REQUIRE_FALSE(held);
        CHECK(three.bench.records() == records);
        CHECK(three.bench.library().parts().vault->list() == contents);
        for (const CaseId &id : three.ids)
            CHECK(three.heldIn(three.file(id)).empty());
        return held.error().id;
    };
    std::vector<DiscussedCase> rows = three.rows();
    CHECK(refused(meeting(), {}) == QStringLiteral("discussion.nothing"));
    // The third lacks its result: the first two were written meanwhile, and are not there.
    rows[2].with.remove(QStringLiteral("conclusion"));
    CHECK(refused(meeting(), rows) == QStringLiteral("discussion.in_case"));
    rows = three.rows();
    rows[2].id = rows[0].id;
    CHECK(refused(meeting(), rows) == QStringLiteral("discussion.twice"));
    rows = three.rows();
    rows[1].with.insert(QStringLiteral("place"), QStringLiteral("别处"));
    CHECK(refused(meeting(), rows) == QStringLiteral("discussion.not_own"));
    QJsonObject common = meeting();
    common.insert(QStringLiteral("excerpt"), QStringLiteral("各案都一样"));
    CHECK(refused(common, three.rows()) == QStringLiteral("discussion.not_shared"));
    common = meeting();
    common.insert(QStringLiteral("cases_discussed"), 2);
    CHECK(refused(common, three.rows()) == QStringLiteral("discussion.count"));
    common = meeting();
    common.insert(QStringLiteral("minutes"), QStringLiteral("evidence/none.jpg"));
    CHECK(refused(common, three.rows()) == QStringLiteral("discussion.in_case"));
    rows = three.rows();
    rows[1].id = CaseId::create();
    CHECK_FALSE(refused(meeting(), rows).isEmpty());
}

TEST_CASE("an archived case takes no minutes and is named", "[casework]")
{
    Bench bench;
    bench.runAll(caseScript(QStringLiteral("T01-completed")));
    const auto known = discussable(bench.library(), {bench.caseId()});
    REQUIRE(known);
    REQUIRE(known->front().whyNot);
    CHECK(known->front().whyNot->id == QStringLiteral("discussion.archived"));
    CHECK(known->front().whyNot->args == QStringList{known->front().label});
    NoProgress quiet;
    const qint64 records = bench.records();
    const auto held =
        holdDiscussion(bench.session(test::kOfficer), meeting(),
                       {said(bench.caseId(), QStringLiteral("摘录"), QStringLiteral("同意"))}, kFiles, quiet);
    CHECK(idOf(held) == QStringLiteral("discussion.in_case"));
    CHECK(bench.records() == records);
}

TEST_CASE("a case that was handed over has its excerpt there, and lacks nothing without the minutes", "[casework]")
{
    QTemporaryDir dir;
    QDir(dir.path()).mkdir(QStringLiteral("stick"));
    ScriptClock clock;
    NoProgress quiet;
    test::Pc first(clock, dir.filePath(QStringLiteral("first")));
    test::Pc second(clock, dir.filePath(QStringLiteral("second")));
    first.found(QStringLiteral("示例镇综合行政执法队"));
    second.join(first, QStringLiteral("二楼"), {QStringLiteral("zhangsan")}, dir.filePath(QStringLiteral("stick")));
    std::vector<DiscussedCase> rows;
    for (const char *name : {"甲案摘录", "乙案摘录"})
        rows.push_back(said(first.work(QStringLiteral("C01-completed"), QStringLiteral("inquiry")),
                            QString::fromUtf8(name), QStringLiteral("同意")));
    const auto held = holdDiscussion(first.as(QStringLiteral("zhangsan")), meeting(), rows, kFiles, quiet);
    INFO((held ? "" : qPrintable(held.error().id + held.error().args.join(QLatin1Char(' ')))));
    REQUIRE(held);
    first.send(rows[0].id, second, dir.filePath(QStringLiteral("stick/one.anjuan.zip")));
    CHECK(second.findings().isEmpty());
    CHECK(first.findings().isEmpty());
    // Held elsewhere now: left out, and refused.
    const auto known = discussable(first.library(), {rows[0].id, rows[1].id});
    REQUIRE(known);
    REQUIRE((*known)[0].whyNot);
    CHECK((*known)[0].whyNot->id == QStringLiteral("chain.not_holder"));
    CHECK_FALSE((*known)[1].whyNot);
    CHECK(idOf(holdDiscussion(first.as(QStringLiteral("zhangsan")), meeting(), rows, kFiles, quiet))
          == QStringLiteral("discussion.in_case"));
    // On the PC that entered them the minutes may not be missing.
    const auto loaded = CaseFile::load(*first.library().parts().store, *first.library().parts().vault, rows[1].id);
    REQUIRE(loaded);
    const Entry *record = newest(loaded->all(), {"discussion.held"});
    REQUIRE(record);
    const QString minutes = chain::textOf(record->body, "minutes_sha256");
    CHECK_FALSE(second.library().parts().vault->has(minutes));
    const QString path = first.library().parts().vault->path(minutes);
    REQUIRE(QFile::rename(path, path + QStringLiteral(".away")));
    CHECK_FALSE(first.findings().isEmpty());
    REQUIRE(QFile::rename(path + QStringLiteral(".away"), path));
}

TEST_CASE("a file says one meeting and its cases, and one that says less is not taken", "[casework]")
{
    Three three;
    const QTemporaryDir folder;
    const auto read = [&](const QByteArray &text) {
        QFile file(folder.filePath(QStringLiteral("meeting.json")));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        return readDiscussion(three.bench.library(), file.fileName());
    };
    const QByteArray id = three.ids[0].toString().toUtf8();
    const auto good =
        read(R"({"meeting": {"place": "室"}, "cases": [{"case": ")" + id + R"(", "conclusion": "同意"}]})");
    REQUIRE(good);
    CHECK(good->meeting.value(QLatin1String("place")).toString() == QStringLiteral("室"));
    REQUIRE(good->cases.size() == 1);
    CHECK(good->cases.front().id == three.ids[0]);
    CHECK(good->cases.front().with == QJsonObject{{QStringLiteral("conclusion"), QStringLiteral("同意")}});
    CHECK(good->folder == QFileInfo(folder.path()).absoluteFilePath());
    CHECK(idOf(read(R"({"meeting": {}})")) == QStringLiteral("discussion.bad_file"));
    CHECK(idOf(read(R"({"meeting": {}, "cases": [{"case": "没有"}]})")) == QStringLiteral("case.unknown"));
    CHECK(idOf(readDiscussion(three.bench.library(), folder.filePath(QStringLiteral("none.json"))))
          == QStringLiteral("discussion.no_file"));
}
