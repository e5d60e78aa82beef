#pragma once
#include <functional>

#include <QtCore/QSizeF>
#include <QtCore/QStringList>

class QPagedPaintDevice;
class QWidget;

namespace anjuan::ui {

/// PDF files, one after the other, on the paper of `device`, each page as large as it is. Gives how many pages were
/// drawn; a file that is no readable PDF is left out, and named in `unread`.
int printPages(const QStringList &files, QPagedPaintDevice &device, QStringList *unread);

/// The paper that pages are printed on.
struct PrintPaper {
    QSizeF mm{210, 297};       // upright, as printers name it; what is wider than high is printed across
    QString title{};           // of the preview; empty: Qt's own
    bool shortEdgeTwo = false; // both sides, turned over the short edge, whatever was last chosen: of a booklet
};

/// Shows the pages of these files as they will be printed; the printer and its settings are remembered on this PC.
/// `sent` is called once they went to the printer.
void previewPrint(QWidget *parent, const QStringList &files, const std::function<void()> &sent,
                  const PrintPaper &paper = {});

/// Whether a PDF can be read.
bool isReadablePdf(const QString &file);

} // namespace anjuan::ui
