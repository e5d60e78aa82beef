#include <iostream>

#include <QtCore/QElapsedTimer>
#include <QtCore/QRegularExpression>
#include <QtGui/QImage>
#include <QtGui/QPainter>

#include "core/base/digest.h"
#include "core/base/messages.h"
#include "core/dossier/assemble.h"
#include "core/dossier/picture.h"

#include "tests/core/documents/sample.h"
#include "tests/support/pdf_text.h"

using namespace anjuan;
using namespace anjuan::dossier;

namespace {

QImage scene(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            image.setPixel(x, y, qRgb(x * 255 / width, y * 255 / height, (x / 40 + y / 40) % 2 ? 200 : 60));
    QPainter painter(&image);
    painter.fillRect(0, 0, width / 4, height / 4, Qt::red); // the upper left corner as it is stored
    return image;
}

/// Saves as JPEG, and puts an Exif segment with that orientation after its first marker.
QString jpeg(const QTemporaryDir &folder, const QString &name, QImage image, int orientation = 0)
{
    const QString path = folder.filePath(name);
    REQUIRE(image.save(path, "JPEG", 88));
    if (orientation > 0) {
        QByteArray data = sample::bytesOf(path);
        QByteArray exif = QByteArray::fromHex("ffe10022457869660000"
                                              "4d4d002a00000008"
                                              "0001"
                                              "0112000300000001")
            + QByteArray::fromHex("00");
        exif += static_cast<char>(orientation);
        exif += QByteArray::fromHex("0000"
                                    "00000000");
        data.insert(2, exif);
        QFile file(path);
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(data);
    }
    return path;
}

Part document(const QString &form, const QString &title, const QString &number = {})
{
    const auto made = documents::render(sample::form(form), sample::caseFields(form), sample::context());
    REQUIRE(made);
    return {.kind = Part::Kind::Document,
            .title = title,
            .responsible = QStringLiteral("石桥镇人民政府"),
            .number = number,
            .date = QStringLiteral("2026-01-06"),
            .remark = {},
            .bytes = made->pdf,
            .files = {},
            .captions = {},
            .mediaName = {},
            .mediaLength = {},
            .mediaBytes = 0,
            .mediaSha256 = {},
            .firstFrame = {},
            .mediaHeading = {},
            .mediaWhy = {}};
}

Part filePart(Part::Kind kind, const QString &title, const QStringList &files)
{
    Part part;
    part.kind = kind;
    part.title = title;
    part.responsible = QStringLiteral("张建国");
    part.date = QStringLiteral("20260106");
    part.files = files;
    part.captions = {QStringLiteral("%1:黄河路与黑鼓巷交叉口,东向西拍摄").arg(title),
                     QStringLiteral("拍摄人:张建国、李晓梅　2026年1月6日9时35分")};
    return part;
}

Part recording(const QString &title, const QString &frame)
{
    Part part = filePart(Part::Kind::MediaLeaf, title, {});
    part.mediaName = QStringLiteral("DSJ-0007_20260106093012.mp4");
    part.mediaLength = QStringLiteral("45分12秒");
    part.mediaBytes = 734003200;
    part.mediaSha256 = QString(64, QLatin1Char('b'));
    part.firstFrame = frame;
    return part;
}

VolumePlan plan(QList<Part> parts)
{
    VolumePlan plan{sample::form(QStringLiteral("dossier_cover")),
                    sample::form(QStringLiteral("dossier_index")),
                    sample::form(QStringLiteral("dossier_note")),
                    sample::caseFields(),
                    std::move(parts),
                    sample::context(),
                    NumberCorner::UpperOuter,
                    {}};
    plan.context.title = QStringLiteral("龙门龟兴建材经营部擅自占用城市道路堆放物料案");
    return plan;
}

/// The words in a corner of one page, which is where page numbers stand.
QString corner(const QString &pdf, int page, bool left)
{
    const QString at = QString::number(page);
    return test::pdfText(pdf,
                         {QStringLiteral("-f"), at, QStringLiteral("-l"), at, QStringLiteral("-r"),
                          QStringLiteral("72"), QStringLiteral("-x"), QString::number(left ? 20 : 475),
                          QStringLiteral("-y"), QStringLiteral("15"), QStringLiteral("-W"), QStringLiteral("100"),
                          QStringLiteral("-H"), QStringLiteral("35")})
        .trimmed();
}

Error refusal(const Part &part)
{
    QTemporaryDir folder;
    NoProgress progress;
    const QString out = folder.filePath(QStringLiteral("volume.pdf"));
    const auto made = assembleDossier(plan({part}), out, progress);
    REQUIRE_FALSE(made);
    CHECK(QDir(folder.path()).isEmpty());
    CHECK(hasMessage(made.error().id));
    return made.error();
}

Part bytesPart(Part::Kind kind, const QByteArray &bytes)
{
    Part part = filePart(kind, QStringLiteral("来件"), {});
    part.bytes = bytes;
    return part;
}

QByteArray data(const char *name)
{
    return sample::bytesOf(sample::source(QStringLiteral("tests/data/dossier/")) + QString::fromLatin1(name));
}

class StopAt final : public Progress {
public:
    explicit StopAt(int reports) : m_left(reports) {}
    void report(qint64, qint64, const QString &) override { --m_left; }
    bool cancelled() const override { return m_left <= 0; }

private:
    int m_left;
};

} // namespace

TEST_CASE("a volume is one archival file whose index, numbers and bookmarks agree", "[dossier]")
{
    QTemporaryDir folder;
    const QString photo = jpeg(folder, QStringLiteral("a.jpg"), scene(1200, 800), 6);
    const QString grey =
        jpeg(folder, QStringLiteral("b.jpg"), scene(800, 600).convertToFormat(QImage::Format_Grayscale8));
    const QString png = folder.filePath(QStringLiteral("scan.png"));
    REQUIRE(scene(900, 1270).save(png));
    const QStringList forms = {QStringLiteral("filing_approval"), QStringLiteral("inspection_record"),
                               QStringLiteral("investigation_report"), QStringLiteral("penalty_decision")};
    QList<Part> parts;
    for (const QString &form : forms)
        parts << document(form, sample::form(form).title, QStringLiteral("石桥综执字〔2026〕第001号"));
    parts << filePart(Part::Kind::Photo, QStringLiteral("现场照片一"), {photo});
    parts << filePart(Part::Kind::Photo, QStringLiteral("现场照片二"), {grey});
    parts << recording(QStringLiteral("执法记录仪视频"), photo);
    parts << recording(QStringLiteral("询问录音"), {});
    parts << filePart(Part::Kind::Scan, QStringLiteral("送达回证签名件"),
                      {png, grey, sample::source(QStringLiteral("tests/data/dossier/plain.pdf"))});
    for (int i = 0; i < 30; ++i)
        parts << filePart(Part::Kind::Photo, QStringLiteral("补充照片之%1").arg(i + 1), {grey});

    const QString kept = qEnvironmentVariable("ANJUAN_KEEP_PDF");
    const QString out = (kept.isEmpty() ? folder.path() : kept) + QStringLiteral("/volume.pdf");
    NoProgress progress;
    const auto made = assembleDossier(plan(parts), out, progress);
    if (!made)
        FAIL(describe(made.error()).toStdString());
    sample::requireArchival({out});
    REQUIRE(made->index.size() == parts.size());
    REQUIRE(made->firstNumbered > 3); // 39 rows: the index runs over pages
    REQUIRE(made->pages == made->firstNumbered - 1 + made->numbered + 1);
    CHECK(made->notes.size() == 1); // the PNG
    CHECK(sample::textOf(out, 1).contains(QStringLiteral("共39件")));
    CHECK(sample::textOf(out, 1).contains(QStringLiteral("共%1页").arg(made->numbered)));

    QString index;
    for (int page = 2; page < made->firstNumbered; ++page)
        index += sample::textOf(out, page);
    for (const IndexRow &row : made->index) {
        const Part &part = parts[row.no - 1];
        INFO(part.title.toStdString());
        const QString pages = row.pageFrom == row.pageTo ? QString::number(row.pageFrom)
                                                         : QStringLiteral("%1-%2").arg(row.pageFrom).arg(row.pageTo);
        CHECK(index.contains(part.title + QStringLiteral("20260106") + pages));
        if (part.kind == Part::Kind::Photo || part.kind == Part::Kind::MediaLeaf)
            CHECK(sample::textOf(out, made->firstNumbered - 1 + row.pageFrom).contains(part.title));
    }
    CHECK(sample::textOf(out, made->firstNumbered).contains(QStringLiteral("立案审批表")));
    for (int number = 1; number <= made->numbered; ++number) {
        const int page = made->firstNumbered - 1 + number;
        CHECK(corner(out, page, number % 2 == 0) == QString::number(number));
        CHECK(corner(out, page, number % 2 == 1).isEmpty());
    }
    CHECK(corner(out, 1, false).isEmpty());
    CHECK(corner(out, made->pages, false).isEmpty());

    const QString bookmarks = QString::fromUtf8(sample::run(
        QStringLiteral("pdftohtml"), {QStringLiteral("-xml"), QStringLiteral("-i"), QStringLiteral("-stdout"), out}));
    for (const IndexRow &row : made->index)
        CHECK(bookmarks.contains(QStringLiteral("<item page=\"%1\">%2 %3</item>")
                                     .arg(made->firstNumbered - 1 + row.pageFrom)
                                     .arg(row.no)
                                     .arg(parts[row.no - 1].title)));
    CHECK(bookmarks.contains(QStringLiteral("<item page=\"1\">卷宗封面</item>")));
    CHECK(bookmarks.contains(QStringLiteral("<item page=\"%1\">备考表</item>").arg(made->pages)));
    const QString info = QString::fromUtf8(sample::run(QStringLiteral("pdfinfo"), {out}));
    CHECK(info.contains(QStringLiteral("龙门龟兴建材经营部擅自占用城市道路堆放物料案")));

    sample::run(QStringLiteral("pdfimages"), {QStringLiteral("-j"), out, folder.filePath(QStringLiteral("got"))});
    QSet<QString> digests;
    for (const QString &file : QDir(folder.path()).entryList({QStringLiteral("got-*.jpg")}))
        digests.insert(sha256(sample::bytesOf(folder.filePath(file))).hex());
    CHECK(digests.contains(sha256(sample::bytesOf(photo)).hex()));
    CHECK(digests.contains(sha256(sample::bytesOf(grey)).hex()));
}

TEST_CASE("a signed paper stands for its document, whose words are found but not seen", "[dossier]")
{
    QTemporaryDir folder;
    QImage white(1240, 1754, QImage::Format_RGB32);
    white.fill(Qt::white);
    const QString side = jpeg(folder, QStringLiteral("side.jpg"), white);
    Part decision = document(QStringLiteral("penalty_decision"), QStringLiteral("行政处罚决定书"));
    const QString alone = folder.filePath(QStringLiteral("decision.pdf"));
    {
        QFile file(alone);
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(decision.bytes);
    }
    const QString words = sample::textOf(alone, 1);
    REQUIRE(words.size() > 200);
    const QRegularExpression pages(QStringLiteral("Pages: +(\\d+)"));
    const int printed =
        pages.match(QString::fromUtf8(sample::run(QStringLiteral("pdfinfo"), {alone}))).captured(1).toInt();
    REQUIRE(printed > 0);
    const auto scanOf = [&](int sides) {
        Part scan = filePart(Part::Kind::Scan, QStringLiteral("行政处罚决定书(签名件扫描)"), {});
        scan.captions.clear();
        for (int i = 0; i < sides; ++i)
            scan.files += side;
        return std::make_shared<const Part>(scan);
    };
    decision.signedPaper = scanOf(printed);
    const QString out = folder.filePath(QStringLiteral("volume.pdf"));
    NoProgress progress;
    auto made = assembleDossier(plan({decision}), out, progress);
    REQUIRE(made);
    sample::requireArchival({out});
    CHECK(made->numbered == printed);
    REQUIRE(made->index.size() == 1);
    // All words of the page, and its number.
    CHECK(sample::textOf(out, made->firstNumbered).contains(words.left(150)));
    CHECK(corner(out, made->firstNumbered, false) == QStringLiteral("1"));
    const QString at = QString::number(made->firstNumbered);
    sample::run(QStringLiteral("pdftoppm"),
                {QStringLiteral("-r"), QStringLiteral("60"), QStringLiteral("-singlefile"), QStringLiteral("-f"), at,
                 QStringLiteral("-png"), out, folder.filePath(QStringLiteral("seen"))});
    const QImage seen(folder.filePath(QStringLiteral("seen.png")));
    REQUIRE_FALSE(seen.isNull());
    // The scan covers the whole sheet: below the number nothing is painted.
    int dark = 0;
    for (int y = seen.height() / 8; y < seen.height(); ++y) {
        for (int x = 0; x < seen.width(); ++x)
            dark += qGray(seen.pixel(x, y)) < 200 ? 1 : 0;
    }
    CHECK(dark == 0);

    // With a page too few nobody can say which is missing: both stand, as one item.
    decision.signedPaper = scanOf(printed + 1);
    made = assembleDossier(plan({decision}), out, progress);
    REQUIRE(made);
    CHECK(made->numbered == 2 * printed + 1);
    CHECK(made->index.size() == 1);

    // A scan that is none stands as a leaf behind its document.
    Part broken = filePart(Part::Kind::Scan, QStringLiteral("签名件"), {});
    broken.captions.clear();
    broken.bytes = "nothing";
    broken.mediaSha256 = QString(64, QLatin1Char('b'));
    decision.signedPaper = std::make_shared<const Part>(broken);
    made = assembleDossier(plan({decision}), out, progress);
    REQUIRE(made);
    CHECK(made->numbered == printed + 1);
    CHECK_FALSE(made->notes.isEmpty());
}

TEST_CASE("a photograph is turned the way its camera was held", "[dossier]")
{
    QTemporaryDir folder;
    // Where the stored upper left corner comes to lie: left/right, upper/lower.
    const QList<std::pair<bool, bool>> corners = {{true, true}, {false, true}, {false, false}, {true, false},
                                                  {true, true}, {false, true}, {false, false}, {true, false}};
    QList<Part> parts;
    for (int orientation = 1; orientation <= 8; ++orientation)
        parts << filePart(Part::Kind::Photo, QStringLiteral("照片%1").arg(orientation),
                          {jpeg(folder, QStringLiteral("o%1.jpg").arg(orientation), scene(400, 200), orientation)});
    const QString out = folder.filePath(QStringLiteral("turned.pdf"));
    NoProgress progress;
    const auto made = assembleDossier(plan(parts), out, progress);
    REQUIRE(made);
    sample::run(QStringLiteral("pdftoppm"),
                {QStringLiteral("-r"), QStringLiteral("40"), QStringLiteral("-png"), out,
                 folder.filePath(QStringLiteral("page"))});
    const QStringList pages = QDir(folder.path()).entryList({QStringLiteral("page-*.png")}, QDir::Files, QDir::Name);
    REQUIRE(pages.size() == made->pages);
    REQUIRE(made->numbered == 4); // two to a page
    for (int orientation = 1; orientation <= 8; ++orientation) {
        INFO(orientation);
        const QImage page(folder.filePath(pages[made->firstNumbered - 1 + (orientation - 1) / 2]));
        const bool upper = orientation % 2 == 1;
        const int from = page.height() * (upper ? 24 : 145) / 297;
        const int to = page.height() * (upper ? 114 : 237) / 297;
        QRect all;
        QRect red;
        for (int y = from; y < to; ++y) {
            for (int x = 0; x < page.width(); ++x) {
                const QColor c = page.pixelColor(x, y);
                if (qMax(qMax(c.red(), c.green()), c.blue()) - qMin(qMin(c.red(), c.green()), c.blue()) > 60)
                    all |= QRect(x, y, 1, 1);
                if (c.red() > 230 && c.green() < 30 && c.blue() < 30)
                    red |= QRect(x, y, 1, 1);
            }
        }
        CHECK((all.width() > all.height()) == (orientation < 5));
        CHECK((red.center().x() < all.center().x()) == corners[orientation - 1].first);
        CHECK((red.center().y() < all.center().y()) == corners[orientation - 1].second);
    }
}

TEST_CASE("a single-sided volume has every number at the right", "[dossier]")
{
    QTemporaryDir folder;
    VolumePlan single = plan({document(QStringLiteral("penalty_decision"), QStringLiteral("处罚决定"))});
    single.corner = NumberCorner::UpperRight;
    const QString out = folder.filePath(QStringLiteral("single.pdf"));
    NoProgress progress;
    const auto made = assembleDossier(single, out, progress);
    REQUIRE(made);
    REQUIRE(made->numbered >= 2);
    for (int number = 1; number <= made->numbered; ++number)
        CHECK(corner(out, made->firstNumbered - 1 + number, false) == QString::number(number));
}

TEST_CASE("a CMYK photograph is decoded and the volume stays valid and says so", "[dossier]")
{
    QTemporaryDir folder;
    const QString out = folder.filePath(QStringLiteral("cmyk.pdf"));
    NoProgress progress;
    const auto made = assembleDossier(plan({bytesPart(Part::Kind::Photo, data("cmyk.jpg"))}), out, progress);
    REQUIRE(made);
    sample::requireArchival({out});
    REQUIRE(made->notes.size() == 1);
    CHECK(made->notes.first().id == QStringLiteral("dossier.note_decoded"));
}

TEST_CASE("what would spoil the volume is refused by name", "[dossier]")
{
    CHECK(refusal(bytesPart(Part::Kind::Scan, data("encrypted.pdf"))).args
          == QStringList{QStringLiteral("来件"), QStringLiteral("encrypted")});
    CHECK(refusal(bytesPart(Part::Kind::Scan, data("locked.pdf"))).args
          == QStringList{QStringLiteral("来件"), QStringLiteral("encrypted")});
    CHECK(refusal(bytesPart(Part::Kind::Scan, data("unembedded.pdf"))).args
          == QStringList{QStringLiteral("来件"), QStringLiteral("font /Helvetica")});
    CHECK(refusal(bytesPart(Part::Kind::Scan, data("transparent.pdf"))).args
          == QStringList{QStringLiteral("来件"), QStringLiteral("transparency")});
    CHECK(refusal(bytesPart(Part::Kind::Document, QByteArray("%PDF-1.4\nnothing"))).id
          == QStringLiteral("dossier.damaged_pdf"));
    CHECK(refusal(bytesPart(Part::Kind::Photo, QByteArray("no picture"))).id
          == QStringLiteral("dossier.unknown_picture"));
    CHECK(refusal(bytesPart(Part::Kind::Photo, {})).id == QStringLiteral("dossier.no_content"));
    CHECK(refusal(filePart(Part::Kind::Photo, QStringLiteral("照片"), {QStringLiteral("/nowhere/x.jpg")})).id
          == QStringLiteral("dossier.cannot_read"));
    QTemporaryDir folder;
    QByteArray cut = sample::bytesOf(jpeg(folder, QStringLiteral("whole.jpg"), scene(300, 200)));
    cut.truncate(cut.size() * 2 / 3);
    CHECK(refusal(bytesPart(Part::Kind::Photo, cut)).id == QStringLiteral("dossier.damaged_picture"));
    NoProgress progress;
    const auto nowhere = assembleDossier(plan({}), QStringLiteral("/nowhere/volume.pdf"), progress);
    REQUIRE_FALSE(nowhere);
    CHECK(nowhere.error().id == QStringLiteral("dossier.cannot_write"));
}

TEST_CASE("a file with its digest that would spoil the volume stands as a leaf, and the note and the index say so",
          "[dossier]")
{
    QTemporaryDir folder;
    QList<Part> parts = {document(QStringLiteral("penalty_decision"), QStringLiteral("处罚决定"))};
    const auto add = [&](Part::Kind kind, const char *title, const QByteArray &bytes) {
        Part part = bytesPart(kind, bytes);
        part.title = QString::fromUtf8(title);
        part.mediaName = part.title + QStringLiteral(".bin");
        part.mediaBytes = bytes.size();
        part.mediaSha256 = sha256(bytes).hex();
        parts << part;
    };
    add(Part::Kind::Scan, "租赁合同", data("unembedded.pdf"));
    add(Part::Kind::Scan, "加密材料", data("encrypted.pdf"));
    add(Part::Kind::Photo, "坏照片", QByteArray("no picture"));
    VolumePlan whole = plan(parts);
    whole.leftOut = {QStringLiteral("证据 9“误传照片”已移至其他案件，未装入")};
    const QString out = folder.filePath(QStringLiteral("leaves.pdf"));
    NoProgress progress;
    const auto made = assembleDossier(whole, out, progress);
    REQUIRE(made);
    sample::requireArchival({out});
    QStringList left;
    for (const Error &note : made->notes) {
        if (note.id == QStringLiteral("dossier.note_left_out"))
            left += note.args.first();
    }
    CHECK(left == QStringList{QStringLiteral("租赁合同"), QStringLiteral("加密材料"), QStringLiteral("坏照片")});
    REQUIRE(made->index.size() == 4);
    for (int no = 2; no <= 4; ++no) {
        const QString leaf = sample::textOf(out, made->firstNumbered - 1 + made->index[no - 1].pageFrom);
        INFO(leaf.toStdString());
        CHECK(leaf.contains(QStringLiteral("电子件登记页")));
        CHECK(leaf.contains(parts[no - 1].mediaSha256.left(20)));
        CHECK(leaf.contains(parts[no - 1].mediaName));
    }
    CHECK(sample::textOf(out, made->firstNumbered - 1 + made->index[1].pageFrom).contains(QStringLiteral("Helvetica")));
    const QString note = sample::textOf(out, made->pages);
    CHECK(note.contains(QStringLiteral("租赁合同")));
    CHECK(note.contains(QStringLiteral("误传照片")));
    CHECK(sample::textOf(out, 2).contains(QStringLiteral("仅登记页")));
}

TEST_CASE("a volume that is cancelled leaves no file", "[dossier]")
{
    QTemporaryDir folder;
    const Part part = document(QStringLiteral("service_receipt"), QStringLiteral("送达"));
    for (const int reports : {1, 2, 3, 5}) {
        StopAt progress(reports);
        const auto made = assembleDossier(plan({part, part}), folder.filePath(QStringLiteral("volume.pdf")), progress);
        INFO(reports);
        REQUIRE_FALSE(made);
        CHECK(made.error().fault == Fault::Cancelled);
        CHECK(QDir(folder.path()).isEmpty());
    }
}

TEST_CASE("a volume of three hundred pages is put together", "[dossier]")
{
    QTemporaryDir folder;
    const QString photo = jpeg(folder, QStringLiteral("large.jpg"), scene(2400, 1600));
    const Part text = document(QStringLiteral("investigation_report"), QStringLiteral("终结报告"));
    QList<Part> parts;
    for (int i = 0; i < 70; ++i)
        parts << text << filePart(Part::Kind::Photo, QStringLiteral("照片%1").arg(i + 1), {photo});
    QElapsedTimer timer;
    timer.start();
    NoProgress progress;
    const QString out = folder.filePath(QStringLiteral("large.pdf"));
    const auto made = assembleDossier(plan(parts), out, progress);
    REQUIRE(made);
    std::cout << made->pages << " pages, " << QFileInfo(out).size() / 1048576 << " MiB in " << timer.elapsed()
              << " ms\n";
    CHECK(made->numbered >= 200);
    sample::requireArchival({out});
}
