#include "core/packs/penalty_kinds.h"

#include <algorithm>

namespace anjuan::packs {

const PenaltyKind *penaltyKind(const QString &codeOrName)
{
    const QString given = codeOrName.trimmed();
    const auto *it = std::find_if(kPenaltyKinds.begin(), kPenaltyKinds.end(), [&](const PenaltyKind &each) {
        return given == QLatin1String(each.code) || given == QString::fromUtf8(each.zh);
    });
    return it == kPenaltyKinds.end() ? nullptr : it;
}

QString penaltyKindName(const QString &code, Language language)
{
    const PenaltyKind *kind = penaltyKind(code);
    if (!kind)
        return code;
    return language == Language::Chinese ? QString::fromUtf8(kind->zh) : QString::fromLatin1(kind->en);
}

} // namespace anjuan::packs
