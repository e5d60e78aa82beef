#pragma once
#include <memory>
#include <optional>
#include <vector>

// clang-format off
#include "core/documents/qpdf_prelude.h"
// clang-format on
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include <QtCore/QSet>

#include "core/dossier/assemble.h"
#include "core/dossier/picture.h"

namespace anjuan::dossier {

/// A part whose pages are known, not yet in the volume.
struct Pages {
    std::vector<QPDFPageObjectHelper> pages;
    QString title;
    std::vector<QPDFPageObjectHelper> printed{}; // of scans: what lies unseen beneath each
    bool shared = false; // it has no page of its own: it stands in the lower half of the last one of the part before
};

/// Makes pages of the parts of a volume. What they came from lives as long as this does.
class PartPages {
public:
    /// `notes` takes what had to be changed or left out.
    PartPages(const VolumePlan &plan, QList<Error> &notes) : m_plan(plan), m_notes(notes) {}

    /// In the order of the plan. Faults: Cancelled `dossier.cancelled`, and that of the first part that cannot stand in
    /// an archive file and has no leaf to stand for it.
    Result<std::vector<Pages>> openAll(Progress &progress);
    /// Whether that part stands as a leaf, though it was to stand as it is.
    bool isLeaf(qsizetype nth) const { return m_leaves.contains(nth); }

    Result<Pages> rendered(const documents::Form &form, const QJsonObject &fields, const QString &title);
    /// A PDF of somebody else is looked at, and loses what can be clicked.
    Result<Pages> pagesOf(const QByteArray &pdf, const QString &title, bool foreign);
    /// The file that the pages opened last lie in.
    QPDF &newest() { return *m_sources.back(); }

private:
    struct Photograph {
        QString file;
        EmbeddedPicture picture;
    };

    Result<Pages> openPart(const Part &part);
    Result<Pages> openOrLeaf(const Part &part, qsizetype at);
    Result<Pages> signedPages(Pages printed, const Part &paper, qsizetype at);
    Result<Pages> openScan(const Part &part);
    Result<Pages> withLeaf(const Part &part);
    Result<Pages> mediaLeaf(const Part &part);
    Result<Pages> leafInstead(const Part &part, const Error &error);
    static Result<QByteArray> contentOf(const QString &path);
    Result<documents::RenderedDocument> renderedLeaf(const QString &form, const QJsonObject &leaf,
                                                     const QString &title) const;

    bool isHalf(qsizetype nth) const;
    /// That photograph, where it can be read and is to stand on half a page.
    std::optional<Photograph> halfPage(qsizetype nth) const;
    /// Nothing where the captions leave no room.
    Result<std::optional<Pages>> photoPage(qsizetype nth, const Photograph &first, const Photograph *second);
    /// Adds the page of one or two photographs to `all`; how many parts stand on it, 0: that part is opened otherwise.
    Result<qsizetype> openPhotos(qsizetype nth, std::vector<Pages> &all);
    Result<Pages> pictureLeaf(const QString &form, const Part &part, const QByteArray &data, const QString &file);

    const VolumePlan &m_plan;
    QList<Error> &m_notes;
    std::vector<std::unique_ptr<QPDF>> m_sources; // what the volume's pages came from must live until it is written
    std::vector<std::unique_ptr<QByteArray>> m_buffers;
    QSet<qsizetype> m_leaves;
};

} // namespace anjuan::dossier
