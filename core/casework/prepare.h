#pragma once
#include <vector>

#include "core/casework/act_table.h"
#include "core/casework/case_file.h"

namespace anjuan::casework {

/// An act's fields, checked and sorted by where they go.
struct Prepared {
    QJsonObject body;                               // what the record will hold; persons as ids
    QJsonObject particulars;                        // private members: they go to a salted blob
    std::vector<std::pair<QString, QString>> files; // field name, path on disk
};

/// What names in `with` are looked up in.
struct Lookup {
    const office::OfficeBook *book = nullptr;
    const packs::Pack *pack = nullptr;
    Entries entries;
    QString filesFrom;
};

/// Checks `with` against the act's fields. Faults: Invalid `act.unknown_field {act, field}`, `act.missing_field {act,
/// field, zh}`, `act.bad_field {act, field, why}`.
Result<Prepared> prepare(const Act &act, const QJsonObject &with, const Lookup &lookup);

} // namespace anjuan::casework
