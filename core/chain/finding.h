#pragma once
#include <vector>

#include "core/base/result.h"

namespace anjuan::chain {

/// One thing that is wrong: the record (`case/<uuid>#3`) or file it is about, and the words. The words do not repeat
/// `where`: show both.
struct Finding {
    QString where;
    Error error;
};
using Findings = std::vector<Finding>;

inline void addFinding(Findings &findings, const QString &where, const char *id, QStringList args = {})
{
    findings.push_back({where, Error{Fault::Corrupt, QString::fromLatin1(id), std::move(args)}});
}

} // namespace anjuan::chain
