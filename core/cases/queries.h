#pragma once
#include <optional>
#include <vector>

#include "core/store/store.h"

namespace anjuan::cases {

/// The highest serial that this series has used in that year, or nothing.
Result<std::optional<qint64>> lastSerial(const store::Read &read, const QString &series, int year);

/// How many inspections of that enterprise were notified in that year 年度检查频次.
Result<int> visitsOf(const store::Read &read, const QString &enterpriseCode, int year);
/// The serials of a series in that year, each with its number, in order.
struct NumberUsed {
    qint64 serial = 0;
    QString number;
    QString record;
};
Result<std::vector<NumberUsed>> numbersUsed(const store::Read &read, const QString &series, int year);

} // namespace anjuan::cases
