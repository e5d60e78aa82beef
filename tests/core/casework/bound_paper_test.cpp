#include <algorithm>

#include <QtCore/QDir>
#include <QtGui/QPainter>

#include "core/casework/bound_paper.h"
#include "core/casework/score.h"

#include "tests/core/casework/archived.h"
#include "tests/support/paper_scans.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Archived;
using anjuan::test::bytesOf;
using anjuan::test::isArchival;
using anjuan::test::wordsOn;
using What = dossier::PaperDifference::What;

namespace {

/// An archived case whose volume was printed, signed, bound and scanned side by side.
struct Bound : Archived {
    Bound()
    {
        const VolumesMade made = built(out("volume.pdf"));
        volume = rows().back();
        // The chain of records behind the note is not bound with the paper.
        const auto counted = dossier::countVolume(made.files.front());
        REQUIRE(counted);
        const int pages = test::pagesIn(made.files.front());
        for (int page = 0; page < pages; ++page) {
            sides += test::pagePicture(made.files.front(), page, 150);
            if (wordsOn(made.files.front(), page + 1).contains(QStringLiteral("备考表")))
                break;
        }
        front = static_cast<int>(sides.size()) - counted->numbered - 1;
        REQUIRE(front > 1);
    }

    BoundScan scanned(const QList<QImage> &pages)
    {
        const QString stack = folder.filePath(QStringLiteral("stack%1").arg(++m_stacks));
        REQUIRE(QDir().mkpath(stack));
        for (qsizetype i = 0; i < pages.size(); ++i)
            REQUIRE(pages[i].save(QStringLiteral("%1/%2.jpg").arg(stack).arg(i, 3, 10, QLatin1Char('0')), "JPG", 85));
        const auto scan = readBoundPaper(library(), {stack}, quiet);
        INFO((scan ? "" : qPrintable(scan.error().id + scan.error().args.join(QLatin1Char(' ')))));
        REQUIRE(scan);
        return *scan;
    }
    BoundCheck checked(const BoundScan &scan, std::optional<int> before = {}, std::optional<int> behind = {})
    {
        const auto check = checkBoundPaper(library(), scan, {caseId(), volume.record, before, behind});
        INFO((check ? "" : qPrintable(check.error().id + check.error().args.join(QLatin1Char(' ')))));
        REQUIRE(check);
        return *check;
    }
    /// Where the side of that page lies.
    qsizetype at(int number) const { return front + number - 1; }

    VolumeRow volume;
    QList<QImage> sides;
    int front = 0;

private:
    int m_stacks = 0;
};

QStringList wordsOf(const BoundCheck &check)
{
    QStringList words;
    for (const BoundCheck::Difference &one : check.differences)
        words += one.words;
    return words;
}

QImage white()
{
    QImage page(1240, 1754, QImage::Format_RGB32);
    page.fill(Qt::white);
    return page;
}

} // namespace

TEST_CASE("bound paper that was scanned once is the electronic volume, and its numbers make the index", "[bound]")
{
    Bound room;
    // Backs that are white have no number; some pages lay askew, one upside down.
    QList<QImage> pages = room.sides;
    pages.insert(room.at(3), white());
    pages[2 + room.front] = test::spoilt(pages[2 + room.front], {.turned = 181.5, .light = 0.8}, 1);
    const BoundScan scan = room.scanned(pages);
    CHECK(scan.unread.isEmpty());
    const BoundCheck check = room.checked(scan);
    INFO(wordsOf(check).join(QLatin1Char('\n')).toStdString());
    CHECK(check.isEqual());
    CHECK(check.front == room.front);
    CHECK(check.back == 1);
    CHECK(check.blank == 1);
    CHECK(check.numbered == room.volume.pageTo);
    CHECK(check.coded > check.numbered / 2);
    CHECK(static_cast<int>(check.index.size()) == room.volume.items);
    CHECK(check.index.front().pageFrom == 1);
    CHECK(check.index.back().pageTo == room.volume.pageTo);

    // The index that is printed says what the electronic one says.
    REQUIRE(saveBoundIndex(room.library(), check, room.out("index.pdf")));
    isArchival(room.out("index.pdf"));
    QString electronic;
    for (int page = 2; page <= room.front; ++page)
        electronic += wordsOn(room.out("volume.pdf"), page);
    CHECK(wordsOn(room.out("index.pdf")) == electronic);

    const auto before = room.records();
    const auto done = recordBoundPaper(room.session(QStringLiteral("zhouba")), scan, check, room.clock().today(),
                                       QStringLiteral("装订后扫描"), room.quiet);
    INFO((done ? "" : qPrintable(done.error().id + done.error().args.join(QLatin1Char(' ')))));
    REQUIRE(done);
    CHECK(done->findings.empty());
    CHECK(room.records() > before);
    const auto papers = boundPapersOf(room.library(), room.caseId());
    REQUIRE(papers);
    REQUIRE(papers->size() == 1);
    CHECK(papers->front().volume == room.volume.record);
    CHECK(papers->front().differences == 0);
    CHECK(papers->front().numbered == room.volume.pageTo);
    const auto row = room.library().parts().store->first("SELECT volume, numbered, same FROM volume_scan");
    REQUIRE((row && *row));
    CHECK((*row)->text(0) == room.volume.record);
    CHECK((*row)->integer(2) == 1);
    // The scan of a volume is no part of the next, and makes no later volume due.
    CHECK(room.built({}).volume == 1);
    CHECK(room.rows().back().items == room.volume.items);
    CHECK(room.holds());
}

TEST_CASE("what the paper lacks, has twice or from elsewhere is named by its page", "[bound]")
{
    Bound room;
    // A printed page that bears a code, in the middle of the volume.
    const BoundScan whole = room.scanned(room.sides);
    int coded = 0;
    for (int number = 3; number < room.volume.pageTo && coded == 0; ++number) {
        if (whole.sides[static_cast<std::size_t>(room.at(number))].code)
            coded = number;
    }
    REQUIRE(coded > 0);

    BoundScan less = whole;
    less.sides.erase(less.sides.begin() + room.at(coded));
    BoundCheck check = room.checked(less);
    INFO(wordsOf(check).join(QLatin1Char('\n')).toStdString());
    CHECK_FALSE(check.isEqual());
    CHECK(check.numbered == room.volume.pageTo - 1);
    const auto missing = std::find_if(check.differences.begin(), check.differences.end(),
                                      [](const BoundCheck::Difference &one) { return one.of.what == What::Missing; });
    REQUIRE(missing != check.differences.end());
    CHECK(missing->of.builtFrom == coded);
    CHECK(missing->of.builtTo == coded);
    CHECK(missing->words.contains(QStringLiteral("电子卷第 %1 页").arg(coded)));
    // What lies behind it has other numbers, and the index goes by those of the paper.
    CHECK(check.index.back().pageTo == room.volume.pageTo - 1);
    CHECK(check.lines[static_cast<std::size_t>(room.at(coded))].differs);

    BoundScan twice = whole;
    twice.sides.insert(twice.sides.begin() + room.at(coded), whole.sides[static_cast<std::size_t>(room.at(coded))]);
    check = room.checked(twice);
    const QString words = wordsOf(check).join(QLatin1Char('\n'));
    INFO(words.toStdString());
    CHECK(words.contains(QStringLiteral("重复")));
    CHECK_FALSE(words.contains(QStringLiteral("缺页")));
    CHECK(check.numbered == room.volume.pageTo + 1);

    // The record tells it, and stands beside the volume.
    REQUIRE(
        recordBoundPaper(room.session(QStringLiteral("zhouba")), twice, check, room.clock().today(), {}, room.quiet));
    CHECK(boundPapersOf(room.library(), room.caseId())->back().differences
          == static_cast<int>(check.differences.size()));
    CHECK(room.holds());
}

TEST_CASE("another version of a paper, and paper of another case, are no page of the volume", "[bound]")
{
    Bound room;
    // A document of the case, printed once more after the volume was built.
    const auto view = room.library().caseView(room.caseId(), nullptr);
    REQUIRE(view);
    const auto paper = std::find_if(view->documents.begin(), view->documents.end(), [](const DocumentView &one) {
        return one.form == QLatin1String("closing_approval");
    });
    REQUIRE(paper != view->documents.end());
    Request request;
    request.act = QStringLiteral("document.make");
    request.caseId = room.caseId();
    request.with = {{QStringLiteral("form"), QStringLiteral("closing_approval")}};
    const auto entry = CaseFile::load(*room.library().parts().store, *room.library().parts().vault, room.caseId());
    REQUIRE(entry);
    request.with.insert(QStringLiteral("about"), entry->byHash(paper->record)->body.value(QLatin1String("about")));
    const auto made = room.session(test::kOfficer).perform(request, room.quiet);
    INFO((made ? "" : qPrintable(made.error().id + made.error().args.join(QLatin1Char(' ')))));
    REQUIRE(made);
    const auto later = room.library().caseView(room.caseId(), nullptr);
    const auto newer = std::find_if(later->documents.begin(), later->documents.end(),
                                    [&](const DocumentView &one) { return one.record == made->record; });
    REQUIRE(newer != later->documents.end());
    const auto file = room.library().blobPath(newer->sha256);
    REQUIRE(file);

    const BoundScan whole = room.scanned(room.sides);
    const BoundCheck equal = room.checked(whole);
    const auto item = std::find_if(equal.index.begin(), equal.index.end(),
                                   [&](const BoundCheck::Item &one) { return one.record == paper->record; });
    REQUIRE(item != equal.index.end());
    BoundScan other = whole;
    auto &side = other.sides[static_cast<std::size_t>(room.at(item->pageFrom))];
    side = room.scanned({test::pagePicture(*file, 0, 150)}).sides.front();
    BoundCheck check = room.checked(other);
    QString words = wordsOf(check).join(QLatin1Char('\n'));
    INFO(words.toStdString());
    CHECK(words.contains(QStringLiteral("另一个版本")));
    CHECK(words.contains(QStringLiteral("缺页")));

    // A page that nothing here printed.
    QImage strange = white();
    const auto modules = documents::qrModules(QByteArray("ANJUAN/P1/ABCDEFGHIJKLMNOP/1/1"));
    REQUIRE(modules);
    QPainter painter(&strange);
    for (int y = 0; y < modules->side; ++y) {
        for (int x = 0; x < modules->side; ++x) {
            if (modules->at(x, y))
                painter.fillRect(900 + x * 5, 1500 + y * 5, 5, 5, Qt::black);
        }
    }
    painter.end();
    other = whole;
    other.sides.insert(other.sides.begin() + room.at(2), room.scanned({strange}).sides.front());
    check = room.checked(other);
    words = wordsOf(check).join(QLatin1Char('\n'));
    INFO(words.toStdString());
    CHECK(words.contains(QStringLiteral("不是本库打印的")));
}

TEST_CASE("how many sides lie before and behind the numbers can be said", "[bound]")
{
    Bound room;
    const BoundScan scan = room.scanned(room.sides);
    CHECK(room.checked(scan, room.front, 1).isEqual());
    // Said wrongly, every number differs.
    const BoundCheck shifted = room.checked(scan, room.front - 1, 1);
    CHECK_FALSE(shifted.isEqual());
    const auto refused = [&](const BoundRequest &request) {
        const auto check = checkBoundPaper(room.library(), scan, request);
        REQUIRE_FALSE(check);
        return check.error().id;
    };
    CHECK(refused({room.caseId(), room.volume.record, 900, 0}) == QStringLiteral("bound.too_few"));
    CHECK(refused({room.caseId(), QStringLiteral("zz"), {}, {}}) == QStringLiteral("dossier.no_volume"));
    CHECK(refused({room.caseId(), {}, {}, {}}) == QStringLiteral("dossier.no_volume"));
    // One that a version before this one built: its record does not say where each item stands.
    QJsonObject old = room.newestBody(QStringLiteral("dossier.built"));
    old.remove(QStringLiteral("contents"));
    auto &session = room.session(QStringLiteral("zhouba"));
    QString record;
    const auto done = room.library().parts().transact([&](store::Write &, chain::Ledger &ledger) -> Result<void> {
        ANJUAN_TRY(const chain::Record appended,
                   ledger.append(session.key().actor(), chain::caseChain(room.caseId()),
                                 QStringLiteral("dossier.built"), old));
        record = appended.hash.hex();
        return {};
    });
    REQUIRE(done);
    CHECK(refused({room.caseId(), record, {}, {}}) == QStringLiteral("bound.no_contents"));
    const auto none = readBoundPaper(room.library(), {}, room.quiet);
    REQUIRE_FALSE(none);
    CHECK(none.error().id == QStringLiteral("ink.nothing"));
    // What cannot be read is told, the rest goes on.
    const QString broken = room.folder.filePath(QStringLiteral("broken.pdf"));
    QFile file(broken);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("%PDF-1.4 nothing");
    file.close();
    const auto nothing = readBoundPaper(room.library(), {broken}, room.quiet);
    REQUIRE_FALSE(nothing);
    CHECK(nothing.error().id == QStringLiteral("bound.no_sides"));
    const auto rest = readBoundPaper(room.library(), {broken, scan.sides.front().file}, room.quiet);
    REQUIRE(rest);
    CHECK(rest->unread.size() == 1);
    CHECK(rest->sides.size() == 1);
}
