#include "core/keys/sm2.h"

#include <cstring>

#include <openssl/bio.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/x509.h>

#include "core/base/digest.h"

namespace anjuan::keys {
namespace {

constexpr QByteArrayView kDistinguishingId = "1234567812345678"; // GB/T 35276
constexpr qsizetype kSpkiLength = 91;
constexpr qsizetype kPemColumns = 64;
constexpr uint64_t kScryptN = 16384;
constexpr uint64_t kScryptR = 8;
constexpr uint64_t kScryptP = 1;

template <auto release> struct Release {
    template <class T> void operator()(T *thing) const { release(thing); }
};
template <class T, auto release> using Owned = std::unique_ptr<T, Release<release>>;
using PKey = Owned<EVP_PKEY, EVP_PKEY_free>;
using PKeyContext = Owned<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;
using DigestContext = Owned<EVP_MD_CTX, EVP_MD_CTX_free>;
using Bio = Owned<BIO, BIO_free_all>;
using SealedKey = Owned<X509_SIG, X509_SIG_free>;
using PlainKey = Owned<PKCS8_PRIV_KEY_INFO, PKCS8_PRIV_KEY_INFO_free>;
using Signature = Owned<ECDSA_SIG, ECDSA_SIG_free>;

const unsigned char *bytesOf(QByteArrayView data)
{
    return reinterpret_cast<const unsigned char *>(data.data());
}

std::size_t lengthOf(QByteArrayView data)
{
    return static_cast<std::size_t>(data.size());
}

/// Everything of the SubjectPublicKeyInfo before the point: named curve SM2, uncompressed.
const QByteArray &spkiPrefix()
{
    static const QByteArray prefix = QByteArray::fromHex("3059301306072a8648ce3d020106082a811ccf5501822d03420004");
    return prefix;
}

bool isSm2Spki(const QByteArray &der)
{
    return der.size() == kSpkiLength && der.startsWith(spkiPrefix());
}

QByteArray pemOf(const QByteArray &der)
{
    const QByteArray body = der.toBase64();
    QByteArray pem = "-----BEGIN PUBLIC KEY-----\n";
    for (qsizetype i = 0; i < body.size(); i += kPemColumns)
        pem += body.mid(i, kPemColumns) + '\n';
    return pem + "-----END PUBLIC KEY-----\n";
}

QString idOf(const QByteArray &der)
{
    return sm3(der).hex().left(32);
}

QByteArray publicDer(EVP_PKEY *key)
{
    unsigned char *out = nullptr;
    const int length = i2d_PUBKEY(key, &out);
    if (length <= 0)
        return {};
    const QByteArray der(reinterpret_cast<const char *>(out), length);
    OPENSSL_free(out);
    return der;
}

/// A digest context that signs or verifies as GB/T 32918 wants it; the key context lives beside it.
struct SigningContext {
    DigestContext digest{EVP_MD_CTX_new()};
    PKeyContext key;

    explicit SigningContext(EVP_PKEY *pkey) : key(EVP_PKEY_CTX_new_from_pkey(nullptr, pkey, nullptr))
    {
        // The id must be set before the digest begins: it is hashed ahead of the message.
        if (digest && key
            && EVP_PKEY_CTX_set1_id(key.get(), kDistinguishingId.data(), static_cast<int>(kDistinguishingId.size()))
                == 1)
            EVP_MD_CTX_set_pkey_ctx(digest.get(), key.get());
        else
            key.reset();
    }
};

bool isStrictDer(QByteArrayView signature)
{
    const unsigned char *at = bytesOf(signature);
    const Signature parsed(d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(signature.size())));
    if (!parsed || at != bytesOf(signature) + signature.size())
        return false;
    unsigned char *out = nullptr;
    const int length = i2d_ECDSA_SIG(parsed.get(), &out);
    const bool same = length == signature.size() && std::memcmp(out, signature.data(), lengthOf(signature)) == 0;
    OPENSSL_free(out);
    return same;
}

bool isScryptSealed(const X509_SIG *sealed)
{
    const X509_ALGOR *algorithm = nullptr;
    X509_SIG_get0(sealed, &algorithm, nullptr);
    const ASN1_OBJECT *name = nullptr;
    int type = 0;
    const void *parameter = nullptr;
    X509_ALGOR_get0(&name, &type, &parameter, algorithm);
    if (OBJ_obj2nid(name) != NID_pbes2 || type != V_ASN1_SEQUENCE)
        return false;
    const Owned<PBE2PARAM, PBE2PARAM_free> pbes2(
        static_cast<PBE2PARAM *>(ASN1_TYPE_unpack_sequence(ASN1_ITEM_rptr(PBE2PARAM), algorithm->parameter)));
    return pbes2 && OBJ_obj2nid(pbes2->keyfunc->algorithm) == NID_id_scrypt;
}

int noPassword(char *, int, int, void *)
{
    return -1;
}

} // namespace

struct KeyPair::Handle {
    PKey key;
};

struct PublicKey::Handle {
    PKey key;
};

Result<KeyPair> KeyPair::generate()
{
    PKey key(EVP_PKEY_Q_keygen(nullptr, nullptr, "SM2"));
    const QByteArray der = key ? publicDer(key.get()) : QByteArray();
    if (!isSm2Spki(der))
        return fail(Fault::Io, "keys.cannot_generate");
    KeyPair pair;
    pair.m_handle = std::make_shared<const Handle>(Handle{std::move(key)});
    pair.m_id = idOf(der);
    pair.m_publicPem = pemOf(der);
    return pair;
}

Result<KeyPair> KeyPair::unseal(const QByteArray &pem, const Secret &password, const QString &where)
{
    const auto damaged = [&] { return fail(Fault::Corrupt, "keys.damaged", {where}); };
    const Bio text(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())));
    const SealedKey sealed(text ? PEM_read_bio_PKCS8(text.get(), nullptr, noPassword, nullptr) : nullptr);
    if (!sealed || !isScryptSealed(sealed.get()))
        return damaged();
    const QByteArrayView words = password.bytes();
    const PlainKey plain(
        PKCS8_decrypt(sealed.get(), words.isEmpty() ? "" : words.data(), static_cast<int>(words.size())));
    if (!plain)
        return fail(Fault::Refused, "keys.wrong_password", {where});
    PKey key(EVP_PKCS82PKEY(plain.get()));
    const QByteArray der = key ? publicDer(key.get()) : QByteArray();
    if (!isSm2Spki(der))
        return damaged();
    // A private half that does not belong to its public half signs what nobody can verify.
    const PKeyContext check(EVP_PKEY_CTX_new_from_pkey(nullptr, key.get(), nullptr));
    if (!check || EVP_PKEY_pairwise_check(check.get()) != 1)
        return damaged();
    KeyPair pair;
    pair.m_handle = std::make_shared<const Handle>(Handle{std::move(key)});
    pair.m_id = idOf(der);
    pair.m_publicPem = pemOf(der);
    return pair;
}

Result<QByteArray> KeyPair::seal(const Secret &password) const
{
    const auto cannot = [] { return fail(Fault::Io, "keys.cannot_seal"); };
    if (!m_handle)
        return cannot();
    if (password.isEmpty())
        return fail(Fault::Invalid, "keys.empty_password");
    const PlainKey plain(EVP_PKEY2PKCS8(m_handle->key.get()));
    X509_ALGOR *scheme = PKCS5_pbe2_set_scrypt(EVP_aes_256_cbc(), nullptr, 0, nullptr, kScryptN, kScryptR, kScryptP);
    if (!plain || !scheme) {
        X509_ALGOR_free(scheme);
        return cannot();
    }
    const QByteArrayView words = password.bytes();
    const SealedKey sealed(PKCS8_set0_pbe(words.data(), static_cast<int>(words.size()), plain.get(), scheme));
    if (!sealed) {
        X509_ALGOR_free(scheme);
        return cannot();
    }
    const Bio out(BIO_new(BIO_s_mem()));
    if (!out || PEM_write_bio_PKCS8(out.get(), sealed.get()) != 1)
        return cannot();
    char *data = nullptr;
    const long length = BIO_get_mem_data(out.get(), &data);
    return QByteArray(data, length);
}

Result<QByteArray> KeyPair::sign(QByteArrayView message) const
{
    const auto cannot = [] { return fail(Fault::Io, "keys.cannot_sign"); };
    if (!m_handle)
        return cannot();
    EVP_PKEY *pkey = m_handle->key.get();
    const SigningContext context(pkey);
    if (!context.key || EVP_DigestSignInit(context.digest.get(), nullptr, EVP_sm3(), nullptr, pkey) != 1)
        return cannot();
    std::size_t length = 0;
    if (EVP_DigestSign(context.digest.get(), nullptr, &length, bytesOf(message), lengthOf(message)) != 1)
        return cannot();
    QByteArray signature(static_cast<qsizetype>(length), '\0');
    if (EVP_DigestSign(context.digest.get(), reinterpret_cast<unsigned char *>(signature.data()), &length,
                       bytesOf(message), lengthOf(message))
        != 1)
        return cannot();
    signature.truncate(static_cast<qsizetype>(length));
    return signature;
}

Result<PublicKey> PublicKey::parse(const QByteArray &pem)
{
    const auto notSm2 = [] { return fail(Fault::Invalid, "keys.not_sm2"); };
    const QByteArrayView head = "-----BEGIN PUBLIC KEY-----\n";
    const QByteArrayView foot = "-----END PUBLIC KEY-----\n";
    if (!pem.startsWith(head) || !pem.endsWith(foot) || pem.size() < head.size() + foot.size())
        return notSm2();
    QByteArray body = pem.mid(head.size(), pem.size() - head.size() - foot.size());
    body.replace('\n', "");
    const QByteArray der = QByteArray::fromBase64(body);
    if (!isSm2Spki(der) || pemOf(der) != pem)
        return notSm2();
    const unsigned char *at = bytesOf(der);
    PKey key(d2i_PUBKEY(nullptr, &at, static_cast<long>(der.size())));
    if (!key || EVP_PKEY_is_a(key.get(), "SM2") != 1)
        return notSm2();
    PublicKey out;
    out.m_handle = std::make_shared<const Handle>(Handle{std::move(key)});
    out.m_id = idOf(der);
    return out;
}

bool PublicKey::verifies(QByteArrayView message, QByteArrayView signature) const
{
    if (!m_handle || !isStrictDer(signature))
        return false;
    EVP_PKEY *pkey = m_handle->key.get();
    const SigningContext context(pkey);
    return context.key && EVP_DigestVerifyInit(context.digest.get(), nullptr, EVP_sm3(), nullptr, pkey) == 1
        && EVP_DigestVerify(context.digest.get(), bytesOf(signature), lengthOf(signature), bytesOf(message),
                            lengthOf(message))
        == 1;
}

Result<QByteArray> unbase64(const QString &text, const QString &where)
{
    const QByteArray ascii = text.toUtf8();
    const auto decoded = QByteArray::fromBase64Encoding(ascii, QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || decoded.decoded.toBase64() != ascii)
        return fail(Fault::Corrupt, "keys.not_base64", {where});
    return decoded.decoded;
}

} // namespace anjuan::keys
