#include <algorithm>

#include <catch2/catch.hpp>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QProcess>
#include <QtGui/QImage>

#include "core/casework/archive_list.h"
#include "core/casework/copies.h"
#include "core/documents/form.h"
#include "core/sheets/reading.h"

#include "tests/core/casework/archived.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Archived;
using anjuan::test::bytesOf;
using anjuan::test::caseScript;
using anjuan::test::isArchival;
using anjuan::test::wordsOn;
using How = CopyPiece::How;

namespace {

const QString kVerdict = QStringLiteral("行政判决书");

} // namespace

TEST_CASE("what comes after archiving is bound as a later volume, and the archived one stays as it is", "[volumes]")
{
    Archived room;
    const VolumesMade first = room.built(room.out("first.pdf"));
    CHECK(first.volume == 1);
    const VolumeRow one = room.rows().back();
    CHECK(one.itemFrom == 1);
    CHECK(one.pageFrom == 1);
    CHECK(one.pageTo > 10);
    const auto counted = dossier::countVolume(first.files.front());
    REQUIRE(counted);
    CHECK(counted->items == one.items);
    CHECK(counted->numbered == one.pageTo);

    room.arrives(kVerdict);
    // A later volume states what it holds and who compiles it.
    CHECK(room.build({}).error().id == QStringLiteral("dossier.later_wants_note"));
    const VolumesMade second = room.built(room.out("second.pdf"), Archived::later());
    CHECK(second.volume == 2);
    const VolumeRow two = room.rows().back();
    CHECK(two.itemFrom == one.itemTo + 1);
    CHECK(two.pageFrom == one.pageTo + 1);
    CHECK(two.items == 1);
    CHECK(two.stands);
    isArchival(second.files.front());
    CHECK(wordsOn(second.files.front(), 1)
              .contains(QStringLiteral("(续卷)")
                            .replace(QLatin1Char('('), QChar(u'（'))
                            .replace(QLatin1Char(')'), QChar(u'）'))));
    CHECK(wordsOn(second.files.front(), 1).contains(QStringLiteral("第2卷")));
    const QString index = wordsOn(second.files.front(), 2);
    CHECK(index.contains(kVerdict));
    CHECK(index.contains(QStringLiteral("某区人民法院")));
    CHECK_FALSE(index.contains(QStringLiteral("立案审批表")));
    CHECK(wordsOn(second.files.front(), 3).contains(QString::number(two.pageFrom)));
    const QString note = wordsOn(second.files.front(), 4);
    CHECK(note.contains(QStringLiteral("归档后收到一审判决书一份")));
    CHECK(note.contains(QStringLiteral("前卷保持原样")));

    // The archived volume is as it was, byte for byte, and another later one goes on from the second.
    REQUIRE(saveVolume(room.library(), room.caseId(), one.record.left(16), room.out("again.pdf")));
    CHECK(bytesOf(room.out("again.pdf")) == bytesOf(first.files.front()));
    CHECK(saveVolume(room.library(), room.caseId(), QStringLiteral("zz"), room.out("x.pdf")).error().id
          == QStringLiteral("dossier.no_volume"));
    CHECK(room.build({}).error().id == QStringLiteral("dossier.nothing_later"));
    room.arrives(QStringLiteral("缴款凭证补件"));
    CHECK(room.built({}, Archived::later()).volume == 3);
    CHECK(room.rows().back().pageFrom == two.pageTo + 1);
    const auto standing = room.rows();
    CHECK(std::count_if(standing.begin(), standing.end(), [](const VolumeRow &row) { return row.stands; }) == 3);
    CHECK(room.holds());
}

namespace {

/// The receipt's printed page comes home signed, by its code or by hand.
void signReceipt(Archived &room, bool byCode = true)
{
    const auto view = room.library().caseView(room.caseId(), nullptr);
    REQUIRE(view);
    const auto paper = std::find_if(view->documents.begin(), view->documents.end(), [](const DocumentView &one) {
        return one.form == QLatin1String("service_receipt") && one.pages == 1;
    });
    REQUIRE(paper != view->documents.end());
    QImage side(1240, 1754, QImage::Format_RGB32);
    side.fill(Qt::white);
    const QString scan = room.folder.filePath(QStringLiteral("signed.png"));
    REQUIRE(side.save(scan));
    Request request;
    request.act = QStringLiteral("document.add_scan");
    request.caseId = room.caseId();
    request.with = {{QStringLiteral("document"), paper->record},
                    {QStringLiteral("scan"), scan},
                    {QStringLiteral("signed_on"), dateText(room.clock().today())}};
    const auto &parts = room.library().parts();
    const auto file = CaseFile::load(*parts.store, *parts.vault, room.caseId());
    REQUIRE(file);
    const QString code = file->byHash(paper->record)->body.value(QLatin1String("page_code")).toString();
    REQUIRE(code.size() == 16);
    if (byCode)
        request.with.insert(QStringLiteral("page_code"), code.toUpper());
    const auto done = room.session(test::kOfficer).perform(request, room.quiet);
    INFO((done ? "" : qPrintable(done.error().id + done.error().args.join(QLatin1Char(' ')))));
    REQUIRE(done);
}

} // namespace

TEST_CASE("the signed paper stands in the dossier for its document, and can be searched", "[volumes]")
{
    Archived room(QStringLiteral("publication"));
    room.built(room.out("plain.pdf"));
    const VolumeRow plain = room.rows().back();
    signReceipt(room);
    room.built(room.out("signed.pdf"));
    const VolumeRow with = room.rows().back();
    // What came with its service is another paper now, and stands by itself.
    CHECK(with.items == plain.items + 1);
    CHECK(with.pageTo == plain.pageTo + 1);
    const QString words = wordsOn(room.out("signed.pdf"));
    const QString before = wordsOn(room.out("plain.pdf"));
    for (const QString &once : {QStringLiteral("送达回证"), QStringLiteral("签名件扫描")})
        CHECK(words.count(once) == before.count(once));
    isArchival(room.out("signed.pdf"));
}

TEST_CASE("a scan that was filed by hand stands behind its document, and the index says so", "[volumes]")
{
    Archived room(QStringLiteral("publication"));
    room.built(room.out("plain.pdf"));
    const VolumeRow plain = room.rows().back();
    signReceipt(room, false);
    room.built(room.out("signed.pdf"));
    CHECK(room.rows().back().items == plain.items + 1);
    const QString words = wordsOn(room.out("signed.pdf"));
    CHECK(words.count(QStringLiteral("人工归入")) == 1);
    isArchival(room.out("signed.pdf"));
}

TEST_CASE("what is signed after archiving is an item of the later volume", "[volumes]")
{
    Archived room;
    room.built(room.out("first.pdf"));
    const VolumeRow first = room.rows().back();
    signReceipt(room);
    room.built(room.out("later.pdf"), Archived::later());
    CHECK(room.rows().back().items == 1);
    CHECK(room.rows().back().pageFrom == first.pageTo + 1);
    CHECK(wordsOn(room.out("later.pdf"), 2).contains(QStringLiteral("送达回证")));
}

TEST_CASE("a first volume that is made late holds what was there when the case was archived", "[volumes]")
{
    Archived room;
    room.arrives(kVerdict);
    const auto before = room.rows();
    // The volume of before archiving lacks nothing that was archived: what came since goes on from it.
    REQUIRE_FALSE(before.empty());
    CHECK(room.built(room.out("later.pdf"), Archived::later()).volume == 2);
    CHECK(room.rows().front().stands);
    CHECK(wordsOn(room.out("later.pdf"), 2).contains(kVerdict));
    CHECK(room.holds());
}

TEST_CASE("a split dossier has an outer and an inner volume with their own index and numbers", "[volumes]")
{
    Archived room;
    const VolumesMade made = room.built(room.out("case.pdf"), {{QStringLiteral("split"), true}});
    REQUIRE(made.files.size() == 2);
    CHECK(made.files.at(0).endsWith(QStringLiteral("case-正卷.pdf")));
    CHECK(made.files.at(1).endsWith(QStringLiteral("case-副卷.pdf")));
    const QString outer = wordsOn(made.files.at(0));
    const QString inner = wordsOn(made.files.at(1));
    for (const char *title : {"立案审批表", "调查终结报告", "集体讨论"}) {
        INFO(title);
        CHECK(inner.contains(QString::fromUtf8(title)));
    }
    CHECK(wordsOn(made.files.at(0), 2).contains(QStringLiteral("行政处罚决定书")));
    CHECK_FALSE(wordsOn(made.files.at(0), 2).contains(QStringLiteral("立案审批表")));
    CHECK_FALSE(wordsOn(made.files.at(0), 2).contains(QStringLiteral("调查终结报告")));
    CHECK_FALSE(wordsOn(made.files.at(1), 2).contains(QStringLiteral("现场检查（勘验）笔录")));
    for (const QString &file : made.files)
        isArchival(file);
    const auto rows = room.rows();
    const VolumeRow &left = rows.at(rows.size() - 2);
    const VolumeRow &right = rows.back();
    CHECK(left.side == VolumeSide::Outer);
    CHECK(right.side == VolumeSide::Inner);
    CHECK(left.stands);
    CHECK(left.pageFrom == 1);
    CHECK(right.pageFrom == 1);
    CHECK(right.itemFrom == 1);
    CHECK_FALSE(rows.front().stands);
    CHECK(inner.contains(QStringLiteral("不对外提供查阅")));

    // A paper of the inner side goes on there alone.
    room.arrives(QStringLiteral("内部情况说明"), true);
    const VolumesMade more = room.built(room.out("more.pdf"), Archived::later());
    REQUIRE(more.files.size() == 1);
    CHECK(more.files.front().endsWith(QStringLiteral("副卷.pdf")));
    CHECK(room.rows().back().pageFrom == right.pageTo + 1);
    CHECK(room.holds());
}

TEST_CASE("the cover says what of the volume is secret, by the highest", "[volumes]")
{
    Archived room(QStringLiteral("opinion_1"));
    const auto takes = [&](const char *title, const char *secrecy) {
        Script script = caseScript(QStringLiteral("C01-completed"));
        ScriptStep item = test::stepOf(script, QStringLiteral("evidence_1"));
        item.id = QLatin1String(secrecy);
        item.at.clear();
        item.with.insert(QStringLiteral("title"), QString::fromUtf8(title));
        item.with.insert(QStringLiteral("secrecy"), QLatin1String(secrecy));
        const auto added = room.perform(item);
        INFO((added ? "" : qPrintable(added.error().id + added.error().args.join(QLatin1Char(' ')))));
        REQUIRE(added);
    };
    const auto cover = [&](const VolumesMade &made, int nth) {
        isArchival(made.files.at(nth));
        CHECK_FALSE(wordsOn(made.files.at(nth), 1).contains(QStringLiteral("卷内目录"))); // one page
        return wordsOn(made.files.at(nth), 1);
    };
    const QString work = QStringLiteral("工作秘密");
    const QString state = QStringLiteral("含疑似国家秘密材料");
    const QString none = cover(room.built(room.out("none.pdf")), 0);
    CHECK(none.contains(QStringLiteral("行政处罚案卷")));
    CHECK_FALSE(none.contains(QStringLiteral("秘密")));

    takes("内部值班表", "work");
    const QString one = cover(room.built(room.out("work.pdf")), 0);
    INFO(one.toStdString());
    CHECK(one.contains(work));
    CHECK(one.indexOf(work) < one.indexOf(QStringLiteral("行政处罚案卷")));
    const VolumesMade split = room.built(room.out("split.pdf"), {{QStringLiteral("split"), true}});
    CHECK_FALSE(cover(split, 0).contains(QStringLiteral("秘密")));
    CHECK(cover(split, 1).contains(work));

    takes("来历不明的图纸", "suspected");
    const QString both = cover(room.built(room.out("state.pdf")), 0);
    CHECK(both.contains(state));
    CHECK_FALSE(both.contains(work));
}

TEST_CASE("what was made of a secret item lies in the inner volume with it", "[volumes]")
{
    Archived room(QStringLiteral("opinion_1"));
    Script script = caseScript(QStringLiteral("C01-completed"));
    ScriptStep item = test::stepOf(script, QStringLiteral("evidence_1"));
    item.id = QStringLiteral("secret");
    item.at.clear();
    item.with.insert(QStringLiteral("title"), QStringLiteral("内部值班表"));
    item.with.insert(QStringLiteral("secrecy"), QStringLiteral("work"));
    const auto makes = [&](const QString &of, const char *how, const char *title) {
        ScriptStep made = item;
        made.act = QStringLiteral("evidence.derive");
        made.id = QString::fromUtf8(title);
        made.with = {{QStringLiteral("item"), of},
                     {QStringLiteral("derived"), item.with.value(QLatin1String("evidence"))},
                     {QStringLiteral("how"), QLatin1String(how)},
                     {QStringLiteral("title"), QString::fromUtf8(title)},
                     {QStringLiteral("why"), QStringLiteral("听证出示")}};
        const auto done = room.perform(made);
        INFO((done ? "" : qPrintable(done.error().id + done.error().args.join(QLatin1Char(' ')))));
        REQUIRE(done);
        return done->record;
    };
    const auto added = room.perform(item);
    REQUIRE(added);
    const QString clip = makes(added->record, "clip", "值班表片段");
    makes(clip, "still", "值班表截图");
    item.id = QStringLiteral("open");
    item.with.insert(QStringLiteral("title"), QStringLiteral("道路全景"));
    item.with.remove(QStringLiteral("secrecy"));
    const auto open = room.perform(item);
    REQUIRE(open);
    makes(open->record, "still", "道路截图");
    const VolumesMade made = room.built(room.out("secret.pdf"), {{QStringLiteral("split"), true}});
    REQUIRE(made.files.size() == 2);
    const QString outer = wordsOn(made.files.at(0));
    const QString inner = wordsOn(made.files.at(1));
    for (const char *title : {"内部值班表", "值班表片段", "值班表截图"}) {
        INFO(title);
        CHECK(inner.contains(QString::fromUtf8(title)));
        CHECK_FALSE(outer.contains(QString::fromUtf8(title)));
    }
    for (const char *title : {"道路全景", "道路截图"}) {
        INFO(title);
        CHECK(outer.contains(QString::fromUtf8(title)));
        CHECK_FALSE(inner.contains(QString::fromUtf8(title)));
    }
}

TEST_CASE("in the order of market supervision the decision and its service stand in front", "[volumes]")
{
    Archived room;
    const VolumesMade made = room.built(
        room.out("market.pdf"), {{QStringLiteral("split"), true}, {QStringLiteral("order"), QStringLiteral("market")}});
    REQUIRE(made.files.size() == 2);
    // The index goes on over a page: the waiver stands behind its notice, before the records.
    const QString outer = wordsOn(made.files.at(0), 2) + wordsOn(made.files.at(0), 3);
    const QString inner = wordsOn(made.files.at(1), 2);
    const auto filing = outer.indexOf(QStringLiteral("立案审批表"));
    const auto decision = outer.indexOf(QStringLiteral("行政处罚决定书"));
    const auto receipt = outer.indexOf(QStringLiteral("送达回证"));
    const auto inspection = outer.indexOf(QStringLiteral("现场检查（勘验）笔录"));
    CHECK(filing >= 0);
    CHECK(filing < decision);
    CHECK(decision < receipt);
    CHECK(receipt < inspection);
    CHECK_FALSE(inner.contains(QStringLiteral("立案审批表")));
    CHECK(inner.indexOf(QStringLiteral("调查终结报告")) < inner.indexOf(QStringLiteral("结案审批表")));
    CHECK(room.rows().back().marketOrder);
    // Nobody asked again: it lies as it lay.
    room.built(room.out("again.pdf"), {{QStringLiteral("split"), true}});
    CHECK(room.rows().back().marketOrder);
    CHECK(wordsOn(room.folder.filePath(QStringLiteral("again-正卷.pdf")), 2).contains(QStringLiteral("立案审批表")));
    CHECK(room.build({}, {{QStringLiteral("order"), QStringLiteral("by colour")}}).error().id
          == QStringLiteral("act.bad_field"));
    CHECK(room.holds());
}

TEST_CASE("the inner volume ends with the chain of records and its root, which no page number counts", "[volumes]")
{
    Archived room;
    const VolumesMade made = room.built(room.out("case.pdf"), {{QStringLiteral("split"), true}});
    CHECK_FALSE(wordsOn(made.files.at(0)).contains(QStringLiteral("记录链与核对结果")));
    const QString inner = wordsOn(made.files.at(1));
    const auto at = inner.indexOf(QStringLiteral("记录链与核对结果"));
    REQUIRE(at > 0);
    const QString chain = inner.mid(at);
    CHECK(chain.contains(QStringLiteral("相符")));
    CHECK(chain.contains(QStringLiteral("没有对照本机以外的存根")));
    const CaseView view = room.view();
    int told = 0;
    for (const RecordView &record : view.timeline)
        told += chain.contains(record.hash.left(16)) ? 1 : 0;
    // All but the two that tell of this making.
    CHECK(told == static_cast<int>(view.timeline.size()) - 2);
    const auto counted = dossier::countVolume(made.files.at(1));
    REQUIRE(counted);
    CHECK(counted->numbered == room.rows().back().pageTo);
    CHECK(counted->items == room.rows().back().items);
    isArchival(made.files.at(1));
}

TEST_CASE("no copy for party or court holds a piece of the inner volume", "[volumes]")
{
    Archived room;
    const QString open = room.arrives(kVerdict);
    const QString closed = room.arrives(QStringLiteral("内部情况说明"), true);
    for (const char *profile : {"party", "court"}) {
        CopyRequest request;
        request.caseId = room.caseId();
        request.profile = QLatin1String(profile);
        const auto plan = planCopy(room.library(), request, room.quiet);
        REQUIRE(plan);
        const auto how = [&](const QString &record) {
            return std::find_if(plan->pieces.begin(), plan->pieces.end(),
                                [&](const CopyPiece &piece) { return piece.record == record; })
                ->how;
        };
        CHECK(how(closed) == How::LeftOut);
        CHECK(how(open) != How::LeftOut);
    }
    // Each form of the inside lies in the inner volume, unless the list says why not.
    const QDir forms(QStringLiteral(":/forms"));
    QFile file(QStringLiteral(":/texts/dossier_sides.json"));
    REQUIRE(file.open(QIODevice::ReadOnly));
    const QJsonObject sides = QJsonDocument::fromJson(file.readAll()).object();
    const QVariantList outer = sides.value(QLatin1String("outer_internal_forms")).toArray().toVariantList();
    int inner = 0;
    for (const QString &name : forms.entryList({QStringLiteral("*.json")})) {
        const QString id = name.chopped(5);
        const auto form = QJsonDocument::fromJson(bytesOf(forms.filePath(name))).object();
        if (form.value(QLatin1String("audience")).toString() != QStringLiteral("internal") || outer.contains(id))
            continue;
        INFO(qPrintable(id));
        CHECK(sides.value(QLatin1String("inner_forms")).toArray().contains(id));
        ++inner;
    }
    CHECK(inner > 20);
}

TEST_CASE("a fault that cannot be cured is archived with its note", "[volumes]")
{
    Archived room;
    Request request;
    request.act = QStringLiteral("archive.note_fault");
    request.caseId = room.caseId();
    request.with = {{QStringLiteral("noted_on"), dateText(room.clock().today())},
                    {QStringLiteral("fault"), QStringLiteral("现场照片第3张缺拍摄人签名。")},
                    {QStringLiteral("why"), QStringLiteral("拍摄人已经调离,现场已经清除。")},
                    {QStringLiteral("handled"), QStringLiteral("由在场人员书面说明。")}};
    const auto noted = room.session(QStringLiteral("zhouba")).perform(request, room.quiet);
    INFO((noted ? "" : qPrintable(noted.error().id + noted.error().args.join(QLatin1Char(' ')))));
    REQUIRE(noted);
    CHECK(noted->findings.empty());
    const VolumesMade made = room.built(room.out("noted.pdf"));
    CHECK(made.volume == 1);
    const QString all = wordsOn(made.files.front());
    CHECK(all.contains(QStringLiteral("现场照片第3张缺拍摄人签名")));
    CHECK(all.contains(QStringLiteral("拍摄人已经调离")));
    CHECK(all.contains(QStringLiteral("由在场人员书面说明")));
    request.with.remove(QStringLiteral("why"));
    CHECK(room.session(QStringLiteral("zhouba")).perform(request, room.quiet).error().id
          == QStringLiteral("act.missing_field"));
}

TEST_CASE("of a split dossier whose second half cannot be saved nothing is left", "[volumes]")
{
    Archived room;
    const qint64 records = room.records();
    const QStringList contents = room.library().parts().vault->list();
    REQUIRE(QDir().mkpath(room.folder.filePath(QStringLiteral("case-副卷.pdf/in the way"))));
    const auto made = room.build(room.out("case.pdf"), {{QStringLiteral("split"), true}});
    REQUIRE_FALSE(made);
    CHECK(made.error().id == QStringLiteral("file.not_written"));
    CHECK(room.records() == records);
    CHECK(room.library().parts().vault->list() == contents);
    CHECK_FALSE(QFileInfo::exists(room.folder.filePath(QStringLiteral("case-正卷.pdf"))));
    CHECK(room.holds());
}

TEST_CASE("the archive takes over by a workbook that names each case and each volume", "[volumes]")
{
    Archived room;
    room.built({}, {{QStringLiteral("split"), true}});
    room.arrives(kVerdict);
    room.built({}, Archived::later());
    const auto cases = archivedCases(room.library(), QDate(2023, 1, 1), QDate(2023, 12, 31));
    REQUIRE(cases);
    REQUIRE(cases->size() == 1);
    const ArchivedCase &one = cases->front();
    CHECK(one.volumes.size() == 3);
    CHECK(one.archiveNumber == room.newestBody(QStringLiteral("case.archived")).value(QLatin1String("archive_number")));
    CHECK_FALSE(one.decisionNumber.isEmpty());
    CHECK(one.filedOn < one.closedOn);
    int items = 0, pages = 0;
    for (const VolumeRow &row : one.volumes) {
        items += row.items;
        pages += row.pageTo - row.pageFrom + 1;
    }
    CHECK(one.items == items);
    CHECK(one.pages == pages);
    CHECK(one.remarks.join(QString()).contains(QStringLiteral("续卷")));
    const QString file = room.out("list.xlsx");
    REQUIRE(sheets::writeWorkbook(
        file, archiveSheets(*cases, QStringLiteral("石桥镇人民政府"), QDate(2023, 1, 1), QDate(2023, 12, 31)),
        QStringLiteral("清单"), QDate(2026, 1, 1), room.quiet));
    const auto read = sheets::readTable(file, room.quiet);
    REQUIRE(read);
    CHECK(read->sheets.size() == 2);
    CHECK(archivedCases(room.library(), QDate(2022, 1, 1), QDate(2022, 12, 31))->empty());
    CHECK(archivedCases(room.library(), QDate(2022, 1, 2), QDate(2022, 1, 1)).error().id
          == QStringLiteral("archive.period"));
}
