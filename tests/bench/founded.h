#pragma once
#include "core/casework/library.h"

namespace anjuan::bench {

inline const QByteArray kPassword = QByteArrayLiteral("bench-2026");

/// A library just founded in `dir`, which must not be there yet.
Result<std::unique_ptr<casework::Library>> founded(const QString &dir, Clock &clock);

} // namespace anjuan::bench
