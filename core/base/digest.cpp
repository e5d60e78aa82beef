#include "core/base/digest.h"

#include <openssl/evp.h>

namespace anjuan {

std::optional<Digest> Digest::fromHex(QStringView hex)
{
    Digest digest;
    if (hex.size() != 64)
        return std::nullopt;
    const auto nibble = [](QChar c) -> int {
        if (c >= u'0' && c <= u'9')
            return c.unicode() - u'0';
        return c >= u'a' && c <= u'f' ? c.unicode() - u'a' + 10 : -1;
    };
    for (int i = 0; i < 32; ++i) {
        const int high = nibble(hex[2 * i]);
        const int low = nibble(hex[2 * i + 1]);
        if (high < 0 || low < 0)
            return std::nullopt;
        digest.bytes[static_cast<std::size_t>(i)] = static_cast<unsigned char>(high << 4 | low);
    }
    return digest;
}

QByteArray Digest::toBytes() const
{
    return QByteArray(reinterpret_cast<const char *>(bytes.data()), 32);
}

QString Digest::hex() const
{
    static constexpr char kDigits[] = "0123456789abcdef";
    QString out(64, Qt::Uninitialized);
    QChar *at = out.data();
    for (const unsigned char byte : bytes) {
        *at++ = QLatin1Char(kDigits[byte >> 4]);
        *at++ = QLatin1Char(kDigits[byte & 15]);
    }
    return out;
}

std::optional<Digest> Digest::fromHex(QByteArrayView hex)
{
    Digest digest;
    if (hex.size() != 64)
        return std::nullopt;
    const auto nibble = [](char c) -> int {
        if (c >= '0' && c <= '9')
            return c - '0';
        return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
    };
    for (int i = 0; i < 32; ++i) {
        const int high = nibble(hex[2 * i]);
        const int low = nibble(hex[2 * i + 1]);
        if (high < 0 || low < 0)
            return std::nullopt;
        digest.bytes[static_cast<std::size_t>(i)] = static_cast<unsigned char>(high << 4 | low);
    }
    return digest;
}

struct Hasher::Context {
    EVP_MD_CTX *ctx = EVP_MD_CTX_new();
    Context() = default;
    ~Context() { EVP_MD_CTX_free(ctx); }
    Context(const Context &) = delete;
    Context &operator=(const Context &) = delete;
};

namespace {

/// Looked up once: to look an algorithm up costs as much as to hash a short record with it.
const EVP_MD *algorithmOf(Hasher::Algorithm algorithm)
{
    static EVP_MD *const sm3 = EVP_MD_fetch(nullptr, "SM3", nullptr);
    static EVP_MD *const sha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    return algorithm == Hasher::Algorithm::Sm3 ? sm3 : sha256;
}

Digest digestOf(Hasher::Algorithm algorithm, QByteArrayView data)
{
    struct Owned {
        EVP_MD_CTX *ctx = EVP_MD_CTX_new();
        Owned() = default;
        ~Owned() { EVP_MD_CTX_free(ctx); }
        Owned(const Owned &) = delete;
        Owned &operator=(const Owned &) = delete;
    };
    thread_local Owned contexts[2];
    EVP_MD_CTX *ctx = contexts[algorithm == Hasher::Algorithm::Sm3 ? 0 : 1].ctx;
    Digest digest;
    EVP_DigestInit_ex2(ctx, algorithmOf(algorithm), nullptr);
    EVP_DigestUpdate(ctx, data.data(), static_cast<std::size_t>(data.size()));
    EVP_DigestFinal_ex(ctx, digest.bytes.data(), nullptr);
    return digest;
}

} // namespace

Hasher::Hasher(Algorithm algorithm) : m_context(std::make_unique<Context>())
{
    EVP_DigestInit_ex2(m_context->ctx, algorithmOf(algorithm), nullptr);
}

Hasher::~Hasher() = default;

void Hasher::add(QByteArrayView data)
{
    EVP_DigestUpdate(m_context->ctx, data.data(), static_cast<std::size_t>(data.size()));
}

Digest Hasher::result()
{
    Digest digest;
    EVP_DigestFinal_ex(m_context->ctx, digest.bytes.data(), nullptr);
    return digest;
}

Digest sm3(QByteArrayView data)
{
    return digestOf(Hasher::Algorithm::Sm3, data);
}

Digest sha256(QByteArrayView data)
{
    return digestOf(Hasher::Algorithm::Sha256, data);
}

} // namespace anjuan
