#pragma once
#include <optional>

#include "core/store/store.h"

namespace anjuan::cases {

/// The highest serial that this series has used in that year, or nothing.
Result<std::optional<qint64>> lastSerial(const store::Read &read, const QString &series, int year);

} // namespace anjuan::cases
