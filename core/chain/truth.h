#pragma once
#include <functional>
#include <map>
#include <set>
#include <vector>

#include "core/chain/record.h"
#include "core/store/store.h"

namespace anjuan::chain {

/// A row of the truth table `record`, exactly as it lies there; what it holds is not believed yet.
struct StoredRecord {
    QString chain;
    qint64 seq = 0;
    QByteArray raw;
    QByteArray sig;
    QString hash;
    qint64 position = -1; // in the ledger; -1: no leaf names it

    /// `case/<uuid>#3`.
    QString where() const { return chain + QLatin1Char('#') + QString::number(seq); }
    Result<Record> parse() const { return parseRecord(raw, sig, where()); }
};
using VisitRecord = std::function<Result<void>(const StoredRecord &)>;

/// The same where it lies, for as long as it is visited.
struct RecordView {
    QByteArrayView chain;
    qint64 seq = 0;
    QByteArrayView raw;
    QByteArrayView sig;
    QByteArrayView hash; // hexadecimal
    qint64 position = -1;
    StoredRecord stored() const
    {
        return {QString::fromUtf8(chain),  seq,     raw.toByteArray(), sig.toByteArray(),
                QString::fromLatin1(hash), position};
    }
};

/// Every record by chain and number; only the office chain; only one chain; in the ledger's order.
Result<void> eachRecord(const store::Read &read, const VisitRecord &visit);
Result<void> eachOfficeRecord(const store::Read &read, const VisitRecord &visit);
Result<void> eachRecordOf(const store::Read &read, const QString &chain, const VisitRecord &visit);
Result<void> eachRecordOfLedger(const store::Read &read, const VisitRecord &visit);
Result<void> visitLedger(const store::Read &read, const std::function<Result<void>(const RecordView &)> &visit);
/// How many records a chain has here.
Result<qint64> lengthOf(const store::Read &read, const QString &chain);
/// The names of all case chains, sorted.
Result<QStringList> caseChains(const store::Read &read);

/// The case chains with a record among the ledger's leaves `from` … `to`−1, each once, by the last of them.
Result<QStringList> caseChainsBetween(const store::Read &read, qint64 from, qint64 to);

/// A row of `leaf`, with the record it names where there is one.
struct StoredLeaf {
    qint64 position = 0;
    QString hash;
    std::optional<QString> chain;
    qint64 seq = 0;
};
Result<void> eachLeaf(const store::Read &read, const std::function<Result<void>(const StoredLeaf &)> &visit);

/// Takes out of `digests` every one that stands as a whole text anywhere in a record, so that what is left is named by
/// none. Reads bytes, parses nothing.
Result<void> removeNamed(const store::Read &read, std::set<QString> &digests);

struct StoredCheckpoint {
    qint64 size = 0;
    QByteArray envelope;
};
Result<std::vector<StoredCheckpoint>> checkpoints(const store::Read &read);
Result<void> keepCheckpoint(store::Write &write, qint64 size, const QByteArray &envelope);

/// genesis, ledger, library.
Result<std::map<QString, QString>> meta(const store::Read &read);
Result<void> keepMeta(store::Write &write, const QString &name, const QString &value);
/// The ledger that is written from now on; desk.ledger_opened of it stands in the same transaction.
Result<void> changeLedger(store::Write &write, const QString &ledger);

} // namespace anjuan::chain
