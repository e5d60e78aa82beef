#pragma once
#include "core/calendar/calendar.h"
#include "core/cases/facts.h"

namespace anjuan::cases {

/// What could be charged for late payment on a day 加处罚款: three per cent of what was late for each day on which it
/// was, the day of a late payment counted, never more than the fine; days of reconsideration and litigation are not
/// counted (行政处罚法 第七十二条、第七十三条; 行政强制法 第四十五条). What was paid late and in full ran up too. It is
/// shown; only an act charges it.
struct Surcharge {
    int lateDays = 0;   // counted
    int pausedDays = 0; // not counted
    qint64 fen = 0;
    QString formula; // “1000 × 3% × 12 日 = 360 元”; empty where nothing was late
};

/// Nothing where no fine was decided or the decision is not served.
std::optional<Surcharge> surchargeOn(const StepFacts &facts, const calendar::Calendar &calendar, QDate day);

/// What of it no act has charged yet.
qint64 surchargeOpen(const StepFacts &facts, const calendar::Calendar &calendar, QDate day);

/// The last day to pay a fine: fifteen days from service (行政处罚法 第六十七条), or the first
/// instalment of a granted plan (第六十六条) that is not paid, the last one where all are.
std::optional<QDate> lastDayToPay(const StepFacts &facts, const calendar::Calendar &calendar);

/// The last day to perform what was decided or ordered.
std::optional<QDate> lastDayToPerform(const StepFacts &facts, const calendar::Calendar &calendar);

/// When the party's time to sue is over: six months from service, fifteen days from the answer in reconsideration
/// (行政诉讼法 第四十五条、第四十六条). The three months to apply to the court begin here (行政强制法 第五十三条),
/// after a granted plan at its end (行政处罚法 第七十二条).
std::optional<QDate> suitEndsOn(const StepFacts &facts, const calendar::Calendar &calendar);
std::optional<QDate> courtWindowEndsOn(const StepFacts &facts, const calendar::Calendar &calendar);

} // namespace anjuan::cases
