#include <algorithm>

#include <QtCore/QRegularExpression>
#include <QtGui/QImage>
#include <QtGui/QPainter>

#include "core/base/digest.h"
#include "core/dossier/assemble.h"

#include "tests/core/documents/sample.h"
#include "tests/support/pdf_text.h"

using namespace anjuan;
using namespace anjuan::dossier;

namespace {

QString photoFile(const QTemporaryDir &folder, int nth, QSize size = {1600, 1200})
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(QColor::fromHsv(nth * 67 % 360, 160, 210));
    QPainter(&image).fillRect(size.width() / 4, size.height() / 4, 90, 60, Qt::white);
    const QString path = folder.filePath(QStringLiteral("photo%1.jpg").arg(nth));
    REQUIRE(image.save(path, "JPEG", 90));
    return path;
}

Part photo(const QString &file, const QString &title)
{
    Part part;
    part.kind = Part::Kind::Photo;
    part.title = title;
    part.responsible = QStringLiteral("张建国、李晓梅");
    part.date = QStringLiteral("2026-01-06");
    part.files = {file};
    part.mediaSha256 = sha256(sample::bytesOf(file)).hex();
    part.mediaName = title + QStringLiteral(".jpg");
    part.captions = {QStringLiteral("证据 1：%1。证明：占用道路堆放建筑材料").arg(title),
                     QStringLiteral("取得时间 2026-01-06 09:35，地点 黄河路与黑鼓巷交叉口，取证人 张建国、李晓梅"),
                     QStringLiteral("SHA-256 ") + part.mediaSha256};
    return part;
}

Part paper()
{
    const QString form = QStringLiteral("service_receipt");
    const auto made = documents::render(sample::form(form), sample::caseFields(form), sample::context());
    REQUIRE(made);
    REQUIRE(made->pages == 1);
    Part part;
    part.title = QStringLiteral("送达回证");
    part.date = QStringLiteral("2026-01-06");
    part.bytes = made->pdf;
    return part;
}

AssembledDossier assembled(const QList<Part> &parts, const QString &out)
{
    VolumePlan plan{sample::form(QStringLiteral("dossier_cover")),
                    sample::form(QStringLiteral("dossier_index")),
                    sample::form(QStringLiteral("dossier_note")),
                    sample::caseFields(),
                    parts,
                    sample::context(),
                    NumberCorner::UpperOuter,
                    {}};
    NoProgress quiet;
    const auto made = assembleDossier(plan, out, quiet);
    if (!made)
        FAIL(made.error().id.toStdString());
    sample::requireArchival({out});
    return *made;
}

/// The page that each part begins on.
QList<int> begins(const AssembledDossier &made)
{
    QList<int> pages;
    for (const IndexRow &row : made.index) {
        CHECK(row.pageTo == row.pageFrom);
        pages += row.pageFrom;
    }
    return pages;
}

/// The words of one half of a page, without white space.
QString half(const QString &pdf, int page, bool lower)
{
    const QString at = QString::number(page);
    QString text = test::pdfText(pdf,
                                 {QStringLiteral("-f"), at, QStringLiteral("-l"), at, QStringLiteral("-r"),
                                  QStringLiteral("72"), QStringLiteral("-x"), QStringLiteral("0"), QStringLiteral("-y"),
                                  QString::number(lower ? 415 : 50), QStringLiteral("-W"), QStringLiteral("595"),
                                  QStringLiteral("-H"), QString::number(365)});
    text.removeIf([](QChar c) { return c.isSpace(); });
    return text;
}

/// How many photographs lie on each page, counted from the first with a number.
QList<int> picturesOn(const QString &pdf, const AssembledDossier &made)
{
    static const QRegularExpression row(QStringLiteral("^ *(\\d+) +\\d+ +image "), QRegularExpression::MultilineOption);
    QList<int> on(made.numbered, 0);
    const QString list = QString::fromUtf8(sample::run(QStringLiteral("pdfimages"), {QStringLiteral("-list"), pdf}));
    for (auto it = row.globalMatch(list); it.hasNext();) {
        const int nth = it.next().captured(1).toInt() - made.firstNumbered;
        REQUIRE(nth >= 0);
        REQUIRE(nth < made.numbered);
        ++on[nth];
    }
    return on;
}

} // namespace

TEST_CASE("photographs stand two to a page with their facts, and each byte for byte", "[dossier]")
{
    for (const int count : {0, 1, 3, 4}) {
        INFO(count << " photographs");
        QTemporaryDir folder;
        QList<Part> parts = {paper()};
        QStringList wanted;
        for (int nth = 1; nth <= count; ++nth) {
            parts << photo(photoFile(folder, nth), QStringLiteral("现场照片%1").arg(nth));
            wanted += parts.last().mediaSha256;
        }
        parts << paper();
        const QString kept = qEnvironmentVariable("ANJUAN_KEEP_PDF");
        const QString out = (kept.isEmpty() ? folder.path() : kept) + QStringLiteral("/photographs%1.pdf").arg(count);
        const AssembledDossier made = assembled(parts, out);
        const int photoPages = (count + 1) / 2;
        CHECK(made.numbered == 2 + photoPages);
        QList<int> pages = {1};
        QList<int> pictures = {0};
        for (int nth = 0; nth < count; ++nth) {
            pages += 2 + nth / 2;
            if (nth % 2 == 0)
                pictures += std::min(2, count - nth);
        }
        CHECK(begins(made) == pages << 2 + photoPages);
        CHECK(picturesOn(out, made) == pictures << 0);
        for (int nth = 0; nth < count; ++nth) {
            const int page = made.firstNumbered + 1 + nth / 2;
            const QString beneath = half(out, page, nth % 2 == 1);
            INFO(beneath.toStdString());
            CHECK(beneath.startsWith(QStringLiteral("证据1：现场照片%1。").arg(nth + 1)));
            CHECK(beneath.contains(QStringLiteral("2026-01-0609:35")));
            CHECK(beneath.contains(QStringLiteral("黄河路与黑鼓巷交叉口")));
            CHECK(beneath.contains(QStringLiteral("取证人张建国、李晓梅")));
            CHECK(beneath.contains(wanted[nth]));
        }
        if (count % 2 == 1)
            CHECK_FALSE(half(out, made.firstNumbered + photoPages, true).contains(QStringLiteral("SHA-256")));
        sample::run(QStringLiteral("pdfimages"), {QStringLiteral("-j"), out, folder.filePath(QStringLiteral("got"))});
        QStringList got;
        for (const QString &file :
             QDir(folder.path()).entryList({QStringLiteral("got-*.jpg")}, QDir::Files, QDir::Name))
            got += sha256(sample::bytesOf(folder.filePath(file))).hex();
        CHECK(got == wanted);
        const auto counted = countVolume(out);
        REQUIRE(counted);
        CHECK(counted->items == count + 2);
        CHECK(counted->numbered == made.numbered);
    }
}

TEST_CASE("what is no photograph of a scene keeps a page of its own", "[dossier]")
{
    QTemporaryDir folder;
    const QString file = photoFile(folder, 1);
    const Part first = photo(file, QStringLiteral("现场照片"));
    Part contract = photo(photoFile(folder, 2), QStringLiteral("租赁合同"));
    contract.wholePage = true;
    // By its proportions a side of A4.
    const Part sheet = photo(photoFile(folder, 3, {1240, 1754}), QStringLiteral("证明"));
    Part scan = photo(photoFile(folder, 4, {1240, 1754}), QStringLiteral("签名件"));
    scan.kind = Part::Kind::Scan;
    scan.captions.clear();
    const QString out = folder.filePath(QStringLiteral("volume.pdf"));
    CHECK(begins(assembled({first, contract, first, sheet, first, scan, first, first}, out))
          == QList<int>{1, 2, 3, 4, 5, 6, 7, 7});
}

TEST_CASE("a photograph that is spoiled or said much of leaves its neighbours whole", "[dossier]")
{
    QTemporaryDir folder;
    const Part first = photo(photoFile(folder, 1), QStringLiteral("现场照片"));
    Part broken = first;
    broken.title = QStringLiteral("坏照片");
    broken.files.clear();
    broken.bytes = "no picture";
    Part wordy = first;
    wordy.title = QStringLiteral("说明很长的照片");
    wordy.captions.front() = QStringLiteral("证明堆放情况。").repeated(100);
    Part endless = first;
    endless.captions.front() = QStringLiteral("证明堆放情况。").repeated(450);
    const QString out = folder.filePath(QStringLiteral("volume.pdf"));
    AssembledDossier made = assembled({first, broken, first, first}, out);
    CHECK(begins(made) == QList<int>{1, 2, 3, 3});
    REQUIRE(made.notes.size() == 1);
    CHECK(made.notes.first().id == QLatin1String("dossier.note_left_out"));

    made = assembled({wordy, first, first}, out);
    CHECK(begins(made) == QList<int>{1, 2, 2});
    CHECK(half(out, made.firstNumbered, true).contains(wordy.mediaSha256));

    // One that no page has room for runs over, and nothing of it is cut.
    made = assembled({endless, first}, out);
    REQUIRE(made.index.size() == 2);
    CHECK(made.index[0].pageTo > made.index[0].pageFrom);
    CHECK(made.index[1].pageFrom == made.index[0].pageTo + 1);
}
