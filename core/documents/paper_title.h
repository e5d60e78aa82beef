#pragma once
#include <QtCore/QJsonObject>

#include "core/documents/form.h"

namespace anjuan::documents {

/// What a paper is called where it is named 题名: the words that stand on it in the largest type, as these fields fill
/// them, since an index copies the title from the paper. The form's own name where there are none, or they run over
/// more than a line.
QString titleOnPaper(const Form &form, const QJsonObject &fields);

} // namespace anjuan::documents
