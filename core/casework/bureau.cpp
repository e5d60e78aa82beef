#include "core/casework/bureau.h"

#include <algorithm>
#include <set>

#include <QtCore/QDir>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>

#include "core/base/json.h"
#include "core/base/messages.h"
#include "core/base/whole_file.h"
#include "core/casework/bundles.h"
#include "core/casework/mirror.h"
#include "core/casework/perform.h"
#include "core/casework/records.h"
#include "core/chain/body.h"
#include "core/chain/fields.h"
#include "core/exchange/proof.h"
#include "core/exchange/queries.h"

namespace anjuan::casework {
namespace {

using chain::textOf;

QString mirrorDir(const Library::Parts &parts, const Digest &genesis)
{
    return parts.dir + QStringLiteral("/units/") + genesis.hex().left(16);
}

/// A receipt that was given, from its blob.
Result<exchange::Receipt> receiptOf(const Library::Parts &parts, const QJsonObject &body)
{
    ANJUAN_TRY(QByteArray line, parts.vault->read(textOf(body, "receipt_sha256")));
    line.chop(line.endsWith('\n') ? 1 : 0);
    return exchange::parseReceipt(line, QStringLiteral("receipt"));
}

/// The newest receipt given to one of these ledgers of a unit; the body of its record.
Result<std::optional<QJsonObject>> lastGiven(const Library::Parts &parts, const Digest &genesis,
                                             const QStringList &ledgers = {})
{
    ANJUAN_TRY(const auto rows,
               exchange::deskRows(*parts.store, parts.library(), QStringLiteral("desk.receipt_given")));
    for (const exchange::DeskRow &row : rows) {
        if (textOf(row.body, "genesis") == genesis.hex()
            && (ledgers.isEmpty() || ledgers.contains(textOf(row.body, "unit_ledger"))))
            return std::optional(row.body);
    }
    return std::optional<QJsonObject>{};
}

/// A name in which nothing leads out of a folder.
QString plainName(const QString &text)
{
    QString name;
    for (const QChar c : text.left(40))
        name += c.isLetterOrNumber() ? c : QChar(u'_');
    return name;
}

/// Signs the receipt, records it, and writes it for the unit.
Result<QString> give(Session &session, const exchange::Receipt &receipt, const QString &unit, const QString &receiptsTo)
{
    Library::Parts &parts = session.library().parts();
    const chain::Actor actor = session.key().actor();
    ANJUAN_TRY(QByteArray line, exchange::sealReceipt(receipt, *actor.key));
    line += '\n';
    const QString file =
        QDir(receiptsTo)
            .filePath(message(QStringLiteral("bureau.receipt_name"),
                              {plainName(unit), receipt.at.toString().left(19).remove(QLatin1Char(':')),
                               QString::number(receipt.size)}));
    const auto done = takingIn(parts, [&]() -> Result<Outcome> {
        ANJUAN_TRY(const vault::Blob blob, parts.vault->takeIn(line));
        ANJUAN_CHECK(parts.transact([&](store::Write &, chain::Ledger &ledger) -> Result<void> {
            ANJUAN_CHECK(ledger.append(actor, chain::deskChain(parts.library()), QStringLiteral("desk.receipt_given"),
                                       {{QStringLiteral("genesis"), receipt.genesis.hex()},
                                        {QStringLiteral("bundle"), receipt.bundle},
                                        {QStringLiteral("receipt_sha256"), blob.sha256},
                                        {QStringLiteral("receipt_bytes"), blob.bytes},
                                        {QStringLiteral("receipt_name"), QStringLiteral("receipt.json")},
                                        {QStringLiteral("unit_ledger"), receipt.ledger},
                                        {QStringLiteral("unit_size"), receipt.size},
                                        {QStringLiteral("unit_root"), receipt.root.hex()},
                                        {QStringLiteral("accepted"), static_cast<qint64>(receipt.accepted.size())},
                                        {QStringLiteral("rejected"), static_cast<qint64>(receipt.rejected.size())}}));
            return {};
        }));
        return Outcome{};
    });
    if (!done)
        return fail(done.error());
    ANJUAN_CHECK(writeWhole(file, line, kByUmask));
    return file;
}

/// Bundles, each unit's in the order in which its ledger grew.
QStringList inOrder(const QStringList &bundles)
{
    struct Found {
        QString file;
        QString ledger;
        qint64 size = 0;
    };
    std::vector<Found> found;
    for (const QString &bundle : bundles) {
        Found one{bundle, {}, 0};
        if (const auto bag = exchange::openBag(one.file)) {
            const auto line = (*bag)->read(QStringLiteral("data/ledger/checkpoint.json"), 1 << 20);
            const auto point = line ? chain::parseCheckpoint(line->chopped(line->endsWith('\n') ? 1 : 0), one.file)
                                    : Result<chain::Checkpoint>(fail(line.error()));
            if (point) {
                one.ledger = point->ledger;
                one.size = point->size;
            }
        }
        found.push_back(std::move(one));
    }
    std::stable_sort(found.begin(), found.end(), [](const Found &a, const Found &b) {
        return std::tie(a.ledger, a.size) < std::tie(b.ledger, b.size);
    });
    QStringList files;
    for (const Found &one : found)
        files += one.file;
    return files;
}

/// The ledger of an upload, and the one that it says it follows.
QStringList ledgersOf(const exchange::BundleContent &content)
{
    QStringList ledgers{content.checkpoint.ledger};
    const auto desk = content.chains.find(chain::deskChain(content.checkpoint.library));
    if (desk == content.chains.end())
        return ledgers;
    for (const chain::Record &record : desk->second) {
        if (record.kind == QLatin1String("desk.ledger_opened"))
            ledgers += textOf(record.body.value(QLatin1String("follows")).toObject(), "ledger");
    }
    return ledgers;
}

/// One upload on its way into the unit's folder.
class Upload {
public:
    Upload(Session &session, const QString &file, const QString &receiptsTo)
        : m_session(session), m_parts(session.library().parts()), m_receiptsTo(receiptsTo)
    {
        m_row.file = file;
    }

    /// What is wrong with the bundle is a finding; what is wrong with this machine is an error.
    Result<UploadRow> run(const std::vector<exchange::PinnedUnit> &units, Progress &progress)
    {
        auto first = openBundle({m_row.file, {}}, {}, m_parts.dir, progress);
        if (!first)
            return refused(QString(), first.error());
        const exchange::BundleContent &content = first->content();
        m_row.unitName = content.authority.unitName();
        const Digest genesis = content.authority.genesis();
        const bool known =
            std::any_of(units.begin(), units.end(), [&](const auto &unit) { return unit.genesis == genesis; });
        if (!known)
            return refused({}, {Fault::Refused, QStringLiteral("bureau.unit_unknown"), {m_row.unitName}});
        if (first->verdict.profile != QLatin1String("upload"))
            return refused({}, {Fault::Refused, QStringLiteral("bureau.not_upload"), {first->verdict.profile}});
        ANJUAN_TRY(const bool again, confirmed(*first));
        if (again && first->verdict.holds()) {
            m_row.accepted = true;
            m_row.nothingNew = true;
            return m_row;
        }
        ANJUAN_TRY(const auto last, lastGiven(m_parts, genesis, ledgersOf(content)));
        if (last) {
            // Once more, against what was confirmed to this unit.
            exchange::VerifyOptions options;
            options.genesis = genesis;
            options.receiptFile = m_parts.vault->path(textOf(*last, "receipt_sha256"));
            ANJUAN_TRY(first->verdict, exchange::verifyBag(*first->bag, options, progress));
        }
        return take(*first, genesis, last, progress);
    }

private:
    UploadRow refused(const QString &where, const Error &error)
    {
        m_row.findings.push_back({where, error, {}});
        return m_row;
    }

    /// Whether this very bundle has its receipt already.
    Result<bool> confirmed(const OpenedBundle &bundle) const
    {
        ANJUAN_TRY(const auto rows,
                   exchange::deskRows(*m_parts.store, m_parts.library(), QStringLiteral("desk.receipt_given")));
        for (const exchange::DeskRow &row : rows) {
            if (textOf(row.body, "bundle") != bundle.verdict.bagId)
                continue;
            ANJUAN_TRY(const exchange::Receipt receipt, receiptOf(m_parts, row.body));
            return receipt.tagmanifestSm3 == bundle.content().tagmanifestSm3;
        }
        return false;
    }

    Result<UploadRow> take(const OpenedBundle &bundle, const Digest &genesis, const std::optional<QJsonObject> &last,
                           Progress &progress)
    {
        for (const chain::Finding &finding : bundle.verdict.findings)
            m_row.findings.push_back({finding.where, finding.error, {}});
        if (const auto holds = mustHold(bundle, m_row.file); !holds) {
            if (m_row.findings.empty())
                m_row.findings.push_back({{}, holds.error(), {}});
            return m_row;
        }
        ANJUAN_TRY(const std::unique_ptr<Mirror> mirror, Mirror::openOrMake(mirrorDir(m_parts, genesis), bundle));
        ANJUAN_TRY(const chain::Findings rewritten, mirror->compare(bundle.content()));
        for (const chain::Finding &finding : rewritten)
            m_row.findings.push_back({finding.where, finding.error, {}});
        if (!m_row.findings.empty())
            return m_row;
        ANJUAN_TRY(m_row.records, mirror->take(bundle, *m_parts.clock, progress));
        const chain::Checkpoint &point = bundle.content().checkpoint;
        m_row.nothingNew = m_row.records == 0 && last && textOf(*last, "unit_ledger") == point.ledger
            && chain::integerOf(*last, "unit_size") >= point.size;
        m_row.accepted = true;
        ANJUAN_TRY(std::vector<chain::Head> heads, mirror->heads());
        const exchange::Receipt receipt{.accepted = std::move(heads),
                                        .at = m_parts.clock->now(),
                                        .bundle = bundle.verdict.bagId,
                                        .by = m_session.person().toString(),
                                        .genesis = genesis,
                                        .key = {},
                                        .ledger = point.ledger,
                                        .rejected = {},
                                        .root = point.root,
                                        .size = point.size,
                                        .tagmanifestSm3 = bundle.content().tagmanifestSm3,
                                        .raw = {},
                                        .sig = {}};
        if (m_row.nothingNew)
            return m_row;
        ANJUAN_TRY(m_row.receiptFile, give(m_session, receipt, m_row.unitName, m_receiptsTo));
        return m_row;
    }

    Session &m_session;
    Library::Parts &m_parts;
    QString m_receiptsTo;
    UploadRow m_row;
};

} // namespace

Result<void> pinUnit(Session &session, const JoinCard &card)
{
    Library::Parts &parts = session.library().parts();
    ANJUAN_CHECK(mustBeAdministrator(session, message(QStringLiteral("bureau.pinning_unit"))));
    ANJUAN_TRY(const auto units, exchange::pinnedUnits(*parts.store));
    if (std::any_of(units.begin(), units.end(), [&](const auto &unit) { return unit.genesis == card.genesis; })
        || card.genesis == parts.ledger.authority.genesis())
        return fail(Fault::Conflict, "bureau.unit_known", {card.unitName});
    return parts.transact([&](store::Write &, chain::Ledger &ledger) -> Result<void> {
        ANJUAN_CHECK(ledger.append(session.key().actor(), parts.ledger.authority.chainName(),
                                   QStringLiteral("office.unit_pinned"),
                                   {{QStringLiteral("genesis"), card.genesis.hex()},
                                    {QStringLiteral("unit_name"), card.unitName},
                                    {QStringLiteral("unit_code"), card.unitCode}}));
        return {};
    });
}

Result<std::vector<UnitRow>> unitsOf(const Library &library)
{
    const Library::Parts &parts = library.parts();
    ANJUAN_TRY(const auto units, exchange::pinnedUnits(*parts.store));
    std::vector<UnitRow> rows;
    for (const exchange::PinnedUnit &unit : units) {
        UnitRow row{unit.genesis, unit.name, unit.code, {}, {}, 0, 0, {}};
        ANJUAN_TRY(const auto last, lastGiven(parts, unit.genesis));
        const QString dir = mirrorDir(parts, unit.genesis);
        if (last && QFileInfo(dir + QStringLiteral("/anjuan.db")).isFile()) {
            ANJUAN_TRY(const exchange::Receipt receipt, receiptOf(parts, *last));
            row.lastUploadAt = receipt.at.toString();
            row.lastReceiptAt = row.lastUploadAt;
            row.cases = std::count_if(receipt.accepted.begin(), receipt.accepted.end(), [](const auto &head) {
                return chain::sortOf(head.chain) == chain::ChainSort::Case;
            });
            for (const chain::Head &head : receipt.accepted)
                row.records += head.seq + 1;
            row.folder = dir;
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

bool isBureau(const Library &library)
{
    const auto units = exchange::pinnedUnits(*library.parts().store);
    return units && !units->empty();
}

Result<QByteArray> bureauCard(const Session &session)
{
    const chain::Authority &authority = session.library().parts().ledger.authority;
    ANJUAN_TRY(
        const QByteArray line,
        canonicalJson(QJsonObject{{QStringLiteral("anjuan"), QStringLiteral("bureau")},
                                  {QStringLiteral("genesis"), authority.genesis().hex()},
                                  {QStringLiteral("key"), session.key().pair.id()},
                                  {QStringLiteral("public_key"), QString::fromLatin1(session.key().pair.publicPem())},
                                  {QStringLiteral("unit_name"), authority.unitName()}}));
    return line + '\n';
}

QString BureauCard::checkCode() const
{
    return shortCode(sm3(raw));
}

Result<BureauCard> parseBureauCard(QByteArray line, const QString &where)
{
    line.chop(line.endsWith('\n') ? 1 : 0);
    const auto value = parseCanonical(line, where);
    if (!value)
        return fail(Fault::Corrupt, "bureau.bad_card", {where, describe(value.error())});
    const QJsonObject object = value->toObject();
    chain::Fields fields(object, where);
    fields.members({QStringLiteral("anjuan"), QStringLiteral("genesis"), QStringLiteral("key"),
                    QStringLiteral("public_key"), QStringLiteral("unit_name")});
    BureauCard card{fields.text("unit_name"), fields.digest("genesis").hex(), fields.keyId("key"),
                    fields.text("public_key"), line};
    if (fields.text("anjuan") != QLatin1String("bureau"))
        fields.wrong("anjuan", "is not \"bureau\"");
    const auto good = fields.verdict();
    const auto parsed = keys::PublicKey::parse(card.publicKey.toUtf8());
    if (!good || !parsed || parsed->id() != card.key)
        return fail(Fault::Corrupt, "bureau.bad_card", {where, good ? QString() : describe(good.error())});
    return card;
}

Result<BureauCard> readBureauCard(const QString &file)
{
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        return fail(Fault::NotFound, "exchange.file_missing", {file});
    return parseBureauCard(in.read(1 << 16), file);
}

Result<void> pinBureau(Session &session, const BureauCard &card)
{
    Library::Parts &parts = session.library().parts();
    ANJUAN_CHECK(mustBeAdministrator(session, message(QStringLiteral("bureau.pinning"))));
    return parts.transact([&](store::Write &, chain::Ledger &ledger) -> Result<void> {
        ANJUAN_CHECK(ledger.append(session.key().actor(), parts.ledger.authority.chainName(),
                                   QStringLiteral("office.bureau_pinned"),
                                   {{QStringLiteral("genesis"), card.genesis},
                                    {QStringLiteral("key"), card.key},
                                    {QStringLiteral("public_key"), card.publicKey}}));
        return {};
    });
}

Result<std::vector<UploadRow>> takeUploads(Session &session, const QString &folder, const QString &receiptsTo,
                                           Progress &progress)
{
    QStringList files;
    for (const QFileInfo &info : QDir(folder).entryInfoList({QStringLiteral("*.anjuan.zip")}, QDir::Files, QDir::Name))
        files += info.filePath();
    return takeUploadFiles(session, files, receiptsTo, progress);
}

Result<std::vector<UploadRow>> takeUploadFiles(Session &session, const QStringList &files, const QString &receiptsTo,
                                               Progress &progress)
{
    const Library::Parts &parts = session.library().parts();
    if (parts.access != Access::ReadWrite)
        return fail(Fault::Refused, "library.read_only", {parts.dir});
    ANJUAN_TRY(const auto units, exchange::pinnedUnits(*parts.store));
    if (units.empty())
        return fail(Fault::Refused, "bureau.no_units");
    std::vector<UploadRow> rows;
    for (const QString &file : inOrder(files)) {
        if (progress.cancelled())
            return fail(Fault::Cancelled, "work.cancelled");
        ANJUAN_TRY(UploadRow row, Upload(session, file, receiptsTo).run(units, progress));
        rows.push_back(std::move(row));
    }
    return rows;
}

Result<QString> returnRows(Session &session, const Digest &genesis, const std::vector<Returned> &rows,
                           const QString &receiptsTo)
{
    const Library::Parts &parts = session.library().parts();
    ANJUAN_TRY(const auto units, exchange::pinnedUnits(*parts.store));
    const auto unit = std::find_if(units.begin(), units.end(), [&](const auto &one) { return one.genesis == genesis; });
    const QString name = unit == units.end() ? genesis.hex().left(16) : unit->name;
    ANJUAN_TRY(const auto last, lastGiven(parts, genesis));
    if (!last)
        return fail(Fault::NotFound, "bureau.no_upload", {name});
    ANJUAN_TRY(exchange::Receipt receipt, receiptOf(parts, *last));
    receipt.at = parts.clock->now();
    receipt.by = session.person().toString();
    receipt.rejected.clear();
    for (const Returned &row : rows)
        receipt.rejected.push_back({chain::caseChain(row.caseId), row.reason});
    std::sort(receipt.rejected.begin(), receipt.rejected.end(),
              [](const auto &a, const auto &b) { return a.chain < b.chain; });
    return give(session, receipt, name, receiptsTo);
}

} // namespace anjuan::casework
