#pragma once
#include <memory>

#include <QtCore/QByteArray>

#include "core/base/result.h"
#include "core/base/secret.h"

namespace anjuan::exchange {

/// One entry of a zip under AES-256, as WinZip's AE-1 and AE-2 fix it and 7-Zip reads it: salt, two bytes that tell a
/// wrong passphrase, AES in counter mode, and the first ten bytes of an HMAC-SHA1 over what is encrypted.
class EntryCipher { // 条目加密
public:
    static constexpr qsizetype kSalt = 16;
    static constexpr qsizetype kVerifier = 2;
    static constexpr qsizetype kMac = 10;
    static constexpr qint64 kOverhead = kSalt + kVerifier + kMac;

    /// Derives the keys: PBKDF2 of 1000 rounds, as the format fixes it, some milliseconds. Fault: Io
    /// `exchange.cipher_unavailable`, also of every other function here.
    static Result<EntryCipher> make(const Secret &passphrase, QByteArrayView salt);
    static Result<QByteArray> newSalt();
    EntryCipher(EntryCipher &&) noexcept;
    EntryCipher &operator=(EntryCipher &&) noexcept;
    ~EntryCipher();

    QByteArrayView verifier() const { return m_verifier; }
    /// In place, block after block, in the order of the content.
    Result<void> encrypt(char *data, qint64 length);
    Result<void> decrypt(char *data, qint64 length);
    /// Of all that went through; once, at the end.
    Result<QByteArray> mac();

private:
    struct Contexts;
    EntryCipher();
    Result<void> applyKeystream(char *data, qint64 length);
    Result<void> authenticate(const char *data, qint64 length);

    std::unique_ptr<Contexts> m_contexts;
    QByteArray m_verifier;
};

} // namespace anjuan::exchange
