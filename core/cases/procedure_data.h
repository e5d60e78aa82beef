#pragma once
#include <map>
#include <vector>

#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

#include "core/base/canonical_object.h"
#include "core/base/result.h"
#include "core/cases/conditions.h"

namespace anjuan::cases {

/// A stage of a procedure 办案阶段, as data.
struct ProcedureStage {
    QString id;
    QString zh; // empty: resources/texts/stages.json
    bool onBar = true;
    QStringList reachedBy; // kinds of records that bring a case here; a case does not fall back
    QStringList backBy;    // kinds that bring a case back here from a later stage (重新调查)
    QStringList over; // later stages that this one stands before while it is open: a review asked for after the notice
    QStringList overUntil; // kinds that end that
    QStringList who;       // roles
    QStringList papers;    // forms that come with it
    QString beside;        // a stage that runs at the same time
    Condition skipped;     // where this holds the stage is left out
    bool maySkip = false;
};

/// A line of what comes next: where `when` holds, `acts`, then the lines of `next`, then the first of `oneOf` that
/// holds.
struct NextLine {
    Condition when;
    QStringList acts;
    std::vector<NextLine> next;
    std::vector<NextLine> oneOf;
};

/// Another procedure that a case may go over to; what was recorded stays.
struct Conversion {
    QString to;
    Condition when;
    QString zh; // when, in words
};

/// A procedure 办案程序 as data: resources/procedures/<id>.json, or of a pack (resources/procedures/README.md).
struct Procedure {
    QString id;
    QString zh;
    QString en;
    QString whenZh; // when it may be used, in a plain sentence
    QString source;
    QString base;            // whose stages and lines it takes where it has none of its own
    bool atStart = true;     // may be chosen when a case is opened
    QStringList enteredBy;   // kinds of records by which a case enters it
    QStringList leftBy;      // kinds of records by which a case goes back to `base`
    QStringList sideOf;      // a side process of these procedures 子流程: its lines come before their standing ones
    bool comesFirst = false; // a side process whose lines are offered before the procedure's own
    std::vector<ProcedureStage> stages;
    std::vector<std::pair<QString, Condition>> stands;        // stage, where: the first that holds
    std::vector<std::pair<ProcedureStage, Condition>> behind; // {stage id, beside = behind which}: order by the pack
    std::vector<NextLine> next;
    QStringList anyTime;                       // facts that may be recorded at any time
    std::map<QString, Condition> anyTimeWhere; // of those which are offered only where there is something to record
    std::vector<Conversion> conversions;

    const ProcedureStage *stage(const QString &stageId) const;
    int rank(const QString &stageId) const;
    const Conversion *conversion(const QString &to) const;
};

/// Faults: Invalid `procedure.field_missing {where, field}`, `procedure.bad_condition {where, term}`,
/// `procedure.unknown_stage {where, stage}`, `procedure.unknown_base {where, base}`.
Result<Procedure> parseProcedure(const QJsonObject &object, const QString &where);

/// Those of the program, in the order in which a list shows them. Read once.
const std::vector<Procedure> &procedures();
/// The built-in procedure of that id, or nullptr.
const Procedure *findProcedure(const QString &id);
/// The built-in procedure of that id, else the ordinary one: what older and unknown records read as.
const Procedure &procedureOr(const QString &id);
inline const QString kOrdinary = QStringLiteral("ordinary");
/// The procedure that a record brings a case into, or empty: its member `procedure`, or a kind of `enteredBy`,
/// `leftBy`. `now` is the procedure so far.
QString procedureAfter(const QString &kind, const CanonicalObject &body, const QString &now);
/// Side processes of a procedure.
std::vector<const Procedure *> sidesOf(const QString &procedureId);

} // namespace anjuan::cases
