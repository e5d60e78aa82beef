#pragma once
#include "core/casework/library.h"
#include "core/documents/form.h"

namespace anjuan::casework {

/// What stands in the words of a document and does not belong there: the party or place of another case of this library
/// (a reused document) or the number of its paper, 拟作出 left in a decision, a law without 《》, an article without
/// its law. Remarks, never a refusal: `documents.leftover_party {label, name}`, `documents.leftover_place {label,
/// place}`, `documents.leftover_number {label, number}`, `documents.still_proposed {label, words}`,
/// `documents.article_without_law {label, words}`.
Result<std::vector<Error>> doubtfulWords(const Library &library, const CaseId &id, const documents::Form &form,
                                         const QJsonObject &own);

/// Provisions as they stand in a paper: 《某法》第一条、《某条例》第二条.
QString lawsText(const std::vector<packs::LawRef> &laws);

} // namespace anjuan::casework
