#include <algorithm>

#include <catch2/catch.hpp>

#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtGui/QImage>
#include <QtGui/QPainter>

#include "core/casework/ink.h"
#include "core/casework/parts.h"
#include "core/casework/sign_off_book.h"
#include "core/casework/slips.h"

#include "tests/core/casework/bench.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Bench;
using anjuan::test::caseScript;

TEST_CASE("what waits for a leader's ink is one sheet for each case, which comes home by its code", "[ink]")
{
    Bench bench;
    NoProgress quiet;
    const QTemporaryDir folder;
    // Two cases: one waits for its decision, the other for its filing.
    bench.runUntil(caseScript(QStringLiteral("C01-completed")), QStringLiteral("decision_leader"));
    const CaseId first = bench.caseId();
    bench.runUntil(caseScript(QStringLiteral("T01-completed")), QStringLiteral("filing_leader"));
    const CaseId second = bench.caseId();
    auto lines = signOffsWaiting(bench.library());
    REQUIRE(lines);
    REQUIRE(lines->size() == 2);
    const auto lineOf = [&](const CaseId &id) {
        return *std::find_if(lines->begin(), lines->end(), [&](const SignOffLine &line) { return line.id == id; });
    };
    CHECK(lineOf(first).step == QStringLiteral("decision"));
    CHECK(lineOf(second).step == QStringLiteral("filing"));
    CHECK_FALSE(lineOf(first).printed);
    const QString file = folder.filePath(QStringLiteral("book.pdf"));
    Session &session = bench.session(test::kOfficer);
    CHECK(makeSignOffBook(session, {}, file, quiet).error().id == QStringLiteral("signoff.nothing"));
    // Where the sheets cannot be saved none was made.
    const qint64 records = bench.records();
    const QStringList contents = bench.library().parts().vault->list();
    const auto nowhere = makeSignOffBook(session, *lines, folder.filePath(QStringLiteral("none/book.pdf")), quiet);
    REQUIRE_FALSE(nowhere);
    CHECK(nowhere.error().id == QStringLiteral("file.not_written"));
    CHECK(bench.records() == records);
    CHECK(bench.library().parts().vault->list() == contents);
    CHECK_FALSE(signOffsWaiting(bench.library())->front().printed);
    const auto book = makeSignOffBook(session, *lines, file, quiet);
    INFO((book ? "" : qPrintable(book.error().id + book.error().args.join(QLatin1Char(' ')))));
    REQUIRE(book);
    CHECK(book->sheets == 2);
    CHECK(book->pages == 2); // one page a case
    QProcess valid;
    valid.start(QStringLiteral("sh"), {QStringLiteral(ANJUAN_SOURCE_DIR "/docs/format/pdfa1b.sh"), file});
    REQUIRE(valid.waitForFinished());
    INFO(valid.readAllStandardOutput().toStdString());
    CHECK(valid.exitCode() == 0);
    // A leader reads what happened, and what the team's head said, before signing.
    QProcess words;
    words.start(QStringLiteral("pdftotext"), {QStringLiteral("-layout"), file, QStringLiteral("-")});
    REQUIRE(words.waitForFinished());
    const QString read = QString::fromUtf8(words.readAllStandardOutput()).remove(QLatin1Char(' '));
    CHECK(read.contains(QStringLiteral("驾车把一家餐馆拆下的装修垃圾")));
    CHECK(read.contains(QStringLiteral("承办人：张三、李四")));
    CHECK(read.contains(QStringLiteral("办案机构负责人意见：同意立案")));
    lines = signOffsWaiting(bench.library());
    REQUIRE(lines->size() == 2);
    CHECK(lines->front().printed);

    // The stack comes back from the feeder: each sheet is filed in its own case.
    QProcess scan;
    scan.start(QStringLiteral("pdftoppm"),
               {QStringLiteral("-r"), QStringLiteral("200"), QStringLiteral("-png"), file,
                folder.filePath(QStringLiteral("page"))});
    REQUIRE(scan.waitForFinished(60000));
    const auto sorted = sortScans(
        bench.library(), {folder.filePath(QStringLiteral("page-1.png")), folder.filePath(QStringLiteral("page-2.png"))},
        quiet);
    REQUIRE(sorted);
    REQUIRE(sorted->papers.size() == 2);
    CHECK(sorted->tray.empty());
    for (const ScannedPaper &paper : sorted->papers) {
        CHECK(book->records.contains(paper.record));
        CHECK_FALSE(paper.slip.isEmpty());
    }
    // Of a sheet whose own code cannot be read the records say what was signed.
    QImage spoilt(folder.filePath(QStringLiteral("page-2.png")));
    const double dot = spoilt.width() / 827.0;
    QPainter(&spoilt).fillRect(QRectF(625 * dot, 960 * dot, 120 * dot, 105 * dot), Qt::white);
    const QString dim = folder.filePath(QStringLiteral("dim.png"));
    REQUIRE(spoilt.save(dim));
    CHECK(readSlip(bench.library(), dim).error().id == QStringLiteral("slip.no_code"));
    const auto again = sortScans(bench.library(), {dim}, quiet);
    REQUIRE((again && again->papers.size() == 1));
    const auto slip = readSlip(bench.library(), dim, again->papers.front().slip);
    REQUIRE(slip);
    CHECK(slip->with.value(QLatin1String("step")) == QStringLiteral("filing"));
    CHECK(slip->addedSince.isEmpty());
    REQUIRE(fileScans(session, *sorted, bench.clock().today(), quiet));

    // Once the leader's answer is on record, the case waits no longer.
    Script script = caseScript(QStringLiteral("T01-completed"));
    REQUIRE(bench.perform(test::stepOf(script, QStringLiteral("filing_leader"))));
    lines = signOffsWaiting(bench.library());
    REQUIRE(lines->size() == 1);
    CHECK(lines->front().id == first);
    CHECK(bench.holds());
}
