#pragma once
#include <vector>

#include "core/base/messages.h"
#include "core/packs/pack.h"

namespace anjuan::packs {

/// One thing that is wrong with a pack, or doubtful in it.
struct PackFinding { // 检查结果
    enum class Weight {
        Fault, // 差错: the pack is not adopted, whole or in part
        Doubt, // 提示: it can be adopted, and whoever applies it must know
    };
    Weight weight = Weight::Fault;
    Error error;                   // its words
    QString item, benchmark, tier; // what it is about; empty: the whole
    QString sheet, cell;           // where in a workbook: 事项, C5; empty: it came otherwise

    bool isFault() const { return weight == Weight::Fault; }
    /// “事项!C5:…”, or the words alone.
    QString text(Language language = Language::Chinese) const;
    bool operator==(const PackFinding &) const = default;
};
using PackFindings = std::vector<PackFinding>;

bool hasFault(const PackFindings &findings);
/// How many of that weight.
int countOf(const PackFindings &findings, PackFinding::Weight weight);

/// What is readable but wrong or doubtful. Faults: tiers that overlap, a tier above what the law allows, an article
/// that cannot be (第五十百条). Doubts: edges that belong to two tiers, gaps, a tier that forgets a class of party or
/// stays below the law's least, items nobody may use, a basis that is no law
/// (行政处罚法 第十六条), samples in a pack that is none.
PackFindings doubtsOf(const Pack &pack);

/// A whole pack, looked through to the end.
struct CheckedPack {
    PackFindings findings;
    std::optional<Pack> pack; // where it can be read
    bool mayBeAdopted() const { return pack && !hasFault(findings); }
};
/// Every fault of every element, not only the first; also members that no reader knows (a word mistyped) by
/// docs/format/pack.schema.json.
CheckedPack checkPack(const QJsonObject &object, const QString &where);

/// 第三十条, 第一百一十一条第一款第(四)项、第二款, 第三十六条至第三十八条, 第五条之一; also (原文未载), which says that
/// it was not at hand. Figures are written in Chinese, as the laws do.
bool isArticle(const QString &text);

/// The JSON Schema of a pack, as compiled in.
QJsonObject packSchema();

} // namespace anjuan::packs
