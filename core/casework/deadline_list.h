#pragma once
#include "core/base/messages.h"
#include "core/casework/library.h"
#include "core/insight/deadline_list.h"

namespace anjuan::casework {

using insight::DeadlineLine;

/// Every open deadline of the library on that day, each with its explanation.
Result<std::vector<DeadlineLine>> openDeadlines(const Library &library, QDate on,
                                                Language language = Language::Chinese);

/// The word for how near it is: 进行中, 临近, 紧急, 已超期, 中止, 已办.
QString nearnessText(const cases::Deadline &deadline, Language language = Language::Chinese);

/// The deadlines as a calendar file (RFC 5545): one day-long event each, with an alarm the day before; lines folded at
/// 75 octets without splitting a character. Without particulars: number and cause only. The same line keeps its UID in
/// every export, so that importing twice gives no twins. `unit` names the calendar.
QByteArray iCalendar(const std::vector<DeadlineLine> &lines, const QString &unit, Instant stamp,
                     Language language = Language::Chinese);

} // namespace anjuan::casework
