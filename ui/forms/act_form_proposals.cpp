#include "ui/forms/act_form.h"
#include "ui/forms/phrases.h"

// What follows from what was typed or chosen in the same form: proposed where nobody typed something else.

namespace anjuan::ui {

void ActForm::propose(const QString &changed)
{
    const FieldEditor *field = editor(changed);
    if (changed == QLatin1String("item"))
        proposeLaws(field->value().toString());
    if (m_act == QLatin1String("case.open")
        && (changed == QLatin1String("source") || changed == QLatin1String("place")
            || changed == QLatin1String("suspected")))
        proposeContent();
}

void ActForm::proposeIn(const QString &name, const QString &text)
{
    FieldEditor *field = editor(name);
    const QString now = field ? field->value().toString() : QString();
    if (!field || (!now.isEmpty() && now != m_proposed[name]))
        return;
    m_proposed[name] = text;
    field->setValue(text);
}

/// The articles that the item names stand where they are asked for, unless somebody typed others.
void ActForm::proposeLaws(const QString &item)
{
    const auto laws = m_itemLaws.find(item);
    if (laws == m_itemLaws.end())
        return;
    for (const auto &[name, text] : {std::pair{QStringLiteral("suspected_articles"), laws->second.first},
                                     {QStringLiteral("articles_violated"), laws->second.first},
                                     {QStringLiteral("article"), laws->second.first},
                                     {QStringLiteral("penalty_basis"), laws->second.second}}) {
        if (!text.isEmpty())
            proposeIn(name, text);
    }
}

/// What officers came upon themselves is told by where it was and what it seemed to be; what others told is theirs.
void ActForm::proposeContent()
{
    const auto said = [this](const char *name) {
        const FieldEditor *field = editor(QLatin1String(name));
        return field ? field->value().toString() : QString();
    };
    const QString place = said("place");
    const QString suspected = said("suspected");
    const bool own = said("source") == QLatin1String("inspection") && !place.isEmpty() && !suspected.isEmpty();
    const QString wording = phrasesOf("clue").value(0);
    if (own && !wording.isEmpty())
        proposeIn(QStringLiteral("content"), wording.arg(place, suspected));
    else if (!m_proposed[QStringLiteral("content")].isEmpty())
        proposeIn(QStringLiteral("content"), QString());
}

} // namespace anjuan::ui
