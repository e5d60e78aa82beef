#pragma once
#include <vector>

#include <QtCore/QString>

namespace anjuan::cases {

/// A stage of the ordinary procedure 普通程序的阶段 (docs/domain.md §3.1). Its Chinese name is data
/// (resources/texts/stages.json).
struct Stage {
    const char *id;
    bool onBar; // stands on the step bar
};

const std::vector<Stage> &stages();
QString stageName(const QString &id);

/// The stage that a record of this kind brings a case to, or empty. A case never falls back: `stageRank` orders them.
QString stageReachedBy(const QString &kind);
int stageRank(const QString &id);
/// The stages of a lower rank, each between commas (",clue,filing,"); empty for what is no stage.
QString stagesBefore(const QString &id);

} // namespace anjuan::cases
