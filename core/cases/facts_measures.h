#pragma once
#include <optional>
#include <vector>

#include <QtCore/QDate>
#include <QtCore/QString>

#include "core/base/clock.h"

namespace anjuan::cases {

/// Whether the leader agreed to what an act carries out, and on which day 审批.
struct ApprovalFact {
    std::optional<QDate> agreedOn;
    bool oral = false; // by word, and not yet made up 口头批准,尚未补办
};

/// A sealing, a detention of goods 查封、扣押 (行政强制法 第十八条至第二十八条).
struct MeasureFact {
    QString record;
    std::optional<Instant> startedAt;
    QDate startedOn;
    int days = 0;         // as the decision says, at most 30
    int extendedDays = 0; // by extensions
    int extensions = 0;
    int excludedDays = 0; // tests of which the party was told in writing 检测期间 (第二十五条)
    bool urgent = false;  // carried out before approval (第十九条)
    ApprovalFact approval;
    std::optional<Instant> reportedAt; // of an urgent one
    std::optional<QDate> handledOn;    // lifted or settled
    /// The last day of the measure: the day on which it began is not counted.
    QDate dueOn() const { return startedOn.addDays(days + extendedDays + excludedDays); }
};

/// 先行登记保存 (行政处罚法 第五十六条)
struct PreservationFact {
    QString record;
    QDate preservedOn;
    std::optional<QDate> handledOn;
};

struct MeasureFacts { // 强制措施
    std::vector<MeasureFact> measures;
    std::vector<PreservationFact> preservations;
    std::optional<MeasureFact> about;             // the one that the act names
    std::optional<PreservationFact> preservation; // likewise
    bool proposed = false;                        // a measure is proposed and not carried out yet
    bool preservationProposed = false;
    int openAppraisals = 0; // commissioned, and no result yet 鉴定检测尚无结果
    int oralNotMadeUp = 0;  // approvals by word without one in writing after them 口头批准尚未补办

    int open() const
    {
        int count = 0;
        for (const MeasureFact &one : measures)
            count += one.handledOn ? 0 : 1;
        return count;
    }
    int openPreservations() const
    {
        int count = 0;
        for (const PreservationFact &one : preservations)
            count += one.handledOn ? 0 : 1;
        return count;
    }
    /// Urgent ones that were never approved afterwards.
    int notMadeUp() const
    {
        int count = 0;
        for (const MeasureFact &one : measures)
            count += one.urgent && !one.approval.agreedOn ? 1 : 0;
        return count;
    }
};

} // namespace anjuan::cases
