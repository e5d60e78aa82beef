#include "core/review/projection.h"

#include "core/chain/body.h"

namespace anjuan::review {
namespace {

using chain::columnOf;
using chain::integerOf;
using chain::Record;
using chain::textOf;

const char *const kTables = R"(
CREATE TABLE review_round (
    record TEXT PRIMARY KEY, case_id TEXT NOT NULL, round INTEGER NOT NULL, requested_on TEXT NOT NULL, content_digest TEXT NOT NULL) STRICT;
CREATE TABLE review_opinion (
    record TEXT PRIMARY KEY, case_id TEXT NOT NULL, round INTEGER NOT NULL, reviewer TEXT NOT NULL, outcome TEXT NOT NULL,
    signed_on TEXT NOT NULL, content_digest TEXT NOT NULL, by_paper INTEGER NOT NULL) STRICT;
)";

Result<void> opinion(store::Write &write, const Record &record, const QString &id, const QJsonObject &body,
                     const QString &reviewer, bool byPaper)
{
    return write.run(
        "INSERT INTO review_opinion (record, case_id, round, reviewer, outcome, signed_on, content_digest, "
        "by_paper) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        {record.hash.hex(), id, integerOf(body, "round"), reviewer, textOf(body, "outcome"), textOf(body, "signed_on"),
         textOf(body, "content_digest"), qint64(byPaper)});
}

Result<void> apply(store::Write &write, const Record &record)
{
    if (chain::sortOf(record) != chain::ChainSort::Case)
        return {};
    const QString id = chain::caseIdOf(record);
    if (record.kind == QLatin1String("review.requested"))
        return write.run("INSERT INTO review_round (record, case_id, round, requested_on, content_digest) "
                         "VALUES (?, ?, ?, ?, ?)",
                         {record.hash.hex(), id, integerOf(record.body, "round"), textOf(record.body, "requested_on"),
                          textOf(record.body, "content_digest")});
    if (record.kind == QLatin1String("review.opinion_signed_on_paper"))
        return opinion(write, record, id, record.body, textOf(record.body, "reviewer"), true);
    const QJsonObject statement = chain::statementOf(record);
    if (textOf(statement, "kind") == QLatin1String("review.opinion_signed"))
        return opinion(write, record, id, statement.value(QLatin1String("body")).toObject(), textOf(statement, "by"),
                       false);
    return {};
}

} // namespace

chain::Projection projection()
{
    return {QStringLiteral("review"),
            1,
            kTables,
            {QStringLiteral("review_round"), QStringLiteral("review_opinion")},
            &apply};
}

} // namespace anjuan::review
