#pragma once
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include <QtCore/QDate>
#include <QtCore/QJsonObject>
#include <QtCore/QString>

#include "core/base/clock.h"
#include "core/base/id.h"
#include "core/cases/facts_beside.h"
#include "core/cases/facts_execution.h"
#include "core/cases/facts_measures.h"
#include "core/cases/facts_procedures.h"
#include "core/cases/periods.h"

namespace anjuan::cases {

struct Procedure;

/// What is known of one officer on the date of an act.
struct OfficerFact { // 执法人员
    PersonId person;
    enum class Card { Valid, VerificationMissing, Unknown, NotValid } card = Card::Unknown; // 执法证
};

/// What a review round came to (review tells it, casework gathers it).
struct ReviewFact { // 法制审核
    int round = 0;
    QDate requestedOn;
    QString contentDigest;
    std::optional<QDate> signedOn;
    QString outcome; // agree, agree_after_fix, supplement, disagree, transfer
    bool reviewerHandledCase = false;
    bool reviewerQualified = true;
    bool reviewerOfBody = true; // of the body that reviews for this unit 法制审核机构
    bool fixesTicked = false;   // after agree_after_fix: every named change was ticked off (review.answered)
    QString answeredDigest;     // what the content was when they were; empty where no record says
};

/// A penalty as proposed, notified or decided.
struct PenaltyFact { // 处罚内容
    qint64 fineFen = 0;
    bool warning = false;
    QStringList otherKinds; // codes of penalty kinds beyond warning and fine
    bool none() const { return fineFen == 0 && !warning && otherKinds.isEmpty(); }
};

struct NoticeFact { // 行政处罚事先告知
    QDate issuedOn;
    std::optional<QDate> servedOn;
    PenaltyFact penalty;
    bool hearingOffered = false;
    int defenceDays = 5; // working days
    QString contentDigest;
};

/// What the benchmark, the law and the pack say of the proposed penalty (discretion tells it).
struct DiscretionFact { // 裁量
    bool applied = false;
    QString item;
    QString benchmark;
    QString tier;
    bool withinStatute = true; // inside the statutory range, or mitigated on a ground of 行政处罚法 第三十二条
    bool withinTier = true;
    bool warningRequired = false; // the tier's penalty includes a warning
    bool departureReasoned = false;
    PenaltyFact penalty;
};

/// What a supervisor or the bureau asked of the case, on paper or by a statement 行政执法监督.
struct SupervisionFact {
    QString record;
    QDate from;
    std::optional<QDate> dueOn;
    std::optional<QDate> repliedOn;
};

/// Everything a rule may ask of a case and of the act about to be recorded: plain facts, gathered by casework from what
/// the records add up to. Rules are pure functions of this; they never see a clock or a table.
struct StepFacts {
    // the act
    QString act;                       // "decision.issue"
    QDate actOn;                       // the date of the act itself, as its body states it (or recordedOn)
    QDate recordedOn;                  // the date of the record's `at`
    std::optional<Instant> recordedAt; // the record's `at`
    bool alreadyIssued = false;        // 补录: the paper went out before it was recorded; stops become flaws
    QJsonObject body;                  // the record's body without private particulars
    QStringList privateGiven;          // names of the private particulars that were filled in (witness, receiver …)
    bool servesDecision = false;       // service.record: the decision is among the documents
    bool receivedByAnother = false;    // service.record: the receiver is not the addressee
    bool chairHandledCase = false;     // hearing.notify, hearing.hold: the chair 主持人 is a handling officer
    std::vector<OfficerFact> officers; // who did this act (officers, makers, servers …)
    int officersNeeded = 0;            // by the kind of act (0: none)
    std::optional<bool> itemInPower;   // the item stands in the power list on actOn; nothing when no item is named

    ApprovalFact approval; // of what this act carries out, where the leader's word is asked for
    // the procedure of the case (resources/procedures); what older records do not say is the ordinary one
    QString procedure = QStringLiteral("ordinary");
    std::shared_ptr<const Procedure> ownProcedure; // where it is the pack's own
    CourseFact course;
    std::map<QString, int> newestOf; // kind of record: how manieth the newest of it is

    // the case so far
    MeasureFacts measures;
    ExecutionFacts execution;
    RemedyFacts remedy;
    InspectionFacts inspection;
    RecusalFacts recusal;
    TransferFacts transfer;
    ReportFacts reports;
    std::optional<QDate> receivedOn, filingProposedOn, filedOn, concludedOn, decidedOn, closedOn, archivedOn;
    std::optional<QDate> violationOn, violationEndOn, discoveredOn;
    bool violationContinuing = false;
    bool notFiled = false, transferred = false; // 不予立案, 移送
    std::optional<QDate> decisionProposedOn, closingProposedOn;
    QString partyKind; // person, individual_business, organisation; empty: no party entered
    QString ageClass;  // adult, from14to18, under14, unknown
    bool filingApproved = false, decisionApproved = false, closingApproved = false;
    bool inspected = false; // an inspection is recorded
    bool correctionOrdered = false;
    std::optional<QDate> correctionDueOn;
    int evidenceCount = 0, evidenceVerified = 0;
    QString recordingMissing;   // the step of this act that must be recorded and is not (the pack's AV list)
    QStringList recordingsOwed; // the steps of the case of which that is so
    DiscretionFact discretion;
    bool reviewDue = false;           // a trigger matches (行政处罚法 第五十八条, the pack's catalogue)
    std::optional<ReviewFact> review; // the newest round
    bool reviewEvaluated = false;     // whether it is due was recorded
    int disagreements = 0;            // opinions 不同意 in a row since a coordination or discussion
    QString contentDigest;            // of what would be decided now
    std::optional<NoticeFact> notice; // the newest
    bool reviewBeforeNotice = false, reviewAfterDefence = true; // the pack's setting
    bool defenceWaived = false, hearingWaived = false, defenceHeard = false, defenceReviewed = false;
    bool heavierThanNotice = false; // the penalty of this act is heavier than the newest notice's
    bool hearingRequested = false, hearingHeld = false, hearingWithdrawn = false;
    bool hearingDue = false; // the pack's threshold asks that the right to a hearing be told (行政处罚法 第六十三条)
    std::optional<QDate> hearingRequestedOn, hearingNotifiedOn, hearingHeldOn;
    bool discussionDue = false, discussed = false;
    bool departureApproved = false; // 偏离裁量基准审批
    PenaltyFact penalty; // of this act (discretion.apply, notice.issue, decision.issue); for every other, as decided
    bool decisionServed = false;
    std::optional<QDate> decisionServedOn;
    bool published = false, publicationDeclined = false;
    std::optional<QDate> publishedOn;
    bool finePaid = false, performed = false;
    std::vector<SupervisionFact> supervision; // what asks for an answer
    PeriodBook periods;                       // what began to run, and what was left out
    std::optional<int> extendedDays;          // approved extension of the 90 days (行政处罚法 第六十条)
    bool dossierBuilt = false;
    QDate paidOn;

    // the pack's periods; working days but for the last
    int fileDays = 15, reviewDays = 5, publishDays = 7;
    int fileReportDays = 7; // 立案报备
    int archiveDays = 30;   // calendar days

    /// Reasons that the recorder gave, by rule id (body.reasons: [{rule, reason}]).
    QStringList reasonsGiven;
};

} // namespace anjuan::cases
