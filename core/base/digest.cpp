#include "core/base/digest.h"

#include <string_view>

#include <gcrypt.h>
#include <openssl/evp.h>

namespace anjuan {

namespace {

/// What each lower-case hex digit stands for; 255 for what is none.
constexpr auto kNibbles = [] {
    std::array<unsigned char, 256> of{};
    of.fill(255);
    for (unsigned char i = 0; i < 16; ++i)
        of[static_cast<unsigned char>("0123456789abcdef"[i])] = i;
    return of;
}();

/// Characters or bytes, which compare with ASCII alike.
template <class View> std::optional<Digest> readHex(View hex)
{
    using Unit = std::make_unsigned_t<typename View::value_type>;
    Digest digest;
    if (hex.size() != 64)
        return std::nullopt;
    unsigned wrong = 0;
    for (std::size_t i = 0; i < 32; ++i) {
        const auto high = static_cast<Unit>(hex[2 * i]);
        const auto low = static_cast<Unit>(hex[2 * i + 1]);
        const unsigned first = kNibbles[high & 255];
        const unsigned second = kNibbles[low & 255];
        wrong |= first | second | static_cast<unsigned>(high | low) >> 8 << 8;
        digest.bytes[i] = static_cast<unsigned char>(first << 4 | second);
    }
    return wrong < 16 ? std::optional(digest) : std::nullopt;
}

} // namespace

std::optional<Digest> Digest::fromHex(QStringView hex)
{
    // As plain numbers: a QChar is no arithmetic type.
    return readHex(std::u16string_view(hex.utf16(), static_cast<std::size_t>(hex.size())));
}

std::optional<Digest> Digest::fromHex(QByteArrayView hex)
{
    return readHex(std::string_view(hex.data(), static_cast<std::size_t>(hex.size())));
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

struct Hasher::Context {
    EVP_MD_CTX *ctx = EVP_MD_CTX_new();
    Context() = default;
    ~Context() { EVP_MD_CTX_free(ctx); }
    Context(const Context &) = delete;
    Context &operator=(const Context &) = delete;
};

namespace {

/// Looked up once: to look an algorithm up costs as much as to hash a short record with it.
const EVP_MD *sha256Algorithm()
{
    static EVP_MD *const sha256 = EVP_MD_fetch(nullptr, "SHA256", nullptr);
    return sha256;
}

/// libgcrypt is a process's own: where another library of this program has set it up already, it stays as it is.
bool readyForSm3()
{
    if (gcry_control(GCRYCTL_INITIALIZATION_FINISHED_P) == 0) {
        gcry_control(GCRYCTL_NO_FIPS_MODE); // which knows no SM3
        gcry_check_version(nullptr);
        gcry_control(GCRYCTL_DISABLE_SECMEM, 0); // nothing secret is hashed here
        gcry_control(GCRYCTL_INITIALIZATION_FINISHED, 0);
    }
    return gcry_md_test_algo(GCRY_MD_SM3) == 0;
}

} // namespace

Hasher::Hasher() : m_context(std::make_unique<Context>())
{
    EVP_DigestInit_ex2(m_context->ctx, sha256Algorithm(), nullptr);
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
    // By libgcrypt, whose SM3 is half as fast again as OpenSSL 3.0's; a whole library is hashed at every check.
    static const bool ready = readyForSm3();
    Digest digest;
    if (ready)
        gcry_md_hash_buffer(GCRY_MD_SM3, digest.bytes.data(), data.data(), static_cast<std::size_t>(data.size()));
    else
        EVP_Q_digest(nullptr, "SM3", nullptr, data.data(), static_cast<std::size_t>(data.size()), digest.bytes.data(),
                     nullptr);
    return digest;
}

Digest sha256(QByteArrayView data)
{
    Hasher hasher;
    hasher.add(data);
    return hasher.result();
}

} // namespace anjuan
