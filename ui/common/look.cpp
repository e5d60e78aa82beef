#include "ui/common/look.h"

#include <array>

#include <QtCore/QSettings>
#include <QtGui/QGuiApplication>
#include <QtWidgets/QApplication>
#include <QtWidgets/QStyle>

namespace anjuan::ui::look {
namespace {

/// Light shade and dark shade of a tone, of at least 4.5 to 1 against the base of their palette; papers the other way;
/// lines (#c8c8c8) of what they only part.
constexpr std::array<std::pair<const char *, const char *>, 12> kTones{{{"#b3261e", "#ff8a80"},
                                                                        {"#a01818", "#ff8a80"},
                                                                        {"#8a5300", "#ffb74d"},
                                                                        {"#8a5a00", "#ffb74d"},
                                                                        {"#c8c8c8", "#4a4d52"},
                                                                        {"#5f6368", "#b4bac1"},
                                                                        {"#2e7d32", "#81c995"},
                                                                        {"#17692c", "#81c995"},
                                                                        {"#fff4d6", "#4a3a10"},
                                                                        {"#5c3d00", "#ffe0a3"},
                                                                        {"#fff2b3", "#4d4200"},
                                                                        {"#ffd6d6", "#6b2525"}}};

QString key()
{
    return QStringLiteral("look/shade");
}

QPalette darkPalette()
{
    const QColor window(0x2b, 0x2d, 0x30), base(0x1e, 0x1f, 0x22), text(0xe6, 0xe6, 0xe6), faint(0x8c, 0x90, 0x96);
    QPalette dark(text, window);
    dark.setColor(QPalette::Base, base);
    dark.setColor(QPalette::AlternateBase, QColor(0x26, 0x28, 0x2b));
    dark.setColor(QPalette::Text, text);
    dark.setColor(QPalette::Button, QColor(0x3a, 0x3d, 0x41));
    dark.setColor(QPalette::ButtonText, text);
    dark.setColor(QPalette::BrightText, Qt::white);
    dark.setColor(QPalette::ToolTipBase, QColor(0x3a, 0x3d, 0x41));
    dark.setColor(QPalette::ToolTipText, text);
    dark.setColor(QPalette::PlaceholderText, QColor(0x9a, 0x9e, 0xa4));
    dark.setColor(QPalette::Highlight, QColor(0x2f, 0x65, 0xca));
    dark.setColor(QPalette::HighlightedText, Qt::white);
    dark.setColor(QPalette::Link, QColor(0x8a, 0xb4, 0xf8));
    dark.setColor(QPalette::LinkVisited, QColor(0xc5, 0x8a, 0xf9));
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        dark.setColor(QPalette::Disabled, role, faint);
    return dark;
}

} // namespace

bool isDark()
{
    return QGuiApplication::palette().color(QPalette::Base).lightness() < 128;
}

QString toned(QString styled)
{
    if (!isDark())
        return styled;
    for (const auto &[light, dark] : kTones)
        styled.replace(QLatin1String(light), QLatin1String(dark));
    return styled;
}

QColor toned(const QColor &light)
{
    return QColor(toned(light.name()));
}

Shade chosen()
{
    const QString name = QSettings().value(key()).toString();
    if (name == QLatin1String("dark"))
        return Shade::Dark;
    return name == QLatin1String("light") ? Shade::Light : Shade::System;
}

void choose(Shade shade)
{
    const char *names[] = {"system", "light", "dark"};
    QSettings().setValue(key(), QLatin1String(names[static_cast<int>(shade)]));
}

QPalette paletteOf(Shade shade)
{
    // What Qt found: once a palette is set, only an empty one asks the system again.
    if (shade == Shade::Dark)
        return darkPalette();
    return shade == Shade::Light ? QApplication::style()->standardPalette() : QPalette();
}

} // namespace anjuan::ui::look
