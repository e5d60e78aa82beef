#pragma once
#include <optional>
#include <vector>

#include <QtCore/QDate>
#include <QtCore/QJsonObject>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include "core/base/result.h"

namespace anjuan::packs {

/// How an amount is formed. All money in fen, all rates in permille, all quantities in thousandths of the unit.
struct Formula { // 罚款计算方式
    enum class Type {
        Range,            // 幅度: min_fen … max_fen
        Fixed,            // 定额: fen
        MaxOnly,          // 只有上限: max_fen
        PerUnit,          // 单价×数量: min_fen … max_fen for each unit, at most cap_fen together
        Percent,          // 基数×比例: min_permille … max_permille of base
        Multiple,         // 基数×倍数: the same in thousandths of one time
        StepAfterRefusal, // 拒不改正才罚或加重: first, then after_refusal
        NoAmount,         // 只写“罚款”,未定数额
        None,             // 不罚款
    };
    Type type = Type::None;
    std::optional<qint64> minFen, maxFen; // of the whole, or of one unit
    std::optional<qint64> capFen;         // PerUnit, Percent, Multiple: never more than this
    QString unit;                         // PerUnit: m2, m3, head, place …
    QString base;                         // Percent, Multiple: what the rate is of, in Chinese
    qint64 minPermille = 0, maxPermille = 0;
    std::vector<Formula> steps; // StepAfterRefusal: exactly two, first and after_refusal

    bool operator==(const Formula &) const = default;
};

/// A provision, quoted.
struct LawRef { // 法条
    QString law;
    QString article;
    QString text; // as published; empty where it was not at hand

    bool operator==(const LawRef &) const = default;
};

/// What the law allows against one class of party.
struct StatutoryRange {        // 法定幅度
    QStringList parties;       // person, individual_business, organisation, or a class the benchmark names; empty: any
    QStringList kinds;         // warning, fine, confiscate_gains, confiscate_goods, suspend_business …
    bool fineOptional = false; // “可以处”: no fine is within the law too
    Formula fine;

    bool operator==(const StatutoryRange &) const = default;
};

/// One act that may be punished, over one period of law.
struct Item { // 执法事项
    QString id, name, field;
    std::vector<LawRef> violated, penalty;
    std::vector<StatutoryRange> statutory;
    bool correctionFirst = false; // 责令改正在先
    QDate effectiveFrom;
    std::optional<QDate> effectiveTo; // last day; acts after it fall under other law
    QString sourceDoc, tag;
    QString mainCode, subCode; // 主项、子项编码, where the county's catalogue has them
    bool checked = true;       // false: 未核, not compared with the text of the law
    bool offSite = false;      // 非现场执法事项. 行政处罚法 第四十一条
    QStringList jointWith;     // 跨部门综合监管: the departments that check along

    bool holdsOn(QDate date) const { return date >= effectiveFrom && (!effectiveTo || date <= *effectiveTo); }
    bool operator==(const Item &) const = default;
};

/// A numeric condition of a tier; a side without a bound is open. 民法典 第一千二百五十九条: 以上、以下 include the
/// number.
struct TierCondition {      // 适用条件(数量)
    QString quantity, unit; // “堆放体积”, "m3"
    std::optional<qint64> fromMilli, toMilli;
    bool fromInclusive = true, toInclusive = true;

    bool fits(qint64 milli) const;
    bool operator==(const TierCondition &) const = default;
};

/// One row of a benchmark: a tier for some classes of party.
struct Tier { // 裁量阶次
    QString id, name;
    QString text;                          // the condition as published
    std::vector<TierCondition> conditions; // any one that fits is enough
    QStringList parties;                   // empty: any
    Formula fine;
    bool warning = false; // a warning is part of the tier
    QStringList otherKinds;
    QString other; // the rest, as published

    bool isFor(const QString &party) const { return parties.isEmpty() || parties.contains(party); }
    bool operator==(const Tier &) const = default;
};

/// A class of party that a benchmark tells apart.
struct PartyClass { // 当事人类别
    QString code, zh;
    bool operator==(const PartyClass &) const = default;
};

/// A published table for one item.
struct Benchmark { // 裁量基准
    QString id, item, title, issuingBody, source;
    QString reliability; // official_site, mirror_of_official, third_party_copy, second_hand, sample
    QDate effectiveFrom;
    std::optional<QDate> effectiveTo;
    std::vector<PartyClass> partyClasses; // empty: no difference made
    QString individualBusinessAs;         // the class that 个体工商户 counts as; empty: not said
    std::vector<Tier> tiers;
    QString filedNo;     // 备案号
    bool checked = true; // false: 未核

    bool isSample() const { return reliability == QLatin1String("sample"); }
    bool holdsOn(QDate date) const { return date >= effectiveFrom && (!effectiveTo || date <= *effectiveTo); }
    /// The class under which the benchmark looks a party up.
    QString partyClassOf(const QString &party) const;
    bool operator==(const Benchmark &) const = default;
};

/// Faults: Invalid `packs.field_missing|field_wrong|bounds_inverted {where, path, …}`.
Result<Item> parseItem(const QJsonObject &json, const QString &where);
Result<Benchmark> parseBenchmark(const QJsonObject &json, const QString &where);

} // namespace anjuan::packs
