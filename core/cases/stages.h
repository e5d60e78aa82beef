#pragma once
#include <QtCore/QStringList>

namespace anjuan::cases {

/// Every stage of every procedure once, in the order in which the procedures have them.
QStringList stages();
/// In Chinese (resources/texts/stages.json, or what a procedure calls it).
QString stageName(const QString &id);

/// The stage of that procedure (docs/domain.md §3) that a record of this kind brings a case to, or empty. A case never
/// falls back but by a kind of `stageBackBy`.
QString stageReachedBy(const QString &procedure, const QString &kind);
QString stageBackBy(const QString &procedure, const QString &kind);
/// The later stages, each between commas, that the stage reached by this kind stands before while it is open; or empty.
QString stagesUnder(const QString &procedure, const QString &kind);
/// The stage that a record of this kind closes, so that the case stands again where it stood before; or empty.
QString stageEndedBy(const QString &procedure, const QString &kind);
/// Whether a record of this kind may bring a case, in whatever procedure, to another stage or into another procedure.
bool tellsOfStage(const QString &kind);
/// The stages of a lower rank, each between commas (",clue,filing,"); empty for what is no stage of the procedure.
QString stagesBefore(const QString &procedure, const QString &id);
/// Where a case that stands at `stage` stands in another procedure: there, or at its first stage.
QString stageIn(const QString &procedure, const QString &stage);

} // namespace anjuan::cases
