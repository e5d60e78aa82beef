#include <catch2/catch.hpp>

#include <QtCore/QFile>
#include <QtCore/QProcess>

#include "core/base/digest.h"
#include "core/casework/access_log.h"
#include "core/casework/deriving.h"
#include "core/casework/evidence_page.h"
#include "core/casework/item_certificate.h"
#include "core/casework/parts.h"
#include "core/casework/retention.h"
#include "core/casework/reverify.h"
#include "core/casework/thumbnails.h"
#include "core/evidence/queries.h"

#include "tests/core/casework/bench.h"
#include "tests/support/pdf_text.h"

using namespace anjuan;
using namespace anjuan::casework;
using namespace anjuan::test;

namespace {

struct Room {
    Bench bench;
    NoProgress quiet;

    explicit Room(const char *until = "evidence_1")
    {
        bench.runUntil(caseScript(QStringLiteral("T03-completed")), QLatin1String(until));
    }

    Result<Outcome> act(const QString &login, const char *name, const QJsonObject &with,
                        std::optional<CaseId> id = std::nullopt)
    {
        Request request;
        request.act = QLatin1String(name);
        const Act *found = findAct(request.act);
        REQUIRE(found);
        if (found->isOfCase())
            request.caseId = id ? id : std::optional(bench.caseId());
        request.with = with;
        request.filesFrom = QStringLiteral(ANJUAN_SOURCE_DIR "/tests/data/cases");
        return bench.session(login).perform(request, quiet);
    }
    QString done(const QString &login, const char *name, const QJsonObject &with)
    {
        const auto outcome = act(login, name, with);
        INFO(name);
        INFO((
            outcome
                ? ""
                : (outcome.error().id + QLatin1Char(' ') + outcome.error().args.join(QLatin1Char(' '))).toStdString()));
        REQUIRE(outcome);
        return outcome->record;
    }
    QString add(const char *file, const QJsonObject &more = {})
    {
        QJsonObject with{{QStringLiteral("evidence"), QStringLiteral("evidence/") + QLatin1String(file)},
                         {QStringLiteral("type"), QStringLiteral("audiovisual")},
                         {QStringLiteral("title"), QLatin1String(file)},
                         {QStringLiteral("source"), QStringLiteral("执法记录仪")},
                         {QStringLiteral("made_at"), QStringLiteral("2025-01-06T10:05:00+08:00")},
                         {QStringLiteral("place"), QStringLiteral("村西侧")},
                         {QStringLiteral("officers"), QJsonArray{QStringLiteral("zhangsan"), QStringLiteral("lisi")}},
                         {QStringLiteral("proves"), QStringLiteral("现场状况")},
                         {QStringLiteral("original"), QStringLiteral("original")}};
        for (auto it = more.begin(); it != more.end(); ++it)
            with.insert(it.key(), it.value());
        return done(kOfficer, "evidence.add", with);
    }
    EvidenceView item(const QString &record)
    {
        const auto page = evidencePage(bench.library(), bench.caseId());
        REQUIRE(page);
        for (const EvidenceView &row : page->items) {
            if (row.record == record)
                return row;
        }
        FAIL("no such item");
        return {};
    }
};

} // namespace

TEST_CASE("marks and a transcript stand beside a film, what people said in a blob that can be destroyed", "[casework]")
{
    Room room;
    const QString film = room.add("body_camera.mp4");
    room.done(kOfficer, "evidence.mark",
              {{QStringLiteral("item"), film},
               {QStringLiteral("at_ms"), 1500},
               {QStringLiteral("to_ms"), 2500},
               {QStringLiteral("note"), QStringLiteral("当事人指认")},
               {QStringLiteral("who"), QStringLiteral("王某某")}});
    room.done(kOfficer, "evidence.mark",
              {{QStringLiteral("item"), film},
               {QStringLiteral("at_ms"), 200},
               {QStringLiteral("note"), QStringLiteral("亮证")}});
    room.done(kOfficer, "evidence.transcribe",
              {{QStringLiteral("item"), film},
               {QStringLiteral("cues"),
                QJsonArray{QJsonObject{{QStringLiteral("from_ms"), 100},
                                       {QStringLiteral("to_ms"), 900},
                                       {QStringLiteral("text"), QStringLiteral("这是我们的执法证")}}}},
               {QStringLiteral("origin"), QStringLiteral("typed")},
               {QStringLiteral("made_on"), QStringLiteral("2025-01-06")}});
    const auto notes = itemNotes(room.bench.library(), room.bench.caseId(), film);
    REQUIRE(notes);
    REQUIRE(notes->marks.size() == 2);
    CHECK(notes->marks[0].atMs == 200);
    CHECK(notes->marks[1].toMs == 2500);
    CHECK(notes->marks[1].who == QStringLiteral("王某某"));
    REQUIRE(notes->cues.size() == 1);
    CHECK(notes->cues[0].text == QStringLiteral("这是我们的执法证"));
    CHECK_FALSE(room.bench.rawTexts().contains(QStringLiteral("王某某")));
    CHECK_FALSE(room.bench.rawTexts().contains(QStringLiteral("这是我们的执法证")));
    CHECK(room.bench.holds());
}

TEST_CASE("sound lacks its transcript until it has one", "[casework]")
{
    Room room;
    const QString sound = room.add("inquiry.wav");
    CHECK_FALSE(room.item(sound).lacks.isEmpty());
    room.done(kOfficer, "evidence.transcribe",
              {{QStringLiteral("item"), sound},
               {QStringLiteral("cues"), QJsonArray{QJsonObject{{QStringLiteral("text"), QStringLiteral("问答")}}}},
               {QStringLiteral("origin"), QStringLiteral("typed")},
               {QStringLiteral("made_on"), QStringLiteral("2025-01-06")}});
    CHECK(room.item(sound).lacks.isEmpty());
}

TEST_CASE("a derived item has its parent and its own digest, and counts for no evidence", "[casework]")
{
    Room room;
    const QString film = room.add("body_camera.mp4");
    const int counted = room.bench.view().facts.evidenceCount;
    DeriveRequest request;
    request.caseId = room.bench.caseId();
    request.record = film;
    request.how = QStringLiteral("clip");
    request.why = QStringLiteral("听证出示");
    request.fromMs = 500;
    request.toMs = 2000;
    const auto clip = deriveItem(room.bench.session(kOfficer), request, room.quiet);
    INFO((clip ? "" : (clip.error().id + clip.error().args.join(QLatin1Char(' '))).toStdString()));
    REQUIRE(clip);
    request.how = QStringLiteral("still");
    REQUIRE(deriveItem(room.bench.session(kOfficer), request, room.quiet));
    request.how = QStringLiteral("mask");
    CHECK(deriveItem(room.bench.session(kOfficer), request, room.quiet).error().id
          == QStringLiteral("evidence.nothing_masked"));
    request.regions = {evidence::Region{0, 0, 5000, 5000}};
    REQUIRE(deriveItem(room.bench.session(kOfficer), request, room.quiet));
    const EvidenceView derived = room.item(clip->record);
    CHECK(derived.parent == film);
    CHECK(derived.sha256 != room.item(film).sha256);
    const auto path = room.bench.library().blobPath(derived.sha256);
    REQUIRE(path);
    CHECK(room.bench.view().facts.evidenceCount == counted);
    // Each was noted in the access chain, with what it was for.
    AccessFilter filter;
    filter.record = film;
    const auto rows = accessReport(room.bench.library(), filter);
    REQUIRE(rows);
    REQUIRE(rows->size() == 4);
    CHECK(rows->front().how == QStringLiteral("clip"));
    CHECK(rows->front().purpose == QStringLiteral("听证出示"));
    CHECK(room.bench.holds());
    request.record = QString(64, QLatin1Char('0'));
    CHECK(deriveItem(room.bench.session(kOfficer), request, room.quiet).error().id
          == QStringLiteral("evidence.no_item"));
}

TEST_CASE("clips, stills and masked copies stand in the dossier behind their item; one foreign PDF spoils no volume",
          "[casework]")
{
    Room room;
    const QString film = room.add("body_camera.mp4");
    const QString photo = room.add("straw_area.jpg", {{QStringLiteral("title"), QStringLiteral("误传照片")}});
    const QString paper = room.add("../../dossier/unembedded.pdf",
                                   {{QStringLiteral("title"), QStringLiteral("租赁合同")},
                                    {QStringLiteral("type"), QStringLiteral("documentary")}});
    DeriveRequest request;
    request.caseId = room.bench.caseId();
    request.record = film;
    request.how = QStringLiteral("clip");
    request.title = QStringLiteral("倾倒片段");
    request.why = QStringLiteral("听证出示");
    request.fromMs = 500;
    request.toMs = 2000;
    const auto clip = deriveItem(room.bench.session(kOfficer), request, room.quiet);
    REQUIRE(clip);
    const QString whole = room.add("../../dossier/plain.pdf",
                                   {{QStringLiteral("title"), QStringLiteral("身份材料")},
                                    {QStringLiteral("type"), QStringLiteral("documentary")}});
    request.record = clip->record;
    request.how = QStringLiteral("still");
    request.title = QStringLiteral("片段截图");
    const auto still = deriveItem(room.bench.session(kOfficer), request, room.quiet);
    REQUIRE(still);
    room.done(kOfficer, "evidence.exclude",
              {{QStringLiteral("items"), QJsonArray{photo}},
               {QStringLiteral("excluded_on"), QStringLiteral("2025-01-07")},
               {QStringLiteral("ground"), QStringLiteral("与本案无关")}});
    const QTemporaryDir out;
    const QString file = out.filePath(QStringLiteral("volume.pdf"));
    const auto built = room.bench.session(kOfficer).buildDossier(room.bench.caseId(), file, room.quiet);
    INFO((built ? "" : (built.error().id + built.error().args.join(QLatin1Char(' '))).toStdString()));
    REQUIRE(built);
    const QString text = pdfText(file, {QStringLiteral("-raw")});
    for (const QString &record : {film, clip->record, still->record, paper, whole}) {
        const EvidenceView item = room.item(record);
        INFO(item.title.toStdString());
        CHECK(text.contains(item.title));
        CHECK(text.contains(item.sha256.left(20)));
        CHECK(text.contains(QStringLiteral("证据 %1").arg(item.no)));
    }
    CHECK(text.contains(QStringLiteral("Helvetica")));
    // What was left out is told: the excluded photograph, and why.
    CHECK(text.contains(QStringLiteral("误传照片")));
    CHECK(text.contains(QStringLiteral("与本案无关")));
    CHECK_FALSE(text.contains(room.item(photo).sha256.left(20)));
    CHECK(text.indexOf(QStringLiteral("倾倒片段")) < text.indexOf(QStringLiteral("片段截图")));
}

TEST_CASE("a background reading finds what is lost or damaged, stops at once, and alarms nobody falsely", "[casework]")
{
    Room room;
    const QString film = room.add("body_camera.mp4");
    const QString photo = room.add("straw_area.jpg");
    SystemClock clock;
    const auto all = dueContents(room.bench.library(), 30);
    REQUIRE(all);
    REQUIRE(all->contents.size() >= 2);
    int known = 0;
    const auto count = [&known](const DueContent &, const Result<void> &result) { known += result ? 1 : 0; };
    const auto clean = readAgain(*all, clock, count, room.quiet);
    REQUIRE(clean);
    CHECK(clean->findings.empty());
    CHECK(clean->left == 0);
    CHECK(known == static_cast<int>(all->contents.size()));
    CHECK_FALSE(room.item(film).checkedAt.isEmpty());
    CHECK(dueContents(room.bench.library(), 30)->contents.empty());
    // A damaged one is due again whatever its age; one that goes meanwhile is no finding, one lost before is.
    const QString path = room.bench.library().parts().vault->path(room.item(film).sha256);
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    QFile hurt(path);
    REQUIRE(hurt.open(QIODevice::ReadWrite));
    hurt.write("x");
    hurt.close();
    const QString lost = room.bench.library().parts().vault->path(room.item(photo).sha256);
    REQUIRE(QFile::rename(lost, lost + QLatin1Char('x')));
    auto due = dueContents(room.bench.library(), 0);
    REQUIRE(due);
    const auto bad = readAgain(
        *due, clock, [](const DueContent &, const Result<void> &) {}, room.quiet);
    REQUIRE(bad);
    CHECK(bad->findings.size() == 2);
    CHECK_FALSE(room.item(film).checkedGood);
    CHECK_FALSE(room.item(photo).checkedGood);
    for (DueContent &content : due->contents)
        content.here = true;
    CHECK(readAgain(
              *due, clock, [](const DueContent &, const Result<void> &) {}, room.quiet)
              ->findings.size()
          == 1);
    class Stopped final : public Progress {
    public:
        void report(qint64, qint64, const QString &) override {}
        bool cancelled() const override { return true; }
    } stopped;
    CHECK(readAgain(*due, clock, count, stopped)->contents == 0);
}

TEST_CASE("an item in the wrong case is moved, with all that was said of it, and both cases show it", "[casework]")
{
    Room room;
    const CaseId wrong = room.bench.caseId();
    const QString photo = room.add("straw_fire.jpg", {{QStringLiteral("av_step"), QStringLiteral("inspection")}});
    CHECK(room.act(kOfficer, "evidence.move",
                   {{QStringLiteral("items"), QJsonArray{photo}},
                    {QStringLiteral("to_case"), wrong.toString()},
                    {QStringLiteral("reason"), QStringLiteral("x")}})
              .error()
              .id
          == QStringLiteral("evidence.same_case"));
    room.bench.runUntil(caseScript(QStringLiteral("T01-completed")), QStringLiteral("evidence_1"));
    const CaseId right = room.bench.caseId();
    REQUIRE(right != wrong);
    const auto moved = room.act(kOfficer, "evidence.move",
                                {{QStringLiteral("items"), QJsonArray{photo}},
                                 {QStringLiteral("to_case"), right.toString()},
                                 {QStringLiteral("reason"), QStringLiteral("选错案件")}},
                                wrong);
    INFO((moved ? "" : moved.error().id.toStdString()));
    REQUIRE(moved);
    const auto before = evidencePage(room.bench.library(), wrong);
    const auto after = evidencePage(room.bench.library(), right);
    REQUIRE(before);
    REQUIRE(after);
    REQUIRE(before->items.size() == 1);
    CHECK(before->items[0].movedTo == right.toString());
    CHECK_FALSE(before->items[0].isLive());
    REQUIRE(after->items.size() == 1);
    CHECK(after->items[0].sha256 == before->items[0].sha256);
    CHECK(after->items[0].avStep == QStringLiteral("inspection"));
    CHECK(after->items[0].isLive());
    CHECK(room.bench.holds());
}

TEST_CASE("a private photograph goes by proposal, consent and two officers, and leaves its records", "[casework]")
{
    Room room;
    const QString photo = room.add("straw_area.jpg");
    const QString digest = room.item(photo).sha256;
    const QString proposal = room.done(kOfficer, "evidence.propose_destruction",
                                       {{QStringLiteral("items"), QJsonArray{photo}},
                                        {QStringLiteral("ground"), QStringLiteral("private")},
                                        {QStringLiteral("reason"), QStringLiteral("误传私人照片")},
                                        {QStringLiteral("proposed_on"), QStringLiteral("2025-01-06")}});
    const QJsonObject destroy{
        {QStringLiteral("proposal"), proposal},
        {QStringLiteral("destroyed_on"), QStringLiteral("2025-01-06")},
        {QStringLiteral("officers"), QJsonArray{QStringLiteral("zhangsan"), QStringLiteral("lisi")}}};
    CHECK(room.act(kOfficer, "evidence.destroy", destroy).error().id == QStringLiteral("evidence.not_agreed"));
    const auto decide = [&](const char *outcome) {
        room.done(QStringLiteral("zhaoliu"), "evidence.decide_destruction",
                  {{QStringLiteral("proposal"), proposal},
                   {QStringLiteral("outcome"), QLatin1String(outcome)},
                   {QStringLiteral("decided_on"), QStringLiteral("2025-01-06")}});
    };
    decide("disagree");
    CHECK(room.act(kOfficer, "evidence.destroy", destroy).error().id == QStringLiteral("evidence.not_agreed"));
    decide("agree");
    CHECK(room.bench.library().blobPath(digest));
    room.done(kOfficer, "evidence.destroy", destroy);
    CHECK_FALSE(QFile::exists(room.bench.library().parts().vault->path(digest)));
    CHECK(room.item(photo).destroyedOn == QStringLiteral("2025-01-06"));
    CHECK(room.bench.rawTexts().contains(QStringLiteral("blob.destroyed")));
    CHECK(room.bench.holds());
    CHECK(room.act(kOfficer, "evidence.destroy", destroy).error().id == QStringLiteral("evidence.destroyed_already"));
}

TEST_CASE("a content that another item needs stays when one item is destroyed", "[casework]")
{
    Room room;
    const QString one = room.add("straw_area.jpg");
    const QString other = room.add("straw_area.jpg", {{QStringLiteral("title"), QStringLiteral("另一张")}});
    const QString proposal = room.done(kOfficer, "evidence.propose_destruction",
                                       {{QStringLiteral("items"), QJsonArray{one}},
                                        {QStringLiteral("ground"), QStringLiteral("unrelated")},
                                        {QStringLiteral("reason"), QStringLiteral("重复")},
                                        {QStringLiteral("proposed_on"), QStringLiteral("2025-01-06")}});
    room.done(QStringLiteral("zhaoliu"), "evidence.decide_destruction",
              {{QStringLiteral("proposal"), proposal},
               {QStringLiteral("outcome"), QStringLiteral("agree")},
               {QStringLiteral("decided_on"), QStringLiteral("2025-01-06")}});
    room.done(kOfficer, "evidence.destroy",
              {{QStringLiteral("proposal"), proposal},
               {QStringLiteral("destroyed_on"), QStringLiteral("2025-01-06")},
               {QStringLiteral("officers"), QJsonArray{QStringLiteral("zhangsan"), QStringLiteral("lisi")}}});
    CHECK(room.bench.library().blobPath(room.item(other).sha256));
    CHECK(room.bench.holds());
}

TEST_CASE("sensitive items are opened by who handles the case, others need consent that ends", "[casework]")
{
    Room room;
    const QString film = room.add("body_camera.mp4", {{QStringLiteral("privacy"), QStringLiteral("sensitive")}});
    const QJsonObject open{{QStringLiteral("record"), film}, {QStringLiteral("phase"), QStringLiteral("opened")}};
    CHECK(room.act(kOfficer, "evidence.play", open));
    CHECK(room.act(QStringLiteral("zhaoliu"), "evidence.play", open));
    const auto refused = room.act(QStringLiteral("sunqi"), "evidence.play", open);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().id == QStringLiteral("access.wants_consent"));
    CHECK_FALSE(room.act(QStringLiteral("sunqi"), "evidence.export",
                         {{QStringLiteral("what"), QStringLiteral("x")},
                          {QStringLiteral("record"), film},
                          {QStringLiteral("purpose"), QStringLiteral("x")}}));
    room.done(QStringLiteral("sunqi"), "evidence.ask_access",
              {{QStringLiteral("record"), film}, {QStringLiteral("purpose"), QStringLiteral("法制审核")}});
    const auto allow = [&](const char *until) {
        room.done(QStringLiteral("wangwu"), "evidence.allow_access",
                  {{QStringLiteral("record"), film},
                   {QStringLiteral("person"), QStringLiteral("sunqi")},
                   {QStringLiteral("purpose"), QStringLiteral("法制审核")},
                   {QStringLiteral("until_on"), QLatin1String(until)}});
    };
    allow("2020-01-01");
    CHECK_FALSE(room.act(QStringLiteral("sunqi"), "evidence.play", open));
    allow("2099-01-01");
    CHECK(room.act(QStringLiteral("sunqi"), "evidence.play", open));
    CHECK(room.bench.holds());
}

TEST_CASE("the access report answers by item, by person and by period", "[casework]")
{
    Room room;
    const QString film = room.add("body_camera.mp4");
    const QString photo = room.add("straw_fire.jpg", {{QStringLiteral("title"), QStringLiteral("=1+1")}});
    room.done(kOfficer, "evidence.play",
              {{QStringLiteral("record"), film}, {QStringLiteral("phase"), QStringLiteral("opened")}});
    room.done(kOfficer, "evidence.play",
              {{QStringLiteral("record"), film},
               {QStringLiteral("phase"), QStringLiteral("closed")},
               {QStringLiteral("spans"), QJsonArray{QStringLiteral("0-3"), QStringLiteral("9-9")}}});
    room.done(QStringLiteral("wangwu"), "evidence.view",
              {{QStringLiteral("record"), photo}, {QStringLiteral("what"), QStringLiteral("照片")}});
    AccessFilter all;
    CHECK(accessReport(room.bench.library(), all)->size() == 3);
    all.record = film;
    const auto ofFilm = accessReport(room.bench.library(), all);
    REQUIRE(ofFilm->size() == 2);
    CHECK(ofFilm->back().spans == QStringList{QStringLiteral("0-3"), QStringLiteral("9-9")});
    CHECK(ofFilm->back().sha256 == room.item(film).sha256);
    AccessFilter person;
    person.person = room.bench.session(QStringLiteral("wangwu")).person();
    CHECK(accessReport(room.bench.library(), person)->size() == 1);
    AccessFilter later;
    later.from = QDate(2099, 1, 1);
    CHECK(accessReport(room.bench.library(), later)->empty());
    const QByteArray csv = accessCsv(*accessReport(room.bench.library(), {}));
    CHECK(csv.startsWith("\xef\xbb\xbf"));
    CHECK(csv.contains("\"'=1+1\"")); // no formula for a spreadsheet
    CHECK(csv.count("\r\n") == 4);
}

TEST_CASE("what must be recorded is owed until there is a recording or a reason, and concluding asks for it",
          "[casework]")
{
    Room room;
    const auto coverage = [&] {
        const auto page = evidencePage(room.bench.library(), room.bench.caseId());
        REQUIRE(page);
        return page->coverage;
    };
    const int before = coverage().recorded;
    CHECK(coverage().done > 0);
    room.add("body_camera.mp4", {{QStringLiteral("av_step"), QStringLiteral("inspection")}});
    CHECK(coverage().recorded == before + 1);
    room.done(kOfficer, "recording.waive",
              {{QStringLiteral("step"), QStringLiteral("inquiry")},
               {QStringLiteral("ground"), QStringLiteral("text_enough")},
               {QStringLiteral("reason"), QStringLiteral("询问笔录足以反映全过程")},
               {QStringLiteral("decided_on"), QStringLiteral("2025-01-06")}});
    CHECK(coverage().waived == 1);
    CHECK(coverage().percent() == 100);
    const auto all = coverageOfAll(room.bench.library(), room.quiet);
    REQUIRE(all);
    REQUIRE(all->size() == 1);
    CHECK(all->front().coverage.percent() == 100);
    CHECK(all->front().owed.isEmpty());
}

TEST_CASE("an open case never expires, a closed one by the longest of its periods", "[casework]")
{
    Room open("evidence_2");
    const auto kept = retentionOf(open.bench.library(), open.bench.caseId());
    REQUIRE(kept);
    for (const KeepRow &row : *kept) {
        CHECK(row.open);
        CHECK_FALSE(row.isDue(QDate(2999, 1, 1)));
    }
    const auto refused =
        open.act(kOfficer, "evidence.propose_destruction",
                 {{QStringLiteral("items"), QJsonArray{open.bench.record(QStringLiteral("evidence_1"))}},
                  {QStringLiteral("ground"), QStringLiteral("expired")},
                  {QStringLiteral("reason"), QStringLiteral("x")},
                  {QStringLiteral("proposed_on"), QStringLiteral("2025-01-06")}});
    CHECK(refused.error().id == QStringLiteral("evidence.case_open"));
    Room closed("");
    const auto rows = retention(closed.bench.library());
    REQUIRE(rows);
    REQUIRE_FALSE(rows->empty());
    for (const KeepRow &row : *rows) {
        CHECK_FALSE(row.open);
        CHECK_FALSE(row.isDue(QDate(2025, 12, 31)));
    }
    CHECK(keptUntil(QStringLiteral("y30"), QDate(2025, 1, 20)) == QDate(2055, 1, 20));
    CHECK(keptUntil(QStringLiteral("m6"), QDate(2025, 1, 20)) == QDate(2025, 7, 20));
    CHECK_FALSE(keptUntil(QStringLiteral("permanent"), QDate(2025, 1, 20)));
    CHECK(closed
              .act(kOfficer, "evidence.propose_destruction",
                   {{QStringLiteral("items"), QJsonArray{closed.bench.record(QStringLiteral("evidence_1"))}},
                    {QStringLiteral("ground"), QStringLiteral("expired")},
                    {QStringLiteral("reason"), QStringLiteral("x")},
                    {QStringLiteral("proposed_on"), QStringLiteral("2025-02-06")}})
              .error()
              .id
          == QStringLiteral("evidence.not_expired"));
}

TEST_CASE("devices are kept in a ledger, with holder and clock", "[casework]")
{
    Room room;
    room.done(QStringLiteral("admin"), "equipment.register",
              {{QStringLiteral("number"), QStringLiteral("JLY-01")},
               {QStringLiteral("sort"), QStringLiteral("recorder")},
               {QStringLiteral("model"), QStringLiteral("DSJ-A9")},
               {QStringLiteral("registered_on"), QStringLiteral("2025-01-02")}});
    room.done(QStringLiteral("admin"), "equipment.hand",
              {{QStringLiteral("number"), QStringLiteral("JLY-01")},
               {QStringLiteral("holder"), QStringLiteral("zhangsan")},
               {QStringLiteral("handed_on"), QStringLiteral("2025-01-03")}});
    room.done(QStringLiteral("admin"), "equipment.check_clock",
              {{QStringLiteral("number"), QStringLiteral("JLY-01")},
               {QStringLiteral("checked_at"), QStringLiteral("2025-01-03T09:00:00+08:00")},
               {QStringLiteral("slow_seconds"), 95}});
    const auto all = evidence::equipment(*room.bench.library().parts().store);
    REQUIRE(all);
    REQUIRE(all->size() == 1);
    CHECK(all->front().clockFast == -95);
    CHECK(all->front().holder == room.bench.session(kOfficer).person().toString());
    room.done(QStringLiteral("admin"), "equipment.retire",
              {{QStringLiteral("number"), QStringLiteral("JLY-01")},
               {QStringLiteral("retired_on"), QStringLiteral("2025-01-05")},
               {QStringLiteral("reason"), QStringLiteral("报废")}});
    CHECK(evidence::equipment(*room.bench.library().parts().store)->front().retiredOn == QStringLiteral("2025-01-05"));
    CHECK(room.act(kOfficer, "equipment.retire",
                   {{QStringLiteral("number"), QStringLiteral("JLY-01")},
                    {QStringLiteral("retired_on"), QStringLiteral("2025-01-05")},
                    {QStringLiteral("reason"), QStringLiteral("x")}})
              .error()
              .id
          == QStringLiteral("act.no_role"));
    CHECK(room.bench.holds());
}

TEST_CASE("the certificate of an item names its digest, its record and who looked at it", "[casework]")
{
    Room room;
    const QString photo = room.add("straw_fire.jpg");
    room.done(QStringLiteral("wangwu"), "evidence.view",
              {{QStringLiteral("record"), photo},
               {QStringLiteral("what"), QStringLiteral("照片")},
               {QStringLiteral("purpose"), QStringLiteral("审批")}});
    const QTemporaryDir dir;
    const QString out = dir.filePath(QStringLiteral("item.pdf"));
    REQUIRE(writeItemCertificate(room.bench.library(), room.bench.caseId(), 1, out, room.quiet));
    QProcess text;
    text.start(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), out, QStringLiteral("-")});
    REQUIRE(text.waitForFinished());
    const QString page = QString::fromUtf8(text.readAllStandardOutput());
    const EvidenceView item = room.item(photo);
    CHECK(page.contains(item.sha256.left(8)));
    CHECK(page.contains(item.record.left(8)));
    CHECK(page.contains(QStringLiteral("审批")));
    CHECK(page.contains(QStringLiteral("一致")));
    CHECK(page.count(QChar(u'\f')) == 1);
    const QString whole = dir.filePath(QStringLiteral("case.pdf"));
    REQUIRE(writeItemCertificate(room.bench.library(), room.bench.caseId(), 0, whole, room.quiet));
    CHECK(writeItemCertificate(room.bench.library(), room.bench.caseId(), 9, out, room.quiet).error().id
          == QStringLiteral("evidence.no_number"));
}

TEST_CASE("a small picture is made once, and is no viewing", "[casework]")
{
    Room room;
    const QString photo = room.add("straw_fire.jpg");
    const QString digest = room.item(photo).sha256;
    const qint64 records = room.bench.records();
    const QByteArray first = thumbnail(room.bench.library(), digest);
    CHECK(first.startsWith("\xff\xd8"));
    CHECK(thumbnail(room.bench.library(), digest) == first);
    CHECK(thumbnail(room.bench.library(), QStringLiteral("../../etc/passwd")).isEmpty());
    CHECK(room.bench.records() == records);
}

TEST_CASE("a small picture that a power cut tore is made again, and what has none is not asked twice", "[casework]")
{
    Room room;
    const QString digest = room.item(room.add("straw_fire.jpg")).sha256;
    const QByteArray whole = thumbnail(room.bench.library(), digest);
    REQUIRE(whole.startsWith("\xff\xd8"));
    const QString kept = room.bench.dir() + QStringLiteral("/local/thumbnails/") + digest + QStringLiteral(".jpg");
    const auto write = [&](const QByteArray &content) {
        QFile file(kept);
        REQUIRE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(content);
    };
    for (const QByteArray &torn : {QByteArray(), whole.left(whole.size() / 2), QByteArray(whole.size(), '\0')}) {
        write(torn);
        CHECK(thumbnail(room.bench.library(), digest) == whole);
    }
    write("-");
    CHECK(thumbnail(room.bench.library(), digest).isEmpty());
}
