#pragma once
#include <functional>

#include "core/casework/table_rows.h"

namespace anjuan::casework {

/// Columns of a table of people 人员名册.
const std::vector<TableField> &peopleFields();

/// Role codes, joined by commas, from words parted by any of 、,;/ or blanks. Fault: Invalid `people.unknown_role
/// {word, known}`.
Result<QString> rolesIn(const QString &text);
/// Invalid `people.id_number {number, why}` where the check digit, the length or the date is wrong. The number only
/// tells whether the row was copied right: it is recorded nowhere.
Result<QString> checkedIdNumber(const QString &text, QDate today);

using PersonFault = std::function<void(const char *field, const Error &why)>;
/// What is wrong with a row as a whole: `people.twice`, `people.already_here`, `people.no_card` (an officer without the
/// number of a card), `people.no_card_date`. `seen` holds the log-ins of the rows above. Fills in what was left open:
/// the log-in (the name) and whether the person logs in (leaders sign on paper).
void checkPerson(const Library &library, TableRow &row, QStringList &seen, const PersonFault &fault);

/// Registers the person, their roles and card; the caller has a transaction open. `keys` names the key that was made,
/// whose file does not go with the transaction: where this fails, or the whole is not kept, dropKeys lets it go.
/// Faults: those of the acts.
Result<void> takePersonRow(Session &session, const TableRow &row, std::vector<FirstPassword> &passwords,
                           QStringList &keys, Progress &progress);
/// Removes the files of keys that belong to nobody of the unit.
void dropKeys(const Library &library, const QStringList &keys);

} // namespace anjuan::casework
