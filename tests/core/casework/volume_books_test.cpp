#include <algorithm>

#include <QtCore/QDir>

#include "core/casework/archive_list.h"
#include "core/casework/unit_papers.h"
#include "core/exchange/bundle_verify.h"

#include "tests/core/casework/archived.h"

using namespace anjuan;
using namespace anjuan::casework;
using anjuan::test::Archived;
using anjuan::test::bytesOf;
using anjuan::test::isArchival;
using anjuan::test::wordsOn;

TEST_CASE("a thick dossier is bound in books, each complete, and a later volume goes on from the last", "[volumes]")
{
    Archived room;
    const VolumesMade whole = room.built(room.out("whole.pdf"));
    const int pages = room.rows().back().pageTo;
    const int items = room.rows().back().items;
    const qint64 records = room.records();
    CHECK(room.build(room.out("none.pdf"), {{QStringLiteral("most_pages"), 0}}).error().id
          == QStringLiteral("dossier.no_pages_allowed"));
    CHECK(room.records() == records);

    const VolumesMade made = room.built(room.out("case.pdf"), {{QStringLiteral("most_pages"), 10}});
    const int books = (pages + 9) / 10;
    REQUIRE(books > 1);
    REQUIRE(made.files.size() >= books);
    CHECK(made.files.size() == made.records.size());
    CHECK(made.files.front().endsWith(QStringLiteral("case-第1册.pdf")));
    int page = 1;
    std::vector<VolumeRow> standing;
    for (const VolumeRow &row : room.rows()) {
        if (row.stands)
            standing.push_back(row);
    }
    REQUIRE(standing.size() == static_cast<std::size_t>(made.files.size()));
    for (std::size_t i = 0; i < standing.size(); ++i) {
        const VolumeRow &row = standing[i];
        const QString file = made.files.at(static_cast<int>(i));
        INFO(file.toStdString());
        CHECK(row.record == made.records.at(static_cast<int>(i)));
        CHECK(row.sha256 == sha256(bytesOf(file)).hex());
        CHECK(row.book == static_cast<int>(i) + 1);
        CHECK(row.books == static_cast<int>(standing.size()));
        CHECK(row.pageFrom == page);
        CHECK(row.pageTo - row.pageFrom < 10);
        page = row.pageTo + 1;
        isArchival(file);
        const QString name = QStringLiteral("第%1册，共%2册").arg(row.book).arg(row.books);
        CHECK(row.words() == name);
        CHECK(wordsOn(file, 1).contains(name));
        CHECK(wordsOn(file, 2).contains(name));
        CHECK(wordsOn(file, 2).contains(QStringLiteral("卷内目录")));
        const auto counted = dossier::countVolume(file);
        CHECK((counted && counted->items == row.items && counted->numbered == row.pageTo - row.pageFrom + 1));
        CHECK(wordsOn(file).contains(QStringLiteral("页号为第%1至%2页").arg(row.pageFrom).arg(row.pageTo)));
        // The chain of records stands once, in the last.
        const bool last = i + 1 == standing.size();
        CHECK(wordsOn(file, row.pages).contains(QStringLiteral("备考表")) == !last);
    }
    CHECK(page == pages + 1);

    // The archive's list has them all, and counts no item twice.
    const auto archived = archivedCases(room.library(), QDate(2000, 1, 1), QDate(2100, 1, 1));
    REQUIRE(archived);
    CHECK(archived->front().volumes.size() == standing.size());
    CHECK(archived->front().pages == pages);
    CHECK(archived->front().items == items);

    // In its own books, as many pages to each, numbered on.
    for (int i = 0; i < 12; ++i)
        room.arrives(QStringLiteral("补入材料之%1").arg(i) + QString(i, QLatin1Char('x')));
    const VolumesMade later = room.built(room.out("later.pdf"), Archived::later());
    CHECK(later.volume == 2);
    REQUIRE(later.files.size() == 2);
    CHECK(later.files.front().endsWith(QStringLiteral("later-第1册.pdf")));
    CHECK(room.rows().back().pageTo == pages + 12);
    CHECK(room.rows().back().book == 2);
    CHECK(room.rows().back().words().startsWith(QStringLiteral("续卷")));
    CHECK(room.holds());
}

TEST_CASE("all books of a dossier go along in a bundle, and its readme says where each lies", "[volumes]")
{
    Archived room;
    room.built({}, {{QStringLiteral("most_pages"), 10}, {QStringLiteral("split"), true}});
    std::vector<VolumeRow> standing = room.rows();
    std::erase_if(standing, [](const VolumeRow &row) { return !row.stands; });
    REQUIRE(standing.size() > 2);
    ExportRequest request;
    request.cases = {room.caseId()};
    request.profile = QStringLiteral("archive");
    request.file = room.out("case.anjuan.zip");
    REQUIRE(room.session(QStringLiteral("zhouba")).exportBundle(request, room.quiet));
    test::ran(QStringLiteral("python3"),
              {QStringLiteral("-B"), QStringLiteral(ANJUAN_SOURCE_DIR "/docs/format/anjuan_verify.py"), request.file});
    const auto verdict = exchange::verifyBundle(request.file, {}, room.quiet);
    REQUIRE(verdict);
    CHECK(verdict->findings.empty());
    test::ran(QStringLiteral("unzip"), {QStringLiteral("-q"), request.file, QStringLiteral("-d"), room.out("bag")});
    const QDir bags(room.out("bag"));
    const QDir bag(bags.filePath(bags.entryList(QDir::Dirs | QDir::NoDotAndDotDot).front()));
    const QString readme = QString::fromUtf8(bytesOf(bag.filePath(QStringLiteral("readme.txt"))));
    for (const VolumeRow &row : standing) {
        const QString place = QStringLiteral("data/blobs/%1/%2.pdf").arg(row.sha256.left(2), row.sha256);
        INFO(place.toStdString());
        CHECK(readme.contains(row.words()));
        CHECK(readme.contains(place));
        CHECK(sha256(bytesOf(bag.filePath(place))).hex() == row.sha256);
    }
    // The first book of the outer volume, whatever was built last.
    CHECK(standing.front().side == VolumeSide::Outer);
    CHECK(sha256(bytesOf(bag.filePath(QStringLiteral("data/cases/%1/dossier.pdf").arg(room.caseId().toString())))).hex()
          == standing.front().sha256);
    CHECK(readme.contains(standing.front().sha256 + QStringLiteral(".pdf = dossier.pdf")));
}

TEST_CASE("a dossier that is bound otherwise leaves no book of before standing", "[volumes]")
{
    Archived room(QStringLiteral("opinion_1"));
    const auto standing = [&] {
        const auto rows = room.rows();
        return std::count_if(rows.begin(), rows.end(), [](const VolumeRow &row) { return row.stands; });
    };
    const VolumesMade four = room.built({}, {{QStringLiteral("most_pages"), 5}});
    REQUIRE(four.records.size() > 2);
    CHECK(standing() == four.records.size());
    const VolumesMade again = room.built({}, {{QStringLiteral("most_pages"), 5}});
    CHECK(again.records.size() == four.records.size());
    CHECK(standing() == again.records.size());
    // Nobody says otherwise: in one, as the unit binds.
    const VolumesMade one = room.built({});
    CHECK(one.records.size() == 1);
    CHECK(standing() == 1);
    CHECK(room.holds());
}

TEST_CASE("the page numbers of a single-sided volume stand at the right of each page", "[volumes]")
{
    Archived room(QStringLiteral("opinion_1"));
    // Of the second page with a number: the back of the first sheet.
    const auto corner = [&](const QString &pdf, int x) {
        const auto &parts = room.library().parts();
        const auto file = CaseFile::load(*parts.store, *parts.vault, room.caseId());
        REQUIRE(file);
        const auto front = file->byHash(room.rows().back().record)->body.value(QLatin1String("front")).toInt();
        const QString page = QString::number(front + 2);
        const QStringList crop = {QStringLiteral("-f"), page,
                                  QStringLiteral("-l"), page,
                                  QStringLiteral("-r"), QStringLiteral("72"),
                                  QStringLiteral("-x"), QString::number(x),
                                  QStringLiteral("-y"), QStringLiteral("0"),
                                  QStringLiteral("-W"), QStringLiteral("120"),
                                  QStringLiteral("-H"), QStringLiteral("40")};
        return test::pdfText(pdf, crop).trimmed();
    };
    const VolumesMade outer = room.built(room.out("outer.pdf"));
    CHECK(corner(outer.files.front(), 0) == QStringLiteral("2"));
    CHECK(corner(outer.files.front(), 475).isEmpty());
    const VolumesMade right = room.built(room.out("right.pdf"), {{QStringLiteral("numbers"), QStringLiteral("right")}});
    CHECK(corner(right.files.front(), 0).isEmpty());
    CHECK(corner(right.files.front(), 475) == QStringLiteral("2"));
    CHECK(room.rows().back().upperRight);
}

TEST_CASE("a unit binds as it described itself, and what is archived goes on as it lies", "[volumes]")
{
    Archived room(QStringLiteral("archived"));
    const auto describe = [&](qint64 pages, const QString &numbers) {
        Request request;
        request.act = QStringLiteral("office.describe_unit");
        request.with = unitDescription(room.library());
        request.with.insert(QStringLiteral("book_pages"), pages);
        request.with.insert(QStringLiteral("page_numbers"), numbers);
        return room.session(QStringLiteral("admin")).perform(request, room.quiet);
    };
    CHECK(unitBinding(room.library()).mostPages == 200);
    CHECK_FALSE(unitBinding(room.library()).upperRight);
    const qint64 records = room.records();
    const auto none = describe(0, QStringLiteral("right"));
    REQUIRE_FALSE(none);
    CHECK(none.error().id == QStringLiteral("dossier.no_pages_allowed"));
    CHECK(room.records() == records);
    REQUIRE(describe(10, QStringLiteral("right")));
    CHECK(unitBinding(room.library()).mostPages == 10);
    room.built({});
    CHECK(room.rows().back().mostPages == 10);
    CHECK(room.rows().back().books > 1);
    CHECK(room.rows().back().upperRight);
    // Said at the act itself, it goes before.
    room.built({}, {{QStringLiteral("most_pages"), 150}, {QStringLiteral("numbers"), QStringLiteral("outer")}});
    CHECK(room.rows().back().books == 1);
    CHECK_FALSE(room.rows().back().upperRight);
    // The unit changes its mind between two buildings of an open case.
    REQUIRE(describe(200, QStringLiteral("right")));
    room.built({});
    CHECK(room.rows().back().mostPages == 200);
    CHECK(room.rows().back().upperRight);
    CHECK(room.holds());
}
