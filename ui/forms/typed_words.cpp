#include "ui/forms/typed_words.h"

namespace anjuan::ui {
namespace {

bool turnsDirection(QChar c)
{
    const ushort u = c.unicode();
    return u == 0x061C || u == 0x200E || u == 0x200F || (u >= 0x202A && u <= 0x202E) || (u >= 0x2066 && u <= 0x2069);
}

} // namespace

QString typedWords(const QString &text)
{
    QString plain = text;
    plain.removeIf(turnsDirection);
    return plain.trimmed();
}

QString typedCode(const QString &text)
{
    QString plain = typedWords(text).normalized(QString::NormalizationForm_KC);
    plain.removeIf([](QChar c) { return c.isSpace(); });
    return plain;
}

} // namespace anjuan::ui
