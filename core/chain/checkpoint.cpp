#include "core/chain/checkpoint.h"

#include <algorithm>

#include "core/base/json.h"
#include "core/chain/fields.h"

namespace anjuan::chain {

Digest headItem(const Head &head)
{
    // Neither a chain's name nor a hash holds anything that canonical JSON escapes.
    return sm3(R"({"chain":")" + head.chain.toUtf8() + R"(","hash":")" + head.hash.hex().toLatin1() + R"(","seq":)"
               + QByteArray::number(head.seq) + '}');
}

void sortHeads(std::vector<Head> &heads)
{
    std::sort(heads.begin(), heads.end(), [](const Head &a, const Head &b) { return a.chain < b.chain; });
}

Hashes headItems(std::vector<Head> heads)
{
    sortHeads(heads);
    Hashes items(heads.size());
    std::transform(heads.begin(), heads.end(), items.begin(), headItem);
    return items;
}

Result<QByteArray> sealCheckpoint(const CheckpointDraft &draft, const keys::KeyPair &key)
{
    const QJsonObject object{{QStringLiteral("at"), draft.at.toString()},
                             {QStringLiteral("by"), draft.by.toString()},
                             {QStringLiteral("heads"), draft.heads},
                             {QStringLiteral("heads_root"), draft.headsRoot.hex()},
                             {QStringLiteral("key"), key.id()},
                             {QStringLiteral("ledger"), draft.ledger},
                             {QStringLiteral("library"), draft.library.toString()},
                             {QStringLiteral("office"), draft.office.hex()},
                             {QStringLiteral("root"), draft.root.hex()},
                             {QStringLiteral("size"), draft.size}};
    ANJUAN_TRY(const QByteArray raw, canonicalJson(object));
    ANJUAN_TRY(const QByteArray sig, key.sign(raw));
    const QByteArray line = R"({"checkpoint":)" + raw + R"(,"sig":")" + sig.toBase64() + R"("})";
    ANJUAN_CHECK(parseCheckpoint(line, QStringLiteral("checkpoint")));
    return line;
}

Result<Checkpoint> parseCheckpoint(QByteArrayView line, const QString &where)
{
    ANJUAN_TRY(const QJsonValue value, parseCanonical(line, where));
    const QJsonObject envelope = value.toObject();
    Fields outer(envelope, where);
    outer.members({QStringLiteral("checkpoint"), QStringLiteral("sig")});
    const QJsonObject object = outer.object("checkpoint");
    const QString sig = outer.text("sig");
    ANJUAN_CHECK(outer.verdict());
    Fields fields(object, where);
    fields.members({QStringLiteral("at"), QStringLiteral("by"), QStringLiteral("heads"), QStringLiteral("heads_root"),
                    QStringLiteral("key"), QStringLiteral("ledger"), QStringLiteral("library"),
                    QStringLiteral("office"), QStringLiteral("root"), QStringLiteral("size")});
    Checkpoint out;
    out.at = fields.instant("at");
    out.by = fields.id<PersonId>("by");
    out.heads = fields.number("heads");
    out.headsRoot = fields.digest("heads_root");
    out.key = fields.keyId("key");
    out.ledger = fields.uuid("ledger");
    out.library = fields.id<LibraryId>("library");
    out.office = fields.digest("office");
    out.root = fields.digest("root");
    out.size = fields.number("size");
    ANJUAN_CHECK(fields.verdict());
    ANJUAN_TRY(out.raw, canonicalJson(object));
    ANJUAN_TRY(out.sig, keys::unbase64(sig, where));
    return out;
}

void checkCheckpoint(const Checkpoint &checkpoint, const Authority &authority, const QString &where, Findings &findings)
{
    authority.check(where, checkpoint.office, checkpoint.by, checkpoint.key, checkpoint.library, checkpoint.raw,
                    checkpoint.sig, false, findings);
    if (checkpoint.office != authority.head())
        addFinding(findings, where, "chain.office_not_newest");
}

} // namespace anjuan::chain
