#include "core/casework/facts_papers.h"

#include <QtCore/QSet>

#include "core/cases/conditions.h"
#include "core/casework/forms.h"
#include "core/chain/body.h"

namespace anjuan::casework {
namespace {

using chain::textOf;

struct Sort {
    bool sealed = false;  // it bears the seal of the unit
    bool goesOut = false; // somebody receives it
};

/// A county's Word form bears a seal where it goes out.
Sort sortOf(const QString &id, const Lawbook &law)
{
    const auto word = law.book->wordForms().find(id);
    if (word != law.book->wordForms().end())
        return {word->second.external, word->second.external};
    const QJsonObject form = formObject(*law.pack, id);
    const bool sealed =
        textOf(form, "signers").contains(QStringLiteral("印章")) || textOf(form, "group") == QStringLiteral("决定");
    return {sealed, textOf(form, "audience") == QLatin1String("external") && sealed};
}

} // namespace

QStringList marksOfPapers(Entries entries, const Lawbook &law)
{
    QSet<QString> withdrawn, sealed;
    bool served = false;
    for (const Entry &entry : entries) {
        if (entry.kind == QLatin1String("document.voided"))
            withdrawn.insert(textOf(entry.body, "document"));
        // What came back as a scan was signed and sealed on paper.
        if (entry.kind == QLatin1String("document.scan_added"))
            sealed.insert(textOf(entry.body, "document"));
        if (entry.kind == QLatin1String("document.sealed")) {
            for (const QString &one : chain::textsOf(entry.body, "documents"))
                sealed.insert(one);
        }
        served |= entry.kind == QLatin1String("service.recorded")
            || entry.kind == QLatin1String("service.three_papers_served");
    }
    bool made = false, out = served, toSeal = false;
    for (const Entry *paper : allOf(entries, {"document.made"})) {
        if (withdrawn.contains(paper->hash()))
            continue;
        made = true;
        if (out && toSeal)
            break;
        const Sort sort = sortOf(textOf(paper->body, "form"), law);
        out |= sort.goesOut;
        toSeal |= sort.sealed && !sealed.contains(paper->hash());
    }
    QStringList marks;
    if (made)
        marks += cases::kPapersMade;
    if (out)
        marks += cases::kPapersOut;
    if (toSeal)
        marks += cases::kPapersToSeal;
    return marks;
}

} // namespace anjuan::casework
