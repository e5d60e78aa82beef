#pragma once
#include <functional>
#include <memory>
#include <optional>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/documents/page_code.h"

class QImage;

namespace anjuan::documents {

/// One page of a scan or photograph 扫描页.
struct ScanPage {
    std::shared_ptr<const QImage>
        picture; // never null: upright and straight where its code or its lines tell how; else as it came
    std::optional<PageCode> code;
    QStringList otherTexts; // of codes that are no page code
    double turned = 0;      // degrees, clockwise, that it was turned by
    bool blank = false;     // nothing on it; never with a code
};

/// Reads the code, turns the page upright and straightens it by its own lines. Needs a QGuiApplication, may run on any
/// thread.
ScanPage readScanPage(const QImage &picture);
/// The page as it was set, as a JPEG file. Fault: Io `library.cannot_write {file, why}`.
Result<void> keepScanPage(const ScanPage &page, const QString &file);

/// Each page of a picture (TIFF may have several) or a PDF, at 200 dots per inch where that is a matter of choice.
/// `take` gets the page's number from 0, how many there are, and the picture. Faults: NotFound `documents.no_scan
/// {file}`, Invalid `documents.scan_unreadable {file}`, Cancelled `work.cancelled`, those of `take`.
Result<void> eachPageOf(const QString &file, Progress &progress,
                        const std::function<Result<void>(int page, int of, const QImage &picture)> &take);

/// Pages as one PDF/A-1b, each filling an A4 page. Fault: Corrupt `documents.pdf_failed {title, why}`.
Result<QByteArray> pdfOfPictures(const QStringList &pictures, const QString &title, Instant at);
/// The pages of a scan as a PDF. Its pictures are kept beside, named `stem`-page. Faults: those of eachPageOf and
/// pdfOfPictures, Io `library.cannot_write {file, why}`.
Result<QByteArray> pdfOfScan(const QString &file, const QString &stem, const QString &title, Instant at,
                             Progress &progress);

} // namespace anjuan::documents
