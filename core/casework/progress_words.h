#pragma once
#include "core/base/messages.h"

namespace anjuan::casework {

/// What long work says of itself where a name would tell nobody anything: a message with its figures.
QString phase(const char *message, const QStringList &args);
/// What long work reported, for people: a phase in that language, else the name as it came; nothing for a digest or the
/// number of a chain, which nobody knows by heart.
QString progressText(const QString &what, Language language);

} // namespace anjuan::casework
