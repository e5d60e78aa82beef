#pragma once
#include <optional>

#include <QtCore/QJsonObject>

#include "core/evidence/media.h"

namespace anjuan::evidence {

/// The facts as evidence.added keeps them (member `claims`); of media that cannot be read, only that; nothing
/// where the library that reads them is missing.
QJsonObject claimsOf(const Result<MediaFacts> &facts);
/// And back; nothing where a record has none.
std::optional<MediaFacts> factsOf(const QJsonObject &claims);

} // namespace anjuan::evidence
