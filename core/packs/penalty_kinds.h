#pragma once
#include <array>

#include <QtCore/QString>

#include "core/base/messages.h"

namespace anjuan::packs {

/// A kind of penalty: those of 行政处罚法 第九条 a township may impose, and what the laws of its items add. A township
/// detains nobody.
struct PenaltyKind { // 行政处罚种类
    const char *code, *zh, *en;
    bool heard = false; // 行政处罚法 第六十三条第一款 names it: a hearing may be asked for, whatever the amount
};

inline constexpr std::array kPenaltyKinds{
    PenaltyKind{"warning", "警告", "warning"},
    PenaltyKind{"criticism", "通报批评", "criticism in public"},
    PenaltyKind{"fine", "罚款", "fine"},
    PenaltyKind{"confiscate_gains", "没收违法所得", "confiscation of illegal gains"},
    PenaltyKind{"confiscate_goods", "没收非法财物", "confiscation of illegal goods"},
    PenaltyKind{"confiscate_tools", "没收工具", "confiscation of tools"},
    PenaltyKind{"suspend_licence", "暂扣许可证件", "suspension of a licence"},
    PenaltyKind{"lower_grade", "降低资质等级", "lowering of a grade", true},
    PenaltyKind{"revoke_licence", "吊销许可证件", "revocation of a licence", true},
    PenaltyKind{"restrict_production", "限制开展生产经营活动", "restriction of business"},
    PenaltyKind{"suspend_business", "责令停产停业", "suspension of business", true},
    PenaltyKind{"close_business", "责令关闭", "closure of a business", true},
    PenaltyKind{"restrict_business", "限制从业", "exclusion from an occupation", true},
    PenaltyKind{"demolish", "限期拆除", "demolition within a period"},
    PenaltyKind{"return_land", "退还土地", "return of land"},
};

/// By its code or its Chinese name; nullptr: no kind the program knows.
const PenaltyKind *penaltyKind(const QString &codeOrName);

/// What the kind is called; what is not known, as it stands.
QString penaltyKindName(const QString &code, Language language = Language::Chinese);

} // namespace anjuan::packs
