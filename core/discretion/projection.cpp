#include "core/discretion/projection.h"

#include "core/chain/body.h"

namespace anjuan::discretion {
namespace {

using chain::columnOf;
using chain::integerOf;
using chain::Record;
using chain::textOf;

const char *const kTables = R"(
CREATE TABLE discretion (
    record TEXT PRIMARY KEY, case_id TEXT NOT NULL, seq INTEGER NOT NULL, item TEXT NOT NULL, benchmark TEXT NOT NULL,
    tier TEXT NOT NULL, fine_fen INTEGER NOT NULL, warning INTEGER NOT NULL, departure INTEGER NOT NULL) STRICT;
CREATE INDEX discretion_case ON discretion (case_id, seq);
CREATE TABLE decided_like (case_id TEXT PRIMARY KEY, item TEXT NOT NULL, tier TEXT NOT NULL, fine_fen INTEGER NOT NULL, decided_on TEXT NOT NULL) STRICT;
CREATE INDEX decided_like_amount ON decided_like (item, tier, fine_fen, case_id);
)";

/// What similar cases are found by: the item and tier under which the decision was made.
Result<void> decided(store::Write &write, const Record &record, const QString &id)
{
    if (textOf(record.body, "outcome") == QLatin1String("no_penalty"))
        return {};
    ANJUAN_TRY(
        const auto row,
        write.first("SELECT item, benchmark || '/' || tier FROM discretion WHERE case_id = ? ORDER BY seq DESC LIMIT 1",
                    {id}));
    if (!row)
        return {};
    return write.run(
        "INSERT OR REPLACE INTO decided_like (case_id, item, tier, fine_fen, decided_on) VALUES (?, ?, ?, ?, ?)",
        {id, row->text(0), row->text(1), integerOf(record.body, "fine_fen"), textOf(record.body, "decided_on")});
}

/// A case that goes on from paper has the tier that was weighed there, and where it was decided there its decision.
Result<void> fromPaper(store::Write &write, const Record &record, const QString &id)
{
    const QString tier = textOf(record.body, "tier");
    const bool penalty = integerOf(record.body, "fine_fen") > 0 || chain::flagOf(record.body, "warning");
    if (tier.isEmpty())
        return {};
    ANJUAN_CHECK(
        write.run("INSERT INTO discretion (record, case_id, seq, item, benchmark, tier, fine_fen, warning, departure) "
                  "VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)",
                  {record.hash.hex(), id, record.seq, textOf(record.body, "item"), textOf(record.body, "benchmark"),
                   tier, integerOf(record.body, "fine_fen"), qint64(chain::flagOf(record.body, "warning"))}));
    return penalty && !textOf(record.body, "decided_on").isEmpty() ? decided(write, record, id) : Result<void>();
}

Result<void> apply(store::Write &write, const Record &record)
{
    if (chain::sortOf(record) != chain::ChainSort::Case)
        return {};
    const QString id = chain::caseIdOf(record);
    if (record.kind == QLatin1String("decision.issued"))
        return decided(write, record, id);
    if (record.kind == QLatin1String("case.continued_from_paper"))
        return fromPaper(write, record, id);
    if (record.kind != QLatin1String("discretion.applied"))
        return {};
    return write.run(
        "INSERT INTO discretion (record, case_id, seq, item, benchmark, tier, fine_fen, warning, departure) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {record.hash.hex(), id, record.seq, textOf(record.body, "item"), textOf(record.body, "benchmark"),
         textOf(record.body, "tier"), integerOf(record.body, "fine_fen"), qint64(chain::flagOf(record.body, "warning")),
         qint64(!textOf(record.body, "departure_reason").isEmpty())});
}

} // namespace

chain::Projection projection()
{
    return {QStringLiteral("discretion"),
            3,
            kTables,
            {QStringLiteral("discretion"), QStringLiteral("decided_like")},
            &apply,
            {QStringLiteral("discretion_case")}};
}

} // namespace anjuan::discretion
