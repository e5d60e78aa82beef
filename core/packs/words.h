#pragma once
#include "core/base/messages.h"
#include "core/packs/pack.h"

namespace anjuan::packs {

/// A formula as people read it: 500元以上2000元以下; 每m2 1000元,合计不超过20000元; 拒不改正的,200元以上2000元以下 …
QString fineText(const Formula &fine, Language language = Language::Chinese);
/// 《法》第…条; 《法》第…条
QString lawsText(const std::vector<LawRef> &laws);
/// 赋权(文件), 2021-07-15 起; of an entrusted power also the organ.
QString powerText(const PowerEntry &power, Language language = Language::Chinese);
/// What a list is called: 不予处罚, 首违不罚 …
QString listName(const QString &list, Language language = Language::Chinese);
/// 个人, 个体工商户, 单位, or what the benchmark calls the class; empty: 不分.
QString partyName(const QString &party, const Benchmark *benchmark = nullptr, Language language = Language::Chinese);

} // namespace anjuan::packs
