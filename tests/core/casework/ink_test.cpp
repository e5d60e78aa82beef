#include <catch2/catch.hpp>

#include <QtCore/QElapsedTimer>
#include <QtGui/QPageSize>
#include <QtGui/QPdfWriter>

#include "core/casework/ink.h"

#include "tests/core/casework/bench.h"
#include "tests/support/paper_scans.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Bench;

namespace {

struct Printed {
    QString record;
    CaseId caseId;
    QString pdf;
    int pages = 0;
};

/// The papers of the case as they come out of the printer.
std::vector<Printed> printed(Bench &bench)
{
    std::vector<Printed> papers;
    for (const DocumentView &document : bench.view().documents) {
        const auto path = bench.library().blobPath(document.sha256);
        REQUIRE(path);
        papers.push_back({document.record, bench.caseId(), *path, test::pagesIn(*path)});
        REQUIRE(papers.back().pages == document.pages);
    }
    return papers;
}

void save(const QImage &picture, const QString &file)
{
    REQUIRE(picture.save(file, file.endsWith(QLatin1String("png")) ? "PNG" : "JPG", 80));
}

QStringList lines(const ScanSorting &sorting)
{
    QStringList all;
    for (const ScannedPaper &paper : sorting.papers)
        all += paper.record.left(12) + QLatin1Char(' ') + paper.from.join(QLatin1Char(','));
    for (const TrayPage &page : sorting.tray)
        all += QStringLiteral("? ") + page.from + QLatin1Char(' ') + page.why;
    return all;
}

} // namespace

TEST_CASE("a stack of signed pages of two cases is filed by the codes at their feet, the rest lies in the tray")
{
    Bench bench;
    const Script script = test::caseScript(QStringLiteral("T03-completed"));
    bench.runUntil(script, QStringLiteral("notice"));
    std::vector<Printed> papers = printed(bench);
    bench.runUntil(test::caseScript(QStringLiteral("T01-completed")), QStringLiteral("notice"));
    for (Printed &paper : printed(bench))
        papers.push_back(paper);
    REQUIRE(papers.size() > 6);
    QTemporaryDir folder;
    const auto name = [&](const QString &file) { return folder.filePath(file); };
    // In any order: one as it is, the others spoilt each in its own way; the last page of a paper is left out.
    std::mt19937 random(7);
    int sheets = 0;
    QString incomplete;
    std::map<QString, int> expected;
    for (const Printed &paper : papers) {
        const bool cut = incomplete.isEmpty() && paper.pages > 1;
        if (cut)
            incomplete = paper.record;
        else
            expected[paper.record] = paper.pages;
        for (int page = paper.pages - 1; page >= (cut ? 1 : 0); --page) {
            const QImage picture = test::pagePicture(paper.pdf, page, 200);
            const auto how = sheets == 0 ? test::Spoiling() : test::anySpoiling(random);
            save(sheets == 0 ? picture : test::spoilt(picture, how, random()),
                 name(QStringLiteral("p%1.jpg").arg(sheets, 3, 10, QChar(u'0'))));
            ++sheets;
        }
    }
    QImage white(1654, 2339, QImage::Format_RGB32);
    white.fill(QColor(236, 236, 236));
    save(white, name(QStringLiteral("q-blank.png")));
    save(QImage(QStringLiteral(ANJUAN_SOURCE_DIR "/tests/data/cases/evidence/straw_fire.jpg")),
         name(QStringLiteral("r-photo.jpg")));
    QFile broken(name(QStringLiteral("s-broken.jpg")));
    REQUIRE(broken.open(QIODevice::WriteOnly));
    broken.write("no picture");
    broken.close();

    NoProgress quiet;
    const auto sorting = sortScans(bench.library(), {folder.path()}, quiet);
    REQUIRE(sorting);
    INFO(qPrintable(lines(*sorting).join(u'\n')));
    CHECK(sorting->papers.size() == expected.size());
    for (const ScannedPaper &paper : sorting->papers)
        CHECK(expected[paper.record] == static_cast<int>(paper.from.size()));
    CHECK(sorting->blank == QStringList{QStringLiteral("q-blank.png")});
    CHECK(sorting->unread.size() == 1);
    CHECK(std::any_of(sorting->tray.begin(), sorting->tray.end(),
                      [](const TrayPage &page) { return page.from == QStringLiteral("r-photo.jpg"); }));

    const auto filed = fileScans(bench.session(test::kOfficer), *sorting, QDate(2025, 1, 6), quiet);
    REQUIRE(filed);
    CHECK(filed->records.size() == static_cast<qsizetype>(expected.size()));
    CHECK(filed->cases.size() == 2);
    CHECK(filed->trayed == static_cast<int>(trayOf(bench.library()).size()));
    for (const DocumentView &document : bench.view().documents)
        CHECK((document.scanSha256s.size() == 1) == expected.contains(document.record));
    CHECK(bench.holds());

    // The same stack again files nothing twice.
    const auto again = sortScans(bench.library(), {folder.path()}, quiet);
    REQUIRE(again);
    CHECK(again->papers.empty());

    // Out of the tray by hand, or thrown away.
    const auto tray = trayOf(bench.library());
    const auto photo = std::find_if(tray.begin(), tray.end(),
                                    [](const TrayPage &page) { return page.from == QStringLiteral("r-photo.jpg"); });
    REQUIRE(photo != tray.end());
    CHECK_FALSE(photo->why.isEmpty());
    const QString photoId = photo->id;
    REQUIRE(dropFromTray(bench.library(), photoId));
    const auto twice = dropFromTray(bench.library(), photoId);
    REQUIRE_FALSE(twice);
    CHECK(twice.error().id == QStringLiteral("ink.not_in_tray"));
    for (const TrayPage &page : trayOf(bench.library())) {
        if (page.why.contains(QStringLiteral("只收到"))) {
            const auto owner = std::find_if(papers.begin(), papers.end(),
                                            [&](const Printed &one) { return one.record == incomplete; });
            REQUIRE(fileFromTray(bench.session(test::kOfficer), page.id, owner->caseId, incomplete, QDate(2025, 1, 6),
                                 quiet));
            break;
        }
    }
    CHECK(trayOf(bench.library()).size() + 2 == tray.size());
}

TEST_CASE(
    "a stack in one PDF is split, a page that came twice waits, and what is filed once or void is not filed again")
{
    Bench bench;
    bench.runUntil(test::caseScript(QStringLiteral("T03-completed")), QStringLiteral("notice"));
    const std::vector<Printed> papers = printed(bench);
    QTemporaryDir folder;
    const QString stack = folder.filePath(QStringLiteral("stack.pdf"));
    {
        QPdfWriter writer(stack);
        writer.setResolution(200);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageMargins(QMarginsF(0, 0, 0, 0));
        QPainter painter(&writer);
        bool first = true;
        for (const auto &[paper, page] :
             {std::pair{&papers[0], 0}, std::pair{&papers[1], 0}, std::pair{&papers[0], 0}}) {
            if (!first)
                writer.newPage();
            first = false;
            painter.drawImage(QRect(0, 0, writer.width(), writer.height()), test::pagePicture(paper->pdf, page, 200));
        }
    }
    NoProgress quiet;
    auto sorting = sortScans(bench.library(), {stack}, quiet);
    REQUIRE(sorting);
    INFO(qPrintable(lines(*sorting).join(u'\n')));
    CHECK(sorting->pages == 3);
    const bool one = papers[0].pages == 1 && papers[1].pages == 1;
    if (one) {
        CHECK(sorting->papers.size() == 2);
        REQUIRE(sorting->tray.size() == 1);
        CHECK(sorting->tray.front().from == QStringLiteral("stack.pdf#3"));
        CHECK(sorting->tray.front().why.contains(QStringLiteral("扫描了两次")));
    }
    ScriptStep step;
    step.as = test::kOfficer;
    step.act = QStringLiteral("document.void");
    step.with = {{QStringLiteral("document"), papers[0].record},
                 {QStringLiteral("voided_on"), QStringLiteral("2025-01-06")},
                 {QStringLiteral("reason"), QStringLiteral("打印错误")}};
    REQUIRE(bench.perform(step));
    sorting = sortScans(bench.library(), {stack}, quiet);
    REQUIRE(sorting);
    CHECK(std::none_of(sorting->papers.begin(), sorting->papers.end(),
                       [&](const ScannedPaper &paper) { return paper.record == papers[0].record; }));
    const auto nothing = sortScans(bench.library(), {}, quiet);
    REQUIRE_FALSE(nothing);
    CHECK(nothing.error().id == QStringLiteral("ink.nothing"));
}

TEST_CASE("printed pages, spoilt in any way, come home to their own document or to nobody's")
{
    Bench bench;
    bench.runAll(test::caseScript(QStringLiteral("T03-completed")));
    const std::vector<Printed> papers = printed(bench);
    const int wanted = qEnvironmentVariableIsSet("ANJUAN_PAGES") ? qEnvironmentVariableIntValue("ANJUAN_PAGES") : 8;
    QTemporaryDir folder;
    NoProgress quiet;
    std::mt19937 random(static_cast<unsigned>(qEnvironmentVariableIntValue("ANJUAN_SEED")) + 1);
    int wrong = 0;
    int unread = 0;
    int done = 0;
    QElapsedTimer clock;
    qint64 spent = 0;
    for (std::size_t at = 0; done < wanted; ++at) {
        const Printed &paper = papers[at % papers.size()];
        const QString file = folder.filePath(QStringLiteral("page.jpg"));
        for (int page = 0; page < paper.pages && done < wanted; ++page, ++done) {
            const auto how = test::anySpoiling(random);
            save(test::spoilt(test::pagePicture(paper.pdf, page, 200), how, random()), file);
            clock.restart();
            const auto sorting = sortScans(bench.library(), {file}, quiet);
            spent += clock.elapsed();
            REQUIRE(sorting);
            // Whole by itself: filed; else it waits for its other pages, by name.
            const bool filed = !sorting->papers.empty();
            const bool waits = !filed && sorting->tray.size() == 1
                && sorting->tray.front().why.contains(QStringLiteral("只收到 1 页"));
            wrong += filed && sorting->papers.front().record != paper.record ? 1 : 0;
            const bool nobody = !filed && !waits;
            unread += nobody ? 1 : 0;
            if (nobody)
                UNSCOPED_INFO("not read: turned " << how.turned << " light " << how.light << " scale " << how.scale);
        }
    }
    WARN(done << " pages: " << wrong << " wrong, " << unread << " not read, " << spent / std::max(1, done)
              << " ms a page");
    CHECK(wrong == 0);
    CHECK(unread * 50 <= done); // at most one in fifty goes to the tray
}
