#include "core/exchange/adopt.h"

namespace anjuan::exchange {

Result<void> adopt(chain::Ledger &ledger, const std::vector<chain::Record> &verified)
{
    for (const chain::Record &record : verified)
        ANJUAN_CHECK(ledger.adopt(record));
    return {};
}

} // namespace anjuan::exchange
