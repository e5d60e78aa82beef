#pragma once
#include <vector>

#include <QtCore/QJsonValue>
#include <QtCore/QStringList>

#include "core/cases/facts.h"

namespace anjuan::cases {

/// When a line of a procedure holds, as data (resources/procedures/README.md): every term must hold; a term is
/// alternatives joined by `|`, each a name of `conditionNames()`, `has KIND` (a record of that kind stands in the
/// case), `later KIND KIND` (the newest of the first stands after the newest of the second, or there is none of the
/// second), or one of these after `!`.
class Condition { // 条件
public:
    /// From an array of terms; nothing asks nothing. Terms that are no such thing come back in `faults`.
    static Condition from(const QJsonValue &terms, QStringList &faults);

    bool holds(const StepFacts &facts) const;
    bool empty() const { return m_terms.empty(); }
    /// Kinds of records that it asks for.
    QStringList kinds() const;

private:
    struct Alternative {
        bool negated = false;
        bool (*fact)(const StepFacts &) = nullptr;
        QString first;  // kind
        QString second; // kind, of `later`
        bool holds(const StepFacts &facts) const;
    };
    using Term = std::vector<Alternative>;
    static bool read(QString text, Alternative &alternative);
    std::vector<Term> m_terms;
};

/// What `StepFacts::newestOf` holds beside kinds of records: a review that was asked before the party was first told,
/// since the case was last taken up, so that another one is a second look 二次审核; the service of a notice, of a
/// penalty or of an order to demolish; that of the decision or of that order; that the newest order to correct was
/// found not obeyed; that what was weighed since the report of the investigation is another penalty than it proposes;
/// that nothing tells the facts of the case; that a paper was made and not withdrawn 作废, that one of these goes out
/// to somebody, that one still lacks its seal.
inline const QString kReviewBeforeNotice = QStringLiteral("review.before_notice");
inline const QString kNoticeServed = QStringLiteral("service.notice");
inline const QString kDecisionServed = QStringLiteral("service.decision");
inline const QString kCorrectionUnobeyed = QStringLiteral("correction.unobeyed");
inline const QString kReportOutdated = QStringLiteral("report.outdated");
inline const QString kFactsUntold = QStringLiteral("facts.untold");
inline const QString kPapersMade = QStringLiteral("papers.made");
inline const QString kPapersOut = QStringLiteral("papers.out");
inline const QString kPapersToSeal = QStringLiteral("papers.to_seal");

/// The facts that a condition may name.
QStringList conditionNames();

} // namespace anjuan::cases
