#include "core/cases/queries.h"

namespace anjuan::cases {

Result<std::optional<qint64>> lastSerial(const store::Read &read, const QString &series, int year)
{
    ANJUAN_TRY(const auto row,
               read.first("SELECT MAX(serial) FROM number_used WHERE series = ? AND year = ?", {series, qint64(year)}));
    return row && !row->isNull(0) ? std::optional<qint64>(row->integer(0)) : std::nullopt;
}

} // namespace anjuan::cases
