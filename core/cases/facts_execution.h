#pragma once
#include <algorithm>
#include <optional>
#include <vector>

#include <QtCore/QDate>
#include <QtCore/QString>

namespace anjuan::cases {

struct Instalment { // 分期
    QDate dueOn;
    qint64 fen = 0;
};

struct PaymentFact { // 缴款
    QDate on;
    qint64 fen = 0;
};

/// What is to be performed: a penalty decision, or an order to demolish 限期拆除决定.
struct DutyFact {
    QDate decidedOn;
    std::optional<QDate> servedOn;
    std::optional<QDate> performBy; // as the order itself says; a fine: fifteen days from service
    bool demolition = false;
    bool village = false; // 乡、村庄规划区 (城乡规划法 第六十五条)
};

struct UrgeFact { // 催告 (行政强制法 第三十五条、第五十四条)
    QDate issuedOn;
    std::optional<QDate> servedOn;
    int days = 10; // working days
    bool statementAccepted = false;
};

struct DemolitionNotice { // 限期拆除告知
    std::optional<QDate> servedOn;
    int days = 0; // working days in which the party may be heard
};

struct ExecutionFacts { // 履行和强制执行
    std::optional<DutyFact> duty;
    std::optional<DemolitionNotice> demolitionNotice;
    bool deferralAsked = false, deferralAnswered = false;
    std::vector<Instalment> plan; // granted 准予的计划
    qint64 paidFen = 0;
    std::vector<PaymentFact> payments; // of which this is the sum
    qint64 surchargeFen = 0;           // charged by an act, not merely run up
    qint64 surchargeOpenFen = 0;       // run up by today and not charged: of what stands, not of an act
    std::optional<QDate> surchargeChargedOn;
    std::optional<UrgeFact> urge; // the newest
    std::optional<QDate> courtAppliedOn, courtAnsweredOn, courtReviewAskedOn;
    QString courtOutcome; // the newest answer
    std::optional<QDate> substituteDecidedOn, substituteUrgedOn, substitutePerformOn;
    qint64 substituteCostFen = 0;
    bool substitutePerformed = false;
    std::optional<QDate> announcedUntil; // 公告限期自行拆除
    std::optional<QDate> decidedOn;      // 强制执行决定
    bool carriedOut = false;             // to its end
    std::optional<QDate> suspendedOn;    // and not resumed
    std::optional<QDate> everSuspendedOn;
    bool terminated = false, agreed = false;

    /// Nothing is left to perform: executed, performed by another, ended (docs/domain.md §3.1 P15).
    bool settled() const
    {
        return carriedOut || substitutePerformed || terminated || courtOutcome == QLatin1String("executed")
            || courtOutcome == QLatin1String("ended");
    }
    qint64 planFen() const
    {
        qint64 sum = 0;
        for (const Instalment &one : plan)
            sum += one.fen;
        return sum;
    }
    /// What had been paid before that day began.
    qint64 paidBefore(QDate day) const
    {
        qint64 sum = paidFen;
        for (const PaymentFact &one : payments)
            sum -= one.on >= day ? one.fen : 0;
        return sum;
    }
    /// What the plan asks to have been paid by that day.
    qint64 planFenBy(QDate day) const
    {
        qint64 sum = 0;
        for (const Instalment &one : plan)
            sum += one.dueOn <= day ? one.fen : 0;
        return sum;
    }
    std::optional<QDate> planEnd() const
    {
        std::optional<QDate> end;
        for (const Instalment &one : plan)
            end = end ? std::max(*end, one.dueOn) : one.dueOn;
        return end;
    }
};

/// 行政复议、行政诉讼
struct RemedyFact {
    QString record;
    QString kind; // reconsideration, reconsideration_simple, litigation, appeal
    QDate receivedOn;
    std::optional<QDate> answeredOn, concludedOn;
    bool evidenceHanded = false;
    QString outcome; // maintained, rejected, withdrawn, changed, revoked, unlawful, void, ordered
    bool isSuit() const { return kind == QLatin1String("litigation") || kind == QLatin1String("appeal"); }
    /// The decision did not stand.
    bool lost() const
    {
        return outcome == QLatin1String("changed") || outcome == QLatin1String("revoked")
            || outcome == QLatin1String("unlawful") || outcome == QLatin1String("void")
            || outcome == QLatin1String("ordered");
    }
};

struct RemedyFacts { // 救济
    std::vector<RemedyFact> remedies;
    std::optional<RemedyFact> about;  // the one that the act names
    std::optional<QDate> revokedOn;   // the decision was changed, revoked or found unlawful
    QString revokedHow;               // changed, revoked, unlawful, void
    std::optional<QDate> withdrawnOn; // from publication 撤下公示
    qint64 paidFen = 0;               // before the decision fell 决定被撤销前已缴
    qint64 refundedFen = 0;
    std::optional<QDate> reopenedOn; // 重新办理
    bool rectified = false;          // 败诉整改
    bool wasPublished = false;       // 公示过
    bool pending() const
    {
        for (const RemedyFact &one : remedies) {
            if (!one.concludedOn)
                return true;
        }
        return false;
    }
    /// The decision fell, and no other has come in its place.
    bool fallen() const { return revokedOn && revokedHow != QLatin1String("changed") && !reopenedOn; }
    bool lost() const
    {
        for (const RemedyFact &one : remedies) {
            if (one.lost())
                return true;
        }
        return false;
    }
};

} // namespace anjuan::cases
