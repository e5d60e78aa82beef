#include "core/casework/mirror.h"

#include <QtCore/QDir>
#include <QtCore/QFileInfo>

#include "core/base/whole_file.h"
#include "core/chain/truth.h"
#include "core/exchange/adopt.h"
#include "core/exchange/queries.h"

namespace anjuan::casework {

Result<std::unique_ptr<Mirror>> Mirror::openOrMake(const QString &dir, const OpenedBundle &bundle)
{
    auto mirror = std::make_unique<Mirror>();
    Library::Parts &parts = mirror->m_parts;
    const QString file = dir + QStringLiteral("/anjuan.db");
    parts.dir = dir;
    parts.access = Access::ReadWrite;
    parts.registry = makeRegistry();
    if (!makeFolders(dir))
        return fail(Fault::Io, "library.cannot_write", {dir, QString()});
    const QString vault = dir + QStringLiteral("/vault");
    if (QFileInfo(vault).isDir()) {
        ANJUAN_TRY(parts.vault, vault::Vault::open(vault));
    } else {
        ANJUAN_TRY(parts.vault, vault::Vault::create(vault));
    }
    if (QFileInfo(file).isFile()) {
        ANJUAN_TRY(parts.store, store::Store::open(file, store::Mode::ReadWrite));
        if (chain::storedVersion(*parts.store) != parts.registry.version()) {
            NoProgress quiet;
            ANJUAN_CHECK(parts.rebuildTables(quiet));
        }
        ANJUAN_TRY(parts.ledger, chain::loadLedger(*parts.store));
        return mirror;
    }
    const exchange::BundleContent &content = bundle.content();
    ANJUAN_TRY(parts.store, store::Store::create(file));
    parts.ledger.library = content.checkpoint.library;
    parts.ledger.ledger = content.checkpoint.ledger;
    ANJUAN_CHECK(parts.store->write([&](store::Write &write) -> Result<void> {
        ANJUAN_CHECK(chain::keepMeta(write, QStringLiteral("library"), parts.ledger.library.toString()));
        ANJUAN_CHECK(chain::keepMeta(write, QStringLiteral("ledger"), parts.ledger.ledger));
        ANJUAN_CHECK(chain::keepMeta(write, QStringLiteral("genesis"), content.authority.genesis().hex()));
        return parts.registry.createTables(write);
    }));
    return mirror;
}

Result<chain::Findings> Mirror::compare(const exchange::BundleContent &content) const
{
    chain::Findings findings;
    for (const auto &[chain, rows] : content.chains) {
        ANJUAN_TRY(const std::vector<Digest> here, exchange::hashesOf(*m_parts.store, chain));
        const std::size_t same = exchange::sharedBy(here, rows);
        if (same < here.size())
            chain::addFinding(findings, chain, same < rows.size() ? "bureau.rewritten" : "bureau.older",
                              {QString::number(same), QString::number(here.size())});
    }
    return findings;
}

Result<qint64> Mirror::take(const OpenedBundle &bundle, const Clock &clock, Progress &progress)
{
    m_parts.clock = &clock;
    const exchange::BundleContent &content = bundle.content();
    ANJUAN_CHECK(takeInContents(*m_parts.vault, bundle, progress));
    qint64 taken = 0;
    ANJUAN_CHECK(m_parts.transact([&](store::Write &write, chain::Ledger &ledger) -> Result<void> {
        for (const bool office : {true, false}) {
            for (const auto &[chain, rows] : content.chains) {
                if ((chain == content.officeChain) != office)
                    continue;
                ANJUAN_TRY(const std::vector<Digest> here, exchange::hashesOf(write, chain));
                const auto known = static_cast<std::ptrdiff_t>(std::min(here.size(), rows.size()));
                const std::vector<chain::Record> fresh(rows.begin() + known, rows.end());
                ANJUAN_CHECK(exchange::adopt(ledger, fresh));
                taken += static_cast<qint64>(fresh.size());
            }
        }
        return {};
    }));
    return taken;
}

Result<std::vector<chain::Head>> Mirror::heads() const
{
    return chain::heads(*m_parts.store);
}

} // namespace anjuan::casework
