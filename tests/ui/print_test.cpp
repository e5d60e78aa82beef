#include <catch2/catch.hpp>

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtGui/QPainter>
#include <QtGui/QPdfWriter>
#include <QtPdf/QPdfDocument>

#include "ui/preview/print_queue.h"

using namespace anjuan::ui;

namespace {

QString pdfOf(const QTemporaryDir &folder, const QString &name, int pages)
{
    const QString path = folder.filePath(name);
    QPdfWriter writer(path);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF());
    QPainter painter(&writer);
    for (int page = 0; page < pages; ++page) {
        if (page > 0)
            writer.newPage();
        // A black band across the upper half.
        painter.fillRect(QRect(0, 0, writer.width(), writer.height() / 2), Qt::black);
    }
    return path;
}

} // namespace

TEST_CASE("several documents are printed one after the other, each page where it lay", "[ui]")
{
    const QTemporaryDir folder;
    const QStringList files{pdfOf(folder, QStringLiteral("a.pdf"), 2), folder.filePath(QStringLiteral("none.pdf")),
                            pdfOf(folder, QStringLiteral("b.pdf"), 1)};
    CHECK(isReadablePdf(files[0]));
    CHECK_FALSE(isReadablePdf(files[1]));
    const QString out = folder.filePath(QStringLiteral("printed.pdf"));
    QStringList unread;
    {
        QPdfWriter paper(out);
        paper.setPageSize(QPageSize(QPageSize::A4));
        paper.setPageMargins(QMarginsF());
        CHECK(printPages(files, paper, &unread) == 3);
    }
    CHECK(unread == QStringList{files[1]});
    QPdfDocument printed;
    printed.load(out);
    REQUIRE(printed.pageCount() == 3);
    const QImage page = printed.render(2, QSize(210, 297)).convertToFormat(QImage::Format_ARGB32);
    CHECK(qGray(page.pixel(105, 40)) < 60);
    CHECK(qAlpha(page.pixel(105, 40)) == 255);
    CHECK(qGray(page.pixel(5, 100)) < 60);
    CHECK(qGray(page.pixel(205, 140)) < 60);
    CHECK(qGray(page.pixel(105, 200)) > 200);
}
