#pragma once
#include <QtCore/QStringList>

namespace anjuan::ui {

/// Phrases (常用语) for that place of a record, in the order of the keys F2 to F9: resources/texts/phrases.json.
QStringList phrasesOf(const char *place);

} // namespace anjuan::ui
