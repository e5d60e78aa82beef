#include "ui/preview/print_queue.h"

#include <memory>

#include <QtCore/QSettings>
#include <QtGui/QPagedPaintDevice>
#include <QtGui/QPainter>
#include <QtPdf/QPdfDocument>
#include <QtPrintSupport/QPrintPreviewDialog>
#include <QtPrintSupport/QPrinter>
#include <QtPrintSupport/QPrinterInfo>

namespace anjuan::ui {
namespace {

constexpr int kDpi = 300; // finer than any laser printer shows of text, and quick enough for a case
constexpr double kPointsPerInch = 72.0;

/// The size by the name that printers know it by, where there is one.
void setPaper(QPrinter &printer, const PrintPaper &paper)
{
    const bool across = paper.mm.width() > paper.mm.height();
    printer.setPageSize(QPageSize(across ? paper.mm.transposed() : paper.mm, QPageSize::Millimeter));
    printer.setPageOrientation(across ? QPageLayout::Landscape : QPageLayout::Portrait);
}

QString lastPrinter()
{
    return QSettings().value(QStringLiteral("print/printer")).toString();
}

} // namespace

bool isReadablePdf(const QString &file)
{
    QPdfDocument pdf;
    pdf.load(file);
    return pdf.status() == QPdfDocument::Status::Ready && pdf.pageCount() > 0;
}

int printPages(const QStringList &files, QPagedPaintDevice &device, QStringList *unread)
{
    QPainter painter;
    int pages = 0;
    for (const QString &file : files) {
        QPdfDocument pdf;
        pdf.load(file);
        if (pdf.status() != QPdfDocument::Status::Ready) {
            if (unread)
                unread->append(file);
            continue;
        }
        for (int page = 0; page < pdf.pageCount(); ++page) {
            if (pages == 0 ? !painter.begin(&device) : !device.newPage())
                return pages;
            const QSizeF points = pdf.pagePointSize(page);
            const QSize pixels = (points * kDpi / kPointsPerInch).toSize();
            QImage picture(pixels, QImage::Format_RGB32);
            picture.fill(Qt::white);
            QPainter onPicture(&picture);
            onPicture.drawImage(0, 0, pdf.render(page, pixels));
            onPicture.end();
            const double scale = device.logicalDpiX() / kPointsPerInch;
            // A page lies on the paper where it was made to lie: its own margins are in it.
            painter.drawImage(QRectF(QPointF(), points * scale), picture);
            ++pages;
        }
    }
    return pages;
}

void previewPrint(QWidget *parent, const QStringList &files, const std::function<void()> &sent, const PrintPaper &paper)
{
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    if (!QPrinterInfo::printerInfo(lastPrinter()).isNull())
        printer->setPrinterName(lastPrinter());
    printer->setFullPage(true);
    setPaper(*printer, paper);
    printer->setPageMargins(QMarginsF());
    if (paper.shortEdgeTwo)
        printer->setDuplex(QPrinter::DuplexShortSide);
    else
        printer->setDuplex(static_cast<QPrinter::DuplexMode>(
            QSettings().value(QStringLiteral("print/duplex"), QPrinter::DuplexNone).toInt()));
    auto *dialog = new QPrintPreviewDialog(printer.get(), parent);
    dialog->setObjectName(QStringLiteral("printPreview"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->resize(900, 700);
    if (!paper.title.isEmpty())
        dialog->setWindowTitle(paper.title);
    QObject::connect(dialog, &QPrintPreviewDialog::paintRequested, dialog,
                     [files](QPrinter *device) { printPages(files, *device, nullptr); });
    QObject::connect(dialog, &QDialog::accepted, dialog, [printer, sent, paper] {
        QSettings().setValue(QStringLiteral("print/printer"), printer->printerName());
        if (!paper.shortEdgeTwo)
            QSettings().setValue(QStringLiteral("print/duplex"), printer->duplex());
        if (sent)
            sent();
    });
    dialog->open();
}

} // namespace anjuan::ui
