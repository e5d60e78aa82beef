#include "core/exchange/proof.h"

#include <QtCore/QFile>

#include "core/base/json.h"
#include "core/chain/fields.h"

namespace anjuan::exchange {
namespace {

using chain::Fields;

Result<chain::Hashes> readPath(const QJsonArray &list, const QString &where)
{
    chain::Hashes out;
    for (const auto item : list) {
        const auto digest = Digest::fromHex(item.toString());
        if (!digest)
            return fail(Fault::Corrupt, "chain.malformed", {where, QStringLiteral("path is not a list of hashes")});
        out.push_back(*digest);
    }
    return out;
}

QJsonArray pathJson(const chain::Hashes &path)
{
    QJsonArray out;
    for (const Digest &digest : path)
        out.append(digest.hex());
    return out;
}

Result<std::vector<PlaceProof>> readPlaces(const QJsonArray &list, const QString &where)
{
    std::vector<PlaceProof> out;
    for (const auto item : list) {
        const QJsonObject object = item.toObject();
        Fields fields(object, where);
        fields.members({QStringLiteral("chain"), QStringLiteral("hash"), QStringLiteral("index"),
                        QStringLiteral("path"), QStringLiteral("seq")});
        PlaceProof place;
        place.chain = fields.text("chain");
        place.hash = fields.digest("hash");
        place.index = fields.number("index");
        place.seq = fields.number("seq");
        const QJsonArray path = fields.array("path");
        ANJUAN_CHECK(fields.verdict());
        ANJUAN_TRY(place.path, readPath(path, where));
        out.push_back(std::move(place));
    }
    return out;
}

QJsonArray placesJson(const std::vector<PlaceProof> &places)
{
    QJsonArray out;
    for (const PlaceProof &place : places)
        out.append(QJsonObject{{QStringLiteral("chain"), place.chain},
                               {QStringLiteral("hash"), place.hash.hex()},
                               {QStringLiteral("index"), place.index},
                               {QStringLiteral("path"), pathJson(place.path)},
                               {QStringLiteral("seq"), place.seq}});
    return out;
}

Result<ConsistencyProof> readConsistency(const QJsonObject &object, const QString &where)
{
    Fields fields(object, where);
    fields.members({QStringLiteral("path"), QStringLiteral("root"), QStringLiteral("size")});
    ConsistencyProof out;
    out.root = fields.digest("root");
    out.size = fields.number("size");
    if (out.size < 1)
        fields.wrong("size", "is less than 1");
    const QJsonArray path = fields.array("path");
    ANJUAN_CHECK(fields.verdict());
    ANJUAN_TRY(out.path, readPath(path, where));
    return out;
}

Result<std::vector<chain::Head>> readAccepted(const QJsonArray &list, const QString &where)
{
    std::vector<chain::Head> out;
    for (const auto item : list) {
        const QJsonObject object = item.toObject();
        Fields fields(object, where);
        fields.members({QStringLiteral("chain"), QStringLiteral("hash"), QStringLiteral("seq")});
        out.push_back({fields.text("chain"), fields.digest("hash"), fields.number("seq")});
        ANJUAN_CHECK(fields.verdict());
    }
    return out;
}

Result<std::vector<Receipt::Rejected>> readRejected(const QJsonArray &list, const QString &where)
{
    std::vector<Receipt::Rejected> out;
    for (const auto item : list) {
        const QJsonObject object = item.toObject();
        Fields fields(object, where);
        fields.members({QStringLiteral("chain"), QStringLiteral("reason")});
        out.push_back({fields.text("chain"), fields.text("reason")});
        ANJUAN_CHECK(fields.verdict());
    }
    return out;
}

QJsonObject receiptObject(const Receipt &receipt, const QString &keyId)
{
    QJsonArray accepted;
    for (const chain::Head &head : receipt.accepted)
        accepted.append(QJsonObject{{QStringLiteral("chain"), head.chain},
                                    {QStringLiteral("hash"), head.hash.hex()},
                                    {QStringLiteral("seq"), head.seq}});
    QJsonArray rejected;
    for (const Receipt::Rejected &row : receipt.rejected)
        rejected.append(QJsonObject{{QStringLiteral("chain"), row.chain}, {QStringLiteral("reason"), row.reason}});
    return {{QStringLiteral("accepted"), accepted},
            {QStringLiteral("at"), receipt.at.toString()},
            {QStringLiteral("bundle"), receipt.bundle},
            {QStringLiteral("by"), receipt.by},
            {QStringLiteral("genesis"), receipt.genesis.hex()},
            {QStringLiteral("key"), keyId},
            {QStringLiteral("ledger"), receipt.ledger},
            {QStringLiteral("rejected"), rejected},
            {QStringLiteral("root"), receipt.root.hex()},
            {QStringLiteral("size"), receipt.size},
            {QStringLiteral("tagmanifest_sm3"), receipt.tagmanifestSm3.hex()}};
}

} // namespace

Result<Proof> parseProof(QByteArrayView line, const QString &where)
{
    ANJUAN_TRY(const QJsonValue value, parseCanonical(line, where));
    const QJsonObject object = value.toObject();
    Fields fields(object, where);
    fields.members({QStringLiteral("heads"), QStringLiteral("inclusion")}, {QStringLiteral("consistency")});
    const QJsonArray heads = fields.array("heads");
    const QJsonArray inclusion = fields.array("inclusion");
    const bool since = object.contains(QLatin1String("consistency"));
    const QJsonObject consistency = since ? fields.object("consistency") : QJsonObject();
    ANJUAN_CHECK(fields.verdict());
    Proof out;
    ANJUAN_TRY(out.heads, readPlaces(heads, where));
    ANJUAN_TRY(out.inclusion, readPlaces(inclusion, where));
    if (since) {
        ANJUAN_TRY(out.consistency, readConsistency(consistency, where));
    }
    return out;
}

Result<QByteArray> proofJson(const Proof &proof)
{
    QJsonObject object{{QStringLiteral("heads"), placesJson(proof.heads)},
                       {QStringLiteral("inclusion"), placesJson(proof.inclusion)}};
    if (proof.consistency)
        object.insert(QStringLiteral("consistency"),
                      QJsonObject{{QStringLiteral("path"), pathJson(proof.consistency->path)},
                                  {QStringLiteral("root"), proof.consistency->root.hex()},
                                  {QStringLiteral("size"), proof.consistency->size}});
    return canonicalJson(object);
}

Result<QByteArray> sealReceipt(const Receipt &receipt, const keys::KeyPair &key)
{
    ANJUAN_TRY(const QByteArray raw, canonicalJson(receiptObject(receipt, key.id())));
    ANJUAN_TRY(const QByteArray sig, key.sign(raw));
    const QByteArray line = R"({"receipt":)" + raw + R"(,"sig":")" + sig.toBase64() + R"("})";
    ANJUAN_CHECK(parseReceipt(line, QStringLiteral("receipt")));
    return line;
}

Result<Receipt> parseReceipt(QByteArrayView line, const QString &where)
{
    ANJUAN_TRY(const QJsonValue value, parseCanonical(line, where));
    const QJsonObject envelope = value.toObject();
    Fields outer(envelope, where);
    outer.members({QStringLiteral("receipt"), QStringLiteral("sig")});
    const QJsonObject object = outer.object("receipt");
    const QString sig = outer.text("sig");
    ANJUAN_CHECK(outer.verdict());
    Fields fields(object, where);
    fields.members({QStringLiteral("accepted"), QStringLiteral("at"), QStringLiteral("bundle"), QStringLiteral("by"),
                    QStringLiteral("genesis"), QStringLiteral("key"), QStringLiteral("ledger"),
                    QStringLiteral("rejected"), QStringLiteral("root"), QStringLiteral("size"),
                    QStringLiteral("tagmanifest_sm3")});
    Receipt out;
    const QJsonArray accepted = fields.array("accepted");
    const QJsonArray rejected = fields.array("rejected");
    out.at = fields.instant("at");
    out.bundle = fields.uuid("bundle");
    out.by = fields.uuid("by");
    out.genesis = fields.digest("genesis");
    out.key = fields.keyId("key");
    out.ledger = fields.uuid("ledger");
    out.root = fields.digest("root");
    out.size = fields.number("size");
    out.tagmanifestSm3 = fields.digest("tagmanifest_sm3");
    ANJUAN_CHECK(fields.verdict());
    ANJUAN_TRY(out.accepted, readAccepted(accepted, where));
    ANJUAN_TRY(out.rejected, readRejected(rejected, where));
    ANJUAN_TRY(out.raw, canonicalJson(object));
    ANJUAN_TRY(out.sig, keys::unbase64(sig, where));
    return out;
}

Result<Receipt> readReceipt(const QString &file)
{
    QFile device(file);
    if (!device.exists())
        return fail(Fault::NotFound, "exchange.file_missing", {file});
    if (!device.open(QIODevice::ReadOnly))
        return fail(Fault::Io, "exchange.cannot_read", {file, device.errorString()});
    QByteArray line = device.read(kMaxJsonBytes + 2);
    if (!line.endsWith('\n') || line.indexOf('\n') != line.size() - 1)
        return fail(Fault::Corrupt, "exchange.not_one_line", {file});
    line.chop(1);
    return parseReceipt(line, file);
}

bool receiptHolds(const Receipt &receipt, const chain::Authority &authority)
{
    const auto bureau = authority.bureauKeys().find(receipt.key);
    return bureau != authority.bureauKeys().end() && bureau->second.verifies(receipt.raw, receipt.sig);
}

} // namespace anjuan::exchange
