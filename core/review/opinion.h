#pragma once
#include <vector>

#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

#include "core/packs/pack.h"
#include "core/review/heads.h"

namespace anjuan::review {

/// What a review came to 审核结论: 同意, 修改后同意, 补充调查, 不同意, 建议移送.
enum class Outcome { Agree, AgreeAfterFix, Supplement, Disagree, Transfer };

/// agree, agree_after_fix, supplement, disagree, transfer.
QString codeOf(Outcome outcome);
std::optional<Outcome> outcomeOf(const QString &code);

/// Whether a decision may follow the opinion; `fixesTicked`: every change that it names was ticked off.
bool passes(Outcome outcome, bool fixesTicked);

/// The answer under one head.
struct HeadAnswer {
    int no = 0;
    bool problem = false; // "ok" or "problem"
    QString remark;       // 问题与依据
};

/// A legal opinion 法制审核意见.
struct Opinion {
    std::vector<HeadAnswer> heads;
    Outcome outcome = Outcome::Agree;
    QStringList fixes; // agree_after_fix: the changes asked for
};

/// Reads the members `heads`, `outcome`, `fixes` of an opinion's body. Faults: Invalid `review.outcome_unknown {code}`,
/// `review.answer_unknown {no, answer}`.
Result<Opinion> opinionFromJson(const QJsonObject &body);

/// Whether an opinion is whole and at one with itself. Faults, all Invalid:
/// `review.heads_empty`, `review.head_missing {no}`, `review.head_twice {no}`, `review.head_unknown {no}`;
/// `review.problem_without_remark {no}`; `review.agree_with_problem {no}`: agreement with a problem left open;
/// `review.objection_without_problem {outcome}`: another outcome without any head that says why;
/// `review.fixes_missing`: agree_after_fix that names no change; `review.fixes_unasked`: changes with another outcome.
Result<void> checkOpinion(const Opinion &opinion);

/// What a trigger may ask of a case.
struct TriggerFacts {
    bool ordinaryPenalty = true; // a penalty by the ordinary procedure 普通程序
    QString partyKind;           // person, individual_business, organisation
    QString item;                // of the case: a field may have its own threshold
    qint64 fineFen = 0;
    qint64 confiscatedFen = 0; // worth of the illegal gains and goods
    QStringList otherKinds;    // penalty kinds beyond warning and fine
    bool hearingHeld = false;
    QStringList named; // codes of the catalogue that a person says apply (重大公共利益, 疑难复杂 …)
};

/// The codes of the pack's review catalogue that apply, in its order: 行政处罚法 第五十八条 and the local catalogue
/// (重大执法决定法制审核目录). Review is due when there is any. An entry whose condition the program does not know
/// counts when a person names it.
QStringList reviewTriggers(const packs::Pack &pack, const TriggerFacts &facts);

} // namespace anjuan::review
