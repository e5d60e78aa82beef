#pragma once
#include <vector>

#include <QtCore/QStringList>

#include "core/casework/phrase_book.h"

class QToolButton;
class QWidget;

namespace anjuan::ui {

/// Phrases (常用语) for that place of a record, in the order of the keys F2 to F9: resources/texts/phrases.json.
QStringList phrasesOf(const char *place);

/// Those of the unit for that place, then those of the program.
QStringList phrasesOf(const char *place, const std::vector<casework::Phrase> &ofUnit);

/// The cause 案由 as it is worded of what is suspected: 涉嫌…案.
QString causeOf(const QString &suspected);

/// The menu of the unit's phrases 常用语 for that field, to stand beside `text` (a QLineEdit or a QPlainTextEdit), in
/// which F4 opens it; one that is chosen goes in where the cursor stands. Nullptr where the unit has none for it.
QToolButton *makePhraseMenu(QWidget *text, const QString &field, const std::vector<casework::Phrase> &phrases);

} // namespace anjuan::ui
