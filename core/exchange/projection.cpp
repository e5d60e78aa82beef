#include "core/exchange/projection.h"

#include "core/base/json.h"
#include "core/chain/body.h"

namespace anjuan::exchange {
namespace {

const char *const kTables = R"(
CREATE TABLE desk_event (chain TEXT NOT NULL, seq INTEGER NOT NULL, kind TEXT NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (chain, seq)) STRICT;
)";

Result<void> apply(store::Write &write, const chain::Record &record)
{
    if (chain::sortOf(record.chain) != chain::ChainSort::Desk)
        return {};
    ANJUAN_TRY(const QByteArray body, canonicalJson(record.body));
    return write.run(
        "INSERT INTO desk_event (chain, seq, kind, at, by, body) VALUES (?, ?, ?, ?, ?, ?)",
        {record.chain, record.seq, record.kind, record.at.toString(), record.by.toString(), QString::fromUtf8(body)});
}

} // namespace

chain::Projection projection()
{
    return {QStringLiteral("exchange"), 1, kTables, {QStringLiteral("desk_event")}, &apply};
}

} // namespace anjuan::exchange
