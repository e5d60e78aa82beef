#pragma once
#include <optional>

#include "ui/forms/form_context.h"

namespace anjuan::ui {

/// A party as the case has one now.
struct StandingParty {
    QString record; // of its newest entry
    QString name;
};
std::vector<StandingParty> standingParties(const FormContext &context);

/// A field as the form asks it: what speaks of one party among several only where there are several, and how a further
/// entry stands to those before 与已登记当事人的关系 only where there is one, but then it has to be said: nobody enters
/// a second party unknowingly. Nothing where it is not asked.
std::optional<casework::Field> askedAmongParties(const casework::Field &field, const casework::Act &act,
                                                 const FormContext &context);

/// An entry of a party that another one took the place of since: nothing is served to it.
bool isPastEntry(const FormContext &context, const casework::RecordView &record, const casework::Act &act);

} // namespace anjuan::ui
