#include <catch2/catch.hpp>

#include <QtCore/QProcess>

#include "core/casework/assessments.h"
#include "core/casework/parts.h"
#include "core/casework/volumes.h"
#include "core/exchange/bundle_verify.h"
#include "core/sheets/reading.h"

#include "tests/core/casework/bench.h"
#include "tests/support/pdf_text.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Bench;
using anjuan::test::caseScript;

namespace {

/// The package of one closed case of a unit.
QString packageOf(Bench &unit, const QTemporaryDir &folder, const char *name)
{
    NoProgress quiet;
    ExportRequest request;
    request.cases = {unit.caseId()};
    request.profile = QStringLiteral("archive");
    request.file = folder.filePath(QLatin1String(name));
    request.light = false;
    REQUIRE(unit.session(QStringLiteral("zhouba")).exportBundle(request, quiet));
    return request.file;
}

Result<std::vector<Assessment>> looked(Bench &inspector, const QString &file)
{
    NoProgress quiet;
    return assessable(file, Secret(), kDefaultSheet, inspector.clock(), quiet);
}

Assessment onPaper()
{
    Assessment one = assessPaper(kDefaultSheet);
    one.unit = QStringLiteral("邻县某镇人民政府");
    one.title = QStringLiteral("某甲占道经营案");
    return one;
}

Assessment judged(Bench &inspector, const Assessment &one)
{
    NoProgress quiet;
    const auto done = recordAssessment(inspector.session(test::kOfficer), one, quiet);
    INFO((done ? "" : qPrintable(done.error().id)));
    REQUIRE(done);
    return *done;
}

std::string refusal(Bench &inspector, const Assessment &one, const QString &login = test::kOfficer)
{
    NoProgress quiet;
    const auto done = recordAssessment(inspector.session(login), one, quiet);
    return done ? "recorded" : done.error().id.toStdString();
}

/// A criterion of the sheet with points, and one with which the dossier falls.
QString criterionOf(bool veto)
{
    const auto sheets = scoreSheets();
    REQUIRE(sheets);
    for (const dossier::ScorePart &part : sheets->at(kDefaultSheet).parts) {
        for (const dossier::Criterion &one : part.criteria) {
            if (one.veto == veto && (!veto || one.verified) && (veto || one.tenths >= 5))
                return one.id;
        }
    }
    return {};
}

} // namespace

TEST_CASE("a package of another unit answers what its records tell, the rest waits for the inspector", "[assess]")
{
    Bench unit;
    unit.runAll(caseScript(QStringLiteral("T03-completed")));
    const QTemporaryDir folder;
    const QString file = packageOf(unit, folder, "t03.zip");
    Bench inspector;
    const auto own = inspector.records();
    const auto found = looked(inspector, file);
    INFO((found ? "" : qPrintable(found.error().id + found.error().args.join(u' '))));
    REQUIRE(found);
    REQUIRE(found->size() == 1);
    const Assessment &one = found->front();
    CHECK(one.source == QStringLiteral("bundle"));
    CHECK_FALSE(one.unit.isEmpty());
    CHECK(one.title.contains(QStringLiteral("案")));
    CHECK(one.digest.size() == 64);
    // The same answers as the unit's own score, without its own marks.
    const auto there = scoreOf(unit.library(), unit.caseId());
    const auto here = scoreOf(one);
    REQUIRE(there);
    REQUIRE(here);
    CHECK(here->got == there->got);
    CHECK(here->lost == there->lost);
    CHECK(here->unjudged > 0);
    // Nothing of it was taken in.
    CHECK(inspector.records() == own);
    // A damaged package is refused.
    QFile damaged(file);
    REQUIRE(damaged.open(QIODevice::ReadWrite));
    damaged.resize(damaged.size() / 2);
    damaged.close();
    CHECK_FALSE(looked(inspector, file));
}

TEST_CASE("a PDF is named by its digest, what is neither package nor PDF is refused", "[assess]")
{
    Bench unit;
    unit.runAll(caseScript(QStringLiteral("C01-completed")));
    const QTemporaryDir folder;
    const QString pdf = folder.filePath(QStringLiteral("某案.pdf"));
    const auto volumes = volumesOf(unit.library(), unit.caseId());
    REQUIRE(volumes);
    REQUIRE(saveVolume(unit.library(), unit.caseId(), volumes->front().record, pdf));
    const auto found = looked(unit, pdf);
    REQUIRE(found);
    REQUIRE(found->size() == 1);
    CHECK(found->front().source == QStringLiteral("pdf"));
    CHECK(found->front().digest == volumes->front().sha256);
    CHECK(found->front().title == QStringLiteral("某案"));
    CHECK(found->front().lines.empty());
    const QString broken = folder.filePath(QStringLiteral("broken.pdf"));
    QFile file(broken);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("%PDF-1.4 nothing");
    file.close();
    const auto neither = looked(unit, broken);
    REQUIRE_FALSE(neither);
    CHECK(neither.error().id == QStringLiteral("assess.neither"));
    const auto none = looked(unit, folder.filePath(QStringLiteral("none.zip")));
    REQUIRE_FALSE(none);
    CHECK(none.error().id == QStringLiteral("assess.no_file"));
}

TEST_CASE("a paper dossier is judged by hand, and each version stays", "[assess]")
{
    Bench inspector;
    Assessment one = onPaper();
    const QString criterion = criterionOf(false);
    one.lines[criterion] = {QStringLiteral("lost"), 3, QStringLiteral("第3页没有日期"), false};
    one.remark = QStringLiteral("总体规范");
    one = judged(inspector, one);
    CHECK(one.version == 1);
    auto score = scoreOf(one);
    REQUIRE(score);
    CHECK(score->lost == 3);
    CHECK(score->grade.isEmpty()); // much is open
    one.lines[criterion] = {QStringLiteral("kept"), 0, {}, false};
    one.lines[criterionOf(true)] = {QStringLiteral("lost"), 0, QStringLiteral("没有处罚主体资格"), false};
    one = judged(inspector, one);
    judged(inspector, onPaper());
    const auto all = assessmentsOf(inspector.library());
    REQUIRE(all);
    REQUIRE(all->size() == 2);
    const Assessment &newest = all->back();
    CHECK(newest.version == 2);
    CHECK(newest.remark == QStringLiteral("总体规范"));
    CHECK(newest.by == QStringLiteral("张三"));
    score = scoreOf(newest);
    REQUIRE(score);
    REQUIRE(score->line(criterion));
    CHECK(score->line(criterion)->got() == score->line(criterion)->criterion.tenths);
    CHECK(score->vetoes == QStringList{criterionOf(true)});
    CHECK(score->points() == 0);
    // Whose dossier it was, and what was said of it, stands in no record in the clear.
    CHECK_FALSE(inspector.rawTexts().contains(QStringLiteral("邻县某镇")));
    CHECK(inspector.holds());
}

TEST_CASE("what cannot stand is refused before it is recorded", "[assess]")
{
    Bench inspector;
    Assessment one = onPaper();
    one.unit.clear();
    CHECK(refusal(inspector, one) == "assess.no_name");
    one = onPaper();
    one.sheet = QStringLiteral("none");
    CHECK(refusal(inspector, one) == "score.no_sheet");
    one = onPaper();
    one.lines[QStringLiteral("Z99")] = {QStringLiteral("kept"), 0, {}, false};
    CHECK(refusal(inspector, one) == "score.no_criterion");
    one = onPaper();
    one.lines[criterionOf(false)] = {QStringLiteral("lost"), 999, QStringLiteral("多"), false};
    CHECK(refusal(inspector, one) == "score.bad_points");
    one = onPaper();
    one.lines[criterionOf(false)] = {QStringLiteral("lost"), 1, QStringLiteral(" "), false};
    CHECK(refusal(inspector, one) == "assess.no_reason");
}

TEST_CASE("results go out as a list and as a sheet to be signed, and stay out of every package", "[assess]")
{
    Bench inspector;
    Assessment one = onPaper();
    one.lines[criterionOf(false)] = {QStringLiteral("lost"), 5, QStringLiteral("第7页没有逐页签名"), false};
    one = judged(inspector, one);
    const auto tables = assessmentTables({one}, QStringLiteral("评查组"));
    REQUIRE(tables);
    REQUIRE(tables->size() == 2);
    CHECK((*tables)[0].rows.size() == 1);
    CHECK((*tables)[1].rows.size() == 1);
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("result.pdf"));
    REQUIRE(writeAssessment(inspector.library(), one, file));
    const QString text = test::pdfText(file).remove(QLatin1Char('\n')).remove(QLatin1Char(' '));
    for (const char *word : {"邻县某镇人民政府", "某甲占道经营案", "第7页没有逐页签名", "评查人签名"})
        CHECK(text.contains(QString::fromUtf8(word)));
    QProcess reader;
    reader.start(QStringLiteral("sh"), {QStringLiteral(ANJUAN_SOURCE_DIR "/docs/format/pdfa1b.sh"), file});
    REQUIRE(reader.waitForFinished());
    CHECK(reader.exitCode() == 0);
    // The record goes along with the desk's chain; what it says does not.
    inspector.runAll(caseScript(QStringLiteral("T03-completed")));
    NoProgress quiet;
    const auto verdict =
        exchange::verifyBundle(packageOf(inspector, folder, "out.zip"), exchange::VerifyOptions(), quiet);
    REQUIRE(verdict);
    CHECK(verdict->holds());
    const auto records =
        chain::recordsOf(*inspector.library().parts().store, chain::deskChain(inspector.library().parts().library()));
    REQUIRE(records);
    int seen = 0;
    for (const chain::Record &record : *records) {
        if (record.kind != QLatin1String("desk.dossier_assessed"))
            continue;
        ++seen;
        CHECK_FALSE(verdict->content->blobs.contains(record.body.value(QLatin1String("private_sha256")).toString()));
    }
    CHECK(seen == 1);
}

TEST_CASE("a sample is drawn by its seed", "[assess]")
{
    std::vector<Assessment> all;
    for (int i = 0; i < 12; ++i) {
        all.push_back(onPaper());
        all.back().number = QString::number(i);
    }
    const auto numbers = [&](const char *seed) {
        QStringList out;
        for (const Assessment &one : drawAssessable(all, 4, QLatin1String(seed)))
            out += one.number;
        return out;
    };
    CHECK(numbers("2026").size() == 4);
    CHECK(numbers("2026") == numbers("2026"));
    CHECK(numbers("2026") != numbers("2027"));
    CHECK(drawAssessable(all, 99, QStringLiteral("x")).size() == 12);
    CHECK(drawAssessable(all, 0, QStringLiteral("x")).empty());
}
