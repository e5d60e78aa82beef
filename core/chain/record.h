#pragma once
#include <optional>

#include <QtCore/QByteArray>
#include <QtCore/QJsonObject>
#include <QtCore/QStringList>

#include "core/base/canonical_object.h"
#include "core/base/clock.h"
#include "core/base/digest.h"
#include "core/base/id.h"
#include "core/base/result.h"
#include "core/chain/finding.h"
#include "core/keys/sm2.h"

namespace anjuan::chain {

/// One signed record 记录 (docs/format/record-chain.md §2), as parsed from its exact bytes.
struct Record {
    QString chain;
    qint64 seq = 0;
    Digest prev;
    Instant at;
    std::optional<Instant> clock;
    QString kind;
    PersonId by;
    QString key;
    LibraryId library;
    std::optional<Digest> office; // absent in the office chain
    CanonicalObject body;         // core/chain/body.h reads it
    QStringList blobs;            // SHA-256, as the body names them

    QByteArray raw; // the canonical bytes: what is hashed, signed, stored and exported
    Digest hash;    // SM3(raw)
    QByteArray sig; // DER
};

/// What a person signs who does not hold the chain 声明 (spec §2).
struct Statement {
    QString aboutChain;
    Digest aboutHash;
    Instant at;
    QString kind;
    PersonId by;
    QString key;
    LibraryId library;
    std::optional<Digest> office;
    QJsonObject body;
    QStringList blobs;
    QByteArray raw;
    Digest hash;
    QByteArray sig;
};

enum class ChainSort { Office, Case, Desk, Access, Unknown };
ChainSort sortOf(QStringView chain);
QString officeChain(const QString &uuid);
QString caseChain(const CaseId &id);
QString deskChain(const LibraryId &library);
QString accessChain(const LibraryId &library, const CaseId &id);
/// The case of a case or access chain.
std::optional<CaseId> caseOf(QStringView chain);
/// The same of a record, whose chain was held against its form when it was read: by its first letter.
ChainSort sortOf(const Record &record);
/// The case of a record of a case or access chain, as text; empty for others.
QString caseIdOf(const Record &record);

/// The distinct values of members ending in _sha256 or _sha256s, at any depth, in canonical order; a top member
/// `statement` of the body aside. Fault: Corrupt `chain.blob_name {where, member}`.
Result<QStringList> namedBlobs(const QJsonObject &body, const QString &where);

/// Reads one envelope line (without its LF) strictly: canonical form, exactly the members of the spec, formats, hash.
/// The signature is only decoded. `where` names the line. Faults: Corrupt `json.refused`, `chain.malformed {where,
/// why}`.
Result<Record> parseEnvelope(QByteArrayView line, const QString &where);
/// The same, but a hash that is not the record's and blobs that are not the body's become findings
/// (`chain.hash_differs`, `chain.blobs_differ`), so that a verdict can go on.
Result<Record> parseEnvelope(QByteArrayView line, const QString &where, Findings &findings);
/// Reads a record from the bytes that were stored (its hash computed, not compared).
Result<Record> parseRecord(const QByteArray &raw, const QByteArray &sig, const QString &where);
/// The same at a fraction of the cost, building only what a Record holds: nothing where a member is not as it should
/// be, and parseRecord then tells what is wrong. `hash` and `sig` are left to the caller.
std::optional<Record> readWhole(const QByteArray &raw);
/// The envelope line without LF: `{"hash":…,"record":…,"sig":…}` with the record's exact bytes.
QByteArray envelopeOf(const Record &record);

/// A statement's envelope object `{"hash","sig","statement"}`. Faults as parseEnvelope.
Result<Statement> parseStatement(const QJsonObject &envelope, const QString &where);
Result<Statement> parseStatement(const QJsonObject &envelope, const QString &where, Findings &findings);

/// What a record must be to stand at line `seq` of `chain` after `before` (none at 0): its chain and seq, the link, the
/// order of `at`, the cause of `clock`, the chain that its kind may stand in (spec §2, §3).
void checkLink(const Record &record, const QString &chain, qint64 seq, const Record *before, Findings &findings);

/// What is about to become a record.
struct Draft {
    QString chain;
    qint64 seq = 0;
    Digest prev;
    Instant at;
    std::optional<Instant> clock;
    QString kind;
    PersonId by;
    LibraryId library;
    std::optional<Digest> office;
    QJsonObject body;
};
/// Canonical bytes, hash, signature; `blobs` from the body. Faults: Invalid `chain.too_long {kind}`,
/// `json.not_canonical`.
Result<Record> seal(const Draft &draft, const keys::KeyPair &key);

/// A signed statement's envelope object `{"hash","sig","statement"}`.
struct StatementDraft {
    QString aboutChain;
    Digest aboutHash;
    Instant at;
    QString kind;
    PersonId by;
    LibraryId library;
    Digest office;
    QJsonObject body;
};
Result<QJsonObject> sealStatement(const StatementDraft &draft, const keys::KeyPair &key);

} // namespace anjuan::chain
