#include <catch2/catch.hpp>

#include <QtCore/QTemporaryDir>

#include "core/documents/form.h"
#include "core/documents/render.h"
#include "core/documents/scan_page.h"

#include "tests/support/paper_scans.h"

using namespace anjuan;
using namespace anjuan::documents;

namespace {

/// A page of words with a code at its foot, as it comes out of the printer.
QImage printedPage(const QString &paper)
{
    QJsonArray body;
    for (int i = 0; i < 14; ++i)
        body.append(
            QJsonObject{{QStringLiteral("text"), QStringLiteral("当事人在村西侧露天焚烧秸秆,过火面积约六十平方米。")}});
    const auto form = parseForm({{QStringLiteral("id"), QStringLiteral("x")},
                                 {QStringLiteral("title"), QStringLiteral("笔录")},
                                 {QStringLiteral("version"), QStringLiteral("1")},
                                 {QStringLiteral("body"), body}},
                                QStringLiteral("x"));
    REQUIRE(form);
    RenderContext context;
    context.paperCode = paper;
    const auto page = render(*form, {}, context);
    REQUIRE(page);
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("x.pdf"));
    QFile out(file);
    REQUIRE(out.open(QIODevice::WriteOnly));
    out.write(page->pdf);
    out.close();
    return test::pagePicture(file, 0, 200);
}

const QString kPaper = QStringLiteral("ABCDEFGH234567XY");

} // namespace

TEST_CASE("a page code says paper, page and count, and nothing else is one")
{
    const auto code = parsePageCode(pageCodeText({kPaper, 2, 13}));
    REQUIRE(code);
    CHECK(code->paper == kPaper);
    CHECK(code->page == 2);
    CHECK(code->of == 13);
    CHECK(parsePageCode(pageCodeText({newPaperCode(), 1, 1})));
    CHECK(newPaperCode() != newPaperCode());
    for (const char *other : {"ANJUAN/P1/ABCDEFGH234567XY/3/2", "ANJUAN/P1/ABCDEFGH234567XY/0/2",
                              "ANJUAN/P1/ABCDEFGH234567X1/1/2", "ANJUAN/P2/ABCDEFGH234567XY/1/2", "http://x", ""})
        CHECK_FALSE(parsePageCode(QLatin1String(other)));
}

TEST_CASE("a page is read and set upright however it lies")
{
    const QImage page = printedPage(kPaper);
    for (const double turned : {0.0, 180.0, 90.0, -90.0, 3.0, -4.0, 177.0}) {
        INFO(turned);
        test::Spoiling how;
        how.turned = turned;
        const ScanPage seen = readScanPage(test::spoilt(page, how, 1));
        REQUIRE(seen.code);
        CHECK(seen.code->paper == kPaper);
        CHECK(seen.code->page == 1);
        const double left = std::remainder(seen.turned + turned, 360.0);
        CHECK(std::abs(left) < 0.4);
        CHECK(seen.picture->height() > seen.picture->width());
    }
}

TEST_CASE("a dim page is read, and a straight one is left as it came")
{
    const QImage page = printedPage(kPaper);
    test::Spoiling dim;
    dim.light = 0.4;
    dim.noise = 12;
    dim.shadow = 0.4;
    CHECK(readScanPage(test::spoilt(page, dim, 3)).code);
    const ScanPage seen = readScanPage(page);
    CHECK(seen.turned == 0);
    CHECK(*seen.picture == page);
}

TEST_CASE("a page with nothing on it is blank, one with a few words is not")
{
    QImage white(1654, 2339, QImage::Format_RGB32);
    white.fill(QColor(225, 225, 220));
    CHECK(readScanPage(test::spoilt(white, {.noise = 6, .shadow = 0.3}, 5)).blank);
    QPainter painter(&white);
    painter.setFont(QFont(QStringLiteral("Noto Serif CJK SC"), 34));
    painter.drawText(300, 900, QStringLiteral("以下空白"));
    painter.end();
    const ScanPage words = readScanPage(white);
    CHECK_FALSE(words.blank);
    CHECK_FALSE(words.code);
}

TEST_CASE("two pages in one picture are filed for neither")
{
    const QImage one = printedPage(kPaper);
    const QImage other = printedPage(QStringLiteral("ZZZZZZZZ234567XY"));
    QImage both(one.width() * 2, one.height(), QImage::Format_RGB32);
    both.fill(Qt::white);
    QPainter painter(&both);
    painter.drawImage(0, 0, one);
    painter.drawImage(one.width(), 0, other);
    painter.end();
    const ScanPage seen = readScanPage(both);
    CHECK_FALSE(seen.code);
    CHECK_FALSE(seen.blank);
}
