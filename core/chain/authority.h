#pragma once
#include <map>
#include <optional>
#include <set>
#include <vector>

#include "core/chain/finding.h"
#include "core/chain/record.h"

namespace anjuan::chain {

/// A key that the office chain issued.
struct IssuedKey {
    keys::PublicKey key;
    QByteArray pem;
    PersonId person;
    qint64 issuedAt = 0;             // seq of the issuing office record
    std::optional<qint64> revokedAt; // seq of the revoking one
};

/// Who may sign what, folded from the office chain record by record (spec §3). A faulty record is a finding, and the
/// fold goes on as the second verifier does (docs/format/anjuan_verify.py, class Office).
class Authority { // 单位与授权
public:
    /// Takes the next office record in. `checkSignatures` may be false where they were checked before.
    void add(const Record &record, Findings &findings, bool checkSignatures = true);

    bool isFounded() const { return m_size > 0; }
    qint64 size() const { return m_size; }
    Digest genesis() const { return m_genesis; }
    Digest head() const { return m_head; }
    bool isDemo() const { return m_demo; }
    const QString &unitName() const { return m_unitName; }
    const QString &unitCode() const { return m_unitCode; }
    const QString &chainName() const { return m_chain; }

    std::optional<qint64> seqOf(const Digest &officeHash) const;
    const std::map<QString, IssuedKey> &keys() const { return m_keys; }
    /// Keys of the bureau 上级局 by id: every one that was pinned for the bureau pinned last, since each of its clerks
    /// signs with a key of their own.
    const std::map<QString, keys::PublicKey> &bureauKeys() const { return m_bureauKeys; }
    bool isAdminAt(const PersonId &person, qint64 seq) const;
    bool isAdmin(const PersonId &person) const { return isAdminAt(person, m_size - 1); }
    bool isEnrolledAt(const LibraryId &library, qint64 seq) const;
    /// The library that may write the office chain now.
    LibraryId holder() const { return m_holder; }
    std::optional<qint64> lateAcceptedAt(const Digest &record) const;
    bool hasLateAcceptances() const { return !m_late.empty(); }

    /// The signer rule of spec §3 for a signed object outside the office chain; the office seq it counts under, -1 for
    /// a bureau's statement, nothing when `office` names no record. Findings name `where`.
    std::optional<qint64> check(const QString &where, const std::optional<Digest> &office, const PersonId &by,
                                const QString &key, const std::optional<LibraryId> &library, QByteArrayView raw,
                                QByteArrayView sig, bool bureauKind, Findings &findings,
                                bool checkSignatures = true) const;

private:
    void found(const Record &record, const QString &where, Findings &findings);
    void issue(const QJsonObject &body, const QString &where, Findings &findings);
    void checkRecovery(const Record &record, const QString &where, bool checkSignatures, Findings &findings);
    void checkProof(const QJsonObject &body, const QString &where, Findings &findings) const;
    void takeIn(const Record &record, const QString &where, bool checkSignatures, Findings &findings);
    void takeEffect(const Record &record, const QString &where, Findings &findings);
    void revoke(const QJsonObject &body, const QString &where, Findings &findings);
    void pinBureau(const QJsonObject &body, const QString &where, Findings &findings);
    bool anyAdminHasKey(const std::set<PersonId> &admins) const;
    void checkSigner(const QString &where, const QString &key, const PersonId &by, QByteArrayView raw,
                     QByteArrayView sig, qint64 upto, bool selfIssued, bool checkSignatures, Findings &findings) const;

    qint64 m_size = 0;
    Digest m_genesis;
    Digest m_head;
    bool m_demo = false;
    QString m_unitName;
    QString m_unitCode;
    QString m_chain;
    LibraryId m_holder;
    std::map<Digest, qint64> m_seqs;
    std::map<QString, IssuedKey> m_keys;
    std::set<QString> m_reserved;
    std::vector<std::set<PersonId>> m_admins;
    std::vector<std::set<LibraryId>> m_libraries;
    std::optional<keys::PublicKey> m_recovery;
    std::map<QString, keys::PublicKey> m_bureauKeys;
    QString m_bureauGenesis;
    std::map<Digest, qint64> m_late;
};

} // namespace anjuan::chain
