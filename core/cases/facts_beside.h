#pragma once
#include <optional>

#include <QtCore/QDate>
#include <QtCore/QString>

#include "core/base/clock.h"

namespace anjuan::cases {

struct InspectionFacts { // 行政检查
    bool proposed = false, approved = false;
    bool enterprise = false; // 涉企
    bool urgent = false;     // begun before approval
    std::optional<QDate> notifiedOn, recordedOn, concludedOn;
    QString result; // no_problem, correction, case, transfer
    bool fedBack = false, linked = false;
    int nth = 0, cap = 0; // this year's visit, and the published limit; 0: unknown
};

struct RecusalFacts {   // 回避
    int open = 0;       // requests without a decision
    bool head = false;  // the request that the act answers is against the head
    int stoodAside = 0; // of those who do this act
};

struct TransferFacts { // 移送
    bool sent = false, receipted = false, returned = false;
    bool team = false;                                            // 专案组
    std::optional<QDate> reportedOn, approvedOn, policeSentOn;    // to the head, by the head, to the police
    std::optional<QDate> refusedOn, policeFiledOn, reviewAskedOn; // what the police answered
    bool answered = false;                                        // by the police
    bool waitsForPolice() const { return (reportedOn || policeSentOn) && !answered; }
};

struct ReportFacts { // 报备
    std::optional<QDate> filingReportedOn, filedForRecordOn;
    bool threePapers = false;
    QString monitoringMissing; // what the act's monitoring evidence lacks
};

} // namespace anjuan::cases
