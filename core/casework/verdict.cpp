#include <algorithm>
#include <thread>

#include <QtCore/QFileInfo>

#include "core/base/json.h"
#include "core/base/messages.h"
#include "core/casework/backup.h"
#include "core/casework/last_seen.h"
#include "core/casework/verify.h"
#include "core/chain/body.h"
#include "core/chain/checkpoint.h"
#include "core/exchange/zip_reader.h"

namespace anjuan::casework {

std::optional<bool> VerifyMemo::signature(const Digest &of) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_signatures.find(of);
    return found == m_signatures.end() ? std::nullopt : std::optional<bool>(found->second);
}

void VerifyMemo::keepSignature(const Digest &of, bool holds)
{
    const std::lock_guard lock(m_mutex);
    m_signatures.emplace(of, holds);
}

std::optional<chain::Record> VerifyMemo::record(const Digest &of) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_records.find(of);
    return found == m_records.end() ? std::nullopt : std::optional<chain::Record>(found->second);
}

void VerifyMemo::keepRecord(const Digest &of, const chain::Record &record)
{
    const std::lock_guard lock(m_mutex);
    m_records.emplace(of, record);
}

std::shared_ptr<const VerifyMemo::Tables> VerifyMemo::replay(const Digest &of) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_replays.find(of);
    return found == m_replays.end() ? nullptr : found->second;
}

void VerifyMemo::keepReplay(const Digest &of, std::shared_ptr<const Tables> tables)
{
    const std::lock_guard lock(m_mutex);
    m_replays.emplace(of, std::move(tables));
}

bool VerifyMemo::gatesHold(const Digest &of) const
{
    const std::lock_guard lock(m_mutex);
    return m_gates.contains(of);
}

void VerifyMemo::keepGatesHold(const Digest &of)
{
    const std::lock_guard lock(m_mutex);
    m_gates.insert(of);
}

void Verification::add(const QString &where, const char *id, QStringList args) const
{
    report.findings.push_back({where, Error{Fault::Corrupt, QString::fromLatin1(id), std::move(args)}, {}});
}

void Verification::add(const chain::Findings &findings) const
{
    for (const chain::Finding &finding : findings)
        report.findings.push_back({finding.where, finding.error, {}});
}

int Verification::threads() const
{
    const int cores = static_cast<int>(std::thread::hardware_concurrency());
    return options.threads > 0 ? options.threads : std::max(1, cores);
}

QString Finding::means() const
{
    struct Meaning {
        const char *start; // of the finding's id
        const char *means;
    };
    static constexpr Meaning kMeanings[] = {
        {"verify.hash", "record_changed"},
        {"verify.link", "record_changed"},
        {"verify.bytes", "record_changed"},
        {"verify.row_moved", "record_changed"},
        {"chain.signature_fails", "record_changed"},
        {"chain.malformed", "record_changed"},
        {"json.", "record_changed"},
        {"verify.gap", "record_lost"},
        {"verify.leaf_without_record", "record_lost"},
        {"verify.leaf_gap", "record_lost"},
        {"verify.checkpoint_missing", "record_lost"},
        {"verify.record_without_leaf", "record_added"},
        {"verify.leaf_order", "order_changed"},
        {"verify.time", "order_changed"},
        {"verify.checkpoint_root", "ledger_rewritten"},
        {"verify.outside_differs", "ledger_rewritten"},
        {"verify.outside_longer", "ledger_cut"},
        {"verify.older_than_seen", "ledger_cut"},
        {"vault.no_blob", "content_lost"},
        {"vault.", "content_changed"},
        {"verify.table_disagrees", "follows_damage"},
        {"verify.tables_of_older_program", "tables_unchecked"},
        {"verify.row_", "table_differs"},
        {"verify.table_", "table_differs"},
        {"verify.without_gate", "without_gate"},
        {"verify.sqlite", "file_damaged"},
        {"store.", "file_damaged"},
        {"verify.schema", "schema_changed"},
        {"verify.meta", "identity_changed"},
        {"verify.checkpoint_other", "identity_changed"},
        {"verify.outside_other", "identity_changed"},
        {"verify.writer", "no_authority"},
        {"verify.office_back", "no_authority"},
        {"chain.key_", "no_authority"},
        {"chain.library_", "no_authority"},
        {"chain.not_", "no_authority"},
        {"chain.office_", "no_authority"},
        {"chain.no_", "no_authority"},
        {"chain.proof_", "no_authority"},
    };
    for (const Meaning &meaning : kMeanings) {
        if (error.id.startsWith(QLatin1String(meaning.start)))
            return QLatin1String(meaning.means);
    }
    return QStringLiteral("record_irregular");
}

void nameCases(Verification &run)
{
    // A chain's name or a table's row holds the case's id.
    for (Finding &finding : run.report.findings) {
        const QString &text = finding.where.startsWith(QLatin1String("case/"))
                || finding.where.startsWith(QLatin1String("access/")) || finding.error.args.isEmpty()
            ? finding.where
            : finding.error.args.first();
        for (const auto &[id, label] : run.labels) {
            if (text.contains(id)) {
                finding.about = label;
                break;
            }
        }
    }
}

namespace {

void sayVerdict(Verification &run)
{
    VerifyReport &report = run.report;
    const auto number = [](qint64 n) { return QString::number(n); };
    report.lines.checked =
        message(report.contents ? QStringLiteral("verdict.checked_all") : QStringLiteral("verdict.checked_structure"),
                {number(report.chains), number(report.records), number(report.blobs), number(report.rows)});
    if (report.signaturesSkipped > 0)
        report.lines.checked += message(QStringLiteral("verdict.signatures_skipped"),
                                        {number(report.signaturesSkipped), run.options.trusted->at});
    const auto &outside = run.options.against;
    if (!outside)
        report.lines.against =
            message(QStringLiteral("verdict.no_outside_root"),
                    {number(report.size), report.at.left(16).replace(QLatin1Char('T'), QLatin1Char(' '))});
    else
        report.lines.against = message(report.againstOutside ? QStringLiteral("verdict.outside_agrees")
                                                             : QStringLiteral("verdict.outside_disagrees"),
                                       {outside->source, outside->at, number(outside->size), number(report.size)});
    report.lines.notProven = message(QStringLiteral("verdict.not_proven"));
}

void compareSeen(const Verification &run)
{
    const auto missing = missingOf(*run.parts.store, run.parts);
    if (missing && *missing)
        run.add(QStringLiteral("profile"), "verify.older_than_seen",
                {QString::number((*missing)->size), (*missing)->at, QString::number(run.report.size)});
}

Result<VerifyReport> verifyParts(Library::Parts &reader, const VerifyOptions &options, Progress &progress)
{
    VerifyReport report;
    report.contents = options.contents;
    report.at = reader.clock->now().toString();
    Verification run{reader, options, report, progress};
    ANJUAN_CHECK(reader.store->snapshot([&](const store::Read &read) -> Result<void> {
        ANJUAN_TRY(reader.ledger, chain::salvageLedger(read));
        ANJUAN_CHECK(verifyStructure(run));
        if (options.contents) {
            ANJUAN_CHECK(verifyContents(run));
            ANJUAN_CHECK(verifyGates(run));
        }
        compareSeen(run);
        return {};
    }));
    nameCases(run);
    sayVerdict(run);
    return report;
}

/// A file that cannot be read at all is a verdict, too.
VerifyReport unreadable(const QString &file, const Error &error, const Clock &clock)
{
    VerifyReport report;
    report.contents = false;
    report.at = clock.now().toString();
    report.findings.push_back({file, error, {}});
    report.lines.checked = message(QStringLiteral("verdict.checked_nothing"));
    report.lines.against = message(QStringLiteral("verdict.nothing_compared"));
    report.lines.notProven = message(QStringLiteral("verdict.not_proven"));
    return report;
}

} // namespace

Result<VerifyReport> Library::verifyFolder(const QString &dir, const VerifyOptions &options, const Clock &clock,
                                           Progress &progress)
{
    const QString database = dir + QStringLiteral("/anjuan.db");
    if (!QFileInfo(database).isFile())
        return fail(Fault::NotFound, "library.missing", {dir});
    Parts reader;
    reader.dir = dir;
    reader.clock = &clock;
    reader.registry = makeRegistry();
    auto opened = store::Store::open(database, store::Mode::ReadOnly);
    if (!opened && opened.error().fault == Fault::Corrupt)
        return unreadable(database, opened.error(), clock);
    ANJUAN_TRY(reader.store, std::move(opened));
    if (auto vault = vault::Vault::open(dir + QStringLiteral("/vault")))
        reader.vault = *vault;
    auto report = verifyParts(reader, options, progress);
    if (!report && report.error().fault == Fault::Corrupt)
        return unreadable(database, report.error(), clock);
    return report;
}

Result<VerifyReport> Library::verify(const VerifyOptions &options, Progress &progress) const
{
    // A connection of its own on one state of the file: what is recorded meanwhile, here or by a writer beside, neither
    // waits for the verdict nor enters half of it.
    return verifyFolder(m_parts->dir, options, *m_parts->clock, progress);
}

namespace {

tl::unexpected<Error> badRoot(const QString &file, const char *why)
{
    return fail(Fault::Corrupt, "verify.bad_outside_root", {file, QString::fromLatin1(why)});
}

Result<OutsideRoot> rootFrom(const QByteArray &bytes, const QString &file)
{
    QByteArray line = bytes;
    while (line.endsWith('\n'))
        line.chop(1);
    const auto value = parseJson(line, file);
    if (!value)
        return badRoot(file, "json");
    const QJsonObject object = value->toObject();
    QJsonObject state = object;
    for (const char *member : {"receipt", "checkpoint"}) {
        if (object.contains(QLatin1String(member)))
            state = object.value(QLatin1String(member)).toObject();
    }
    const auto root = Digest::fromHex(chain::textOf(state, "root"));
    const OutsideRoot outside{chain::textOf(state, "ledger"), chain::integerOf(state, "size"), root.value_or(Digest{}),
                              file, chain::textOf(state, "at")};
    if (!root || outside.size <= 0 || !isUuid(outside.ledger))
        return badRoot(file, "ledger, size, root");
    return outside;
}

} // namespace

std::optional<OutsideRoot> typedRoot(const QString &text)
{
    QString plain;
    for (const QChar c : text.normalized(QString::NormalizationForm_KC).toLower()) {
        if (!c.isSpace())
            plain += c;
    }
    const QStringList parts = plain.split(QLatin1Char(':'));
    bool number = false;
    const qint64 size = parts.first().toLongLong(&number);
    const auto root = Digest::fromHex(parts.value(1));
    if (!number || size <= 0 || parts.size() != 2 || !root)
        return std::nullopt;
    return OutsideRoot{{}, size, *root, message(QStringLiteral("verify.typed_in")), {}};
}

Result<OutsideRoot> readOutsideRoot(const QString &file)
{
    // A backup folder's own mark stands for its newest copy.
    if (QFileInfo(file).fileName() == QLatin1String("anjuan-backup.json")) {
        if (const auto copies = backupsIn(QFileInfo(file).path()))
            return readOutsideRoot(copies->front().dir + QStringLiteral("/backup.json"));
    }
    QFile device(file);
    if (!device.open(QIODevice::ReadOnly))
        return fail(Fault::NotFound, "verify.no_outside_root", {file, device.errorString()});
    if (device.peek(2) != "PK") {
        constexpr qint64 kMost = 1 << 20;
        return rootFrom(device.read(kMost), file);
    }
    device.close();
    ANJUAN_TRY(const auto bag, exchange::ZipReader::openFile(file));
    ANJUAN_TRY(const auto stream, bag->open(QStringLiteral("data/ledger/checkpoint.json")));
    return rootFrom(stream->readAll(), file);
}

} // namespace anjuan::casework
