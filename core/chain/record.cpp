#include "core/chain/record.h"

#include <algorithm>

#include "core/base/json.h"
#include "core/chain/fields.h"

namespace anjuan::chain {
namespace {

tl::unexpected<Error> malformed(const QString &where, const QString &why)
{
    return fail(Fault::Corrupt, "chain.malformed", {where, why});
}

Result<void> collectBlobs(const QJsonValue &value, const QString &where, QStringList &out);

Result<void> collectNamed(const QString &name, const QJsonValue &value, const QString &where, QStringList &out)
{
    const bool many = name.endsWith(QLatin1String("_sha256s"));
    if (!many && !name.endsWith(QLatin1String("_sha256")))
        return collectBlobs(value, where, out);
    const auto wrong = [&] { return fail(Fault::Corrupt, "chain.blob_name", {where, name}); };
    if (many != value.isArray())
        return wrong();
    const QJsonArray items = many ? value.toArray() : QJsonArray{value};
    for (const auto item : items) {
        if (!item.isString() || !Digest::fromHex(item.toString()))
            return wrong();
        if (!out.contains(item.toString()))
            out.append(item.toString());
    }
    return {};
}

Result<void> collectBlobs(const QJsonValue &value, const QString &where, QStringList &out)
{
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        QStringList names = object.keys();
        std::sort(names.begin(), names.end());
        for (const QString &name : names)
            ANJUAN_CHECK(collectNamed(name, object.value(name), where, out));
    } else if (value.isArray()) {
        for (const auto item : value.toArray())
            ANJUAN_CHECK(collectBlobs(item, where, out));
    }
    return {};
}

/// `blobs` must be exactly what the body names, and absent when that is nothing.
Result<QStringList> checkBlobs(const QJsonObject &object, const QJsonObject &body, const QString &where,
                               Findings &findings)
{
    ANJUAN_TRY(const QStringList named, namedBlobs(body, where));
    const QJsonValue stated = object.value(QLatin1String("blobs"));
    const bool agree =
        stated.isUndefined() ? named.isEmpty() : !named.isEmpty() && stated == QJsonArray::fromStringList(named);
    if (agree)
        return named;
    addFinding(findings, where, "chain.blobs_differ");
    // The stated ones count for what follows, as far as they are names at all: the second verifier does the same.
    QStringList out;
    for (const auto item : stated.toArray()) {
        if (!item.isString())
            return malformed(where, QStringLiteral("blobs holds something that is not a text"));
        out.append(item.toString());
    }
    return out;
}

Result<Record> readRecord(const QJsonObject &object, const QString &where, Findings &findings)
{
    const QString chain = object.value(QLatin1String("chain")).toString();
    const ChainSort sort = sortOf(chain);
    if (sort == ChainSort::Unknown)
        return malformed(where, QStringLiteral("chain is none of office/, case/, desk/, access/ with uuids"));
    QStringList needed = {QStringLiteral("at"),      QStringLiteral("body"), QStringLiteral("by"),
                          QStringLiteral("chain"),   QStringLiteral("key"),  QStringLiteral("kind"),
                          QStringLiteral("library"), QStringLiteral("prev"), QStringLiteral("seq"),
                          QStringLiteral("v")};
    if (sort != ChainSort::Office)
        needed.append(QStringLiteral("office"));
    Fields fields(object, where);
    fields.members(needed, {QStringLiteral("blobs"), QStringLiteral("clock")});
    ANJUAN_CHECK(fields.verdict());
    if (fields.number("v") != 1)
        return fail(Fault::Newer, "chain.newer_version", {where});
    Record record;
    record.chain = chain;
    record.seq = fields.number("seq");
    if (record.seq < 0)
        fields.wrong("seq", "is negative");
    record.prev = fields.digest("prev");
    record.at = fields.instant("at");
    if (object.contains(QLatin1String("clock")))
        record.clock = fields.instant("clock");
    record.kind = fields.kind("kind");
    record.by = fields.id<PersonId>("by");
    record.key = fields.keyId("key");
    record.library = fields.id<LibraryId>("library");
    if (sort != ChainSort::Office)
        record.office = fields.digest("office");
    record.body = fields.object("body");
    ANJUAN_CHECK(fields.verdict());
    ANJUAN_TRY(record.blobs, checkBlobs(object, record.body, where, findings));
    return record;
}

Error asError(const Finding &finding)
{
    const bool hash = finding.error.id == QLatin1String("chain.hash_differs");
    return Error{Fault::Corrupt,
                 QStringLiteral("chain.malformed"),
                 {finding.where,
                  hash ? QStringLiteral("hash is not the SM3 of the bytes")
                       : QStringLiteral("blobs is not what the body names")}};
}

template <class T> Result<T> strictly(Result<T> parsed, const Findings &findings)
{
    if (parsed && !findings.empty())
        return fail(asError(findings.front()));
    return parsed;
}

} // namespace

ChainSort sortOf(QStringView chain)
{
    const qsizetype slash = chain.indexOf(u'/');
    if (slash < 0)
        return ChainSort::Unknown;
    const QStringView sort = chain.first(slash);
    const QStringView rest = chain.sliced(slash + 1);
    if (sort == u"access")
        return rest.size() == 73 && rest[36] == u'/' && isUuid(rest.first(36)) && isUuid(rest.sliced(37))
            ? ChainSort::Access
            : ChainSort::Unknown;
    if (!isUuid(rest))
        return ChainSort::Unknown;
    return sort == u"office" ? ChainSort::Office
        : sort == u"case"    ? ChainSort::Case
        : sort == u"desk"    ? ChainSort::Desk
                             : ChainSort::Unknown;
}

QString officeChain(const QString &uuid)
{
    return QStringLiteral("office/") + uuid;
}

QString caseChain(const CaseId &id)
{
    return QStringLiteral("case/") + id.toString();
}

QString deskChain(const LibraryId &library)
{
    return QStringLiteral("desk/") + library.toString();
}

QString accessChain(const LibraryId &library, const CaseId &id)
{
    return QStringLiteral("access/") + library.toString() + u'/' + id.toString();
}

std::optional<CaseId> caseOf(QStringView chain)
{
    const ChainSort sort = sortOf(chain);
    if (sort != ChainSort::Case && sort != ChainSort::Access)
        return std::nullopt;
    return CaseId::parse(chain.last(36));
}

ChainSort sortOf(const Record &record)
{
    switch (record.chain.isEmpty() ? 0 : record.chain.front().unicode()) {
    case u'o':
        return ChainSort::Office;
    case u'c':
        return ChainSort::Case;
    case u'd':
        return ChainSort::Desk;
    case u'a':
        return ChainSort::Access;
    default:
        return ChainSort::Unknown;
    }
}

QString caseIdOf(const Record &record)
{
    const ChainSort sort = sortOf(record);
    return sort == ChainSort::Case || sort == ChainSort::Access ? record.chain.last(36) : QString();
}

Result<QStringList> namedBlobs(const QJsonObject &body, const QString &where)
{
    QJsonObject own = body;
    own.remove(QLatin1String("statement"));
    QStringList out;
    ANJUAN_CHECK(collectBlobs(own, where, out));
    return out;
}

Result<Record> parseEnvelope(QByteArrayView line, const QString &where, Findings &findings)
{
    ANJUAN_TRY(const QJsonValue value, parseCanonical(line, where));
    const QJsonObject envelope = value.toObject();
    const QString stated = envelope.value(QLatin1String("hash")).toString();
    const QJsonValue sig = envelope.value(QLatin1String("sig"));
    if (envelope.size() != 3 || !envelope.value(QLatin1String("record")).isObject() || !sig.isString()
        || !Digest::fromHex(stated))
        return malformed(where, QStringLiteral("an envelope has exactly hash, record and sig"));
    // The line is canonical, so the record's exact bytes stand between two parts whose length is known.
    const qsizetype head = QByteArrayView(R"({"hash":"","record":)").size() + stated.size();
    const qsizetype tail = QByteArrayView(R"(,"sig":})").size() + canonicalJson(sig)->size();
    Record record;
    const QByteArray raw = line.sliced(head, line.size() - head - tail).toByteArray();
    if (raw.size() > kMaxRecordBytes)
        return malformed(where, QStringLiteral("longer than 256 KiB"));
    ANJUAN_TRY(record, readRecord(envelope.value(QLatin1String("record")).toObject(), where, findings));
    record.raw = raw;
    record.hash = sm3(raw);
    if (record.hash.hex() != stated)
        addFinding(findings, where, "chain.hash_differs");
    ANJUAN_TRY(record.sig, keys::unbase64(sig.toString(), where));
    return record;
}

Result<Record> parseEnvelope(QByteArrayView line, const QString &where)
{
    Findings findings;
    return strictly(parseEnvelope(line, where, findings), findings);
}

Result<Record> parseRecord(const QByteArray &raw, const QByteArray &sig, const QString &where)
{
    if (auto record = readWhole(raw)) {
        record->hash = sm3(raw);
        record->sig = sig;
        return *std::move(record);
    }
    ANJUAN_TRY(const QJsonValue value, parseCanonical(raw, where, kMaxRecordBytes));
    if (!value.isObject())
        return malformed(where, QStringLiteral("a record is an object"));
    Findings findings;
    ANJUAN_TRY(Record record, strictly(readRecord(value.toObject(), where, findings), findings));
    record.raw = raw;
    record.hash = sm3(raw);
    record.sig = sig;
    return record;
}

QByteArray envelopeOf(const Record &record)
{
    return R"({"hash":")" + record.hash.toBytes().toHex() + R"(","record":)" + record.raw + R"(,"sig":")"
        + record.sig.toBase64() + R"("})";
}

Result<Statement> parseStatement(const QJsonObject &envelope, const QString &where, Findings &findings)
{
    const QJsonObject object = envelope.value(QLatin1String("statement")).toObject();
    const QJsonValue stated = envelope.value(QLatin1String("hash"));
    const QJsonValue sig = envelope.value(QLatin1String("sig"));
    if (envelope.size() != 3 || object.isEmpty() || !sig.isString() || !stated.isString())
        return malformed(where, QStringLiteral("a statement's envelope has exactly hash, sig and statement"));
    Fields fields(object, where);
    fields.members({QStringLiteral("about"), QStringLiteral("at"), QStringLiteral("body"), QStringLiteral("by"),
                    QStringLiteral("key"), QStringLiteral("kind"), QStringLiteral("library"), QStringLiteral("office"),
                    QStringLiteral("v")},
                   {QStringLiteral("blobs")});
    ANJUAN_CHECK(fields.verdict());
    if (fields.number("v") != 1)
        return fail(Fault::Newer, "chain.newer_version", {where});
    const QJsonObject about = fields.object("about");
    Fields aboutFields(about, where);
    aboutFields.members({QStringLiteral("chain"), QStringLiteral("hash")});
    Statement statement;
    statement.aboutChain = aboutFields.text("chain");
    statement.aboutHash = aboutFields.digest("hash");
    ANJUAN_CHECK(aboutFields.verdict());
    statement.at = fields.instant("at");
    statement.kind = fields.kind("kind");
    statement.by = fields.id<PersonId>("by");
    statement.key = fields.keyId("key");
    statement.library = fields.id<LibraryId>("library");
    statement.office = fields.digest("office");
    statement.body = fields.object("body");
    ANJUAN_CHECK(fields.verdict());
    ANJUAN_TRY(statement.blobs, checkBlobs(object, statement.body, where, findings));
    ANJUAN_TRY(statement.raw, canonicalJson(object));
    if (statement.raw.size() > kMaxRecordBytes)
        return malformed(where, QStringLiteral("longer than 256 KiB"));
    statement.hash = sm3(statement.raw);
    if (statement.hash.hex() != stated.toString())
        addFinding(findings, where, "chain.hash_differs");
    ANJUAN_TRY(statement.sig, keys::unbase64(sig.toString(), where));
    return statement;
}

Result<Statement> parseStatement(const QJsonObject &envelope, const QString &where)
{
    Findings findings;
    return strictly(parseStatement(envelope, where, findings), findings);
}

void checkLink(const Record &record, const QString &chain, qint64 seq, const Record *before, Findings &findings)
{
    const QString where = QStringLiteral("%1#%2").arg(chain).arg(seq);
    const ChainSort sort = sortOf(chain);
    if (record.chain != chain || record.seq != seq)
        addFinding(findings, where, "chain.another_place", {record.chain, QString::number(record.seq)});
    const QStringView room = QStringView(record.kind).first(record.kind.indexOf(u'.'));
    if (sort != ChainSort::Office && (room == u"office" || room == u"person" || room == u"library"))
        addFinding(findings, where, "chain.office_kind_outside", {record.kind});
    if (room == u"bureau")
        addFinding(findings, where, "chain.bureau_kind_in_chain", {record.kind});
    const bool receives = record.kind == QLatin1String("case.statement_received");
    const bool holds = record.body.contains(QLatin1String("statement"));
    if (receives != holds || (holds && sort != ChainSort::Case))
        addFinding(findings, where, "chain.statement_misplaced");
    if (record.prev != (before ? before->hash : Digest{}))
        addFinding(findings, where, "chain.prev_broken");
    if (before && record.at < before->at)
        addFinding(findings, where, "chain.at_moves_back");
    if (record.clock && !(before && *record.clock < record.at && record.at == before->at))
        addFinding(findings, where, "chain.clock_without_cause");
}

Result<Record> seal(const Draft &draft, const keys::KeyPair &key)
{
    const QString where = QStringLiteral("%1#%2").arg(draft.chain).arg(draft.seq);
    ANJUAN_TRY(const QStringList blobs, namedBlobs(draft.body, where));
    QJsonObject object{{QStringLiteral("v"), 1},
                       {QStringLiteral("chain"), draft.chain},
                       {QStringLiteral("seq"), draft.seq},
                       {QStringLiteral("prev"), draft.prev.hex()},
                       {QStringLiteral("at"), draft.at.toString()},
                       {QStringLiteral("kind"), draft.kind},
                       {QStringLiteral("by"), draft.by.toString()},
                       {QStringLiteral("key"), key.id()},
                       {QStringLiteral("library"), draft.library.toString()},
                       {QStringLiteral("body"), draft.body}};
    if (draft.clock)
        object.insert(QStringLiteral("clock"), draft.clock->toString());
    if (draft.office)
        object.insert(QStringLiteral("office"), draft.office->hex());
    if (!blobs.isEmpty())
        object.insert(QStringLiteral("blobs"), QJsonArray::fromStringList(blobs));
    ANJUAN_TRY(const QByteArray raw, canonicalJson(object));
    if (raw.size() > kMaxRecordBytes)
        return fail(Fault::Invalid, "chain.too_long", {draft.kind});
    ANJUAN_TRY(const QByteArray sig, key.sign(raw));
    // Read back, so that nothing is ever written that a reader would refuse.
    return parseRecord(raw, sig, where);
}

Result<QJsonObject> sealStatement(const StatementDraft &draft, const keys::KeyPair &key)
{
    ANJUAN_TRY(const QStringList blobs, namedBlobs(draft.body, draft.kind));
    QJsonObject object{
        {QStringLiteral("v"), 1},
        {QStringLiteral("about"),
         QJsonObject{{QStringLiteral("chain"), draft.aboutChain}, {QStringLiteral("hash"), draft.aboutHash.hex()}}},
        {QStringLiteral("at"), draft.at.toString()},
        {QStringLiteral("kind"), draft.kind},
        {QStringLiteral("by"), draft.by.toString()},
        {QStringLiteral("key"), key.id()},
        {QStringLiteral("library"), draft.library.toString()},
        {QStringLiteral("office"), draft.office.hex()},
        {QStringLiteral("body"), draft.body}};
    if (!blobs.isEmpty())
        object.insert(QStringLiteral("blobs"), QJsonArray::fromStringList(blobs));
    ANJUAN_TRY(const QByteArray raw, canonicalJson(object));
    if (raw.size() > kMaxRecordBytes)
        return fail(Fault::Invalid, "chain.too_long", {draft.kind});
    ANJUAN_TRY(const QByteArray sig, key.sign(raw));
    const QJsonObject envelope{{QStringLiteral("hash"), sm3(raw).hex()},
                               {QStringLiteral("sig"), QString::fromLatin1(sig.toBase64())},
                               {QStringLiteral("statement"), object}};
    ANJUAN_CHECK(parseStatement(envelope, draft.kind));
    return envelope;
}

} // namespace anjuan::chain
