#pragma once
#include "core/casework/views.h"
#include "core/dossier/score.h"

namespace anjuan::casework {

/// What a scoring sheet may ask of a case 自动检查. Each gives the reasons for which points are lost, none where all is
/// well; pure functions of the case as the page shows it.
/// - `rules {rules, kind}`: none of these rules was broken by a record of the case (of these kinds)
/// - `records {kinds}`: one of these records is there
/// - `members {kind, members}`: each record of the kind has all of these (`a|b`: one of them; `a.b`: within an object)
/// - `count {kind, member, least}`: each record of the kind has so many elements
/// - `documents {forms}`: each form was made, and is not void (`a|b`: one of them)
/// - `signed {forms}`: each document of these forms has its signed scan
/// - `served {forms}`: one document of each was served
/// - `sealed {forms}`: no document of these forms waits for its seal
/// - `paths {paths, act}`: the field map holds these (docs/fields.md); `act` enters them
/// - `approved {step, level}`: agreed to at that level, by key or on paper
/// - `officers {kind, least}`: each record of the kind names so many
/// - `cosigned {kind}`: each record of the kind was signed by a second officer, or its paper was signed and scanned
/// - `apart {kind}`: no officer is in two of these records at one time
/// - `evidence {members, any}`: items stand for the case, and each of them (any: one of them) has these
/// - `copies {}`: each copy says what it was copied from, and who compared it
/// - `articles {path}`: the text cites an article by 第…条
/// - `volume {}`: a dossier was built, and only archiving came after it
bool isScoreCheck(const QString &name);
std::vector<dossier::ScoreLead> runScoreCheck(const dossier::ScoreCheck &check, const CaseView &view);

/// ordinary, review, hearing, discussion, fine, delegated, `kind:a|b`; `!` before it turns it round. An unknown one
/// does not hold.
bool scoreCondition(const QString &condition, const CaseView &view);

/// The answers that the records give. What only a person can tell is unjudged, and so is what was lost by records that
/// were all corrected since.
std::map<QString, dossier::ScoreAnswer> scoreAnswers(const dossier::ScoreSheet &sheet, const CaseView &view);

} // namespace anjuan::casework
