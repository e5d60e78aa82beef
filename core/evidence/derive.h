#pragma once
#include <vector>

#include <QtCore/QStringList>

#include "core/base/progress.h"
#include "core/base/result.h"

namespace anjuan::evidence {

/// A rectangle of a picture or page, in ten-thousandths of its upright width and height; of a film between two times,
/// of a PDF on one page (from 1).
struct Region {
    int x = 0, y = 0, width = 10000, height = 10000;
    bool blur = false; // else covered
    int page = 0;
    qint64 fromMs = 0;
    qint64 toMs = -1; // -1: to the end
};

struct Span {
    qint64 fromMs = 0;
    qint64 toMs = 0;
};

/// Everything here makes a new file at `out` and leaves `source` as it is. The result says how it was made, for the
/// record. Common faults: those of mediaFacts; Io evidence.not_made {out, why}; NotFound evidence.no_program {program};
/// Cancelled work.cancelled.

/// A stretch of film or sound, its streams copied unchanged: it begins with the key picture at or before `fromMs`.
/// Where they cannot be copied into the same format, they are encoded anew. Invalid evidence.bad_span.
Result<QString> cutClip(const QString &source, Span span, const QString &out, Progress &progress);

/// The picture that a film shows at that time, or a photograph, as JPEG with `lines` written beneath it.
Result<QString> makeStill(const QString &source, qint64 atMs, const QStringList &lines, const QString &out,
                          Progress &progress);

/// A photograph upright, its regions covered or blurred beyond recovery, without any of its metadata, as JPEG.
Result<QString> maskPhoto(const QString &source, const std::vector<Region> &regions, const QString &out);

/// A film or sound encoded anew with regions of the picture covered or blurred, stretches of the sound silent, and
/// without metadata or further streams.
Result<QString> maskFilm(const QString &source, const std::vector<Region> &regions, const std::vector<Span> &silences,
                         const QString &out, Progress &progress);

/// A PDF whose pages are pictures (150 dpi) with the regions covered: of the text nothing is left in the file.
Result<QString> redactPdf(const QString &source, const std::vector<Region> &regions, const QString &out,
                          Progress &progress);

} // namespace anjuan::evidence
