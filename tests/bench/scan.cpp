#include "core/chain/scan.h"

#include "core/base/json.h"
#include "core/base/sm3_lanes.h"
#include "core/chain/checkpoint.h"
#include "core/chain/record.h"
#include "core/chain/truth.h"

#include "tests/bench/bench.h"

namespace anjuan::bench {
namespace {

constexpr int kRounds = 7;
constexpr int kRecords = 300'000;
constexpr int kOfOneCase = 12;
constexpr qsizetype kBytes = 600;

/// Nobody's signature: this measurement reads none.
const QByteArray kSignature(71, '\x30');

Result<QByteArray> recordBytes(const QString &chain, qint64 seq, const Digest &before, const PersonId &by,
                               const LibraryId &library)
{
    QJsonObject body{{QStringLiteral("words"), QString()}};
    const auto write = [&] {
        return canonicalJson(QJsonObject{{QStringLiteral("v"), 1},
                                         {QStringLiteral("chain"), chain},
                                         {QStringLiteral("seq"), seq},
                                         {QStringLiteral("prev"), before.hex()},
                                         {QStringLiteral("at"), QStringLiteral("2026-03-05T09:30:15+08:00")},
                                         {QStringLiteral("kind"), QStringLiteral("case.noted")},
                                         {QStringLiteral("by"), by.toString()},
                                         {QStringLiteral("key"), QString(32, QLatin1Char('a'))},
                                         {QStringLiteral("library"), library.toString()},
                                         {QStringLiteral("office"), Digest{}.hex()},
                                         {QStringLiteral("body"), body}});
    };
    ANJUAN_TRY(const QByteArray bare, write());
    body.insert(QStringLiteral("words"), QString(std::max<qsizetype>(0, kBytes - bare.size()), QLatin1Char('x')));
    return write();
}

/// The tables of truth, as a day's work fills them: three cases at a time.
Result<void> fill(store::Write &write, chain::MerkleFrontier &tree)
{
    const PersonId by = PersonId::create();
    const LibraryId library = LibraryId::create();
    struct Chain {
        QString name;
        qint64 seq = kOfOneCase;
        Digest last;
    };
    std::vector<Chain> open(3);
    for (qint64 n = 0; n < kRecords; ++n) {
        Chain &chain = open[static_cast<std::size_t>(n) % open.size()];
        if (chain.seq == kOfOneCase)
            chain = {chain::caseChain(CaseId::create()), 0, {}};
        ANJUAN_TRY(const QByteArray raw, recordBytes(chain.name, chain.seq, chain.last, by, library));
        chain.last = sm3(raw);
        ANJUAN_CHECK(write.run("INSERT INTO record (hash, chain, seq, raw, sig) VALUES (?, ?, ?, ?, ?)",
                               {chain.last.hex(), chain.name, chain.seq, raw, kSignature}));
        ANJUAN_CHECK(write.run("INSERT INTO leaf (position, hash) VALUES (?, ?)", {n, chain.last.hex()}));
        tree.add(chain.last);
        ++chain.seq;
    }
    return {};
}

Result<void> keepCheckpoint(store::Write &write, const chain::MerkleFrontier &tree)
{
    ANJUAN_TRY(const keys::KeyPair key, keys::KeyPair::generate());
    ANJUAN_TRY(const QByteArray envelope,
               chain::sealCheckpoint({.at = {},
                                      .by = PersonId::create(),
                                      .heads = kRecords / kOfOneCase,
                                      .headsRoot = {},
                                      .ledger = newUuid(),
                                      .library = LibraryId::create(),
                                      .office = {},
                                      .root = tree.root(),
                                      .size = tree.size()},
                                     key));
    return chain::keepCheckpoint(write, tree.size(), envelope);
}

/// The bare work: as many digests of a record, a leaf and a node, and nothing around them.
double bareSeconds()
{
    const QByteArray record(kBytes, 'x');
    const QByteArray leaf(33, 'x');
    const QByteArray node(65, 'x');
    const double start = coreSeconds();
    int zeros = 0; // so that no digest can be left out
    for (int n = 0; n < kRecords; ++n)
        zeros += sm3(record).bytes[0] + sm3(leaf).bytes[0] + sm3(node).bytes[0] == 0 ? 1 : 0;
    return coreSeconds() - start + zeros * 0.0;
}

} // namespace

Result<Figures> scan(const QString &folder)
{
    ANJUAN_TRY(const auto store, store::Store::create(folder + QStringLiteral("/scan.db")));
    chain::MerkleFrontier tree; // by libgcrypt: what a checkpoint over these records would say
    ANJUAN_CHECK(store->write([&](store::Write &write) -> Result<void> {
        ANJUAN_CHECK(fill(write, tree));
        return keepCheckpoint(write, tree);
    }));
    Figure rate{QStringLiteral("stored records hashed, linked and put under the root"),
                QStringLiteral("records/s/core"),
                {},
                300'000,
                false,
                {}};
    Figure share{QStringLiteral("the same, of its SM3 by libgcrypt"), QStringLiteral("×"), {}, 0, false, {}};
    NoProgress quiet;
    for (int round = 0; round < kRounds; ++round) {
        const double start = coreSeconds();
        ANJUAN_TRY(const chain::LedgerScan read, chain::scanLedger(*store, {}, quiet));
        const double took = coreSeconds() - start;
        if (read.records != kRecords || read.size != kRecords || read.root != tree.root() || !read.findings.empty())
            return fail(Fault::Corrupt, "scan of what was just written");
        rate.values.push_back(kRecords / took);
        share.values.push_back(bareSeconds() / took);
    }
    rate.beside = QStringLiteral("%1 records of %2 bytes under one checkpoint, by the time of one core, %3 rounds, SM3 "
                                 "in %4 lanes")
                      .arg(kRecords)
                      .arg(kBytes)
                      .arg(kRounds)
                      .arg(sm3LaneCount());
    share.beside =
        QStringLiteral("the same digests one after the other take so much of that time: over 1, the lanes pay");
    return Figures{rate, share};
}

} // namespace anjuan::bench
