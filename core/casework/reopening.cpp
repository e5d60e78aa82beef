#include "core/casework/reopening.h"

#include "core/chain/body.h"

namespace anjuan::casework {
namespace {

using chain::textOf;

bool startsWith(const QString &kind, std::initializer_list<const char *> rooms)
{
    for (const char *room : rooms) {
        if (kind.startsWith(QLatin1String(room)))
            return true;
    }
    return false;
}

bool approves(const Entry &entry, std::initializer_list<const char *> steps)
{
    if (!entry.kind.startsWith(QLatin1String("approval.")))
        return false;
    for (const char *step : steps) {
        if (textOf(entry.body, "step") == QLatin1String(step))
            return true;
    }
    return false;
}

/// Whether the entry no longer stands once the case is taken up again.
bool falls(const Entry &entry, bool toInvestigation)
{
    const QString &kind = entry.kind;
    if (kind == QLatin1String("decision.revoked"))
        return false;
    if (startsWith(kind,
                   {"decision.", "closing.", "discussion.", "case.closed", "case.archived", "dossier.",
                    "deadline.extended", "publicity.published", "publicity.declined", "performance.fine_paid",
                    "performance.recorded", "performance.deferral_", "performance.surcharge_", "review.", "simple.",
                    "fine.", "execution.", "substitute."}))
        return true;
    if (approves(entry, {"decision", "closing", "extension"}))
        return true;
    return toInvestigation
        && (startsWith(kind, {"investigation.", "discretion.", "notice.", "defence.", "hearing."})
            || approves(entry, {"investigation"}));
}

} // namespace

Standing::Standing(Entries all) : m_all(all)
{
    const Entry *reopened = newest(all, {"case.reopened"});
    if (!reopened)
        return;
    const bool toInvestigation = textOf(reopened->body, "to") == QLatin1String("investigation");
    for (const Entry &entry : all) {
        if (&entry > reopened || !falls(entry, toInvestigation))
            m_kept.push_back(entry);
    }
}

} // namespace anjuan::casework
