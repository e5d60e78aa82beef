#pragma once
#include <span>

#include "core/base/digest.h"

namespace anjuan {

/// SM3 of many messages at once, in the lanes of the processor's vectors (eight with AVX2, sixteen with AVX-512; one
/// after the other by libgcrypt elsewhere): `out[i]` is the digest of `messages[i]`. For the scan of stored records
/// only, and never believed alone: every digest that it is compared with was made by libgcrypt, so that a fault in the
/// lanes can only show as a false difference, and each difference is computed again by libgcrypt before it is reported
/// (docs/design.md §6). Nothing that is signed, stored or shown may come from here.
void sm3Lanes(std::span<const QByteArrayView> messages, std::span<Digest> out);

/// How many lanes this processor has: 16, 8, or 1 where there are none.
int sm3LaneCount();

/// The same with so many lanes, which this processor must have: for tests.
void sm3Lanes(std::span<const QByteArrayView> messages, std::span<Digest> out, int lanes);

} // namespace anjuan
