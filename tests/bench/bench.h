#pragma once
#include <vector>

#include <QtCore/QString>

#include "core/base/result.h"

namespace anjuan::bench {

/// What was measured, several times over.
struct Figure {
    QString what;
    QString unit;
    std::vector<double> values; // empty: not measured here
    double asked = 0;
    bool atMost = false; // else at least
    QString beside;      // what it was held against, how often

    double median() const;
    bool holds() const { return !values.empty() && (atMost ? median() <= asked : median() >= asked); }
};
using Figures = std::vector<Figure>;
/// A row of the table in RESULTS.md.
QString rowOf(const Figure &figure);

/// Seconds on a clock that is never set.
double seconds();
/// Seconds that this process has used of all cores together: other programs on the machine do not count.
double coreSeconds();

/// Durable signed appends against one SM2 signature and one smallest durable commit, turn by turn, in `folder`.
Result<Figures> appends(const QString &folder);
/// Signatures verified on all cores against `openssl speed sm2` on as many processes.
Result<Figures> signatures();
/// Records of 600 bytes in a real anjuan.db, hashed, linked and put under the ledger's root, on one core.
Result<Figures> scan(const QString &folder);
/// What the pages ask of the law: gates of a case, the list of deadlines, similar cases. Makes a training library in
/// `folder`.
Result<Figures> law(const QString &folder);
/// The records of a library into empty tables, without the search index.
Result<Figures> replay(const QString &library);
/// Opening a large library against one just founded in `folder`, each time in a process of its own.
Result<Figures> opening(const QString &library, const QString &folder);
/// What such a process does: opens, counts the cases, prints seconds and its peak of memory in KiB.
Result<QString> openOnce(const QString &library);

/// 2 GiB and 200 files packed against `sha256sum` and `zip -0 -r` of the same, verified against `sha256sum`; the memory
/// that it takes over a small bundle.
Result<Figures> packing(const QString &folder);
/// What such a process does: packs, verifies, prints its peak of memory in KiB.
Result<QString> packOnce(const QString &library, const QString &caseId, const QString &file);
/// A bundle taken in against what verifying its signatures costs.
Result<Figures> importing(const QString &folder);
/// A locked review package of a case with 50 documents: written, taken in, written there, taken in here.
Result<Figures> reviewing(const QString &folder);
/// The peak of this process's resident memory, as Linux counts it.
qint64 peakKib();
/// Taking evidence in against cp, reading it again against openssl, the evidence page; in `folder`.
Result<Figures> intake(const QString &folder);
/// The long file alone: ANJUAN_BENCH_FILE_MB.
Result<Figures> filmAlone(const QString &folder);
/// The photographs alone: ANJUAN_BENCH_PHOTOS=5000 takes 30 GB.
Result<Figures> photographsAlone(const QString &folder);
/// A dossier of 300 pages with 100 photographs against LibreOffice, and against img2pdf with qpdf; memory at 1,000
/// pages; a document's way to its preview.
Result<Figures> paper(const QString &folder);
Result<Figures> previewAlone(const QString &folder);
/// What a process of its own does: draws and binds 1,000 pages with the photographs in `folder`/photos, prints its peak
/// of memory in KiB and the pages.
Result<QString> bindOnce(const QString &folder);

} // namespace anjuan::bench
