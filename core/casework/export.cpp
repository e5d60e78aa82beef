#include <QtCore/QFileInfo>
#include <QtCore/QSet>

#include "core/base/json.h"
#include "core/base/messages.h"
#include "core/casework/parts.h"
#include "core/chain/body.h"
#include "core/exchange/bundle_write.h"

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
    std::map<QString, QString> dossiers;
};

Result<void> choose(const Library::Parts &parts, const QString &chainName, Chosen &chosen)
{
    ANJUAN_TRY(auto records, chain::recordsOf(*parts.store, chainName));
    if (records.empty())
        return {};
    std::map<QString, QString> extensions;
    QSet<QString> named;
    QSet<QString> destroyed;
    for (const chain::Record &record : records) {
        extensionsIn(record.body, extensions);
        for (const QString &blob : record.blobs)
            named.insert(blob);
        const QJsonObject statement = chain::statementOf(record);
        extensionsIn(statement.value(QLatin1String("body")).toObject(), extensions);
        for (const auto blob : statement.value(QLatin1String("blobs")).toArray())
            named.insert(blob.toString());
        if (record.kind == QLatin1String("blob.destroyed"))
            destroyed.insert(textOf(record.body, "blob"));
        if (record.kind == QLatin1String("dossier.built"))
            chosen.dossiers[chain::caseOf(chainName)->toString()] = textOf(record.body, "dossier_sha256");
    }
    for (const QString &blob : named) {
        if (destroyed.contains(blob))
            continue;
        if (parts.vault->has(blob))
            chosen.blobs[blob] = extensions[blob];
        else
            chosen.omitted += blob;
    }
    chosen.chains[chainName] = std::move(records);
    return {};
}

Result<Chosen> chooseAll(const Library::Parts &parts, const ExportRequest &request)
{
    Chosen chosen;
    ANJUAN_CHECK(choose(parts, parts.ledger.authority.chainName(), chosen));
    if (request.profile == QLatin1String("upload"))
        ANJUAN_CHECK(choose(parts, chain::deskChain(parts.library()), chosen));
    ANJUAN_TRY(const auto heads, chain::heads(*parts.store));
    for (const chain::Head &head : heads) {
        const auto id = chain::caseOf(head.chain);
        const bool wanted = id
            && (request.cases.empty()
                || std::find(request.cases.begin(), request.cases.end(), *id) != request.cases.end());
        if (wanted)
            ANJUAN_CHECK(choose(parts, head.chain, chosen));
    }
    for (const CaseId &id : request.cases) {
        if (!chosen.chains.contains(chain::caseChain(id)))
            return fail(Fault::NotFound, "case.unknown", {id.toString()});
    }
    // One blob may be named by several chains; it goes once, and is not also called omitted.
    chosen.omitted.removeDuplicates();
    chosen.omitted.removeIf([&](const QString &blob) { return chosen.blobs.contains(blob); });
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

Result<std::optional<exchange::BundlePlan::Since>> sinceOf(const QString &receiptFile)
{
    if (receiptFile.isEmpty())
        return std::optional<exchange::BundlePlan::Since>{};
    QFile file(receiptFile);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Fault::NotFound, "exchange.no_receipt", {receiptFile, file.errorString()});
    QByteArray line = file.readAll();
    if (line.endsWith('\n'))
        line.chop(1);
    ANJUAN_TRY(const QJsonValue value, parseCanonical(line, receiptFile));
    const QJsonObject receipt = value.toObject().value(QLatin1String("receipt")).toObject();
    const auto root = Digest::fromHex(textOf(receipt, "root"));
    if (!root)
        return fail(Fault::Corrupt, "exchange.no_receipt", {receiptFile, QStringLiteral("root")});
    return std::optional<exchange::BundlePlan::Since>({chain::integerOf(receipt, "size"), *root});
}

} // namespace

Result<ExportedBundle> Session::exportBundle(const ExportRequest &request, Progress &progress)
{
    Library::Parts &parts = m_library.parts();
    static const QStringList profiles = {QStringLiteral("upload"), QStringLiteral("archive")};
    if (!profiles.contains(request.profile))
        return fail(Fault::Invalid, "exchange.unknown_profile", {request.profile, profiles.join(QStringLiteral(", "))});
    ANJUAN_TRY(const auto since, sinceOf(request.sinceReceipt));
    const chain::Actor actor = m_key->actor();
    const QString bag = newUuid();
    // The export is itself recorded first, so that the bundle carries the record of its own making.
    if (parts.access == Access::ReadWrite) {
        QJsonArray cases;
        for (const CaseId &id : request.cases)
            cases.append(id.toString());
        ANJUAN_CHECK(parts.transact([&](store::Write &, chain::Ledger &ledger) -> Result<void> {
            ANJUAN_CHECK(ledger.append(actor, chain::deskChain(parts.library()), QStringLiteral("desk.bundle_exported"),
                                       {{QStringLiteral("bundle"), bag},
                                        {QStringLiteral("profile"), request.profile},
                                        {QStringLiteral("cases"), cases}}));
            return {};
        }));
        ANJUAN_CHECK(writeCheckpoint(parts, actor));
    }
    ANJUAN_TRY(Chosen chosen, chooseAll(parts, request));
    exchange::BundlePlan plan;
    plan.profile = request.profile;
    plan.unitName = parts.ledger.authority.unitName();
    plan.bagId = bag;
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
    plan.chains = std::move(chosen.chains);
    plan.blobs = std::move(chosen.blobs);
    plan.omitted = chosen.omitted;
    plan.dossiers = std::move(chosen.dossiers);
    plan.since = since;
    ANJUAN_TRY(const exchange::WrittenBundle written,
               exchange::writeBundle(request.file, plan, *parts.vault, progress));
    return ExportedBundle{written.file, plan.omitted};
}

} // namespace anjuan::casework
