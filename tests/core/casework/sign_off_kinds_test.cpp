#include <catch2/catch.hpp>

#include <QtCore/QFile>
#include <QtCore/QProcess>

#include "core/casework/parts.h"
#include "core/casework/sign_off_book.h"

#include "tests/core/casework/bench.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Bench;

namespace {

struct Kind {
    const char *script;
    const char *act;
    const char *step;
    const char *says; // words that a leader must find on the sheet
};

/// The id of the step after the proposal, before which the case waits for its leader.
QString waitsBefore(const Script &script, const QString &act)
{
    for (std::size_t i = 0; i + 1 < script.steps.size(); ++i) {
        if (script.steps[i].act == act)
            return script.steps[i + 1].id;
    }
    FAIL("no step " << qPrintable(act));
    return {};
}

} // namespace

TEST_CASE("each of the eleven kinds of sheets is one page and says what is asked of the leader", "[ink]")
{
    const std::vector<Kind> kinds = {
        {"T01-completed", "filing.propose", "filing", "案情："},
        {"I01-inspection", "inspection.propose", "inspection", "检查依据"},
        {"M02-urgent-sealing", "preservation.propose", "preservation", "拟保存的物品："},
        {"M01-sealing", "measure.propose", "measure", "拟查封扣押的物品："},
        {"M01-sealing", "measure.propose_extension", "measure_extension", "所延长的措施："},
        {"M01-sealing", "measure.propose_handling", "measure_handling", "所处理的物品：轻型货车"},
        {"P04-not-filed", "ending.propose", "not_filing", "理由："},
        {"C01-completed", "decision.propose", "decision", "违法事实："},
        {"E01-instalments", "deferral.request", "deferral", "经济困难情况："},
        {"P01-police-accepted", "police.report", "police_transfer", "涉嫌的罪名："},
        {"C01-completed", "closing.propose", "closing", "结案理由："},
    };
    NoProgress quiet;
    const QTemporaryDir folder;
    // Where the pages are wanted to be looked at: a folder of one's own.
    const QString kept = qEnvironmentVariable("ANJUAN_SHEETS");
    for (const Kind &kind : kinds) {
        INFO(kind.act);
        Bench bench;
        const Script script = test::caseScript(QLatin1String(kind.script));
        bench.runUntil(script, waitsBefore(script, QLatin1String(kind.act)));
        const auto lines = signOffsWaiting(bench.library());
        REQUIRE(lines);
        REQUIRE(lines->size() == 1);
        CHECK(lines->front().step == QLatin1String(kind.step));
        const QString file = (kept.isEmpty() ? folder.path() : kept) + QLatin1Char('/') + QLatin1String(kind.act)
            + QStringLiteral(".pdf");
        const auto book = makeSignOffBook(bench.session(test::kOfficer), *lines, file, quiet);
        INFO((book ? "" : qPrintable(book.error().id)));
        REQUIRE(book);
        CHECK(book->pages == 1);
        QProcess words;
        words.start(QStringLiteral("pdftotext"), {file, QStringLiteral("-")});
        REQUIRE(words.waitForFinished());
        const QString read = QString::fromUtf8(words.readAllStandardOutput()).simplified().remove(QLatin1Char(' '));
        CHECK(read.contains(QString::fromUtf8(kind.says)));
        CHECK_FALSE(read.contains(QStringLiteral("提请内容/")));
    }
}
