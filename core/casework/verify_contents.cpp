#include <algorithm>
#include <map>

#include "core/casework/verify.h"
#include "core/chain/body.h"
#include "core/chain/truth.h"

namespace anjuan::casework {
namespace {

void add(VerifyReport &report, const QString &where, const char *id, QStringList args = {})
{
    report.findings.push_back({where, Error{Fault::Corrupt, QString::fromLatin1(id), std::move(args)}});
}

Result<void> verifyBlobs(const Library::Parts &parts, VerifyReport &report, Progress &progress)
{
    std::map<QString, QString> named; // digest → the first record that names it
    std::map<QString, bool> destroyed;
    ANJUAN_CHECK(chain::eachRecord(*parts.store, [&](const chain::StoredRecord &stored) -> Result<void> {
        const auto record = stored.parse();
        if (!record)
            return {};
        QStringList blobs = record->blobs;
        for (const auto blob : chain::statementOf(*record).value(QLatin1String("blobs")).toArray())
            blobs += blob.toString();
        for (const QString &blob : blobs)
            named.emplace(blob, stored.where());
        if (record->kind == QLatin1String("blob.destroyed"))
            destroyed[chain::textOf(record->body, "blob")] = true;
        return {};
    }));
    for (const auto &[digest, where] : named) {
        if (destroyed.contains(digest))
            continue;
        progress.report(report.blobs, static_cast<qint64>(named.size()), digest);
        ++report.blobs;
        if (const auto checked = parts.vault->check(digest, progress); !checked) {
            if (checked.error().fault == Fault::Cancelled)
                return checked;
            report.findings.push_back({where, checked.error()});
        }
    }
    return {};
}

Result<std::unique_ptr<store::Store>> replayed(const Library::Parts &parts, Progress &progress)
{
    ANJUAN_TRY(auto fresh, store::Store::memory());
    qint64 done = 0;
    ANJUAN_CHECK(fresh->write([&](store::Write &write) -> Result<void> {
        ANJUAN_CHECK(parts.registry.createTables(write));
        return chain::eachRecordOfLedger(*parts.store, [&](const chain::StoredRecord &stored) -> Result<void> {
            if (++done % 64 == 0) {
                progress.report(done, parts.ledger.frontier.size(), stored.chain);
                if (progress.cancelled())
                    return fail(Fault::Cancelled, "work.cancelled");
            }
            const auto record = stored.parse();
            return record ? parts.registry.apply(write, *record) : Result<void>{};
        });
    }));
    return fresh;
}

Result<void> compareTables(const Library::Parts &parts, const store::Store &fresh, VerifyReport &report)
{
    QStringList tables = parts.registry.tables();
    tables += QStringLiteral("projection_state");
    for (const QString &table : tables) {
        const auto here = chain::tableRows(*parts.store, table);
        ANJUAN_TRY(const std::vector<QString> expected, chain::tableRows(fresh, table));
        if (!here) {
            add(report, table, "verify.table_missing");
            continue;
        }
        report.rows += static_cast<qint64>(here->size());
        std::vector<QString> extra;
        std::vector<QString> lost;
        std::set_difference(here->begin(), here->end(), expected.begin(), expected.end(), std::back_inserter(extra));
        std::set_difference(expected.begin(), expected.end(), here->begin(), here->end(), std::back_inserter(lost));
        for (const QString &row : extra)
            add(report, table, "verify.row_not_recorded", {row});
        for (const QString &row : lost)
            add(report, table, "verify.row_lost", {row});
    }
    return {};
}

} // namespace

Result<void> verifyContents(const Library::Parts &parts, VerifyReport &report, Progress &progress)
{
    ANJUAN_CHECK(verifyBlobs(parts, report, progress));
    auto fresh = replayed(parts, progress);
    if (!fresh) {
        if (fresh.error().fault == Fault::Cancelled)
            return fail(fresh.error());
        report.findings.push_back({QStringLiteral("replay"), fresh.error()});
        return {};
    }
    return compareTables(parts, **fresh, report);
}

Result<void> Library::rebuild(Progress &progress)
{
    Parts &parts = *m_parts;
    if (parts.access != Access::ReadWrite)
        return fail(Fault::Refused, "library.read_only", {parts.dir});
    qint64 done = 0;
    return parts.store->write([&](store::Write &write) -> Result<void> {
        ANJUAN_CHECK(parts.registry.dropTables(write));
        ANJUAN_CHECK(parts.registry.createTables(write));
        ANJUAN_TRY(const chain::Hashes hashes, chain::leaves(write));
        for (const Digest &hash : hashes) {
            if (++done % 64 == 0) {
                progress.report(done, static_cast<qint64>(hashes.size()), hash.hex());
                if (progress.cancelled())
                    return fail(Fault::Cancelled, "work.cancelled");
            }
            ANJUAN_TRY(const auto record, chain::recordByHash(write, hash));
            if (!record)
                return fail(Fault::Corrupt, "chain.damaged", {hash.hex(), QStringLiteral("missing")});
            ANJUAN_CHECK(parts.registry.apply(write, *record));
        }
        return {};
    });
}

Result<std::vector<std::vector<cases::GateFinding>>> judgeAll(const Library::Parts &parts, const CaseFile &file)
{
    std::vector<std::vector<cases::GateFinding>> all;
    ANJUAN_TRY(const auto office, chain::recordsOf(*parts.store, parts.ledger.authority.chainName()));
    office::OfficeBook book;
    packs::Pack pack;
    calendar::Calendar calendar;
    QString packSha;
    std::size_t read = 0;
    const auto &entries = file.entries();
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const Entry &entry = entries[i];
        // The people and the pack as the record itself knew them, so that a later record of the office changes nothing.
        const auto upto = entry.record.office ? parts.ledger.authority.seqOf(*entry.record.office) : std::nullopt;
        while (upto && read < office.size() && office[read].seq <= *upto)
            book.add(office[read++]);
        if (book.packSha256() != packSha) {
            packSha = book.packSha256();
            ANJUAN_TRY(pack, packFrom(*parts.vault, packSha));
            ANJUAN_TRY(calendar, calendar::Calendar::fromJson(packs::holidaysOf(pack.calendar)));
        }
        const Act *act = actOfKind(entry.kind);
        if (!act || !act->isOfCase()) {
            all.emplace_back();
            continue;
        }
        const Lawbook law{&book, &pack, &calendar};
        all.push_back(judgeAct(file.before(i), law, {act, entry.body, entry.record.at, entry.by}));
    }
    return all;
}

Result<void> verifyGates(const Library::Parts &parts, VerifyReport &report, Progress &progress)
{
    ANJUAN_TRY(const QStringList cases, chain::caseChains(*parts.store));
    qint64 done = 0;
    for (const QString &name : cases) {
        progress.report(done++, cases.size(), name);
        if (progress.cancelled())
            return fail(Fault::Cancelled, "work.cancelled");
        const auto records = chain::recordsOf(*parts.store, name);
        if (!records)
            continue; // told already as a damaged record
        const CaseFile file = CaseFile::from(*records);
        const auto judged = judgeAll(parts, file);
        if (!judged) {
            report.findings.push_back({name, judged.error()});
            continue;
        }
        for (std::size_t i = 0; i < judged->size(); ++i) {
            for (const cases::GateFinding &finding : (*judged)[i]) {
                if (finding.blocks())
                    add(report, name + QLatin1Char('#') + QString::number(i), "verify.without_gate", {finding.rule});
            }
        }
    }
    return {};
}

} // namespace anjuan::casework
