#include <catch2/catch.hpp>

#include <QtGui/QImage>
#include <QtGui/QPainter>
#include <QtGui/QTransform>

#include "core/documents/qr_code.h"

#include "tests/core/documents/sample.h"

using namespace anjuan;

namespace {

const QString kText = QStringLiteral("ANJUAN/R1/0F8FAD5B-D9CB-469F-A165-70867728950E/") + QString(64, QLatin1Char('A'))
    + QStringLiteral("/12");

documents::Form formWith(const QString &text)
{
    const QJsonObject block{{QStringLiteral("block"), QStringLiteral("qr")},
                            {QStringLiteral("text"), text},
                            {QStringLiteral("mm"), 24},
                            {QStringLiteral("align"), QStringLiteral("right")}};
    const QJsonObject words{{QStringLiteral("text"), QStringLiteral("法制审核意见书")}};
    const auto form = documents::parseForm({{QStringLiteral("id"), QStringLiteral("x")},
                                            {QStringLiteral("title"), QStringLiteral("x")},
                                            {QStringLiteral("version"), QStringLiteral("1")},
                                            {QStringLiteral("body"), QJsonArray{words, block, words}}},
                                           QStringLiteral("x"));
    REQUIRE(form);
    return *form;
}

QString printed(const QTemporaryDir &dir)
{
    const auto page = documents::render(formWith(QStringLiteral("{{slip|optional}}")),
                                        {{QStringLiteral("slip"), kText}}, sample::context());
    REQUIRE(page);
    QFile file(dir.filePath(QStringLiteral("page.pdf")));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(page->pdf);
    return file.fileName();
}

QImage drawn(const QString &pdf, const QTemporaryDir &dir, int dpi)
{
    QProcess process;
    process.start(QStringLiteral("pdftoppm"),
                  {QStringLiteral("-r"), QString::number(dpi), QStringLiteral("-singlefile"), QStringLiteral("-png"),
                   pdf, dir.filePath(QStringLiteral("page"))});
    REQUIRE(process.waitForFinished());
    const QImage image(dir.filePath(QStringLiteral("page.png")));
    REQUIRE(!image.isNull());
    return image.convertToFormat(QImage::Format_RGB32);
}

} // namespace

TEST_CASE("the code on a printed page is read from the PDF, and from its scan, askew, dark and coarse")
{
    const QTemporaryDir dir;
    const QString pdf = printed(dir);
    CHECK(*documents::qrTextsOn(pdf) == QStringList{kText});
    for (const int dpi : {120, 200, 300}) {
        for (const double degrees : {0.0, 2.5, -4.0, 90.0, 180.0}) {
            QImage scan = drawn(pdf, dir, dpi).transformed(QTransform().rotate(degrees), Qt::SmoothTransformation);
            QImage sheet(scan.size(), QImage::Format_RGB32);
            sheet.fill(QColor(205, 200, 190));
            QPainter painter(&sheet);
            painter.setOpacity(0.85);
            painter.drawImage(0, 0, scan);
            painter.end();
            const QString file = dir.filePath(QStringLiteral("scan.jpg"));
            REQUIRE(sheet.save(file, "JPEG", 70));
            INFO(dpi << " dpi, " << degrees << " degrees");
            const auto texts = documents::qrTextsOn(file);
            REQUIRE(texts);
            CHECK(*texts == QStringList{kText});
        }
    }
}

TEST_CASE("a form without a text has no code; what is no scan is named")
{
    const QTemporaryDir dir;
    const auto page = documents::render(formWith(QStringLiteral("{{slip|optional}}")), {}, sample::context());
    REQUIRE(page);
    QFile file(dir.filePath(QStringLiteral("none.pdf")));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(page->pdf);
    file.close();
    CHECK(documents::qrTextsOn(file.fileName())->isEmpty());
    CHECK_FALSE(documents::qrModules(QByteArray(4000, 'x')));
    CHECK(documents::qrTextsOn(dir.filePath(QStringLiteral("missing.pdf"))).error().id
          == QStringLiteral("documents.no_scan"));
    QFile text(dir.filePath(QStringLiteral("words.txt")));
    REQUIRE(text.open(QIODevice::WriteOnly));
    text.write("words");
    text.close();
    CHECK(documents::qrTextsOn(text.fileName()).error().id == QStringLiteral("documents.scan_unreadable"));
    // A code needs its height.
    CHECK_FALSE(documents::parseForm({{QStringLiteral("id"), QStringLiteral("x")},
                                      {QStringLiteral("title"), QStringLiteral("x")},
                                      {QStringLiteral("version"), QStringLiteral("1")},
                                      {QStringLiteral("body"),
                                       QJsonArray{QJsonObject{{QStringLiteral("block"), QStringLiteral("qr")},
                                                              {QStringLiteral("text"), QStringLiteral("x")}}}}},
                                     QStringLiteral("x")));
}
