#pragma once
#include <optional>
#include <vector>

#include <QtCore/QDate>
#include <QtCore/QString>

namespace anjuan::cases {

/// What the acts of the other procedures add up to (docs/domain.md §2.2, §3.1 PX, §3.2, §3.3, §0a.10).
struct CourseFact { // 程序
    // simple procedure 简易程序
    qint64 simpleLimitFen = 0; // for the party's class; the lower one where no party is entered
    bool decidedOnSpot = false;
    std::optional<QDate> reportedOn, collectedOn, handedInOn, bankedOn;
    qint64 collectedFen = 0;
    // short path 轻微不罚
    bool educated = false, notPenalised = false;
    // fast track 简案快办
    std::optional<QDate> fastSince;
    int fastDays = 7;
    // ways out 不予立案、撤销立案、中止
    bool notFilingApproved = false, withdrawalApproved = false, suspensionApproved = false;
    bool withdrawn = false;
    bool mergedAway = false;                                         // 已并入另案
    std::optional<QDate> suspendedOn;                                // while it is
    std::vector<std::pair<QDate, std::optional<QDate>>> suspensions; // days that a period may leave out
    // the source of the clue 线索来源
    int replyDays = 0; // working days in which it wants an answer; 0: none
    std::optional<QDate> repliedOn;
    // from paper 接续办理, 历史补录
    QString paperStage; // what was before is “此前在纸上,未经本程序校验”
    std::optional<QDate> paperOn;
    bool history = false;
};

} // namespace anjuan::cases
