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
    return QString::fromLatin1(toBytes().toHex());
}

struct Hasher::Context {
    EVP_MD_CTX *ctx = EVP_MD_CTX_new();
    ~Context() { EVP_MD_CTX_free(ctx); }
};

Hasher::Hasher(Algorithm algorithm) : m_context(std::make_unique<Context>())
{
    EVP_DigestInit_ex(m_context->ctx, algorithm == Algorithm::Sm3 ? EVP_sm3() : EVP_sha256(), nullptr);
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
    Hasher hasher(Hasher::Algorithm::Sm3);
    hasher.add(data);
    return hasher.result();
}

Digest sha256(QByteArrayView data)
{
    Hasher hasher(Hasher::Algorithm::Sha256);
    hasher.add(data);
    return hasher.result();
}

} // namespace anjuan
