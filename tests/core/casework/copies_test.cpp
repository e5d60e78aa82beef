#include <algorithm>

#include <catch2/catch.hpp>

#include <QtCore/QCryptographicHash>
#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QProcess>

#include "core/casework/access_log.h"
#include "core/casework/copies.h"
#include "core/casework/deriving.h"
#include "core/casework/evidence_page.h"

#include "tests/core/casework/bench.h"
#include "tests/support/pdf_text.h"

using namespace anjuan;
using namespace anjuan::casework;
using How = CopyPiece::How;
using anjuan::test::Bench;
using anjuan::test::caseScript;

namespace {

const QString kWitness = QStringLiteral("赵小满");
const QString kWitnessCard = QStringLiteral("11010519491231002X");
const QString kWitnessPhone = QStringLiteral("13912345678");
const QString kWitnessHome = QStringLiteral("河东路15号2单元301室");

/// A case with a witness and somebody who told of it, before its legal review.
struct Told : Bench {
    Told()
    {
        Script script = caseScript(QStringLiteral("C01-completed"));
        test::stepOf(script, QStringLiteral("clue")).with.insert(QStringLiteral("informant"), QStringLiteral("孙举报"));
        test::stepOf(script, QStringLiteral("inspection"))
            .with.insert(QStringLiteral("findings"), QStringLiteral("邻居赵小满在场,电话13912345678,称孙举报已来过。"));
        runUntil(script, QStringLiteral("opinion_1"));
        ScriptStep asked = test::stepOf(script, QStringLiteral("inquiry"));
        asked.id = QStringLiteral("witness");
        asked.at.clear();
        asked.with.insert(QStringLiteral("respondent"),
                          QJsonObject{{QStringLiteral("name"), kWitness},
                                      {QStringLiteral("id_number"), kWitnessCard},
                                      {QStringLiteral("phone"), kWitnessPhone},
                                      {QStringLiteral("address"), kWitnessHome},
                                      {QStringLiteral("relation"), QStringLiteral("证人")}});
        const auto done = perform(asked);
        INFO((done ? "" : qPrintable(done.error().id)));
        REQUIRE(done);
    }
    CopyRequest request(const char *profile)
    {
        CopyRequest request;
        request.caseId = caseId();
        request.profile = QLatin1String(profile);
        request.receiver = QStringLiteral("韦某的代理人钱律师");
        request.purpose = QStringLiteral("申请查阅、复制案卷");
        request.file = folder.filePath(QLatin1String(profile) + QStringLiteral(".pdf"));
        return request;
    }
    CopyPlan plan(const CopyRequest &request)
    {
        const auto plan = planCopy(library(), request, quiet);
        INFO((plan ? "" : qPrintable(plan.error().id + plan.error().args.join(QLatin1Char(' ')))));
        REQUIRE(plan);
        return *plan;
    }
    QTemporaryDir folder;
    NoProgress quiet;
};

const CopyPiece *pieceOf(const CopyPlan &plan, const QString &title)
{
    const auto found = std::find_if(plan.pieces.begin(), plan.pieces.end(),
                                    [&](const CopyPiece &piece) { return piece.title == title; });
    return found == plan.pieces.end() ? nullptr : &*found;
}

QString textOfPdf(const QString &file)
{
    QString text = test::pdfText(file);
    return text.remove(QLatin1Char('\n')).remove(QLatin1Char(' ')).remove(QLatin1Char('\f'));
}

} // namespace

TEST_CASE("a copy for the party covers what is others', leaves internal papers out, and is noted")
{
    Told told;
    const CopyRequest request = told.request("party");
    const CopyPlan plan = told.plan(request);
    for (const char *inner :
         {"立案审批表", "案件调查终结报告", "重大执法决定法制审核送审表", "案件来源（线索）登记表"}) {
        INFO(inner);
        const CopyPiece *piece = pieceOf(plan, QString::fromUtf8(inner));
        if (piece) // what no act of the script makes is not there at all
            CHECK(piece->how == How::LeftOut);
    }
    REQUIRE(pieceOf(plan, QStringLiteral("立案审批表")));
    REQUIRE(pieceOf(plan, QStringLiteral("现场检查（勘验）笔录")));
    CHECK(pieceOf(plan, QStringLiteral("现场检查（勘验）笔录"))->how == How::Masked);
    REQUIRE(pieceOf(plan, QStringLiteral("行政处罚事先告知书")));
    CHECK(pieceOf(plan, QStringLiteral("行政处罚事先告知书"))->how == How::Whole);
    CHECK(pieceOf(plan, QStringLiteral("弃置场现状照片"))->how == How::Unread);
    CHECK(plan.covered.contains(kWitness));
    CHECK(plan.covered.contains(QStringLiteral("孙举报")));
    CHECK_FALSE(plan.covered.contains(QStringLiteral("韦某")));
    CHECK_FALSE(plan.covered.contains(QStringLiteral("张三")));

    const qint64 before = told.records();
    const auto made = makeCopy(told.session(test::kOfficer), request, told.quiet);
    INFO((made ? "" : qPrintable(made.error().id + made.error().args.join(QLatin1Char(' ')))));
    REQUIRE(made);
    CHECK(told.records() > before);
    CHECK(made->covered > 3);
    const QString text = textOfPdf(request.file);
    for (const QString &gone : {kWitness, kWitnessCard, kWitnessPhone, kWitnessHome, QStringLiteral("孙举报"),
                                QStringLiteral("承办机构意见")}) {
        INFO(qPrintable(gone));
        CHECK_FALSE(text.contains(gone));
    }
    CHECK(text.contains(QStringLiteral("案卷材料复制件")));
    CHECK(text.contains(QStringLiteral("钱律师")));
    CHECK(text.contains(QStringLiteral("韦某")));
    QProcess valid;
    valid.start(QStringLiteral("sh"), {QStringLiteral(ANJUAN_SOURCE_DIR "/docs/format/pdfa1b.sh"), request.file});
    REQUIRE(valid.waitForFinished());
    INFO(valid.readAllStandardOutput().toStdString());
    CHECK(valid.exitCode() == 0);

    // Who was given what, and why: the receiver is a particular, by the file's digest the paper is known again.
    const auto report =
        accessReport(told.library(), {.caseId = told.caseId(), .record = {}, .person = {}, .from = {}, .to = {}});
    REQUIRE(report);
    const auto noted = std::find_if(report->begin(), report->end(), [](const AccessRow &row) {
        return row.kind == QStringLiteral("access.copy_given");
    });
    REQUIRE(noted != report->end());
    CHECK(noted->purpose == request.purpose);
    QFile file(request.file);
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(made->sha256.toLatin1() == QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256).toHex());
    CHECK(told.rawTexts().contains(made->sha256));
    CHECK_FALSE(told.rawTexts().contains(QStringLiteral("钱律师")));
    CHECK(told.holds());
}

TEST_CASE("a court's copy keeps names, and covers numbers and whoever told of it")
{
    Told told;
    CopyRequest request = told.request("court");
    const CopyPlan plan = told.plan(request);
    CHECK_FALSE(plan.covered.contains(kWitness));
    CHECK(plan.covered.contains(kWitnessCard));
    CHECK(plan.covered.contains(QStringLiteral("孙举报")));
    REQUIRE(pieceOf(plan, QStringLiteral("询问笔录")));
    // By hand a piece stays back, and a word is covered, too.
    const CopyPiece *photo = pieceOf(plan, QStringLiteral("弃置场现状照片"));
    REQUIRE(photo);
    request.leaveOut = {photo->record};
    request.alsoCover = {QStringLiteral("邻居")};
    const CopyPlan less = told.plan(request);
    CHECK(pieceOf(less, QStringLiteral("弃置场现状照片"))->how == How::LeftOut);
    CHECK(less.covered.contains(QStringLiteral("邻居")));
    CHECK(pieceOf(less, QStringLiteral("现场检查（勘验）笔录"))->covered
          > pieceOf(plan, QStringLiteral("现场检查（勘验）笔录"))->covered);
}

TEST_CASE("a copy without receiver or reason, or for nobody known, is refused, and nothing is written")
{
    Told told;
    CopyRequest request = told.request("party");
    request.purpose = QStringLiteral("  ");
    told.session(QStringLiteral("sunqi")); // a log-in is a record, too
    told.session(test::kOfficer);
    const qint64 before = told.records();
    const auto silent = makeCopy(told.session(test::kOfficer), request, told.quiet);
    REQUIRE_FALSE(silent);
    CHECK(silent.error().id == QStringLiteral("copy.wants_words"));
    request = told.request("newspaper");
    CHECK(planCopy(told.library(), request, told.quiet).error().id == QStringLiteral("copy.no_profile"));
    CHECK(makeCopy(told.session(test::kOfficer), request, told.quiet).error().id == QStringLiteral("copy.no_profile"));
    // Nothing at all to be given.
    request = told.request("party");
    for (const CopyPiece &piece : told.plan(request).pieces)
        request.leaveOut += piece.record;
    CHECK(makeCopy(told.session(test::kOfficer), request, told.quiet).error().id
          == QStringLiteral("copy.nothing_left"));
    // Who may not give copies leaves no file behind.
    request = told.request("party");
    CHECK(makeCopy(told.session(QStringLiteral("sunqi")), request, told.quiet).error().id
          == QStringLiteral("act.no_role"));
    CHECK_FALSE(QFile::exists(request.file));
    CHECK(told.records() == before);
}

TEST_CASE("what was made of a restricted item shows no more than the item itself may")
{
    Told told;
    Script script = caseScript(QStringLiteral("C01-completed"));
    ScriptStep item = test::stepOf(script, QStringLiteral("evidence_1"));
    item.id = QStringLiteral("home");
    item.at.clear();
    item.with.insert(QStringLiteral("title"), QStringLiteral("住宅内录像"));
    item.with.insert(QStringLiteral("privacy"), QStringLiteral("personal"));
    const auto added = told.perform(item);
    INFO((added ? "" : qPrintable(added.error().id + added.error().args.join(QLatin1Char(' ')))));
    REQUIRE(added);
    ScriptStep still = item;
    still.act = QStringLiteral("evidence.derive");
    still.id = QStringLiteral("still");
    still.with = {{QStringLiteral("item"), added->record},
                  {QStringLiteral("derived"), item.with.value(QLatin1String("evidence"))},
                  {QStringLiteral("how"), QStringLiteral("still")},
                  {QStringLiteral("title"), QStringLiteral("住宅内录像截图")},
                  {QStringLiteral("why"), QStringLiteral("看清门牌")}};
    const auto made = told.perform(still);
    INFO((made ? "" : qPrintable(made.error().id + made.error().args.join(QLatin1Char(' ')))));
    REQUIRE(made);
    const CopyPlan plan = told.plan(told.request("party"));
    for (const char *title : {"住宅内录像", "住宅内录像截图"}) {
        INFO(title);
        const CopyPiece *piece = pieceOf(plan, QString::fromUtf8(title));
        REQUIRE(piece);
        CHECK(piece->how == How::LeftOut);
    }
}

TEST_CASE("a masked photograph stands in the copy with its own digest, as made of the item, and the item nowhere")
{
    Told told;
    const auto page = evidencePage(told.library(), told.caseId());
    REQUIRE(page);
    const auto photo = std::find_if(page->items.begin(), page->items.end(), [](const EvidenceView &item) {
        return item.title == QStringLiteral("弃置场现状照片");
    });
    REQUIRE(photo != page->items.end());
    const auto masks = [&](int side) {
        DeriveRequest request;
        request.caseId = told.caseId();
        request.record = photo->record;
        request.how = QStringLiteral("mask");
        request.why = QStringLiteral("遮盖路人");
        request.regions = {evidence::Region{0, 0, side, side}};
        const auto made = deriveItem(told.session(test::kOfficer), request, told.quiet);
        INFO((made ? "" : qPrintable(made.error().id + made.error().args.join(QLatin1Char(' ')))));
        REQUIRE(made);
        return made->record;
    };
    const auto digestOf = [&](const QString &record) {
        QString digest;
        for (const EvidenceView &item : evidencePage(told.library(), told.caseId())->items)
            digest = item.record == record ? item.sha256 : digest;
        return digest;
    };
    const QString early = digestOf(masks(2000)); // left something to be seen
    const QString record = masks(6000);
    const QString masked = digestOf(record);
    CopyRequest request = told.request("party");
    const CopyPlan plan = told.plan(request);
    const CopyPiece *piece = pieceOf(plan, photo->title);
    REQUIRE(piece);
    CHECK(piece->how == How::Masked);
    CHECK(piece->record == photo->record);
    CHECK(std::none_of(plan.pieces.begin(), plan.pieces.end(),
                       [&](const CopyPiece &one) { return one.record == record; }));
    REQUIRE(makeCopy(told.session(test::kOfficer), request, told.quiet));
    const QString text = textOfPdf(request.file);
    CHECK(text.count(masked) == 1);
    CHECK_FALSE(text.contains(photo->sha256));
    CHECK_FALSE(text.contains(early));
    CHECK(text.contains(QStringLiteral("由证据1制作的遮蔽件：遮盖路人")));
    // The pictures in the file are what the words beneath them say.
    QProcess pictures;
    pictures.start(QStringLiteral("pdfimages"),
                   {QStringLiteral("-all"), request.file, told.folder.filePath(QStringLiteral("picture"))});
    REQUIRE(pictures.waitForFinished());
    QStringList found;
    for (const QString &name : QDir(told.folder.path()).entryList({QStringLiteral("picture*.jpg")})) {
        QFile file(told.folder.filePath(name));
        REQUIRE(file.open(QIODevice::ReadOnly));
        found += QString::fromLatin1(QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256).toHex());
    }
    CHECK(found.count(masked) == 1);
    CHECK_FALSE(found.contains(photo->sha256));
    CHECK_FALSE(found.contains(early));
    // Who leaves the item out leaves out what was made of it to stand for it.
    request.leaveOut = {photo->record};
    request.file = told.folder.filePath(QStringLiteral("less.pdf"));
    REQUIRE(makeCopy(told.session(test::kOfficer), request, told.quiet));
    CHECK_FALSE(textOfPdf(request.file).contains(masked));
    CHECK(told.holds());
}
