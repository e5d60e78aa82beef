#pragma once
#include <QtCore/QDate>
#include <QtCore/QList>

#include "core/base/clock.h"
#include "core/calendar/calendar.h"

namespace anjuan::calendar {

// How periods are counted. V: the law's text was read; D: this program's own reading of it.
//  - The day on which a period begins is not counted: 民法典 第二百零一条, 民事诉讼法 第八十五条, 行政复议法 第八十八条
//  (V).
//  - Two, three, five and seven days in 行政处罚法 are working days: 行政处罚法 第八十五条 (V). Periods of ten days or
//    less in 行政强制法 are working days: 行政强制法 第六十九条 (V). All others are natural days. Which unit a period
//    has is the caller's to say.
//  - A period of months or years ends on the corresponding day, or at the month's end where there is none: 民法典
//    第二百零二条 (V). A year is twelve months.
//  - If the last day is a statutory rest day, the period ends on the first day after the rest days: 民法典
//  第二百零三条,
//    民事诉讼法 第八十五条 (V). Applied to a party's right; for the agency's own limit the unextended day is the target
//    (D).
//  - Periods of hours run from the moment: 民法典 第二百零一条 (V).
//  - 以内, 届满 include the number: 民法典 第一千二百五十九条 (V; by analogy). So an act on the last day is in time.

/// 工作日, 日 (自然日), 月
enum class Unit { WorkingDays, Days, Months };

/// Whose period it is: 当事人的权利期限, 行政机关的办理期限
enum class For { Party, Agency };

struct Period {
    int length = 0;
    Unit unit = Unit::Days;
    For whom = For::Agency;
    bool operator==(const Period &) const = default;
};

/// Days that are not counted (中止, 期间扣除): `from` is the first of them, `to` the day on which counting goes on.
/// Without a valid `to` the suspension lasts still.
struct Suspension {
    QDate from;
    QDate to;
    QString reason{}; // 检测、鉴定、听证 …: as recorded
};

struct Due {
    /// The last day on which the act is in time; no valid date while a suspension lasts.
    QDate on;
    /// 暂计: depends on a year which the calendar does not know, and which was counted by the day of the week. Natural
    /// days and months do not depend on the calendar, except for a rest day at the end of a party's right.
    bool provisional = false;
    /// The day on which the period ends before the rule of the rest day moves it; often `on` itself.
    QDate counted;
    bool operator==(const Due &) const = default;
};

/// The end of a period that begins on `from` (the day of the event, not counted). A period of 0 ends on `from` itself,
/// one of negative length or from an invalid date has no valid end.
Due due(const Calendar &calendar, QDate from, Period period, const QList<Suspension> &suspensions = {});

/// The moment at which a period of hours is over.
Instant dueAt(Instant from, int hours);

/// Years from one day to the other whose holidays are not known: what was counted there is provisional 暂计.
QList<int> unknownYears(const Calendar &calendar, QDate from, QDate to);

/// “N 日前通知” by the law's own count (行政处罚法 第六十四条: 七日前; 民法典 第二百零一条): the last day on which
/// notice may be received for an event on `event`, the day of the notice not counted. The limit, where latestNotice is
/// advice.
QDate lawfulNotice(const Calendar &calendar, QDate event, int days);
/// “N 日前通知” (hearing: 7, 行政处罚法 第六十四条; performance by others 代履行: 3, 行政强制法 第五十一条): the first
/// day on which the event may be when notice was received on `received`, with `days` full working days strictly between
/// (D).
QDate earliestAfterNotice(const Calendar &calendar, QDate received, int days);
/// The last day on which notice may be received for an event on `event`, with `days` full working days strictly between
/// (D).
QDate latestNotice(const Calendar &calendar, QDate event, int days);

} // namespace anjuan::calendar
