#include <array>

#include <QtCore/QFileInfo>
#include <QtCore/QSet>

#include "core/base/json.h"
#include "core/base/messages.h"
#include "core/casework/bundles.h"
#include "core/casework/bureau.h"
#include "core/casework/discussions.h"
#include "core/casework/parts.h"
#include "core/casework/volume.h"
#include "core/chain/body.h"
#include "core/exchange/proof.h"
#include "core/exchange/queries.h"

namespace anjuan::casework {
namespace {

using chain::textOf;

/// Extensions by digest, from the names that records gave the files.
void extensionsIn(const QJsonObject &body, std::map<QString, QString> &extensions)
{
    for (auto it = body.begin(); it != body.end(); ++it) {
        if (it.value().isObject())
            extensionsIn(it.value().toObject(), extensions);
        if (!it.key().endsWith(QLatin1String("_sha256")))
            continue;
        const QString name = textOf(body, (it.key().chopped(7) + QStringLiteral("_name")).toLatin1().constData());
        const QString suffix = QFileInfo(name).suffix().toLower();
        extensions[it.value().toString()] = suffix.isEmpty() ? QStringLiteral("json") : suffix;
    }
}

struct Chosen {
    std::map<QString, std::vector<chain::Record>> chains;
    std::map<QString, QString> blobs;
    QStringList omitted;
    QStringList lost;  // of the omitted: nobody left them out, they are not here any more
    QStringList light; // of the omitted: films and sound, and what the bureau has
    std::map<QString, std::vector<VolumeRow>> volumes; // by case: those that stand
    std::map<QString, qint64> minutes;                 // of several cases: how many of these are not in the bundle
    void noteMinutes(const std::vector<chain::Record> &records);
};

/// Of one chain; a case in which they were entered twice is one case.
void Chosen::noteMinutes(const std::vector<chain::Record> &records)
{
    QSet<QString> seen;
    for (const chain::Record &record : records) {
        const QString named = sharedMinutes(record.kind, record.body);
        if (named.isEmpty() || seen.contains(named))
            continue;
        seen.insert(named);
        --minutes.try_emplace(named, chain::integerOf(record.body, "cases_discussed")).first->second;
    }
}

/// What a bundle of one profile takes along 用途.
struct Profile {
    const char *name;
    bool cases;  // the cases named; else all of them, or none (office)
    bool access; // who looked at what
    bool desk;
};
constexpr std::array kProfiles = {Profile{"upload", false, true, true}, Profile{"archive", false, true, false},
                                  Profile{"handoff", true, true, false}, Profile{"review", true, false, false},
                                  Profile{"office", false, false, false}};

/// Containers of film and sound; by name, as nothing else is known of a content before it is opened.
bool isFilm(const QString &extension)
{
    static const QSet<QString> films = {
        QStringLiteral("mp4"), QStringLiteral("mov"), QStringLiteral("avi"), QStringLiteral("mkv"),
        QStringLiteral("ts"),  QStringLiteral("3gp"), QStringLiteral("mpg"), QStringLiteral("wmv"),
        QStringLiteral("flv"), QStringLiteral("wav"), QStringLiteral("mp3"), QStringLiteral("m4a"),
        QStringLiteral("aac"), QStringLiteral("amr"), QStringLiteral("ogg"), QStringLiteral("mts")};
    return films.contains(extension);
}

/// Which contents stay behind in a light bundle.
struct Light {
    bool on = false;
    bool all = false;                   // nothing goes along
    std::map<QString, qint64> accepted; // chain → seq that the bureau has

    bool leavesOut(const QString &extension, bool alreadyThere) const
    {
        return all || (on && (isFilm(extension) || alreadyThere));
    }
    bool has(const QString &chain, qint64 seq) const
    {
        const auto found = accepted.find(chain);
        return found != accepted.end() && seq <= found->second;
    }
};

Result<void> choose(const Library::Parts &parts, const QString &chainName, const Light &light, Chosen &chosen)
{
    ANJUAN_TRY(auto records, chain::recordsOf(*parts.store, chainName));
    if (records.empty())
        return {};
    std::map<QString, QString> extensions;
    QSet<QString> named;
    QSet<QString> destroyed;
    QSet<QString> there; // named by a record that the bureau accepted
    bool bound = false;
    QSet<QString> kept; // a unit's own scores stay with it, whatever the profile
    for (const chain::Record &record : records) {
        extensionsIn(record.body, extensions);
        for (const QString &blob : record.blobs) {
            named.insert(blob);
            if (light.has(chainName, record.seq))
                there.insert(blob);
            if (record.kind == QLatin1String("score.marked") || record.kind == QLatin1String("desk.dossier_assessed"))
                kept.insert(blob);
        }
        const QJsonObject statement = chain::statementOf(record);
        extensionsIn(statement.value(QLatin1String("body")).toObject(), extensions);
        for (const auto blob : statement.value(QLatin1String("blobs")).toArray())
            named.insert(blob.toString());
        if (record.kind == QLatin1String("blob.destroyed"))
            destroyed.insert(textOf(record.body, "blob"));
        bound |= record.kind == QLatin1String("dossier.built");
    }
    if (bound) {
        const CaseId id = *chain::caseOf(chainName);
        ANJUAN_TRY(const CaseFile file, CaseFile::load(*parts.store, *parts.vault, id));
        std::vector<VolumeRow> &rows = chosen.volumes[id.toString()];
        rows = volumeRows(file, *parts.vault);
        std::erase_if(rows, [](const VolumeRow &row) { return !row.stands; });
    }
    for (const QString &blob : named) {
        if (destroyed.contains(blob))
            continue;
        if (kept.contains(blob)) {
            chosen.omitted += blob;
            continue;
        }
        const bool here = parts.vault->has(blob);
        if (here && !light.leavesOut(extensions[blob], there.contains(blob))) {
            chosen.blobs[blob] = extensions[blob];
            continue;
        }
        chosen.omitted += blob;
        (here ? chosen.light : chosen.lost) += blob;
    }
    chosen.noteMinutes(records);
    chosen.chains[chainName] = std::move(records);
    return {};
}

/// What was said of the cases that stay behind stays behind with them; each case's excerpt goes along.
void keepMinutes(Chosen &chosen)
{
    for (const auto &[minutes, missing] : chosen.minutes) {
        if (missing > 0 && chosen.blobs.erase(minutes) > 0)
            chosen.omitted += minutes;
    }
}

Result<Chosen> chooseAll(const Library::Parts &parts, const ExportRequest &request, const Profile &profile,
                         const Light &light)
{
    Chosen chosen;
    // People and packs are small, and without the pack nothing can be judged.
    ANJUAN_CHECK(choose(parts, parts.ledger.authority.chainName(), {}, chosen));
    if (profile.desk)
        ANJUAN_CHECK(choose(parts, chain::deskChain(parts.library()), light, chosen));
    ANJUAN_TRY(const auto heads, chain::heads(*parts.store));
    const bool none = QLatin1String(profile.name) == QLatin1String("office");
    // Each PC uploads what it holds: a copy of what another one holds would be older than what that one sent.
    const bool heldOnly = profile.desk && request.cases.empty();
    for (const chain::Head &head : heads) {
        const auto id = chain::caseOf(head.chain);
        const bool wanted = id && !none && (profile.access || chain::sortOf(head.chain) == chain::ChainSort::Case)
            && (request.cases.empty()
                || std::find(request.cases.begin(), request.cases.end(), *id) != request.cases.end());
        if (!wanted)
            continue;
        ANJUAN_TRY(const LibraryId holder, exchange::holderOf(*parts.store, *id));
        if (!heldOnly || holder == parts.library())
            ANJUAN_CHECK(choose(parts, head.chain, light, chosen));
    }
    for (const CaseId &id : request.cases) {
        if (!chosen.chains.contains(chain::caseChain(id)))
            return fail(Fault::NotFound, "case.unknown", {id.toString()});
    }
    if (!request.cases.empty())
        keepMinutes(chosen);
    // One blob may be named by several chains; it goes once, and is not also called omitted.
    for (QStringList *list : {&chosen.omitted, &chosen.lost, &chosen.light}) {
        list->removeDuplicates();
        list->removeIf([&](const QString &blob) { return chosen.blobs.contains(blob); });
    }
    return chosen;
}

/// publicity.csv: what was published, as it was published (docs/domain.md §2.7), by decision number.
QByteArray publicityCsv(const Chosen &chosen)
{
    const auto cell = [](QString text) {
        return QLatin1Char('"') + text.replace(QLatin1Char('"'), QStringLiteral("\"\"")) + QLatin1Char('"');
    };
    QString rows;
    for (const auto &[name, records] : chosen.chains) {
        QString number;
        for (const chain::Record &record : records) {
            if (record.kind == QLatin1String("decision.issued"))
                number = textOf(record.body, "number");
            if (record.kind == QLatin1String("publicity.published"))
                rows += cell(number) + QLatin1Char(',') + cell(textOf(record.body, "published_on")) + QLatin1Char(',')
                    + cell(textOf(record.body, "platform")) + QLatin1Char(',')
                    + cell(textOf(record.body, "text").simplified()) + QLatin1Char('\n');
        }
    }
    if (rows.isEmpty())
        return {};
    return (QString(QChar(u'\uFEFF')) + message(QStringLiteral("publicity.csv_head")) + QLatin1Char('\n') + rows)
        .toUtf8();
}

/// The last receipt that an upload extends: the one given, else the newest that was accepted for this ledger.
Result<std::optional<exchange::Receipt>> receiptFor(const Library &library, const ExportRequest &request)
{
    if (!request.sinceReceipt.isEmpty()) {
        const auto read = exchange::readReceipt(request.sinceReceipt);
        if (!read)
            return fail(Fault::NotFound, "exchange.no_receipt", {request.sinceReceipt, describe(read.error())});
        return std::optional(*read);
    }
    if (request.profile != QLatin1String("upload"))
        return std::optional<exchange::Receipt>{};
    ANJUAN_TRY(const auto line, lastReceipt(library));
    if (!line)
        return std::optional<exchange::Receipt>{};
    ANJUAN_TRY(exchange::Receipt receipt, exchange::parseReceipt(*line, QStringLiteral("receipt")));
    return std::optional(std::move(receipt));
}

Result<const Profile *> profileOf(const ExportRequest &request)
{
    QStringList names;
    for (const Profile &profile : kProfiles) {
        names += QString::fromLatin1(profile.name);
        if (request.profile != names.back())
            continue;
        if (profile.cases && request.cases.empty())
            return fail(Fault::Invalid, "exchange.no_cases", {request.profile});
        return &profile;
    }
    return fail(Fault::Invalid, "exchange.unknown_profile", {request.profile, names.join(QStringLiteral(", "))});
}

Light lightOf(const ExportRequest &request, const std::optional<exchange::Receipt> &receipt)
{
    Light light;
    light.all = request.recordsOnly;
    light.on = request.light && request.profile == QLatin1String("upload");
    for (const chain::Head &head : receipt ? receipt->accepted : std::vector<chain::Head>{})
        light.accepted[head.chain] = head.seq;
    return light;
}

/// The export is itself recorded first, so that the bundle carries the record of its own making.
Result<void> recordExport(Library::Parts &parts, const chain::Actor &actor, const ExportRequest &request,
                          const QString &bag)
{
    QJsonArray cases;
    for (const CaseId &id : request.cases)
        cases.append(id.toString());
    QJsonObject body{{QStringLiteral("bundle"), bag},
                     {QStringLiteral("profile"), request.profile},
                     {QStringLiteral("cases"), cases}};
    if (!request.toLibrary.isNull())
        body.insert(QStringLiteral("to_library"), request.toLibrary.toString());
    if (request.profile == QLatin1String("upload"))
        body.insert(QStringLiteral("light"), request.light);
    ANJUAN_CHECK(parts.transact([&](store::Write &, chain::Ledger &ledger) -> Result<void> {
        ANJUAN_CHECK(
            ledger.append(actor, chain::deskChain(parts.library()), QStringLiteral("desk.bundle_exported"), body));
        return {};
    }));
    ANJUAN_CHECK(writeCheckpoint(parts, actor));
    return {};
}

/// dossier.pdf is the first volume, or the first book of it; where there are several, each is named with its place.
void putVolumes(const Chosen &chosen, exchange::BundlePlan &plan)
{
    for (const auto &[id, all] : chosen.volumes) {
        std::vector<VolumeRow> rows = all;
        std::erase_if(rows, [&](const VolumeRow &row) { return !plan.blobs.contains(row.sha256); });
        if (rows.empty())
            continue;
        plan.dossiers[id] = rows.front().sha256;
        for (const VolumeRow &row : rows) {
            const QString words = message(
                QStringLiteral("exchange.volume"),
                {QString::number(row.volume), row.words(), QString::number(row.pageFrom), QString::number(row.pageTo)},
                Language::Chinese);
            if (all.size() > 1)
                plan.volumes.push_back({id, words, row.sha256});
        }
    }
}

Result<exchange::BundlePlan> planFor(const Library::Parts &parts, const chain::Actor &actor,
                                     const ExportRequest &request, Chosen chosen,
                                     const std::optional<exchange::Receipt> &receipt)
{
    exchange::BundlePlan plan;
    plan.profile = request.profile;
    plan.unitName = parts.ledger.authority.unitName();
    plan.at = parts.clock->now();
    plan.baggingDate = plan.at.date();
    plan.signer = actor.person;
    plan.key = actor.key;
    plan.library = parts.library();
    plan.ledger = parts.ledger.ledger;
    ANJUAN_TRY(plan.leaves, chain::leaves(*parts.store));
    ANJUAN_TRY(plan.heads, chain::heads(*parts.store));
    plan.publicityCsv = publicityCsv(chosen);
    plan.summary = {{QStringLiteral("cases"),
                     static_cast<qint64>(std::count_if(
                         chosen.chains.begin(), chosen.chains.end(),
                         [](const auto &one) { return chain::sortOf(one.first) == chain::ChainSort::Case; }))},
                    {QStringLiteral("unit_code"), parts.ledger.authority.unitCode()}};
    if (!request.toLibrary.isNull())
        plan.summary.insert(QStringLiteral("to_library"), request.toLibrary.toString());
    plan.chains = std::move(chosen.chains);
    plan.blobs = std::move(chosen.blobs);
    plan.omitted = chosen.omitted;
    putVolumes(chosen, plan);
    // A ledger of its own cannot be held against the root of the one before.
    if (receipt && receipt->ledger == plan.ledger)
        plan.since = exchange::BundlePlan::Since{receipt->size, receipt->root};
    return plan;
}

} // namespace

Result<ExportPreview> Session::previewExport(const ExportRequest &request) const
{
    const Library::Parts &parts = m_library.parts();
    ANJUAN_TRY(const Profile *profile, profileOf(request));
    ANJUAN_TRY(const auto receipt, receiptFor(m_library, request));
    ANJUAN_TRY(const Chosen chosen, chooseAll(parts, request, *profile, lightOf(request, receipt)));
    ExportPreview preview;
    for (const auto &[name, records] : chosen.chains) {
        preview.cases += chain::sortOf(name) == chain::ChainSort::Case ? 1 : 0;
        preview.records += static_cast<qint64>(records.size());
    }
    for (const auto &[blob, extension] : chosen.blobs) {
        ++preview.files;
        preview.bytes += QFileInfo(parts.vault->path(blob)).size();
    }
    preview.leftOut = chosen.light.size();
    preview.lost = chosen.lost.size();
    return preview;
}

Result<ExportedBundle> Session::exportBundle(const ExportRequest &request, Progress &progress)
{
    Library::Parts &parts = m_library.parts();
    ANJUAN_TRY(const Profile *profile, profileOf(request));
    ANJUAN_TRY(const auto receipt, receiptFor(m_library, request));
    const chain::Actor actor = m_key->actor();
    const QString bag = newUuid();
    if (parts.access == Access::ReadWrite)
        ANJUAN_CHECK(recordExport(parts, actor, request, bag));
    ANJUAN_TRY(Chosen chosen, chooseAll(parts, request, *profile, lightOf(request, receipt)));
    const QStringList lost = chosen.lost;
    ANJUAN_TRY(exchange::BundlePlan plan, planFor(parts, actor, request, std::move(chosen), receipt));
    plan.bagId = bag;
    ANJUAN_TRY(
        const QStringList files,
        writePackage(request.file, plan, *parts.vault, request.passphrase, request.partBytes, parts.dir, progress));
    return ExportedBundle{files.first(), lost, files};
}

} // namespace anjuan::casework
