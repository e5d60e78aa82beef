#pragma once
#include <QtCore/QString>

class QLineEdit;

namespace anjuan::ui {

/// Words as they were meant: without blanks around them, and without the invisible marks that turn the direction of
/// writing, which a copy from a web page or a phone brings along and which can make a name read as another one.
QString typedWords(const QString &text);

/// A code: besides, letters and digits of full width are plain ones, and there are no blanks within.
QString typedCode(const QString &text);

/// Told where a line holds as many letters as it can: something longer was pasted, and its end is gone. Else empty.
QString cutOff(const QLineEdit &line);

} // namespace anjuan::ui
