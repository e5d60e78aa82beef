#include "ui/forms/typed_words.h"

#include <QtWidgets/QLineEdit>

#include "ui/forms/field_editor.h"

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

QString cutOff(const QLineEdit &line)
{
    if (line.text().size() < line.maxLength())
        return {};
    return FieldEditor::tr("Only the first %1 letters of what was pasted are here: file the rest as a document")
        .arg(line.maxLength());
}

} // namespace anjuan::ui
