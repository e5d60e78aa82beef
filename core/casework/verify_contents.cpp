#include <algorithm>
#include <atomic>
#include <map>
#include <thread>

#include "core/base/messages.h"
#include "core/casework/discussions.h"
#include "core/casework/verify.h"
#include "core/chain/body.h"
#include "core/chain/replay.h"
#include "core/chain/scan.h"
#include "core/chain/truth.h"

namespace anjuan::casework {

namespace {

/// What the bundle of a case leaves on the PC that it came from (core/casework/export.cpp).
void noteKept(const chain::Record &record, std::set<QString> &kept)
{
    if (record.kind == QLatin1String("score.marked") || record.kind == QLatin1String("desk.dossier_assessed"))
        kept.insert(record.blobs.begin(), record.blobs.end());
    if (const QString minutes = sharedMinutes(record.kind, record.body); !minutes.isEmpty())
        kept.insert(minutes);
}

} // namespace

Result<NamedContents> namedContents(const store::Read &read, const LibraryId &own)
{
    NamedContents all;
    ANJUAN_CHECK(chain::eachRecord(read, [&](const chain::StoredRecord &stored) -> Result<void> {
        // Most records name none: their bytes say so without being parsed.
        if (!stored.raw.contains("_sha256"))
            return {};
        const auto record = stored.parse();
        if (!record)
            return {};
        QStringList blobs = record->blobs;
        for (const auto blob : chain::statementOf(*record).value(QLatin1String("blobs")).toArray())
            blobs += blob.toString();
        for (const QString &blob : blobs)
            all.named.emplace(blob, stored.where());
        if (record->library != own)
            noteKept(*record, all.keptThere);
        return {};
    }));
    ANJUAN_CHECK(chain::eachRecord(read, [&](const chain::StoredRecord &stored) -> Result<void> {
        if (!stored.raw.contains(R"("kind":"blob.destroyed")"))
            return {};
        if (const auto record = stored.parse())
            all.destroyed.insert(chain::textOf(record->body, "blob"));
        return {};
    }));
    return all;
}

namespace {

/// What a thread beside the one that was asked hears: only that it is over.
class Beside final : public Progress {
public:
    explicit Beside(const std::atomic<bool> &over) : m_over(over) {}
    void report(qint64, qint64, const QString &) override {}
    bool cancelled() const override { return m_over; }

private:
    const std::atomic<bool> &m_over;
};

struct NamedBlob {
    QString digest;
    QString where;
    Result<void> checked;
};

/// Each content's digest computed anew, on all cores; what the checks say stands in `blobs`. Fault: Cancelled.
Result<void> checkAll(const vault::Vault &vault, std::vector<NamedBlob> &blobs, int threads, Progress &progress)
{
    std::atomic<std::size_t> next = 0;
    std::atomic<bool> over = false;
    std::vector<std::thread> pool;
    for (int n = 1; n < threads; ++n) {
        pool.emplace_back([&] {
            Beside quiet(over);
            for (std::size_t i = next++; i < blobs.size() && !over; i = next++)
                blobs[i].checked = vault.check(blobs[i].digest, quiet);
        });
    }
    for (std::size_t i = next++; i < blobs.size() && !over; i = next++) {
        progress.report(static_cast<qint64>(i), static_cast<qint64>(blobs.size()), blobs[i].digest);
        blobs[i].checked = vault.check(blobs[i].digest, progress);
        over = progress.cancelled() || (!blobs[i].checked && blobs[i].checked.error().fault == Fault::Cancelled);
    }
    for (std::thread &thread : pool)
        thread.join();
    return over ? Result<void>(fail(Fault::Cancelled, "work.cancelled")) : Result<void>{};
}

Result<void> verifyBlobs(Verification &run)
{
    ANJUAN_TRY(const NamedContents all, namedContents(*run.parts.store, run.parts.library()));
    std::vector<NamedBlob> blobs;
    for (const auto &[digest, where] : all.named) {
        if (all.wants(digest, run.parts.vault && run.parts.vault->has(digest)))
            blobs.push_back({digest, where, {}});
    }
    run.report.blobs += static_cast<qint64>(blobs.size());
    if (run.parts.vault)
        ANJUAN_CHECK(checkAll(*run.parts.vault, blobs, run.threads(), run.progress));
    for (const NamedBlob &blob : blobs) {
        if (!run.parts.vault)
            run.add(blob.where, "vault.no_blob", {blob.digest});
        else if (!blob.checked)
            run.report.findings.push_back({blob.where, blob.checked.error(), {}});
    }
    return {};
}

QStringList comparedTables(const Verification &run)
{
    return run.parts.registry.tables() + QStringList{QStringLiteral("projection_state")};
}

Result<std::vector<QString>> rowsOfAll(const std::vector<std::unique_ptr<store::Store>> &stores, const QString &table)
{
    std::vector<QString> all;
    for (const auto &store : stores) {
        ANJUAN_TRY(auto rows, chain::tableRows(*store, table));
        const auto middle = static_cast<std::ptrdiff_t>(all.size());
        all.insert(all.end(), std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
        std::inplace_merge(all.begin(), all.begin() + middle, all.end());
    }
    return all;
}

Result<std::shared_ptr<const VerifyMemo::Tables>> replayed(const Verification &run)
{
    const Digest of = Digest::fromHex(run.report.root).value_or(Digest{});
    if (run.options.memo) {
        if (auto known = run.options.memo->replay(of))
            return known;
    }
    ANJUAN_TRY(const auto fresh,
               chain::replayInMemory(*run.parts.store, run.parts.registry, run.threads(), true, run.progress));
    auto tables = std::make_shared<VerifyMemo::Tables>();
    for (const QString &table : comparedTables(run)) {
        ANJUAN_TRY((*tables)[table], rowsOfAll(fresh, table));
    }
    std::shared_ptr<const VerifyMemo::Tables> out = std::move(tables);
    if (run.options.memo)
        run.options.memo->keepReplay(of, out);
    return out;
}

/// Whether tables bear versions that this program once had: "chain:1 packs:1 …", none newer, and not all the same.
bool isOlder(const QString &version, const chain::Registry &registry)
{
    bool older = false;
    for (const QString &part : version.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const auto &all = registry.projections();
        const QString room = part.section(QLatin1Char(':'), 0, 0);
        const int number = part.section(QLatin1Char(':'), 1).toInt();
        const auto known = std::find_if(all.begin(), all.end(), [&](const auto &one) { return one.room == room; });
        if (known == all.end() || number < 1 || number > known->version)
            return false;
        older |= number < known->version;
    }
    return older;
}

Result<void> compareTables(Verification &run, const VerifyMemo::Tables &expected)
{
    // Where records are damaged, their replay is no measure: which of the two is true, a backup tells.
    const auto &findings = run.report.findings;
    const bool recordsDamaged = std::any_of(findings.begin(), findings.end(), [](const Finding &finding) {
        const QString means = finding.means();
        return means.startsWith(QLatin1String("record_")) || means == QLatin1String("order_changed");
    });
    for (const auto &[table, rows] : expected) {
        const auto here = chain::tableRows(*run.parts.store, table);
        if (!here) {
            run.add(table, "verify.table_missing");
            continue;
        }
        run.report.rows += static_cast<qint64>(here->size());
        std::vector<QString> extra;
        std::vector<QString> lost;
        std::set_difference(here->begin(), here->end(), rows.begin(), rows.end(), std::back_inserter(extra));
        std::set_difference(rows.begin(), rows.end(), here->begin(), here->end(), std::back_inserter(lost));
        if (recordsDamaged && !(extra.empty() && lost.empty())) {
            run.add(table, "verify.table_disagrees", {QString::number(extra.size() + lost.size())});
            continue;
        }
        for (const QString &row : extra)
            run.add(table, "verify.row_not_recorded", {row});
        for (const QString &row : lost)
            run.add(table, "verify.row_lost", {row});
    }
    run.report.tablesCompared = true;
    return {};
}

} // namespace

Result<void> verifyContents(Verification &run)
{
    ANJUAN_CHECK(verifyBlobs(run));
    // An older program makes other tables: nothing to hold them against, and whoever writes next rebuilds them. It is
    // told all the same, or whoever edits tables would only have to call them old.
    const QString version = chain::storedVersion(*run.parts.store);
    if (isOlder(version, run.parts.registry)) {
        run.add(QStringLiteral("projection_state"), "verify.tables_of_older_program", {version});
        return {};
    }
    const auto expected = replayed(run);
    if (!expected) {
        if (expected.error().fault == Fault::Cancelled)
            return fail(expected.error());
        run.report.findings.push_back({QStringLiteral("replay"), expected.error(), {}});
        return {};
    }
    return compareTables(run, **expected);
}

Result<void> Library::rebuild(Progress &progress)
{
    Parts &parts = *m_parts;
    if (parts.access != Access::ReadWrite)
        return fail(Fault::Refused, "library.read_only", {parts.dir});
    // A rebuild from changed records would carry the change into the tables, and the last trace of it away.
    ANJUAN_TRY(const chain::LedgerScan scan, chain::scanLedger(*parts.store, {}, progress));
    if (!scan.findings.empty())
        return fail(Fault::Corrupt, "library.records_damaged",
                    {QString::number(scan.findings.size()), scan.findings.front().where});
    return parts.rebuildTables(progress);
}

Result<void> Library::Parts::rebuildTables(Progress &progress)
{
    return store->write([&](store::Write &write) { return rebuildIn(write, progress); });
}

Result<void> Library::Parts::rebuildIn(store::Write &write, Progress &progress) const
{
    const int threads = static_cast<int>(std::thread::hardware_concurrency());
    ANJUAN_CHECK(registry.dropTables(write));
    ANJUAN_CHECK(registry.createTables(write));
    return chain::replay(write, write, registry, threads, false, progress);
}

Result<LawOf> LawOf::load(const Library::Parts &parts)
{
    LawOf law;
    law.m_parts = &parts;
    if (!parts.vault) // a damaged library may have lost the whole folder: its packs are gone with it
        return fail(Fault::NotFound, "vault.no_blob", {parts.dir + QStringLiteral("/vault")});
    law.m_shelves = parts.shelves ? parts.shelves : std::make_shared<Shelves>(*parts.vault);
    ANJUAN_TRY(law.m_office, chain::recordsOf(*parts.store, parts.ledger.authority.chainName()));
    return law;
}

Result<Lawbook> LawOf::at(const std::optional<Digest> &office, QDate on)
{
    // The people and the pack as the record itself knew them, so that a later record of the office changes nothing.
    const qint64 upto = office ? m_parts->ledger.authority.seqOf(*office).value_or(-1) : -1;
    auto &moment = m_moments[upto];
    if (!moment) {
        moment = std::make_shared<Moment>();
        for (const chain::Record &record : m_office) {
            if (record.seq <= upto)
                moment->book.add(record);
        }
    }
    auto law = moment->laws.find(on);
    if (law == moment->laws.end()) {
        ANJUAN_TRY(Shelves::Law found, m_shelves->on(moment->book, on));
        law = moment->laws.emplace(on, std::move(found)).first;
    }
    return Lawbook{&moment->book, law->second.pack.get(), law->second.calendar.get()};
}

Result<std::vector<std::vector<cases::GateFinding>>> judgeAll(LawOf &lawOf, const CaseFile &file)
{
    std::vector<std::vector<cases::GateFinding>> all;
    const auto &entries = file.entries();
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const Entry &entry = entries[i];
        const Act *act = actOfKind(entry.kind);
        if (!act || !act->isOfCase()) {
            all.emplace_back();
            continue;
        }
        ANJUAN_TRY(const Lawbook law, lawOf.at(entry.record.office, entry.record.at.date()));
        all.push_back(judgeAct(file.before(i), law, {act, entry.body, entry.record.at, entry.by}));
    }
    return all;
}

Result<std::vector<std::vector<cases::GateFinding>>> judgeAll(const Library::Parts &parts, const CaseFile &file)
{
    if (!parts.laws) {
        ANJUAN_TRY(LawOf law, LawOf::load(parts));
        parts.laws = std::make_shared<LawOf>(std::move(law));
    }
    return judgeAll(*parts.laws, file);
}

Result<void> verifyGates(Verification &run)
{
    const Digest of = Digest::fromHex(run.report.root).value_or(Digest{});
    if (run.options.memo && run.options.memo->gatesHold(of))
        return {};
    const std::size_t before = run.report.findings.size();
    auto law = LawOf::load(run.parts);
    if (!law)
        return {}; // told already as a damaged record of the office
    ANJUAN_TRY(const QStringList cases, chain::caseChains(*run.parts.store));
    qint64 done = 0;
    for (const QString &name : cases) {
        run.progress.report(done++, cases.size(), name);
        if (run.progress.cancelled())
            return fail(Fault::Cancelled, "work.cancelled");
        const auto records = chain::recordsOf(*run.parts.store, name);
        if (!records)
            continue; // told already as a damaged record
        const CaseFile file = CaseFile::from(*records);
        const auto judged = judgeAll(*law, file);
        if (!judged) {
            run.report.findings.push_back({name, judged.error(), {}});
            continue;
        }
        for (std::size_t i = 0; i < judged->size(); ++i) {
            for (const cases::GateFinding &finding : (*judged)[i]) {
                if (finding.blocks())
                    run.add(name + QLatin1Char('#') + QString::number(i), "verify.without_gate", {finding.rule});
            }
        }
    }
    if (run.options.memo && run.report.findings.size() == before)
        run.options.memo->keepGatesHold(of);
    return {};
}

} // namespace anjuan::casework
