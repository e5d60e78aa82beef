#pragma once
#include <QtCore/QString>
#include <QtGui/QColor>
#include <QtGui/QPalette>

/// Light and dark 外观. The window's code names a tone by its light shade; in the dark it becomes the one readable
/// there.
namespace anjuan::ui::look {

enum class Shade { System, Light, Dark };

/// Whether the application's palette is a dark one.
bool isDark();
/// Style sheet or HTML whose tones are those of the palette that stands; colours that are no tone stay as they are.
QString toned(QString styled);
QColor toned(const QColor &light);
/// What this person chose last for this PC (`look/shade` of the settings).
Shade chosen();
void choose(Shade shade);
/// The palette of a shade; that of the system is what Qt found when the program began.
QPalette paletteOf(Shade shade);

} // namespace anjuan::ui::look
