#pragma once
#include <QtCore/QString>

namespace anjuan::casework {

/// What a bar-code gun or a hand typed as the number of a posting 邮件号码: without blanks, letters upper case.
QString waybillOf(const QString &typed);

/// False where a number has the form of UPU S10 (two letters, nine digits, two letters) and its check digit does not
/// fit: a slip of the pen. Numbers of another form, such as the thirteen digits of domestic EMS, have none.
bool waybillHolds(const QString &waybill);

} // namespace anjuan::casework
