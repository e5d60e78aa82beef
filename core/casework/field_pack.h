#pragma once
#include <vector>

#include "core/casework/library.h"
#include "core/documents/queries.h"

namespace anjuan::casework {

struct Step;

/// The field with which an act takes in a page that was filled in outside; those acts say `from_outside` in their data.
inline const QString kFieldSheet = QStringLiteral("field_sheet");

/// A form that may be taken outside blank, how many of it a place is offered, and the act that takes the filled page
/// in; resources/texts/field_pack.json.
struct FieldForm {
    QString form, title, act;
    int copies = 0;
};
std::vector<FieldForm> fieldForms(const Library &library);
/// The act that takes such a page in; document.make for any other form.
QString actOfFieldForm(const QString &form);

/// 外出文书包: forms printed before anybody knows whose they will be. Each place gets all of `copies`.
struct FieldPackRequest {
    QDate takenOn;
    QStringList places;                          // 地点: one set for each
    std::vector<std::pair<QString, int>> copies; // form, how many
    QStringList officers;                        // log-ins or ids
    QString file;                                // one PDF/A-1b to be printed
};
struct FieldPackMade {
    QString pack; // its id
    QStringList codes;
    int sheets = 0;
    int pages = 0;
};
/// Draws the blank forms, leases each that bears a number the next one of its series, and records each; all or none.
/// What is leased nobody else takes. Faults: Refused `library.read_only`, `field.nothing {}`, `field.no_officer
/// {name}`, `act.no_role {act, roles, name}`; Invalid `field.no_place {}`, `field.too_many {sheets}`; those of formOf,
/// nextNumber, rendering and writing; Cancelled `work.cancelled`.
Result<FieldPackMade> takeFieldPack(Session &session, const FieldPackRequest &request, Progress &progress);

/// Those of this PC, newest first.
Result<std::vector<documents::FieldSheet>> fieldSheets(const Library &library);

/// Sheets that were not used come back: their numbers are given again (`again`), or stay void with the reason, as where
/// a form was spoilt. Faults: Refused `library.read_only`; NotFound `field.unknown_sheet {code}`; Conflict
/// `field.not_out {title, number}`; Invalid `field.no_reason {}`.
Result<void> returnFieldSheets(Session &session, const QStringList &codes, bool again, const QString &reason);

/// The sheet that a step names with `field_sheet`; nothing where it names none. Faults: NotFound `field.unknown_sheet
/// {code}`; Conflict `field.not_out {title, number}`; Invalid `field.other_form {title, act}`.
Result<std::optional<documents::FieldSheet>> fieldSheetOf(const Step &step);

} // namespace anjuan::casework
