#pragma once
#include <memory>

#include <QtCore/QByteArray>
#include <QtCore/QString>

#include "core/base/result.h"
#include "core/base/secret.h"

namespace anjuan::keys {

/// An SM2 key pair (GB/T 32918) 密钥. The private half never leaves this object but under a password.
class KeyPair {
public:
    static Result<KeyPair> generate();
    /// Unlocks an encrypted PKCS#8 PEM (PBES2, scrypt N=16384).
    /// Faults: Refused `keys.wrong_password`, Corrupt `keys.damaged {where}`.
    static Result<KeyPair> unseal(const QByteArray &pem, const Secret &password, const QString &where);
    /// The encrypted PKCS#8 PEM under that password.
    Result<QByteArray> seal(const Secret &password) const;

    /// The first 32 hex digits of SM3(DER of the SubjectPublicKeyInfo) (spec §3).
    const QString &id() const { return m_id; }
    /// Exactly the one PEM form of spec §3.
    const QByteArray &publicPem() const { return m_publicPem; }
    /// SM2 with SM3 over the bytes, distinguishing id 1234567812345678; strict DER.
    Result<QByteArray> sign(QByteArrayView message) const;

private:
    struct Handle;
    std::shared_ptr<const Handle> m_handle;
    QString m_id;
    QByteArray m_publicPem;
};

/// A public key, parsed once and used many times.
class PublicKey {
public:
    /// Faults: Invalid `keys.not_sm2` for anything but the one PEM form of spec §3.
    static Result<PublicKey> parse(const QByteArray &pem);
    const QString &id() const { return m_id; }
    /// Whether the strict-DER signature holds over the bytes.
    bool verifies(QByteArrayView message, QByteArrayView signature) const;

private:
    struct Handle;
    std::shared_ptr<const Handle> m_handle;
    QString m_id;
};

/// RFC 4648 base64 with padding and nothing else. Fault: Corrupt `keys.not_base64 {where}`.
Result<QByteArray> unbase64(const QString &text, const QString &where);

} // namespace anjuan::keys
