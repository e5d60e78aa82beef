#include "core/base/json.h"
#include "core/chain/checkpoint.h"
#include "core/chain/record.h"
#include "core/exchange/proof.h"

#include "tests/fuzz/targets.h"

namespace anjuan::fuzz {
namespace {

const QString kWhere = QStringLiteral("input");

void checkRecord(const chain::Record &record, QByteArrayView line)
{
    expect(QByteArrayView(chain::envelopeOf(record)) == line, "an envelope is written as the bytes that were read");
    const auto stored = chain::parseRecord(record.raw, record.sig, kWhere);
    expect(stored && stored->hash == record.hash && stored->body == record.body && stored->blobs == record.blobs,
           "the record's own bytes read as the same record");
    expect(chain::readWhole(record.raw).has_value(), "a good record is read where it lies");
}

/// A changed record has another hash: it is put right, so that mutants come further than the comparison.
void record(QByteArrayView line)
{
    chain::Findings findings;
    const auto lenient = chain::parseEnvelope(line, kWhere, findings);
    const auto strict = chain::parseEnvelope(line, kWhere);
    expect(strict.has_value() == (lenient && findings.empty()), "strict is lenient without a finding");
    if (strict)
        checkRecord(*strict, line);
    if (!lenient || findings.empty())
        return;
    const QByteArray mended = chain::envelopeOf(*lenient);
    if (const auto again = chain::parseEnvelope(mended, kWhere))
        checkRecord(*again, mended);
}

void statement(QByteArrayView line)
{
    const auto value = parseCanonical(line, kWhere);
    if (!value || !value->isObject())
        return;
    chain::Findings findings;
    const auto read = chain::parseStatement(value->toObject(), kWhere, findings);
    if (!read || !findings.empty())
        return;
    const QByteArray again = R"({"hash":")" + read->hash.toBytes().toHex() + R"(","sig":")" + read->sig.toBase64()
        + R"(","statement":)" + read->raw + '}';
    expect(QByteArrayView(again) == line, "a statement is written as the bytes that were read");
}

void checkpoint(QByteArrayView line)
{
    const auto read = chain::parseCheckpoint(line, kWhere);
    if (!read)
        return;
    const QByteArray again = R"({"checkpoint":)" + read->raw + R"(,"sig":")" + read->sig.toBase64() + R"("})";
    expect(QByteArrayView(again) == line, "a checkpoint is written as the bytes that were read");
}

void receipt(QByteArrayView line)
{
    const auto read = exchange::parseReceipt(line, kWhere);
    if (!read)
        return;
    const QByteArray again = R"({"receipt":)" + read->raw + R"(,"sig":")" + read->sig.toBase64() + R"("})";
    expect(QByteArrayView(again) == line, "a receipt is written as the bytes that were read");
}

void proof(QByteArrayView line)
{
    const auto read = exchange::parseProof(line, kWhere);
    if (!read)
        return;
    const auto again = exchange::proofJson(*read);
    expect(again && QByteArrayView(*again) == line, "a proof is written as the bytes that were read");
    for (const exchange::PlaceProof &place : read->inclusion)
        static_cast<void>(
            chain::inclusionHolds(place.index, place.index + place.seq, place.hash, place.path, place.hash));
    if (const auto &since = read->consistency)
        static_cast<void>(
            chain::consistencyHolds(since->size, since->size * 2 + 1, since->root, since->root, since->path));
}

} // namespace

void envelope(QByteArrayView data)
{
    record(data);
    statement(data);
    checkpoint(data);
    receipt(data);
    proof(data);
}

} // namespace anjuan::fuzz
