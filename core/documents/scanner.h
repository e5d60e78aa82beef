#pragma once
#include <vector>

#include <QtCore/QString>
#include <QtCore/QStringList>

#include "core/base/progress.h"
#include "core/base/result.h"

namespace anjuan::documents {

/// A scanner of this PC 扫描仪, as SANE knows it.
struct Scanner {
    QString id;   // `epson2:libusb:001:004`
    QString name; // vendor and model
};

/// SANE's `scanimage`, found when it is asked for; empty where there is none. ANJUAN_SCANIMAGE names another, or none
/// where it is set and empty.
QString scanProgram();

/// Faults: NotFound `scanner.no_program`, Io `scanner.failed {what the program said}`, Cancelled `scanner.cancelled`.
Result<std::vector<Scanner>> scannersHere(Progress &progress);

/// Where that scanner takes its pages from, as its driver words it (`Flatbed`, `ADF Duplex` …); none where it has no
/// choice. Faults as above.
Result<QStringList> sourcesOf(const QString &scanner, Progress &progress);

/// Whether a source of that name is a feeder, which scans until it is empty; the glass gives one page.
bool isFeeder(const QString &source);

struct ScanWish {
    QString scanner;
    QString source; // of sourcesOf; empty: its only one
    bool colour = false;
    int dpi = 200;
};
struct ScannedStack {
    QStringList pages; // JPEG, in order
    QString stopped;   // what the program said where the feeder stopped before it was empty (a jam, an open lid)
};
/// Every page as a picture in `folder`. Faults: as above, and Io `scanner.failed` where there is no page at all.
Result<ScannedStack> scanStack(const ScanWish &wish, const QString &folder, Progress &progress);

} // namespace anjuan::documents
