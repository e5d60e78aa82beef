#pragma once
#include "core/vault/vault.h"

namespace anjuan::vault {

/// Asks the disk for the beginning of a content that is read next: a wish, which has no fault.
void readSoon(const Vault &vault, const QString &sha256);

} // namespace anjuan::vault
