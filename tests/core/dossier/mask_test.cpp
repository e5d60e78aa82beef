#include <catch2/catch.hpp>

#include <QtCore/QFile>
#include <QtCore/QRegularExpression>
#include <QtGui/QImage>

#include "core/dossier/mask_pdf.h"

#include "tests/core/documents/sample.h"

using namespace anjuan;
using dossier::TextMask;

namespace {

QString ran(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    REQUIRE(process.waitForFinished());
    return QString::fromUtf8(process.readAllStandardOutput());
}

QString written(const QTemporaryDir &dir, const char *name, const QByteArray &bytes)
{
    QFile file(dir.filePath(QLatin1String(name)));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    return file.fileName();
}

/// The share of black in a box of a picture of the first page.
double blackness(const QImage &page, const QRectF &box)
{
    const QRect rect = box.toAlignedRect().intersected(page.rect());
    REQUIRE(!rect.isEmpty());
    int black = 0;
    for (int y = rect.top(); y <= rect.bottom(); ++y) {
        for (int x = rect.left(); x <= rect.right(); ++x)
            black += qGray(page.pixel(x, y)) < 40 ? 1 : 0;
    }
    return static_cast<double>(black) / (rect.width() * rect.height());
}

} // namespace

TEST_CASE("words are covered over blanks and lines, numbers by their look, and what is allowed stays")
{
    TextMask mask;
    mask.cover(QStringLiteral("赵小满"), 1);
    mask.cover(QStringLiteral("河东路 15号"));
    mask.cover(QStringLiteral("甲")); // one letter is no word
    mask.coverNumbers();
    mask.allow(QStringLiteral("13800000000"));
    CHECK(mask.masked(QStringLiteral("赵小满说甲方")) == QStringLiteral("赵＊＊说甲方"));
    CHECK(mask.masked(QStringLiteral("住河东\n路15 号。")) == QStringLiteral("住＊＊\n＊＊＊ ＊。"));
    CHECK(mask.masked(QStringLiteral("电话13912345678,13800000000"))
          == QStringLiteral("电话") + QString(11, QChar(u'＊')) + QStringLiteral(",13800000000"));
    CHECK(mask.masked(QStringLiteral("证件11010519491231002X。")).count(QChar(u'＊')) == 18);
    // A longer number, or one of letters and digits, is neither: a digest, a bank's or a credit code.
    CHECK(mask.masked(QStringLiteral("91650000MA77A1B2C3 6222021390001234567")) //
          == QStringLiteral("91650000MA77A1B2C3 6222021390001234567"));
    mask.allow(QStringLiteral("赵小满"));
    CHECK(mask.masked(QStringLiteral("赵小满")) == QStringLiteral("赵小满"));
    const QJsonObject nested{{QStringLiteral("list"), QJsonArray{QStringLiteral("河东路15号"), 7}}};
    CHECK(mask.masked(QJsonValue(nested)).toObject().value(QLatin1String("list")).toArray()
          == QJsonArray{QString(6, QChar(u'＊')), 7});
}

TEST_CASE("what is covered in a PDF is black where it stood, and no text is left in the file")
{
    const QTemporaryDir dir;
    const auto made = documents::render(sample::form(QStringLiteral("inspection_record")),
                                        sample::caseFields(QStringLiteral("inspection_record")), sample::context());
    REQUIRE(made);
    const QString file = written(dir, "plain.pdf", made->pdf);
    // Where the words stand, by another program.
    const QString words = ran(QStringLiteral("pdftotext"), {QStringLiteral("-bbox"), file, QStringLiteral("-")});
    static const QRegularExpression word(QStringLiteral(
        "<word xMin=\"([0-9.]+)\" yMin=\"([0-9.]+)\" xMax=\"([0-9.]+)\" yMax=\"([0-9.]+)\">([^<]{4,12})</word>"));
    auto found = word.globalMatch(words.section(QStringLiteral("</page>"), 0, 0));
    QString secret;
    QRectF box;
    while (found.hasNext() && secret.isEmpty()) {
        const QRegularExpressionMatch match = found.next();
        if (match.captured(5).startsWith(QStringLiteral("现场")))
            continue;
        secret = match.captured(5);
        box = QRectF(QPointF(match.captured(1).toDouble(), match.captured(2).toDouble()),
                     QPointF(match.captured(3).toDouble(), match.captured(4).toDouble()));
    }
    INFO(qPrintable(secret));
    REQUIRE(secret.size() >= 4);
    TextMask mask;
    NoProgress quiet;
    mask.cover(QStringLiteral("这几个字不在其中"));
    const auto untouched = dossier::maskPdf(file, mask, QStringLiteral("笔录"), quiet);
    REQUIRE(untouched);
    CHECK(untouched->covered == 0);
    CHECK(untouched->pdf.isEmpty());
    CHECK_FALSE(untouched->unread);
    mask.cover(secret);
    const auto masked = dossier::maskPdf(file, mask, QStringLiteral("笔录"), quiet);
    REQUIRE(masked);
    CHECK(masked->covered >= 1);
    CHECK(masked->pages == made->pages);
    const QString out = written(dir, "masked.pdf", masked->pdf);
    CHECK(ran(QStringLiteral("pdftotext"), {out, QStringLiteral("-")}).trimmed().isEmpty());
    CHECK_FALSE(ran(QStringLiteral("pdffonts"), {out}).contains(QStringLiteral("Type")));
    constexpr double kScale = 100.0 / 72;
    const QRectF inside(box.topLeft() * kScale, box.bottomRight() * kScale);
    for (const auto &[pdf, covered] : {std::pair{file, false}, std::pair{out, true}}) {
        ran(QStringLiteral("pdftoppm"),
            {QStringLiteral("-r"), QStringLiteral("100"), QStringLiteral("-f"), QStringLiteral("1"),
             QStringLiteral("-l"), QStringLiteral("1"), QStringLiteral("-singlefile"), QStringLiteral("-png"), pdf,
             dir.filePath(QStringLiteral("page"))});
        const QImage page(dir.filePath(QStringLiteral("page.png")));
        // The other program's box is that of the line; ink stands in its middle.
        const double rim = inside.height() * 0.15;
        CHECK((blackness(page, inside.adjusted(1, rim, -1, -rim)) > 0.99) == covered);
    }
}

TEST_CASE("a PDF of pictures alone is told as one that cannot be read, and a damaged one is refused")
{
    const QTemporaryDir dir;
    NoProgress quiet;
    TextMask mask;
    mask.cover(QStringLiteral("赵小满"));
    const auto made = documents::render(sample::form(QStringLiteral("inspection_record")),
                                        sample::caseFields(QStringLiteral("inspection_record")), sample::context());
    REQUIRE(made);
    TextMask any;
    any.cover(QStringLiteral("检查"));
    const auto pictures = dossier::maskPdf(written(dir, "plain.pdf", made->pdf), any, QStringLiteral("笔录"), quiet);
    REQUIRE(pictures);
    REQUIRE_FALSE(pictures->pdf.isEmpty());
    const auto unread =
        dossier::maskPdf(written(dir, "pictures.pdf", pictures->pdf), mask, QStringLiteral("笔录"), quiet);
    REQUIRE(unread);
    CHECK(unread->unread);
    CHECK(unread->pdf.isEmpty());
    const auto damaged =
        dossier::maskPdf(written(dir, "damaged.pdf", "%PDF-1.4 nothing"), mask, QStringLiteral("坏"), quiet);
    REQUIRE_FALSE(damaged);
    CHECK(damaged.error().id == QStringLiteral("dossier.damaged_pdf"));
}
