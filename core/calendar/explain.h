#pragma once
#include "core/base/messages.h"
#include "core/calendar/deadline.h"

namespace anjuan::calendar {

/// How a period came to its end 期限说明, built from the same count as `due`: from which day, which days counted and
/// which did not (make-up days and holidays by name), what was left out with its reason and where it would have ended
/// without that, whether the last day moved, and which years are not known. Empty where there is no count.
QString explain(const Calendar &calendar, QDate from, Period period, const QList<Suspension> &suspensions = {},
                Language language = Language::Chinese);
/// The same for a period of hours.
QString explainHours(Instant from, int hours, Language language = Language::Chinese);
/// The same for “N 日前”: the law's count, and the full days between as advice.
QString explainBefore(const Calendar &calendar, QDate event, int days, Language language = Language::Chinese);

/// 7 个工作日, 60 日, 6 个月
QString periodText(int length, Unit unit, Language language = Language::Chinese);

} // namespace anjuan::calendar
