#pragma once
#include "core/casework/case_file.h"
#include "core/casework/library.h"
#include "core/evidence/av_list.h"

namespace anjuan::casework {

/// The evidence of a case as its page shows it; from the tables, so that thousands cost no more than a moment.
Result<std::vector<EvidenceView>> evidenceRows(const Library::Parts &parts, const CaseId &id);

/// What the evidence page shows beside the items.
struct EvidencePage {
    std::vector<EvidenceView> items;
    std::vector<evidence::AvRow> av;
    evidence::AvCoverage coverage;
};
Result<EvidencePage> evidencePage(const Library &library, const CaseId &id);

/// The coverage of each case that did anything the list speaks of, and of all: the figure of the statistics.
struct CaseCoverage {
    CaseId caseId;
    QString label;
    evidence::AvCoverage coverage;
    QStringList owed;
};
Result<std::vector<CaseCoverage>> coverageOfAll(const Library &library, Progress &progress);

struct MarkView { // 标注
    QString record;
    qint64 atMs = 0;
    std::optional<qint64> toMs;
    QString note, who, proves, by, at;
};
struct CueView { // 文字记录的一句
    qint64 fromMs = 0;
    qint64 toMs = 0;
    QString speaker, text;
};
/// Marks and transcript of one item; a transcript whose blob was destroyed is empty.
struct ItemNotes {
    std::vector<MarkView> marks;
    std::vector<CueView> cues; // of the newest transcript
    QString transcriptBy, transcriptOn;
};
Result<ItemNotes> itemNotes(const Library &library, const CaseId &id, const QString &record);

} // namespace anjuan::casework
