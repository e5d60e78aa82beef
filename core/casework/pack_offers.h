#pragma once
#include <vector>

#include "core/base/result.h"

namespace anjuan::casework {

/// A county's pack that lies somewhere, and is made for the place a unit is in 可采用的规则包.
struct PackOffer {
    QString file;
    QString title, version, county;
    QString region; // 行政区划代码 (GB/T 2260), as the pack states it
};

/// Digits 3 to 8 of a unified social credit code 登记管理机关行政区划码 (GB 32100-2015); empty where they are no
/// digits.
QString regionOfCreditCode(const QString &code);
/// Whether a pack for `region` is for that place: the same, or the prefecture or province it lies in (…00, …0000).
bool regionCovers(const QString &region, const QString &place);

/// Packs in these folders (not beneath them) that state a region which covers that of the unit's code, the nearest
/// first, the newest version of each. Reads JSON alone; what cannot be read, states no region or is for teaching is no
/// offer. Nothing is known of a place but what a pack says.
std::vector<PackOffer> packsFor(const QString &unitCode, const QStringList &folders);

} // namespace anjuan::casework
