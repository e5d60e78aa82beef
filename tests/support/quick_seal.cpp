#include <cstdint>

#include <dlfcn.h>
#include <openssl/x509.h>

/// Half of the time of a test that logs several people in went into scrypt. What is linked here stands in front of
/// libcrypto's and seals test keys at a sixteenth of its work; the program itself, and the tests of the keys, which
/// hold the real cost, know nothing of it.
extern "C" X509_ALGOR *PKCS5_pbe2_set_scrypt(const EVP_CIPHER *cipher, const unsigned char *salt, int saltLength,
                                             unsigned char *iv, uint64_t n, uint64_t r, uint64_t p)
{
    using Real =
        X509_ALGOR *(*)(const EVP_CIPHER *, const unsigned char *, int, unsigned char *, uint64_t, uint64_t, uint64_t);
    static const auto real = reinterpret_cast<Real>(dlsym(RTLD_NEXT, "PKCS5_pbe2_set_scrypt"));
    return real ? real(cipher, salt, saltLength, iv, n / 16, r, p) : nullptr;
}
