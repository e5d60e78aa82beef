#pragma once
#include <map>
#include <optional>
#include <vector>

#include <QtCore/QDate>
#include <QtCore/QJsonArray>
#include <QtCore/QJsonObject>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include "core/base/result.h"
#include "core/packs/items.h"
#include "core/packs/numbers.h"
#include "core/packs/platform_sheet.h"

namespace anjuan::packs {

/// An amount at which something falls due, in fen, for each class of party. The amount itself counts (以上含本数).
struct Threshold { // 数额标准
    qint64 personFen = 0;
    qint64 organisationFen = 0;
    QString individualBusinessAs; // person or organisation: differs from purpose to purpose
    QString source{};
    /// A department's own figure prevails in its field (河南省政府令第204号 第四条).
    struct OfField {
        QString field;
        qint64 personFen = 0, organisationFen = 0;
        QString source;
        bool operator==(const OfField &) const = default;
    };
    std::vector<OfField> byField{};

    /// `party` is person, individual_business or organisation; `field` the item's.
    qint64 of(const QString &party, const QString &field = {}) const;
    bool operator==(const Threshold &) const = default;
};

/// When legal review is due and how long it may take. 行政处罚法 第五十八条
struct ReviewSetting { // 法制审核
    QString when;      // after_defence, before_notice, both
    bool everyOrdinaryPenalty = true;
    int days = 5; // working days
    bool operator==(const ReviewSetting &) const = default;
};

/// A rule put into another class by the county; the hard stops of docs/design.md §2 stay as they are.
struct GateClassOverride {   // 门槛等级调整
    QString rule, gateClass; // flaw, go_on, stop
    bool operator==(const GateClassOverride &) const = default;
};

/// What an individual business counts as: the law and the tables differ by what is asked (docs/domain.md 0a.14).
enum class Purpose { Hearing, Discussion, SimpleProcedure, Credit, Statistics };

struct Settings { // 参数
    ReviewSetting review;
    int defenceDays = 5;  // working days
    int publishDays = 7;  // working days from the decision
    int fileDays = 15;    // from the clue to filing
    int archiveDays = 30; // from closing
    /// 立案报备, working days from filing; no text names them (docs/domain.md A31), the unit's own rule may.
    int fileReportDays = 7;
    Threshold hearing;    // 听证: 较大数额罚款
    Threshold discussion; // 集体讨论
    /// Kinds of penalty that the heads discuss whatever the amount: what is that grave is no minor case (行政处罚法
    /// 第五十七条第二款). Those of 第六十三条第一款 where the pack names none.
    QStringList discussionKinds; // 应当集体讨论的处罚种类
    QString retention;           // permanent, y30, y10
    std::vector<GateClassOverride> gateClasses;
    /// person, organisation or (credit and statistics only) individual_business. 简易程序: 行政处罚法 第五十一条
    QString simpleAs = QStringLiteral("person");
    QString creditAs = QStringLiteral("individual_business");
    QString statisticsAs = QStringLiteral("individual_business");

    /// The one class under which a party is looked up for that purpose; benchmarks have their own, see
    /// Benchmark::partyClassOf.
    QString partyClass(Purpose purpose, const QString &party) const;
    bool operator==(const Settings &) const = default;
};

/// One line of the list of powers. 行政处罚法 第二十四条
struct PowerEntry { // 权力清单
    QString item;
    QString townshipKind; // township 乡镇, subdistrict 街道, any
    QString source;       // statutory 法定, delegated 赋权, entrusted 委托
    QString document;
    QDate effectiveFrom;
    std::optional<QDate> effectiveTo; // last day
    QString pendingRule;              // finish 由原机关办结, hand_back 移交
    QString organ, organHead;         // entrusted: in whose name, and who heads it. 行政处罚法 第二十条
    QString organSeal, organPlace;    // entrusted: the seal on the paper, what stands before 文号
    bool checked = true;              // false: 未核

    bool holdsOn(QDate date) const { return date >= effectiveFrom && (!effectiveTo || date <= *effectiveTo); }
    bool operator==(const PowerEntry &) const = default;
};

/// One series of numbers: which documents it numbers, and how they are written.
struct NumberSeries { // 文号类别
    QString id;       // filing, correction, notice, decision …
    QString zh;
    NumberPattern pattern;
    bool operator==(const NumberSeries &) const = default;
};

/// A circumstance the law itself names. 行政处罚法 第三十条至第三十三条
struct Factor {   // 法定情节
    QString code; // r32_harm_removed
    QString zh;
    QString effect; // no_penalty, may_not_penalise, shall_lighten, may_lighten, heavier
    QString source{};
    bool operator==(const Factor &) const = default;
};

/// One county's rules as adopted.
struct Pack { // 地方规则包
    QString id, version, title, county, source;
    QDate effectiveFrom;
    bool sample = false; // for training and tests: nothing in it binds a real unit
    Settings settings;
    std::vector<PowerEntry> powers;
    std::vector<Item> items;
    std::vector<Benchmark> benchmarks;
    std::vector<NumberSeries> series;
    std::vector<Factor> factors;
    QJsonArray fourLists;       // 四张清单: list, item, conditions, basis, organ, within_months, checked
    QJsonArray contacts;        // 通讯录: organ, duty, person, phone, address, note
    QJsonArray hearingVariants; // 各地听证标准(参考): zh, fine_fen_person, fine_fen_organisation, source
    QJsonArray avList;          // 音像记录事项清单: step, zh, mandatory, method, content, keep, source
    QJsonArray reviewCatalogue; // 重大执法决定法制审核目录: code, zh, when, source
    QJsonArray calendar;        // [{on, name, type}], see holidaysOf
    QJsonObject forms;          // by form id, as resources/forms writes them
    QJsonArray procedures;      // the county's own, as resources/procedures writes them; optional
    std::vector<PlatformSheet> platforms; // 平台录入单; optional

    /// The version of an item that governs an act on `date` (行政处罚法 第三十七条: the law at the time of the act).
    const Item *itemOn(const QString &itemId, QDate date) const;
    /// The newest version, whatever its dates.
    const Item *item(const QString &itemId) const;
    const Benchmark *benchmark(const QString &benchmarkId) const;
    /// Benchmarks of an item in force on `date`.
    std::vector<const Benchmark *> benchmarksOf(const QString &itemId, QDate date) const;
    /// The line of the power list under which the unit may act on `date`; nullptr: none. `townshipKind` empty: any
    /// line. A case filed while the line held may be finished after it where the line says so.
    const PowerEntry *power(const QString &itemId, QDate date, const QString &townshipKind = {},
                            std::optional<QDate> filedOn = std::nullopt) const;
    /// The field of an item; empty where it is unknown.
    QString fieldOf(const QString &itemId) const;
    const NumberSeries *numberSeries(const QString &seriesId) const;
    const Factor *factor(const QString &code) const;

    bool operator==(const Pack &) const = default;
};

/// Reads a pack. Every fault names the text, the item or benchmark, the tier and the field.
/// Faults: Invalid `packs.field_missing|field_wrong|bounds_inverted|duplicate|party_unknown|item_unknown|
/// number_without_place|step_in_step {where, path, …}`.
Result<Pack> parsePack(const QJsonObject &object, const QString &where);

/// One element of one of a pack's lists by itself, whatever the rest holds: items, benchmarks, power_list, factors,
/// four_lists, av_list, review_catalogue, contacts, hearing_variants, calendar. Faults: as parsePack.
Result<void> checkElement(const QString &list, const QJsonObject &element, const QString &where);

/// What is readable but doubtful, in Chinese: edges that belong to two tiers, gaps, a tier that forgets a class of
/// party, tiers outside the statutory range, items nobody may use.
QStringList packFindings(const Pack &pack);

/// The pack compiled into the program: :/packs/county/*.json, the forms and the calendar, as one object that
/// canonicalJson accepts. It is a sample; a unit adopts its own county's pack over it.
QJsonObject builtInPack();

/// A form as a pack carries it: canonical JSON has whole numbers only, so 11.5 becomes {"milli":11500}; and back.
QJsonObject packedForm(const QJsonObject &form);
QJsonObject unpackedForm(const QJsonObject &packed);

/// {"2026-01-01": {"name","type"}} as an array in order of date, whose member names canonical JSON allows; and back.
QJsonArray calendarArray(const QJsonObject &holidays);
QJsonObject holidaysOf(const QJsonArray &calendar);

} // namespace anjuan::packs
