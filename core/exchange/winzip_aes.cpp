#include "core/exchange/winzip_aes.h"

#include <algorithm>
#include <array>

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <openssl/rand.h>

#include <QtCore/QtEndian>

namespace anjuan::exchange {
namespace {

constexpr int kRounds = 1000;
constexpr std::size_t kKey = 32;
constexpr std::size_t kDerived = 2 * kKey + EntryCipher::kVerifier; // for AES, for the HMAC, to tell a wrong passphrase
constexpr qint64 kBlock = 16;
constexpr std::size_t kPad = 1 << 14;

tl::unexpected<Error> unavailable()
{
    return fail(Fault::Io, "exchange.cipher_unavailable");
}

} // namespace

struct EntryCipher::Contexts {
    EVP_CIPHER_CTX *aes = EVP_CIPHER_CTX_new();
    EVP_MAC_CTX *hmac = nullptr;
    std::array<unsigned char, kPad> pad{};
    qint64 padAt = 0;
    qint64 padEnd = 0;
    quint64 counter = 0;

    Contexts() = default;
    ~Contexts()
    {
        OPENSSL_cleanse(pad.data(), pad.size());
        EVP_CIPHER_CTX_free(aes);
        EVP_MAC_CTX_free(hmac);
    }
    Contexts(const Contexts &) = delete;
    Contexts &operator=(const Contexts &) = delete;

    bool start(const unsigned char *keys)
    {
        EVP_MAC *mac = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
        hmac = mac ? EVP_MAC_CTX_new(mac) : nullptr;
        EVP_MAC_free(mac);
        char digest[] = "SHA1";
        const OSSL_PARAM params[] = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0),
                                     OSSL_PARAM_construct_end()};
        return aes && hmac && EVP_EncryptInit_ex(aes, EVP_aes_256_ecb(), nullptr, keys, nullptr) == 1
            && EVP_CIPHER_CTX_set_padding(aes, 0) == 1 && EVP_MAC_init(hmac, keys + kKey, kKey, params) == 1;
    }

    /// The counter begins at 1 and is written from its lowest byte: not the counter mode that OpenSSL offers.
    bool refill(qint64 wanted)
    {
        const qint64 blocks = std::min((wanted + kBlock - 1) / kBlock, static_cast<qint64>(kPad) / kBlock);
        padAt = 0;
        padEnd = blocks * kBlock;
        std::fill_n(pad.begin(), padEnd, static_cast<unsigned char>(0));
        for (qint64 i = 0; i < blocks; ++i)
            qToLittleEndian<quint64>(++counter, pad.data() + i * kBlock);
        int length = 0;
        return EVP_EncryptUpdate(aes, pad.data(), &length, pad.data(), static_cast<int>(padEnd)) == 1
            && length == padEnd;
    }
};

EntryCipher::EntryCipher() : m_contexts(std::make_unique<Contexts>()) {}
EntryCipher::EntryCipher(EntryCipher &&) noexcept = default;
EntryCipher &EntryCipher::operator=(EntryCipher &&) noexcept = default;
EntryCipher::~EntryCipher() = default;

Result<QByteArray> EntryCipher::newSalt()
{
    QByteArray salt(kSalt, '\0');
    if (RAND_bytes(reinterpret_cast<unsigned char *>(salt.data()), static_cast<int>(kSalt)) != 1)
        return unavailable();
    return salt;
}

Result<EntryCipher> EntryCipher::make(const Secret &passphrase, QByteArrayView salt)
{
    std::array<unsigned char, kDerived> derived{};
    EntryCipher cipher;
    const QByteArrayView words = passphrase.bytes();
    const bool sound = PKCS5_PBKDF2_HMAC(words.isEmpty() ? "" : words.data(), static_cast<int>(words.size()),
                                         reinterpret_cast<const unsigned char *>(salt.data()),
                                         static_cast<int>(salt.size()), kRounds, EVP_sha1(), kDerived, derived.data())
            == 1
        && cipher.m_contexts->start(derived.data());
    cipher.m_verifier = QByteArray(reinterpret_cast<const char *>(derived.data()) + 2 * kKey, kVerifier);
    OPENSSL_cleanse(derived.data(), derived.size());
    if (!sound)
        return unavailable();
    return cipher;
}

Result<void> EntryCipher::applyKeystream(char *data, qint64 length)
{
    Contexts &c = *m_contexts;
    while (length > 0) {
        if (c.padAt == c.padEnd && !c.refill(length))
            return unavailable();
        const qint64 now = std::min(length, c.padEnd - c.padAt);
        const unsigned char *pad = c.pad.data() + c.padAt;
        for (qint64 i = 0; i < now; ++i)
            data[i] = static_cast<char>(static_cast<unsigned char>(data[i]) ^ pad[i]);
        c.padAt += now;
        data += now;
        length -= now;
    }
    return {};
}

Result<void> EntryCipher::authenticate(const char *data, qint64 length)
{
    const bool sound = EVP_MAC_update(m_contexts->hmac, reinterpret_cast<const unsigned char *>(data),
                                      static_cast<std::size_t>(length))
        == 1;
    return sound ? Result<void>{} : unavailable();
}

Result<void> EntryCipher::encrypt(char *data, qint64 length)
{
    ANJUAN_CHECK(applyKeystream(data, length));
    return authenticate(data, length);
}

Result<void> EntryCipher::decrypt(char *data, qint64 length)
{
    ANJUAN_CHECK(authenticate(data, length));
    return applyKeystream(data, length);
}

Result<QByteArray> EntryCipher::mac()
{
    std::array<unsigned char, 20> whole{};
    std::size_t length = 0;
    if (EVP_MAC_final(m_contexts->hmac, whole.data(), &length, whole.size()) != 1 || length != whole.size())
        return unavailable();
    return QByteArray(reinterpret_cast<const char *>(whole.data()), kMac);
}

} // namespace anjuan::exchange
